"""An update taken apart: the lines of a rule's own source as its stages, evaluated on what was recorded."""

import ast
import inspect
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from textwrap import dedent
from types import CodeType
from typing import Literal, NamedTuple

import numpy as np

from . import equations
from .equations import Tree
from .optimizers.rule import Rule, here
from .trajectory import EVERYWHERE, Trajectory

Kind = Literal["lookahead", "gradient", "momentum", "accumulator", "memory", "correction", "value", "step", "point"]
Degree = tuple[float, bool]  # how a quantity grows with g: its power of g, and whether it turns with the sign of g


@dataclass(frozen=True, eq=False)
class Stage:
    """Hold one line of an update.

    name: what the line makes, as the rule calls it; the gradient is "g", the step "Δ" and the two points "lookahead" and
    "point". kind: what that is, by what the line is made of. source: its right side. left, right: LaTeX of its two sides.
    tree: its right side, or None for the gradient, which is recorded. degree, odd: how it grows with the gradient.
    reads: the names of its right side, each with how it grows with this update's gradient.
    """

    name: str
    kind: Kind
    source: str
    left: str
    right: str
    tree: Tree | None
    degree: float
    odd: bool
    reads: Mapping[str, Degree]
    code: CodeType | None
    functions: Mapping

    @property
    def equation(self) -> str:
        """Return the whole line as LaTeX."""
        return f"{self.left} = {self.right}"

    def value(self, values: Mapping[str, float]) -> np.float64:
        """Work the line out with these values by name, as the engine does: 0/0 is NaN and raises nothing."""
        with np.errstate(all="ignore"):
            return self.unguarded(values)

    def unguarded(self, values: Mapping[str, float]) -> np.float64:
        """Work the line out where numpy's warnings are switched off already."""
        return np.float64(eval(self.code, self.functions, values))  # noqa: S307 a line of the rule itself


class Worked(NamedTuple):
    """Hold a stage with what it made, and by name what it was made of."""

    stage: Stage
    value: np.float64
    inputs: dict[str, np.float64]

    def with_inputs(self, **changes: float) -> float:
        """Return what the line would have made of other inputs."""
        return float(self.stage.value({**self.inputs, **changes}))

    @property
    def keeps(self) -> float:
        """Return the share of a state's last value that one update keeps, e.g. gamma."""
        grown = {name: 0.0 for name, (degree, _) in self.stage.reads.items() if degree > 0}
        return self.with_inputs(**{**grown, self.stage.name: 1.0})

    @property
    def carried(self) -> float:
        """Return the part of a state's new value that comes from its last one, e.g. gamma u."""
        return self.with_inputs(**{name: 0.0 for name, (degree, _) in self.stage.reads.items() if degree > 0})

    @property
    def rate(self) -> float:
        """Return the size of what a step multiplies its direction by, e.g. eta / sqrt(v + eps)."""
        return abs(self._toward(1.0) - self._toward(0.0))

    @property
    def aside(self) -> float:
        """Return what a step is without its direction, e.g. the decay of weights."""
        return self._toward(0.0)

    def _toward(self, size: float) -> float:
        return self.with_inputs(**{name: size for name, (_, odd) in self.stage.reads.items() if odd})


def evaluate(rule: Rule, settings: Mapping[str, float], trajectory: Trajectory, step: int, parameter: str) -> tuple[Worked, ...]:
    """Work out all stages of the update that leaves row `step`, or of each of an array of rows, for parameter "w" or "b".

    Of one row the values are the engine's, bit for bit: each state's is the next row's, and the step and the point too. Of
    an array of rows they may differ in the last digits, for numpy takes powers of many numbers in its own way where the processor has one.
    """
    origins = _read(rule).origins
    kept = {
        "g": trajectory["used_" + parameter][step],
        "p": trajectory[parameter][step],
        "t": np.float64(step + 1),
        "state": tuple(trajectory[f"state_{parameter}_{i}"][step] for i in (1, 2, 3)),
        "hyper": _hyper(rule, settings, trajectory, step),
    }
    values = {name: kept[of] if place is None else kept[of][place] for name, (of, place) in origins.items()}
    worked = []
    with np.errstate(all="ignore"):
        for stage in stages(rule):
            inputs = {name: values[name] for name in stage.reads}
            value = kept["g"] if stage.kind == "gradient" else stage.unguarded(inputs)
            if stage.kind == "point" and parameter == "w" and trajectory.bounds != EVERYWHERE:
                value = np.clip(value, *trajectory.bounds)
            values[stage.name] = value
            worked.append(Worked(stage, value, inputs))
    return tuple(worked)


