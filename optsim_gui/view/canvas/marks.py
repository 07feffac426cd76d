"""The marks above the paths: start, optimum, heads, heads out of view, legend."""

from collections.abc import Sequence
from functools import lru_cache
from math import atan2, degrees

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from ..lane_style import marker_path
from ..theme import Theme
from .mapping import Look, Mapping
from .paths import pen

HEAD_PX, HALO_PX, START_PX, CROSS_PX, EDGE_PX, SAMPLE_PX = 12.0, 1.5, 8.0, 9.0, 12.0, 36.0


def inside(point: QPointF, mapping: Mapping) -> bool:
    """Tell whether a point in px is in the picture."""
    return 0 <= point.x() <= mapping.width and 0 <= point.y() <= mapping.height


def paint_start(painter: QPainter, point: QPointF, theme: Theme, held: bool) -> None:
    """Paint the start as an open circle, filled with the accent's ring while it is held or chosen."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.background), 5))
    painter.drawEllipse(point, START_PX, START_PX)
    painter.setPen(QPen(QColor(theme.accent if held else theme.text), 3 if held else 2))
    painter.drawEllipse(point, START_PX, START_PX)


def paint_optimum(painter: QPainter, point: QPointF, theme: Theme) -> None:
    """Paint the optimum as a small cross."""
    for colour, width in ((theme.background, 4.5), (theme.text, 2.0)):
        painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(point - QPointF(CROSS_PX, 0), point + QPointF(CROSS_PX, 0))
        painter.drawLine(point - QPointF(0, CROSS_PX), point + QPointF(0, CROSS_PX))


def paint_head(painter: QPainter, point: QPointF, look: Look, theme: Theme, mapping: Mapping) -> None:
    """Paint a lane's marker at its point, or an arrow at the edge that points to where it is."""
    if not inside(point, mapping):
        paint_edge_mark(painter, point, look, theme, mapping)
        return
    painter.setPen(_halo(theme.background))
    painter.setBrush(_fill(look.colour))
    painter.drawPath(marker_path(look.marker, HEAD_PX).translated(point))


@lru_cache(maxsize=8)
def _halo(colour: str) -> QPen:
    return QPen(QColor(colour), HALO_PX)


@lru_cache(maxsize=64)
def _fill(colour: str) -> QBrush:
    return QBrush(QColor(colour))


def paint_edge_mark(painter: QPainter, point: QPointF, look: Look, theme: Theme, mapping: Mapping) -> None:
    """Paint an arrow at the nearest place of the edge, pointing out of the picture."""
    room = EDGE_PX * 0.75
    at = QPointF(min(mapping.width - room, max(room, point.x())), min(mapping.height - room, max(room, point.y())))
    tip = QPainterPath()
    tip.moveTo(EDGE_PX * 0.6, 0)
    tip.lineTo(-EDGE_PX * 0.5, EDGE_PX * 0.5)
    tip.lineTo(-EDGE_PX * 0.5, -EDGE_PX * 0.5)
    tip.closeSubpath()
    painter.save()
    painter.translate(at)
    painter.rotate(degrees(atan2(point.y() - at.y(), point.x() - at.x())))
    painter.setPen(QPen(QColor(theme.background), HALO_PX))
    painter.setBrush(QColor(look.colour))
    painter.drawPath(tip)
    painter.restore()


def legend_size(metrics: QFontMetricsF, looks: list[Look]) -> QSizeF:
    """Return how large the legend of some lanes is, px."""
    width = SAMPLE_PX + 28 + max((metrics.horizontalAdvance(look.title) for look in looks), default=0)
    return QSizeF(round(width), round((metrics.height() + 6) * len(looks) + 10) if looks else 0)


def legend_box(size: QSizeF, mapping: Mapping, keep: Sequence[QPointF] = ()) -> QRectF:
    """Return where a legend of that size stands: in the first corner, from the upper right to the left, where it hides none of the points to `keep`, in px.

    It is at the upper right where each of them hides one, and empty where there is nothing to tell or no room; the arrows' key stands at the lower right.
    """
    box = QRectF(QPointF(round(mapping.width - size.width() - 12), 12), size)
    if size.isEmpty() or box.left() <= 0.4 * mapping.width or box.bottom() >= mapping.height:
        return QRectF()
    across, down = round(12 - box.left()), round(mapping.height - 12 - box.bottom())
    corners = [box.translated(x, y) for x, y in ((0, 0), (across, 0), (across, down))]
    return next((corner for corner in corners if not any(corner.adjusted(-HEAD_PX, -HEAD_PX, HEAD_PX, HEAD_PX).contains(point) for point in keep)), box)


def paint_legend(painter: QPainter, box: QRectF, looks: list[Look], theme: Theme) -> None:
    """Paint the legend into a box: stroke, marker and name of each lane."""
    fill = QColor(theme.background)
    fill.setAlpha(225)
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    row = (box.height() - 10) / len(looks)
    for i, look in enumerate(looks):
        x, y = box.left() + 10, box.top() + 5 + row * (i + 0.5)
        paint_sample(painter, look, theme, QPointF(x, y), SAMPLE_PX)
        painter.setPen(QColor(theme.text))
        painter.drawText(QRectF(x + SAMPLE_PX + 8, y - row / 2, box.width(), row), Qt.AlignmentFlag.AlignVCenter, look.title)


def paint_sample(painter: QPainter, look: Look, theme: Theme, left: QPointF, width: float) -> None:
    """Paint a short stretch of a lane's stroke with its marker in the middle."""
    stroke = QPen(pen(look.colour))
    if look.dash:
        stroke.setCapStyle(Qt.PenCapStyle.FlatCap)
        stroke.setDashPattern(look.dash)
    painter.setPen(stroke)
    painter.drawLine(left, left + QPointF(width, 0))
    painter.setPen(QPen(QColor(theme.background), HALO_PX))
    painter.setBrush(QColor(look.colour))
    painter.drawPath(marker_path(look.marker, 9).translated(left + QPointF(width / 2, 0)))


def paint_label(painter: QPainter, text: str, at: QPointF, theme: Theme, mapping: Mapping) -> None:
    """Paint a small label beside a point, kept inside the picture."""
    metrics = QFontMetricsF(painter.font())
    box = QRectF(0, 0, metrics.horizontalAdvance(text) + 16, metrics.height() + 8)
    box.moveTo(min(at.x() + 14, mapping.width - box.width() - 4), max(4, at.y() - box.height() - 8))
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
