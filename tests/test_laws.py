"""What holds for every optimizer there is, and for every one that will be added: found by inspection, none left out."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.cli import main
from optsim_gui.core import dataset, experiment, schedules
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Experiment, decode, encode
from optsim_gui.core.files import path_csv
from optsim_gui.core.hyper import Hyper
from optsim_gui.core.optimizers import EVERY_RULE, RULES, conventions
from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import Run, run
from optsim_gui.core.status import status
from tests.strategies import bounds_of, every_rule, lane_of, name_of, of_many, place, points, reduction, settings_of

STEPS = 40
TOY = group(np.array([0.5, 2.5]), np.array([0.2, 0.9]), "mean")
FIRST = {hyper: name_of(rule) for rule in reversed(EVERY_RULE) for hyper in rule.hyper}  # many rules share a declaration
HYPERS = {f"{name} {hyper.name}": hyper for hyper, name in FIRST.items()}
HYPERS |= {f"{kind.key} {hyper.name}": hyper for kind in schedules.KINDS.values() for hyper in kind.hyper}
HYPERS |= {hyper.name: hyper for module in (dataset, experiment) for hyper in vars(module).values() if isinstance(hyper, Hyper)}
every_hyper = pytest.mark.parametrize("hyper", HYPERS.values(), ids=HYPERS.keys())
every_rule = pytest.mark.parametrize(**every_rule)
extreme = st.sampled_from((0.0, 1.0, -2.0, 1e-200, 1e150, -1e307, 1.7e308))
extremes = st.lists(st.tuples(extreme, st.floats(0, 1)), min_size=1, max_size=4).map(lambda pairs: np.array(pairs).T.copy())


def run_steps(rule, settings, data=TOY, start=(-2.0, -2.0), steps=STEPS):
    return run(lane_of(rule, settings), data, start, steps)


@every_rule
@of_many
@given(data=st.data())
def test_a_run_is_the_same_however_it_is_cut_into_pieces_and_whatever_else_runs(rule, data):
    lane = lane_of(rule, data.draw(settings_of(rule)))
    points_, start = group(*data.draw(points), data.draw(reduction)), (data.draw(place), data.draw(place))
    whole = run(lane, points_, start, STEPS)
    pieces, other = Run(lane, points_, start, STEPS), Run(lane_of(rule, id=2), points_, (0.0, 0.0), STEPS)
    while not pieces.done:
        pieces.advance(data.draw(st.integers(1, STEPS)))
        other.advance(data.draw(st.integers(0, 3)))
    assert np.array_equal(pieces.trajectory().table, whole.table, equal_nan=True)
    assert pieces.trajectory().diverged == whole.diverged


@every_rule
@of_many
@given(data=st.data())
def test_the_point_after_is_the_point_before_plus_the_step_bit_for_bit(rule, data):
    path = run_steps(rule, data.draw(settings_of(rule)), group(*data.draw(points), data.draw(reduction)))
    for parameter in "wb":
        assert np.array_equal(path[parameter][:-1] + path["step_" + parameter][:-1], path[parameter][1:])


@every_rule
@of_many
@given(data=st.data())
def test_the_record_is_what_the_plain_rule_does_bit_for_bit(rule, data):
    settings = data.draw(settings_of(rule))
    path, hyper = run_steps(rule, settings, start=(data.draw(place), data.draw(place))), rule.hyper_tuple(settings)
    for parameter in "wb":
        gradients, steps = path["used_" + parameter].tolist(), path["step_" + parameter].tolist()
        states = np.array([path[f"state_{parameter}_{i}"] for i in (1, 2, 3)]).T.tolist()
        assert states[0] == [0.0, 0.0, 0.0]
        for t, p in enumerate(path[parameter].tolist()):
            step, state = rule.update(gradients[t], p, t + 1.0, tuple(states[t]), hyper)
            assert step == steps[t]
            assert t == len(path) - 1 or list(state) == states[t + 1]


@every_rule
@of_many
@given(data=st.data())
def test_compiled_it_is_the_plain_rule_bit_for_bit(rule, data):
    update, look = rule.compiled
    hyper, state, p = rule.hyper_tuple(data.draw(settings_of(rule))), (0.0, 0.0, 0.0), data.draw(place)
    for t, g in enumerate(data.draw(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=10))):
        assert look(p, state, hyper) == rule.look(p, state, hyper)
        expected = rule.update(g, p, t + 1.0, state, hyper)
        assert update(g, p, t + 1.0, state, hyper) == expected
        state = expected[1]


@every_rule
def test_the_gradient_it_uses_is_the_data_s_where_it_looks(rule):
    settings = rule.settings()
    path, hyper = run_steps(rule, settings), rule.hyper_tuple(settings)
    for t in range(STEPS):
        looked = [rule.look(path[p][t], tuple(path[f"state_{p}_{i}"][t] for i in (1, 2, 3)), hyper) for p in "wb"]
        there = run_steps(rule, settings, start=tuple(looked), steps=1)
        assert (path["used_w"][t], path["used_b"][t]) == (there["grad_w"][0], there["grad_b"][0])


@every_rule
def test_what_it_is_given_stays_as_it_was(rule):
    x, y, settings = np.array([0.5, 0.5, 2.5]), np.array([0.2, 0.3, 0.9]), rule.settings()
    before = x.copy(), y.copy(), dict(settings)
    data, start = group(x, y, "sum"), [-2.0, -2.0]
    lane = lane_of(rule, settings)
    grouped = [array.copy() for array in (data.x, data.n, data.y)]
    path = run(lane, data, start, STEPS)
    assert np.array_equal(x, before[0]) and np.array_equal(y, before[1]) and settings == before[2] == lane.settings
    assert start == [-2.0, -2.0] and all(map(np.array_equal, grouped, (data.x, data.n, data.y)))
    with pytest.raises(ValueError, match="read-only"):
        path.table[0, 0] = 0.0


@every_rule
def test_it_falls_on_a_bowl_at_its_usual_rate_or_at_a_hundredth(rule):
    usual = rule.settings()["eta"]
    paths = [run_steps(rule, {"eta": eta}, start=(1.0, -1.0), steps=200) for eta in (usual, usual / 100)]
    assert min(path["loss"][-1] for path in paths) < 0.5 * paths[0]["loss"][0]


@every_rule
@of_many
@given(data=st.data())
def test_at_the_ends_of_every_range_all_that_is_recorded_is_finite_and_the_rest_is_said(rule, data):
    settings = data.draw(bounds_of(rule))
    path = run_steps(rule, settings, group(*data.draw(extremes), data.draw(reduction)), start=data.draw(st.sampled_from(((0.0, 0.0), (-1000.0, 1000.0)))))
    assert len(path) >= 1 and np.isfinite(path.table[:3]).all()
    assert path.diverged == (len(path) <= STEPS) and path.done
    told = status(rule.title, path, STEPS, settings=settings)
    assert (told.kind == "diverged") == path.diverged
    assert told.sentence.startswith(f"{rule.title} ")


@every_rule
def test_where_it_can_be_made_to_diverge_it_does_so_at_one_step_and_cleanly(rule):
    names = {h.name for h in rule.hyper}
    if "eps" in names:  # 0/0: the sigmoid is so far out that the gradient is exactly 0
        path = run_steps(rule, {"eps": 0.0}, start=(1000.0, 1000.0))
        assert path.diverged_at == 1 and "0 by 0" in status("It", path, 1).sentence
    for data in (TOY, group(np.array([0.0]), np.array([0.5]), "mean")) if "gamma" in names else ():  # where x is 0, b alone moves
        path = run_steps(rule, {"gamma": 1.2}, data, steps=5000)
        assert 1 < path.diverged_at < 5000 and np.isfinite(path.table[:3]).all()
        assert status("It", path, path.diverged_at - 1).kind != "diverged"
        assert "gamma below 1" in status("It", path, 5000, settings=rule.settings(gamma=1.2)).sentence


@every_hyper
def test_a_setting_is_declared_soundly(hyper):
    assert hyper.low <= hyper.slider_low < hyper.slider_high <= hyper.high
    assert hyper.low <= hyper.default <= hyper.high
    assert hyper.scale in ("linear", "log", "decay") and (hyper.scale != "log" or hyper.slider_low > 0)
    assert hyper.name and hyper.symbol and hyper.sentence.endswith(".")


def knobs():
    """Return by owner and name what each setting is written as, its default, its bounds, its slider's ends and scale."""
    owned = {name_of(rule): rule.hyper for rule in EVERY_RULE} | {kind.key: kind.hyper for kind in schedules.KINDS.values()}
    owned |= {module.__name__.rpartition(".")[2]: [h for h in vars(module).values() if isinstance(h, Hyper)] for module in (dataset, experiment)}
    return {f"{owner} {h.name}": [h.symbol, h.default, h.low, h.high, h.slider_low, h.slider_high, h.scale] for owner, hypers in owned.items() for h in hypers}


