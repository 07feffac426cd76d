"""What the data plot shows between its axes: dots, kept as a picture, and curves, stroked anew in every frame."""

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ..canvas.mapping import Look, Mapping, draw_lines
from ..canvas.vector import draws_shapes, paint_curve
from ..theme import LIGHT, Theme

FEW, FEW_PX, DOT_PX, CURVE_PX, RING_PX = 20, 10, 6, 1.5, 6
MOST_DOTS = 2000


@dataclass(frozen=True)
class Curve:
    """One lane's outputs f at the samples of x, in its colour '#rrggbb' and dash (in widths of the stroke)."""

    f: np.ndarray
    colour: str
    dash: tuple[int, ...]


class DataLayer(pg.GraphicsObject):
    """Paint dots and curves over the whole of a view box, in its pixels."""

    def __init__(self, box: pg.ViewBox):
        super().__init__(box)
        self._box = box
        self.theme: Theme = LIGHT
        self.dots = np.empty((0, 2))
        self.samples = np.empty(0)
        self.curves: tuple[Curve, ...] = ()
        self.outputs: np.ndarray | None = None
        self.chosen: tuple[float, float] | None = None
        self._colour = LIGHT.text
        self._picture: QPixmap | None = None
        self._picture_of: tuple = ()
        box.sigResized.connect(self.prepareGeometryChange)

    def show_dots(self, x: np.ndarray, y: np.ndarray) -> int:
        """Show the points (x, y), thinned where they are too many to tell apart; return how many each dot stands for."""
        every = -(-x.size // MOST_DOTS)
        self.dots = np.column_stack([x, y])[::every]
        self._picture = None
        self.update()
        return every

    def show_curves(self, samples: np.ndarray, curves: tuple[Curve, ...]) -> None:
        """Show curves over the samples of x."""
        self.samples, self.curves = samples, curves
        self.update()

    def show_residuals(self, outputs: np.ndarray | None, colour: str) -> None:
        """Show the way from each dot to the output f at its x (None: not), in a lane's colour '#rrggbb'."""
        self.outputs, self._colour = outputs, colour
        self.update()

    def show_chosen(self, point: tuple[float, float] | None) -> None:
        """Put a ring around one point (x, y), or around none."""
        self.chosen = point
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        if theme != self.theme:
            self.theme, self._picture = theme, None
            self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the rectangle of the view box (called by Qt)."""
        return QRectF(0, 0, self._box.width(), self._box.height())

    def paint(self, painter: QPainter, *_) -> None:
        """Paint the curves and the dots over them (called by Qt)."""
        x, y = map(tuple, self._box.viewRange())
        mapping = Mapping(x, y, self._box.width(), self._box.height(), painter.device().devicePixelRatio())
        if mapping.width < 1 or mapping.height < 1:
            return
        painter.setClipRect(self.boundingRect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shapes = draws_shapes(painter)
        for curve in self.curves:
            if shapes:
                paint_curve(painter, *pixels(self.samples, curve.f, mapping), Look("", curve.colour, curve.dash, ""), CURVE_PX)
                continue
            painter.setPen(QPen(QColor(curve.colour), CURVE_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
            x, y = pixels(self.samples, curve.f, mapping)
            lines = cut(x, y, dash_px(curve.dash)) if curve.dash else np.column_stack([x[:-1], y[:-1], x[1:], y[1:]])
            draw_lines(painter, lines)
        if self.outputs is not None and len(self.outputs) == len(self.dots):
            painter.setPen(QPen(QColor(self._colour), 1))
            x, y = pixels(*self.dots.T, mapping)
            draw_lines(painter, np.column_stack([x, y, x, pixels(x, self.outputs, mapping)[1]]))
        self._paint_dots(painter, mapping) if shapes else painter.drawPixmap(0, 0, self._dots_picture(mapping))
        if self.chosen:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(mapping.point(*self.chosen), RING_PX, RING_PX)

    def _dots_picture(self, mapping: Mapping) -> QPixmap:
        if self._picture is None or self._picture_of != mapping:
            self._picture_of = mapping
            self._picture = QPixmap(round(mapping.width * mapping.ratio), round(mapping.height * mapping.ratio))
            self._picture.setDevicePixelRatio(mapping.ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            self._paint_dots(painter, mapping)
            painter.end()
        return self._picture

    def _paint_dots(self, painter: QPainter, mapping: Mapping) -> None:
        fill = QColor(self.theme.muted)
        fill.setAlpha(150)
        radius = (FEW_PX if len(self.dots) <= FEW else DOT_PX) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.panel), 1))
        painter.setBrush(fill)
        for x, y in zip(*pixels(*self.dots.T, mapping)):
            painter.drawEllipse(QPointF(x, y), radius, radius)


def pixels(x: np.ndarray, y: np.ndarray, mapping: Mapping) -> tuple[np.ndarray, np.ndarray]:
    """Return where points of the plot are in px."""
    (x0, x1), (y0, y1) = mapping.w, mapping.b
    return (x - x0) * (mapping.width / (x1 - x0)), (y1 - y) * (mapping.height / (y1 - y0))


def dash_px(dash: tuple[int, ...]) -> tuple[float, ...]:
    """Return a dash in px, its strokes shortened by the square caps that the pen adds to them."""
    return tuple((part - 1) * CURVE_PX + 0.01 if i % 2 == 0 else (part + 1) * CURVE_PX for i, part in enumerate(dash))


def cut(x: np.ndarray, y: np.ndarray, dash: tuple[float, ...]) -> np.ndarray:
    """Return what a dash leaves of a line through points (n,), as straight pieces, float64 (pieces, 4) of x1, y1, x2, y2."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    ends = np.cumsum(dash)
    marks = (np.arange(int(along[-1] / ends[-1]) + 1)[:, None] * ends[-1] + ends).ravel()
    marks = np.sort(np.concatenate([along, marks[marks < along[-1]]]))
    x, y = np.interp(marks, along, x), np.interp(marks, along, y)
    drawn = np.searchsorted(ends, (marks[1:] + marks[:-1]) / 2 % ends[-1], side="right") % 2 == 0
    return np.column_stack([x[:-1], y[:-1], x[1:], y[1:]])[drawn]
