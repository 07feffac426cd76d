"""What a picture of the canvas shows and says: an experiment computed, drawn at any size, and its settings in words."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from ..core.batches import batches_of
from ..core.dataset import Data, Online, Sparse
from ..core.errors import Invalid
from ..core.experiment import Experiment, Lane, titles
from ..core.landscape import landscape
from ..core.optimum import optimum
from ..core.preset import View, preset
from ..core.problems import pose
from ..core.replay import Replay
from ..core.schedules import CONSTANT
from ..core.simulate import run
from ..core.words import tr
from .canvas import plane
from .canvas.canvas import Canvas
from .canvas.mapping import Look
from .canvas.picture import Scene
from .lane_style import colour, styles_of
from .page import PARTS, Page, Part, paint_page
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


def computed(
    experiment: Experiment, view: View, cursor: int, theme: Theme, shown: Collection[int] | None = None, colours: Mapping[int, str] = {}, known: Scene | None = None
) -> Scene:
    """Compute all that an experiment shows over a part of the plane, in this thread, its lanes in their own styles.

    shown: the ids of the lanes and imported paths that are (None: all). colours: '#rrggbb' by id where a person chose one.
    known: a scene of the same experiment and view whose paths and ground are taken as they are.
    """
    points, words = pose(experiment.data, experiment.reduction), titles(experiment)
    kinds = {lane.id: lane.optimizer for lane in experiment.lanes} | {one.id: "imported" for one in experiment.imported}
    styles = dict(zip(kinds, styles_of(kinds.values())))
    ids = [id for id in kinds if shown is None or id in shown]
    chosen = {} if theme.name == "print" else colours
    return Scene(
        landscape=landscape(points, view.w, view.b).drawn(),
        trajectories=plane.paths(experiment, _trajectories(experiment, points, ids)),
        looks={id: Look(words[id], chosen.get(id) or colour(styles[id], theme), styles[id].dash, styles[id].marker) for id in ids},
        cursor=cursor,
        start=plane.start(experiment),
        optimum=plane.optimum(experiment, optimum(points).point),
        theme=theme,
        axes=plane.names(experiment),
    )


def _trajectories(experiment: Experiment, points, ids: list[int]) -> dict:
    batches = batches_of(experiment)
    found = {lane.id: run(lane, points, experiment.start, experiment.steps, batches) for lane in experiment.lanes if lane.id in ids}
    for one in experiment.imported:
        if one.id in ids:
            replay = Replay(one, points, experiment.steps)
            while not replay.done:
                replay.advance(1000)
            found[one.id] = replay.trajectory()
    return found


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


def canvas_of(scene: Scene, w_range: tuple, b_range: tuple) -> Canvas:
    """Return a canvas that shows a scene over a part of the plane."""
    canvas = Canvas()
    canvas.set_theme(scene.theme)
    canvas.picture.show_scene(**vars(scene))
    canvas.set_axes(*scene.axes)
    canvas.show_range(w_range, b_range)
    return canvas
