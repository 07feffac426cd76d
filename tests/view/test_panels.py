"""Panels: they show what the session holds, change it by its verbs, and tell nothing back while they are shown something."""

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QComboBox, QFileDialog, QLineEdit, QSlider

from optsim_gui.core.dataset import HIGH, LOW, MEAN, POINTS, SD, SEED, SPARSITY, Points, Sparse
from optsim_gui.core.experiment import MOST_LANES, STEPS, Experiment, Lane, lane_titles
from optsim_gui.core.hyper import text_of
from optsim_gui.core.optimizers import RULES
from optsim_gui.core.preset import names, preset
from optsim_gui.core.problems.neuron import sigmoid
from optsim_gui.session.session import Session
from optsim_gui.view import theme as themes
from optsim_gui.view.panels.data_layer import cut
from optsim_gui.view.panels.data_plot import DataPlot
from optsim_gui.view.panels.dataset import DatasetPanel
from optsim_gui.view.panels.experiment import ExperimentPanel
from optsim_gui.view.panels.optimizers import OptimizersPanel
from optsim_gui.view.styles import Styles
from optsim_gui.view.theme import DARK, LIGHT
from tests.strategies import settings_of

SPARSE = preset("sparse")
lanes = st.lists(st.sampled_from(list(RULES)).flatmap(lambda key: st.tuples(st.integers(1, 9), st.just(key), settings_of(RULES[key]))), max_size=6, unique_by=lambda lane: lane[0])
datasets = st.just(Points((0.0, 2.5), (0.2, 0.9), "two")) | st.builds(
    Sparse, st.integers(1, 500), st.floats(0, 1), st.sampled_from(("uniform", "normal")), st.floats(-5, 0), st.floats(0, 5), st.floats(-1, 1), st.floats(0, 2), st.integers(0, 99)
)
experiments = st.builds(
    lambda data, reduction, start, steps, lanes: Experiment(data, reduction, start, steps, tuple(Lane(*lane) for lane in lanes)),
    datasets, st.sampled_from(("mean", "sum")), st.tuples(st.floats(-9, 9), st.floats(-9, 9)), st.integers(1, STEPS.high), lanes,
)  # fmt: skip


class Panels:
    """A session with its panels."""

    def __init__(self, qtbot, experiment=SPARSE.experiment):
        self.session = Session(experiment, (SPARSE.view.w, SPARSE.view.b))
        self.styles = Styles(self.session)
        self.optimizers = OptimizersPanel(self.session, self.styles)
        self.dataset, self.experiment = DatasetPanel(self.session), ExperimentPanel(self.session)
        self.all = (self.optimizers, self.dataset, self.experiment)
        for panel in self.all:
            qtbot.addWidget(panel)

    def eta(self, id):
        return self.session.experiment.lane(id).settings["eta"]

    def faults(self):
        """Return where a panel shows another thing than the session holds."""
        e, told = self.session.experiment, []
        told += [("rows", list(self.optimizers.rows), [lane.id for lane in e.lanes])]
        told += [("titles", [row.name.text() for row in self.optimizers.rows.values()], list(lane_titles(e).values()))]
        for lane in e.lanes:
            row = self.optimizers.rows[lane.id]
            told.append(("tick", row.tick.isChecked(), lane.id in self.session.active))
            told += [(name, setting.field.text(), text_of(lane.settings[name])) for name, setting in row.settings.items()]
        if isinstance(e.data, Sparse):
            told += [(name, setting.field.text(), text_of(getattr(e.data, name))) for name, setting in self.dataset.settings.items()]
            told.append(("distribution", self.dataset.distribution.buttons[e.data.distribution].isChecked(), True))
        told.append(("generator", self.dataset.generator.isHidden(), not isinstance(e.data, Sparse)))
        told.append(("reduction", self.experiment.reduction.buttons[e.reduction].isChecked(), True))
        told += [("start", field.text(), text_of(value)) for field, value in zip(self.experiment.start, e.start)]
        told.append(("steps", self.experiment.steps.field.text(), text_of(e.steps)))
        told.append(("preset", self.experiment.preset.currentData() or "", self.session.preset))
        return [one for one in told if one[1] != one[2]]


