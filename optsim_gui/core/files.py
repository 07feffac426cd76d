"""What is written to disk, whole or not at all."""

import os
import shutil
from pathlib import Path
from secrets import token_hex

from .trajectory import COLUMNS, Trajectory

POINT = COLUMNS[:5]  # w, b, loss, grad_w, grad_b


def write_atomically(path: str | Path, data: bytes) -> None:
    """Put `data` at `path` so that, whatever happens, a reader finds the old file or the whole new one.

    Links are followed, a file that exists keeps its permissions, a device or stream is simply written to. Raises OSError.
    """
    if os.path.abspath(path).startswith(("/dev/", "/proc/")) or os.path.exists(path) and not os.path.isfile(path):
        Path(path).write_bytes(data)
        return
    path = Path(os.path.realpath(path))
    new = path.with_name(f".optsim-{token_hex(8)}.tmp")
    try:
        with open(new, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            open(path, "r+b").close()  # what may not be written is not replaced either
            shutil.copymode(path, new)
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)


def path_csv(trajectory: Trajectory) -> bytes:
    """Return a trajectory as CSV: step, then the columns of POINT at 17 significant digits, one row per recorded point."""
    rows = zip(*(trajectory[column].tolist() for column in POINT))
    lines = [",".join(("step", *POINT))]
    lines += [",".join((str(step), *(f"{value:.17g}" for value in row))) for step, row in enumerate(rows)]
    return ("\n".join(lines) + "\n").encode()
