"""What dialogs have in common: their frame, rows of widgets, headings, and the row of buttons at the foot."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from .theme import SPACE


def framed(dialog: QDialog, title: str, modal: bool = False) -> QVBoxLayout:
    """Give a dialog its title and margins, and return the column of what is in it; it is deleted when it closes."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(modal)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
    column.setSpacing(SPACE)
    return column


def heading(text: str) -> QLabel:
    """Return the muted head of what stands below it."""
    label = QLabel(text)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def row_of(*widgets: QWidget, fills: bool = False) -> QHBoxLayout:
    """Return widgets side by side: as wide as they need, or, where the row `fills`, all but labels sharing its width."""
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    for widget in widgets:
        row.addWidget(widget, 1 if fills and not isinstance(widget, QLabel) else 0)
    if not fills:
        row.addStretch(1)
    return row


def buttons_of(*buttons: tuple[QPushButton, Callable], fills: bool = False) -> QHBoxLayout:
    """Return buttons, each with what it does, at the right or, where the row `fills`, across its width; the last is the default."""
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    if not fills:
        row.addStretch(1)
    for button, verb in buttons:
        button.clicked.connect(verb)
        row.addWidget(button)
    buttons[-1][0].setDefault(True)
    return row
