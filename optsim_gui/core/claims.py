"""The article's claims that can be checked, each computed by the engine on the very experiment that shows it.

To add a claim, add a function under `@claim` that makes one number of what its lanes did; table, JSON and window find it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np

from .batches import batches_of
from .curves import Subject, distance, quantities, share_along_b, step_length
from .experiment import Experiment, Lane
from .optimizers import rule
from .optimum import Optimum, optimum
from .preset import Preset, preset
from .problems import pose
from .problems.neuron import Grouped
from .problems.online import Rounds
from .simulate import run
from .trajectory import Trajectory
from .verdict import overshoot
from .words import tr

PRESET, ONLINE = "sparse", "reddi"
FAMILY = ("gd", "momentum", "nag")
SIX = (*FAMILY, "adagrad", "rmsprop", "adam")
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
NEAR = 0.1  # of the optimum: what a lane at a rate that works stays within

Wanted = str | tuple[str, dict[str, float]]  # a lane to run: an optimizer, with settings or with those of the experiment


@dataclass(frozen=True)
class Seen:
    """Hold what a claim is measured on: its lanes with their trajectories in the order of `lanes`, and their optimum."""

    subjects: tuple[Subject, ...]
    goal: tuple[float, float]  # not a number where there is none, so that no claim holds there

    @property
    def paths(self) -> tuple[Trajectory, ...]:
        """Return the trajectories."""
        return tuple(subject.trajectory for subject in self.subjects)

    def rate(self, lane: int, parameter: str) -> np.ndarray:
        """Return the effective rate of each update of the lane in this place."""
        subject = self.subjects[lane]
        return quantities(subject.lane, subject.trajectory, parameter)["rate"]

    def off(self, lane: int) -> float:
        """Return how far from the optimum the lane ends; infinite where it diverged."""
        subject = self.subjects[lane]
        return float("inf") if subject.trajectory.diverged else float(distance(subject, -1)) if subject.goal else float("nan")

    def off_b(self, lane: int) -> float:
        """Return how far b is from the optimum in the end."""
        return abs(float(self.paths[lane]["b"][-1]) - self.goal[1])

    def excess(self, lane: int) -> float:
        """Return how much of the loss above the optimum's is left in the end, as a share; infinite where the lane diverged."""
        if self.paths[lane].diverged:
            return float("inf")
        path, best = self.paths[lane], self.subjects[lane].optimum.loss
        return float((path["loss"][-1] - best) / (path["loss"][0] - best))

    def settled(self, lane: int, within: float = 0.05) -> int:
        """Return the update from which the lane stays near the optimum, and one past the last where it never does."""
        since = self.paths[lane].settled_since(self.goal, within)
        return self.paths[lane].steps + 1 if since is None else since


@dataclass(frozen=True)
class Claim:
    """Declare one claim: what is said, what is measured and must lie in [at_least, at_most], and what should be said with it.

    `lanes` run on the preset and are what a person sees who opens the claim, at update `cursor`.
    """

    id: str
    text: str
    metric: str
    caveat: str
    lanes: tuple[Wanted, ...]
    cursor: int
    at_least: float
    at_most: float
    measure: Callable[[Seen], float]
    preset: str = PRESET

    @property
    def threshold(self) -> str:
        """Return what the value must be, e.g. ">= 0.8"."""
        if np.isinf(self.at_most):
            return f">= {self.at_least:g}"
        return f"<= {self.at_most:g}" if np.isinf(self.at_least) else f"{self.at_least:g} .. {self.at_most:g}"

    def experiment(self, base: Experiment) -> Experiment:
        """Return `base` with just the lanes that this claim is about; those it has already keep their ids."""
        lanes, free = [], base.free_id()
        for i, wanted in enumerate(self.lanes):
            key, given = (wanted, {}) if isinstance(wanted, str) else wanted
            own = next((lane for lane in base.lanes if lane.optimizer == key and lane.convention == "textbook"), None)
            settings = {**(own.settings if own else rule(key).settings()), **given}
            kept = own is not None and own.settings == settings
            lanes.append(own if kept else Lane(free + i, key, settings))
        return base.replace(lanes=tuple(lanes))


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """Hold what a claim came to: the number that was measured (None where it is not finite) and whether the claim holds.

    `share` is the share of datasets on which it holds, None where only the preset was looked at.
    """

    id: str
    claim: str
    metric: str
    value: float | None
    threshold: str
    holds: bool
    share: float | None = None

    def over(self, share: float) -> "Row":
        """Return this row with the share of datasets on which the claim holds."""
        return msgspec.structs.replace(self, share=share)


