"""Undo and redo against a plain list of values and a place in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.session import history
from optsim_gui.session.history import MOST, TOGETHER_S, History

keys = st.sampled_from([None, "start", ("eta", 1)])
deeds = st.one_of(
    st.tuples(st.just("change"), st.integers(0, 4), keys),
    st.tuples(st.just("pass"), st.sampled_from([0.4 * TOGETHER_S, 1.1 * TOGETHER_S]), st.none()),
    *(st.tuples(st.just(kind), st.none(), st.none()) for kind in ("press", "release", "undo", "redo")),
)


class Kept:
    """Hold all values there were as one list, and which of them is the present one."""

    def __init__(self):
        self.values, self.at, self.key, self.time, self.now, self.pressed = [0], 0, None, 0.0, 0.0, False

    def change(self, value, key):
        goes_on = key is not None and key == self.key and (self.pressed or self.now - self.time <= TOGETHER_S)
        self.at += not goes_on
        self.values[self.at :] = [value]
        self.key, self.time = key, self.now
        if goes_on and value == self.values[self.at - 1]:
            self.at, self.key = self.at - 1, None
            del self.values[self.at + 1 :]

    def move(self, by):
        self.key = None
        self.at += by if 0 <= self.at + by < len(self.values) else 0


@given(st.lists(deeds, max_size=40))
def test_history_is_a_list_and_a_place_in_it(deeds):
    kept, real, present = Kept(), History(), 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(history, "monotonic", lambda: kept.now)
        for kind, value, key in deeds:
            if kind == "change" and value != present:
                real.leave(present, value, key)
                kept.change(value, key)
                present = value
            elif kind == "pass":
                kept.now += value
            elif kind in ("press", "release"):
                getattr(real, kind)()
                kept.pressed, kept.key = kind == "press", None
            elif kind == "undo" and real.past:
                present = real.back(present)
                kept.move(-1)
            elif kind == "redo" and real.future:
                present = real.forth(present)
                kept.move(1)
            assert [*real.past, present, *reversed(real.future)] == kept.values
            assert present == kept.values[kept.at]


@given(st.lists(st.integers(), min_size=1, max_size=20), st.integers(0, 20))
def test_redo_takes_back_undo(values, times):
    real, present = History(), None
    for value in values:
        real.leave(present, value)
        present = value
    last, times = present, min(times, len(values))
    for _ in range(times):
        present = real.back(present)
    for _ in range(times):
        present = real.forth(present)
    assert present == last
    assert not real.future


def test_a_press_is_one_entry_however_long_it_takes(monkeypatch):
    now, real = [0.0], History()
    monkeypatch.setattr(history, "monotonic", lambda: now[0])
    real.press()
    for value in range(5):
        real.leave(value, value + 1, "start")
        now[0] += 10 * TOGETHER_S
    real.release()
    real.leave(5, 6, "start")
    assert real.past == [0, 5]


@pytest.mark.parametrize("pause, key, entries", [(0.9, "eta", 1), (1.1, "eta", 4), (0.9, None, 4)])
def test_edits_of_one_field_within_a_second_are_one_entry(monkeypatch, pause, key, entries):
    now, real = [0.0], History()
    monkeypatch.setattr(history, "monotonic", lambda: now[0])
    for value in range(4):
        real.leave(value, value + 1, key)
        now[0] += pause
    assert len(real.past) == entries


def test_a_press_that_ends_where_it_began_is_no_entry_and_a_longer_one_is_one():
    real = History()
    real.press()
    real.leave("a", "b", "start")
    real.leave("b", "a", "start")
    assert real.past == []
    real.leave("a", "c", "start")
    real.leave("c", "d", "start")
    assert real.past == ["a"]


def test_the_oldest_are_forgotten():
    real = History()
    for value in range(MOST + 20):
        real.leave(value, value + 1)
    assert real.past == list(range(20, MOST + 20))


def test_there_is_nothing_before_the_first_and_after_the_last():
    with pytest.raises(IndexError):
        History().back(1)
    with pytest.raises(IndexError):
        History().forth(1)
