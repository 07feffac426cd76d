"""Help: versions to copy, and a map of the keys that really are bound."""

import platform

import PySide6
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

import optsim_gui
from optsim_gui.view import actions
from optsim_gui.view.about import AboutDialog, versions
from optsim_gui.view.keys_help import CANVAS, KeysDialog, key_text, rows_of

DECLARED = {"File": actions.FILE, "Edit": actions.EDIT, "View": actions.VIEW, "Run": actions.PLAYBACK, "Help": actions.HELP}


@pytest.fixture
def groups(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    yield [(title, [actions.make(command, window, (window,), lambda: None) for command in commands]) for title, commands in DECLARED.items()]


def words(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_about_names_versions_and_licences(qtbot):
    dialog = AboutDialog()
    told = words(dialog)
    assert {optsim_gui.__version__, PySide6.__version__, platform.python_version()} <= set(told)
    assert ["OptSim", "Python", "Qt", "PySide6", "pyqtgraph", "numpy", "numba", "System"] == list(versions())
    assert all(f"{name}" in told and version in told for name, version in versions().items())
    assert any("MIT" in text and "LGPL, version 3" in text for text in told)
    dialog.close()


def test_about_copies_all_versions(qtbot):
    dialog = AboutDialog()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines() == [f"{name} {version}" for name, version in versions().items()]
    dialog.close()


def test_the_map_of_keys_tells_every_key_of_every_action(groups, qtbot):
    dialog = KeysDialog(groups)
    told = words(dialog)
    bound = [action for _, group in groups for action in group if action.shortcuts()]
    assert len(bound) > 15
    for action in bound:
        assert action.text().rstrip("…") in told
        assert {key_text(key) for key in action.shortcuts()} <= set(told)
    assert all(name in told for name, _ in CANVAS)
    dialog.close()


def test_the_map_of_keys_leaves_out_what_has_no_keys(groups, qtbot):
    dialog = KeysDialog([*groups, ("Nothing", [QAction("Silent")])])
    assert not {"Nothing", "Silent", "About OptSim"} & set(words(dialog))
    dialog.close()


@pytest.mark.parametrize(("keys", "text"), [("Left", "←"), ("Shift+Right", "Shift+→"), ("+", "+"), ("Ctrl++", "Ctrl++"), ("Space", "Space"), ("F1", "F1")])
def test_keys_are_written_as_on_the_keyboard(keys, text):
    assert key_text(QKeySequence(keys)) == text


def test_names_lose_what_only_menus_need(qtbot):
    action = QAction("&Export picture…")
    action.setShortcuts(["Ctrl+E", "F5"])
    assert rows_of([action]) == [("Export picture", ("Ctrl+E", "F5"))]


@pytest.mark.parametrize("make", [lambda groups: AboutDialog(), KeysDialog], ids=["about", "keys"])
def test_escape_closes_help_and_every_button_has_a_name(make, groups, qtbot):
    dialog = make(groups)
    dialog.show()
    assert all(button.text() for button in dialog.findChildren(QPushButton))
    assert dialog.width() <= 1280 and dialog.height() <= 720
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
