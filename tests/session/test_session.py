"""The session: whatever is changed at whatever moment, it shows what belongs together and ends at what was asked for."""

from threading import Event

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, Qt

from optsim_gui.core import landscape, simulate
from optsim_gui.core.dataset import Points, Sparse
from optsim_gui.core.landscape import SIDES
from optsim_gui.core.preset import names, preset
from optsim_gui.session.messages import Mapped, Recorded
from optsim_gui.session.worker import Worker
from tests.waiting import SPARSE, VIEW, grouped, is_beginning, reference, running, wait

FINEST = SIDES[-1]
OTHER_VIEW = ((-1.0, 1.0), (-2.0, 0.5))


def assert_is_what_was_asked_for(session):
    """At rest the picture is whole: the session's experiment, its active lanes to the end, its view at the finest."""
    e, shown = session.experiment, session.shown
    assert shown.experiment == e
    assert shown.trajectories.keys() == session.active
    for id, t in shown.trajectories.items():
        assert t.done
        assert is_beginning(t, reference(e, e.lane(id)))
    w, b = shown.landscape.w, shown.landscape.b
    assert ((w[0], w[-1]), (b[0], b[-1])) == session.view
    assert shown.landscape.loss.shape == (FINEST, FINEST)
    assert shown.optimum is not None
    assert session.player.horizon == e.steps
    assert session.player.available == (e.steps if shown.trajectories else 0)


@pytest.mark.parametrize("name", names())
def test_it_shows_the_preset_it_began_with(qapp, name):
    with running(preset(name).experiment, (preset(name).view.w, preset(name).view.b)) as watch:
        watch.rest()
        assert watch.session.preset == name
        assert_is_what_was_asked_for(watch.session)


def test_it_begins_to_play_at_0_by_itself(qapp):
    with running() as watch:
        assert watch.session.player.playing
        assert watch.session.player.horizon == SPARSE.steps, "known before anything is computed"
        watch.rest()
        assert (watch.session.player.cursor, watch.session.player.horizon) == (0, SPARSE.steps)


lane_ids = st.integers(1, 8)
changes = st.one_of(
    st.tuples(st.just("start"), st.tuples(st.floats(-5, 5), st.floats(-5, 5))),
    st.tuples(st.just("eta"), st.tuples(lane_ids, st.sampled_from([0.01, 0.3, 5.0]))),
    st.tuples(st.just("steps"), st.sampled_from([1, 300, 20_000])),
    st.tuples(st.just("sparsity"), st.sampled_from([0.0, 0.5, 0.9])),
    st.tuples(st.just("reduction"), st.sampled_from(["mean", "sum"])),
    st.tuples(st.just("active"), st.frozensets(lane_ids)),
    st.tuples(st.just("ghosts"), st.frozensets(lane_ids)),
    st.tuples(st.just("convention"), lane_ids),
    st.tuples(st.just("view"), st.sampled_from([VIEW, OTHER_VIEW])),
    st.tuples(st.just("add"), st.sampled_from(["gd", "adam"])),
    st.tuples(st.just("remove"), lane_ids),
    st.tuples(st.just("open"), st.sampled_from(names())),
    *(st.tuples(st.just(kind), st.none()) for kind in ("undo", "redo", "cancel", "restart")),
)
moments = st.sampled_from(["at once", "what is there", "the next", "all"])


def do(session, kind, value):
    """Change one thing of a session as the window would."""
    e = session.experiment
    if kind == "start":
        session.apply(e.replace(start=value), "start")
    elif kind == "eta" and any(lane.id == value[0] for lane in e.lanes):
        session.apply(e.with_lane(e.lane(value[0]).set(eta=value[1])), value[0])
    elif kind in ("steps", "reduction"):
        session.apply(e.replace(**{kind: value}))
    elif kind == "sparsity":
        session.apply(e.replace(data=Sparse(sparsity=value)))
    elif kind == "active":
        session.tick(value)
    elif kind == "ghosts":
        session.set_ghosted(value)
    elif kind == "convention" and value in e.ids():
        session.apply(e.with_lane(e.lane(value).ghost() or e.lane(value)))
    elif kind == "view":
        session.set_view(*value)
    elif kind == "add" and len(e.lanes) < 8:
        session.apply(e.with_another(value))
    elif kind == "remove":
        session.apply(e.without(value))
    elif kind == "open":
        session.open(preset(value).experiment, *VIEW, value)
    elif kind in ("undo", "redo", "cancel"):
        getattr(session, kind)()
    elif kind == "restart":
        session.player.restart()


def let(watch, moment):
    """Let the worker's answers come in: none, those that are there, at least one, or all."""
    if moment == "what is there":
        QCoreApplication.processEvents()
    elif moment == "the next":
        watch.next()
    elif moment == "all":
        watch.rest()


