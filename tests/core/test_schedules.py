"""Schedules: what holds for all of them, the lecture's numbers, and PyTorch's where it has the same."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.curves import quantities
from optsim_gui.core.dataset import Points
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Experiment, Lane, Schedule, decode, encode
from optsim_gui.core.optimizers import RULES
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.schedules import CONSTANT, KINDS
from optsim_gui.core.simulate import run
from optsim_gui.core.stages import evaluate

TOY = Points((0.5, 2.5), (0.2, 0.9), "toy")
DATA = group(*TOY.arrays(), "sum")
OPTIMUM = (1.79176, -2.28217)
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def settings_for(kind):
    draws = {h.name: st.integers(h.slider_low, h.slider_high) if h.whole else st.floats(h.slider_low, h.slider_high) for h in kind.hyper}
    return st.fixed_dictionaries(draws)


def record(lane, start=(-2.0, -2.0), steps=200):
    return run(lane, DATA, start, steps)


@every_kind
@given(data=st.data(), value=st.floats(0, 100))
def test_a_schedule_gives_each_update_its_value_never_negative_never_above_the_setting(kind, data, value):
    values = kind.series(value, data.draw(settings_for(kind)), 500)
    assert values.shape == (500,) and values.dtype == np.float64 and values.flags.writeable
    assert kind.searches == np.isnan(values).all()
    assert kind.searches or (np.all(values >= 0.0) and np.all(values <= value * (1 + 1e-12)))


@every_kind
def test_a_schedule_says_what_it_is_and_where_it_comes_from(kind):
    assert KINDS[kind.key] is kind and kind.title and kind.sentence.endswith(".") and any(letter.isdigit() for letter in kind.source)
    assert kind.changes in ("eta", "gamma") and len({h.name for h in kind.hyper}) == len(kind.hyper)


@every_kind
@given(data=st.data())
def test_its_settings_come_back_from_json(kind, data):
    e = Experiment(lanes=(Lane(1, "momentum", schedule=Schedule(kind.key, data.draw(settings_for(kind)))),))
    assert decode(encode(e)) == e


@every_rule
def test_what_a_schedule_changes_stands_where_the_loop_looks_for_it(rule):
    names = [h.name for h in rule.hyper]
    assert "eta" not in names or names[0] == "eta"
    assert "gamma" not in names or names[1] == "gamma"


@every_rule
@every_kind
def test_the_record_is_what_the_plain_rule_does_with_the_setting_of_each_update_bit_for_bit(rule, kind):
    if kind.changes not in rule.settings():
        with pytest.raises(Invalid, match=f"which changes {kind.changes}; it has none"):
            Lane(1, rule.key, schedule=Schedule(kind.key))
        return
    lane = Lane(1, rule.key, schedule=Schedule(kind.key))
    path = record(lane, steps=40)
    rows = np.arange(len(path) - 1)
    for parameter in "wb":
        together = {one.stage.name: one.value for one in evaluate(rule, lane.settings, path, rows, parameter)}
        for row in rows:
            worked = {one.stage.name: one.value for one in evaluate(rule, lane.settings, path, row, parameter)}
            assert worked["point"] == path[parameter][row + 1]
            assert worked["Δ"] == path["step_" + parameter][row]
            assert "lookahead" not in worked or kind.key == CONSTANT or not np.isnan(worked["lookahead"])
            assert all(np.isclose(together[name][row], value, rtol=1e-12, atol=0.0, equal_nan=True) for name, value in worked.items())


@given(st.sampled_from([kind for kind in KINDS.values() if kind.changes == "eta" and not kind.searches]), st.data())
def test_the_effective_rate_of_gd_is_its_schedule(kind, data):
    lane = Lane(1, "gd", {"eta": 0.3}, schedule=Schedule(kind.key, data.draw(settings_for(kind))))
    rate = quantities(lane, record(lane), "w")["rate"]
    np.testing.assert_allclose(rate, kind.series(0.3, lane.schedule.settings, 201), rtol=1e-12)


@given(st.sampled_from(("gd", "momentum", "nag", "adam")), st.tuples(st.floats(-5, 5), st.floats(-5, 5)))
def test_a_line_search_takes_the_first_of_the_rates_that_give_the_lowest_loss(optimizer, start):
    lane = Lane(1, optimizer, schedule=Schedule("line_search", rates=(0.3, 3.0, 0.03)))
    path = record(lane, start, 30)
    for t in range(30):
        tried = []
        for rate in lane.schedule.rates:
            steps = [lane.rule.update(path["used_" + p][t], path[p][t], t + 1.0, tuple(path[f"state_{p}_{i}"][t] for i in (1, 2, 3)),
                                      lane.rule.hyper_tuple({**lane.settings, "eta": rate}))[0] for p in "wb"]  # fmt: skip
            tried.append(DATA.compiled(path["w"][t] + steps[0], path["b"][t] + steps[1], DATA.x, DATA.n, DATA.y, 0.0)[0])
        assert path.scheduled["eta"][t] == lane.schedule.rates[int(np.argmin(tried))]


@pytest.mark.parametrize(("start", "settled"), [((-2.0, -2.0), 37), ((4.0, 4.0), 69), ((-4.0, 0.0), 274)])
def test_the_lecture_s_line_search_settles_soon_and_never_climbs(start, settled):
    path = record(Lane(1, "gd", schedule=Schedule("line_search")), start, 400)
    assert path.settled_since(OPTIMUM) == settled and np.all(np.diff(path["loss"]) <= 0.0)
    assert path.scheduled["eta"][0] == 10.0


@pytest.mark.parametrize(
    ("kind", "settings", "eta", "loss"),
    [
        ("constant", {}, 10.0, 6.45e-22),
        ("exponential", {"k": 0.01}, 10.0, 1.516e-10),
        ("exponential", {"k": 0.1}, 10.0, 0.01813),
        ("inverse", {"k": 0.1}, 10.0, 5.288e-5),
        ("step_decay", {"every": 5}, 10.0, 0.02498),
        ("step_decay", {"every": 5}, 1.0, 0.41483),
    ],
)
def test_schedules_of_the_lecture_end_where_the_lecture_s_code_ends(kind, settings, eta, loss):
    assert record(Lane(1, "gd", {"eta": eta}, schedule=Schedule(kind, settings)))["loss"][200] == pytest.approx(loss, rel=1e-3)


def test_momentum_rises_in_the_lecture_s_plateaus():
    values = KINDS["rising_momentum"].series(0.99, {"every": 250}, 5001)
    assert [round(float(values[t]), 4) for t in (0, 249, 250, 500, 750, 1000, 2000, 5000)] == [0.5, 0.5, 0.75, 0.8333, 0.875, 0.9, 0.9444, 0.9762]


@pytest.mark.parametrize(
    ("kind", "settings", "at"),
    [
        ("constant", {}, {0: 1.0, 499: 1.0}),
        ("step_decay", {"factor": 0.5, "every": 10}, {0: 1.0, 9: 1.0, 10: 0.5, 19: 0.5, 20: 0.25}),
        ("exponential", {"k": 0.1}, {0: 1.0, 10: math.exp(-1.0), 20: math.exp(-2.0)}),
        ("inverse", {"k": 0.5}, {0: 1.0, 2: 0.5, 8: 0.2}),
        ("inverse_root", {}, {0: 1.0, 3: 0.5, 99: 0.1}),
        ("cosine", {"over": 60, "lowest": 0.2}, {0: 1.0, 20: 0.8, 30: 0.6, 40: 0.4, 60: 0.2, 499: 0.2}),
        ("cyclical", {"half": 10, "lowest": 0.2}, {0: 0.2, 5: 0.6, 10: 1.0, 15: 0.6, 20: 0.2, 25: 0.6, 30: 1.0, 40: 0.2}),
        ("warm_up", {"over": 5}, {0: 0.2, 1: 0.4, 4: 1.0, 499: 1.0}),
    ],
)
def test_a_schedule_takes_these_values(kind, settings, at):
    values = KINDS[kind].series(3.0, KINDS[kind].settings(**settings), 500)
    assert {t: values[t] / 3.0 for t in at} == pytest.approx(at, abs=1e-12)


@pytest.mark.parametrize(("gamma", "loss"), [(0.9, 6.631e-4), (0.0, 0.01774)])
def test_rising_momentum_ends_where_the_lecture_s_code_ends(gamma, loss):
    path = record(Lane(1, "momentum", {"gamma": gamma}, schedule=Schedule("rising_momentum")), steps=100)
    assert path["loss"][100] == pytest.approx(loss, rel=1e-3)


@pytest.mark.parametrize(
    ("kind", "settings", "name", "arguments"),
    [
        ("step_decay", {"factor": 0.5, "every": 7}, "StepLR", {"step_size": 7, "gamma": 0.5}),
        ("exponential", {"k": 0.05}, "ExponentialLR", {"gamma": np.exp(-0.05)}),
        ("inverse", {"k": 0.1}, "LambdaLR", {"lr_lambda": lambda t: 1 / (1 + 0.1 * t)}),
        ("inverse_root", {}, "LambdaLR", {"lr_lambda": lambda t: 1 / np.sqrt(t + 1)}),
        ("cosine", {"over": 100, "lowest": 0.1}, "CosineAnnealingLR", {"T_max": 100, "eta_min": 0.03}),
        ("cyclical", {"half": 13, "lowest": 0.1}, "CyclicLR", {"base_lr": 0.03, "max_lr": 0.3, "step_size_up": 13, "cycle_momentum": False}),
        ("warm_up", {"over": 20}, "LinearLR", {"start_factor": 1 / 20, "total_iters": 19}),
    ],
)
def test_pytorch_s_scheduler_agrees(kind, settings, name, arguments):
    torch = pytest.importorskip("torch")
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.3)
    scheduler = getattr(torch.optim.lr_scheduler, name)(optimizer, **arguments)
    theirs = []
    for _ in range(100):
        theirs.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    np.testing.assert_allclose(KINDS[kind].series(0.3, KINDS[kind].settings(**settings), 100), theirs, rtol=1e-9, atol=1e-15)


def test_rates_are_only_a_line_search_s_and_not_too_many():
    for rates, kind, sentence in (((0.1,), "cosine", "only a line search tries"), ((1.0,) * 13, "line_search", "at most 12"), ((-1.0,), "line_search", "eta of the line search")):
        with pytest.raises(Invalid, match=sentence):
            Schedule(kind, rates=rates)
