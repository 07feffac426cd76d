"""Knobs from declarations: one setting as a slider, a number field and the way home.

A widget here tells only what a person does; what the program shows in it (`show_value`) is never told back.
"""

from collections.abc import Callable
from math import floor, log10

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QLineEdit, QSlider, QStyle, QWidget

from ..core.errors import Invalid
from ..core.hyper import Hyper
from ..core.words import tr
from ..session.history import History
from .forms import problem_label, say, small_button
from .numbers import number_of, shown
from .theme import numeric_font

TICKS = 1000
FIELD_PX = 60
SLIDER_PX, HANDLE_PX = 48, 16


def stepped(hyper: Hyper, value: float, steps: int) -> float:
    """Return `value` a number of small steps on, kept within its bounds.

    A step is 1 of a whole number, a hundredth of a linear slider, else one in the second digit of the value (of
    1 - value on a "decay" scale).
    """
    if hyper.whole:
        return min(hyper.high, max(hyper.low, value + steps))
    if hyper.scale == "linear":
        step = (hyper.slider_high - hyper.slider_low) / 100
    else:
        size = 1 - value if hyper.scale == "decay" and value < 1 else value
        step = 10.0 ** (floor(log10(size)) - 1) if size > 0 else hyper.slider_low
    return min(hyper.high, max(hyper.low, float(f"{value + steps * step:.12g}")))


def tip_of(hyper: Hyper) -> str:
    """Return what a declaration tells a person: its sentence, and what is allowed."""
    return f"{tr(hyper.sentence)}\n" + tr("{name}: {allowed}.", name=tr(hyper.name), allowed=hyper.allowed)


def leave_field() -> None:
    """Take what is half typed anywhere, while there still is somebody to hear of it."""
    if field := QApplication.focusWidget():
        field.clearFocus()


