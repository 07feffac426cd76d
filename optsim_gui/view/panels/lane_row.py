"""One lane's row: tick, swatch, name, eta and a menu; unfolded, its other settings below."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QCheckBox, QColorDialog, QGridLayout, QLabel, QMenu, QToolButton, QWidget

from ...core.experiment import Lane, Schedule
from ...core.hyper import Hyper
from ...core.optimizers import other_convention
from ...core.words import mark, tr
from ...session.history import History
from ..canvas.mapping import Look
from ..canvas.marks import paint_sample
from ..forms import muted_label, small_button
from ..knobs import SLIDER_PX, Setting
from ..icons import icon
from ..styles import Styles
from ..theme import SPACE
from .convention import ConventionForm, Gap
from .schedule_form import ScheduleForm

CHEVRON, TICK, SWATCH, NAME, SYMBOL, SLIDER, FIELD, MENU = range(8)  # columns
TICK_PX, SWATCH_PX = 20, 26
USUAL_PX = 70  # of a name; what a longer one takes its sliders give, so that the row stays as wide


@dataclass(frozen=True)
class Verbs:
    """Hold what a row asks for; the first argument of each is the lane's id."""

    set_value: Callable[[int, str, float], None]  # name and value of a setting
    set_active: Callable[[int, bool], None]
    solo: Callable[[int], None]
    duplicate: Callable[[int], None]
    reset: Callable[[int], None]
    remove: Callable[[int], None]
    set_convention: Callable[[int, str], None]
    set_ghost: Callable[[int, bool], None]
    gap: Callable[[int], Gap | None]  # between the lane and its ghost
    set_schedule: Callable[[int, Schedule, str], None]  # the schedule, and which part of it has changed


class Swatch(QWidget):
    """A stretch of a lane's stroke with its marker."""

    def __init__(self, id: int, styles: Styles, parent: QWidget):
        super().__init__(parent)
        self._id, self._styles = id, styles
        self.setFixedSize(SWATCH_PX, 16)
        styles.changed.connect(self.update)

    def paintEvent(self, event) -> None:  # noqa: N802
        """Paint the stretch (called by Qt)."""
        style, theme = self._styles.of(self._id), self._styles.theme
        look = Look("", self._styles.colour(self._id), style.dash, style.marker)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sample(painter, look, replace(theme, background=theme.panel), QPointF(1, self.height() / 2), self.width() - 2)
        painter.end()


