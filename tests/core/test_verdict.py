"""Verdicts on lanes whose truth is known, and what no verdict ever says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.curves import Subject
from optsim_gui.core.dataset import Online
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Experiment, Lane
from optsim_gui.core.optimizers import RULES
from optsim_gui.core.optimum import Optimum, optimum
from optsim_gui.core.preset import preset
from optsim_gui.core.problems import pose
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import run
from optsim_gui.core.status import status
from optsim_gui.core.trajectory import SETTLED_WITHIN
from optsim_gui.core.verdict import Remedy, advice, overshoot, people, slope, swing, thresholds, verdict
from tests.strategies import bounds_of, every_rule, lane_of, of_many, place, points, reduction, settings_of

TOY = (0.5, 2.5), (0.2, 0.9)
SIX = (3.5, 0.35, 3.2, -2.0, 1.5, -0.5), (0.5, 0.5, 0.5, 0.5, 0.1, 0.3)
KINDS_OF = {"computing": {"computing"}, "diverged": {"diverged", "0/0"}, "settled": {"settled"}}
ON_GOES = {"moving", "overshot", "oscillating", "stalled", "plateau"}
every_rule = pytest.mark.parametrize(**every_rule)


def case(optimizer, xy=TOY, start=(-2.0, -2.0), steps=300, **settings):
    """Return a lane's subject and the points it runs on, reduction "sum"."""
    data, lane = group(*map(np.array, xy), "sum"), Lane(1, optimizer, settings)
    return Subject(lane, run(lane, data, start, steps), optimum(data)), data


def end(subject, data):
    return verdict("It", subject, data, subject.trajectory.steps)


def sparse_race(**changes):
    """Return subject and points of each lane of the sparse preset, with settings changed by optimizer."""
    e = preset("sparse").experiment
    data = group(*e.data.arrays(), e.reduction)
    lanes = [lane.set(**changes.get(lane.optimizer, {})) for lane in e.lanes]
    best = optimum(data)
    return {lane.optimizer: (Subject(lane, run(lane, data, e.start, e.steps), best), data) for lane in lanes}


@pytest.fixture(scope="module")
def race():
    return sparse_race()


# the sparse race


def test_how_the_sparse_race_ends(race):
    told = {key: end(*subject).kind for key, subject in race.items()}
    assert told == {"gd": "moving", "momentum": "settled", "nag": "settled", "adagrad": "stalled", "rmsprop": "oscillating", "adam": "settled"}


def test_adagrad_is_stalled_by_the_rate_of_b(race):
    told = end(*race["adagrad"])
    assert told.sentence == "It is stalled: b's rate fell to 1.3 % of its start; 0.28 from the optimum, moving 0.00263 a step"
    assert told.numbers["share"] == pytest.approx(0.013, abs=5e-4)
    assert told.remedy == Remedy("eta", 0.3)


def test_rmsprop_oscillates_by_its_rate(race):
    told = end(*race["rmsprop"])
    assert told.numbers["period"] == 2 and told.numbers["amplitude"] == pytest.approx(0.1, abs=1e-3)
    assert "oscillates along b: 0.1 from peak to peak, every 2 updates" in told.sentence
    assert told.remedy == Remedy("eta", 0.03)


def test_the_overshoots_of_the_sparse_race_are_the_known_ones(race):
    known = {"gd": (0, 0.07), "momentum": (0.21, 0.92), "nag": (0.16, 0.71), "adagrad": (0.63, 0), "rmsprop": (0.39, 0.08), "adam": (0.51, 0.31)}
    for key, (subject, _) in race.items():
        told = overshoot(subject.trajectory, subject.goal, 300)
        assert (told["w"], told["b"]) == pytest.approx(known[key], abs=6e-3), key


