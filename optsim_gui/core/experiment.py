"""The experiment: a frozen value that holds everything which determines a result, and nothing else."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from .dataset import MOST_POINTS, SEED, Data, Sparse
from .errors import Invalid
from .hyper import ETA, Hyper
from .imported import Imported
from .optimizers import other_convention, rule
from .optimizers.rule import Rule
from .schedules import CONSTANT, MOST_RATES, RATES, Kind, kind
from .words import tr

MOST_STEPS = 100_000
MOST_LANES = 24
MOST_IMPORTED = 8
FURTHEST_START = 1000.0
STEPS = Hyper("updates", "T", 300, 1, MOST_STEPS, 1, MOST_STEPS, "log", "How many updates every lane makes.", whole=True)
START_W = Hyper("start w", "w", -3.0, -FURTHEST_START, FURTHEST_START, -6.0, 6.0, "linear", "Where every lane starts on the axis of w.")
START_B = START_W.but(name="start b", symbol="b", default=-4.0, sentence="Where every lane starts on the axis of b.")
BATCH_SIZE = Hyper("batch size", "k", 1, 1, MOST_POINTS, 1, 100, "log", "How many points each update sees.", whole=True)
ORDER_SEED = SEED.but(sentence="Start of the random numbers that put the points in order; equal seeds, equal orders.")


class Schedule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say how a lane's rate (or gamma) changes: `kind` is one of schedules.KINDS; `rates` are what a line search tries, in order.

    Settings that are left out take the kind's default. Raises Invalid for what is unknown or out of range.
    """

    kind: str = CONSTANT
    settings: dict[str, int | float] = {}
    rates: tuple[float, ...] = ()

    def __post_init__(self):
        msgspec.structs.force_setattr(self, "settings", self.declared.settings(**self.settings))
        if self.rates and not self.declared.searches:
            raise Invalid(tr("the schedule {title} has rates; only a line search tries a list of them.", title=tr(self.declared.title)))
        if self.declared.searches:
            msgspec.structs.force_setattr(self, "rates", tuple(ETA.check(rate, tr("the line search")) for rate in self.rates or RATES))
        if len(self.rates) > MOST_RATES:
            raise Invalid(tr("the line search has {count} rates; it can try at most {most}.", count=len(self.rates), most=MOST_RATES))

    @property
    def declared(self) -> Kind:
        """Return the declaration of this kind of schedule."""
        return kind(self.kind)

    def set(self, **values: float) -> "Schedule":
        """Return this schedule with the given settings changed; raise Invalid where one is unknown or out of range."""
        return msgspec.structs.replace(self, settings={**self.settings, **values})


class Batch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say which points each update sees: `size` of them in turn (None: all); the last batch of an epoch may be short.

    The order is "fixed", the data's own, or "shuffled" anew for each epoch by `seed`. Raises Invalid out of range.
    """

    size: int | None = None
    order: Literal["fixed", "shuffled"] = "fixed"
    seed: int = ORDER_SEED.default

    def __post_init__(self):
        if self.size is not None:
            BATCH_SIZE.check(self.size)
        if self.order not in ("fixed", "shuffled"):
            raise Invalid(tr("order of the points is {order}; it must be fixed or shuffled.", order=repr(self.order)))
        ORDER_SEED.check(self.seed)


class Lane(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name one optimizer with its settings; `id` tells it from other lanes, also of the same optimizer.

    Settings that are left out take the rule's default. `convention` selects the rule: one of `conventions(optimizer)`.
    Raises Invalid for an unknown optimizer, convention or setting.
    """

    id: int
    optimizer: str
    settings: dict[str, float] = {}
    convention: str = "textbook"
    schedule: Schedule = Schedule()

    def __post_init__(self):
        msgspec.structs.force_setattr(self, "settings", self.rule.settings(**self.settings))
        if self.schedule.kind != CONSTANT and self.schedule.declared.changes not in self.settings:
            one = self.schedule.declared
            raise Invalid(tr("schedule of {rule} is {title}, which changes {name}; it has none.", rule=self.rule.title, title=tr(one.title), name=one.changes))

    @property
    def rule(self) -> Rule:
        """Return the rule that this lane runs."""
        return rule(self.optimizer, self.convention)

    def as_in(self, convention: str) -> "Lane":
        """Return this lane in another convention, with the settings that both have; raise Invalid where there is none."""
        known = {hyper.name for hyper in rule(self.optimizer, convention).hyper}
        settings = {name: value for name, value in self.settings.items() if name in known}
        return msgspec.structs.replace(self, convention=convention, settings=settings)

    def ghost(self) -> "Lane | None":
        """Return this lane in the other convention, or None where there is none that computes otherwise."""
        other = other_convention(self.rule)
        return self.as_in(other.convention) if other else None

    def on(self, schedule: Schedule) -> "Lane":
        """Return this lane on a schedule; raise Invalid where the rule has not what it changes."""
        return msgspec.structs.replace(self, schedule=schedule)

    def set(self, **values: float) -> "Lane":
        """Return this lane with the given settings changed; raise Invalid where one is unknown or out of range."""
        return msgspec.structs.replace(self, settings={**self.settings, **values})


