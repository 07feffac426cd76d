"""A document as a finished picture: canvas, panels and curves on one page, as PNG, SVG or PDF, with the document inside."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSize, QSizeF, QUuid
from PySide6.QtGui import QGuiApplication, QImage, QPageSize, QPdfWriter
from PySide6.QtWidgets import QApplication

from ..core.curves import CURVES, Curve, Subject, curves_of, has
from ..core.dataset import Online
from ..core.document import Document
from ..core.errors import Invalid
from ..core.experiment import Lane, lane_titles, titles
from ..core.figure import CANVAS, DATA, INSPECTOR, LANES, PANELS, VERDICTS, Figure
from ..core.optimum import Optimum, optimum
from ..core.pictures import into_png, into_svg, text_of, xmp
from ..core.problems import pose
from ..core.stages import stages
from ..core.trajectory import Trajectory
from ..core.verdict import verdict
from ..core.words import tr
from .canvas.picture import Scene
from .language import spell_as_ever
from .layout import Part
from .page import Page, fits, letters, paint_page, scale_for
from .picture import Known, at_update, canvas_of, caption, computed, paint, png_bytes, records
from .theme import DARK, LIGHT, PRINT

THEMES = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}
DPI = 96.0  # of Qt's strokes and letters at scale 1
NO_ONE = QUuid("{6f707473-696d-4000-8000-000000000001}")  # the id of every PDF: what is in it tells it from others
NO_TIME = b"(D:20000101000000"


@dataclass(frozen=True, eq=False)
class Drawing:
    """Hold a document with all that is computed for a figure of it; `records` by id as they are, the scene's as they are drawn."""

    document: Document
    figure: Figure
    scene: Scene
    records: Mapping[int, Trajectory]
    optimum: Optimum

    def at(self, step: int) -> "Drawing":
        """Return the drawing at another update; nothing is computed again."""
        document = msgspec.structs.replace(self.document, step=step)
        return replace(self, document=document, scene=at_update(self.scene, document))


def drawing(document: Document, figure: Figure, known: Known = Known()) -> Drawing:
    """Compute all that a figure of the document shows; raise Invalid where a part is none or the update is beyond the last.

    known: what is computed of it already, which is not computed again.
    """
    e = document.experiment
    check_step(document)
    application()
    for key in figure.parts:
        check_part(document, key)
    found = records(document, known)
    scene = computed(document, THEMES[figure.theme], replace(known, trajectories=found))
    drawn = Drawing(document, figure, replace(scene, legend=figure.legend, trail=figure.trail), found, optimum(pose(e.data, e.reduction)))
    if not fits(page_of(drawn), scale(figure)):
        raise Invalid(tr("There is no room for all these words; make the picture larger, the text smaller, or take fewer parts onto it."))
    return drawn


@cache
def application() -> QApplication:
    """Return the application, made where there is none: without a window, for as long as the program lives."""
    if QApplication.instance():
        return QApplication.instance()
    made = QApplication(["optsim", "-platform", "offscreen"])
    spell_as_ever()
    return made


def check_step(document: Document) -> None:
    """Raise Invalid where the update of a document is beyond its experiment's last."""
    e = document.experiment
    if document.step > e.steps:
        raise Invalid(tr("step is {step:,}; it must be a whole number from 0 to {last:,}, the last.", step=document.step, last=e.steps))


def check_part(document: Document, key: str) -> None:
    """Raise Invalid where there is no such part, or a document has it not."""
    if key == DATA and isinstance(document.experiment.data, Online):
        raise Invalid(tr("part is {key!r}; a problem of lines in turn has no points and no neuron to tell of.", key=key))
    if key in (INSPECTOR, VERDICTS) and not lanes_of(document):
        raise Invalid(tr("part is {key!r}; no lane is ticked of which it could tell.", key=key))
    _ = key in PANELS or curve_of(document, key)


def lanes_of(document: Document) -> list[Lane]:
    """Return the lanes that a document shows."""
    return [lane for lane in document.experiment.lanes if document.active is None or lane.id in document.active]


def inspected(document: Document) -> Lane:
    """Return the lane of which the step inspector tells, of those shown."""
    lanes = lanes_of(document)
    return next((lane for lane in lanes if lane.id == document.arrows.lane), lanes[0])


