"""Lessons in the window: scenes set, ask and point; the person may leave, play and come back; a lecture gives all back."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from optsim_gui.core.errors import Invalid
from optsim_gui.view.aim import score
from optsim_gui.view.highlight import Ring
from optsim_gui.view.lessons import begin, progress_key, shipped
from optsim_gui.view.panels.lesson import ChoiceButton
from tests.driver import driver  # noqa: F401

MINE = """\
title: {en: Mine, zh_CN: 我的}
about: {en: A test., zh_CN: 测试。}
scenes:
  - say: {en: "Look at *this*.", zh_CN: 看。}
    show: {preset: sparse, lanes: [gd, adam], change: {steps: 40}, cursor: 5, arrows: [step], curve: rate, inspect: 2}
    point: [lane:2, "panel:dataset", start, timeline]
  - say: {en: Now guess., zh_CN: 猜。}
    ask:
      question: {en: Which?, zh_CN: 哪个？}
      choices:
        - {text: {en: GD, zh_CN: GD}}
        - {text: {en: Adam, zh_CN: Adam}, right: true}
      answer: {en: Adam it is., zh_CN: 是 Adam。}
      show: {preset: sparse, lanes: [adam], change: {steps: 40}, cursor: 0, play: 7}
  - say: {en: Aim., zh_CN: 瞄准。}
    show: {preset: sparse, lanes: [adam], change: {steps: 40}, cursor: 3, view: {w: [-4, -2], b: [-5, -3]}}
    ask: {question: {en: Where to?, zh_CN: 去哪？}, drag: {lane: 1}, answer: {en: There., zh_CN: 那里。}}