class Experiment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold data, reduction of the loss over points, start (w, b), number of updates, the lanes in their order, imported paths, and the batches.

    Raises Invalid where a value is out of range. Change is `replace`; equal experiments give equal results.
    """

    data: Data = Sparse()
    reduction: Literal["mean", "sum"] = "mean"
    start: tuple[float, float] = (START_W.default, START_B.default)
    steps: int = STEPS.default
    lanes: tuple[Lane, ...] = ()
    imported: tuple[Imported, ...] = ()
    batch: Batch = Batch()

    def __post_init__(self):
        msgspec.structs.force_setattr(self, "start", tuple(map(float, self.start)))
        if self.reduction not in ("mean", "sum"):
            raise Invalid(tr("reduction is {value!r}; it must be mean or sum.", value=self.reduction))
        START_W.check(self.start[0])
        START_B.check(self.start[1])
        STEPS.check(self.steps)
        if self.batch.size is not None and self.batch.size > self.data.count:
            raise Invalid(tr("batch size is {size:,}; it must be at most {count:,}, the number of points.", size=self.batch.size, count=self.data.count))
        if len(self.lanes) > MOST_LANES:
            raise Invalid(tr("there are {count} lanes; at most {most} can run.", count=len(self.lanes), most=MOST_LANES))
        if len(self.imported) > MOST_IMPORTED:
            raise Invalid(tr("there are {count} imported paths; at most {most} can be shown.", count=len(self.imported), most=MOST_IMPORTED))
        if len(self.ids()) < len(self.lanes) + len(self.imported):
            raise Invalid(tr("two lanes have the same id; each must have its own."))

    def replace(self, **changes) -> "Experiment":
        """Return this experiment with the given fields changed; raise Invalid where one is out of range."""
        return msgspec.structs.replace(self, **changes)

    def ids(self) -> frozenset[int]:
        """Return the ids of all lanes and imported paths."""
        return frozenset(one.id for one in (*self.lanes, *self.imported))

    def free_id(self) -> int:
        """Return an id that is larger than all in use."""
        return max(self.ids(), default=0) + 1

    def path(self, id: int) -> Imported:
        """Return the imported path of this id; raise KeyError when there is none."""
        return {one.id: one for one in self.imported}[id]

    @property
    def updates_per_epoch(self) -> int | None:
        """Return after how many updates all points have been seen, or None where each update sees all of them."""
        return None if self.batch.size is None else -(-self.data.count // self.batch.size)

    def lane(self, id: int) -> Lane:
        """Return the lane of this id; raise KeyError when there is none."""
        return {lane.id: lane for lane in self.lanes}[id]

    def with_lane(self, lane: Lane) -> "Experiment":
        """Return this experiment with the lane of the same id exchanged for `lane`."""
        return self.replace(lanes=tuple(lane if old.id == lane.id else old for old in self.lanes))

    def with_another(self, optimizer: str, after: int | None = None, convention: str = "textbook", **settings: float) -> "Experiment":
        """Return this experiment with one more lane, behind the lane of id `after` or at the end."""
        lane = Lane(self.free_id(), optimizer, settings, convention)
        at = next((i + 1 for i, old in enumerate(self.lanes) if old.id == after), len(self.lanes))
        return self.replace(lanes=(*self.lanes[:at], lane, *self.lanes[at:]))

    def with_copy(self, lane: Lane) -> "Experiment":
        """Return this experiment with one of its lanes once more, right behind it."""
        at = self.lanes.index(lane) + 1
        return self.replace(lanes=(*self.lanes[:at], msgspec.structs.replace(lane, id=self.free_id()), *self.lanes[at:]))

    def without(self, id: int) -> "Experiment":
        """Return this experiment without the lane of this id."""
        return self.replace(lanes=tuple(lane for lane in self.lanes if lane.id != id))


def lane_titles(experiment: Experiment) -> dict[int, str]:
    """Return the name of each lane by its id: the optimizer's title, and "GD 2" for the second lane of GD."""
    titles, made = {}, {}
    for lane in experiment.lanes:
        title = tr(lane.rule.title)
        nth = made[title] = made.get(title, 0) + 1
        titles[lane.id] = title + (f" {nth}" if nth > 1 else "")
    return titles


def titles(experiment: Experiment) -> dict[int, str]:
    """Return the name of each lane and each imported path by its id."""
    return lane_titles(experiment) | {one.id: one.title for one in experiment.imported}


def told_apart(experiment: Experiment) -> dict[int, str]:
    """Return the names of `titles`; a further lane of an optimizer tells, where it is one thing, how it differs from the first: "GD 2 · cosine"."""
    names, firsts = titles(experiment), {}
    for lane in experiment.lanes:
        first = firsts.setdefault((lane.optimizer, lane.convention), lane)
        differences = list(_differences(first, lane))
        if len(differences) == 1:
            names[lane.id] += f" · {differences[0]}"
    return names


def _differences(first: Lane, lane: Lane) -> Iterator[str]:
    """Give in a word or two what a lane has otherwise than the first lane of its rule."""
    for hyper in lane.rule.hyper:
        if lane.settings[hyper.name] != first.settings[hyper.name]:
            yield f"{hyper.symbol} {lane.settings[hyper.name]:.6g}"
    if lane.schedule != first.schedule:
        yield tr(lane.schedule.declared.title).lower()


def encode(value: msgspec.Struct) -> bytes:
    """Return an experiment (or any part of one) as readable JSON, UTF-8."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2)


def decode(text: bytes | str, type=Experiment):
    """Return the experiment that JSON text holds; raise Invalid with the path inside the text where it is not one."""
    try:
        return msgspec.json.decode(text, type=type)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Invalid(tr("The experiment cannot be read: {reason}.", reason=error)) from None
