"""The stages of one update, painted: each equation, and below it its numbers for w and for b in columns."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...core.words import tr
from ..theme import SPACE, Theme, numeric_font
from ..typeset import Typesetter

LEFT = 1.5 * SPACE
INDENT = 2 * SPACE  # of the numbers, behind "w" and "b"
EM_SHARE = 1.1  # the em of an equation per height of a line of text
BAR_PX = 3


@dataclass(frozen=True)
class Numbers:
    """Hold one stage's numbers for one parameter: tokens of the line with numbers put in, its result, all its digits."""

    tokens: tuple[str, ...]
    result: str
    digits: str


@dataclass(frozen=True)
class Line:
    """Hold one stage as it is shown: its equation, its source for as long as that is not typeset, a word, the numbers of w and b."""

    latex: str
    source: str
    word: str
    w: Numbers
    b: Numbers


class StepView(QWidget):
    """Show the stages of one update; a click or an arrow key chooses one."""

    chosen = Signal(int)  # place of the stage
    arranged = Signal()  # the stages stand elsewhere

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._theme: Theme | None = None
        self._tops: list[float] = []
        self.stage = -1
        self.typesetter = Typesetter(self)
        self.typesetter.ready.connect(self._arrange)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(tr("Stages of this update"))

    # what is shown

    def show_lines(self, lines: tuple[Line, ...], stage: int) -> None:
        """Show these stages, the one at `stage` marked (-1: none)."""
        anew = [line.latex for line in lines] != [line.latex for line in self._lines]
        self._lines, self.stage = lines, stage
        if anew:
            self.typesetter.want([line.latex for line in lines])
            self._arrange()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self._theme = theme
        self.update()

    def count(self) -> int:
        """Return how many stages are shown."""
        return len(self._lines)

    def place_of(self, stage: int) -> QRectF:
        """Return where a stage stands, in px."""
        bottom = self._tops[stage + 1] if stage + 1 < len(self._tops) else self.height()
        return QRectF(0, self._tops[stage], self.width(), bottom - self._tops[stage])

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size at which all is seen (called by Qt)."""
        return QSize(280, round(self._tops[-1]) if self._tops else 0)

    minimumSizeHint = sizeHint  # noqa: N815

    # inside

    def _arrange(self) -> None:
        """Work out where each stage stands."""
        self._tops = [0.0]
        for line in self._lines:
            picture = self._picture(line)
            head = picture.deviceIndependentSize().height() if picture else QFontMetricsF(self.font()).height()
            self._tops.append(self._tops[-1] + round(head + 2 * self._row_px() + 1.75 * SPACE))
        self.updateGeometry()
        self.update()

    def _picture(self, line: Line):
        colour = self._theme.text if self._theme else "#000000"
        em = QFontMetricsF(self.font()).height() * EM_SHARE
        return self.typesetter.picture(line.latex, em, colour, self.devicePixelRatioF())

    def _row_px(self) -> float:
        return QFontMetricsF(self.font()).height() + 2

    def paintEvent(self, event) -> None:  # noqa: N802
        """Paint the stages (called by Qt)."""
        if not self._theme:
            return
        painter = QPainter(self)
        font = numeric_font(self.font())
        metrics = QFontMetricsF(font)
        for i, line in enumerate(self._lines):
            place = self.place_of(i)
            if place.intersects(QRectF(event.rect())):
                self._paint_line(painter, line, place, font, metrics, i == self.stage)
        if self.hasFocus() and self.stage < 0:
            painter.setPen(QColor(self._theme.accent))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -2, -2))
        painter.end()

    def _paint_line(self, painter: QPainter, line: Line, place: QRectF, font: QFont, metrics: QFontMetricsF, marked: bool) -> None:
        theme = self._theme
        if marked:
            painter.fillRect(place, QColor(theme.tint))
            painter.fillRect(QRectF(place.left(), place.top(), BAR_PX, place.height()), QColor(theme.accent))
        top, picture = place.top() + SPACE * 0.75, self._picture(line)
        painter.setFont(self.font())
        if picture:
            painter.drawPixmap(QPointF(LEFT, top), picture)
        head = picture.deviceIndependentSize() if picture else QRectF(0, 0, metrics.horizontalAdvance(line.source), metrics.height()).size()
        painter.setPen(QColor(theme.muted))
        if not picture:
            painter.drawText(QPointF(LEFT, top + metrics.ascent()), line.source)
        if LEFT + head.width() + metrics.horizontalAdvance(line.word) + 2 * SPACE < place.width():
            painter.drawText(QRectF(0, top, place.width() - SPACE, head.height()), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.word)
        painter.setFont(font)
        self._paint_numbers(painter, line, QPointF(LEFT, top + head.height() + SPACE / 4 + metrics.ascent()), place.width() - SPACE, metrics)

    def _paint_numbers(self, painter: QPainter, line: Line, at: QPointF, right: float, metrics: QFontMetricsF) -> None:
        """Paint the rows of w and b, token under token; expressions that are too wide are squeezed."""
        advance = metrics.horizontalAdvance
        widths = [max(advance(w), advance(b)) for w, b in zip(line.w.tokens, line.b.tokens)]
        room = right - at.x() - INDENT - max(advance(line.w.result), advance(line.b.result)) - 1.5 * SPACE
        squeeze = min(1.0, room / sum(widths)) if widths else 1.0
        for i, (name, numbers) in enumerate((("w", line.w), ("b", line.b))):
            y = at.y() + i * self._row_px()
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(QPointF(at.x(), y), name)
            if squeeze < 1.0:
                painter.save()
                painter.translate(at.x() + INDENT, y)
                painter.scale(squeeze, 1.0)
                self._paint_tokens(painter, numbers.tokens, widths, 0.0, 0.0, metrics)
                painter.restore()
            else:
                self._paint_tokens(painter, numbers.tokens, widths, at.x() + INDENT, y, metrics)
            painter.setPen(QColor(self._theme.text))
            painter.drawText(QPointF(right - advance(numbers.result), y), numbers.result)

    @staticmethod
    def _paint_tokens(painter: QPainter, tokens: tuple[str, ...], widths: list[float], x: float, y: float, metrics: QFontMetricsF) -> None:
        for token, width in zip(tokens, widths):
            if token:
                slack = width - metrics.horizontalAdvance(token)
                painter.drawText(QPointF(x + slack, y), token)
            x += width

    # what the person does

    def event(self, event: QEvent) -> bool:
        """Show all digits of the stage under the mouse (called by Qt)."""
        if event.type() == QEvent.Type.ToolTip:
            i = self._at(event.pos().y())
            QToolTip.showText(event.globalPos(), f"w   {self._lines[i].w.digits}\nb   {self._lines[i].b.digits}" if i >= 0 else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event) -> None:  # noqa: N802
        """Choose the stage that is clicked; the chosen one, no longer (called by Qt)."""
        i = self._at(event.position().y())
        self.chosen.emit(-1 if i == self.stage else i)

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Choose the stage above or below by the arrow keys (called by Qt)."""
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key())
        if move and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.chosen.emit(min(len(self._lines) - 1, max(0, self.stage + move)))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event) -> None:  # noqa: N802
        """Tell that the stages stand elsewhere (called by Qt)."""
        super().resizeEvent(event)
        self.arranged.emit()

    def moveEvent(self, event) -> None:  # noqa: N802
        """Tell that the stages stand elsewhere (called by Qt)."""
        super().moveEvent(event)
        self.arranged.emit()

    def hideEvent(self, event) -> None:  # noqa: N802
        """Typeset nothing that is not looked at (called by Qt)."""
        super().hideEvent(event)
        self.typesetter.stop()

    def showEvent(self, event) -> None:  # noqa: N802
        """Typeset what is looked at (called by Qt)."""
        super().showEvent(event)
        self.typesetter.want([line.latex for line in self._lines])

    def changeEvent(self, event) -> None:  # noqa: N802
        """Make room for another font (called by Qt)."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.DevicePixelRatioChange):
            self._arrange()

    def _at(self, y: float) -> int:
        return next((i for i in range(len(self._lines)) if self.place_of(i).top() <= y < self.place_of(i).bottom()), -1)
