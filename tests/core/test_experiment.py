"""The experiment: what it refuses, how it changes, and that it comes back from JSON, hostile JSON included."""

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.dataset import Points, Sparse
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import FURTHEST_START, MOST_LANES, MOST_STEPS, START_B, START_W, STEPS, Batch, Experiment, Lane, Schedule, decode, encode, lane_titles, told_apart
from optsim_gui.core.imported import Imported
from optsim_gui.core.optimizers import EVERY_RULE
from tests.strategies import settings_of

coordinate = st.floats(-FURTHEST_START, FURTHEST_START)
lane = st.sampled_from(EVERY_RULE).flatmap(lambda rule: st.tuples(st.just(rule.key), settings_of(rule), st.just(rule.convention)))
experiments = st.builds(
    lambda data, reduction, start, steps, lanes: Experiment(data, reduction, start, steps, tuple(Lane(i, *l) for i, l in enumerate(lanes))),
    st.just(Points((0.5, 2.5), (0.2, 0.9), "two")) | st.builds(Sparse, points=st.integers(1, 1000), sparsity=st.floats(0, 1), seed=st.integers(0, 99)),
    st.sampled_from(("mean", "sum")), st.tuples(coordinate, coordinate), st.integers(1, MOST_STEPS), st.lists(lane, max_size=MOST_LANES),
)  # fmt: skip
LANE = {"id": 1, "optimizer": "adam"}


@given(experiments)
def test_it_comes_back_from_json_as_it_was(experiment):
    assert decode(encode(experiment)) == experiment


@given(experiments, st.data())
def test_a_change_leaves_the_experiment_before_as_it_was(experiment, data):
    before = encode(experiment)
    after = experiment.with_another("adam", eta=0.5) if len(experiment.lanes) < MOST_LANES else experiment.without(0)
    for one in after.lanes:
        after = after.with_lane(one.set(eta=data.draw(st.floats(0, 9))))
    after = after.replace(steps=7, start=(1, 2))
    assert after.start == (1.0, 2.0) and all(isinstance(value, float) for value in after.start)
    assert encode(experiment) == before


def test_what_a_slider_offers_is_allowed_and_holds_the_value_it_begins_with():
    for hyper in (START_W, START_B, STEPS, *(hyper for rule in EVERY_RULE for hyper in rule.hyper)):
        assert hyper.low <= hyper.slider_low <= hyper.default <= hyper.slider_high <= hyper.high or hyper.default == hyper.low


def test_a_batch_may_be_as_large_as_the_data():
    assert Experiment(data=Points((0.0, 1.0), (0.0, 1.0)), batch=Batch(2)).batch.size == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reduction": "median"}, "reduction is 'median'; it must be mean or sum"),
        ({"start": (float("nan"), 0.0)}, "start w is nan; it must be a number from -1000 to 1000"),
        ({"start": (0.0, 1001.0)}, "start b is 1001.0"),
        ({"start": (float("inf"), 0.0)}, "start w is inf"),
        ({"steps": 0}, "updates is 0; it must be a whole number from 1 to 100,000"),
        ({"steps": MOST_STEPS + 1}, "updates is 100001"),
        ({"lanes": tuple(Lane(i, "gd") for i in range(MOST_LANES + 1))}, "there are 25 lanes; at most 24"),
        ({"lanes": (Lane(1, "gd"), Lane(1, "adam"))}, "two lanes have the same id"),
        ({"lanes": (Lane(1, "gd"),), "imported": (Imported(1, "other", (0,), (0.0,), (0.0,)),)}, "two lanes have the same id"),
        ({"lanes": (Lane(1, "gd"), Lane(2, "gd")), "imported": (Imported(2, "other", (0,), (0.0,), (0.0,)),)}, "two lanes have the same id"),
        ({"data": Points((0.0, 1.0), (0.0, 1.0)), "batch": Batch(3)}, "batch size is 3; it must be at most 2, the number of points"),
    ],
)
def test_what_is_out_of_range_is_named(change, sentence):
    with pytest.raises(Invalid, match=sentence):
        Experiment().replace(**change)