@pytest.fixture
def panels(qtbot):
    made = Panels(qtbot)
    yield made
    made.session.close()


@pytest.fixture(params=[LIGHT, DARK], ids=lambda theme: theme.name)
def dressed(qapp, request):
    before = qapp.palette()
    themes.apply(qapp, request.param)
    yield request.param
    qapp.setStyleSheet("")
    qapp.setPalette(before)


def type_in(qtbot, field, text):
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def drag(qtbot, slider):
    """Press the slider at its left, drag to its right in ten moves, and release."""
    slider.resize(220, 24)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    for x in range(30, 210, 20):
        qtbot.mouseMove(slider, QPoint(x, 12))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(190, 12))


def choose(row, text):
    menu = row.menu.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


# laws


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


def test_tab_visits_the_lanes_in_their_order(panels):
    panels.optimizers.duplicate(2)
    panels.optimizers.rows[7].unfold(True)
    order, widget = [], panels.optimizers.more
    while (widget := widget.nextInFocusChain()) is not panels.optimizers.more:
        order.append(widget)
    stops = [stop for row in panels.optimizers.rows.values() for stop in row.stops()]
    assert [widget for widget in order if widget in stops] == stops


def test_twelve_folded_lanes_fit(qtbot, panels, dressed):
    for key in RULES:
        panels.optimizers.add(key)
    assert len(panels.optimizers.rows) >= 12
    size = panels.optimizers.sizeHint()
    assert size.height() <= 48 + 30 * len(panels.optimizers.rows) and size.width() <= 340
    panels.optimizers.resize(size)
    edges = {tuple(w.x() for w in (row.tick, row.name, *row.stops()[2:5])) for row in laid_out(qtbot, panels.optimizers)}
    assert len(edges) == 1, "the columns of the rows are not aligned"


def laid_out(qtbot, panel):
    with qtbot.waitExposed(panel):
        panel.show()
    return panel.rows.values()


# the lanes


def test_a_drag_of_a_slider_is_one_entry_and_undo_brings_the_widgets_back(qtbot, panels):
    slider, before = panels.optimizers.rows[1].settings["eta"].slider, panels.eta(1)
    seen = []
    panels.session.experiment_changed.connect(lambda old, new: seen.append(new.lane(1).settings["eta"]))
    drag(qtbot, slider)
    assert len(seen) > 5 and panels.eta(1) == seen[-1] > 10
    assert len(panels.session.history.past) == 1
    drag(qtbot, slider)
    assert len(panels.session.history.past) == 2
    panels.session.undo()
    panels.session.undo()
    assert panels.eta(1) == before and panels.faults() == []


def test_edits_of_one_field_within_a_second_are_one_entry(qtbot, panels, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("optsim_gui.session.history.monotonic", lambda: now[0])
    field = panels.optimizers.rows[1].settings["eta"].field
    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Up)
        now[0] += 0.9
    assert panels.eta(1) == pytest.approx(1.3) and len(panels.session.history.past) == 1
    now[0] += 1.1
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert len(panels.session.history.past) == 2
    qtbot.keyClick(panels.optimizers.rows[2].settings["eta"].field, Qt.Key.Key_Up)
    assert len(panels.session.history.past) == 3


