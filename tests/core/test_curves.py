"""Curves are derived from the record: what they tell is what the engine did, for every rule there is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.curves import CURVES, Subject, curves_of, has, made_by, nearest, quantities, symbol
from optsim_gui.core.experiment import Lane
from optsim_gui.core.hyper import ETA, Hyper
from optsim_gui.core.imported import Imported
from optsim_gui.core.optimizers import BY_CONVENTION, EVERY_RULE, RULES
from optsim_gui.core.optimizers.rule import Rule
from optsim_gui.core.optimum import Optimum, optimum
from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import run
from optsim_gui.core.trajectory import Trajectory
from tests.strategies import every_rule, lane_of, of_many, place, points, reduction, settings_of

STEPS = 30
SPARSE = preset("sparse").experiment
DATA = group(*SPARSE.data.arrays(), SPARSE.reduction)
every_rule = pytest.mark.parametrize(**every_rule)
DIRECTION = {"gd": "g", "adagrad": "g", "rmsprop": "g", "adam": "m_hat", "adagrad_no_root": "g", "adamax": "m_hat", "adadelta": "g", "nadam": "m_bar"}  # what the step is a multiple of
CONSTANT = ("gd", "momentum", "nag")


def ran(rule, data):
    lane = lane_of(rule, data.draw(settings_of(rule)))
    return lane, run(lane, group(*data.draw(points), data.draw(reduction)), (data.draw(place), data.draw(place)), STEPS)


@pytest.fixture(scope="module")
def sparse():
    e = preset("sparse").experiment
    data = group(*e.data.arrays(), e.reduction)
    best = optimum(data)
    return {lane.optimizer: Subject(lane, run(lane, data, e.start, e.steps), best) for lane in e.lanes}


def of_corrections(lane):
    """Return the relative error of 1 - beta**t where two libraries' powers differ in the last digit, which the difference of what is nearly alike enlarges."""
    return 4 * np.finfo(float).eps / (1 - max((value for name, value in lane.settings.items() if name.startswith("beta")), default=0.0))


@every_rule
@of_many
@given(data=st.data())
def test_the_state_that_is_derived_is_the_state_the_next_update_found(rule, data):
    lane, path = ran(rule, data)
    for parameter in "wb":
        made = quantities(lane, path, parameter)
        for i, name in enumerate(rule.state, start=1):
            np.testing.assert_allclose(made[name][:-1], path[f"state_{parameter}_{i}"][1:], rtol=1e-14)


@every_rule
@of_many
@given(data=st.data())
def test_the_rate_times_the_direction_is_the_step(rule, data):
    lane, path = ran(rule, data)
    for parameter in "wb":
        made = quantities(lane, path, parameter)
        if rule.key in CONSTANT:
            assert np.array_equal(made["rate"], np.full(len(path), lane.settings["eta"]))
        if rule.key in DIRECTION:
            direction = {"g": path["used_" + parameter], **made}[DIRECTION[rule.key]]
            with np.errstate(invalid="ignore"):
                step = -made["rate"] * direction
            np.testing.assert_allclose(step, path["step_" + parameter], rtol=1e-13 + of_corrections(lane))


@every_rule
@of_many
@given(data=st.data())
def test_a_part_of_the_rows_gives_that_part_of_the_quantities(rule, data):
    lane, path = ran(rule, data)
    rows = data.draw(st.lists(st.integers(0, len(path) - 1), min_size=1, max_size=4))
    whole, part = quantities(lane, path, "b"), quantities(lane, path, "b", rows)
    assert all(np.array_equal(part[name], whole[name][rows], equal_nan=True) for name in whole)


@every_rule
@of_many
@given(data=st.data())
def test_every_curve_of_a_lane_has_a_value_for_every_row_and_leaves_the_record_alone(rule, data):
    lane, path = ran(rule, data)
    before = path.table.copy()
    subject = Subject(lane, path, Optimum((0.5, -0.5), "", 0.01))
    for curve in curves_of([rule]):
        assert has(curve, subject)
        for parameter in "wb" if curve.per_parameter else ("",):
            values = curve.values(subject, parameter)
            assert values.shape == (len(path),) and values.dtype == float
    assert np.array_equal(path.table, before, equal_nan=True)


def test_curves_that_need_the_optimum_are_not_had_without_one(sparse):
    gd = sparse["gd"]
    for best in (None, Optimum(None, "No optimum is marked.")):
        told = {curve.key for curve in curves_of([RULES["gd"]]) if has(curve, Subject(gd.lane, gd.trajectory, best))}
        assert told == {curve.key for curve in CURVES} - {"excess", "distance"}


def test_a_lane_has_only_the_state_of_its_own_rule(sparse):
    told = {key: [symbol(c.key.removeprefix("state ")) for c in curves_of(RULES.values()) if c.key.startswith("state") and has(c, s)] for key, s in sparse.items()}
    assert told == {"gd": [], "momentum": ["u"], "nag": ["u"], "adagrad": ["v"], "rmsprop": ["v"], "adam": ["v", "m", "m̂", "v̂"]}
    assert [symbol(name) for name in ("v_max", "m_bar", "mu_next")] == ["v max", "m̄", "μ next"]


def test_keys_are_unique_over_all_rules():
    keys = [curve.key for curve in curves_of(EVERY_RULE)]
    assert len(keys) == len(set(keys))


