"""How a lane fares at one step, as a word and a sentence; what cannot be known yet is not claimed."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import Literal

from .optimum import Optimum
from .trajectory import SETTLED_WITHIN, Trajectory


@dataclass(frozen=True)
class Status:
    """Hold the kind of a lane's state at a step, and a sentence for the person."""

    kind: Literal["computing", "moving", "settled", "saturated", "diverged"]
    sentence: str


def status(title: str, trajectory: Trajectory, step: int, optimum: Optimum | None = None, settings: Mapping[str, float] = {"eta": 1.0}) -> Status:
    """Tell how the lane called `title` fares at `step`.

    Divergence counts from its step on; settled and saturated count from the step on from which they hold to the end
    of the whole record. `optimum` is None as long as it is not known. `settings` are the lane's: advice names one.
    """
    if trajectory.diverged and step >= trajectory.diverged_at:
        return Status("diverged", f"{title} diverged at step {trajectory.diverged_at}{_advice(trajectory, settings)}")
    if not trajectory.done:
        return Status("computing", f"{title} is computing: {len(trajectory):,} of {trajectory.steps + 1:,} points are known")
    since = trajectory.settled_since(optimum.point) if optimum and optimum.point else None
    if since is not None and since <= step:
        return Status("settled", f"{title} is settled since step {since}: it stays within {SETTLED_WITHIN:g} of the optimum")
    since = trajectory.saturated_since
    if since is not None and since <= step:
        return Status("saturated", f"{title} is saturated since step {since}: its gradient is exactly 0")
    return Status("moving", f"{title} is moving")


@dataclass(frozen=True)
class Cause:
    """Hold why a lane diverged ("" where there is nothing to say), the setting at fault ("" for none), and what it should be."""

    why: str
    setting: str
    hint: str
    zero_over_zero: bool = False


def cause(trajectory: Trajectory, settings: Mapping[str, float]) -> Cause:
    """Return why a diverged lane with these settings diverged."""
    if any(trajectory["used_" + p][-1] == 0.0 and isnan(trajectory["step_" + p][-1]) for p in "wb"):
        return Cause("it divides 0 by 0, for its gradient is exactly 0 and so is eps", "eps", "an eps above 0", True)
    if settings.get("eps") == 0.0:
        return Cause("it divides by 0, for its gradient is tiny and eps is 0", "eps", "an eps above 0")
    if settings.get("gamma", 0.0) >= 1.0:
        return Cause("", "gamma", "a gamma below 1")
    return Cause("", "eta", "a smaller eta") if "eta" in settings else Cause("", "", "")


def _advice(trajectory: Trajectory, settings: Mapping[str, float]) -> str:
    c = cause(trajectory, settings)
    return (f": {c.why}" if c.why else "") + (f"; try {c.hint}" if c.hint else "")
