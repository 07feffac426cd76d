"""Settings: what was kept comes back; what makes no sense is as if it had never been kept, and never an error."""

import os
import random
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow

from optsim_gui.core.dataset import Points
from optsim_gui.core.experiment import Experiment, Lane
from optsim_gui.core.preset import View, names, preset
from optsim_gui.session.session import Session
from optsim_gui.view.settings import LEAST, MOST_BYTES, Settings, on_screen
from optsim_gui.view.styles import Styles
from optsim_gui.view.theme import CHOICES

EXPERIMENT = Experiment(Points((1.0, -2.5), (0.25, 1.0), "naïve, 50%; \"x\".csv"), "sum", (0.1, -1e-5), 77, (Lane(3, "adam", {"eta": 0.3}), Lane(9, "gd")))
DEFAULTS = {
    "theme": "system",
    "experiment": None,
    "active": frozenset(),
    "preset": "",
    "view": None,
    "colours": {},
}
NONSENSE = [
    *("", "null", "[]", "{}", "17", "true", '"x"', "{", "[" * 5000, "NaN", "1e999", '{"data": 1}', "a, b", "\x00", "é" * 100),
    *(["1", "2"], 3.5, b"\xff\xfe"),
]


class Window(QMainWindow):
    """Stands in for the main window: docks, a session and styles."""

    def __init__(self, experiment=EXPERIMENT):
        super().__init__()
        self.session = Session(experiment, ((-1.0, 2.5), (0.0, 3.0)))
        self.session.setParent(self)
        self.styles = Styles(self.session)
        self.docks = [QDockWidget(name, self) for name in ("left", "right")]
        for dock, area in zip(self.docks, (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)):
            dock.setObjectName(dock.windowTitle())
            self.addDockWidget(area, dock)
        self.resize(700, 500)

    def areas(self):
        return [self.dockWidgetArea(dock) for dock in self.docks]


@pytest.fixture
def window(qtbot):
    def make(*arguments):
        made = Window(*arguments)
        qtbot.addWidget(made)
        return made

    return make


@pytest.fixture
def documents(tmp_path, monkeypatch):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    return tmp_path


def all_of(settings):
    return {name: getattr(settings, name)() for name in DEFAULTS}


def available():
    return QGuiApplication.primaryScreen().availableGeometry()


def put(key, value):
    store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "OptSim", "OptSim")
    store.setValue(key, value)
    store.sync()
    return Path(store.fileName())


def test_what_was_kept_comes_back(window, tmp_path):
    before = window()
    before.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, before.docks[0])
    before.setGeometry(20, 30, 680, 520)
    before.session.set_active(frozenset({9}))
    before.styles.choose(9, "#12ab3f")
    kept = Settings()
    kept.keep(before)
    kept.set_theme("dark")
    kept.set_last_directory(tmp_path)
    del kept

    back, after = Settings(), window()
    back.restore(after)
    assert back.experiment() == EXPERIMENT
    assert (back.theme(), back.last_directory(), back.preset()) == ("dark", tmp_path, "")
    assert back.view() == View((-1.0, 2.5), (0.0, 3.0))
    assert after.geometry() == QRect(20, 30, 680, 520)
    assert after.areas() == before.areas()
    assert after.session.active == {9}
    assert after.styles.colour(9) == "#12ab3f"


def test_a_preset_comes_back_by_name(window):
    first = window(preset("toy").experiment)
    Settings().keep(first)
    assert Settings().preset() == "toy"
    assert Settings().experiment() == preset("toy").experiment


def test_ticks_and_colours_of_another_experiment_stay_away(window):
    before, other = window(), window(preset("sparse").experiment)
    before.session.set_active(frozenset({3}))
    before.styles.choose(3, "#12ab3f")
    Settings().keep(before)
    Settings().restore(other)
    assert other.session.active == {1, 2, 3, 4, 5, 6}
    assert other.styles.chosen == {}


def test_the_largest_experiment_comes_back(window):
    x = tuple(0.1 * i + 1e-9 for i in range(100_000))
    experiment = Experiment(Points(x, tuple(0.5 for _ in x)), lanes=(Lane(1, "gd"),))
    Settings().keep(window(experiment))
    assert Settings().experiment() == experiment


def test_nothing_kept_gives_the_defaults(window):
    untouched = window()
    Settings().restore(untouched)
    assert all_of(Settings()) == DEFAULTS
    assert untouched.size() == window().size()
    assert untouched.areas() == window().areas()


@pytest.mark.parametrize("nonsense", NONSENSE, ids=lambda value: repr(value)[:16])
def test_nonsense_gives_the_defaults(nonsense, window):
    for key in ("theme", "experiment", "active", "preset", "view", "colours", "directory", "window", "docks"):
        put(key, nonsense)
    untouched = window()
    Settings().restore(untouched)
    nonsense_or_nothing = {"experiment": Experiment()} if nonsense == "{}" else {}  # an experiment that says nothing is the default one
    assert all_of(Settings()) == DEFAULTS | nonsense_or_nothing
    assert untouched.areas() == window().areas()
    assert LEAST.width() <= untouched.width() <= available().width()


