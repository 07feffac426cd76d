"""The worker thread: newest request first, older ones dropped within a piece, and always one that can be ended."""

import threading
from threading import Event
from time import sleep

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from optsim_gui.core import landscape, optimum, simulate
from optsim_gui.core.landscape import SIDES
from optsim_gui.core.trajectory import COLUMNS, Trajectory
from optsim_gui.session import worker
from optsim_gui.session.messages import Doing, Failed, LandscapeWanted, Mapped, Recorded, RunWanted
from optsim_gui.session.worker import ROUND_S, Worker
from tests.waiting import SPARSE, VIEW, best_of, is_beginning, reference, wait

LONG = SPARSE.replace(steps=100_000)


class Listener:
    """Hear in the worker's own thread what it delivers, at once."""

    def __init__(self, worker):
        self.messages, self.bundles = [], []
        worker.delivered.connect(self._take, Qt.ConnectionType.DirectConnection)

    def _take(self, bundle):
        self.bundles.append(bundle)
        self.messages += bundle

    def of(self, kind, generation):
        return [message for message in list(self.messages) if isinstance(message, kind) and message.generation == generation]


@pytest.fixture
def listened(qapp):
    """Yield a worker that runs, and what it says; it is ended afterwards."""
    one = Worker()
    listener = Listener(one)
    one.start()
    yield one, listener
    one.close()
    assert one.isFinished()


def run_of(generation, experiment=SPARSE):
    return RunWanted(generation, experiment, experiment.lanes, {})


def map_of(generation, experiment=SPARSE, view=VIEW):
    return LandscapeWanted(generation, experiment.data, experiment.reduction, *view)


def finished(listener, generation):
    found = listener.of(Recorded, generation)
    return bool(found) and all(t.done for t in found[-1].trajectories.values())


def test_lanes_go_together_and_only_add_rows(listened):
    one, heard = listened
    one.want(run_of(1, LONG))
    wait(lambda: finished(heard, 1), one.delivered)
    lengths = [{len(t) for t in message.trajectories.values()} for message in heard.of(Recorded, 1)]
    assert all(len(together) == 1 for together in lengths)
    assert len(lengths) > 2
    assert [max(one) for one in lengths] == sorted({max(one) for one in lengths})
    for lane in LONG.lanes:
        assert all(is_beginning(message.trajectories[lane.id], reference(LONG, lane)) for message in heard.of(Recorded, 1))


def test_a_newer_run_takes_the_place_of_an_older_one_within_a_piece(listened):
    one, heard = listened
    one.want(run_of(1, LONG))
    wait(lambda: heard.of(Recorded, 1), one.delivered)
    one.want(run_of(2))
    old = len(heard.of(Recorded, 1))
    wait(lambda: finished(heard, 2), one.delivered)
    assert len(heard.of(Recorded, 1)) <= old + 1


def test_of_many_requests_at_once_only_the_newest_is_served(listened):
    one, heard = listened
    one.want(run_of(1, LONG))
    wait(lambda: heard.of(Recorded, 1), one.delivered)
    for generation in range(2, 100):
        one.want(run_of(generation, LONG), map_of(1000 + generation))
    one.want(run_of(100), map_of(2000))
    wait(lambda: finished(heard, 100) and heard.of(Mapped, 2000), one.delivered)
    served = {message.generation for message in heard.messages if isinstance(message, (Recorded, Mapped))}
    assert len(served) <= 20


def test_a_new_landscape_waits_for_the_first_round_of_its_run(listened):
    one, heard = listened
    one.want(run_of(1, LONG), map_of(2, LONG))
    wait(lambda: finished(heard, 1), one.delivered)
    first = next(bundle for bundle in heard.bundles if any(isinstance(message, Mapped) for message in bundle))
    assert [type(message) for message in first] == [Mapped, Recorded]


def test_cancel_ends_everything_within_a_piece_and_the_worker_serves_on(listened, monkeypatch):
    one, heard = listened
    whole, advanced = simulate.advance_together, []
    monkeypatch.setattr(simulate, "advance_together", lambda runs, rows: advanced.extend(runs) or whole(runs, rows))
    one.want(run_of(1, LONG), map_of(2))
    wait(lambda: heard.of(Recorded, 1), one.delivered)
    one.cancel()
    before = len(advanced)
    for generation in range(3, 30):
        one.want(landscape=map_of(generation))
        wait(lambda: heard.of(Mapped, generation), one.delivered)
    assert len(advanced) <= before + len(LONG.lanes)
    one.want(run_of(30))
    wait(lambda: finished(heard, 30), one.delivered)


