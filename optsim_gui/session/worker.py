"""The worker thread: steps the wanted lanes in rounds and maps the loss, newest request first, old ones dropped.

1. The session puts a request into one of two slots (run, landscape); a newer one takes the place of an older one.
2. The thread takes from the slots in small pieces: a landscape's first picture, then rounds of updates, then finer pictures.
3. What is ready leaves as one bundle by the queued signal `delivered`; a new landscape waits for the first round of a
   run wanted with it, so that paths never show over another dataset's loss.
"""

import logging
from collections.abc import Callable, Iterator
from threading import Condition
from time import perf_counter

from PySide6.QtCore import QThread, Signal

from ..core.optimizers import rule
from .messages import Doing, Failed, LandscapeWanted, Mapped, Recorded, RunWanted

ROUND_S = 0.005
DELIVERY_S = 0.012
END = object()
log = logging.getLogger(__name__)


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
        self._rounds: Iterator | None = None
        self._pictures: Iterator | None = None
        self._first_round = self._first_picture = False
        self._grouped = (None, None)
        self._row_s: dict[int, float] = {}

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
        self.delivered.emit((Doing("Preparing the engine"),))
        self._prepare()
        self.delivered.emit((Doing(""),))
        bundle = []
        while self._take():
            bundle += self._piece()
            if bundle and not (self._rounds and self._first_round):
                self.delivered.emit(tuple(bundle))
                bundle = []

    def _take(self) -> bool:
        """Wait for work and put newer requests in the place of older ones; tell whether to go on."""
        with self._changed:
            while not (self._closing or self._cancelled or self._run_slot or self._map_slot or self._rounds or self._pictures):
                self._changed.wait()
            if self._cancelled:
                self._rounds = self._pictures = None
                self._cancelled = False
            if self._run_slot:
                self._rounds, self._first_round = self._run_rounds(self._run_slot), True
            if self._map_slot:
                self._pictures, self._first_picture = self._map_pictures(self._map_slot), True
            self._run_slot = self._map_slot = None
            return not self._closing

    def _piece(self) -> list:
        """Do the next small piece of work and return the messages it gave."""
        try:
            if self._pictures and (self._first_picture or not self._rounds):
                message = next(self._pictures, END)
                self._first_picture = self._first_picture and message is None
                self._pictures = None if message is END else self._pictures
            else:
                message = next(self._rounds, END) if self._rounds else END
                self._first_round = self._first_round and message is None
                self._rounds = None if message is END else self._rounds
        except Exception as error:  # a fault in one request must not end the thread
            log.exception("a request failed")
            self._rounds = self._pictures = None
            message = Failed(f"The computation failed: {error}")
        return [] if message in (None, END) else [message]

    def _undisturbed(self) -> bool:
        return not (self._closing or self._cancelled or self._run_slot or self._map_slot)

    def _points(self, data, reduction: str):
        from ..core.problems.neuron import group

        if self._grouped[0] != (data, reduction):
            self._grouped = (data, reduction), group(*data.arrays(), reduction)
        return self._grouped[1]

    def _run_rounds(self, wanted: RunWanted) -> Iterator[Recorded | None]:
        """Advance all lanes by the same number of rows at a time, about ROUND_S long, and hand over every DELIVERY_S."""
        from ..core.simulate import Run

        e = wanted.experiment
        points = self._points(e.data, e.reduction)
        runs = [Run(lane, points, e.start, e.steps) for lane in wanted.lanes]
        self._compile(wanted)
        row, handed = 0, 0.0
        while row <= e.steps:
            row_s = self._row_s.get(len(points.x), 5e-7 + 1e-8 * len(points.x))
            rows = min(e.steps + 1 - row, max(1, int(ROUND_S / (row_s * max(1, len(runs))))))
            began = perf_counter()
            for run in runs:
                run.advance(rows)
            row += rows
            if rows * len(runs) >= 1000:
                self._row_s[len(points.x)] = max(1e-8, (perf_counter() - began) / (rows * len(runs)))
            if perf_counter() - handed > DELIVERY_S or row > e.steps:
                handed = perf_counter()
                yield Recorded(wanted.generation, {run.lane.id: run.trajectory() for run in runs})
            else:
                yield None

    def _compile(self, wanted: RunWanted) -> None:
        """Compile each rule that runs for the first time, and say so."""
        fresh = {lane.optimizer: rule(lane.optimizer) for lane in wanted.lanes}
        for one in fresh.values():
            if not one.is_compiled:
                self.delivered.emit((Doing(f"Preparing {one.title}"),))
                _ = one.compiled
                self.delivered.emit((Doing(""),))

    def _map_pictures(self, wanted: LandscapeWanted) -> Iterator[Mapped | None]:
        """Map the loss as fine as can be had at once, then finer up to the finest; None where a newer request came between."""
        from ..core.landscape import SIDES, Cancelled, landscape, side_for
        from ..core.optimum import optimum

        points = self._points(wanted.data, wanted.reduction)
        first = side_for(points)
        best = None
        for side in (side for side in SIDES if side >= first):
            while True:
                try:
                    picture = landscape(points, wanted.w, wanted.b, side, self._undisturbed).drawn()
                    break
                except Cancelled:
                    yield None
            if wanted.optimum and best is None:
                best = optimum(points)
            yield Mapped(wanted.generation, picture, best, side == SIDES[-1])
