"""The table of the lanes on a page: as the panel writes it, in letters and lines alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ..layout import Words
from ..theme import SPACE, Theme
from .lane_table import STATUS

ROW = 1.6  # lines


def lane_words(rows: list[list[str]], colours: list[str], theme: Theme, font: QFont) -> Words:
    """Return rows of words, the first their heads, in columns as wide as their words; colours: '#rrggbb' of each row below the heads."""
    metrics = QFontMetricsF(font)
    each = ROW * metrics.lineSpacing()
    widths = [max(map(metrics.horizontalAdvance, column)) + 2 * SPACE for column in zip(*rows)]

    def paint(painter: QPainter, width: float) -> None:
        painter.setFont(font)
        for number, (row, colour) in enumerate(zip(rows, (theme.muted, *colours))):
            _write(painter, row, colour, theme, QRectF(0, number * each, 0, each), widths)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(QPointF(0, each), QPointF(width, each))

    return Words(sum(widths), lambda width: each * len(rows), paint)


def _write(painter: QPainter, row: list[str], colour: str, theme: Theme, box: QRectF, widths: list[float]) -> None:
    """Write one row, the numbers on the right of their columns."""
    for column, (words, width) in enumerate(zip(row, widths)):
        box.setWidth(width - 2 * SPACE)
        side = Qt.AlignmentFlag.AlignRight if 0 < column < STATUS else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(colour if column == 0 or colour == theme.muted else theme.text))
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)
        box.translate(width, 0)
