"""`render`: a preset or a session becomes a file, whose suffix chooses what is written. No Qt is loaded before it is needed.

A new kind of file is one more entry in WRITERS.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import preflight
from .core.document import Document
from .core.errors import Invalid
from .core.figure import Figure
from .core.files import save
from .core.words import tr


@dataclass(frozen=True)
class Order:
    """Hold what is to be written where; `steps` is the first and last update asked for, or None.

    figure: how a picture looks, with what the command line says of it. progress: to be told how much is done, of how much.
    """

    document: Document
    figure: Figure
    out: Path
    steps: tuple[int, int] | None = None
    progress: Callable[[int, int], None] = lambda done, of: None


def _picture(order: Order) -> None:
    """Write a picture of one update."""
    if order.steps:
        raise Invalid(tr("--steps is for films and tables; a picture shows one update, chosen by --step."))
    from .view import figures, language

    app = figures.application()
    if order.figure.language != language.ENGLISH:
        language.choose(app, order.figure.language)
    drawn = figures.drawing(order.document, order.figure)
    save(order.out, figures.WRITERS[kind_of(order.out)](drawn))


WRITERS: dict[str, Callable[[Order], None]] = {"png": _picture, "svg": _picture, "pdf": _picture}  # by suffix, without its dot
WITHOUT_QT: frozenset[str] = frozenset()  # of these


def kind_of(out: Path) -> str:
    """Return the kind of file that a name asks for; raise Invalid where it is none of WRITERS."""
    kind = out.suffix.lower().removeprefix(".")
    if kind not in WRITERS:
        raise Invalid(tr("out is {name}; its name must end in one of {kinds}.", name=out.name, kinds=", ".join("." + kind for kind in WRITERS)))
    return kind


def document_of(preset_name: str, session: Path | None, step: int | None) -> tuple[Document, Figure | None]:
    """Return what is to be drawn, and how the session says it looked; raise Invalid where there is none, or not this step."""
    import msgspec

    from .core.preset import preset

    if session:
        from .core.pictures import read_session

        document, figure = read_session(session)
        of = session.name
    else:
        chosen = preset(preset_name)
        document, figure = Document(chosen.experiment, chosen.view, step=chosen.experiment.steps, preset=preset_name), None
        of = tr("preset {name}", name=preset_name)
    last = document.experiment.steps
    if step is not None and not 0 <= step <= last:
        raise Invalid(tr("step is {step:,}; it must be a whole number from 0 to {last:,}, the last of {of}.", step=step, last=last, of=of))
    return (document if step is None else msgspec.structs.replace(document, step=step)), figure


def dressed(figure: Figure | None, size: tuple[int, int] | None, theme: str | None, language: str | None) -> Figure:
    """Return a figure with what the command line says of it."""
    size_said = {"width": float(size[0]), "height": float(size[1]), "unit": "px", "dpi": 96.0, "font": None} if size else {}
    said = {"theme": theme, "language": language}
    return (figure or Figure()).but(**size_said, **{name: value for name, value in said.items() if value})


def write(order: Order) -> preflight.Problem | None:
    """Write what is asked for, or return what keeps Qt from drawing here."""
    kind = kind_of(order.out)
    if kind not in WITHOUT_QT:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if problem := preflight.qt_problem():
            return problem
    WRITERS[kind](order)
    return None