@pytest.mark.parametrize("module, name", [(landscape, "landscape"), (optimum, "optimum")])
@pytest.mark.parametrize("by", ["a newer one", "cancel", "the end"])
def test_a_map_that_takes_for_ever_is_dropped_once_it_gave_a_first_picture(listened, monkeypatch, module, name, by):
    one, heard = listened
    begun, whole = Event(), getattr(module, name)

    def endless(*arguments):
        if name == "landscape" and arguments[3] == SIDES[0]:
            return whole(*arguments)
        begun.set()
        while arguments[-1]():
            sleep(0.001)
        raise landscape.Cancelled

    monkeypatch.setattr(landscape, "side_for", lambda points: SIDES[0])
    monkeypatch.setattr(module, name, endless)
    one.want(landscape=map_of(1))
    assert begun.wait(60)
    monkeypatch.setattr(module, name, whole)
    if by == "the end":
        one.close()
    else:
        one.cancel() if by == "cancel" else None
        one.want(landscape=map_of(2))
        wait(lambda: heard.of(Mapped, 2) and heard.of(Mapped, 2)[-1].share == 1.0, one.delivered)
        assert heard.of(Mapped, 2)[-1].optimum.point == best_of(SPARSE.data, SPARSE.reduction).point
    assert [len(message.landscape.w) for message in heard.of(Mapped, 1)] == [SIDES[0]]


@pytest.mark.parametrize("by", ["cancel", "the end"])
def test_a_first_picture_that_takes_for_ever_is_dropped_too(listened, monkeypatch, by):
    one, heard = listened
    begun, whole = Event(), landscape.landscape

    def endless(*arguments):
        begun.set()
        while arguments[-1]():
            sleep(0.001)
        raise landscape.Cancelled

    monkeypatch.setattr(landscape, "landscape", endless)
    one.want(landscape=map_of(1))
    assert begun.wait(60)
    monkeypatch.setattr(landscape, "landscape", whole)
    if by == "cancel":
        one.cancel()
        one.want(landscape=map_of(2))
        wait(lambda: heard.of(Mapped, 2), one.delivered)
    one.close()
    assert not heard.of(Mapped, 1)


def test_what_was_begun_gives_its_first_results_though_newer_requests_never_cease(listened, monkeypatch):
    one, heard = listened
    whole, last = landscape.landscape, 40

    def disturbed(*arguments):
        generation = max([0] + [message.generation for message in heard.messages if isinstance(message, Mapped)]) + 2
        if generation <= last:
            one.want(run_of(generation - 1), map_of(generation))
        return whole(*arguments)

    monkeypatch.setattr(landscape, "landscape", disturbed)
    one.want(run_of(1), map_of(2))
    wait(lambda: finished(heard, last - 1), one.delivered)
    for kind, generations in ((Recorded, range(1, last, 2)), (Mapped, range(2, last + 1, 2))):
        assert {message.generation for message in heard.messages if isinstance(message, kind)} == set(generations)


def test_cancel_before_anything_is_wanted_harms_nothing(listened):
    one, heard = listened
    one.cancel()
    one.want(run_of(1))
    wait(lambda: finished(heard, 1), one.delivered)


def test_lanes_that_are_kept_are_an_answer_too(listened):
    one, heard = listened
    one.want(RunWanted(1, LONG, (), {9: reference(LONG, LONG.lanes[0])}))
    wait(lambda: heard.of(Recorded, 1), one.delivered)
    assert [message.trajectories for message in heard.of(Recorded, 1)] == [{9: reference(LONG, LONG.lanes[0])}]


@pytest.mark.parametrize("fails, wanted", [(simulate, "Run"), (landscape, "landscape")])
def test_a_request_that_fails_says_so_and_the_worker_serves_on(listened, fails, wanted, monkeypatch, caplog):
    one, heard = listened

    def broken(*_):
        raise MemoryError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(fails, wanted, broken)
        one.want(run_of(1), map_of(2))
        wait(lambda: [message for message in heard.messages if isinstance(message, Failed)], one.delivered)
    failed = 1 if wanted == "Run" else 2
    assert [str(message.error) for message in heard.of(Failed, failed)] == ["no room"]
    assert "a request failed" in caplog.text
    caplog.clear()
    one.want(run_of(3), map_of(4))
    wait(lambda: finished(heard, 3) and heard.of(Mapped, 4), one.delivered)


