"""The data plot's second half: residuals, and what each point adds to the gradient, for the lane that is chosen."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt

from optsim_gui.core.dataset import Points
from optsim_gui.core.problems.neuron import point_gradients, sigmoid
from optsim_gui.view.panels.data_bars import bars
from optsim_gui.view.panels.data_plot import DataPlot
from optsim_gui.view.styles import Styles
from tests.results import SPARSE, session_on, show

X, Y = SPARSE.experiment.data.arrays()


@pytest.fixture
def plot(qtbot):
    session = session_on()
    made = DataPlot(session, Styles(session))
    qtbot.addWidget(made)
    made.resize(328, 400)
    with qtbot.waitExposed(made):
        made.show()
    session.player.seek(120)
    made.refresh()
    yield made
    session.close()


def choose_lane(plot, id):
    plot.lane.setCurrentIndex(plot.lane.findData(id))
    plot.lane.activated.emit(plot.lane.currentIndex())


def point_of(plot, id=1):
    t = plot._session.shown.trajectories[id]
    return t["w"][120], t["b"][120]


def test_nothing_of_it_is_shown_unasked(plot):
    assert plot.layer.outputs is None and plot.layer.chosen is None
    assert plot.bars.isHidden() and plot.told.isHidden()


def test_residuals_lead_to_the_chosen_lane_s_outputs(plot):
    plot.residuals.setChecked(True)
    for id in (1, 6):
        choose_lane(plot, id)
        w, b = point_of(plot, id)
        assert np.array_equal(plot.layer.outputs, sigmoid(w * X + b))
    plot.grab()
    plot.residuals.setChecked(False)
    assert plot.layer.outputs is None


def test_bars_are_what_each_point_adds_in_the_order_of_x(plot):
    plot.gradient.setChecked(True)
    order = np.lexsort((Y, X))
    for shown, whole in zip(plot.bars.gradients, point_gradients(X, Y, *point_of(plot), "mean")):
        assert np.array_equal(shown, whole[order])
    t = plot._session.shown.trajectories[1]
    assert [g.sum() for g in plot.bars.gradients] == pytest.approx([t["grad_w"][120], t["grad_b"][120]])
    assert plot.told.text() == "w hears from 20 of 100 points, b from 100. Click a point for its share."
    plot.grab()


def test_a_click_on_a_point_tells_its_share_and_beside_all_points_nothing(qtbot, plot):
    index = int(np.argmax(X))
    of_w, of_b = point_gradients(X, Y, *point_of(plot), "mean")
    view = plot.plot
    at = lambda x, y: view.mapFromScene(plot.box.mapViewToScene(QPointF(x, y)))  # noqa: E731
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(X[index], Y[index]))
    assert plot.layer.chosen == (X[index], Y[index])
    assert f"({100 * abs(of_w[index]) / np.abs(of_w).sum():.2g} % of all) and" in plot.told.text()
    assert f"({100 * abs(of_b[index]) / np.abs(of_b).sum():.2g} % of all)." in plot.told.text()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(0.2, 0.03))
    assert plot.layer.chosen is None and plot.told.isHidden()


def test_arrow_keys_go_through_the_points(qtbot, plot):
    plot.gradient.setChecked(True)
    order = np.lexsort((Y, X))
    qtbot.keyClick(plot.bars, Qt.Key.Key_Left)
    assert plot.layer.chosen == (X[order[-1]], Y[order[-1]])
    qtbot.keyClick(plot.bars, Qt.Key.Key_Right)
    assert plot.layer.chosen == (X[order[-1]], Y[order[-1]])
    qtbot.keyClick(plot.bars, Qt.Key.Key_Left)
    assert plot.layer.chosen == (X[order[-2]], Y[order[-2]])


def test_a_click_on_a_bar_chooses_its_point(qtbot, plot):
    plot.gradient.setChecked(True)
    room = plot.bars._rooms()[1]
    qtbot.mouseClick(plot.bars, Qt.MouseButton.LeftButton, pos=QPoint(round(room.left() + 0.905 * room.width()), 60))
    order = np.lexsort((Y, X))
    assert plot.layer.chosen == (X[order[90]], Y[order[90]])


def test_other_data_with_fewer_points_forget_the_point(plot):
    plot.gradient.setChecked(True)
    plot.choose_point(99)
    show(plot._session, SPARSE.experiment.replace(data=Points((0.5, 2.5), (0.2, 0.9)), steps=10))
    plot.refresh()
    assert plot.layer.chosen is None and "of 2 points" in plot.told.text()


def test_without_lanes_there_is_nothing_to_tell(plot):
    plot.gradient.setChecked(True)
    plot.residuals.setChecked(True)
    show(plot._session, SPARSE.experiment.replace(lanes=()))
    plot.refresh()
    assert plot.bars.isHidden() and plot.told.isHidden() and plot.layer.outputs is None
    plot.grab()


def test_bars_of_many_points_keep_the_largest():
    shares = np.sin(np.arange(50_000.0))
    made = bars(shares, QRectF(0, 0, 250, 40))
    assert len(made) <= 2 * 251
    assert made[:, 3].min() == pytest.approx(20 - 20 * shares.max()) and made[:, 3].max() == pytest.approx(20 - 20 * shares.min())
