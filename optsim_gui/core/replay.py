"""An imported path as a record: its rows at every update, with the loss and the gradient of this experiment's data."""

from collections.abc import Iterable

import numpy as np

from .batches import batches_of
from .experiment import Experiment
from .imported import Imported
from .problems.neuron import Grouped, sigmoid
from .simulate import run
from .trajectory import COLUMNS, Trajectory

AT_ONCE = 200_000  # rows times groups of points


class Replay:
    """Work out the record of one path in pieces of any size, like `simulate.Run`; between its rows the path stands still.

    lane: an `Imported`. data: the grouped points. steps: the updates to record, at most; a path that ends before is
    recorded up to its last row. What is made of a rule, its state, is NaN.
    """

    def __init__(self, lane: Imported, data: Grouped, steps: int):
        self.lane, self.data = lane, data
        self.steps = min(steps, lane.step[-1])
        rows = np.maximum(np.searchsorted(lane.step, np.arange(self.steps + 1), side="right") - 1, 0)
        self._table = np.full((len(COLUMNS), self.steps + 1), np.nan)
        self._w, self._b = (self._table[i] for i in (COLUMNS.index("w"), COLUMNS.index("b")))
        self._w[:], self._b[:] = (np.array(values)[rows] for values in (lane.w, lane.b))
        with np.errstate(over="ignore"):
            for name in "wb":
                self._table[COLUMNS.index("step_" + name), :-1] = np.diff(self._table[COLUMNS.index(name)])
        self._row = 0

    @property
    def done(self) -> bool:
        """Tell whether the last row is recorded."""
        return self._row > self.steps

    def advance(self, rows: int) -> int:
        """Record up to `rows` more rows and return how many."""
        first, stop = self._row, min(self.steps + 1, self._row + rows)
        size = max(1, AT_ONCE // self.data.x.size)
        for start in range(first, stop, size):
            piece = slice(start, min(stop, start + size))
            told = _told(self.data, self._w[piece], self._b[piece])
            for name, values in zip(("loss", "grad_w", "grad_b", "used_w", "used_b"), (*told, *told[1:])):
                self._table[COLUMNS.index(name), piece] = values
        self._row = max(first, stop)
        return self._row - first

    def trajectory(self) -> Trajectory:
        """Return what is recorded so far as a frozen value."""
        return Trajectory(self._table[:, : self._row], self.steps, False)


def recorded(experiment: Experiment, data: Grouped, ids: Iterable[int]) -> dict[int, Trajectory]:
    """Return the whole records of these lanes and imported paths of an experiment, by id; data: its grouped points."""
    batches, lanes = batches_of(experiment), {lane.id: lane for lane in experiment.lanes}
    found = {}
    for id in ids:
        if id in lanes:
            found[id] = run(lanes[id], data, experiment.start, experiment.steps, batches)
        else:
            replay = Replay(experiment.path(id), data, experiment.steps)
            replay.advance(replay.steps + 1)
            found[id] = replay.trajectory()
    return found


def _told(data: Grouped, w: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return loss, dL/dw and dL/db at many points (w, b), float64 (points,) each."""
    with np.errstate(over="ignore"):
        z = w[:, None] * data.x + b[:, None]
    e = np.exp(-np.abs(z))
    away = data.n * (sigmoid(z) - data.y)
    pull = away * e / (1.0 + e) ** 2
    return data.rest + 0.5 * np.sum(away * away / data.n, axis=1), pull @ data.x, pull.sum(axis=1)
