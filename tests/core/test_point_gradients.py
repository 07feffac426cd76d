"""What each point adds to the gradient adds up to the gradient."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group, neuron, point_gradients
from tests.strategies import place, points, reduction


@given(points, place, place, reduction)
def test_the_points_shares_add_up_to_the_gradient(xy, w, b, how):
    x, y = xy
    g = group(x, y, how)
    _, g_w, g_b = neuron(w, b, g.x, g.n, g.y, g.rest)
    of_w, of_b = point_gradients(x, y, w, b, how)
    assert of_w.shape == of_b.shape == x.shape
    np.testing.assert_allclose((of_w.sum(), of_b.sum()), (g_w, g_b), rtol=1e-9, atol=1e-13)


@given(st.floats(-5, 5), st.floats(0, 1), place, place)
def test_one_point_adds_the_slope_of_its_own_loss(x, y, w, b):
    (of_w,), (of_b,) = point_gradients(np.array([x]), np.array([y]), w, b, "sum")
    h = 1e-5
    loss = lambda w, b: 0.5 * (1.0 / (1.0 + np.exp(-(w * x + b))) - y) ** 2  # noqa: E731
    np.testing.assert_allclose(of_w, (loss(w + h, b) - loss(w - h, b)) / (2 * h), atol=1e-8)
    np.testing.assert_allclose(of_b, (loss(w, b + h) - loss(w, b - h)) / (2 * h), atol=1e-8)


def test_w_hears_from_the_20_points_beside_0_only():
    of_w, of_b = point_gradients(*preset("sparse").experiment.data.arrays(), -3.0, -4.0, "mean")
    assert (np.count_nonzero(of_w), np.count_nonzero(of_b)) == (20, 100)


def test_points_and_places_of_any_size_make_no_noise():
    of_w, of_b = point_gradients(np.array([1e308, -1e308, 0.0]), np.array([0.0, 1.0, 0.5]), 1e308, 0.0, "sum")
    assert np.array_equal(of_b, [0.0, 0.0, 0.0]) and not of_w.any()
