"""Momentum, the heavy ball."""

from ..hyper import ETA, GAMMA
from .rule import optimizer


@optimizer("Momentum", "Keeps a share of the last update and adds the new slope to it.",
           state=("u",), hyper=(ETA.but(default=1.0), GAMMA), source="Polyak 1964, eq. 9")
def momentum(g, p, t, state, hyper):
    eta, gamma, _, _, _, _ = hyper
    u, _, _ = state
    u = gamma * u + eta * g
    return -u, (u, 0.0, 0.0)


@momentum.as_in("pytorch", "The rate stands outside the momentum: a change of η bends what is carried on, too.", source="PyTorch 2, torch.optim.SGD(momentum=...)")
def momentum_pytorch(g, p, t, state, hyper):
    eta, gamma, _, _, _, _ = hyper
    u, _, _ = state
    u = gamma * u + g
    return -eta * u, (u, 0.0, 0.0)
