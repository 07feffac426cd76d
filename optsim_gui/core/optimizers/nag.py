"""Nesterov's accelerated gradient, in its look-ahead form."""

from ..hyper import ETA, GAMMA
from .rule import optimizer


def lookahead(p, state, hyper):
    _, gamma, _, _, _, _ = hyper
    u, _, _ = state
    return p - gamma * u


@optimizer("NAG", "Looks ahead along the momentum before it takes the slope.",
           state=("u",), hyper=(ETA.but(default=1.0), GAMMA), look=lookahead, source="Nesterov 1983; Sutskever et al. 2013, eq. 3-4")
def nag(g, p, t, state, hyper):
    eta, gamma, _, _, _, _ = hyper
    u, _, _ = state
    u = gamma * u + eta * g
    return -u, (u, 0.0, 0.0)


@nag.as_in("pytorch", "Shifted: the path runs through the points where the textbook's looks ahead.", source="PyTorch 2, torch.optim.SGD(nesterov=True); Sutskever et al. 2013")
def nag_pytorch(g, p, t, state, hyper):
    eta, gamma, _, _, _, _ = hyper
    u, _, _ = state
    u = gamma * u + g
    d = g + gamma * u
    return -eta * d, (u, 0.0, 0.0)