def test_one_eta_for_all_changes_every_lane_in_one_entry(qtbot, panels):
    panels.optimizers.link.click()
    type_in(qtbot, panels.optimizers.rows[3].settings["eta"].field, "0.5")
    assert {panels.eta(id) for id in panels.optimizers.rows} == {0.5} and panels.faults() == []
    drag(qtbot, panels.optimizers.rows[4].settings["eta"].slider)
    assert len({panels.eta(id) for id in panels.optimizers.rows}) == 1 and len(panels.session.history.past) == 2
    panels.session.undo()
    panels.session.undo()
    assert panels.session.experiment == SPARSE.experiment
    panels.optimizers.rows[2].unfold(True)
    type_in(qtbot, panels.optimizers.rows[2].settings["gamma"].field, "0.5")
    assert panels.session.experiment.lane(3).settings["gamma"] == 0.9
    panels.optimizers.link.click()
    type_in(qtbot, panels.optimizers.rows[1].settings["eta"].field, "2")
    assert panels.eta(2) == 1.0


def test_nonsense_in_a_lane_is_a_sentence_and_changes_nothing(qtbot, panels):
    setting = panels.optimizers.rows[6].settings["eta"]
    type_in(qtbot, setting.field, "fast")
    assert setting.problem.text() == "eta of Adam is 'fast'; it must be a number from 0 to 1000." and not setting.problem.isHidden()
    assert panels.session.experiment is SPARSE.experiment and not panels.session.history.past
    type_in(qtbot, setting.field, "0.2")
    assert panels.eta(6) == 0.2 and setting.problem.isHidden()


def test_each_optimizer_can_be_added_with_the_preset_s_settings(panels):
    for nth, (key, action) in enumerate(zip(RULES, panels.optimizers.more.menu().actions()), 7):
        assert action.text() == RULES[key].title
        action.trigger()
        lane = panels.session.experiment.lanes[-1]
        first = next((one.settings for one in SPARSE.experiment.lanes if one.optimizer == key), RULES[key].settings())
        assert (lane.id, lane.optimizer, lane.settings) == (nth, key, first) and lane.id in panels.session.active
    assert panels.faults() == []


def test_a_duplicate_stands_behind_its_lane_with_the_same_settings(qtbot, panels):
    type_in(qtbot, panels.optimizers.rows[2].settings["eta"].field, "0.7")
    choose(panels.optimizers.rows[2], "Duplicate")
    new = panels.session.experiment.lanes[2]
    assert (new.optimizer, new.settings) == ("momentum", panels.session.experiment.lane(2).settings)
    assert panels.optimizers.rows[new.id].title == "Momentum 2" and panels.faults() == []
    assert panels.styles.of(new.id) != panels.styles.of(2)


def test_a_removed_lane_is_gone_until_undo_and_the_keyboard_goes_on(qtbot, panels):
    panels.optimizers.show()
    row = panels.optimizers.rows[3]
    choose(row, "Remove")
    assert [lane.id for lane in panels.session.experiment.lanes] == [1, 2, 4, 5, 6] and panels.faults() == []
    assert panels.optimizers.rows[4].menu is panels.optimizers.focusWidget()
    panels.session.undo()
    assert panels.session.experiment == SPARSE.experiment and panels.faults() == []
    for id in list(panels.optimizers.rows):
        panels.optimizers.remove(id)
    assert not panels.optimizers.empty.isHidden() and panels.session.experiment.lanes == ()
    panels.optimizers.add("adam")
    assert panels.optimizers.empty.isHidden() and panels.faults() == []


def test_at_the_most_lanes_there_is_no_room_for_another(panels):
    while len(panels.optimizers.rows) < MOST_LANES:
        assert panels.optimizers.more.isEnabled()
        panels.optimizers.duplicate(1)
    assert not panels.optimizers.more.isEnabled() and not panels.optimizers.rows[1].actions_by_text["Duplicate"].isEnabled()
    panels.optimizers.remove(2)
    assert panels.optimizers.more.isEnabled() and panels.optimizers.rows[1].actions_by_text["Duplicate"].isEnabled()