def claim(id: str, text: str, *, metric: str, caveat="", lanes: Iterable[Wanted], cursor: int, at_least=-np.inf, at_most=np.inf, preset=PRESET):
    """Declare the decorated function as the measure of a claim."""

    def declare(measure: Callable[[Seen], float]) -> Claim:
        return Claim(id, text, metric, caveat, tuple(lanes), cursor, at_least, at_most, measure, preset)

    return declare


def at_rates(key: str, rates: Iterable[float]) -> tuple[Wanted, ...]:
    """Return a lane of the optimizer for each rate."""
    return tuple((key, {"eta": rate}) for rate in rates)


# the claims, in the article's order


@claim("C1", "GD, momentum and NAG first move along b, hardly along w.", lanes=FAMILY, cursor=20, at_least=0.8,
       metric="share of the motion along b in the first 10 updates, the lowest of the three",
       caveat="It takes a start where both gradients are small, and x that are not negative.")  # fmt: skip
def along_b_first(seen):
    return min(float(share_along_b(path)[10]) for path in seen.paths)


@claim("C1'", "The reason is the sparse input: w's gradient is much smaller than b's.", lanes=("gd",), cursor=0, at_least=10,
       metric="|gradient of b| / |gradient of w| at the start")  # fmt: skip
def sparse_gradient(seen):
    with np.errstate(all="ignore"):
        return abs(float(seen.paths[0]["grad_b"][0] / seen.paths[0]["grad_w"][0]))


@claim("C2", "AdaGrad moves along w as well from the start.", lanes=("gd", "adagrad"), cursor=10, at_most=0.6,
       metric="share of AdaGrad's motion along b in the first 10 updates",
       caveat="The weakest claim over datasets: where w's gradient is so small that epsilon counts, b still leads a little.")  # fmt: skip
def both_ways(seen):
    return float(share_along_b(seen.paths[1])[10])


@claim("C2'", "AdaGrad gives the sparse w a higher effective rate than b.", lanes=("adagrad",), cursor=10, at_least=2,
       metric="effective rate of w / that of b in update 10")  # fmt: skip
def higher_rate(seen):
    return float(seen.rate(0, "w")[9] / seen.rate(0, "b")[9])


@claim("C3", "AdaGrad's effective rate for b decays as its denominator grows.", lanes=("adagrad",), cursor=300, at_most=0.25,
       metric="effective rate of b in the last update / in the first")  # fmt: skip
def decaying_rate(seen):
    rate = seen.rate(0, "b")
    return float(rate[-1] / rate[0])


@claim("C3'", "In the end AdaGrad hardly moves b any more ...", lanes=("adagrad",), cursor=300, at_most=0.03,
       metric="size of b's last update / of its first",
       caveat="It is slow, not stuck for ever: with more updates, or a larger eta, AdaGrad arrives.")  # fmt: skip
def hardly_moves(seen):
    step = np.abs(seen.paths[0]["step_b"])
    return float(step[-1] / step[0])


@claim("C3''", "... though b has not arrived.", lanes=("adagrad",), cursor=300, at_least=0.1,
       metric="distance of AdaGrad's b from the optimum in the end")  # fmt: skip
def not_arrived(seen):
    return seen.off_b(0)


@claim("C4", "Without the square root AdaGrad works worse.", lanes=("adagrad", "adagrad_no_root"), cursor=300, at_least=1.5,
       metric="distance from the optimum in the end, without the root / with it",
       caveat="Without it the first step is eta divided by the gradient, so a flat start throws the point off the map.")  # fmt: skip
def root_needed(seen):
    return seen.off(1) / seen.off(0)


@claim("C4'", "Another eta does not make up for the missing root.", lanes=(*at_rates("adagrad", RATES), *at_rates("adagrad_no_root", RATES)), cursor=300,
       at_least=2, metric="of ten rates from 0.001 to 30, two a decade, how many more work with the root: less than 2 % of the excess loss is left",
       caveat="On some datasets one rate happens to suit without the root: its one great leap lands well.")  # fmt: skip
