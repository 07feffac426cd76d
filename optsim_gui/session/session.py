"""The session: the one object that changes, and tells what changed."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from ..core.experiment import Experiment, Lane
from ..core.landscape import Landscape
from ..core.optimum import Optimum
from ..core.preset import origin
from ..core.trajectory import Trajectory
from .history import History
from .messages import Doing, Failed, LandscapeWanted, Mapped, Recorded, RunWanted
from .player import Player
from .worker import Worker


@dataclass(frozen=True)
class Shown:
    """Hold one consistent picture: an experiment with those of its results that belong together.

    It is exchanged whole when the first results of a changed experiment arrive, so nothing stale is drawn beside
    anything new. trajectories: by lane id, of the active lanes. landscape and optimum are None before the first.
    """

    experiment: Experiment
    trajectories: dict[int, Trajectory] = field(default_factory=dict)
    landscape: Landscape | None = None
    optimum: Optimum | None = None

    def lane_ids(self) -> list[int]:
        """Return the ids of the lanes that have a trajectory, in the experiment's order."""
        return [lane.id for lane in self.experiment.lanes if lane.id in self.trajectories]


def result_key(experiment: Experiment, lane: Lane) -> tuple:
    """Return all that the trajectory of a lane depends on."""
    return experiment.data, experiment.reduction, experiment.start, experiment.steps, lane.optimizer, lane.settings


