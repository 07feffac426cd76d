"""A path on the screen: from points to the line pieces that are stroked, thinned, dashed and without repetition.

The pieces are a function of the points and the mapping alone. They come in the order of the path, each with the row it
ends at, so "the path up to the cursor" is a prefix, and rows that arrive later only add to the end.
"""

from functools import cache
from math import floor, hypot, inf, sqrt

import numpy as np

from ...core.compile import compiled, inner, types
from ...core.trajectory import Trajectory

KEEP_PX = 0.75  # a point nearer than this to the last kept one is not drawn
FAR = 1e6  # px; beyond, a point is drawn at this distance
MARGIN = 8.0  # px around the view
TINY = 1e-300

DASHED = 32  # widths of the view: once so much of a path is dashed, the rest is solid, for nobody could tell
SOLID = np.array([1e300])  # a dash that never ends
X, Y, PHASE, DONE, MOST, WIDTH, HEIGHT, PERIOD, X0, X_PER_W, Y0, Y_PER_B = range(12)  # places in a path's state
LINES, KEPT, PIXEL, KEYS = range(4)  # places in its counts
JOINED = 1 << 15  # places in the table of joined pixels, of which half are used before it is emptied: 256 kB a path


# numba takes 2 ms for each operation, 20 ms for each array that comes in and 30 ms for each kind of min or int: there are few.
def extend(w, b, first, counts, state, dash, table, lines, kept):
    """Add the pieces that lead to the rows from number `first` on and return the first row not taken in: where room or dashes ran out.

    w, b: the columns of a trajectory. counts: numbers of LINES and KEPT points, PIXEL of the last kept one, KEYS in the table. state: its X, Y and
    PHASE along the dash, px DONE and the MOST to be done so, WIDTH and HEIGHT of the view (segments beside it are skipped),
    PERIOD of the dash, and the mapping to px. dash: px on, off, ... table: hash table of joined pairs of pixels, emptied when half
    of it is used. lines (n, 4): x1, y1, x2, y2. kept (rows, 5): row, x, y, phase of each kept point, number of lines up to it.
    """
    n, k, pixel, period = counts[LINES], counts[KEPT], counts[PIXEL], state[PERIOD]
    x1, y1, phase = state[X], state[Y], state[PHASE]
    x0, x, y0, y = state[X0], state[X_PER_W], state[Y0], state[Y_PER_B]
    t = first
    while t < len(w):
        x2, y2 = near(x0 + x * w[t]), near(y0 + y * b[t])
        dx, dy = x2 - x1, y2 - y1
        if abs(dx) >= KEEP_PX or abs(dy) >= KEEP_PX:
            length, there = sqrt(dx * dx + dy * dy), number(x2, y2)
            enter, leave = clip(x1, dx, state[WIDTH], 0.0, 1.0)
            enter, leave = clip(y1, dy, state[HEIGHT], enter, leave)
            seen = (leave - enter) * length
            if seen <= 0.0:
                phase += length
            elif state[DONE] >= state[MOST] or n + (seen / period + 1.0) * len(dash) >= len(lines):
                break
            elif add_key(table, pixel + there, counts):
                n = cut(x1, y1, dx / length, dy / length, enter * length, leave * length, phase, dash, period, lines, n)
                state[DONE] += seen
                phase += length
            x1, y1, pixel = x2, y2, there
            kept[k, 0], kept[k, 1], kept[k, 2], kept[k, 3], kept[k, 4] = t, x2, y2, phase, n
            k += 1
        t += 1
    counts[LINES], counts[KEPT], counts[PIXEL] = n, k, pixel
    state[X], state[Y], state[PHASE] = x1, y1, phase
    return t


@inner
def near(place):
    """Return a place in px, at most FAR from 0."""
    return FAR if place > FAR else -FAR if place < -FAR else place


@inner
def number(x, y):
    """Return a number for the pixel of a place, so mixed that the sum of two tells the pair, whichever comes first."""
    pixel = (floor(x + FAR) * 2097152 + floor(y + FAR)) * 0x2545F4914F6CDD1D
    return (pixel ^ pixel >> 32) * 0x1B03738712FAD5C9


@inner
def clip(at, way, size, enter, leave):
    """Narrow the fractions enter..leave of a segment to where it is in the view, with a small margin (Liang & Barsky 1984)."""
    way += TINY
    a, b = (-MARGIN - at) / way, (size + MARGIN - at) / way
    if a > b:
        a, b = b, a
    if a > enter:
        enter = a
    if b < leave:
        leave = b
    return enter, leave


@inner
def cut(x, y, dx, dy, at, end, phase, dash, period, lines, n):
    """Write the solid pieces of what leads from (x, y) in the direction (dx, dy), from px `at` to `end`, to lines[n:]; return the new n."""
    into = phase + at
    into -= period * floor(into / period)
    i = 0
    while i < len(dash) - 1 and into >= dash[i]:
        into -= dash[i]
        i += 1
    while at < end:
        to = at + dash[i] - into
        if to > end:
            to = end
        if not i & 1:
            lines[n, 0], lines[n, 1], lines[n, 2], lines[n, 3] = x + dx * at, y + dy * at, x + dx * to, y + dy * to
            n += 1
        at, into, i = to, 0.0, i + 1
        if i == len(dash):
            i = 0
    return n


