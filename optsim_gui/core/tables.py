"""What was recorded as a table to take away: CSV, JSON and NPZ, each with the experiment, the data and what every column means."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
import numpy as np
from numpy.lib import format as npy

from .. import __version__
from .errors import Invalid
from .experiment import Experiment, titles
from .trajectory import COLUMNS, Trajectory
from .words import tr

MEANING = {
    "w": "weight after `step` updates",
    "b": "bias after `step` updates",
    "loss": "loss of all the data at (w, b)",
    "grad_w": "derivative of that loss with respect to w",
    "grad_b": "derivative of that loss with respect to b",
    "used_w": "the gradient that update `step` + 1 uses for w: over the points that it sees, at the look-ahead where the rule has one",
    "used_b": "the gradient that update `step` + 1 uses for b: over the points that it sees, at the look-ahead where the rule has one",
    **{f"state_{p}_{i}": f"state {i} of the rule for {p} before update `step` + 1" for p in "wb" for i in (1, 2, 3)},
    "step_w": "what update `step` + 1 adds to w",
    "step_b": "what update `step` + 1 adds to b",
}
"""Every recorded column with its meaning. Nothing has a unit: w, b, x, y and the loss are plain numbers."""

KINDS = ("csv", "json", "npz")
PIECE = 4096  # cells written at a time


class Table(msgspec.Struct, frozen=True):
    """Hold the recorded rows `first` to `last`, both included, of some lanes and imported paths of an experiment.

    trajectories: by id, in the order to write them. Raises Invalid where `first` or `last` lies outside 0 to the number of updates.
    """

    experiment: Experiment
    trajectories: Mapping[int, Trajectory]
    first: int
    last: int

    def __post_init__(self):
        most = self.experiment.steps
        if not 0 <= self.first <= self.last <= most:
            raise Invalid(tr("Steps are {first}:{last}; they must be A:B with 0 ≤ A ≤ B ≤ {most}.", first=self.first, last=self.last, most=most))

    def lanes(self) -> list[tuple[dict, np.ndarray]]:
        """Return what each lane is, with its rows, float64 (columns, rows); fewer rows where it diverged or was imported so."""
        known = titles(self.experiment)
        return [(self._lane(id, known[id]), t.table[:, self.first : self.last + 1]) for id, t in self.trajectories.items()]

    def _lane(self, id: int, title: str) -> dict:
        if any(one.id == id for one in self.experiment.imported):
            return {"title": title, "id": id, "imported": True}
        lane, trajectory = self.experiment.lane(id), self.trajectories[id]
        return {"title": title, **msgspec.to_builtins(lane), "state": list(lane.rule.state), "diverged_at": trajectory.diverged_at}

    def head(self) -> dict:
        """Return what stands before the rows: program, experiment, data x and y, and the meaning of each column."""
        x, y = self.experiment.data.arrays()
        return {
            "format": "optsim-table",
            "version": 1,
            "program": f"OptSim {__version__}",
            "experiment": msgspec.to_builtins(self.experiment),
            "data": {"x": x.tolist(), "y": y.tolist()},
            "columns": {"step": "number of updates made", **MEANING},
        }


def write(table: Table, kind: str, file: BinaryIO) -> Iterator[float]:
    """Write the table as one of KINDS, a piece of some milliseconds at a time; give after each the share that is done. Equal tables give equal bytes."""
    lanes, done = table.lanes(), 0
    cells = sum(rows.size for _, rows in lanes)
    for more in {"csv": _csv, "json": _json, "npz": _npz}[kind](table.head(), lanes, table.first, file):
        done += more
        yield done / cells


def _csv(head: dict, lanes: list[tuple[dict, np.ndarray]], first: int, file: BinaryIO) -> Iterator[int]:
    """Write comment lines that start with #, then a line of names, then one line per lane and step at 17 digits; nan: not recorded."""
    lines = [f"# {head['program']}; experiment: {_line(head['experiment'])}"]
    lines += [f"# data {name}: {_line(values)}" for name, values in head["data"].items()]
    lines += [f"# {name}: {meaning}" for name, meaning in {"lane": "id of the lane or of the imported path, which has no state", **head["columns"]}.items()]
    lines += [f"# lane {told['id']}: {_line(told)}" for told, _ in lanes]
    file.write("\n".join((*lines, ",".join(("lane", "step", *COLUMNS)), "")).encode())
    for told, rows in lanes:
        for at in range(0, rows.shape[1], PIECE // len(COLUMNS)):
            block = rows[:, at : at + PIECE // len(COLUMNS)]
            file.write("".join(f"{told['id']},{step}" + "".join(f",{value:.17g}" for value in row) + "\n" for step, row in enumerate(block.T.tolist(), first + at)).encode())
            yield block.size


def _json(head: dict, lanes: list[tuple[dict, np.ndarray]], first: int, file: BinaryIO) -> Iterator[int]:
    """Write one JSON object, with one line per lane and column; what is not finite is null."""
    file.write(msgspec.json.format(_line(head), indent=1).removesuffix("\n}").encode() + b',\n "lanes": [')
    for place, (told, rows) in enumerate(lanes):
        file.write(f'{"," * bool(place)}\n  {_line(told).removesuffix("}")},"rows":{{'.encode())
        for name, values in zip(("step", *COLUMNS), (np.arange(first, first + rows.shape[1]), *rows)):
            file.write(f'{"," * (name != "step")}\n   "{name}":['.encode())
            for at in range(0, len(values), PIECE):
                block = values[at : at + PIECE]
                file.write(b"," * bool(at) + msgspec.json.encode(block.tolist())[1:-1])
                yield block.size * (name != "step")
            file.write(b"]")
        file.write(b"}}")
    file.write(b"\n ]\n}\n")


def _npz(head: dict, lanes: list[tuple[dict, np.ndarray]], first: int, file: BinaryIO) -> Iterator[int]:
    """Write an archive for numpy.load: `head` (JSON text), x, y, columns, and lane_ID, float64 (columns, rows)."""
    told = _line({**{name: value for name, value in head.items() if name != "data"}, "lanes": [told for told, _ in lanes]})
    small = {**head["data"], "head": told, "columns": COLUMNS, "first_step": first}
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, values in small.items():
            with archive.open(f"{name}.npy", "w") as member:
                npy.write_array(member, np.array(values))
        for told, rows in lanes:
            with archive.open(f"lane_{told['id']}.npy", "w", force_zip64=True) as member:
                npy.write_array_header_1_0(member, {"descr": npy.dtype_to_descr(rows.dtype), "fortran_order": False, "shape": rows.shape})
                for values in rows:
                    for at in range(0, len(values), PIECE):
                        block = values[at : at + PIECE]
                        member.write(block.tobytes())
                        yield block.size


def _line(value) -> str:
    return msgspec.json.encode(value).decode()
