"""The canvas: what the mouse and the keys do on it, and what its pixels tell."""

import numpy as np
import pyqtgraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from optsim_gui.core.experiment import Experiment, lane_titles
from optsim_gui.core.landscape import landscape
from optsim_gui.view import lane_style, theme
from optsim_gui.view.canvas import ground
from optsim_gui.view.canvas.box import FURTHEST, NEAREST
from optsim_gui.view.canvas.canvas import NUDGE_PX, Canvas, passes
from optsim_gui.view.canvas.mapping import Look
from optsim_gui.view.canvas.marks import EDGE_PX
from tests.gestures import RIGHT, click, drag, key, move, press, release, wheel
from tests.waiting import SPARSE, VIEW, best_of, grouped, reference, wait

RUNAWAY = SPARSE.replace(steps=5000, lanes=tuple(lane.set(gamma=1.2, eta=1000.0) if lane.optimizer == "momentum" else lane for lane in SPARSE.lanes))
LAND = landscape(grouped(SPARSE.data, SPARSE.reduction), *VIEW, 64).drawn()
BEST = best_of(SPARSE.data, SPARSE.reduction).point
AWAY = (1.0, 2.5)  # a place of the plane where nothing is drawn


def show(canvas: Canvas, experiment: Experiment = SPARSE, dress: theme.Theme = theme.LIGHT, **changes):
    """Show an experiment whole."""
    titles, styles = lane_titles(experiment), lane_style.styles_of([lane.optimizer for lane in experiment.lanes])
    canvas.set_theme(dress)
    canvas.set_looks({lane.id: Look(titles[lane.id], lane_style.colour(s, dress), s.dash, s.marker) for lane, s in zip(experiment.lanes, styles)})
    canvas.set_results({lane.id: reference(experiment, lane) for lane in experiment.lanes}, LAND, experiment.start, BEST)
    canvas.picture.show_scene(cursor=experiment.steps, **changes)


@pytest.fixture
def canvas(qtbot, monkeypatch):
    """Give a canvas on the screen, with the whole of the preset sparse; it hears every move of the mouse."""
    monkeypatch.setitem(pyqtgraph.CONFIG_OPTIONS, "mouseRateLimit", -1)
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(700, 560)
    made.set_home(*VIEW)
    with qtbot.waitExposed(made):
        made.show()
    show(made)
    made.setFocus()
    return made


class Heard:
    """Hear what a canvas tells, in its order."""

    def __init__(self, canvas):
        self.told = []
        for name in ("start_pressed", "start_moved", "start_released", "view_changed"):
            getattr(canvas, name).connect(lambda *values, name=name: self.told.append((name, *values)))

    def names(self):
        return [name for name, *_ in self.told]


def px(canvas, w, b):
    """Return where a point of the plane lies on the viewport, px."""
    return QPointF(canvas.mapFromScene(canvas.box.mapToScene(canvas.picture.mapping().point(w, b))))


def pixels(canvas) -> np.ndarray:
    """Return what the plot shows at rest, uint8 (rows, columns, 3)."""
    rest = canvas.picture.findChild(QTimer)
    canvas.grab()
    wait(lambda: not rest.isActive(), rest.timeout)
    return now(canvas)


def now(canvas) -> np.ndarray:
    """Return what the plot shows, uint8 (rows, columns, 3)."""
    image = canvas.grab(canvas.box.mapRectToScene(canvas.box.rect()).toRect()).toImage().convertToFormat(QImage.Format.Format_RGB888)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()].reshape(image.height(), -1, 3).copy()


def near(image: np.ndarray, colour: str, tolerance: int = 8) -> np.ndarray:
    """Tell of every pixel whether it has a colour."""
    rgb = np.array(QColor(colour).getRgb()[:3])
    return (np.abs(image.astype(int) - rgb) <= tolerance).all(axis=2)


# the start


def test_a_click_sets_the_start_there(canvas):
    heard = Heard(canvas)
    click(canvas, px(canvas, *AWAY))
    (name, w, b), = heard.told
    pixel_w, pixel_b = canvas.box.viewPixelSize()
    assert name == "start_moved"
    assert abs(w - AWAY[0]) <= pixel_w and abs(b - AWAY[1]) <= pixel_b


