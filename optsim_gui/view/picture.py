"""The picture to take home: the canvas at any size with a caption below it, as an image or a PNG file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsView

from ..core.dataset import Data, Sparse
from ..core.errors import Invalid
from ..core.experiment import Experiment, Lane, lane_titles
from ..core.landscape import landscape
from ..core.optimum import optimum
from ..core.preset import View, preset
from ..core.problems.neuron import group
from ..core.simulate import run
from .canvas.canvas import Canvas
from .canvas.mapping import Look
from .canvas.picture import Scene
from .lane_style import colour, styles_of
from .theme import DARK, LIGHT, SPACE, Theme, numeric_font

SIDES = (64, 16384)  # px of a picture
PAGE = (1280, 800)  # px that show the canvas as on a usual screen
PARTS = " · "  # between the parts of a caption; lines break here
SMALL = 0.9  # of the usual font


def check_size(size: tuple[int, int]) -> None:
    """Raise Invalid where a side of a picture, in px, is out of range."""
    for name, side in zip(("width", "height"), size):
        if not SIDES[0] <= side <= SIDES[1]:
            raise Invalid(f"{name} is {side:,}; it must be a whole number of pixels from {SIDES[0]} to {SIDES[1]:,}.")


def scale_for(size: tuple[int, int], page: tuple[int, int] = PAGE) -> float:
    """Return how large strokes and letters are to be at `size` px: grown with the picture beyond `page` px, and
    shrunk with it only where it is less than a quarter of that."""
    fit = min(size[0] / page[0], size[1] / page[1])
    return fit if fit > 1.0 else min(1.0, 4.0 * fit)


def render(scene: Scene, w_range: tuple, b_range: tuple, size: tuple[int, int], caption: str = "", scale: float = 1.0) -> QImage:
    """Draw a scene over a part of the plane, with axes, and below it the caption in at most a third of the height.

    size: (width, height) of the image, px. scale: px of the image per px of the canvas, so 2 draws all of it twice as
    large. What belongs to the mouse and the moment is left out. Raises Invalid where there is no memory for it.
    """
    still = replace(scene, held=False, waiting=False, label=None)
    return page(lambda: _canvas_of(still, w_range, b_range), size, scene.theme, caption, scale)


def page(make: Callable[[], QGraphicsView], size: tuple[int, int], theme: Theme, caption: str = "", scale: float = 1.0) -> QImage:
    """Draw the view that `make` makes, and the caption below it (see `render`)."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise Invalid(f"There is not enough memory for a picture of {size[0]:,} × {size[1]:,} pixels.")
    image.setDevicePixelRatio(scale)
    image.fill(QColor(theme.background))
    width, height = (ceil(side / scale - 1e-6) for side in size)
    painter = QPainter(image)
    painter.setFont(_small_font())
    below = _paint_caption(painter, caption, width, height, theme)
    _paint_view(painter, make(), width, height - below)
    painter.end()
    image.setDevicePixelRatio(1.0)
    return image


def png_bytes(image: QImage) -> bytes:
    """Return an image as a PNG file."""
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
    parts = [preset_name if known else _data(experiment.data), f"update {cursor:,} of {experiment.steps:,}"]
    parts += [f"{experiment.reduction} loss", f"start w {w}, b {b}"]
    parts += [_lane(lane, titles[lane.id]) for lane in experiment.lanes if lane.id in titles]
    return PARTS.join(parts)


def render_preset(name: str, step: int | None, size: tuple[int, int], theme: str) -> bytes:
    """Draw a preset at `step` (None: its last) in the theme "light" or "dark", size in px; return a PNG file.

    It works without a window and without an event loop. Raises Invalid for an unknown preset, step or size.
    """
    chosen = preset(name)
    e = chosen.experiment
    check_size(size)
    if step is not None and not 0 <= step <= e.steps:
        raise Invalid(f"step is {step:,}; it must be a whole number from 0 to {e.steps:,}, the last of preset {name}.")
    app = QApplication.instance() or QApplication(["optsim", "-platform", "offscreen"])  # noqa: F841 it lives while we draw
    cursor = e.steps if step is None else step
    scene = computed(e, chosen.view, cursor, {"light": LIGHT, "dark": DARK}[theme])
    return png_bytes(render(scene, chosen.view.w, chosen.view.b, size, caption(e, cursor, lane_titles(e), name), scale_for(size)))


