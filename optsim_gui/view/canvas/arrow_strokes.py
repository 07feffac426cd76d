"""Arrows on the screen: all of a picture to one scale, linear or logarithmic, in the colour of their lane."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, log10, sqrt

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ...core.words import tr
from ..theme import Theme
from .arrows import DECADE_PX, KINDS, USUAL_PX, Arrow, Vector
from .mapping import Mapping

LONGEST_PX, SHORTEST_PX, HEAD_PX, DASHED_PX = 1e5, 6.0, 9.0, 2000.0
HALO_PX = 1.2  # of the background around each stroke
_PENS = {  # width, then on and off along the shaft, px
    "gradient": (1.4, 0.0, 0.0),
    "step": (2.6, 0.0, 0.0),
    "momentum": (2.0, 6.0, 4.0),
    "lookahead": (2.0, 2.0, 4.0),
    "faint": (1.2, 4.0, 3.0),
}


@dataclass(frozen=True)
class _Frame:
    """Turn vectors of the plane into px, all to one scale."""

    mapping: Mapping
    scale: float
    log: bool

    def px(self, vector: Vector) -> QPointF:
        _, x, _, y = self.mapping.affine()
        dx, dy = x * vector[0] * self.scale, y * vector[1] * self.scale
        length = hypot(dx, dy)
        factor = self.length(length) / length if length else 0.0
        return QPointF(dx * factor, dy * factor)

    def side(self, side: float) -> float:
        """Return the side of a square in px, the same for w and for b."""
        _, x, _, y = self.mapping.affine()
        return self.length(side * self.scale * sqrt(abs(x * y)))

    def length(self, px: float) -> float:
        if self.log and px > 0:
            return max(SHORTEST_PX, USUAL_PX + DECADE_PX * log10(px / USUAL_PX))
        return min(px, LONGEST_PX)


def paint_arrows(painter: QPainter, drawn: Iterable[Arrow], colour: str, mapping: Mapping, theme: Theme, scale: float, log: bool) -> None:
    """Paint the arrows of one lane in '#rrggbb', `scale` times as long as they are or, with `log`, logarithmic."""
    frame, drawn = _Frame(mapping, scale, log), list(drawn)
    for arrow in drawn:
        head = mapping.point(*arrow.at)
        start = head + frame.px(arrow.start)
        if arrow.kind.endswith("squares"):
            _paint_squares(painter, arrow, head, colour, frame)
        elif arrow.kind == "ghost":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for pen in (QPen(QColor(theme.background), 4), QPen(QColor(colour), 2, Qt.PenStyle.DotLine)):
                painter.setPen(pen)
                painter.drawEllipse(start, 8, 8)
        else:
            _paint_arrow(painter, QLineF(start, start + frame.px(arrow.vector)), arrow.kind, colour, theme)
    taken: list[QRectF] = []
    for arrow in drawn:
        if arrow.label:
            _paint_label(painter, arrow, frame, theme, taken)


def ends(drawn: Iterable[Arrow], kind: str, mapping: Mapping, scale: float, log: bool) -> list[QPointF]:
    """Return where arrows of a kind begin and end when they are painted so, px."""
    frame = _Frame(mapping, scale, log)
    lines = ((mapping.point(*arrow.at) + frame.px(arrow.start), frame.px(arrow.vector)) for arrow in drawn if arrow.kind == kind)
    return [end for start, along in lines for end in (start, start + along)]


def _paint_arrow(painter: QPainter, line: QLineF, kind: str, colour: str, theme: Theme) -> None:
    """Paint an arrow of plain strokes: Qt draws a filled or dashed one ten times as slowly."""
    if line.length() < 1.0:
        return
    width, *dash = _PENS[kind]
    strokes = [*_shaft(line, *dash), *_barbs(line)]
    for pen_colour, pen_width in ((theme.background, width + 2 * HALO_PX), (colour, width)):
        painter.setPen(_pen(pen_colour, pen_width))
        painter.drawLines(strokes)


@lru_cache(maxsize=64)
def _pen(colour: str, width: float) -> QPen:
    """Return the pen of an arrow's strokes; Qt fills square ends several times as fast as round ones."""
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)


def _shaft(line: QLineF, on: float, off: float) -> list[QLineF]:
    """Return a line as its dashes, measured from the tip so that the tip is never bare; the part far out is left whole."""
    length = line.length()
    if not on or length > DASHED_PX:
        return [line]
    starts = [i * (on + off) / length for i in range(int(length / (on + off)) + 1)]
    return [QLineF(line.pointAt(1 - at), line.pointAt(max(0.0, 1 - at - on / length))) for at in starts]