@pytest.mark.parametrize("button", [RIGHT, Qt.MouseButton.MiddleButton])
def test_another_button_sets_nothing_and_opens_no_menu(canvas, button):
    heard = Heard(canvas)
    click(canvas, px(canvas, *AWAY), button)
    assert heard.told == []
    assert QApplication.activePopupWidget() is None
    assert not canvas.box.menuEnabled()


def test_a_click_on_the_start_chooses_it_and_moves_nothing(canvas):
    heard = Heard(canvas)
    click(canvas, px(canvas, *SPARSE.start))
    assert heard.told == []
    assert canvas.picture.scene_shown.held


def test_a_drag_of_the_start_is_pressed_moved_and_released_and_leaves_the_view(canvas):
    heard = Heard(canvas)
    drag(canvas, px(canvas, *SPARSE.start), px(canvas, -1.0, -1.0), px(canvas, 0.5, 1.0), px(canvas, *AWAY))
    assert heard.names() == ["start_pressed", "start_moved", "start_moved", "start_moved", "start_moved", "start_released"]
    places = np.array([told[1:] for told in heard.told if told[0] == "start_moved"])
    assert np.allclose(places, [(-1.0, -1.0), (0.5, 1.0), AWAY, AWAY], atol=2 * max(canvas.box.viewPixelSize()))


def test_a_tremble_of_the_hand_on_the_start_moves_nothing(canvas):
    heard, at = Heard(canvas), px(canvas, *SPARSE.start)
    drag(canvas, at, at + QPointF(2, 1))
    assert "start_moved" not in heard.names()


def test_a_drag_elsewhere_pans_and_leaves_the_start(canvas):
    heard = Heard(canvas)
    drag(canvas, px(canvas, *AWAY), px(canvas, *AWAY) + QPointF(30, 0), px(canvas, *AWAY) + QPointF(60, -40))
    assert set(heard.names()) == {"view_changed"}
    pixel_w, pixel_b = canvas.box.viewPixelSize()
    w, b = canvas.box.viewRange()
    assert np.allclose(w, np.array(VIEW[0]) - 60 * pixel_w, atol=1.5 * pixel_w)
    assert np.allclose(b, np.array(VIEW[1]) - 40 * pixel_b, atol=1.5 * pixel_b)


@pytest.mark.parametrize("beside, missed", [(30, 1), (90, 0)])
def test_a_drag_that_begins_beside_the_ring_is_told_as_missed_and_one_from_afar_is_not(canvas, beside, missed):
    told, begin = [], px(canvas, *SPARSE.start) + QPointF(0, -beside)
    canvas.missed.connect(lambda: told.append(begin))
    drag(canvas, begin, begin + QPointF(40, -40), begin + QPointF(80, -80))
    assert len(told) == missed


@pytest.mark.parametrize("arrow, dw, db", [(Qt.Key.Key_Left, -1, 0), (Qt.Key.Key_Right, 1, 0), (Qt.Key.Key_Up, 0, 1), (Qt.Key.Key_Down, 0, -1)])
@pytest.mark.parametrize("shift, times", [(Qt.KeyboardModifier.NoModifier, 1), (Qt.KeyboardModifier.ShiftModifier, 10)])
@pytest.mark.parametrize("zoom", [1.0, 1e-6])
def test_arrows_nudge_the_chosen_start_by_what_can_be_seen(canvas, arrow, dw, db, shift, times, zoom):
    (w, b), heard = SPARSE.start, Heard(canvas)
    canvas.show_range((w - 3 * zoom, w + 4 * zoom), (b - 3 * zoom, b + 4 * zoom))
    pixel_w, pixel_b = canvas.box.viewPixelSize()
    canvas.choose_start(True)
    key(canvas, arrow, shift)
    name, new_w, new_b = heard.told[-1]
    assert name == "start_moved"
    assert abs((new_w - w) / pixel_w - dw * NUDGE_PX * times) <= 0.1
    assert abs((new_b - b) / pixel_b - db * NUDGE_PX * times) <= 0.1


