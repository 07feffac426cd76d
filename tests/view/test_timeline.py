"""The timeline: every step can be reached by hand, and the picture tells what is recorded and where lanes settled."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage

from optsim_gui.view import theme
from optsim_gui.view.timeline import GROOVE_Y, HANDLE_PX, Mark, Timeline, epoch_of, tick_step
from tests.gestures import NONE, RIGHT, click, key, move, press, release, wheel

horizons = st.integers(1, 100_000)


@pytest.fixture
def timeline(qtbot):
    """Give a timeline of 300 updates, all recorded, and the steps it has sought."""
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.set_record(300, 300)
    made.steps = []
    made.sought.connect(made.steps.append)
    with qtbot.waitExposed(made):
        made.show()
    return made


def at(timeline, step):
    return QPointF(timeline.x_of(step), GROOVE_Y)


def pixels(timeline) -> np.ndarray:
    """Return what is painted, int (rows, columns, 3)."""
    image = timeline.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return flat[:, : 3 * image.width()].reshape(image.height(), -1, 3).astype(int)


def rgb(colour):
    return np.array(QColor(colour).getRgb()[:3])


def test_a_press_seeks_the_step_under_it_and_a_drag_scrubs(timeline):
    press(timeline, at(timeline, 120))
    for step in (121, 200, 90):
        move(timeline, at(timeline, step), Qt.MouseButton.LeftButton)
    release(timeline, at(timeline, 90))
    move(timeline, at(timeline, 10), NONE)
    assert timeline.steps == [120, 121, 200, 90]
    assert not timeline.isSliderDown()


def test_beyond_its_ends_a_drag_stays_at_the_ends(timeline):
    press(timeline, QPointF(-500, GROOVE_Y))
    move(timeline, QPointF(5000, GROOVE_Y), Qt.MouseButton.LeftButton)
    release(timeline, QPointF(5000, GROOVE_Y))
    assert timeline.steps == [0, 300]


def test_another_button_and_the_wheel_seek_nothing(timeline):
    click(timeline, at(timeline, 50), RIGHT)
    wheel(timeline, at(timeline, 50), 3)
    assert timeline.steps == []
    assert timeline.value() == 0


@pytest.mark.parametrize("struck, step", [
    (Qt.Key.Key_PageUp, 110), (Qt.Key.Key_PageDown, 90), (Qt.Key.Key_Up, 101), (Qt.Key.Key_Down, 99),
])  # fmt: skip
def test_keys_that_move_the_handle_seek_too(timeline, struck, step):
    timeline.setValue(100)
    key(timeline, struck)
    assert timeline.steps == [step]


def test_to_show_a_step_is_not_to_seek_it(timeline):
    timeline.setValue(77)
    timeline.set_record(20, 50)
    assert timeline.steps == []


@given(horizons, st.integers(40, 3000), st.floats(-1e4, 1e4))
def test_every_place_is_a_step_and_every_step_has_its_place(timeline_for_all, horizon, width, x):
    timeline = timeline_for_all
    timeline.resize(width, 40)
    timeline.set_record(horizon, horizon)
    assert 0 <= timeline.step_at(x) <= horizon
    for step in {0, horizon // 3, horizon}:
        assert timeline.step_at(timeline.x_of(step)) == step


@pytest.fixture(scope="module")
def timeline_for_all(qapp):
    made = Timeline()
    yield made
    made.deleteLater()


@given(horizons, st.floats(1, 200))
def test_ticks_are_round_and_as_many_as_fit(horizon, most):
    step = tick_step(horizon, most)
    assert f"{step:e}"[0] in "125" and set(str(step)[1:]) <= {"0"}
    assert horizon / step <= most
    if step > 1:
        digit, zeros = int(str(step)[0]), 10 ** (len(str(step)) - 1)
        finer = {1: zeros // 2, 2: zeros, 5: 2 * zeros}[digit]
        assert horizon / finer > most


def test_the_mouse_tells_the_step_it_is_over(timeline):
    move(timeline, at(timeline, 42))
    assert timeline.toolTip() == "Update 42"


def test_recorded_and_unrecorded_look_different(timeline):
    timeline.set_record(150, 300)
    timeline.setValue(50)
    row = pixels(timeline)[GROOVE_Y]
    played, recorded, rest = (row[round(timeline.x_of(step))] for step in (20, 120, 250))
    assert np.abs(played - rgb(theme.LIGHT.accent)).max() < 10
    assert np.abs(recorded - rgb(theme.LIGHT.outline)).max() < 10
    assert np.abs(rest - rgb(theme.LIGHT.border)).max() < 10


def test_the_handle_stands_where_the_cursor_is(timeline):
    for step in (0, 100, 300):
        timeline.setValue(step)
        rows, columns = np.nonzero((np.abs(pixels(timeline)[GROOVE_Y + 3 : GROOVE_Y + 4] - rgb(theme.LIGHT.accent)) < 10).all(axis=2))
        assert abs(columns.mean() - timeline.x_of(step)) <= 1.5
        assert len(columns) <= 2 * HANDLE_PX


@pytest.mark.parametrize("settled", [True, False])
def test_a_mark_stands_at_its_step_in_its_colour(timeline, settled):
    before = pixels(timeline)
    timeline.set_marks((Mark(200, "#c000c0", "square", settled),))
    rows, columns = np.nonzero((pixels(timeline) != before).any(axis=2))
    assert abs(columns.mean() - timeline.x_of(200)) <= 1
    assert (np.abs(pixels(timeline)[rows, columns] - rgb("#c000c0")).max(axis=1) < 60).any()
    timeline.set_marks(())
    assert np.array_equal(pixels(timeline), before)


def test_the_theme_and_the_focus_are_seen(timeline):
    timeline.clearFocus()
    light = pixels(timeline)
    timeline.set_theme(theme.DARK)
    assert not np.array_equal(pixels(timeline), light)
    timeline.set_theme(theme.LIGHT)
    timeline.setFocus()
    assert not np.array_equal(pixels(timeline), light)


def test_before_anything_is_recorded_it_is_painted_too(qtbot):
    made = Timeline()
    qtbot.addWidget(made)
    made.set_record(0, 0)
    assert made.step_at(500) == 0
    assert pixels(made).any()


def test_with_mini_batches_it_tells_epochs_beside_updates(timeline):
    plain = pixels(timeline)
    timeline.set_epochs(60)
    assert not np.array_equal(pixels(timeline)[-14:], plain[-14:])
    move(timeline, at(timeline, 150))
    assert timeline.toolTip() == "Update 150, epoch 2.5"
    timeline.set_epochs(None)
    move(timeline, at(timeline, 150))
    assert np.array_equal(pixels(timeline), plain) and timeline.toolTip() == "Update 150"


@given(horizons, st.integers(1, 1000))
def test_an_epoch_is_told_to_a_hundredth(step, per_epoch):
    assert float(epoch_of(step, per_epoch).replace(",", "")) == pytest.approx(step / per_epoch, abs=0.0051)
