"""Where the loss is lowest, or the reason why no such point can be marked."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .problems.neuron import Grouped, sigmoid

REACH = 100.0
_TRIED = (-8.0, -3.0, -1.0, 0.0, 1.0, 3.0, 8.0)


@dataclass(frozen=True)
class Optimum:
    """Hold the point of lowest loss, or None and a sentence that says why there is none in reach."""

    point: tuple[float, float] | None
    reason: str = ""
    loss: float = float("nan")


def optimum(data: Grouped, goes_on: Callable[[], bool] = lambda: True) -> Optimum:
    """Find the lowest loss by damped Newton steps from the best of 49 starts.

    A point counts when the Newton step there has died out (on a plateau that falls on for ever it stays near 1).
    """
    if len(data.x) == 1:
        return Optimum(None, "No optimum is marked: all x are equal, so w and b cannot be told apart.")
    scale = float(np.abs(data.x).max())
    starts = np.array([(w, b) for w in _TRIED for b in _TRIED]).T
    x = data.x / scale
    loss = np.concatenate([_loss(starts[:, i : i + 7], x, data) for i in range(0, starts.shape[1], 7)])
    few = 8 if len(x) <= 1000 else 2
    points, losses, steps = _newton(starts[:, np.argsort(loss, kind="stable")[:few]], x, data, goes_on)
    best = int(np.argmin(losses))
    w, b = float(points[0, best] / scale), float(points[1, best])
    if not steps[best] < 1e-5:
        return Optimum(None, "No optimum is marked: the loss falls on for ever, the farther out the lower.")
    if max(abs(w), abs(b)) > REACH:
        return Optimum(None, f"No optimum is marked: it lies beyond {REACH:g}, at w {w:.4g}, b {b:.4g}.")
    return Optimum((w, b), "", float(losses[best]))


def _residual(points: np.ndarray, x: np.ndarray, data: Grouped) -> tuple[np.ndarray, np.ndarray]:
    f = sigmoid(np.multiply.outer(points[0], x) + points[1][:, None])
    return f, f - data.y


def _loss(points: np.ndarray, x: np.ndarray, data: Grouped) -> np.ndarray:
    return data.rest + 0.5 * (_residual(points, x, data)[1] ** 2 @ data.n)


def _derivatives(points: np.ndarray, x: np.ndarray, data: Grouped):
    """Return gradient (2, k) and Hessian entries ww, wb, bb (k,) each, x already scaled."""
    f, r = _residual(points, x, data)
    slope = f * (1.0 - f)
    first = r * slope
    second = slope * slope + first * (1.0 - 2.0 * f)
    gradient = np.array([first @ (data.n * x), first @ data.n])
    return gradient, second @ (data.n * x * x), second @ (data.n * x), second @ data.n


def _newton(points: np.ndarray, x: np.ndarray, data: Grouped, goes_on: Callable[[], bool]):
    """Return points (2, k), losses (k,) and the length of the last Newton step (k,) after at most 60 steps."""
    points = points.copy()
    losses = _loss(points, x, data)
    damping = np.full(points.shape[1], 1e-3)
    length = np.full(points.shape[1], np.inf)
    for _ in range(60):
        (g_w, g_b), ww, wb, bb = _derivatives(points, x, data)
        size = 0.5 * (ww + bb)
        lowest = size - np.hypot(0.5 * (ww - bb), wb)
        shift = np.maximum(0.0, -1.5 * lowest) + damping * np.abs(size) + 1e-300
        det = (ww + shift) * (bb + shift) - wb * wb
        step = -np.array([(bb + shift) * g_w - wb * g_b, (ww + shift) * g_b - wb * g_w]) / np.where(det > 0, det, 1e-300)
        step *= np.minimum(1.0, 4.0 / np.maximum(np.hypot(*step), 1e-300))
        tried = _loss(points + step, x, data)
        better = tried <= losses
        length = np.where(better | (lowest > 0), np.hypot(*step), length)
        points = np.where(better, points + step, points)
        losses = np.where(better, tried, losses)
        damping = np.where(better, damping * 0.1, np.minimum(damping * 10.0, 1e3))
        if not goes_on() or length.max() < 1e-13:
            break
    return points, losses, length
