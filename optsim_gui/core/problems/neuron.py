"""One sigmoid neuron f(x) = 1/(1+e^-(wx+b)) with squared error on a dataset: loss 0.5 (f - y)², averaged or summed."""

from dataclasses import dataclass
from functools import cache
from math import exp, inf

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return 1/(1+e^-z) elementwise for any z, infinite ones included, without overflow."""
    z = np.asarray(z, dtype=float)
    decay = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, decay) / (1.0 + decay)


@dataclass(frozen=True, eq=False)
class Grouped:
    """Hold the points of equal x as one: x, weight n, mean of y, and the spread of y that no (w, b) can remove.

    x, n, y: float64 arrays (groups,), read-only. n is the number of points of the group, divided by the number of
    all points under reduction "mean". rest: weighted half sum of (y - mean y of its group)², so that the loss is
    rest + 0.5 Σ n (f(x) - y)², never negative. count: number of points.
    """

    x: np.ndarray
    n: np.ndarray
    y: np.ndarray
    rest: float
    count: int
    bounds = (-inf, inf)  # between which w is held

    def loss_at(self, w: float, b: float) -> float:
        """Return the loss at one point of the plane."""
        return loss_at(self, w, b)

    @property
    def compiled(self):
        """Return the compiled function that gives loss and gradient of such points."""
        return compiled_neuron()


def group(x: np.ndarray, y: np.ndarray, reduction: str) -> Grouped:
    """Group points (count,) of equal x by centred moments; `reduction` is "mean" or "sum"."""
    distinct, which, n = np.unique(x, return_inverse=True, return_counts=True)
    mean = np.bincount(which, weights=y) / n
    scale = 1.0 / len(x) if reduction == "mean" else 1.0
    rest = 0.5 * scale * float(np.sum((y - mean[which]) ** 2))
    arrays = [np.ascontiguousarray(a, dtype=np.float64) for a in (distinct, n * scale, mean)]
    for array in arrays:
        array.flags.writeable = False
    return Grouped(*arrays, rest, len(x))


def loss_at(data: Grouped, w: float, b: float) -> float:
    """Return the loss at one point of the plane."""
    with np.errstate(over="ignore"):  # an infinite z is as good as a large one
        z = w * data.x + b
    return data.rest + 0.5 * float((sigmoid(z) - data.y) ** 2 @ data.n)


def point_gradients(x: np.ndarray, y: np.ndarray, w: float, b: float, reduction: str) -> tuple[np.ndarray, np.ndarray]:
    """Return what each point (x, y) adds to dL/dw and to dL/db at (w, b), float64 (points,) each; their sums are the gradient."""
    with np.errstate(over="ignore"):
        z = w * x + b
    e = np.exp(-np.abs(z))
    pull = (sigmoid(z) - y) * (e / (1.0 + e) ** 2)
    if reduction == "mean":
        pull = pull / len(x)
    return pull * x, pull


def neuron(w, b, x, n, y, rest):
    """Return loss and gradient (loss, dL/dw, dL/db) at (w, b) in closed form, stable for any z = wx + b.

    With e = exp(-|z|), f is 1/(1+e) or e/(1+e) and f (1-f) is e/(1+e)²: nothing overflows, nothing cancels.
    """
    loss = 0.0
    g_w = 0.0
    g_b = 0.0
    for i in range(x.size):
        z = w * x[i] + b
        e = exp(-abs(z))
        q = 1.0 / (1.0 + e)
        f = q if z >= 0.0 else e * q
        d = n[i] * (f - y[i])
        s = d * (e * q * q)
        loss += d * (f - y[i])
        g_w += s * x[i]
        g_b += s
    return rest + 0.5 * loss, g_w, g_b


@cache
def compiled_neuron():
    """Compile `neuron` on first use (see `compile.PROBLEM`)."""
    from ..compile import PROBLEM, passed

    return passed(neuron, PROBLEM)