def test_the_article_s_argument_in_one_curve(sparse):
    """b's effective rate under AdaGrad falls to 1.3 % of its first, w's is 61, then 89, then 8.1 times as large."""
    lane, path = sparse["adagrad"].lane, sparse["adagrad"].trajectory
    w, b = (quantities(lane, path, parameter)["rate"] for parameter in "wb")
    assert b[-2] / b[0] == pytest.approx(0.013, abs=5e-4)
    assert [w[t] / b[t] for t in (0, 9, 299)] == pytest.approx([61, 89, 8.1], rel=0.01)
    assert quantities(lane, path, "b", [0])["rate"][0] == pytest.approx(0.1 / np.sqrt(7.16003e-3**2 + 1e-8), rel=1e-5)


def test_the_sparse_race_moves_along_b_first(sparse):
    share = next(curve for curve in CURVES if curve.key == "share")
    told = {key: share.values(subject, "")[10] for key, subject in sparse.items()}
    expected = {"gd": 0.991, "momentum": 0.991, "nag": 0.991, "adagrad": 0.542, "rmsprop": 0.573, "adam": 0.601}
    assert told == pytest.approx(expected, abs=6e-4)
    assert np.isnan(share.values(sparse["gd"], "")[0])


def test_loss_gradient_distance_and_step_at_the_start_are_the_known_numbers(sparse):
    told = {curve.key: curve.values(sparse["gd"], "b")[0] for curve in CURVES if curve.key not in ("share", "rate")}
    expected = {"loss": 0.15578480, "excess": 0.15578480 - 0.03622461, "gradient": 7.16030e-3, "distance": np.hypot(3 - 0.15374312, 4 + 0.06188534), "step": 7.16030e-3}
    assert told == pytest.approx(expected, rel=1e-5)


def test_a_step_that_is_more_than_a_product_has_the_rate_of_its_direction(monkeypatch):
    def decayed(g, p, t, state, hyper):
        eta, decay, _, _, _, _ = hyper
        return -eta * (g + decay * p), state

    made = made_of(decayed, monkeypatch, {"eta": 0.5})
    np.testing.assert_allclose(made["rate"], 0.5, rtol=1e-12)


def test_a_step_without_a_direction_has_the_rate_its_length_tells(monkeypatch):
    def normed(g, p, t, state, hyper):
        eta, _, _, _, _, _ = hyper
        return -eta * abs(g), state

    assert np.array_equal(made_of(normed, monkeypatch, {"eta": 0.5})["rate"], np.full(4, 0.5))


def made_of(update, monkeypatch, settings):
    """Return what an optimizer with this update makes of a short run."""
    rule = Rule("own", "Own", "", (), (ETA, Hyper("decay", "λ", 0.5, 0, 1, 0, 1, "linear", "")), "", update)
    monkeypatch.setitem(BY_CONVENTION, "own", {"textbook": rule})
    assert made_by(rule) == ()
    lane = Lane(1, "own", settings)
    return quantities(lane, run(lane, group(np.array([1.0, 2.0]), np.array([0.1, 0.9]), "mean"), (1.0, 1.0), 3), "w")


def logged(path, every, noise=0.0):
    rows = range(0, len(path), every)
    return Imported(9, "log", tuple(rows), *(tuple(float(path[p][row]) + noise for row in rows) for p in "wb"))


@given(st.sampled_from(SPARSE.lanes), st.integers(1, 50), st.floats(0, 9e-5 / 2**0.5))
def test_a_path_is_nearest_to_the_lane_that_made_it(lane, every, noise):
    paths = {one.id: run(one, DATA, SPARSE.start, SPARSE.steps) for one in SPARSE.lanes}
    found = nearest(logged(paths[lane.id], every, noise), paths)
    assert found.lane == lane.id and found.gap == pytest.approx(noise * 2**0.5, abs=1e-12) and found.at % every == 0
    assert found.agreed == SPARSE.steps // every * every


@given(st.integers(1, 300))
def test_what_leaves_a_lane_agrees_until_then(leaves):
    path = run(SPARSE.lane(6), DATA, SPARSE.start, SPARSE.steps)
    table = {p: np.where(np.arange(len(path)) < leaves, path[p], path[p] + 0.5) for p in "wb"}
    found = nearest(Imported(9, "log", tuple(range(len(path))), *(tuple(table[p].tolist()) for p in "wb")), {6: path})
    assert found.agreed == leaves - 1 and found.gap == pytest.approx(0.5 * 2**0.5)


def test_a_lane_that_ends_early_is_not_nearest_because_little_of_it_is_compared():
    path = run(SPARSE.lane(1), DATA, SPARSE.start, SPARSE.steps)
    ended = Trajectory(path.table[:, :2].copy(), SPARSE.steps, True)
    far = run(SPARSE.lane(4), DATA, SPARSE.start, SPARSE.steps)
    assert nearest(logged(path, 10), {1: ended, 4: far}).lane == 4
    assert nearest(logged(path, 10), {}) is None
    assert nearest(logged(far, 10), {1: path}).agreed == 0
    assert nearest(Imported(9, "log", (0,), (1.7e308,), (-1.7e308,)), {1: path}).gap == np.inf
