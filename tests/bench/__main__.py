"""Measure how fast OptSim is and hold it to its bars.

Each family of rows runs in a process of its own, those with a window on Qt's platform without a display and, where Xvfb
is installed, on an X11 screen of their own. What is not installed is not measured. The exit status is 1 if a bar is missed.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .table import XCB, Figure, as_json, missed, printed, told

ROOT = Path(__file__).parents[2]
OFFSCREEN = ()
X11 = (str(ROOT / ".ci" / "x11"),)


def main() -> int:
    """Measure, print the table, write the JSON; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures to this file too, null for what was not measured")
    parser.add_argument("--quick", action="store_true", help="measure each thing fewer times")
    asked = parser.parse_args()
    platforms = {"": OFFSCREEN, XCB: X11} if shutil.which("Xvfb") else {"": OFFSCREEN}
    figures = run("engine", OFFSCREEN, asked.quick) | run("film", OFFSCREEN, asked.quick)
    for name in ("window", "launch"):
        for suffix, platform in platforms.items():
            figures |= suffixed(run(name, platform, asked.quick), suffix)
    with ThreadPoolExecutor() as pool:  # memory alone does not mind company
        for suffix, found in zip(platforms, pool.map(lambda platform: run("memory", platform, asked.quick), platforms.values())):
            figures |= suffixed(found, suffix)
    print(printed(figures))
    if asked.json:
        asked.json.write_text(json.dumps(as_json(figures), indent=2) + "\n")
    return 1 if missed(figures) else 0


def run(name: str, platform: tuple[str, ...], quick: bool) -> dict[str, Figure]:
    """Return the figures of one family, measured in a process of its own on one platform."""
    print(f"measuring {name}{' on X11' if platform else ''} ...", file=sys.stderr, flush=True)
    command = [*platform, sys.executable, "-m", f"tests.bench.{name}", *["--quick"] * quick]
    child = subprocess.run(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True)
    if child.returncode:
        sys.exit(f"{name} could not be measured:\n{child.stderr}")
    return told(child.stdout)


def suffixed(figures: dict[str, Figure], suffix: str) -> dict[str, Figure]:
    """Return figures under keys with a suffix."""
    return {key + suffix: figure for key, figure in figures.items()}


if __name__ == "__main__":
    sys.exit(main())
