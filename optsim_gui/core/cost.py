"""What a lane's updates cost: how many times gradient and loss of a single point were asked for."""

from dataclasses import dataclass

from .experiment import Experiment, Lane


@dataclass(frozen=True)
class Cost:
    """Hold how many gradients and how many losses of single points a number of updates took."""

    gradients: int
    losses: int


def cost(experiment: Experiment, lane: Lane, updates: int) -> Cost:
    """Return what so many updates of a lane cost: each takes the gradient of its batch once, and its loss for every rate it tries.

    What is recorded for the eye, loss and gradient of all the data at every point, is not counted.
    """
    count, size = experiment.data.count, experiment.batch.size
    points = updates * count
    if size is not None:
        epochs, rest = divmod(updates, experiment.updates_per_epoch)
        points = epochs * count + rest * size
    return Cost(points, points * len(lane.schedule.rates))
