"""From the window to a document and back: what is run, and what is looked at."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDockWidget

from ..core.document import FURTHEST, Document
from ..core.preset import View, names

if TYPE_CHECKING:
    from .main_window import MainWindow


def window_document(window: "MainWindow") -> Document:
    """Return what the window holds and shows now."""
    session = window.session
    view = (tuple(min(FURTHEST, max(-FURTHEST, end)) for end in ends) for ends in session.view)
    panels = tuple(name for name, dock in window.docks.items() if not dock.isHidden())
    return Document(
        session.experiment, View(*view), active=tuple(sorted(session.active)), step=session.player.cursor, preset=session.preset,
        panels=panels, curves=window.curves.choice(), colours=colours_of(window), ghosts=tuple(sorted(session.ghosted)),
        arrows=window.arrows.choice(), legend=window.canvas.picture.scene_shown.legend, equal=window.arrows.equal.isChecked(),
    )  # fmt: skip


def bring_forward(dock: QDockWidget) -> None:
    """Open a dock, in front of those that share its place."""
    dock.show()
    dock.raise_()


def colours_of(window: "MainWindow") -> dict[int, str]:
    """Return the colours that a person chose, '#rrggbb' by lane id."""
    return {id: window.styles.colour(id) for id in sorted(window.session.experiment.ids()) if window.styles.is_chosen(id)}


def open_document(window: "MainWindow", document: Document) -> None:
    """Run and show a document, paused at its update; undo comes back to what was there before."""
    session, ids = window.session, document.experiment.ids()
    session.open(document.experiment, document.view.w, document.view.b, document.preset if document.preset in names() else "")
    if document.active is not None:
        session.set_active(frozenset(document.active))
    session.set_ghosted(frozenset(document.ghosts))
    for id in ids:
        window.styles.choose(id, document.colours.get(id))
    for name, dock in window.docks.items():
        if document.panels is not None and dock.isHidden() == (name in document.panels):
            dock.setVisible(name in document.panels)
    window.curves.choose(document.curves)
    show_canvas(window, document)
    session.player.await_step(document.step, document.experiment.steps)


def show_canvas(window: "MainWindow", document: Document) -> None:
    """Show on the canvas what a document says besides the paths: legend, arrows, scales, and the stage that is inspected."""
    window.canvas.picture.show_scene(legend=document.legend)
    window.arrows.choose(document.arrows)
    window.arrows.equal.setChecked(document.equal)
    window.inspector.choose(document.arrows.lane, document.arrows.stage)
    if document.arrows.stage is not None:
        bring_forward(window.docks["inspector"])
