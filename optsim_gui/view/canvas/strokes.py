"""A path on the screen: from points to the line pieces that are stroked, thinned, dashed and without repetition.

The pieces are a function of the points and the mapping alone. They come in the order of the path, each with the row it
ends at, so "the path up to the cursor" is a prefix, and rows that arrive later only add to the end.
"""

from functools import cache
from math import hypot

import numpy as np
from numba import types

from ...core.compile import compiled, inner
from ...core.trajectory import Trajectory

KEEP_PX = 0.75  # a point nearer than this to the last kept one is not drawn
FAR = 1e6  # px; beyond, a point is drawn at this distance
MARGIN = 8.0  # px around the view
TINY = 1e-300

DASHED = 32  # widths of the view: once so much of a path is dashed, the rest is solid, for nobody could tell
X, Y, PHASE, LINES, KEPT, DONE, KEYS = range(7)  # places in a path's state


def extend(w, b, rows, mapping, view, dash, period, state, table, before, lines, ends, kept):
    """Add the pieces of rows[0]..rows[1]-1 and return the first row not taken in: where the room ran out, or rows[1].

    w, b: the columns of a trajectory. mapping: (x0, x per w, y0, y per b) px. view: (width, height) px; segments
    beside it are skipped. dash: px on, off, ... or empty, `period` px in all. state: X, Y of the last kept point, PHASE along the dash
    (-1: solid from here on), numbers of LINES and KEPT points, px DONE dashed, number of KEYS. table: hash table of joined pixel pairs,
    filled by half at most; before: the smaller one it takes the place of, or empty. lines (n, 4): x1, y1, x2, y2.
    ends (n,): row of each line. kept (rows, 4): row, x, y, phase of each kept point.
    """
    for key in before:
        if key != 0:
            add_key(table, key)
    for t in range(rows[0], rows[1]):
        x = near(mapping[0] + mapping[1] * w[t])
        y = near(mapping[2] + mapping[3] * b[t])
        n, k = int(state[LINES]), int(state[KEPT])
        x1, y1, phase = state[X], state[Y], state[PHASE]
        if k == 0:
            state[X], state[Y], state[KEPT] = x, y, 1
            put(kept, k, float(t), x, y, phase)
            continue
        if abs(x - x1) < KEEP_PX and abs(y - y1) < KEEP_PX:
            continue
        length = hypot(x - x1, y - y1)
        dashing = period > 0.0 and phase >= 0.0
        enter, leave = clip(x1, y1, x - x1, y - y1, view[0], view[1])
        if enter < leave:
            pieces = 1 if not dashing else int((leave - enter) * length / period + 2) * len(dash) // 2 + 1
            if n + pieces > len(lines) or 2 * state[KEYS] >= len(table):
                return t
            if add_key(table, pixel_pair(x1, y1, x, y)):
                state[KEYS] += 1
                n = cut(x1, y1, x, y, length, enter, leave, phase, dash, period if dashing else 0.0, lines, n)
                for i in range(int(state[LINES]), n):
                    ends[i] = t
                state[LINES] = n
                state[DONE] += (leave - enter) * length
                if dashing:
                    phase = (phase + length) % period if state[DONE] < DASHED * view[0] else -1.0
        elif dashing:
            phase = (phase + length) % period
        state[X], state[Y], state[PHASE], state[KEPT] = x, y, phase, k + 1
        put(kept, k, float(t), x, y, phase)
    return rows[1]


# numba takes 25 ms for each kind of min or max and for each mix of types that a function is called with, so there are few.
@inner
def near(place):
    """Return a place in px, at most FAR from 0."""
    return FAR if place > FAR else -FAR if place < -FAR else place


@inner
def put(array, row, a, b, c, d):
    """Write one row of four."""
    array[row, 0], array[row, 1], array[row, 2], array[row, 3] = a, b, c, d


@inner
def clip(x, y, dx, dy, width, height):
    """Return the fractions (enter, leave) of a segment that lie in the view with a small margin (Liang & Barsky 1984)."""
    dx, dy = dx + TINY, dy + TINY
    left, right = (-MARGIN - x) / dx, (width + MARGIN - x) / dx
    top, bottom = (-MARGIN - y) / dy, (height + MARGIN - y) / dy
    left, right = (left, right) if left < right else (right, left)
    top, bottom = (top, bottom) if top < bottom else (bottom, top)
    enter, leave = left if left > top else top, right if right < bottom else bottom
    return enter if enter > 0.0 else 0.0, leave if leave < 1.0 else 1.0


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
        to = at + dash[i] - into
        if to > end:
            to = end
        if i % 2 == 0 and n < len(lines):
            put(lines, n, x1 + dx * at / length, y1 + dy * at / length, x1 + dx * to / length, y1 + dy * to / length)
            n += 1
        at, into, i = at + dash[i] - into, 0.0, (i + 1) % len(dash)
    return n


