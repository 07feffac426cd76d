"""What each point adds to the gradient: a bar for ∂L/∂w and one for ∂L/∂b, in the order of x."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...core.verdict import people
from ...core.words import tr
from ..canvas.mapping import draw_lines
from ..theme import LIGHT, SPACE, Theme

NAMES = ("∂L/∂w", "∂L/∂b")
LEFT_PX, ROW_PX = 44, 44


class GradientBars(QWidget):
    """Show bars; a click, or the arrow keys, chooses a point by its place in the order of x."""

    chose = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(tr("What each point adds to ∂L/∂w and to ∂L/∂b; the arrow keys choose a point"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme: Theme = LIGHT
        self.gradients: tuple[np.ndarray, np.ndarray] = (np.empty(0), np.empty(0))
        self.chosen: int | None = None
        self._colour = LIGHT.text

    def show_gradients(self, gradients: tuple[np.ndarray, np.ndarray], chosen: int | None, colour: str, theme: Theme) -> None:
        """Show what each point adds to ∂L/∂w and ∂L/∂b, (points,) each, in a lane's colour '#rrggbb'."""
        self.gradients, self.chosen, self._colour, self.theme = gradients, chosen, colour, theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the preferred size (called by Qt)."""
        return QSize(240, 2 * ROW_PX)

    minimumSizeHint = sizeHint

    def _rooms(self) -> tuple[QRectF, QRectF]:
        return tuple(QRectF(LEFT_PX, row * ROW_PX + 3, self.width() - LEFT_PX - SPACE, ROW_PX - 6) for row in (0, 1))

    def paintEvent(self, event) -> None:  # noqa: N802
        """Paint both rows, the name and the largest bar's value beside each (called by Qt)."""
        painter = QPainter(self)
        for name, values, room in zip(NAMES, self.gradients, self._rooms()):
            self._paint_row(painter, name, values, room)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_row(self, painter: QPainter, name: str, values: np.ndarray, room: QRectF) -> None:
        scale = np.abs(values).max(initial=0.0)
        painter.setPen(QColor(self.theme.muted))
        side = QRectF(SPACE // 2, room.top(), LEFT_PX - SPACE, room.height())
        painter.drawText(side, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(self.theme.outline))
        painter.drawLine(QPointF(room.left(), room.center().y()), QPointF(room.right(), room.center().y()))
        if not 0.0 < scale < np.inf:
            return
        painter.setPen(QPen(QColor(self._colour), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        draw_lines(painter, bars(values / scale, room))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, f"±{people(float(scale), 2)}")
        if self.chosen is not None and self.chosen < len(values):
            x = room.left() + (self.chosen + 0.5) * room.width() / len(values)
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))

    def mousePressEvent(self, event) -> None:  # noqa: N802
        """Choose the point under the mouse (called by Qt)."""
        room, many = self._rooms()[0], len(self.gradients[0])
        if many and room.left() <= event.position().x() <= room.right():
            self.chose.emit(min(many - 1, int((event.position().x() - room.left()) / room.width() * many)))

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Choose the next point or the one before (called by Qt)."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        many = len(self.gradients[0])
        if way is None or not many:
            event.ignore()
        else:
            first = 0 if way > 0 else many - 1
            self.chose.emit(first if self.chosen is None else min(many - 1, max(0, self.chosen + way)))


def bars(shares: np.ndarray, room: QRectF) -> np.ndarray:
    """Return bars of shares (points,) of half a row's height, float64 (n, 4) of x1, y1, x2, y2 px; at most two to a px."""
    each = max(1, int(len(shares) / room.width()))
    starts = np.arange(0, len(shares), each)
    x = room.left() + (starts + 0.5 * each) * room.width() / len(shares)
    middle, half = room.center().y(), room.height() / 2
    ends = (np.maximum.reduceat(shares, starts).clip(0.0), np.minimum.reduceat(shares, starts).clip(None, 0.0))
    both = [np.column_stack([x, np.full_like(x, middle), x, middle - half * end])[end != 0.0] for end in ends]
    return np.concatenate(both)
