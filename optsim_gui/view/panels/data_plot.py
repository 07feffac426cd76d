"""The data and the neuron: the points (x, y), each lane's f(x) at the cursor, and what each point adds to the gradient."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGraphicsItem, QHBoxLayout, QVBoxLayout, QWidget

from ...core.dataset import Data, Online
from ...core.experiment import lane_titles
from ...core.problems.neuron import point_gradients, sigmoid
from ...core.trajectory import Trajectory
from ...core.verdict import people
from ...core.words import tr
from ...session.session import Session
from ..forms import Combo, fill, muted_label
from ..styles import Styles
from ..theme import SPACE, numeric_font
from .data_bars import GradientBars
from .data_layer import Curve, DataLayer
from .dataset import words_of

SAMPLES = 64
MARGIN = 0.06  # of the range of x
NARROWEST, FARTHEST = 1e-9, 1e300  # range of x that is shown as such, and x: beyond, px are no finite numbers in double precision
LEVELS = (-0.04, 1.04)  # of y that are shown
LEFT_PX = 44
NEAR_PX = 10.0
LANE_PX = 9 * SPACE  # a short title has room, also where the panel is as narrow as it can be


class DataPlot(QWidget):
    """Plot the shown data and each active lane's f(x); `refresh` is called once a frame and does all the work."""

    def __init__(self, session: Session, styles: Styles, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._styles = session, styles
        self._data: Data | None = None
        self._points: tuple = ()  # x and y of the data
        self._x = np.zeros(SAMPLES)
        self._dirty = True
        self.words = muted_label(self)
        self.words.setFont(numeric_font())
        self.plot, self.box, self._axes = make_view(self)
        for axis in self._axes:  # on the screen alone; Qt would paint them anew with every move of the curves
            axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.layer = DataLayer(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.plot, 1)
        self._place_gradient(column)
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
            self._points = self._data.arrays()
            self._show_points(*self._points)
        online = isinstance(self._data, Online)
        for part in (self.plot, self.residuals, self.gradient, self.lane):
            part.setVisible(not online)
        if online:
            self._show_rounds()
            return
        ids = shown.lane_ids()
        curves = (Curve(f, self._styles.colour(id), self._styles.of(id).dash) for id, f in zip(ids, self._outputs(ids)))
        self.layer.show_curves(self._x, tuple(curves))
        fill(self.lane, [(title, id) for id, title in lane_titles(shown.experiment).items() if id in ids])
        self._show_gradient()

    def showEvent(self, event) -> None:  # noqa: N802
        """Make up for what was not drawn while hidden (called by Qt)."""
        super().showEvent(event)
        self.refresh()

    def _show_rounds(self) -> None:
        """Tell the lines of an online problem; there is no neuron to draw."""
        slopes = ", ".join(f"{slope:g}".replace("-", "−") for slope in self._data.slopes)
        self.words.setText(tr("No neuron: the losses are lines of the slopes {slopes} in turn.", slopes=slopes))
        self.bars.hide()
        self.told.hide()

    def choose_point(self, place: int | None) -> None:
        """Choose the point at this place in the order of x, or none, and tell its share of the gradient."""
        self._chosen = place
        self._look_again()

    # inside

    def _place_gradient(self, column: QVBoxLayout) -> None:
        """Add what is shown on demand: residuals, and per point what it adds to the gradient, for one lane."""
        self._chosen: int | None = None
        self._order = np.empty(0, dtype=int)
        self.residuals, self.gradient = QCheckBox(tr("Resid&uals"), self), QCheckBox(tr("&Gradient"), self)
        self.residuals.setToolTip(tr("Show how far the neuron's output is from each point"))
        self.gradient.setToolTip(tr("Show what each point adds to ∂L/∂w and to ∂L/∂b"))
        self.lane = Combo(tr("Lane whose residuals and gradient are shown"), self)
        self.lane.setToolTip(self.lane.accessibleName())
        self.lane.setMinimumWidth(LANE_PX)
        self.bars, self.told = GradientBars(self), muted_label(self)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for widget, stretch in ((self.residuals, 0), (self.gradient, 0), (self.lane, 1)):
            row.addWidget(widget, stretch)
        column.addLayout(row)
        for widget in (self.bars, self.told):
            widget.hide()
            column.addWidget(widget)
        for box in (self.residuals, self.gradient):
            box.toggled.connect(self._look_again)
        self.lane.activated.connect(self._look_again)
        self.bars.chose.connect(self.choose_point)
        self.plot.scene().sigMouseClicked.connect(self._click)

    def _forget(self) -> None:
        self._dirty = True

    def _look_again(self) -> None:
        self._forget()
        self.refresh()

    def _click(self, event) -> None:
        """Choose the point that is clicked, or none."""
        at = self.box.mapFromScene(event.scenePos())
        dots, (wide, high) = self.layer.dots, self.box.viewPixelSize()
        point = self.box.mapToView(at)
        away = np.hypot((dots[:, 0] - point.x()) / wide, (dots[:, 1] - point.y()) / high)
        nearest = int(np.argmin(away)) if len(away) else 0
        if not len(away) or away[nearest] > NEAR_PX:
            self.choose_point(None)
        else:
            index = nearest * -(-len(self._order) // len(dots))
            self.choose_point(int(np.flatnonzero(self._order == index)[0]))

    def _show_gradient(self) -> None:
        """Show residuals, bars and the words below them, as far as they are wanted."""
        shown, id = self._session.shown, self.lane.currentData()
        x, y = self._points
        if self._chosen is not None and self._chosen >= len(x):
            self._chosen = None
        index = None if self._chosen is None else self._order[self._chosen]
        self.layer.show_chosen(None if index is None else (float(x[index]), float(y[index])))
        self.bars.setVisible(self.gradient.isChecked() and id is not None)
        self.told.setVisible(id is not None and (self.gradient.isChecked() or index is not None))
        if id is None:
            self.layer.show_residuals(None, "")
            return
        t = shown.trajectories[id]
        w, b = t.point(self._session.player.cursor)
        colour = self._styles.colour(id)
        with np.errstate(over="ignore"):
            self.layer.show_residuals(sigmoid(w * self.layer.dots[:, 0] + b) if self.residuals.isChecked() else None, colour)
        if self.told.isVisibleTo(self):
            gradients = point_gradients(x, y, w, b, shown.experiment.reduction)
            self.bars.show_gradients(tuple(g[self._order] for g in gradients), self._chosen, colour, self._styles.theme)
            self.told.setText(words_on(x, y, gradients, index))

    def _dress(self) -> None:
        theme = self._styles.theme
        self.plot.setBackground(theme.panel)
        self.layer.set_theme(theme)
        for axis in self._axes:
            axis.setPen(theme.border)
            axis.setTextPen(theme.muted)
        self._forget()

    def _outputs(self, ids: list[int]) -> np.ndarray:
        return outputs([self._session.shown.trajectories[id] for id in ids], self._session.player.cursor, self._x)

    def _show_points(self, x: np.ndarray, y: np.ndarray) -> None:
        low, high = span(x)
        self._x = np.linspace(low, high, SAMPLES)
        self.box.setRange(xRange=(low, high), yRange=LEVELS, padding=0)
        self._order = np.lexsort((y, x))
        every = self.layer.show_dots(x, y)
        self.words.setText(words_of(x) + (tr("; one in {every} is drawn", every=every) if every > 1 else ""))


def span(x: np.ndarray) -> tuple[float, float]:
    """Return from where to where x is shown: 0 and every point, with some room."""
    low, high = min(0.0, max(-FARTHEST, float(x.min()))), max(0.0, min(FARTHEST, float(x.max())))
    room = MARGIN * (high - low if high - low >= NARROWEST else 1.0)
    return low - room, high + room


def outputs(trajectories: list[Trajectory], step: int, x: np.ndarray) -> np.ndarray:
    """Return f at these x after `step` updates, one row a lane (lanes, x)."""
    w, b = np.array([t.point(step) for t in trajectories]).reshape(-1, 2, 1).swapaxes(0, 1)
    with np.errstate(over="ignore"):
        return sigmoid(w * x + b)


def words_on(x: np.ndarray, y: np.ndarray, gradients: tuple[np.ndarray, np.ndarray], index: int | None) -> str:
    """Return what a point adds to the gradient, or without one how many points add to it."""
    if index is None:
        w, b = (np.count_nonzero(g) for g in gradients)
        return tr("w hears from {w:,} of {n:,} points, b from {b:,}. Click a point for its share.", w=w, n=len(x), b=b)
    parts = []
    for name, g in zip(("∂L/∂w", "∂L/∂b"), gradients):
        total = np.abs(g).sum()
        share = f"{people(100 * abs(g[index]) / total, 2)} %" if total > 0 else "none"
        parts.append(tr("{value} to {name} ({share} of all)", value=people(float(g[index])), name=name, share=share))
    return tr("x {x}, y {y} adds {parts}.", x=people(float(x[index])), y=people(float(y[index])), parts=tr(" and ").join(parts))


def make_view(parent: QWidget | None) -> tuple[pg.GraphicsView, pg.ViewBox, tuple[pg.AxisItem, ...]]:
    """Return a plot with axes named x and y, f(x) that nothing but the program moves: its widget, box and axes."""
    view = pg.GraphicsView(parent)
    view.setAccessibleName(tr("The points (x, y), and each lane's f(x) over them"))
    view.setMinimumHeight(90)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or Qt would paint all that lies behind, each frame
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    layout = pg.GraphicsLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # x runs to the right in every language
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
