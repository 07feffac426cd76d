"""The curves on a page: as the panel draws them, from values alone."""

from ...core.curves import Curve, Subject
from ..canvas.mapping import Look
from ..theme import Theme
from .curves import DASHES
from .curves_layer import CurvesScene, Line
from .curves_plot import CurvesPlot


def curve_scene(curve: Curve, subjects: dict[int, Subject], looks: dict[int, Look], theme: Theme, logarithmic: bool, last: int, legend: bool) -> CurvesScene:
    """Return one curve of these lanes over the steps 0..last."""
    lines = []
    for id, subject in subjects.items():
        for parameter in "wb" if curve.per_parameter else ("",):
            dash = DASHES[parameter]
            dash = looks[id].dash if dash is None else dash
            lines.append(Line(looks[id].title, curve.values(subject, parameter), looks[id].colour, dash, not subject.trajectory.diverged))
    told = tuple(Look(looks[id].title, looks[id].colour, () if curve.per_parameter else looks[id].dash, looks[id].marker) for id in subjects)
    return CurvesScene(tuple(lines), logarithmic, 0.0, float(max(1, last)), theme, looks=told, legend=legend)


def plot_of(scene: CurvesScene, horizon: int, cursor: int) -> CurvesPlot:
    """Return a plot of just this scene."""
    plot = CurvesPlot()
    plot.show_part(scene, horizon)
    plot.setBackground(scene.theme.background)
    plot.layer.show_cursor(cursor)
    return plot