def test_what_files_and_commands_leave_out_and_what_they_may_hold_stays_what_it_was():
    """A change here changes what saved experiments, lessons and commands mean: it is made in tests/data/knobs.json too."""
    assert knobs() == json.loads((Path(__file__).parent / "data" / "knobs.json").read_text(encoding="utf-8"))


@every_rule
@of_many
@given(data=st.data())
def test_what_a_rule_does_not_name_as_its_state_stays_0(rule, data):
    path = run_steps(rule, data.draw(settings_of(rule)), start=(data.draw(place), data.draw(place)))
    for parameter in "wb":
        for i in range(len(rule.state) + 1, 4):
            assert not path[f"state_{parameter}_{i}"].any()


@every_hyper
def test_a_setting_takes_its_range_with_both_ends_and_nothing_else(hyper):
    kind = int if hyper.whole else float
    for value in (hyper.low, hyper.default, hyper.high):
        assert hyper.check(kind(value)) == value and type(hyper.check(kind(value))) is kind
    just_outside = (hyper.low - 1, hyper.high + 1, 1.5) if hyper.whole else (np.nextafter(hyper.low, -np.inf), np.nextafter(hyper.high, np.inf))
    for value in (*just_outside, float("nan"), float("inf"), "1", None, True):
        with pytest.raises(Invalid, match=f"^{hyper.name} of it is .*; it must be a (whole )?number from .* to .*[.]$"):
            hyper.check(value, "it")


