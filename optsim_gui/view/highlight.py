"""A ring around what a lesson points at: it lies above everything and takes no click."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

WIDTH, ROUND, AROUND = 3, 6, 4  # px
GLOW = 70  # of 255


class Ring(QWidget):
    """Draw a ring around `place()`, a rectangle in px of the window, or None while it is nowhere to be seen.

    It follows its target when that moves, and the window when it is resized; `follow` asks for the place anew.
    """

    def __init__(self, window: QWidget, target: QWidget, place: Callable[[], QRect | None]):
        super().__init__(window)
        self._place, self._targets = place, (target, window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for one in self._targets:
            one.installEventFilter(self)
        self.follow()

    def follow(self) -> None:
        """Lie where the target is."""
        place = self._place()
        self.setVisible(place is not None)
        if place is not None:
            around = place.adjusted(-AROUND, -AROUND, AROUND, AROUND) & self.parentWidget().rect()
            if around != self.geometry():
                self.setGeometry(around)
                self.raise_()

    def end(self) -> None:
        """Follow nothing any more, and go."""
        for one in self._targets:
            one.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the target (called by Qt)."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self.follow()
        return False

    def paintEvent(self, _event) -> None:  # noqa: N802
        """Draw the ring and its glow (called by Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().highlight().color()
        glow = QColor(accent)
        glow.setAlpha(GLOW)
        for colour, width in ((glow, 2 * WIDTH + 2), (accent, WIDTH)):
            painter.setPen(QPen(colour, width))
            inset = WIDTH / 2 + 1
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), ROUND, ROUND)


def place_of(widget: QWidget | None, window: QWidget) -> QRect | None:
    """Return where a widget lies in the window, px, or None where there is none, or it is hidden or elsewhere."""
    if widget is None or not widget.isVisible() or widget.window() is not window:
        return None
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