def _hyper(rule: Rule, settings: Mapping[str, float], trajectory: Trajectory, step) -> tuple:
    """Return the settings as they are in the update that leaves row `step`: a schedule may have changed one."""
    usual = map(np.float64, rule.hyper_tuple(dict(settings)))
    changed = {[h.name for h in rule.hyper].index(name): values[step] for name, values in trajectory.scheduled.items()}
    return tuple(changed.get(place, value) for place, value in enumerate(usual))


@cache
def stages(rule: Rule) -> tuple[Stage, ...]:
    """Return the stages of a rule: where it looks (if not at the point), the gradient, each assignment, the step, the point.

    Raises TypeError for a rule whose source is more than assignments of arithmetic and one return.
    """
    lines, found = _read(rule), []
    degrees: dict[str, Degree] = {lines.g: (1.0, True)}
    made: set[str] = set()

    def add(name: str, kind: Kind, expression: ast.expr, left: str) -> None:
        degree, odd = _degree(expression, degrees)
        right = equations.latex(equations.read(expression), lambda id: _symbol(id, rule, made, lines))
        names = [node.id for node in ast.walk(expression) if isinstance(node, ast.Name) and node.id not in lines.functions]
        reads = {id: degrees.get(id, (0.0, False)) for id in names}
        code = compile(ast.fix_missing_locations(ast.Expression(expression)), rule.key, "eval")
        found.append(Stage(name, kind, ast.unparse(expression), left, right, equations.read(expression), degree, odd, reads, code, lines.functions))
        made.add(name)
        degrees[name] = degree, odd

    if lines.look is not None:
        add("lookahead", "lookahead", lines.look, r"\tilde\theta_t")
    where = r"\tilde\theta_t" if lines.look is not None else r"\theta_{t-1}"
    found.append(Stage(lines.g, "gradient", "", "g_t", rf"\nabla L\left({where}\right)", None, 1.0, True, {}, None, {}))
    for name, expression in lines.assignments:
        add(name, _kind(name, expression, rule, degrees, lines), expression, equations.named(name, rule.hyper, "t"))
    add("Δ", "step", lines.step, r"\Delta_t")
    add("point", "point", ast.parse(f"{lines.p} + Δ", mode="eval").body, r"\theta_t")
    return tuple(found)


@dataclass(frozen=True)
class _Lines:
    """Hold what the source of a rule says: names with where they come from, the assignments, the two expressions returned."""

    g: str
    p: str
    origins: dict[str, tuple[str, int | None]]
    assignments: tuple[tuple[str, ast.expr], ...]
    step: ast.expr
    look: ast.expr | None
    functions: dict


@cache
def _read(rule: Rule) -> _Lines:
    names, assignments, returned = _function(rule.update, ("g", "p", "t", "state", "hyper"))
    look = None
    if rule.look is not here:
        more, helpers, look = _function(rule.look, ("p", "state", "hyper"))
        if helpers or any(names.get(name, origin) != origin for name, origin in more.items()):
            raise TypeError(f"{rule.key}: the look-ahead must be one expression that calls things as the update does")
        names = {**more, **names}
    if not (isinstance(returned, ast.Tuple) and len(returned.elts) == 2):
        raise TypeError(f"{rule.key}: an update rule returns its step and its new state")
    by_origin = {origin: name for name, origin in names.items()}
    functions = {**_elementwise(rule.look.__globals__), **_elementwise(rule.update.__globals__)}
    return _Lines(by_origin["g", None], by_origin["p", None], names, assignments, returned.elts[0], look, functions)


