"""NAdam."""

from math import sqrt

from ..hyper import BETA1, BETA2, EPS, EPS_OUTSIDE, ETA, PSI
from .rule import optimizer


@optimizer("NAdam", "Adam with Nesterov's look-ahead: this gradient counts at once, and the momentum of the next update.",
           state=("m", "v"), hyper=(ETA, BETA1, BETA2, EPS), source="Dozat 2016, with one β₁ for all updates")
def nadam(g, p, t, state, hyper):
    eta, beta1, beta2, eps, _, _ = hyper
    m, v, _ = state
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = m / (1 - beta1 ** (t + 1))
    g_hat = g / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    m_bar = beta1 * m_hat + (1 - beta1) * g_hat
    return -eta / sqrt(v_hat + eps) * m_bar, (m, v, 0.0)


@nadam.as_in("pytorch", "The momentum grows from half of β₁ to β₁; ε stands beside the root.", state=("m", "v", "k"),
             hyper=(ETA, BETA1, BETA2, EPS_OUTSIDE, PSI), source="Dozat 2016; PyTorch 2, torch.optim.NAdam")
def nadam_pytorch(g, p, t, state, hyper):
    eta, beta1, beta2, eps, psi, _ = hyper
    m, v, k = state
    mu = beta1 * (1 - 0.5 * 0.96 ** (t * psi))
    mu_next = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * psi))
    k = 1 - (1 - k) * mu
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    v_hat = v / (1 - beta2**t)
    m_bar = mu_next * m / (1 - (1 - k) * mu_next) + (1 - mu) * g / k
    return -eta / (sqrt(v_hat) + eps) * m_bar, (m, v, k)
