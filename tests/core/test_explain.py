"""What is said of an update is in its numbers."""

import re

import numpy as np
import pytest

from optsim_gui.core.equations import figures
from optsim_gui.core.experiment import Lane
from optsim_gui.core.explain import explain
from optsim_gui.core.optimizers import RULES
from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import run
from tests.strategies import every_rule, lane_of

E = preset("sparse").experiment
DATA = group(*E.data.arrays(), E.reduction)
PATHS = {lane.optimizer: run(lane, DATA, E.start, 300) for lane in E.lanes}
SETTINGS = {lane.optimizer: lane.settings for lane in E.lanes}
every_rule = pytest.mark.parametrize(**every_rule)


def told(key: str, step: int) -> str:
    return explain(RULES[key], SETTINGS[key], PATHS[key], step)


def told_of(key: str, path, step: int) -> str:
    return explain(RULES[key], RULES[key].settings(), path, step)


@every_rule
def test_every_update_says_something_of_its_own(rule):
    path = run(lane_of(rule), DATA, E.start, 300)
    said = {explain(rule, rule.settings(), path, step) for step in range(0, 300, 10)}
    assert len(said) > 5
    assert all(sentence.endswith(".") and "nan" not in sentence and "inf" not in sentence for sentence in said)


@pytest.mark.parametrize("step", [0, 1, 20, 120, 299])
def test_adagrad_s_sentence_is_its_record(step):
    path = PATHS["adagrad"]
    w, b = (path[f"state_{p}_1"][step] + path[f"used_{p}"][step] ** 2 for p in "wb")
    rates = [abs(path["step_" + p][step] / path["used_" + p][step]) for p in "wb"]
    more, factor, again, slower = re.match(r"(w|b)'s accumulated g² is ([\d,.]+) times [wb]'s, so (w|b)'s rate is ([\d,.]+) times smaller", told("adagrad", step)).groups()
    assert more == again == ("b" if b > w else "w")
    assert float(factor.replace(",", "")) == pytest.approx(max(w, b) / min(w, b), rel=0.06, abs=0.5)
    assert float(slower) == pytest.approx(max(rates) / min(rates), rel=0.06, abs=0.5)


@pytest.mark.parametrize("step", [1, 20, 299])
def test_momentum_s_sentence_is_its_record(step):
    path = PATHS["momentum"]
    old = np.array([SETTINGS["momentum"]["gamma"] * path[f"state_{p}_1"][step] for p in "wb"])
    new = np.array([path[f"state_{p}_1"][step + 1] for p in "wb"])
    share = 100 * old @ new / (new @ new)
    assert f"{share:.0f} % of u is carried over" in told("momentum", step)


def test_what_is_carried_over_and_what_is_new_make_the_whole_at_every_update():
    path, seen = PATHS["momentum"], set()
    for step in range(1, 300):
        old = np.array([SETTINGS["momentum"]["gamma"] * path[f"state_{p}_1"][step] for p in "wb"])
        new = np.array([path[f"state_{p}_1"][step + 1] for p in "wb"])
        share = 100 * old @ new / (new @ new)
        carried = "The new gradient turns u round" if share < 0 else f"{share:.0f} % of u is carried over from earlier updates"
        rest = ": what is carried over points the other way." if share < 0 else f"; the new gradient takes {share - 100:.0f} % back." if share > 100.5 else f", {max(0, 100 - share):.0f} % is the new gradient."
        assert told("momentum", step) == carried + rest
        seen.add(rest[:6])
    assert len(seen) > 2


@pytest.mark.parametrize("step", [1, 29, 34, 35, 167])
def test_the_look_ahead_s_sentence_is_its_record(step):
    path = PATHS["nag"]
    ahead = figures(np.hypot(*(SETTINGS["nag"]["gamma"] * path[f"state_{p}_1"][step] for p in "wb")), 3)
    here, there = (np.hypot(path[kind + "_w"][step], path[kind + "_b"][step]) for kind in ("grad", "used"))
    by = f"{there / here:.1f} times as long as" if there > 2 * here else f"{100 * abs(there / here - 1):.1f} % {'longer' if there > here else 'shorter'} than"
    assert told("nag", step).startswith(f"The gradient is taken {ahead} ahead, where it is {by} at the point. ")


def test_gd_tells_which_way_it_goes():
    ratio = abs(PATHS["gd"]["used_b"][20] / PATHS["gd"]["used_w"][20])
    assert told("gd", 20) == f"b's gradient is {ratio:.0f} times w's and both share one rate, so the step goes {ratio:.0f} times as far along b."


def test_nag_tells_of_its_look_ahead_and_adam_of_its_correction():
    assert re.match(r"The gradient is taken [\d.e−]+ ahead, where it is [\d.]+ % longer than at the point[.]", told("nag", 20))
    assert "ahead" not in told("nag", 0)
    assert told("adam", 0).endswith("Bias correction multiplies m by 10.0 and v by 1000.")
    assert "Bias correction multiplies v by" in told("adam", 120) and "m by" not in told("adam", 120)


