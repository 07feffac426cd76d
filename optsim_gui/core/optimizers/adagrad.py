"""AdaGrad."""

from math import sqrt

from ..hyper import EPS, EPS_OUTSIDE, ETA
from .rule import optimizer


@optimizer("AdaGrad", "Divides each parameter's rate by the root of all g² it has seen.",
           state=("v",), hyper=(ETA, EPS), source="Duchi, Hazan, Singer 2011, section 1.1")
def adagrad(g, p, t, state, hyper):
    eta, eps, _, _, _, _ = hyper
    v, _, _ = state
    v = v + g * g
    return -eta / sqrt(v + eps) * g, (v, 0.0, 0.0)


@adagrad.as_in("pytorch", "ε stands beside the root.", hyper=(ETA, EPS_OUTSIDE), source="PyTorch 2, torch.optim.Adagrad")
def adagrad_pytorch(g, p, t, state, hyper):
    eta, eps, _, _, _, _ = hyper
    v, _, _ = state
    v = v + g * g
    return -eta / (sqrt(v) + eps) * g, (v, 0.0, 0.0)
