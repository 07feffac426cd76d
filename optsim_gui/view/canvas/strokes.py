"""A path on the screen: from points to the line pieces that are stroked, thinned, dashed and without repetition.

The pieces are a function of the points and the mapping alone. They come in the order of the path, each with the row it
ends at, so "the path up to the cursor" is a prefix, and rows that arrive later only add to the end.
"""

from functools import cache
from math import floor, hypot

import numpy as np
from numba import njit, types

from ...core.compile import compiled
from ...core.trajectory import Trajectory
from .mapping import BATCH

KEEP_PX = 0.75  # a point nearer than this to the last kept one is not drawn
FAR = 1e6  # px; beyond, a point is drawn at this distance
ROOM = 40_000.0
inner = njit(nogil=True, error_model="numpy")  # compiled into `extend`

X, Y, PHASE, LINES, KEPT, KEYS = range(6)  # places in a path's state


def extend(w, b, rows, mapping, view, dash, state, table, lines, ends, kept):
    """Add the pieces of rows[0]..rows[1]-1 and return the first row not taken in: where room ran out, or rows[1].

    w, b: the columns of a trajectory. mapping: (x0, x per w, y0, y per b) px. view: (width, height) px; segments
    beside it are skipped. dash: px on, off, ... or empty. state: X, Y of the last kept point, PHASE along the dash,
    numbers of LINES, KEPT points and KEYS. table: hash table of joined pixel pairs. lines (n, 4): x1, y1, x2, y2.
    ends (n,): row of each line. kept (m, 4): row, x, y, phase of each kept point.
    """
    period = dash.sum()
    for t in range(rows[0], rows[1]):
        x = min(FAR, max(-FAR, mapping[0] + mapping[1] * w[t]))
        y = min(FAR, max(-FAR, mapping[2] + mapping[3] * b[t]))
        n, k = int(state[LINES]), int(state[KEPT])
        x1, y1, phase = state[X], state[Y], state[PHASE]
        if k == 0:
            state[X], state[Y], state[KEPT] = x, y, 1
            put(kept, 0, t, x, y, 0.0)
            continue
        if abs(x - x1) < KEEP_PX and abs(y - y1) < KEEP_PX:
            continue
        if k == len(kept) or 2 * (state[KEYS] + 1) > len(table):
            return t
        length = hypot(x - x1, y - y1)
        enter, leave = clip(x1, y1, x, y, view[0], view[1])
        if enter < leave:
            pieces = 1 if period == 0.0 else int((leave - enter) * length / period + 2) * len(dash) // 2 + 1
            if n + pieces > len(lines):
                return t
            if add_key(table, pixel_pair(x1, y1, x, y)):
                state[KEYS] += 1
                n = cut(x1, y1, x, y, length, enter, leave, phase, dash, period, lines, n)
                ends[int(state[LINES]) : n] = t
                state[LINES] = n
                phase = (phase + length) % period if period else 0.0
        elif period:
            phase = (phase + length) % period
        state[X], state[Y], state[PHASE], state[KEPT] = x, y, phase, k + 1
        put(kept, k, t, x, y, phase)
    return rows[1]


@inner
def put(array, row, a, b, c, d):
    """Write one row of four."""
    array[row, 0], array[row, 1], array[row, 2], array[row, 3] = a, b, c, d


@inner
def clip(x1, y1, x2, y2, width, height):
    """Return the fractions (enter, leave) of the segment that lie in the view with a small margin (Liang & Barsky 1984)."""
    margin = 8.0
    enter, leave = 0.0, 1.0
    for start, delta, high in ((x1, x2 - x1, width + margin), (y1, y2 - y1, height + margin)):
        if delta == 0.0:
            if start < -margin or start > high:
                return 1.0, 0.0
        else:
            a, b = (-margin - start) / delta, (high - start) / delta
            enter, leave = max(enter, min(a, b)), min(leave, max(a, b))
    return enter, leave


@inner
def cut(x1, y1, x2, y2, length, enter, leave, phase, dash, period, lines, n):
    """Write the visible solid pieces of one segment to lines[n:] and return the new number of lines."""
    dx, dy = x2 - x1, y2 - y1
    if period == 0.0:
        put(lines, n, x1 + dx * enter, y1 + dy * enter, x1 + dx * leave, y1 + dy * leave)
        return n + 1
    at = enter * length
    end = leave * length
    into = (phase + at) % period
    i = 0
    while into >= dash[i]:
        into -= dash[i]
        i = (i + 1) % len(dash)
    while at < end:
        to = min(end, at + dash[i] - into)
        if i % 2 == 0 and n < len(lines):
            put(lines, n, x1 + dx * at / length, y1 + dy * at / length, x1 + dx * to / length, y1 + dy * to / length)
            n += 1
        at, into, i = at + dash[i] - into, 0.0, (i + 1) % len(dash)
    return n


@inner
def pixel_pair(x1, y1, x2, y2):
    """Return one positive number for the two pixels, whichever comes first."""
    a = (int(floor(min(ROOM, max(-ROOM, x1)))) + 65536) * 131072 + int(floor(min(ROOM, max(-ROOM, y1)))) + 65536
    b = (int(floor(min(ROOM, max(-ROOM, x2)))) + 65536) * 131072 + int(floor(min(ROOM, max(-ROOM, y2)))) + 65536
    low, high = min(a, b), max(a, b)
    return ((low * 2654435761) ^ (high * 40503 + (high << 29))) & 0x7FFFFFFFFFFFFFFF | 1


