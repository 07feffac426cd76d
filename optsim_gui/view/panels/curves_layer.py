"""What the curves plot shows between its axes: lines, kept as a picture, and over them the cursor and a label."""

from dataclasses import dataclass
from functools import cached_property
from sys import float_info

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from ..canvas.mapping import Look, Mapping, draw_lines
from ..canvas.marks import legend_box, legend_size, paint_label, paint_legend
from ..canvas.vector import draws_shapes, paint_curve
from ..theme import LIGHT, Theme
from .data_layer import CURVE_PX, cut, dash_px, pixels

DOT_PX, STRIP_PX, NEAR_PX, TOP_PX = 7.0, 6.0, 14.0, 6.0
DENSE = 6  # widths of the plot: a line with a longer way is drawn solid
FAR_PX = 1e4  # px beside the plot; a line that goes farther is drawn to there
MOST = 1e100  # a value beyond is shown there


@dataclass(frozen=True, eq=False)
class Line:
    """Hold one curve of one lane: values (steps,), NaN where there is none, its name, and how it is drawn.

    bounds: whether the line has a say in what part of the values is shown.
    """

    name: str
    values: np.ndarray
    colour: str
    dash: tuple[int, ...] = ()
    bounds: bool = True


@dataclass(frozen=True, eq=False)
class CurvesScene:
    """Hold the lines from step `first` to `last`; on a log scale magnitudes are shown, by their logarithm to base 10.

    words: said instead of lines. looks: what a legend tells of each lane.
    """

    lines: tuple[Line, ...] = ()
    logarithmic: bool = False
    first: float = 0.0
    last: float = 1.0
    theme: Theme = LIGHT
    words: str = ""
    looks: tuple[Look, ...] = ()
    legend: bool = False

    @cached_property
    def shown(self) -> tuple[np.ndarray, ...]:
        """Return the values of each line as they are shown."""
        with np.errstate(divide="ignore"):
            return tuple(np.log10(np.abs(line.values)) if self.logarithmic else line.values.clip(-MOST, MOST) for line in self.lines)

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """Return the lowest and the highest value to show, with some room around."""
        rows = slice(max(0, int(self.first)), int(self.last) + 2)
        has_say = any(line.bounds for line in self.lines)
        parts = [values[rows] for line, values in zip(self.lines, self.shown) if line.bounds or not has_say]
        values = np.concatenate([part[np.isfinite(part)] for part in parts] or [np.empty(0)])
        if not values.size:
            return (0.0, 1.0)
        low, high = float(values.min()), float(values.max())
        room = 0.06 * (high - low) or 0.5 * abs(low) or 0.5
        return low - room, high + room


def thinned(values: np.ndarray, first: float, last: float, width: float) -> tuple[np.ndarray, np.ndarray]:
    """Return finite steps and values of a line from `first` to `last`, of each px of `width` at most the lowest and the highest."""
    low, high = max(0, int(np.floor(first))), min(len(values), int(np.ceil(last)) + 1)
    steps, values = np.arange(low, high), values[low:high]
    finite = np.isfinite(values)
    if not finite.all():
        steps, values = steps[finite], values[finite]
    each = int((last - first) / max(width, 1.0))
    if each < 3:
        return steps, values
    whole = len(values) // each * each
    pieces = values[:whole].reshape(-1, each)
    ends = np.sort(np.column_stack([pieces.argmin(axis=1), pieces.argmax(axis=1)]), axis=1)
    kept = np.concatenate([(ends + np.arange(0, whole, each)[:, None]).ravel(), np.arange(whole, len(values))])
    return steps[kept], values[kept]


