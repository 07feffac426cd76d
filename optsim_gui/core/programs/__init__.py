"""A lane as a short program of its own: with numpy alone, or by the optimizer of torch or optax where it is the same."""

from ..dataset import Sparse
from ..errors import Invalid
from ..experiment import Experiment, lane_titles
from ..words import tr
from . import for_numpy, for_optax, for_torch
from .parts import epochs

LIBRARIES = {"numpy": for_numpy, "torch": for_torch, "optax": for_optax}
MOST_NUMBERS = 10_000  # that stand in a program


def program(experiment: Experiment, id: int, library: str) -> str:
    """Return a program in Python that makes the path of this lane with `library` alone, one of LIBRARIES.

    It leaves `path`, a list of (w, b), the start included. Raises Invalid where the library does not have the same (see `why_not`).
    """
    if reason := why_not(experiment, id, library):
        raise Invalid(reason)
    return LIBRARIES[library].text(experiment, experiment.lane(id), lane_titles(experiment)[id])


def why_not(experiment: Experiment, id: int, library: str) -> str:
    """Return why this lane cannot be told as a program with `library`, or "" where it can."""
    if library == "numpy":
        drawn = isinstance(experiment.data, Sparse)
        return "" if drawn else _too_many_points(experiment)
    lane = experiment.lane(id)
    return LIBRARIES[library].HAS.differs(lane) or _too_many_points(experiment) or _too_long_an_order(experiment)


def _too_many_points(experiment: Experiment) -> str:
    points = experiment.data.count
    if points <= MOST_NUMBERS:
        return ""
    return tr("{points} points are too many to stand in a program; {most} fit.", points=f"{points:,}", most=f"{MOST_NUMBERS:,}")


def _too_long_an_order(experiment: Experiment) -> str:
    numbers = epochs(experiment) * experiment.data.count if experiment.batch.order == "shuffled" and experiment.batch.size is not None else 0
    if numbers <= MOST_NUMBERS:
        return ""
    return tr("The order in which the updates see the points is {numbers} numbers, too many to stand in a program; {most} fit. Only numpy draws it again from its seed.",
              numbers=f"{numbers:,}", most=f"{MOST_NUMBERS:,}")  # fmt: skip
