"""Keys: canvas and timeline steer the playback, every other widget keeps its own, and everything can be done without a mouse."""

import re

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDockWidget, QLineEdit, QMenu, QSlider, QSpinBox, QTabBar, QTableView, QToolButton, QWidget

from optsim_gui.view import actions
from optsim_gui.view.panels.optimizers import OptimizersPanel
from tests.driver import driver_for_all  # noqa: F401
from tests.gestures import key

KEYS = {"Space": Qt.Key.Key_Space, "Right": Qt.Key.Key_Right, "Home": Qt.Key.Key_Home, "R": Qt.Key.Key_R}
KINDS = [QToolButton, QCheckBox, QSlider, QComboBox, QTableView, QTabBar, QLineEdit, QSpinBox]
COMMANDS = (*actions.PLAYBACK, *actions.FILE, *actions.EDIT, *actions.VIEW, *actions.HELP)


@pytest.fixture
def driver(driver_for_all):
    """Give the window, at rest at update 120, with the focus where it was at the start."""
    for name in ("data", "lanes", "dataset"):
        driver_for_all.dock(name)
    driver_for_all.canvas.choose_start(False)
    driver_for_all.canvas.setFocus()
    driver_for_all.rest_at(120)
    yield driver_for_all
    for spin in driver_for_all.window.findChildren(QSpinBox):
        spin.setParent(None)
        spin.deleteLater()
    driver_for_all.still()


class Heard(QObject):
    """Note which keys reach a widget."""

    def __init__(self, widget: QWidget):
        super().__init__(widget)
        self.keys = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.KeyPress:
            self.keys.append(event.key())
        return False


def widget_of(driver, kind: type) -> QWidget:
    """Return a widget of the window that is of this kind, has the focus, and is no part of canvas and timeline."""
    window = driver.window
    if kind is QSpinBox:
        window.statusBar().addWidget(QSpinBox())  # the window has none; one of tomorrow keeps its keys too
    if kind is QToolButton:
        window.findChild(OptimizersPanel).link.setFocus()  # one that does not itself steer the playback
        return QApplication.focusWidget()
    found = [one for one in window.findChildren(kind) if one is not driver.timeline and one.isVisible() and one.isEnabled() and one.focusPolicy()]
    found[0].setFocus()
    assert found[0].hasFocus()
    return found[0]


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_widget_keeps_its_keys(driver, kind, name):
    widget = widget_of(driver, kind)
    heard = Heard(widget)
    key(widget, KEYS[name])
    assert heard.keys == [KEYS[name]]
    assert (driver.player.cursor, driver.player.playing) == (120, False)
    if kind is QComboBox:
        widget.hidePopup()
        driver.window.activateWindow()  # which the system does, where there is one
        QApplication.processEvents()
    if kind is QLineEdit:
        key(widget, Qt.Key.Key_Escape)


@pytest.mark.x11
@pytest.mark.parametrize("where", ["canvas", "timeline"])
def test_canvas_and_timeline_steer_the_playback(driver, where):
    widget = getattr(driver, where)
    widget.setFocus()
    for struck, modifier, cursor, playing in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 121, False),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 120, False),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 130, False),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 120, False),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 300, False),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0, False),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, 0, True),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, 0, False),
        (Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier, 0, True),
    ):
        key(widget, struck, modifier)
        assert (driver.player.cursor, driver.player.playing) == (cursor, playing), struck


@pytest.mark.x11
@pytest.mark.parametrize("kind", KINDS)
def test_escape_brings_the_focus_back_to_the_canvas(driver, kind):
    key(widget_of(driver, kind), Qt.Key.Key_Escape)
    assert driver.canvas.hasFocus()


def test_escape_takes_typing_back_before_it_leaves(driver):
    field = widget_of(driver, QLineEdit)
    before = field.text()
    key(field, Qt.Key.Key_7)
    key(field, Qt.Key.Key_Escape)
    assert field.text() == before and field.hasFocus()
    key(field, Qt.Key.Key_Escape)
    assert driver.canvas.hasFocus()