class CurvesLayer(pg.GraphicsObject):
    """Paint a scene over the whole of a view box, in its pixels, and where the cursor is."""

    def __init__(self, box: pg.ViewBox):
        super().__init__(box)
        self._box = box
        self.scene_shown = CurvesScene()
        self.cursor: int | None = 0
        self.label: tuple[str, int, float] | None = None
        self._picture: QPixmap | None = None
        self._picture_of: tuple = ()
        box.sigResized.connect(self.prepareGeometryChange)

    def show_scene(self, scene: CurvesScene) -> None:
        """Show another scene."""
        self.scene_shown, self.label = scene, None
        self.update()

    def show_cursor(self, step: int | None) -> None:
        """Move the cursor (None: show none); only the strips where it was and is are painted again."""
        old, self.cursor = self.cursor, step
        for at in {old, step} - {None} if old != step else ():
            x = self.mapping().point(at, 0.0).x()
            self.update(QRectF(x - STRIP_PX, 0, 2 * STRIP_PX, self._box.height()))

    def show_label(self, label: tuple[str, int, float] | None) -> None:
        """Show a text at a step and a value (as shown), or nothing."""
        if label != self.label:
            self.label = label
            self.update()

    def nearest(self, at: QPointF) -> tuple[int, int] | None:
        """Return the number of the line nearest to a point in px, and the step there, if one is near."""
        mapping, best = self.mapping(), (NEAR_PX, None)
        step = round(self._box.mapToView(at).x())
        for i, values in enumerate(self.scene_shown.shown):
            if 0 <= step < len(values) and np.isfinite(values[step]):
                away = abs(mapping.point(step, float(values[step])).y() - at.y())
                best = min(best, (away, (i, step)), key=lambda one: one[0])
        return best[1]

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the rectangle of the view box (called by Qt)."""
        return QRectF(0, 0, self._box.width(), self._box.height())

    def mapping(self, ratio: float = 1.0) -> Mapping:
        """Return the mapping of steps and values as shown onto the view box."""
        scene = self.scene_shown
        return Mapping((scene.first, scene.last), scene.bounds, self._box.width(), self._box.height(), ratio)

    def paint(self, painter: QPainter, *_) -> None:
        """Paint the scene and the cursor (called by Qt)."""
        mapping, scene = self.mapping(painter.device().devicePixelRatio()), self.scene_shown
        if mapping.width < 1 or mapping.height < 1:
            return
        painter.setClipRect(self.boundingRect())
        if draws_shapes(painter):
            paint_scene(painter, scene, mapping)
        else:
            painter.drawPixmap(0, 0, self._kept(scene, mapping))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cursor(painter, scene, mapping)
        if self.label:
            text, step, value = self.label
            paint_label(painter, text, mapping.point(step, value), scene.theme, mapping)

    def _paint_cursor(self, painter: QPainter, scene: CurvesScene, mapping: Mapping) -> None:
        if self.cursor is None:
            return
        x = round(mapping.point(self.cursor, 0.0).x())  # crisp
        painter.setPen(QPen(QColor(scene.theme.accent), 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, mapping.height))
        painter.setPen(QPen(QColor(scene.theme.panel), 1.0))
        for line, values in zip(scene.lines, scene.shown):
            if self.cursor < len(values) and np.isfinite(value := values[self.cursor]):
                painter.setBrush(QColor(line.colour))
                painter.drawEllipse(mapping.point(self.cursor, float(value)), DOT_PX / 2, DOT_PX / 2)

    def _kept(self, scene: CurvesScene, mapping: Mapping) -> QPixmap:
        if self._picture_of != (scene, mapping):
            self._picture_of = (scene, mapping)
            self._picture = QPixmap(round(mapping.width * mapping.ratio), round(mapping.height * mapping.ratio))
            self._picture.setDevicePixelRatio(mapping.ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_scene(painter, scene, mapping)
            painter.end()
        return self._picture


def paint_scene(painter: QPainter, scene: CurvesScene, mapping: Mapping) -> None:
    """Paint all but the cursor."""
    if scene.words:
        painter.setPen(QColor(scene.theme.muted))
        room = QRectF(0, 0, mapping.width, mapping.height).adjusted(16, 16, -16, -16)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, scene.words)
    for line, values in zip(scene.lines, scene.shown):
        if draws_shapes(painter):
            x, y = pixels(*thinned(values, scene.first, scene.last, mapping.width), mapping)
            paint_curve(painter, x, y.clip(-FAR_PX, mapping.height + FAR_PX), Look(line.name, line.colour, line.dash, ""), CURVE_PX)
            continue
        painter.setPen(QPen(QColor(line.colour), CURVE_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        draw_lines(painter, pieces(*thinned(values, scene.first, scene.last, mapping.width), line.dash, mapping))
    looks = list(scene.looks) if scene.legend else []
    box = legend_box(legend_size(QFontMetricsF(painter.font()), looks), mapping)
    if not box.isEmpty():
        paint_legend(painter, box, looks, scene.theme)


def pieces(steps: np.ndarray, values: np.ndarray, dash: tuple[int, ...], mapping: Mapping) -> np.ndarray:
    """Return a line as the straight pieces to stroke, float64 (n, 4) of x1, y1, x2, y2 px."""
    if len(steps) < 2:
        return np.empty((0, 4))
    x, y = pixels(steps, values, mapping)
    y = y.clip(-FAR_PX, mapping.height + FAR_PX)
    if dash and np.hypot(np.diff(x), np.diff(y)).sum() < DENSE * mapping.width:
        return cut(x, y, dash_px(dash))
    return np.column_stack([x[:-1], y[:-1], x[1:], y[1:]])


def ticks(low: float, high: float, most: float, logarithmic: bool = False, whole: bool = False) -> list[tuple[float, str]]:
    """Return places (as shown) and words of at most about `most` ticks between two ends, for people."""
    if logarithmic:
        low, high = (min(float_info.max_10_exp, end) for end in (low, high))  # the margin may leave what a number can be
        every = max(1, round(np.ceil((high - low) / max(1.0, most))))
        digits = (1, 2, 5) if every == 1 and 3 * (high - low) <= most else (1, 3) if every == 1 and 2 * (high - low) <= most else (1,)
        places = [decade + float(np.log10(digit)) for decade in range(int(np.floor(low)), int(np.ceil(high)) + 1) if decade % every == 0 for digit in digits]
        found = [(place, plain(float(f"{10.0**place:.1g}"))) for place in places if low <= place <= high]
        if len(found) > 1:
            return found
        return [(float(np.log10(value)), words) for value, words in ticks(10.0**low, 10.0**high, most)]
    size = max((high - low) / max(1.0, most), 1.0 if whole else 0.0, 1e-300)
    decade = 10.0 ** np.floor(np.log10(size))
    step = next(digit * decade for digit in (1, 2, 5, 10) if digit * decade >= size * 0.999)
    return [(i * step, plain(float(f"{i * step:.6g}"))) for i in range(int(np.ceil(low / step)), int(np.floor(high / step)) + 1)]


def plain(value: float) -> str:
    """Return a number of few digits for an axis, with a true minus."""
    text = f"{value:,.6g}" if value == 0 or 1e-3 <= abs(value) < 1e6 else f"{value:.6g}".replace("e+", "e").replace("e0", "e").replace("e-0", "e-")
    return text.replace("-", "−")
