"""The picture in the plot: ground, paths and marks, each painted again only when it has changed."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import inf

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from ...core.landscape import Landscape
from ...core.trajectory import Trajectory
from ..theme import LIGHT, Theme
from .arrow_strokes import ends, key_box, key_size, paint_arrows, paint_key
from .arrows import Arrow, caption, magnification
from .ground import Ground
from .mapping import Look, Mapping, draw_lines
from .marks import inside, legend_box, legend_size, paint_head, paint_label, paint_legend, paint_optimum, paint_start
from .paths import AT_ONCE_PX, GHOST_PX, PathLayer, pen
from .trail import paint_trail
from .vector import draws_shapes, paint_path
from .vector import paint_ground as paint_ground_shapes

GHOST_OPACITY = 0.55
REST_MS = 60  # until then the ground of a view that moves is stretched: a new landscape is on its way

Measure = Callable[[QFontMetricsF], QSizeF]
Place = Callable[[QSizeF], QRectF]
Paint = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True)
class Scene:
    """Hold all that the picture shows; equal scenes give equal pictures.

    trajectories and looks: by lane id, in drawing order. cursor: the update up to which paths go. held: the start is
    being moved. waiting: what is shown is out of date and greyed. label: text and (w, b) of what is pointed at.
    axes: the names of the one across and the one upward. trail: how many updates of a path are shown, fading; 0 for all.
    ghosts: by lane id, paths drawn thin and pale in the lane's colour.
    arrows: by lane id, `arrow_scale` times as long as they are (None: as suits their run) or with `arrow_log` logarithmic;
    arrow_kinds: those explained.
    """

    landscape: Landscape | None = None
    trajectories: dict[int, Trajectory] = field(default_factory=dict)
    looks: dict[int, Look] = field(default_factory=dict)
    cursor: int = 0
    start: tuple[float, float] = (0.0, 0.0)
    optimum: tuple[float, float] | None = None
    theme: Theme = LIGHT
    legend: bool = True
    held: bool = False
    waiting: bool = False
    label: tuple[str, float, float] | None = None
    arrows: dict[int, tuple[Arrow, ...]] = field(default_factory=dict)
    arrow_kinds: tuple[str, ...] = ()
    arrow_scale: float | None = 1.0
    arrow_log: bool = False
    ghosts: dict[int, Trajectory] = field(default_factory=dict)
    axes: tuple[str, str] = ("w", "b")
    trail: int = 0


class Picture(pg.GraphicsObject):
    """Paint a scene over the whole of a view box, in its pixels."""

    def __init__(self, box: pg.ViewBox):
        super().__init__(box)
        self._box = box
        self.scene_shown = Scene()
        self.layer, self.ghost_layer = PathLayer(), PathLayer(GHOST_PX)
        self._ground = Ground()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.update)
        self._moved_to: Mapping | None = None
        self._legend, self._key = Kept(), Kept()
        self._font: QFont | None = None
        box.sigResized.connect(self._resized)

    def _resized(self) -> None:
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the rectangle of the view box."""
        return QRectF(0, 0, self._box.width(), self._box.height())

    def set_font(self, font: QFont | None) -> None:
        """Write in this font, or in the painter's own."""
        self._font = font
        self.update()

    def show_scene(self, **changes) -> None:
        """Change what is shown and ask for a repaint if it is anything new."""
        scene = replace(self.scene_shown, **changes)
        if scene != self.scene_shown:
            self.scene_shown = scene
            self.update()

    def mapping(self, ratio: float = 1.0) -> Mapping:
        """Return the mapping of the plane onto the view box as it is now."""
        w, b = self._box.viewRange()
        return Mapping(tuple(w), tuple(b), self._box.width(), self._box.height(), ratio)

    def paint(self, painter: QPainter, _option=None, widget=None) -> None:
        """Paint the scene (called by Qt): on the screen, in `widget`, very long paths by and by, elsewhere all at once."""
        scene, ratio = self.scene_shown, painter.device().devicePixelRatio()
        mapping = self.mapping(ratio)
        if min(mapping.width, mapping.height) * ratio < 1:
            return
        painter.setClipRect(self.boundingRect())
        if self._font:
            painter.setFont(self._font)
        if scene.theme.name == "print" or draws_shapes(painter):
            self._paint_shapes(painter, scene, mapping)
            return
        self._paint_ground(painter, scene, mapping, may_stretch=bool(widget))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if scene.trail:
            self._paint_trails(painter, scene, mapping)
        else:
            self.layer.show(scene.trajectories, scene.looks, scene.cursor, mapping, AT_ONCE_PX if widget else inf)
        if scene.ghosts:
            self._paint_ghosts(painter, scene, mapping, AT_ONCE_PX if widget else inf)
        elif self.ghost_layer.paths:
            self.ghost_layer = PathLayer(GHOST_PX)
        if self.layer.behind or self.ghost_layer.behind:
            self.update()
        if not scene.trail:
            self.layer.paint(painter)
            self._paint_tails(painter, scene, ratio)
        self._paint_arrows(painter, scene, mapping)
        self._paint_marks(painter, scene, mapping)
        self._paint_legend(painter, scene, mapping)
        self._paint_key(painter, scene, mapping)
        if scene.waiting:
            veil = QColor(scene.theme.background)
            veil.setAlpha(150)
            painter.fillRect(self.boundingRect(), veil)
        if scene.label:
            text, w, b = scene.label
            paint_label(painter, text, mapping.point(w, b), scene.theme, mapping)

    def _paint_shapes(self, painter: QPainter, scene: Scene, mapping: Mapping) -> None:
        """Paint the scene for a file: nothing of it is pixels, nothing belongs to the moment."""
        is_print = scene.theme.name == "print"
        paint_ground_shapes(painter, scene.landscape, mapping, scene.theme)
        painter.setOpacity(GHOST_OPACITY)
        for id, trajectory in scene.ghosts.items():
            paint_path(painter, trajectory, replace(scene.looks[id], dash=()), scene.cursor, mapping, GHOST_PX)
        painter.setOpacity(1.0)
        if scene.trail:
            self._paint_trails(painter, scene, mapping)
        for id, trajectory in scene.trajectories.items() if not scene.trail else ():
            paint_path(painter, trajectory, scene.looks[id], scene.cursor, mapping, marked=is_print)
        self._paint_arrows(painter, scene, mapping)
        self._paint_marks(painter, scene, mapping)
        self._paint_legend(painter, scene, mapping)
        self._paint_key(painter, scene, mapping)

    def _paint_trails(self, painter: QPainter, scene: Scene, mapping: Mapping) -> None:
        for id, trajectory in scene.trajectories.items():
            paint_trail(painter, trajectory, scene.looks[id], scene.cursor, scene.trail, mapping)

    def _paint_ghosts(self, painter: QPainter, scene: Scene, mapping: Mapping, most_px: float) -> None:
        looks = {id: replace(scene.looks[id], dash=()) for id in scene.ghosts}
        self.ghost_layer.show(scene.ghosts, looks, scene.cursor, mapping, most_px)
        painter.setOpacity(GHOST_OPACITY)
        self.ghost_layer.paint(painter)
        for id, pieces in self.ghost_layer.tails(scene.cursor).items():
            painter.setPen(pen(looks[id].colour, width=GHOST_PX))
            draw_lines(painter, pieces / mapping.ratio)
        painter.setOpacity(1.0)

    def _paint_tails(self, painter: QPainter, scene: Scene, ratio: float) -> None:
        for id, pieces in self.layer.tails(scene.cursor).items():
            painter.setPen(pen(scene.looks[id].colour))
            draw_lines(painter, pieces / ratio)

    def _paint_marks(self, painter: QPainter, scene: Scene, mapping: Mapping) -> None:
        start = mapping.point(*scene.start)
        if inside(start, mapping):
            paint_start(painter, start, scene.theme, scene.held)
        if scene.optimum and inside(mapping.point(*scene.optimum), mapping):
            paint_optimum(painter, mapping.point(*scene.optimum), scene.theme)
        for id, trajectory in scene.trajectories.items():
            paint_head(painter, mapping.point(*trajectory.point(scene.cursor)), scene.looks[id], scene.theme, mapping)

    def arrow_ends(self, kind: str) -> list[QPointF]:
        """Return where the arrows of a kind begin and end, px of the view box."""
        scene, mapping = self.scene_shown, self.mapping()
        scale = arrow_scale(scene, mapping)
        return [end for drawn in scene.arrows.values() for end in ends(drawn, kind, mapping, scale, scene.arrow_log)]

    def _paint_arrows(self, painter: QPainter, scene: Scene, mapping: Mapping) -> None:
        scale = arrow_scale(scene, mapping)
        for id, drawn in scene.arrows.items():
            if id in scene.looks:
                paint_arrows(painter, drawn, scene.looks[id].colour, mapping, scene.theme, scale, scene.arrow_log)

    def _paint_ground(self, painter: QPainter, scene: Scene, mapping: Mapping, may_stretch: bool) -> None:
        """Paint the ground; what is stretched is painted anew when the view has stood still for REST_MS."""
        rests = self._moved_to == mapping and not self._rest.isActive()
        self._ground.paint(painter, scene.landscape, mapping, scene.theme, may_stretch and not rests)
        if not self._ground.is_stretched:
            self._rest.stop()
        elif self._moved_to != mapping:
            self._moved_to = mapping
            self._rest.start()

    @property
    def is_stretched(self) -> bool:
        """Tell whether the ground shown is that of another view, stretched, and will be painted anew."""
        return self._ground.is_stretched

    def _paint_legend(self, painter: QPainter, scene: Scene, mapping: Mapping) -> None:
        looks = [scene.looks[id] for id in scene.trajectories] if scene.legend else []
        self._legend.paint(
            painter,
            mapping,
            (looks, scene.theme),
            lambda metrics: legend_size(metrics, looks),
            lambda size: legend_box(size, mapping, _to_keep(scene, mapping)),
            lambda onto, at: paint_legend(onto, at, looks, scene.theme),
            beside=(scene.trajectories, scene.start, scene.optimum),
        )

    def _paint_key(self, painter: QPainter, scene: Scene, mapping: Mapping) -> None:
        if scene.arrows:
            words, kinds = caption(arrow_scale(scene, mapping), scene.arrow_log), scene.arrow_kinds
            self._key.paint(
                painter,
                mapping,
                (kinds, words, scene.theme),
                lambda metrics: key_size(metrics, kinds, words),
                lambda size: key_box(size, mapping),
                lambda onto, at: paint_key(onto, at, kinds, scene.theme, words),
            )


