"""From the window to a document and back: what is run, and what is looked at."""

from typing import TYPE_CHECKING

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
        panels=panels, curves=window.curves.choice(), colours=colours_of(window),
    )  # fmt: skip


def colours_of(window: "MainWindow") -> dict[int, str]:
    """Return the colours that a person chose, '#rrggbb' by lane id."""
    return {id: window.styles.colour(id) for id in sorted(window.session.experiment.ids()) if window.styles.is_chosen(id)}


def open_document(window: "MainWindow", document: Document) -> None:
    """Run and show a document, paused at its update; undo comes back to what was there before."""
    session, ids = window.session, document.experiment.ids()
    session.open(document.experiment, document.view.w, document.view.b, document.preset if document.preset in names() else "")
    if document.active is not None:
        session.set_active(frozenset(document.active))
    for id in ids:
        window.styles.choose(id, document.colours.get(id))
    for name, dock in window.docks.items():
        if document.panels is not None and dock.isHidden() == (name in document.panels):
            dock.setVisible(name in document.panels)
    window.curves.choose(document.curves)
    session.player.await_step(document.step, document.experiment.steps)
