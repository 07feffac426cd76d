"""Forms: what is typed, dragged and stepped is a value that is allowed, or a sentence that says why not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from optsim_gui.core import dataset, experiment
from optsim_gui.core.errors import Invalid
from optsim_gui.core.hyper import ETA, GAMMA, Hyper, text_of
from optsim_gui.core.optimizers import RULES
from optsim_gui.view.forms import Choice, Combo
from optsim_gui.view.knobs import NumberField, Setting, Slider, stepped
from optsim_gui.view.numbers import DecimalBox, list_of, number_of, numbers_of
from optsim_gui.view.numbers import shown as field_text

KNOBS = list({hyper: None for rule in RULES.values() for hyper in rule.hyper})
KNOBS += [knob for module in (dataset, experiment) for knob in vars(module).values() if isinstance(knob, Hyper)]
every_knob = pytest.mark.parametrize("knob", KNOBS, ids=lambda knob: f"{knob.name}-{knob.default:g}")


def value_of(knob):
    return st.integers(knob.low, knob.high) if knob.whole else st.floats(knob.low, knob.high)


def shown(qtbot, *widgets):
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def type_in(qtbot, field, text, key=Qt.Key.Key_Return):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, key)


def wheel(widget):
    at = QPointF(widget.rect().center())
    event = QWheelEvent(at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(widget, event)
    return event


# texts and numbers


@every_knob
@given(data=st.data())
def test_the_text_of_a_number_reads_as_that_number(knob, data):
    value = data.draw(value_of(knob))
    text = text_of(value)
    assert number_of(text, knob) == value and type(number_of(text, knob)) is type(value)
    assert number_of(f" {text.replace('-', '−')} ", knob) == value


@given(st.sampled_from(KNOBS), st.text() | st.floats().map(str) | st.integers().map(str))
@example(ETA, "")
@example(ETA, "1e999")
@example(ETA, "nan")
@example(ETA, "0,5")
@example(dataset.POINTS, "inf")
@example(dataset.POINTS, "2.5")
@example(dataset.POINTS, "0,5")
@example(dataset.POINTS, "9" * 60)
def test_any_text_is_a_number_that_is_allowed_or_a_sentence(knob, text):
    try:
        assert knob.check(number_of(text, knob)) is not None
    except Invalid as error:
        assert str(error).startswith(f"{knob.name} is ") and knob.allowed in str(error)


def test_whole_numbers_may_be_written_as_the_program_writes_them():
    assert number_of("10,000", dataset.POINTS) == number_of("1e4", dataset.POINTS) == number_of("10000.0", dataset.POINTS) == 10_000


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (0.1, "0.1"), (1e-8, "1e-8"), (1e9, "1e9"), (0.99999999, "0.99999999"), (-4.0, "-4"), (100_000, "100000")])
def test_numbers_are_written_short(value, text):
    assert text_of(value) == text


@every_knob
@given(data=st.data(), steps=st.sampled_from((1, -1, 10, -10)))
def test_a_step_goes_its_way_and_stays_within_what_is_allowed(knob, data, steps):
    value = data.draw(value_of(knob))
    after = knob.check(stepped(knob, value, steps))
    assert (after - value) * steps >= 0 or abs(after - value) < 1e-11 * abs(value)
    at_end = value == (knob.high if steps > 0 else knob.low)
    too_fine = not knob.whole and (0 < abs(value) < 1e-300 or 0 < 1 - value < 1e-11)
    assert after != value or at_end or too_fine


@pytest.mark.parametrize(("knob", "value", "after"), [(ETA, 1.0, 1.1), (ETA, 0.1, 0.11), (ETA, 0.0, 1e-4), (GAMMA, 0.9, 0.91), (GAMMA, 0.999, 0.9991), (dataset.SEED, 7, 8)])
def test_a_step_is_as_large_as_the_value_asks_for(knob, value, after):
    assert stepped(knob, value, 1) == pytest.approx(after, rel=1e-12)


# the slider


@every_knob
def test_a_slider_tells_what_a_person_chooses_and_never_what_it_is_shown(qtbot, knob):
    slider = Slider(knob)
    qtbot.addWidget(slider)
    told = []
    slider.chosen.connect(told.append)
    for value in (knob.low, knob.high, knob.default):
        slider.show_value(value)
    assert told == []
    for tick in (slider.maximum() // 3 + 7, 0, slider.maximum()):
        slider.setValue(tick)
        assert knob.check(told[-1]) is not None
        assert abs(knob.to_slider(told[-1]) - tick / slider.maximum()) < 0.05
    assert told[-1] == knob.slider_high


def test_a_click_brings_the_handle_under_the_mouse_and_a_click_on_it_leaves_it(qtbot):
    slider = Slider(dataset.SPARSITY)
    page = shown(qtbot, slider)
    page.resize(300, 60)
    slider.show_value(0.5)
    told = []
    slider.chosen.connect(told.append)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert told == []
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 2, slider.height() // 2))
    assert told[-1] == 1.0
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 4, slider.height() // 2))
    assert told[-1] == pytest.approx(0.25, abs=0.05)


def test_a_drag_that_is_hidden_ends(qtbot):
    slider = Slider(ETA)
    page = shown(qtbot, slider)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(slider.sliderReleased):
        page.hide()


@pytest.mark.parametrize("make", [lambda: Slider(ETA), lambda: filled(Combo("Preset"))], ids=["slider", "combo"])
def test_the_wheel_turns_only_what_has_the_focus(qtbot, make):
    widget, other = make(), NumberField(ETA, lambda value: None)
    page = shown(qtbot, widget, other)
    other.setFocus()
    before = position(widget)
    assert not wheel(widget).isAccepted() and position(widget) == before
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    wheel(widget)
    assert position(widget) != before and page.isVisible()


def filled(combo):
    combo.addItems(["one", "two", "three"])
    combo.setCurrentIndex(1)
    return combo


def position(widget):
    return widget.value() if isinstance(widget, Slider) else widget.currentIndex()


# the number field


class Field:
    """A field over `hyper` that remembers what it took and what it refused."""

    def __init__(self, qtbot, hyper, take=None):
        self.taken, self.sentence = [], ""
        self.widget = NumberField(hyper, take or self.taken.append, "Adam")
        self.other = QWidget()
        self.other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.widget.refused.connect(self._refused)
        self.page = shown(qtbot, self.widget, self.other)
        self.widget.setFocus()
        qtbot.waitUntil(self.widget.hasFocus)

    def _refused(self, sentence):
        self.sentence = sentence


def test_return_takes_a_number_and_says_it_in_its_own_words(qtbot):
    field = Field(qtbot, ETA)
    type_in(qtbot, field.widget, "5e-1")
    assert field.taken == [0.5] and field.widget.text() == "0.5" and field.sentence == ""


def test_leaving_the_field_takes_the_number_once(qtbot):
    field = Field(qtbot, ETA)
    type_in(qtbot, field.widget, "2", Qt.Key.Key_Tab)
    qtbot.waitUntil(field.other.hasFocus)
    assert field.taken == [2.0]


@pytest.mark.parametrize("text", ["", "abc", "-1", "1001", "nan", "inf", "1e999", "1,500", "½"])
def test_nonsense_stays_to_be_mended_under_a_sentence(qtbot, text):
    field = Field(qtbot, ETA)
    field.widget.selectAll()
    field.widget.insert(text)
    field.widget.setModified(True)
    qtbot.keyClick(field.widget, Qt.Key.Key_Return)
    assert field.taken == [] and field.widget.text() == text and field.widget.property("wrong")
    assert field.sentence.startswith("eta of Adam is ") and field.sentence.endswith("it must be a number from 0 to 1000.")
    type_in(qtbot, field.widget, "3")
    assert field.taken == [3.0] and field.sentence == "" and not field.widget.property("wrong")


def test_escape_takes_the_typing_back_and_then_goes_to_the_window(qtbot):
    field = Field(qtbot, ETA)
    field.widget.show_value(0.25)
    type_in(qtbot, field.widget, "nonsense")
    assert field.sentence
    qtbot.keyClick(field.widget, Qt.Key.Key_Escape)
    assert field.widget.text() == "0.25" and field.sentence == "" and field.taken == []


def test_what_another_value_refuses_is_a_sentence_too(qtbot):
    def refuse(value):
        raise Invalid("low is 4 and high is 3; low must not be above high.")

    field = Field(qtbot, dataset.LOW, refuse)
    type_in(qtbot, field.widget, "4")
    assert field.sentence.startswith("low is 4") and field.widget.text() == "4"
    qtbot.keyClick(field.widget, Qt.Key.Key_Escape)
    assert field.widget.text() == "0"


def test_up_and_down_step_from_what_is_typed(qtbot):
    field = Field(qtbot, ETA)
    field.widget.show_value(1.0)
    qtbot.keyClick(field.widget, Qt.Key.Key_Up)
    type_in(qtbot, field.widget, "5", Qt.Key.Key_Down)
    assert field.taken == pytest.approx([1.1, 5.0, 4.9])
    type_in(qtbot, field.widget, "x", Qt.Key.Key_Up)
    assert field.widget.text() == "x" and len(field.taken) == 3


def test_typing_survives_what_else_changes_but_not_another_value(qtbot):
    field = Field(qtbot, ETA)
    field.widget.show_value(1.0)
    field.widget.selectAll()
    qtbot.keyClicks(field.widget, "0.0")
    field.widget.show_value(1.0)
    assert field.widget.text() == "0.0"
    field.widget.show_value(2.0)
    assert field.widget.text() == "2" and field.taken == []


# a setting, a choice


class Quiet:
    """A history that nobody looks at."""

    def press(self):
        pass

    release = press


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    return page


def test_slider_and_field_of_a_setting_follow_each_other(qtbot, page):
    taken = []
    setting = Setting(ETA, taken.append, Quiet(), page, "Adam")
    setting.show_value(0.1, 0.1)
    assert not setting.reset.isEnabled()
    setting.slider.setValue(setting.slider.maximum())
    assert taken == [100.0] and setting.field.text() == "100" and setting.reset.isEnabled()
    type_in(qtbot, setting.field, "1e-4")
    assert taken == [100.0, 1e-4] and setting.slider.value() == 0
    setting.reset.click()
    assert taken[-1] == 0.1 and setting.field.text() == "0.1" and not setting.reset.isEnabled()


def test_the_reset_button_can_be_pressed_while_something_is_typed(qtbot, page):
    taken = []
    setting = Setting(ETA, taken.append, Quiet(), page, "Adam")
    setting.show_value(0.1, 0.1)
    QTest.keyClicks(setting.field, "7")
    assert setting.reset.isEnabled() and not taken
    QTest.keyClick(setting.field, Qt.Key.Key_Escape)
    assert not setting.reset.isEnabled()
    QTest.keyClicks(setting.field, "abc")
    setting.reset.click()
    assert setting.field.text() == "0.1" and not setting.reset.isEnabled() and not setting.problem.text()


def test_the_reset_button_takes_a_wrong_typing_away_even_where_the_value_under_it_is_at_home(qtbot, page):
    taken = []
    setting = Setting(ETA, taken.append, Quiet(), page, "Adam")
    setting.show_value(0.1, 0.1)
    type_in(qtbot, setting.field, "abc")
    assert setting.field.text() == "abc" and setting.problem.text() and setting.reset.isEnabled()
    setting.reset.click()
    assert setting.field.text() == "0.1" and not setting.problem.text() and not setting.reset.isEnabled()


def test_a_slider_that_is_refused_goes_back_and_says_why(qtbot, page):
    def refuse(value):
        raise Invalid("high is too low.")

    setting = Setting(dataset.HIGH, refuse, Quiet(), page)
    setting.show_value(3.0, 3.0)
    before = setting.slider.value()
    setting.slider.setValue(0)
    assert setting.slider.value() == before and setting.field.text() == "3" and setting.problem.text() == "high is too low."
    setting.show_value(2.0, 3.0)
    assert setting.problem.text() == ""


def test_the_handle_stays_at_its_value_when_the_scale_is_divided_anew(qtbot, page):
    setting = Setting(dataset.SPARSITY, lambda value: None, Quiet(), page)
    setting.show_value(0.8, 0.8)
    for ticks in (10, 50, 1000):
        setting.set_ticks(ticks)
        assert setting.slider.value() == round(0.8 * ticks) and setting.slider.maximum() == ticks


def test_the_handle_goes_back_from_a_place_that_means_the_value_there_is(qtbot, page):
    setting = Setting(dataset.POINTS, lambda value: None, Quiet(), page)
    setting.show_value(10, 10)
    setting.set_ticks(10_000)
    setting.slider.setValue(1)
    assert setting.slider.value() == 0 and setting.field.text() == "10"


def test_a_drag_tells_the_history_of_press_and_release_around_its_values(qtbot, page):
    told = []

    class Told:
        def press(self):
            told.append("press")

        def release(self):
            told.append("release")

    history = Told()
    setting = Setting(ETA, told.append, history, page)
    page.resize(300, 40)
    setting.slider.resize(200, 24)
    setting.show_value(1e-4, 1e-4)
    qtbot.mousePress(setting.slider, Qt.MouseButton.LeftButton, pos=QPoint(100, 12))
    qtbot.mouseMove(setting.slider, QPoint(150, 12))
    qtbot.mouseRelease(setting.slider, Qt.MouseButton.LeftButton, pos=QPoint(150, 12))
    assert told[0] == "press" and told[-1] == "release" and len(told) >= 3


def test_a_choice_tells_what_a_person_chooses_and_never_what_it_is_shown(qtbot):
    choice = Choice("Reduction", {"mean": "averaged", "sum": "summed"})
    qtbot.addWidget(choice)
    told = []
    choice.chosen.connect(told.append)
    choice.show_value("sum")
    assert told == [] and choice.buttons["sum"].isChecked()
    choice.buttons["mean"].click()
    assert told == ["mean"]


# numbers as the system writes them


@pytest.fixture
def comma():
    """Have the system write numbers as in German."""
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(("typed", "knob", "number"), [
    ("0,5", ETA, 0.5), ("0.5", ETA, 0.5), (",5", ETA, 0.5), ("1,5e-3", ETA, 0.0015), ("0,125", ETA, 0.125), ("10,000", dataset.POINTS, 10_000), ("10 000", dataset.POINTS, 10_000),
])  # fmt: skip
def test_a_decimal_comma_is_understood_everywhere(typed, knob, number, comma):
    assert number_of(typed, knob) == number
    QLocale.setDefault(QLocale.c())
    assert number_of(typed, knob) == number


def test_what_could_mean_two_things_is_not_guessed(comma):
    assert (number_of("1,125", ETA), number_of("10.000", dataset.POINTS)) == (1.125, 10_000)
    QLocale.setDefault(QLocale.c())
    with pytest.raises(Invalid, match="eta is '1,125'"):
        number_of("1,125", ETA)
    assert number_of("10.000", dataset.POINTS) == 10


@every_knob
@given(data=st.data())
def test_what_a_field_shows_with_a_comma_reads_as_the_same_number(knob, data):
    value, before = data.draw(value_of(knob)), QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        assert number_of(field_text(value), knob) == value and "." not in field_text(value)
        assert numbers_of(list_of((value, value, 0.25))) == (value, value, 0.25)
    finally:
        QLocale.setDefault(before)
    assert numbers_of(list_of((value, value, 0.25))) == (value, value, 0.25)


def test_a_field_shows_the_comma_and_takes_it(qtbot, comma):
    taken = []
    field = NumberField(ETA, taken.append)
    qtbot.addWidget(field)
    field.show_value(0.25)
    assert field.text() == "0,25"
    field.setText("0,75")
    field.setModified(True)
    field.commit()
    assert taken == [0.75] and field.text() == "0,75"


@pytest.mark.parametrize("locale", ["de_DE", "C"])
@pytest.mark.parametrize("typed", ["10.5", "10,5"])
def test_in_a_box_comma_and_point_are_the_same(qtbot, locale, typed):
    box = DecimalBox()
    qtbot.addWidget(box)
    box.setLocale(QLocale(locale))
    box.setRange(0, 1000)
    box.selectAll()
    QTest.keyClicks(box, typed)
    assert box.value() == 10.5