def no_rate_helps(seen):
    with_it, without = range(len(RATES)), range(len(RATES), 2 * len(RATES))
    return float(sum(seen.excess(lane) < 0.02 for lane in with_it) - sum(seen.excess(lane) < 0.02 for lane in without))


@claim("C5", "RMSProp brings b home where AdaGrad stalls.", lanes=("adagrad", "rmsprop"), cursor=300, at_most=0.6,
       metric="distance of b from the optimum in the end, RMSProp's / AdaGrad's",
       caveat="It gets near and stays near; it does not come to rest there (see the last claim on RMSProp).")  # fmt: skip
def overcomes_stall(seen):
    return seen.off_b(1) / seen.off_b(0)


@claim("C5'", "RMSProp's denominator forgets, so b's effective rate does not starve.", lanes=("adagrad", "rmsprop"), cursor=300, at_least=5,
       metric="effective rate of b in the last update, RMSProp's / AdaGrad's")  # fmt: skip
def forgets(seen):
    return float(seen.rate(1, "b")[-1] / seen.rate(0, "b")[-1])


@claim("C5''", "At a constant eta RMSProp jitters around the optimum, by about eta.", lanes=at_rates("rmsprop", (0.1, 0.05, 0.03)), cursor=300,
       at_least=0.5, at_most=2, metric="b from peak to peak in the last 50 updates / eta, the lowest at eta 0.1, 0.05 and 0.03",
       caveat="The article does not say this; later notes of the same lectures do. A larger epsilon, 1e-4, removes it.")  # fmt: skip
def jitters(seen):
    return min(float(np.ptp(s.trajectory["b"][-50:])) / s.lane.settings["eta"] for s in seen.subjects)


@claim("C6", "Adam settles first of the six.", lanes=SIX, cursor=90, at_least=1.15,
       metric="updates until the best of the others stays within 0.05 of the optimum / until Adam does",
       caveat="Settles, not arrives: RMSProp comes near sooner but jitters. And each runs at one fixed rate that nobody tuned; "
              "with eta 1 AdaGrad would win, and with one rate for all NAG can.")  # fmt: skip
def settles_first(seen):
    *others, adam = (seen.settled(lane) for lane in range(len(SIX)))
    return min(others) / max(1, adam)


@claim("C6b", "Adam overshoots a bit before it settles.", lanes=("momentum", "adam"), cursor=50, at_least=0.05, at_most=1.2,
       metric="how far Adam goes past the optimum, along w or b, whichever is more",
       caveat="Momentum goes farther past it along b, Adam along w.")  # fmt: skip
def overshoots(seen):
    return max(overshoot(seen.paths[1], seen.goal, seen.paths[1].steps).values())


@claim("C7", "Without bias correction Adam's first steps are wild.", lanes=("adam", "adam_no_correction"), cursor=20, at_least=2,
       metric="longest step without the correction / with it",
       caveat="The path is wilder, yet on this data it settles a little sooner: the inflated steps happen to lead the right way.")  # fmt: skip
def correction_tames(seen):
    with_it, without = (float(step_length(path).max()) for path in seen.paths)
    return without / with_it


@claim("C7'", "The first step of b alone is already too long.", lanes=("adam", "adam_no_correction"), cursor=1, at_least=2,
       metric="first step of b without the correction / with it",
       caveat="In theory (1 - beta1) / sqrt(1 - beta2) = 3.16 times; epsilon takes a little off.")  # fmt: skip
def first_step(seen):
    with_it, without = (float(path["step_b"][0]) for path in seen.paths)
    return without / with_it


@claim("C8", "Adam works unchanged over a wide range of eta.", lanes=at_rates("adam", RATES), cursor=300, at_least=4,
       metric="how many of ten rates from 0.001 to 30, two a decade, bring Adam within 0.1 of the optimum to stay",
       caveat="Momentum and NAG work for as many rates on this data, only larger ones; what is special is that 0.03 to 1 need no thought.")  # fmt: skip
def robust(seen):
    return float(sum(seen.settled(lane, NEAR) <= seen.paths[lane].steps for lane in range(len(RATES))))


