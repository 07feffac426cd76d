"""Tables: everything recorded comes back from every kind, with the experiment it came from."""

import io
import json
import math
import re

import msgspec
import numpy as np
import pytest

from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Experiment, Lane
from optsim_gui.core.imported import Imported
from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.replay import recorded
from optsim_gui.core.simulate import run
from optsim_gui.core.tables import KINDS, MEANING, PIECE, Table, write
from optsim_gui.core.trajectory import COLUMNS


def table(experiment=None, first=0, last=None, ids=None) -> Table:
    e = experiment or preset("sparse").experiment.replace(steps=20)
    data = group(*e.data.arrays(), e.reduction)
    lanes = [lane for lane in e.lanes if ids is None or lane.id in ids]
    return Table(e, {lane.id: run(lane, data, e.start, e.steps) for lane in lanes}, first, e.steps if last is None else last)


def written(made: Table, kind: str) -> bytes:
    file = io.BytesIO()
    shares = list(write(made, kind, file))
    assert shares == sorted(shares) and math.isclose(shares[-1], 1.0)
    return file.getvalue()


def from_csv(data: bytes) -> tuple[Experiment, dict]:
    lines = data.decode().splitlines()
    told = [line for line in lines if line.startswith("#")]
    names, *rows = (line.split(",") for line in lines[len(told) :])
    assert names == ["lane", "step", *COLUMNS]
    lanes = {}
    for row in rows:
        lanes.setdefault(int(row[0]), []).append([float(cell) for cell in row[1:]])
    assert [int(line.split()[2].rstrip(":")) for line in told if line.startswith("# lane ")] == list(lanes)
    return json.loads(told[0].split("experiment: ")[1]), {id: np.array(cells).T for id, cells in lanes.items()}


def from_json(data: bytes) -> tuple[Experiment, dict]:
    told = json.loads(data)
    cells = {lane["id"]: [[math.nan if v is None else v for v in lane["rows"][name]] for name in ("step", *COLUMNS)] for lane in told["lanes"]}
    return told["experiment"], {id: np.array(rows, dtype=float) for id, rows in cells.items()}


def from_npz(data: bytes) -> tuple[Experiment, dict]:
    with np.load(io.BytesIO(data)) as kept:
        assert kept["columns"].tolist() == list(COLUMNS)
        steps = {name: np.arange(kept[name].shape[1]) + kept["first_step"] for name in kept if name.startswith("lane_")}
        return json.loads(str(kept["head"]))["experiment"], {int(name[5:]): np.vstack([steps[name], kept[name]]) for name in steps}


READ = {"csv": from_csv, "json": from_json, "npz": from_npz}


def test_every_recorded_column_has_a_meaning():
    assert tuple(MEANING) == COLUMNS
    swapped = {"w": "b", "b": "w", "weight": "bias", "bias": "weight"}
    for name in (name for name in COLUMNS if name != "loss"):
        other = "_".join(swapped.get(part, part) for part in name.split("_"))
        assert MEANING[other] == re.sub(r"\b(w|b|weight|bias)\b", lambda found: swapped[found[0]], MEANING[name])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("first, last", [(0, 20), (7, 12), (20, 20), (3, 2 * PIECE + 3)])
def test_every_number_and_the_experiment_come_back_bit_for_bit(kind, first, last):
    made = table(preset("sparse").experiment.replace(steps=max(20, last)), first=first, last=last, ids={2, 4})
    experiment, lanes = READ[kind](written(made, kind))
    assert msgspec.convert(experiment, Experiment) == made.experiment
    assert lanes.keys() == made.trajectories.keys()
    for id, rows in lanes.items():
        assert rows[0].tolist() == list(range(first, last + 1))
        assert np.array_equal(rows[1:], made.trajectories[id].table[:, first : last + 1])


def test_a_table_says_what_it_is_and_in_which_version():
    told = json.loads(written(table(), "json"))
    assert (told["format"], told["version"], told["columns"]) == ("optsim-table", 1, {"step": "number of updates made", **MEANING})


@pytest.mark.parametrize("kind", KINDS)
def test_equal_tables_give_equal_bytes_and_only_the_lanes_asked_for(kind):
    one = written(table(ids={2, 4}), kind)
    assert one == written(table(ids={2, 4}), kind)
    assert READ[kind](one)[1].keys() == {2, 4}


@pytest.mark.parametrize("kind", KINDS)
def test_an_imported_path_is_written_beside_the_lanes_and_told_as_imported(kind):
    mine = Imported(50, "my training", (0, 2, 9), (-3.0, 0.0, 1.0), (-4.0, 0.0, 1.0))
    e = preset("sparse").experiment.replace(steps=20, imported=(mine,))
    made = Table(e, recorded(e, group(*e.data.arrays(), e.reduction), (6, 50)), 0, 20)
    content = written(made, kind)
    lanes = READ[kind](content)[1]
    assert lanes[6].shape[1] == 21 and lanes[50][:, [0, 2, 8, 9]][:3].tolist() == [[0, 2, 8, 9], [-3.0, 0.0, 0.0, 1.0], [-4.0, 0.0, 0.0, 1.0]]
    assert np.isfinite(lanes[50][1 + COLUMNS.index("loss")]).all()
    assert [told.get("imported", False) for told, _ in made.lanes()] == [False, True]


@pytest.mark.parametrize("kind", KINDS)
def test_a_diverged_lane_ends_where_it_left_the_numbers(kind):
    experiment = Experiment(lanes=(Lane(1, "momentum", {"eta": 1000.0, "gamma": 1.2}),), steps=5000)
    made = table(experiment)
    length = len(made.trajectories[1])
    assert length < 5001
    assert READ[kind](written(made, kind))[1][1].shape == (len(COLUMNS) + 1, length)


@pytest.mark.parametrize("first, last", [(-1, 3), (5, 4), (0, 21)])
def test_steps_outside_the_record_are_told(first, last):
    with pytest.raises(Invalid, match=f"Steps are {first}:{last}; they must be A:B with 0 ≤ A ≤ B ≤ 20"):
        table(first=first, last=last)