@pytest.mark.parametrize(
    ("optimizer", "settings", "sentence"),
    [
        ("adma", {}, "optimizer is 'adma'; it must be one of gd, momentum"),
        ("gd", {"gamma": 0.9}, "GD has no setting 'gamma'; it has eta"),
        ("adam", {"eta": -1.0}, "eta of Adam is -1.0; it must be a number from 0 to 1000"),
        ("adam", {"beta1": 1.0}, "beta1 of Adam is 1.0"),
        ("adam", {"eta": float("nan")}, "eta of Adam is nan"),
        ("adam", {"eta": "0.1"}, "eta of Adam is '0.1'"),
        ("adam", {"eta": True}, "eta of Adam is True"),
    ],
)
def test_a_lane_that_cannot_be_is_named(optimizer, settings, sentence):
    with pytest.raises(Invalid, match=sentence):
        Lane(1, optimizer, settings)


def test_a_convention_the_rule_does_not_have_is_named_with_its_choices():
    with pytest.raises(Invalid, match="^convention of Adam is 'keras'; it must be one of textbook, pytorch[.]$"):
        Lane(1, "adam", {}, "keras")
    with pytest.raises(Invalid, match="^convention of Lion is 'pytorch'; it must be one of textbook[.]$"):
        Lane(1, "lion", {}, "pytorch")
    with pytest.raises(Invalid, match=r"convention of Adam is 'keras'.* - at `[$][.]lanes\[0\]`"):
        decode('{"lanes": [{"id": 1, "optimizer": "adam", "convention": "keras"}]}')
    with pytest.raises(Invalid, match="^NAdam has no setting 'psi'; it has eta, "):
        Lane(1, "nadam", {"psi": 0.1})


def test_a_lane_from_before_conventions_is_the_textbook_s():
    assert decode(json.dumps({"lanes": [LANE]})).lanes[0] == Lane(1, "adam", {}, "textbook")


def test_another_convention_keeps_the_settings_that_both_have():
    lane = Lane(1, "nadam", {"eta": 0.3, "psi": 0.1}, "pytorch")
    assert lane.as_in("textbook") == Lane(1, "nadam", {"eta": 0.3}) == lane.ghost()
    assert lane.as_in("textbook").as_in("pytorch") == lane.set(psi=0.004)
    assert [Lane(1, key).ghost() for key in ("gd", "adadelta", "lion")] == [None, None, None], "there is no other rule to compare with"


def test_lanes_keep_their_order_and_their_ids():
    e = Experiment(lanes=(Lane(1, "gd"), Lane(2, "adam")))
    e = e.with_another("adam", after=1, eta=0.5)
    assert [(one.id, one.optimizer, one.settings["eta"]) for one in e.lanes] == [(1, "gd", 1.0), (3, "adam", 0.5), (2, "adam", 0.1)]
    assert e.lane(3) == e.lanes[1] and e.without(3).lanes == (e.lanes[0], e.lanes[2])
    assert e.without(3).with_another("nag").lanes[-1].id == 3
    assert [one.id for one in e.with_another("nag", after=2).lanes] == [1, 3, 2, 4]
    assert [one.id for one in e.with_another("nag", after=3).lanes] == [1, 3, 4, 2]
    with pytest.raises(KeyError):
        e.lane(9)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "truncated"),
        ("{", "truncated"),
        ("nonsense", "malformed"),
        ("[" * 100_000, ""),
        ('{"lanes":' * 5_000, ""),
        ("null", "null"),
        (b"\xff\xfe{}", "malformed"),
        ('{"start": [NaN, 0]}', "malformed"),
        ('{"start": [Infinity, 0]}', "malformed"),
        ('{"start": [1e999, 0]}', "$.start[0]"),
        ('{"start": [1' + "0" * 400 + ", 0]}", "$.start[0]"),
        ('{"start": [1]}', "$.start"),
        ('{"start": ["1", 2]}', "$.start[0]"),
        ('{"start": [2000, 0]}', "start w is 2000.0"),
        ('{"steps": 1.5}', "$.steps"),
        ('{"steps": true}', "$.steps"),
        ('{"reduction": "median"}', "$.reduction"),
        ('{"colour": "red"}', "colour"),
        ('{"data": {"kind": "elsewhere"}}', "$.data.kind"),
        ('{"data": {"kind": "sparse", "noise": 1}}', "noise"),
        ('{"data": {"kind": "sparse", "points": 1' + "0" * 30 + "}}", "$.data"),
        ('{"data": {"kind": "points", "x": [1], "y": [2]}}', "y of point 1 is 2.0"),
        ('{"data": {"kind": "points", "x": [1, 2], "y": [1]}}', "$.data"),
        ('{"data": {"kind": "points", "x": {}, "y": [1]}}', "$.data.x"),
        ('{"lanes": [{"id": 1}]}', "$.lanes[0]"),
        ('{"lanes": [{"id": 1, "optimizer": "gd"}, {"id": 2, "optimizer": "x"}]}', "$.lanes[1]"),
        ('{"lanes": [{"id": 1, "optimizer": "gd", "settings": {"eta": "x"}}]}', "$.lanes[0].settings"),
        ('{"lanes": [{"id": 1, "optimizer": "gd", "settings": {"eta": 1e4}}]}', "eta of GD is 10000.0"),
        ('{"lanes": [{"id": 1, "optimizer": "gd", "settings": {"gamma": 1}}]}', "no setting 'gamma'"),
        ('{"lanes": [{"id": 1, "optimizer": "gd", "colour": 1}]}', "colour"),
    ],
    ids=str,
)
def test_hostile_json_is_refused_with_the_place(text, where):
    with pytest.raises(Invalid) as told:
        decode(text)
    assert str(told.value).startswith("The experiment cannot be read: ") and where in str(told.value)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(string.printable, max_size=5), lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(("data", "lanes", "start", "kind", "x")), inner), max_leaves=8))
