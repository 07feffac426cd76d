"""The facts that a lesson's texts rely on, computed by the engine: what `check` may say (see resources/lessons/README.md)."""

import ast
from functools import cached_property

import numpy as np

from optsim_gui.core.batches import batches_of
from optsim_gui.core.curves import Subject, distance, quantities, share_along_b, step_length
from optsim_gui.core.experiment import Experiment
from optsim_gui.core.optimum import optimum
from optsim_gui.core.problems import pose
from optsim_gui.core.simulate import run
from optsim_gui.core.verdict import overshoot

NEVER = 10**9


class Facts:
    """Hold the results of an experiment by the names that a check uses; lanes are counted from 1."""

    def __init__(self, experiment: Experiment):
        self.experiment = experiment
        self._data = pose(experiment.data, experiment.reduction)
        self._optimum = optimum(self._data)
        self._paths = [run(lane, self._data, experiment.start, experiment.steps, batches_of(experiment)) for lane in experiment.lanes]

    @cached_property
    def names(self) -> dict:
        """Return what a check may name."""
        x, _ = self.experiment.data.arrays()
        w, b = self._optimum.point or (np.nan, np.nan)
        made = {name: (lambda lane, t, name=name: float(self._paths[lane - 1][name][t])) for name in ("w", "b", "loss", "grad_w", "grad_b", "used_w", "used_b", "step_w", "step_b")}
        return made | {
            "excess": lambda lane, t: float(self._paths[lane - 1]["loss"][t]) - self._optimum.loss,
            "distance": lambda lane, t: float(np.hypot(made["w"](lane, t) - w, made["b"](lane, t) - b)),
            "rate_w": lambda lane, t: self._rate(lane, t, "w"),
            "rate_b": lambda lane, t: self._rate(lane, t, "b"),
            "share_b": lambda lane, t: float(share_along_b(self._paths[lane - 1])[t]),
            "settled": self._settled,
            "settled_in": lambda lane, steps: Facts(self.experiment.replace(steps=steps)).names["settled"](lane),
            "arrives": lambda lane, within: _first(self._distances(lane) < within),
            "mean_distance": lambda lane, last: float(self._distances(lane)[-last:].mean()),
            "step": lambda lane, t: float(step_length(self._paths[lane - 1])[t]),
            "longest": lambda lane: float(step_length(self._paths[lane - 1]).max()),
            "rises": lambda lane, t: int((np.diff(self._paths[lane - 1]["loss"][: t + 1]) > 0.0).sum()),
            "backward": self._backward,
            **{f"turns_{p}": (lambda lane, t, p=p: _turns(self._paths[lane - 1][f"step_{p}"][:t])) for p in "wb"},
            **{f"swing_{p}": (lambda lane, last, p=p: float(np.ptp(self._paths[lane - 1][p][-last:]))) for p in "wb"},
            **{f"overshoot_{p}": (lambda lane, p=p: overshoot(self._paths[lane - 1], (w, b), self.experiment.steps)[p]) for p in "wb"},
            "diverged": lambda lane: int(self._paths[lane - 1].diverged),
            "optimum_w": float(w), "optimum_b": float(b), "points": len(x), "zeros": int((x == 0).sum()),
            "abs": abs, "min": min, "max": max,
        }  # fmt: skip

    def hold(self, check: str) -> bool:
        """Tell whether a check holds; raise ValueError where it is no comparison of what it may name."""
        tree = ast.parse(check, mode="eval")
        if not isinstance(tree.body, ast.Compare):
            raise ValueError(f"{check!r} is no comparison")
        return bool(eval(compile(tree, "check", "eval"), {"__builtins__": {}}, self.names))

    def _rate(self, lane: int, t: int, parameter: str) -> float:
        return float(quantities(self.experiment.lanes[lane - 1], self._paths[lane - 1], parameter, np.array([t]))["rate"][0])

    def _distances(self, lane: int) -> np.ndarray:
        return distance(Subject(self.experiment.lanes[lane - 1], self._paths[lane - 1], self._optimum))

    def _backward(self, lane: int, t: int) -> float:
        """Return the share of the first `t` updates but one that turn by more than a right angle against the one before."""
        w, b = (self._paths[lane - 1][f"step_{p}"][:t] for p in "wb")
        return float(np.mean(w[:-1] * w[1:] + b[:-1] * b[1:] < 0.0))

    def _settled(self, lane: int) -> int:
        since = self._paths[lane - 1].settled_since(self._optimum.point) if self._optimum.point else None
        return NEVER if since is None else since


def _first(holds: np.ndarray) -> int:
    return int(np.argmax(holds)) if holds.any() else NEVER


def _turns(steps: np.ndarray) -> int:
    return int((steps[:-1] * steps[1:] < 0.0).sum())
