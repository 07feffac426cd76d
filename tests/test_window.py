"""The program's real window, from its start to its end."""

import gc
import sys
import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QThread, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from optsim_gui.app import make_window
from optsim_gui.core.document import Document
from optsim_gui.core.figure import Figure
from optsim_gui.core.pictures import read_picture
from optsim_gui.core.preset import names, preset
from optsim_gui.session import history
from optsim_gui.session.player import FASTEST, USUAL
from optsim_gui.view import main_window, theme
from optsim_gui.view.about import AboutDialog
from optsim_gui.view.document import window_document
from optsim_gui.view.export_dialog import ExportDialog
from optsim_gui.view.figures import drawing, svg
from optsim_gui.view.keys_help import KeysDialog
from optsim_gui.view.notice import Notice
from optsim_gui.view.openers import open_path
from optsim_gui.view.settings import Settings
from tests.driver import Driver, dialog, driver, driver_for_all, pixels  # noqa: F401
from tests.gestures import click, drag, key, move, press, release, wheel
from tests.waiting import SPARSE, VIEW, Watch, grouped, reference, wait

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


# the race


@pytest.mark.x11
def test_it_races_by_itself_to_the_end_and_stops_there(driver):
    cursors = []
    driver.window.clock.frame.connect(lambda _: cursors.append(driver.canvas.picture.scene_shown.cursor))
    assert driver.player.playing and driver.player.speed == USUAL and driver.canvas.hasFocus()
    wait(lambda: cursors and cursors[-1] >= 2, driver.window.clock.frame)
    driver.player.set_speed(20 * USUAL)
    wait(lambda: not driver.player.playing, driver.player.playing_changed)
    driver.frame()
    assert cursors == sorted(cursors)
    assert len(set(cursors)) > 5
    assert driver.canvas.picture.scene_shown.cursor == driver.timeline.value() == 300
    assert driver.window.playback.counter.text() == "update 300 / 300"
    assert len(driver.table()) == 6
    driver.rest()
    assert not driver.window.clock.findChild(QTimer).isActive()


def test_all_lanes_share_the_counter(driver):
    driver.rest_at(120)
    scene = driver.canvas.picture.scene_shown
    assert scene.cursor == 120
    for id, row in zip(scene.trajectories, driver.table()):
        t = reference(SPARSE, SPARSE.lane(id))
        assert abs(float(row[3].replace("−", "-")) - t["loss"][120]) <= 5e-5


def test_pause_holds_and_play_goes_on_from_there(driver):
    driver.watch.rest()
    wait(lambda: driver.player.cursor >= 3, driver.player.moved)
    driver.do("play")
    at = driver.player.cursor
    for _ in range(3):
        driver.frame()
    assert driver.player.cursor == driver.canvas.picture.scene_shown.cursor == at
    driver.do("play")
    wait(lambda: driver.player.cursor > at, driver.player.moved)


@pytest.mark.parametrize("start", [1, 83, 300])
def test_to_step_back_is_exact(driver, start):
    driver.rest_at(start - 1)
    before, told = pixels(driver.canvas), driver.table()
    driver.do("forward")
    driver.frame()
    assert driver.player.cursor == start
    assert not np.array_equal(pixels(driver.canvas), before)
    driver.do("back")
    driver.frame()
    assert np.array_equal(pixels(driver.canvas), before)
    assert driver.table() == told


def test_steps_and_jumps_go_where_they_say(driver):
    driver.rest_at(100)
    for name, cursor in (("forward_ten", 110), ("back_ten", 100), ("forward", 101), ("back", 100), ("to_end", 300), ("forward", 300), ("to_start", 0), ("back", 0)):
        driver.do(name)
        driver.frame()
        assert driver.canvas.picture.scene_shown.cursor == cursor
        assert not driver.player.playing
    driver.do("restart")
    assert driver.player.playing and driver.player.cursor == 0
    before = driver.player.speed
    driver.do("faster")
    assert driver.player.speed > before
    driver.do("slower")
    assert driver.player.speed == pytest.approx(before)


@pytest.mark.x11
def test_the_timeline_scrubs_and_nothing_moves_it_meanwhile(driver):
    driver.watch.rest()
    driver.do("restart")
    driver.frame()
    press(driver.timeline, driver_place(driver, 150))
    for step in (150, 200, 40):
        move(driver.timeline, driver_place(driver, step), Qt.MouseButton.LeftButton)
        driver.frame()
        driver.frame()
        assert driver.canvas.picture.scene_shown.cursor == driver.timeline.value() == step
    release(driver.timeline, driver_place(driver, 40))
    assert driver.player.cursor == 40


