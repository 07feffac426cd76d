"""A bar above the canvas that tells something and offers what to do; nothing waits for it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ..core.words import tr
from .forms import small_button
from .theme import SPACE


class Notice(QFrame):
    """Show one sentence with buttons: each `offers` a text and what it does; every one of them, and the cross, closes the bar.

    Of what several tell `about` the same, if it is anything, only the last stands.
    """

    def __init__(self, sentence: str, offers: list[tuple[str, Callable[[], None]]], parent: QWidget, about: str = ""):
        super().__init__(parent)
        self.setObjectName("notice")
        self.about = about
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        self.sentence = QLabel(sentence, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # no word widens the window
        row.addWidget(self.sentence, 1)
        self.buttons = {text: QPushButton(text) for text, _ in offers}
        for text, do in offers:
            self.buttons[text].clicked.connect(do)
            row.addWidget(self.buttons[text])
        self.cross = small_button("cancel", tr("Close this notice"), self)
        row.addWidget(self.cross)
        for button in (*self.buttons.values(), self.cross):
            button.clicked.connect(self._go)

    def _go(self) -> None:
        self.hide()
        self.deleteLater()