def equations(document: Document) -> list[str]:
    """Return the LaTeX that the step inspector shows of a document."""
    return [stage.equation for stage in stages(inspected(document).rule)] if lanes_of(document) else []


def curve_of(document: Document, key: str) -> Curve:
    """Return the curve of this key that a document's lanes have; raise Invalid where there is none."""
    known = {curve.key: curve for curve in (*CURVES, *curves_of(lane.rule for lane in document.experiment.lanes))}
    if key not in known:
        raise Invalid(tr("part is {key!r}; it must be one of {known}.", key=key, known=", ".join((*PANELS, *known))))
    return known[key]


# the three kinds of files


def png(drawn: Drawing) -> bytes:
    """Return the drawing as a PNG file."""
    return into_png(png_bytes(image(drawn), round(drawn.figure.dpi / 0.0254)), text_of(drawn.document, drawn.figure))


def svg(drawn: Drawing) -> bytes:
    """Return the drawing as an SVG file, all of it shapes and text."""
    from PySide6.QtSvg import QSvgGenerator

    (width, height), buffer = drawn.figure.size, _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRect(0, 0, width, height))
    generator.setResolution(round(DPI))
    generator.setTitle(drawn.figure.title or "OptSim")
    _paint(generator, drawn, scale(drawn.figure))
    f = drawn.figure
    sides = f'width="{f.width:g}{f.unit}" height="{f.height:g}{f.unit}"'.encode()
    return into_svg(re.sub(rb'width="[\d.]+mm" height="[\d.]+mm"', sides, buffer.data().data(), count=1), text_of(drawn.document, f))


