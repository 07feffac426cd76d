"""Curves over the updates of a lane, each declared once and derived from the record: nothing is run again."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from .experiment import Lane
from .imported import Imported
from .optimizers import EVERY_RULE
from .optimizers.rule import Rule
from .optimum import Optimum
from .stages import Worked, evaluate, stages
from .trajectory import Trajectory
from .words import mark, tr

ALL = slice(None)
AGREED = 1e-4  # paths no farther apart are drawn alike, and numbers of single precision allow it


@dataclass(frozen=True, eq=False)
class Subject:
    """Hold what a curve is derived from: a lane or an imported path, its trajectory, and the optimum (None as long as it is not known)."""

    lane: Lane | Imported
    trajectory: Trajectory
    optimum: Optimum | None = None

    @property
    def goal(self) -> tuple[float, float] | None:
        """Return the optimum (w, b), or None where none is known."""
        return self.optimum.point if self.optimum else None


@dataclass(frozen=True)
class Curve:
    """Declare one curve; `values(subject, parameter)` gives float64 (length,), one value per row of the trajectory.

    parameter is "w" or "b" where the curve is `per_parameter`, else it is left out of account. `logarithmic` says how the
    curve is shown at first; on a log scale a `signed` curve shows magnitudes. A value that makes no sense is NaN.
    """

    key: str
    title: str
    sentence: str
    values: Callable[[Subject, str], np.ndarray]
    per_parameter: bool = False
    needs_optimum: bool = False
    logarithmic: bool = False
    signed: bool = False


def quantities(lane: Lane, trajectory: Trajectory, parameter: str, rows: np.ndarray | None = None) -> dict[str, np.ndarray]:
    """Return by name all that the rule's updates made of `rows` (None: all) for "w" or "b", and its effective rate as "rate".

    The stages of the rule's own source are evaluated for all rows at once. The rate is what the step multiplies its
    direction by, e.g. eta / sqrt(v + eps), and |step| / |gradient| where the step has no direction.
    """
    r = lane.rule
    rows = np.arange(len(trajectory)) if rows is None else np.asarray(rows)
    worked = {one.stage.name: one for one in evaluate(r, lane.settings, trajectory, rows, parameter)}
    made = {name: worked[name].value for name in made_by(r)} | {"rate": _rate(worked)}
    return {name: np.broadcast_to(values, rows.shape) for name, values in made.items()}


@cache
def made_by(r: Rule) -> tuple[str, ...]:
    """Return the names of what an update of the rule makes: its state first, then what it works out besides."""
    made = [stage.name for stage in stages(r) if stage.kind not in ("lookahead", "gradient", "step", "point")]
    return tuple(sorted(made, key=lambda name: name not in r.state))


def _rate(worked: dict[str, Worked]) -> np.ndarray:
    """Return what the step is per direction; where the step is a state and nothing else, what that state takes of g."""
    step = worked["Δ"]
    if len(step.inputs) == 1 and (only := worked[next(iter(step.inputs))]).stage.kind == "momentum":
        step = only
    directions = [name for name, (_, odd) in step.stage.reads.items() if odd and name != step.stage.name]
    with np.errstate(all="ignore"):
        if not directions:
            return np.abs(step.value) / np.abs(worked["g"].value)
        rest = {**step.inputs, step.stage.name: 0.0}
        one, none = (step.stage.value({**rest, **dict.fromkeys(directions, size)}) for size in (1.0, 0.0))
        return np.abs(one - none)


def distance(subject: Subject, rows=ALL) -> np.ndarray:
    """Return how far the point is from the optimum in the plane of w and b."""
    w, b = subject.goal
    with np.errstate(over="ignore"):
        return np.hypot(subject.trajectory["w"][rows] - w, subject.trajectory["b"][rows] - b)


def largest_gap(one: Trajectory, other: Trajectory) -> tuple[float, int]:
    """Return the largest distance in the plane between two paths at the same update, and the first such update."""
    rows = slice(min(len(one), len(other)))
    with np.errstate(over="ignore"):
        apart = np.hypot(one["w"][rows] - other["w"][rows], one["b"][rows] - other["b"][rows])
    step = int(np.argmax(apart)) if len(apart) else 0
    return float(apart[step]) if len(apart) else 0.0, step


@dataclass(frozen=True)
class Nearest:
    """Hold which lane stays nearest to an imported path: their largest distance, at which update, and up to which update they agree.

    agreed: the last row of the path before the distance is first above AGREED, or None where it is from the beginning.
    """

    lane: int
    gap: float
    at: int
    agreed: int | None


def nearest(path: Imported, trajectories: Mapping[int, Trajectory]) -> Nearest | None:
    """Return which of these lanes stays nearest to a path, by its own rows; a lane that ends before others is farther."""
    steps, w, b, found = np.array(path.step), np.array(path.w), np.array(path.b), []
    for id, trajectory in trajectories.items():
        rows = steps[steps < len(trajectory)]
        if not rows.size:
            continue
        with np.errstate(over="ignore"):
            apart = np.hypot(trajectory["w"][rows] - w[: rows.size], trajectory["b"][rows] - b[: rows.size])
        worst, far = int(np.argmax(apart)), np.append(np.flatnonzero(apart > AGREED), rows.size)[0]
        found.append((-rows.size, Nearest(id, float(apart[worst]), int(rows[worst]), int(rows[far - 1]) if far else None)))
    return min(found, key=lambda one: (one[0], one[1].gap))[1] if found else None


def gradient_norm(trajectory: Trajectory, rows=ALL) -> np.ndarray:
    """Return the length of the gradient at the point, on all the data."""
    with np.errstate(over="ignore"):
        return np.hypot(trajectory["grad_w"][rows], trajectory["grad_b"][rows])


def step_length(trajectory: Trajectory, rows=ALL) -> np.ndarray:
    """Return the length of the update that leaves each row."""
    with np.errstate(over="ignore", invalid="ignore"):
        return np.hypot(trajectory["step_w"][rows], trajectory["step_b"][rows])


def share_along_b(trajectory: Trajectory) -> np.ndarray:
    """Return Σ|Δb| / (Σ|Δw| + Σ|Δb|) over all updates before each row; NaN as long as nothing has moved."""
    with np.errstate(all="ignore"):
        along_w, along_b = (np.concatenate(([0.0], np.cumsum(np.abs(trajectory["step_" + p][:-1])))) for p in "wb")
        return along_b / (along_w + along_b)


def _excess(subject: Subject, _: str) -> np.ndarray:
    return np.maximum(subject.trajectory["loss"] - subject.optimum.loss, 0.0)


CURVES = (
    Curve("loss", mark("Loss"), mark("The loss on all the data."), lambda s, _: s.trajectory["loss"]),
    Curve("excess", mark("Loss above the optimum's"), mark("How much higher the loss is than at the optimum."), _excess, needs_optimum=True, logarithmic=True),
    Curve("gradient", mark("Length of the gradient"), mark("How steep the loss is at the point."), lambda s, _: gradient_norm(s.trajectory), logarithmic=True),
    Curve("distance", mark("Distance to the optimum"), mark("In the plane of w and b."), lambda s, _: distance(s), needs_optimum=True, logarithmic=True),
    Curve("rate", mark("Effective learning rate"), mark("What one update multiplies its direction by, for w and for b."),
          lambda s, p: quantities(s.lane, s.trajectory, p)["rate"], per_parameter=True, logarithmic=True),
    Curve("share", mark("Share of motion along b"), mark("Of the way made so far, the part along b."), lambda s, _: share_along_b(s.trajectory)),
    Curve("step", mark("Length of the step"), mark("How far the update leads that leaves this point."), lambda s, _: step_length(s.trajectory), logarithmic=True),
)  # fmt: skip


def symbol(name: str) -> str:
    """Return a rule's name for a quantity as it is written, e.g. "m̂" for m_hat."""
    stem, _, tail = name.partition("_")
    letter = {"mu": "μ"}.get(stem, stem)
    accents = {"hat": "\N{COMBINING CIRCUMFLEX ACCENT}", "bar": "\N{COMBINING MACRON}"}
    return letter + accents[tail] if tail in accents else f"{letter} {tail}".strip()


