"""What each command of the window does, and in which menu it stands."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from ..core.document import Document
from ..core.experiment import FURTHEST_START
from ..core.figure import CANVAS, Figure
from ..core.landscape import SIDES
from ..core.preset import names, preset
from ..core.words import mark, tr
from ..session.session import Session
from . import actions, lessons, language, openers, theme
from .about import AboutDialog
from .canvas import plane
from .document import bring_forward, window_document
from .documents import recent_menu
from .keys_help import KeysDialog
from .saving import ask_which

if TYPE_CHECKING:
    from .main_window import MainWindow
    from .picture import Known

SPEED_FACTOR = 1.5


def verbs(window: "MainWindow") -> dict[str, Callable[[], None]]:
    """Return what to do by the key of each command."""
    session, player, canvas = window.session, window.session.player, window.canvas
    return {
        "to_start": lambda: seek(window, 0),
        "to_end": lambda: seek(window, player.horizon),
        "back": lambda: player.step(-1),
        "forward": lambda: player.step(1),
        "back_ten": lambda: player.step(-10),
        "forward_ten": lambda: player.step(10),
        "next_stage": lambda: walk(window, 1),
        "previous_stage": lambda: walk(window, -1),
        "play": player.toggle,
        "restart": player.restart,
        "faster": lambda: player.set_speed(player.speed * SPEED_FACTOR),
        "slower": lambda: player.set_speed(player.speed / SPEED_FACTOR),
        "new": window.documents.new,
        "open": window.documents.ask_open,
        "save": lambda: window.documents.save(),
        "save_as": lambda: window.documents.ask_save(),
        "import_path": window.documents.ask_import,
        "copy_experiment": window.documents.copy,
        "paste_experiment": window.documents.paste,
        "open_csv": lambda: open_csv(window),
        "export": lambda: when_computed(window, lambda: export(window)),
        "copy_picture": lambda: when_computed(window, lambda: copy(window)),
        "export_film": lambda: export_film(window),
        "export_data": lambda: when_computed(window, lambda: export_data(window)),
        "export_program": lambda: export_program(window),
        "quit": window.close,
        "undo": session.undo,
        "redo": session.redo,
        "fit": canvas.fit,
        "focus_canvas": canvas.setFocus,
        "choose_start": lambda: choose_start(window),
        "legend": lambda: canvas.picture.show_scene(legend=not canvas.picture.scene_shown.legend),
        "full_screen": lambda: window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen),
        "theme": lambda: window.choose_theme("light" if window.theme.is_dark else "dark"),
        "claims": lambda: open_claims(window),
        "lecture": lambda: window.lecture.toggle(),
        "keys": lambda: _open(window, KeysDialog, groups(window)),
        "about": lambda: _open(window, AboutDialog),
    }


def seek(window: "MainWindow", step: int) -> None:
    """Pause and show one update."""
    window.session.player.pause()
    window.session.player.seek(step)


def walk(window: "MainWindow", stages: int) -> None:
    """Show the step inspector and look at the next stage of the update, or at the one before."""
    bring_forward(window.docks["inspector"])
    window.inspector.next_stage() if stages > 0 else window.inspector.previous_stage()


def choose_start(window: "MainWindow") -> None:
    """Let the arrow keys move the start."""
    window.canvas.setFocus()
    window.canvas.choose_start(True)


def move_start(session: Session, w: float, b: float) -> None:
    """Start from (w, b), kept within what is allowed."""
    w, b = (min(FURTHEST_START, max(-FURTHEST_START, value)) for value in (w, b))
    session.apply(session.experiment.replace(start=plane.start_at(session.experiment, w, b)), "start")


def open_csv(window: "MainWindow") -> None:
    """Ask for a CSV file of points and run on it, or say why it cannot be."""

    def take(path: Path) -> None:
        window.settings.set_last_directory(path.parent)
        openers.tried(window, lambda: openers.open_points(window, path))

    ask_which(window, window.settings.last_directory(), tr("Open data"), tr("Points") + " (*.csv)", take)


def when_computed(window: "MainWindow", do: Callable[[], None]) -> None:
    """Make a picture or a table once all of it is known: of what is missing there would be nothing in it, or the window would stand still to compute it."""
    window.session.resume()
    if window.session.progress() is None:
        do()
        return
    window.status.say(tr("The export waits until everything is computed."))

    def done(progress: float | None) -> None:
        if progress is None:
            window.session.progress_changed.disconnect(done)
            if window.session.cancelled:
                window.status.say(tr("Nothing is exported: computing was cancelled."))
                return
            QTimer.singleShot(0, window, lambda: do() if window.isVisible() and not QApplication.activeModalWidget() else None)

    window.session.progress_changed.connect(done)


def export(window: "MainWindow") -> None:
    """Open the dialog that makes a picture of the canvas."""
    _export(window, CANVAS)


def export_curves(window: "MainWindow") -> None:
    """Open the dialog that makes a picture of the curve that is shown."""
    _export(window, window.curves.chosen().key)


def _export(window: "MainWindow", part: str) -> None:
    from .export_dialog import ExportDialog

    window.session.player.pause()  # the picture is of what is seen now, and stays so
    document, screen = window_document(window), (window.canvas.width(), window.canvas.height())
    usual = Figure(width=screen[0], height=screen[1], theme=window.styles.theme.name, legend=window.canvas.picture.scene_shown.legend)
    figure = window.settings.figure() or usual
    figure = figure.but(parts=figure.parts if part in figure.parts else (part,), language=_spoken(window))
    _open(window, ExportDialog, document, figure, known_of(window, document), screen, window.settings)


def _open(window: "MainWindow", kind: type[QDialog], *given) -> None:
    """Open a dialog made of what is given, or bring to the front the one of its kind that is open; the status line tells what it saves."""
    if opened := next((dialog for dialog in window.findChildren(kind) if dialog.isVisible()), None):
        opened.raise_()
        opened.activateWindow()
        return
    dialog = kind(*given, window)
    if hasattr(dialog, "saved"):
        dialog.saved.connect(lambda path: window.status.say(tr("{name} is saved.", name=str(path))))
    dialog.show()


def export_film(window: "MainWindow") -> None:
    """Open the dialog that makes a film of the canvas."""
    from .film_dialog import FilmDialog

    figure = Figure(theme=window.styles.theme.name, legend=window.canvas.picture.scene_shown.legend, language=_spoken(window))
    _open(window, FilmDialog, window_document(window), figure, window.settings)


def export_data(window: "MainWindow") -> None:
    """Open the dialog that writes what the lanes recorded as a table."""
    from .table_dialog import TableDialog

    _open(window, TableDialog, window.session.shown, window.settings)


def export_program(window: "MainWindow") -> None:
    """Open the dialog that tells a lane as a program, beginning with the inspector's."""
    from .program_dialog import ProgramDialog

    if window.session.experiment.lanes:
        _open(window, ProgramDialog, window.session.experiment, window.inspector.lane, window.settings)
    else:
        window.status.say(tr("There is no lane to tell as a program; add one first."))


