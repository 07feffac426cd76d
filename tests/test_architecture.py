"""The layers, as sentences: app -> view -> session -> core; the command line reaches the window lazily; arrows never turn back."""

import importlib
import subprocess
import sys
from dataclasses import is_dataclass
from pathlib import Path

import msgspec
import pytest
from pytest_archon import archrule

import optsim_gui

PACKAGE = Path(optsim_gui.__file__).parent
QT = ("PySide6*", "shiboken6*", "pyqtgraph*")
RUN = ["run", "--preset", "sparse", "--optimizer", "adam", "--start", "-3", "-4", "--steps", "2", "--out"]


def test_core_knows_nothing_of_qt_nor_of_the_layers_above():
    above = ("optsim_gui.session*", "optsim_gui.view*", "optsim_gui.app", "optsim_gui.cli", "optsim_gui.preflight")
    archrule("core").match("optsim_gui.core*").should_not_import(*QT, *above).check("optsim_gui")


def test_session_knows_of_qt_only_its_core():
    rule = archrule("session").match("optsim_gui.session*")
    rule.should_not_import(*QT).may_import("PySide6.QtCore").check("optsim_gui")


def test_session_knows_nothing_of_the_layers_above():
    above = ("optsim_gui.view*", "optsim_gui.app", "optsim_gui.cli")
    archrule("session below view").match("optsim_gui.session*").should_not_import(*above).check("optsim_gui")


def test_view_knows_nothing_of_the_assembly():
    archrule("view").match("optsim_gui.view*").should_not_import("optsim_gui.app", "optsim_gui.cli").check("optsim_gui")


def test_leaves_know_nothing_of_the_house():
    leaves = ("optsim_gui.resources", "optsim_gui.preflight")
    archrule("leaves").match(*leaves).should_not_import("optsim_gui.*").check("optsim_gui")


def test_the_command_line_loads_no_window_at_its_top():
    window = (*QT, "optsim_gui.app", "optsim_gui.view*", "optsim_gui.session*")
    rule = archrule("cli").match("optsim_gui.cli").should_not_import(*window)
    rule.check("optsim_gui", only_toplevel_imports=True)


@pytest.mark.parametrize(
    ("layer", "never"),
    [
        ("core", ("PySide6", "shiboken6", "pyqtgraph", "optsim_gui.session", "optsim_gui.view", "optsim_gui.app")),
        ("session", ("PySide6.QtGui", "PySide6.QtWidgets", "pyqtgraph", "optsim_gui.view", "optsim_gui.app")),
        ("view", ("optsim_gui.app", "optsim_gui.cli")),
    ],
    ids=["core", "session", "view"],
)
def test_loading_a_whole_layer_loads_none_of_what_it_must_not_know(layer, never):
    imports = "\n".join(f"import {module}" for module in modules_of(layer))
    assert loaded_by(imports).isdisjoint(never)


@pytest.mark.parametrize("arguments", [["list"], RUN, ["claims"], ["--help"], ["--version"]], ids=lambda a: a[0])
def test_what_needs_no_window_runs_without_loading_qt(arguments, tmp_path):
    if arguments is RUN:
        arguments = [*RUN, str(tmp_path / "path.csv")]
    loaded = loaded_by(f"""
import runpy
sys.argv[1:] = {arguments!r}
try:
    runpy.run_module("optsim_gui", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
""")
    assert "optsim_gui.cli" in loaded
    assert not {name for name in loaded if name.partition(".")[0] in ("PySide6", "shiboken6", "pyqtgraph")}


def test_every_value_of_the_core_is_frozen_and_so_is_what_threads_exchange():
    values = {thing for name in (*modules_of("core"), "optsim_gui.session.messages") for thing in vars(importlib.import_module(name)).values() if isinstance(thing, type)}
    classes = [thing for thing in values if is_dataclass(thing) and thing.__module__.startswith("optsim_gui")]
    structs = [thing for thing in values if issubclass(thing, msgspec.Struct) and thing is not msgspec.Struct]
    assert len(classes) > 10 and len(structs) > 5
    assert [thing for thing in classes if not thing.__dataclass_params__.frozen] == []
    assert [thing for thing in structs if not thing.__struct_config__.frozen] == []


def modules_of(layer):
    files = sorted((PACKAGE / layer).rglob("*.py"))
    assert files, f"optsim_gui/{layer} is empty"
    dotted = [".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in files]
    return [name.removesuffix(".__init__") for name in dotted]


def loaded_by(code):
    """Run `code` in a fresh interpreter and return the names of all modules loaded at its end."""
    program = f"import sys\n{code}\nprint('loaded:', *sys.modules)"
    command = [sys.executable, "-W", "error", "-c", program]
    child = subprocess.run(command, cwd=PACKAGE.parent, capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr
    return set(child.stdout.rpartition("loaded:")[2].split())