def state_curve(name: str) -> Curve:
    """Return the curve of what some rules call `name`; a lane whose rule makes no such thing has no values."""
    written = symbol(name)
    return _state_curve(name, tr("State {symbol}", symbol=written), tr("What the update makes of {symbol}, for w and for b.", symbol=written))


@cache
def _state_curve(name: str, title: str, sentence: str) -> Curve:
    def values(subject: Subject, parameter: str) -> np.ndarray:
        return quantities(subject.lane, subject.trajectory, parameter)[name]

    return Curve(f"state {name}", title, sentence, values, per_parameter=True, signed=True)


def curves_of(rules: Iterable[Rule]) -> tuple[Curve, ...]:
    """Return all curves that can be shown for lanes of these rules."""
    wanted = set(rules)
    names = dict.fromkeys(name for rule in EVERY_RULE if rule in wanted for name in made_by(rule))
    return (*CURVES, *(state_curve(name) for name in names))


def has(curve: Curve, subject: Subject) -> bool:
    """Tell whether this lane has this curve."""
    if isinstance(subject.lane, Imported) and curve.per_parameter:
        return False  # what made its steps is not known
    name = curve.key.removeprefix("state ")
    return (name == curve.key or name in made_by(subject.lane.rule)) and not (curve.needs_optimum and subject.goal is None)