def test_momentum_overshoots_b_on_its_way_and_settles_at_144(race):
    subject, data = race["momentum"]
    crest = int(np.argmax(subject.trajectory["b"]))
    told = verdict("Momentum", subject, data, crest)
    assert told.kind == "overshot" and told.numbers["past"] == told.numbers["overshot"] == pytest.approx(0.92, abs=6e-3)
    assert told.sentence == "Momentum overshot b by 0.92 and is 0.92 past the optimum"
    assert told.remedy == Remedy("gamma", 0.7)
    told = end(subject, data)
    assert told.numbers["settled at"] == 144 and told.sentence.endswith("; on its way it overshot b by 0.92") and told.remedy is None


def test_at_the_start_of_the_sparse_race_all_are_on_a_plateau(race):
    assert {verdict("It", *subject, 0).kind for subject in race.values()} == {"plateau"}


def test_gd_is_told_how_far_it_still_is(race):
    told = end(*race["gd"])
    assert told.numbers["distance"] == pytest.approx(2.52, abs=0.01)
    assert told.sentence.startswith("It is still moving: 2.52 from the optimum, about 1,0")


@pytest.mark.parametrize("key", ["adagrad", "rmsprop"])
def test_the_remedy_settles_the_lane_of_the_sparse_race(race, key):
    remedy = end(*race[key]).remedy
    assert end(*sparse_race(**{key: {remedy.name: remedy.value}})[key]).kind == "settled"


@pytest.mark.parametrize(
    ("key", "step", "kind", "words", "remedy"),
    [
        ("gd", 90, "moving", "is still moving: 4.21 from the optimum, about 360 more updates at this pace", ("eta", 3.0)),
        ("momentum", 20, "moving", "is still moving: 4.09 from the optimum, about 67 more updates at this pace", None),
        ("nag", 40, "overshot", "overshot b by 0.708 and is 0.708 past the optimum", ("gamma", 0.7)),
        ("nag", 90, "moving", "is still moving: 1.24 from the optimum, about 29 more updates at this pace", None),
        ("adagrad", 90, "moving", "is still moving: 1.74 from the optimum, about 122 more updates at this pace", ("eta", 0.3)),
        ("adagrad", 150, "stalled", "is stalled: b's rate fell to 1.7 % of its start; 1.12 from the optimum, moving 0.00976 a step", ("eta", 0.3)),
        ("rmsprop", 5, "moving", "is still moving: 3.65 from the optimum, about 14 more updates at this pace", ("eta", 0.3)),
        ("rmsprop", 20, "overshot", "overshot w by 0.388 and is 0.322 past the optimum", ("eta", 0.03)),
        ("rmsprop", 40, "moving", "is passing the optimum: 0.0027 from it, moving 0.00105 a step", ("eta", 0.03)),
        ("rmsprop", 90, "moving", "is still moving: 0.0511 from the optimum", ("eta", 0.03)),
        ("rmsprop", 150, "oscillating", "oscillates along b: 0.102 from peak to peak, every 2 updates; 0.0727 from the optimum", ("eta", 0.03)),
        ("adam", 40, "overshot", "overshot w by 0.509 and is 0.328 past the optimum", ("eta", 0.03)),
        ("adam", 90, "settled", "is settled since step 83: it stays within 0.05 of the optimum; on its way it overshot w by 0.509", None),
    ],
)
def test_on_its_way_each_lane_of_the_sparse_race_is_told_as_it_fares(race, key, step, kind, words, remedy):
    told = verdict("It", *race[key], step)
    assert (told.kind, told.sentence, told.remedy) == (kind, f"It {words}", remedy and Remedy(*remedy))


@pytest.mark.parametrize(("key", "step"), [("rmsprop", 5), ("rmsprop", 40), ("gd", 90)])
def test_the_pace_is_taken_over_ten_updates_or_as_many_as_there_are(race, key, step):
    subject, data = race[key]
    before, now = (np.hypot(*(subject.trajectory[p][row] - goal for p, goal in zip("wb", subject.goal))) for row in (max(0, step - 10), step))
    assert verdict("It", subject, data, step).numbers["pace"] == pytest.approx((before - now) / min(step, 10), rel=1e-9)