@pytest.mark.parametrize("let_go", [lambda canvas: key(canvas, Qt.Key.Key_Escape), lambda canvas: canvas.clearFocus()])
def test_arrows_are_not_the_canvas_s_once_the_start_is_let_go(canvas, let_go):
    heard = Heard(canvas)
    canvas.choose_start(True)
    let_go(canvas)
    canvas.setFocus()
    key(canvas, Qt.Key.Key_Right)
    assert heard.told == []
    assert not canvas.picture.scene_shown.held


# the view


@given(at=st.tuples(st.floats(-4.9, 2.4), st.floats(-4.9, 2.9)), notches=st.integers(-3, 3))
@settings(max_examples=20)
def test_the_wheel_zooms_about_the_place_under_it_and_tells_the_view_exactly(canvas_for_all, at, notches):
    canvas = canvas_for_all
    canvas.show_range(*VIEW)
    heard, place = Heard(canvas), px(canvas, *at)
    before = canvas.box.mapToView(canvas.box.mapFromScene(canvas.mapToScene(place.toPoint())))
    wheel(canvas, place, notches)
    after = canvas.box.mapToView(canvas.box.mapFromScene(canvas.mapToScene(place.toPoint())))
    w, b = canvas.box.viewRange()
    assert np.allclose((before.x(), before.y()), (after.x(), after.y()), atol=1e-9)
    assert (w[1] - w[0] < VIEW[0][1] - VIEW[0][0]) == (notches > 0)
    assert [told for told in heard.told if told[0] == "view_changed"][-1:] == ([("view_changed", tuple(w), tuple(b))] if notches else [])


