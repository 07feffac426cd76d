"""The compiled loop: advance a lane by n updates and record all that each of them is made of."""

from functools import cache
from math import isfinite

import numpy as np

from .compile import F, HYPER, LOOK, PROBLEM, RULE, VECTOR, compiled
from .problems.neuron import Grouped, compiled_neuron
from .trajectory import COLUMNS, Trajectory


def advance(update, look, problem, x, n, y, rest, hyper, carry, start, stop, out):
    """Record rows start..stop-1 and return the first row not recorded: `stop`, or earlier where the lane diverged.

    carry: (8,) w, b, and three state values each for w and b on entering row `start`; left ready for the next row.
    out: (15, capacity), one column of `trajectory.COLUMNS` per row of the array.
    """
    w, b = carry[0], carry[1]
    state_w = (carry[2], carry[3], carry[4])
    state_b = (carry[5], carry[6], carry[7])
    end = stop
    for t in range(start, stop):
        loss, g_w, g_b = problem(w, b, x, n, y, rest)
        if not (isfinite(w) and isfinite(b) and isfinite(loss)):
            end = t
            break
        look_w = look(w, state_w, hyper)
        look_b = look(b, state_b, hyper)
        if look_w == w and look_b == b:
            used_w, used_b = g_w, g_b
        else:
            _, used_w, used_b = problem(look_w, look_b, x, n, y, rest)
        out[0, t], out[1, t], out[2, t], out[3, t], out[4, t] = w, b, loss, g_w, g_b
        out[5, t], out[6, t] = used_w, used_b
        out[7, t], out[8, t], out[9, t] = state_w
        out[10, t], out[11, t], out[12, t] = state_b
        step_w, state_w = update(used_w, w, t + 1.0, state_w, hyper)
        step_b, state_b = update(used_b, b, t + 1.0, state_b, hyper)
        out[13, t], out[14, t] = step_w, step_b
        w += step_w
        b += step_b
    carry[0], carry[1] = w, b
    carry[2], carry[3], carry[4] = state_w
    carry[5], carry[6], carry[7] = state_b
    return end


@cache
def compiled_advance():
    """Compile `advance` on first use; rules and problem enter as first-class functions, so one machine code serves all."""
    from numba import types

    signature = types.int64(
        types.FunctionType(RULE), types.FunctionType(LOOK), types.FunctionType(PROBLEM),
        VECTOR, VECTOR, VECTOR, F, HYPER, types.float64[::1], types.int64, types.int64, types.float64[:, ::1],
    )
    return compiled(advance, signature)


class Run:
    """Advance one lane over its data in pieces of any size; the pieces never change the result.

    lane: a `Lane`. data: the grouped points. start: (w, b). steps: the number of updates to record.
    """

    def __init__(self, lane, data: Grouped, start: tuple[float, float], steps: int):
        self.lane, self.data, self.steps = lane, data, steps
        self._rule = lane.rule
        self._hyper = self._rule.hyper_tuple(lane.settings)
        self._carry = np.array([*start, 0, 0, 0, 0, 0, 0], dtype=np.float64)
        self._table = np.empty((len(COLUMNS), steps + 1))
        self._row = 0
        self._diverged = False

    @property
    def done(self) -> bool:
        """Tell whether the last row is recorded or the lane has diverged."""
        return self._diverged or self._row > self.steps

    def advance(self, rows: int) -> int:
        """Record up to `rows` more rows and return how many; a lane that is done stays as it is."""
        if self.done:
            return 0
        first, stop = self._row, min(self.steps + 1, self._row + rows)
        update, look = self._rule.compiled
        d = self.data
        self._row = compiled_advance()(update, look, compiled_neuron(), d.x, d.n, d.y, d.rest, self._hyper, self._carry, self._row, stop, self._table)
        self._diverged = self._row < stop
        return self._row - first

    def trajectory(self) -> Trajectory:
        """Return what is recorded so far as a frozen value; later rows do not change it."""
        return Trajectory(self._table[:, : self._row], self.steps, self._diverged)


def run(lane, data: Grouped, start: tuple[float, float], steps: int) -> Trajectory:
    """Return the whole trajectory of one lane; Ctrl+C is heard between its pieces."""
    whole = Run(lane, data, start, steps)
    while not whole.done:
        whole.advance(1000)
    return whole.trajectory()