@inner
def pixel_pair(x1, y1, x2, y2):
    """Return one odd number for two pixels, whichever comes first."""
    a = int(x1 + FAR) * 2097152 + int(y1 + FAR)
    b = int(x2 + FAR) * 2097152 + int(y2 + FAR)
    a, b = (a, b) if a < b else (b, a)
    return (a * 2654435761) ^ (b * 40503 << 20) | 1


@inner
def add_key(table, key):
    """Put `key` into the open hash table (0 is free) and tell whether it is new."""
    mask = len(table) - 1
    i = (key ^ (key >> 31) ^ (key >> 15)) & mask
    while table[i] != 0:
        if table[i] == key:
            return False
        i = (i + 1) & mask
    table[i] = key
    return True


@cache
def _compiled():
    F, I = types.float64, types.int64
    row, grid, column = F[::1], F[:, ::1], types.Array(F, 1, "C", readonly=True)
    return compiled(extend, I(column, column, types.UniTuple(I, 2), types.UniTuple(F, 4), types.UniTuple(F, 2), row, F, row, I[::1], I[::1], grid, I[::1], grid))


def prepare() -> None:
    """Compile, or load from the cache, what drawing paths needs."""
    _compiled()


class Strokes:
    """Hold the pieces of one path under one mapping; `take_in` adds rows as they are recorded.

    mapping: (x0, x per w, y0, y per b) px. view: (width, height) px. dash: px on, off, ... for the drawn pieces.
    rows: how many there will be in the end.
    """

    def __init__(self, mapping: tuple, view: tuple, dash: tuple, rows: int):
        self._mapping = tuple(map(float, mapping))
        self._view = tuple(map(float, view))
        self._dash = np.array(dash, dtype=np.float64)
        self._period = float(self._dash.sum())
        self._state = np.zeros(7)
        self._table, self._before = np.zeros(4096, dtype=np.int64), np.empty(0, dtype=np.int64)
        self._lines, self._ends, self._kept = np.empty((1024, 4)), np.empty(1024, dtype=np.int64), np.empty((rows, 4))
        self.rows = 0

    def take_in(self, trajectory: Trajectory) -> None:
        """Add the rows of `trajectory` that are not taken in yet."""
        w, b, extend = trajectory["w"], trajectory["b"], _compiled()
        while self.rows < len(trajectory):
            rows = (self.rows, len(trajectory))
            tables = self._table, self._before
            self.rows = extend(w, b, rows, self._mapping, self._view, self._dash, self._period, self._state, *tables, self._lines, self._ends, self._kept)
            self._before = self._before[:0]
            if self.rows < len(trajectory):
                self._grow()

    def count(self, row: int) -> int:
        """Return how many lines the path up to `row` has."""
        return int(np.searchsorted(self._ends[: int(self._state[LINES])], row, side="right"))

    def lines(self, first: int, last: int) -> np.ndarray:
        """Return lines first..last-1, float64 (n, 4)."""
        return self._lines[first:last]

    def tail(self, row: int, x: float, y: float) -> np.ndarray:
        """Return the pieces from the last kept point at or before `row` to (x, y) px, the point at `row` itself."""
        kept = self._kept[: int(self._state[KEPT])]
        at = int(np.searchsorted(kept[:, 0], row, side="right")) - 1
        _, x1, y1, phase = kept[at]
        x, y = (min(FAR, max(-FAR, place)) for place in (x, y))
        return dashed(x1, y1, x, y, phase, self._dash if phase >= 0.0 else np.empty(0))

    def _grow(self) -> None:
        if 2 * self._state[KEYS] >= len(self._table):
            self._table, self._before = np.zeros(4 * len(self._table), dtype=np.int64), self._table
            return
        self._lines = np.concatenate([self._lines, np.empty_like(self._lines), np.empty((2048, 4))])
        self._ends = np.concatenate([self._ends, np.empty(len(self._lines) - len(self._ends), dtype=np.int64)])


def dashed(x1: float, y1: float, x2: float, y2: float, phase: float, dash: np.ndarray) -> np.ndarray:
    """Return the solid pieces of one short segment, float64 (n, 4)."""
    length = hypot(x2 - x1, y2 - y1)
    if length == 0.0:
        return np.empty((0, 4))
    spans, at, part = [], 0.0, 0
    left = phase % float(dash.sum()) if len(dash) else 0.0
    while len(dash) and left >= dash[part]:
        left, part = left - dash[part], (part + 1) % len(dash)
    while at < length:
        to = min(length, at + dash[part] - left) if len(dash) else length
        spans += [(at, to)] if part % 2 == 0 else []
        at, left, part = to, 0.0, (part + 1) % max(1, len(dash))
    shares = np.array(spans).reshape(-1, 2) / length
    from_to = np.array((x1, y1)) + shares[:, :, None] * np.array((x2 - x1, y2 - y1))
    return from_to.reshape(-1, 4)
