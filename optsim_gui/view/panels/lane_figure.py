"""The table of the lanes on a page: as the panel writes it, in letters and lines alone."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ..theme import SPACE, Theme
from .lane_table import STATUS

ROW = 1.6  # lines
LEAST_PX = 32.0  # of a column


class LaneRows(pg.GraphicsWidget):
    """Write rows of words, the first their heads, into columns as wide as their words; the last takes what is left."""

    def __init__(self, rows: list[list[str]], colours: list[str], theme: Theme):
        super().__init__()
        self._rows, self._colours, self._theme = rows, [theme.muted, *colours], theme

    def paint(self, painter: QPainter, *_) -> None:
        """Paint as many rows as there is room for (called by Qt)."""
        metrics = QFontMetricsF(painter.font())
        height = ROW * metrics.lineSpacing()
        room = max(1, int((self.size().height() - SPACE) / height))
        widths = [max(metrics.horizontalAdvance(row[column]) for row in self._rows) + 2 * SPACE for column in range(STATUS)]
        for number, (row, colour) in enumerate(zip(self._rows[:room], self._colours)):
            self._write(painter, row, colour, number * height, height, widths)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(QPointF(SPACE, height), QPointF(self.size().width() - SPACE, height))

    def _write(self, painter: QPainter, row: list[str], colour: str, top: float, height: float, widths: list[float]) -> None:
        left = float(SPACE)
        for column, words in enumerate(row):
            width = widths[column] if column < STATUS else self.size().width() - left - SPACE
            if left + max(width, LEAST_PX) > self.size().width():
                return  # no column is cut through
            side = Qt.AlignmentFlag.AlignRight if 0 < column < STATUS else Qt.AlignmentFlag.AlignLeft
            box = QRectF(left, top, width - (2 * SPACE if column < STATUS else 0), height)
            painter.setPen(QColor(colour if column == 0 or colour == self._theme.muted else self._theme.text))
            shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, box.width() + 1))
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)
            left += width


def lane_view(rows: list[list[str]], colours: list[str], theme: Theme) -> pg.GraphicsView:
    """Return a view of just this table; colours: '#rrggbb' of each row below the heads."""
    view = pg.GraphicsView()
    view.setBackground(theme.background)
    view.setCentralItem(LaneRows(rows, colours, theme))
    return view
