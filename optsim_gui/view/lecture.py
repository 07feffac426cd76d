"""The lecturer's mode: the screen is canvas, timeline and the scene in large type; everything comes back as it was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QToolBar

from .lessons import screen_scale

if TYPE_CHECKING:
    from .main_window import MainWindow

SHARE = 0.36  # of the width that the scene takes
KEYS = (("PgDown", "forward"), ("PgUp", "back"), ("B", "blank"), (".", "blank"), ("Escape", "leave"))


class Lecture(QObject):
    """Enter and leave the mode; while it lasts, PageDown and PageUp (a clicker's keys) lead through the lesson, B blanks the screen."""

    def __init__(self, window: "MainWindow"):
        super().__init__(window)
        self._window, self._before = window, None
        self._keys: list[QShortcut] = []
        self._curtain: QFrame | None = None

    @property
    def is_on(self) -> bool:
        """Tell whether the mode is on."""
        return self._before is not None

    def toggle(self) -> None:
        """Enter the mode, or leave it."""
        self.leave() if self.is_on else self.enter()

    def enter(self) -> None:
        """Show canvas, timeline and scene alone, over the whole screen."""
        window = self._window
        hidden = [part for part in (window.menuBar(), window.statusBar(), *window.findChildren(QToolBar)) if part.isVisible()]
        self._before = (window.saveState(), window.windowState(), window.geometry(), hidden)
        for part in hidden:
            part.hide()
        window.actions_by_key["focus_canvas"].setEnabled(False)
        self._keys = [QShortcut(QKeySequence(keys), window) for keys, _ in KEYS]
        for shortcut, (_, verb) in zip(self._keys, KEYS):
            shortcut.activated.connect({"forward": self._forward, "back": self._back, "blank": self._blank, "leave": self.leave}[verb])
        for dock in window.docks.values():
            dock.hide()
        window.showFullScreen()
        self._show_scene()

    def leave(self) -> None:
        """Give everything back as it was."""
        if not self.is_on:
            return
        window, (layout, state, geometry, hidden) = self._window, self._before
        self._before = None
        self._lift()
        for shortcut in self._keys:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        window.actions_by_key["focus_canvas"].setEnabled(True)
        for part in (window.lessons.panel, window.canvas):
            part.set_scale(1.0)
        dock = window.docks["lesson"]
        dock.setTitleBarWidget(None)
        window.setWindowState(state)
        window.setGeometry(geometry)
        window.restoreState(layout)
        for part in hidden:
            part.show()
        window.lessons.refresh()
        window.canvas.setFocus()

    # inside

    def _show_scene(self) -> None:
        window, dock = self._window, self._window.docks["lesson"]
        dock.setTitleBarWidget(QFrame())  # no title: the room needs none
        scale = screen_scale(window.screen().size())
        for part in (window.lessons.panel, window.canvas):
            part.set_scale(scale)
        dock.show()
        window.resizeDocks([dock], [round(SHARE * window.screen().size().width())], Qt.Orientation.Horizontal)
        window.lessons.refresh()
        window.canvas.setFocus()

    def _forward(self) -> None:
        self._lift()
        self._window.lessons.forward()

    def _back(self) -> None:
        self._lift()
        self._window.lessons.back()

    def _blank(self) -> None:
        if self._curtain:
            self._lift()
            return
        self._curtain = QFrame(self._window)
        self._curtain.setStyleSheet("background: black;")
        self._curtain.setGeometry(self._window.rect())
        self._curtain.show()
        self._curtain.raise_()

    def _lift(self) -> None:
        if self._curtain:
            self._curtain.deleteLater()
        self._curtain = None
