"""The session: the one object that changes, and tells what changed."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from ..core.experiment import Experiment, Lane
from ..core.imported import Imported
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
    anything new. trajectories: by lane id, of the active lanes; ghosts: of some of them in their other convention;
    imported: the active paths recorded elsewhere, by id.
    landscape and optimum are None before the first.
    """

    experiment: Experiment
    trajectories: dict[int, Trajectory] = field(default_factory=dict)
    landscape: Landscape | None = None
    optimum: Optimum | None = None
    ghosts: dict[int, Trajectory] = field(default_factory=dict)
    imported: dict[int, Trajectory] = field(default_factory=dict)

    def path_ids(self) -> list[int]:
        """Return the ids of the imported paths that are shown, in the experiment's order."""
        return [one.id for one in self.experiment.imported if one.id in self.imported]

    def drawn(self) -> dict[int, Trajectory]:
        """Return what is drawn by id: the lanes' trajectories in the experiment's order, then the imported ones."""
        return {id: self.trajectories[id] for id in self.lane_ids()} | {id: self.imported[id] for id in self.path_ids()}

    def lane_ids(self) -> list[int]:
        """Return the ids of the lanes that have a trajectory, in the experiment's order."""
        return [lane.id for lane in self.experiment.lanes if lane.id in self.trajectories]


def result_key(experiment: Experiment, lane: Lane | Imported) -> tuple:
    """Return all that the trajectory of a lane or an imported path depends on."""
    e = experiment
    if isinstance(lane, Imported):
        return e.data, e.reduction, e.steps, lane.step, lane.w, lane.b
    return e.data, e.reduction, e.start, e.steps, e.batch, lane.optimizer, lane.convention, lane.schedule, lane.settings


def _ghosts(lanes: Iterable[Lane], ids: Collection[int]) -> list[Lane]:
    """Return those lanes of these ids that have another convention, in that."""
    return [ghost for lane in lanes if lane.id in ids and (ghost := lane.ghost())]


def points_of(experiment: Experiment) -> tuple:
    """Return all that the loss at a point of the plane depends on."""
    return experiment.data, experiment.reduction


def recorded_share(trajectories: dict[int, Trajectory]) -> float:
    """Return how much of the trajectories is recorded, 1 when all are done."""
    shares = [1.0 if t.done else len(t) / (t.steps + 1) for t in trajectories.values()]
    return sum(shares) / len(shares) if shares else 1.0


