"""What became of a lane and why, in numbers, and one thing to try; it refines `status`, which says what is certain."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from .curves import Subject, distance, gradient_norm, quantities, step_length
from .experiment import STEPS, Experiment
from .hyper import EPS, GAMMA
from .problems.neuron import Grouped, sigmoid
from .problems.online import Rounds
from .status import cause, status
from .trajectory import SETTLED_WITHIN, Trajectory
from .words import tr

STARVED = 0.1  # of its first value: the effective rate of a stalled parameter has fallen below
FAR_OFF = 100  # updates: a stalled lane would need more than these to the optimum at the length of its step
SATURATED = 0.1  # of a sigmoid's steepest slope: on a plateau those points that still pull have less, on average
MAINLY = 0.2  # of the distance: what a lane is past the optimum must be more than that
STEADY = 0.8  # of its earlier size: an oscillation keeps at least that
FALLEN = 0.1  # of the loss at the start: where no optimum is known, a lane that has come below is on no plateau
WINDOWS = (24, 96, 384)  # updates in which an oscillation is looked for
TURNS = 6  # as many times it must turn in one of them
PACE_OVER = 10  # updates over which the pace is taken
LADDER = tuple(float(f"{digit}e{power}") for power in range(-12, 4) for digit in (1, 3))  # the rates that are tried
START = (0.0, 0.0)  # where every sigmoid is steepest

def thresholds() -> tuple[str, ...]:
    """Return what the words of a verdict mean, each with its bounds."""
    return (
        tr("settled: from that step on within {near:g} of the optimum", near=SETTLED_WITHIN),
        tr("overshot: past it by more than {near:g} and {share:.0%} of the distance", near=SETTLED_WITHIN, share=MAINLY),
        tr("oscillating: by more than {near:g}, keeping {share:.0%} of its size", near=SETTLED_WITHIN, share=STEADY),
        tr("stalled: rate below {share:.0%} of its first, and more than {steps} steps to go", share=STARVED, steps=FAR_OFF),
        tr("plateau: the points that pull have below {share:.0%} of the sigmoid's steepest slope", share=SATURATED),
    )


Kind = Literal["computing", "moving", "overshot", "oscillating", "stalled", "plateau", "settled", "diverged", "0/0"]


@dataclass(frozen=True)
class Remedy:
    """Hold one thing to try: a setting of the lane, or "steps" or "start" of the experiment, with its new value."""

    name: str
    value: float | tuple[float, float]

    @property
    def sentence(self) -> str:
        """Return what to try, e.g. "Try eta 0.3"."""
        if self.name == "start":
            return tr("Try the start ({w:g}, {b:g})", w=self.value[0], b=self.value[1])
        return tr("Try {steps:,} updates", steps=self.value) if self.name == "steps" else tr("Try {name} {value:g}", name=tr(self.name), value=self.value)

    def applied(self, experiment: Experiment, lane: int) -> Experiment:
        """Return the experiment with this tried on the lane of this id."""
        if self.name in ("start", "steps"):
            return experiment.replace(**{self.name: self.value})
        return experiment.with_lane(experiment.lane(lane).set(**{self.name: self.value}))


@dataclass(frozen=True)
class Verdict:
    """Hold what a lane is doing, in one sentence, the numbers behind it by name, and what could be tried."""

    kind: Kind
    sentence: str
    numbers: dict[str, float] = field(default_factory=dict)
    remedy: Remedy | None = None


@dataclass(frozen=True)
class _Seen:
    """Hold what is looked at again and again: the subject, the row, and the quantities there."""

    title: str
    subject: Subject
    data: Grouped
    row: int
    settles: bool
    numbers: dict[str, float]

    @property
    def path(self) -> Trajectory:
        return self.subject.trajectory

    def verdict(self, kind: Kind, words: str, remedy: Remedy | None = None, **numbers: float) -> Verdict:
        return Verdict(kind, f"{self.title} {words}", {**self.numbers, **numbers}, None if self.settles else remedy)

    def off(self) -> str:
        """Return how far the optimum is, as the end of a sentence."""
        return tr("; {distance} from the optimum", distance=people(self.numbers["distance"])) if "distance" in self.numbers else ""


def verdict(title: str, subject: Subject, data: Grouped, step: int) -> Verdict:
    """Tell what the lane called `title` is doing at `step` and why; `data` are the points it runs on."""
    path, settings = subject.trajectory, subject.lane.settings
    told = status(title, path, step, subject.optimum, settings)
    since = path.settled_since(subject.goal) if subject.goal else None
    row = path.last(step)
    seen = _Seen(title, subject, data, row, since is not None, _numbers(subject, row))
    if told.kind == "computing":
        return Verdict("computing", told.sentence, seen.numbers)
    if told.kind == "diverged":
        zero = cause(path, settings).zero_over_zero
        return Verdict("0/0" if zero else "diverged", told.sentence, {**seen.numbers, "step of divergence": path.diverged_at}, _tamer(subject))
    if told.kind == "settled":
        return _settled(seen, told.sentence, since)
    looks = (_unmoved, _plateau, _oscillating, _stalled, _overshot, _moving)
    return next(found for look in looks if (found := look(seen)))


def advice(here: Verdict, end: Verdict) -> Remedy | None:
    """Return what to try for a lane that is `here` at the cursor: what cures its end, or what is seen if it ends well."""
    return here.remedy if end.kind in ("settled", "computing") else end.remedy or here.remedy


def _numbers(subject: Subject, row: int) -> dict[str, float]:
    known = {"distance": float(distance(subject, row))} if subject.goal else {}
    return {**known, "step": float(step_length(subject.trajectory, row)), "|g|": float(gradient_norm(subject.trajectory, row))}


def _settled(seen: _Seen, sentence: str, since: int) -> Verdict:
    past = overshoot(seen.path, seen.subject.goal, seen.row)
    axis = max(past, key=past.get)
    also = tr("; on its way it overshot {axis} by {far}", axis=axis, far=people(past[axis])) if past[axis] > SETTLED_WITHIN else ""
    return Verdict("settled", sentence + also, {**seen.numbers, "settled at": since})


# what it can be, each looked for in turn


def slope(data: Grouped, w: float, b: float) -> float:
    """Return the mean slope of the sigmoid, in shares of its steepest, over the points, each weighing as much as it is off."""
    f = sigmoid(w * data.x + b)
    pull = data.n * np.abs(f - data.y)
    return float(pull @ (4.0 * f * (1.0 - f)) / total) if (total := pull.sum()) > 0.0 else 1.0


def _unmoved(seen: _Seen) -> Verdict | None:
    if seen.numbers["step"] != 0.0 or seen.numbers["|g|"] == 0.0:
        return None
    return seen.verdict("stalled", tr("does not move: the rate makes its step 0{off}", off=seen.off()), _rate(seen.subject, down=False))


def _plateau(seen: _Seen) -> Verdict | None:
    path, row = seen.path, seen.row
    if isinstance(seen.data, Rounds) or seen.numbers.get("distance", np.inf) < SETTLED_WITHIN:
        return None
    if seen.subject.goal is None and path["loss"][row] - seen.data.rest <= FALLEN * (path["loss"][0] - seen.data.rest):
        return None
    share = slope(seen.data, path["w"][row], path["b"][row])
    if share >= SATURATED:
        return None
    thrown = slope(seen.data, path["w"][0], path["b"][0]) >= SATURATED or (seen.subject.goal and seen.numbers["distance"] > distance(seen.subject, 0))
    remedy = _tamer(seen.subject) if thrown else Remedy("start", START)
    words = tr("is on a plateau: the sigmoid is saturated, |g| is {g}{off}", g=people(seen.numbers["|g|"]), off=seen.off())
    return seen.verdict("plateau", words, remedy, slope=share)


def _oscillating(seen: _Seen) -> Verdict | None:
    for window in WINDOWS:
        rows = slice(max(0, seen.row + 1 - window), seen.row + 1)
        axis = max("wb", key=lambda p: np.ptp(seen.path[p][rows]))
        period, amplitude = swing(seen.path[axis][rows])
        if period and amplitude > SETTLED_WITHIN:
            words = tr("oscillates along {axis}: {size} from peak to peak, every {period} updates{off}", axis=axis, size=people(amplitude), period=period, off=seen.off())
            remedy = _rate(seen.subject, down=True, to=SETTLED_WITHIN / amplitude)
            return seen.verdict("oscillating", words, remedy, period=period, amplitude=amplitude)
    return None


def swing(values: np.ndarray) -> tuple[int, float]:
    """Return period, in updates, and size from peak to peak of a lasting oscillation, or (0, 0.0) where there is none."""
    moves = np.diff(values)
    turns = np.flatnonzero(moves[:-1] * moves[1:] < 0.0) + 1
    if len(turns) < TURNS:
        return 0, 0.0
    half = len(values) // 2
    early, late = values[:half], values[half:]
    size = np.ptp(late)
    if size < STEADY * np.ptp(early) or abs(late.mean() - early.mean()) > 0.5 * size:
        return 0, 0.0
    around = values - values.mean()
    likeness = np.correlate(around, around, "full")[len(values) :] / np.arange(len(values) - 1, 0, -1)
    likeness = np.append(likeness[:half], -np.inf)  # to the values 1, 2, ... updates later
    peak = (likeness[1:-1] > likeness[:-2]) & (likeness[1:-1] > likeness[2:])
    return int(np.argmax(peak & (likeness[1:-1] >= 0.9 * likeness[1:].max()))) + 2, float(np.ptp(values))


def _stalled(seen: _Seen) -> Verdict | None:
    if seen.subject.goal is None or seen.numbers["distance"] <= FAR_OFF * seen.numbers["step"]:
        return None
    axis = _farther(seen)
    first, now = quantities(seen.subject.lane, seen.path, axis, [0, seen.row])["rate"]
    if not now < STARVED * first:
        return None
    words = tr("is stalled: {axis}'s rate fell to {share} % of its start{off}, moving {step} a step",
               axis=axis, share=people(100 * now / first, 2), off=seen.off(), step=people(seen.numbers["step"]))  # fmt: skip
    return seen.verdict("stalled", words, _rate(seen.subject, down=False), rate=float(now), share=float(now / first))


def overshoot(path: Trajectory, goal: tuple[float, float], row: int) -> dict[str, float]:
    """Return by axis how far the path up to `row` has gone past the optimum as seen from the start, at least 0."""
    return {p: max(0.0, _past(path[p][: row + 1], target)) for p, target in zip("wb", goal)}


def _past(values: np.ndarray, target: float) -> float:
    return float(values.max() - target if values[0] < target else target - values.min())


def _overshot(seen: _Seen) -> Verdict | None:
    if seen.subject.goal is None:
        return None
    path, row = seen.path, seen.row
    now = {p: _past(path[p][[0, row]], target) for p, target in zip("wb", seen.subject.goal)}
    axis = max(now, key=now.get)
    if now[axis] <= max(SETTLED_WITHIN, MAINLY * seen.numbers["distance"]):
        return None
    most = overshoot(path, seen.subject.goal, row)[axis]
    words = tr("overshot {axis} by {most} and is {now} past the optimum", axis=axis, most=people(most), now=people(now[axis]))
    numbers = {**seen.numbers, "overshot": most, "past": now[axis]}
    return Verdict("overshot", f"{seen.title} {words}", numbers, _calmer(seen.subject))


def _farther(seen: _Seen) -> str:
    """Return the parameter that is farther from the optimum."""
    left = {p: abs(float(seen.path[p][seen.row]) - goal) for p, goal in zip("wb", seen.subject.goal)}
    return max(left, key=left.get)


def _moving(seen: _Seen) -> Verdict:
    if not np.isfinite(seen.numbers["step"]):
        return seen.verdict("moving", tr("makes a step that is no finite number{off}", off=seen.off()), _tamer(seen.subject))
    if seen.subject.goal is None:
        return seen.verdict("moving", tr("is still moving: {step} a step", step=people(seen.numbers["step"])))
    before, left = max(0, seen.row - PACE_OVER), seen.numbers["distance"]
    pace = float(distance(seen.subject, before) - left) / max(1, seen.row - before)
    words = tr("is still moving: {left} from the optimum", left=people(left))
    if left < SETTLED_WITHIN:
        words = tr("is passing the optimum: {left} from it, moving {step} a step", left=people(left), step=people(seen.numbers["step"]))
    elif pace > 0.0 and left / pace < 1e6:
        words += tr(", about {more:,} more updates at this pace", more=round(left / pace))
    wild = max(overshoot(seen.path, seen.subject.goal, seen.row).values()) > left
    remedy = _calmer(seen.subject) if wild else _rate(seen.subject, down=False)
    return seen.verdict("moving", words, remedy or _longer(seen.path), pace=pace)


# what to try


def _rate(subject: Subject, down: bool, to: float = 1.0) -> Remedy | None:
    """Return the next rate of LADDER, up or down (then at most `to` times the rate), or None where there is none."""
    knob = next((h for h in subject.lane.rule.hyper if h.name == "eta"), None)
    eta = subject.lane.settings.get("eta", 0.0)
    if knob is None or (down and eta == 0.0):
        return None
    if eta == 0.0:
        return Remedy("eta", knob.default)
    most = min(0.99, to) * eta
    others = [rate for rate in LADDER if knob.low <= rate <= knob.high and (rate <= most if down else rate > 1.01 * eta)]
    return Remedy("eta", max(others) if down else min(others)) if others else None


def _calmer(subject: Subject) -> Remedy | None:
    """Return what would make the lane swing less."""
    gamma = subject.lane.settings.get("gamma", 0.0)
    return Remedy("gamma", round(max(0.0, 1.0 - 3.0 * (1.0 - gamma)), 6)) if 0.0 < gamma < 1.0 else _rate(subject, down=True)


def _longer(path: Trajectory) -> Remedy | None:
    return Remedy("steps", min(STEPS.high, 3 * path.steps)) if path.steps < STEPS.high else None


def _tamer(subject: Subject) -> Remedy | None:
    """Return what would have kept the lane from running away."""
    setting = cause(subject.trajectory, subject.lane.settings).setting
    usual = {"eps": EPS.default, "gamma": GAMMA.default}
    return Remedy(setting, usual[setting]) if setting in usual else _rate(subject, down=True, to=0.1)


def people(value: float, digits: int = 3) -> str:
    """Return a number for people, with this many significant digits and a true minus."""
    return f"{value:.{digits}g}".replace("e+", "e").replace("e0", "e").replace("e-0", "e-").replace("-", "−")
