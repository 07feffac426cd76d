"""The optimizers: a row a lane, its settings the experiment's, its tick and colour the window's."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QColorDialog

from optsim_gui.core.experiment import MOST_LANES, Lane
from optsim_gui.core.imported import Imported
from optsim_gui.core.optimizers import RULES
from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import run
from optsim_gui.session.session import Shown
from optsim_gui.view import theme as themes
from optsim_gui.view.panels.imported_list import ImportedList
from optsim_gui.view.theme import DARK, LIGHT
from tests.panels import SPARSE, choose, drag, panels, type_in  # noqa: F401


@pytest.fixture(params=[LIGHT, DARK], ids=lambda theme: theme.name)
def dressed(qapp, request):
    before = qapp.palette()
    themes.apply(qapp, request.param)
    yield request.param
    qapp.setStyleSheet("")
    qapp.setPalette(before)


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


def test_a_drag_of_a_slider_is_one_entry_and_undo_brings_the_widgets_back(qtbot, panels):
    slider, before = panels.optimizers.rows[1].settings["eta"].slider, panels.eta(1)
    seen = []
    panels.session.experiment_changed.connect(lambda old, new: seen.append(new.lane(1).settings["eta"]))
    drag(qtbot, slider)
    assert len(seen) > 5 and panels.eta(1) == seen[-1] > 10
    assert len(panels.session.history.past) == 1
    drag(qtbot, slider, end=150)
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
    *entries, gap, last = panels.optimizers.more.menu().actions()
    assert gap.isSeparator() and last.text() == "Variants" and len(entries) == 6
    entries += last.menu().actions()
    assert len(entries) == len(RULES)
    for nth, (key, action) in enumerate(zip(RULES, entries), 7):
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


def test_what_the_picture_cannot_tell_of_a_duplicate_and_of_solo_is_said(panels):
    told = []
    panels.optimizers.told.connect(told.append)
    for text in ("Duplicate", "Solo", "Solo"):
        choose(panels.optimizers.rows[2], text)
    assert told == ["Momentum 2 lies exactly on Momentum until you change one of its settings.", "Momentum runs alone; Solo once more brings the others back.", ""]


def test_reset_takes_a_wrong_typing_away_though_nothing_has_changed(qtbot, panels):
    row = panels.optimizers.rows[2]
    field, home = row.settings["eta"].field, row.settings["eta"].field.text()
    type_in(qtbot, field, "abc")
    assert field.text() == "abc"
    choose(row, "Reset")
    assert field.text() == home and not row.settings["eta"].problem.text() and not panels.session.history.past


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


def test_ticks_and_solo_are_no_part_of_the_experiment_but_undo_takes_them_back(panels):
    rows, session, seen = panels.optimizers.rows, panels.session, [panels.session.active]
    session.active_changed.connect(seen.append)
    rows[5].tick.click()
    assert session.active == {1, 2, 3, 4, 6}
    choose(rows[2], "Solo")
    assert session.active == {2}
    choose(rows[3], "Solo")
    assert session.active == {3} and panels.faults() == []
    choose(rows[3], "Solo")
    assert session.active == {1, 2, 3, 4, 6} and panels.faults() == []
    assert len(session.history.past) == len(seen) - 1 == 4
    for active in seen[-2::-1]:
        session.undo()
        assert session.active == active and session.experiment is SPARSE.experiment and panels.faults() == []
    for active in seen[1:5]:
        session.redo()
        assert session.active == active and panels.faults() == []
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


def take(combo, index):
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def test_a_lane_takes_another_convention_and_keeps_its_settings_and_its_place(qtbot, panels):
    row = panels.optimizers.rows[6]
    row.unfold(True)
    assert [row.convention.choice.itemText(i) for i in (0, 1)] == ["Textbook", "PyTorch"] and row.convention.choice.currentIndex() == 0
    type_in(qtbot, row.settings["beta1"].field, "0.8")
    take(row.convention.choice, 1)
    lane, row = panels.session.experiment.lane(6), panels.optimizers.rows[6]
    assert (lane.convention, lane.settings["beta1"], row.title) == ("pytorch", 0.8, "Adam (PyTorch)")
    assert row.unfolded and row.convention.choice.currentText() == "PyTorch" and panels.faults() == []
    choose(row, "Duplicate")
    assert panels.session.experiment.lanes[-1].convention == "pytorch" and panels.optimizers.rows[7].title == "Adam (PyTorch) 2"
    choose(row, "Reset")
    assert panels.session.experiment.lane(6) == Lane(6, "adam", {}, "pytorch")
    for _ in range(4):
        panels.session.undo()
    assert panels.session.experiment == SPARSE.experiment and panels.optimizers.rows[6].title == "Adam" and panels.faults() == []


def test_only_lanes_with_another_rule_to_compare_offer_a_convention(panels):
    for key in ("lion", "adadelta", "adamw", "nadam"):
        panels.optimizers.add(key)
    for row in panels.optimizers.rows.values():
        row.unfold(True)
    offering = [lane.optimizer for lane in panels.session.experiment.lanes if panels.optimizers.rows[lane.id].convention]
    assert offering == ["momentum", "nag", "adagrad", "rmsprop", "adam", "adamw", "nadam"]


def test_the_ghost_s_largest_gap_is_told_with_its_update(qtbot, panels):
    row = panels.optimizers.rows[3]
    row.unfold(True)
    laid_out(qtbot, panels.optimizers)
    assert row.convention.gap.isHidden()
    row.convention.ghost.click()
    assert panels.session.ghosted == {3}
    data = group(*SPARSE.experiment.data.arrays(), "mean")
    lane = panels.session.experiment.lane(3)
    path, ghost = (run(one, data, SPARSE.experiment.start, 300) for one in (lane, lane.ghost()))
    panels.session.shown = Shown(panels.session.experiment, {3: path}, ghosts={3: ghost})
    panels.session.shown_changed.emit()
    apart = np.hypot(path["w"] - ghost["w"], path["b"] - ghost["b"])
    assert row.convention.gap.text() == f"Gap {apart.max():.3f} at update {apart.argmax()}"
    row.convention.ghost.click()
    assert panels.session.ghosted == frozenset() and row.convention.gap.isHidden()


def test_an_imported_path_tells_which_lane_it_is_nearest_to(qtbot, panels):
    data, e = group(*SPARSE.experiment.data.arrays(), "mean"), SPARSE.experiment
    paths = {lane.id: run(lane, data, e.start, 300) for lane in e.lanes}
    adam, rows = paths[6], range(0, 201, 10)
    for leaves, sentence in (
        (201, "The same as Adam"),
        (110, "Nearest to Adam: within 0.0001 up to update 100, gap 0.141 at update 110"),
        (0, "Nearest to Adam: gap 0.141 at update 0"),
    ):
        log = Imported(99, "log", tuple(rows), *(tuple(float(adam[p][row]) + 0.1 * (row == leaves) for row in rows) for p in "wb"))
        panels.session.apply(e.replace(imported=(log,)))
        laid_out(qtbot, panels.optimizers)
        comparison = panels.optimizers.findChild(ImportedList).comparisons[99]
        panels.session.shown = Shown(panels.session.experiment, paths, imported={99: adam})
        panels.session.shown_changed.emit()
        assert not comparison.isHidden() and comparison.text() == sentence
        panels.session.shown = Shown(panels.session.experiment, {}, imported={99: adam})
        panels.session.shown_changed.emit()
        assert comparison.isHidden()


def test_a_long_name_makes_no_row_wider(panels):
    usual = panels.optimizers.minimumSizeHint().width()
    panels.optimizers.add("adam_no_correction")
    panels.optimizers.rows[7].unfold(True)
    assert panels.optimizers.minimumSizeHint().width() <= usual
