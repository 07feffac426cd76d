"""What the canvas shows as shapes instead of pixels, for files that are drawn at any size: SVG and PDF."""

from collections.abc import Iterable

import numpy as np
from contourpy import FillType, contour_generator
from pyqtgraph.functions import arrayToQPath
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPen

from ...core.landscape import Landscape
from ...core.trajectory import Trajectory
from ..lane_style import marker_path
from ..theme import Theme
from .ground import LINE_PX, shades
from .mapping import Look, Mapping
from .paths import WIDTH_PX
from .strokes import Strokes

BANDS = 32  # of one shade each
TOLERANCE_PX = 0.12  # an outline may be beside its place, seen by nobody
MARK_EVERY_PX, MARK_PX = 90.0, 8.0
_PIXELS = (QPaintEngine.Type.Raster, QPaintEngine.Type.X11, QPaintEngine.Type.OpenGL, QPaintEngine.Type.OpenGL2)


def draws_shapes(painter: QPainter) -> bool:
    """Tell whether what is painted is kept as shapes, and not as pixels."""
    return painter.paintEngine().type() not in _PIXELS


def paint_ground(painter: QPainter, landscape: Landscape | None, mapping: Mapping, theme: Theme) -> None:
    """Paint the loss as bands of one shade, each over the next lower one so that no seam shows, and its contour lines."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(0, 0, mapping.width, mapping.height), QColor.fromRgb(int(shades(theme)[128])))
    if landscape is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    covered = mapping.rect((landscape.w[0], landscape.w[-1]), (landscape.b[0], landscape.b[-1]))
    painter.fillRect(covered, QColor.fromRgb(int(shades(theme)[255 // (2 * BANDS)])))
    for shade, outlines in _bands(landscape):
        painter.setBrush(QColor.fromRgb(int(shades(theme)[shade])))
        painter.drawPath(_closed(outlines, mapping))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.contour), LINE_PX))
    for line in landscape.lines:
        painter.drawPath(_open([simplified(_px(line, mapping))]))


def _bands(landscape: Landscape):
    """Return of each shade above the lowest its number and the outlines, holes too, of where the loss is at least so high."""
    rows, columns = (np.append(np.arange(0, n - 1, 2), n - 1) for n in landscape.loss.shape)
    generator = contour_generator(landscape.w[columns], landscape.b[rows], landscape.loss[np.ix_(rows, columns)], fill_type=FillType.OuterOffset)
    for number, level in enumerate(landscape.at_shades(BANDS), 1):
        polygons, offsets = generator.filled(level, np.inf)
        outlines = [part for points, at in zip(polygons, offsets) for part in np.split(points, at[1:-1].astype(int))]
        yield int(255 * (number + 0.5) / BANDS), outlines


def _px(points: np.ndarray, mapping: Mapping) -> np.ndarray:
    x0, x, y0, y = mapping.affine()
    return points * (x, y) + (x0, y0)


def _closed(outlines: Iterable[np.ndarray], mapping: Mapping) -> QPainterPath:
    path = _open([simplified(_px(outline, mapping)) for outline in outlines])
    path.setFillRule(Qt.FillRule.OddEvenFill)
    return path


def _open(lines: list[np.ndarray]) -> QPainterPath:
    """Return lines, float64 (points, 2) px each, as one path, to a hundredth of a px."""
    lines = [line for line in lines if len(line) > 1]
    if not lines:
        return QPainterPath()
    points = np.round(np.concatenate(lines), 2)
    joined = np.ones(len(points), dtype=np.int32)
    joined[np.cumsum([len(line) for line in lines]) - 1] = 0
    return arrayToQPath(np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1]), connect=joined)


def simplified(points: np.ndarray, tolerance: float = TOLERANCE_PX) -> np.ndarray:
    """Return as few of the points (n, 2) as stay within `tolerance` of the line through all (Ramer 1972; Douglas & Peucker 1973)."""
    keep = np.zeros(len(points), dtype=bool)
    keep[[0, -1]] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        between, way = points[first + 1 : last] - points[first], points[last] - points[first]
        length = float(way @ way)
        along = np.clip(between @ way / length, 0.0, 1.0) if length else np.zeros(len(between))
        away = between - along[:, None] * way
        squares = np.einsum("ij,ij->i", away, away)
        worst = int(squares.argmax())
        if squares[worst] > tolerance * tolerance:
            middle = first + 1 + worst
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return points[keep]


def paint_path(painter: QPainter, trajectory: Trajectory, look: Look, cursor: int, mapping: Mapping, width: float = WIDTH_PX, marked: bool = False) -> None:
    """Paint one path up to the cursor, without what is repeated, as one dashed stroke; marked: with its marker all along."""
    strokes = Strokes(mapping.affine(), (mapping.width, mapping.height), (), trajectory.steps + 1)
    strokes.take_in(trajectory)
    end = mapping.point(*trajectory.point(cursor))
    lines = np.concatenate([strokes.lines(0, strokes.count(cursor)), strokes.tail(trajectory.last(cursor), end.x(), end.y())])
    runs = [simplified(run) for run in _runs(lines)]
    paint_stroke(painter, _open(runs), look, width)
    if marked:
        _paint_marks_along(painter, runs, look)


def paint_stroke(painter: QPainter, path: QPainterPath, look: Look, width: float) -> None:
    """Stroke a path in a lane's colour and dash."""
    stroke = QPen(QColor(look.colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    if look.dash:
        stroke.setDashPattern(look.dash)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(stroke)
    painter.drawPath(path)


def _runs(lines: np.ndarray) -> list[np.ndarray]:
    """Return pieces (n, 4) joined into lines, float64 (points, 2) each, wherever one begins where the last ended."""
    if not len(lines):
        return []
    breaks = np.flatnonzero(np.abs(lines[1:, :2] - lines[:-1, 2:]).max(axis=1) > 1e-6) + 1
    return [np.concatenate([part[:1, :2], part[:, 2:]]) for part in np.split(lines, breaks)]


def _paint_marks_along(painter: QPainter, runs: list[np.ndarray], look: Look) -> None:
    """Paint the lane's marker at even distances along what is drawn of its path."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colour))
    way = MARK_EVERY_PX / 2
    for run in runs:
        lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(run, axis=0).T))])
        for at in np.arange(way, lengths[-1], MARK_EVERY_PX):
            place = QPointF(*(float(np.interp(at, lengths, run[:, i])) for i in (0, 1)))
            painter.drawPath(marker_path(look.marker, MARK_PX).translated(place))
        way = (way - lengths[-1]) % MARK_EVERY_PX


def paint_curve(painter: QPainter, x: np.ndarray, y: np.ndarray, look: Look, width: float) -> None:
    """Paint a curve through points in px as one dashed stroke."""
    paint_stroke(painter, _open([simplified(np.column_stack([x, y]))]), look, width)
