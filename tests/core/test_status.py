"""What a trajectory tells about a lane at a step, and what it does not claim."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.dataset import Points
from optsim_gui.core.experiment import Lane
from optsim_gui.core.optimum import Optimum, optimum
from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import Run, run
from optsim_gui.core.status import status
from optsim_gui.core.trajectory import COLUMNS, Trajectory

AT_ORIGIN = Optimum((0.0, 0.0))


def trajectory(w, gradient=1.0, steps=None, diverged=False):
    """Return a trajectory along w with this gradient at every row."""
    table = np.zeros((len(COLUMNS), len(w)))
    table[COLUMNS.index("w")] = w
    table[COLUMNS.index("used_w")] = gradient
    return Trajectory(table, len(w) - 1 if steps is None else steps, diverged)


def kinds(path, *arguments):
    return [status("Lane", path, step, *arguments).kind for step in range(path.steps + 1)]


def test_settled_counts_from_the_step_on_from_which_it_stays():
    path = trajectory([1.0, 0.01, 1.0, 0.04, 0.049, 0.0])
    assert kinds(path, AT_ORIGIN) == ["moving"] * 3 + ["settled"] * 3
    assert status("Adam", path, 5, AT_ORIGIN).sentence == "Adam is settled since step 3: it stays within 0.05 of the optimum"


def test_a_path_whose_record_ends_before_is_not_moving_there():
    path = trajectory([0.0, 1.0, 2.0])
    assert [status("log", path, step).kind for step in range(5)] == ["moving"] * 3 + ["ended"] * 2
    assert status("log", path, 3).sentence == "log ends at step 2: its file holds no later one"
    assert status("log", trajectory([9.0, 0.0, 0.0]), 4, AT_ORIGIN).kind == "settled", "what holds to its end still does"


@pytest.mark.parametrize("where", [0.05, 0.06])
def test_at_the_threshold_and_outside_it_is_not_settled(where):
    assert kinds(trajectory([0.0, where]), AT_ORIGIN) == ["moving"] * 2


@pytest.mark.parametrize("best", [None, Optimum(None, "No optimum is marked: ...")])
def test_without_an_optimum_nothing_is_settled(best):
    assert kinds(trajectory([0.0, 0.0]), best) == ["moving"] * 2


def test_while_it_computes_nothing_else_is_claimed():
    path = trajectory([0.0, 0.0], gradient=0.0, steps=3)
    assert kinds(path, AT_ORIGIN) == ["computing"] * 4
    assert path.settled_since(AT_ORIGIN.point) is None
    assert status("It", path, 1, AT_ORIGIN).sentence == "It is computing: 2 of 4 points are known"


def test_saturated_counts_from_the_step_on_from_which_the_gradient_is_exactly_0():
    path = trajectory([9.0, 8.0, 7.0, 6.0, 6.0], gradient=[0.0, 1.0, 5e-324, 0.0, 0.0])
    assert kinds(path, AT_ORIGIN) == ["moving"] * 3 + ["saturated"] * 2
    assert status("GD", path, 4, AT_ORIGIN).sentence == "GD is saturated since step 3: its gradient is exactly 0"


def test_a_diverged_lane_counts_as_such_from_its_step_on_and_never_as_settled():
    path = trajectory([0.0, 0.0, 0.0], steps=5, diverged=True)
    assert kinds(path, AT_ORIGIN) == ["moving"] * 3 + ["diverged"] * 3
    assert path.settled_since(AT_ORIGIN.point) is None
    assert status("Momentum", path, 3, AT_ORIGIN).sentence == "Momentum diverged at step 3; try a smaller eta"


@pytest.mark.parametrize(
    ("optimizer", "settings", "x", "advice"),
    [
        ("gd", {"eta": 1000.0}, 1e307, "GD diverged at step 1; try a smaller eta"),
        ("momentum", {"eta": 1000.0}, 1e307, "Momentum diverged at step 1; try a smaller eta"),
        ("momentum", {"gamma": 1.2}, 1.0, "; try a gamma below 1"),
        ("adagrad", {"eps": 0.0}, 0.0, "AdaGrad diverged at step 1: it divides 0 by 0, for its gradient is exactly 0 and so is eps; try an eps above 0"),
        ("rmsprop", {"eps": 0.0}, 1e-200, "RMSProp diverged at step 1: it divides by 0, for its gradient is tiny and eps is 0; try an eps above 0"),
    ],
)
def test_the_advice_names_the_setting_at_fault(optimizer, settings, x, advice):
    lane = Lane(1, optimizer, settings)
    path = run(lane, group(np.array([x, 2 * x]), np.array([0.0, 0.9]), "sum"), (0.0, 0.0), 5000)
    title = {"gd": "GD", "momentum": "Momentum", "adagrad": "AdaGrad", "rmsprop": "RMSProp"}[optimizer]
    told = status(title, path, 5000, settings=lane.settings)
    assert told.kind == "diverged" and told.sentence.endswith(advice)


def test_a_point_that_runs_far_away_is_no_noise():
    assert kinds(trajectory([0.0, 1e308, -1e308]), Optimum((50.0, -50.0))) == ["moving"] * 3


def test_the_sparse_race_at_its_end():
    e = preset("sparse").experiment
    data = group(*e.data.arrays(), e.reduction)
    best = optimum(data)
    told = {lane.optimizer: status("", run(lane, data, e.start, e.steps), e.steps, best).kind for lane in e.lanes}
    assert told == {"gd": "moving", "momentum": "settled", "nag": "settled", "adagrad": "moving", "rmsprop": "moving", "adam": "settled"}


@given(st.integers(1, 40), st.integers(0, 60))
def test_what_is_told_is_asked_once_and_stays_true_to_the_rows(rows, step):
    data = group(*Points((0.5, 2.5), (0.2, 0.9)).arrays(), "sum")
    lane = Run(Lane(1, "nag"), data, (1.0, -1.0), 40)
    lane.advance(rows)
    part = lane.trajectory()
    told = status("NAG", part, step, optimum(data))
    assert told.kind == ("moving" if part.done else "computing")
    lane.advance(41)
    whole = lane.trajectory()
    assert len(part) == rows and np.array_equal(part.table, whole.table[:, :rows])
    near = np.hypot(whole["w"] - 1.79176, whole["b"] + 2.28217) < 3.0
    since = whole.settled_since((1.79176, -2.28217), 3.0)
    assert since is whole.settled_since((1.79176, -2.28217), 3.0)
    assert near[since:].all() and (since == 0 or not near[since - 1])
