"""`render`: a preset or a session becomes a file, whose suffix chooses what is written. No Qt is loaded before it is needed.

A new kind of file is one more entry in WRITERS, and in SERVES of `options`.
"""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from . import preflight
from .core.document import Document
from .core.errors import Invalid
from .core.figure import Figure
from .core.files import save, saving
from .core.films import Pace, film, why_not
from .core.words import tr
from .options import FILMS, PICTURES, PROGRAMS, TABLES, kind_of


@dataclass(frozen=True)
class Order:
    """Hold what is to be written where; `steps` is the first and last update asked for, or None.

    figure: how a picture looks, with what the command line says of it. progress: to be told how much is done, of how much.
    pace: how a film goes. lane, library: of which lane a program tells (None: the first), and with what.
    """

    document: Document
    figure: Figure
    out: Path
    steps: tuple[int, int] | None = None
    progress: Callable[[int, int], None] = lambda done, of: None
    pace: Pace = Pace()
    lane: int | None = None
    library: str = "numpy"


def _picture(order: Order) -> None:
    """Write a picture of the document's update."""
    from .view import figures

    save(order.out, figures.WRITERS[kind_of(order.out)](_drawn(order)))


def _drawn(order: Order):
    from .view import figures, language

    app = figures.application()
    if order.figure.language != language.ENGLISH:
        language.choose(app, order.figure.language)
    return figures.drawing(order.document, order.figure)


def _film(order: Order) -> None:
    """Write a film frame by frame; a picture of an update and the frame that shows it are the same."""
    first, last = _range(order)
    kind, size, count = kind_of(order.out), order.figure.size, order.pace.count(first, last)
    if reason := why_not(kind, size):
        raise Invalid(reason[:1].upper() + reason[1:])
    from .view.reel import frames

    drawn = _drawn(replace(order, figure=order.figure.but(transparent=False)))

    def told(shown):
        for done, frame in enumerate(shown):
            order.progress(done, count)
            yield frame

    with saving(order.out) as file, closing(frames(drawn, order.pace.steps(first, last))) as shown:
        film(file, kind, told(shown), count, size, order.pace.fps, order.pace.loop)
        order.progress(count, count)


def _table(order: Order) -> None:
    """Write what the lanes record as a table."""
    from .core.batches import batches_of
    from .core.problems import pose
    from .core.simulate import run
    from .core.tables import Table, write

    e, active = order.document.experiment, order.document.active
    points, batches = pose(e.data, e.reduction), batches_of(e)
    lanes = [lane for lane in e.lanes if active is None or lane.id in active]
    trajectories = {lane.id: run(lane, points, e.start, e.steps, batches) for lane in lanes}
    table = Table(e, trajectories, *_range(order))
    with saving(order.out) as file:
        for share in write(table, kind_of(order.out), file):
            order.progress(int(100 * share), 100)


def _program(order: Order) -> None:
    """Write a lane as a program."""
    from .core.experiment import lane_titles
    from .core.programs import program

    known = lane_titles(order.document.experiment)
    id = next(iter(known), None) if order.lane is None else order.lane
    if id not in known:
        raise Invalid(tr("lane is {lane}; it must be one of {known}.", lane=id, known=", ".join(f"{one} ({title})" for one, title in known.items())))
    save(order.out, program(order.document.experiment, id, order.library).encode())


def _range(order: Order) -> tuple[int, int]:
    """Return the first and the last update asked for, of all; raise Invalid where there are none such."""
    most = order.document.experiment.steps
    first, last = order.steps or (0, most)
    if last > most:
        raise Invalid(tr("Steps are {first}:{last}; they must be A:B with 0 ≤ A ≤ B ≤ {most}.", first=first, last=last, most=most))
    return first, last


WRITERS: dict[str, Callable[[Order], None]] = {
    **dict.fromkeys(PICTURES, _picture), **dict.fromkeys(FILMS, _film), **dict.fromkeys(TABLES, _table), **dict.fromkeys(PROGRAMS, _program),
}  # by suffix, without its dot  # fmt: skip
WITHOUT_QT = frozenset((*TABLES, *PROGRAMS))  # of these


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


def dressed(figure: Figure | None, size: tuple[int, int] | None, theme: str | None, language: str | None, trail: int | None = None) -> Figure:
    """Return a figure with what the command line says of it."""
    size_said = {"width": float(size[0]), "height": float(size[1]), "unit": "px", "dpi": 96.0, "font": None} if size else {}
    said = {"theme": theme, "language": language, "trail": trail}
    return (figure or Figure()).but(**size_said, **{name: value for name, value in said.items() if value is not None})


def write(order: Order) -> preflight.Problem | None:
    """Write what is asked for, or return what keeps Qt from drawing here."""
    kind = kind_of(order.out)
    if kind not in WITHOUT_QT:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if problem := preflight.qt_problem():
            return problem
    WRITERS[kind](order)
    return None
