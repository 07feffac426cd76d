"""The stages of one update, painted: each equation, and below it its numbers for w and for b in columns."""

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...core.words import tr
from ..theme import Theme, numeric_font
from ..typeset import Typesetter
from .step_lines import EM_SHARE, Equation, Line, height_of, paint_line

NARROWEST_PX = 240


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

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size at which all is seen, numbers squeezed (called by Qt)."""
        return QSize(NARROWEST_PX, self.sizeHint().height())

    # inside

    def _arrange(self) -> None:
        """Work out where each stage stands."""
        self._tops, metrics = [0.0], QFontMetricsF(self.font())
        for line in self._lines:
            self._tops.append(self._tops[-1] + height_of(line, self._equation(line), metrics))
        self.updateGeometry()
        self.update()

    def _equation(self, line: Line) -> Equation | None:
        colour = self._theme.text if self._theme else "#000000"
        em = QFontMetricsF(self.font()).height() * EM_SHARE
        picture = self.typesetter.picture(line.latex, em, colour, self.devicePixelRatioF())
        return picture and Equation(picture.deviceIndependentSize(), partial(_draw, picture))

    def paintEvent(self, event) -> None:  # noqa: N802
        """Paint the stages (called by Qt)."""
        if not self._theme:
            return
        painter = QPainter(self)
        font = numeric_font(self.font())
        for i, line in enumerate(self._lines):
            place = self.place_of(i)
            if place.intersects(QRectF(event.rect())):
                paint_line(painter, line, place, self._equation(line), self._theme, font, i == self.stage)
        if self.hasFocus() and self.stage < 0:
            painter.setPen(QColor(self._theme.accent))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -2, -2))
        painter.end()

    # what the person does

    def event(self, event: QEvent) -> bool:
        """Show all digits of the stage under the mouse (called by Qt)."""
        if event.type() == QEvent.Type.ToolTip:
            i = self._at(event.pos().y())
            QToolTip.showText(event.globalPos(), self._lines[i].read("\n") if i >= 0 else "", self)
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


def _draw(picture: QPixmap, painter: QPainter, at: QPointF) -> None:
    painter.drawPixmap(at, picture)
