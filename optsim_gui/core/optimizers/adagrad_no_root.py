"""AdaGrad with its root left out, which shows what the root is for."""

from ..hyper import EPS_OUTSIDE, ETA
from .rule import optimizer


@optimizer("AdaGrad, no root", "Divides by the sum of g² itself: the smaller the slope, the larger the step.",
           state=("v",), hyper=(ETA, EPS_OUTSIDE.but(sentence="Small constant that keeps the division finite.")),
           source="Duchi, Hazan, Singer 2011, section 1.1, its root left out")
def adagrad_no_root(g, p, t, state, hyper):
    eta, eps, _, _, _, _ = hyper
    v, _, _ = state
    v = v + g * g
    return -eta / (v + eps) * g, (v, 0.0, 0.0)