# other known truths


def test_gd_that_ran_onto_the_plateau_stays_there():
    subject, data = case("gd", start=(-6.0, 6.0), steps=3000, eta=1.0)
    told = end(subject, data)
    assert told.kind == "plateau" and told.numbers["|g|"] < 1e-7 and told.numbers["slope"] < 1e-5
    assert "|g| is 7.43e−8" in told.sentence
    e = told.remedy.applied(Experiment(start=(-6.0, 6.0), lanes=(subject.lane,)), 1)
    assert e.start == (0.0, 0.0)
    assert end(*case("gd", start=e.start, steps=3000, eta=1.0)).kind == "settled"


def test_what_has_thrown_a_lane_onto_a_plateau_is_blamed():
    assert end(*case("gd", eta=1000.0)).remedy == Remedy("eta", 100.0)
    assert end(*case("momentum", gamma=1.2)).remedy == Remedy("gamma", 0.9)


def test_nag_circles_for_ever_around_the_six_points():
    told = end(*case("nag", SIX, (-6.0, 4.0), 1000, eta=1.0))
    assert told.kind == "oscillating" and told.numbers["period"] == 4 and told.numbers["amplitude"] == pytest.approx(0.2, abs=0.01)
    assert end(*case("nag", SIX, (-6.0, 4.0), 1000, eta=told.remedy.value)).kind == "settled"


def test_gamma_beyond_1_diverges():
    told = end(*case("momentum", ((1.0, 2.0), (0.0, 0.9)), (0.0, 0.0), 5000, gamma=1.2))
    assert told.kind == "diverged" and told.remedy == Remedy("gamma", 0.9)
    assert told.sentence.startswith(f"It diverged at step {told.numbers['step of divergence']}")


def test_a_rate_far_too_large_diverges_and_a_tenth_of_it_is_tried():
    told = end(*case("gd", ((1e307, 2e307), (0.0, 0.9)), (0.0, 0.0), 50, eta=1000.0))
    assert told.kind == "diverged" and told.remedy == Remedy("eta", 100.0)


def test_zero_divided_by_zero_is_called_that():
    subject, data = case("adagrad", ((0.0, 0.0), (0.5, 0.5)), steps=20, eps=0.0)
    assert end(subject, data).kind == "0/0" and end(subject, data).remedy == Remedy("eps", 1e-8)
    before = verdict("It", subject, data, 0)
    assert before.kind == "moving" and "no finite number" in before.sentence and before.remedy == Remedy("eps", 1e-8)


def test_a_lane_without_a_rate_does_not_move():
    told = end(*case("gd", start=(1.0, 1.0), eta=0.0))
    assert told.kind == "stalled" and told.sentence.startswith("It does not move") and told.remedy == Remedy("eta", 1.0)


def test_where_the_loss_falls_for_ever_a_lane_goes_on_and_is_on_no_plateau():
    subject, data = case("gd", ((-1.0, 1.0), (0.0, 1.0)), (0.0, 0.0), 3000, eta=1.0)
    assert subject.goal is None and slope(data, subject.trajectory["w"][-1], subject.trajectory["b"][-1]) < 0.1
    assert end(subject, data).kind == "moving"


def test_at_the_highest_rate_three_times_the_updates_are_tried():
    data, lane = pose(Online((1e-6, 2e-6), 1.0), "mean"), Lane(1, "gd", {"eta": 1000.0})
    told = end(Subject(lane, run(lane, data, (1.0, 0.0), 50), optimum(data)), data)
    assert told.remedy == Remedy("steps", 150) and told.sentence == "It is still moving: 1.93 from the optimum, about 1,283 more updates at this pace"


# laws


