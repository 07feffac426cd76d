"""What torch and optax have that is the same as ours, and what sets them apart where it is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from ..experiment import Lane
from ..optimizers import rule
from ..schedules import CONSTANT
from ..words import tr


@dataclass(frozen=True)
class Library:
    """Hold how a library calls our rules, by key and convention, and our schedules, by key; the settings' names stand in braces."""

    name: str
    rules: Mapping[tuple[str, str], str]
    schedules: Mapping[str, str]

    def optimizer(self, lane: Lane, **instead: str) -> str:
        """Return how the library calls the lane's rule, in whichever convention it is the same; "" where it has none.

        `instead` says what stands in a setting's place.
        """
        for (key, convention), text in self.rules.items():
            theirs = rule(key, convention) if key == lane.optimizer else None
            if theirs and (theirs.update, theirs.look) == (lane.rule.update, lane.rule.look):
                return text.format(**lane.settings | instead)
        return ""

    def schedule(self, lane: Lane) -> str:
        """Return how the library calls the lane's schedule; "" where that is constant or the library has none."""
        settings = lane.settings | lane.schedule.settings
        return self.schedules.get(lane.schedule.kind, "").format(**settings, **_derived(settings))

    def differs(self, lane: Lane) -> str:
        """Return what sets the library apart from the lane, or ""."""
        return self._other_rule(lane) or self._other_schedule(lane)

    def _other_rule(self, lane: Lane) -> str:
        if text := self.optimizer(lane):
            if "nesterov" in text and lane.settings["gamma"] == 0:
                return tr("{library} wants a gamma above 0 for Nesterov's rule.", library=self.name)
            if "accumulator" in text and lane.settings["eps"] == 0:
                return tr("{library} wants an eps above 0 for {rule}: without it, it takes no step where ours divides 0 by 0.", library=self.name, rule=tr(lane.rule.title))
            return ""
        theirs = [rule(key, convention) for key, convention in self.rules if key == lane.optimizer]
        if not theirs:
            return tr("{library} has no {rule}.", library=self.name, rule=tr(lane.rule.title))
        return tr("{library} has it as {rule}: {differs}", library=self.name, rule=tr(theirs[0].title), differs=tr(theirs[0].differs or lane.rule.differs))

    def _other_schedule(self, lane: Lane) -> str:
        text, title = self.schedule(lane), tr(lane.schedule.declared.title)
        if lane.schedule.kind == CONSTANT:
            return ""
        if not text:
            return tr("{library} has no schedule that does what {schedule} does.", library=self.name, schedule=title)
        if "decay_rate=0.0" in text:
            return tr("{library} takes a factor of 0 for none; {schedule} comes to a rate of 0.", library=self.name, schedule=title)
        return ""


def _derived(settings: Mapping[str, float]) -> dict[str, float]:
    """Return what a library asks for in place of our own settings."""
    found = {}
    if "k" in settings:
        found["kept"] = exp(-settings["k"])
    if "lowest" in settings:
        found["floor"] = settings["eta"] * settings["lowest"]
    if "over" in settings:
        found |= {"first": 1 / settings["over"], "eta_first": settings["eta"] / settings["over"], "rises": settings["over"] - 1}
    return found
