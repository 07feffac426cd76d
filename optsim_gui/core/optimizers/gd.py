"""Gradient descent."""

from ..hyper import ETA
from .rule import optimizer


@optimizer("GD", "One rate for every parameter, one step down the slope.", hyper=(ETA.but(default=1.0),), source="Cauchy 1847")
def gd(g, p, t, state, hyper):
    eta, _, _, _, _, _ = hyper
    return -eta * g, state


gd_pytorch = gd.as_in("pytorch", "The same rule.", source="PyTorch 2, torch.optim.SGD")(gd.update)
