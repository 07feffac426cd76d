"""AdaDelta."""

from math import sqrt

from ..hyper import EPS, ETA, RHO
from .rule import optimizer


@optimizer("AdaDelta", "Sets the size of its last steps against that of the slopes, so it needs no rate: η is 1.",
           state=("v", "s"), hyper=(ETA.but(default=1.0), RHO, EPS.but(default=1e-6, sentence="Small constant under both roots; the first steps come from it.")),
           source="Zeiler 2012, Algorithm 1")
def adadelta(g, p, t, state, hyper):
    eta, rho, eps, _, _, _ = hyper
    v, s, _ = state
    v = rho * v + (1 - rho) * g * g
    r = sqrt(s + eps) / sqrt(v + eps)
    d = r * g
    s = rho * s + (1 - rho) * d * d
    return -eta * r * g, (v, s, 0.0)


adadelta_pytorch = adadelta.as_in("pytorch", "The same rule.", source="PyTorch 2, torch.optim.Adadelta")(adadelta.update)
