"""Panels: they show what the session holds, change it by its verbs, and tell nothing back while they are shown something."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider

from optsim_gui.core.dataset import Points, Sparse
from optsim_gui.core.experiment import STEPS, Experiment, Lane
from optsim_gui.core.optimizers import EVERY_RULE
from optsim_gui.core.preset import names, preset
from tests.panels import SPARSE, Panels, panels, type_in  # noqa: F401
from tests.strategies import settings_of

lanes = st.lists(st.sampled_from(EVERY_RULE).flatmap(lambda rule: st.tuples(st.integers(1, 9), st.just(rule.key), settings_of(rule), st.just(rule.convention))), max_size=6, unique_by=lambda lane: lane[0])
datasets = st.just(Points((0.0, 2.5), (0.2, 0.9), "two")) | st.builds(
    Sparse, st.integers(1, 500), st.floats(0, 1), st.sampled_from(("uniform", "normal")), st.floats(-5, 0), st.floats(0, 5), st.floats(-1, 1), st.floats(0, 2), st.integers(0, 99)
)
experiments = st.builds(
    lambda data, reduction, start, steps, lanes: Experiment(data, reduction, start, steps, tuple(Lane(*lane) for lane in lanes)),
    datasets, st.sampled_from(("mean", "sum")), st.tuples(st.floats(-9, 9), st.floats(-9, 9)), st.integers(1, STEPS.high), lanes,
)  # fmt: skip


@settings(max_examples=12, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(experiments | st.sampled_from(names()), min_size=1, max_size=4))
def test_panels_show_whatever_the_session_holds_and_tell_nothing_back(qtbot, steps):
    panels = Panels(qtbot)
    applied = []
    panels.session.experiment_changed.connect(lambda old, new: applied.append(new))
    for row in panels.optimizers.rows.values():
        row.unfold(True)
    held = []
    for step in steps:
        if isinstance(step, str):
            panels.session.open(preset(step).experiment, *SPARSE.view.__struct_fields__, preset=step)
        else:
            panels.session.apply(step)
        held.append((panels.session.experiment, panels.session.preset))
        assert panels.faults() == []
    changes = len(panels.session.history.past)
    assert len(applied) == changes
    for _ in range(changes):
        panels.session.undo()
        assert panels.faults() == []
    assert panels.session.experiment == SPARSE.experiment and panels.session.preset == "sparse"
    for _ in range(changes):
        panels.session.redo()
    assert panels.faults() == [] and (panels.session.experiment, panels.session.preset) == held[-1]
    panels.session.close()
    for panel in panels.all:
        panel.deleteLater()


def test_every_control_has_a_name_a_hint_and_a_place_in_the_order_of_the_keyboard(panels):
    for row in panels.optimizers.rows.values():
        row.unfold(True)
    for panel in panels.all:
        controls = [w for kind in (QAbstractButton, QSlider, QLineEdit, QComboBox) for w in panel.findChildren(kind)]
        names = [widget.accessibleName() or widget.text() for widget in controls]
        assert all(names) and all(widget.toolTip() for widget in controls), [(n, w.toolTip()) for n, w in zip(names, controls)]
        assert len(set(names)) == len(names), "two controls have the same name"
        assert all(widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusPolicy() != Qt.FocusPolicy.WheelFocus for widget in controls)


# the experiment


def test_a_preset_is_opened_whole_and_undone_whole(qtbot, panels):
    combo = panels.experiment.preset
    shown = []
    panels.session.view_wanted.connect(lambda w, b: shown.append((w, b)))
    panels.session.set_active({1})
    combo.setCurrentIndex(names().index("toy"))
    combo.activated.emit(combo.currentIndex())
    chosen = preset("toy")
    assert panels.session.experiment == chosen.experiment and shown == [(chosen.view.w, chosen.view.b)]
    assert panels.session.active == {lane.id for lane in chosen.experiment.lanes} and panels.faults() == []
    assert panels.experiment.sentence.text() == chosen.sentence and not panels.experiment.again.isEnabled()
    panels.session.undo()
    assert panels.session.experiment == SPARSE.experiment and panels.session.preset == "sparse" and panels.faults() == []


def test_a_changed_preset_can_be_had_back_as_it_was(qtbot, panels):
    panels.optimizers.remove(3)
    type_in(qtbot, panels.experiment.steps.field, "1,000")
    assert panels.session.experiment.steps == 1000 and panels.experiment.again.isEnabled()
    panels.experiment.again.click()
    assert panels.session.experiment == SPARSE.experiment and not panels.experiment.again.isEnabled()


def test_an_experiment_that_is_no_preset_says_so(qtbot):
    panels = Panels(qtbot, SPARSE.experiment.replace(steps=7))
    assert panels.experiment.preset.currentIndex() == -1 and not panels.experiment.again.isEnabled() and panels.faults() == []
    panels.session.close()


def test_reduction_start_and_updates_can_be_chosen(qtbot, panels):
    panels.experiment.reduction.buttons["sum"].click()
    for field, text in zip(panels.experiment.start, ("-1.5", "2")):
        type_in(qtbot, field, text)
    panels.experiment.steps.slider.setValue(panels.experiment.steps.slider.maximum())
    assert panels.session.experiment == SPARSE.experiment.replace(reduction="sum", start=(-1.5, 2.0), steps=100_000)
    assert panels.faults() == []


@pytest.mark.parametrize(("text", "sentence"), [("far", "start w is 'far'; it must be a number from -1000 to 1000."), ("1e9", "start w is 1000000000.0; it must be")])
def test_a_start_that_cannot_be_is_a_sentence(qtbot, panels, text, sentence):
    type_in(qtbot, panels.experiment.start[0], text)
    assert panels.experiment.problem.text().startswith(sentence) and panels.session.experiment is SPARSE.experiment
