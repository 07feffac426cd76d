"""A session that shows results which were computed at once, without its worker."""

from functools import cache

from optsim_gui.core.experiment import Lane
from optsim_gui.core.optimum import optimum
from optsim_gui.core.preset import preset
from optsim_gui.core.problems import pose
from optsim_gui.core.simulate import run
from optsim_gui.session.session import Session, Shown

SPARSE = preset("sparse")


def session_on(experiment=SPARSE.experiment):
    """Return a session that shows the whole results of an experiment, with the cursor at 0."""
    session = Session(experiment, (SPARSE.view.w, SPARSE.view.b))
    show(session, experiment)
    return session


def show(session, experiment, trajectories=None):
    """Let a session show an experiment with its whole results, or with these trajectories."""
    if trajectories is None:
        trajectories = {lane.id: computed(experiment.data, experiment.reduction, experiment.start, experiment.steps, lane.id, lane.optimizer, tuple(lane.settings.items())) for lane in experiment.lanes}
    session.experiment = experiment
    session.shown = Shown(experiment, trajectories, None, best(experiment.data, experiment.reduction))
    session.player.set_record(experiment.steps, experiment.steps)
    session.shown_changed.emit()


@cache
def best(data, reduction):
    """Return the optimum of an experiment's points."""
    return optimum(pose(data, reduction))


@cache
def computed(data, reduction, start, steps, id, optimizer, settings):
    """Return the trajectory of a lane."""
    return run(Lane(id, optimizer, dict(settings)), pose(data, reduction), start, steps)