def test_the_start_can_be_moved_from_wherever_the_command_is_given(driver):
    driver.timeline.setFocus()
    key(driver.timeline, Qt.Key.Key_S)
    before = driver.session.experiment.start
    key(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert driver.session.experiment.start[0] > before[0]
    assert driver.player.cursor == 120


# what is declared


def menus(driver) -> list[QAction]:
    """Return every action that stands in a menu of the menu bar."""
    found, left = [], [action.menu() for action in driver.window.menuBar().actions()]
    while left:
        menu = left.pop()
        for action in menu.actions():
            found.append(action)
            left += [action.menu()] if action.menu() else []
    return found


def test_every_action_stands_in_a_menu_and_does_what_it_says(driver):
    standing = menus(driver)
    for command in COMMANDS:
        action = driver.window.actions_by_key[command.key]
        assert action in standing
        assert action.text() and action.text() == action.text().strip()
    assert len({command.key for command in COMMANDS}) == len(COMMANDS) == len(driver.window.actions_by_key)
    for action in driver.window.findChildren(QAction):
        if action.shortcuts():
            assert action in standing, action.text()


def test_every_shortcut_shows_in_the_tooltip(driver):
    for command in COMMANDS:
        action = driver.window.actions_by_key[command.key]
        assert action.toolTip().startswith(command.text.rstrip("…"))
        assert len(action.shortcuts()) == len(command.keys)
        for sequence in action.shortcuts():
            assert sequence.toString(QKeySequence.SequenceFormat.NativeText) in action.toolTip()


def test_no_two_actions_share_a_key(driver):
    struck = [sequence.toString() for action in driver.window.findChildren(QAction) for sequence in action.shortcuts()]
    assert sorted(struck) == sorted(set(struck))
    assert {"Space", "Right", "Left", "Home", "End", "R", "F", "Ctrl+E", "Ctrl+Shift+C", "Ctrl+Z", "Ctrl+Q", "F1", "F11", "Esc"} <= set(struck)


def test_letters_and_arrows_belong_to_canvas_and_timeline_alone(driver):
    for action in driver.window.actions_by_key.values():
        for sequence in action.shortcuts():
            plain = not sequence[0].keyboardModifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            if plain and not re.fullmatch(r"F\d+|Esc", sequence.toString()):
                assert action.shortcutContext() == Qt.ShortcutContext.WidgetWithChildrenShortcut, sequence


# without a mouse


def show_all(driver) -> list[QDockWidget]:
    """Bring every dock to the front in turn, each with all that it can show."""
    docks = []
    for name in driver.window.docks:
        docks.append(driver.dock(name))
        QApplication.processEvents()
        yield docks[-1]


def test_every_control_has_a_name_to_be_read_aloud(driver):
    nameless = set()
    for _ in show_all(driver):
        for widget in driver.window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy():
                name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                nameless |= set() if name.strip() else {f"{type(widget).__name__} in {path_of(widget)}"}
    assert nameless == set()


def path_of(widget: QWidget) -> str:
    """Return what a widget is inside of."""
    owners = []
    while widget.parentWidget():
        widget = widget.parentWidget()
        owners.append(widget.objectName() or type(widget).__name__)
    return " of ".join(owners)


def test_tab_reaches_every_panel_and_comes_round(driver):
    for front in show_all(driver):
        driver.canvas.setFocus()
        reached, at = [], driver.canvas
        for _ in range(300):
            key(at, Qt.Key.Key_Tab)
            at = QApplication.focusWidget()
            reached.append(at)
            if at is driver.canvas:
                break
        assert at is driver.canvas, f"Tab is caught in {path_of(at)}"
        assert driver.timeline in reached
        assert any(driver.window.playback.isAncestorOf(widget) for widget in reached)
        for dock in driver.window.docks.values():
            if not dock.visibleRegion().isEmpty():
                assert any(dock.isAncestorOf(widget) for widget in reached), dock.windowTitle()
        assert not front.visibleRegion().isEmpty()


def test_menus_open_by_alt_and_their_letters_differ(driver):
    titles = [action.text() for action in driver.window.menuBar().actions()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(letters)
    assert all(isinstance(action.menu(), QMenu) for action in driver.window.menuBar().actions())


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_every_dock_is_in_front_when_its_menu_opens_it(driver, qtbot):
    for dock in driver.window.docks.values():
        action, bars = dock.toggleViewAction(), driver.window.findChildren(QTabBar)
        for _ in range(2):
            action.trigger()
            assert dock.isHidden()
            qtbot.waitUntil(lambda: all(bar.tabText(i) != dock.windowTitle() for bar in bars for i in range(bar.count())))
            action.trigger()
            qtbot.waitUntil(lambda: not dock.visibleRegion().isEmpty())