class Slider(QSlider):
    """A slider over a Hyper's scale: a click jumps there, the wheel is left to the page until the slider has the focus."""

    chosen = Signal(object)  # the value

    def __init__(self, hyper: Hyper, parent: QWidget | None = None):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # numbers grow to the right in every language
        self._hyper = hyper
        self.setToolTip(tip_of(hyper))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(SLIDER_PX)
        self.set_ticks(TICKS)
        self.valueChanged.connect(self._tell)

    def set_ticks(self, ticks: int) -> None:
        """Divide the scale into so many steps; the handle is to be put in its place afterwards."""
        self.blockSignals(True)
        self.setRange(0, ticks)
        self.blockSignals(False)
        self.setSingleStep(max(1, ticks // 100))
        self.setPageStep(max(1, ticks // 10))

    def show_value(self, value: float) -> None:
        """Show a value, at the nearer end where it lies beyond the scale."""
        self.blockSignals(True)
        self.setValue(round(self._hyper.to_slider(value) * self.maximum()))
        self.blockSignals(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the preferred size: no wider than needed, for a form makes it as wide as it can (called by Qt)."""
        return QSize(SLIDER_PX, super().sizeHint().height())

    def _tell(self, tick: int) -> None:
        self.chosen.emit(self._hyper.from_slider(tick / self.maximum()))

    def mousePressEvent(self, event) -> None:  # noqa: N802
        """Bring the handle under the mouse, then drag it (called by Qt)."""
        if event.button() == Qt.MouseButton.LeftButton:
            room = self.width() - HANDLE_PX
            handle = QStyle.sliderPositionFromValue(0, self.maximum(), self.value(), room)
            at = round(event.position().x()) - HANDLE_PX // 2
            self.setSliderDown(True)
            if abs(at - handle) > HANDLE_PX // 2:
                self.setValue(QStyle.sliderValueFromPosition(0, self.maximum(), at, room))
        super().mousePressEvent(event)

    def wheelEvent(self, event) -> None:  # noqa: N802
        """Turn only what has the focus (called by Qt)."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()

    def hideEvent(self, event) -> None:  # noqa: N802
        """End a drag that can no longer be seen (called by Qt)."""
        self.setSliderDown(False)
        super().hideEvent(event)


class NumberField(QLineEdit):
    """A field for one number: Return or leaving it commits, Up and Down step, Escape takes the typing back.

    `take(value)` is called with what a person chose; where it raises Invalid the typing stays, to be mended.
    """

    refused = Signal(str)  # why the typing cannot be taken, or "" when nothing is wrong

    def __init__(self, hyper: Hyper, take: Callable[[float], None], owner: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._hyper, self._take, self._owner = hyper, take, owner
        self._value = hyper.default
        self.setMaxLength(60)
        self.setProperty("compact", True)
        self.setFont(numeric_font())
        self.setFixedWidth(FIELD_PX)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(f"{owner} {tr(hyper.name)}".strip())
        self.setToolTip(tip_of(hyper))
        self.editingFinished.connect(self.commit)

    def show_value(self, value: float) -> None:
        """Show a value; what is being typed stays as long as the value under it is the same."""
        is_shown = self.text() and not self.property("wrong")
        if value != self._value or not (self.isModified() or is_shown):
            self._value = value
            self._write()
            if self.property("wrong"):
                self._mark("")

    def forget(self) -> None:
        """Show the value again in place of what is being typed."""
        self._restore()

    def commit(self) -> None:
        """Take what was typed, or say why not and leave it there to be mended."""
        if self.isModified():
            self._try(lambda: number_of(self.text(), self._hyper, self._owner))

    def _try(self, choose: Callable[[], float]) -> None:
        try:
            value = choose()
            if value != self._value:
                self._take(value)
        except Invalid as error:
            self._mark(str(error))
        else:
            self._value = value
            self._restore()

    def _mark(self, sentence: str) -> None:
        if bool(sentence) != bool(self.property("wrong")):
            self.setProperty("wrong", bool(sentence))
            self.style().unpolish(self)
            self.style().polish(self)
        self.refused.emit(sentence)

    def _restore(self) -> None:
        self._write()
        self._mark("")

    def _write(self) -> None:
        self.setText(shown(self._value))
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window's shortcuts while there is typing to take back (called by Qt)."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape and self.isModified():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Step by Up, Down, PageUp and PageDown, take the typing back by Escape (called by Qt)."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}.get(event.key())
        if steps:
            self.commit()
            if not self.isModified():
                self._try(lambda: stepped(self._hyper, self._value, steps))
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._restore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event) -> None:  # noqa: N802
        """Select all, so that typing replaces the number, unless a wrong one waits to be mended (called by Qt)."""
        super().focusInEvent(event)
        if not self.isModified() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()


class Setting(QObject):
    """The widgets of one Hyper: label, slider, number field, reset button, and a sentence for what is wrong.

    `take(value)` is called with what a person chose; where it raises Invalid the sentence is shown and nothing is lost.
    A drag, from press to release, is one entry of `history`.
    """

    def __init__(self, hyper: Hyper, take: Callable[[float], None], history: History, parent: QWidget, owner: str = "", label: str = ""):
        super().__init__(parent)
        self._take, self._value, self._home = take, hyper.default, None
        self.label = QLabel(label or tr(hyper.name).capitalize(), parent)
        self.slider = Slider(hyper, parent)
        self.field = NumberField(hyper, self._choose, owner, parent)
        self.reset = small_button("reset", "", parent)
        self.problem = problem_label(parent)
        self.label.setBuddy(self.field)
        self.label.setToolTip(tip_of(hyper))
        self.slider.setAccessibleName(tr("{name} slider", name=self.field.accessibleName()))
        self.slider.sliderPressed.connect(history.press)
        self.slider.sliderReleased.connect(history.release)
        self.slider.chosen.connect(self._slide)
        self.field.refused.connect(self._say)
        self.field.textEdited.connect(self._show_way_home)
        self.reset.clicked.connect(self._go_home)

    def show_value(self, value: float, home: float) -> None:
        """Show a value, and whether it is another than `home`, the one the reset button brings back."""
        if (value, home) != (self._value, self._home) or self.problem.text():
            self._show(value, home)

    def _show(self, value: float, home: float) -> None:
        self._value = value
        self.slider.show_value(value)
        self.field.show_value(value)
        if self.problem.text() and not self.field.isModified():
            self._say("")
        if home != self._home:
            self._home = home
            words = tr("{name}: back to {value}", name=self.field.accessibleName(), value=shown(home))
            self.reset.setToolTip(words)
            self.reset.setAccessibleName(words)
        self._show_way_home()

    def set_ticks(self, ticks: int) -> None:
        """Divide the slider's scale into so many steps."""
        if ticks != self.slider.maximum():
            self.slider.set_ticks(ticks)
            self.slider.show_value(self._value)

    def widgets(self) -> tuple[QWidget, ...]:
        """Return all widgets of this setting."""
        return self.label, self.slider, self.field, self.reset, self.problem

    def add_to(self, grid: QGridLayout) -> None:
        """Put the widgets into the next row of a grid of `form_grid`, and the sentence below them."""
        row = grid.rowCount()
        for column, widget in enumerate(self.widgets()[:-1]):
            grid.addWidget(widget, row, column)
        grid.addWidget(self.problem, row + 1, 0, 1, 4)

    def set_visible(self, visible: bool) -> None:
        """Show or hide all widgets; the sentence shows only where there is one."""
        for widget in self.widgets():
            widget.setVisible(visible and (widget is not self.problem or bool(self.problem.text())))

    def _choose(self, value: float) -> None:
        self._take(value)
        self._show(value, self._home)

    def _slide(self, value: float) -> None:
        try:
            self._choose(value)
        except Invalid as error:
            self.slider.show_value(self._value)
            self._say(str(error))

    def _go_home(self) -> None:
        self._slide(self._home)
        self.field.forget()

    def _say(self, sentence: str) -> None:
        say(self.problem, sentence)
        self._show_way_home()

    def _show_way_home(self, *_) -> None:
        """Let the reset button mend a typing too, wrong or not yet taken, also where the value under it is at home."""
        self.reset.setEnabled(self._value != self._home or self.field.isModified() or bool(self.problem.text()))
