"""What OptSim's loop is compared with: Adam on the same neuron in C, in PyTorch and as the textbook writes it.

Each factory returns a function that makes n updates from the preset's start, or None where the rival is not installed.
"""

import ctypes
import shutil
import subprocess
from collections.abc import Callable
from math import sqrt
from pathlib import Path

import numpy as np

from optsim_gui.core.experiment import Experiment, Lane
from optsim_gui.core.problems.neuron import Grouped
from optsim_gui.core.trajectory import COLUMNS

Updates = Callable[[int], object]

C_LOOP = r"""
#include <math.h>

static double neuron(double w, double b, long groups, const double *x, const double *n, const double *y, double rest,
                     double *g_w, double *g_b) {
    double loss = 0.0, sum_w = 0.0, sum_b = 0.0;
    for (long i = 0; i < groups; i++) {
        double z = w * x[i] + b;
        double e = exp(-fabs(z));
        double q = 1.0 / (1.0 + e);
        double f = z >= 0.0 ? q : e * q;
        double d = n[i] * (f - y[i]);
        double s = d * (e * q * q);
        loss += d * (f - y[i]);
        sum_w += s * x[i];
        sum_b += s;
    }
    *g_w = sum_w;
    *g_b = sum_b;
    return rest + 0.5 * loss;
}

static double adam(double g, double t, double *m, double *v, const double *hyper) {
    double eta = hyper[0], beta1 = hyper[1], beta2 = hyper[2], eps = hyper[3];
    *m = beta1 * *m + (1 - beta1) * g;
    *v = beta2 * *v + (1 - beta2) * g * g;
    double m_hat = *m / (1 - pow(beta1, t));
    double v_hat = *v / (1 - pow(beta2, t));
    return -eta / sqrt(v_hat + eps) * m_hat;
}

long advance(long groups, const double *x, const double *n, const double *y, double rest, const double *hyper,
             double w, double b, long rows, double *out) {
    double m_w = 0, v_w = 0, m_b = 0, v_b = 0;
    for (long t = 0; t < rows; t++) {
        double g_w, g_b;
        double loss = neuron(w, b, groups, x, n, y, rest, &g_w, &g_b);
        if (!(isfinite(w) && isfinite(b) && isfinite(loss)))
            return t;
        double row[15] = {w, b, loss, g_w, g_b, g_w, g_b, m_w, v_w, 0, m_b, v_b, 0};
        row[13] = adam(g_w, t + 1.0, &m_w, &v_w, hyper);
        row[14] = adam(g_b, t + 1.0, &m_b, &v_b, hyper);
        for (int column = 0; column < 15; column++)
            out[column * rows + t] = row[column];
        w += row[13];
        b += row[14];
    }
    return rows;
}
"""


def c_loop(data: Grouped, lane: Lane, start: tuple[float, float], folder: Path) -> Updates | None:
    """Compile the loop of `simulate.advance` in C; a call returns the record, float64 (15, n)."""
    gcc = shutil.which("gcc")
    if gcc is None:
        return None
    source, library = folder / "loop.c", folder / "loop.so"
    source.write_text(C_LOOP)
    subprocess.run([gcc, "-O3", "-shared", "-fPIC", "-o", library, source, "-lm"], check=True)
    advance = ctypes.CDLL(str(library)).advance
    array, real, whole = np.ctypeslib.ndpointer(np.float64, flags="C"), ctypes.c_double, ctypes.c_long
    advance.argtypes, advance.restype = [whole, array, array, array, real, array, real, real, whole, array], whole
    hyper = np.array(list(lane.settings.values()))

    def updates(n: int) -> np.ndarray:
        out = np.empty((len(COLUMNS), n))
        advance(len(data.x), data.x, data.n, data.y, data.rest, hyper, *start, n, out)
        return out

    return updates


def torch_loop(e: Experiment, lane: Lane) -> Updates | None:
    """Return torch.optim.Adam with autograd on the same loss, float64, one thread; a call returns (w, b)."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    x, y = (torch.tensor(a) for a in e.data.arrays())
    eta, beta1, beta2, eps = lane.settings.values()

    def updates(n: int) -> tuple[float, float]:
        w, b = (torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in e.start)
        optimizer = torch.optim.Adam([w, b], lr=eta, betas=(beta1, beta2), eps=eps)
        for _ in range(n):
            optimizer.zero_grad()
            loss = 0.5 * torch.mean((torch.sigmoid(w * x + b) - y) ** 2)
            loss.backward()
            optimizer.step()
        return w.item(), b.item()

    return updates


def neuron(w: float, b: float, x: float) -> float:
    """Return the output for one point, as the textbook writes it."""
    return 1.0 / (1.0 + np.exp(-(w * x + b)))


def slope_w(w: float, b: float, x: float, y: float) -> float:
    """Return the derivative of one point's loss by w."""
    f = neuron(w, b, x)
    return (f - y) * f * (1 - f) * x


def slope_b(w: float, b: float, x: float, y: float) -> float:
    """Return the derivative of one point's loss by b."""
    f = neuron(w, b, x)
    return (f - y) * f * (1 - f)


def textbook_loop(e: Experiment, lane: Lane) -> Updates:
    """Return Adam as the textbook writes it: a function a derivative, called point by point; a call returns (w, b)."""
    points = list(zip(*(a.tolist() for a in e.data.arrays())))
    eta, beta1, beta2, eps = lane.settings.values()

    def updates(n: int) -> tuple[float, float]:
        w, b = e.start
        m_w = v_w = m_b = v_b = 0.0
        for t in range(1, n + 1):
            g_w = g_b = 0.0
            for x, y in points:
                g_w += slope_w(w, b, x, y) / len(points)
                g_b += slope_b(w, b, x, y) / len(points)
            m_w, m_b = beta1 * m_w + (1 - beta1) * g_w, beta1 * m_b + (1 - beta1) * g_b
            v_w, v_b = beta2 * v_w + (1 - beta2) * g_w**2, beta2 * v_b + (1 - beta2) * g_b**2
            w -= eta / sqrt(v_w / (1 - beta2**t) + eps) * m_w / (1 - beta1**t)
            b -= eta / sqrt(v_b / (1 - beta2**t) + eps) * m_b / (1 - beta1**t)
        return w, b

    return updates
