"""The lesson: what a scene says and asks, with the way back and forth; which scene it is and what it sets is told from outside."""

import re
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ...core.lesson import Ask, Lesson, in_language
from ...core.words import tr
from ..forms import muted_label
from ..icons import icon
from ..theme import SPACE

SMALLEST = 240  # px high: two paragraphs and the buttons


def rich(text: str) -> str:
    """Return a lesson's text as HTML: *stars* emphasise, an empty line parts paragraphs."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]
    return "".join("<p>" + re.sub(r"\*([^*]+)\*", r"<b>\1</b>", escape(part)) + "</p>" for part in paragraphs)


class LessonPanel(QWidget):
    """Show one scene: `show_scene`; the person's wishes are told by signals."""

    chosen = Signal(int)  # a choice, by its place
    back, forward, shown, returned, left = Signal(), Signal(), Signal(), Signal(), Signal()
    opened = Signal(object)  # the path of a lesson

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setMinimumHeight(SMALLEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        self.title, self.place = QLabel(wordWrap=True), muted_label(self)
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        column.addLayout(_row(self.title, self.place))
        self.page = QWidget()
        self._page = QVBoxLayout(self.page)
        self._page.setContentsMargins(0, 0, SPACE, 0)
        self._page.setSpacing(SPACE)
        self.scroll = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame, focusPolicy=Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(self.page)
        column.addWidget(self.scroll, 1)
        self.return_button = QPushButton(tr("Return to the scene"))
        self.return_button.setToolTip(tr("Set the scene's experiment again; what you have changed can be had back by Undo"))
        self.return_button.clicked.connect(self.returned)
        column.addWidget(self.return_button)
        self.back_button, self.leave_button, self.forward_button = QPushButton(tr("Back")), QPushButton(tr("Leave")), QPushButton()
        for button, wish in ((self.back_button, self.back), (self.leave_button, self.left), (self.forward_button, self.forward)):
            button.clicked.connect(wish)
        self.forward_button.setProperty("primary", True)
        column.addLayout(_row(self.back_button, self.leave_button, self.forward_button))
        self.choices: list[QPushButton] = []

    # what is shown

    def show_list(self, lessons: list[tuple[object, str, str, int, int]], is_next: bool = False) -> None:
        """Offer lessons: path, title, what it is of, how many scenes are done, of how many; `is_next`: one has just been, and another follows."""
        self._clear()
        self._head(tr("Lessons"), "")
        for number, (path, title, about, done, scenes) in enumerate(lessons, 1):
            button = self._choice(f"{number}. {title}")
            button.setToolTip(about)
            button.setAccessibleDescription(about)
            if done >= scenes:
                button.setIcon(icon("check"))
                button.setAccessibleName(tr("{lesson}, gone through", lesson=button.text()))
            elif done:
                button.tell(f"{done} / {scenes}")
            button.clicked.connect(lambda _=False, path=path: self.opened.emit(path))
        self._page.addStretch(1)
        for button in (self.back_button, self.leave_button, self.return_button):
            button.hide()
        self.forward_button.setText(tr("Next lesson"))
        self.forward_button.setVisible(is_next)

    def show_scene(self, lesson: Lesson, number: int, language: str, is_asking: bool, answered: int | None, score: str = "") -> None:
        """Show a scene; while `is_asking` the answer waits. `answered`: the place of the choice made. score: of a dragged arrow."""
        scene, has_focus = lesson.scenes[number], self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._clear()
        self._head(in_language(lesson.title, language), f"{number + 1} / {len(lesson.scenes)}")
        self.said = self._words(rich(in_language(scene.say, language)))
        if scene.ask:
            self._ask(scene.ask, language, is_asking, answered, score)
        self._page.addStretch(1)
        last = number == len(lesson.scenes) - 1
        self.back_button.setEnabled(number > 0)
        self.forward_button.setText(tr("Show the answer") if is_asking else tr("Finish") if last else tr("Next"))
        for button in (self.back_button, self.leave_button, self.forward_button):
            button.show()
        if has_focus:
            self.forward_button.setFocus()  # a choice that is gone would leave it to a button that moves the cursor
        self.scroll.verticalScrollBar().setValue(0)
        if scene.ask and not is_asking:
            QTimer.singleShot(0, self.answer, lambda: self.scroll.ensureWidgetVisible(self.answer, 0, 0))

    def show_changed(self, changed: bool) -> None:
        """Offer the way back to the scene where the person has changed what it set."""
        self.return_button.setVisible(changed)

    def set_scale(self, scale: float) -> None:
        """Write larger, for a room."""
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        for part in (self, self.title, self.place, self.back_button, self.leave_button, self.forward_button, self.return_button):
            part.setFont(font)

    # inside

    def _head(self, title: str, place: str) -> None:
        self.title.setText(f"<b>{escape(title)}</b>")
        self.place.setText(place)
        self.place.setAccessibleName(tr("Scene {place}", place=place) if place else "")

    def _clear(self) -> None:
        self.choices = []
        while self._page.count():
            if widget := self._page.takeAt(0).widget():
                widget.hide()
                widget.deleteLater()

    def _words(self, html: str) -> QLabel:
        label = QLabel(html, wordWrap=True, textFormat=Qt.TextFormat.RichText, alignment=Qt.AlignmentFlag.AlignTop)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFont(self.font())
        self._page.addWidget(label)
        label.show()  # at once; Qt would wait for the next layout
        return label

    def _choice(self, text: str) -> QPushButton:
        button = ChoiceButton(text)
        button.setFont(self.font())
        self._page.addWidget(button)
        button.show()
        return button

    def _ask(self, ask: Ask, language: str, is_asking: bool, answered: int | None, score: str) -> None:
        self._words(f"<p><b>{escape(in_language(ask.question, language))}</b></p>")
        for place, choice in enumerate(ask.choices):
            button = self._choice(in_language(choice.text, language))
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
            if not is_asking:
                button.mark(choice.right, place == answered)
            self.choices.append(button)
        if ask.drag and is_asking:
            hint = tr("Drag from the marker on the picture to where the next step will lead, or turn the arrow by ← → ↑ ↓ and press Return.")
            self._words(f"<p>{escape(hint)}</p>").setForegroundRole(QPalette.ColorRole.PlaceholderText)
        if not is_asking:
            self.answer = self._words((f"<p><b>{escape(score)}</b></p>" if score else "") + rich(in_language(ask.answer, language)))


class ChoiceButton(QPushButton):
    """A button whose text may take several lines, with the answer's mark once it is known."""

    def __init__(self, text: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._label = QLabel(text, wordWrap=True)
        self._mark = QLabel()
        for label in (self._label, self._mark):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = text
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE * 3 // 4, 2 * SPACE, SPACE * 3 // 4)
        row.addWidget(self._label, 1)
        row.addWidget(self._mark)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def text(self) -> str:
        """Return what is written on it."""
        return self._words

    def setFont(self, font) -> None:  # noqa: N802
        """Write in this font, the label too."""
        super().setFont(font)
        self._label.setFont(font)

    def setIcon(self, shown) -> None:  # noqa: N802
        """Show an icon at the end of the line."""
        self._mark.setPixmap(shown.pixmap(16, 16))

    def tell(self, words: str) -> None:
        """Show a word or two at the end of the line."""
        self._mark.setText(words)
        self._mark.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setAccessibleName(f"{self._words}, {words}")

    def mark(self, right: bool, own: bool) -> None:
        """Say of a choice whether it is right, and whether it is the person's own; it can be chosen no more."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if right:
            self.setIcon(icon("check"))
        elif own:
            self.setIcon(icon("cancel"))
        said = (tr("right") if right else tr("not right")) + (", " + tr("your choice") if own else "")
        self.setAccessibleName(f"{self._words}: {said}")
        font = self.font()
        font.setBold(right)
        self._label.setFont(font)

    def sizeHint(self):  # noqa: N802
        """Return the size of what is written (called by Qt)."""
        return self.layout().totalSizeHint()

    def minimumSizeHint(self):  # noqa: N802
        """Return how small it may be (called by Qt)."""
        return self.layout().totalMinimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Tell that narrower is higher (called by Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of what is written (called by Qt)."""
        return self.layout().totalHeightForWidth(width)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    for part in parts:
        row.addWidget(part)
    return row