class LaneRow(QWidget):
    """Show one lane under its title and pass on by `verbs` what a person does to it."""

    def __init__(self, lane: Lane, title: str, verbs: Verbs, styles: Styles, history: History, parent: QWidget):
        super().__init__(parent)
        self.id, self.title = lane.id, title
        self._rule, self._lane, self._home, self._home_schedule = lane.rule, lane, lane.settings, lane.schedule
        self._verbs, self._styles, self._history = verbs, styles, history
        self._first = next((hyper for hyper in self._rule.hyper if hyper.name == "eta"), self._rule.hyper[0])
        self._rest = [hyper for hyper in self._rule.hyper if hyper is not self._first]
        self.settings: dict[str, Setting] = {}
        self._slider_px = SLIDER_PX
        self._names: list[QLabel] = []
        self.actions_by_text: dict[str, QAction] = {}
        self.convention: ConventionForm | None = None  # made when the row is first unfolded
        self._ghosted = False
        self.unfolded = False
        self.schedule: ScheduleForm | None = None
        self._grid = _grid(self)
        self._add_head()
        self._add_setting(self._first, 0)
        self._grid.addWidget(self.menu, 0, MENU)

    def show_lane(self, lane: Lane, home: dict[str, float], active: bool, ghosted: bool = False, home_schedule: Schedule = Schedule()) -> None:
        """Show a lane of the same rule; `home` and `home_schedule` are what reset brings back."""
        self._lane, self._home, self._ghosted, self._home_schedule = lane, home, ghosted, home_schedule
        self.tick.setChecked(active)
        if self.convention:
            self.convention.show_ghost(ghosted)
        for name, setting in self.settings.items():
            setting.show_value(lane.settings[name], home[name])
        if self.schedule:
            self.schedule.show_lane(lane)

    def set_name_width(self, width: int) -> None:
        """Give the name the width that all rows' names have, in px; a longer one ends in an ellipsis."""
        self.name.setFixedWidth(width)
        self._slider_px = SLIDER_PX + USUAL_PX - width
        for setting in self.settings.values():
            setting.slider.setMinimumWidth(self._slider_px)
        self.name.setText(QFontMetrics(self.name.font()).elidedText(self.title, Qt.TextElideMode.ElideRight, width))

    def set_full(self, full: bool) -> None:
        """Say whether there is no room for a duplicate."""
        self.actions_by_text["Duplicate"].setEnabled(not full)

    def stops(self) -> list[QWidget]:
        """Return the widgets of this row in the order in which Tab visits them."""
        first, *rest = self.settings.values()
        below = [widget for setting in rest for widget in (setting.slider, setting.field, setting.reset)]
        below += self.convention.stops() if self.convention else []
        schedule = self.schedule.stops() if self.schedule else []
        return [self.chevron, self.tick, first.slider, first.field, self.menu, *below, *schedule]

    def unfold(self, unfolded: bool) -> None:
        """Show or hide the settings below the first; they are made when first wanted."""
        if unfolded and self.schedule is None:
            for nth, hyper in enumerate(self._rest, 1):
                self._add_setting(hyper, 2 * nth)
            self._add_schedule(2 * len(self.settings))
            self._add_convention(2 * len(self.settings) + 1)
            for before, after in pairwise(self.stops()):
                QWidget.setTabOrder(before, after)
        for hyper, name in zip(self._rest, self._names):
            name.setVisible(unfolded)
            self.settings[hyper.name].set_visible(unfolded)
        if self.convention:
            self._names[-1].setVisible(unfolded)
            self.convention.setVisible(unfolded)
        if self.schedule:
            self.schedule.setVisible(unfolded)
            self.schedule_name.setVisible(unfolded)
        self.unfolded = unfolded
        self.chevron.setAccessibleDescription("shown" if unfolded else "hidden")
        self.chevron.setIcon(icon("chevron-down" if unfolded else "chevron-right"))

    def forget_typing(self) -> None:
        """Show every setting again in place of what is being typed."""
        for setting in self.settings.values():
            setting.field.forget()

    # inside

    def _add_head(self) -> None:
        self.chevron = small_button("chevron-right", tr("{lane}: all settings", lane=self.title), self)
        self.chevron.clicked.connect(self._toggle)
        self.tick = QCheckBox(self)
        self.tick.setFixedWidth(TICK_PX)
        self.tick.setAccessibleName(self.title)
        self.tick.setToolTip(tr("Run and show {lane}", lane=self.title))
        self.tick.clicked.connect(self._tick)
        self.swatch = Swatch(self.id, self._styles, self)
        self.name = QLabel(self)
        self.name.setToolTip(f"{self.title}: {tr(self._rule.sentence)}")
        for column, widget in ((CHEVRON, self.chevron), (TICK, self.tick), (SWATCH, self.swatch), (NAME, self.name)):
            self._grid.addWidget(widget, 0, column)
        self.menu = small_button("more", tr("{lane}: more", lane=self.title), self)
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setMenu(self._make_menu())

    def _add_setting(self, hyper: Hyper, row: int) -> None:
        setting = Setting(hyper, lambda value: self._verbs.set_value(self.id, hyper.name, value), self._history, self, self.title, hyper.symbol)
        self.settings[hyper.name] = setting
        setting.slider.setMinimumWidth(self._slider_px)
        for column, widget in ((SYMBOL, setting.label), (SLIDER, setting.slider), (FIELD, setting.field)):
            self._grid.addWidget(widget, row, column)
        self._grid.addWidget(setting.problem, row + 1, SWATCH, 1, MENU - SWATCH)
        if row:
            self._names.append(muted_label(self))
            self._names[-1].setText(hyper.name)
            self._grid.addWidget(self._names[-1], row, NAME)
            self._grid.addWidget(setting.reset, row, MENU)
        else:
            setting.reset.hide()  # the menu has it
        setting.show_value(self._lane.settings[hyper.name], self._home[hyper.name])

    def _add_convention(self, row: int) -> None:
        """Offer the conventions where there is another that computes otherwise."""
        if other_convention(self._rule) is None:
            return
        self.convention = form = ConventionForm(self._lane, self.title, lambda: self._verbs.gap(self.id), self)
        form.chosen.connect(lambda name: self._verbs.set_convention(self.id, name))
        form.ghost_wanted.connect(lambda on: self._verbs.set_ghost(self.id, on))
        form.show_ghost(self._ghosted)
        self._names.append(muted_label(self))
        self._names[-1].setText(tr("convention"))
        self._grid.addWidget(self._names[-1], row, NAME, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(form, row, SYMBOL, 1, MENU - SYMBOL)

    def _add_schedule(self, row: int) -> None:
        self.schedule = ScheduleForm(self._lane, self.title, lambda schedule, part: self._verbs.set_schedule(self.id, schedule, part), self._history, self)
        self.schedule_name = muted_label(self)
        self.schedule_name.setText(tr("schedule"))
        self.schedule_name.setMinimumHeight(self.schedule.kind.sizeHint().height())
        self._grid.addWidget(self.schedule_name, row, NAME, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.schedule, row, SYMBOL, 1, MENU - SYMBOL)
        self.schedule.show_lane(self._lane)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._prepare_menu)
        for picture, text, tip, run in (
            ("solo", mark("Solo"), tr("Run and show this lane alone; once more brings the others back"), self._verbs.solo),
            ("duplicate", mark("Duplicate"), tr("One more lane with the same settings"), self._verbs.duplicate),
            ("reset", mark("Reset"), tr("Back to the preset's settings, or to the optimizer's defaults"), self._verbs.reset),
            ("", mark("Colour…"), tr("Draw this lane in a colour of your own"), self._choose_colour),
            ("", mark("Usual colour"), tr("Draw this lane in its own colour again"), self._take_colour_back),
            ("minus", mark("Remove"), tr("Remove this lane"), self._verbs.remove),
        ):
            action = self.actions_by_text[text] = menu.addAction(tr(text))
            if picture:
                action.setIcon(icon(picture))
            action.setToolTip(tip)
            action.triggered.connect(lambda _=False, run=run: run(self.id))
        for text in ("Colour…", "Remove"):
            menu.insertSeparator(self.actions_by_text[text])
        return menu

    def _prepare_menu(self) -> None:
        is_elsewhere = (self._lane.settings, self._lane.schedule) != (self._home, self._home_schedule)
        self.actions_by_text["Reset"].setEnabled(is_elsewhere or any(setting.problem.text() for setting in self.settings.values()))
        self.actions_by_text["Usual colour"].setEnabled(self._styles.is_chosen(self.id))

    def _toggle(self) -> None:
        self.unfold(not self.unfolded)

    def _tick(self, ticked: bool) -> None:
        self._verbs.set_active(self.id, ticked)

    def _choose_colour(self, id: int) -> None:
        dialog = QColorDialog(QColor(self._styles.colour(id)), self)
        dialog.setWindowTitle(tr("Colour of {lane}", lane=self.title))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self._styles.choose(id, colour.name()))
        dialog.open()

    def _take_colour_back(self, id: int) -> None:
        self._styles.choose(id, None)


def _grid(parent: QWidget) -> QGridLayout:
    grid = QGridLayout(parent)
    grid.setContentsMargins(0, 0, 0, SPACE // 4)
    grid.setHorizontalSpacing(SPACE // 2)
    grid.setVerticalSpacing(SPACE // 4)
    grid.setColumnStretch(SLIDER, 1)
    grid.setColumnMinimumWidth(SYMBOL, QFontMetrics(parent.font()).horizontalAdvance("β₂"))
    return grid
