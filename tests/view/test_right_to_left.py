"""Written from right to left, words change their side; plots, numbers and time do not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from optsim_gui.core.hyper import ETA
from optsim_gui.session.player import Player
from optsim_gui.view import actions
from optsim_gui.view.canvas.canvas import Canvas
from optsim_gui.view.knobs import Slider
from optsim_gui.view.panels.curves_plot import CurvesPlot
from optsim_gui.view.panels.data_plot import make_view
from optsim_gui.view.playback import PlaybackBar
from optsim_gui.view.timeline import Timeline

COMMANDS = (*actions.PLAYBACK, *actions.FILE, *actions.EDIT, *actions.VIEW, *actions.HELP)


@pytest.fixture
def right_to_left(qapp):
    """Let the program be written from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def test_written_from_right_to_left_numbers_and_time_still_run_to_the_right(right_to_left, qtbot):
    canvas, curves, (view, box, (left, _)) = Canvas(), CurvesPlot(), make_view(None)
    timeline, slider, player = Timeline(), Slider(ETA), Player()
    bar = PlaybackBar(player, {command.key: QAction(command.key, curves) for command in COMMANDS})
    for widget in (canvas, curves, view, timeline, slider, bar):
        qtbot.addWidget(widget)
        widget.resize(400, 300)
        with qtbot.waitExposed(widget):
            widget.show()
    for axis, plot in ((canvas.getAxis("left"), canvas.box), (curves.left, curves.box), (left, box)):
        assert axis.sceneBoundingRect().left() < plot.sceneBoundingRect().left()
    timeline.set_record(300, 300)
    sought = []
    timeline.sought.connect(sought.append)
    timeline.setValue(100)
    for widget, was in ((timeline, 100), (slider, slider.value())):
        QTest.keyClick(widget, Qt.Key.Key_Right)
    assert sought == [101] and slider.value() > was
    assert bar.buttons["to_start"].x() < bar.buttons["to_end"].x()
