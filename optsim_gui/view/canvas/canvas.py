"""The canvas widget: axes around the picture, and what mouse and keys do on it."""

from math import ceil, log10

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QGraphicsItem, QPushButton

from ...core.landscape import Landscape
from ...core.trajectory import Trajectory
from ...core.words import tr
from ..theme import LIGHT, Theme, numeric_font
from .box import FURTHEST, Box
from .mapping import Look
from .picture import Picture

LABEL_PX = 3  # beside the axis, whose label begins beyond it
NEAR_PX = 9.0
BESIDE_PX = 60.0  # a drag from within it was meant for the start
NUDGE_PX = 2.0
SAMPLES = 1000  # stretches of a path that are looked for in the view
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}


class Canvas(pg.PlotWidget):
    """Show paths over the loss; set_... in, signals out."""

    view_changed = Signal(object, object)  # w range, b range
    start_pressed = Signal()
    start_moved = Signal(float, float)  # w, b
    start_released = Signal()
    missed = Signal()  # a drag that begins close to the start's ring moves the view
    pointed = Signal(object)  # (w, b) under the mouse, or None when it has left

    def __init__(self, parent=None):
        self.box = Box()
        super().__init__(parent, viewBox=self.box)
        self.hideButtons()
        self.plotItem.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes run to the right in every language
        self.setMenuEnabled(False)
        self.plotItem.ctrlMenu.setParent(self, self.plotItem.ctrlMenu.windowFlags())  # pyqtgraph would leave it behind
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Loss contour with the optimizers' paths"))
        self.picture = Picture(self.box)
        self.theme = LIGHT
        self._chosen = False
        self.way_back = QPushButton(tr("The paths are out of view: show them (F)"), self)
        self.way_back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.way_back.clicked.connect(self.fit)
        self.way_back.hide()
        self._home = ((-5.0, 2.5), (-5.0, 3.0))
        self.set_axes("w", "b")
        for side in ("bottom", "left"):
            self.getAxis(side).enableAutoSIPrefix(False)
        self.set_scale(1.0)
        self.plotItem.layout.setContentsMargins(LABEL_PX, 8, 8, 0)
        self.set_theme(LIGHT)
        self.box.sigRangeChanged.connect(self._range_changed)
        self.box.dragged.connect(self._drag_start)
        self.box.clicked.connect(self._click)
        self.box.panned.connect(lambda began: self._from_start(began) <= BESIDE_PX and self.missed.emit())
        self.box.grips = self._grips

    def keep_pixels(self) -> None:
        """Keep the axes as pixels, on the screen alone: Qt would paint them anew with every move of the cursor, and what lies behind."""
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for side in ("bottom", "left"):
            self.getAxis(side).setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    # what is shown

    def set_scale(self, scale: float) -> None:
        """Write so many times as large as usual: axes, legend and labels."""
        font, words = numeric_font(), QApplication.font()
        font.setPointSizeF(scale * font.pointSizeF())
        words.setPointSizeF(scale * words.pointSizeF())
        for side in ("bottom", "left"):
            self.getAxis(side).setStyle(tickFont=font)
            self.getAxis(side).label.setFont(words)
        self.getAxis("left").setWidth(round(56 * scale))
        self.picture.set_font(words if scale != 1.0 else None)

    def set_axes(self, across: str, up: str) -> None:
        """Name the two axes."""
        for side, name in (("bottom", across), ("left", up)):
            if self.getAxis(side).labelText != name:
                self.getAxis(side).setLabel(name)
        self.picture.show_scene(axes=(across, up))

    def set_results(self, trajectories: dict[int, Trajectory], landscape: Landscape | None, start: tuple, optimum: tuple | None, ghosts: dict[int, Trajectory] = {}) -> None:
        """Show these results; they belong together."""
        self.picture.show_scene(trajectories=trajectories, landscape=landscape, start=start, optimum=optimum, label=None, ghosts=ghosts)
        self._offer_way_back()

    def set_cursor(self, step: int) -> None:
        """Show every path up to this update."""
        self.picture.show_scene(cursor=step, label=None)

    def set_looks(self, looks: dict[int, Look]) -> None:
        """Draw the lanes in these looks, by lane id."""
        self.picture.show_scene(looks=looks)

    def set_waiting(self, waiting: bool) -> None:
        """Grey the picture while what it shows is out of date."""
        self.picture.show_scene(waiting=waiting)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.theme = theme
        self.setBackground(theme.background)
        for side in ("bottom", "left"):
            self.getAxis(side).setPen(QColor(theme.outline))
            self.getAxis(side).setTextPen(QColor(theme.text))
        self.picture.show_scene(theme=theme)

    def set_home(self, w: tuple[float, float], b: tuple[float, float]) -> None:
        """Show this part of the plane now and whenever there is nothing better to fit."""
        self._home = (w, b)
        self.show_range(w, b)

    def show_range(self, w: tuple[float, float], b: tuple[float, float]) -> None:
        """Show this part of the plane."""
        self.box.setRange(xRange=w, yRange=b, padding=0, disableAutoRange=True)

    def fit(self) -> None:
        """Show every path that stays in reach, the start and the optimum, and at least the part of the plane shown first."""
        scene = self.picture.scene_shown
        points = [np.array([t["w"], t["b"]]) for t in scene.trajectories.values() if stays(t)]
        points += [np.array([[p[0]], [p[1]]]) for p in (scene.start, scene.optimum) if p]
        points.append(np.array(self._home))
        low, high = (reach(np.concatenate(points, axis=1), axis=1) for reach in (np.min, np.max))
        self.show_range(*((float(a - 0.03 * (b - a)), float(b + 0.03 * (b - a))) for a, b in zip(low, high)))

    # what the person does

    def choose_start(self, chosen: bool) -> None:
        """Let the arrow keys move the start, or no longer."""
        self._chosen = chosen
        self.picture.show_scene(held=chosen)

    def event(self, event) -> bool:
        """Keep the arrow keys from the playback while they move the start (called by Qt)."""
        if event.type() == QEvent.Type.ShortcutOverride and self._chosen and event.key() in (*_ARROWS, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Nudge the start while it is chosen (called by Qt)."""
        if self._chosen and event.key() == Qt.Key.Key_Escape:
            self.choose_start(False)
        elif self._chosen and event.key() in _ARROWS:
            dx, dy = _ARROWS[event.key()]
            times = NUDGE_PX * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            pixel_w, pixel_b = self.box.viewPixelSize()
            w, b = self.picture.scene_shown.start
            self._move_start(w + dx * times * pixel_w, b + dy * times * pixel_b)
        else:
            event.ignore()

    def focusOutEvent(self, event) -> None:  # noqa: N802
        """Let go of the start (called by Qt)."""
        super().focusOutEvent(event)
        self.choose_start(False)

    def mouseMoveEvent(self, event) -> None:  # noqa: N802
        """Tell what is pointed at (called by Qt)."""
        super().mouseMoveEvent(event)
        at = self.box.mapFromScene(self.mapToScene(event.position().toPoint()))
        inside = self.box.rect().contains(at)
        self.pointed.emit(self._place(at) if inside else None)
        over = inside and self._grips(at)
        self.viewport().setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.CrossCursor if inside else Qt.CursorShape.ArrowCursor)
        label = self._label(at) if inside and not event.buttons() else None
        if label != self.picture.scene_shown.label:
            self.picture.show_scene(label=label)

    def leaveEvent(self, event) -> None:  # noqa: N802
        """Tell that nothing is pointed at (called by Qt)."""
        super().leaveEvent(event)
        self.pointed.emit(None)
        self.picture.show_scene(label=None)

    def _grips(self, at: QPointF) -> bool:
        return self._from_start(at) <= NEAR_PX + 3

    def _from_start(self, at: QPointF) -> float:
        offset = self.picture.mapping().point(*self.picture.scene_shown.start) - at
        return np.hypot(offset.x(), offset.y())

    def _drag_start(self, phase: str, at: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if phase == "press":
            self.choose_start(True)
            self.start_pressed.emit()
        self._move_start(*self._place(at))
        if phase == "release":
            self.start_released.emit()

    def _click(self, at: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._grips(at):
            self.choose_start(True)
            return
        self._move_start(*self._place(at))

    def pixel(self, w: float, b: float) -> QPointF:
        """Return where a point of the plane lies on this widget, px."""
        return self.box.mapToScene(self.picture.mapping().point(w, b)) - self.mapToScene(0, 0)

    def plane_point(self, at: QPointF) -> tuple[float, float]:
        """Return the point (w, b) of the plane that lies at a place of this widget, px."""
        return self._place(self.box.mapFromScene(at + self.mapToScene(0, 0)))

    def _place(self, at: QPointF) -> tuple[float, float]:
        point = self.box.mapToView(at)
        return point.x(), point.y()

    def _move_start(self, w: float, b: float) -> None:
        """Ask for a start, rounded to less than a tenth of a pixel."""
        self.start_moved.emit(*(round(value, ceil(1 - log10(pixel))) for value, pixel in zip((w, b), self.box.viewPixelSize())))

    def _range_changed(self) -> None:
        w, b = self.box.viewRange()
        self.picture.update()
        self._offer_way_back()
        self.view_changed.emit(tuple(w), tuple(b))

    def _offer_way_back(self) -> None:
        """Offer the way back, in the middle, where neither the start nor a path is in view."""
        scene, (w, b) = self.picture.scene_shown, self.box.viewRange()
        x, y = scene.start
        lost = bool(scene.trajectories) and not (w[0] <= x <= w[1] and b[0] <= y <= b[1])
        lost = lost and not any(passes(t, w, b) for t in scene.trajectories.values())
        self.way_back.setVisible(lost)
        if lost:
            middle = self.box.mapRectToScene(self.box.rect()).center() - self.mapToScene(0, 0)
            self.way_back.adjustSize()
            self.way_back.move((middle - self.way_back.rect().center()).toPoint())

    def _label(self, at: QPointF) -> tuple[str, float, float] | None:
        """Return what the path nearest to a point in px tells there, if one is near."""
        scene, mapping, best = self.picture.scene_shown, self.picture.mapping(), None
        x0, x, y0, y = mapping.affine()
        for id, t in scene.trajectories.items():
            rows = t.last(scene.cursor) + 1
            with np.errstate(over="ignore"):  # a lane on its way to infinity
                distance = np.hypot(x0 + x * t["w"][:rows] - at.x(), y0 + y * t["b"][:rows] - at.y())
            row = int(np.argmin(distance))
            if distance[row] <= NEAR_PX and (best is None or distance[row] < best[0]):
                best = (distance[row], id, row)
        if best is None:
            return None
        _, id, row = best
        t = scene.trajectories[id]
        return tr("{lane} · update {step} · loss {loss:.4g}", lane=scene.looks[id].title, step=row, loss=t["loss"][row]), float(t["w"][row]), float(t["b"][row])


def passes(trajectory: Trajectory, w: tuple[float, float], b: tuple[float, float]) -> bool:
    """Tell whether a path may show in w[0]..w[1] and b[0]..b[1]: whether the box around a stretch of it does."""
    rows = np.linspace(0, len(trajectory) - 1, min(len(trajectory), SAMPLES + 1)).astype(int)
    meets = True
    for (low, high), name in ((w, "w"), (b, "b")):
        begin, end = (trajectory[name][some] for some in (rows[:-1], rows[1:]))
        meets = meets & (np.minimum(begin, end) <= high) & (np.maximum(begin, end) >= low)
    return bool(np.any(meets))


def stays(trajectory: Trajectory) -> bool:
    """Tell whether a path ends where the view can reach."""
    return not trajectory.diverged and max(abs(trajectory["w"][-1]), abs(trajectory["b"][-1])) <= FURTHEST
