"""The player against plain numbers: a wish, and what is recorded of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optsim_gui.session.player import FASTEST, SLOWEST, USUAL, Player

horizons = st.sampled_from([1, 7, 300, 5000])
deeds = st.one_of(
    st.tuples(st.just("record"), st.tuples(st.floats(0, 1), horizons)),
    st.tuples(st.just("seek"), st.integers(-10, 6000)),
    st.tuples(st.just("step"), st.sampled_from([-10, -1, 1, 10])),
    st.tuples(st.just("tick"), st.sampled_from([0.0, 1 / 60, 0.1])),
    st.tuples(st.just("set_speed"), st.sampled_from([0.0, SLOWEST, USUAL, 3000.0, FASTEST, 1e9])),
    *(st.tuples(st.just(kind), st.none()) for kind in ("play", "pause", "toggle", "restart")),
)


class Plain:
    """Say what a player does, in as few words as there are."""

    def __init__(self):
        self.wish, self.available, self.horizon, self.playing, self.speed = 0.0, 0, 0, False, USUAL

    @property
    def cursor(self):
        return min(int(self.wish), self.available)

    def record(self, available, horizon):
        stays_at_end = self.horizon and self.wish >= self.horizon and not self.playing
        self.wish = horizon if stays_at_end else min(self.wish, horizon)
        self.available, self.horizon = available, horizon

    def seek(self, step):
        self.wish = max(0, min(step, self.horizon))

    def step(self, by):
        self.playing, self.wish = False, max(0, min(self.cursor + by, self.horizon))

    def tick(self, seconds):
        if self.playing and self.horizon:
            to = self.horizon if self.speed == FASTEST else self.wish + seconds * self.speed
            self.wish = max(self.wish, min(to, self.available))
            self.playing = self.wish < self.horizon

    def set_speed(self, speed):
        self.speed = max(SLOWEST, min(speed, FASTEST))

    def play(self, _=None):
        self.playing, self.wish = True, 0 if self.wish >= self.horizon else self.wish

    def pause(self, _=None):
        self.playing = False

    def toggle(self, _=None):
        self.pause() if self.playing else self.play()

    def restart(self, _=None):
        self.playing, self.wish = True, 0


@given(st.lists(deeds, max_size=40))
@settings(max_examples=500)
def test_a_player_does_what_plain_numbers_do(deeds):
    real, plain, told = Player(), Plain(), []
    real.moved.connect(lambda step: told.append(("moved", step)))
    real.playing_changed.connect(lambda playing: told.append(("playing", playing)))
    for kind, value in deeds:
        before, told[:] = (real.cursor, real.playing), []
        if kind == "record":
            value = (round(value[0] * value[1]), value[1])
            real.set_record(*value)
            plain.record(*value)
        else:
            getattr(real, kind)(*([] if value is None else [value]))
            getattr(plain, kind)(value)
        assert (real.cursor, real.playing, real.speed) == (plain.cursor, plain.playing, plain.speed)
        assert 0 <= real.cursor <= real.available <= real.horizon
        steps, playings = ([what for name, what in told if name == kind] for kind in ("moved", "playing"))
        assert steps == sorted(set(steps), key=steps.index) and bool(steps) == (real.cursor != before[0]) and steps[-1:] in ([], [real.cursor])
        assert playings == ([real.playing] if real.playing != before[1] else [])


@given(st.floats(0, 300), st.lists(st.floats(0, 1), max_size=10))
def test_a_change_while_playing_never_sends_it_back(at, shares):
    player = Player()
    player.set_record(300, 300)
    player.seek(int(at))
    player.play()
    at = player.cursor
    for share in shares:
        player.set_record(int(300 * share), 300)
        player.tick(0.01)
    player.set_record(300, 300)
    assert player.cursor >= at


@pytest.mark.parametrize("playing", [False, True])
def test_it_waits_at_its_step_until_the_record_has_caught_up(playing):
    player = Player()
    player.set_record(1000, 1000)
    player.seek(500)
    if playing:
        player.play()
    for available in (10, 200, 499):
        player.set_record(available, 1000)
        player.tick(0.1)
        assert player.cursor == available
    player.set_record(700, 1000)
    assert player.cursor == 500
    player.tick(0.1)
    assert (player.cursor > 500) == playing


def test_at_the_end_it_stays_at_the_end_of_a_longer_record():
    player = Player()
    player.set_record(300, 300)
    player.seek(300)
    player.set_record(20, 1000)
    assert player.cursor == 20
    player.set_record(1000, 1000)
    assert player.cursor == 1000


def test_playing_ends_at_the_end_and_begins_again_from_there():
    player, told = Player(), []
    player.set_record(300, 300)
    player.playing_changed.connect(told.append)
    player.play()
    for _ in range(100):
        player.tick(0.1)
    assert (player.cursor, player.playing, told) == (300, False, [True, False])
    player.play()
    assert (player.cursor, player.playing) == (0, True)


@given(st.lists(st.floats(0, 0.1), min_size=1, max_size=30))
def test_how_time_is_cut_into_frames_does_not_matter(frames):
    cut, whole = Player(), Player()
    for player in (cut, whole):
        player.set_record(100_000, 100_000)
        player.play()
    for seconds in frames:
        cut.tick(seconds)
    whole.tick(sum(frames))
    assert abs(cut.cursor - whole.cursor) <= 1  # a sum of floats may round to either side of a step


def test_as_fast_as_it_goes_shows_all_that_is_recorded_at_each_frame():
    player = Player()
    player.set_record(0, 100_000)
    player.set_speed(FASTEST)
    player.play()
    for available in (7, 7, 5000, 100_000):
        player.set_record(available, 100_000)
        player.tick(0.001)
        assert player.cursor == available
    assert not player.playing


def test_300_updates_take_8_seconds():
    assert 300 / USUAL == 8.0


def test_an_awaited_step_is_shown_when_its_own_record_has_it_and_once():
    player = Player()
    player.set_record(10, 10)
    player.play()
    player.await_step(250, 300)
    assert not player.playing and player.cursor == 10
    player.set_record(20, 20)
    assert player.cursor <= 20, "a record of another length is not the one"
    for available, shown in ((100, 100), (300, 250)):
        player.set_record(available, 300)
        assert player.cursor == shown
    player.seek(5)
    player.set_record(300, 300)
    assert player.cursor == 5
    player.await_step(250, 400)
    player.seek(7)
    player.set_record(400, 400)
    assert player.cursor == 7, "who goes elsewhere waits no longer"
