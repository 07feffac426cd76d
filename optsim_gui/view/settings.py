"""What comes back at the next launch: layout, theme, last directory, last experiment. What is read is never trusted."""

import logging
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zlib import crc32

import msgspec
from msgspec import Meta
from PySide6.QtCore import QRect, QSettings, QSize, QStandardPaths, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStyle

from ..core.errors import Invalid
from ..core.experiment import Experiment, decode
from ..core.figure import Figure
from ..core.films import Film
from ..core.preset import View, names
from . import language, theme
from .canvas.box import FURTHEST

if TYPE_CHECKING:
    from .main_window import MainWindow

LEAST = QSize(640, 480)  # px of the window
MOST_RECENT = 8
MOST_BYTES = 12_000_000  # of the file: an experiment of 100,000 points and 8 paths has 8 MB; QSettings takes ten times as much
log = logging.getLogger(__name__)

Px = Annotated[int, Meta(ge=-100_000, le=100_000)]
Scene = Annotated[int, Meta(ge=0, le=1000)]
Colour = Annotated[str, Meta(pattern="^#[0-9a-f]{6}$")]


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold where the window stands, px, and whether it fills the screen."""

    x: Px
    y: Px
    width: Px
    height: Px
    maximized: bool


class Sealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold the docks' layout in Qt's own bytes; Qt crashes on bytes that are not quite its own, hence the seal."""

    layout: bytes
    seal: int


