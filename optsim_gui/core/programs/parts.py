"""What the programs of all libraries have in common."""

import numpy as np

from ..batches import Batches
from ..dataset import Online
from ..experiment import Experiment


def top(experiment: Experiment, title: str, library: str) -> str:
    """Return the first line of a program, which says what it does."""
    w, b = experiment.start
    on = "an online problem in w" if isinstance(experiment.data, Online) else "one sigmoid neuron"
    return f'"""{title} on {on}: {experiment.steps:,} updates from w = {w:g}, b = {b:g}. Needs {library}."""'


def start(experiment: Experiment) -> tuple[float, float]:
    """Return where the path begins: w between its bounds."""
    w, b = experiment.start
    bound = getattr(experiment.data, "bound", None)
    return (w, b) if bound is None else (min(max(w, -bound), bound), b)


def epochs(experiment: Experiment) -> int:
    """Return how many epochs of mini-batches are begun."""
    return -(-experiment.steps // experiment.updates_per_epoch)


def order(experiment: Experiment) -> np.ndarray:
    """Return the points in the shuffled order in which the updates see them, int64 (epochs, points)."""
    numbers = np.arange(experiment.data.count, dtype=np.float64)
    batches = Batches(numbers, numbers, experiment.reduction, experiment.batch)
    drawn = []
    while len(drawn) < epochs(experiment):
        drawn.extend(batches.block(len(drawn) * batches.per_epoch).x.reshape(-1, len(numbers)))
    return np.array(drawn[: epochs(experiment)], dtype=np.int64)


def literal(experiment: Experiment, make: str) -> str:
    """Return the data written out, each array by the call of `make`."""
    x, y = experiment.data.arrays()
    if isinstance(experiment.data, Online):
        return f"slopes = {make}({x.tolist()})  # of the rounds, which follow each other for ever"
    return f"x = {make}({x.tolist()})\ny = {make}({y.tolist()})"


def seen(experiment: Experiment) -> str:
    """Return the data that an update sees, as arguments."""
    rows = "[rows]" if experiment.batch.size is not None else ""
    return f"slopes{rows}" if isinstance(experiment.data, Online) else f"x{rows}, y{rows}"


def end() -> str:
    """Return what a program says when it is done."""
    return 'w, b = path[-1]\nprint(f"after {len(path) - 1} updates: w = {w:.6g}, b = {b:.6g}")'


def joined(*parts: str) -> str:
    """Return the parts of a program, an empty line between them and two around a function; parts that are empty are left out."""
    text, before = "", ""
    for part in filter(None, parts):
        gap = "" if not before else "\n\n" if part.startswith("def ") or before.startswith("def ") else "\n"
        text += gap + part.rstrip() + "\n"
        before = part
    return text


def loop(head: str, *lines: str) -> str:
    """Return a loop or a function of these lines; those that are empty are left out."""
    return "\n    ".join((head, *filter(None, lines)))
