"""What is said of an update is in its numbers."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.equations import figures
from optsim_gui.core.experiment import Lane
from optsim_gui.core.explain import explain
from optsim_gui.core.optimizers import RULES
from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import run
from optsim_gui.core.stages import evaluate
from tests.strategies import bounds_of, every_rule, lane_of, of_many, place, points, settings_of

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
        carried = "The new gradient turns u round" if share < -0.5 else f"{max(0, share):.0f} % of u is carried over from earlier updates"
        rest = ": what is carried over points the other way." if share < -0.5 else f"; the new gradient takes {share - 100:.0f} % back." if share > 100.5 else f", {max(0, 100 - share):.0f} % is the new gradient."
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


# each sentence is a claim

NUMBER = r"([\d.,]+(?:e−?\d+)?)"


def number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-").rstrip("."))


def near(told: str, true: float) -> bool:
    """Tell whether a factor is told as precisely as it is said: one decimal, or whole, or three digits."""
    return number(told) == pytest.approx(true, abs=0.051 if true < 9.95 else 0.501, rel=0.006 if true >= 1e6 else 1e-9)


def ratio(pair) -> float:
    return float(max(pair) / min(pair)) if min(pair) > 0 else float("inf")


def larger(pair) -> str:
    return "w" if pair[0] > pair[1] else "b"


def check(rule, values, path, step) -> set[str]:
    """Hold every claim that is made about an update against its numbers; return which there were."""
    said, made = explain(rule, values, path, step), set()
    by = {p: {worked.stage.name: worked for worked in evaluate(rule, values, path, step, p)} for p in "wb"}
    gradient = [abs(path["used_" + p][step]) for p in "wb"]
    rates = [by[p]["Δ"].rate for p in "wb"]
    piles = next(([float(by[p][name].value) for p in "wb"] for name in reversed(list(by["w"])) if by["w"][name].stage.kind == "accumulator"), [0.0, 0.0])
    assert said.endswith(".") and "nan" not in said and "∞" not in said and " 1.0 times" not in said, said
    assert not re.search(r"\d\d\.\d times", said), said
    if told := re.search(rf"([wb])'s [^;.]* is {NUMBER} times ([wb])'s[,;]", said):
        made.add("pile")
        assert told[1] == larger(piles) != told[3] and near(told[2], ratio(piles)), said
    if told := re.search(rf"([wb])'s rate is {NUMBER} times smaller", said):
        made.add("rate")
        assert told[1] != larger(rates) and near(told[2], ratio(rates)) and ratio(rates) >= 1.05, said
    if "so nearly the same rate" in said or "their rates are nearly the same" in said:
        made.add("same rates")
        assert ratio(rates) < 1.05, said
    if told := re.search(rf"nearly the same(?: rate)?, {NUMBER}", said):
        assert number(told[1]) == pytest.approx(max(rates), rel=0.006), said
    if "w and b have nearly the same" in said and "gradient" not in said:
        made.add("same piles")
        assert ratio(piles) < (1.05 if "set against" in said else 1.05**2 + 1e-9), said
    if "set against" in said:
        made.add("memory")
        assert any(worked.stage.kind == "memory" for worked in by["w"].values()), said
    if "ε" in said and "bounds" not in said:
        pure = [evaluate(rule, {**values, "eps": 0.0}, path, step, p)[-2].rate for p in "wb"]
        made.add("ε")
        assert ratio(pure) >= 1.05 > ratio(rates) if "together" in said else ratio(pure) > 1.05 * ratio(rates), said
        if told := re.search(rf"without ε it would be {NUMBER} times", said):
            made.add("without ε")
            assert near(told[1], ratio(pure)), said
    if told := re.search(rf"([wb])'s [^.;]* is 0, so only ε bounds its rate: {NUMBER} against {NUMBER}", said):
        made.add("nothing piled up")
        assert told[1] != larger(piles) and min(piles) == 0
        assert [number(told[2]), number(told[3])] == pytest.approx([rates["wb".index(p)] for p in (told[1], larger(piles))], rel=0.006), said
    if told := re.search(rf"([wb])'s gradient is {NUMBER} times [wb]'s and both share one rate", said):
        made.add("gradient")
        assert told[1] == larger(gradient) and near(told[2], ratio(gradient)) and rates[0] == rates[1], said
    if told := re.search(rf"(\d+) % of (\w+) is carried over from earlier updates(?:, (\d+) % is the new gradient|; the new gradient takes (\d+) % back)[.]", said):
        made.add("carried over")
        old, new = (np.array([float(of(by[p][told[2]])) for p in "wb"]) for of in (lambda worked: worked.carried, lambda worked: worked.value))
        old, new = old / np.abs(new).max(), new / np.abs(new).max()
        assert float(told[1]) == pytest.approx(100 * old @ new / (new @ new), abs=0.51)
        assert int(told[1]) == pytest.approx(100 - int(told[3]) if told[3] else 100 + int(told[4]), abs=1)
    if told := re.search(r"The new gradient turns (\w+) round", said):
        made.add("turned round")
        old, new = (np.array([float(of(by[p][told[1]])) for p in "wb"]) for of in (lambda worked: worked.carried, lambda worked: worked.value))
        assert old @ (new / np.abs(new).max()) / np.abs(new).max() < -0.0049, said
    if told := re.search(r"(\w+) holds this gradient alone", said):
        made.add("begun")
        assert [by[p][told[1]].carried for p in "wb"] == [0.0, 0.0]
    if "nearly the same gradient and share one rate" in said:
        made.add("same gradient")
        assert ratio(gradient) < 1.05 and rates[0] == rates[1], said
    corrections = {}
    for worked in (worked for p in "wb" for worked in by[p].values() if worked.stage.kind == "correction"):
        source = next((name for name in worked.inputs if name in by["w"]), None)
        if source and worked.inputs[source] and np.isfinite(worked.value / worked.inputs[source]):
            corrections.setdefault(source, float(worked.value / worked.inputs[source]))
    corrections = {name: factor for name, factor in corrections.items() if factor > 1.1}
    told = dict(re.findall(rf"(\w+) by {NUMBER}", said.partition("multiplies ")[2].split(". ")[0]))
    if corrections and not said.startswith("The gradient is exactly 0"):
        made.add("correction")
        assert {name: number(factor) for name, factor in told.items()} == pytest.approx(corrections, rel=0.006), said
    here, there = (np.hypot(path[kind + "_w"][step], path[kind + "_b"][step]) for kind in ("grad", "used"))
    away = np.hypot(*(by[p]["lookahead"].value - path[p][step] for p in "wb")) if "lookahead" in by["w"] else 0
    if away and here and there and not said.startswith("The gradient is exactly 0"):
        made.add("ahead")
        told = re.search(rf"taken {NUMBER} ahead, where it is (?:{NUMBER} times as long as|{NUMBER} % (longer|shorter) than) at the point[.]", said)
        assert number(told[1]) == pytest.approx(away, rel=0.006)
        assert bool(told[2]) == (there > 2 * here) and (told[2] or (told[4] == "longer") == (there > here)), said
        assert near(told[2], there / here) if told[2] else number(told[3]) == pytest.approx(100 * abs(there / here - 1), abs=0.051), said
    assert away or "ahead" not in said
    if told := re.search(rf"Weight decay moves w by (−?){NUMBER} and b by (−?){NUMBER}", said):
        made.add("decay")
        assert [number(told[1] + told[2]), number(told[3] + told[4])] == pytest.approx([by[p]["Δ"].aside for p in "wb"], rel=0.006), said
    return made


@every_rule
def test_what_is_said_is_so(rule):
    made = set()

    @of_many
    @given(points, st.tuples(place, place), settings_of(rule) | bounds_of(rule))
    def hold(pairs, start, values):
        path = run(lane_of(rule, values), group(*pairs, "mean"), start, 30)
        for step in range(len(path) - 1):
            made.update(check(rule, rule.settings(**values), path, step))

    hold()
    assert made


def test_every_claim_comes_up_and_is_so_where_two_parameters_are_nearly_alike():
    made, alike = set(), [np.array(pairs) for pairs in (((1.01,), (0.9,)), ((1.5, -0.4), (0.9, 0.2)), ((1.0, 0.2), (0.9, 0.1)), ((0.0,), (0.9,)))]
    for rule in (RULES[key] for key in ("gd", "momentum", "nag", "adagrad", "adadelta", "adam", "adamax")):
        for pairs in alike:
            for values in ({}, {"eps": 0.01}, {"eps": 1.0}) if "eps" in rule.settings() else ({},):
                path = run(lane_of(rule, values), group(*pairs, "mean"), (-3.0, 0.5), 300)
                for step in range(0, 300):
                    made |= check(rule, rule.settings(**values), path, step)
    assert made == {"pile", "rate", "same rates", "same piles", "ε", "without ε", "nothing piled up", "gradient", "same gradient", "correction", "carried over", "turned round", "begun", "ahead", "memory"}


def test_how_the_rates_compare_is_said_in_whole_sentences():
    def said(key, x, y, start, step, **values):
        data, rule = group(np.array(x), np.array(y), "mean"), RULES[key]
        return explain(rule, rule.settings(**values), run(Lane(1, key, values), data, start, 300), step)

    assert said("adagrad", [1.01], [0.9], (-3.0, 0.5), 0) == "w and b have nearly the same accumulated g², so nearly the same rate, 1.77."
    assert said("adagrad", [1.5, -0.4], [0.9, 0.2], (-3.0, 0.5), 36) == "w and b have nearly the same accumulated g², so nearly the same rate, 0.453."
    assert said("adagrad", [1.5, -0.4], [0.9, 0.2], (-3.0, 0.5), 0, eps=1.0) == "b's accumulated g² is 1.4 times w's, but ε brings their rates together: they are nearly the same."
    assert said("adagrad", [1.1], [0.9], (-3.0, 0.5), 0, eps=0.0022) == "w's accumulated g² is 1.2 times b's, but ε brings their rates together: they are nearly the same."
    unlike = [1.5, -0.4], [0.9, 0.2], (-3.0, 0.5)
    assert said("adadelta", *unlike, 162) == "w and b have nearly the same running mean of g²; set against its last steps, b's rate is 1.2 times smaller than w's."
    assert said("adadelta", *unlike, 256) == "w's running mean of g² is 9.0 times b's; set against the last steps, their rates are nearly the same, 0.187."
    assert said("gd", [1.01], [0.9], (-3.0, 0.5), 0) == "w and b have nearly the same gradient and share one rate, so the step goes as far along both."


def test_what_is_carried_over_is_told_in_times_where_little_is_left_of_it():
    path, rule = run(Lane(1, "momentum", {"eta": 3.0}), group(np.array([0.0]), np.array([0.4]), "mean"), (0.0, 3.0), 300), RULES["momentum"]
    old, new = 0.9 * path["state_b_1"][101], path["state_b_1"][102]
    assert explain(rule, rule.settings(eta=3.0), path, 101) == f"{old / new:.0f} times all of u is carried over from earlier updates; the new gradient takes {old / new - 1:.0f} times all back."


def test_what_is_beyond_numbers_is_told_in_words():
    path = run(Lane(1, "gd"), group(np.array([2e-311]), np.array([0.0]), "mean"), (0.0, 0.0), 3)
    assert told_of("gd", path, 0) == "b's gradient is more than 1e308 times w's and both share one rate, so the step goes more than 1e308 times as far along b."
    path = run(Lane(1, "momentum", {"eta": 1e-300}), group(np.array([0.5]), np.array([0.0]), "mean"), (0.0, 0.0), 5)
    share = 100 * sum(0.9**k for k in range(1, 5)) / sum(0.9**k for k in range(5))  # the gradient stays as it is
    assert explain(RULES["momentum"], RULES["momentum"].settings(eta=1e-300), path, 4).startswith(f"{share:.0f} % of u is carried over from earlier updates")