@given(st.lists(st.tuples(changes, moments), max_size=10))
@settings(max_examples=50)
def test_whatever_changes_whenever_all_that_is_shown_belongs_together(qapp, story):
    with running() as watch:
        for (kind, value), moment in story:
            do(watch.session, kind, value)
            let(watch, moment)
            assert watch.faults == []
        do(watch.session, "steps", 77)
        do(watch.session, "start", (1.0, 1.0))
        watch.rest()
        assert_is_what_was_asked_for(watch.session)


OVERTAKEN = [
    (("sparsity", 0.5), ("view", OTHER_VIEW)),
    (("sparsity", 0.5), ("eta", (1, 0.3))),
    (("sparsity", 0.5), ("sparsity", 0.8)),  # there and back
    (("sparsity", 0.5), ("sparsity", 0.9)),
    (("view", ((0.0, 9.0), (0.0, 9.0))), ("view", OTHER_VIEW)),
    (("eta", (1, 0.3)), ("start", (1.0, 1.0))),
    (("open", "toy"), ("undo", None)),
]


@pytest.mark.parametrize("first, second", OVERTAKEN)
def test_of_changes_that_overtake_each_other_what_is_shown_belongs_together_and_comes_in_order(qapp, first, second):
    with running() as watch:
        watch.rest()
        session, computed, seen = watch.session, Event(), []
        session.findChild(Worker).delivered.connect(lambda bundle: computed.set(), Qt.ConnectionType.DirectConnection)
        session.shown_changed.connect(lambda: seen.append((session.shown.experiment, session.shown.landscape.w[-1])))
        before, asked, views = (session.experiment, session.view[0][1]), [], []
        for change in (first, second):
            do(session, *change)
            asked.append(session.experiment)
            views.append(session.view[0][1])
            assert computed.wait(60)  # the window is busy meanwhile
        watch.rest()
        assert [e for e, _ in seen] == sorted((e for e, _ in seen), key=asked.index)
        assert {w for _, w in seen} <= {before[1], *views}
        assert_is_what_was_asked_for(session)


@pytest.mark.parametrize("knob", ["start", "sparsity", "view", "eta", "long"])
def test_a_hand_faster_than_the_worker_sees_the_picture_follow(qapp, knob):
    with running(SPARSE.replace(steps=20_000 if knob == "long" else 300)) as watch:
        watch.rest()
        session, computed, before = watch.session, Event(), watch.shown
        session.findChild(Worker).delivered.connect(lambda bundle: computed.set(), Qt.ConnectionType.DirectConnection)


        def turn(x):
            changes = {"eta": ("eta", (1, 0.1 + x)), "sparsity": ("sparsity", x), "view": ("view", ((-5.0, x), (-5.0, 3.0)))}
            do(session, *changes.get(knob, ("start", (x, x))))

        for nth in range(10):
            computed.clear()
            turn(nth / 10)
            assert computed.wait(60)
            turn(nth / 10 + 0.01)  # whatever arrives, something newer is wanted already
            QCoreApplication.processEvents()
        assert watch.shown - before >= 5
        watch.rest()
        assert_is_what_was_asked_for(session)


@given(st.lists(changes.filter(lambda change: change[0] not in ("undo", "redo")), max_size=8))
@settings(max_examples=25)
def test_undo_of_everything_is_the_first_experiment_and_redo_the_last(qapp, story):
    with running() as watch:
        session = watch.session
        for kind, value in story:
            do(session, kind, value)
        last = session.experiment, session.preset, session.active
        while session.history.past:
            session.undo()
        assert (session.experiment, session.preset, session.active) == (SPARSE, "sparse", SPARSE.ids())
        session.undo()
        while session.history.future:
            session.redo()
        session.redo()
        assert (session.experiment, session.preset, session.active) == last


def test_lanes_that_stay_as_they_are_are_not_computed_again(qapp, monkeypatch):
    with running() as watch:
        session = watch.session
        watch.rest()
        before, advanced = session.shown, []
        whole = simulate.advance_together
        monkeypatch.setattr(simulate, "advance_together", lambda runs, rows: advanced.extend(run.lane for run in runs) or whole(runs, rows))
        do(session, "eta", (2, 0.3))
        watch.rest()
        assert {lane.id for lane in advanced if lane in session.experiment.lanes} == {2}
        assert [id for id, t in session.shown.trajectories.items() if t is before.trajectories[id]] == [1, 3, 4, 5, 6]
        assert session.shown.landscape is before.landscape
        del advanced[:]
        do(session, "active", frozenset({1, 3}))
        watch.rest()
        assert not advanced
        assert {id: t is before.trajectories[id] for id, t in session.shown.trajectories.items()} == {1: True, 3: True}