class Session(QObject):
    """Hold the experiment, which lanes are active, the view range, and the results as they come.

    `preset` names the preset that the experiment began as, or is ""; `document` tells what it is a state of: undo beyond an
    opening comes back to the document before. Verbs change it; signals tell facts. Everything runs in the thread that made it, except the worker.
    """

    experiment_changed = Signal(object, object)  # old, new
    active_changed = Signal(object)  # frozenset of lane ids that run and show
    ghosted_changed = Signal(object)  # frozenset of lane ids whose other convention runs and shows besides
    shown_changed = Signal()  # `shown` is another value
    history_changed = Signal()
    view_wanted = Signal(object, object)  # w range, b range: show this part of the plane
    doing_changed = Signal(str)  # what takes long, or ""
    progress_changed = Signal(object)  # share of the recompute that is done, or None when nothing is under way
    failed = Signal(object)  # the exception that ended a computation

    def __init__(self, experiment: Experiment, view: tuple, prepare: Callable[[], None] = lambda: None, parent=None):
        super().__init__(parent)
        self.experiment = experiment
        self.preset = origin(experiment)
        self.document = self._documents = 0
        self.active = experiment.ids()
        self.ghosted: frozenset[int] = frozenset()
        self.view = view
        self.shown = Shown(experiment)
        self.history = History()
        self.player = Player(self)
        self.cancelled = False
        self._closed = False
        self._untold: list[tuple[Experiment, Experiment, bool]] = []  # changes: from, to, and whether others are active
        self._generation = self._run_generation = self._map_generation = self._oldest = 0
        self._recorded: Recorded | None = None  # what has come and waits for what belongs to it
        self._mapped: Mapped | None = None
        self._run_share = self._map_share = 1.0  # of what was last wanted, done
        self._worker = Worker(prepare, self)
        self._worker.delivered.connect(self._receive)

    def begin(self) -> None:
        """Start the worker, compute everything and play from 0."""
        self._worker.start()
        self._want(run=True, landscape=True)
        self._tell_player()  # of how many updates to come
        self.player.play()

    def close(self) -> None:
        """End the worker; nothing changes afterwards."""
        self._closed = True
        self._worker.close()
        self.progress_changed.emit(None)

    # verbs

    def apply(self, experiment: Experiment, key: Hashable = None) -> None:
        """Change to `experiment` as one undoable entry (see `History.leave` for `key`)."""
        if experiment != self.experiment:
            active = (self.active | (experiment.ids() - self.experiment.ids())) & experiment.ids()
            new = (experiment, self.preset, self.document, active)
            self.history.leave(self._state(), new, key)
            self._become(*new)

    def undo(self) -> None:
        """Go back to the experiment before, if there is one."""
        if self.history.past:
            self._become(*self.history.back(self._state()))

    def redo(self) -> None:
        """Go forth to the experiment that was undone, if there is one."""
        if self.history.future:
            self._become(*self.history.forth(self._state()))

    def open(self, experiment: Experiment, w: tuple[float, float], b: tuple[float, float], preset: str = "") -> None:
        """Change to another experiment, as another document, with all its lanes active, and show the given part of the plane."""
        self._documents += 1
        new = (experiment, preset, self._documents, experiment.ids())
        if new[:2] != self._state()[:2]:
            self.history.leave(self._state(), new)
            self._become(*new)
        else:
            self.document = self._documents
            self.tick(experiment.ids())
            self.history_changed.emit()
        self.view_wanted.emit(w, b)

    def tick(self, ids: frozenset[int]) -> None:
        """Run and show just the lanes of these ids, as one undoable entry."""
        ids = frozenset(ids) & self.experiment.ids()
        if ids != self.active:
            self.history.leave(self._state(), (*self._state()[:-1], ids))
            self.set_active(ids)
            self.history_changed.emit()

    def set_active(self, ids: frozenset[int]) -> None:
        """Run and show just the lanes of these ids, as they were when they were left; it is no entry."""
        ids = frozenset(ids) & self.experiment.ids()
        if ids != self.active:
            self.active = ids
            self.active_changed.emit(ids)
            self._want(run=True)

    def set_ghosted(self, ids: frozenset[int]) -> None:
        """Run and show just these lanes in their other convention, too, each as a ghost of itself."""
        ids = frozenset(ids) & self.experiment.ids()
        if ids != self.ghosted:
            self.ghosted = ids
            self.ghosted_changed.emit(ids)
            self._want(run=True)

    def set_view(self, w: tuple[float, float], b: tuple[float, float]) -> None:
        """Map the loss over this part of the plane."""
        if (w, b) != self.view:
            self.view = (w, b)
            self._want(landscape=True)

    def cancel(self) -> None:
        """Stop computing; what is recorded stays, and the next change asks for everything anew."""
        self._worker.cancel()
        self._stop()

    def resume(self) -> None:
        """Compute what `cancel` left, if anything."""
        if self.cancelled:
            self._want(run=True)

    def progress(self) -> float | None:
        """Return the share of the recompute that is done, or None when nothing is under way."""
        under_way = [share for share in (self._run_share, self._map_share) if share < 1.0]
        return min(under_way, default=None)

    # inside

    def _state(self) -> tuple[Experiment, str, int, frozenset[int]]:
        return self.experiment, self.preset, self.document, self.active

    def _become(self, new: Experiment, preset: str, document: int, active: frozenset[int]) -> None:
        old, self.experiment, self.preset, self.document = self.experiment, new, preset, document
        was_active, self.active = self.active, active
        self.ghosted &= new.ids()
        self._want(run=True, landscape=points_of(old) != points_of(new))  # first: the worker begins while the panels follow
        self._untold.append((old, new, active != was_active))
        if len(self._untold) == 1:  # what is changed by who hears of a change is told after that, so that all hear last of what is
            self._tell()

    def _tell(self) -> None:
        while self._untold:
            old, new, is_active_other = self._untold[0]
            self.experiment_changed.emit(old, new)
            if is_active_other:
                self.active_changed.emit(self.active)
            self.history_changed.emit()
            self._untold.pop(0)

    def _want(self, run: bool = False, landscape: bool = False) -> None:
        landscape = landscape or (run and self.cancelled)
        self.cancelled = self.cancelled and not run
        wanted_run = self._run_wanted() if run else None
        self._worker.want(wanted_run, self._landscape_wanted() if landscape else None)
        self.progress_changed.emit(self.progress())

    def _run_wanted(self) -> RunWanted:
        """Ask for the active lanes, but for those that are shown and would come out the same."""
        e, shown = self.experiment, self.shown
        lanes = [lane for lane in e.lanes if lane.id in self.active]
        ghosts = _ghosts(lanes, self.ghosted)
        kept = self._kept(lanes, shown.trajectories, shown.experiment.lanes)
        kept_ghosts = self._kept(ghosts, shown.ghosts, _ghosts(shown.experiment.lanes, shown.ghosts.keys()))
        todo, todo_ghosts = (tuple(lane for lane in wanted if lane.id not in had) for wanted, had in ((lanes, kept), (ghosts, kept_ghosts)))
        self._run_generation, self._run_share = self._next(), 0.0
        paths = [one for one in e.imported if one.id in self.active]
        kept_paths = self._kept(paths, shown.imported, shown.experiment.imported)
        todo_paths = tuple(one for one in paths if one.id not in kept_paths)
        return RunWanted(self._run_generation, e, todo, kept, todo_ghosts, kept_ghosts, todo_paths, kept_paths)

    def _kept(self, lanes: Iterable[Lane | Imported], had: dict[int, Trajectory], of: Iterable[Lane | Imported]) -> dict[int, Trajectory]:
        """Return the trajectories that are shown, are done and would come out the same for `lanes`; they are those of the lanes `of`."""
        before = {lane.id: result_key(self.shown.experiment, lane) for lane in of}
        return {lane.id: t for lane in lanes if (t := had.get(lane.id)) and t.done and before[lane.id] == result_key(self.experiment, lane)}

    def _landscape_wanted(self) -> LandscapeWanted:
        """Ask for the view; after `cancel` of what is shown, which need not be what the experiment has become."""
        e = self.shown.experiment if self.cancelled else self.experiment
        self._map_generation, self._map_share = self._next(), 0.0
        return LandscapeWanted(self._map_generation, e.data, e.reduction, *self.view)

    def _next(self) -> int:
        self._generation += 1
        return self._generation

    def _stop(self) -> None:
        self.cancelled, self._oldest = True, self._next()
        self._recorded = self._mapped = None
        self._run_share = self._map_share = 1.0
        self.player.pause()
        self.progress_changed.emit(None)

    def _receive(self, messages: tuple) -> None:
        if self._closed:
            return
        for message in messages:
            match message:
                case Recorded(generation) if generation > self._oldest:
                    self._recorded = message
                    self._run_share = recorded_share(message.trajectories | message.imported) if generation == self._run_generation else 0.0
                case Mapped(generation) if generation > self._oldest:
                    self._mapped = message
                    self._map_share = message.share if generation == self._map_generation else 0.0
                case Failed(generation, error) if generation > self._oldest:
                    self.cancel()
                    self.failed.emit(error)
                case Doing(sentence):
                    self.doing_changed.emit(sentence)
        self._exchange()
        self.progress_changed.emit(self.progress())

    def _exchange(self) -> None:
        """Show what has come; paths and landscape of other points wait for each other."""
        recorded, mapped, shown = self._recorded, self._mapped, self.shown
        before = points_of(shown.experiment)
        points = points_of(recorded.experiment) if recorded else before
        if not (recorded or mapped) or points != ((mapped.data, mapped.reduction) if mapped else before):
            return
        if mapped:
            shown = replace(shown, landscape=mapped.landscape, optimum=mapped.optimum or (shown.optimum if points == before else None))
        if recorded:
            shown = replace(shown, experiment=recorded.experiment, trajectories=recorded.trajectories, ghosts=recorded.ghosts, imported=recorded.imported)
        self.shown, self._recorded, self._mapped = shown, None, None
        self._tell_player()
        self.shown_changed.emit()

    def _tell_player(self) -> None:
        trajectories = self.shown.trajectories.values()
        lengths = [len(t) - 1 for t in trajectories if not t.diverged]
        horizon = self.shown.experiment.steps
        self.player.set_record(min(lengths, default=horizon if trajectories else 0), horizon)
