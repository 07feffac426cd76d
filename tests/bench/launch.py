"""The launch: from the start of the process to the first frame in which six lanes move, first with nothing compiled."""

import os
import subprocess
import sys
from pathlib import Path
from time import time

from .table import Figure, family, middle

PATIENCE_S = 60


def measure(folder: Path, quick: bool) -> dict[str, Figure]:
    """Return the figures of the launch; each first launch finds an empty cache, and warm ones follow it."""
    if not hasattr(os, "fork"):
        return {}
    first, warm = [], []
    for nth in range(1 if quick else 3):
        cache = folder / f"cache{nth}"
        first.append(launch(folder / f"settings{nth}", cache))
        warm += [launch(folder / f"settings{nth}-{again}", cache) for again in range(2 if quick else 3)]
    return {"first_launch_s": middle(first), "launch_s": middle(warm)}


def launch(settings: Path, cache: Path) -> float:
    """Return how long the program takes from the start of its process to its first animated frame, s."""
    own = {"NUMBA_CACHE_DIR": cache, "XDG_CONFIG_HOME": settings, "XDG_DATA_HOME": settings, "XDG_STATE_HOME": settings}
    environment = {**os.environ, **{name: str(folder) for name, folder in own.items()}}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # with which Python would compile this program's own modules at every launch
    began = time()
    child = subprocess.run([sys.executable, "-m", "tests.bench.first_frame"], env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=PATIENCE_S)
    return float(child.stdout) - began


if __name__ == "__main__":
    family(measure)