def _barbs(line: QLineF) -> list[QLineF]:
    length = line.length()
    size = min(HEAD_PX, 0.6 * length)
    along = QPointF(line.dx(), line.dy()) * (size / length)
    across = QPointF(-along.y(), along.x()) * 0.5
    return [QLineF(line.p2(), line.p2() - along + across), QLineF(line.p2(), line.p2() - along - across)]


def _paint_squares(painter: QPainter, arrow: Arrow, head: QPointF, colour: str, frame: _Frame) -> None:
    """Paint w's square to the right of the head and b's to the left of it."""
    fill = QColor(colour)
    fill.setAlpha(50)
    faint = arrow.kind.startswith("faint")
    painter.setBrush(Qt.BrushStyle.NoBrush if faint else fill)
    painter.setPen(QPen(QColor(colour), 1.2, Qt.PenStyle.DashLine if faint else Qt.PenStyle.SolidLine))
    for box in _boxes(arrow, head, frame):
        painter.drawRect(box)


def _boxes(arrow: Arrow, head: QPointF, frame: _Frame) -> tuple[QRectF, QRectF]:
    w, b = (frame.side(side) for side in arrow.vector)
    return QRectF(head.x(), head.y() - w, w, w), QRectF(head.x() - b, head.y() - b, b, b)


def _paint_label(painter: QPainter, arrow: Arrow, frame: _Frame, theme: Theme, taken: list[QRectF]) -> None:
    """Write at the tip of an arrow, or beside both squares, where nothing is written yet."""
    head = frame.mapping.point(*arrow.at)
    if arrow.kind == "squares":
        w, b = _boxes(arrow, head, frame)
        for text, at in ((tr("{quantity} of w", quantity=arrow.label), w.topRight()), (tr("{quantity} of b", quantity=arrow.label), b.topLeft())):
            _write(painter, text, at, 1 if at.x() > head.x() else -1, frame.mapping, theme, taken)
        return
    start, way = frame.px(arrow.start), frame.px(arrow.vector)
    beyond = 1 if (way if arrow.vector != (0.0, 0.0) else start).x() >= 0 else -1
    _write(painter, arrow.label, head + start + way, beyond, frame.mapping, theme, taken)


def _write(painter: QPainter, text: str, at: QPointF, side: int, mapping: Mapping, theme: Theme, taken: list[QRectF]) -> None:
    metrics = QFontMetricsF(painter.font())
    box = QRectF(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height() + 2)
    box.moveCenter(QPointF(at.x() + side * (box.width() / 2 + 8), at.y() - 4))
    box.moveLeft(min(mapping.width - box.width() - 2, max(2, box.left())))
    box.moveTop(min(mapping.height - box.height() - 2, max(2, box.top())))
    while any(box.intersects(other) for other in taken) and box.bottom() < mapping.height:
        box.translate(0, box.height() / 2)
    taken.append(box)
    ground = QColor(theme.background)
    ground.setAlpha(205)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def key_size(metrics: QFontMetricsF, kinds: Collection[str], words: str) -> QSizeF:
    """Return how large the key of the arrows is, px."""
    shown, row = [kind for kind in KINDS if kind in kinds], metrics.height() + 4
    width = max([metrics.horizontalAdvance(words) + 16, *(metrics.horizontalAdvance(tr(KINDS[kind])) + 64 for kind in shown)])
    return QSizeF(round(width), round(row * (len(shown) + 1) + 8))


def key_box(size: QSizeF, mapping: Mapping) -> QRectF:
    """Return where a key of that size stands, at the lower right."""
    return QRectF(QPointF(round(mapping.width - size.width() - 12), round(mapping.height - size.height() - 12)), size)


def paint_key(painter: QPainter, box: QRectF, kinds: Collection[str], theme: Theme, words: str) -> None:
    """Paint into a box what the kinds of arrows are and how long they are drawn."""
    row, fill = QFontMetricsF(painter.font()).height() + 4, QColor(theme.background)
    fill.setAlpha(225)
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    for i, kind in enumerate(kind for kind in KINDS if kind in kinds):
        middle = box.top() + 4 + row * (i + 0.5)
        _paint_arrow(painter, QLineF(box.left() + 8, middle, box.left() + 44, middle), kind, theme.text, theme)
        painter.setPen(QColor(theme.text))
        painter.drawText(QRectF(box.left() + 54, middle - row / 2, box.width(), row), Qt.AlignmentFlag.AlignVCenter, tr(KINDS[kind]))
    painter.setPen(QColor(theme.muted))
    painter.drawText(QRectF(box.left() + 8, box.bottom() - 4 - row, box.width(), row), Qt.AlignmentFlag.AlignVCenter, words)