def open_claims(window: "MainWindow") -> None:
    """Open the dialog that measures the article's claims."""
    from .claims import ClaimsDialog

    _open(window, ClaimsDialog, window.session)


def copy(window: "MainWindow") -> None:
    """Put a picture of the canvas, as large as on the screen, on the clipboard."""
    from .export_dialog import copy_picture

    document, legend = window_document(window), window.canvas.picture.scene_shown.legend
    size = {"width": window.canvas.width(), "height": window.canvas.height()}
    copy_picture(document, Figure(**size, theme=window.styles.theme.name, legend=legend, language=_spoken(window)), known_of(window, document))
    window.status.say(tr("The picture is on the clipboard."))


def _spoken(window: "MainWindow") -> str:
    choice = window.settings.language()
    return language.system_language() if choice == "system" else choice


def known_of(window: "MainWindow", document: Document) -> "Known":
    """Return what the window has computed of a document: nothing where it shows another experiment, else what is done of it."""
    from .picture import Known

    shown, ground = window.shown, window.shown.landscape
    if shown.experiment != document.experiment:
        return Known()
    paths, ghosts = ({id: t for id, t in some.items() if t.done} for some in ({**shown.trajectories, **shown.imported}, shown.ghosts))
    fits = ground is not None and (ground.w[0], ground.w[-1], ground.b[0], ground.b[-1]) == (*document.view.w, *document.view.b)
    return Known(ground if fits and len(ground.w) == SIDES[-1] else None, paths, ghosts)


