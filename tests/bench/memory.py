"""The memory: how much the program holds after a minute of play."""

import re
from pathlib import Path

from .stage import Stage
from .table import Figure, family, middle
from .watch import rest

UPDATES = 10_000
STATUS = Path("/proc/self/status")


def measure(folder: Path, quick: bool) -> dict[str, Figure]:
    """Return the figure of the memory: resident after 60 s of play (10 s when quick), 8 lanes of 10,000 updates."""
    if not STATUS.exists():
        return {}
    stage, seconds = Stage(folder, UPDATES), 10 if quick else 60
    stage.play(0, UPDATES / seconds)
    rest(seconds)
    megabytes = int(re.search(r"VmRSS:\s*(\d+) kB", STATUS.read_text())[1]) / 1024
    stage.close()
    return {"rss_mb": middle([megabytes])}


if __name__ == "__main__":
    family(measure)
