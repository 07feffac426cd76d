"""What a hand does: mouse, wheel and keys, sent as Qt sends them."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QWidget

LEFT, NONE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.MouseButton.RightButton
_Kind = QEvent.Type


def press(widget: QWidget, at: QPointF, button=LEFT) -> None:
    """Press a mouse button."""
    _mouse(widget, _Kind.MouseButtonPress, at, button, button)


def move(widget: QWidget, at: QPointF, held=NONE) -> None:
    """Move the mouse, with a button held or none."""
    _mouse(widget, _Kind.MouseMove, at, NONE, held)


def release(widget: QWidget, at: QPointF, button=LEFT) -> None:
    """Release a mouse button."""
    _mouse(widget, _Kind.MouseButtonRelease, at, button, NONE)


def click(widget: QWidget, at: QPointF, button=LEFT) -> None:
    """Press and release at one place."""
    press(widget, at, button)
    release(widget, at, button)


def drag(widget: QWidget, *places: QPointF, button=LEFT) -> None:
    """Press at the first place, move over the others, release at the last."""
    press(widget, places[0], button)
    for place in places[1:]:
        move(widget, place, button)
    release(widget, places[-1], button)


def wheel(widget: QWidget, at: QPointF, notches: float) -> None:
    """Turn the wheel, away from the person where positive."""
    target = _target(widget)
    turn = QPoint(0, round(120 * notches))
    state = (NONE, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(target, QWheelEvent(at, QPointF(target.mapToGlobal(at.toPoint())), QPoint(), turn, *state))


def key(widget: QWidget, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Strike a key."""
    QTest.keyClick(widget, key, modifiers)


def entry(menu: QMenu, share: float) -> QAction | None:
    """Return an entry of a menu or of those in it, but none that ends the program."""
    menu.aboutToShow.emit()
    entries = [act for act in menu.actions() if not act.isSeparator() and act.isEnabled() and act.shortcut() != QKeySequence("Ctrl+Q")]
    if not entries:
        return None
    place = share * 0.999 * len(entries)
    chosen = entries[int(place)]
    return entry(chosen.menu(), place - int(place)) if chosen.menu() else chosen


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPointF, button, held) -> None:
    target = _target(widget)
    QApplication.sendEvent(target, QMouseEvent(kind, at, QPointF(target.mapToGlobal(at.toPoint())), button, held, Qt.KeyboardModifier.NoModifier))


def _target(widget: QWidget) -> QWidget:
    return widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