@every_rule
@of_many
@given(data=st.data())
def test_a_verdict_agrees_with_the_status_and_never_calls_settled_what_is_not(rule, data):
    lane = lane_of(rule, data.draw(settings_of(rule) | bounds_of(rule)))
    grouped, start = group(*data.draw(points), data.draw(reduction)), (data.draw(place), data.draw(place))
    path = run(lane, grouped, start, 60)
    w, b = data.draw(st.tuples(place, place) | st.just((path["w"][-1], path["b"][-1])))
    subject = Subject(lane, path, data.draw(st.sampled_from((None, Optimum(None, "None is."), Optimum((float(w), float(b)), "", 0.0)))))
    last = end(subject, grouped)
    for step in (0, data.draw(st.integers(0, 60)), 60):
        told, certain = verdict("It", subject, grouped, step), status("It", path, step, subject.optimum, lane.settings)
        assert told.kind in KINDS_OF.get(certain.kind, ON_GOES)
        assert told.sentence.startswith("It ") and "nan" not in told.sentence
        if told.kind == "settled":
            assert np.hypot(path["w"][step:] - w, path["b"][step:] - b).max() < SETTLED_WITHIN and not path.diverged
        remedy = advice(told, last)
        e = Experiment(steps=60, start=start, lanes=(lane,))
        if remedy:
            assert remedy.applied(e, 1) != e
            assert remedy.applied(e, 1).lane(1).optimizer == rule.key


@given(st.integers(2, 20), st.floats(0.06, 5.0), st.floats(0, 6.3), st.integers(60, 300))
def test_a_sine_is_an_oscillation_of_its_period_and_size(period, size, phase, length):
    values = 0.5 * size * np.cos(2 * np.pi * np.arange(length) / period + phase)
    if np.ptp(values) < 0.1 * size or period * 4 > length:
        return
    told, amplitude = swing(values)
    assert told % period == 0 or told == period
    assert amplitude == np.ptp(values)


@pytest.mark.parametrize(
    "values",
    [np.zeros(50), np.arange(50.0), np.cos(np.arange(50.0)) * 0.9 ** np.arange(50), np.arange(50.0) + np.cos(3 * np.arange(50.0)), np.array([1.0])],
    ids=["still", "on its way", "dying out", "a tremor on its way", "one row"],
)
def test_what_dies_out_or_goes_somewhere_is_no_oscillation(values):
    assert swing(values) == (0, 0.0)


def test_a_remedy_out_of_range_is_never_made():
    for rule in RULES.values():
        for eta in (0.0, 1e-12, 1000.0):
            lane = lane_of(rule, {"eta": eta})
            data = group(*map(np.array, TOY), "sum")
            told = verdict("It", Subject(lane, run(lane, data, (1.0, 1.0), 20), optimum(data)), data, 20)
            try:
                assert told.remedy is None or told.remedy.applied(Experiment(lanes=(lane,)), 1)
            except Invalid as error:
                pytest.fail(str(error))


def test_what_cures_the_end_is_advised_unless_it_ends_well(race):
    subject, data = race["adagrad"]
    assert advice(verdict("", subject, data, 0), end(subject, data)) == Remedy("eta", 0.3)
    subject, data = race["adam"]
    assert advice(verdict("", subject, data, 0), end(subject, data)) is None


def test_remedies_say_what_they_do():
    told = [remedy.sentence for remedy in (Remedy("eta", 0.3), Remedy("steps", 3000), Remedy("start", (0.0, 0.0)))]
    assert told == ["Try eta 0.3", "Try 3,000 updates", "Try the start (0, 0)"]


def test_numbers_are_for_people():
    assert [people(v) for v in (0.28039, 3.9e7, -7.43e-8, 1.0, 2.68e23)] == ["0.28", "3.9e7", "−7.43e−8", "1", "2.68e23"]


def test_the_thresholds_are_told():
    told = " ".join(thresholds())
    assert all(number in told for number in ("0.05", "10%", "80%", "100 steps"))
