"""English and Chinese: every text is translated, has its signs in the font and room on the screen; a switch loses nothing."""

import re
import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTabBar, QWidget

from optsim_gui import resources
from optsim_gui.core.document import Curves
from optsim_gui.core.words import tr
from optsim_gui.view import language
from optsim_gui.view.settings import Settings
from tests import translations
from tests.driver import driver  # noqa: F401
from tests.waiting import wait

TS = resources.path("translations", "optsim_zh_CN.ts")
QM = TS.with_suffix(".qm")


@pytest.fixture(autouse=True)
def english_again(qapp):
    """Let the next test speak English whatever happened in this one."""
    yield
    language.choose(qapp, language.ENGLISH)


def test_every_text_of_the_source_is_translated(tmp_path):
    fresh = tmp_path / TS.name
    shutil.copy(TS, fresh)
    translations.update(fresh)
    found = translations.entries(fresh)
    assert found.keys() == translations.entries(TS).keys(), "run `make translations`"
    assert [source for source, turned in found.items() if not turned] == []


def test_what_is_packed_is_what_is_written(qapp):
    packed = QTranslator()
    assert packed.load(str(QM))
    written = translations.entries(TS)
    assert {source: packed.translate("", source) for source in written} == written


def test_a_translation_names_the_same_values():
    def places(text):
        return sorted(set(re.findall(r"\{[^}]*\}", text)))

    assert {source: places(turned) for source, turned in translations.entries(TS).items()} == {source: places(source) for source in translations.entries(TS)}


def test_the_font_has_every_sign_of_chinese(qapp):
    font = QRawFont(str(resources.path("fonts", language.FONT_FILE)), 12)
    lessons = [file.read_text("utf-8") for file in resources.path("lessons").glob("*.yaml")]
    signs = {sign for text in (*translations.entries(TS).values(), *lessons) for sign in text if ord(sign) >= 0x2E80}
    assert len(signs) > 500 and "".join(sorted(sign for sign in signs if not font.supportsCharacter(ord(sign)))) == ""


def test_a_language_is_kept_and_a_strange_one_is_the_systems(qapp):
    settings = Settings()
    assert settings.language() == "system" and language.choose(qapp, "system") == language.ENGLISH
    settings.set_language(language.CHINESE)
    assert Settings().language() == language.CHINESE
    settings.set_language("tlh")
    assert Settings().language() == "system"


def test_letters_keep_their_font_beside_chinese(qapp):
    before = qapp.font()
    language.choose(qapp, language.CHINESE)
    assert tr("Undo") == "撤销" and qapp.font().families()[1:] == [language.FONT]
    language.choose(qapp, language.ENGLISH)
    assert tr("Undo") == "Undo" and language.FONT not in qapp.font().families() and qapp.font().pointSize() == before.pointSize()


def test_a_switch_keeps_the_work_and_leaves_nothing_of_the_old_words(driver):  # noqa: F811
    session, window = driver.session, driver.window
    driver.rest()
    session.apply(session.experiment.replace(start=(-2.5, -3.5)), "start")
    driver.rest_at(7)
    driver.dock("curves")
    window.curves.choose(Curves("distance", lane=5, logarithmic=False))
    window.inspector.choose_lane(3)
    told, places = kept(driver), {name: dock.y() for name, dock in window.docks.items()}
    switch(driver, language.CHINESE)
    counts = census(window), heard(session), heard(session.player), heard(window.styles)
    assert window.windowTitle() and window.docks["curves"].windowTitle() == "曲线"
    assert kept(driver) == told
    assert all(abs(window.docks[name].y() - places[name]) < 16 for name in told[-1])  # a line of Chinese is a little higher
    switch(driver, language.ENGLISH)
    switch(driver, language.CHINESE)
    again = census(window), heard(session), heard(session.player), heard(window.styles)
    assert {name: (count, before.get(name)) for now, before in zip(again, counts) for name, count in now.items() if count != before.get(name)} == {}
    driver.do("undo")
    assert session.experiment.start != (-2.5, -3.5)


def test_a_switch_leaves_the_panels_as_wide_as_they_were(driver):  # noqa: F811
    window = driver.window
    window.resize(1280, 800)
    driver.rest()
    before = window.docks["optimizers"].width(), window.docks["data"].width()
    for choice in (language.CHINESE, language.ENGLISH):
        switch(driver, choice)
        assert (window.docks["optimizers"].width(), window.docks["data"].width()) == before


def test_every_text_has_room_at_1280_by_800_in_both_languages(driver):  # noqa: F811
    driver.window.resize(1280, 800)
    driver.rest_at(40)
    told = []
    for choice in (language.ENGLISH, language.CHINESE):
        switch(driver, choice)
        for name in driver.window.docks:
            driver.dock(name)
            driver.frame()
            QCoreApplication.processEvents()
            told += [(choice, name, *what) for what in cramped(driver.window)]
    assert sorted(set(told)) == []


def switch(driver, choice) -> None:  # noqa: F811
    """Choose a language in the menu, and wait until the old words are gone."""
    window = driver.window
    menu = next(menu for menu in window.menuBar().findChildren(QWidget) if any(a.data() == "zh_CN" for a in menu.actions()))
    next(action for action in menu.actions() if action.data() == choice).trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    driver.frame()
    wait(lambda: window.canvas.isVisible(), window.clock.rest_of_frame)


def kept(driver) -> tuple:  # noqa: F811
    """Return what no language changes."""
    session, window = driver.session, driver.window
    in_front = {name: window.dockWidgetArea(dock) for name, dock in window.docks.items() if not dock.visibleRegion().isEmpty()}
    return session.experiment, driver.player.cursor, driver.player.playing, len(session.history.past), session.view, window.curves.choice(), window.inspector.lane, in_front


def census(window) -> dict[str, int]:
    """Return how many widgets there are of each kind, menus too."""
    kinds = [type(one).__name__ for one in window.findChildren(QWidget)]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def heard(sender) -> dict[str, int]:
    """Return how many hear each signal of an object."""
    told = sender.metaObject()
    signals = [told.method(i) for i in range(told.methodCount())]
    return {str(s.methodSignature()): sender.receivers("2" + bytes(s.methodSignature()).decode()) for s in signals if s.methodType() == s.MethodType.Signal}


def cramped(window) -> list[tuple[str, str]]:
    """Return the kind and words of what is visible and has not the room for its words."""
    return [(type(one).__name__, words) for one in window.findChildren(QWidget) if one.isVisible() for words in lacking(one)]


def lacking(one: QWidget) -> list[str]:
    """Return the words of a widget that have no room."""
    if isinstance(one, QLabel) and one.text():
        fits = one.heightForWidth(one.width()) <= one.height() if one.wordWrap() else one.sizeHint().width() <= one.width()
        return [] if fits else [one.text()]
    if isinstance(one, QAbstractButton) and one.text():
        return [] if one.sizeHint().width() <= one.width() else [one.text()]
    if isinstance(one, QTabBar):
        return [one.tabText(i) for i in range(one.count()) if one.fontMetrics().horizontalAdvance(one.tabText(i)) > one.tabRect(i).width()]
    if isinstance(one, QComboBox):
        return [] if one.fontMetrics().horizontalAdvance(one.currentText()) <= one.width() - 24 else [one.currentText()]
    return []
