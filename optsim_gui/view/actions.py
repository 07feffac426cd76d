"""Every command of the window, declared once: name, icon, keys, what it does; menus, tool bars and the key map read it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ..core.words import tr
from .icons import icon

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Command:
    """Declare one command; `anywhere` false binds its keys to canvas and timeline, so other widgets keep theirs."""

    key: str
    text: str
    icon: str
    keys: tuple
    anywhere: bool = True
    menu_role: QAction.MenuRole = QAction.MenuRole.NoRole


_STANDARD, _ROLE = QKeySequence.StandardKey, QAction.MenuRole
PLAYBACK = (
    Command("to_start", "To the start", "to-start", ("Home",), False),
    Command("back", "One update back", "step-back", ("Left",), False),
    Command("play", "Play or pause", "play", ("Space",), False),
    Command("forward", "One update forward", "step-forward", ("Right",), False),
    Command("to_end", "To the end", "to-end", ("End",), False),
    Command("back_ten", "Ten updates back", "", ("Shift+Left",), False),
    Command("forward_ten", "Ten updates forward", "", ("Shift+Right",), False),
    Command("next_stage", "Next stage of this update", "", ("Ctrl+Right",), False),
    Command("previous_stage", "Stage before", "", ("Ctrl+Left",), False),
    Command("restart", "Restart", "restart", ("R",), False),
    Command("faster", "Faster", "", ("+", "="), False),
    Command("slower", "Slower", "", ("-",), False),
)
FILE = (
    Command("new", "New", "", (_STANDARD.New,)),
    Command("open", "Open…", "folder-open", (_STANDARD.Open,)),
    Command("save", "Save", "save", (_STANDARD.Save,)),
    Command("save_as", "Save as…", "", ("Ctrl+Shift+S",)),
    Command("open_csv", "Open data…", "points", ()),
    Command("import_path", "Import path…", "", ()),
    Command("export", "Export picture…", "picture", ("Ctrl+E",)),
    Command("copy_picture", "Copy picture", "copy", ("Ctrl+Shift+C",)),
    Command("export_film", "Export film…", "", ()),
    Command("export_data", "Export data…", "save", ()),
    Command("export_program", "Export as Python…", "", ()),
    Command("quit", "Quit", "", ("Ctrl+Q",), True, _ROLE.QuitRole),
)
EDIT = (
    Command("undo", "Undo", "undo", (_STANDARD.Undo,)),
    Command("redo", "Redo", "redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("copy_experiment", "Copy experiment as text", "", ("Ctrl+Alt+C",)),
    Command("paste_experiment", "Paste experiment", "", ("Ctrl+Shift+V",)),
)
VIEW = (
    Command("fit", "Fit the view", "fit", ("F",), False),
    Command("focus_canvas", "Back to the canvas", "", ("Escape",)),
    Command("choose_start", "Move the start by arrow keys", "", ("S",), False),
    Command("legend", "Legend", "", ("L",), False),
    Command("theme", "Light or dark", "moon", ()),
    Command("full_screen", "Full screen", "", ("F11",)),
    Command("lecture", "Lecturer's mode", "", ("F5",)),
)
HELP = (
    Command("claims", "Claims, measured", "check", ()),
    Command("keys", "Map of keys", "keyboard", ("F1",)),
    Command("about", "About OptSim", "info", (), True, _ROLE.AboutRole),
)


def make(command: Command, window: QWidget, scoped: tuple[QWidget, ...], run: Callable[[], None]) -> QAction:
    """Make the action of a command; its tooltip names the keys."""
    text = tr(command.text)
    action = QAction(text, window)
    if command.icon:
        action.setIcon(icon(command.icon))
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    action.setMenuRole(command.menu_role)
    keys = tr(" or ").join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())
    action.setToolTip(f"{text.rstrip('…')} ({keys})" if keys else text.rstrip("…"))
    if not command.anywhere:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for widget in scoped:
            widget.addAction(action)
    else:
        window.addAction(action)
    action.triggered.connect(lambda *_: log.info(command.key))
    action.triggered.connect(run)
    return action