def test_ticks_and_solo_are_the_window_s_and_no_entry(panels):
    rows, session = panels.optimizers.rows, panels.session
    rows[5].tick.click()
    assert session.active == {1, 2, 3, 4, 6}
    choose(rows[2], "Solo")
    assert session.active == {2}
    choose(rows[3], "Solo")
    assert session.active == {3} and panels.faults() == []
    choose(rows[3], "Solo")
    assert session.active == {1, 2, 3, 4, 6} and panels.faults() == []
    assert not session.history.past
    session.set_active({1})
    choose(rows[1], "Solo")
    assert session.active == set(rows), "alone by ticks, it has no others to bring back but all"


def test_reset_brings_the_preset_s_settings_back(qtbot, panels):
    chosen = preset("part-4")
    panels.session.open(chosen.experiment, chosen.view.w, chosen.view.b, preset="part-4")
    for id in (1, 2):
        type_in(qtbot, panels.optimizers.rows[id].settings["eta"].field, "3")
    choose(panels.optimizers.rows[2], "Reset")
    choose(panels.optimizers.rows[1], "Reset")
    assert panels.session.experiment == chosen.experiment
    panels.optimizers.add("adam")
    type_in(qtbot, panels.optimizers.rows[3].settings["eta"].field, "3")
    choose(panels.optimizers.rows[3], "Reset")
    assert panels.session.experiment.lane(3).settings == RULES["adam"].settings()


def test_a_chosen_colour_is_the_window_s_and_can_be_taken_back(qtbot, panels):
    panels.optimizers.show()
    usual = panels.styles.colour(2)
    choose(panels.optimizers.rows[2], "Colour…")
    dialog = panels.optimizers.findChild(QColorDialog)
    dialog.setCurrentColor("#123456")
    with qtbot.waitSignal(panels.styles.changed):
        dialog.accept()
    assert panels.styles.colour(2) == "#123456" and not panels.session.history.past
    panels.session.open(preset("part-4").experiment, (-1, 1), (-1, 1))
    assert panels.styles.colour(2) != "#123456", "lane 2 is another optimizer now"
    panels.session.undo()
    assert panels.styles.colour(2) == "#123456"
    choose(panels.optimizers.rows[2], "Usual colour")
    assert panels.styles.colour(2) == usual


def test_colours_follow_the_theme(qtbot, panels):
    light = [panels.styles.colour(id) for id in panels.optimizers.rows]
    with qtbot.waitSignal(panels.styles.changed):
        panels.styles.set_theme(DARK)
    assert all(one != other for one, other in zip(light, (panels.styles.colour(id) for id in panels.optimizers.rows)))


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


def test_a_file_that_cannot_be_read_is_a_sentence_in_its_place(panels, tmp_path):
    for name, content, sentence in (("bad.csv", "x,y\n1,0.5\n2,7\n", "bad.csv, line 3: y is '7'; it must be a number from 0 to 1."), ("empty.csv", "", "the columns are missing")):
        (tmp_path / name).write_text(content)
        panels.dataset.read(tmp_path / name)
        assert sentence in panels.dataset.problem.text() and not panels.dataset.problem.isHidden()
    panels.dataset.read(tmp_path / "none.csv")
    assert panels.dataset.problem.text() == "none.csv cannot be read: No such file or directory."
    assert panels.session.experiment is SPARSE.experiment


def test_points_from_a_file_are_told_and_left_again(qtbot, panels, tmp_path, monkeypatch):
    path = tmp_path / "my points.csv"
    path.write_text("x,y\n0,0.5\n2,0.7\n0,0.1\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *asked: (str(path), ""))
    type_in(qtbot, panels.dataset.settings["points"].field, "50")
    with qtbot.waitSignal(panels.dataset.directory_changed) as told:
        panels.dataset.open.click()
    assert told.args == [str(tmp_path)] and panels.session.experiment.data.name == "my points.csv"
    assert panels.dataset.told.text() == "my points.csv: 3 points, 2 at x = 0" and panels.faults() == []
    panels.dataset.back.click()
    assert panels.session.experiment.data == Sparse(points=50) and panels.faults() == []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *asked: ("", ""))
    panels.dataset.open.click()
    assert panels.session.experiment.data == Sparse(points=50)


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
