"""The stage of all measurements in the window: its size, its eight lanes, and the widgets a hand would move."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSlider

from optsim_gui.app import all_is_loaded, make_window
from optsim_gui.core.landscape import SIDES
from optsim_gui.core.preset import preset
from optsim_gui.view.main_window import MainWindow
from optsim_gui.view.panels.dataset import DatasetPanel
from optsim_gui.view.panels.optimizers import OptimizersPanel
from optsim_gui.view.settings import Settings

from .isolate import keep_settings_in
from .watch import Watch, rest

WIDTH, HEIGHT = 1280, 800
PAUSE_S = 0.03


def eight_lanes(steps: int):
    """Return the preset `sparse` with two more lanes, all of different settings, and so many updates."""
    e = preset("sparse").experiment.replace(steps=steps)
    return e.with_another("rmsprop", beta=0.99).with_another("adam", beta1=0.5)


class Stage:
    """Hold the window with eight lanes, computed and shown to the end, and do with it what a person does."""

    def __init__(self, folder: Path, steps: int = 1000):
        self.app = QApplication.instance() or QApplication([])
        keep_settings_in(folder)
        self.window: MainWindow = make_window(Settings())
        self.session, self.player, self.canvas = self.window.session, self.window.session.player, self.window.canvas
        self.session.apply(eight_lanes(steps))
        self.window.resize(WIDTH, HEIGHT)
        self.watch = Watch(self.window)
        self.window.show()
        self.window.begin()
        self.player.pause()
        self._go_to_end(steps)
        all_is_loaded()  # as `app.main` does
        assert (self.window.width(), self.window.height()) == (WIDTH, HEIGHT)
        panel = self.window.findChild(OptimizersPanel)
        panel.link.click()
        self.eta: QSlider = next(iter(panel.rows.values())).settings["eta"].slider
        self.sparsity: QSlider = self.window.findChild(DatasetPanel).settings["sparsity"].slider

    def is_complete(self) -> bool:
        """Tell whether what was last painted is the experiment as it now is: all paths to their end on the finest landscape."""
        shown, scene, e = self.session.shown, self.watch.scene, self.session.experiment
        return (
            scene is not None
            and shown.experiment == e
            and scene.cursor == self.player.horizon == e.steps
            and list(scene.trajectories) == [lane.id for lane in e.lanes]
            and all(scene.trajectories[id] is t and t.done for id, t in shown.trajectories.items())
            and not self.canvas.picture.layer.behind
            and scene.landscape is shown.landscape
            and self._is_crisp(scene.landscape)
        )

    def _is_crisp(self, landscape) -> bool:
        w, b = landscape.w, landscape.b
        return len(w) == len(b) == SIDES[-1] and ((w[0], w[-1]), (b[0], b[-1])) == self.watch.view == self._canvas_view()

    def _canvas_view(self) -> tuple:
        return tuple(map(tuple, self.canvas.box.viewRange()))

    def set_up(self, steps: int, eta_tick: int | None = None) -> None:
        """Go back to the eight lanes as they began, with so many updates and perhaps one eta for all, and to their end."""
        self.session.apply(eight_lanes(steps))
        if eta_tick is not None:
            self.eta.setValue(eta_tick)
        self._go_to_end(steps)

    def _go_to_end(self, steps: int) -> None:
        if self.player.horizon != steps:
            self.watch.until(lambda: self.player.horizon == steps)
        self.player.seek(steps)
        if not self.is_complete():
            self.watch.until(self.is_complete)

    def play(self, first: int, updates_a_second: float) -> None:
        """Play on from an update."""
        self.player.seek(first)
        self.player.set_speed(updates_a_second)
        self.player.play()

    def explain(self, on: bool) -> None:
        """Switch all arrows on and raise inspector and curves, or the other way round."""
        for action in self.window.arrows.actions.values():
            action.setChecked(on)
        for dock in ("inspector", "curves") if on else ("data", "lanes"):
            self.window.docks[dock].raise_()
        self.settle()

    def settle(self) -> None:
        """Leave the window alone until nothing is under way."""
        rest(PAUSE_S)

    def mouse(self, kind: QEvent.Type, at: QPointF, buttons: Qt.MouseButton) -> None:
        """Send a mouse event of the left button to the canvas."""
        port = self.canvas.viewport()
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, at, QPointF(port.mapToGlobal(at.toPoint())), button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(port, event)

    def wheel(self, at: QPointF, notches: int) -> None:
        """Turn the wheel over the canvas, upward to zoom in."""
        port = self.canvas.viewport()
        event = QWheelEvent(at, QPointF(port.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
                            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(port, event)

    def place(self, w: float, b: float) -> QPointF:
        """Return where a point of the plane is on the canvas, px."""
        return QPointF(self.canvas.mapFromScene(self.canvas.box.mapViewToScene(QPointF(w, b))))

    def close(self) -> None:
        """Close the window."""
        self.window.close()