@inner
def add_key(table, key):
    """Put `key` into the open hash table (0 is free) and tell whether it is new."""
    mask = len(table) - 1
    i = (key ^ (key >> 31)) & mask
    while table[i] != 0:
        if table[i] == key:
            return False
        i = (i + 1) & mask
    table[i] = key
    return True


@inner
def copy_keys(old, new):
    """Put all keys of one table into a larger one."""
    for key in old:
        if key != 0:
            add_key(new, key)


@inner
def select(lines, count, batch, left, top, right, bottom, out):
    """Write to `out` those batches of lines[:count] of which one line comes near the rectangle; return their lines' number."""
    n = 0
    for first in range(0, count, batch):
        last = min(count, first + batch)
        near = False
        for i in range(first, last):
            x1, y1, x2, y2 = lines[i, 0], lines[i, 1], lines[i, 2], lines[i, 3]
            near |= max(x1, x2) >= left and min(x1, x2) <= right and max(y1, y2) >= top and min(y1, y2) <= bottom
        if near:
            out[n : n + last - first] = lines[first:last]
            n += last - first
    return n


@cache
def _compiled():
    F, I = types.float64, types.int64
    pair, row, grid = types.UniTuple(I, 2), F[::1], F[:, ::1]
    column = types.Array(F, 1, "C", readonly=True)
    extends = I(column, column, pair, types.UniTuple(F, 4), types.UniTuple(F, 2), row, row, I[::1], grid, I[::1], grid)
    return compiled(extend, extends), compiled(copy_keys.py_func, types.void(I[::1], I[::1])), compiled(select.py_func, I(grid, I, I, F, F, F, F, grid))


def prepare() -> None:
    """Compile, or load from the cache, what drawing paths needs."""
    _compiled()


class Strokes:
    """Hold the pieces of one path under one mapping; `take_in` adds rows as they are recorded.

    mapping: (x0, x per w, y0, y per b) px. view: (width, height) px. dash: px on, off, ... for the drawn pieces.
    """

    def __init__(self, mapping: tuple, view: tuple, dash: tuple):
        self._mapping = tuple(map(float, mapping))
        self._view = tuple(map(float, view))
        self._dash = np.array(dash, dtype=np.float64)
        self._state = np.zeros(6)
        self._table = np.zeros(1024, dtype=np.int64)
        self._lines, self._ends, self._kept = np.empty((1024, 4)), np.empty(1024, dtype=np.int64), np.empty((1024, 4))
        self.rows = 0

    def take_in(self, trajectory: Trajectory) -> None:
        """Add the rows of `trajectory` that are not taken in yet."""
        extend = _compiled()[0]
        w, b = trajectory["w"], trajectory["b"]
        while self.rows < len(trajectory):
            rows = (self.rows, len(trajectory))
            self.rows = extend(w, b, rows, self._mapping, self._view, self._dash, self._state, self._table, self._lines, self._ends, self._kept)
            if self.rows < len(trajectory):
                self._grow()

    def count(self, row: int) -> int:
        """Return how many lines the path up to `row` has."""
        return int(np.searchsorted(self._ends[: int(self._state[LINES])], row, side="right"))

    def lines(self, first: int, last: int) -> np.ndarray:
        """Return lines first..last-1, float64 (n, 4)."""
        return self._lines[first:last]

    def near(self, count: int, left: float, top: float, right: float, bottom: float) -> np.ndarray:
        """Return those batches of the first `count` lines that come near a rectangle in px, in their order."""
        out = np.empty((count, 4))
        return out[: _compiled()[2](self._lines, count, BATCH, left, top, right, bottom, out)]

    def tail(self, row: int, x: float, y: float) -> np.ndarray:
        """Return the pieces from the last kept point at or before `row` to (x, y) px, the point at `row` itself."""
        kept = self._kept[: int(self._state[KEPT])]
        at = int(np.searchsorted(kept[:, 0], row, side="right")) - 1
        _, x1, y1, phase = kept[at]
        return dashed(x1, y1, x, y, phase, self._dash)

    def _grow(self) -> None:
        self._lines = np.concatenate([self._lines, np.empty_like(self._lines), np.empty((2048, 4))])
        self._ends = np.concatenate([self._ends, np.empty(len(self._lines) - len(self._ends), dtype=np.int64)])
        self._kept = np.concatenate([self._kept, np.empty_like(self._kept)])
        if 4 * self._state[KEYS] > len(self._table):
            larger = np.zeros(4 * len(self._table), dtype=np.int64)
            _compiled()[1](self._table, larger)
            self._table = larger


def dashed(x1: float, y1: float, x2: float, y2: float, phase: float, dash: np.ndarray) -> np.ndarray:
    """Return the solid pieces of one short segment, float64 (n, 4)."""
    length = hypot(x2 - x1, y2 - y1)
    if length == 0.0:
        return np.empty((0, 4))
    room = np.empty((int(2 + length / dash.sum() * len(dash)) if len(dash) else 1, 4))
    return room[: cut.py_func(x1, y1, x2, y2, length, 0.0, 1.0, phase, dash, float(dash.sum()), room, 0)]
