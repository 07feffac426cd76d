"""Mini-batches: which points each update sees, cut a block of epochs at a time, the same for every lane."""

from dataclasses import dataclass

import numpy as np

BLOCK = 4096  # points that are put in order at once, at least one epoch of them


@dataclass(frozen=True, eq=False)
class Block:
    """Hold the batches of updates first..stop-1 (counted from 0) one behind the other; after the last comes the first again.

    x, n, y: float64 (rows,), in the order in which they are seen; n is what a point weighs in its batch.
    cuts: int64 (batches + 1,), between which rows a batch lies.
    """

    first: int
    stop: int
    x: np.ndarray
    n: np.ndarray
    y: np.ndarray
    cuts: np.ndarray


FOREVER = 2**62


class Batches:
    """Cut points (count,) into batches as `batch` (an experiment's `Batch`) says; points of equal x are not grouped.

    In an epoch each point is seen once; its last batch may be short. A batch is weighed by itself: under reduction "mean"
    its gradient is the mean over its own points. Shuffled, each epoch has its own permutation, from the seed alone.
    """

    def __init__(self, x: np.ndarray, y: np.ndarray, reduction: str, batch):
        self.count, self.size = len(x), batch.size
        self.per_epoch = -(-self.count // self.size)
        self._points = [np.ascontiguousarray(values, dtype=np.float64) for values in (x, y)]
        self._seed = batch.seed if batch.order == "shuffled" else None
        self._epochs = max(1, BLOCK // self.count) if batch.order == "shuffled" else 1
        sizes = np.full(self.per_epoch, self.size)
        sizes[-1] = self.count - self.size * (self.per_epoch - 1)
        weights = np.repeat(1.0 / sizes if reduction == "mean" else np.ones(len(sizes)), sizes)
        self._n = np.tile(weights, self._epochs)
        self._cuts = np.concatenate(([0], np.cumsum(np.tile(sizes, self._epochs))))
        self._kept: Block | None = None

    def block(self, update: int) -> Block:
        """Return the block that holds this update; the one asked for last is kept."""
        if self._kept is None or not self._kept.first <= update < self._kept.stop:
            self._kept = self._fixed() if self._seed is None else self._shuffled(update // (self.per_epoch * self._epochs))
        return self._kept

    def _fixed(self) -> Block:
        return Block(0, FOREVER, self._points[0], self._n, self._points[1], self._cuts)

    def _shuffled(self, number: int) -> Block:
        order = np.tile(np.arange(self.count), (self._epochs, 1))
        order = np.random.default_rng([self._seed, number]).permuted(order, axis=1).ravel()
        updates = self.per_epoch * self._epochs
        x, y = (values[order] for values in self._points)
        return Block(number * updates, (number + 1) * updates, x, self._n, y, self._cuts)


def whole(data) -> Block:
    """Return all the data of a problem as the batch of every update."""
    return Block(0, FOREVER, data.x, data.n, data.y, np.array([0, len(data.x)]))


def batches_of(experiment) -> Batches | None:
    """Return the mini-batches of an experiment, or None where every update sees all the data."""
    e = experiment
    return None if e.batch.size is None else Batches(*e.data.arrays(), e.reduction, e.batch)