def test_a_running_mean_is_told_from_a_sum():
    assert "accumulated g²" in told("adagrad", 50) and "running mean" not in told("adagrad", 50)
    assert "running mean of g²" in told("rmsprop", 0) and "accumulated" not in told("rmsprop", 0)


@pytest.mark.parametrize("key", ["adagrad", "rmsprop", "adam"])
def test_zero_over_zero_is_named(key):
    path = run(Lane(1, key, {"eps": 0.0}), DATA, (1000.0, 1000.0), 10)
    assert explain(RULES[key], RULES[key].settings(eps=0.0), path, 0) == "This update ends the path: Δ of w and of b is no finite number, for the gradient of w and of b is exactly 0."


def test_a_gradient_that_is_not_0_is_not_blamed_where_the_path_ends():
    data = group(np.array([1e307, 2e307]), np.array([0.0, 0.9]), "sum")
    path = run(Lane(1, "gd", {"eta": 1000.0}), data, (0.0, 0.0), 5)
    assert explain(RULES["gd"], RULES["gd"].settings(eta=1000.0), path, 0) == "This update ends the path: Δ of w is no finite number."


@every_rule
def test_nothing_moves_where_the_gradient_is_nothing_but_what_decays(rule):
    path = run(lane_of(rule), DATA, (1000.0, 1000.0), 3)
    decays = rule.settings().get("decay")
    expected = f"The gradient is exactly 0. Weight decay moves w by {figures(path['step_w'][0], 3)} and b by" if decays else "moves nothing"
    assert expected in explain(rule, rule.settings(), path, 0)


def test_the_decay_of_adamw_is_its_own_part_of_the_step():
    path = run(Lane(1, "adamw"), DATA, E.start, 10)
    assert told_of("adamw", path, 0).endswith("Weight decay moves w by 0.0300 and b by 0.0400.")


def test_what_bounds_a_rate_is_called_what_it_is():
    told = {key: told_of(key, run(Lane(1, key), DATA, E.start, 150), 120) for key in ("amsgrad", "adamax", "adadelta")}
    assert "b's largest running mean of g² is 6.0 times w's, so b's rate is 2.5 times smaller" in told["amsgrad"]
    assert "b's fading largest |g| is 3.4 times w's, so b's rate is 3.4 times smaller" in told["adamax"]
    assert told["adadelta"] == "b's running mean of g² is 12,309 times w's; set against its last steps, b's rate is 1.7 times smaller than w's."


def test_where_one_parameter_hears_nothing_only_epsilon_bounds_its_rate():
    silent = group(np.array([0.0]), np.array([0.9]), "mean")
    path = run(Lane(1, "adagrad"), silent, (-1.0, -1.0), 5)
    rate_b = abs(path["step_b"][3] / path["used_b"][3])
    assert explain(RULES["adagrad"], RULES["adagrad"].settings(), path, 3) == f"w's accumulated g² is 0, so only ε bounds its rate: 1000 against {figures(rate_b, 3)}."
    path = run(Lane(1, "gd"), silent, (-1.0, -1.0), 5)
    assert explain(RULES["gd"], RULES["gd"].settings(), path, 3) == "w's gradient is exactly 0, so the step goes along b alone."


@pytest.mark.parametrize("step", [1, 20, 200])
def test_how_unequal_the_rates_would_be_without_epsilon_is_told_where_it_holds_them_together(step):
    eps = 1e-3
    path = run(Lane(1, "adagrad", {"eps": eps}), DATA, E.start, 300)
    w, b = (path[f"state_{p}_1"][step] + path[f"used_{p}"][step] ** 2 for p in "wb")
    factor, pure = (float(text.replace(",", "")) for text in re.match(
        r"b's accumulated g² is [\d.,]+ times w's, so b's rate is ([\d.,]+) times smaller; without ε it would be ([\d.,]+) times[.]",
        explain(RULES["adagrad"], RULES["adagrad"].settings(eps=eps), path, step)).groups())  # fmt: skip
    assert factor == pytest.approx(np.sqrt((b + eps) / (w + eps)), rel=0.04, abs=0.06) and pure == pytest.approx(np.sqrt(b / w), rel=0.01)
    assert "without ε" not in explain(RULES["adagrad"], RULES["adagrad"].settings(eps=0.0), run(Lane(1, "adagrad", {"eps": 0.0}), DATA, E.start, 300), step)


@pytest.mark.parametrize("key", ["adagrad", "rmsprop", "adam"])
def test_rates_of_nothing_are_not_compared(key):
    path = run(Lane(1, key, {"eta": 0.0}), DATA, E.start, 5)
    said = explain(RULES[key], RULES[key].settings(eta=0.0), path, 3)
    assert "rate is" not in said and "nearly the same rate" not in said and said.endswith(".")
