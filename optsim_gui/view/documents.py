"""The File menu's files: which one the window holds, whether it is saved, and asking before it would be lost."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QMessageBox

from ..core.document import SUFFIX, Document, encode, from_line, read, to_line
from ..core.errors import Invalid
from ..core.experiment import MOST_IMPORTED
from ..core.files import named
from ..core.files import save as save_file
from ..core.imported import read_path
from ..core.preset import DEFAULT, preset
from ..core.words import tr
from . import openers
from .document import colours_of, open_document, window_document
from .saving import ask_where, ask_which

if TYPE_CHECKING:
    from .main_window import MainWindow


@dataclass(frozen=True)
class Named:
    """Hold the file of a document, what was in it when it was read or written (None: not what is in it), and its stamp then."""

    path: Path
    saved: tuple | None
    stamp: tuple | None

    def is_of_another(self) -> bool:
        """Tell whether the file is there and is not the one that was read or written."""
        return stamp_of(self.path) not in (None, self.stamp)


def stamp_of(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from one that another program has put in its place: its time and size, or None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


class Documents(QObject):
    """Open and save what the window holds; the session's `document` number says which of the files here it is."""

    changed = Signal()  # name, or whether it is saved

    def __init__(self, window: "MainWindow"):
        super().__init__(window)
        self._window = window
        self._named: dict[int, Named] = {}
        self.is_kept_for_later = self._may_lose = False
        session = window.session
        for signal in (session.active_changed, session.history_changed, window.styles.changed):
            signal.connect(self._tell)

    # what there is

    @property
    def path(self) -> Path | None:
        """Return the file of what the window holds, or None."""
        named = self._named.get(self._window.session.document)
        return named.path if named else None

    @property
    def is_unsaved(self) -> bool:
        """Tell whether there is a file that holds something else than the window."""
        named = self._named.get(self._window.session.document)
        return named is not None and named.saved != self._essence()

    def _essence(self) -> tuple:
        """Return what a person would miss; where they looked is not worth a question."""
        session = self._window.session
        return session.experiment, session.active, colours_of(self._window)

    def name(self, path: Path, is_saved: bool = True) -> None:
        """Take notice that what the window holds is the content of this file, or, not saved, is to be."""
        self._named[self._window.session.document] = Named(path, self._essence() if is_saved else None, stamp_of(path))
        if is_saved:
            self._window.settings.add_recent(path)
        self._tell()

    def _tell(self, *_) -> None:
        window, path = self._window, self.path
        self.is_kept_for_later = False
        window.setWindowTitle(f"{named(path)}[*] — OptSim" if path else "OptSim")
        window.setWindowFilePath(str(path) if path else "")
        if window.isWindowModified() != self.is_unsaved:  # Qt tells all the window's parts each time
            window.setWindowModified(self.is_unsaved)
        self.changed.emit()

    # the menu's verbs

    def new(self) -> None:
        """Begin again with the default preset."""
        first = preset(DEFAULT)
        self.leave(lambda: self._window.session.open(first.experiment, first.view.w, first.view.b, DEFAULT))

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        ask_which(self._window, self._window.settings.last_directory(), tr("Open"), openers.file_kinds(), self._open_chosen)

    def _open_chosen(self, path: Path) -> None:
        self._window.settings.set_last_directory(path.parent)
        openers.open_path(self._window, path)

    def open_file(self, path: Path) -> None:
        """Open an .optsim file, after a question where the present one is not saved; raise Invalid where it is none."""
        document = read(path)
        self.leave(lambda: self.show(document, path.absolute()))

    def show(self, document: Document, path: Path | None = None, is_saved: bool = True) -> None:
        """Run and show a document, of the file `path` where it has one."""
        open_document(self._window, document)
        if path:
            self.name(path, is_saved)

    def save(self, then: Callable[[], None] = lambda: None) -> None:
        """Save into the file there is, or ask for one; `then` follows when it is saved. What another program wrote there stays until it is said that it may go."""
        path = self.path
        if path is None:
            self.ask_save(then)
        elif self._named[self._window.session.document].is_of_another():
            told = tr("{name} was changed by another program since it was opened or saved here.", name=named(path))
            self._window.notify(told, [(tr("Save over it"), lambda: self.save_to(path, then)), (tr("Save as…"), lambda: self.ask_save(then))])
        else:
            self.save_to(path, then)

    def ask_save(self, then: Callable[[], None] = lambda: None) -> None:
        """Ask for a file and save there."""
        name = self.path.name if self.path else f"{self._window.session.preset or 'experiment'}{SUFFIX}"
        ask_where(self._window, self._window.settings, tr("Save experiment"), {SUFFIX[1:]: tr("OptSim experiment")}, name, lambda path: self.save_to(path, then))

    def save_to(self, path: Path, then: Callable[[], None] = lambda: None) -> None:
        """Save as this file; where that cannot be, say why and go on as before."""
        window = self._window
        window.settings.set_last_directory(path.parent)
        try:
            save_file(path, encode(window_document(window)))
        except Invalid as error:
            window.notify(str(error), [(tr("Save as…"), lambda: self.ask_save(then))])
            return
        self.name(path.absolute())
        window.status.say(tr("{name} is saved.", name=path.name))
        then()

    # before something is lost

    def leave(self, then: Callable[[], None]) -> None:
        """Do `then`, but ask first where the present file is not saved."""
        if not self.is_unsaved:
            then()
            return
        box = question(self._window, tr("Save the changes to {name}?", name=named(self.path)))
        box.buttonClicked.connect(lambda button: self._answered(box.standardButton(button), then))
        box.open()

    def _answered(self, answer: QMessageBox.StandardButton, then: Callable[[], None]) -> None:
        if answer == QMessageBox.StandardButton.Save:
            self.save(then)
        elif answer == QMessageBox.StandardButton.Discard:
            then()

    def may_close(self) -> bool:
        """Tell whether the window may close now; where the file is not saved, ask, and close after the answer."""
        if self._may_lose or self.is_kept_for_later or not self.is_unsaved:
            return True
        self.leave(self._close)
        return False

    def keep_for_later(self) -> None:
        """Take notice that what is not saved is kept elsewhere: until it changes again, closing asks nothing."""
        self.is_kept_for_later = self.is_unsaved

    def _close(self) -> None:
        self._may_lose = True
        self._window.close()

    # text

    def copy(self) -> None:
        """Put the experiment on the clipboard as one line of text."""
        QGuiApplication.clipboard().setText(to_line(window_document(self._window)))
        self._window.status.say(tr("The experiment is on the clipboard as one line of text; Edit, Paste experiment opens it in another OptSim."))

    def paste(self) -> None:
        """Open the experiment whose text is on the clipboard; where there is none say so."""

        def open_text() -> None:
            document = from_line(QGuiApplication.clipboard().text())
            self.leave(lambda: self.show(document))

        openers.tried(self._window, open_text)

    # paths from elsewhere

    def ask_import(self) -> None:
        """Ask for a CSV file of step, w, b and import it."""
        ask_which(self._window, self._window.settings.last_directory(), tr("Import path"), tr("Recorded path") + " (*.csv)", self._import_chosen)

    def _import_chosen(self, path: Path) -> None:
        self._window.settings.set_last_directory(path.parent)
        openers.tried(self._window, lambda: self.import_path(path))

    def import_path(self, path: Path) -> None:
        """Draw a path recorded elsewhere beside the lanes; raise Invalid where the file holds none."""
        session = self._window.session
        e = session.experiment
        if len(e.imported) >= MOST_IMPORTED:
            raise Invalid(tr("There are {most} imported paths already; remove one first.", most=MOST_IMPORTED))
        one = read_path(path, e.free_id())
        session.apply(e.replace(imported=(*e.imported, one)))
        self._window.status.say(_told(path.name, one.step[-1], e.steps))


