"""An update taken apart is the update that the engine made: every stage from the rule's own source, bit for bit."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.experiment import Lane
from optsim_gui.core.hyper import BETA1, EPS, ETA
from optsim_gui.core.optimizers import RULES
from optsim_gui.core.optimizers.rule import here, optimizer
from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import run
from optsim_gui.core.stages import evaluate, stages
from tests.strategies import bounds_of, every_rule, lane_of, of_many, place, points, reduction, settings_of

STEPS = 30
every_rule = pytest.mark.parametrize(**every_rule)


def made(rule, settings, path, step, parameter):
    return {worked.stage.name: worked.value for worked in evaluate(rule, settings, path, step, parameter)}


def same(a, b) -> bool:
    return np.array_equal(np.float64(a), np.float64(b), equal_nan=True)


@every_rule
@of_many
@given(data=st.data())
def test_every_stage_is_what_was_recorded_bit_for_bit(rule, data):
    settings = data.draw(settings_of(rule) | bounds_of(rule))
    path = run(lane_of(rule, settings), group(*data.draw(points), data.draw(reduction)), (data.draw(place), data.draw(place)), STEPS)
    for parameter in "wb":
        for step in range(len(path)):
            found = made(rule, settings, path, step, parameter)
            assert same(found["Δ"], path["step_" + parameter][step])
            if step + 1 < len(path):
                assert same(found["point"], path[parameter][step + 1])
                assert all(same(found[name], path[f"state_{parameter}_{i}"][step + 1]) for i, name in enumerate(rule.state, start=1))


@every_rule
def test_the_lines_of_the_source_are_the_stages_in_their_order(rule):
    kinds = [stage.kind for stage in stages(rule)]
    looks = rule.look is not here
    assert kinds[: 1 + looks] == ["lookahead", "gradient"][1 - looks :]
    assert kinds[-2:] == ["step", "point"]
    names = [stage.name for stage in stages(rule)]
    assert len(set(names)) == len(names) and set(rule.state) <= set(names)
    assert all(stage.source for stage in stages(rule) if stage.kind != "gradient")


def test_where_nag_looks_is_its_look_ahead():
    rule, e = RULES["nag"], preset("sparse").experiment
    path = run(Lane(1, "nag"), group(*e.data.arrays(), "mean"), e.start, 50)
    for step in range(50):
        state = tuple(path[f"state_b_{i}"][step] for i in (1, 2, 3))
        assert made(rule, rule.settings(), path, step, "b")["lookahead"] == rule.look(path["b"][step], state, rule.hyper_tuple(rule.settings()))


def test_a_stage_s_kind_comes_from_what_it_is_made_of():
    told = {key: [(s.name, s.kind) for s in stages(rule) if s.kind not in ("gradient", "step", "point")] for key, rule in RULES.items()}
    assert told == {
        "gd": [],
        "momentum": [("u", "momentum")],
        "nag": [("lookahead", "lookahead"), ("u", "momentum")],
        "adagrad": [("v", "accumulator")],
        "rmsprop": [("v", "accumulator")],
        "adam": [("m", "momentum"), ("v", "accumulator"), ("m_hat", "correction"), ("v_hat", "correction")],
        "adadelta": [("v", "accumulator"), ("r", "value"), ("d", "value"), ("s", "memory")],
        "adagrad_no_root": [("v", "accumulator")],
        "adam_no_correction": [("m", "momentum"), ("v", "accumulator")],
        "adamax": [("m", "momentum"), ("u", "accumulator"), ("m_hat", "correction")],
        "adamw": [("m", "momentum"), ("v", "accumulator"), ("m_hat", "correction"), ("v_hat", "correction")],
        "amsgrad": [("m", "momentum"), ("v", "accumulator"), ("v_max", "accumulator")],
        "lion": [("c", "value"), ("m", "momentum")],
        "nadam": [("m", "momentum"), ("v", "accumulator"), ("m_hat", "correction"), ("g_hat", "correction"), ("v_hat", "correction"), ("m_bar", "value")],
    }


@optimizer("Largest", "", state=("u", "n"), hyper=(ETA, BETA1, EPS), source="here")
def largest(g, p, t, state, hyper):
    """Divide by the largest gradient so far."""
    eta, beta1, eps, _, _, _ = hyper
    u, n, _ = state
    u = max(beta1 * u, abs(g))
    n = n + 1.0
    shrunk = p * sqrt(eps)
    return -eta * g / (u + eps) - shrunk, (u, n, 0.0)


def test_a_largest_gradient_piles_up_and_a_count_is_mere_memory():
    kinds = {stage.name: (stage.kind, stage.degree) for stage in stages(largest)}
    assert (kinds["u"], kinds["n"], kinds["shrunk"]) == (("accumulator", 1.0), ("memory", 0.0), ("value", 0.0))
    assert kinds["Δ"] == ("step", 0.0)


@optimizer("Flagged", "", hyper=(ETA,), source="here")
def flagged(g, p, t, state, hyper):
    eta, _, _, _, _, _ = hyper
    if t > 3:
        eta = 0.0
    return -eta * g, state


@optimizer("Comparing", "", hyper=(ETA,), source="here")
def comparing(g, p, t, state, hyper):
    eta, _, _, _, _, _ = hyper
    return -eta * (g > 0), state


@pytest.mark.parametrize("rule", [flagged, comparing], ids=lambda rule: rule.key)
def test_a_rule_that_does_not_read_like_an_equation_is_refused(rule):
    with pytest.raises(TypeError, match="an update rule is"):
        stages(rule)


def test_what_is_carried_and_kept_and_the_rate_are_the_parts_the_equations_have():
    rule, e = RULES["adam"], preset("sparse").experiment
    path = run(Lane(1, "adam"), group(*e.data.arrays(), "mean"), e.start, 20)
    worked = {w.stage.name: w for w in evaluate(rule, rule.settings(), path, 10, "b")}
    assert worked["m"].carried == 0.9 * path["state_b_1"][10]
    assert (worked["m"].keeps, worked["v"].keeps) == (0.9, 0.999)
    assert worked["Δ"].rate == 0.1 / sqrt(worked["v_hat"].value + 1e-8)
