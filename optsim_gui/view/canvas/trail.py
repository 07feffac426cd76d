"""A path's last updates alone, fading: what a film may show instead of all that lies behind."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ...core.trajectory import Trajectory
from .mapping import Look, Mapping
from .paths import WIDTH_PX
from .strokes import FAR

BANDS = 16
RUN = 32  # lines painted as one: over a zigzag of hundreds Qt would take seconds


def paint_trail(painter: QPainter, trajectory: Trajectory, look: Look, cursor: int, length: int, mapping: Mapping) -> None:
    """Paint the last `length` updates up to `cursor`, in bands that grow paler with age; nothing once a lane has stood longer."""
    last = trajectory.last(cursor)
    bounds = np.linspace(cursor - length, cursor, BANDS + 1).round().astype(int).clip(0, last)
    x0, x, y0, y = mapping.affine()
    pen = QPen(QColor(look.colour), WIDTH_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for band, (first, end) in enumerate(zip(bounds, bounds[1:])):
        if end > first:
            rows = slice(first, end + 1)
            with np.errstate(over="ignore"):  # a lane on its way to infinity
                places = (np.clip(start + each * trajectory[name][rows], -FAR, FAR) for name, start, each in (("w", x0, x), ("b", y0, y)))
            points = [QPointF(*place) for place in zip(*(along.tolist() for along in places))]
            painter.setOpacity((band + 1) / BANDS)
            for begin in range(0, len(points) - 1, RUN):
                painter.drawPolyline(QPolygonF(points[begin : begin + RUN + 1]))
    painter.setOpacity(1.0)
