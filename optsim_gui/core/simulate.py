"""The compiled loop: advance a lane by n updates and record all that each of them is made of."""

from collections.abc import Sequence
from functools import cache
from math import inf, isfinite

import numpy as np

from .batches import Batches, Block, whole
from .compile import F, HYPER, LOOK, PROBLEM, RULE, VARIED, VECTOR, compiled, function_at, inner, table_at
from .experiment import CONSTANT
from .problems.neuron import Grouped
from .trajectory import COLUMNS, EVERYWHERE, Trajectory

UPDATE, LOOKS, TABLE, ROW, STOP = range(5)  # of a lane, in `advance_lanes`
CARRY = 6  # the first of its numbers there that is no setting
_UNCHANGED = np.empty(0)


def advance(update, look, problem, x, n, y, rest, hyper, varied, carry, start, stop, out):
    """Record rows start..stop-1 and return the first row not recorded: `stop`, or earlier where the lane diverged.

    x, n, y, rest: all the points; loss and gradient at the point are theirs. varied: None, or what changes on the way: eta of
    each row, gamma of each row, and rates to try (each empty where there are none; the rate that gives the lowest loss is
    written to eta); x, n, y of the mini-batches, the cuts between them, of which the last is followed by the first again, and
    the row of the first; low and high end of w. The gradient in use and the losses that are compared are the batch's.
    carry: (8,) w, b, and three state values each for w and b on entering row `start`; left ready for the next row.
    out: (15, capacity), one column of `trajectory.COLUMNS` per row of the array.
    """
    w, b = carry[0], carry[1]
    state_w = (carry[2], carry[3], carry[4])
    state_b = (carry[5], carry[6], carry[7])
    seen_x, seen_n, seen_y, whole = x, n, y, True  # the points whose gradient is used, and whether they are all
    if varied is not None:
        etas, gammas, rates, batch_x, batch_n, batch_y, cuts, first, low, high = varied
        usual, whole = hyper, cuts.size == 2
    end = stop
    for t in range(start, stop):
        loss, g_w, g_b = problem(w, b, x, n, y, rest)
        if not (isfinite(w) and isfinite(b) and isfinite(loss)):
            end = t
            break
        if varied is not None:
            hyper = usual
            if etas.size and not rates.size:
                hyper = (etas[t], hyper[1], hyper[2], hyper[3], hyper[4], hyper[5])
            if gammas.size:
                hyper = (hyper[0], gammas[t], hyper[2], hyper[3], hyper[4], hyper[5])
            k = (t - first) % (cuts.size - 1)
            i, j = cuts[k], cuts[k + 1]
            seen_x, seen_n, seen_y = batch_x[i:j], batch_n[i:j], batch_y[i:j]
        look_w = look(w, state_w, hyper)
        look_b = look(b, state_b, hyper)
        if whole and look_w == w and look_b == b:
            used_w, used_b = g_w, g_b
        else:
            _, used_w, used_b = problem(look_w, look_b, seen_x, seen_n, seen_y, rest)
        if varied is not None and rates.size:
            etas[t] = rates[0]
            lowest = inf
            for rate in rates:
                hyper = (rate, hyper[1], hyper[2], hyper[3], hyper[4], hyper[5])
                step_w, _ = update(used_w, w, t + 1.0, state_w, hyper)
                step_b, _ = update(used_b, b, t + 1.0, state_b, hyper)
                loss_there, _, _ = problem(min(max(w + step_w, low), high), b + step_b, seen_x, seen_n, seen_y, 0.0)
                if loss_there < lowest:
                    lowest = loss_there
                    etas[t] = rate
            hyper = (etas[t], hyper[1], hyper[2], hyper[3], hyper[4], hyper[5])
        out[0, t], out[1, t], out[2, t], out[3, t], out[4, t] = w, b, loss, g_w, g_b
        out[5, t], out[6, t] = used_w, used_b
        out[7, t], out[8, t], out[9, t] = state_w
        out[10, t], out[11, t], out[12, t] = state_b
        step_w, state_w = update(used_w, w, t + 1.0, state_w, hyper)
        step_b, state_b = update(used_b, b, t + 1.0, state_b, hyper)
        out[13, t], out[14, t] = step_w, step_b
        w += step_w
        b += step_b
        if varied is not None:
            if w < low:
                w = low
            elif w > high:
                w = high
    carry[0], carry[1] = w, b
    carry[2], carry[3], carry[4] = state_w
    carry[5], carry[6], carry[7] = state_b
    return end


_one = inner(advance)
_update_at, _look_at, _problem_at = function_at(RULE), function_at(LOOK), function_at(PROBLEM)


def advance_lanes(lanes, numbers, problem, x, n, y, rest, columns, rows):
    """Advance any number of lanes in which nothing is varied.

    lanes: int64 (lanes, 5), the addresses of update, look and table, the row that is next, and the row to stop at, in whose
    place comes the first row not recorded. numbers: (lanes, 14), six settings and the carry. problem: its address.
    columns, rows: of each table.
    """
    for k in range(lanes.shape[0]):
        lane, hyper = lanes[k], numbers[k]
        settings, carry = (hyper[0], hyper[1], hyper[2], hyper[3], hyper[4], hyper[5]), hyper[CARRY:]
        update, look, out = _update_at(lane[UPDATE]), _look_at(lane[LOOKS]), table_at(lane[TABLE], columns, rows)
        lane[STOP] = _one(update, look, _problem_at(problem), x, n, y, rest, settings, None, carry, lane[ROW], lane[STOP], out)


