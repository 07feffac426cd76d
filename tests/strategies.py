"""What Hypothesis draws: points of a dataset, optimizers with settings, places in the plane."""

import numpy as np
from hypothesis import strategies as st

from optsim_gui.core.optimizers import RULES

finite = st.floats(allow_nan=False, allow_infinity=False)
place = st.floats(-20, 20)
x_value = st.sampled_from((0.0, 0.5, 1.0, 2.5, -3.0)) | st.floats(-5, 5)
reduction = st.sampled_from(("mean", "sum"))
points = st.lists(st.tuples(x_value, st.floats(0, 1)), min_size=1, max_size=12).map(lambda pairs: np.array(pairs).T.copy())


def settings_of(rule):
    """Draw settings from the ranges of a rule's sliders."""
    return st.fixed_dictionaries({h.name: st.floats(h.slider_low, h.slider_high) for h in rule.hyper})


def bounds_of(rule):
    """Draw settings from the very ends of what a rule takes, and its defaults."""
    return st.fixed_dictionaries({h.name: st.sampled_from((h.low, h.default, h.high)) for h in rule.hyper})


every_rule = {"argnames": "rule", "argvalues": list(RULES.values()), "ids": list(RULES)}