@pytest.fixture(scope="module")
def canvas_for_all(qapp):
    """Give one canvas to all examples of a law; a fixture of each test could not."""
    made = Canvas()
    made.resize(700, 560)
    made.show()
    show(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("notches", [40, -40])
def test_zoom_has_ends_and_the_picture_is_painted_there(canvas, notches):
    for _ in range(5):
        wheel(canvas, px(canvas, *SPARSE.start) if notches > 0 else QPointF(300, 200), notches)
    (w0, w1), (b0, b1) = canvas.box.viewRange()
    assert NEAREST <= w1 - w0 <= 2 * FURTHEST and NEAREST <= b1 - b0 <= 2 * FURTHEST
    assert pixels(canvas).any()


@pytest.mark.parametrize("experiment", [SPARSE, RUNAWAY])
def test_fit_shows_every_path_that_stays_in_reach(canvas, experiment):
    show(canvas, experiment)
    canvas.show_range((0.0, 1e-3), (0.0, 1e-3))
    canvas.fit()
    (w0, w1), (b0, b1) = canvas.box.viewRange()
    for lane in experiment.lanes:
        t = reference(experiment, lane)
        if not t.diverged:
            assert w0 <= t["w"].min() and t["w"].max() <= w1 and b0 <= t["b"].min() and t["b"].max() <= b1
    assert w0 <= VIEW[0][0] and VIEW[0][1] <= w1
    assert w1 - w0 < 100


def test_fit_of_a_home_and_nothing_else_is_that_home(qtbot):
    made = Canvas()
    qtbot.addWidget(made)
    made.set_home((-1.0, 1.0), (2.0, 4.0))
    made.fit()
    assert made.box.viewRange()[0][0] <= -1.0 and made.box.viewRange()[1][1] >= 4.0


# what is pointed at


def test_it_tells_what_is_pointed_at_and_nothing_outside(canvas):
    pointed = []
    canvas.pointed.connect(pointed.append)
    move(canvas, px(canvas, *AWAY))
    assert np.allclose(pointed[-1], AWAY, atol=max(canvas.box.viewPixelSize()))
    move(canvas, QPointF(3, 300))  # on the axis
    assert pointed[-1] is None
    move(canvas, px(canvas, *AWAY))
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert pointed[-1] is None


@pytest.mark.parametrize("row", [30, 150])
def test_the_path_under_the_mouse_tells_lane_update_and_loss(canvas, row):
    lane = SPARSE.lanes[-1]
    t = reference(SPARSE, lane)
    move(canvas, px(canvas, t["w"][row], t["b"][row]))
    text, w, b = canvas.picture.scene_shown.label
    title, update, loss = text.split(" · ")
    told = int(update.removeprefix("update "))
    where = {lane_titles(SPARSE)[lane.id]: reference(SPARSE, lane) for lane in SPARSE.lanes}[title]
    assert (w, b) == (where["w"][told], where["b"][told])
    assert loss == f"loss {where['loss'][told]:.4g}"
    assert np.hypot(w - t["w"][row], b - t["b"][row]) < 9 * max(canvas.box.viewPixelSize())
    move(canvas, px(canvas, *AWAY))
    assert canvas.picture.scene_shown.label is None


def test_a_path_is_pointed_at_only_up_to_the_cursor(canvas):
    t = reference(SPARSE, SPARSE.lanes[0])
    canvas.set_cursor(10)
    move(canvas, px(canvas, t["w"][-1], t["b"][-1]))
    assert canvas.picture.scene_shown.label is None


def test_the_hand_is_told_where_it_can_grip(canvas):
    move(canvas, px(canvas, *AWAY))
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    move(canvas, px(canvas, *SPARSE.start))
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.SizeAllCursor


# pixels


def test_every_lane_has_its_path_in_its_colour(canvas):
    drawn = pixels(canvas)
    canvas.picture.show_scene(legend=False)
    for look in canvas.picture.scene_shown.looks.values():
        assert near(drawn, look.colour).sum() > 30


def test_the_theme_is_in_every_pixel_of_the_ground(canvas):
    light = pixels(canvas)
    show(canvas, dress=theme.DARK)
    dark = pixels(canvas)
    assert light.mean() > 170 and dark.mean() < 80
    show(canvas, dress=theme.LIGHT)
    assert np.array_equal(pixels(canvas), light)


def test_waiting_is_greyed_and_over_again(canvas):
    before = pixels(canvas)
    canvas.set_waiting(True)
    assert pixels(canvas).std() < 0.6 * before.std()
    canvas.set_waiting(False)
    assert np.array_equal(pixels(canvas), before)


def test_the_optimum_is_marked_where_there_is_one(canvas):
    canvas.set_cursor(0)
    with_one = pixels(canvas)
    canvas.picture.show_scene(optimum=None)
    rows, columns = np.nonzero((pixels(canvas) != with_one).any(axis=2))
    at = canvas.picture.mapping().point(*BEST)
    assert abs(columns.mean() - at.x()) < 2 and abs(rows.mean() - at.y()) < 2


def test_a_head_outside_the_view_has_a_mark_at_the_edge_towards_it(canvas):
    only = SPARSE.replace(lanes=SPARSE.lanes[-1:])
    show(canvas, only)
    look = canvas.picture.scene_shown.looks[only.lanes[0].id]
    w, b = (reference(only, only.lanes[0])[column][-1] for column in "wb")
    canvas.picture.show_scene(legend=False, optimum=None)
    canvas.show_range((w + 1.0, w + 2.0), (b - 0.6, b + 0.4))
    height, width = pixels(canvas).shape[:2]
    rows, columns = np.nonzero(near(pixels(canvas), look.colour))
    assert columns.max() <= 2 * EDGE_PX
    assert abs(rows.mean() - 0.4 * height) < EDGE_PX
    canvas.show_range((w - 0.5, w + 0.5), (b - 0.5, b + 0.5))
    rows, columns = np.nonzero(near(pixels(canvas), look.colour))
    assert abs(np.median(columns) - width / 2) < 20


def test_a_lane_on_its_way_to_infinity_is_drawn_to_its_last_finite_point_and_stays(canvas):
    show(canvas, RUNAWAY)
    last = len(reference(RUNAWAY, RUNAWAY.lanes[1])) - 1
    drawn = []
    for cursor in (0, 5, 20, 50, 100, 1000, last - 1, last, last + 1, RUNAWAY.steps):
        canvas.set_cursor(cursor)
        drawn.append(pixels(canvas))
        move(canvas, px(canvas, *AWAY))
    canvas.picture.show_scene(trajectories={2: reference(RUNAWAY, RUNAWAY.lanes[1])})
    at_last, beyond = (canvas.set_cursor(cursor) or pixels(canvas) for cursor in (last, RUNAWAY.steps))
    assert np.array_equal(at_last, beyond)
    assert not np.array_equal(drawn[0], drawn[1])


@given(cursors=st.lists(st.integers(0, SPARSE.steps), min_size=1, max_size=5), dark=st.booleans(), zoomed=st.booleans())
@settings(max_examples=10)
def test_equal_scenes_are_equal_pixels_however_they_came_about(canvas_for_all, cursors, dark, zoomed):
    kept, dress = canvas_for_all, theme.DARK if dark else theme.LIGHT
    kept.show_range(*VIEW)
    for cursor in cursors:
        kept.set_cursor(cursor)
        pixels(kept)
    show(kept, dress=dress)
    kept.show_range((-4.0, 0.0), VIEW[1]) if zoomed else None
    kept.set_cursor(cursors[-1])
    anew = Canvas()
    anew.resize(kept.size())
    anew.show()
    anew.show_range(*kept.box.viewRange())
    show(anew, dress=dress)
    anew.set_cursor(cursors[-1])
    try:
        assert np.array_equal(pixels(kept), pixels(anew))
    finally:
        anew.close()
        anew.deleteLater()


def test_a_press_without_a_move_is_no_drag(canvas):
    heard, at = Heard(canvas), px(canvas, *SPARSE.start)
    press(canvas, at)
    release(canvas, at)
    assert heard.names() == []


def test_where_no_path_is_in_view_there_is_a_way_back(canvas):
    assert not canvas.way_back.isVisible()
    canvas.show_range((40.0, 47.0), (10.0, 17.0))
    assert canvas.way_back.isVisible() and canvas.rect().contains(canvas.way_back.geometry())
    canvas.way_back.click()
    assert not canvas.way_back.isVisible()
    canvas.show_range((40.0, 47.0), (10.0, 17.0))
    show(canvas, SPARSE.replace(start=(42.0, 12.0)))
    assert not canvas.way_back.isVisible(), "the start is in view"


@given(st.tuples(st.floats(-6, 3), st.floats(-6, 3)), st.floats(0.01, 4))
@settings(max_examples=30)
def test_a_view_that_holds_a_point_of_a_path_is_passed_by_it(corner, size):
    (w, b), lane = ((low, low + size) for low in corner), SPARSE.lanes[1]
    path = reference(SPARSE, lane)
    if np.any((path["w"] >= w[0]) & (path["w"] <= w[1]) & (path["b"] >= b[0]) & (path["b"] <= b[1])):
        assert passes(path, w, b)
    assert not passes(path, (50.0, 51.0), b)


def test_while_the_view_moves_the_ground_is_stretched_and_at_rest_it_is_as_painted_at_once(canvas, monkeypatch):
    painted = []
    usual = ground.paint_ground
    monkeypatch.setattr(ground, "paint_ground", lambda *given: (painted.append(given), usual(*given)))
    before = pixels(canvas)
    for w in (-4.9, -4.8, -4.7):  # many moves are one painting
        canvas.show_range((w, VIEW[0][1]), VIEW[1])
        canvas.grab()
        assert canvas.picture.is_stretched and not painted
    at_rest = pixels(canvas)
    assert not canvas.picture.is_stretched and len(painted) == 1 and not np.array_equal(at_rest, before)
    canvas.show_range((-4.6, VIEW[0][1]), VIEW[1])
    canvas.grab()
    assert canvas.picture.is_stretched
    canvas.picture.show_scene(landscape=landscape(grouped(SPARSE.data, SPARSE.reduction), *VIEW, 32).drawn())  # what is new is painted at once
    canvas.grab()
    assert not canvas.picture.is_stretched and len(painted) == 2
    rest = canvas.picture.findChild(QTimer)
    assert not rest.isActive()


def test_a_moved_ground_lies_where_it_belongs(canvas):
    canvas.picture.show_scene(trajectories={}, optimum=None, legend=False)
    pixels(canvas)
    canvas.show_range((VIEW[0][0] + 1.0, VIEW[0][1] + 1.0), VIEW[1])
    stretched = now(canvas).astype(int)
    assert canvas.picture.is_stretched
    anew = pixels(canvas).astype(int)
    assert np.percentile(np.abs(stretched - anew).max(axis=2), 90) <= 3
