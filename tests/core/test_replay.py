"""An imported path is recorded as it is, with the loss and the gradient of the data it is drawn over."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.curves import CURVES, Subject, has, state_curve
from optsim_gui.core.imported import Imported
from optsim_gui.core.optimum import optimum
from optsim_gui.core.problems.neuron import group, loss_at, neuron
from optsim_gui.core.replay import Replay
from tests.strategies import paths, points, reduction

DATA = group(np.array([0.0, 0.5, 2.5]), np.array([0.1, 0.2, 0.9]), "mean")


def whole(path: Imported, data=DATA, steps: int = 1000, pieces: int = 10**6):
    replay = Replay(path, data, steps)
    while not replay.done:
        assert 0 < replay.advance(pieces) <= pieces
    assert replay.advance(1) == 0
    return replay.trajectory()


@given(paths(), st.integers(1, 1200), st.integers(1, 300))
def test_between_its_rows_a_path_stands_still(path, steps, pieces):
    t = whole(path, steps=steps, pieces=pieces)
    assert t.done and len(t) == min(steps, path.step[-1]) + 1
    for update in {0, len(t) - 1, *(one for one in path.step if one < len(t))}:
        at = max([row for row, step in enumerate(path.step) if step <= update], default=0)
        assert (t["w"][update], t["b"][update]) == (path.w[at], path.b[at])


@given(points, reduction, st.tuples(*[st.lists(st.floats(-50, 50), min_size=3, max_size=3)] * 2))
def test_loss_and_gradient_are_the_neurons(pairs, kind, places):
    data = group(*pairs, kind)
    t = whole(Imported(1, "run", (0, 1, 5), *(tuple(values) for values in places)), data)
    for update in range(6):
        w, b = t["w"][update], t["b"][update]
        told = neuron(w, b, data.x, data.n, data.y, data.rest)
        assert (t["loss"][update], t["grad_w"][update], t["grad_b"][update]) == pytest.approx(told, rel=1e-9, abs=1e-12)
        assert t["loss"][update] == pytest.approx(loss_at(data, w, b))


def test_a_path_that_leaves_every_range_is_recorded_without_a_word():
    t = whole(Imported(1, "far", (0, 1, 2), (1e308, -1e308, 0.0), (-1e308, 1e308, 0.0)))
    assert np.isfinite(t["loss"]).all()


def test_it_has_the_curves_that_need_no_rule():
    subject = Subject(Imported(1, "run", (0, 9), (0.0, 1.0), (0.0, 1.0)), whole(Imported(1, "run", (0, 9), (0.0, 1.0), (0.0, 1.0))), optimum(DATA))
    had = [curve.key for curve in (*CURVES, state_curve("m")) if has(curve, subject)]
    assert "loss" in had and "distance" in had and "rate" not in had and "state m" not in had
    for curve in CURVES:
        if has(curve, subject):
            assert curve.values(subject, "").shape == (10,)
