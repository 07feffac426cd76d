"""Programs: each runs by itself and makes the path of its lane."""

import numpy as np
import pytest

from optsim_gui.core.batches import batches_of
from optsim_gui.core.dataset import Online, Points, Sparse
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Batch, Experiment, Lane, Schedule
from optsim_gui.core.optimizers import EVERY_RULE, rule
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.programs import CALLS, LIBRARIES, program, why_not
from optsim_gui.core.schedules import KINDS
from optsim_gui.core.simulate import run

LANES = [pytest.param(Lane(1, rule.key, {}, rule.convention), id=rule.title) for rule in EVERY_RULE]
DATA = (Sparse(), Sparse(distribution="normal", mean=1.0, sd=0.5, seed=7), Points((0.5, 2.5, 0.0), (0.2, 0.9, 0.4)))


def paths(experiment: Experiment, library: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the path that the program of the only lane makes, and that of the engine."""
    names: dict = {}
    exec(compile(program(experiment, 1, library), "program", "exec"), names)
    path = run(experiment.lanes[0], group(*experiment.data.arrays(), experiment.reduction), experiment.start, experiment.steps, batches_of(experiment))
    return np.array(names["path"], dtype=float), np.array([path["w"], path["b"]]).T


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


@pytest.mark.parametrize("batch", [Batch(), Batch(7), Batch(30, "shuffled", 3), Batch(1, "shuffled")], ids=["all", "fixed", "shuffled", "one"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if not kind.searches], ids=lambda kind: kind.key)
def test_numpy_tells_schedules_and_mini_batches(kind, batch, capsys):
    for lane in (Lane(1, "nag"), Lane(1, "momentum", {}, "pytorch")):
        experiment = Experiment(data=DATA[0], steps=40, batch=batch, lanes=(lane.on(Schedule(kind.key)).set(eta=0.5),))
        theirs, ours = paths(experiment, "numpy")
        assert np.abs(theirs - ours).max() < 1e-9


def test_what_no_program_tells_is_said():
    searching = Experiment(lanes=(Lane(1, "gd", schedule=Schedule("line_search")),))
    assert why_not(searching, 1, "numpy") == "A program tells of no line search and of no bounds; this lane has one of them."
    small = Experiment(batch=Batch(5), lanes=(Lane(1, "gd"),))
    assert "numpy's tell of mini-batches and schedules too" in why_not(small, 1, "torch") and not why_not(small, 1, "numpy")
    assert "no bounds" in why_not(Experiment(data=Online(), lanes=(Lane(1, "gd"),)), 1, "numpy")


def test_numpy_tells_every_lane():
    assert not [lane for (lane,) in (p.values for p in LANES) if why_not(Experiment(lanes=(lane,)), 1, "numpy")]


@pytest.mark.parametrize("library", CALLS)
def test_a_library_is_offered_exactly_where_it_has_the_same_rule(library):
    theirs = {rule(key, convention).update for key, convention in CALLS[library]}
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
    assert len(text.splitlines()) < 45
    assert [line for line in text.splitlines() if "import" in line] == ["import numpy as np"]
