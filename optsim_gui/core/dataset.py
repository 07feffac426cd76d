"""The data: the sparse toy generator, points given one by one, and CSV files."""

from functools import cached_property
from math import isfinite
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from .errors import Invalid
from .files import named, table
from .hyper import Hyper
from .words import tr

MOST_POINTS = 100_000
MOST_BYTES = 20_000_000


POINTS = Hyper("points", "n", 100, 1, MOST_POINTS, 10, 1000, "log", "How many points (x, y) are drawn.", whole=True)
SPARSITY = Hyper("sparsity", "s", 0.8, 0.0, 1.0, 0.0, 1.0, "linear", "Share of the points whose x is set to 0.")
LOW = Hyper("low", "low", 0.0, -100.0, 100.0, -5.0, 5.0, "linear", "Lowest x that is drawn.")
HIGH = LOW.but(name="high", symbol="high", default=3.0, sentence="Highest x that is drawn.")
MEAN = LOW.but(name="mean", symbol="mean", default=0.0, sentence="Mean of the x that are drawn.")
SD = Hyper("sd", "sd", 1.0, 0.0, 100.0, 0.0, 5.0, "linear", "Standard deviation of the x that are drawn.")
SEED = Hyper("seed", "seed", 1, 0, 2**32 - 1, 0, 100, "linear", "Start of the random numbers; equal seeds draw equal points.", whole=True)
BOUND = Hyper("bound", "bound", 1.0, 1e-3, 100.0, 0.1, 10.0, "log", "How far from 0 the parameter may go; beyond, it is put back.")


class Sparse(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="sparse", tag_field="kind"):
    """Declare the sparse toy dataset: `points` random (x, y) pairs of which a share `sparsity` has x set to 0.

    x is uniform in (low, high) or normal with `mean` and `sd`; y is uniform in (0, 1), independent of x. The zeros
    are a prefix of a permutation, so one more zero leaves the others where they are. Raises Invalid out of range.
    """

    points: int = POINTS.default
    sparsity: float = SPARSITY.default
    distribution: Literal["uniform", "normal"] = "uniform"
    low: float = LOW.default
    high: float = HIGH.default
    mean: float = MEAN.default
    sd: float = SD.default
    seed: int = SEED.default

    def __post_init__(self):
        for knob in (POINTS, SPARSITY, LOW, HIGH, MEAN, SD, SEED):
            knob.check(getattr(self, knob.name))
        if self.low > self.high:
            raise Invalid(tr("low is {low:g} and high is {high:g}; low must not be above high.", low=self.low, high=self.high))

    @property
    def count(self) -> int:
        """Return the number of points."""
        return self.points

    def arrays(self) -> tuple[np.ndarray, np.ndarray]:
        """Return x and y, float64 (points,) each."""
        rng = np.random.default_rng(self.seed)
        if self.distribution == "uniform":
            x = rng.uniform(self.low, self.high, self.points)
        else:
            x = rng.normal(self.mean, self.sd, self.points)
        y = rng.uniform(0, 1, self.points)
        x[rng.permutation(self.points)[: round(self.points * self.sparsity)]] = 0
        return x, y


class Points(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="points", tag_field="kind", dict=True):
    """Hold given points, at most 100,000: x finite, y in [0, 1]; `name` says where they came from."""

    x: tuple[float, ...]
    y: tuple[float, ...]
    name: str = ""

    def __post_init__(self):
        if not 1 <= len(self.x) <= MOST_POINTS or len(self.x) != len(self.y):
            raise Invalid(tr("there are {xs} x and {ys} y; there must be as many of each, from 1 to {most:,}.", xs=len(self.x), ys=len(self.y), most=MOST_POINTS))
        for i, (x, y) in enumerate(zip(self.x, self.y)):
            if not isfinite(x):
                raise Invalid(tr("x of point {i} is {x!r}; it must be a finite number.", i=i + 1, x=x))
            if not 0.0 <= y <= 1.0:
                raise Invalid(tr("y of point {i} is {y!r}; it must be a number from 0 to 1.", i=i + 1, y=y))

    @property
    def count(self) -> int:
        """Return the number of points."""
        return len(self.x)

    @cached_property
    def _arrays(self) -> tuple[np.ndarray, np.ndarray]:
        pair = np.array([self.x, self.y], dtype=np.float64)
        pair.flags.writeable = False
        return pair[0], pair[1]

    def arrays(self) -> tuple[np.ndarray, np.ndarray]:
        """Return x and y, float64 (points,) each, read-only."""
        return self._arrays


class Online(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="online", tag_field="kind"):
    """Declare the rounds of an online problem: in each the loss is a line of the next of these slopes, w held within ±bound.

    The slopes follow each other for ever, as a dataset's points do in mini-batches of one (Reddi et al. 2018, theorem 1).
    """

    slopes: tuple[float, ...] = (3.0, -1.0, -1.0)
    bound: float = BOUND.default

    def __post_init__(self):
        if not 1 <= len(self.slopes) <= MOST_POINTS or not all(map(isfinite, self.slopes)):
            raise Invalid(tr("slopes must be from 1 to {most:,} finite numbers.", most=MOST_POINTS))
        BOUND.check(self.bound)

    @property
    def count(self) -> int:
        """Return the number of rounds until the first comes again."""
        return len(self.slopes)

    def arrays(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the slopes, and zeros where a dataset has its y, float64 (rounds,) each."""
        return np.array(self.slopes, dtype=np.float64), np.zeros(len(self.slopes))


Data = Sparse | Points | Online


def read_csv(path: str | Path) -> Points:
    """Read points from a CSV file whose first line names the columns x and y.

    Raises Invalid with the line number where the file is not text, too large, or holds anything but finite x and
    y in [0, 1], and where it cannot be read.
    """
    name, xs, ys = named(path), [], []
    rows = table(path, MOST_BYTES)
    _, first = next(rows, (1, []))
    header = [" ".join(cell.split()).lower() for cell in first]
    if sorted(header) != ["x", "y"]:
        raise Invalid(tr("{file}, line 1: the columns are {columns}; they must be x,y.", file=name, columns=", ".join(header)[:80] or tr("missing")))
    at_x, at_y = map(header.index, "xy")
    any_x, any_y = (-float("inf"), float("inf"), tr("a finite number")), (0.0, 1.0, tr("a number from {low} to {high}", low=0, high=1))
    for line, row in rows:
        if len(xs) == MOST_POINTS:
            raise Invalid(tr("{file}, line {line}: there are more than {most:,} points.", file=name, line=line, most=MOST_POINTS))
        if len(row) != 2:
            raise Invalid(tr("{file}, line {line}: the row holds {row!r}; it must hold two values, x and y.", file=name, line=line, row=", ".join(row)[:80]))
        xs.append(_number(name, line, "x", row[at_x], *any_x))
        ys.append(_number(name, line, "y", row[at_y], *any_y))
    if not xs:
        raise Invalid(tr("{file} holds no points below its line x,y.", file=name))
    return Points(tuple(xs), tuple(ys), name=Path(path).name)


def _number(name: str, line: int, column: str, text: str, low: float, high: float, allowed: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not (isfinite(value) and low <= value <= high):
        raise Invalid(tr("{file}, line {line}: {column} is {value!r}; it must be {allowed}.", file=name, line=line, column=column, value=text.strip()[:40], allowed=allowed))
    return value
