"""The optimizers: one row a lane, one eta for all, and more lanes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from ...core.curves import largest_gap
from ...core.experiment import MOST_LANES, Experiment, Lane, Schedule, lane_titles
from ...core.optimizers import RULES, VARIANTS
from ...core.preset import home_schedule, home_settings
from ...core.words import tr
from ...session.session import Session
from ..forms import muted_label
from ..icons import icon
from ..styles import Styles
from ..theme import SPACE
from .convention import Gap
from .imported_list import ImportedList
from .lane_row import LaneRow, Verbs

NAME_PX = 94  # a longer name ends in an ellipsis


class OptimizersPanel(QWidget):
    """Show the lanes of the experiment and change them; ticks and solo are the window's, settings the experiment's, and undo takes back either."""

    told = Signal(str)  # what a person may not see by itself

    def __init__(self, session: Session, styles: Styles, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._styles = session, styles
        self._verbs = Verbs(self._set_value, self._set_active, self.solo, self.duplicate, self.reset, self.remove, self.set_convention, self.set_ghost, self._gap, self._set_schedule)
        self._before_solo: frozenset[int] | None = None
        self.rows: dict[int, LaneRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE // 2, SPACE // 2, SPACE, SPACE)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        self._rows_column = QVBoxLayout()
        self._rows_column.setSpacing(0)
        column.addLayout(self._rows_column)
        self.empty = muted_label(self)
        self.empty.setText(tr("No optimizer runs. Add one above."))
        self.empty.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.addWidget(self.empty)
        column.addWidget(ImportedList(session, styles, self))
        column.addStretch(1)
        session.experiment_changed.connect(self._show_experiment)
        session.active_changed.connect(self._show_active)
        session.ghosted_changed.connect(self._show_ghosts)
        session.shown_changed.connect(self._show_gaps)
        self._show_lanes(session.experiment)

    # verbs

    def add(self, optimizer: str) -> None:
        """Add a lane, with the preset's settings where it has any for this optimizer."""
        settings = home_settings(self._session.preset, optimizer)
        self._session.apply(self._session.experiment.with_another(optimizer, **settings))

    def duplicate(self, id: int) -> None:
        """Add a lane like this one right behind it."""
        e = self._session.experiment
        self._session.apply(e.with_copy(e.lane(id)))
        names = lane_titles(self._session.experiment)
        copied = next(lane for lane in self._session.experiment.lanes if lane.id not in e.ids())
        self.told.emit(tr("{copy} lies exactly on {lane} until you change one of its settings.", copy=names[copied.id], lane=names[id]))

    def remove(self, id: int) -> None:
        """Remove a lane; the keyboard goes to the next one."""
        ids = [lane.id for lane in self._session.experiment.lanes]
        at = ids.index(id)
        after = (ids[:at] + ids[at + 1 :])[min(at, len(ids) - 2)] if len(ids) > 1 else None
        self._session.apply(self._session.experiment.without(id))
        (self.rows[after].menu if after else self.more).setFocus()

    def reset(self, id: int) -> None:
        """Give a lane the preset's settings and schedule back, or the optimizer's defaults; what is typed and wrong goes too."""
        e = self._session.experiment
        lane = e.lane(id)
        self._session.apply(e.with_lane(lane.set(**self._home(lane)).on(home_schedule(self._session.preset, lane.optimizer, id))))
        self.rows[id].forget_typing()

    def solo(self, id: int) -> None:
        """Run and show this lane alone; again, what was active before."""
        session = self._session
        if session.active != {id}:
            if self._before_solo is None or len(session.active) != 1:
                self._before_solo = session.active
            session.tick(frozenset({id}))
            self.told.emit(tr("{lane} runs alone; Solo once more brings the others back.", lane=lane_titles(session.experiment)[id]))
        else:
            before, self._before_solo = self._before_solo, None
            session.tick(before or session.experiment.ids())
            self.told.emit("")

    def set_convention(self, id: int, convention: str) -> None:
        """Let a lane run its rule in another convention, with the same settings."""
        e = self._session.experiment
        self._session.apply(e.with_lane(e.lane(id).as_in(convention)))
        self.rows[id].convention.choice.setFocus()

    def set_ghost(self, id: int, on: bool) -> None:
        """Show a lane's other convention beside it, or no longer."""
        self._session.set_ghosted(self._session.ghosted | {id} if on else self._session.ghosted - {id})

    # inside

    def _make_head(self) -> QHBoxLayout:
        self.link = QToolButton(self)
        self.link.setCheckable(True)
        self.link.setText(tr("One η for all"))
        self.link.setToolTip(tr("A change of one learning rate changes them all"))
        self.link.setAccessibleName(tr("One eta for all"))
        self.link.setIcon(icon("unlink"))
        self.link.toggled.connect(lambda on: self.link.setIcon(icon("link" if on else "unlink")))
        self.more = QToolButton(self)
        self.more.setText(tr("Add lane"))
        self.more.setAccessibleName(tr("Add lane"))
        self.more.setIcon(icon("plus"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._make_menu())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, SPACE // 2)
        for button in (self.link, self.more):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("outlined", True)
            row.addWidget(button)
        row.insertStretch(1, 1)
        return row

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        variants = QMenu(tr("Variants"), menu)
        variants.setToolTipsVisible(True)
        for key, rule in RULES.items():
            action = (variants if key in VARIANTS else menu).addAction(tr(rule.title))
            action.setToolTip(tr(rule.sentence))
            action.triggered.connect(lambda _=False, key=key: self.add(key))
        menu.addSeparator()
        menu.addMenu(variants)
        return menu

    def _home(self, lane: Lane) -> dict[str, float]:
        return home_settings(self._session.preset, lane.optimizer, lane.id, lane.convention)

    def _set_value(self, id: int, name: str, value: float) -> None:
        """Change one setting of one lane, or with the link on the eta of all."""
        e = self._session.experiment
        every = name == "eta" and self.link.isChecked()
        lanes = [lane.set(**{name: value}) if lane.id == id or every and name in lane.settings else lane for lane in e.lanes]
        self._session.apply(e.replace(lanes=tuple(lanes)), (name, id))

    def _set_schedule(self, id: int, schedule: Schedule, part: str) -> None:
        e = self._session.experiment
        self._session.apply(e.with_lane(e.lane(id).on(schedule)), ("schedule", part, id))

    def _set_active(self, id: int, active: bool) -> None:
        self._session.tick(self._session.active | {id} if active else self._session.active - {id})

    def _show_experiment(self, old: Experiment, new: Experiment) -> None:
        if old.lanes != new.lanes or self._session.preset != self._preset:  # with it comes what reset brings back
            self._show_lanes(new)

    def _show_lanes(self, e: Experiment) -> None:
        titles = lane_titles(e)
        if [(row.id, row.title) for row in self.rows.values()] != list(titles.items()):
            self._make_rows(e, titles)
        self._show_values(e)

    def _show_ghosts(self, _) -> None:
        self._show_values(self._session.experiment)

    def _show_values(self, e: Experiment) -> None:
        self._preset = self._session.preset
        for lane in e.lanes:
            schedule = home_schedule(self._session.preset, lane.optimizer, lane.id)
            self.rows[lane.id].show_lane(lane, self._home(lane), lane.id in self._session.active, lane.id in self._session.ghosted, schedule)

    def _make_rows(self, e: Experiment, titles: dict[int, str]) -> None:
        """Keep the rows of lanes that stay as they are, make the others, and put all in order."""
        kept = {id: row for id, row in self.rows.items() if titles.get(id) == row.title}
        unfolded = {row.id for row in self.rows.values() if row.unfolded}
        for row in self.rows.values():
            self._rows_column.removeWidget(row)
            if row.id not in kept:
                row.hide()
                row.deleteLater()
        self.rows = {lane.id: kept.get(lane.id) or self._make_row(lane, titles[lane.id]) for lane in e.lanes}
        for row in self.rows.values():
            self._rows_column.addWidget(row)
            row.unfold(row.id in unfolded)
        self._align(titles)

    def _make_row(self, lane: Lane, title: str) -> LaneRow:
        return LaneRow(lane, title, self._verbs, self._styles, self._session.history, self)

    def _align(self, titles: dict[int, str]) -> None:
        metrics = QFontMetrics(self.font())
        width = min(NAME_PX, max((metrics.horizontalAdvance(title) for title in titles.values()), default=0) + 2)
        before = self.more
        for row in self.rows.values():
            row.set_name_width(width)
            for widget in row.stops():
                QWidget.setTabOrder(before, widget)
                before = widget
        self.empty.setVisible(not self.rows)
        full = len(self.rows) >= MOST_LANES
        self.more.setEnabled(not full)
        self.more.setToolTip(tr("At most {most} lanes can run", most=MOST_LANES) if full else tr("Add a lane, also a second one of the same optimizer"))
        for row in self.rows.values():
            row.set_full(full)

    def _show_active(self, active: frozenset[int]) -> None:
        for row in self.rows.values():
            row.tick.setChecked(row.id in active)

    def _gap(self, id: int) -> Gap | None:
        shown = self._session.shown
        return largest_gap(shown.trajectories[id], shown.ghosts[id]) if id in shown.ghosts else None

    def _show_gaps(self) -> None:
        for id in self._session.shown.ghosts.keys() & self.rows.keys():
            if form := self.rows[id].convention:
                form.refresh()