"""


@pytest.fixture
def mine(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(MINE, encoding="utf-8")
    return file


def rings(driver) -> list[Ring]:
    return [ring for ring in driver.window.findChildren(Ring) if ring.isVisible()]


def words(driver) -> str:
    return " ".join(label.text() for label in driver.window.lesson_panel.page.findChildren(type(driver.window.lesson_panel.title)) if not label.isHidden())


def go_to(driver, mine, scene: int) -> None:
    driver.rest()
    driver.window.lessons.open(mine, scene)
    driver.rest()


def test_a_scene_sets_experiment_update_arrows_curve_and_inspector_as_one_change(driver, mine):
    driver.rest()
    before = driver.session.experiment
    go_to(driver, mine, 0)
    e = driver.session.experiment
    assert [lane.optimizer for lane in e.lanes] == ["gd", "adam"] and e.steps == 40 and driver.player.cursor == 5
    assert driver.window.arrows.kinds == ("step",) and driver.window.curves.choice().curve == "rate" and driver.window.inspector.lane == 2
    assert "<b>this</b>" in words(driver)
    driver.do("undo")
    assert driver.session.experiment == before


def test_what_is_pointed_at_has_a_ring_that_takes_no_click_and_goes_with_the_scene(driver, mine):
    go_to(driver, mine, 0)
    shown = rings(driver)
    assert len(shown) == 4
    assert all(ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) for ring in shown)
    driver.window.lessons.forward()
    assert not rings(driver)


def test_an_answer_waits_until_it_is_asked_for(driver, mine):
    go_to(driver, mine, 1)
    panel = driver.window.lesson_panel
    assert "Adam it is" not in words(driver) and panel.forward_button.text() == "Show the answer"
    QTest.mouseClick(panel.choices[0], Qt.MouseButton.LeftButton)
    assert "Adam it is" in words(driver) and panel.forward_button.text() == "Next"
    assert panel.forward_button.hasFocus()
    assert [button.accessibleName() for button in panel.choices] == ["GD: not right, your choice", "Adam: right"]
    driver.rest()
    assert [lane.optimizer for lane in driver.session.experiment.lanes] == ["adam"]


def test_a_scene_plays_to_its_update_and_stops(driver, mine, qtbot):
    go_to(driver, mine, 1)
    driver.player.set_speed(1000)
    driver.window.lessons.forward()
    qtbot.waitUntil(lambda: driver.player.cursor == 7 and not driver.player.playing)


def test_the_person_may_change_everything_and_come_back(driver, mine):
    go_to(driver, mine, 0)
    panel, wanted = driver.window.lesson_panel, driver.session.experiment
    assert not panel.return_button.isVisible()
    driver.session.apply(wanted.replace(start=(1.0, 1.0)))
    assert panel.return_button.isVisible()
    panel.return_button.click()
    assert driver.session.experiment == wanted and not panel.return_button.isVisible()


@pytest.mark.parametrize("away", ["cursor", "lane", "view"])
def test_the_way_back_is_offered_wherever_the_person_has_gone(driver, mine, away):
    go_to(driver, mine, 0)
    panel, player, session = driver.window.lesson_panel, driver.player, driver.session
    seen = session.view
    {"cursor": lambda: player.seek(30), "lane": lambda: session.set_active(frozenset([1])), "view": lambda: driver.canvas.show_range((-1, 1), (-1, 1))}[away]()
    assert panel.return_button.isVisible()
    panel.return_button.click()
    driver.rest()
    assert not panel.return_button.isVisible()
    assert player.cursor == 5 and session.active == session.experiment.ids() and np.allclose(session.view, seen)


def test_two_files_of_one_name_keep_their_own_progress(driver, mine, tmp_path):
    twin = tmp_path / "else" / "mine.yaml"
    twin.parent.mkdir()
    twin.write_text(MINE, encoding="utf-8")
    go_to(driver, mine, 2)
    driver.window.lessons.open(twin)
    assert driver.window.lessons.number == 0
    driver.window.lessons.leave()


def test_after_a_lesson_comes_the_next(driver):
    driver.rest()
    lessons, (first, second) = driver.window.lessons, [path for path, _ in shipped()[:2]]
    lessons.open(first, len(shipped()[0][1].scenes) - 1)
    lessons.forward()
    assert lessons.lesson is None and driver.window.lesson_panel.forward_button.text() == "Next lesson"
    lessons.forward()
    assert lessons.path == second
    lessons.leave()


def test_a_lesson_goes_on_where_it_was_left_and_counts_what_was_answered(driver, mine):
    driver.rest()
    lessons, done = driver.window.lessons, lambda: driver.window.settings.scenes_done(progress_key(mine))
    lessons.open(mine)
    lessons.forward()
    lessons.leave()
    assert lessons.lesson is None and not rings(driver)
    lessons.open(mine)
    assert lessons.number == 1 and done() == {0}
    for _ in range(4):
        lessons.forward()
    assert lessons.lesson is None and done() == {0}, "to look at the answers is not to give them"
    lessons.open(mine)
    assert lessons.number == 0
    lessons.enter(1)
    lessons.answer(0)
    assert done() == {0, 1}
    lessons.back()
    lessons.leave()
    lessons.open(mine)
    assert lessons.number == 0 and done() == {0, 1}, "it is left at the scene where the person was, not at the last one entered"
    lessons.leave()


def test_the_list_of_lessons_tells_how_much_of_each_is_done(driver):
    driver.rest()
    (first, one), (second, two), *_ = shipped()
    settings, panel = driver.window.settings, driver.window.lesson_panel
    for scene in range(len(one.scenes)):
        settings.add_scene_done(progress_key(first), scene)
    for scene in (1, 2, 2):
        settings.add_scene_done(progress_key(second), scene)
    driver.dock("lesson")
    buttons = panel.findChildren(ChoiceButton)
    names = [button.accessibleName() for button in buttons]
    assert names[0].endswith("gone through") and names[1].endswith(f", 2 / {len(two.scenes)}") and names[2] == buttons[2].text()


def test_an_arrow_is_dragged_and_scored(driver, mine, qtbot):
    go_to(driver, mine, 2)
    lessons = driver.window.lessons
    qtbot.waitUntil(lambda: lessons._aim is not None)
    truth = driver.canvas.pixel(*lessons._step[1])
    QTest.mousePress(lessons._aim, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    QTest.mouseMove(lessons._aim, truth.toPoint())
    QTest.mouseRelease(lessons._aim, Qt.MouseButton.LeftButton, pos=truth.toPoint())
    assert "Well aimed." in words(driver) and "There." in words(driver)
    lessons.leave()
    assert lessons._aim is None


def test_an_arrow_is_turned_by_keys(driver, mine, qtbot):
    go_to(driver, mine, 2)
    lessons = driver.window.lessons
    qtbot.waitUntil(lambda: lessons._aim is not None)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QApplication.sendEvent(lessons._aim, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    assert "Another direction." in words(driver)


@pytest.mark.parametrize(
    "guess, truth, words",
    [((10, 0), (10, 0), "Well aimed. Your arrow is 0° off and 1 times"), ((0, 10), (10, 0), "Another direction. Your arrow is 90° off"),
     ((40, 0), (10, 0), "The direction is right. Your arrow is 0° off and 4 times"), ((-10, 0), (10, 0), "180° off"), ((0, 0), (10, 0), "without a length")],
)  # fmt: skip
def test_a_guess_is_scored_by_angle_and_length(guess, truth, words):
    assert words in score(QPointF(*guess), QPointF(*truth))


def test_a_bad_file_is_told_with_its_line_and_changes_nothing(driver, tmp_path):
    driver.rest()
    file, before = tmp_path / "bad.yaml", driver.session.experiment
    file.write_text("title: x\nabout: y\nscenes:\n  - say: x\n    pointt: []\n")
    begin(driver.window, file)
    assert driver.window.lessons.lesson is None and driver.session.experiment == before
    with pytest.raises(Invalid, match="line 5"):
        driver.window.lessons.open(file)


def test_a_lecture_shows_picture_and_scene_alone_and_gives_all_back(driver, mine, qtbot):
    go_to(driver, mine, 0)
    window = driver.window
    before = {name: dock.isHidden() for name, dock in window.docks.items()}
    window.lecture.enter()
    assert [name for name, dock in window.docks.items() if not dock.isHidden()] == ["lesson"]
    assert not window.menuBar().isVisible() and window.isFullScreen()
    larger = window.lesson_panel.font().pointSizeF()
    QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    assert window.lessons.number == 1 and window.lessons.is_asking
    QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    assert not window.lessons.is_asking
    QTest.keyClick(window.canvas, Qt.Key.Key_PageUp)
    assert window.lessons.number == 0
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert not window.lecture.is_on and not window.isFullScreen() and window.menuBar().isVisible()
    assert {name: dock.isHidden() for name, dock in window.docks.items()} == before
    assert window.lesson_panel.font().pointSizeF() < larger
    driver.rest()


def test_the_list_offers_every_lesson(driver):
    driver.rest()
    driver.dock("lesson")
    buttons = driver.window.lesson_panel.page.findChildren(type(driver.window.lesson_panel.forward_button))
    assert len([button for button in buttons if not button.isHidden()]) == len(shipped())


@pytest.mark.soak
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_scene_of_every_lesson_can_be_entered(driver, language):
    driver.rest()
    driver.window.choose_language(language)
    for path, lesson in shipped():
        driver.window.lessons.open(path, 0)
        for number in range(len(lesson.scenes)):
            driver.window.lessons.enter(number)
            while driver.window.lessons.is_asking:
                driver.window.lessons.forward()
        driver.window.lessons.leave()
    driver.window.choose_language("en")
    driver.rest()
