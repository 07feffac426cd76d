"""What was recorded as a table to take away: CSV, JSON and NPZ, each with the experiment, the data and what every column means."""

import io
import math
from collections.abc import Mapping

import msgspec
import numpy as np

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
            raise Invalid(tr("steps are {first}:{last}; they must be A:B with 0 ≤ A ≤ B ≤ {most}.", first=self.first, last=self.last, most=most))

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


def written(table: Table, kind: str) -> bytes:
    """Return the table as one of KINDS; equal tables give equal bytes."""
    return {"csv": _csv, "json": _json, "npz": _npz}[kind](table)


def _csv(table: Table) -> bytes:
    """Return comment lines that start with #, then a line of names, then one line per lane and step at 17 digits; nan: not recorded."""
    head = table.head()
    lines = [f"# {head['program']}; experiment: {_line(head['experiment'])}"]
    lines += [f"# data {name}: {_line(values)}" for name, values in head["data"].items()]
    lines += [f"# {name}: {meaning}" for name, meaning in {"lane": "id of the lane or of the imported path, which has no state", **head["columns"]}.items()]
    lanes = table.lanes()
    lines += [f"# lane {told['id']}: {_line(told)}" for told, _ in lanes]
    lines.append(",".join(("lane", "step", *COLUMNS)))
    for told, rows in lanes:
        start = f"{told['id']},"
        lines += [start + str(step) + "".join(f",{value:.17g}" for value in row) for step, row in enumerate(rows.T.tolist(), table.first)]
    return ("\n".join(lines) + "\n").encode()


def _json(table: Table) -> bytes:
    """Return one JSON object; what is not finite is null."""
    lanes = []
    for told, rows in table.lanes():
        columns = {name: [value if math.isfinite(value) else None for value in row] for name, row in zip(COLUMNS, rows.tolist())}
        lanes.append({**told, "rows": {"step": list(range(table.first, table.first + rows.shape[1])), **columns}})
    return msgspec.json.format(msgspec.json.encode({**table.head(), "lanes": lanes}), indent=1) + b"\n"


def _npz(table: Table) -> bytes:
    """Return an archive for numpy.load: `head` (JSON text), x, y, columns, and lane_ID, float64 (columns, rows)."""
    head, lanes = table.head(), table.lanes()
    arrays = {name: np.array(values) for name, values in head.pop("data").items()}
    told = _line({**head, "lanes": [told for told, _ in lanes]})
    arrays |= {"head": np.array(told), "columns": np.array(COLUMNS), "first_step": np.array(table.first)}
    file = io.BytesIO()
    np.savez_compressed(file, **arrays, **{f"lane_{told['id']}": rows for told, rows in lanes})
    return file.getvalue()


def _line(value) -> str:
    return msgspec.json.encode(value).decode()
