"""The view box: pans, zooms, and tells where the start is dragged to."""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal

FURTHEST, NEAREST = 1e4, 1e-9


class Box(pg.ViewBox):
    """Pan by dragging, zoom by wheel; a drag that begins where `grips(point in px)` is true moves the start."""

    dragged = Signal(str, QPointF)  # "press", "move" or "release", point in px
    clicked = Signal(QPointF)
    panned = Signal(QPointF)  # where a drag begins that moves the view, point in px

    def __init__(self):
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.grips: Callable[[QPointF], bool] = lambda point: False
        self._holds = False
        self.setLimits(xMin=-FURTHEST, xMax=FURTHEST, yMin=-FURTHEST, yMax=FURTHEST, minXRange=NEAREST, minYRange=NEAREST)

    def mouseDragEvent(self, event, axis=None) -> None:  # noqa: N802
        """Move the start or pan (called by pyqtgraph)."""
        if event.button() != Qt.MouseButton.LeftButton or axis is not None:
            super().mouseDragEvent(event, axis)
            return
        if event.isStart():
            self._holds = self.grips(event.buttonDownPos())
        if not self._holds:
            if event.isStart():
                self.panned.emit(event.buttonDownPos())
            super().mouseDragEvent(event, axis)
            return
        event.accept()
        self.dragged.emit("press" if event.isStart() else "release" if event.isFinish() else "move", event.pos())

    def mouseClickEvent(self, event) -> None:  # noqa: N802
        """Tell of a left click (called by pyqtgraph)."""
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.clicked.emit(event.pos())
