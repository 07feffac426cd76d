"""The verdicts: what each lane is doing at the cursor and comes to in the end, why, and one thing to try."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...core.curves import Subject
from ...core.experiment import lane_titles
from ...core.problems import pose
from ...core.verdict import thresholds, Remedy, Verdict, advice, people, verdict
from ...core.words import tr
from ...session.session import Session
from ..forms import muted_label
from ..styles import Styles
from ..theme import SPACE

LINES = 2  # of a sentence, kept free so that nothing jumps while it changes


class VerdictsPanel(QWidget):
    """Show one card per active lane; `refresh` is called once a frame and, while playing, brings one card to the cursor."""

    def __init__(self, session: Session, styles: Styles, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._styles = session, styles
        self._dirty, self._turn, self._cursor = True, 0, -1
        self._points: tuple = (None, None)
        self._ends: dict[int, tuple] = {}
        self.cards: dict[int, Card] = {}
        self.none = muted_label(self)
        self.none.setText(tr("No lane is ticked."))
        self.footnote = muted_label(self)
        self.footnote.setText("\n".join(thresholds()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self._column.setSpacing(SPACE)
        for part in (self.none, self.footnote):
            self._column.addWidget(part)
        self._column.addStretch(1)
        for changed in (session.shown_changed, styles.changed):
            changed.connect(self._forget)

    def refresh(self) -> None:
        """Bring the cards to the cursor: all of them at once when it rests, one a frame while it plays."""
        if not self.isVisible():
            return
        player = self._session.player
        if self._dirty:
            self._dirty = False
            self._match_cards()
            self._show(list(self.cards))
        elif not player.playing and self._cursor != player.cursor:
            self._show(list(self.cards))
        elif player.playing and self.cards:
            self._turn = (self._turn + 1) % len(self.cards)
            self._show([list(self.cards)[self._turn]])
            return
        self._cursor = player.cursor if not player.playing else -1

    def showEvent(self, event) -> None:  # noqa: N802
        """Make up for what was not shown while hidden (called by Qt)."""
        super().showEvent(event)
        self._dirty = True
        self.refresh()

    # inside

    def _forget(self) -> None:
        self._dirty = True

    def _match_cards(self) -> None:
        """Have a card for each lane shown, in its order."""
        ids = self._session.shown.lane_ids()
        self.none.setVisible(not ids)
        if ids == list(self.cards):
            return
        for card in self.cards.values():
            self._column.removeWidget(card)
        for id in self.cards.keys() - set(ids):
            self.cards[id].deleteLater()
        self.cards = {id: self.cards.get(id) or self._new_card(id) for id in ids}
        for row, card in enumerate(self.cards.values()):
            self._column.insertWidget(row, card)

    def _new_card(self, id: int) -> "Card":
        card = Card(self)
        card.tried.connect(lambda remedy: self._try(id, remedy))
        return card

    def _show(self, ids: list[int]) -> None:
        shown, cursor = self._session.shown, self._session.player.cursor
        titles, points = lane_titles(shown.experiment), self._grouped()
        for id in ids:
            subject = Subject(shown.experiment.lane(id), shown.trajectories[id], shown.optimum)
            here, end = verdict(titles[id], subject, points, cursor), self._end(id, titles[id], subject, points)
            self.cards[id].show_verdict(titles[id], self._styles.colour(id), here, end)

    def _end(self, id: int, title: str, subject: Subject, points) -> Verdict:
        """Return what the lane comes to, worked out once."""
        of = (title, subject.trajectory, subject.optimum)
        if id not in self._ends or any(a is not b for a, b in zip(self._ends[id][0][1:], of[1:])) or self._ends[id][0][0] != title:
            self._ends[id] = of, verdict(title, subject, points, subject.trajectory.steps)
        return self._ends[id][1]

    def _grouped(self):
        e = self._session.shown.experiment
        if self._points[0] != (e.data, e.reduction):
            self._points = (e.data, e.reduction), pose(e.data, e.reduction)
        return self._points[1]

    def _try(self, id: int, remedy: Remedy) -> None:
        e = self._session.experiment
        if any(lane.id == id for lane in e.lanes):
            self._session.apply(remedy.applied(e, id))


class Card(QFrame):
    """Show one lane's verdict at the cursor and in the end, with a button that tries its remedy."""

    tried = Signal(object)  # Remedy

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._remedy: Remedy | None = None
        self.sentence, self.end = QLabel(self), muted_label(self)
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sentence.setMinimumHeight(LINES * self.sentence.fontMetrics().lineSpacing())
        self.button = QPushButton(self)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(lambda: self.tried.emit(self._remedy))
        below = QHBoxLayout()
        below.addWidget(self.end, 1)
        below.addStretch(0)
        below.addWidget(self.button, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 4)
        column.addWidget(self.sentence)
        column.addLayout(below)

    def show_verdict(self, title: str, colour: str, here: Verdict, end: Verdict) -> None:
        """Show what the lane called `title` is doing, what it comes to, and what could be tried."""
        put(self.sentence, headed(title, colour, here))
        put(self.end, ending(here, end))
        self.setToolTip(" · ".join(f"{tr(name)} {people(value)}" for name, value in here.numbers.items()))
        self.end.setVisible(bool(ending(here, end)))
        remedy = advice(here, end)
        if remedy != self._remedy or self.button.isHidden() == bool(remedy):
            self._remedy = remedy
            self.button.setVisible(bool(remedy))
            self.button.setText(remedy.sentence if remedy else "")
            self.button.setAccessibleName(tr("{remedy} for {lane}", remedy=remedy.sentence, lane=title) if remedy else "")
            self.button.setToolTip(tr("Try this change; Undo takes it back"))


def headed(title: str, colour: str, here: Verdict) -> str:
    """Return what a lane is doing as rich text, the lane's title in its colour."""
    return f'<b style="color: {colour}">{escape(title)}</b>' + tr("{rest}.", rest=escape(here.sentence.removeprefix(title)))


def ending(here: Verdict, end: Verdict) -> str:
    """Return what a lane comes to, or "" where it does that already or is not yet computed."""
    return "" if end.kind in (here.kind, "computing") else tr("In the end: {kind}", kind=tr(end.kind))


def put(label: QLabel, text: str) -> None:
    """Show a text, without a new layout where it is the same."""
    if text != label.text():
        label.setText(text)
