"""How a lane fares at one step, as a word and a sentence; what cannot be known yet is not claimed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from .optimum import Optimum
from .trajectory import SETTLED_WITHIN, Trajectory


@dataclass(frozen=True)
class Status:
    """Hold the kind of a lane's state at a step, and a sentence for the person."""

    kind: Literal["computing", "moving", "settled", "saturated", "diverged"]
    sentence: str


def status(title: str, trajectory: Trajectory, step: int, optimum: Optimum | None = None, settings: Mapping[str, float] | None = None) -> Status:
    """Tell how the lane called `title` fares at `step`.

    Divergence counts from its step on; settled and saturated count from the step on from which they hold to the end
    of the whole record. `optimum` is None as long as it is not known. `settings` lets the advice name the one to change.
    """
    if trajectory.diverged and step >= trajectory.diverged_at:
        return Status("diverged", f"{title} diverged at step {trajectory.diverged_at}; {_advice(trajectory, settings)}")
    if not trajectory.done:
        return Status("computing", f"{title} is computing; {len(trajectory) - 1:,} of {trajectory.steps:,} updates are done")
    since = trajectory.settled_since(optimum.point) if optimum and optimum.point else None
    if since is not None and since <= step:
        return Status("settled", f"{title} settled at step {since}: it stays within {SETTLED_WITHIN:g} of the optimum")
    since = trajectory.saturated_since
    if since is not None and since <= step:
        return Status("saturated", f"{title} is saturated since step {since}: its gradient is exactly 0")
    return Status("moving", f"{title} is moving")


def _advice(trajectory: Trajectory, settings: Mapping[str, float] | None) -> str:
    settings = {"eta": 1.0} if settings is None else settings
    if settings.get("eps", trajectory_only_eps := _divided_by_zero(trajectory)) == 0:
        pass
    return ""
