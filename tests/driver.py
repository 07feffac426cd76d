"""The program's own window, begun, with hands for the tests."""

from collections.abc import Callable
from contextlib import nullcontext

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from optsim_gui.app import make_window
from optsim_gui.view import commands
from optsim_gui.view.main_window import MainWindow
from optsim_gui.view.panels.optimizers import OptimizersPanel
from optsim_gui.view.settings import Settings
from tests.waiting import Watch, wait


class Driver:
    """Hold the window on the screen, and follow what it shows."""

    def __init__(self, qtbot):
        self.window: MainWindow = make_window(Settings())
        self.session, self.player = self.window.session, self.window.session.player
        self.watch, self.begun, self.frames = Watch(self.session), 0, 0
        self.window.clock.frame.connect(self._begin)
        self.window.clock.rest_of_frame.connect(self._count)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.window.begin()

    @property
    def canvas(self):
        """Return the canvas of this moment; a change of language makes another."""
        return self.window.canvas

    @property
    def timeline(self):
        """Return the timeline of this moment."""
        return self.window.timeline

    def _begin(self, _) -> None:
        self.begun += 1

    def _count(self) -> None:
        self.frames += 1

    def frame(self) -> None:
        """Wait for one frame more; one that had begun already shows what was before."""
        clock, begun = self.window.clock, self.begun
        clock.request()
        wait(lambda: self.begun > begun, clock.frame)
        before = self.frames
        wait(lambda: self.frames > before, clock.rest_of_frame)

    def rest(self) -> None:
        """Wait until everything is computed and on the screen; nothing shown so far was amiss."""
        self.watch.rest()
        self.frame()
        assert self.watch.faults == []

    def rest_at(self, step: int) -> None:
        """Wait until everything is computed, and stand still at one update."""
        self.watch.rest()
        self.player.pause()
        self.player.seek(step)
        self.frame()

    def still(self) -> None:
        """Pause, and wait until nothing will happen any more by itself."""
        self.rest_at(self.player.cursor)
        wait(lambda: not any(timer.isActive() for timer in self.window.findChildren(QTimer)), self.window.clock.rest_of_frame)

    def do(self, key: str) -> None:
        """Trigger a command by its key in `actions`."""
        self.window.actions_by_key[key].trigger()

    def slider(self, lane: int, name: str = "eta"):
        """Return the slider of one setting of one lane."""
        return self.window.findChild(OptimizersPanel).rows[lane].settings[name].slider

    def px(self, w: float, b: float) -> QPointF:
        """Return where a point of the plane lies on the canvas, px."""
        canvas = self.canvas
        return QPointF(canvas.mapFromScene(canvas.box.mapToScene(canvas.picture.mapping().point(w, b))))

    def table(self) -> list[list[str]]:
        """Return the texts of the table of lanes."""
        table = self.window.lane_table
        return [[table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())]

    def dock(self, name: str) -> QDockWidget:
        """Return a dock, in front of those that share its place."""
        commands.bring_forward(self.window.docks[name])
        return self.window.docks[name]


@pytest.fixture
def driver(qtbot):
    """Give the window begun on the default preset; afterwards it is closed like any, but without a question."""
    made = Driver(qtbot)
    yield made
    made.window.documents.keep_for_later()
    made.window.close()
    assert made.watch.faults == []


@pytest.fixture(scope="module")
def driver_for_all(qapp):
    """Give one window to all tests of a module that leave it as they found it, and to all examples of a law."""
    made = Driver(Bot())
    yield made
    made.window.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert made.watch.faults == []


class Bot:
    """What a driver needs of qtbot, for longer than one test; the fixture puts the window away."""

    def addWidget(self, widget):  # noqa: N802
        pass

    def waitExposed(self, widget):  # noqa: N802
        return nullcontext()

    def waitUntil(self, until):  # noqa: N802
        wait(until, QApplication.instance().focusChanged)


def pixels(widget: QWidget) -> np.ndarray:
    """Return what a widget shows, uint8 (rows, columns, 3)."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return flat[:, : 3 * image.width()].reshape(image.height(), -1, 3).copy()


def dialog(kind: type, do: Callable[[], None]):
    """Return the dialog of this kind that `do` opens."""
    do()
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
