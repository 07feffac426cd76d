"""The playback bar: buttons that do what their actions do, and a speed that means what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from optsim_gui.session.player import FASTEST, SLOWEST, USUAL, Player
from optsim_gui.view import actions
from optsim_gui.view.icons import icon
from optsim_gui.view.playback import BUTTONS, SPEED_TICKS, PlaybackBar
from tests.gestures import key

COMMANDS = (*actions.PLAYBACK, *actions.FILE, *actions.EDIT, *actions.VIEW, *actions.HELP)


class Bar:
    """A playback bar on a player of its own, and which of its actions were run."""

    def __init__(self):
        self.window, self.player, self.run = QWidget(), Player(), []
        self.actions = {c.key: actions.make(c, self.window, (self.window,), lambda _=False, key=c.key: self.run.append(key)) for c in COMMANDS}
        self.bar = PlaybackBar(self.player, self.actions, self.window)


@pytest.fixture
def made(qtbot):
    one = Bar()
    qtbot.addWidget(one.window)
    return one


@pytest.fixture(scope="module")
def made_for_all(qapp):
    one = Bar()
    yield one
    one.window.deleteLater()


def test_every_button_runs_its_action_by_mouse_and_by_space(made):
    for name in BUTTONS:
        made.bar.buttons[name].click()
        key(made.bar.buttons[name], Qt.Key.Key_Space)
    assert made.run == [name for name in BUTTONS for _ in range(2)]


def test_every_button_looks_like_its_action_and_follows_it(made):
    buttons = made.bar.findChildren(QToolButton)
    assert len(buttons) >= len(BUTTONS) + 2
    for button in buttons:
        assert not button.icon().isNull()
        assert button.accessibleName()
        assert button.toolTip()
    made.actions["back"].setEnabled(False)
    made.actions["back"].setToolTip("Not now")
    assert not made.bar.buttons["back"].isEnabled()
    assert made.bar.buttons["back"].toolTip() == "Not now"


def test_play_becomes_pause_while_it_plays(made):
    def looks():
        play = made.bar.buttons["play"]
        return play.accessibleName(), play.icon().pixmap(20, 20).toImage()

    made.player.set_record(300, 300)
    made.player.play()
    assert looks() == ("Pause", icon("pause").pixmap(20, 20).toImage())
    made.player.pause()
    assert looks() == ("Play", icon("play").pixmap(20, 20).toImage())


@given(st.integers(0, SPEED_TICKS))
def test_the_slider_sets_the_speed_and_stays_where_it_was_put(made_for_all, tick):
    bar, player = made_for_all.bar, made_for_all.player
    bar.speed.setValue(tick)
    assert bar.speed.value() == tick
    assert SLOWEST <= player.speed <= FASTEST
    before = player.speed
    bar.speed.setValue(min(SPEED_TICKS, tick + 1))
    assert player.speed > before or tick == SPEED_TICKS


@given(st.floats(SLOWEST, FASTEST))
def test_the_bar_shows_the_speed_wherever_it_was_set(made_for_all, speed):
    bar, player = made_for_all.bar, made_for_all.player
    player.set_speed(speed)
    assert player.speed == speed
    assert abs(SLOWEST * (FASTEST / SLOWEST) ** (bar.speed.value() / SPEED_TICKS) / speed - 1) < 0.07
    assert bar.speed_text.text() in bar.speed.toolTip()


@pytest.mark.parametrize("speed, text", [(SLOWEST, "1 a second"), (USUAL, "37.5 a second"), (12_345.0, "12,345 a second"), (FASTEST, "as fast as it goes")])
def test_the_speed_is_told_in_words(made, speed, text):
    made.player.set_speed(speed)
    assert made.bar.speed_text.text() == text


def test_the_ends_of_the_slider_are_the_slowest_and_the_fastest(made):
    made.bar.speed.setValue(0)
    assert made.player.speed == SLOWEST
    made.bar.speed.setValue(SPEED_TICKS)
    assert made.player.speed == FASTEST


def test_the_counter_tells_the_update_shown(made):
    made.player.set_record(1000, 100_000)
    made.player.seek(1000)
    made.bar.refresh()
    assert made.bar.counter.text() == "update 1,000 / 100,000"


def test_a_button_gives_its_action_no_second_set_of_keys(made):
    assert all(made.bar not in action.associatedObjects() for action in made.actions.values())
    assert not any(isinstance(one, QToolButton) for action in made.actions.values() for one in action.associatedObjects())
    assert all(isinstance(action, QAction) for action in made.actions.values())