class Settings:
    """Remember between launches, in one INI file; what is missing or makes no sense is as if it had never been kept."""

    def __init__(self):
        kind = QSettings.Format.IniFormat, QSettings.Scope.UserScope, "OptSim"
        _put_aside(Path(QSettings(*kind, "none").fileName()).with_name("OptSim.ini"))
        self._store = QSettings(*kind, "OptSim")
        self._store.setFallbacksEnabled(False)

    # the window

    def restore(self, window: "MainWindow") -> None:
        """Bring back the window's place and docks, and the lanes' ticks and colours if it holds the experiment kept with them.

        Whatever was kept, the window is on a screen and no smaller than LEAST.
        """
        self._restore_layout(window)
        if window.session.experiment == self.experiment():
            lanes = window.session.experiment.ids()
            for id, colour in self.colours().items():
                if id in lanes:
                    window.styles.choose(id, colour)
            window.session.set_active(self.active())

    def _restore_layout(self, window: QMainWindow) -> None:
        place, sealed = self._read("window", Place), self._read("docks", Sealed)
        if place:
            window.setGeometry(on_screen(QRect(place.x, place.y, place.width, place.height)))
        else:
            window.resize(on_screen(QRect(window.pos(), window.size())).size())
        if sealed and sealed.seal == _seal(sealed.layout):
            window.restoreState(sealed.layout)
        if place and place.maximized:
            window.showMaximized()

    def keep(self, window: "MainWindow") -> None:
        """Keep the window's place and docks, and the experiment that its session holds, with the lanes' ticks and colours."""
        at = window.normalGeometry() if window.isMaximized() or window.isFullScreen() else window.geometry()
        self._write("window", Place(at.x(), at.y(), at.width(), at.height(), window.isMaximized()))
        layout = window.saveState().data()
        self._write("docks", Sealed(layout, _seal(layout)))
        session = window.session
        self._write("experiment", session.experiment)
        self._write("active", sorted(session.active))
        self._write("preset", session.preset)
        self._write("view", View(*session.view))
        chosen = window.styles.chosen
        self._write("colours", {lane.id: chosen[key] for lane in session.experiment.lanes if (key := (lane.id, lane.optimizer)) in chosen})

    def theme(self) -> str:
        """Return the theme chosen, one of `theme.CHOICES`."""
        choice = self._read("theme", str)
        return choice if choice in theme.CHOICES else theme.CHOICES[0]

    def set_theme(self, choice: str) -> None:
        """Keep which theme is chosen."""
        self._write("theme", choice)

    def language(self) -> str:
        """Return the language chosen, one of `language.CHOICES`."""
        choice = self._read("language", str)
        return choice if choice in language.CHOICES else language.CHOICES[0]

    def set_language(self, choice: str) -> None:
        """Keep which language is chosen."""
        self._write("language", choice)

    def figure(self) -> Figure | None:
        """Return how the last picture was laid out, if one was made."""
        return self._read("figure", Figure)

    def set_figure(self, figure: Figure) -> None:
        """Keep how a picture was laid out."""
        self._write("figure", figure)

    def film(self) -> Film | None:
        """Return what was chosen for the last film, if one was made."""
        return self._read("film", Film)

    def set_film(self, film: Film) -> None:
        """Keep what was chosen for a film."""
        self._write("film", film)

    # the experiment

    def experiment(self) -> Experiment | None:
        """Return the experiment of the last launch, if there is one."""
        return self._read("experiment", Experiment)

    def preset(self) -> str:
        """Return the name of the preset that the experiment began as, or ""."""
        name = self._read("preset", str)
        return name if name in names() else ""

    def active(self) -> frozenset[int]:
        """Return the ids of the experiment's lanes that were ticked: all of them where none were kept."""
        kept, experiment = self._read("active", frozenset[int]), self.experiment()
        return kept if kept is not None else experiment.ids() if experiment else frozenset()

    def view(self) -> View | None:
        """Return the part of the plane that was shown, if it is one that can be shown."""
        view = self._read("view", View)
        return view if view and all(-FURTHEST <= low < high <= FURTHEST for low, high in (view.w, view.b)) else None

    def colours(self) -> dict[int, str]:
        """Return the colours chosen for lanes, '#rrggbb' by lane id."""
        return self._read("colours", dict[int, Colour]) or {}

    # lessons

    def lesson_scene(self, lesson: str) -> int:
        """Return the number of the scene at which a person has left a lesson."""
        kept = self._read("lessons", dict[str, Scene]) or {}
        return kept.get(lesson, 0)

    def set_lesson_scene(self, lesson: str, scene: int) -> None:
        """Keep at which scene of a lesson a person is."""
        kept = self._read("lessons", dict[str, Scene]) or {}
        self._write("lessons", {**kept, lesson: scene})

    def scenes_done(self, lesson: str) -> frozenset[int]:
        """Return the numbers of a lesson's scenes whose question a person has answered, or that they have read where there is none."""
        return (self._read("scenes_done", dict[str, frozenset[Scene]]) or {}).get(lesson, frozenset())

    def add_scene_done(self, lesson: str, scene: int) -> None:
        """Keep that a person is through with a scene of a lesson."""
        kept = self._read("scenes_done", dict[str, frozenset[Scene]]) or {}
        self._write("scenes_done", {**kept, lesson: self.scenes_done(lesson) | {scene}})

    # files

    def last_directory(self) -> Path:
        """Return the directory used last, or the person's documents where it is gone."""
        kept = self._read("directory", str) or ""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return next((Path(place) for place in (kept, documents) if os.path.isabs(place) and os.path.isdir(place)), Path.home())

    def set_last_directory(self, directory: Path) -> None:
        """Keep the directory used last, at once: it is where a program that is killed leaves what it had begun."""
        if self._read("directory", str) != str(directory.absolute()):
            self._write("directory", str(directory.absolute()))
            self._store.sync()

    def recent(self) -> list[Path]:
        """Return the files opened or saved last, the last one first."""
        return [Path(name) for name in (self._read("recent", list[str]) or [])[:MOST_RECENT] if os.path.isabs(name)]

    def add_recent(self, path: Path) -> None:
        """Keep which file was opened or saved last."""
        others = [str(one) for one in self.recent() if one != path]
        self._write("recent", [str(path), *others][:MOST_RECENT])

    def folder(self) -> Path:
        """Return the folder of the settings, for what else is kept between launches."""
        return Path(self._store.fileName()).parent

    def _read(self, key: str, type):
        """Return the value kept under `key` if it is of this type, else None."""
        text = self._store.value(key)
        if text is None:
            return None
        try:
            if not isinstance(text, str):
                raise Invalid("it is not one text")
            return decode(text, type)
        except Invalid as error:
            log.info("the setting %r is left out: %s", key, error)
            return None

    def _write(self, key: str, value) -> None:
        self._store.setValue(key, msgspec.json.encode(value).decode())


def _put_aside(file: Path) -> None:
    """Rename what stands in the place of the settings and is none of ours: QSettings would wait for a pipe, and read any size."""
    with suppress(OSError):
        found = file.stat()
        if not (stat.S_ISDIR(found.st_mode) or stat.S_ISREG(found.st_mode) and found.st_size <= MOST_BYTES):
            file.replace(file.with_suffix(".damaged"))
            log.info("%s is no file of settings; it is put aside as %s.damaged", file, file.stem)


def on_screen(wanted: QRect) -> QRect:
    """Return `wanted`, px, at least LEAST large, with its title bar wholly on the screen where its middle is, else on the first."""
    screen = QGuiApplication.screenAt(wanted.center()) or QGuiApplication.primaryScreen()
    title = QApplication.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    available = screen.availableGeometry().adjusted(0, title, 0, 0)
    size = wanted.size().expandedTo(LEAST).boundedTo(available.size())
    left = max(available.left(), min(wanted.left(), available.left() + available.width() - size.width()))
    top = max(available.top(), min(wanted.top(), available.top() + available.height() - size.height()))
    return QRect(left, top, size.width(), size.height())


def _seal(layout: bytes) -> int:
    return crc32(layout, crc32(qVersion().encode()))
