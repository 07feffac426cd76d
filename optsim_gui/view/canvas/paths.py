"""The paths on the screen: a kept layer onto which only what is new is stroked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from ...core.trajectory import Trajectory
from .mapping import BATCH, Look, Mapping, draw_lines
from .strokes import Strokes

WIDTH_PX = 2.0
GHOST_PX = 1.0  # wide is what a ghost is stroked with
AT_ONCE_PX = 150_000.0  # what is stroked in one frame on the screen; it takes about 15 ms
LINE_PX = 6.0  # to begin a line takes as long as to stroke so many px


@lru_cache(maxsize=64)
def pen(colour: str, ratio: float = 1.0, width: float = WIDTH_PX) -> QPen:
    """Return the solid pen that paths are stroked with, for all to share; Qt fills its square ends several times as fast as round ones."""
    return QPen(QColor(colour), width * ratio, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)


def dash_pieces(look: Look, ratio: float) -> tuple[float, ...]:
    """Return the dash in physical px, on parts shortened by the square caps that the pen adds to them."""
    width = WIDTH_PX * ratio
    return tuple((part - 1) * width + 0.01 if i % 2 == 0 else (part + 1) * width for i, part in enumerate(look.dash))


@dataclass
class Path:
    """Hold one lane's pieces, how many there are up to the cursor, and a sheet of pixels with those that stand on it.

    drawn: how many are on the sheet already. touched: where it is not transparent.
    """

    trajectory: Trajectory
    look: Look
    strokes: Strokes
    sheet: QImage
    count: int = 0
    drawn: int = 0
    touched: QRect = field(default_factory=QRect)

    @property
    def stands(self) -> int:
        """Return how many pieces are to stand on the sheet: whole batches."""
        return self.count // BATCH * BATCH

    def goes_on_as(self, trajectory: Trajectory, look: Look) -> bool:
        """Tell whether `trajectory` only adds rows to this path."""
        return look == self.look and trajectory.table.base is self.trajectory.table.base

    def clear(self) -> QRect:
        """Take everything off the sheet and return where it was."""
        _clear(self.sheet, self.touched)
        was, self.touched, self.drawn = self.touched, QRect(), 0
        return was


class PathLayer:
    """Keep the paths up to the cursor as pixels; at any time they equal the pixels of one full drawing.

    Each lane has a sheet of its own, onto which what is new is stroked; `image` is the sheets over each other, put
    together anew where one has changed. Only whole batches of pieces stand on the sheets; what is left of each path, its
    tail, is drawn above the layer. What cannot be stroked at once comes with the next `show`s; until then it is `behind`.
    `width`: of the pen, px.
    """

    def __init__(self, width: float = WIDTH_PX):
        self._width = width
        self.image: QImage | None = None
        self.paths: dict[int, Path] = {}
        self._mapping: Mapping | None = None
        self._room = inf

    @property
    def behind(self) -> bool:
        """Tell whether some of the pieces that are to stand on the layer are still missing."""
        return any(path.drawn < path.stands for path in self.paths.values())

    def show(self, trajectories: dict[int, Trajectory], looks: dict[int, Look], cursor: int, mapping: Mapping, most_px: float = inf) -> None:
        """Bring the layer to the paths of `trajectories` (in drawing order) up to row `cursor`, stroking about `most_px` at most."""
        self._room = most_px
        size = QSize(round(mapping.width * mapping.ratio), round(mapping.height * mapping.ratio))
        if self.image is None or self.image.size() != size:
            self.image, self.paths = _sheet(size), {}
        changes = [path.touched for path in self.paths.values()] if list(trajectories) != list(self.paths) else []
        old, self.paths, same = self.paths, {}, mapping == self._mapping
        self._mapping = mapping
        for id, trajectory in trajectories.items():
            path = old.get(id)
            if path is None or not (same and path.goes_on_as(trajectory, looks[id])):
                if path:
                    changes.append(path.clear())
                path = self._new(trajectory, looks[id], path.sheet if path else _sheet(size))
            path.trajectory = trajectory
            path.strokes.take_in(trajectory)
            path.count = path.strokes.count(cursor)
            changes += self._stroke(path)
            self.paths[id] = path
        self._put_together(changes)

    def paint(self, painter: QPainter) -> None:
        """Paint the layer where it is not transparent."""
        part, ratio = QRectF(self.touched), self._mapping.ratio
        if not part.isEmpty():
            painter.drawImage(QRectF(part.x() / ratio, part.y() / ratio, part.width() / ratio, part.height() / ratio), self.image, part)

    @property
    def touched(self) -> QRect:
        """Return where the layer is not transparent."""
        return _union(path.touched for path in self.paths.values())

    def tails(self, cursor: int) -> dict[int, np.ndarray]:
        """Return by lane the pieces from where the layer ends to the point at `cursor`, in physical px."""
        x0, x, y0, y = self._mapping.affine(self._mapping.ratio)
        tails = {}
        for id, path in self.paths.items():
            w, b = path.trajectory.point(cursor)
            last = path.strokes.tail(path.trajectory.last(cursor), x0 + x * w, y0 + y * b)
            tails[id] = np.concatenate([path.strokes.lines(path.stands, path.count), last])
        return tails

    def _new(self, trajectory: Trajectory, look: Look, sheet: QImage) -> Path:
        m = self._mapping
        strokes = Strokes(m.affine(m.ratio), (m.width * m.ratio, m.height * m.ratio), dash_pieces(look, m.ratio), trajectory.steps + 1)
        return Path(trajectory, look, strokes, sheet)

    def _stroke(self, path: Path) -> list[QRect]:
        """Bring a sheet to the whole batches up to the cursor and return the places that changed."""
        changes = [path.clear()] if path.stands < path.drawn else []
        lines = self._that_fit(path.strokes.lines(path.drawn, path.stands))
        if len(lines):
            painter = QPainter(path.sheet)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(path.look.colour, self._mapping.ratio, self._width))
            draw_lines(painter, lines)
            painter.end()
            changes.append(self._around(lines) & path.sheet.rect())
            path.touched |= changes[-1]
            path.drawn += len(lines)
        return changes

    def _that_fit(self, lines: np.ndarray) -> np.ndarray:
        """Return as many whole batches of lines as there is room for, and take the room."""
        if self._room == inf or not len(lines):
            return lines
        way = np.cumsum(np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]) + LINE_PX)
        if way[-1] > self._room:
            batches = int(np.searchsorted(way, self._room)) // BATCH
            lines = lines[: max(batches, self._room > 0) * BATCH]
        self._room -= way[len(lines) - 1] if len(lines) else 0.0
        return lines

    def _around(self, lines: np.ndarray) -> QRect:
        margin = WIDTH_PX * self._mapping.ratio
        ends = lines.T.copy()  # whose rows are found the least and the most of in a third of the time
        low, high = ends.min(axis=1).tolist(), ends.max(axis=1).tolist()
        left, top = min(low[0], low[2]) - margin, min(low[1], low[3]) - margin
        right, bottom = max(high[0], high[2]) + margin, max(high[1], high[3]) + margin
        return QRect(int(left) - 1, int(top) - 1, int(right - left) + 3, int(bottom - top) + 3)

    def _put_together(self, changes: list[QRect]) -> None:
        """Put the sheets over each other, in drawing order, where they have changed."""
        whole = _union(changes)
        if sum(place.width() * place.height() for place in changes) > whole.width() * whole.height():
            changes = [whole]
        for place in changes:
            _clear(self.image, place)
            painter = QPainter(self.image)
            for path in self.paths.values():
                part = place & path.touched
                if not part.isEmpty():
                    painter.drawImage(part, path.sheet, part)
            painter.end()


def _sheet(size: QSize) -> QImage:
    """Return a transparent image whose memory is taken only where it is drawn on: the system gives zeros page by page."""
    pixels = np.zeros((max(1, size.height()), max(1, size.width())), np.uint32)
    sheet = QImage(pixels.data, size.width(), size.height(), 4 * size.width(), QImage.Format.Format_ARGB32_Premultiplied)
    sheet.pixels = pixels  # which the image does not keep by itself
    return sheet


def _union(places: Iterable[QRect]) -> QRect:
    whole = QRect()
    for place in places:
        whole |= place
    return whole


def _clear(image: QImage, place: QRect) -> None:
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.fillRect(place, Qt.GlobalColor.transparent)
    painter.end()
