"""The plot of the curves: axes, mouse and keys around the layer."""

from dataclasses import replace

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF

from ..theme import numeric_font
from .curves_layer import CurvesLayer, CurvesScene, ticks

LEFT_PX, TOP_PX, RIGHT_PX = 52, 8, 16
LEAST_STEPS = 4.0  # that are shown
ZOOM = 1.25
MOST_TICKS = 8


class CurvesPlot(pg.GraphicsView):
    """Show curves over the steps 0..horizon: click or drag to seek, wheel to zoom, double-click to see all."""

    sought = Signal(int)
    stepped = Signal(int)  # steps on, or back
    pointed = Signal(object)  # (number of the line, step), or None

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(90)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or Qt would paint all that lies behind, each frame
        layout = pg.GraphicsLayout()
        layout.setContentsMargins(0, TOP_PX, RIGHT_PX, 0)
        layout.setSpacing(0)
        layout.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the steps run to the right in every language
        self.setCentralItem(layout)
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self.box.disableAutoRange()
        self.left, self.bottom = (pg.AxisItem(side, linkView=self.box) for side in ("left", "bottom"))
        for axis in (self.left, self.bottom):
            axis.setStyle(tickFont=numeric_font(), tickLength=-4, hideOverlappingLabels=False)
        self.left.setWidth(LEFT_PX)
        for item, row, column in ((self.box, 0, 1), (self.left, 0, 0), (self.bottom, 1, 1)):
            layout.addItem(item, row, column)
        self.layer = CurvesLayer(self.box)
        self.horizon = 1
        self._part: tuple[float, float] | None = None  # of the steps, None for all
        self.box.sigResized.connect(self._lay_out)

    def show_scene(self, scene: CurvesScene, horizon: int) -> None:
        """Show lines over the steps 0..horizon, or the part of them that was zoomed to."""
        if horizon != self.horizon:
            self.horizon, self._part = horizon, None
        self._show(scene)

    def _show(self, scene: CurvesScene) -> None:
        first, last = self._part or (0.0, float(max(1, self.horizon)))
        self.show_part(replace(scene, first=first, last=last), self.horizon)

    def show_part(self, scene: CurvesScene, horizon: int) -> None:
        """Show a scene from its own first step to its last, of 0..horizon."""
        self.horizon = horizon
        self.layer.show_scene(scene)
        self.setBackground(scene.theme.panel)
        for axis in (self.left, self.bottom):
            axis.setPen(scene.theme.border)
            axis.setTextPen(scene.theme.muted)
        self._lay_out()

    def _lay_out(self) -> None:
        scene = self.layer.scene_shown
        low, high = scene.bounds
        self.box.setRange(xRange=(scene.first, scene.last), yRange=(low, high), padding=0)
        metrics = QFontMetricsF(numeric_font())
        across = self.box.width() / (metrics.horizontalAdvance(f"{self.horizon:,}") + 24)
        upward = min(MOST_TICKS, self.box.height() / (2.0 * metrics.height()))
        self.bottom.setTicks([ticks(scene.first, scene.last, across, whole=True), []])
        self.left.setTicks([ticks(low, high, upward, scene.logarithmic) if scene.lines else [], []])

    def show_all(self) -> None:
        """Show all steps."""
        self._part = None
        self._show(self.layer.scene_shown)

    def zoom(self, factor: float, about: float) -> None:
        """Show `factor` times as few steps, the step `about` staying where it is."""
        scene = self.layer.scene_shown
        wide = min(float(max(1, self.horizon)), max(LEAST_STEPS, (scene.last - scene.first) / factor))
        share = (about - scene.first) / (scene.last - scene.first)
        first = min(max(0.0, about - share * wide), self.horizon - wide)
        self._part = (first, first + wide) if wide < self.horizon else None
        self._show(scene)

    # mouse and keys

    def _step_at(self, event) -> int:
        at = self.box.mapFromScene(self.mapToScene(event.position().toPoint()))
        return min(self.horizon, max(0, round(self.box.mapToView(at).x())))

    def mousePressEvent(self, event) -> None:  # noqa: N802
        """Seek (called by Qt)."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.sought.emit(self._step_at(event))

    def mouseMoveEvent(self, event) -> None:  # noqa: N802
        """Scrub while the button is down, else tell what is pointed at (called by Qt)."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.sought.emit(self._step_at(event))
            return
        at = self.box.mapFromScene(self.mapToScene(event.position().toPoint()))
        self.pointed.emit(self.layer.nearest(at) if self.box.rect().contains(QPointF(at)) else None)

    def mouseReleaseEvent(self, event) -> None:  # noqa: N802
        """Do nothing more (called by Qt)."""

    def mouseDoubleClickEvent(self, event) -> None:  # noqa: N802
        """Show all steps (called by Qt)."""
        self.show_all()

    def leaveEvent(self, event) -> None:  # noqa: N802
        """Tell that nothing is pointed at (called by Qt)."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def wheelEvent(self, event) -> None:  # noqa: N802
        """Zoom about the step under the mouse (called by Qt)."""
        event.accept()
        self.zoom(ZOOM ** (event.angleDelta().y() / 120), self._step_at(event))

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Move the cursor by arrows, Home and End, zoom about it by + and −, show all by 0 (called by Qt)."""
        key, cursor = event.key(), self.layer.cursor or 0
        many = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(many if key == Qt.Key.Key_Right else -many)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.sought.emit(0 if key == Qt.Key.Key_Home else self.horizon)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / ZOOM if key == Qt.Key.Key_Minus else ZOOM, cursor)
        elif key == Qt.Key.Key_0:
            self.show_all()
        else:
            event.ignore()
