"""The export dialog for the curves: as the canvas's, on another picture."""

from dataclasses import replace

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ...core.experiment import lane_titles
from ...core.words import tr
from ...session.session import Session
from ..export_dialog import ExportDialog
from ..picture import PARTS, caption, page
from ..settings import Settings
from .curves import CurvesPanel
from .curves_layer import CurvesScene
from .curves_plot import CurvesPlot

PAGE = (800, 480)  # px: the plot on the screen is too small to take home


class CurvesExport(ExportDialog):
    """Make a picture of the curves that a panel shows, at the cursor."""

    def __init__(self, panel: CurvesPanel, session: Session, settings: Settings, parent: QWidget | None = None):
        e, self._cursor, self._horizon = session.shown.experiment, session.player.cursor, panel.plot.horizon
        titles = {id: lane_titles(e)[id] for id in panel.subjects()}
        words = panel.words() + PARTS + caption(e, self._cursor, titles, session.preset)
        scene = replace(panel.plot.layer.scene_shown, legend=True)
        super().__init__(scene, (), (), PAGE, words, settings, parent)
        self.times[1].setText(tr("&Usual size"))
        self.times[1].setAccessibleName(tr("Usual size, {width} × {height} pixels", width=PAGE[0], height=PAGE[1]))

    def _render(self, size: tuple[int, int], scale: float) -> QImage:
        scene = replace(self._scene, legend=self.legend.isChecked())
        words = self._caption if self.caption.isChecked() else ""
        return page(lambda: plot_of(scene, self._horizon, self._cursor), size, scene.theme, words, scale)


def plot_of(scene: CurvesScene, horizon: int, cursor: int) -> CurvesPlot:
    """Return a plot of just this scene."""
    plot = CurvesPlot()
    plot.show_part(scene, horizon)
    plot.setBackground(scene.theme.background)
    plot.layer.show_cursor(cursor)
    return plot
