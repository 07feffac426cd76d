"""How a lane fares at one step, as a word and a sentence; what cannot be known yet is not claimed."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import Literal

from .optimum import Optimum
from .trajectory import SETTLED_WITHIN, Trajectory
from .words import mark, tr


_KINDS = (mark("computing"), mark("moving"), mark("settled"), mark("saturated"), mark("diverged"), mark("overshot"), mark("oscillating"),
          mark("stalled"), mark("plateau"))  # fmt: skip


@dataclass(frozen=True)
class Status:
    """Hold the kind of a lane's state at a step, and a sentence for the person."""

    kind: Literal["computing", "moving", "settled", "saturated", "diverged", "ended"]
    sentence: str


def status(title: str, trajectory: Trajectory, step: int, optimum: Optimum | None = None, settings: Mapping[str, float] = {"eta": 1.0}) -> Status:
    """Tell how the lane called `title` fares at `step`.

    Divergence counts from its step on; settled and saturated count from the step on from which they hold to the end
    of the whole record. A path imported from elsewhere may end before `step`. `optimum` is None
    as long as it is not known. `settings` are the lane's: advice names one.
    """
    if trajectory.diverged and step >= trajectory.diverged_at:
        return Status("diverged", tr("{lane} diverged at step {step}{advice}", lane=title, step=trajectory.diverged_at, advice=_advice(trajectory, settings)))
    if not trajectory.done:
        return Status("computing", tr("{lane} is computing: {known:,} of {points:,} points are known", lane=title, known=len(trajectory), points=trajectory.steps + 1))
    since = trajectory.settled_since(optimum.point) if optimum and optimum.point else None
    if since is not None and since <= step:
        return Status("settled", tr("{lane} is settled since step {step}: it stays within {near:g} of the optimum", lane=title, step=since, near=SETTLED_WITHIN))
    since = trajectory.saturated_since
    if since is not None and since <= step:
        return Status("saturated", tr("{lane} is saturated since step {step}: its gradient is exactly 0", lane=title, step=since))
    if step > trajectory.steps:
        return Status("ended", tr("{lane} ends at step {last:,}: its file holds no later one", lane=title, last=trajectory.steps))
    return Status("moving", tr("{lane} is moving", lane=title))


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
        return Cause(tr("it divides 0 by 0, for its gradient is exactly 0 and so is eps"), "eps", tr("an eps above 0"), True)
    if settings.get("eps") == 0.0:
        return Cause(tr("it divides by 0, for its gradient is tiny and eps is 0"), "eps", tr("an eps above 0"))
    if settings.get("gamma", 0.0) >= 1.0:
        return Cause("", "gamma", tr("a gamma below 1"))
    return Cause("", "eta", tr("a smaller eta")) if "eta" in settings else Cause("", "", "")


def _advice(trajectory: Trajectory, settings: Mapping[str, float]) -> str:
    c = cause(trajectory, settings)
    return (f": {c.why}" if c.why else "") + (tr("; try {hint}", hint=c.hint) if c.hint else "")
