"""What a picture of the canvas shows and says: an experiment computed, drawn at any size, and its settings in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from ..core.batches import batches_of
from ..core.dataset import Data, Online, Sparse
from ..core.document import Document
from ..core.errors import Invalid
from ..core.experiment import Experiment, Lane, told_apart
from ..core.landscape import Landscape, landscape
from ..core.optimum import optimum
from ..core.preset import preset
from ..core.problems import pose
from ..core.replay import recorded
from ..core.schedules import CONSTANT
from ..core.simulate import run
from ..core.stages import stages
from ..core.trajectory import Trajectory
from ..core.words import tr
from .canvas import plane
from .canvas.arrows import arrows_of
from .canvas.canvas import Canvas
from .canvas.mapping import Look
from .canvas.picture import Scene
from .lane_style import colour, styles_of
from .layout import Part
from .page import PARTS, Page, paint_page
from .theme import Theme


def render(scene: Scene, w_range: tuple, b_range: tuple, size: tuple[int, int], caption: str = "", scale: float = 1.0) -> QImage:
    """Draw a scene over a part of the plane, with axes, and below it the caption in at most a third of the height.

    size: (width, height) of the image, px. scale: px of the image per px of the canvas, so 2 draws all of it twice as
    large. What belongs to the mouse and the moment is left out. Raises Invalid where there is no memory for it.
    """
    still = replace(scene, held=False, waiting=False, label=None)
    return paint(Page(size, scene.theme, [Part("", lambda: canvas_of(still, w_range, b_range), is_wide=True)], caption=caption), scale)


def paint(page: Page, scale: float) -> QImage:
    """Return a page as pixels, `scale` of them per px of the screen; raise Invalid where there is no memory for it."""
    image = QImage(*page.size, QImage.Format.Format_ARGB32 if page.transparent else QImage.Format.Format_RGB32)
    if image.isNull():
        raise Invalid(tr("There is not enough memory for a picture of {width:,} × {height:,} pixels.", width=page.size[0], height=page.size[1]))
    image.setDevicePixelRatio(scale)
    image.fill(QColor("transparent" if page.transparent else page.theme.background))
    paint_page(image, page, scale)
    image.setDevicePixelRatio(1.0)
    return image


def png_bytes(image: QImage, dots: int = 0) -> bytes:
    """Return an image as a PNG file that says how many dots it has per metre, or nothing of it (0)."""
    if dots:
        image.setDotsPerMeterX(dots)
        image.setDotsPerMeterY(dots)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


def caption(experiment: Experiment, cursor: int, titles: Mapping[int, str], preset_name: str = "") -> str:
    """Return in one line what is shown: data, update, loss, start, and the settings of the lanes in `titles` (by id).

    `preset_name` stands for the data as long as they are that preset's.
    """
    known = preset_name and preset(preset_name).experiment.data == experiment.data
    w, b = (_number(value, 5) for value in experiment.start)
    parts = [preset_name if known else _data(experiment.data), tr("update {update:,} of {updates:,}", update=cursor, updates=experiment.steps)]
    parts += [tr("mean loss") if experiment.reduction == "mean" else tr("sum loss"), tr("start w {w}, b {b}", w=w, b=b)]
    parts += [tr("batches of {size:,}", size=experiment.batch.size)] if experiment.batch.size else []
    parts += [_lane(lane, titles[lane.id]) for lane in experiment.lanes if lane.id in titles]
    parts += [titles[one.id] for one in experiment.imported if one.id in titles]
    return PARTS.join(parts)


@dataclass(frozen=True)
class Known:
    """Hold what is computed of a document already: the loss over its view, or None, trajectories by id, and ghosts by id."""

    landscape: Landscape | None = None
    trajectories: Mapping[int, Trajectory] = field(default_factory=dict)
    ghosts: Mapping[int, Trajectory] = field(default_factory=dict)


def records(document: Document, known: Known = Known()) -> dict[int, Trajectory]:
    """Return the records of what a document shows, by id, in this thread; what is known is taken as it is."""
    e = document.experiment
    ids = [one.id for one in (*e.lanes, *e.imported) if document.active is None or one.id in document.active]
    had = {id: known.trajectories[id] for id in ids if id in known.trajectories}
    found = had | recorded(e, pose(e.data, e.reduction), [id for id in ids if id not in had])
    return {id: found[id] for id in ids}


def computed(document: Document, theme: Theme, known: Known = Known()) -> Scene:
    """Compute all that a document shows, in this thread, its lanes in their own styles; what is known is taken as it is."""
    e, words = document.experiment, told_apart(document.experiment)
    points, batches = pose(e.data, e.reduction), batches_of(e)
    kinds = {lane.id: lane.optimizer for lane in e.lanes} | {one.id: "imported" for one in e.imported}
    styles = dict(zip(kinds, styles_of(kinds.values())))
    found = records(document, known)
    haunted = {lane.id: lane.ghost() for lane in e.lanes if lane.id in found and lane.id in document.ghosts}
    ghosts = {id: known.ghosts.get(id) or run(ghost, points, e.start, e.steps, batches) for id, ghost in haunted.items() if ghost}
    chosen = {} if theme.name == "print" else document.colours
    scene = Scene(
        landscape=known.landscape or landscape(points, document.view.w, document.view.b).drawn(),
        trajectories=plane.paths(e, found),
        looks={id: Look(words[id], chosen.get(id) or colour(styles[id], theme), styles[id].dash, styles[id].marker) for id in found},
        start=plane.start(e),
        optimum=plane.optimum(e, optimum(points).point),
        theme=theme,
        axes=plane.names(e),
        ghosts=plane.paths(e, ghosts),
        arrow_kinds=document.arrows.kinds if document.arrows.stage is None else (),
        arrow_scale=None,
        arrow_log=document.arrows.logarithmic,
    )
    return at_update(scene, document)


def at_update(scene: Scene, document: Document) -> Scene:
    """Return the scene of a document at the document's update."""
    asked, lanes = document.arrows, [lane.id for lane in document.experiment.lanes if lane.id in scene.trajectories]
    if asked.stage is None:
        return replace(scene, cursor=document.step, arrows=arrows_of(document.experiment, scene.trajectories, lanes if asked.kinds else (), document.step, asked.kinds))
    rule = document.experiment.lane(asked.lane).rule if asked.lane in lanes else None
    ids = [asked.lane] if rule and asked.stage < len(stages(rule)) else []
    return replace(scene, cursor=document.step, arrows=arrows_of(document.experiment, scene.trajectories, ids, document.step, (), asked.stage))


