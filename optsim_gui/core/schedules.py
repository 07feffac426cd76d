"""How a lane's rate (or its momentum) changes from update to update: one function per schedule, found by inspection.

To add a schedule, add a function under `@schedule`; the form, the files, the curves and the laws of the tests find it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .errors import Invalid
from .hyper import Hyper
from .words import tr

CONSTANT, LINE_SEARCH = "constant", "line_search"
MOST_RATES = 12
RATES = (0.1, 0.5, 1.0, 5.0, 10.0)  # those that the lecture's line search tries

FACTOR = Hyper("factor", "c", 0.5, 0.0, 1.0, 0.0, 1.0, "linear", "What the rate is multiplied by at each step down.")
EVERY = Hyper("every", "s", 5, 1, 100_000, 1, 1000, "log", "How many updates the rate stays before it steps down.", whole=True)
DECAY = Hyper("k", "k", 0.01, 0.0, 1000.0, 1e-4, 10.0, "log", "How fast the rate falls.")
OVER = Hyper("over", "T", 300, 1, 100_000, 1, 10_000, "log", "How many updates it takes to the lowest rate.", whole=True)
HALF = OVER.but(name="half", symbol="h", default=50, sentence="How many updates the rate rises, and how many it falls.")
WARM = OVER.but(name="over", default=20, sentence="How many updates it takes to the full rate.")
LOWEST = Hyper("lowest", "low", 0.0, 0.0, 1.0, 0.0, 1.0, "linear", "The lowest rate, as a share of eta.")
PLATEAU = EVERY.but(default=250, sentence="How many updates gamma stays before it rises.")


@dataclass(frozen=True)
class Kind:
    """Hold one schedule with all that is declared about it.

    `values(t, value, *settings)` gives what `changes` ("eta" or "gamma") is in each update: t holds the number of updates
    done before it, as float64; `value` is the lane's own setting, which no schedule exceeds.
    """

    key: str
    title: str
    sentence: str
    hyper: tuple[Hyper, ...]
    source: str
    changes: str
    values: Callable

    @property
    def searches(self) -> bool:
        """Tell whether the rate is chosen during the run, from a list."""
        return self.key == LINE_SEARCH

    def settings(self, **values: float) -> dict[str, float]:
        """Return every setting, the given ones checked and the others at their default; raise Invalid otherwise."""
        known = {h.name: h for h in self.hyper}
        for name in values:
            if name not in known:
                names = ", ".join(known) or tr("none")
                raise Invalid(tr("the schedule {title} has no setting {name}; it has {names}.", title=tr(self.title), name=repr(name), names=names))
        return {name: h.check(values.get(name, h.default), self.title) for name, h in known.items()}

    def series(self, value: float, settings: dict[str, float], updates: int) -> np.ndarray:
        """Return what the rate (or gamma) is in each of so many updates, float64 (updates,)."""
        given = (settings[h.name] for h in self.hyper)
        with np.errstate(all="ignore"):
            values = self.values(np.arange(updates, dtype=np.float64), value, *given)
        return np.array(np.broadcast_to(values, updates))


def schedule(title: str, sentence: str, *, hyper: tuple[Hyper, ...] = (), source: str, changes: str = "eta"):
    """Declare the decorated function as a schedule; its name is the schedule's key."""

    def declare(values: Callable) -> Kind:
        return Kind(values.__name__, title, sentence, hyper, source, changes, values)

    return declare


@schedule("Constant", "The rate stays as it is.", source="Cauchy 1847")
def constant(t, eta):
    return eta


@schedule("Step decay", "The rate is multiplied by a factor after every so many updates.", hyper=(FACTOR, EVERY), source="CS7015, lecture 5")
def step_decay(t, eta, factor, every):
    return eta * factor ** np.floor(t / every)


@schedule("Exponential", "The rate falls by the same share at every update.", hyper=(DECAY,), source="CS7015, lecture 5")
def exponential(t, eta, k):
    return eta * np.exp(-k * t)


@schedule("1/t", "The rate falls with one over the number of updates.", hyper=(DECAY.but(default=0.1),), source="Robbins & Monro 1951; CS7015, lecture 5")
def inverse(t, eta, k):
    return eta / (1.0 + k * t)


@schedule("1/√t", "The rate falls with one over the root of the number of updates.", source="Zinkevich 2003, theorem 1")
def inverse_root(t, eta):
    return eta / np.sqrt(t + 1.0)


@schedule("Cosine", "The rate follows half a cosine down to its lowest, and stays there.", hyper=(OVER, LOWEST), source="Loshchilov & Hutter 2017, eq. 5")
def cosine(t, eta, over, lowest):
    return eta * (lowest + (1.0 - lowest) * 0.5 * (1.0 + np.cos(np.pi * np.minimum(t / over, 1.0))))


@schedule("Cyclical", "The rate rises and falls in triangles between its lowest and eta.", hyper=(HALF, LOWEST.but(default=0.1)), source="Smith 2015, section 3")
def cyclical(t, eta, half, lowest):
    cycle = np.floor(1.0 + t / (2.0 * half))
    x = np.abs(t / half - 2.0 * cycle + 1.0)
    return eta * (lowest + (1.0 - lowest) * np.maximum(0.0, 1.0 - x))


@schedule("Warm-up", "The rate rises in even steps to eta, and stays there.", hyper=(WARM,), source="Goyal et al. 2017, section 2.2")
def warm_up(t, eta, over):
    return eta * np.minimum(1.0, (t + 1.0) / over)


@schedule("Rising momentum", "Gamma rises from a half towards its setting, in plateaus.", hyper=(PLATEAU,), source="Sutskever et al. 2013, eq. 5", changes="gamma")
def rising_momentum(t, gamma, every):
    return np.minimum(1.0 - 2.0 ** (-1.0 - np.log2(np.floor(t / every) + 1.0)), gamma)


@schedule("Line search", "Each update tries a list of rates in place of eta and keeps the one that gives the lowest loss.", source="CS7015, lecture 5")
def line_search(t, eta):
    return np.nan  # until the run has chosen


KINDS: dict[str, Kind] = {one.key: one for one in list(vars().values()) if isinstance(one, Kind)}


def kind(key: str) -> Kind:
    """Return the schedule of this key; raise Invalid when there is none."""
    if key not in KINDS:
        raise Invalid(tr("schedule is {key}; it must be one of {names}.", key=repr(key), names=", ".join(KINDS)))
    return KINDS[key]
