"""Adam with its bias correction left out, which shows what the correction is for."""

from math import sqrt

from ..hyper import BETA1, BETA2, EPS, ETA
from .rule import optimizer


@optimizer("Adam, no correction", "Adam with running means that are too small at first, v's by far: the first steps are wild.",
           state=("m", "v"), hyper=(ETA, BETA1, BETA2, EPS), source="Kingma & Ba 2014, section 6.4")
def adam_no_correction(g, p, t, state, hyper):
    eta, beta1, beta2, eps, _, _ = hyper
    m, v, _ = state
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    return -eta / sqrt(v + eps) * m, (m, v, 0.0)