def test_it_prepares_once_in_its_own_thread_before_it_serves(qapp):
    threads = []
    one = Worker(lambda: threads.append(threading.get_ident()))
    heard = Listener(one)
    one.want(run_of(1))
    one.start()
    wait(lambda: finished(heard, 1), one.delivered)
    one.close()
    assert len(threads) == 1
    assert threads[0] != threading.get_ident()
    assert [message.sentence for message in heard.messages if isinstance(message, Doing)][:2] == ["Preparing the engine", ""]


@given(messages=st.integers(0, 12), steps=st.sampled_from([1, 300, 100_000]), maps=st.booleans())
@settings(max_examples=25)
def test_it_can_be_ended_at_any_moment(qapp, messages, steps, maps):
    one = Worker()
    heard = Listener(one)
    one.start()
    experiment = SPARSE.replace(steps=steps)
    one.want(run_of(1, experiment), map_of(2, experiment) if maps else None)
    wait(lambda: len(heard.messages) >= messages or finished(heard, 1), one.delivered)
    one.close()
    assert one.isFinished()


def test_a_worker_that_never_ran_can_be_ended(qapp):
    one = Worker()
    one.close()
    assert not one.isRunning()


class Clockwork:
    """Stand for time and for lanes that take a known share of it a row; the `hiccup` of all calls takes long."""

    def __init__(self, row_s, hiccup, ends_at):
        self.now, self.row_s, self.hiccup, self.ends_at, self.calls, self.rows = 1.0, row_s, hiccup, ends_at, 0, []

    def lane(self, lane, points, start, steps, batches):
        return ClockworkLane(self, lane, steps)


class ClockworkLane:
    def __init__(self, clockwork, lane, steps):
        self.clockwork, self.lane, self.steps, self.row = clockwork, lane, steps, 0

    @property
    def end(self):
        return min(self.steps + 1, self.clockwork.ends_at)

    @property
    def done(self):
        return self.row >= self.end

    def advance(self, rows):
        made = min(rows, self.end - self.row)
        self.row += made
        self.clockwork.rows.append(rows)
        self.clockwork.calls += 1
        self.clockwork.now += made * self.clockwork.row_s + (0.3 if self.clockwork.calls == self.clockwork.hiccup else 0.0)
        return made

    def trajectory(self):
        return Trajectory(np.zeros((len(COLUMNS), self.row)), self.steps, self.done and self.row <= self.steps)


def serve(one, heard, generation, experiment):
    one.want(run_of(generation, experiment))
    wait(lambda: finished(heard, generation), one.delivered)


@pytest.mark.parametrize("row_s", [1.5e-7, 4e-6])
@pytest.mark.parametrize("hiccup, ends_at", [(-1, 10**9), (1, 10**9), (-1, 3)])
def test_a_piece_is_a_few_milliseconds_whatever_came_before(listened, monkeypatch, row_s, hiccup, ends_at):
    one, heard = listened
    experiment, clockwork = SPARSE.replace(steps=30_000), Clockwork(row_s, hiccup, ends_at)
    monkeypatch.setattr(simulate, "Run", clockwork.lane)
    monkeypatch.setattr(simulate, "advance_together", lambda lanes, rows: sum(lane.advance(rows) for lane in lanes if not lane.done))
    monkeypatch.setattr(worker, "perf_counter", lambda: clockwork.now)
    for generation in range(1, 4):
        serve(one, heard, generation, experiment)
    clockwork.ends_at, clockwork.hiccup = 10**9, clockwork.calls + 1 if hiccup > 0 else -1
    serve(one, heard, 8, SPARSE)
    del clockwork.rows[:]
    serve(one, heard, 9, experiment)
    pieces = [len(experiment.lanes) * rows * row_s for rows in clockwork.rows]
    assert max(pieces) <= (2.0 if ends_at > 3 else 8.0) * ROUND_S  # lanes that ended at once have taught nothing
    assert min(pieces) >= 0.4 * ROUND_S
