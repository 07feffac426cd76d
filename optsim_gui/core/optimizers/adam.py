"""Adam."""

from math import sqrt

from ..hyper import BETA1, BETA2, EPS, EPS_OUTSIDE, ETA
from .rule import optimizer


@optimizer("Adam", "RMSProp's rates on a running mean of the gradient, both corrected for their start at zero.",
           state=("m", "v"), hyper=(ETA, BETA1, BETA2, EPS), source="Kingma & Ba 2014, Algorithm 1")
def adam(g, p, t, state, hyper):
    eta, beta1, beta2, eps, _, _ = hyper
    m, v, _ = state
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return -eta / sqrt(v_hat + eps) * m_hat, (m, v, 0.0)


@adam.as_in("pytorch", "ε stands beside the root.", hyper=(ETA, BETA1, BETA2, EPS_OUTSIDE), source="Kingma & Ba 2014, Algorithm 1; PyTorch 2, torch.optim.Adam")
def adam_pytorch(g, p, t, state, hyper):
    eta, beta1, beta2, eps, _, _ = hyper
    m, v, _ = state
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return -eta / (sqrt(v_hat) + eps) * m_hat, (m, v, 0.0)
