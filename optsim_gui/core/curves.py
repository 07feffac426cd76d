"""Curves over the updates of a lane, each declared once and derived from the record: nothing is run again."""

import ast
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from textwrap import dedent

import numpy as np

from .experiment import Lane
from .optimizers import RULES, rule
from .optimizers.rule import Rule
from .optimum import Optimum
from .trajectory import Trajectory

ALL = slice(None)
_ELEMENTWISE = {"sqrt": np.sqrt, "max": np.maximum, "min": np.minimum, "abs": np.abs, "copysign": np.copysign}


@dataclass(frozen=True, eq=False)
class Subject:
    """Hold what a curve is derived from: a lane, its trajectory, and the optimum (None as long as it is not known)."""

    lane: Lane
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


def quantities(lane: Lane, trajectory: Trajectory, parameter: str, rows=ALL) -> dict[str, np.ndarray]:
    """Return by name all that the rule's update made of `rows` for "w" or "b", and its effective learning rate as "rate".

    The rule's own function is evaluated on the recorded gradient and state, for all rows at once. The rate is the
    factor between the direction of the step and the step, e.g. eta / sqrt(v + eps); it is eta where the step is the
    state itself, and |step| / |gradient| where the rule has neither form.
    """
    r = rule(lane.optimizer)
    t = np.arange(1.0, len(trajectory) + 1.0)[rows]
    state = tuple(trajectory[f"state_{parameter}_{i}"][rows] for i in (1, 2, 3))
    g, step = trajectory["used_" + parameter][rows], trajectory["step_" + parameter][rows]
    with np.errstate(all="ignore"):
        rate, made = _on_arrays(r)(g, trajectory[parameter][rows], t, state, r.hyper_tuple(lane.settings))
        rate = np.abs(step) / np.abs(g) if rate is None else rate
    return {**{name: np.broadcast_to(made[name], t.shape) for name in made_by(r)}, "rate": np.broadcast_to(rate, t.shape)}


@cache
def made_by(r: Rule) -> tuple[str, ...]:
    """Return the names of what an update of the rule makes: its state first, then what it works out besides."""
    assigned = [node.targets[0].id for node in _function(r).body if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)]
    return (*r.state, *(name for name in dict.fromkeys(assigned) if name not in r.state))


@cache
def rate_source(r: Rule) -> str | None:
    """Return the rule's effective learning rate as Python, or None where its step is no product of a rate and a direction."""
    match _function(r).body[-1].value.elts[0]:
        case ast.BinOp(left=factor, op=ast.Mult(), right=ast.Name()):
            return f"-({ast.unparse(factor)})"
        case ast.UnaryOp(op=ast.USub(), operand=ast.Name(id=name)) if name in r.state:
            return "eta" if any(h.name == "eta" for h in r.hyper) else "1.0"
    return None


def _function(r: Rule) -> ast.FunctionDef:
    function = ast.parse(dedent(inspect.getsource(r.update))).body[0]
    function.decorator_list = []
    return function


@cache
def _on_arrays(r: Rule) -> Callable:
    """Return the rule's update, taking arrays, that gives its rate (or None) and all it has made by name."""
    function = _function(r)
    function.body[-1] = ast.parse(f"def _():\n return {rate_source(r)}, locals()").body[0].body[0]
    module = ast.fix_missing_locations(ast.Module([function], []))
    names = {**r.update.__globals__, **_ELEMENTWISE}
    exec(compile(module, r.key, "exec"), names)  # noqa: S102 the rule's own source, no other
    return names[function.name]


def distance(subject: Subject, rows=ALL) -> np.ndarray:
    """Return how far the point is from the optimum in the plane of w and b."""
    w, b = subject.goal
    with np.errstate(over="ignore"):
        return np.hypot(subject.trajectory["w"][rows] - w, subject.trajectory["b"][rows] - b)


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
    Curve("loss", "Loss", "The loss on all the data.", lambda s, _: s.trajectory["loss"]),
    Curve("excess", "Loss above the optimum's", "How much higher the loss is than at the optimum.", _excess, needs_optimum=True, logarithmic=True),
    Curve("gradient", "Length of the gradient", "How steep the loss is at the point.", lambda s, _: gradient_norm(s.trajectory), logarithmic=True),
    Curve("distance", "Distance to the optimum", "In the plane of w and b.", lambda s, _: distance(s), needs_optimum=True, logarithmic=True),
    Curve("rate", "Effective learning rate", "What one update multiplies its direction by, for w and for b.",
          lambda s, p: quantities(s.lane, s.trajectory, p)["rate"], per_parameter=True, logarithmic=True),
    Curve("share", "Share of the motion along b", "Of the way made so far, the part along b.", lambda s, _: share_along_b(s.trajectory)),
    Curve("step", "Length of the step", "How far the update leads that leaves this point.", lambda s, _: step_length(s.trajectory), logarithmic=True),
)  # fmt: skip


def symbol(name: str) -> str:
    """Return a rule's name for a quantity as it is written, e.g. "m̂" for m_hat."""
    stem, _, tail = name.partition("_")
    return stem + "\N{COMBINING CIRCUMFLEX ACCENT}" if tail == "hat" else name


@cache
def state_curve(name: str) -> Curve:
    """Return the curve of what some rules call `name`; a lane whose rule makes no such thing has no values."""

    def values(subject: Subject, parameter: str) -> np.ndarray:
        return quantities(subject.lane, subject.trajectory, parameter)[name]

    return Curve(f"state {name}", f"{symbol(name)} of the rule", f"What the update makes of {symbol(name)}, for w and for b.", values, per_parameter=True, signed=True)


def curves_of(optimizers: Iterable[str]) -> tuple[Curve, ...]:
    """Return all curves that can be shown for lanes of these optimizers."""
    names = dict.fromkeys(name for key in RULES if key in set(optimizers) for name in made_by(RULES[key]))
    return (*CURVES, *(state_curve(name) for name in names))


def has(curve: Curve, subject: Subject) -> bool:
    """Tell whether this lane has this curve."""
    name = curve.key.removeprefix("state ")
    return (name == curve.key or name in made_by(rule(subject.lane.optimizer))) and not (curve.needs_optimum and subject.goal is None)
