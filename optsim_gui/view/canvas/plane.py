"""What the canvas draws a problem on: the plane of w and b, or, where w alone matters (an online problem), updates across and w upward."""

from ...core.dataset import Online
from ...core.experiment import Experiment
from ...core.trajectory import Trajectory
from ...core.words import tr

Point = tuple[float, float]


def is_over_time(experiment: Experiment) -> bool:
    """Tell whether paths are drawn over the updates."""
    return isinstance(experiment.data, Online)


def names(experiment: Experiment) -> Point:
    """Return what stands at the axis across and at the axis upward."""
    return (tr("update"), "w") if is_over_time(experiment) else ("w", "b")


def paths(experiment: Experiment, trajectories: dict[int, Trajectory]) -> dict[int, Trajectory]:
    """Return trajectories by id as they are drawn."""
    return {id: t.over_time for id, t in trajectories.items()} if is_over_time(experiment) else trajectories


def start(experiment: Experiment) -> Point:
    """Return where the start is drawn."""
    return (0.0, experiment.start[0]) if is_over_time(experiment) else experiment.start


def start_at(experiment: Experiment, across: float, up: float) -> Point:
    """Return the start (w, b) that a place on the picture means."""
    return (up, experiment.start[1]) if is_over_time(experiment) else (across, up)


def optimum(experiment: Experiment, point: Point | None) -> Point | None:
    """Return where the optimum (w, b) is drawn: over the updates, at their end."""
    return (float(experiment.steps), point[0]) if point and is_over_time(experiment) else point