def driver_place(driver, step):
    return QPointF(driver.timeline.x_of(step), 13)


def test_as_fast_as_it_goes_ends_too(driver):
    driver.player.set_speed(FASTEST)
    wait(lambda: not driver.player.playing and driver.player.horizon, driver.player.playing_changed)
    assert driver.player.cursor == 300


# changes while it runs


@pytest.mark.x11
def test_a_drag_of_the_start_bends_all_paths_and_is_one_entry(driver):
    driver.rest_at(120)
    drag(driver.canvas, driver.px(*SPARSE.start), driver.px(-1.0, -2.0), driver.px(0.0, 1.0), driver.px(1.0, 2.0))
    driver.rest()
    start = driver.session.experiment.start
    assert np.allclose(start, (1.0, 2.0), atol=2 * max(driver.canvas.box.viewPixelSize()))
    scene = driver.canvas.picture.scene_shown
    assert scene.start == start
    assert all((t["w"][0], t["b"][0]) == start for t in scene.trajectories.values())
    assert len(driver.session.history.past) == 1
    assert driver.player.cursor == 120
    driver.do("undo")
    driver.rest()
    assert driver.session.experiment == SPARSE
    assert driver.canvas.picture.scene_shown.start == SPARSE.start


def test_the_start_follows_the_hand_before_it_lets_go(driver, monkeypatch):
    monkeypatch.setattr(history, "TOGETHER_S", -1.0)  # however long the hand takes
    driver.rest_at(50)
    press(driver.canvas, driver.px(*SPARSE.start))
    for place in ((-1.0, -1.0), (0.5, 2.0)):
        move(driver.canvas, driver.px(*place), Qt.MouseButton.LeftButton)
        driver.rest()
        assert np.allclose(driver.canvas.picture.scene_shown.start, place, atol=2 * max(driver.canvas.box.viewPixelSize()))
    release(driver.canvas, driver.px(0.5, 2.0))
    assert len(driver.session.history.past) == 1


def test_a_click_sets_the_start_and_arrows_move_it(driver):
    driver.rest_at(50)
    click(driver.canvas, driver.px(1.0, 2.5))
    driver.rest()
    before = driver.session.experiment.start
    assert np.allclose(before, (1.0, 2.5), atol=2 * max(driver.canvas.box.viewPixelSize()))
    driver.do("choose_start")
    key(driver.canvas, Qt.Key.Key_Left)
    driver.rest()
    assert driver.session.experiment.start[0] < before[0]
    assert driver.player.cursor == 50
    key(driver.canvas, Qt.Key.Key_Escape)
    key(driver.canvas, Qt.Key.Key_Left)
    assert driver.player.cursor == 49


