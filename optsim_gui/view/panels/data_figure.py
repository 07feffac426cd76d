"""The data and the neuron on a page: as the panel draws them, from values alone."""

import numpy as np
import pyqtgraph as pg

from ...core.dataset import Points, Sparse
from ..canvas.picture import Scene
from .curves_plot import RIGHT_PX, TOP_PX
from .data_layer import Curve, DataLayer
from .data_plot import LEVELS, SAMPLES, make_view, outputs, span


def data_view(data: Points | Sparse, scene: Scene, ids: list[int]) -> pg.GraphicsView:
    """Return a plot of the points and of f(x) of these lanes at the scene's update."""
    view, box, axes = make_view(None)
    layer, (x, y) = DataLayer(box), data.arrays()
    box.addItem(layer, ignoreBounds=True)
    layer.setParentItem(box)
    layer.set_theme(scene.theme)
    view.setBackground(scene.theme.background)
    view.centralWidget.setContentsMargins(0, TOP_PX, RIGHT_PX, 0)
    for axis in axes:
        axis.setPen(scene.theme.border)
        axis.setTextPen(scene.theme.muted)
    low, high = span(x)
    samples = np.linspace(low, high, SAMPLES)
    box.setRange(xRange=(low, high), yRange=LEVELS, padding=0)
    layer.show_dots(x, y)
    looks, found = scene.looks, outputs([scene.trajectories[id] for id in ids], scene.cursor, samples)
    layer.show_curves(samples, tuple(Curve(f, looks[id].colour, looks[id].dash) for id, f in zip(ids, found)))
    return view