def pdf(drawn: Drawing) -> bytes:
    """Return the drawing as a PDF file of one page, all of it shapes and text, with an id and a date that never change."""
    (width, height), dpi, buffer = drawn.figure.size, drawn.figure.dpi, _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(round(DPI))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setPageSize(QPageSize(QSizeF(width * 72 / dpi, height * 72 / dpi), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setTitle(drawn.figure.title or "OptSim")
    writer.setCreator("OptSim")
    writer.setDocumentId(NO_ONE)
    writer.setDocumentXmpMetadata(xmp(text_of(drawn.document, drawn.figure)))
    _paint(writer, drawn, scale(drawn.figure) * DPI / dpi)
    return re.sub(rb"\(D:\d{14}", NO_TIME, buffer.data().data(), count=2)


WRITERS: dict[str, Callable[[Drawing], bytes]] = {"png": png, "svg": svg, "pdf": pdf}  # by a file's suffix


def image(drawn: Drawing, share: float = 1.0) -> QImage:
    """Return the drawing as pixels, `share` times as large; raise Invalid where there is no memory for it."""
    page = page_of(drawn)
    size = tuple(max(1, round(share * side)) for side in page.size)
    return paint(replace(page, size=size), share * scale(drawn.figure))


def scale(figure: Figure) -> float:
    """Return how large strokes and letters are, px of the picture per px of the screen."""
    if figure.font is None:
        return scale_for(figure.size) if figure.unit == "px" else figure.dpi / DPI
    return figure.font * figure.dpi / DPI / usual_font()


def usual_font() -> float:
    """Return the size of the letters at scale 1, pt."""
    return QGuiApplication.font().pointSizeF()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _paint(device, drawn: Drawing, each: float) -> None:
    paint_page(device, page_of(drawn), scale(drawn.figure), each)


# what is on the page


def page_of(drawn: Drawing) -> Page:
    """Return the page of a drawing."""
    figure = drawn.figure
    now, longest = caption_of(drawn, drawn.document.step), caption_of(drawn, drawn.document.experiment.steps)
    return Page(figure.size, drawn.scene.theme, [_part(drawn, key) for key in figure.parts], figure.title, now, figure.transparent, longest)


def caption_of(drawn: Drawing, step: int) -> str:
    """Return the caption of a drawing at an update, or "" where it has none."""
    document = drawn.document
    return caption(document.experiment, step, _shown_titles(drawn), document.preset) if drawn.figure.caption else ""


def _shown_titles(drawn: Drawing) -> dict[int, str]:
    known = titles(drawn.document.experiment)
    ids = set().union(*(_ids(drawn, key) for key in drawn.figure.parts))
    return {id: known[id] for id in drawn.records if id in ids}


def _ids(drawn: Drawing, key: str) -> Iterable[int]:
    """Return of which lanes and imported paths a part tells."""
    if key in (CANVAS, LANES):
        return drawn.records
    if key in (DATA, VERDICTS):
        return [lane.id for lane in lanes_of(drawn.document)]
    return [inspected(drawn.document).id] if key == INSPECTOR else _subjects(drawn, curve_of(drawn.document, key))


def _subjects(drawn: Drawing, curve: Curve) -> dict[int, Subject]:
    """Return the lanes that a curve is shown of, by id: of the document's own curve only the lane that it chose."""
    e, chosen = drawn.document.experiment, drawn.document.curves
    lanes, only = {one.id: one for one in (*e.lanes, *e.imported)}, chosen.lane if chosen.curve == curve.key else None
    subjects = {id: Subject(lanes[id], trajectory, drawn.optimum) for id, trajectory in drawn.records.items()}
    return {id: one for id, one in subjects.items() if only in (None, id) and has(curve, one)}


def _part(drawn: Drawing, key: str) -> Part:
    makers = {CANVAS: _canvas, DATA: _data, LANES: _table, INSPECTOR: _step, VERDICTS: _verdicts}
    return makers[key](drawn) if key in makers else _curve(drawn, curve_of(drawn.document, key))


def _canvas(drawn: Drawing) -> Part:
    view = drawn.document.view
    return Part("", lambda: canvas_of(drawn.scene, view.w, view.b, drawn.document.equal), is_wide=True)


def _data(drawn: Drawing) -> Part:
    from .panels.data_figure import data_view

    return Part(tr("Data and neuron"), lambda: data_view(drawn.document.experiment.data, drawn.scene, list(_ids(drawn, DATA))))


def _table(drawn: Drawing) -> Part:
    from .panels.lane_figure import lane_words
    from .panels.lane_table import heads, row_of

    e, looks, step = drawn.document.experiment, drawn.scene.looks, drawn.document.step
    rows = [row_of(e, id, looks[id].title, trajectory, step, drawn.optimum)[0] for id, trajectory in drawn.records.items()]
    words = lane_words([heads(), *rows], [looks[id].colour for id in drawn.records], drawn.scene.theme, letters())
    return Part(tr("At update {step:,}", step=step), words=words)


def _step(drawn: Drawing) -> Part:
    from .panels.step_figure import step_words
    from .panels.step_lines import when

    lane, arrows = inspected(drawn.document), drawn.document.arrows
    record, stage = drawn.records[lane.id], arrows.stage if lane.id == arrows.lane else None
    row = record.last(drawn.document.step)
    title = tr("{lane}. {when}", lane=lane_titles(drawn.document.experiment)[lane.id], when=when(row, record))
    return Part(title, words=step_words(lane, record, row, stage, drawn.scene.theme, letters()))


def _verdicts(drawn: Drawing) -> Part:
    from .panels.verdict_figure import verdict_words

    e, told = drawn.document.experiment, []
    known, points = lane_titles(e), pose(e.data, e.reduction)
    for lane in lanes_of(drawn.document):
        subject = Subject(lane, drawn.records[lane.id], drawn.optimum)
        here, end = (verdict(known[lane.id], subject, points, step) for step in (drawn.document.step, e.steps))
        told.append((known[lane.id], drawn.scene.looks[lane.id].colour, here, end))
    return Part(tr("Verdicts at update {step:,}", step=drawn.document.step), words=verdict_words(told, drawn.scene.theme, letters()))


def _curve(drawn: Drawing, curve: Curve) -> Part:
    from .panels.curves_figure import curve_scene, plot_of

    figure, chosen, steps = drawn.figure, drawn.document.curves, drawn.document.experiment.steps
    logarithmic = chosen.logarithmic if chosen.curve == curve.key and chosen.logarithmic is not None else curve.logarithmic
    legend = figure.legend and figure.parts[0] == curve.key  # one tells of all
    scene = curve_scene(curve, _subjects(drawn, curve), drawn.scene.looks, drawn.scene.theme, logarithmic, steps, legend)
    how = [*([tr("w solid, b dashed")] if curve.per_parameter else []), *([tr("log scale")] if logarithmic else [])]
    return Part(tr(curve.title) + (f" ({', '.join(how)})" if how else ""), lambda: plot_of(scene, steps, drawn.document.step))
