"""The experiment: a frozen value that holds everything which determines a result, and nothing else."""

from typing import Literal

import msgspec

from .dataset import Data, Sparse
from .errors import Invalid
from .hyper import Hyper
from .optimizers import rule

MOST_STEPS = 100_000
MOST_LANES = 24
FURTHEST_START = 1000.0
STEPS = Hyper("updates", "T", 300, 1, MOST_STEPS, 1, MOST_STEPS, "log", "How many updates every lane makes.", whole=True)
START_W = Hyper("start w", "w", -3.0, -FURTHEST_START, FURTHEST_START, -6.0, 6.0, "linear", "Where every lane starts on the axis of w.")
START_B = START_W.but(name="start b", symbol="b", default=-4.0, sentence="Where every lane starts on the axis of b.")


class Lane(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name one optimizer with its settings; `id` tells it from other lanes, also of the same optimizer.

    Settings that are left out take the rule's default. Raises Invalid for an unknown optimizer or setting.
    """

    id: int
    optimizer: str
    settings: dict[str, float] = {}

    def __post_init__(self):
        msgspec.structs.force_setattr(self, "settings", rule(self.optimizer).settings(**self.settings))

    def set(self, **values: float) -> "Lane":
        """Return this lane with the given settings changed; raise Invalid where one is unknown or out of range."""
        return msgspec.structs.replace(self, settings={**self.settings, **values})


class Experiment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold data, reduction of the loss over points, start (w, b), number of updates, and the lanes in their order.

    Raises Invalid where a value is out of range. Change is `replace`; equal experiments give equal results.
    """

    data: Data = Sparse()
    reduction: Literal["mean", "sum"] = "mean"
    start: tuple[float, float] = (START_W.default, START_B.default)
    steps: int = STEPS.default
    lanes: tuple[Lane, ...] = ()

    def __post_init__(self):
        msgspec.structs.force_setattr(self, "start", tuple(map(float, self.start)))
        if self.reduction not in ("mean", "sum"):
            raise Invalid(f"reduction is {self.reduction!r}; it must be mean or sum.")
        START_W.check(self.start[0])
        START_B.check(self.start[1])
        STEPS.check(self.steps)
        if len(self.lanes) > MOST_LANES:
            raise Invalid(f"there are {len(self.lanes)} lanes; at most {MOST_LANES} can run.")
        if len({lane.id for lane in self.lanes}) < len(self.lanes):
            raise Invalid("two lanes have the same id; each must have its own.")

    def replace(self, **changes) -> "Experiment":
        """Return this experiment with the given fields changed; raise Invalid where one is out of range."""
        return msgspec.structs.replace(self, **changes)

    def lane(self, id: int) -> Lane:
        """Return the lane of this id; raise KeyError when there is none."""
        return {lane.id: lane for lane in self.lanes}[id]

    def with_lane(self, lane: Lane) -> "Experiment":
        """Return this experiment with the lane of the same id exchanged for `lane`."""
        return self.replace(lanes=tuple(lane if old.id == lane.id else old for old in self.lanes))

    def with_another(self, optimizer: str, after: int | None = None, **settings: float) -> "Experiment":
        """Return this experiment with one more lane, behind the lane of id `after` or at the end."""
        lane = Lane(max((old.id for old in self.lanes), default=0) + 1, optimizer, settings)
        at = next((i + 1 for i, old in enumerate(self.lanes) if old.id == after), len(self.lanes))
        return self.replace(lanes=(*self.lanes[:at], lane, *self.lanes[at:]))

    def without(self, id: int) -> "Experiment":
        """Return this experiment without the lane of this id."""
        return self.replace(lanes=tuple(lane for lane in self.lanes if lane.id != id))


def lane_titles(experiment: Experiment) -> dict[int, str]:
    """Return the name of each lane by its id: the optimizer's title, and "GD 2" for the second lane of GD."""
    titles, made = {}, {}
    for lane in experiment.lanes:
        nth = made[lane.optimizer] = made.get(lane.optimizer, 0) + 1
        titles[lane.id] = rule(lane.optimizer).title + (f" {nth}" if nth > 1 else "")
    return titles


def encode(value: msgspec.Struct) -> bytes:
    """Return an experiment (or any part of one) as readable JSON, UTF-8."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2)


def decode(text: bytes | str, type=Experiment):
    """Return the experiment that JSON text holds; raise Invalid with the path inside the text where it is not one."""
    try:
        return msgspec.json.decode(text, type=type)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Invalid(f"The experiment cannot be read: {error}.") from None
