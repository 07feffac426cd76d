"""The loop: what one update costs, beside the same loop in C, in PyTorch and as the textbook writes it."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np

from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import Run

from .rivals import c_loop, textbook_loop, torch_loop
from .table import Figure, family, middle

ROWS = {"ours": 100_000, "c": 100_000, "torch": 200, "textbook": 100}  # updates timed at once
KEYS = {"c": "step_vs_c", "torch": "step_speedup_vs_torch", "textbook": "step_speedup_vs_textbook"}


def measure(folder: Path, quick: bool, share: float = 1.0) -> dict[str, Figure]:
    """Return the figures of the loop: all rivals in turn, many times; `share` shortens what is timed at once."""
    loops = _loops(folder)
    rows = {name: max(10, int(ROWS[name] * share)) for name in loops}
    for name, loop in loops.items():
        loop(rows[name])
    cost = {name: [] for name in loops}
    for _ in range(5 if quick else 25):
        for name, loop in loops.items():
            cost[name].append(_seconds(loop, rows[name]) / rows[name])
    figures = {"step_us": middle([1e6 * seconds for seconds in cost["ours"]])}
    for name, key in KEYS.items():
        if name in cost:
            pairs = list(zip(cost["ours"], cost[name]))
            figures[key] = middle([ours / theirs if name == "c" else theirs / ours for ours, theirs in pairs])
    return figures


def _loops(folder: Path) -> dict[str, Callable[[int], object]]:
    """Return each loop that can run here, all of them Adam from the start of the preset `sparse`."""
    e = preset("sparse").experiment
    lane = next(lane for lane in e.lanes if lane.optimizer == "adam")
    data = group(*e.data.arrays(), e.reduction)

    def ours(n: int) -> np.ndarray:
        run = Run(lane, data, e.start, n - 1)
        assert run.advance(n) == n
        return run.trajectory().table

    loops = {"ours": ours, "c": c_loop(data, lane, e.start, folder), "torch": torch_loop(e, lane), "textbook": textbook_loop(e, lane)}
    loops = {name: loop for name, loop in loops.items() if loop}
    _agree(loops)
    return loops


def _agree(loops: dict[str, Callable[[int], object]]) -> None:
    """Check that the rivals walk the same path; PyTorch's differs a little, for its eps stands beside the root."""
    table = loops["ours"](51)
    if "c" in loops:
        np.testing.assert_allclose(loops["c"](51), table, rtol=1e-9, atol=1e-15)
    np.testing.assert_allclose(loops["textbook"](50), table[:2, 50], rtol=1e-9)
    if "torch" in loops:
        np.testing.assert_allclose(loops["torch"](50), table[:2, 50], rtol=0.1)


def _seconds(loop: Callable[[int], object], n: int) -> float:
    began = perf_counter()
    loop(n)
    return perf_counter() - began


if __name__ == "__main__":
    family(measure)