@inner
def add_key(table, key, counts):
    """Put `key` into the open hash table (0 is free) and tell whether it is new; a table half full forgets all it has."""
    mask = len(table) - 1
    if 2 * counts[KEYS] > mask:
        table[:] = 0
        counts[KEYS] = 0
    i = (key ^ key >> 31) & mask
    while table[i] != 0:
        if table[i] == key:
            return False
        i = i + 1 & mask
    table[i] = key
    counts[KEYS] += 1
    return True


@cache
def _compiled():
    F, I = types.float64, types.int64
    row, grid, column = F[::1], F[:, ::1], types.Array(F, 1, "C", readonly=True)
    return compiled(extend, I(column, column, I, I[::1], row, row, I[::1], grid, grid))


def prepare() -> None:
    """Compile, or load from the cache, what drawing paths needs."""
    _compiled()


class Strokes:
    """Hold the pieces of one path under one mapping; `take_in` adds rows as they are recorded.

    mapping: (x0, x per w, y0, y per b) px. view: (width, height) px. dash: px on, off, ... for the drawn pieces, or empty.
    rows: how many there will be in the end.
    """

    def __init__(self, mapping: tuple, view: tuple, dash: tuple, rows: int):
        self._dash = self._dashed = SOLID
        self._state = np.array([0.0, 0.0, 0.0, 0.0, inf, *view, SOLID[0], *mapping])
        if len(dash):
            self._dash = self._dashed = np.array(dash, dtype=np.float64)
            self._state[[MOST, PERIOD]] = DASHED * view[0], self._dash.sum()
        self._solid_from = inf  # the row from which on the path is solid
        self._counts = np.zeros(4, dtype=np.int64)
        self._table = np.zeros(min(JOINED, 1 << (2 * rows).bit_length()), dtype=np.int64)
        self._lines, self._kept = np.empty((1024, 4)), np.empty((rows, 5))
        self.rows = 0

    def take_in(self, trajectory: Trajectory) -> None:
        """Add the rows of `trajectory` that are not taken in yet."""
        if self.rows == len(trajectory):
            return
        w, b = trajectory["w"], trajectory["b"]
        if self.rows == 0:
            self._begin(float(w[0]), float(b[0]))
        while self.rows < len(w):
            self.rows = _compiled()(w, b, self.rows, self._counts, self._state, self._dash, self._table, self._lines, self._kept)
            if self._state[DONE] >= self._state[MOST]:
                self._go_on_solid()
            elif self.rows < len(w):
                self._lines = np.concatenate([self._lines, np.empty_like(self._lines), np.empty((2048, 4))])

    def count(self, row: int) -> int:
        """Return how many lines the path up to `row` has."""
        return int(self._kept[self._last_kept(row), 4])

    def lines(self, first: int, last: int) -> np.ndarray:
        """Return lines first..last-1, float64 (n, 4)."""
        return self._lines[first:last]

    def tail(self, row: int, x: float, y: float) -> np.ndarray:
        """Return the pieces from the last kept point at or before `row` to (x, y) px, the point at `row` itself."""
        kept_row, x1, y1, phase, _ = self._kept[self._last_kept(row)].tolist()
        x, y = (min(FAR, max(-FAR, place)) for place in (x, y))
        return dashed(x1, y1, x, y, phase, self._dashed if kept_row < self._solid_from else SOLID)

    def _last_kept(self, row: int) -> int:
        rows = self._kept[: self._counts[KEPT], 0]
        return len(rows) - 1 if rows[-1] <= row else int(rows.searchsorted(row, side="right")) - 1

    def _begin(self, w: float, b: float) -> None:
        """Keep the first point."""
        x0, x, y0, y = self._state[X0:].tolist()
        at = tuple(min(FAR, max(-FAR, place)) for place in (x0 + x * w, y0 + y * b))
        self._state[[X, Y]] = at
        self._counts[[KEPT, PIXEL]] = 1, 0
        self._kept[0] = 0.0, *at, 0.0, 0.0

    def _go_on_solid(self) -> None:
        self._solid_from, self._dash = self._kept[self._counts[KEPT] - 1, 0], SOLID
        self._state[[MOST, PERIOD]] = inf, SOLID[0]


def dashed(x1: float, y1: float, x2: float, y2: float, phase: float, dash: np.ndarray) -> np.ndarray:
    """Return the solid pieces of one short segment, float64 (n, 4)."""
    length = hypot(x2 - x1, y2 - y1)
    if length == 0.0:
        return np.empty((0, 4))
    spans, at, part = [], 0.0, 0
    parts = dash.tolist()
    left = phase % sum(parts)
    while left >= parts[part]:
        left, part = left - parts[part], (part + 1) % len(parts)
    while at < length:
        to = min(length, at + parts[part] - left)
        spans += [(at, to)] if part % 2 == 0 else []
        at, left, part = to, 0.0, (part + 1) % len(parts)
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    return np.array([(x1 + dx * a, y1 + dy * a, x1 + dx * b, y1 + dy * b) for a, b in spans]).reshape(-1, 4)
