"""The timeline: where the cursor is, what is recorded, and where each lane has settled or diverged."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider

from ..core.words import tr
from .lane_style import marker_path
from .theme import LIGHT, Theme, numeric_font

EDGE_PX, GROOVE_Y, HANDLE_PX = 16, 13, 7


@dataclass(frozen=True)
class Mark:
    """Mark a step at which something became true of a lane: its colour and marker, settled (or else diverged)."""

    step: int
    colour: str
    marker: str
    settled: bool


class Timeline(QSlider):
    """A slider over all updates that scrubs; the keys of playback are bound by the window."""

    sought = Signal(int)

    def __init__(self, parent=None):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs to the right in every language
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timeline: update shown"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFont(numeric_font())
        self.theme: Theme = LIGHT
        self._available = 0
        self._per_epoch: int | None = None
        self.marks: tuple[Mark, ...] = ()
        self.actionTriggered.connect(self._take_action)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.theme = theme
        self.update()

    def set_record(self, available: int, horizon: int) -> None:
        """Show how much is recorded of how much."""
        if (available, horizon) != (self._available, self.maximum()):
            self._available = available
            self.setRange(0, horizon)
            self.update()

    def set_epochs(self, per_epoch: int | None) -> None:
        """Tell epochs beside updates: how many updates an epoch has, or None where each sees all the data."""
        if per_epoch != self._per_epoch:
            self._per_epoch = per_epoch
            self.update()

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show these marks."""
        if marks != self.marks:
            self.marks = marks
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the preferred size (called by Qt)."""
        return QSize(400, 40)

    minimumSizeHint = sizeHint

    def mousePressEvent(self, event) -> None:  # noqa: N802
        """Seek to the step under the mouse (called by Qt)."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.sought.emit(self.step_at(event.position().x()))

    def mouseMoveEvent(self, event) -> None:  # noqa: N802
        """Scrub while the button is down (called by Qt)."""
        step = self.step_at(event.position().x())
        epoch = tr(", epoch {epoch}", epoch=epoch_of(step, self._per_epoch)) if self._per_epoch else ""
        self.setToolTip(tr("Update {step:,}", step=step) + epoch)
        if self.isSliderDown():
            self.sought.emit(step)

    def mouseReleaseEvent(self, event) -> None:  # noqa: N802
        """End scrubbing (called by Qt)."""
        self.setSliderDown(False)

    def _take_action(self) -> None:
        """Seek where a key (page up, up, ...) has sent the handle."""
        self.sought.emit(self.sliderPosition())

    def wheelEvent(self, event) -> None:  # noqa: N802
        """Leave the wheel to others: a wheel is no aim (called by Qt)."""
        event.ignore()

    def step_at(self, x: float) -> int:
        """Return the step at a horizontal place in px."""
        share = (x - EDGE_PX) / max(1, self.width() - 2 * EDGE_PX)
        return min(self.maximum(), max(0, round(share * self.maximum())))

    def x_of(self, step: int) -> float:
        """Return the horizontal place of a step in px."""
        return EDGE_PX + (self.width() - 2 * EDGE_PX) * step / max(1, self.maximum())

    def paintEvent(self, event) -> None:  # noqa: N802
        """Paint groove, record, ticks, marks and handle (called by Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_groove(painter)
        self._paint_ticks(painter)
        for mark in self.marks:
            self._paint_mark(painter, mark)
        centre = QPointF(self.x_of(self.value()), GROOVE_Y)
        painter.setPen(QPen(QColor(self.theme.panel), 2))
        painter.setBrush(QColor(self.theme.accent))
        painter.drawEllipse(centre, HANDLE_PX, HANDLE_PX)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), 1.5))
            painter.drawEllipse(centre, HANDLE_PX + 3, HANDLE_PX + 3)
        painter.end()

    def _paint_groove(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for end, colour in ((self.maximum(), self.theme.border), (self._available, self.theme.outline), (min(self.value(), self._available), self.theme.accent)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(EDGE_PX, GROOVE_Y - 2, self.x_of(end) - EDGE_PX, 4), 2, 2)

    def _paint_ticks(self, painter: QPainter) -> None:
        metrics = QFontMetrics(self.font())
        step = tick_step(self.maximum(), (self.width() - 2 * EDGE_PX) / (metrics.horizontalAdvance(self._words(self.maximum())) + 32))
        painter.setPen(QColor(self.theme.muted))
        for tick in range(0, self.maximum() + 1, step):
            x = self.x_of(tick)
            painter.drawLine(QPointF(x, GROOVE_Y + 5), QPointF(x, GROOVE_Y + 9))
            text = self._words(tick)
            left = min(self.width() - metrics.horizontalAdvance(text) - 2.0, max(2.0, x - metrics.horizontalAdvance(text) / 2))
            painter.drawText(QPointF(left, self.height() - metrics.descent()), text)

    def _words(self, step: int) -> str:
        """Return what stands below a tick: the update, and where there are mini-batches the epoch."""
        return f"{step:,}" if not self._per_epoch else tr("{step:,} · epoch {epoch}", step=step, epoch=epoch_of(step, self._per_epoch))

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        at = QPointF(self.x_of(mark.step), GROOVE_Y - 7)
        painter.setPen(QPen(QColor(mark.colour if not mark.settled else self.theme.panel), 1.5))
        if mark.settled:
            painter.setBrush(QColor(mark.colour))
            painter.drawPath(marker_path(mark.marker, 8).translated(at))
        else:
            painter.drawLine(at - QPointF(3, 3), at + QPointF(3, 3))
            painter.drawLine(at - QPointF(3, -3), at + QPointF(3, -3))


def epoch_of(step: int, per_epoch: int) -> str:
    """Return how many epochs so many updates are, to a hundredth."""
    return f"{step / per_epoch:,.2f}".rstrip("0").rstrip(".")


def tick_step(horizon: int, most: float) -> int:
    """Return the distance of ticks, 1, 2 or 5 times a power of ten, so that at most `most` fit on 0..horizon."""
    decade = 1
    while True:
        for step in (decade, 2 * decade, 5 * decade):
            if horizon / step <= max(1.0, most):
                return step
        decade *= 10
