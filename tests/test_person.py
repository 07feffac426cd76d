"""A random person does whatever comes to mind; what one of them has broken once stands here by its name."""

import os
import re
import subprocess
import sys
from time import thread_time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget

from optsim_gui.view.canvas.canvas import Canvas
from optsim_gui.view.highlight import Ring
from optsim_gui.view.panels.optimizers import OptimizersPanel
from tests.driver import driver  # noqa: F401
from tests.ear import Ear, Pulse, own_work
from tests.people import _slow, people
from tests.person import Do, a_person
from tests.soak import COUNTED, Sample, grown
from tests.waiting import wait
from tests.whims import BAD_FILES

MINUTES = float(os.environ.get("MINUTES", 2))


@pytest.mark.parametrize("number", [7])
def test_a_random_person_breaks_nothing(qapp, number):
    people(number, acts=30, most=1)


def test_a_person_opens_every_bad_file_there_is(qapp):
    with a_person() as person:
        first = person.session.experiment
        for nth, path in enumerate(sorted(person.files.iterdir())):
            if path.name in BAD_FILES:
                person.does(Do("opens", nth))
                assert person.session.experiment == first


def test_a_person_does_not_put_up_with_a_window_that_stalls(qapp, monkeypatch):
    with a_person() as person:
        person.does(Do("rests"))
        monkeypatch.setattr("tests.person.STALLED", 0.0)
        with pytest.raises(AssertionError, match="rests"):
            person.does(Do("rests"))


def test_a_stretch_is_the_window_s_own_work_from_one_event_to_the_next(qapp):
    pulse = Pulse()
    begun = thread_time()
    works(0.02)
    pulse.beat()
    works(0.05)
    with own_work():
        works(0.2)
    pulse.beat()
    assert 0.05 <= pulse.longest <= thread_time() - begun - 0.2 - 0.02
    pulse.begin()
    QTimer.singleShot(0, lambda: works(0.03))
    for _ in range(2):
        QCoreApplication.processEvents()
    assert pulse.longest >= 0.03
    pulse.close()


def test_what_keeps_a_window_waiting_more_than_once_is_told_but_in_a_huge_window(capsys):
    often, once = [("slide eta", 0.3), ("slide eta", 0.21)], [("drags", 0.3), ("drags", 0.1)]
    assert _slow([*often, *once, ("huge: goes", 0.9), ("huge: goes", 0.9)]) == ["slide eta"]
    assert "slide eta: 2 of 2, longest 300 ms" in capsys.readouterr().out


def works(seconds: float) -> None:
    """Keep the thread busy."""
    end = thread_time() + seconds
    while thread_time() < end:
        pass


def test_a_window_closed_in_the_middle_of_a_lesson_leaves_no_ring_that_hears_its_parts_go(driver):
    lessons = driver.window.lessons
    driver.window.docks["lesson"].show()
    for scene in range(6):
        lessons.open(lessons_path(), scene)
        if driver.window.findChildren(Ring):
            break
    assert driver.window.findChildren(Ring)
    for dock in driver.window.findChildren(QDockWidget):
        dock.setFloating(True)
    driver.window.leave()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not driver.window.findChildren(Ring)


def test_a_number_half_typed_in_a_panel_that_floats_counts_when_the_window_closes_and_is_not_told_later(driver):
    dock, row = driver.window.docks["optimizers"], next(iter(driver.window.findChild(OptimizersPanel).rows.values()))
    dock.setFloating(True)
    dock.activateWindow()
    wait(lambda: dock.isActiveWindow(), QGuiApplication.instance().focusWindowChanged)
    field = row.settings["eta"].field
    field.setFocus()
    field.selectAll()
    field.insert("0.123")
    assert QApplication.focusWidget() is field and driver.session.experiment.lane(1).settings["eta"] == 1.0
    driver.window.leave()
    assert driver.session.experiment.lane(1).settings["eta"] == 0.123
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_ring_on_the_canvas_is_nowhere_while_the_canvas_is_not_in_the_window(driver):
    lessons, window = driver.window.lessons, driver.window
    window.docks["lesson"].show()
    lessons.open(lessons_path(), 0)
    driver.frame()
    assert lessons._around("start") is not None
    in_the_window, window.canvas = window.canvas, Canvas()
    try:
        assert lessons._around("start") is None  # and Qt has nothing to say of it, or this fails
    finally:
        window.canvas.deleteLater()
        window.canvas = in_the_window


def test_a_language_chosen_in_a_lecture_ends_it_before_its_parts_go(driver):
    window = driver.window
    window.lecture.enter()
    window.choose_language("zh_CN")
    driver.frame()
    assert not window.lecture.is_on and window.menuBar().isVisible()
    window.lecture.enter()
    window.choose_language("en")
    window.lecture.leave()


def test_a_lesson_opens_beside_panels_that_all_float(driver):
    docks = driver.window.docks
    for name in ("optimizers", "dataset", "lesson"):
        docks[name].setFloating(True)
    docks["lesson"].hide()
    noise = []
    ear = Ear(noise)
    driver.window.lessons.bring_forward()
    ear.close()
    assert docks["lesson"].isVisible() and not noise


def test_a_lane_asked_for_before_the_inspector_has_listed_the_new_ones_is_inspected(driver):
    driver.still()
    inspector, shown = driver.window.inspector, driver.session.shown
    driver.dock("inspector")
    extra = driver.session.experiment.with_another("adam")
    new = extra.free_id() - 1
    asked = []
    driver.session.shown_changed.disconnect(inspector._show_lanes)
    driver.session.shown_changed.connect(lambda: asked.append(inspector.choose_lane(new)))
    driver.session.shown_changed.connect(inspector._show_lanes)
    driver.session.apply(extra)
    driver.rest()
    assert asked and driver.session.shown is not shown and inspector.lane == new
    assert inspector.lanes.currentData() == new


def test_minus_nought_is_nought(driver):
    field = driver.window.dataset.settings["low"].field
    field.setFocus()
    field.selectAll()
    field.insert("-0")
    field.commit()
    assert field.text() == "0" and not field.isModified()


def lessons_path():
    from optsim_gui.resources import path

    return min(path("lessons").glob("*.yaml"))


def sample(minutes: float, **counts) -> Sample:
    """Return a look at a program that holds one of everything."""
    return Sample(minutes, **{"rss": 300.0, **dict.fromkeys(COUNTED, 1), **dict.fromkeys(("frame_p50", "frame_p95", "frame_max", "lag_p95", "lag_max"), 16.0), **counts})


@pytest.mark.parametrize("what", ["rss", *COUNTED])
def test_hours_of_use_tell_what_grows_and_only_that(what):
    steady = [sample(n / 6, **{what: 300 + n % 3}) for n in range(30)]
    growing = [sample(n / 6, **{what: 300 + n}) for n in range(30)]
    once = [sample(n / 6, **{what: 300 + (n > 9)}) for n in range(30)]
    assert grown(steady) == grown(once) == []
    (told,) = grown(growing)
    assert re.search("memory grows by 6.00 MB/min" if what == "rss" else f"{what} grew from", told)


@pytest.mark.soak
@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_many_people_break_nothing(scale):
    told = program("tests.people", "1", MINUTES, QT_SCALE_FACTOR=scale)
    print(told)


@pytest.mark.soak
def test_nothing_grows_in_hours_of_use():
    print(program("tests.soak", MINUTES))


def program(module: str, *words, **environment: str) -> str:
    """Run a module of the tests as a program; return what it printed, and fail with it where it fails."""
    done = subprocess.run([sys.executable, "-m", module, *map(str, words)], env={**os.environ, **environment}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
