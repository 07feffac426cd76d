"""Each rule of which no independent record is at hand, told as its paper defines it: by sums over all gradients so far."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.optimizers import RULES
from tests.core.test_oracle import UNTOLD
from tests.strategies import of_many, settings_of


def mean(share, values):
    """Return the running mean that keeps this share, (1 - share) Σ shareᵗ⁻ⁱ valueᵢ, after all the values."""
    return (1 - share) * sum(share**age * value for age, value in enumerate(reversed(values)))


def adagrad_no_root(g, p, eta, eps):
    return -eta * g[-1] / (sum(g * g) + eps)


def adadelta(g, p, eta, rho, eps):
    steps = []
    for t in range(1, len(g) + 1):
        steps.append(g[t - 1] * np.sqrt((mean(rho, np.square(steps)) + eps) / (mean(rho, g[:t] ** 2) + eps)))
    return -eta * steps[-1]


def adam_no_correction(g, p, eta, beta1, beta2, eps):
    return -eta * mean(beta1, g) / np.sqrt(mean(beta2, g * g) + eps)


def adamax(g, p, eta, beta1, beta2, eps):
    u = max(beta2**age * abs(value) for age, value in enumerate(g[::-1]))
    return -eta / (1 - beta1 ** len(g)) * mean(beta1, g) / (u + eps)


def adamw(g, p, eta, beta1, beta2, eps, decay):
    m, v = mean(beta1, g) / (1 - beta1 ** len(g)), mean(beta2, g * g) / (1 - beta2 ** len(g))
    return -(eta * m / np.sqrt(v + eps) + decay * p)


def amsgrad(g, p, eta, beta1, beta2, eps):
    largest = max(mean(beta2, g[:t] ** 2) for t in range(1, len(g) + 1))
    return -eta * mean(beta1, g) / np.sqrt(largest + eps)


def lion(g, p, eta, beta1, beta2, decay):
    return -eta * (np.sign(beta1 * mean(beta2, g[:-1]) + (1 - beta1) * g[-1]) + decay * p)


def nadam(g, p, eta, beta1, beta2, eps):
    v = mean(beta2, g * g) / (1 - beta2 ** len(g))
    ahead = beta1 * mean(beta1, g) / (1 - beta1 ** (len(g) + 1)) + (1 - beta1) * g[-1] / (1 - beta1 ** len(g))
    return -eta * ahead / np.sqrt(v + eps)


TOLD = (adagrad_no_root, adadelta, adam_no_correction, adamax, adamw, amsgrad, lion, nadam)


def test_every_rule_without_a_record_is_told():
    assert {("textbook", told.__name__) for told in TOLD} == UNTOLD


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.__name__)
@of_many
@given(data=st.data(), p=st.floats(-5, 5), gradients=st.lists(st.integers(-50, 50).filter(bool).map(lambda n: n / 16), min_size=1, max_size=10))
def test_each_step_is_what_the_paper_s_sums_say(told, data, p, gradients):
    rule = RULES[told.__name__]
    settings = data.draw(settings_of(rule))
    state = (0.0, 0.0, 0.0)
    for t, g in enumerate(gradients, 1):
        step, state = rule.update(g, p, float(t), state, rule.hyper_tuple(settings))
        assert step == pytest.approx(told(np.array(gradients[:t]), p, **settings), rel=1e-6, abs=1e-9)