def test_a_ghost_is_the_lane_in_its_other_convention_and_comes_alone(qapp):
    with running() as watch:
        session = watch.session
        watch.rest()
        before = session.shown
        assert before.ghosts == {}
        do(session, "ghosts", frozenset({1, 3, 6, 99}))
        watch.rest()
        after = session.shown
        assert session.ghosted == {1, 3, 6} and set(after.ghosts) == {3, 6}, "GD is the same rule in both"
        assert all(after.trajectories[id] is t for id, t in before.trajectories.items())
        assert after.ghosts[6].done and not np.array_equal(after.ghosts[6]["w"], after.trajectories[6]["w"])
        do(session, "convention", 6)
        watch.rest()
        assert np.array_equal(session.shown.ghosts[6].table, after.trajectories[6].table)
        assert np.array_equal(session.shown.trajectories[6].table, after.ghosts[6].table) and session.shown.ghosts[3] is after.ghosts[3]
        do(session, "active", frozenset({1, 3}))
        watch.rest()
        assert set(session.shown.ghosts) == {3}
        do(session, "remove", 3)
        watch.rest()
        assert session.ghosted == {1, 6} and session.shown.ghosts == {}


def test_lanes_that_are_still_computing_begin_again_whole(qapp):
    with running(SPARSE.replace(steps=100_000)) as watch:
        watch.next()
        do(watch.session, "eta", (2, 0.3))
        watch.rest()
        assert_is_what_was_asked_for(watch.session)


def test_no_lane_is_an_experiment_too(qapp):
    with running() as watch:
        watch.rest()
        do(watch.session, "active", frozenset())
        watch.rest()
        assert_is_what_was_asked_for(watch.session)
        assert watch.session.player.cursor == 0
        do(watch.session, "active", frozenset(range(1, 7)))
        watch.rest()
        assert_is_what_was_asked_for(watch.session)


def test_a_change_mid_run_keeps_the_cursor_and_the_play(qapp):
    with running(SPARSE.replace(steps=50_000)) as watch:
        session, player = watch.session, watch.session.player
        watch.rest()
        player.seek(40_000)
        do(session, "eta", (6, 0.3))
        watch.next()
        player.tick(0.01)
        watch.rest()
        assert player.playing
        assert player.cursor == 40_000
        player.pause()
        player.seek(50_000)
        do(session, "steps", 60_000)
        watch.rest()
        assert (player.cursor, player.playing) == (60_000, False)


def test_a_diverged_lane_holds_nobody_up(qapp):
    lanes = [lane.set(gamma=1.2, eta=1000.0) if lane.optimizer == "momentum" else lane for lane in SPARSE.lanes]
    with running(SPARSE.replace(lanes=tuple(lanes), steps=5000)) as watch:
        watch.rest()
        diverged = [id for id, t in watch.session.shown.trajectories.items() if t.diverged]
        assert diverged == [2]
        assert watch.session.player.available == 5000
        do(watch.session, "active", frozenset(diverged))
        watch.rest()
        assert watch.session.player.available == 5000


def test_cancel_keeps_what_is_recorded_and_the_next_change_asks_for_everything(qapp):
    with running(SPARSE.replace(steps=100_000)) as watch:
        session = watch.session
        watch.rest()
        do(session, "sparsity", 0.5)
        before = session.shown
        session.cancel()
        assert watch.progress is None
        assert not session.player.playing
        do(session, "view", OTHER_VIEW)  # maps what is shown, not what was cancelled
        watch.rest()
        assert session.shown.experiment is before.experiment
        assert tuple(session.shown.landscape.w[[0, -1]]) == OTHER_VIEW[0]
        do(session, "eta", (1, 0.3))
        watch.rest()
        assert_is_what_was_asked_for(session)


def test_a_change_made_by_who_hears_of_one_is_heard_last_by_all(qapp):
    with running() as watch:
        session, heard = watch.session, []
        first, second = (session.experiment.replace(start=(float(w), 0.0)) for w in (1, 2))
        session.experiment_changed.connect(lambda old, new: new == first and session.apply(second))
        session.experiment_changed.connect(lambda old, new: heard.append((old, new)))
        before = session.experiment
        session.apply(first)
        assert heard == [(before, first), (first, second)] and session.experiment == second


def test_what_was_cancelled_is_computed_once_it_is_asked_for_again(qapp):
    with running(SPARSE.replace(steps=100_000)) as watch:
        session = watch.session
        do(session, "sparsity", 0.5)
        session.cancel()
        session.resume()
        assert watch.progress is not None
        watch.rest()
        assert_is_what_was_asked_for(session)
        asked = session._generation
        session.resume()  # nothing is left
        assert session._generation == asked


