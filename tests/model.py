"""A plain model of the window: what someone who knows only its manual expects of a command, told in plain values before it is done.

It asks no verb of the program; where the manual leaves something open it says nothing.
"""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox

from optsim_gui.core.experiment import Lane
from optsim_gui.core.optimizers import RULES, VARIANTS
from optsim_gui.core.preset import home_settings, preset
from optsim_gui.view.main_window import MainWindow
from optsim_gui.view.panels.experiment import ExperimentPanel
from optsim_gui.view.panels.optimizers import OptimizersPanel
from tests.ear import is_own_work

Facts = dict[str, Any]
FASTEST, SLOWEST, FACTOR = 100_000.0, 1.0, 1.5


@is_own_work
def facts(window: MainWindow) -> Facts:
    """Return what there is to tell of a window, in plain values."""
    session, player = window.session, window.session.player
    return {
        "experiment": _plain(session.experiment), "active": set(session.active), "ghosted": set(session.ghosted), "preset": session.preset,
        "cursor": player.cursor, "horizon": player.horizon, "available": player.available, "playing": player.playing, "speed": player.speed,
        "dark": window.theme.is_dark, "legend": window.canvas.picture.scene_shown.legend,
    }  # fmt: skip


def _goes(updates: int) -> Callable[[Facts], Facts]:
    return lambda was: {"cursor": min(max(0, was["cursor"] + updates), was["horizon"], was["available"]), "playing": False}


CHANGES: dict[str, Callable[[Facts], Facts]] = {
    "to_start": lambda was: {"cursor": 0, "playing": False},
    "to_end": lambda was: {"cursor": min(was["horizon"], was["available"]), "playing": False},
    "back": _goes(-1),
    "forward": _goes(1),
    "back_ten": _goes(-10),
    "forward_ten": _goes(10),
    "restart": lambda was: {"cursor": 0, "playing": True},
    "faster": lambda was: {"speed": min(FASTEST, was["speed"] * FACTOR)},
    "slower": lambda was: {"speed": max(SLOWEST, was["speed"] / FACTOR)},
    "theme": lambda was: {"dark": not was["dark"]},
    "legend": lambda was: {"legend": not was["legend"]},
    **dict.fromkeys(("fit", "focus_canvas", "choose_start", "claims", "keys", "about", "copy_experiment", "export_data", "export_program", "copy_picture"), lambda was: {}),
}  # what a command changes, by its key; all the rest stays


@is_own_work
def expected(window: MainWindow, what: QAction | QAbstractButton | QComboBox, entry: int = 0) -> Facts | None:
    """Return the facts after a command is triggered, a button clicked, or an entry of a combo box chosen; None where the manual leaves it open."""
    was = facts(window)
    for told in (_by_command, _by_lane, _by_new_lane, _by_choice):
        changes = told(window, was, what, entry)
        if changes is not None:
            return was | changes
    return None


def _by_command(window: MainWindow, was: Facts, what, _) -> Facts | None:
    key = next((key for key, act in window.actions_by_key.items() if act is what), None)
    return CHANGES[key](was) if key in CHANGES else None


def _by_lane(window: MainWindow, was: Facts, what, _) -> Facts | None:
    """Tell what the menu of a lane does, and its tick."""
    for row in window.findChild(OptimizersPanel).rows.values():
        e, lanes = was["experiment"], was["experiment"]["lanes"]
        at = next(i for i, lane in enumerate(lanes) if lane["id"] == row.id)
        if what is row.tick:
            return {"active": was["active"] ^ {row.id}}
        if what is row.actions_by_text["Duplicate"]:
            new = lanes[at] | {"id": _free_id(e)}
            return {"experiment": e | {"lanes": [*lanes[: at + 1], new, *lanes[at + 1 :]]}, "active": was["active"] | {new["id"]}}
        if what is row.actions_by_text["Remove"]:
            return {"experiment": e | {"lanes": lanes[:at] + lanes[at + 1 :]}, "active": was["active"] - {row.id}, "ghosted": was["ghosted"] - {row.id}}
        if what is row.actions_by_text["Solo"] and was["active"] != {row.id}:
            return {"active": {row.id}}
    return None


def _by_new_lane(window: MainWindow, was: Facts, what, _) -> Facts | None:
    """Tell what an entry of the menu that adds a lane does."""
    menu = window.findChild(OptimizersPanel).more.menu()
    usual = [key for key in RULES if key not in VARIANTS]
    variants = next(entry.menu() for entry in menu.actions() if entry.menu())
    keys = dict(zip([*menu.actions()[: len(usual)], *variants.actions()], [*usual, *(key for key in RULES if key in VARIANTS)], strict=True))
    key = next((key for action, key in keys.items() if action is what), None)
    if key is None:
        return None
    e = was["experiment"]
    new = _plain(Lane(_free_id(e), key, home_settings(was["preset"], key)))
    return {"experiment": e | {"lanes": [*e["lanes"], new]}, "active": was["active"] | {new["id"]}}


def _by_choice(window: MainWindow, was: Facts, what, entry: int) -> Facts | None:
    """Tell what the choices of the experiment do: its preset, its reduction, its order of the points."""
    panel, e = window.findChild(ExperimentPanel), was["experiment"]
    if what is panel.preset:
        name = panel.preset.itemData(entry)
        chosen = preset(name).experiment
        return {"experiment": _plain(chosen), "preset": name, "active": set(chosen.ids()), "ghosted": was["ghosted"] & chosen.ids()}
    for word, button in panel.reduction.buttons.items():
        if what is button:
            return {"experiment": e | {"reduction": word}}
    for word, button in panel.order.buttons.items():
        if what is button:
            return {"experiment": e | {"batch": e["batch"] | {"order": word}}}
    return None


def _plain(value: msgspec.Struct) -> Facts:
    return msgspec.json.decode(msgspec.json.encode(value))


def _free_id(experiment: Facts) -> int:
    return max((one["id"] for one in (*experiment["lanes"], *experiment["imported"])), default=0) + 1
