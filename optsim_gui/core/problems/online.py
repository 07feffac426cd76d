"""An online problem in one parameter: a loss that is a line of another slope in every round, w held between bounds (Reddi et al. 2018)."""

from dataclasses import dataclass
from functools import cache

import numpy as np


@dataclass(frozen=True, eq=False)
class Rounds:
    """Hold the slopes of the rounds that follow each other for ever; the loss of all of them is a line too.

    x: slopes, n: what each weighs, float64 (rounds,), read-only. count: number of rounds. bounds: between which w is held.
    y and rest are zero: they stand where a neuron's points have theirs. b is no part of the problem.
    """

    x: np.ndarray
    n: np.ndarray
    y: np.ndarray
    rest: float
    count: int
    bounds: tuple[float, float]

    @property
    def compiled(self):
        """Return the compiled function that gives loss and gradient of such rounds."""
        return compiled_line()

    @property
    def slope(self) -> float:
        """Return the slope of all rounds together."""
        return float(self.x @ self.n)

    def loss_at(self, update: float, w: float) -> float:
        """Return the loss of all rounds together at w; it is the same at every update."""
        return self.slope * min(max(w, self.bounds[0]), self.bounds[1])

    @property
    def best(self) -> float | None:
        """Return the w of the lowest loss of all rounds together, or None where all w are as good."""
        low, high = self.bounds
        return None if self.slope == 0.0 else low if self.slope > 0.0 else high


def rounds(slopes: np.ndarray, bound: float, reduction: str) -> Rounds:
    """Return the rounds of these slopes (rounds,), w held from -bound to bound; `reduction` is "mean" or "sum"."""
    weight = 1.0 / len(slopes) if reduction == "mean" else 1.0
    arrays = [np.array(slopes, dtype=np.float64), np.full(len(slopes), weight), np.zeros(len(slopes))]
    for array in arrays:
        array.flags.writeable = False
    return Rounds(*arrays, 0.0, len(slopes), (-bound, bound))


def line(w, b, x, n, y, rest):
    """Return loss and gradient (loss, dL/dw, dL/db) at w of the rounds of slopes x and weights n."""
    slope = 0.0
    for i in range(x.size):
        slope += n[i] * x[i]
    return slope * w, slope, 0.0


@cache
def compiled_line():
    """Compile `line` on first use (see `compile.PROBLEM`)."""
    from ..compile import PROBLEM, passed

    return passed(line, PROBLEM)