def computed(experiment: Experiment, view: View, cursor: int, theme: Theme) -> Scene:
    """Compute all that an experiment shows over a part of the plane, in this thread, its lanes in their own styles."""
    points = group(*experiment.data.arrays(), experiment.reduction)
    titles, styles = lane_titles(experiment), styles_of(lane.optimizer for lane in experiment.lanes)
    return Scene(
        landscape=landscape(points, view.w, view.b).drawn(),
        trajectories={lane.id: run(lane, points, experiment.start, experiment.steps) for lane in experiment.lanes},
        looks={lane.id: Look(titles[lane.id], colour(s, theme), s.dash, s.marker) for lane, s in zip(experiment.lanes, styles)},
        cursor=cursor,
        start=experiment.start,
        optimum=optimum(points).point,
        theme=theme,
    )


def _number(value: float, digits: int = 8) -> str:
    return f"{value:.{digits}g}".replace("e-0", "e-").replace("-", "−")


def _data(data: Data) -> str:
    if not isinstance(data, Sparse):
        return f"{len(data.x):,} points{f' of {data.name}' if data.name else ''}"
    low, high, mean, sd = (_number(value) for value in (data.low, data.high, data.mean, data.sd))
    x = f"uniform {low} to {high}" if data.distribution == "uniform" else f"normal, mean {mean}, sd {sd}"
    return f"{data.points:,} points, sparsity {_number(data.sparsity)}, x {x}, seed {data.seed}"


def _lane(lane: Lane, title: str) -> str:
    return f"{title} {', '.join(f'{h.symbol} {_number(lane.settings[h.name])}' for h in lane.rule.hyper)}"


def _small_font() -> QFont:
    font = numeric_font()
    font.setPointSizeF(SMALL * font.pointSizeF())
    return font


def _paint_caption(painter: QPainter, caption: str, width: int, height: int, theme: Theme) -> int:
    """Paint the caption at the foot of width x height px and return how many px it takes."""
    metrics = QFontMetricsF(painter.font())
    room = width - 2 * SPACE
    lines = wrapped(caption, metrics, room, int((height / 3 - 2 * SPACE) / metrics.lineSpacing()))
    below = ceil(len(lines) * metrics.lineSpacing()) + 2 * SPACE if lines else 0
    painter.setPen(QColor(theme.muted))
    for i, line in enumerate(lines):
        top = height - below + SPACE + i * metrics.lineSpacing()
        painter.drawText(QRectF(SPACE, top, room, metrics.lineSpacing()), Qt.TextFlag.TextDontClip, line)
    return below


def wrapped(caption: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """Return the caption as at most `most` lines of at most `width` px, broken between its parts; "…" ends what is cut."""
    lines: list[str] = []
    for part in filter(None, caption.split(PARTS)):
        if lines and metrics.horizontalAdvance(lines[-1] + PARTS + part) <= width:
            lines[-1] += PARTS + part
        else:
            lines.append(part)
    if len(lines) > most > 0:
        lines[most - 1] += PARTS + "…"
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines[: max(0, most)]]


def _canvas_of(scene: Scene, w_range: tuple, b_range: tuple) -> Canvas:
    canvas = Canvas()
    canvas.set_theme(scene.theme)
    canvas.picture.show_scene(**vars(scene))
    canvas.show_range(w_range, b_range)
    return canvas


def _paint_view(painter: QPainter, view: QGraphicsView, width: int, height: int) -> None:
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    view.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    view.resize(width, height)
    view.show()  # on no screen: only what is shown is laid out
    view.render(painter, QRectF(0, 0, width, height), view.viewport().rect())
    view.hide()
    view.deleteLater()
    QApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)  # now: a command line has no event loop that would
