"""What is true of the program's window whenever nothing is happening: its parts tell the same, and what is drawn is what is held."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtWidgets import QWidget

from optsim_gui.core.dataset import Sparse
from optsim_gui.core.experiment import lane_titles, titles, told_apart
from optsim_gui.core.hyper import text_of
from optsim_gui.session.session import Shown
from optsim_gui.view.canvas import plane
from optsim_gui.view.knobs import Setting
from optsim_gui.view.main_window import MainWindow
from optsim_gui.view.panels.experiment import ExperimentPanel
from optsim_gui.view.panels.lane_table import coordinate
from optsim_gui.view.panels.optimizers import OptimizersPanel
from tests.ear import is_own_work

Told = tuple[str, object, object]  # what it is about, what is there, what should be


@is_own_work
def untruths(window: MainWindow, is_done: bool) -> list[Told]:
    """Return what is amiss in the window just after a frame; `is_done`: nothing is being computed."""
    told = [*_playing(window), *_drawn(window), *_panels(window), *_table(window), *_history(window)]
    if is_done and not window.session.cancelled:
        told += _finished(window)
    return [one for one in told if one[1] != one[2]]


@is_own_work
def settings_shown(window: MainWindow) -> list[tuple[str, Setting, object]]:
    """Return every Setting of the panels that stands for a part of the experiment: its name, itself, and the value held there."""
    return list(_settings(window))


def _settings(window: MainWindow) -> Iterator[tuple[str, Setting, object]]:
    e = window.session.experiment
    for id, row in window.findChild(OptimizersPanel).rows.items():
        for name, setting in row.settings.items():
            yield f"{name} of lane {id}", setting, e.lane(id).settings[name]
        for name, setting in (row.schedule.settings if row.schedule else {}).items():
            yield f"{name} of the schedule of lane {id}", setting, e.lane(id).schedule.settings[name]
    if isinstance(e.data, Sparse):
        for name, setting in window.dataset.settings.items():
            yield name, setting, getattr(e.data, name)
    panel = window.findChild(ExperimentPanel)
    yield "updates", panel.steps, e.steps
    if e.batch.size is not None:
        yield "batch size", panel.size, e.batch.size
        yield "order seed", panel.seed, e.batch.seed


def _playing(window: MainWindow) -> Iterator[Told]:
    """All lanes are at one update, which all of them have."""
    player, shown, cursor = window.session.player, window.shown, window.session.player.cursor
    yield "the picture's results", shown is window.session.shown, True
    yield "the cursor", window.canvas.picture.scene_shown.cursor, cursor
    yield "the timeline", (window.timeline.value(), window.timeline.maximum()), (cursor, player.horizon)
    yield "the cursor's place", 0 <= cursor <= player.available <= player.horizon, True
    for id, trajectory in shown.trajectories.items():
        yield f"lane {id} at the cursor", trajectory.diverged or len(trajectory) > cursor, True


def _drawn(window: MainWindow) -> Iterator[Told]:
    """What is drawn is what is held."""
    scene, shown, styles = window.canvas.picture.scene_shown, window.shown, window.styles
    e, names = shown.experiment, told_apart(shown.experiment)
    yield "the paths drawn", _identities(scene.trajectories), _identities(plane.paths(e, shown.drawn()))
    yield "the ghosts drawn", _identities(scene.ghosts), _identities(plane.paths(e, shown.ghosts))
    yield "the landscape drawn", scene.landscape is shown.landscape, True
    yield "the start drawn", scene.start, plane.start(e) if shown.trajectories or shown.landscape else scene.start
    yield "the lanes' names", {id: look.title for id, look in scene.looks.items()}, {id: names[id] for id in shown.drawn()}
    yield "the lanes' colours", {id: look.colour for id, look in scene.looks.items()}, {id: styles.colour(id) for id in shown.drawn()}
    yield "the theme", (scene.theme, styles.theme, window.timeline.theme), (window.theme,) * 3
    yield "the view", bool(np.isfinite(window.canvas.box.viewRange()).all()), True


def _identities(paths: dict) -> dict[int, int]:
    return {id: trajectory.table.__array_interface__["data"][0] for id, trajectory in paths.items()}


def _panels(window: MainWindow) -> Iterator[Told]:
    """The panels show the experiment, but for what a person is typing."""
    session = window.session
    e, rows, panel = session.experiment, window.findChild(OptimizersPanel).rows, window.findChild(ExperimentPanel)
    yield "the rows", list(rows), [lane.id for lane in e.lanes]
    yield "the rows' titles", [row.title for row in rows.values()], list(lane_titles(e).values())
    yield "the ticks", {id for id, row in rows.items() if row.tick.isChecked()}, session.active & set(rows)
    for lane in e.lanes:
        yield f"the settings of lane {lane.id}", rows[lane.id].settings.keys() <= lane.settings.keys(), True
    for name, setting, value in settings_shown(window):
        yield name, setting._value, value
        yield f"{name} in its field", setting.field.text(), setting.field.text() if setting.field.isModified() else text_of(value)
    for name, field, value in zip("wb", panel.start, e.start):
        yield f"the start's {name}", field.text(), field.text() if field.isModified() else text_of(value)
    yield "the reduction", panel.reduction.buttons[e.reduction].isChecked(), True
    yield "the preset", panel.preset.currentData() or "", session.preset
    yield "the generator", window.dataset.generator.isHidden(), not isinstance(e.data, Sparse)


def _table(window: MainWindow) -> Iterator[Told]:
    """The table shows every lane at the cursor."""
    table, shown, cursor = window.lane_table, window.shown, window.session.player.cursor
    if not table.isVisible():
        return
    rows = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]
    names = titles(shown.experiment)
    points = {id: (t["w"][t.last(cursor)], t["b"][t.last(cursor)]) for id, t in shown.drawn().items()}
    yield "the table", rows, [[names[id], *map(coordinate, point)] for id, point in points.items()]


def _history(window: MainWindow) -> Iterator[Told]:
    history, acts = window.session.history, window.actions_by_key
    yield "undo and redo", (acts["undo"].isEnabled(), acts["redo"].isEnabled()), (bool(history.past), bool(history.future))
    yield "the mark of what is not saved", window.isWindowModified(), window.documents.is_unsaved


def _finished(window: MainWindow) -> Iterator[Told]:
    """Everything active is computed and shown."""
    session, shown = window.session, window.session.shown
    yield "the experiment shown", shown.experiment == session.experiment, True
    if shown.experiment == session.experiment:
        yield "the lanes shown", set(shown.drawn()), set(session.active)
        yield "the ghosts shown", set(shown.ghosts), {lane.id for lane in shown.experiment.lanes if lane.id in session.active & session.ghosted and lane.ghost()}
        yield "all is recorded", [t.done for t in _all(shown)], [True] * len(_all(shown))
        yield "the landscape", shown.landscape is not None and shown.optimum is not None, True


def _all(shown: Shown) -> list:
    return [*shown.trajectories.values(), *shown.ghosts.values(), *shown.imported.values()]


@is_own_work
def visible(root: QWidget, kind: type) -> list:
    """Return the widgets of a kind in a window that a person sees and may use."""
    return [one for one in root.findChildren(kind) if one.isVisible() and one.isEnabled()]
