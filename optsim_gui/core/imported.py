"""A path that was recorded elsewhere: the person's own training, as a CSV of step, w and b."""

from math import isfinite
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from .errors import Invalid
from .files import table
from .words import tr

MOST_ROWS = 10_000
MOST_UPDATE = 100_000
MOST_BYTES = 5_000_000
LONGEST_TITLE = 60
COLUMNS = ("step", "w", "b")


class Imported(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold a recorded path: after update step[i] the point was (w[i], b[i]); `id` is one that no lane has.

    From 1 to 10,000 rows; steps are whole numbers from 0 to 100,000 and rise; w and b are finite. Raises Invalid elsewise.
    """

    id: int
    title: Annotated[str, Meta(min_length=1, max_length=LONGEST_TITLE)]
    step: tuple[int, ...]
    w: tuple[float, ...]
    b: tuple[float, ...]

    def __post_init__(self):
        if not 1 <= len(self.step) <= MOST_ROWS or not len(self.step) == len(self.w) == len(self.b):
            raise Invalid(tr("there are {steps} steps, {ws} w and {bs} b; there must be as many of each, from 1 to {most:,}.",
                             steps=len(self.step), ws=len(self.w), bs=len(self.b), most=MOST_ROWS))  # fmt: skip
        before = -1
        for row, (step, w, b) in enumerate(zip(self.step, self.w, self.b), 1):
            if problem := _problem(before, step, w, b):
                raise Invalid(tr("row {row}: {problem}", row=row, problem=problem))
            before = step


def _problem(before: int, step: int, w: float, b: float) -> str:
    """Return what is wrong with a row that follows update `before` (-1: none), or ""."""
    if not 0 <= step <= MOST_UPDATE:
        return tr("step is {step}; it must be a whole number from 0 to {most:,}.", step=step, most=MOST_UPDATE)
    if step <= before:
        return tr("step is {step} after {before}; steps must rise.", step=step, before=before)
    for name, value in (("w", w), ("b", b)):
        if not isfinite(value):
            return tr("{name} is {value}; it must be a finite number.", name=name, value=value)
    return ""


def read_path(file: str | Path, id: int) -> Imported:
    """Read a path from a CSV file whose first line names the columns step, w and b, in any order, beside any others.

    Raises Invalid with the line number where it holds anything else, and where it cannot be read.
    """
    file = Path(file)
    rows = table(file, MOST_BYTES)
    header = next(rows, (1, []))[1]
    columns = _columns(file.name, header)
    points = [_row(file.name, line, row, columns, len(header)) for line, row in _few(file.name, rows)]
    if not points:
        raise Invalid(tr("{file} holds no rows below its first line.", file=file.name))
    return Imported(id, (file.stem.strip() or file.name)[:LONGEST_TITLE], *(tuple(column) for column in zip(*_rising(file.name, points))))


def _columns(name: str, header: list[str]) -> tuple[int, ...]:
    """Return where step, w and b stand in a row."""
    found = [" ".join(cell.split()).lower() for cell in header]
    if any(found.count(column) != 1 for column in COLUMNS):
        raise Invalid(tr("{file}, line 1: the columns are {found}; step, w and b must be among them, each once.",
                         file=name, found=", ".join(found)[:80] or tr("missing")))  # fmt: skip
    return tuple(found.index(column) for column in COLUMNS)


def _few(name: str, rows):
    """Give the rows, at most MOST_ROWS of them."""
    for count, (line, row) in enumerate(rows):
        if count == MOST_ROWS:
            raise Invalid(tr("{file}, line {line}: there are more than {most:,} rows; keep every tenth, for example.", file=name, line=line, most=MOST_ROWS))
        yield line, row


def _row(name: str, line: int, row: list[str], columns: tuple[int, ...], most: int) -> tuple[int, int, float, float]:
    """Return line, step, w and b of a row of at most so many values."""
    if any(cell.strip() for cell in row[most:]):
        raise Invalid(tr("{file}, line {line}: the row holds {count} values under {most} columns; with decimal commas, columns must be parted by semicolons.",
                         file=name, line=line, count=len(row), most=most))  # fmt: skip
    if len(row) <= max(columns):
        raise Invalid(tr("{file}, line {line}: the row holds {count} values; step, w and b are not among them.", file=name, line=line, count=len(row)))
    values = []
    for column, cell in zip(COLUMNS, (row[i] for i in columns)):
        try:
            values.append(float(cell))
            whole = column != "step" or values[-1].is_integer()
        except ValueError:
            whole = False
        if not whole or not isfinite(values[-1]):
            wanted = tr("a whole number") if column == "step" else tr("a finite number")
            raise Invalid(tr("{file}, line {line}: {column} is {cell!r}; it must be {wanted}.",
                             file=name, line=line, column=column, cell=cell.strip()[:40], wanted=wanted))  # fmt: skip
    return line, int(values[0]), *values[1:]


def _rising(name: str, points: list[tuple]):
    """Give step, w and b of every row; raise Invalid with the line of the first that cannot follow."""
    before = -1
    for line, step, w, b in points:
        if problem := _problem(before, step, w, b):
            raise Invalid(tr("{file}, line {line}: {problem}", file=name, line=line, problem=problem))
        before = step
        yield step, w, b
