"""What stops Qt is said in one sentence before Qt starts, and never by an abort."""

import io
import os
import socket
import subprocess
import sys
import types

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel

from optsim_gui import preflight
from optsim_gui.preflight import Missing, NoDisplay, Refused

PLATFORM = os.environ["QT_QPA_PLATFORM"]

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays and apt are Linux's")


@pytest.fixture
def no_display(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def silent_display():
    """Yield the name of an X11 display that takes connections and never answers."""
    for number in range(200, 300):
        with socket.socket() as server:
            try:
                server.bind(("127.0.0.1", 6000 + number))
            except OSError:
                continue
            server.listen()
            yield f"127.0.0.1:{number}"
            return


@pytest.mark.parametrize(
    ("python", "pyside", "refused"),
    [
        ((3, 11, 7), "6.12.0", True),
        ((3, 12, 0), "6.12.0", False),
        ((3, 11, 7), "6.11.3", False),
        ((3, 11, 7), "6.9.1", True),
        ((3, 13, 0), "6.9.2", True),
        ((3, 13, 0), "6.9.3", False),
        ((3, 11, 7), None, False),
    ],
)
def test_combinations_that_crash_are_refused_with_the_way_out(python, pyside, refused):
    problem = preflight.version_problem(python, pyside)
    assert isinstance(problem, Refused) == refused
    if refused:
        assert pyside in problem.sentence and "pip install" in problem.sentence


def test_the_installed_combination_is_none_of_them():
    assert preflight.installed_pyside()
    assert preflight.qt_problem() is None


def test_the_reference_count_of_none_is_steady():
    thing, calls = QObject(), 10_000
    before = sys.getrefcount(None)
    for _ in range(calls):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < calls / 10


@on_linux
def test_without_a_display_it_says_so(no_display):
    problem = preflight.window_problem()
    assert isinstance(problem, NoDisplay) and "DISPLAY" in problem.sentence


@on_linux
@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_dead_display_is_named(no_display, monkeypatch, variable):
    monkeypatch.setenv(variable, ":987654")
    problem = preflight.window_problem()
    assert isinstance(problem, NoDisplay) and f"{variable} is set to :987654" in problem.sentence


@on_linux
def test_a_display_that_never_answers_counts_as_dead(no_display, monkeypatch, silent_display):
    monkeypatch.setattr(preflight, "PATIENCE", 0.5)
    monkeypatch.setenv("DISPLAY", silent_display)
    assert isinstance(preflight.window_problem(), NoDisplay)


@on_linux
@pytest.mark.parametrize("platform", ["offscreen", "offscreen:enable_fonts", "minimal", "xcb;offscreen"])
def test_a_platform_without_a_display_needs_none(no_display, monkeypatch, platform):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert preflight.window_problem() is None


@on_linux
def test_a_platform_asked_for_by_name_still_needs_its_display(no_display, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert isinstance(preflight.window_problem(), NoDisplay)


@on_linux
def test_a_library_that_the_window_lacks_is_named_with_its_package(no_display, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(preflight, "_display_answers", lambda name: True)
    monkeypatch.setattr(preflight, "_load_error", lacks("libxcb-icccm.so.4", seen_from="libqxcb.so"))
    problem = preflight.window_problem()
    assert isinstance(problem, Missing)
    assert "libxcb-icccm.so.4" in problem.sentence
    assert problem.sentence.endswith("sudo apt-get install libxcb-icccm4")


@on_linux
def test_a_library_that_drawing_lacks_is_named_with_its_package(monkeypatch):
    monkeypatch.delitem(sys.modules, "PySide6.QtWidgets")
    monkeypatch.setattr(sys, "meta_path", [RaisesAtImport(), *sys.meta_path])
    monkeypatch.setattr(preflight, "_load_error", lacks("libEGL.so.1"))
    problem = preflight.qt_problem()
    assert isinstance(problem, Missing)
    assert "libEGL.so.1: cannot open" in problem.sentence
    assert problem.sentence.endswith("sudo apt-get install libegl1")


def test_without_pyside_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6", None)
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    problem = preflight.qt_problem()
    assert isinstance(problem, Missing) and "pip install PySide6-Essentials" in problem.sentence


@on_linux
def test_this_machine_has_what_drawing_needs():
    assert preflight.missing_packages(preflight.DRAWING) == []
    assert preflight.missing_packages({"libnobody-has-this.so.9": "libnobody9"}) == ["libnobody9"]


def test_it_loads_without_qt():
    code = "import optsim_gui.preflight, sys; sys.exit(any('PySide6' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("error", "name"), [(False, "stdout"), (True, "stderr")])
def test_say_prints_to_the_stream_asked_for(monkeypatch, error, name):
    monkeypatch.setattr(sys, name, io.StringIO())
    preflight.say("Adam settled", error=error)
    assert getattr(sys, name).getvalue() == "Adam settled\n"


def test_say_survives_a_console_that_cannot_spell(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    preflight.say("η = 1")
    assert raw.getvalue() == b"? = 1\n"


def test_say_survives_a_reader_that_left(monkeypatch):
    reader, writer = os.pipe()
    os.close(reader)
    raw = os.fdopen(writer, "wb", buffering=0)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, write_through=True))
    preflight.say("nobody hears this")
    raw.close()


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_say_without_a_console_shows_a_box_on_windows_and_is_silent_elsewhere(monkeypatch, platform):
    shown = []
    user32 = types.SimpleNamespace(MessageBoxW=lambda *arguments: shown.append(arguments[1]))
    monkeypatch.setattr(preflight.ctypes, "windll", types.SimpleNamespace(user32=user32), raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "stdout", None)
    preflight.say("no console")
    assert shown == (["no console"] if platform == "win32" else [])


@pytest.mark.x11
def test_what_passed_the_preflight_can_show_a_window(qtbot):
    assert preflight.window_problem() is None
    label = QLabel("OptSim")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    assert QApplication.platformName() == PLATFORM


def lacks(soname, seen_from=""):
    """Return a stand-in for the loader of a machine without one library, which `seen_from` needs."""

    def load_error(library):
        wanted = str(library)
        needs_it = wanted == soname or (seen_from and wanted.endswith(seen_from))
        return OSError(f"{soname}: cannot open shared object file") if needs_it else None

    return load_error


class RaisesAtImport:
    """An importer that fails as the loader does on a machine without libEGL."""

    def find_spec(self, name, path=None, target=None):
        if name.startswith("PySide6."):
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
