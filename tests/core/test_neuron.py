"""The loss of one sigmoid neuron, its gradient, and the grouping of points with equal x."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.problems.neuron import compiled_neuron, group, neuron, sigmoid
from tests.strategies import finite, place, points, reduction


def plain_loss(x, y, w, b, kind):
    """Return the loss as the lecture writes it."""
    terms = 0.5 * (1 / (1 + np.exp(-(w * x + b))) - y) ** 2
    return terms.mean() if kind == "mean" else terms.sum()


def evaluate(data, w, b, function=neuron):
    return function(w, b, data.x, data.n, data.y, data.rest)


@given(points, reduction, place, place)
def test_the_gradient_is_the_slope_of_the_loss(pairs, kind, w, b):
    data, h = group(*pairs, kind), 1e-5
    _, g_w, g_b = evaluate(data, w, b)
    slope_w = (evaluate(data, w + h, b)[0] - evaluate(data, w - h, b)[0]) / (2 * h)
    slope_b = (evaluate(data, w, b + h)[0] - evaluate(data, w, b - h)[0]) / (2 * h)
    assert (g_w, g_b) == pytest.approx((slope_w, slope_b), rel=1e-6, abs=1e-7)


@given(points, reduction, place, place)
def test_grouped_points_give_the_loss_and_gradient_of_the_single_ones(pairs, kind, w, b):
    x, y = pairs
    singles = [evaluate(group(x[i : i + 1], y[i : i + 1], "sum"), w, b) for i in range(len(x))]
    expected = np.sum(singles, axis=0) / (len(x) if kind == "mean" else 1)
    found = evaluate(group(x, y, kind), w, b)
    assert found == pytest.approx(expected, rel=1e-12, abs=1e-14)
    assert found[0] == pytest.approx(plain_loss(x, y, w, b, kind), rel=1e-12, abs=1e-14)
    assert group(x, y, kind).loss_at(w, b) == pytest.approx(found[0], rel=1e-12, abs=1e-14)


@given(points, reduction, finite, finite)
def test_the_loss_is_never_negative_nor_infinite_wherever_the_point_is(pairs, kind, w, b):
    loss, g_w, g_b = evaluate(group(*pairs, kind), w, b, compiled_neuron())
    assert 0.0 <= loss <= 0.5 * (1 if kind == "mean" else pairs.shape[1]) * (1 + 1e-15)
    assert np.isfinite([g_w, g_b]).all()


@given(st.lists(st.floats(0, 1), min_size=2, max_size=50), reduction)
def test_a_perfect_fit_of_equal_points_leaves_just_their_spread(ys, kind):
    y = np.array(ys)
    data = group(np.zeros(len(y)), y, kind)
    assert len(data.x) == 1 and data.count == len(y)
    assert data.rest == pytest.approx(0.5 * (y.var() if kind == "mean" else y.var() * len(y)), rel=1e-9, abs=1e-15)


@given(points, reduction, place, place)
def test_the_compiled_loss_is_the_plain_one_bit_for_bit(pairs, kind, w, b):
    data = group(*pairs, kind)
    assert evaluate(data, w, b, compiled_neuron()) == evaluate(data, w, b)


def test_grouping_leaves_the_points_as_they_are_and_its_result_cannot_be_changed():
    x, y = np.array([1.0, 0.0, 1.0]), np.array([0.2, 0.4, 0.6])
    data = group(x, y, "mean")
    assert x.tolist() == [1.0, 0.0, 1.0] and y.tolist() == [0.2, 0.4, 0.6]
    assert data.x.tolist() == [0.0, 1.0] and data.y.tolist() == [0.4, pytest.approx(0.4)]
    with pytest.raises(ValueError, match="read-only"):
        data.x[0] = 1.0


@given(st.floats(allow_nan=False))
def test_the_sigmoid_stays_between_0_and_1_and_mirrors_itself(z):
    assert 0.0 <= sigmoid(z) <= 1.0
    assert sigmoid(z) + sigmoid(-z) == pytest.approx(1.0, rel=1e-15)