@claim("C9", "Adam may fail to converge.", lanes=("gd", "adam", "amsgrad"), cursor=300, at_least=0.9, preset=ONLINE,
       metric="where Adam ends on Reddi's online problem, whose best point is -1 and whose worst is 1",
       caveat="A problem made for this, with beta1 = 0 and beta2 = 0.1; AMSGrad and plain GD end near -1, and so does Adam with its usual settings.")  # fmt: skip
def goes_to_the_worst(seen):
    return float(seen.paths[1]["w"][-1])


CLAIMS: tuple[Claim, ...] = tuple(one for one in list(vars().values()) if isinstance(one, Claim))


class Bench:
    """Run lanes on the points of one experiment; lanes that several claims are about run once."""

    def __init__(self, base: Experiment):
        self.base = base
        self._ran: dict[tuple, Trajectory] = {}

    @cached_property
    def _data(self) -> Grouped | Rounds:
        return pose(self.base.data, self.base.reduction)

    @cached_property
    def _best(self) -> Optimum:
        return optimum(self._data)

    def measure(self, claim: Claim) -> float:
        """Return the number that the claim is about."""
        subjects = tuple(Subject(lane, self._path(lane), self._best) for lane in claim.experiment(self.base).lanes)
        with np.errstate(all="ignore"):
            return claim.measure(Seen(subjects, self._best.point or (np.nan, np.nan)))

    def _path(self, lane: Lane) -> Trajectory:
        key = (lane.optimizer, lane.convention, *lane.settings.items())
        if key not in self._ran:
            self._ran[key] = run(lane, self._data, self.base.start, self.base.steps, batches_of(self.base))
        return self._ran[key]


def shown_by(claim: Claim) -> Preset:
    """Return the experiment that shows a claim, with the part of the plane to look at."""
    home = preset(claim.preset)
    return msgspec.structs.replace(home, experiment=claim.experiment(home.experiment))


def holds(claim: Claim, value: float) -> bool:
    """Tell whether a claim with this value holds; what is not a number does not."""
    return bool(claim.at_least <= value <= claim.at_most)


def rows() -> tuple[Row, ...]:
    """Return every claim as it comes out on its preset."""
    benches = {name: Bench(preset(name).experiment) for name in (PRESET, ONLINE)}
    measured = [(claim, benches[claim.preset].measure(claim)) for claim in CLAIMS]
    return tuple(Row(c.id, c.text, c.metric, value if np.isfinite(value) else None, c.threshold, holds(c, value)) for c, value in measured)


def over_datasets(seeds: int) -> Iterator[dict[str, float]]:
    """Yield after each of the datasets of seeds 0, 1, ... by claim's id the share of datasets so far on which it holds.

    A claim about a problem that has no dataset is measured as often, each time the same.
    """
    base, held = preset(PRESET).experiment, dict.fromkeys((c.id for c in CLAIMS), 0)
    online = Bench(preset(ONLINE).experiment)
    for seed in range(seeds):
        drawn = Bench(base.replace(data=msgspec.structs.replace(base.data, seed=seed)))
        for claim in CLAIMS:
            bench = drawn if claim.preset == PRESET else online
            held[claim.id] += holds(claim, bench.measure(claim))
        yield {id: count / (seed + 1) for id, count in held.items()}


def as_json(rows: Iterable[Row]) -> str:
    """Return the rows as a JSON list."""
    return msgspec.json.format(msgspec.json.encode(tuple(rows)), indent=2).decode()


def table(rows: Iterable[Row], seeds: int = 0) -> str:
    """Return the rows as lines for people; with `seeds`, of how many datasets the shares tell."""
    head = f"{'claim':7} {'holds':6} {'value':>9}  {'threshold':13}"
    lines = [head + (tr("share of {seeds} datasets", seeds=seeds) if seeds else "")]
    for row, claim in zip(rows, CLAIMS):
        value = "-" if row.value is None else f"{row.value:.4g}"
        share = f"{row.share:.1%}" if row.share is not None else ""
        lines += ["", f"{row.id:7} {'yes' if row.holds else 'NO':6} {value:>9}  {row.threshold:13}{share}".rstrip()]
        lines += [f"  {tr(words)}" for words in (row.claim, row.metric, claim.caveat) if words]
    return "\n".join(lines)
