"""The paths on the screen: a kept layer onto which only what is new is stroked."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from ...core.trajectory import Trajectory
from .mapping import BATCH, Look, Mapping, draw_lines
from .strokes import Strokes

WIDTH_PX = 2.0
LARGE = 0.25  # a change over a larger share of the layer is drawn anew


def pen(colour: str, ratio: float = 1.0) -> QPen:
    """Return the solid pen that paths are stroked with; Qt fills its square ends several times as fast as round ones."""
    return QPen(QColor(colour), WIDTH_PX * ratio, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)


def dash_pieces(look: Look, ratio: float) -> tuple[float, ...]:
    """Return the dash in physical px, on parts shortened by the square caps that the pen adds to them."""
    width = WIDTH_PX * ratio
    return tuple((part - 1) * width + 0.01 if i % 2 == 0 else (part + 1) * width for i, part in enumerate(look.dash))


@dataclass
class Path:
    """Hold one lane's pieces, how many there are up to the cursor, and how many of them stand on the layer."""

    trajectory: Trajectory
    look: Look
    strokes: Strokes
    count: int = 0
    drawn: int = 0

    def goes_on_as(self, trajectory: Trajectory, look: Look) -> bool:
        """Tell whether `trajectory` only adds rows to this path."""
        return look == self.look and trajectory.table.base is self.trajectory.table.base


class PathLayer:
    """Keep the paths up to the cursor as pixels; at any time they equal the pixels of one full drawing.

    Only whole batches of pieces stand on the layer; what is left of each path, its tail, is drawn above it.
    New pieces may lie below another lane's: each place that changes is cleared and drawn again with all lanes in
    order, from those pieces that touch it.
    """

    def __init__(self):
        self.image: QImage | None = None
        self._aside: QImage | None = None
        self.paths: dict[int, Path] = {}
        self._mapping: Mapping | None = None

    def show(self, trajectories: dict[int, Trajectory], looks: dict[int, Look], cursor: int, mapping: Mapping) -> None:
        """Bring the layer to the paths of `trajectories` (in drawing order) up to row `cursor`."""
        paths = {} if mapping != self._mapping else self.paths
        whole = mapping != self._mapping or list(trajectories) != list(paths)
        self._mapping, self.paths = mapping, {}
        changes = []
        for id, trajectory in trajectories.items():
            path = paths.get(id)
            if path is None or not path.goes_on_as(trajectory, looks[id]):
                path, whole = self._new(trajectory, looks[id]), True
            path.trajectory = trajectory
            path.strokes.take_in(trajectory)
            path.count = path.strokes.count(cursor)
            stands = path.count // BATCH * BATCH
            if stands < path.drawn:
                whole = True
            elif stands > path.drawn:
                changes.append(self._around(path.strokes.lines(path.drawn, stands)))
            path.drawn = stands
            self.paths[id] = path
        self._draw(changes, whole)

    def tails(self, cursor: int) -> dict[int, np.ndarray]:
        """Return by lane the pieces from where the layer ends to the point at `cursor`, in physical px."""
        x0, x, y0, y = self._mapping.affine(self._mapping.ratio)
        tails = {}
        for id, path in self.paths.items():
            row = path.trajectory.last(cursor)
            w, b = float(path.trajectory["w"][row]), float(path.trajectory["b"][row])
            last = path.strokes.tail(row, x0 + x * w, y0 + y * b)
            tails[id] = np.concatenate([path.strokes.lines(path.drawn, path.count), last])
        return tails

    def _new(self, trajectory: Trajectory, look: Look) -> Path:
        m = self._mapping
        strokes = Strokes(m.affine(m.ratio), (m.width * m.ratio, m.height * m.ratio), dash_pieces(look, m.ratio), trajectory.steps + 1)
        return Path(trajectory, look, strokes)

    def _around(self, lines: np.ndarray) -> QRect:
        margin = WIDTH_PX * self._mapping.ratio
        left, top = np.minimum(lines[:, :2], lines[:, 2:]).min(axis=0) - margin
        right, bottom = np.maximum(lines[:, :2], lines[:, 2:]).max(axis=0) + margin
        return QRect(int(left) - 1, int(top) - 1, int(right - left) + 3, int(bottom - top) + 3)

    def _draw(self, changes: list[QRect], whole: bool) -> None:
        m = self._mapping
        width, height = round(m.width * m.ratio), round(m.height * m.ratio)
        if self.image is None or (self.image.width(), self.image.height()) != (width, height):
            self.image, whole = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied), True
        area = sum(change.width() * change.height() for change in changes)
        if whole or area > LARGE * width * height:
            self.image.fill(Qt.GlobalColor.transparent)
            self._stroke(self.image, {id: path.strokes.lines(0, path.drawn) for id, path in self.paths.items()})
        else:
            for change in changes:
                self._draw_again(change & self.image.rect())

    def _draw_again(self, place: QRect) -> None:
        """Put into one place what a full drawing has there: drawn aside without a clip, whose edges Qt would soften."""
        if self._aside is None or self._aside.size() != self.image.size():
            self._aside = QImage(self.image.size(), self.image.format())
            self._aside.fill(Qt.GlobalColor.transparent)
        margin = WIDTH_PX * self._mapping.ratio + 1
        box = (place.left() - margin, place.top() - margin, place.right() + margin, place.bottom() + margin)
        near = {id: path.strokes.near(path.drawn, *box) for id, path in self.paths.items()}
        self._stroke(self._aside, near)
        painter = QPainter(self.image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(place, self._aside, place)
        painter.end()
        painter = QPainter(self._aside)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for lines in near.values():
            if len(lines):
                painter.fillRect(self._around(lines), Qt.GlobalColor.transparent)
        painter.end()

    def _stroke(self, image: QImage, lines: dict[int, np.ndarray]) -> None:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for id, path in self.paths.items():
            painter.setPen(pen(path.look.colour, self._mapping.ratio))
            draw_lines(painter, lines[id])
        painter.end()