@pytest.mark.x11
def test_a_slider_mid_run_bends_the_path_and_the_race_goes_on(driver):
    driver.watch.rest()
    wait(lambda: driver.player.cursor >= 5, driver.player.moved)
    cursors, slider = [], driver.slider(6)
    driver.player.moved.connect(cursors.append)
    at, before = driver.player.cursor, driver.session.shown.trajectories
    for value in range(slider.value() + 1, slider.value() + 12, 2):
        slider.setValue(value)
        driver.frame()
    driver.watch.rest()
    wait(lambda: driver.player.cursor > at + 3, driver.player.moved)
    assert driver.player.playing
    assert cursors == sorted(cursors)
    driver.rest()
    assert driver.session.experiment.lane(6).settings["eta"] != SPARSE.lane(6).settings["eta"]
    after = driver.canvas.picture.scene_shown.trajectories
    assert [id for id in after if after[id] is before[id]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("step", [0, 120, 300])
def test_a_change_keeps_the_step_or_the_end(driver, step):
    driver.rest_at(step)
    for change in (SPARSE.replace(start=(0.0, 2.0)), SPARSE.replace(steps=400), SPARSE.replace(reduction="sum", steps=400)):
        driver.session.apply(change)
        driver.rest()
        assert driver.player.cursor == driver.canvas.picture.scene_shown.cursor == (driver.session.experiment.steps if step == 300 else step)
        assert not driver.player.playing


def test_nothing_is_drawn_over_a_landscape_of_other_points(driver):
    driver.rest_at(120)
    seen = []

    def look(_):
        scene = driver.canvas.picture.scene_shown
        seen.append((next(iter(scene.trajectories.values()))["loss"][0], scene.landscape))

    driver.window.clock.frame.connect(look)
    asked = [SPARSE.replace(data=type(SPARSE.data)(sparsity=sparsity)) for sparsity in (0.1, 0.4, 0.9)]
    for experiment in asked:
        driver.session.apply(experiment)
        driver.frame()
    driver.rest()
    losses = {grouped(e.data, e.reduction).loss_at(*e.start): grouped(e.data, e.reduction) for e in (SPARSE, *asked)}
    for loss, land in seen:
        points = next(points for at_start, points in losses.items() if np.isclose(at_start, loss, rtol=1e-12))
        assert np.isclose(land.loss[0, -1], points.loss_at(land.w[-1], land.b[0]), rtol=1e-9)
    assert np.isclose(seen[-1][0], list(losses)[-1], rtol=1e-12)


def test_zoom_asks_for_the_loss_of_exactly_the_new_view(driver):
    driver.rest_at(120)
    wheel(driver.canvas, driver.px(-0.5, 0.0), 3)
    driver.rest()
    land = driver.canvas.picture.scene_shown.landscape
    w, b = driver.canvas.box.viewRange()
    assert ((land.w[0], land.w[-1]), (land.b[0], land.b[-1])) == (tuple(w), tuple(b)) == driver.session.view
    driver.do("fit")
    driver.rest()
    w, b = driver.canvas.box.viewRange()
    assert w[0] <= VIEW[0][0] and b[1] >= VIEW[1][1]


def test_undo_and_redo_can_be_had_when_there_is_something(driver):
    actions = driver.window.actions_by_key
    driver.watch.rest()
    assert not actions["undo"].isEnabled() and not actions["redo"].isEnabled()
    driver.session.apply(SPARSE.replace(start=(0.0, 1.0)))
    assert actions["undo"].isEnabled()
    key(driver.canvas, Qt.Key.Key_Z, CTRL)
    assert driver.session.experiment == SPARSE
    assert not actions["undo"].isEnabled() and actions["redo"].isEnabled()
    key(driver.canvas, Qt.Key.Key_Z, CTRL | SHIFT)
    assert driver.session.experiment.start == (0.0, 1.0)
    key(driver.canvas, Qt.Key.Key_Z, CTRL)
    key(driver.canvas, Qt.Key.Key_Y, CTRL)
    assert driver.session.experiment.start == (0.0, 1.0)


@pytest.mark.parametrize("name", names())
def test_every_preset_of_the_menu_runs(driver, name):
    driver.session.set_active(frozenset({1}))
    action = next(action for menu in driver.window.findChildren(QMenu) for action in menu.actions() if action.text() == preset(name).title)
    action.trigger()
    driver.rest()
    chosen = preset(name)
    assert (driver.session.experiment, driver.session.preset) == (chosen.experiment, name)
    assert driver.session.active == {lane.id for lane in chosen.experiment.lanes}
    assert driver.session.view == (chosen.view.w, chosen.view.b)
    assert len(driver.canvas.picture.scene_shown.trajectories) == driver.window.lane_table.rowCount() == len(chosen.experiment.lanes)


def test_what_takes_long_is_greyed_until_the_new_picture_is_there(driver, monkeypatch):
    driver.rest_at(120)
    greyed = []
    whole = driver.canvas.set_waiting
    monkeypatch.setattr(driver.canvas, "set_waiting", lambda waiting: greyed.append(waiting) or whole(waiting))
    timer = next(timer for timer in driver.window.findChildren(QTimer) if timer.interval() == main_window.WAITING_MS)
    driver.session.apply(SPARSE.replace(start=(1.0, 1.0)))
    assert timer.isActive()
    timer.timeout.emit()
    assert driver.canvas.picture.scene_shown.waiting
    driver.rest()
    assert greyed == [True, False]
    assert not timer.isActive()


# pictures


def test_the_picture_is_exported_with_what_the_canvas_shows(driver, tmp_path):
    driver.rest_at(120)
    driver.player.play()
    made = dialog(ExportDialog, lambda: driver.do("export"))
    assert not driver.player.playing, "the picture is of what is seen"
    with wait_for(made.saved) as saved:
        made.save(tmp_path / "race.png")
    assert saved == [tmp_path / "race.png"]
    assert read_picture(tmp_path / "race.png")[0] == window_document(driver.window)
    assert QImage(str(tmp_path / "race.png")).width() == driver.canvas.width()


def test_a_picture_that_is_wanted_meanwhile_waits_until_all_is_computed(driver):
    driver.rest()
    driver.session.apply(SPARSE.replace(steps=5_000))
    driver.do("export")
    driver.do("export")
    assert not QApplication.activeModalWidget() and "waits" in driver.window.status.sentence.text()
    wait(QApplication.activeModalWidget, driver.window.clock.rest_of_frame)
    (made,) = driver.window.findChildren(ExportDialog)
    assert driver.session.progress() is None and made.figure().size[0] == driver.canvas.width()
    made.reject()


def test_a_picture_of_what_was_cancelled_is_computed_first_and_there_is_none_if_that_is_cancelled(driver):
    driver.rest()
    for is_cancelled_again in (True, False):
        driver.session.apply(SPARSE.replace(steps=90_000 + is_cancelled_again))
        driver.session.cancel()
        driver.do("export")
        assert driver.session.progress() is not None
        if is_cancelled_again:
            driver.session.cancel()
            assert "cancelled" in driver.window.status.sentence.text()
            driver.rest()
            assert not driver.window.findChildren(ExportDialog)
    wait(QApplication.activeModalWidget, driver.window.clock.rest_of_frame)
    (made,) = driver.window.findChildren(ExportDialog)
    assert all(t.done and t.steps == 90_000 for t in driver.session.shown.trajectories.values())
    made.reject()


def test_a_picture_that_is_opened_brings_its_session_back(driver, tmp_path):
    driver.rest_at(120)
    chosen = preset("toy")
    document = Document(chosen.experiment, chosen.view, step=7, preset="toy", colours={1: "#ff7700"})
    (tmp_path / "race.svg").write_bytes(svg(drawing(document, Figure(width=320, height=200))))
    assert open_path(driver.window, tmp_path / "race.svg")
    assert driver.session.experiment == document.experiment and driver.window.styles.colour(1) == "#ff7700"
    (tmp_path / "other.svg").write_bytes(b"<svg></svg>")
    assert not open_path(driver.window, tmp_path / "other.svg")
    assert driver.session.experiment == document.experiment and "carries no session" in driver.window.findChild(Notice).sentence.text()


class wait_for:
    """Hear a signal that is sent at once."""

    def __init__(self, signal):
        self.signal, self.values = signal, []

    def __enter__(self):
        self.signal.connect(self.values.append)
        return self.values

    def __exit__(self, *_):
        assert self.values


def test_the_picture_is_copied(driver):
    driver.rest_at(120)
    driver.do("copy_picture")
    image = QGuiApplication.clipboard().image()
    assert image.width() == driver.canvas.width()
    assert "clipboard" in driver.window.status.sentence.text()
    QGuiApplication.clipboard().clear()


# the window


def test_the_theme_switches_live_and_everywhere(driver):
    driver.rest_at(120)
    driver.window.choose_theme("light")
    driver.frame()
    light = pixels(driver.window)
    driver.do("theme")
    driver.frame()
    dark = pixels(driver.window)
    assert light.mean() > 200 and dark.mean() < 70
    assert (dark.max(axis=2) > 235).mean() < 0.02  # no light patch is left
    colours = {driver.window.styles.colour(id) for id in driver.session.active}
    marks = driver.window.timeline.marks
    assert marks and {mark.colour for mark in marks} <= colours
    assert driver.window.settings.theme() == "dark"
    driver.do("theme")
    driver.frame()
    assert np.array_equal(pixels(driver.window), light)


def test_the_menu_of_themes_tells_which_is_chosen(driver):
    menu = next(menu for menu in driver.window.findChildren(QMenu) if menu.title() == "&Theme")
    for choice in (*theme.CHOICES, "dark"):
        driver.window.choose_theme(choice)
        menu.aboutToShow.emit()
        assert [action.data() for action in menu.actions() if action.isChecked()] == [choice]
    next(action for action in menu.actions() if action.data() == "light").trigger()
    assert driver.window.settings.theme() == "light"


@pytest.mark.x11
def test_full_screen_and_back(driver):
    driver.do("full_screen")
    assert driver.window.isFullScreen()
    driver.do("full_screen")
    assert not driver.window.isFullScreen()


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_every_dock_closes_and_opens_again_from_the_view_menu(driver):
    driver.watch.rest()
    view = next(menu for menu in driver.window.menuBar().findChildren(QMenu) if menu.title() == "&View")
    for name, dock in driver.window.docks.items():
        dock.show()
        assert dock.toggleViewAction() in view.actions()
        assert dock.features() & dock.DockWidgetFeature.DockWidgetClosable and dock.features() & dock.DockWidgetFeature.DockWidgetMovable
        dock.close()
        assert dock.isHidden(), name
        driver.frame()
        dock.toggleViewAction().trigger()
        assert not dock.isHidden(), name
        dock.setFloating(True)
        driver.frame()
        dock.setFloating(False)


def test_help_and_about_open_and_close(driver):
    for kind, name in ((KeysDialog, "keys"), (AboutDialog, "about")):
        opened = dialog(kind, lambda: driver.do(name))
        assert opened.windowTitle()
        opened.close()


def test_a_dialog_that_is_asked_for_twice_is_one(driver):
    driver.rest()
    for name in ("keys", "about", "claims", "export", "export_film", "export_data", "export_program"):
        driver.do(name)
        driver.do(name)
        opened = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        assert len(opened) == 1, name
        opened[0].close()


def test_pointing_tells_the_loss_and_leaving_takes_it_back(driver):
    driver.rest_at(120)
    move(driver.canvas, driver.px(1.0, 2.5))
    assert driver.window.status.point.text().startswith("w ")
    QApplication.sendEvent(driver.canvas, QEvent(QEvent.Type.Leave))
    assert driver.window.status.point.text() == ""


def test_at_rest_nothing_ticks_and_nothing_is_painted(driver, qtbot):
    driver.rest_at(120)
    frames, painted = driver.frames, Painted()
    QApplication.instance().installEventFilter(painted)
    qtbot.waitUntil(painted.is_over)
    assert driver.frames == frames
    assert [timer.parent() for timer in driver.window.findChildren(QTimer) if timer.isActive()] == []


def test_progress_that_nobody_sees_takes_no_frame_from_the_paths(driver, monkeypatch):
    driver.still()
    asked = []
    monkeypatch.setattr(driver.window.clock, "request", lambda: asked.append(driver.window.status.progress.isVisible()))
    driver.session.progress_changed.emit(0.5)
    assert asked == []
    driver.window.status.progress.show()
    driver.session.progress_changed.emit(0.6)
    assert asked == [True]
    driver.session.progress_changed.emit(None)


class Painted(QObject):
    """Count what is painted."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def eventFilter(self, watched, event):  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False

    def is_over(self) -> bool:
        """Tell whether nothing is painted any more in many turns of the event loop."""
        before = self.count
        for _ in range(50):
            QCoreApplication.processEvents()
        return self.count == before


# the end and the next beginning


def leave(driver):
    """Close the window as a person does, and look what is left of it."""
    driver.window.close()
    assert not driver.window.isVisible()
    assert driver.window.findChild(QThread).isFinished()
    assert [timer.parent() for timer in driver.window.findChildren(QTimer) if timer.isActive()] == []
    frames = driver.frames
    QCoreApplication.processEvents()
    assert driver.frames == frames


@pytest.mark.x11
@pytest.mark.parametrize("moment", ["at once", "playing", "just changed", "mid-run", "mid-drag", "exporting", "helping", "paused"])
def test_closing_at_any_moment_is_clean(driver, moment):
    if moment != "at once":
        driver.watch.rest()
    if moment == "playing":
        wait(lambda: driver.player.cursor >= 2, driver.player.moved)
    elif moment == "just changed":
        driver.session.apply(SPARSE.replace(start=(1.0, 1.0)))
    elif moment == "mid-run":
        driver.session.apply(SPARSE.replace(steps=100_000))
        driver.watch.next()
    elif moment == "mid-drag":
        press(driver.canvas, driver.px(*SPARSE.start))
        move(driver.canvas, driver.px(1.0, 1.0), Qt.MouseButton.LeftButton)
    elif moment == "exporting":
        dialog(ExportDialog, lambda: driver.do("export"))
    elif moment == "helping":
        dialog(KeysDialog, lambda: driver.do("keys"))
    elif moment == "paused":
        driver.rest_at(300)
    leave(driver)
    leave(driver)  # a second time, too


def test_the_window_comes_back_as_it_was_left(driver, qtbot):
    driver.watch.rest()
    driver.session.apply(SPARSE.replace(start=(0.5, 1.5), steps=123))
    driver.session.set_active(frozenset({2, 5}))
    driver.window.styles.choose(5, "#123456")
    driver.window.choose_theme("dark")
    driver.canvas.show_range((-1.0, 1.0), (-2.0, 2.0))
    driver.window.docks["dataset"].close()
    driver.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, driver.window.docks["experiment"])
    driver.window.resize(1100, 700)
    driver.rest()
    driver.window.close()
    again = make_window(Settings())
    qtbot.addWidget(again)
    watch = Watch(again.session)
    again.show()
    again.begin()
    watch.rest()
    assert again.session.experiment == driver.session.experiment
    assert again.session.active == {2, 5}
    assert again.status.sentence.text().startswith("2 of 6 lanes are ticked")
    assert again.session.preset == "sparse"
    assert again.session.view == ((-1.0, 1.0), (-2.0, 2.0))
    assert again.styles.colour(5) == "#123456"
    assert again.theme == driver.window.theme == theme.DARK
    assert again.docks["dataset"].isHidden() and not again.docks["lanes"].isHidden()
    assert again.dockWidgetArea(again.docks["experiment"]) == Qt.DockWidgetArea.RightDockWidgetArea
    screen = again.screen().availableGeometry()
    assert (again.width(), again.height()) == (max(again.minimumSizeHint().width(), min(1100, screen.width())), 700)
    assert not again.session.history.past
    again.close()


def test_a_window_that_was_never_begun_closes_too(qtbot):
    window = make_window(Settings())
    qtbot.addWidget(window)
    window.show()
    window.close()


def test_windows_leave_nothing_in_memory(qtbot):
    seen = []
    for _ in range(2):
        one = Driver(qtbot)
        one.rest()
        one.window.close()
        seen.append([weakref.ref(thing) for thing in (one.window, one.session, one.canvas, one.session.shown.trajectories[1])])
        one.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del one
    gc.collect()
    assert [[ref() for ref in refs] for refs in seen] == [[None] * 4] * 2


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot die there")
def test_frames_take_no_reference_to_none(driver):
    driver.rest_at(120)
    before = sys.getrefcount(None)
    for step in range(100):
        driver.player.seek(step)
        driver.frame()
    assert sys.getrefcount(None) - before > -50


story = st.lists(
    st.one_of(
        st.tuples(st.just("command"), st.sampled_from(["play", "forward", "back", "to_end", "to_start", "restart", "undo", "redo", "fit", "legend", "theme", "faster"])),
        st.tuples(st.just("eta"), st.integers(1, 60)),
        st.tuples(st.just("start"), st.tuples(st.floats(-4.5, 2.0), st.floats(-4.5, 2.5))),
        st.tuples(st.just("wheel"), st.integers(-2, 2)),
        st.tuples(st.just("lanes"), st.frozensets(st.integers(1, 6))),
        st.tuples(st.just("steps"), st.sampled_from([1, 300, 5000])),
        st.tuples(st.just("scrub"), st.integers(0, 300)),
        st.tuples(st.just("frame"), st.none()),
    ),
    max_size=25,
)


@given(story)
@settings(max_examples=12)
def test_whatever_a_person_does_the_canvas_shows_the_cursor_of_what_belongs_together(driver_for_all, story):
    driver = driver_for_all
    for kind, value in story:
        if kind == "command":
            driver.do(value)
        elif kind == "eta":
            driver.slider(2).setValue(value)
        elif kind == "start":
            click(driver.canvas, driver.px(*value))
        elif kind == "wheel":
            wheel(driver.canvas, driver.px(-1.0, -1.0), value)
        elif kind == "lanes":
            driver.session.set_active(value)
        elif kind == "steps":
            driver.session.apply(driver.session.experiment.replace(steps=value))
        elif kind == "scrub":
            click(driver.timeline, driver_place(driver, value))
        else:
            driver.frame()
    driver.do("play") if driver.player.playing else None
    driver.rest()
    scene, shown = driver.canvas.picture.scene_shown, driver.session.shown
    assert scene.trajectories == {id: shown.trajectories[id] for id in shown.lane_ids()}
    assert (scene.landscape, scene.start, scene.cursor) == (shown.landscape, shown.experiment.start, driver.player.cursor)
    assert shown.experiment == driver.session.experiment
    assert set(scene.looks) == set(scene.trajectories) == driver.session.active
    assert driver.timeline.value() == driver.player.cursor and driver.timeline.maximum() == shown.experiment.steps
    assert not scene.waiting
