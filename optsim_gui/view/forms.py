"""What forms are made of, beside knobs: choices, combo boxes, buttons, labels, and their grid.

A widget here tells only what a person does; what the program shows in it (`show_value`) is never told back.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ..core.words import tr
from .icons import icon
from .theme import SPACE

BUTTON_PX = 20


class Choice(QWidget):
    """One of a few words, each a radio button."""

    chosen = Signal(str)

    def __init__(self, name: str, tips: dict[str, str], parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self.buttons = {word: QRadioButton(tr(word), self) for word in tips}
        for word, button in self.buttons.items():
            button.setToolTip(tr(tips[word]))
            button.setAccessibleName(f"{name}: {tr(word)}")
            button.clicked.connect(self._tell)
            row.addWidget(button)
        row.addStretch(1)

    def show_value(self, word: str) -> None:
        """Show which word is chosen."""
        self.buttons[word].setChecked(True)

    def _tell(self) -> None:
        self.chosen.emit(next(word for word, button in self.buttons.items() if button.isChecked()))


class Combo(QComboBox):
    """A combo box that leaves the wheel to the page until it has the focus."""

    def __init__(self, name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event) -> None:  # noqa: N802
        """Turn only what has the focus (called by Qt)."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()

    def paintEvent(self, event) -> None:  # noqa: N802
        """Paint it, a text that is too long with an ellipsis (called by Qt)."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


def fill(combo: Combo, entries: list[tuple[str, object]]) -> None:
    """Offer entries (text, data) in a combo box; what is chosen stays, or becomes the first where it is gone."""
    if [(combo.itemText(i), combo.itemData(i)) for i in range(combo.count())] == entries:
        return
    chosen = combo.currentText()
    combo.blockSignals(True)
    combo.clear()
    for text, data in entries:
        combo.addItem(text, data)
    combo.setCurrentIndex(max(0, combo.findText(chosen)))
    combo.blockSignals(False)


def form_grid(parent: QWidget) -> QGridLayout:
    """Return the layout of a form: label, slider, number and reset in columns that stand under each other in all panels."""
    grid = QGridLayout(parent)
    grid.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
    grid.setHorizontalSpacing(SPACE // 2)
    grid.setVerticalSpacing(SPACE // 4)
    grid.setColumnMinimumWidth(0, QFontMetrics(parent.font()).horizontalAdvance(tr("Reduction")) + SPACE)
    grid.setColumnStretch(1, 1)
    return grid


def small_button(picture: str, name: str, parent: QWidget | None = None) -> QToolButton:
    """Return a button that is an icon only, in a row of a form."""
    button = QToolButton(parent)
    button.setIcon(icon(picture))
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(BUTTON_PX, BUTTON_PX + 4)
    button.setProperty("compact", True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def muted_label(parent: QWidget | None = None) -> QLabel:
    """Return a label for a hint, of as many lines as it needs."""
    label = QLabel(parent)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setWordWrap(True)
    return label


def problem_label(parent: QWidget | None = None) -> QLabel:
    """Return a label for a sentence on what is wrong, which shows while there is one (see `say`)."""
    label = muted_label(parent)
    label.setForegroundRole(QPalette.ColorRole.BrightText)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.hide()
    return label


def say(label: QLabel, sentence: str) -> None:
    """Show a sentence, or with "" nothing."""
    label.setText(sentence)
    label.setVisible(bool(sentence))