@every_hyper
def test_a_slider_reaches_the_default_and_both_its_ends(hyper):
    for value in (hyper.default, hyper.slider_low, hyper.slider_high):
        assert hyper.from_slider(hyper.to_slider(value)) == value
    assert (hyper.to_slider(hyper.slider_low), hyper.to_slider(hyper.slider_high)) == (0.0, 1.0)
    assert (hyper.to_slider(hyper.low), hyper.to_slider(hyper.high)) == (0.0, 1.0)


@every_hyper
@given(one=st.floats(0, 1), two=st.floats(0, 1))
def test_a_slider_rises_and_a_value_taken_from_it_goes_back_to_itself(hyper, one, two):
    low, high = (hyper.from_slider(fraction) for fraction in sorted((one, two)))
    assert hyper.low <= low <= high <= hyper.high
    assert hyper.to_slider(low) <= hyper.to_slider(high)
    assert low == pytest.approx(float(f"{low:.3g}"), rel=1e-12) or hyper.scale == "decay"
    for value in (low, high):
        assert hyper.from_slider(hyper.to_slider(value)) == value
    whole = 0.6 * hyper.to_slider(hyper.slider_low + 1) if hyper.whole else 0.0
    assert hyper.to_slider(low) == pytest.approx(min(one, two), abs=max(0.01, whole))


@every_rule
@of_many
@given(data=st.data())
def test_its_settings_come_back_from_json(rule, data):
    experiment = Experiment(lanes=(lane_of(rule, data.draw(settings_of(rule) | bounds_of(rule))),))
    assert decode(encode(experiment)) == experiment


@every_rule
def test_the_command_line_takes_every_setting(rule, tmp_path):
    settings = {h.name: h.from_slider(0.3) for h in rule.hyper}
    arguments = ["run", "--preset", "sparse", "--optimizer", rule.key, "--convention", rule.convention, "--start", "-2", "-1e-05", "--steps", "30"]
    arguments += [word for name, value in settings.items() for word in ("--set", f"{name}={value!r}")]
    assert main([*arguments, "--out", str(tmp_path / "path.csv")]) == 0
    e = preset("sparse").experiment
    path = run_steps(rule, settings, group(*e.data.arrays(), e.reduction), (-2.0, -1e-5), 30)
    assert (tmp_path / "path.csv").read_bytes() == path_csv(path)


@every_rule
def test_the_list_tells_its_name_its_sentence_and_every_setting(rule, capsys):
    assert main(["list"]) == 0
    listed = capsys.readouterr().out
    (block,) = [block for block in listed.split("\n\n") if block.split()[:1] == [rule.key]]
    assert RULES[rule.key].title in block and rule.sentence in block
    assert f"--convention {rule.convention}: {rule.differs}\n" in block + "\n" or rule is RULES[rule.key]
    usual = RULES[rule.key].hyper
    for hyper in (*usual, *(hyper for hyper in rule.hyper if hyper.name not in {h.name for h in usual})):
        (line,) = [line for line in block.splitlines() if line.split()[0] == hyper.name]
        assert f"{hyper.low:.10g} to {hyper.high:.10g}, default {hyper.default:g}" in line and hyper.sentence in line


@every_rule
def test_it_says_what_it_is_and_where_it_comes_from(rule):
    assert conventions(rule.key)[rule.convention] is rule and rule.key.isidentifier()
    assert (rule is RULES[rule.key]) == (rule.differs == "") and (not rule.differs or rule.differs.endswith("."))
    assert rule.title and rule.sentence.endswith(".") and any(character.isdigit() for character in rule.source)
    assert len(rule.state) <= 3 and 1 <= len(rule.hyper) <= 6
