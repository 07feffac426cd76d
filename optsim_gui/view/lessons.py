"""A lesson under way: which scene it is, what that sets in the window, and whether the person has answered."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPolygonF
from PySide6.QtWidgets import QMenu, QWidget

from ..core.document import Curves
from ..core.experiment import Experiment
from ..core.lesson import Lesson, Show, in_language, read
from ..core.words import tr
from ..resources import path as resource
from . import commands
from .aim import Aim, score
from .highlight import Ring, place_of
from .openers import tried
from .panels.lesson import LessonPanel
from .panels.optimizers import OptimizersPanel
from .saving import ask_which

if TYPE_CHECKING:
    from .main_window import MainWindow

POINT_PX, ARROW_PX = 44, 12  # around a point of the canvas, around arrows
NEAR = 0.02  # of its width: a view so little moved is still the scene's
HEIGHTS_PX = {"optimizers": 160, "dataset": 120, "lesson": 400}  # one above the other


@cache
def shipped() -> tuple[tuple[Path, Lesson], ...]:
    """Return the lessons that OptSim brings along, in their order."""
    return tuple((path, read(path)) for path in sorted(resource("lessons").glob("*.yaml")))


def progress_key(path: Path) -> str:
    """Return the name by which progress in a lesson is kept; two files of one name are two lessons."""
    if path in (own for own, _ in shipped()):
        return path.stem
    return f"{path.stem}-{sha256(str(path.absolute()).encode()).hexdigest()[:12]}"


class Lessons(QObject):
    """Lead through a lesson: scenes set an experiment as one change that can be undone, and the person may leave at any time."""

    def __init__(self, window: "MainWindow"):
        super().__init__(window)
        self._window, self.panel = window, None
        self.lesson: Lesson | None = None
        self.path = Path()
        self._finished: Path | None = None
        self.number, self.is_asking, self.answered, self._score = 0, False, None, ""
        self._wanted: Experiment | None = None
        self._set_last: Show | None = None
        self._is_other = False  # the experiment is no longer the scene's
        self._to_go: Show | None = None
        self._until: int | None = None
        self._rings: list[Ring] = []
        self._aim: Aim | None = None
        self._step: tuple[tuple[float, float], tuple[float, float]] | None = None  # that is asked for, from and to
        self._arrows_before: tuple[str, ...] = ()
        session = window.session
        session.experiment_changed.connect(self._compare_experiment)
        session.active_changed.connect(self._compare)
        session.shown_changed.connect(self._go)
        session.player.moved.connect(self._stop_at)
        session.player.moved.connect(self._compare)
        session.player.playing_changed.connect(self._stopped)
        window.clock.rest_of_frame.connect(self._follow)

    def attach(self, panel: LessonPanel) -> None:
        """Lead through the lesson in this panel; what it shows goes on as it was."""
        self.panel = panel
        self._drop_rings()
        for wish, do in ((panel.back, self.back), (panel.forward, self.forward), (panel.left, self.leave), (panel.returned, self.set_scene)):
            wish.connect(do)
        self._window.canvas.view_changed.connect(self._compare)
        panel.chosen.connect(self.answer)
        panel.opened.connect(self.open)
        self._show()

    # verbs

    def open(self, path: Path, number: int | None = None) -> None:
        """Begin a lesson where the person left it, or at a scene, after a question where a file is not saved; raise Invalid where it is none."""
        lesson = read(path)
        self._window.documents.leave(lambda: self._begin(lesson, Path(path), number))

    def _begin(self, lesson: Lesson, path: Path, number: int | None) -> None:
        kept = self._window.settings.lesson_scene(progress_key(path)) if number is None else number
        if self.lesson is None:
            self._arrows_before = self._window.arrows.kinds
        self.lesson, self.path, self._finished = lesson, path, None
        self.bring_forward()
        self.enter(kept if kept < len(lesson.scenes) else 0)

    def enter(self, number: int) -> None:
        """Go to a scene and set what it sets."""
        self.number = number
        scene = self.lesson.scenes[number]
        self.is_asking, self.answered, self._score = scene.ask is not None, None, ""
        self._window.settings.set_lesson_scene(progress_key(self.path), number)
        self.set_scene()
        self._show()
        self._point()

    def forward(self) -> None:
        """Show the answer where there is one to show, else go on to the next scene; after the last one the lesson is done, then comes the next."""
        if self.lesson is None:
            if following := self.following():
                self.open(following)
            return
        if self.is_asking:
            self.answer(None)
            return
        if self.lesson.scenes[self.number].ask is None:
            self._window.settings.add_scene_done(progress_key(self.path), self.number)
        if self.number + 1 < len(self.lesson.scenes):
            self.enter(self.number + 1)
        else:
            self._window.settings.set_lesson_scene(progress_key(self.path), 0)
            self._finished = self.path
            self.leave()

    def back(self) -> None:
        """Go to the scene before."""
        if self.lesson and self.number > 0:
            self.enter(self.number - 1)

    def answer(self, choice: int | None) -> None:
        """Take a choice, or none, and show the answer."""
        ask = self.lesson.scenes[self.number].ask
        self.is_asking, self.answered = False, choice
        if choice is not None or self._score:
            self._window.settings.add_scene_done(progress_key(self.path), self.number)  # to have the answer shown is none
        if self._aim:
            self._aim.reveal(self._step[1])
        if ask.show:
            self._set(ask.show)
        self._show()

    def set_scene(self) -> None:
        """Set the scene's experiment, update, view, arrows and curve."""
        if self.lesson:
            self._drop_aim()
            ask = self.lesson.scenes[self.number].ask
            self._set(ask.show if ask and ask.show and not self.is_asking else self.lesson.show(self.number))

    def following(self) -> Path | None:
        """Return the lesson after the one just finished, if there is one."""
        paths = [path for path, _ in shipped()]
        return next((after for path, after in zip(paths, paths[1:]) if path == self._finished), None)

    def leave(self) -> None:
        """End the lesson; the experiment stays as it is, and the lesson goes on where it was left."""
        self.lesson = self._wanted = self._set_last = self._to_go = self._until = None
        self._drop_rings()
        self._show_arrows(self._arrows_before)
        self._show()

    # setting

    def _set(self, show: Show) -> None:
        window, session = self._window, self._window.session
        self._wanted = experiment = show.experiment()
        self._set_last, self._is_other = show, False
        view = show.shown_view()
        session.open(experiment, view.w, view.b, show.preset)
        if session.shown.experiment == experiment:
            commands.seek(window, show.cursor)
        else:
            session.player.await_step(show.cursor, experiment.steps)
        self._until, self._to_go = None, show
        self._show_arrows(show.arrows)
        if show.curve:
            window.curves.choose(Curves(curve=show.curve))
            self._bring_forward("curves")
        if show.inspect:
            self._bring_forward("inspector")
        self._compare_experiment()
        self._go()

    def _go(self) -> None:
        """Once the results are the scene's: inspect, play, and let the person aim."""
        session, show = self._window.session, self._to_go
        if show is None or session.shown.experiment != self._wanted or not session.shown.trajectories:
            return
        self._to_go = None
        self._compare()
        if show.inspect:
            self._window.inspector.choose_lane(show.experiment().lanes[show.inspect - 1].id)
        if show.play is not None and show.play > show.cursor:
            self._until = show.play
            session.player.play()
        ask = self.lesson.scenes[self.number].ask if self.lesson else None
        if ask and ask.drag and self.is_asking:
            QTimer.singleShot(0, self, self._let_aim)

    def _stop_at(self, cursor: int) -> None:
        if self._until is not None and cursor >= self._until:
            until, self._until = self._until, None
            self._window.session.player.pause()
            self._window.session.player.seek(until)

    def _stopped(self, playing: bool) -> None:
        if not playing:
            self._until = None
        self._compare()

    def _show_arrows(self, kinds: tuple[str, ...]) -> None:
        for kind, action in self._window.arrows.actions.items():
            action.setChecked(kind in kinds)

    def _compare_experiment(self, *_) -> None:
        now = self._window.session.experiment
        self._is_other = self._wanted is not None and now is not self._wanted and now != self._wanted
        if self._is_other and self.is_asking:
            self._drop_aim()  # what it asks for is no longer on the screen
        self._compare()

    def _compare(self, *_) -> None:
        """Offer the way back where experiment, lanes, update or view are no longer what the scene has set."""
        if self.panel and self._to_go is None:
            self.panel.show_changed(self._set_last is not None and (self._is_other or self._is_elsewhere(self._set_last)))

    def _is_elsewhere(self, show: Show) -> bool:
        session, view = self._window.session, show.shown_view()
        player = session.player
        last = show.cursor if show.play is None else show.play
        moved = not player.playing and not show.cursor <= player.cursor <= last
        shifted = any(abs(a - b) > NEAR * (high - low) for (low, high), now in zip((view.w, view.b), session.view) for a, b in zip((low, high), now))
        return moved or shifted or session.active != session.experiment.ids()

    def _bring_forward(self, dock: str) -> None:
        """Open a dock, but in a lecture, which shows the picture and the scene alone."""
        if not self._window.lecture.is_on:
            commands.bring_forward(self._window.docks[dock])

    # the panel

    def _show(self) -> None:
        if self.lesson:
            self.panel.show_scene(self.lesson, self.number, self._window.language, self.is_asking, self.answered, self._score)
        elif self.panel.isVisible():
            self.show_list()
        self._compare()

    def bring_forward(self) -> None:
        """Open the dock, with more room for the lesson than for its neighbours."""
        docks = self._window.docks
        if docks["lesson"].isHidden():
            commands.bring_forward(docks["lesson"])
            column = {docks[name]: height for name, height in HEIGHTS_PX.items() if not docks[name].isFloating()}
            self._window.resizeDocks(list(column), list(column.values()), Qt.Orientation.Vertical)
        commands.bring_forward(docks["lesson"])

    def refresh(self) -> None:
        """Show the scene, or the list of lessons, anew."""
        self._show()

    def show_list(self) -> None:
        """Offer the lessons, where none is under way."""
        if self.lesson is None:
            done, language = self._window.settings.scenes_done, self._window.language
            told = [(path, in_language(one.title, language), in_language(one.about, language), len(done(progress_key(path))), len(one.scenes)) for path, one in shipped()]
            self.panel.show_list(told, self.following() is not None)

    # pointing

    def _point(self) -> None:
        self._drop_rings()
        for one in self.lesson.scenes[self.number].point:
            kind, _, name = one.partition(":")
            if kind == "arrow":
                self._window.arrows.actions[name].setChecked(True)
                self._rings.append(Ring(self._window, self._window.canvas, lambda name=name: self._around_arrows(name)))
            elif kind == "curve":
                self._window.curves.choose(Curves(curve=name))
                self._bring_forward("curves")
                self._ring(self._window.curves.plot)
            elif kind == "panel":
                self._ring_dock(name)
            elif kind == "lane":
                self._ring_lane(int(name))
            elif kind in ("start", "optimum"):
                self._rings.append(Ring(self._window, self._window.canvas, lambda kind=kind: self._around(kind)))
            else:
                self._ring({"canvas": self._window.canvas, "timeline": self._window.timeline, "playback": self._window.playback}[kind])

    def _ring(self, widget: QWidget) -> None:
        self._rings.append(Ring(self._window, widget, lambda: place_of(widget, self._window)))

    def _ring_dock(self, name: str) -> None:
        self._bring_forward(name)
        self._ring(self._window.docks[name])

    def _ring_lane(self, number: int) -> None:
        panel = self._window.findChild(OptimizersPanel)
        id = self.lesson.show(self.number).experiment().lanes[number - 1].id
        self._rings.append(Ring(self._window, panel, lambda: place_of(panel.rows.get(id), self._window)))

    def _around(self, kind: str) -> QRect | None:
        scene = self._window.canvas.picture.scene_shown
        point = scene.start if kind == "start" else scene.optimum
        return self._around_points([self._window.canvas.picture.mapping().point(*point)], POINT_PX // 2) if point else None

    def _around_arrows(self, kind: str) -> QRect | None:
        return self._around_points(self._window.canvas.picture.arrow_ends(kind), ARROW_PX)

    def _around_points(self, points: list[QPointF], around: int) -> QRect | None:
        """Return a rectangle in px of the window around points in px of the canvas's box, cut where the canvas ends."""
        if not points:
            return None
        canvas = self._window.canvas
        box = canvas.box.mapToScene(QPolygonF(points)).boundingRect().toAlignedRect().adjusted(-around, -around, around, around)
        seen = box & canvas.rect()
        at = place_of(canvas, self._window)  # None where it is not in the window: a change of language has made another
        return None if at is None or seen.isEmpty() else seen.translated(at.topLeft())

    def _follow(self) -> None:
        for ring in self._rings:
            ring.follow()

    def _drop_rings(self) -> None:
        for ring in self._rings:
            ring.end()
        self._rings = []
        self._drop_aim()

    # aiming

    def _let_aim(self) -> None:
        if self._aim is None and self.lesson and self.is_asking and not self._is_other:
            lane, *self._step = self._asked()
            self._aim = Aim(self._window.canvas, self._step[0], self._window.styles.colour(lane))
            self._aim.aimed.connect(self._take_aim)

    def _asked(self) -> tuple[int, tuple[float, float], tuple[float, float]]:
        """Return the lane that is asked for, the point where its step begins and the one where it ends."""
        drag, show = self.lesson.scenes[self.number].ask.drag, self.lesson.show(self.number)
        id = show.experiment().lanes[drag.lane - 1].id
        path = self._window.session.shown.trajectories[id]
        return id, path.point(show.cursor), path.point(show.cursor + 1)

    def _take_aim(self, tip: QPointF) -> None:
        begin, end = (self._window.canvas.pixel(*point) for point in self._step)
        self._score = score(tip - begin, end - begin)
        self.answer(None)

    def _drop_aim(self) -> None:
        if self._aim:
            self._aim.hide()
            self._aim.deleteLater()
        self._aim = None


def screen_scale(size: QSize) -> float:
    """Return how much larger a lecture writes on a screen of this size, px."""
    return min(2.2, max(1.4, size.height() / 560))


def begin(window: "MainWindow", path: Path) -> None:
    """Begin the lesson of a file, or say why it cannot be."""
    tried(window, lambda: window.lessons.open(path))


def ask_for_file(window: "MainWindow") -> None:
    """Ask for the file of a lesson and begin it."""
    ask_which(window, window.settings.last_directory(), tr("Open lesson"), tr("Lesson") + " (*.yaml *.yml)", lambda file: begin(window, file))


def menu(window: "MainWindow") -> QMenu:
    """Return the menu of lessons, filled when it is first opened; a tick tells which have been gone through, a number how much of one."""
    made = QMenu(tr("&Lessons"), window.menuBar())
    made.setToolTipsVisible(True)

    def fill() -> None:
        made.clear()
        for number, (path, lesson) in enumerate(shipped(), 1):
            action = made.addAction(f"{number}. {in_language(lesson.title, window.language)}")
            action.setToolTip(in_language(lesson.about, window.language))
            action.setCheckable(True)
            done, scenes = len(window.settings.scenes_done(progress_key(path))), len(lesson.scenes)
            action.setChecked(done >= scenes)
            action.setText(action.text() + (f"\t{done} / {scenes}" if 0 < done < scenes else ""))
            action.triggered.connect(lambda _=False, path=path: begin(window, path))
        made.addSeparator()
        made.addAction(tr("Open lesson…")).triggered.connect(lambda: ask_for_file(window))
        made.addAction(window.actions_by_key["lecture"])

    made.aboutToShow.connect(fill)
    return made
