"""Between the plane and the pixels, and how one lane looks."""

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from shiboken6 import wrapInstance


@dataclass(frozen=True)
class Look:
    """Tell how a lane is drawn: its name, '#rrggbb', dash (px on, off, ... at a pen of 1 px) and marker."""

    title: str
    colour: str
    dash: tuple[float, ...]
    marker: str


@dataclass(frozen=True)
class Mapping:
    """Map w in w[0]..w[1] and b in b[0]..b[1] onto width x height px, b upward; `ratio` is physical px per px."""

    w: tuple[float, float]
    b: tuple[float, float]
    width: float
    height: float
    ratio: float = 1.0

    def seeing(self, w: tuple[float, float], b: tuple[float, float]) -> "Mapping":
        """Return the mapping of another part of the plane onto the same pixels."""
        return replace(self, w=w, b=b)

    def affine(self, ratio: float = 1.0) -> tuple[float, float, float, float]:
        """Return (x0, x per w, y0, y per b) in px times `ratio`."""
        x, y = self.width * ratio / (self.w[1] - self.w[0]), -self.height * ratio / (self.b[1] - self.b[0])
        return -self.w[0] * x, x, -self.b[1] * y, y

    def point(self, w: float, b: float) -> QPointF:
        """Return a point of the plane in px."""
        x0, x, y0, y = self.affine()
        return QPointF(x0 + x * w, y0 + y * b)

    def rect(self, w: tuple[float, float], b: tuple[float, float]) -> QRectF:
        """Return a part of the plane in px."""
        return QRectF(self.point(w[0], b[1]), self.point(w[1], b[0]))


BATCH = 32  # lines that are filled as one shape, so their ends do not darken one another


def draw_lines(painter, lines: np.ndarray) -> None:
    """Draw lines, float64 (n, 4) of x1, y1, x2, y2 px, straight from the array and in batches of BATCH."""
    lines = np.ascontiguousarray(lines)
    address, _ = lines.__array_interface__["data"]
    for first in range(0, len(lines), BATCH):
        painter.drawLines(wrapInstance(address + first * lines.strides[0], QLineF), min(BATCH, len(lines) - first))
