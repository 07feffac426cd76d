"""The optimum is where the loss is lowest; where there is none in reach, the reason is said."""

from math import log

import numpy as np
import pytest
from hypothesis import given

from optsim_gui.core.landscape import landscape
from optsim_gui.core.optimum import REACH, optimum
from optsim_gui.core.preset import names, preset
from optsim_gui.core.problems import pose
from optsim_gui.core.problems.neuron import group, neuron
from tests.strategies import points, reduction


def optimum_of(x, y, kind="mean"):
    return optimum(group(np.array(x, dtype=float), np.array(y, dtype=float), kind))


def logit(y):
    return log(y / (1 - y))


@pytest.mark.parametrize(
    ("name", "point", "loss"),
    [("sparse", (-0.15374312, 0.06188534), 0.03622461), ("toy", (1.79176, -2.28217), 0.0), ("part-2-valley", (1.12973, -0.56487), 0.0)],
)
def test_the_known_ones_are_found(name, point, loss):
    e = preset(name).experiment
    found = optimum(pose(e.data, e.reduction))
    assert found.point == pytest.approx(point, abs=5e-6)
    assert found.loss == pytest.approx(loss, abs=5e-9)
    assert found.reason == ""


def test_every_preset_has_one():
    for name in names():
        e = preset(name).experiment
        assert optimum(pose(e.data, e.reduction)).point


@pytest.mark.parametrize("near", [0.4, 1e-2, 1e-4, 1e-6])
def test_two_points_are_fitted_exactly(near):
    found = optimum_of([0.0, 1.0], [near, 1 - near])
    assert found.point == pytest.approx((logit(1 - near) - logit(near), logit(near)), rel=1e-6)


@pytest.mark.parametrize(
    ("x", "y", "reason"),
    [
        ([2.0, 2.0, 2.0], [0.1, 0.5, 0.9], "all x are equal"),
        ([2.0], [0.3], "all x are equal"),
        ([-1.0, 1.0], [0.0, 1.0], "falls on for ever"),
        ([-2.0, 1.0, 2.0], [1.0, 0.0, 0.0], "falls on for ever"),
        ([1.0, 2.0], [1.0, 1.0], "falls on for ever"),
        ([0.0, 2.1], [1.0, 1.0], "falls on for ever"),
        ([0.0, 1.0], [0.0, 0.5], "falls on for ever"),
        ([2.9, 1.5], [1.0, 0.3], "falls on for ever"),
        ([0.0, 3.0, 0.0], [1.0, 1.0, 0.0], "falls on for ever"),
        ([0.005, 0.025], [0.2, 0.9], "lies beyond 100, at w 179.2, b -2.282"),
        ([5e-324, 0.0], [0.2, 0.9], "the x are so small that its w is beyond all numbers"),
    ],
)
def test_where_there_is_none_the_reason_is_said(x, y, reason):
    found = optimum_of(x, y)
    assert found.point is None
    assert found.reason.startswith("No optimum is marked: ") and reason in found.reason


@pytest.mark.parametrize(
    ("x", "y", "point", "loss"),
    [
        ([0.7, -1.2, 0.0, 0.9], [0.9, 1.0, 0.6, 0.1], (-21.9722, 17.57776), 0.02),
        ([0.0, -2.0, 1.0, 1.0, -1.0], [0.68, 0.81, 0.26, 0.82, 0.52], (-0.27253, 0.43664), 0.0191445),
    ],
    ids=["steep, behind a gentle one", "reached from many sides, equal but for rounding"],
)
def test_the_ones_that_are_hard_to_tell_are_found(x, y, point, loss):
    found = optimum_of(x, y)
    assert found.point == pytest.approx(point, abs=1e-4) and found.loss == pytest.approx(loss, abs=1e-6)


@given(points, reduction)
def test_no_place_nearby_lies_lower_and_the_slope_there_is_nil(pairs, kind):
    data = group(*pairs, kind)
    found = optimum(data)
    if found.point:
        w, b = found.point
        assert max(abs(w), abs(b)) <= REACH
        loss, g_w, g_b = neuron(w, b, data.x, data.n, data.y, data.rest)
        assert (loss, g_w, g_b) == pytest.approx((found.loss, 0.0, 0.0), abs=1e-9 * data.n.sum())
        assert found.loss <= landscape(data, (-10, 10), (-10, 10), 64).loss.min() + 1e-12


@given(points)
def test_adding_instead_of_averaging_does_not_move_it(pairs):
    mean, total = (optimum(group(*pairs, kind)) for kind in ("mean", "sum"))
    assert (mean.point is None) == (total.point is None)
    if mean.point and mean.loss > 1e-9:
        assert mean.loss * pairs.shape[1] == pytest.approx(total.loss, rel=1e-9)


def test_a_hundred_thousand_points_are_no_matter():
    random = np.random.default_rng(0)
    x, true = random.uniform(-3, 3, 100_000), (1.5, -0.5)
    found = optimum_of(x, 1 / (1 + np.exp(-(true[0] * x + true[1]))))
    assert found.point == pytest.approx(true, abs=1e-9)


def test_the_search_ends_where_it_has_converged_or_is_given_up():
    e = preset("sparse").experiment
    asked = []

    def goes_on(answer):
        asked.append(answer)
        return answer

    assert optimum(pose(e.data, e.reduction), lambda: goes_on(True)).point
    assert 1 < len(asked) < 60
    asked.clear()
    optimum(pose(e.data, e.reduction), lambda: goes_on(False))
    assert asked == [False]
