"""Programs: each runs by itself and makes the path of its lane."""

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from optsim_gui.core.batches import batches_of
from optsim_gui.core.dataset import Online, Points, Sparse
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Batch, Experiment, Lane, Schedule
from optsim_gui.core.optimizers import EVERY_RULE, rule
from optsim_gui.core.problems import pose
from optsim_gui.core.programs import LIBRARIES, program, why_not
from optsim_gui.core.schedules import KINDS
from optsim_gui.core.simulate import run

LANES = [pytest.param(Lane(1, rule.key, {}, rule.convention), id=rule.title) for rule in EVERY_RULE]
DATA = (Sparse(), Sparse(distribution="normal", mean=1.0, sd=0.5, seed=7), Points((0.5, 2.5, 0.0), (0.2, 0.9, 0.4)))


def paths(experiment: Experiment, library: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the path that the program of the only lane makes, and that of the engine."""
    names: dict = {}
    exec(compile(program(experiment, 1, library), "program", "exec"), names)
    path = run(experiment.lanes[0], pose(experiment.data, experiment.reduction), experiment.start, experiment.steps, batches_of(experiment))
    return np.array(names["path"], dtype=float), np.array([path["w"], path["b"]]).T


def gap(experiment: Experiment, library: str) -> float:
    """Return how far at most the program's path is from the engine's, or infinity where one is longer."""
    theirs, ours = paths(experiment, library)
    return np.abs(theirs - ours).max() if theirs.shape == ours.shape else np.inf


def library_of(name: str):
    return pytest.importorskip(name) if name != "numpy" else np


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("lane", LANES)
def test_a_program_makes_the_path_of_its_lane(lane, library, capsys):
    library_of(library)
    for data, reduction in zip(DATA, ("mean", "sum", "mean")):
        tamed = lane.set(eta=0.02) if reduction == "sum" else lane  # a hundred times the slope at the rate of one is chaos
        experiment = Experiment(data=data, reduction=reduction, steps=40, lanes=(tamed,))
        if why_not(experiment, 1, library):
            continue
        theirs, ours = paths(experiment, library)
        assert theirs.shape == ours.shape
        assert np.abs(theirs - ours).max() < 1e-9
        w, b = ours[-1]
        assert capsys.readouterr().out == f"after 40 updates: w = {w:.6g}, b = {b:.6g}\n"


BATCHES = [pytest.param(batch, id=name) for name, batch in
           {"all": Batch(), "fixed": Batch(7), "shuffled": Batch(30, "shuffled", 3), "one": Batch(1, "shuffled")}.items()]  # fmt: skip
NAMED = {
    "torch": {"constant", "step_decay", "exponential", "cosine", "cyclical", "warm_up"},
    "optax": {"constant", "step_decay", "exponential", "cosine", "warm_up"},
}
NO_OTHER_NAME = {"numpy": set(KINDS), **NAMED}
SETTINGS = {"exponential": {"k": 0.03}, "cosine": {"over": 25, "lowest": 0.2}, "cyclical": {"half": 9}, "rising_momentum": {"every": 7}}
BOTH = {kind.key: Schedule(kind.key, SETTINGS.get(kind.key, {})) for kind in KINDS.values()}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize("kind", KINDS)
def test_schedules_and_mini_batches_are_told(kind, batch, library, capsys):
    library_of(library)
    for lane in (Lane(1, "nag", {"eta": 0.5}, "pytorch"), Lane(1, "momentum", {"eta": 0.5})):
        experiment = Experiment(data=DATA[0], steps=40, batch=batch, lanes=(lane.on(BOTH[kind]),))
        if kind in NO_OTHER_NAME[library] and (library == "numpy" or lane.convention == "pytorch"):
            assert gap(experiment, library) < 1e-9
        else:
            assert why_not(experiment, 1, library)


@pytest.mark.parametrize("lane", LANES)
def test_numpy_tells_line_search_with_every_rule(lane, capsys):
    experiment = Experiment(data=DATA[2], steps=40, lanes=(lane.on(Schedule("line_search", rates=(0.02, 0.3, 5.0, 300.0))),))
    assert gap(experiment, "numpy") < 1e-9
    searched = run(experiment.lanes[0], pose(experiment.data, "mean"), experiment.start, 40).scheduled["eta"]
    assert len(np.unique(searched[:40])) > 1  # the search has something to choose


def test_numpy_tells_to_the_last_bit_what_jitters(capsys):
    for lane in (Lane(1, "rmsprop"), Lane(1, "gd", schedule=Schedule("line_search"))):
        assert gap(Experiment(steps=300, lanes=(lane,)), "numpy") < 1e-9


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("batch", BATCHES)
def test_bounds_are_told(batch, library, capsys):
    library_of(library)
    data = Online(tuple(np.linspace(3.0, -2.5, 31)), 0.7)
    for lane in (Lane(1, "gd", {"eta": 0.2}), Lane(1, "nag", {"eta": 0.1}, "pytorch"), Lane(1, "adamw", {"eta": 0.1}, "pytorch")):
        assert gap(Experiment(data=data, start=(2.0, 1.0), steps=70, batch=batch, reduction="sum" if batch.size == 7 else "mean", lanes=(lane,)), library) < 1e-9
    searching = Experiment(data=data, start=(2.0, 1.0), steps=70, batch=batch, lanes=(Lane(1, "momentum", schedule=Schedule("line_search", rates=(0.1, 5.0, 300.0))),))
    assert why_not(searching, 1, library) if library != "numpy" else gap(searching, library) < 1e-9


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_neuron_that_is_saturated_is_told_as_the_engine_has_it(library, capsys):
    library_of(library)
    lane = Lane(1, "adam", {"eta": 0.5}, "pytorch").set(eps=1e-30)
    assert gap(Experiment(data=DATA[0], start=(30.0, 40.0), steps=60, lanes=(lane,)), library) < 1e-9


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_lane_that_diverges_ends_where_the_engine_ends(library, capsys):
    library_of(library)
    nowhere = Points((0.0, 0.0), (0.2, 0.9))
    experiment = Experiment(data=nowhere, batch=Batch(1), steps=40, lanes=(Lane(1, "rmsprop", {"eps": 0.0}, "pytorch"),))
    theirs, ours = paths(experiment, library)
    assert len(theirs) == len(ours) == 1
    assert capsys.readouterr().out == "after 0 updates: w = -3, b = -4\n"


def test_what_a_library_cannot_tell_is_said_by_its_name():
    def why(library, *, batch=Batch(), steps=300, points=100, lane=Lane(1, "gd"), **schedule):
        settings = {name: value for name, value in schedule.items() if name != "kind"}
        lane = lane.on(Schedule(schedule.get("kind", "constant"), settings))
        return why_not(Experiment(data=Sparse(points), steps=steps, batch=batch, lanes=(lane,)), 1, library)

    assert why("torch", kind="line_search") == "torch has no schedule that does what Line search does."
    assert why("optax", kind="cyclical") == "optax has no schedule that does what Cyclical does."
    assert why("optax", kind="step_decay", factor=0.0) == "optax takes a factor of 0 for none; Step decay comes to a rate of 0."
    assert why("torch", batch=Batch(1, "shuffled"), steps=10_001).startswith("The order in which the updates see the points is 10,100 numbers, too many")
    assert why("torch", points=10_001) == "10,001 points are too many to stand in a program; 10,000 fit."
    assert why("optax", lane=Lane(1, "adagrad", {"eps": 0.0})).startswith("optax wants an eps above 0 for AdaGrad")
    assert not why("torch", batch=Batch(1), steps=100_000) and not why("numpy", points=100_000, batch=Batch(1, "shuffled"), steps=100_000)


def texts(library: str) -> dict[str, str]:
    """Return by name the first digits of the SHA-256 of each kind of program that a library can tell."""
    three = Experiment(data=DATA[2], steps=5)
    lanes = {name: three.replace(lanes=(lane,)) for name, lane in ((one.id, *one.values) for one in LANES)}
    nag = Lane(1, "nag", {"eta": 0.5}, "pytorch")
    batches = (Batch(), Batch(2), Batch(2, "shuffled", 3))
    turning = BOTH | {"exponential": Schedule("exponential", {"k": 0.0})}  # whose factor has the same digits everywhere
    turns = {f"{kind}, {batch.order} {batch.size}": three.replace(batch=batch, lanes=(nag.on(turning[kind]),)) for kind in KINDS for batch in batches}
    online = {f"online, {batch.order} {batch.size}": three.replace(data=Online((3.0, -1.0, 0.5), 0.7), batch=batch, lanes=(nag,)) for batch in batches}
    told = {name: e for name, e in (lanes | turns | online).items() if not why_not(e, 1, library)}
    return {name: sha256(program(e, 1, library).encode()).hexdigest()[:12] for name, e in told.items()}


@pytest.mark.parametrize("library", ["torch", "optax"])
def test_a_program_is_the_text_that_was_run_when_its_library_was_at_hand(library):
    """Where a text changes on purpose, run the other tests of this file with torch and optax installed, then write `texts` there."""
    assert texts(library) == json.loads((Path(__file__).parents[1] / "data" / "programs.json").read_text())[library]


def test_numpy_tells_every_lane():
    assert not [lane for (lane,) in (p.values for p in LANES) if why_not(Experiment(lanes=(lane,)), 1, "numpy")]


@pytest.mark.parametrize("library", ["torch", "optax"])
def test_a_library_is_offered_exactly_where_it_has_the_same_rule(library):
    theirs = {rule(key, convention).update for key, convention in LIBRARIES[library].HAS.rules}
    for (lane,) in (p.values for p in LANES):
        assert (not why_not(Experiment(lanes=(lane,)), 1, library)) == (lane.rule.update in theirs)


def test_what_a_library_does_otherwise_is_said():
    said = why_not(Experiment(lanes=(Lane(1, "adam"),)), 1, "torch")
    assert said == "torch has it as Adam (PyTorch): ε stands beside the root."
    assert why_not(Experiment(lanes=(Lane(1, "lion"),)), 1, "torch") == "torch has no Lion."
    with pytest.raises(Invalid, match="torch has no Lion"):
        program(Experiment(lanes=(Lane(1, "lion"),)), 1, "torch")


def test_a_program_is_short_and_needs_its_library_alone():
    experiment = Experiment(lanes=(Lane(1, "adam"),))
    text = program(experiment, 1, "numpy")
    assert len(text.splitlines()) < 65
    assert [line for line in text.splitlines() if "import" in line] == ["from math import exp", "import numpy as np"]
