"""The frame clock: the only thing that paints; at once when idle, at most once per refresh of the display."""

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

LONGEST_S = 0.1


class FrameClock(QObject):
    """Turn any number of requests into single frames; `frame` tells the seconds since the frame before, at most 0.1.

    The time before the first frame after a rest does not count: nothing was to be shown. What `frame` brings up to date is
    painted before `rest_of_frame` comes, so that what a person looks at does not wait for what stands around it.
    """

    frame = Signal(float)
    rest_of_frame = Signal()

    def __init__(self, parent=None):
        super().__init__(parent)
        screen = QGuiApplication.primaryScreen()
        self.interval = 1.0 / (screen.refreshRate() if screen and screen.refreshRate() >= 24 else 60.0)
        self._last = 0.0
        self._rests, self._stopped = True, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._fire)
        self._then = QTimer(self)  # fires when what was to be painted is
        self._then.setSingleShot(True)
        self._then.timeout.connect(self.rest_of_frame)

    def request(self) -> None:
        """Ask for a frame; further requests before it make no further frame."""
        if self._stopped or self._timer.isActive():
            return
        now = perf_counter()
        if self._rests:
            self._last, self._rests = max(self._last, now - self.interval), False
        self._timer.start(max(0, round(1000 * (self._last + self.interval - now))))

    def stop(self) -> None:
        """Make no frame any more."""
        self._stopped = True
        self._timer.stop()
        self._then.stop()

    def _fire(self) -> None:
        now = perf_counter()
        passed, self._last = now - self._last, now
        self.frame.emit(min(passed, LONGEST_S))
        self._then.start(0)
        self._rests = not self._timer.isActive()
