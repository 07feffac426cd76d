"""RMSProp."""

from math import sqrt

from ..hyper import BETA, EPS, EPS_OUTSIDE, ETA
from .rule import optimizer


@optimizer("RMSProp", "As AdaGrad, but lets old g² fade, so no rate starves.",
           state=("v",), hyper=(ETA, BETA, EPS), source="Tieleman & Hinton 2012, lecture 6.5")
def rmsprop(g, p, t, state, hyper):
    eta, beta, eps, _, _, _ = hyper
    v, _, _ = state
    v = beta * v + (1 - beta) * g * g
    return -eta / sqrt(v + eps) * g, (v, 0.0, 0.0)


@rmsprop.as_in("pytorch", "ε stands beside the root.", hyper=(ETA, BETA, EPS_OUTSIDE), source="PyTorch 2, torch.optim.RMSprop")
def rmsprop_pytorch(g, p, t, state, hyper):
    eta, beta, eps, _, _, _ = hyper
    v, _, _ = state
    v = beta * v + (1 - beta) * g * g
    return -eta / (sqrt(v) + eps) * g, (v, 0.0, 0.0)
