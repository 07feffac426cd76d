"""The presets: experiments of the article, ready to run, each a file under resources/presets."""

from functools import cache

import msgspec

from ..resources import path
from .errors import Invalid
from .experiment import Experiment, Lane, Schedule, decode
from .optimizers import rule
from .words import tr


class View(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold the part of the (w, b) plane that is shown."""

    w: tuple[float, float]
    b: tuple[float, float]


class Preset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name an experiment and the part of the plane that shows it best."""

    title: str
    sentence: str
    view: View
    experiment: Experiment


_ORDER = ("sparse", "sparse-common-rate", "toy")
DEFAULT = _ORDER[0]


@cache
def names() -> tuple[str, ...]:
    """Return the names of all presets, the default first."""
    found = {file.stem for file in path("presets").glob("*.json")}
    return (*(name for name in _ORDER if name in found), *sorted(found - set(_ORDER)))


@cache
def preset(name: str) -> Preset:
    """Return the preset of this name; raise Invalid when there is none."""
    if name not in names():
        raise Invalid(tr("preset is {name!r}; it must be one of {names}.", name=name, names=", ".join(names())))
    return decode(path("presets", name + ".json").read_bytes(), Preset)


def origin(experiment: Experiment) -> str:
    """Return the name of the preset that is exactly this experiment, or ""."""
    return next((name for name in names() if preset(name).experiment == experiment), "")


def home_settings(name: str, optimizer: str, id: int = 0, convention: str = "textbook") -> dict[str, float]:
    """Return the settings a lane goes back to: those of the preset's lane, and where it has none the rule's defaults.

    The preset's lane is the one of this optimizer and `id`, else its first of this optimizer, in whatever convention.
    `name` may be "".
    """
    own = _home(name, optimizer, id)
    defaults = rule(optimizer, convention).settings()
    return {name: own.settings.get(name, default) if own else default for name, default in defaults.items()}


def home_schedule(name: str, optimizer: str, id: int = 0) -> Schedule:
    """Return the schedule a lane goes back to: that of the preset's lane (see `home_settings`), or a constant rate."""
    own = _home(name, optimizer, id)
    return own.schedule if own else Schedule()


def _home(name: str, optimizer: str, id: int) -> Lane | None:
    lanes = preset(name).experiment.lanes if name else ()
    return next((lane for lane in sorted(lanes, key=lambda lane: lane.id != id) if lane.optimizer == optimizer), None)
