"""The worker thread: steps the wanted lanes in rounds and maps the loss, newest request first, old ones dropped.

1. The session puts a request into one of two slots (run, landscape); a newer one takes the place of an older one.
2. The thread takes from the slots and works in small pieces: a landscape's first picture, then rounds of updates, then
   finer pictures. Once it has given the first results of what it took, it drops the rest as soon as there is something
   newer: a hand that moves faster than the worker sees the picture follow.
3. What is ready leaves as one bundle by the queued signal `delivered`; a new landscape waits for the first round of a
   run wanted with it, so that paths never show over another dataset's loss.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Condition
from time import perf_counter

from PySide6.QtCore import QThread, Signal

from ..core.words import tr
from .messages import Doing, Failed, LandscapeWanted, Mapped, Recorded, RunWanted

ROUND_S = 0.012
END = object()
log = logging.getLogger(__name__)


@dataclass
class Job:
    """Hold a request under way: the pieces it is done in, each a message or None, and whether none has given one yet."""

    generation: int
    pieces: Iterator
    first: bool = True


class Worker(QThread):
    """Compute what is wanted; `prepare` is called once in the thread before anything else."""

    delivered = Signal(object)  # tuple of messages

    def __init__(self, prepare: Callable[[], None] = lambda: None, parent=None):
        super().__init__(parent)
        self._prepare = prepare
        self._changed = Condition()
        self._run_slot: RunWanted | None = None
        self._map_slot: LandscapeWanted | None = None
        self._cancelled = self._closing = False
        self._run_job: Job | None = None
        self._map_job: Job | None = None
        self._grouped: tuple = (None, None)  # data with their reduction, and their points as the neuron takes them
        self._best: tuple = (None, None)  # such points, and their optimum
        self._row_s: dict[int, float] = {}
        self._varies = False  # whether the loop with schedules and mini-batches is compiled

    # called from the session's thread

    def want(self, run: RunWanted | None = None, landscape: LandscapeWanted | None = None) -> None:
        """Take new requests in place of the older ones of their kind."""
        with self._changed:
            self._run_slot = run or self._run_slot
            self._map_slot = landscape or self._map_slot
            self._changed.notify()

    def cancel(self) -> None:
        """Drop all requests; what was delivered stays."""
        with self._changed:
            self._run_slot = self._map_slot = None
            self._cancelled = True

    def close(self) -> None:
        """End the thread and wait for it."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self.wait()

    # in the thread

    def run(self) -> None:
        """Serve requests until closed (QThread's entry point)."""
        self.delivered.emit((Doing(tr("Preparing the engine")),))
        self._prepare()
        self.delivered.emit((Doing(""),))
        bundle = []
        while self._take():
            bundle += self._piece()
            if bundle and self._has_paths():
                self.delivered.emit(tuple(bundle))
                bundle = []

    def _take(self) -> bool:
        """Wait for work and put newer requests in the place of older ones; tell whether to go on."""
        with self._changed:
            while not (self._closing or self._cancelled or self._run_slot or self._map_slot or self._run_job or self._map_job):
                self._changed.wait()
            if self._cancelled:
                self._run_job = self._map_job = None
                self._cancelled = False
            if self._has_paths():
                self._begin()
            return not self._closing

    def _has_paths(self) -> bool:
        """Tell whether the run under way, if there is one, has given its first results."""
        return not (self._run_job and self._run_job.first)

    def _begin(self) -> None:
        if self._run_slot:
            self._run_job = Job(self._run_slot.generation, self._run_rounds(self._run_slot))
        if self._map_slot:
            self._map_job = Job(self._map_slot.generation, self._map_pictures(self._map_slot))
        self._run_slot = self._map_slot = None

    def _piece(self) -> list:
        """Do the next small piece of work and return the messages it gave."""
        maps = self._map_job and (self._map_job.first or not self._run_job)
        job = self._map_job if maps else self._run_job
        if job is None:
            return []
        try:
            message = next(job.pieces, END)
        except Exception as error:  # a fault in one request must not end the thread
            log.exception("a request failed")
            message = Failed(job.generation, error)
        job.first = job.first and message is None
        if message is END or isinstance(message, Failed):
            self._run_job, self._map_job = (one if one is not job else None for one in (self._run_job, self._map_job))
        return [] if message in (None, END) else [message]

    def _goes_on(self) -> bool:
        return not (self._closing or self._cancelled)

    def _undisturbed(self) -> bool:
        return self._goes_on() and not (self._run_slot or self._map_slot)

    def _points(self, data, reduction: str):
        from ..core.problems import pose

        if self._grouped[0] != (data, reduction):
            self._grouped = (data, reduction), pose(data, reduction)
        return self._grouped[1]

    def _run_rounds(self, wanted: RunWanted) -> Iterator[Recorded]:
        """Advance all lanes by the same number of rows at a time, about ROUND_S long, and hand over what is recorded."""
        from ..core.batches import batches_of
        from ..core.replay import Replay
        from ..core.simulate import Run

        e = wanted.experiment
        points, batches = self._points(e.data, e.reduction), batches_of(e)
        runs, ghosts = ([Run(lane, points, e.start, e.steps, batches) for lane in lanes] for lanes in (wanted.lanes, wanted.ghosts))
        self._compile((*wanted.lanes, *wanted.ghosts), points, batches)
        paths, first = [Replay(one, points, e.steps) for one in wanted.imported], True
        while first or not all(one.done for one in (*runs, *ghosts, *paths)):
            first = False
            self._round([*runs, *ghosts], paths, len(points.x))
            trajectories, besides = wanted.kept | _recorded(runs), wanted.kept_ghosts | _recorded(ghosts)
            yield Recorded(wanted.generation, e, trajectories, besides, wanted.kept_imported | _recorded(paths))

    def _round(self, runs: list, paths: list, groups: int) -> None:
        """Advance each of the runs and paths, and note what a row costs with so many groups of points; a hiccup does not count in full."""
        from ..core.simulate import advance_together

        usual = self._row_s.get(groups, 5e-7 + 1e-8 * groups)
        going = sum(not one.done for one in (*runs, *paths))
        rows = max(1, int(ROUND_S / (usual * max(1, going))))
        began = perf_counter()
        made = advance_together(runs, rows) + sum(path.advance(rows) for path in paths)
        if made:
            self._row_s[groups] = min((perf_counter() - began) / made, 2.0 * usual)

    def _compile(self, lanes: tuple, points, batches) -> None:
        """Compile what runs for the first time, and say so."""
        from ..core.simulate import compiled_plain, compiled_varied, varies

        _ = points.compiled, compiled_plain()
        if not self._varies and any(varies(lane, points, batches) for lane in lanes):
            self._varies = True
            self._prepare_one(tr("schedules and mini-batches"), compiled_varied)
        for one in {lane.rule for lane in lanes}:
            if not one.is_compiled:
                self._prepare_one(tr(one.title), lambda: one.compiled)

    def _prepare_one(self, title: str, compile: Callable) -> None:
        self.delivered.emit((Doing(tr("Preparing {title}", title=title)),))
        compile()
        self.delivered.emit((Doing(""),))

    def _map_pictures(self, wanted: LandscapeWanted) -> Iterator[Mapped | None]:
        """Map the loss as fine as can be had at once, then finer up to the finest; None where a newer request came between."""
        from ..core.landscape import SIDES, landscape, side_for

        points = self._points(wanted.data, wanted.reduction)
        sides = [side for side in SIDES if side >= side_for(points)]
        work, done = sum(side * side for side in sides), 0
        for side in sides:
            goes_on = self._undisturbed if done else self._goes_on
            picture = yield from _insist(lambda: landscape(points, wanted.w, wanted.b, side, goes_on).drawn())
            if done or side == sides[-1]:  # a first picture that is coarse does not wait for it
                yield from _insist(lambda: self._find_optimum(points, goes_on))
            done += side * side
            best = self._best[1] if self._best[0] is points else None
            yield Mapped(wanted.generation, wanted.data, wanted.reduction, picture, best, done / work)

    def _find_optimum(self, points, goes_on: Callable[[], bool]) -> None:
        """Find the optimum unless it is known; raise Cancelled when that was not to go on."""
        from ..core.landscape import Cancelled
        from ..core.optimum import optimum

        if self._best[0] is not points:
            best = optimum(points, goes_on)
            if not goes_on():
                raise Cancelled
            self._best = points, best


def _recorded(runs: list) -> dict:
    return {run.lane.id: run.trajectory() for run in runs}


def _insist(compute: Callable) -> Iterator[None]:
    """Return what `compute` gives; whenever it raises Cancelled, yield None and try again."""
    from ..core.landscape import Cancelled

    while True:
        try:
            return compute()
        except Cancelled:
            yield None
