"""The frame clock: any number of requests is one frame, at most one a refresh, and rest is no play."""

import pytest
from PySide6.QtWidgets import QWidget

from optsim_gui.view import clock
from optsim_gui.view.clock import LONGEST_S, FrameClock
from tests.waiting import wait


@pytest.fixture
def ticking(qapp, monkeypatch):
    """Give a clock whose time is ours, and the seconds its frames told."""

    class Ticking:
        now, frames = 100.0, []

    monkeypatch.setattr(clock, "perf_counter", lambda: ticking.now)
    ticking = Ticking()
    ticking.frames = []
    ticking.clock = FrameClock()
    ticking.clock.frame.connect(ticking.frames.append)
    yield ticking
    ticking.clock.stop()


def frame(ticking):
    """Request a frame and wait for it."""
    before = len(ticking.frames)
    ticking.clock.request()
    wait(lambda: len(ticking.frames) > before, ticking.clock.frame)


def test_many_requests_are_one_frame(ticking, qapp):
    for _ in range(5):
        ticking.clock.request()
    wait(lambda: ticking.frames, ticking.clock.frame)
    qapp.processEvents()
    assert len(ticking.frames) == 1


def test_frames_that_follow_each_other_tell_the_time_between_them(ticking):
    times = [0.02, 0.08, LONGEST_S + 1.0]

    def go_on(_):
        if times:
            ticking.now += 0.5 * times[0]  # what the frame took
            ticking.clock.request()
            ticking.now += 0.5 * times.pop(0)  # what painting took

    ticking.clock.frame.connect(go_on)
    ticking.clock.request()
    wait(lambda: len(ticking.frames) == 4, ticking.clock.frame)
    assert ticking.frames[1:] == pytest.approx([0.02, 0.08, LONGEST_S])


@pytest.mark.parametrize("rest", [0.05, 10.0, 1e5])
def test_the_time_it_rested_is_not_told(ticking, rest):
    frame(ticking)
    ticking.now += rest
    frame(ticking)
    assert all(seconds <= ticking.clock.interval * 1.001 for seconds in ticking.frames)


def test_a_frame_waits_for_the_refresh_after_the_last_and_not_after_a_rest(ticking):
    frame(ticking)
    ticking.now += 0.001
    ticking.clock.request()
    waits = ticking.clock.findChild(clock.QTimer).interval()
    assert waits == pytest.approx(1000 * (ticking.clock.interval - 0.001), abs=1)
    wait(lambda: len(ticking.frames) == 2, ticking.clock.frame)
    ticking.now += 5.0
    ticking.clock.request()
    assert ticking.clock.findChild(clock.QTimer).interval() == 0


def test_what_is_stopped_makes_no_frame(ticking, qapp):
    ticking.clock.request()
    ticking.clock.stop()
    ticking.clock.request()
    assert not ticking.clock.findChild(clock.QTimer).isActive()
    qapp.processEvents()
    assert ticking.frames == []


def test_the_rest_of_a_frame_comes_once_when_what_the_frame_asked_for_is_painted(ticking, qtbot):
    order = []

    class Sheet(QWidget):
        def paintEvent(self, event):  # noqa: N802
            order.append("painted")

    sheet = Sheet()
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    ticking.clock.frame.connect(lambda _: (order.append("frame"), sheet.update()))
    ticking.clock.rest_of_frame.connect(lambda: order.append("rest"))
    qtbot.waitUntil(lambda: "painted" in order)
    order.clear()
    for _ in range(2):
        before = len(order)
        ticking.now += 1.0
        ticking.clock.request()
        wait(lambda: len(order) == before + 3, ticking.clock.rest_of_frame)
    assert order == ["frame", "painted", "rest"] * 2