@cache
def compiled_varied():
    """Compile `advance` on first use, with all that may vary; rule and problem enter as first-class functions, so one machine code serves all."""
    from numba import types

    signature = types.int64(
        types.FunctionType(RULE), types.FunctionType(LOOK), types.FunctionType(PROBLEM), VECTOR, VECTOR, VECTOR, F, HYPER, VARIED,
        types.float64[::1], types.int64, types.int64, types.float64[:, ::1],
    )  # fmt: skip
    return compiled(advance, signature)


@cache
def compiled_plain():
    """Compile `advance_lanes` on first use; what only varied lanes need is left out of the machine code."""
    from numba import types

    signature = types.void(types.int64[:, ::1], types.float64[:, ::1], types.intp, VECTOR, VECTOR, VECTOR, F, types.int64, types.int64)
    return compiled(advance_lanes, signature)


class Run:
    """Advance one lane over its data in pieces of any size; the pieces never change the result.

    lane: a `Lane`. data: the grouped points. start: (w, b). steps: the number of updates to record. batches: what each
    update sees, shared by the lanes of an experiment, or None where that is all the data. table: float64 (15, steps + 1), of
    which `row` columns are recorded. numbers: (14,), six settings and the carry (see `advance`).
    """

    def __init__(self, lane, data: Grouped, start: tuple[float, float], steps: int, batches: Batches | None = None):
        self.lane, self.data, self.steps, self.batches = lane, data, steps, batches
        self.varies = varies(lane, data, batches)
        self._scheduled = scheduled(lane, steps + 1)
        self._rates = np.array(lane.schedule.rates, dtype=np.float64)
        self.numbers = np.array([*lane.rule.hyper_tuple(lane.settings), np.clip(start[0], *data.bounds), start[1], 0, 0, 0, 0, 0, 0], dtype=np.float64)
        self.table = np.empty((len(COLUMNS), steps + 1))
        self.row = 0
        self.diverged = False

    @property
    def done(self) -> bool:
        """Tell whether the last row is recorded or the lane has diverged."""
        return self.diverged or self.row > self.steps

    def stop(self, rows: int) -> int:
        """Return the row before which the next `rows` end."""
        return min(self.steps + 1, self.row + rows)

    def advance(self, rows: int) -> int:
        """Record up to `rows` more rows and return how many; a lane that is done stays as it is."""
        return advance_together([self], rows)

    def advance_varied(self, rows: int) -> None:
        """Record up to `rows` more rows of a lane in which more changes than its rule says."""
        stop = self.stop(rows)
        while self.row < stop and not self.diverged:
            block = self.batches.block(self.row) if self.batches else whole(self.data)
            self._record(block, min(stop, block.stop))

    def _record(self, block: Block, stop: int) -> None:
        (update, look), d = self.lane.rule.compiled, self.data
        etas, gammas = (self._scheduled.get(name, _UNCHANGED) for name in ("eta", "gamma"))
        varied = (etas, gammas, self._rates, block.x, block.n, block.y, block.cuts, block.first, *d.bounds)
        settings, carry = tuple(self.numbers[:CARRY].tolist()), self.numbers[CARRY:]
        self.row = compiled_varied()(update, look, d.compiled, d.x, d.n, d.y, d.rest, settings, varied, carry, self.row, stop, self.table)
        self.diverged = self.row < stop

    def trajectory(self) -> Trajectory:
        """Return what is recorded so far as a frozen value; later rows do not change it."""
        series = {name: values[: self.row] for name, values in self._scheduled.items()}
        return Trajectory(self.table[:, : self.row], self.steps, self.diverged, series, self.data.bounds)


def advance_together(runs: Sequence[Run], rows: int) -> int:
    """Record up to `rows` more rows of each of some runs over the same points and return how many in all.

    Those in which nothing varies are advanced by one call: the interpreter's lock, for which a busy window lets wait, is
    not taken again between them.
    """
    going = [run for run in runs if not run.done]
    before = sum(run.row for run in going)
    if plain := [run for run in going if not run.varies]:
        _advance_plain(plain, rows)
    for run in going:
        if run.varies:
            run.advance_varied(rows)
    return sum(run.row for run in going) - before


def _advance_plain(runs: Sequence[Run], rows: int) -> None:
    d, table = runs[0].data, runs[0].table
    stops = [run.stop(rows) for run in runs]
    addresses = [[one.__wrapper_address__() for one in run.lane.rule.compiled] for run in runs]
    lanes = np.array([(*to, run.table.ctypes.data, run.row, stop) for to, run, stop in zip(addresses, runs, stops)], dtype=np.int64)
    numbers = np.array([run.numbers for run in runs])
    compiled_plain()(lanes, numbers, d.compiled.__wrapper_address__(), d.x, d.n, d.y, d.rest, *table.shape)
    for run, lane, last, stop in zip(runs, lanes.tolist(), numbers, stops):
        run.numbers, run.row, run.diverged = last, lane[STOP], lane[STOP] < stop


def varies(lane, data: Grouped, batches: Batches | None) -> bool:
    """Tell whether more changes from update to update than the rule says: mini-batches, a schedule, or bounds that hold w."""
    return batches is not None or lane.schedule.kind != CONSTANT or data.bounds != EVERYWHERE


def scheduled(lane, rows: int) -> dict[str, np.ndarray]:
    """Return by name the settings that the lane's schedule changes, float64 (rows,): what each is in the update that leaves a row."""
    one = lane.schedule.declared
    if one.key == CONSTANT:
        return {}
    return {one.changes: one.series(lane.settings[one.changes], lane.schedule.settings, rows)}


def run(lane, data: Grouped, start: tuple[float, float], steps: int, batches: Batches | None = None) -> Trajectory:
    """Return the whole trajectory of one lane; Ctrl+C is heard between its pieces."""
    whole = Run(lane, data, start, steps, batches)
    while not whole.done:
        whole.advance(1000)
    return whole.trajectory()