def arrow_scale(scene: Scene, mapping: Mapping) -> float:
    """Return how many times as long as they are the arrows of a scene are drawn."""
    if scene.arrow_scale is not None or not scene.arrows:
        return scene.arrow_scale or 1.0
    return magnification([scene.trajectories[id] for id in scene.arrows], scene.arrow_kinds, mapping)


def _to_keep(scene: Scene, mapping: Mapping) -> list[QPointF]:
    """Return what a legend must not hide, in px: start, optimum, and where each path ends, so that it stays in its corner while they run."""
    ends = [(float(t["w"][-1]), float(t["b"][-1])) for t in scene.trajectories.values() if t.done]
    return [mapping.point(*point) for point in (scene.start, scene.optimum, *ends) if point]


class Kept:
    """Keep a small part of the picture as pixels, placed and painted again only where it is about something else."""

    def __init__(self):
        self._pixmap, self._size, self._box = QPixmap(), QSizeF(), QRectF()
        self._of, self._measured_by, self._placed_by = (), (), ()

    def paint(self, painter: QPainter, mapping: Mapping, about: tuple, measure: Measure, place: Place, paint: Paint, beside: tuple = ()) -> None:
        """Paint into the box `place(measure(font metrics))` gave what `paint(painter, box at 0, 0)` painted when all were last about this.

        Its place depends on what is `beside` it too.
        """
        font = painter.font()
        if (about, font) != self._measured_by:
            self._measured_by, self._size, self._placed_by = (about, font), measure(QFontMetricsF(font)), ()
        if (mapping, beside) != self._placed_by:
            self._placed_by, self._box = (mapping, beside), place(self._size)
        if self._box.isEmpty():
            return
        if draws_shapes(painter):
            paint(painter, self._box)
            return
        of = (about, mapping.ratio, font)
        if of != self._of:
            self._of, self._pixmap = of, _pixmap(self._box.size(), mapping.ratio, "transparent")
            onto = QPainter(self._pixmap)
            onto.setRenderHint(QPainter.RenderHint.Antialiasing)
            onto.setFont(font)
            paint(onto, QRectF(QPointF(0, 0), self._box.size()))
            onto.end()
        painter.drawPixmap(self._box.topLeft(), self._pixmap)


def _pixmap(size: QSizeF, ratio: float, fill: str) -> QPixmap:
    pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(fill))
    return pixmap
