"""The data: the generator's knobs, files of points, and the plot of points with each lane's curve."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from optsim_gui.core.dataset import HIGH, LOW, MEAN, POINTS, SD, SEED, SPARSITY, Sparse
from optsim_gui.core.hyper import text_of
from optsim_gui.core.problems.neuron import sigmoid
from optsim_gui.view.panels.data_layer import cut
from optsim_gui.view.panels.data_plot import DataPlot, span
from optsim_gui.view.theme import DARK, LIGHT
from tests.panels import SPARSE, drag, panels, type_in  # noqa: F401


# the dataset


@pytest.mark.parametrize(("knob", "value"), [(POINTS, 150), (SPARSITY, 0.25), (LOW, -1.5), (HIGH, 4.5), (SEED, 7)], ids=lambda x: getattr(x, "name", None))
def test_each_knob_of_the_data_can_be_typed_and_reset(qtbot, panels, knob, value):
    setting = panels.dataset.settings[knob.name]
    type_in(qtbot, setting.field, text_of(value))
    assert getattr(panels.session.experiment.data, knob.name) == value and panels.faults() == []
    setting.reset.click()
    assert panels.session.experiment == SPARSE.experiment


def test_sparsity_is_live_while_it_is_dragged_one_point_at_a_time(qtbot, panels):
    seen = []
    panels.session.experiment_changed.connect(lambda old, new: seen.append(new.data.sparsity))
    slider = panels.dataset.settings["sparsity"].slider
    drag(qtbot, slider)
    assert len(seen) > 5 and len(panels.session.history.past) == 1
    assert all(np.count_nonzero(Sparse(sparsity=share).arrays()[0] == 0) == round(100 * share) for share in seen)
    slider.setValue(37)
    assert panels.dataset.zeros.text() == "37 of 100 at x = 0" and panels.session.experiment.data.sparsity == 0.37


def test_each_distribution_has_its_own_knobs(qtbot, panels):
    panels.dataset.distribution.buttons["normal"].click()
    assert panels.session.experiment.data.distribution == "normal" and panels.faults() == []
    assert [panels.dataset.settings[knob.name].field.isHidden() for knob in (LOW, HIGH, MEAN, SD)] == [True, True, False, False]
    type_in(qtbot, panels.dataset.settings["sd"].field, "2")
    assert panels.session.experiment.data.sd == 2.0


def test_the_next_seed_draws_other_points(panels):
    panels.dataset.next_seed.click()
    assert panels.session.experiment.data == Sparse(seed=2) and panels.faults() == []


def test_low_above_high_is_a_sentence_however_it_is_asked_for(qtbot, panels):
    low = panels.dataset.settings["low"]
    type_in(qtbot, low.field, "4")
    assert low.problem.text() == "low is 4 and high is 3; low must not be above high." and low.field.text() == "4"
    qtbot.keyClick(low.field, Qt.Key.Key_Escape)
    low.slider.setValue(low.slider.maximum())
    assert "low must not be above high" in low.problem.text() and low.field.text() == "0"
    assert panels.session.experiment is SPARSE.experiment
    type_in(qtbot, panels.dataset.settings["high"].field, "5")
    assert low.problem.text() == ""


def test_points_from_a_file_are_told_and_left_again(qtbot, panels, tmp_path):
    path = tmp_path / "my points.csv"
    path.write_text("x,y\n0,0.5\n2,0.7\n0,0.1\n")
    type_in(qtbot, panels.dataset.settings["points"].field, "50")
    with qtbot.waitSignal(panels.dataset.file_wanted):
        panels.dataset.open.click()
    panels.dataset.read(path)
    assert panels.session.experiment.data.name == "my points.csv"
    assert panels.dataset.told.text() == "my points.csv: 3 points, 2 at x = 0" and panels.faults() == []
    panels.dataset.back.click()
    assert panels.session.experiment.data == Sparse(points=50) and panels.faults() == []


# the data plot


@pytest.fixture
def plot(qtbot, panels):
    made = DataPlot(panels.session, panels.styles)
    qtbot.addWidget(made)
    made.resize(300, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_points_are_shown_and_counted(panels, plot):
    assert plot.words.text() == "100 points, 80 at x = 0"
    x, y = SPARSE.experiment.data.arrays()
    assert np.array_equal(plot.layer.dots, np.column_stack([x, y]))
    (x0, x1), (y0, y1) = plot.box.viewRange()
    assert x0 < x.min() and x1 > x.max() and y0 < 0 and y1 > 1


def test_each_lane_s_curve_is_its_neuron_at_the_cursor(qtbot, panels, plot):
    session = panels.session
    with qtbot.waitSignal(session.shown_changed, timeout=60_000):
        session.begin()
    qtbot.waitUntil(lambda: session.player.available == 300, timeout=60_000)
    session.player.pause()
    session.set_active({1, 6})
    qtbot.waitUntil(lambda: set(session.shown.trajectories) == {1, 6}, timeout=60_000)
    for cursor in (0, 120, 300):
        session.player.seek(cursor)
        plot.refresh()
        for id, curve in zip((1, 6), plot.layer.curves, strict=True):
            t = session.shown.trajectories[id]
            assert np.array_equal(curve.f, sigmoid(t["w"][cursor] * plot.layer.samples + t["b"][cursor]))
            assert (curve.colour, curve.dash) == (panels.styles.colour(id), panels.styles.of(id).dash)


def test_nothing_is_done_until_something_changed_or_while_nobody_sees_it(monkeypatch, panels, plot):
    done = []
    monkeypatch.setattr(plot.layer, "show_curves", lambda *shown: done.append(shown))
    plot.refresh()
    assert done == []
    panels.session.player.moved.emit(3)
    assert done == []
    plot.refresh()
    plot.refresh()
    assert len(done) == 1
    plot.hide()
    panels.session.player.moved.emit(4)
    plot.refresh()
    assert len(done) == 1
    plot.show()
    assert len(done) == 2


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=4))
@example([5e-324])  # where this had no pixels the plot took the process with it
@example([-1.7e308, 1.7e308])
def test_points_as_close_or_as_far_as_numbers_go_have_pixels(x):
    low, high = span(np.array(x))
    assert low < 0.0 < high and 0.0 < 4000 / (high - low) < float("inf")
    assert np.isfinite(np.linspace(low, high, 64)).all()


def test_too_many_points_are_thinned_and_said_so(plot):
    x = np.linspace(0, 1, 5001)
    plot._show_points(x, x)
    assert len(plot.layer.dots) <= 2000 and plot.words.text() == "5,001 points, 1 at x = 0; one in 3 is drawn"


def test_dots_and_curves_are_seen_in_both_themes(qtbot, panels, plot):
    looks = []
    for theme in (LIGHT, DARK):
        panels.styles.set_theme(theme)
        picture = plot.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(50, picture.width() - 8) for y in range(24, picture.height() - 40)}
        assert theme.panel in colours and len(colours) > 10
        looks.append(picture)
    assert looks[0] != looks[1]


@given(st.lists(st.floats(0.5, 30), min_size=2, max_size=20), st.sampled_from(((3.0, 2.0), (8.0, 2.0, 2.0, 2.0), (0.5, 4.0))), st.floats(-2, 2))
def test_a_dash_leaves_its_strokes_and_nothing_of_its_gaps(widths, dash, slope):
    x = np.concatenate([[0.0], np.cumsum(widths)])
    lines = cut(x, slope * x, dash)
    stretch = np.hypot(1.0, slope)
    along = lines[:, [0, 2]] * stretch
    ends = np.cumsum(dash)
    middles = along.mean(axis=1) % ends[-1]
    assert (np.searchsorted(ends, middles) % 2 == 0).all() and np.allclose(lines[:, [1, 3]], slope * lines[:, [0, 2]])
    total = x[-1] * stretch
    periods, rest = divmod(total, ends[-1])
    drawn = periods * sum(dash[::2]) + sum(min(part, max(0.0, rest - before)) for part, before in zip(dash[::2], (0.0, *ends[1::2])))
    assert np.isclose((along[:, 1] - along[:, 0]).sum(), drawn)
