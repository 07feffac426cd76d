"""Schedules and mini-batches by hand: each choice is one change that can be undone, and nonsense is told."""

import pytest

from optsim_gui.core.experiment import Batch, Schedule
from optsim_gui.core.schedules import KINDS
from tests.panels import SPARSE, panels, type_in  # noqa: F401


def choose(form, kind):
    form.kind.setCurrentIndex(form.kind.findData(kind))
    form.kind.activated.emit(form.kind.currentIndex())


@pytest.fixture
def row(panels):
    """Give the unfolded row of momentum."""
    panels.optimizers.rows[2].unfold(True)
    return panels.optimizers.rows[2]


def schedule(panels, id=2):
    return panels.session.experiment.lane(id).schedule


def test_every_schedule_can_be_chosen_set_and_undone(qtbot, panels, row):
    for key, kind in KINDS.items():
        choose(row.schedule, key)
        assert schedule(panels) == Schedule(key) and row.schedule.settings.keys() == {h.name for h in kind.hyper}
        for knob in kind.hyper:
            value = knob.slider_high
            type_in(qtbot, row.schedule.settings[knob.name].field, f"{value:g}")
            assert schedule(panels).settings[knob.name] == value
    while panels.session.history.past:
        panels.session.undo()
    assert panels.session.experiment == SPARSE.experiment and row.schedule.kind.currentData() == "constant" and not row.schedule.settings


def test_a_lane_is_offered_what_its_rule_has(panels):
    for id, has_gamma in ((1, False), (2, True), (6, False)):
        panels.optimizers.rows[id].unfold(True)
        assert (panels.optimizers.rows[id].schedule.kind.findData("rising_momentum") >= 0) == has_gamma


def test_the_rates_of_a_line_search_are_a_list(qtbot, panels, row):
    choose(row.schedule, "line_search")
    assert row.schedule.rates.text() == "0.1, 0.5, 1, 5, 10"
    type_in(qtbot, row.schedule.rates, "3 0.3,0.03")
    assert schedule(panels).rates == (3.0, 0.3, 0.03) and row.schedule.rates.text() == "3, 0.3, 0.03"
    for text, sentence in (("fast", "rates is 'fast'; it must be numbers"), ("-1", "eta of the line search is -1.0; it must be"), ("1 " * 13, "at most 12")):
        type_in(qtbot, row.schedule.rates, text)
        assert sentence in row.schedule.problem.text() and not row.schedule.problem.isHidden()
        assert schedule(panels).rates == (3.0, 0.3, 0.03)
    panels.session.undo()
    assert row.schedule.rates.text() == "0.1, 0.5, 1, 5, 10" and row.schedule.problem.isHidden()


def test_a_copy_has_the_schedule_and_reset_takes_it_back(panels, row):
    choose(row.schedule, "cosine")
    panels.optimizers.duplicate(2)
    (copy,) = [lane for lane in panels.session.experiment.lanes if lane.optimizer == "momentum" and lane.id != 2]
    assert copy.schedule == Schedule("cosine")
    panels.optimizers.reset(2)
    assert schedule(panels) == Schedule() and copy.schedule == schedule(panels, copy.id)


def test_mini_batches_are_switched_on_set_and_undone(qtbot, panels):
    panel, session = panels.experiment, panels.session
    assert panel.size.field.isHidden() and panel.order.isHidden() and panel.seed.field.isHidden()
    panel.batches.buttons["mini-batches"].click()
    assert session.experiment.batch == Batch(1) and not panel.size.field.isHidden() and panel.seed.field.isHidden()
    type_in(qtbot, panel.size.field, "32")
    panel.order.buttons["shuffled"].click()
    type_in(qtbot, panel.seed.field, "7")
    assert session.experiment.batch == Batch(32, "shuffled", 7) and not panel.seed.field.isHidden()
    panel.batches.buttons["all points"].click()
    assert session.experiment.batch.size is None and panel.size.field.isHidden()
    panel.batches.buttons["mini-batches"].click()
    assert session.experiment.batch.size == 32
    while session.history.past:
        session.undo()
    assert session.experiment == SPARSE.experiment and panel.batches.buttons["all points"].isChecked()


def test_a_batch_larger_than_the_data_is_told(qtbot, panels):
    panels.experiment.batches.buttons["mini-batches"].click()
    type_in(qtbot, panels.experiment.size.field, "101")
    assert panels.experiment.size.problem.text() == "batch size is 101; it must be at most 100, the number of points."
    assert panels.session.experiment.batch.size == 1