def test_any_json_is_an_experiment_or_refused(value):
    try:
        assert isinstance(decode(json.dumps(value)), Experiment)
    except Invalid as error:
        assert "\n" not in str(error)


def test_whole_numbers_are_as_good_as_any():
    text = json.dumps({"start": [-3, -4], "lanes": [{**LANE, "settings": {"eta": 1}}]})
    assert decode(text) == Experiment(lanes=(Lane(1, "adam", {"eta": 1.0}),))
    assert decode(encode(Experiment(start=(-3, -4)))).start == (-3.0, -4.0)


def test_lanes_are_called_by_their_optimizer_and_told_apart_by_number():
    e = Experiment(lanes=(Lane(4, "gd"), Lane(2, "adam"), Lane(3, "gd"), Lane(9, "gd")))
    assert lane_titles(e) == {4: "GD", 2: "Adam", 3: "GD 2", 9: "GD 3"}


def test_a_convention_that_is_not_the_textbook_s_is_in_the_name():
    e = Experiment(lanes=(Lane(1, "adam"), Lane(2, "adam", {}, "pytorch"), Lane(3, "adam", {}, "pytorch"), Lane(4, "amsgrad")))
    assert lane_titles(e) == {1: "Adam", 2: "Adam (PyTorch)", 3: "Adam (PyTorch) 2", 4: "AMSGrad"}


def test_a_further_lane_of_a_rule_tells_the_one_thing_that_it_has_otherwise():
    e = Experiment(lanes=(Lane(1, "adam"), Lane(2, "adam", {"eta": 0.3}), Lane(3, "adam", schedule=Schedule("cosine")),
                          Lane(4, "adam", {"eta": 0.3, "beta1": 0.5}), Lane(5, "adam"), Lane(6, "adam", {}, "pytorch")))  # fmt: skip
    assert list(told_apart(e).values()) == ["Adam", "Adam 2 · η 0.3", "Adam 3 · cosine", "Adam 4", "Adam 5", "Adam (PyTorch)"]
    assert told_apart(e).keys() == lane_titles(e).keys()


def test_an_id_that_is_free_is_larger_than_all_and_the_first_is_1():
    path = Imported(7, "other", (0,), (0.0,), (0.0,))
    assert [e.free_id() for e in (Experiment(lanes=()), Experiment(lanes=(Lane(3, "gd"),)), Experiment(lanes=(Lane(3, "gd"),), imported=(path,)))] == [1, 4, 8]
