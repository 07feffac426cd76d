"""The loss drawn: its values on a grid, contour levels and lines, shading."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from contourpy import LineType, contour_generator

from .problems.neuron import Grouped, sigmoid
from .problems.online import Rounds

SIDES = (32, 64, 128, 256)  # samples a side, coarse to fine
LINES = 18
_SAFE = 350.0  # e**350 squared is still finite
_BLOCK, _TERMS = 512, 1 << 22  # groups, and squares, handled at once, so that 100,000 groups need little memory and end soon
_FINE = 128  # samples a side beyond which lines are drawn through every second one


class Cancelled(Exception):
    """Tell that the caller wanted no more of it."""


def loss_grid(data: Grouped, ws: np.ndarray, bs: np.ndarray, goes_on: Callable[[], bool] = lambda: True) -> np.ndarray:
    """Return the loss at every (w, b), float64 (len(bs), len(ws)); raise Cancelled once `goes_on()` is false.

    e^-(wx+b) = e^-wx e^-b, so the exponentials are taken once a column and once a row wherever they stay finite.
    Of an online problem the rows are w, between its bounds, and the columns are updates: its loss does not depend on them.
    """
    if isinstance(data, Rounds):
        return np.repeat(data.slope * np.clip(bs, *data.bounds)[:, None], len(ws), axis=1)
    out = np.full((len(bs), len(ws)), data.rest)
    for first in range(0, len(data.x), _BLOCK):
        x, n, y = (a[first : first + _BLOCK] for a in (data.x, data.n, data.y))
        with np.errstate(over="ignore"):  # an infinite z is as good as a large one
            z = np.outer(x, ws)
        separable = np.abs(z).max() <= _SAFE and np.abs(bs).max() <= _SAFE
        columns = np.exp(-z) if separable else z
        rows = max(1, _TERMS // (len(x) * len(ws)))
        for row in range(0, len(bs), rows):
            if not goes_on():
                raise Cancelled
            some = slice(row, row + rows)
            if separable:
                compiled_rows()(columns, np.exp(-bs[some]), n, y, out[some])
            else:
                out[some] += 0.5 * np.array([n @ (sigmoid(z + b) - y[:, None]) ** 2 for b in bs[some]])
    return out


def add_rows(columns, decay, n, y, out):
    """Add the loss of some groups to `out` (rows, columns); columns: e^-wx (groups, columns); decay: e^-b (rows,)."""
    for row in range(out.shape[0]):
        for group in range(columns.shape[0]):
            for column in range(out.shape[1]):
                d = 1.0 / (1.0 + columns[group, column] * decay[row]) - y[group]
                out[row, column] += 0.5 * n[group] * d * d


@cache
def compiled_rows():
    """Compile `add_rows` on first use."""
    from numba import types

    from .compile import F, VECTOR, compiled

    return compiled(add_rows, types.void(F[:, ::1], VECTOR, VECTOR, VECTOR, F[:, ::1]))


@dataclass(frozen=True, eq=False)
class Landscape:
    """Hold the loss over a part of the plane: w (columns,), b (rows,), loss (rows, columns)."""

    w: np.ndarray
    b: np.ndarray
    loss: np.ndarray

    @cached_property
    def shade(self) -> np.ndarray:
        """Return how high each sample lies, uint8 (rows, columns): half by value, half by rank.

        By value alone a plateau would swallow the range, by rank alone the depth of the valley would be lost.
        """
        knots, share = self._knots
        return np.interp(self.loss, knots, share * 255.0 + 0.5).astype(np.uint8)

    @cached_property
    def levels(self) -> np.ndarray:
        """Return the loss at the contour lines, float64 (at most LINES,), spaced by a power so the valley is not empty."""
        knots, share = self._knots
        low, high = self.loss.min(), self.loss.max()
        if not high > low:
            return np.empty(0)
        even = np.linspace(0.0, 1.0, LINES + 2)[1:-1]
        by_value = low + (high - low) * even**2.2
        by_shade = np.interp(even, share, knots)
        return np.unique(0.5 * (by_value + by_shade))

    def at_shades(self, bands: int) -> np.ndarray:
        """Return the loss where the shade passes from one of `bands` even bands to the next, float64 (at most bands - 1,), rising."""
        knots, share = self._knots
        return np.unique(np.interp(np.linspace(0.0, 1.0, bands + 1)[1:-1], share, knots)) if len(knots) > 1 else np.empty(0)

    @cached_property
    def lines(self) -> tuple[np.ndarray, ...]:
        """Return the contour lines, float64 (points, 2) of (w, b) each."""
        rows, columns = (np.append(np.arange(0, n - 1, 2 if n > _FINE else 1), n - 1) for n in self.loss.shape)
        generator = contour_generator(self.w[columns], self.b[rows], self.loss[np.ix_(rows, columns)], line_type=LineType.Separate)
        return tuple(line for lines in generator.multi_lines(self.levels) for line in lines) if len(self.levels) else ()

    @cached_property
    def _knots(self) -> tuple[np.ndarray, np.ndarray]:
        sample = np.sort(self.loss[::2, ::2], axis=None)
        knots = np.concatenate(([self.loss.min()], sample[:: max(1, sample.size // 128)], [self.loss.max()]))
        knots, first = np.unique(knots, return_index=True)
        rank = first / max(1, first[-1])
        span = knots[-1] - knots[0]
        value = (knots - knots[0]) / span if span > 0 else np.zeros_like(knots)
        return knots, 0.5 * (rank + value)

    def drawn(self) -> "Landscape":
        """Return this landscape with everything that is drawn of it worked out."""
        _ = self.shade, self.lines
        return self


def landscape(data: Grouped, w: tuple[float, float], b: tuple[float, float], side: int = SIDES[-1], goes_on: Callable[[], bool] = lambda: True) -> Landscape:
    """Return the loss over w[0]..w[1] by b[0]..b[1] at side² samples; raise Cancelled once `goes_on()` is false."""
    ws, bs = np.linspace(*w, side), np.linspace(*b, side)
    return Landscape(ws, bs, loss_grid(data, ws, bs, goes_on))


def side_for(data: Grouped, loss_terms: float = 4e6) -> int:
    """Return how many samples a side can be had at once: the finest grid where it is cheap, a coarser one where not."""
    return max((side for side in SIDES if side * side * len(data.x) <= loss_terms), default=SIDES[0])
