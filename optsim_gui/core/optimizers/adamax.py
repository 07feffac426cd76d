"""AdaMax."""

from ..hyper import BETA1, BETA2, EPS, ETA
from .rule import optimizer

_FADING = BETA2.but(sentence="Share of the largest |g| that is kept.")
_HYPER = (ETA, BETA1, _FADING, EPS.but(sentence="Small constant that keeps the division finite; 0 in the paper."))


@optimizer("AdaMax", "Adam that divides by the largest |g| it remembers instead of the root of a mean.",
           state=("m", "u"), hyper=_HYPER, source="Kingma & Ba 2014, Algorithm 2")
def adamax(g, p, t, state, hyper):
    eta, beta1, beta2, eps, _, _ = hyper
    m, u, _ = state
    m = beta1 * m + (1 - beta1) * g
    u = max(beta2 * u, abs(g))
    m_hat = m / (1 - beta1**t)
    return -eta / (u + eps) * m_hat, (m, u, 0.0)


@adamax.as_in("pytorch", "ε is added to |g|, not to u.", source="PyTorch 2, torch.optim.Adamax")
def adamax_pytorch(g, p, t, state, hyper):
    eta, beta1, beta2, eps, _, _ = hyper
    m, u, _ = state
    m = beta1 * m + (1 - beta1) * g
    u = max(beta2 * u, abs(g) + eps)
    m_hat = m / (1 - beta1**t)
    return -eta / u * m_hat, (m, u, 0.0)
