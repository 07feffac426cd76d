"""Wait for facts, never for time; and hold a session to what it promises at every change."""

from contextlib import contextmanager
from functools import cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QThread, QTimer

from optsim_gui.core.batches import batches_of
from optsim_gui.core.experiment import Experiment, Lane
from optsim_gui.core.optimum import optimum
from optsim_gui.core.preset import preset
from optsim_gui.core.problems import pose
from optsim_gui.core.simulate import run
from optsim_gui.core.trajectory import Trajectory
from optsim_gui.session.session import Session, Shown, result_key
from tests.ear import is_own_work

SPARSE = preset("sparse").experiment
VIEW = (preset("sparse").view.w, preset("sparse").view.b)
GIVE_UP_MS = 60_000
_REFERENCES: dict[tuple, Trajectory] = {}


def wait(until, *signals):
    """Run the event loop until `until()` is true; it is asked now and after each of the signals."""
    loop, patience = QEventLoop(), QTimer(singleShot=True, interval=GIVE_UP_MS)
    patience.timeout.connect(loop.quit)

    def ask(*_):
        if until():
            loop.quit()

    for signal in signals:
        signal.connect(ask)
    if not until():
        patience.start()
        loop.exec()
    for signal in signals:
        signal.disconnect(ask)
    assert until(), "it did not come true"


class Watch:
    """Follow a session: its last progress, and whatever it showed that does not belong together."""

    def __init__(self, session: Session):
        self.session, self.progress, self.shown, self.faults = session, None, 0, []
        self._sound = set()
        session.progress_changed.connect(self._progress)
        session.shown_changed.connect(self._shown)

    def rest(self) -> None:
        """Wait until nothing is under way."""
        wait(lambda: self.progress is None, self.session.progress_changed)

    def next(self) -> None:
        """Wait until something else is shown, or nothing is under way."""
        before = self.shown
        wait(lambda: self.shown > before or self.progress is None, self.session.progress_changed)

    def _progress(self, share: float | None) -> None:
        self.progress = share

    @is_own_work
    def _shown(self) -> None:
        self.shown += 1
        self.faults += faults(self.session.shown, self._sound)


@contextmanager
def running(experiment: Experiment = SPARSE, view: tuple = VIEW):
    """Begin a session and follow it; at the end it is closed, its thread is over and it has shown nothing amiss."""
    session = Session(experiment, view)
    watch = Watch(session)
    session.begin()
    try:
        yield watch
    finally:
        session.close()
    assert not session.findChild(QThread).isRunning()
    assert watch.faults == []
    before = session.shown
    QCoreApplication.processEvents()
    assert session.shown is before


def faults(shown: Shown, sound: set) -> list[str]:
    """Return what does not belong together in what is shown: each path, the landscape and the optimum are worked out anew.

    `sound` holds what has been looked at before, (what a path depends on, its record), so that it costs nothing again.
    """
    e, found = shown.experiment, []
    points = grouped(e.data, e.reduction)
    paths = [(e.lane(id), t) for id, t in shown.trajectories.items()] + [(e.lane(id).ghost(), t) for id, t in shown.ghosts.items()]
    for lane, t in paths:
        known = (_key(e, lane), t)
        if known not in sound and not is_beginning(t, reference(e, lane)):
            found.append(f"{lane.rule.title} of lane {lane.id} is not what it would be alone")
        sound.add(known)
    if shown.landscape is not None:
        w, b, loss = shown.landscape.w, shown.landscape.b, shown.landscape.loss
        for row, column in ((0, 0), (-1, -1), (len(b) // 2, len(w) // 3)):
            if not np.isclose(loss[row, column], points.loss_at(w[column], b[row]), rtol=1e-9, atol=1e-12):
                found.append("the landscape is of other points")
    if shown.optimum is not None and shown.optimum.point != best_of(e.data, e.reduction).point:
        found.append("the optimum is of other points")
    return found


def reference(experiment: Experiment, lane: Lane) -> Trajectory:
    """Return the whole trajectory of a lane, computed alone and at once."""
    key = _key(experiment, lane)
    if key not in _REFERENCES:
        e = experiment
        _REFERENCES[key] = run(lane, grouped(e.data, e.reduction), e.start, e.steps, batches_of(e))
    return _REFERENCES[key]


def _key(experiment: Experiment, lane: Lane) -> tuple:
    data, *rest = result_key(experiment, lane)
    return data, repr(rest)


def is_beginning(part: Trajectory, whole: Trajectory) -> bool:
    """Tell whether `part` is the first rows of `whole` bit for bit, and all of them if it is done."""
    first = 0 if part.done else max(0, len(part) - 64)  # while it grows, what is new at the end
    same = np.array_equal(part.table[:, first:], whole.table[:, first : len(part)], equal_nan=True) and part.steps == whole.steps
    return same and (not part.done or (len(part), part.diverged) == (len(whole), whole.diverged))


@cache
def grouped(data, reduction):
    """Return the points of an experiment as the neuron takes them."""
    return pose(data, reduction)


@cache
def best_of(data, reduction):
    """Return the optimum of an experiment's points."""
    return optimum(grouped(data, reduction))
