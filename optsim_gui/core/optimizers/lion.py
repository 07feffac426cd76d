"""Lion."""

from numpy import sign

from ..hyper import BETA1, BETA2, DECAY, ETA
from .rule import optimizer


@optimizer("Lion", "Takes only the sign of a mean of the gradient: every step is as long along w as along b.",
           state=("m",), hyper=(ETA.but(default=0.03), BETA1.but(sentence="Share of the momentum in the direction that is taken."),
                                BETA2.but(default=0.99, sentence="Share of the momentum that is kept."), DECAY.but(default=0.0)),
           source="Chen et al. 2023, Algorithm 2")  # fmt: skip
def lion(g, p, t, state, hyper):
    eta, beta1, beta2, decay, _, _ = hyper
    m, _, _ = state
    c = beta1 * m + (1 - beta1) * g
    m = beta2 * m + (1 - beta2) * g
    return -eta * (sign(c) + decay * p), (m, 0.0, 0.0)
