"""The inspector shows what was recorded, to the last digit, and walks through it stage by stage, forth and back."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from optsim_gui.core.batches import batches_of
from optsim_gui.core.experiment import Lane
from optsim_gui.core.explain import explain
from optsim_gui.core.optimizers import RULES, rule
from optsim_gui.core.preset import preset
from optsim_gui.core.problems import pose
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import run
from optsim_gui.core.stages import stages
from optsim_gui.session.session import Session, Shown
from optsim_gui.view import typeset
from optsim_gui.view.panels.inspector import InspectorPanel
from optsim_gui.view.panels.step_lines import lines_of
from optsim_gui.view.panels.step_view import StepView
from optsim_gui.view.styles import Styles
from optsim_gui.view.theme import DARK, LIGHT
from tests.strategies import every_rule

STEPS = 40
E = preset("sparse").experiment.replace(steps=STEPS, lanes=tuple(Lane(i, key) for i, key in enumerate(RULES, start=1)))
DATA = group(*E.data.arrays(), E.reduction)
PATHS = {lane.id: run(lane, DATA, E.start, STEPS) for lane in E.lanes}
every_lane = pytest.mark.parametrize("lane", E.lanes, ids=lambda lane: lane.optimizer)


def show(session, experiment, paths):
    session.shown = Shown(experiment, paths)
    session.player.set_record(STEPS, STEPS)
    session.shown_changed.emit()


@pytest.fixture
def panel(qtbot):
    session = Session(E, preset("sparse").view)
    made = InspectorPanel(session, Styles(session))
    qtbot.addWidget(made)
    made.resize(328, 600)
    made.show()
    show(session, E, PATHS)
    yield made
    typeset.finish()
    session.setParent(made)


def at(panel, lane, step, stage=-1):
    panel._session.player.seek(step)
    panel.choose_lane(lane.id)
    panel.choose_stage(stage)
    panel.refresh()
    return panel.view._lines


@every_lane
def test_the_lines_end_in_the_recorded_step_and_the_next_recorded_point(panel, lane):
    path = PATHS[lane.id]
    for step in (0, 1, 17, STEPS - 1):
        lines = at(panel, lane, step)
        assert len(lines) == len(stages(rule(lane.optimizer)))
        for p, numbers in ((p, [line.numbers[p] for line in lines]) for p in "wb"):
            assert numbers[-2].digits.startswith(f"Δ = {float(path['step_' + p][step])!r} ")
            assert numbers[-1].digits.startswith(f"point = {float(path[p][step + 1])!r} ")
            assert float(numbers[-1].result.replace("−", "-")) == pytest.approx(path[p][step + 1], rel=1e-3)


@every_lane
def test_those_who_cannot_see_hear_the_whole_step(panel, lane):
    lines = at(panel, lane, 7)
    told, path = panel.view.accessibleDescription(), PATHS[lane.id]
    assert told.startswith(f"{rule(lane.optimizer).title}. Update 8, from point 7 to point 8. ")
    assert explain(rule(lane.optimizer), lane.settings, path, 7) in told
    assert all(numbers.digits in told for line in lines for numbers in line.numbers.values())


def test_walking_visits_every_stage_of_every_update_and_back_the_same(panel):
    adam = E.lanes[-1]
    at(panel, adam, 3)
    count, seen = len(stages(rule(adam.optimizer))), []
    panel.stage_changed.connect(lambda stage: seen.append((panel._session.player.cursor, stage)))
    for _ in range(2 * count + 1):
        panel.next_stage()
    forth = [(3 + i // count, i % count) for i in range(2 * count + 1)]
    assert seen == forth
    seen.clear()
    for _ in range(2 * count):
        panel.previous_stage()
    assert seen == forth[-2::-1]


def test_the_walk_ends_at_both_ends_of_the_record(panel):
    gd = E.lanes[0]
    at(panel, gd, 0, 0)
    panel.previous_stage()
    assert (panel._session.player.cursor, panel.stage) == (0, 0)
    at(panel, gd, STEPS, 2)
    panel.next_stage()
    assert (panel._session.player.cursor, panel.stage) == (STEPS, 2)
    assert panel.update_label.text() == f"Update {STEPS + 1}, which would come next"


def test_walking_pauses(panel):
    panel._session.player.play()
    panel.next_stage()
    assert not panel._session.player.playing and panel.stage == 0


def test_a_lane_that_goes_leaves_the_inspector_to_another(panel):
    at(panel, E.lanes[-1], 5, 6)
    others = {id: path for id, path in PATHS.items() if id != E.lanes[-1].id}
    show(panel._session, E, others)
    assert panel.lane == 1 and panel.lanes.currentText() == "GD" and panel.stage == -1
    assert [panel.lanes.itemData(i) for i in range(panel.lanes.count())] == list(others)


def test_without_lanes_it_says_what_to_do(panel):
    panel._session.set_active(frozenset())
    show(panel._session, E, {})
    assert panel.sentence.text() == "No lane runs. Tick an optimizer to take its steps apart."
    panel.next_stage()
    assert panel.lane is None and panel.stage == -1 and panel.view.count() == 0 and not panel.next.isEnabled()


def test_a_path_that_ends_says_so(panel):
    lane = Lane(1, "adagrad", {"eps": 0.0})
    e = E.replace(start=(1000.0, 1000.0), lanes=(lane,))
    show(panel._session, e, {1: run(lane, DATA, e.start, STEPS)})
    lines = at(panel, lane, 9)
    assert panel.update_label.text() == "Update 1, at which the path ends"
    assert lines[-2].numbers["w"].result == "not a number" and "divided" not in panel.sentence.text()


def test_nothing_is_worked_out_twice_nor_behind_a_tab(panel, monkeypatch):
    shown = []
    monkeypatch.setattr(StepView, "show_lines", lambda self, lines, stage: shown.append(stage))
    panel._session.player.seek(9)
    panel.refresh()
    panel.refresh()
    assert len(shown) == 1
    panel.hide()
    panel._session.player.seek(10)
    panel.refresh()
    assert len(shown) == 1
    panel.show()
    assert len(shown) == 2


def test_a_click_chooses_a_stage_and_lets_go_of_it(panel, qtbot):
    at(panel, E.lanes[2], 5)
    view = panel.view
    for expected in (1, -1):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(1).center().toPoint())
        assert panel.stage == expected
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert panel.stage == 0


def test_equations_are_typeset_in_the_background_and_sources_stand_in_for_them(panel, qtbot, monkeypatch):
    typeset.finish()
    monkeypatch.setattr(typeset, "_typeset", {})
    lines, setter = at(panel, E.lanes[0], 5), panel.view.typesetter
    assert all(setter.picture(line.latex, 16, "#000000", 1.0) is None and line.source for line in lines)
    setter.want([line.latex for line in lines])
    qtbot.waitUntil(lambda: all(setter.picture(line.latex, 16, "#000000", 1.0) for line in lines), timeout=30_000)


def test_a_lane_chosen_while_another_s_equations_are_typeset_gets_its_own(panel, qtbot, monkeypatch):
    typeset.finish()
    monkeypatch.setattr(typeset, "_typeset", {})
    panel.view.typesetter.want(["a", "b", "c"])
    wanted = [f"{stage.left} = {stage.right}" for stage in stages(RULES["momentum"])]
    panel.view.typesetter.want(wanted)
    qtbot.waitUntil(lambda: set(wanted) <= typeset._typeset.keys(), timeout=30_000)


def test_an_equation_that_cannot_be_typeset_leaves_its_source(panel):
    assert typeset.typeset(r"\frac{") == b""


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_an_equation_is_crisp_at_any_ratio_and_in_the_theme_s_colour(qapp, theme):
    svg = typeset.typeset(r"\Delta_t = {-}\frac{\eta}{\sqrt{v_t}}")
    once, twice = (typeset.drawn(svg, 1.0, theme.text, ratio) for ratio in (1.0, 2.0))
    assert abs(twice.width() - 2 * once.width()) <= 1 and twice.deviceIndependentSize().width() == pytest.approx(once.width(), abs=1)
    image = twice.toImage()
    solid = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() == 255}
    assert solid == {QColor(theme.text).name()}


@pytest.mark.parametrize(**every_rule)
def test_every_equation_of_every_rule_can_be_typeset(rule):
    for stage in stages(rule):
        assert re.match(rb"<svg .*viewBox", typeset.typeset(f"{stage.left} = {stage.right}"))


def test_the_stage_that_is_looked_at_is_in_view_also_when_its_equations_have_come(panel, qtbot, monkeypatch):
    typeset.finish()
    monkeypatch.setattr(typeset, "_typeset", {})
    panel.resize(328, 300)
    lines = at(panel, E.lanes[-1], 30, 6)
    qtbot.waitUntil(lambda: all(line.latex in typeset._typeset for line in lines), timeout=30_000)
    qtbot.waitUntil(lambda: panel.view.visibleRegion().boundingRect().bottom() >= panel.view.place_of(6).bottom() - 1)
    assert panel.view.visibleRegion().boundingRect().top() <= panel.view.place_of(6).top()


def test_in_a_narrow_column_with_a_scroll_bar_nothing_is_cut_off(panel):
    panel.resize(270, 220)
    panel.choose_lane(6)
    port = panel.view.parentWidget().parentWidget()
    assert panel.view.height() > port.height()
    assert panel.view.mapTo(port, panel.view.rect().topRight()).x() < port.width()


def test_of_an_online_problem_w_alone_is_shown(panel):
    e = preset("reddi").experiment
    lane, problem = e.lanes[0], pose(e.data, e.reduction)
    shown = lines_of(lane, run(lane, problem, e.start, 40, batches_of(e)), 7)
    assert [list(line.numbers) for line in shown] == [["w"]] * len(shown)
    assert all(line.read("; ").startswith("w ") and "; b " not in line.read("; ") for line in shown)