@pytest.mark.parametrize(
    ("name", "key", "text"),
    [
        ("theme", "theme", '"blue"'),
        ("preset", "preset", '"../sparse"'),
        ("view", "view", '{"w": [1, 1], "b": [0, 1]}'),
        ("view", "view", '{"w": [0, 1e300], "b": [0, 1]}'),
        ("colours", "colours", '{"1": "red; background: url(x)"}'),
        ("experiment", "experiment", '{"steps": 100000000}'),
        ("experiment", "experiment", '{"lanes": [{"id": 1, "optimizer": "adam", "settings": {"eta": 1e9}}]}'),
    ],
)
def test_what_is_out_of_range_gives_the_default(name, key, text):
    put(key, text)
    assert getattr(Settings(), name)() == DEFAULTS[name]


@pytest.mark.parametrize("text", ["/no/such/place", ".", "", "/\\u0000", "/" + "x" * 5000])
def test_a_directory_that_is_gone_gives_the_documents(text, documents):
    put("directory", f'"{text}"')
    assert Settings().last_directory() == documents


def test_where_there_are_no_documents_it_is_the_home(documents):
    documents.rmdir()
    assert Settings().last_directory() == Path.home()


def test_a_value_beyond_all_measure_gives_the_default():
    put("theme", '"' + "x" * MOST_BYTES + '"')
    assert Settings().theme() == "system"


@pytest.mark.skipif(os.name == "nt", reason="pipes and holes in files of POSIX")
@pytest.mark.parametrize("make", [os.mkfifo, lambda file: (file.touch(), os.truncate(file, 10 * 2**30)), lambda file: file.symlink_to("/dev/zero")], ids=["a pipe", "10 GB", "a device"])
def test_what_settings_cannot_be_is_put_aside_and_no_more_looked_at(make):
    file = put("theme", '"dark"')
    file.unlink()
    make(file)
    assert Settings().theme() == "system" and not os.path.lexists(file)
    Settings().set_theme("light")
    assert Settings().theme() == "light" and os.path.lexists(file.with_suffix(".damaged"))


def test_one_wrong_value_spoils_no_other(window):
    Settings().keep(window())
    put("view", "[1, 2")
    assert Settings().experiment() == EXPERIMENT


@pytest.mark.parametrize("content", [b"\x00\xff" * 500, b"[General]\ntheme", b"", b"%" * 9999, b"[General\n=\n[[]]\ntheme=\"\\x12"])
def test_a_file_that_is_no_settings_file_gives_the_defaults(content, window):
    put("theme", '"dark"').write_bytes(content)
    Settings().restore(window())
    assert all_of(Settings()) == DEFAULTS


def test_a_place_that_cannot_be_written_is_no_error(window):
    file = put("theme", '"dark"')
    file.unlink()
    file.mkdir()
    Settings().keep(window())
    Settings()._store.sync()
    assert file.is_dir()


def test_a_damaged_layout_is_left_alone(window):
    """Qt itself crashes on some of these."""
    before = window()
    before.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, before.docks[0])
    Settings().keep(before)
    store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "OptSim", "OptSim")
    text, at = store.value("docks"), random.Random(1)
    after = window()
    areas = after.areas()
    for _ in range(200):
        place = at.randrange(len('{"layout":"'), text.index('"', len('{"layout":"')) - 4)
        put("docks", text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :])
        Settings().restore(after)
        assert after.areas() == areas
    put("docks", text)
    Settings().restore(after)
    assert after.areas() == before.areas() != areas


@pytest.mark.parametrize(
    "wanted",
    [(0, 0, 1, 1), (-90_000, -90_000, 700, 500), (90_000, 90_000, 700, 500), (0, 0, 90_000, 90_000), (100, 100, -5, -5), (-100, 700, 640, 480)],
)
def test_the_window_is_on_the_screen_and_large_enough(wanted, window):
    put("window", '{"x":%d,"y":%d,"width":%d,"height":%d,"maximized":false}' % wanted)
    placed = window()
    Settings().restore(placed)
    assert available().contains(placed.geometry())
    assert placed.geometry().top() - available().top() >= 20  # the title bar can be taken hold of
    assert placed.width() >= LEAST.width() and placed.height() >= LEAST.height()
    assert on_screen(placed.geometry()) == placed.geometry()


def test_a_window_that_filled_the_screen_does_so_again_and_keeps_its_smaller_size(window):
    before, after = window(), window()
    before.setGeometry(10, 60, 660, 500)
    before.showMaximized()
    Settings().keep(before)
    Settings().restore(after)
    assert after.isMaximized()
    assert after.normalGeometry() == QRect(10, 60, 660, 500)


def test_themes_and_presets_are_those_there_are():
    for choice in CHOICES:
        Settings().set_theme(choice)
        assert Settings().theme() == choice
    for name in names():
        put("preset", f'"{name}"')
        assert Settings().preset() == name
