"""What was recorded: every quantity of every update of one lane, as a frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

import numpy as np

SETTLED_WITHIN = 0.05  # of the optimum, in the plane of w and b

EVERYWHERE = (-inf, inf)

COLUMNS = (
    "w", "b", "loss", "grad_w", "grad_b",  # the point after t updates, its loss and gradient on all the data
    "used_w", "used_b",  # the gradient the next update uses: its mini-batch's, at the look-ahead for NAG, else at the point
    "state_w_1", "state_w_2", "state_w_3", "state_b_1", "state_b_2", "state_b_3",  # the rule's state before that update
    "step_w", "step_b",  # that update: row t+1 is row t plus the step, bit for bit, but for bounds
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Trajectory:
    """Hold rows 0..length-1 of a lane: row t tells the point after t updates and the update that leaves it.

    table: float64 (15, length), read-only, one row per name in COLUMNS. steps: the updates asked for.
    diverged: whether the point or the loss left the finite range right after the last row. scheduled: by name the settings
    that changed on the way, float64 (length,): what each was in the update that leaves a row. bounds: between them w is held.
    """

    table: np.ndarray
    steps: int
    diverged: bool
    scheduled: Mapping[str, np.ndarray] = field(default_factory=dict)
    bounds: tuple[float, float] = EVERYWHERE
    _settled: dict[tuple, int | None] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self):
        self.table.flags.writeable = False

    def __len__(self) -> int:
        return self.table.shape[1]

    def __getitem__(self, column: str) -> np.ndarray:
        """Return one column, float64 (length,), as a view."""
        return self.table[COLUMNS.index(column)]

    @property
    def parameters(self) -> str:
        """Return the parameters that the loss depends on: "wb", and "w" alone where it is held, in an online problem."""
        return "wb" if self.bounds == EVERYWHERE else "w"

    @property
    def done(self) -> bool:
        """Tell whether nothing more will come."""
        return self.diverged or len(self) == self.steps + 1

    @property
    def diverged_at(self) -> int | None:
        """Return the number of the update whose result was not finite, or None."""
        return len(self) if self.diverged else None

    def last(self, step: int) -> int:
        """Return the row to show at `step`: the step itself, or the last one recorded before it."""
        return min(step, len(self) - 1)

    def point(self, step: int) -> tuple[float, float]:
        """Return the point (w, b) to show at `step`."""
        row = self.last(step)
        return float(self["w"][row]), float(self["b"][row])

    @cached_property
    def over_time(self) -> "Trajectory":
        """Return this record with the number of the update in the place of w, and w in the place of b, to be drawn so."""
        return _OverTime(self.table, self.steps, self.diverged, self.scheduled, self.bounds)

    @cached_property
    def saturated_since(self) -> int | None:
        """Return the first step from which the gradient in use is exactly 0 to the end of the record, or None."""
        return _since((self["used_w"] == 0.0) & (self["used_b"] == 0.0))

    def settled_since(self, optimum: tuple[float, float], within: float = SETTLED_WITHIN) -> int | None:
        """Return the first step from which the point stays closer than `within` to `optimum` (w, b), or None.

        None too while the lane is still computing, and where it diverged: what comes next could leave again.
        Asked again, it costs nothing.
        """
        if not self.done or self.diverged:
            return None
        if (optimum, within) not in self._settled:
            with np.errstate(over="ignore"):
                near = (self["w"] - optimum[0]) ** 2 + (self["b"] - optimum[1]) ** 2 < within**2
            self._settled[optimum, within] = _since(near)
        return self._settled[optimum, within]


class _OverTime(Trajectory):
    def __getitem__(self, column: str) -> np.ndarray:
        if column == "w":
            return self._updates
        return super().__getitem__("w" if column == "b" else column)

    @cached_property
    def _updates(self) -> np.ndarray:
        return np.arange(len(self), dtype=np.float64)


def _since(holds: np.ndarray) -> int | None:
    """Return the start of the run of True that reaches the end, or None when the last is False."""
    fails = np.flatnonzero(~holds)
    first = int(fails[-1]) + 1 if fails.size else 0
    return first if first < holds.size else None