class Session(QObject):
    """Hold the experiment, which lanes are active, the view range, and the results as they come.

    `preset` names the preset that the experiment began as, or is "". Verbs change it; signals tell facts. Everything runs in the thread that made it, except the worker.
    """

    experiment_changed = Signal(object, object)  # old, new
    active_changed = Signal(object)  # frozenset of lane ids that run and show
    shown_changed = Signal()  # `shown` is another value
    history_changed = Signal()
    view_wanted = Signal(object, object)  # w range, b range: show this part of the plane
    doing_changed = Signal(str)  # what takes long, or ""
    progress_changed = Signal(object)  # share of the recompute that is done, or None when nothing is under way
    failed = Signal(str)

    def __init__(self, experiment: Experiment, view: tuple, prepare: Callable[[], None] = lambda: None, parent=None):
        super().__init__(parent)
        self.experiment = experiment
        self.preset = origin(experiment)
        self.active = frozenset(lane.id for lane in experiment.lanes)
        self.view = view
        self.shown = Shown(experiment)
        self.history = History()
        self.player = Player(self)
        self.cancelled = False
        self._run_generation = self._map_generation = 0
        self._kept: dict[int, Trajectory] = {}
        self._run_out = self._map_out = False
        self._worker = Worker(prepare, self)
        self._worker.delivered.connect(self._receive)

    def begin(self) -> None:
        """Start the worker, compute everything and play from 0."""
        self._worker.start()
        self._want(run=True, landscape=True)
        self.player.play()

    def close(self) -> None:
        """End the worker; nothing is delivered afterwards."""
        self._worker.delivered.disconnect(self._receive)
        self._worker.close()

    # verbs

    def apply(self, experiment: Experiment, key: Hashable = None) -> None:
        """Change to `experiment` as one undoable entry (see `History.leave` for `key`)."""
        if experiment != self.experiment:
            self.history.leave((self.experiment, self.preset), key)
            self._become(experiment, self.preset)

    def undo(self) -> None:
        """Go back to the experiment before, if there is one."""
        if self.history.past:
            self._become(*self.history.back((self.experiment, self.preset)))

    def redo(self) -> None:
        """Go forth to the experiment that was undone, if there is one."""
        if self.history.future:
            self._become(*self.history.forth((self.experiment, self.preset)))

    def open(self, experiment: Experiment, w: tuple[float, float], b: tuple[float, float], preset: str = "") -> None:
        """Change to another experiment, all its lanes active, and show the given part of the plane."""
        if (experiment, preset) != (self.experiment, self.preset):
            self.history.leave((self.experiment, self.preset))
            self._become(experiment, preset)
        self.set_active(frozenset(lane.id for lane in experiment.lanes))
        self.view_wanted.emit(w, b)

    def set_active(self, ids: frozenset[int]) -> None:
        """Run and show just the lanes of these ids."""
        ids = frozenset(ids) & {lane.id for lane in self.experiment.lanes}
        if ids != self.active:
            self.active = ids
            self.active_changed.emit(ids)
            self._want(run=True)

    def set_view(self, w: tuple[float, float], b: tuple[float, float]) -> None:
        """Map the loss over this part of the plane."""
        if (w, b) != self.view:
            self.view = (w, b)
            self._want(landscape=True)

    def cancel(self) -> None:
        """Stop computing; what is recorded stays."""
        self._worker.cancel()
        self.cancelled, self._run_out, self._map_out = True, False, False
        self._run_generation += 1
        self._map_generation += 1
        self.player.pause()
        self.progress_changed.emit(None)

    # inside

    def _become(self, new: Experiment, preset: str) -> None:
        old, self.experiment, self.preset = self.experiment, new, preset
        fresh = {lane.id for lane in new.lanes} - {lane.id for lane in old.lanes}
        self.active = (self.active | fresh) & {lane.id for lane in new.lanes}
        self.experiment_changed.emit(old, new)
        self.active_changed.emit(self.active)
        self.history_changed.emit()
        self._want(run=True, landscape=(old.data, old.reduction) != (new.data, new.reduction))

    def _want(self, run: bool = False, landscape: bool = False) -> None:
        e, run_wanted, map_wanted = self.experiment, None, None
        if run:
            had = {lane.id: result_key(self.shown.experiment, lane) for lane in self.shown.experiment.lanes}
            wanted = {lane.id: result_key(e, lane) for lane in e.lanes if lane.id in self.active}
            kept = {id: t for id, t in self.shown.trajectories.items() if t.done and id in wanted and had[id] == wanted[id]}
            todo = tuple(lane for lane in e.lanes if lane.id in wanted.keys() - kept.keys())
            self._kept = kept
            self._run_generation += 1
            self._run_out = bool(todo)
            run_wanted = RunWanted(self._run_generation, e, todo)
        if landscape:
            self._map_generation += 1
            self._map_out = True
            stale = self.shown.optimum is None or (e.data, e.reduction) != (self.shown.experiment.data, self.shown.experiment.reduction)
            map_wanted = LandscapeWanted(self._map_generation, e.data, e.reduction, *self.view, stale)
        self.cancelled = False
        self._worker.want(run_wanted, map_wanted)

    def _receive(self, messages: tuple) -> None:
        shown = self.shown
        for message in messages:
            match message:
                case Recorded(generation, trajectories) if generation == self._run_generation:
                    shown = replace(shown, experiment=self.experiment, trajectories={**self._kept, **trajectories})
                    self._run_out = not all(t.done for t in trajectories.values())
                case Mapped(generation, landscape, best, finest) if generation == self._map_generation:
                    shown = replace(shown, landscape=landscape, optimum=best or shown.optimum)
                    self._map_out = not finest
                case Doing(sentence):
                    self.doing_changed.emit(sentence)
                case Failed(sentence):
                    self.failed.emit(sentence)
        if shown is not self.shown:
            self.shown = shown
            self._tell_player()
            self.shown_changed.emit()
        self.progress_changed.emit(self._progress())

    def _tell_player(self) -> None:
        trajectories = self.shown.trajectories.values()
        lengths = [len(t) - 1 for t in trajectories if not t.diverged]
        horizon = self.shown.experiment.steps
        self.player.set_record(min(lengths, default=horizon if trajectories else 0), horizon)

    def _progress(self) -> float | None:
        if not (self._run_out or self._map_out):
            return None
        rows = [1.0 if t.done else len(t) / (t.steps + 1) for t in self.shown.trajectories.values()]
        parts = [*rows, *([0.0] if self._map_out else [])]
        return sum(parts) / len(parts) if parts else 0.0
