"""RMSProp."""

from math import sqrt

from ..hyper import BETA, EPS, ETA
from .rule import optimizer


@optimizer("RMSProp", "As AdaGrad, but lets old g² fade, so no rate starves.",
           state=("v",), hyper=(ETA, BETA, EPS), source="Tieleman & Hinton 2012, lecture 6.5")
def rmsprop(g, p, t, state, hyper):
    eta, beta, eps, _, _, _ = hyper
    v, _, _ = state
    v = beta * v + (1 - beta) * g * g
    return -eta / sqrt(v + eps) * g, (v, 0.0, 0.0)
