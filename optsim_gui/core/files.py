"""What is read from disk, bounded, and what is written there, whole or not at all."""

import csv
import errno
import io
import os
import re
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryFile
from typing import BinaryIO

from .errors import Invalid
from .trajectory import COLUMNS, Trajectory
from .words import tr

POINT = COLUMNS[:5]  # w, b, loss, grad_w, grad_b
BEGUN = ".optsim-*.tmp"  # what is being written, until it takes the file's name
LONGEST_ROW = 100_000  # characters of a row of a table: its cells take fifty times as much
MOST_LINES = 1_000_000

try:
    import fcntl
except ImportError:  # Windows, where what is open can be neither removed nor renamed
    fcntl = None
YOUNG_S = 0.0 if fcntl else 1.0  # what was written to so lately is left alone: it is closed before it takes its name


@contextmanager
def writing(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file to write to and seek in; what it holds in the end stands at `path`: a reader finds the old file or the whole new one.

    Links are followed, a file that exists keeps its permissions, a device or stream is simply written to. Raises OSError.
    """
    if os.path.abspath(path).startswith(("/dev/", "/proc/")) or os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as stream, TemporaryFile() as file:
            yield file
            file.seek(0)
            shutil.copyfileobj(file, stream)
        return
    path = Path(os.path.realpath(path))
    file = begun(path.parent)
    try:
        with file:
            if path.exists():
                open(path, "r+b").close()  # what may not be written is not replaced either
                shutil.copymode(path, file.name)
            yield file
            file.flush()
            os.fsync(file.fileno())
            if fcntl:
                os.replace(file.name, path)  # while it is held
        if not fcntl:
            os.replace(file.name, path)
    finally:
        Path(file.name).unlink(missing_ok=True)


def begun(folder: str | Path) -> BinaryIO:
    """Open a new file in a folder; `sweep` leaves it as long as it is open, and removes it once this program is gone. Raises OSError."""
    while True:
        file = open(Path(folder) / BEGUN.replace("*", token_hex(8)), "x+b")
        hold(file, wait=True)
        if os.path.exists(file.name):
            return file
        file.close()  # swept before it was held


def write_atomically(path: str | Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all (see `writing`). Raises OSError."""
    with writing(path) as file:
        file.write(data)


def save(path: str | Path, data: bytes) -> None:
    """Write `data` as `write_atomically` does; raise Invalid that says what to do where it cannot be."""
    with saving(path) as file:
        file.write(data)


@contextmanager
def saving(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file as `writing` does; raise Invalid that says what to do where it cannot be written."""
    try:
        with writing(path) as file:
            yield file
        sweep(Path(path).parent)
    except (OSError, ValueError) as error:
        raise Invalid(tr("{path} cannot be saved: {why}", path=named(path), why=why(error))) from None


def load(path: str | Path, most: int) -> bytes:
    """Return what a file of at most `most` bytes holds; raise Invalid where it is larger, is no file, or cannot be read."""
    content = _read(path, most + 1)
    if len(content) > most:
        raise Invalid(tr("{name} is larger than {most:,} bytes; nothing of that size is one that OptSim reads here.", name=named(path), most=most))
    return content


def _read(path: str | Path, most: int) -> bytes:
    name = named(path)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise Invalid(tr("{name} is no file; choose a file.", name=name))
        with open(path, "rb") as file:
            return file.read(most)
    except Invalid:
        raise
    except (OSError, ValueError) as error:
        raise Invalid(tr("{name} cannot be read: {why}", name=name, why=why(error))) from None


def separator(content: bytes) -> str:
    """Return what parts the cells of a CSV file, by its first line: a comma, else a semicolon, else a tab."""
    first = re.split(rb"[\r\n]", content, maxsplit=1)[0]
    return next((part for part in ",;\t" if part.encode() in first), ",")


def table(path: str | Path, most: int) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a CSV file that are not empty, each with the line where it ends; only one row is held at a time.

    Where the first line has no comma but semicolons or tabs, these part the cells, and a comma in a cell is a decimal point.

    Raises Invalid, with the line, where it is no table in UTF-8 of at most `most` bytes, and where it cannot be read.
    """
    name, content = named(path), load(path, most)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(tr("{file} is not a text file in UTF-8 (byte {byte:,}).", file=name, byte=error.start)) from None
    part = separator(content)
    text, number, length = io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline=None), 0, 0

    def lines() -> Iterator[str]:
        nonlocal number, length
        while line := text.readline(LONGEST_ROW + 1):
            number, length = number + 1, length + len(line)
            if length > LONGEST_ROW:
                raise Invalid(tr("{file}, line {line}: the row is longer than {most:,} characters.", file=name, line=number, most=LONGEST_ROW))
            if number > MOST_LINES:
                raise Invalid(tr("{file} has more than {most:,} lines.", file=name, most=MOST_LINES))
            yield line

    try:
        for row in csv.reader(lines(), delimiter=part, skipinitialspace=True):
            length = 0
            if len(row) > 1 or "".join(row).strip():
                yield number, row if part == "," else [cell.replace(",", ".") if cell.count(",") == 1 and "." not in cell else cell for cell in row]
    except csv.Error as error:
        raise Invalid(tr("{file}, line {line}: {problem}.", file=name, line=number, problem=error)) from None


def beginning(path: str | Path, most: int) -> bytes:
    """Return the first bytes of a file, at most `most`; raise Invalid where there is no such file."""
    return _read(path, most)


def named(path: str | Path) -> str:
    """Return a file's name for a sentence, the middle left out where it is long."""
    name = Path(path).name or str(path)
    return name if len(name) <= 60 else f"{name[:28]}…{name[-28:]}"


def why(error: OSError | ValueError) -> str:
    """Return why a file could not be read or written, and what to do about it."""
    match getattr(error, "errno", errno.EINVAL):
        case errno.ENOSPC | errno.EDQUOT:
            return tr("the disk is full. Make room, or choose another folder.")
        case errno.EACCES | errno.EPERM | errno.EBUSY | errno.ETXTBSY:
            return tr("it is protected, or open in another program. Close it there, or choose another name or folder.")
        case errno.EROFS:
            return tr("nothing can be written in its folder. Choose another folder.")
        case errno.ENAMETOOLONG:
            return tr("the name is too long. Choose a shorter one.")
        case errno.ENOENT | errno.ENOTDIR:
            return tr("there is no such file or folder. Choose another.")
        case errno.ELOOP:
            return tr("its links lead in a circle. Choose another file.")
        case errno.EINVAL:
            return tr("no file can have this name. Choose another.")
    return f"{error.strerror or error}."


def hold(file: BinaryIO, wait: bool = False) -> bool:
    """Take hold of an open file, so that `sweep` leaves it as long as this program lives; tell whether nobody else does.

    Where another holds it, `wait` until it is let go.
    """
    if fcntl:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError:
            return False
    return True


def sweep(folder: str | Path) -> None:
    """Remove what a program that is gone had begun to write in a folder, if it can be."""
    for begun in Path(folder).glob(BEGUN):
        with suppress(OSError):
            if begun.is_file() and abs(time.time() - begun.stat().st_mtime) >= YOUNG_S:
                _remove_left(begun)


def _remove_left(begun: Path) -> None:
    if not fcntl:
        begun.unlink()
        return
    with open(begun, "rb") as file:
        if hold(file):
            begun.unlink()  # while it is held: nobody finds it free and there


def path_csv(trajectory: Trajectory) -> bytes:
    """Return a trajectory as CSV: step, then the columns of POINT at 17 significant digits, one row per recorded point."""
    rows = zip(*(trajectory[column].tolist() for column in POINT))
    lines = [",".join(("step", *POINT))]
    lines += [",".join((str(step), *(f"{value:.17g}" for value in row))) for step, row in enumerate(rows)]
    return ("\n".join(lines) + "\n").encode()
