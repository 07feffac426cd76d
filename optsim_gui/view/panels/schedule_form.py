"""How a lane's rate changes: the kind of schedule, its settings, and the rates that a line search tries."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from ...core.errors import Invalid
from ...core.experiment import Lane, Schedule
from ...core.schedules import KINDS
from ...core.words import tr
from ...session.history import History
from ..forms import Combo, form_grid, problem_label, say
from ..knobs import Setting
from ..numbers import list_of, numbers_of


@dataclass(frozen=True)
class _Shown:
    """Hold the kind that a form was made for, and its settings by name."""

    kind: str
    settings: dict[str, Setting]


class ScheduleForm(QWidget):
    """Show a lane's schedule and change it: `take(schedule, key)` is called with what a person chose (see `History.leave` for `key`)."""

    def __init__(self, lane: Lane, owner: str, take: Callable[[Schedule, str], None], history: History, parent: QWidget):
        super().__init__(parent)
        self._take, self._history, self._owner, self._lane = take, history, owner, lane
        self._schedule, self._made = Schedule(), _Shown("", {})
        self._grid = form_grid(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.kind = Combo(tr("{owner} schedule", owner=owner), self)
        for key, one in KINDS.items():
            if one.changes in lane.settings:
                self.kind.addItem(tr(one.title), key)
        self.kind.activated.connect(self._choose_kind)
        self._grid.addWidget(self.kind, 0, 0, 1, 4)
        self._body: QWidget | None = None

    @property
    def settings(self) -> dict[str, Setting]:
        """Return the widgets of the settings that the schedule has, by name."""
        return self._made.settings

    def show_lane(self, lane: Lane) -> None:
        """Show the schedule of a lane."""
        self._schedule = lane.schedule
        if self._made.kind != lane.schedule.kind:
            self._make_body()
        self.kind.setCurrentIndex(self.kind.findData(lane.schedule.kind))
        self.kind.setToolTip(tr(lane.schedule.declared.sentence))
        for name, setting in self.settings.items():
            setting.show_value(lane.schedule.settings[name], lane.schedule.declared.settings()[name])
        if lane.schedule.rates:
            self.rates.setText(list_of(lane.schedule.rates))
            self.rates.setCursorPosition(0)
            say(self.problem, "")

    def stops(self) -> list[QWidget]:
        """Return the widgets in the order in which Tab visits them."""
        return [self.kind, *(widget for setting in self.settings.values() for widget in (setting.slider, setting.field, setting.reset))]

    # inside

    def _make_body(self) -> None:
        """Make the widgets of another kind in place of those there were."""
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget(self)
        grid = form_grid(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnMinimumWidth(0, 0)
        declared = self._schedule.declared
        self._made = _Shown(declared.key, {})
        for knob in declared.hyper:
            setting = Setting(knob, self._changer(knob.name), self._history, self._body, f"{self._owner} {tr(declared.title)}", tr(knob.name).capitalize())
            setting.add_to(grid)
            self.settings[knob.name] = setting
        if declared.searches:
            self._add_rates(grid)
        self._grid.addWidget(self._body, 1, 0, 1, 4)

    def _add_rates(self, grid) -> None:
        self.rates = QLineEdit(self._body)
        self.rates.setAccessibleName(tr("{owner} rates to try", owner=self._owner))
        self.rates.setToolTip(tr("The rates that each update tries, with commas between them"))
        self.rates.editingFinished.connect(self._choose_rates)
        self.problem = problem_label(self._body)
        label = QLabel(tr("Rates"), self._body)
        label.setBuddy(self.rates)
        grid.addWidget(label, 0, 0)
        self.rates.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rates.setProperty("compact", True)
        grid.addWidget(self.rates, 0, 1, 1, 3)
        grid.addWidget(self.problem, 1, 0, 1, 4)

    def _changer(self, name: str) -> Callable[[float], None]:
        return lambda value: self._take(self._schedule.set(**{name: value}), name)

    def _choose_kind(self) -> None:
        self._take(Schedule(self.kind.currentData()), "kind")

    def _choose_rates(self) -> None:
        """Take the rates that were typed, or say what is wrong with them and leave them to be mended."""
        if not self.rates.isModified():
            return
        try:
            self._take(Schedule(self._schedule.kind, rates=rates_of(self.rates.text())), "rates")
        except Invalid as error:
            say(self.problem, str(error))
        else:
            self.rates.setModified(False)


def rates_of(text: str) -> tuple[float, ...]:
    """Return the numbers of a list (see `numbers_of`); raise Invalid where one is no number."""
    try:
        rates = numbers_of(text)
    except ValueError:
        rates = ()
    if not rates:
        raise Invalid(tr("rates is {typed}; it must be numbers with commas between them.", typed=repr(text.strip())))
    return rates


def _label(name: str) -> str:
    """Return a setting's name as it stands before its slider; a letter stays as it is."""
    return name if len(name) == 1 else tr(name).capitalize()