def groups(window: "MainWindow") -> list[tuple[str, list]]:
    """Return all actions by menu, for the map of keys."""
    told = ((mark("File"), actions.FILE), (mark("Edit"), actions.EDIT), (mark("View"), actions.VIEW), (mark("Run"), actions.PLAYBACK), (mark("Help"), actions.HELP))
    return [(title, [window.actions_by_key[command.key] for command in declared]) for title, declared in told]


def fill_menus(window: "MainWindow") -> None:
    """Put every action into its menu, and docks, themes and presets with them."""
    for title, acts in groups(window):
        if title == "Help":
            window.menuBar().addMenu(lessons.menu(window))
        menu = window.menuBar().addMenu(_with_key(tr(title), title[0]))
        for action in acts:
            menu.addAction(action)
        if title == "File":
            _sort_files(window, menu)
        if title == "View":
            menu.addSeparator()
            for dock in window.docks.values():
                menu.addAction(dock.toggleViewAction())
            menu.addSeparator()
            menu.addMenu(window.arrows.menu(menu))
            menu.addAction(window.arrows.equal)
            menu.addMenu(_themes(window, menu))
            menu.addMenu(_languages(window, menu))


def _with_key(title: str, letter: str) -> str:
    """Return the title of a menu with the letter that opens it, as Chinese programs write it where the title is without letters."""
    return f"&{title}" if title.startswith(letter) else f"{title}(&{letter})"


def _sort_files(window: "MainWindow", menu: QMenu) -> None:
    """Put menus of files and presets among the File menu's actions, and lines between its groups."""
    acts = window.actions_by_key
    menu.insertMenu(acts["save"], recent_menu(window, menu))
    menu.insertMenu(acts["save"], _presets(window, menu))
    for first_of_group in ("save", "open_csv", "export", "quit"):
        menu.insertSeparator(acts[first_of_group])


def _presets(window: "MainWindow", parent: QMenu) -> QMenu:
    menu = QMenu(tr("&Presets"), parent)
    for name in names():
        chosen = preset(name)
        action = menu.addAction(tr(chosen.title))
        action.setToolTip(tr(chosen.sentence))
        action.triggered.connect(lambda _=False, name=name: open_preset(window, name))
    menu.setToolTipsVisible(True)
    return menu


def open_preset(window: "MainWindow", name: str) -> None:
    """Run a preset."""
    chosen = preset(name)
    window.session.open(chosen.experiment, chosen.view.w, chosen.view.b, preset=name)


def _themes(window: "MainWindow", parent: QMenu) -> QMenu:
    words = zip(theme.CHOICES, (tr("As the system"), tr("Light"), tr("Dark")))
    return _choices(tr("&Theme"), dict(words), window.settings.theme, window.choose_theme, parent)


def _languages(window: "MainWindow", parent: QMenu) -> QMenu:
    words = {"system": tr("As the system"), **language.NAMES}
    return _choices(tr("&Language"), words, window.settings.language, window.choose_language, parent)


def _choices(title: str, words: dict[str, str], chosen: Callable[[], str], choose: Callable[[str], None], parent: QMenu) -> QMenu:
    """Return a menu of which one entry is ticked: words by what they mean."""
    menu = QMenu(title, parent)
    group = QActionGroup(menu)
    for choice, text in words.items():
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setData(choice)
        action.triggered.connect(lambda _=False, choice=choice: choose(choice))
        group.addAction(action)
    menu.aboutToShow.connect(lambda: [action.setChecked(action.data() == chosen()) for action in group.actions()])
    return menu
