"""The data and the neuron: the points (x, y), and over them each lane's f(x) at the cursor."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...core.dataset import Data
from ...core.problems.neuron import sigmoid
from ...session.session import Session
from ..forms import muted_label
from ..styles import Styles
from ..theme import SPACE, numeric_font
from .data_layer import Curve, DataLayer
from .dataset import words_of

SAMPLES = 64
MARGIN = 0.06  # of the range of x
LEFT_PX = 44


class DataPlot(QWidget):
    """Plot the shown data and each active lane's f(x); `refresh` is called once a frame and does all the work."""

    def __init__(self, session: Session, styles: Styles, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._styles = session, styles
        self._data: Data | None = None
        self._x = np.zeros(SAMPLES)
        self._dirty = True
        self.words = muted_label(self)
        self.words.setFont(numeric_font())
        self.plot, self.box, self._axes = make_view(self)
        self.layer = DataLayer(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.plot, 1)
        for changed in (session.shown_changed, session.player.moved):
            changed.connect(self._forget)
        styles.changed.connect(self._dress)
        self._dress()

    def refresh(self) -> None:
        """Show the shown data and the curves at the cursor, where anything of it changed since the last time."""
        if not (self._dirty and self.isVisible()):
            return
        self._dirty = False
        shown = self._session.shown
        if shown.experiment.data is not self._data:
            self._data = shown.experiment.data
            self._show_points(*self._data.arrays())
        ids = shown.lane_ids()
        curves = (Curve(f, self._styles.colour(id), self._styles.of(id).dash) for id, f in zip(ids, self._outputs(ids)))
        self.layer.show_curves(self._x, tuple(curves))

    def showEvent(self, event) -> None:  # noqa: N802
        """Make up for what was not drawn while hidden (called by Qt)."""
        super().showEvent(event)
        self.refresh()

    # inside

    def _forget(self) -> None:
        self._dirty = True

    def _dress(self) -> None:
        theme = self._styles.theme
        self.plot.setBackground(theme.panel)
        self.layer.set_theme(theme)
        for axis in self._axes:
            axis.setPen(theme.border)
            axis.setTextPen(theme.muted)
        self._forget()

    def _outputs(self, ids: list[int]) -> np.ndarray:
        """Return f at the samples of x, one row a lane (lanes, SAMPLES)."""
        cursor, trajectories = self._session.player.cursor, self._session.shown.trajectories
        ends = [(t["w"][t.last(cursor)], t["b"][t.last(cursor)]) for t in (trajectories[id] for id in ids)]
        w, b = np.array(ends).reshape(-1, 2, 1).swapaxes(0, 1)
        with np.errstate(over="ignore"):
            return sigmoid(w * self._x + b)

    def _show_points(self, x: np.ndarray, y: np.ndarray) -> None:
        low, high = min(0.0, x.min()), max(0.0, x.max())
        room = MARGIN * (high - low or 1.0)
        self._x = np.linspace(low - room, high + room, SAMPLES)
        self.box.setRange(xRange=(low - room, high + room), yRange=(-0.04, 1.04), padding=0)
        every = self.layer.show_dots(x, y)
        self.words.setText(words_of(x) + (f"; one in {every} is drawn" if every > 1 else ""))


def make_view(parent: QWidget) -> tuple[pg.GraphicsView, pg.ViewBox, tuple[pg.AxisItem, ...]]:
    """Return a plot with axes named x and y, f(x) that nothing but the program moves: its widget, box and axes."""
    view = pg.GraphicsView(parent)
    view.setAccessibleName("The points (x, y), and each lane's f(x) over them")
    view.setMinimumHeight(160)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    layout = pg.GraphicsLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    view.setCentralItem(layout)
    box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
    box.disableAutoRange()
    axes = tuple(pg.AxisItem(side, linkView=box, text=name) for side, name in (("left", "y, f(x)"), ("bottom", "x")))
    for axis in axes:
        axis.enableAutoSIPrefix(False)
        axis.setStyle(tickFont=numeric_font(), tickLength=-4)
    axes[0].setWidth(LEFT_PX)
    axes[0].setTicks([[(0, "0"), (0.5, "0.5"), (1, "1")], []])
    for item, row, column in ((box, 0, 1), (axes[0], 0, 0), (axes[1], 1, 1)):
        layout.addItem(item, row, column)
    return view, box, axes
