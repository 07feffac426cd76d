"""Where the loss is lowest, or the reason why no such point can be marked."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .problems.neuron import Grouped
from .problems.online import Rounds
from .words import mark, tr

REACH = 100.0
_GENTLE = (-8.0, -3.0, -1.0, 0.0, 1.0, 3.0, 8.0)
_STEEP = (-64.0, -16.0, 16.0, 64.0)
_FLAT = 1e-100  # curvature, as a share of the weights, that no optimum within reach falls below


@dataclass(frozen=True)
class Optimum:
    """Hold the point of lowest loss, or None and what says, with the values put in, why there is none in reach."""

    point: tuple[float, float] | None
    template: str = ""
    loss: float = float("nan")
    values: tuple[float, float] = (0.0, 0.0)

    @property
    def reason(self) -> str:
        """Return why there is none, or ""."""
        return tr(self.template, reach=REACH, w=self.values[0], b=self.values[1]) if self.template else ""


def optimum(data: Grouped | Rounds, goes_on: Callable[[], bool] = lambda: True) -> Optimum:
    """Find the lowest loss by damped Newton steps from the best of about 100 starts, some gentle and some steep.

    A point counts when the Newton step there has died out (on a plateau that falls on for ever it stays near 1).
    """
    if isinstance(data, Rounds):
        return _bound_of(data)
    if len(data.x) == 1:
        return Optimum(None, mark("No optimum is marked: all x are equal, so w and b cannot be told apart."))
    scale = float(np.abs(data.x).max())
    x = data.x / scale
    few = 6 if len(x) <= 1000 else 1
    starts = [_best(tried, few, x, data) for tried in (_gentle(), _steep(x))]
    points, losses, steps, curvature = _newton(np.concatenate(starts, axis=1), x, data, goes_on)
    lowest = losses <= losses.min() * (1.0 + 1e-12)  # equal but for rounding; some have come closer than others
    best = int(np.argmin(np.where(lowest, steps, np.inf)))
    if not (steps[best] < 1e-5 and curvature[best] > _FLAT * data.n.sum()):
        return Optimum(None, mark("No optimum is marked: the loss falls on for ever, the farther out the lower."))
    w, b = float(points[0, best]) / scale, float(points[1, best])
    if not np.isfinite(w):
        return Optimum(None, mark("No optimum is marked: the x are so small that its w is beyond all numbers."))
    if max(abs(w), abs(b)) > REACH:
        return Optimum(None, mark("No optimum is marked: it lies beyond {reach:g}, at w {w:.4g}, b {b:.4g}."), values=(w, b))
    return Optimum((w, b), "", float(losses[best]))


def _bound_of(data: Rounds) -> Optimum:
    if data.best is None:
        return Optimum(None, mark("No optimum is marked: over all rounds every w is as good."))
    return Optimum((data.best, 0.0), "", data.slope * data.best)


def _gentle() -> np.ndarray:
    """Return a grid of starts (2, k)."""
    return np.array([(w, b) for w in _GENTLE for b in _GENTLE]).T


def _steep(x: np.ndarray) -> np.ndarray:
    """Return starts (2, k) whose sigmoids jump between neighbours in x."""
    between = 0.5 * (x[1:] + x[:-1])
    chosen = between[np.linspace(0, len(between) - 1, min(12, len(between))).astype(int)]
    return np.array([(w, -w * middle) for w in _STEEP for middle in chosen]).T


def _best(starts: np.ndarray, count: int, x: np.ndarray, data: Grouped) -> np.ndarray:
    some = max(7, 10_000 // len(x))  # few at once: x may hold 100,000
    pieces = [starts[:, i : i + some] for i in range(0, starts.shape[1], some)]
    losses = np.concatenate([_loss(_residual(piece, x, data), data) for piece in pieces])
    return starts[:, np.argsort(losses, kind="stable")[:count]]


def _residual(points: np.ndarray, x: np.ndarray, data: Grouped):
    """Return f - y, f (1-f) and 1 - 2f, (k, groups) each, exact however near f comes to 0 or 1."""
    z = np.multiply.outer(points[0], x) + points[1][:, None]
    e = np.exp(-np.abs(z))
    nearer = e / (1.0 + e)  # f or 1 - f, whichever is smaller
    up = z >= 0.0
    residual = np.where(up, (1.0 - data.y) - nearer, nearer - data.y)
    return residual, nearer * (1.0 - nearer), np.where(up, -1.0, 1.0) * (1.0 - 2.0 * nearer)


def _loss(there: tuple, data: Grouped) -> np.ndarray:
    return data.rest + 0.5 * (there[0] ** 2 @ data.n)


def _derivatives(there: tuple, moments: np.ndarray):
    """Return gradient (2, k) and Hessian entries ww, wb, bb (k,) each; moments: n x², n x and n (3, groups), x already scaled."""
    residual, slope, bend = there
    first = residual * slope
    second = slope * slope + first * bend
    return (first @ moments[1], first @ moments[2]), second @ moments[0], second @ moments[1], second @ moments[2]


def _newton(points: np.ndarray, x: np.ndarray, data: Grouped, goes_on: Callable[[], bool]):
    """Return points (2, k), and of each its loss, the length of the last Newton step and the lowest curvature, (k,) each."""
    moments = data.n * x ** np.array([[2.0], [1.0], [0.0]])
    here = _residual(points, x, data)
    losses = _loss(here, data)
    damping = np.full(points.shape[1], 1e-3)
    length = np.full(points.shape[1], np.inf)
    for _ in range(60):
        (g_w, g_b), ww, wb, bb = _derivatives(here, moments)
        size = 0.5 * (ww + bb)
        lowest = size - np.hypot(0.5 * (ww - bb), wb)
        shift = np.maximum(0.0, -1.5 * lowest) + damping * np.abs(size) + 1e-300
        det = (ww + shift) * (bb + shift) - wb * wb
        step = -np.array([(bb + shift) * g_w - wb * g_b, (ww + shift) * g_b - wb * g_w]) / np.where(det > 0, det, 1e-300)
        step *= np.minimum(1.0, 4.0 / np.maximum(np.hypot(*step), 1e-300))
        there = _residual(points + step, x, data)
        tried = _loss(there, data)
        better = tried <= losses
        here = tuple(np.where(better[:, None], new, old) for new, old in zip(there, here))
        length = np.where(better | (lowest > 0), np.hypot(*step), length)
        points = np.where(better, points + step, points)
        losses = np.where(better, tried, losses)
        damping = np.where(better, damping * 0.1, np.minimum(damping * 10.0, 1e3))
        if not goes_on() or length.max() < 1e-13:
            break
    return points, losses, length, lowest
