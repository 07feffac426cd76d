"""Arrows around the heads: what an update is made of, as geometry; all lengths to one scale that is stated."""

from collections.abc import Collection, Iterable
from collections.abc import Mapping as Settings
from dataclasses import dataclass
from functools import cache
from math import floor, hypot, isfinite, log10

import numpy as np

from ...core.equations import figures
from ...core.experiment import Experiment
from ...core.optimizers.rule import Rule
from ...core.stages import Worked, evaluate, stages
from ...core.trajectory import Trajectory
from ...core.words import mark, tr
from .mapping import Mapping
from .plane import is_over_time

Vector = tuple[float, float]  # along w and b
KINDS = {  # that can be switched on, with what is said of each
    "gradient": mark("Gradient, −g"),
    "step": mark("Step, Δ"),
    "momentum": mark("Carried-over momentum"),
    "lookahead": mark("Look-ahead and the gradient there"),
}
USUAL_PX = 72.0  # most arrows of a run are at most so long
DECADE_PX = 20.0  # by which a logarithmic arrow is shorter where its quantity is a tenth
SAMPLE = 500  # rows of a trajectory from which the scale is found


@dataclass(frozen=True)
class Arrow:
    """Hold one arrow at the point `at` (w, b): it begins `start` away from it and goes `vector` on.

    kind: one of KINDS; "faint" for what was before; "squares", whose sides are the vector's two lengths; "ghost", the
    next point. label: what is written at the tip, or "".
    """

    kind: str
    at: Vector
    vector: Vector
    label: str = ""
    start: Vector = (0.0, 0.0)


def arrows(trajectory: Trajectory, step: int, rule: Rule, settings: Settings[str, float], kinds: Collection[str], stage: int = -1) -> tuple[Arrow, ...]:
    """Return the arrows of the update that leaves row `step`: those of `kinds`, or those that one stage is about."""
    row = trajectory.last(step)
    at = _pair(trajectory, "", row)
    if stage < 0 and not {"momentum", "lookahead"}.intersection(kinds, _kinds_of(rule)):
        found = [Arrow("gradient", at, _less(_pair(trajectory, "grad_", row)))] if "gradient" in kinds else []
        found += [Arrow("step", at, _pair(trajectory, "step_", row))] if "step" in kinds else []
        return tuple(arrow for arrow in found if _drawable(arrow))
    worked = list(zip(*(evaluate(rule, settings, trajectory, row, p) for p in "wb")))
    made = _of_stage(worked, stage, at) if stage >= 0 else _of_kinds(worked, kinds, at, _pair(trajectory, "grad_", row))
    return tuple(arrow for arrow in made if _drawable(arrow))


def arrows_of(
    experiment: Experiment, trajectories: Settings[int, Trajectory], ids: Iterable[int], step: int, kinds: Collection[str], stage: int = -1
) -> dict[int, tuple[Arrow, ...]]:
    """Return by id the arrows of the lanes `ids`; of a stage that has none nothing, because it needs no scale either."""
    if is_over_time(experiment):  # an arrow lies in the plane of w and b
        return {}
    lanes = ((id, experiment.lane(id)) for id in ids)
    drawn = {id: arrows(trajectories[id], step, lane.rule, lane.settings, kinds, stage) for id, lane in lanes}
    return drawn if stage < 0 or any(drawn.values()) else {}


@cache
def _kinds_of(rule: Rule) -> frozenset[str]:
    return frozenset(stage.kind for stage in stages(rule))


def _of_kinds(worked: list[tuple[Worked, Worked]], kinds: Collection[str], at: Vector, gradient: Vector) -> Iterable[Arrow]:
    by_kind = {pair[0].stage.kind: pair for pair in worked}
    if "gradient" in kinds:
        yield Arrow("gradient", at, _less(gradient))
    if "lookahead" in kinds and "lookahead" in by_kind:
        ahead = _minus(_values(by_kind["lookahead"]), at)
        yield Arrow("lookahead", at, ahead)
        yield Arrow("gradient", at, _less(_values(by_kind["gradient"])), start=ahead)
    if "momentum" in kinds and "momentum" in by_kind:
        yield Arrow("momentum", at, _downhill(by_kind["momentum"], _carried(by_kind["momentum"])))
    if "step" in kinds:
        yield Arrow("step", at, _values(by_kind["step"]))


def _of_stage(worked: list[tuple[Worked, Worked]], stage: int, at: Vector) -> Iterable[Arrow]:
    """Return the geometry of one stage."""
    pair, by_name = worked[stage], {pair[0].stage.name: pair for pair in worked}
    now, kind, name = _values(pair), pair[0].stage.kind, _word(pair, by_name)
    ahead = _minus(_values(by_name["lookahead"]), at) if "lookahead" in by_name else (0.0, 0.0)
    if kind == "lookahead":
        return [Arrow("lookahead", at, ahead, "look-ahead")]
    if kind == "gradient":
        looking = [Arrow("lookahead", at, ahead)] if ahead != (0.0, 0.0) else []
        return [*looking, Arrow("gradient", at, _less(now), "−g", ahead)]
    if kind == "momentum":
        carried, new = _downhill(pair, _carried(pair)), _downhill(pair, now)
        return [
            Arrow("step", at, new, name),
            Arrow("momentum", at, carried, tr("carried over")),
            Arrow("gradient", at, _minus(new, carried), tr("new gradient's share"), carried),
        ]
    if kind == "step":
        return [*_division(pair, at), Arrow("step", at, now, "Δ")]
    if kind == "point":
        step = _values(by_name["Δ"])
        return [Arrow("step", at, step), Arrow("ghost", at, (0.0, 0.0), tr("next point"), step)]
    if not pair[0].stage.odd:
        return list(_squares(pair, by_name, at))
    before = _source(pair, by_name)
    faint = [Arrow("faint", at, _less(_values(before)), before[0].stage.name)] if before else []
    return [*faint, Arrow("step", at, _less(now), name)]


