"""What Hypothesis draws: points of a dataset, optimizers with settings, places in the plane."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from optsim_gui.core.dataset import Points, Sparse
from optsim_gui.core.document import Arrows, Curves, Document
from optsim_gui.core.experiment import MOST_STEPS, Experiment, Lane
from optsim_gui.core.imported import LONGEST_TITLE, Imported
from optsim_gui.core.optimizers import EVERY_RULE
from optsim_gui.core.preset import View, names

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


def lane_of(rule, values=None, id=1):
    """Return a lane that runs this rule, with these settings and the others at their default."""
    return Lane(id, rule.key, values or {}, rule.convention)


def name_of(rule) -> str:
    return rule.key if rule.convention == "textbook" else f"{rule.key}-{rule.convention}"


every_rule = {"argnames": "rule", "argvalues": EVERY_RULE, "ids": list(map(name_of, EVERY_RULE))}
of_many = settings(max_examples=15)  # for what is drawn for each of many rules


@st.composite
def paths(draw, id=100, most=12):
    """Draw a path as if it had been recorded elsewhere."""
    steps = sorted(draw(st.sets(st.integers(0, 1000), min_size=1, max_size=most)))
    w, b = (draw(st.lists(finite, min_size=len(steps), max_size=len(steps))) for _ in "wb")
    return Imported(id, draw(st.text(min_size=1, max_size=LONGEST_TITLE)), tuple(steps), tuple(w), tuple(b))


@st.composite
def experiments(draw):
    """Draw any experiment: data, start, lanes with settings from bound to bound, imported paths."""
    pairs = draw(st.lists(st.tuples(finite, st.floats(0, 1)), min_size=1, max_size=6))
    given = Points(tuple(x for x, _ in pairs), tuple(y for _, y in pairs), draw(st.text(max_size=20)))
    recipe = Sparse(points=draw(st.integers(1, 10**5)), sparsity=draw(st.floats(0, 1)), low=draw(st.floats(-100, 0)), seed=draw(st.integers(0, 2**32 - 1)))
    rules = draw(st.lists(st.sampled_from(EVERY_RULE), max_size=4))
    lanes = tuple(lane_of(rule, draw(settings_of(rule) | bounds_of(rule)), id) for id, rule in enumerate(rules, 1))
    imported = tuple(draw(paths(id)) for id in range(50, 50 + draw(st.integers(0, 2))))
    start = draw(st.tuples(st.floats(-1000, 1000), st.floats(-1000, 1000)))
    steps, kind = draw(st.integers(1, MOST_STEPS)), draw(reduction)
    return Experiment(data=draw(st.sampled_from((given, recipe))), reduction=kind, start=start, steps=steps, lanes=lanes, imported=imported)


@st.composite
def documents(draw):
    """Draw any document."""
    experiment, ends = draw(experiments()), st.tuples(st.floats(-1e4, 0), st.floats(1e-3, 1e4))
    ids = sorted(experiment.ids())
    return Document(
        experiment, View(draw(ends), draw(ends)), active=draw(st.none() | st.sets(st.sampled_from(ids)).map(tuple) if ids else st.none()),
        step=draw(st.integers(0, MOST_STEPS)), preset=draw(st.sampled_from(("", *names()))), panels=draw(st.none() | st.just(("data", "curves"))),
        curves=Curves(draw(st.sampled_from(("loss", "state m"))), draw(st.sampled_from((None, *ids))), draw(st.sampled_from((None, True, False)))),
        colours={id: "#a1b2c3" for id in draw(st.sets(st.sampled_from(ids)) if ids else st.just(()))},
        ghosts=tuple(sorted(draw(st.sets(st.sampled_from(ids))))) if ids else (), legend=draw(st.booleans()), equal=draw(st.booleans()),
        arrows=Arrows(tuple(sorted(draw(st.sets(st.sampled_from(("gradient", "step", "momentum")))))), draw(st.booleans())),
    )  # fmt: skip
