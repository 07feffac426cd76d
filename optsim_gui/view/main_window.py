"""The main window: canvas in the middle, panels around it, playback above, timeline below."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QMainWindow, QMenuBar, QScrollArea, QToolBar, QVBoxLayout, QWidget

from ..core.experiment import told_apart
from ..core.words import tr
from ..session.session import Session
from . import actions, commands, language, openers, theme, typeset
from .arrow_control import ArrowControl
from .autosave import Autosave
from .canvas import plane
from .canvas.canvas import Canvas
from .canvas.mapping import Look
from .clock import FrameClock
from .document import show_canvas, window_document
from .documents import Documents
from .knobs import leave_field
from .panels.curves import CurvesPanel
from .panels.data_plot import DataPlot
from .panels.dataset import DatasetPanel
from .panels.experiment import ExperimentPanel
from .panels.inspector import InspectorPanel
from .panels.lane_table import LaneTable
from .panels.lesson import LessonPanel
from .panels.optimizers import OptimizersPanel
from .panels.verdicts import VerdictsPanel
from .lecture import Lecture
from .lessons import Lessons
from .notice import Notice
from .playback import PlaybackBar
from .settings import Settings
from .status_line import StatusLine
from .styles import Styles
from .timeline import Mark, Timeline

WAITING_MS = 150
LEFT_RIGHT_PX = (308, 352)
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


class MainWindow(QMainWindow):
    """Connect the session with canvas, panels, playback and timeline; its `begin` starts the race."""

    def __init__(self, session: Session, settings: Settings):
        super().__init__()
        self.session, self.settings = session, settings
        self.shown = session.shown  # what the canvas shows: the session's at the last frame
        session.setParent(self)
        self.setWindowTitle("OptSim")
        self.setDockNestingEnabled(True)
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        self.styles = Styles(session)
        self.documents = Documents(self)
        self.autosave = Autosave(self, settings.folder() / "autosave")
        self.clock = FrameClock(self)
        self._waiting = QTimer(self, singleShot=True, interval=WAITING_MS)
        self._waiting.timeout.connect(lambda: self.canvas.set_waiting(True))
        self.language = language.choose(QApplication.instance(), settings.language())
        self.lessons, self.lecture = Lessons(self), Lecture(self)
        self._build()
        self._follow()
        self.theme = theme.choose(QApplication.instance(), settings.theme())
        self._dress()
        self.canvas.set_home(*session.view)
        settings.restore(self)
        self.canvas.setFocus()

    def _build(self) -> None:
        """Make everything that shows words, over the session as it is."""
        session = self.session
        self.canvas, self.timeline = Canvas(), Timeline()
        self.canvas.keep_pixels()
        self.actions_by_key = self._make_actions()
        self.playback = PlaybackBar(session.player, self.actions_by_key)
        self.lane_table, self.data_plot = LaneTable(session, self.styles), DataPlot(session, self.styles)
        self.inspector = InspectorPanel(session, self.styles)
        self.arrows = ArrowControl(session, self.canvas, self.inspector)
        self.curves, self.verdicts = CurvesPanel(session, self.styles), VerdictsPanel(session, self.styles)
        self.optimizers, self.dataset = OptimizersPanel(session, self.styles), DatasetPanel(session)
        self.dataset.file_wanted.connect(self.actions_by_key["open_csv"].trigger)
        self.status, self.lesson_panel = StatusLine(session), LessonPanel()
        self._place()
        self._connect()
        self.lessons.attach(self.lesson_panel)

    def begin(self) -> None:
        """Start computing and playing."""
        self.session.begin()
        self._show_results()  # the start at its place, before anything is computed
        ticked, lanes = len(self.session.active), len(self.session.experiment.ids())
        if ticked < lanes:
            self.status.say(tr("{ticked} of {lanes} lanes are ticked, as when the window was closed.", ticked=ticked, lanes=lanes))
        self.session.shown_changed.connect(self.autosave.offer, Qt.ConnectionType.SingleShotConnection)
        self.clock.request()

    # assembly

    def _make_actions(self) -> dict[str, QAction]:
        scoped = (self.canvas, self.timeline)
        verbs = commands.verbs(self)
        declared = (*actions.PLAYBACK, *actions.FILE, *actions.EDIT, *actions.VIEW, *actions.HELP)
        return {command.key: actions.make(command, self, scoped, verbs[command.key]) for command in declared}

    def _place(self) -> None:
        bar = QToolBar(tr("Playback"), self)
        bar.setObjectName("playback_bar")
        bar.setMovable(False)
        bar.addWidget(self.playback)
        self.addToolBar(bar)
        bottom, self.notices = QWidget(), QVBoxLayout()
        column = QVBoxLayout(bottom)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.notices)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.timeline)
        self.setCentralWidget(bottom)
        self.setStatusBar(self.status)
        self.docks = {
            "optimizers": self._dock("optimizers", tr("Optimizers"), self.optimizers, _LEFT, scrolls=True),
            "dataset": self._dock("dataset", tr("Dataset"), self.dataset, _LEFT, scrolls=True),
            "experiment": self._dock("experiment", tr("Experiment"), ExperimentPanel(self.session), _LEFT, scrolls=True),
            "lesson": self._dock("lesson", tr("Lesson"), self.lesson_panel, _LEFT),
            "data": self._dock("data", tr("Data and neuron"), self.data_plot, _RIGHT),
            "inspector": self._dock("inspector", tr("Step inspector"), self.inspector, _RIGHT),
            "lanes": self._dock("lanes", tr("At this update"), self.lane_table, _RIGHT),
            "curves": self._dock("curves", tr("Curves"), self.curves, _RIGHT),
            "verdicts": self._dock("verdicts", tr("Verdicts"), self.verdicts, _RIGHT, scrolls=True),
        }
        self._arrange()
        commands.fill_menus(self)

    def _arrange(self) -> None:
        """Put the docks where they stand at the first launch: at least half of the width is the canvas."""
        docks, horizontal, vertical = self.docks, Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self.layout().setEnabled(False)  # laid out at every call below, Qt would leave stray tab bars behind
        self.splitDockWidget(docks["dataset"], docks["lesson"], vertical)
        docks["lesson"].hide()
        self.tabifyDockWidget(docks["dataset"], docks["experiment"])
        docks["dataset"].raise_()
        self.tabifyDockWidget(docks["data"], docks["inspector"])
        docks["data"].raise_()
        self.tabifyDockWidget(docks["lanes"], docks["curves"])
        self.tabifyDockWidget(docks["curves"], docks["verdicts"])
        docks["lanes"].raise_()
        self.resizeDocks([docks["optimizers"], docks["data"]], LEFT_RIGHT_PX, horizontal)
        self.resizeDocks([docks["optimizers"], docks["dataset"]], [368, 300], vertical)
        self.resizeDocks([docks["data"], docks["lanes"]], [368, 300], vertical)
        self.layout().setEnabled(True)

    def _dock(self, name: str, title: str, panel: QWidget, area, scrolls: bool = False) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        if scrolls:
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the focus, and is scrolled into sight
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(panel)
            scroll.setMinimumWidth(panel.minimumSizeHint().width() + scroll.verticalScrollBar().sizeHint().width())
            panel = scroll
        dock.setWidget(panel)
        room = panel.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        panel.setSizePolicy(room)
        dock.visibilityChanged.connect(panel.setVisible)  # Qt leaves what is behind a tab visible, beside the screen
        dock.toggleViewAction().triggered.connect(lambda opened: opened and commands.bring_forward(dock))
        self.addDockWidget(area, dock)
        return dock

    def _follow(self) -> None:
        """Hear what outlives a change of language: session, styles, clock, system."""
        session, player = self.session, self.session.player
        session.experiment_changed.connect(self._wait)
        session.active_changed.connect(self._wait)
        session.history_changed.connect(self._show_history)
        self.styles.changed.connect(self._show_looks)
        for changed in (player.moved, player.playing_changed, self.styles.changed, session.shown_changed):
            changed.connect(self.clock.request)
        session.progress_changed.connect(self._show_progress)
        self.clock.frame.connect(self._frame)
        self.clock.rest_of_frame.connect(self._rest_of_frame)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _connect(self) -> None:
        """Hear what the parts tell, and let them hear; all of it goes with them."""
        session, canvas = self.session, self.canvas
        session.view_wanted.connect(canvas.set_home)
        for changed in (self.inspector.stage_changed, self.inspector.lane_changed):
            changed.connect(self.clock.request)
        canvas.view_changed.connect(self._take_view)
        canvas.start_pressed.connect(session.history.press)
        canvas.start_released.connect(session.history.release)
        canvas.start_moved.connect(lambda w, b: commands.move_start(session, w, b))
        canvas.missed.connect(lambda: self.status.say(tr("This drag moves the view; F fits it again. To move the start, begin on its ring.")))
        canvas.pointed.connect(self.status.show_point)
        self.optimizers.told.connect(self.status.say)
        self.timeline.sought.connect(lambda step: commands.seek(self, step))
        self.curves.export_wanted.connect(lambda: commands.when_computed(self, lambda: commands.export_curves(self)))
        self.lane_table.chosen.connect(self.inspector.choose_lane)
        self.docks["inspector"].visibilityChanged.connect(self.clock.request)
        self.docks["lesson"].visibilityChanged.connect(lambda visible: visible and self.lessons.show_list())
        for key in ("next_stage", "previous_stage"):
            self.inspector.addAction(self.actions_by_key[key])
        self._show_history()

    # what changed

    def _frame(self, seconds: float) -> None:
        """Advance the player and bring the canvas to the cursor."""
        player = self.session.player
        player.tick(seconds)
        if self.shown is not self.session.shown:
            self._show_results()
        self.canvas.set_cursor(player.cursor)
        self.inspector.refresh()
        self.arrows.refresh()
        if player.playing and player.cursor < player.available:
            self.clock.request()

    def _rest_of_frame(self) -> None:
        """Bring everything around the canvas to the cursor."""
        player = self.session.player
        self.timeline.set_record(player.available, player.horizon)
        self.timeline.set_marks(self._marks())
        self.timeline.setValue(player.cursor)
        for part in (self.playback, self.lane_table, self.data_plot, self.curves, self.verdicts, self.status):
            part.refresh()

    def _show_progress(self, _) -> None:
        """Ask for a frame where progress is seen; else the frame that brings the paths would wait for one that shows nothing."""
        if self.status.progress.isVisible():
            self.clock.request()

    def _show_results(self) -> None:
        self.shown = shown = self.session.shown
        self._waiting.stop()
        self._show_looks()
        best = shown.optimum.point if shown.optimum else None
        e = shown.experiment
        drawn, ghosts = plane.paths(e, shown.drawn()), plane.paths(e, shown.ghosts)
        self.canvas.set_axes(*plane.names(e))
        self.canvas.set_results(drawn, shown.landscape, plane.start(e), plane.optimum(e, best), ghosts)
        self.canvas.set_waiting(False)
        for part in (self.playback, self.timeline):
            part.set_epochs(shown.experiment.updates_per_epoch)

    def _marks(self) -> tuple[Mark, ...]:
        shown, marks = self.shown, []
        for id in shown.lane_ids():
            trajectory, look = shown.trajectories[id], self.canvas.picture.scene_shown.looks[id]
            since = trajectory.settled_since(shown.optimum.point) if shown.optimum and shown.optimum.point else None
            if trajectory.diverged or since is not None:
                marks.append(Mark(trajectory.diverged_at or since, look.colour, look.marker, not trajectory.diverged))
        return tuple(marks)

    def _show_looks(self) -> None:
        shown = self.shown
        words, looks = told_apart(shown.experiment), {}
        for id in shown.drawn():
            style = self.styles.of(id)
            looks[id] = Look(words[id], self.styles.colour(id), style.dash, style.marker)
        if looks != self.canvas.picture.scene_shown.looks:
            self.canvas.set_looks(looks)

    def _show_history(self) -> None:
        self.actions_by_key["undo"].setEnabled(bool(self.session.history.past))
        self.actions_by_key["redo"].setEnabled(bool(self.session.history.future))

    def _wait(self, *_) -> None:
        self._waiting.start()

    def _take_view(self, w: tuple[float, float], b: tuple[float, float]) -> None:
        self.session.set_view(w, b)

    def notify(self, sentence: str, offers: list[tuple[str, Callable[[], None]]], later: Callable[[], None] | None = None, about: str = "") -> Notice:
        """Tell something in a bar above the canvas, once, and offer what to do; `later` is done where it is only closed."""
        self.take_back(lambda before: before.sentence.text() == sentence or (about and before.about == about))
        notice = Notice(sentence, offers, self, about)
        if later:
            notice.cross.clicked.connect(later)
        self.notices.addWidget(notice)
        notice.show()
        return notice

    def take_back(self, which: Callable[[Notice], bool]) -> None:
        """Close some notices."""
        for notice in filter(which, self.findChildren(Notice)):
            notice.cross.click()

    # files

    def dragEnterEvent(self, event) -> None:  # noqa: N802
        """Take files that lie on this machine (called by Qt)."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:  # noqa: N802
        """Open what is dropped (called by Qt)."""
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                openers.open_path(self, url.toLocalFile())

    # looks

    def _dress(self) -> None:
        self.canvas.set_theme(self.theme)
        self.timeline.set_theme(self.theme)
        self.styles.set_theme(self.theme)
        self.clock.request()

    def choose_theme(self, choice: str) -> None:
        """Dress the program by one of `theme.CHOICES` and remember it."""
        self.settings.set_theme(choice)
        self.theme = theme.choose(QApplication.instance(), choice)
        self._dress()

    def _follow_system(self) -> None:
        if self.settings.theme() == "system":
            self.theme = theme.choose(QApplication.instance(), "system")
            self._dress()

    def choose_language(self, choice: str) -> None:
        """Speak one of `language.CHOICES` and remember it: what shows words is built anew where it stood, the session goes on."""
        self.settings.set_language(choice)
        self.lecture.leave()  # which shows again what is about to go
        layout, document, notices = self.saveState(), window_document(self), self.findChildren(Notice)
        self.setUpdatesEnabled(False)
        self._clear()
        self.language = language.choose(QApplication.instance(), choice)
        self._build()
        self._dress()
        self.canvas.set_home(*self.session.view)
        self.curves.choose(document.curves)
        show_canvas(self, document)
        for notice in notices:
            self.notices.addWidget(notice)
        self._show_results()
        self.centralWidget().show()  # now: while it is hidden the panels share all the width
        self.restoreState(layout)
        self.setUpdatesEnabled(True)
        self.canvas.setFocus()

    def _clear(self) -> None:
        """Take away what `_build` made."""
        for dialog in self.findChildren(QDialog):
            dialog.close()
        for action in self.actions_by_key.values():
            self.removeAction(action)
            action.deleteLater()
        for bar in self.findChildren(QToolBar):
            self.removeToolBar(bar)
        for dock in self.docks.values():
            self.removeDockWidget(dock)
        for part in (*self.findChildren(QToolBar), *self.docks.values()):
            part.setObjectName("")  # the layout is restored by names, and meant for those that come
            part.deleteLater()
        self.setMenuBar(QMenuBar())
        self.centralWidget().deleteLater()

    def closeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Ask where a file is not saved; else keep layout and experiment, end the worker and leave (called by Qt)."""
        leave_field()
        if not self.documents.may_close():
            event.ignore()
            return
        self.autosave.end(keep=self.documents.is_kept_for_later)
        self._end()
        super().closeEvent(event)

    def keep_safe(self, *_) -> None:
        """Keep what is not saved for the next launch; until it changes again the window closes without a question."""
        leave_field()
        if self.documents.is_unsaved:
            self.autosave.save()
        self.documents.keep_for_later()

    def leave(self) -> None:
        """Keep what is not saved for the next launch, and close."""
        self.keep_safe()
        self.close()

    def _end(self) -> None:
        for dialog in self.findChildren(QDialog):
            dialog.done(0)  # a film that is being made is given up
        self.session.player.pause()
        self.lecture.leave()
        self.settings.keep(self)
        self.lessons.leave()  # its rings must not hear of parts that go after them
        self.session.close()
        self.clock.stop()
        self._waiting.stop()
        typeset.finish()
