"""The question that is answered by dragging an arrow on the canvas: where does the next step lead?"""

from math import atan2, degrees, hypot

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ..core.words import tr
from .canvas.canvas import Canvas

Point = tuple[float, float]  # w, b
HEAD_PX, NUDGE_PX = 10.0, 4.0
MOVES = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
KEYS = (*MOVES, Qt.Key.Key_Return, Qt.Key.Key_Enter)
GOOD_DEGREES, GOOD_FACTOR = 15.0, 1.5


def score(guess: QPointF, truth: QPointF) -> str:
    """Return how far a guessed step is from the true one, both in px from where the step begins, in a sentence."""
    length, true_length = hypot(guess.x(), guess.y()), hypot(truth.x(), truth.y())
    if min(length, true_length) == 0:
        return tr("An arrow without a length has no direction.")
    off = abs(degrees(atan2(guess.x() * truth.y() - guess.y() * truth.x(), guess.x() * truth.x() + guess.y() * truth.y())))
    times = length / true_length
    good = off <= GOOD_DEGREES and 1 / GOOD_FACTOR <= times <= GOOD_FACTOR
    verdict = tr("Well aimed.") if good else tr("The direction is right.") if off <= GOOD_DEGREES else tr("Another direction.")
    return verdict + " " + tr("Your arrow is {off:.0f}° off and {times:.2g} times as long as the step.", off=off, times=times)


class Aim(QWidget):
    """Lie over the canvas and let a person drag an arrow from the point `origin` of the plane; `aimed` tells where its tip was left, px.

    The arrow stays where it is on the plane while the canvas is resized or shows another part of it.
    """

    aimed = Signal(QPointF)

    def __init__(self, canvas: Canvas, origin: Point, colour: str):
        super().__init__(canvas)
        self._canvas, self._origin, self._colour = canvas, origin, QColor(colour)
        self._tip: Point | None = None
        self._truth: Point | None = None
        self.setGeometry(canvas.rect())
        canvas.installEventFilter(self)
        canvas.view_changed.connect(self.update)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Arrow to be dragged to where the next step leads"))
        self.show()
        self.setFocus()

    def reveal(self, truth: Point) -> None:
        """Show the true step, to the point `truth` of the plane, beside the guess; nothing can be dragged any more."""
        self._truth = truth
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.update()

    def eventFilter(self, canvas, event) -> bool:  # noqa: N802
        """Cover the canvas when it is resized (called by Qt)."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(canvas.rect())
        return False

    def event(self, event) -> bool:
        """Keep its keys from the playback (called by Qt)."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in KEYS and self._truth is None:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event) -> None:  # noqa: N802
        """Take the tip along (called by Qt)."""
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event) -> None:  # noqa: N802
        """Take the tip along (called by Qt)."""
        self._tip = self._canvas.plane_point(event.position())
        self.update()

    def mouseReleaseEvent(self, event) -> None:  # noqa: N802
        """Leave the tip there (called by Qt)."""
        self._tip = self._canvas.plane_point(event.position())
        self.aimed.emit(event.position())

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Move the tip by the arrow keys, leave it by Return (called by Qt)."""
        if event.key() in MOVES and self._truth is None:
            x, y = MOVES[event.key()]
            tip = self._canvas.pixel(*(self._tip or self._origin)) + QPointF(x * NUDGE_PX, y * NUDGE_PX)
            self._tip = self._canvas.plane_point(tip)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._tip and self._truth is None:
            self.aimed.emit(self._canvas.pixel(*self._tip))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event) -> None:  # noqa: N802
        """Draw the guess, dashed, and the truth when it is known (called by Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tip, style in ((self._tip, Qt.PenStyle.DashLine), (self._truth, Qt.PenStyle.SolidLine)):
            if tip:
                _paint_arrow(painter, self._canvas.pixel(*self._origin), self._canvas.pixel(*tip), self._colour, style)


def _paint_arrow(painter: QPainter, start: QPointF, tip: QPointF, colour: QColor, style: Qt.PenStyle) -> None:
    along = tip - start
    length = hypot(along.x(), along.y())
    painter.setPen(QPen(colour, 3.0, style, Qt.PenCapStyle.FlatCap))
    painter.drawLine(start, tip)
    if length > 0:
        unit = along / length
        side, back = QPointF(-unit.y(), unit.x()) * HEAD_PX / 2, tip - unit * HEAD_PX
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([tip, back + side, back - side]))