@pytest.mark.parametrize("change", [("sparsity", 0.5), ("start", (1.0, 1.0)), ("view", OTHER_VIEW)])
def test_what_was_computed_before_cancel_is_not_shown_after_it(qapp, change):
    with running() as watch:
        watch.rest()
        session, computed = watch.session, Event()
        before = session.shown
        session.findChild(Worker).delivered.connect(lambda bundle: computed.set(), Qt.ConnectionType.DirectConnection)
        do(session, *change)
        assert computed.wait(60)
        session.cancel()
        QCoreApplication.processEvents()
        assert session.shown is before


def test_paths_and_landscape_of_other_points_wait_for_each_other(qapp):
    with running() as watch:
        watch.rest()
        session, before, late = watch.session, watch.session.shown, 10**9
        other = SPARSE.replace(data=Sparse(sparsity=0.5), lanes=())
        land = landscape.landscape(grouped(other.data, "mean"), *VIEW, 32)
        answers = Recorded(late, other, {}, {}), Mapped(late, other.data, other.reduction, land, None, 1.0)
        for first, second in (answers, reversed(answers)):
            session.shown = before
            for answer, shown in ((first, before.experiment), (second, other)):
                session.findChild(Worker).delivered.emit((answer,))
                assert session.shown.experiment == shown
            assert (session.shown.landscape, session.shown.optimum) == (land, None)


@pytest.mark.parametrize("where", [(simulate, "Run"), (landscape, "landscape")])
def test_a_computation_that_fails_is_told_and_the_next_change_computes(qapp, where, monkeypatch, caplog):
    with running() as watch:
        session, told = watch.session, []
        session.failed.connect(told.append)
        watch.rest()
        before = session.shown

        def broken(*_):
            raise MemoryError("no room")

        with monkeypatch.context() as patch:
            patch.setattr(*where, broken)
            do(session, "sparsity", 0.5)
            wait(lambda: told, session.failed)
            assert watch.progress is None
        assert [str(error) for error in told] == ["no room"]
        assert session.shown is before
        caplog.clear()
        do(session, "eta", (1, 0.3))
        watch.rest()
        assert_is_what_was_asked_for(session)


def test_points_that_make_a_step_dear_give_a_coarse_picture_first_and_answers_meanwhile(qapp, monkeypatch):
    rng = np.random.default_rng(5)
    many = Points(tuple(rng.normal(0, 1, 300)), tuple(rng.uniform(0, 1, 300)), "many.csv")
    monkeypatch.setattr(landscape, "side_for", lambda points: SIDES[0])
    with running() as watch:
        session, sides, shares = watch.session, [], []
        session.shown_changed.connect(lambda: sides.append(len(session.shown.landscape.w)))
        watch.rest()
        del sides[:]
        session.progress_changed.connect(shares.append)
        session.apply(SPARSE.replace(data=many))
        wait(lambda: session.shown.experiment == session.experiment, session.shown_changed)
        assert sides[0] == SIDES[0]
        do(session, "start", (2.0, 2.0))
        wait(lambda: session.shown.experiment == session.experiment, session.shown_changed)
        watch.rest()
        assert list(dict.fromkeys(sides)) == list(SIDES)
        assert_is_what_was_asked_for(session)
        assert shares[0] == 0.0
        assert shares[-1] is None


def test_points_by_the_hundred_thousand_are_answered_and_left_at_once(qapp):
    rng = np.random.default_rng(7)
    most = Points(tuple(rng.normal(0, 1, 100_000)), tuple(rng.uniform(0, 1, 100_000)), "most.csv")
    with running() as watch:
        watch.rest()
        watch.session.apply(SPARSE.replace(data=most, steps=3, lanes=SPARSE.lanes[:2]))
        wait(lambda: watch.session.shown.experiment.data == most, watch.session.shown_changed)
        assert len(watch.session.shown.landscape.w) < FINEST
        assert all(t.done for t in watch.session.shown.trajectories.values()) or watch.progress < 1.0


@given(st.integers(0, 6), st.sampled_from([1, 300, 100_000]))
@settings(max_examples=15)
def test_it_can_be_closed_at_any_moment(qapp, pictures, steps):
    with running(SPARSE.replace(steps=steps)) as watch:
        wait(lambda: watch.shown >= pictures or watch.shown and watch.progress is None, watch.session.progress_changed)
        watch.session.player.play()


def test_closed_twice_it_stays_closed(qapp):
    with running() as watch:
        watch.session.close()
        watch.session.apply(SPARSE.replace(start=(1.0, 1.0)))
        watch.session.undo()


def test_ids_that_are_not_there_are_never_active(qapp):
    with running() as watch:
        do(watch.session, "active", frozenset({1, 99}))
        assert watch.session.active == {1}
        do(watch.session, "remove", 1)
        assert watch.session.active == frozenset()
        do(watch.session, "add", "gd")
        assert watch.session.active == {7}
