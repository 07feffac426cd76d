"""AMSGrad."""

from math import sqrt

from ..hyper import BETA1, BETA2, EPS, EPS_OUTSIDE, ETA
from .rule import optimizer


@optimizer("AMSGrad", "Adam that never forgets its largest v, so no rate ever grows again.",
           state=("m", "v", "v_max"), hyper=(ETA, BETA1, BETA2, EPS), source="Reddi, Kale, Kumar 2018, Algorithm 2")
def amsgrad(g, p, t, state, hyper):
    eta, beta1, beta2, eps, _, _ = hyper
    m, v, v_max = state
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    v_max = max(v_max, v)
    return -eta / sqrt(v_max + eps) * m, (m, v, v_max)


@amsgrad.as_in("pytorch", "With Adam's bias correction; ε stands beside the root.", hyper=(ETA, BETA1, BETA2, EPS_OUTSIDE),
               source="PyTorch 2, torch.optim.Adam(amsgrad=True)")
def amsgrad_pytorch(g, p, t, state, hyper):
    eta, beta1, beta2, eps, _, _ = hyper
    m, v, v_max = state
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    v_max = max(v_max, v)
    m_hat = m / (1 - beta1**t)
    v_hat = v_max / (1 - beta2**t)
    return -eta / (sqrt(v_hat) + eps) * m_hat, (m, v, v_max)
