"""The curves panel: what it plots is what the core tells, at the cursor, and moving the cursor paints no curve again."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from optsim_gui.core.curves import CURVES, Subject, quantities
from optsim_gui.core.dataset import Points
from optsim_gui.core.experiment import Experiment, Lane
from optsim_gui.core.simulate import Run
from optsim_gui.view.panels import curves_layer
from optsim_gui.view.panels.curves import CurvesPanel
from optsim_gui.view.panels.curves_layer import CurvesScene, Line, thinned, ticks
from optsim_gui.view.styles import Styles
from optsim_gui.view.theme import DARK
from tests.results import SPARSE, session_on, show
from tests.waiting import grouped


@pytest.fixture
def panel(qtbot):
    session = session_on()
    made = CurvesPanel(session, Styles(session))
    qtbot.addWidget(made)
    made.resize(328, 280)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    session.close()


def lines(panel):
    return panel.plot.layer.scene_shown.lines


def session_of(panel):
    return panel._session


@pytest.mark.parametrize("curve", CURVES, ids=lambda curve: curve.key)
def test_every_curve_is_plotted_for_every_lane_as_the_core_tells_it(panel, curve):
    panel.show_curve(curve.key)
    shown = session_of(panel).shown
    expected = []
    for id in shown.lane_ids():
        subject = Subject(shown.experiment.lane(id), shown.trajectories[id], shown.optimum)
        expected += [curve.values(subject, parameter) for parameter in ("wb" if curve.per_parameter else " ")]
    assert len(lines(panel)) == len(expected)
    assert all(np.array_equal(line.values, values, equal_nan=True) for line, values in zip(lines(panel), expected))
    assert panel.log.isChecked() == curve.logarithmic
    assert curve.title in panel.plot.accessibleName()


def test_w_is_solid_and_b_dashed_in_the_colour_of_the_lane(panel):
    panel.show_curve("rate")
    gd_w, gd_b = lines(panel)[:2]
    assert gd_w.dash == () and gd_b.dash and gd_w.colour == gd_b.colour == panel._styles.colour(1)
    assert panel.key.text() == "w solid, b dashed"
    panel.show_curve("loss")
    assert [line.dash for line in lines(panel)] == [panel._styles.of(id).dash for id in range(1, 7)] and panel.key.text() == ""


def test_one_lane_can_be_looked_at_alone_and_its_state_is_offered(panel):
    panel.show_curve("state m_hat")
    adam = session_of(panel).shown.trajectories[6]
    assert [line.name for line in lines(panel)] == ["Adam · w", "Adam · b"]
    assert np.array_equal(lines(panel)[0].values, quantities(SPARSE.experiment.lane(6), adam, "w")["m_hat"])
    panel.lane.setCurrentIndex(panel.lane.findData(1))
    panel.lane.activated.emit(panel.lane.currentIndex())
    assert lines(panel) == () and panel.plot.layer.scene_shown.words == "GD has no curve “State m̂”."


def test_without_an_optimum_the_plot_says_why_there_is_no_distance(qtbot, panel):
    e = SPARSE.experiment.replace(data=Points((1.0, 1.0), (0.2, 0.9)), steps=30)
    show(session_of(panel), e)
    panel.show_curve("distance")
    assert lines(panel) == () and panel.plot.layer.scene_shown.words.startswith("No optimum is marked: all x are equal")
    panel.show_curve("loss")
    assert len(lines(panel)) == 6 and not panel.plot.layer.scene_shown.words


def test_without_lanes_the_plot_says_so(panel):
    show(session_of(panel), SPARSE.experiment.replace(lanes=()))
    panel.refresh()
    assert panel.plot.layer.scene_shown.words == "No lane is ticked."


def test_the_log_scale_is_chosen_per_curve_and_shows_magnitudes(panel):
    panel.show_curve("state u")
    panel.log.setChecked(True)
    scene = panel.plot.layer.scene_shown
    with np.errstate(divide="ignore"):
        assert all(np.array_equal(shown, np.log10(np.abs(line.values))) for shown, line in zip(scene.shown, scene.lines))
    panel.show_curve("loss")
    assert not panel.log.isChecked()
    panel.show_curve("state u")
    assert panel.log.isChecked()


def test_click_and_drag_move_the_cursor_and_pause(qtbot, panel):
    player, view = session_of(panel).player, panel.plot.viewport()
    player.play()
    at = lambda step: panel.plot.mapFromScene(panel.plot.box.mapToScene(panel.plot.layer.mapping().point(step, 0.5)))  # noqa: E731
    place = lambda step: QPoint(at(step).x(), view.height() // 2)  # noqa: E731
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=place(100))
    assert player.cursor == pytest.approx(100, abs=1) and not player.playing
    qtbot.mouseMove(view, place(200))
    assert player.cursor == pytest.approx(200, abs=1)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place(200))
    qtbot.mouseMove(view, place(50))
    assert player.cursor == pytest.approx(200, abs=1)


@pytest.mark.parametrize(("key", "cursor"), [("Left", 119), ("Right", 121), ("Home", 0), ("End", 300)])
def test_keys_move_the_cursor(qtbot, panel, key, cursor):
    player = session_of(panel).player
    player.seek(120)
    panel.refresh()
    qtbot.keyClick(panel.plot, getattr(Qt.Key, f"Key_{key}"))
    assert player.cursor == cursor


def test_the_nearest_line_is_read_with_step_lane_and_value(qtbot, panel):
    panel.show_curve("rate")
    layer = panel.plot.layer
    point = layer.mapping().point(150, float(layer.scene_shown.shown[7][150]))
    panel.plot.pointed.emit(layer.nearest(point))
    rate = quantities(SPARSE.experiment.lane(4), session_of(panel).shown.trajectories[4], "b")["rate"][150]
    assert layer.label[0] == f"AdaGrad · b · update 150 · {rate:.4g}"
    assert layer.nearest(QPointF(point.x(), -500.0)) is None
    panel.plot.pointed.emit(None)
    assert layer.label is None


def test_the_wheel_zooms_about_the_mouse_and_a_double_click_shows_all(qtbot, panel):
    plot, scene = panel.plot, lambda: panel.plot.layer.scene_shown
    middle = QPointF(plot.viewport().rect().center())
    step = plot.box.mapToView(plot.box.mapFromScene(plot.mapToScene(middle.toPoint()))).x()
    for _ in range(3):
        event = QWheelEvent(middle, plot.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(plot.viewport(), event)
    assert scene().last - scene().first == pytest.approx(300 / 1.25**3)
    assert plot.box.mapToView(plot.box.mapFromScene(plot.mapToScene(middle.toPoint()))).x() == pytest.approx(step, abs=1)
    for _ in range(40):
        qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert scene().last - scene().first == pytest.approx(4.0)
    qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton)
    assert (scene().first, scene().last) == (0.0, 300.0)


def test_moving_the_cursor_strokes_no_line_again(monkeypatch, qtbot, panel):
    panel.grab()
    painted = []
    monkeypatch.setattr(curves_layer, "paint_scene", lambda *what: painted.append(what))
    for step in range(0, 300, 50):
        session_of(panel).player.seek(step)
        panel.refresh()
        panel.grab()
        assert panel.plot.layer.cursor == step
    assert painted == []


def test_the_picture_after_moving_equals_the_picture_drawn_at_once(panel):
    session = session_of(panel)
    for step in (10, 250, 120):
        session.player.seek(step)
        panel.refresh()
        QApplication.processEvents()
    moved = panel.grab().toImage()
    panel._look_again()
    assert moved == panel.grab().toImage()


def test_hidden_it_does_nothing_and_shown_it_makes_up_for_it(monkeypatch, panel):
    panel.hide()
    drawn = []
    monkeypatch.setattr(panel.plot, "show_scene", lambda *what: drawn.append(what))
    session_of(panel).shown_changed.emit()
    panel.refresh()
    assert drawn == []
    panel.show()
    panel.refresh()
    assert len(drawn) == 1


def test_values_are_worked_out_once_per_trajectory(monkeypatch, panel):
    panel.show_curve("loss")
    before = [line.values for line in lines(panel)]
    adam = session_of(panel).experiment.lane(6).set(eta=0.2)
    show(session_of(panel), SPARSE.experiment.with_lane(adam))
    panel.refresh()
    assert [a is line.values for a, line in zip(before, lines(panel))] == [True] * 5 + [False]


def test_a_lane_that_diverged_does_not_flatten_the_others(panel):
    e = Experiment(data=Points((1.0, 2.0), (0.0, 0.9)), start=(0.0, 0.0), steps=5000, lanes=(Lane(1, "momentum", {"gamma": 1.2}), Lane(2, "gd")))
    show(session_of(panel), e)
    assert session_of(panel).shown.trajectories[1].diverged
    panel.show_curve("step")
    panel.log.setChecked(False)
    assert panel.plot.layer.scene_shown.bounds[1] < 1.0
    panel.grab()


def test_a_lane_alone_that_diverged_is_drawn_without_noise(panel):
    e = Experiment(data=Points((1.0, 2.0), (0.0, 0.9)), start=(0.0, 0.0), steps=5000, lanes=(Lane(1, "momentum", {"gamma": 1.2}),))
    show(session_of(panel), e)
    for logarithmic in (False, True):
        for curve in CURVES:
            panel.show_curve(curve.key)
            panel.log.setChecked(logarithmic)
            panel.grab()


def test_what_is_recorded_so_far_is_plotted(panel):
    e = SPARSE.experiment
    lane = Run(e.lanes[0], grouped(e.data, e.reduction), e.start, e.steps)
    lane.advance(40)
    show(session_of(panel), e, {1: lane.trajectory()})
    panel._look_again()
    assert [len(line.values) for line in lines(panel)] == [40] and panel.plot.layer.scene_shown.last == 300
    session_of(panel).player.seek(200)
    panel.refresh()
    panel.grab()


def test_it_is_seen_in_both_themes(panel):
    panel.show_curve("rate")
    session_of(panel).player.seek(150)
    for theme in (panel._styles.theme, DARK):
        panel._styles.set_theme(theme)
        panel.refresh()
        picture = panel.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(60, picture.height())}
        assert {theme.panel, theme.accent, panel._styles.colour(4)} <= colours


def test_every_control_has_a_name_and_a_tip_and_is_reached_by_tab(panel):
    reached = (panel.curve, panel.lane, panel.log, panel.export, panel.plot)
    assert all(widget.focusPolicy() & Qt.FocusPolicy.TabFocus for widget in reached)
    assert all(widget.accessibleName() or widget.text() for widget in reached)
    assert all(widget.toolTip() for widget in reached[:4])


# thinning and ticks


@given(st.lists(st.floats(-1e6, 1e6) | st.just(float("nan")), min_size=1, max_size=3000), st.integers(20, 400), st.data())
def test_a_thinned_line_keeps_the_extremes_and_the_order(values, width, data):
    values = np.array(values)
    first = data.draw(st.integers(0, len(values) - 1))
    last = data.draw(st.integers(first + 1, len(values)))
    steps, kept = thinned(values, first, last, width)
    part = values[first : last + 1]
    part = part[np.isfinite(part)]
    assert np.array_equal(kept, values[steps]) and (np.diff(steps) >= 0).all()
    assert len(steps) <= max(4 * width, 2 * width + len(part) % max(1, (last - first) // width) + 2)
    if part.size:
        assert (kept.min(), kept.max()) == (part.min(), part.max())


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.floats(1, 12), st.booleans())
def test_ticks_lie_between_the_ends_in_order_and_are_few(low, wide, most, whole):
    found = [place for place, _ in ticks(low, low + wide, most, whole=whole)]
    assert found == sorted(found) and all(low - 1e-9 * wide <= place <= low + wide * (1 + 1e-9) for place in found)
    assert len(found) <= most + 1
    assert not whole or all(place == round(place) for place in found)


@given(st.floats(-12, 8), st.floats(0.05, 20), st.floats(2, 10))
def test_ticks_of_a_log_scale_say_what_they_stand_for(low, wide, most):
    found = ticks(low, low + wide, most, logarithmic=True)
    assert all(low - 1e-9 <= place <= low + wide + 1e-9 for place, _ in found)
    assert all(np.isclose(10.0**place, float(words.replace("−", "-").replace(",", "")), rtol=0.02) for place, words in found)


@pytest.mark.parametrize(("low", "high", "words"), [(0, 300, ["0", "100", "200", "300"]), (0, 100_000, ["0", "50,000", "100,000"])])
def test_ticks_are_for_people(low, high, words):
    assert [text for _, text in ticks(low, high, len(words), whole=True)] == words


def test_the_bounds_of_a_flat_line_have_room():
    scene = CurvesScene((Line("flat", np.full(10, 2.0), "#000000"),), last=9.0)
    assert scene.bounds == (1.0, 3.0)
