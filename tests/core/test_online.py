"""The online problem on which Adam fails: what it is, and where each optimizer ends (Reddi et al. 2018, theorem 1)."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.batches import batches_of
from optsim_gui.core.cost import Cost, cost
from optsim_gui.core.dataset import Online
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Batch, Experiment, Lane, Schedule, decode, encode
from optsim_gui.core.explain import explain
from optsim_gui.core.landscape import loss_grid
from optsim_gui.core.optimum import optimum
from optsim_gui.core.preset import preset
from optsim_gui.core.problems import pose
from optsim_gui.core.simulate import run
from optsim_gui.core.stages import evaluate

REDDI = preset("reddi").experiment
slopes = st.lists(st.floats(-10, 10), min_size=1, max_size=6).map(tuple)


def record(e, lane):
    return run(lane, pose(e.data, e.reduction), e.start, e.steps, batches_of(e))


@pytest.mark.parametrize(("optimizer", "end", "regret"), [("adam", 1.0, 0.668), ("gd", -1.0, 0.0053), ("amsgrad", -1.0, 0.0019)])
def test_adam_ends_at_the_worst_point_and_the_others_at_the_best(optimizer, end, regret):
    e = REDDI.replace(steps=100_000)
    path = record(e, next(lane for lane in e.lanes if lane.optimizer == optimizer))
    assert path["w"][-1] == pytest.approx(end, abs=0.005)
    assert np.mean(path["used_w"] * (path["w"] + 1.0)) == pytest.approx(regret, rel=0.02)
    assert not path["b"].any()


@given(slopes, st.floats(0.1, 10), st.sampled_from(("mean", "sum")), st.floats(-20, 20), st.integers(1, 6))
def test_w_stays_between_its_bounds_and_each_update_sees_the_next_slopes(slopes, bound, reduction, start, size):
    e = Experiment(Online(slopes, bound), reduction, (start, 0.0), 30, batch=Batch(min(size, len(slopes))))
    lane = Lane(1, "momentum", schedule=Schedule("inverse_root"))
    path, cut = record(e, lane), batches_of(e)
    assert np.all(np.abs(path["w"]) <= bound)
    for t in range(30):
        block, k = cut.block(t), t % cut.per_epoch
        seen = slice(block.cuts[k], block.cuts[k + 1])
        assert path["used_w"][t] == pytest.approx(block.x[seen] @ block.n[seen], abs=1e-12)
    after = evaluate(lane.rule, lane.settings, path, np.arange(30), "w")[-1].value
    assert np.array_equal(after, path["w"][1:])


@given(slopes, st.sampled_from(("mean", "sum")))
def test_the_optimum_is_the_bound_where_the_loss_of_all_rounds_is_lowest(slopes, reduction):
    problem = pose(Online(slopes), reduction)
    found, losses = optimum(problem), [problem.loss_at(0.0, w) for w in (-1.0, 0.0, 1.0)]
    assert (found.point is None) == (problem.slope == 0.0) == bool(found.reason)
    assert found.point is None or (found.loss == min(losses) and found.loss == problem.loss_at(0.0, found.point[0]))
    grid = loss_grid(problem, np.arange(3.0), np.array([-2.0, -1.0, 0.5]))
    assert np.array_equal(grid, np.repeat([[problem.loss_at(0.0, w)] for w in (-2.0, -1.0, 0.5)], 3, axis=1))


def test_of_w_alone_a_gradient_of_nothing_is_told():
    e = REDDI.replace(data=Online((0.0,)), batch=Batch(), steps=3)
    assert explain(Lane(1, "gd").rule, Lane(1, "gd").settings, record(e, Lane(1, "gd")), 0) == "The gradient is exactly 0, so this update moves nothing."


def test_an_update_that_leaves_the_bounds_is_told_so():
    lane = REDDI.lanes[0]
    path = record(REDDI, lane)
    row = int(np.flatnonzero(path["w"] + path["step_w"] < -1.0)[0])
    assert explain(lane.rule, lane.settings, path, row).endswith("w would have left its bounds and is put back to −1.00.")


def test_over_the_updates_it_is_the_same_record_drawn_otherwise():
    path = record(REDDI, REDDI.lanes[1])
    drawn = path.over_time
    assert np.array_equal(drawn["w"], np.arange(len(path))) and np.array_equal(drawn["b"], path["w"])
    assert np.array_equal(drawn["loss"], path["loss"]) and drawn.table is path.table


def test_it_comes_back_from_json_and_refuses_what_it_cannot_be():
    assert decode(encode(REDDI)) == REDDI
    for data, sentence in (({"slopes": ()}, "slopes must be from 1"), ({"bound": 0.0}, "bound is 0.0; it must be")):
        with pytest.raises(Invalid, match=sentence):
            Online(**data)


def test_the_cost_counts_points_and_the_rates_that_are_tried():
    toy, search = preset("part-4-line-search").experiment, preset("part-4-line-search").experiment.lanes[1]
    assert cost(toy, toy.lanes[0], 10) == Cost(20, 0) and cost(toy, search, 10) == Cost(20, 100)
    e = Experiment(batch=Batch(30), lanes=(Lane(1, "adam"),))  # 30, 30, 30 and 10 of the 100 points
    assert [cost(e, e.lanes[0], t).gradients for t in range(6)] == [0, 30, 60, 90, 100, 130]


@pytest.mark.parametrize(
    ("optimizer", "row", "sentence"),
    [
        ("gd", 1, "w's gradient is −1.00, so the step is 0.354."),
        ("adam", 30, "w's running mean of g² is 8.21, its rate 0.0313. m holds this gradient alone"),
        ("momentum", 1, "% of u is carried over"),
        ("nag", 1, "The gradient is taken"),
        ("adamw", 4, "Weight decay moves w by"),
    ],
)
def test_an_update_of_w_alone_is_told_of_w_alone(optimizer, row, sentence):
    schedule = Schedule("inverse_root")
    lane = next((lane for lane in REDDI.lanes if lane.optimizer == optimizer), Lane(1, optimizer, schedule=schedule))
    path = record(REDDI, lane)
    told = explain(lane.rule, lane.settings, path, row)
    assert path.parameters == "w" and sentence in told
    assert not re.search(r"\bb\b", told)
