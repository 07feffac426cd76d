"""AdamW."""

from math import sqrt

from ..hyper import BETA1, BETA2, DECAY, EPS, EPS_OUTSIDE, ETA
from .rule import optimizer


@optimizer("AdamW", "Adam that also lets the parameters themselves decay, at one rate for all.",
           state=("m", "v"), hyper=(ETA, BETA1, BETA2, EPS, DECAY), source="Loshchilov & Hutter 2019, Algorithm 2")
def adamw(g, p, t, state, hyper):
    eta, beta1, beta2, eps, decay, _ = hyper
    m, v, _ = state
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return -eta / sqrt(v_hat + eps) * m_hat - decay * p, (m, v, 0.0)


@adamw.as_in("pytorch", "The decay is multiplied by η; ε stands beside the root.", hyper=(ETA, BETA1, BETA2, EPS_OUTSIDE, DECAY),
             source="PyTorch 2, torch.optim.AdamW")
def adamw_pytorch(g, p, t, state, hyper):
    eta, beta1, beta2, eps, decay, _ = hyper
    m, v, _ = state
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return -eta / (sqrt(v_hat) + eps) * m_hat - eta * decay * p, (m, v, 0.0)