def _squares(pair: tuple[Worked, Worked], by_name: dict, at: Vector) -> Iterable[Arrow]:
    """Return squares whose area is what has piled up, and fainter those of before it was corrected."""
    for found, label in ((_source(pair, by_name), ""), (pair, _word(pair, by_name))):
        degree = found[0].stage.degree if found else 0.0
        if degree > 0:
            sides = tuple(abs(value) ** (1 / degree) for value in _values(found))
            yield Arrow("squares" if label else "faint squares", at, sides, f"√{label}" if degree == 2 and label else label)


def _source(pair: tuple[Worked, Worked], by_name: dict) -> tuple[Worked, Worked] | None:
    """Return the state that a bias correction starts from."""
    if pair[0].stage.kind != "correction":
        return None
    return next((by_name[name] for name in pair[0].inputs if name in by_name), None)


def _word(pair: tuple[Worked, Worked], by_name: dict) -> str:
    source = _source(pair, by_name)
    return tr("{name} corrected", name=source[0].stage.name) if source else pair[0].stage.name


def _division(pair: tuple[Worked, Worked], at: Vector) -> Iterable[Arrow]:
    """Return a step as long at one common rate, and how the rates of w and of b lengthen and shorten it; nothing where they are one, or the step is 0."""
    rates = [worked.rate for worked in pair]
    if not all(isfinite(rate) and rate > 0 for rate in rates) or abs(rates[0] / rates[1] - 1) < 1e-3:
        return
    step = _values(pair)
    common = hypot(*step) / (hypot(step[0] / rates[0], step[1] / rates[1]) or 1.0)
    shares = [rate / common if common else 0.0 for rate in rates]
    if not all(isfinite(share) and share > 0 for share in shares):
        return
    even = step[0] / rates[0] * common, step[1] / rates[1] * common
    yield Arrow("faint", at, even, tr("at one rate"))
    yield Arrow("gradient", at, (step[0] - even[0], 0.0), f"w {_times(shares[0])}", even)
    yield Arrow("gradient", at, (0.0, step[1] - even[1]), f"b {_times(shares[1])}", (step[0], even[1]))


def _times(factor: float) -> str:
    return f"× {figures(factor, 2)}" if factor >= 1 else f"÷ {figures(1 / factor, 2)}"


def _pair(trajectory: Trajectory, column: str, row: int) -> Vector:
    return float(trajectory[column + "w"][row]), float(trajectory[column + "b"][row])


def _values(pair: tuple[Worked, Worked]) -> Vector:
    return float(pair[0].value), float(pair[1].value)


def _carried(pair: tuple[Worked, Worked]) -> Vector:
    return pair[0].carried, pair[1].carried


def _less(vector: Vector) -> Vector:
    return -vector[0], -vector[1]


def _minus(a: Vector, b: Vector) -> Vector:
    return a[0] - b[0], a[1] - b[1]


def _downhill(pair: tuple[Worked, Worked], vector: Vector) -> Vector:
    """Turn a momentum the way it pushes the point: a rule may add up the gradient or what lies against it."""
    stage = pair[0].stage
    uphill = pair[0].with_inputs(**{stage.name: 0.0}, **{name: 1.0 for name, (_, odd) in stage.reads.items() if odd}) > 0
    return _less(vector) if uphill else vector


def _drawable(arrow: Arrow) -> bool:
    return all(map(isfinite, (*arrow.start, *arrow.vector))) and (arrow.kind == "ghost" or arrow.vector != (0.0, 0.0))


# the scale


def magnification(trajectories: Iterable[Trajectory], kinds: Collection[str], mapping: Mapping) -> float:
    """Return how many times as long as they are arrows are drawn, 1, 2 or 5 times a power of ten, so that most of a run's are seen."""
    _, x, _, y = mapping.affine()
    columns = [column for kind, column in (("gradient", "grad_"), ("step", "step_")) if kind in kinds] or ["step_"]
    lengths = [np.empty(0)]
    for t in trajectories:
        rows = slice(None, None, 1 + len(t) // SAMPLE)
        with np.errstate(all="ignore"):
            lengths += [np.hypot(x * t[column + "w"][rows], y * t[column + "b"][rows]) for column in columns]
    every = np.concatenate(lengths)
    every = every[np.isfinite(every) & (every > 1e-12)]
    wanted = USUAL_PX / float(np.percentile(every, 90)) if every.size else 1.0
    power = 10.0 ** floor(log10(wanted))
    return float(power * max(step for step in (1, 2, 5) if step * power <= wanted * (1 + 1e-9)))


def caption(scale: float, log: bool) -> str:
    """Return what is said of the scale."""
    if log:
        return tr("Arrows: lengths logarithmic, {px:.0f} px for each factor of 10", px=DECADE_PX)
    return tr("Arrows: {scale:,.15g} × true length", scale=scale) if scale >= 1 else tr("Arrows: 1/{part:,} of true length", part=round(1 / scale))