def _function(function, parameters: tuple[str, ...]) -> tuple[dict, tuple[tuple[str, ast.expr], ...], ast.expr]:
    """Return where each name of a function comes from, its assignments, and what it returns."""
    definition = ast.parse(dedent(inspect.getsource(function))).body[0]
    names = {argument.arg: (kept, None) for argument, kept in zip(definition.args.args, parameters)}
    assignments = []
    for line in definition.body:
        match line:
            case ast.Assign(targets=[ast.Tuple(elts=parts)], value=ast.Name(id=whole)) if names.get(whole, ("",))[0] in ("state", "hyper"):
                names |= {part.id: (names[whole][0], i) for i, part in enumerate(parts) if part.id != "_"}
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                assignments.append((name, value))
            case ast.Return(value=value):
                return names, tuple(assignments), value
            case ast.Expr(value=ast.Constant()):
                pass  # a docstring
            case _:
                raise TypeError(f"an update rule is assignments and one return; {ast.unparse(line)!r} is neither")
    raise TypeError(f"{function.__name__} returns nothing")


def _elementwise(names: dict) -> dict:
    """Return the functions that a rule may call, those of math as numpy's: they give NaN where math's raise."""
    own = {name: getattr(np, name) if getattr(math, name, None) is thing else thing for name, thing in names.items() if callable(thing) and not name.startswith("_")}
    return {**own, "abs": abs, "max": np.maximum, "min": np.minimum, "__builtins__": {}}


def _kind(name: str, expression: ast.expr, rule: Rule, degrees: dict[str, Degree], lines: _Lines) -> Kind:
    degree, odd = _degree(expression, degrees)
    if name in rule.state:
        return "momentum" if odd else "accumulator" if degree > 0 else "memory"
    uses = {lines.origins.get(node.id, ("", None))[0] for node in ast.walk(expression) if isinstance(node, ast.Name)}
    return "correction" if "t" in uses and (odd or degree > 0) else "value"


def _degree(node: ast.expr, known: dict[str, Degree]) -> Degree:
    """Return how an expression grows with g, from how what it reads does."""
    match node:
        case ast.Name(id=id):
            return known.get(id, (0.0, False))
        case ast.UnaryOp(operand=operand):
            return _degree(operand, known)
        case ast.Call(func=ast.Name(id="sign")):
            return 0.0, True
        case ast.Call(func=ast.Name(id=function), args=arguments):
            degree = max((_degree(argument, known)[0] for argument in arguments), default=0.0)
            return degree / 2 if function == "sqrt" else degree, False
        case ast.BinOp(op=ast.Pow(), right=ast.Constant(value=exponent)):
            degree, odd = _degree(node.left, known)
            return degree * exponent, odd and exponent % 2 == 1
        case ast.BinOp(op=ast.Pow()):
            return _degree(node.left, known)
        case ast.BinOp(op=op):
            (left, left_odd), (right, right_odd) = _degree(node.left, known), _degree(node.right, known)
            if isinstance(op, ast.Add | ast.Sub):
                return max(left, right), left_odd or right_odd
            return left + right if isinstance(op, ast.Mult) else left - right, left_odd != right_odd
    return 0.0, False


def _symbol(name: str, rule: Rule, made: set[str], lines: _Lines) -> str:
    """Return the LaTeX of a name where it is read: with t−1 where it is the point or a state before this update."""
    if name == lines.g:
        return "g_t"
    if name == lines.p:
        return r"\theta_{t-1}"
    if name == "Δ":
        return r"\Delta_t"
    old = lines.origins.get(name, ("", None))[0] == "state" and name not in made
    known = "t" if lines.origins.get(name) == ("t", None) else name
    return equations.named(known, rule.hyper, "t-1" if old else "t")
