"""What the threads say to each other: frozen requests and results, each with the generation it belongs to.

A generation is a number that no other request has.
"""

from dataclasses import dataclass, field

from ..core.dataset import Data
from ..core.experiment import Experiment, Lane
from ..core.imported import Imported
from ..core.landscape import Landscape
from ..core.optimum import Optimum
from ..core.trajectory import Trajectory


@dataclass(frozen=True)
class RunWanted:
    """Ask for the trajectories of `lanes` of this experiment; those of its other lanes that run are kept, by lane id.

    ghosts: lanes in their other convention, under the ids of the lanes they belong to, with those that are kept.
    imported: paths recorded elsewhere whose loss and gradient are wanted, with those that are kept.
    """

    generation: int
    experiment: Experiment
    lanes: tuple[Lane, ...]
    kept: dict[int, Trajectory]
    ghosts: tuple[Lane, ...] = ()
    kept_ghosts: dict[int, Trajectory] = field(default_factory=dict)
    imported: tuple[Imported, ...] = ()
    kept_imported: dict[int, Trajectory] = field(default_factory=dict)


@dataclass(frozen=True)
class LandscapeWanted:
    """Ask for the loss over w and b ranges."""

    generation: int
    data: Data
    reduction: str
    w: tuple[float, float]
    b: tuple[float, float]


@dataclass(frozen=True)
class Recorded:
    """Hand over what the lanes of a run have recorded so far, beside those that were kept."""

    generation: int
    experiment: Experiment
    trajectories: dict[int, Trajectory]
    ghosts: dict[int, Trajectory]
    imported: dict[int, Trajectory] = field(default_factory=dict)


@dataclass(frozen=True)
class Mapped:
    """Hand over a landscape, drawn, with the optimum where it is known yet; `share` is 1 at the finest."""

    generation: int
    data: Data
    reduction: str
    landscape: Landscape
    optimum: Optimum | None
    share: float


@dataclass(frozen=True)
class Doing:
    """Say what takes long; an empty sentence says it is over."""

    sentence: str


@dataclass(frozen=True)
class Failed:
    """Say that a request could not be fulfilled, and why."""

    generation: int
    error: Exception
