"""Every trajectory made by an independent program comes out of ours to 1e-9 over the updates it vouches for."""

import json
from pathlib import Path

import numpy as np
import pytest

from optsim_gui.core.experiment import Lane
from optsim_gui.core.optimizers import EVERY_RULE
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import run

CASES = sorted((Path(__file__).parent.parent / "data").glob("*-*-*.json"))
UNTOLD = {("textbook", key) for key in ("adadelta", "adagrad_no_root", "adam_no_correction", "adamax", "adamw", "amsgrad", "lion", "nadam")}  # of which no case is at hand
AGREES = 1e-9


def test_every_rule_has_its_cases():
    told = {tuple(case.stem.split("-")[1:]) for case in CASES}
    assert told | UNTOLD == {(rule.convention, rule.key) for rule in EVERY_RULE} and not told & UNTOLD


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_path_and_the_loss_agree(file, record_property):
    case = json.loads(file.read_text())
    x, y = (np.array(case["data"][name]) for name in "xy")
    found = run(Lane(1, case["optimizer"], case["hyper"], case["convention"]), group(x, y, case["reduction"]), case["start"], case["steps"])
    rows = case["agree_steps"] + 1
    expected = np.column_stack((case["path"], case["loss"]))[:rows]
    gap = float(np.abs(found.table[:3, :rows].T - expected).max())
    record_property("largest gap", gap)
    assert len(found) == case["steps"] + 1
    assert gap < AGREES