def _number(value: float, digits: int = 8) -> str:
    return f"{value:.{digits}g}".replace("e-0", "e-").replace("-", "−")


def _data(data: Data) -> str:
    if isinstance(data, Online):
        return tr("lines of the slopes {slopes} in turn", slopes=", ".join(map(_number, data.slopes)))
    if not isinstance(data, Sparse):
        return tr("{points:,} points of {file}", points=len(data.x), file=data.name) if data.name else tr("{points:,} points", points=len(data.x))
    low, high, mean, sd = (_number(value) for value in (data.low, data.high, data.mean, data.sd))
    x = tr("uniform {low} to {high}", low=low, high=high) if data.distribution == "uniform" else tr("normal, mean {mean}, sd {sd}", mean=mean, sd=sd)
    return tr("{points:,} points, sparsity {sparsity}, x {x}, seed {seed}", points=data.points, sparsity=_number(data.sparsity), x=x, seed=data.seed)


def _lane(lane: Lane, title: str) -> str:
    schedule = f", {tr(lane.schedule.declared.title)}" if lane.schedule.kind != CONSTANT else ""
    return f"{title} {', '.join(f'{h.symbol} {_number(lane.settings[h.name])}' for h in lane.rule.hyper)}{schedule}"


def canvas_of(scene: Scene, w_range: tuple, b_range: tuple, equal: bool = False) -> Canvas:
    """Return a canvas that shows a scene over a part of the plane; equal: a w as long as a b, so at least that part."""
    canvas = Canvas()
    canvas.box.setAspectLocked(equal)
    canvas.set_theme(scene.theme)
    canvas.picture.show_scene(**vars(scene))
    canvas.set_axes(*scene.axes)
    canvas.show_range(w_range, b_range)
    return canvas
