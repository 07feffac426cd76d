"""The step inspector: one update of one lane, line by line as its rule has it, with its numbers put in."""

from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ...core.experiment import lane_titles
from ...core.explain import explain
from ...core.stages import stages
from ...core.words import tr
from ...session.session import Session
from ..forms import Combo, muted_label, small_button
from ..styles import Styles
from ..theme import SPACE
from .step_lines import Line, lines_of, when
from .step_view import StepView

READING_S = 0.3  # how often the sentence changes while playing


class InspectorPanel(QWidget):
    """Show the update that leaves the cursor's point of the chosen lane; `refresh` is called once a frame."""

    stage_changed = Signal(int)  # place of the stage that is looked at, or -1
    lane_changed = Signal(int)  # id

    def __init__(self, session: Session, styles: Styles, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._styles = session, styles
        self._state: tuple = ()
        self._said_at = 0.0
        self._titles: dict[int, str] = {}
        self.lane: int | None = None
        self.stage = -1
        self._wanted: tuple[int, int] | None = None  # lane and stage, to be chosen as soon as the lane is shown
        self.lanes = Combo(tr("Lane to inspect"), self)
        self.update_label, self.sentence, self.view = muted_label(self), QLabel(self), StepView(self)
        self._lay_out()
        self.lanes.activated.connect(lambda i: self.choose_lane(self.lanes.itemData(i)))
        self.view.chosen.connect(self.choose_stage)
        self.view.arranged.connect(self._bring_into_view, Qt.ConnectionType.QueuedConnection)  # when the scroll bar knows of it
        session.shown_changed.connect(self._show_lanes)
        session.active_changed.connect(self._forget)
        session.player.playing_changed.connect(self._forget)
        styles.changed.connect(self._dress)
        self._dress()
        self._show_lanes()

    def _lay_out(self) -> None:
        self.previous = small_button("step-back", tr("Stage before (Ctrl+Left)"), self)
        self.next = small_button("step-forward", tr("Next stage (Ctrl+Right)"), self)
        self.previous.clicked.connect(self.previous_stage)
        self.next.clicked.connect(self.next_stage)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE, SPACE, SPACE, 0)
        for widget, stretch in ((self.lanes, 1), (self.previous, 0), (self.next, 0)):
            head.addWidget(widget, stretch)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, SPACE)
        inner.setSpacing(SPACE // 2)
        for label in (self.update_label, self.sentence):
            label.setContentsMargins(SPACE, 0, SPACE, 0)
            inner.addWidget(label)
        inner.addWidget(self.view)
        inner.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    # verbs

    def choose_lane(self, id: int) -> None:
        """Inspect the lane of this id."""
        if self._listed is not self._session.shown:  # who hears of new results first may ask before the lanes are listed
            self._show_lanes()
        if id != self.lane and id in self._titles:
            self.lane = id
            self.lanes.setCurrentIndex(self.lanes.findData(id))
            self.sentence.setMinimumHeight(0)
            self.choose_stage(min(self.stage, self._count() - 1))
            self.lane_changed.emit(id)
            self.refresh()

    def choose_stage(self, stage: int) -> None:
        """Look at one stage, counted from 0, or with -1 at the whole update."""
        if stage != self.stage and (self.lane is not None or stage < 0):
            self.stage = stage
            self.refresh()
            self._bring_into_view()
            self.stage_changed.emit(stage)

    def choose(self, lane: int | None, stage: int | None) -> None:
        """Look at a lane's update, at one stage or (None) at the whole of it, now or as soon as the lane is shown; lane None: the same lane."""
        self._wanted = None if lane is None else (lane, -1 if stage is None else stage)
        if stage is None:
            self.choose_stage(-1)
        self._take_wanted()

    def _take_wanted(self) -> None:
        """Choose what is wanted if it is there; once it had its chance a person's choice counts."""
        shown = self._session.shown
        if self._wanted is None or shown.experiment != self._session.experiment:
            return
        (lane, stage), self._wanted = self._wanted, None
        if lane in shown.trajectories and stage < len(stages(shown.experiment.lane(lane).rule)):
            self.choose_lane(lane)
            self.choose_stage(stage)

    def next_stage(self) -> None:
        """Look at the next stage; after the last, at the first of the next update."""
        player = self._session.player
        player.pause()
        if self.lane is None:
            return
        if self.stage + 1 < self._count():
            self.choose_stage(self.stage + 1)
        elif player.cursor < player.available:
            player.step(1)
            self.choose_stage(0)

    def previous_stage(self) -> None:
        """Look at the stage before; before the first, at the last of the update before."""
        player = self._session.player
        player.pause()
        if self.lane is None:
            return
        if self.stage > 0:
            self.choose_stage(self.stage - 1)
        elif player.cursor > 0:
            player.step(-1)
            self.choose_stage(self._count() - 1)

    def refresh(self) -> None:
        """Show the update at the cursor if it is another, or another stage of it."""
        shown, player = self._session.shown, self._session.player
        trajectory = shown.trajectories.get(self.lane)
        state = (self.lane, player.cursor, self.stage, trajectory)
        if not self.isVisible() or (self._state and self._state[:3] == state[:3] and self._state[3] is trajectory):
            return
        self._state = state
        if trajectory is None or not len(trajectory):
            self._show_nothing()
            return
        lane, row = shown.experiment.lane(self.lane), trajectory.last(player.cursor)
        lines = lines_of(lane, trajectory, row)
        self.view.show_lines(lines, self.stage)
        if not player.playing or monotonic() - self._said_at > READING_S:
            self._said_at = monotonic()
            self._say(when(row, trajectory), explain(lane.rule, lane.settings, trajectory, row))
        if not player.playing:
            self.view.setAccessibleDescription(self.text(lines))

    def text(self, lines: tuple[Line, ...]) -> str:
        """Return the whole update in words and numbers, for those who hear it."""
        read = [f"{line.word or line.source}: {line.read('; ')}" for line in lines]
        return ". ".join([f"{self._titles[self.lane]}. {self.update_label.text()}", self.sentence.text(), *read])

    # inside

    def _count(self) -> int:
        return len(stages(self._session.shown.experiment.lane(self.lane).rule))

    def _bring_into_view(self) -> None:
        """Scroll to the stage that is looked at."""
        if 0 <= self.view.stage < self.view.count():
            place = self.view.place_of(self.view.stage).translated(0, self.view.y())
            self._scroll.ensureVisible(0, round(place.center().y()), 0, round(place.height() / 2))

    def _forget(self, *_) -> None:
        self._state = ()
        self.refresh()

    def _dress(self) -> None:
        self.view.set_theme(self._styles.theme)

    def _show_lanes(self) -> None:
        """Offer the lanes that are shown, and keep to the one that is inspected."""
        self._listed = shown = self._session.shown
        titles = {id: title for id, title in lane_titles(shown.experiment).items() if id in shown.trajectories}
        if titles != self._titles:
            self._titles = titles
            self.lanes.clear()
            for id, title in titles.items():
                self.lanes.addItem(title, id)
        if self.lane not in titles:
            self.lane = next(iter(titles), None)
            if self.lane is not None:
                self.lane_changed.emit(self.lane)
        self.lanes.setCurrentIndex(self.lanes.findData(self.lane))
        if self.stage >= (self._count() if self.lane is not None else 0):
            self.choose_stage(-1)
        for button in (self.previous, self.next):
            button.setEnabled(self.lane is not None)
        self._take_wanted()
        self._forget()

    def _show_nothing(self) -> None:
        self.view.show_lines((), -1)
        self._say("", tr("The first updates are on their way.") if self._session.active else tr("No lane runs. Tick an optimizer to take its steps apart."))

    def _say(self, when: str, sentence: str) -> None:
        """Show words, in room that never shrinks while one lane is looked at, so nothing below jumps."""
        self.update_label.setText(when)
        if sentence != self.sentence.text():
            self.sentence.setText(sentence)
            needed = self.sentence.heightForWidth(max(self.sentence.width(), 200))
            self.sentence.setMinimumHeight(max(self.sentence.minimumHeight(), needed))

    def showEvent(self, event) -> None:  # noqa: N802
        """Show what has changed while nobody looked (called by Qt)."""
        super().showEvent(event)
        self._forget()

    def resizeEvent(self, event) -> None:  # noqa: N802
        """Let the words have the room they need at this width (called by Qt)."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.sentence.setMinimumHeight(0)
