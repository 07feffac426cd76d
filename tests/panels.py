"""A session with its panels, and what a person does to them."""

import pytest
from PySide6.QtCore import QPoint, Qt

from optsim_gui.core.dataset import Sparse
from optsim_gui.core.experiment import lane_titles
from optsim_gui.core.hyper import text_of
from optsim_gui.core.preset import preset
from optsim_gui.session.session import Session
from optsim_gui.view.panels.dataset import DatasetPanel
from optsim_gui.view.panels.experiment import ExperimentPanel
from optsim_gui.view.panels.optimizers import OptimizersPanel
from optsim_gui.view.styles import Styles

SPARSE = preset("sparse")


class Panels:
    """A session with its panels."""

    def __init__(self, qtbot, experiment=SPARSE.experiment):
        self.session = Session(experiment, (SPARSE.view.w, SPARSE.view.b))
        self.styles = Styles(self.session)
        self.optimizers = OptimizersPanel(self.session, self.styles)
        self.dataset, self.experiment = DatasetPanel(self.session), ExperimentPanel(self.session)
        self.all = (self.optimizers, self.dataset, self.experiment)
        for panel in self.all:
            qtbot.addWidget(panel)

    def eta(self, id):
        return self.session.experiment.lane(id).settings["eta"]

    def faults(self):
        """Return where a panel shows another thing than the session holds."""
        e, told = self.session.experiment, []
        told += [("rows", list(self.optimizers.rows), [lane.id for lane in e.lanes])]
        told += [("titles", [row.title for row in self.optimizers.rows.values()], list(lane_titles(e).values()))]
        told += [("name", row.name.text(), row.title) for row in self.optimizers.rows.values() if not elided(row.name.text(), row.title)]
        for lane in e.lanes:
            row = self.optimizers.rows[lane.id]
            told.append(("tick", row.tick.isChecked(), lane.id in self.session.active))
            told += [(name, setting.field.text(), text_of(lane.settings[name])) for name, setting in row.settings.items()]
        if isinstance(e.data, Sparse):
            told += [(name, setting.field.text(), text_of(getattr(e.data, name))) for name, setting in self.dataset.settings.items()]
            told.append(("distribution", self.dataset.distribution.buttons[e.data.distribution].isChecked(), True))
        told.append(("generator", self.dataset.generator.isHidden(), not isinstance(e.data, Sparse)))
        told.append(("reduction", self.experiment.reduction.buttons[e.reduction].isChecked(), True))
        told += [("start", field.text(), text_of(value)) for field, value in zip(self.experiment.start, e.start)]
        told.append(("steps", self.experiment.steps.field.text(), text_of(e.steps)))
        told.append(("preset", self.experiment.preset.currentData() or "", self.session.preset))
        return [one for one in told if one[1] != one[2]]


def elided(text, whole):
    return text == whole or (len(text) > 6 and text.endswith("…") and whole.startswith(text[:-1]))


@pytest.fixture
def panels(qtbot):
    """Give the panels on the preset sparse."""
    made = Panels(qtbot)
    yield made
    made.session.close()


def type_in(qtbot, field, text):
    """Type a text over what a field holds, and Return."""
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def drag(qtbot, slider, end=190):
    """Press the slider at its left, drag to `end` px in many moves, and release."""
    slider.resize(220, 24)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    for x in range(30, end, 20):
        qtbot.mouseMove(slider, QPoint(x, 12))
    qtbot.mouseMove(slider, QPoint(end, 12))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(end, 12))


def choose(row, text):
    """Choose an entry of a lane's menu."""
    menu = row.menu.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()