def _told(name: str, last: int, steps: int) -> str:
    """Return what was imported, and how to see all of it."""
    if last > steps:
        return tr("{name}: {last:,} updates, of which {steps:,} are shown; set Updates to {last:,} to see all.", name=name, last=last, steps=steps)
    return tr("{name} is drawn beside the lanes: {last:,} updates.", name=name, last=last)


def question(window: "MainWindow", text: str) -> QMessageBox:
    """Return a box that asks whether to save, to discard or to cancel."""
    buttons = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.NoIcon, "OptSim", text, buttons.Save | buttons.Discard | buttons.Cancel, window)
    box.setInformativeText(tr("What is not saved will be lost."))
    box.setDefaultButton(buttons.Save)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def recent_menu(window: "MainWindow", parent: QMenu) -> QMenu:
    """Return the menu of the files last opened or saved; it is filled when it is opened."""
    menu = QMenu(tr("Open &recent"), parent)
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(lambda: _fill_recent(window, menu))
    return menu


def _fill_recent(window: "MainWindow", menu: QMenu) -> None:
    menu.clear()
    for path in window.settings.recent():
        action = menu.addAction(path.name.replace("&", "&&"))
        action.setToolTip(str(path))
        action.triggered.connect(lambda _=False, path=path: openers.open_path(window, path))
    if menu.isEmpty():
        menu.addAction(tr("Nothing was saved or opened yet")).setEnabled(False)
