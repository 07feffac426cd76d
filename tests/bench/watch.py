"""See what the window does from outside: when its frame clock ticks, what its canvas paints, and when that is on the screen."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal

GIVE_UP_MS = 60_000


class Delivery(QObject):
    """Deliver the events of one kind to an object by `deliver`, and tell when that began and ended, in s of `perf_counter`."""

    done = Signal(float, float)

    def __init__(self, object: QObject, kind: QEvent.Type, deliver: Callable[[QEvent], object]):
        super().__init__(object)
        self._kind, self._deliver = kind, deliver
        object.installEventFilter(self)

    def eventFilter(self, object: QObject, event: QEvent) -> bool:  # noqa: N802
        """Deliver the event here (called by Qt)."""
        if event.type() != self._kind:
            return False
        began = perf_counter()
        self._deliver(event)
        self.done.emit(began, perf_counter())
        return True


class Watch(QObject):
    """Watch a main window: `ticked` when its clock has, `drawn` when its canvas has, `rested` when what stands around it is up to
    date, `painted` when all of a repaint is over.

    Each tells begin and end. `scene` and `view` are what the canvas held and showed (w range, b range) when last drawn.
    """

    ticked = Signal(float, float)
    drawn = Signal(float, float)
    rested = Signal(float, float)
    painted = Signal(float, float)

    def __init__(self, window):
        super().__init__(window)
        self._canvas = window.canvas
        self.scene = self.view = None
        tick, rest = window.clock.findChildren(QTimer)
        Delivery(tick, QEvent.Type.Timer, tick.event).done.connect(self.ticked)
        Delivery(rest, QEvent.Type.Timer, rest.event).done.connect(self.rested)
        Delivery(self._canvas.viewport(), QEvent.Type.Paint, self._draw).done.connect(self.drawn)
        Delivery(window, QEvent.Type.UpdateRequest, window.event).done.connect(self.painted)

    def _draw(self, event: QEvent) -> None:
        self._canvas.viewportEvent(event)
        self.scene = self._canvas.picture.scene_shown
        self.view = tuple(map(tuple, self._canvas.box.viewRange()))

    def until(self, holds: Callable[[], bool]) -> float:
        """Let the window run until a repaint is over after which `holds()`; return when it was."""
        ends = []

        def ask(began: float, end: float) -> None:
            if not ends and holds():
                ends.append(end)
                loop.quit()

        loop = QEventLoop()
        self.painted.connect(ask)
        _run(loop)
        self.painted.disconnect(ask)
        return ends[0]

    def frames(self, number: int, whole: bool = False) -> list[float]:
        """Return what each of the next frames takes, in s: to bring all up to date, and to paint the canvas, or the `whole` window."""
        frames, parts = [], (self.rested, self.painted if whole else self.drawn)

        def tick(began: float, end: float) -> None:
            if len(frames) == number and frames[-1][1]:
                loop.quit()
            elif frames and not frames[-1][1]:
                frames[-1][0] = end - began  # the one before had nothing to draw
            else:
                frames.append([end - began, 0.0])

        def go_on(began: float, end: float) -> None:
            if frames:
                frames[-1][1] += end - began

        loop = QEventLoop()
        self.ticked.connect(tick)
        for part in parts:
            part.connect(go_on)
        _run(loop)
        self.ticked.disconnect(tick)
        for part in parts:
            part.disconnect(go_on)
        return [ticked + others for ticked, others in frames]


def rest(seconds: float) -> None:
    """Let the window run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def _run(loop: QEventLoop) -> None:
    patience = QTimer(loop, singleShot=True, interval=GIVE_UP_MS)
    patience.timeout.connect(lambda: loop.exit(1))
    patience.start()
    if loop.exec():
        raise TimeoutError("the window did not come to what was waited for")
