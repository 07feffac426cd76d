"""File ▸ Export data: what the lanes recorded, as a table for other programs."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QRadioButton, QVBoxLayout, QWidget

from ..core import files
from ..core.errors import Invalid
from ..core.experiment import STEPS, titles
from ..core.tables import KINDS, Table, write
from ..core.trajectory import COLUMNS
from ..core.words import tr
from ..session.session import Shown
from . import saving
from .dialogs import buttons_of, framed, heading, row_of
from .knobs import NumberField
from .settings import Settings
from .theme import SPACE

WIDTH = 420  # px
COLUMNS_OF_LANES = 2
TURN_S = 0.01  # of writing at a stretch, between what else the window does


class TableDialog(QDialog):
    """Write what is shown to a file: which lanes, which updates, which kind of file; given up, it leaves no file."""

    saved = Signal(object)  # Path
    _writing: Iterator[float] | None = None  # the share that is written

    def __init__(self, shown: Shown, settings: Settings, parent: QWidget | None = None):
        super().__init__(parent)
        self._shown, self._settings = shown, settings
        self.setMinimumWidth(WIDTH)
        column = framed(self, tr("Export data"), modal=True)
        self.range = [0, shown.experiment.steps]
        self.lanes = self._lanes()
        self.first, self.last = self._step(0, tr("first update")), self._step(1, tr("last update"))
        self.kinds = self._kinds()
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().lineSpacing())
        self.progress = QProgressBar(self, maximum=1000)
        self.progress.setAccessibleName(tr("How much of the table is written"))
        self.progress.hide()
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._go_on)
        self.form = self._form()
        for part in (self.form, self.sentence, self.progress):
            column.addWidget(part)
        column.addLayout(self._buttons())
        self._show()

    # assembly

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(heading(tr("Lanes")))
        column.addLayout(self._placed(self.lanes))
        column.addWidget(heading(tr("Updates")))
        column.addLayout(row_of(self.first, QLabel(tr("to")), self.last))
        column.addWidget(heading(tr("File")))
        for button in self.kinds.values():
            column.addWidget(button)
        return form

    def _lanes(self) -> dict[int, QCheckBox]:
        words = titles(self._shown.experiment)
        boxes = {id: QCheckBox(words[id], checked=True) for id in self._shown.drawn()}
        for box in boxes.values():
            box.toggled.connect(self._show)
        return boxes

    def _placed(self, boxes: dict[int, QCheckBox]) -> QGridLayout:
        grid, rows = QGridLayout(), -(-len(boxes) // COLUMNS_OF_LANES)
        grid.setSpacing(SPACE // 2)
        for place, box in enumerate(boxes.values()):
            grid.addWidget(box, place % rows, place // rows)
        return grid

    def _step(self, end: int, name: str) -> NumberField:
        most = self._shown.experiment.steps
        field = NumberField(STEPS.but(name=name, symbol="", default=self.range[end], low=0, high=most, sentence=""), lambda step: self._take(end, step))
        field.setToolTip("")
        field.show_value(self.range[end])
        field.refused.connect(lambda why: self._say(why[:1].upper() + why[1:], possible=False) if why else self._show())
        return field

    def _take(self, end: int, step: int) -> None:
        self.range[end] = step

    def _kinds(self) -> dict[str, QRadioButton]:
        words = {
            "csv": tr("&CSV: one line per lane and update, for spreadsheets and pandas"),
            "json": tr("&JSON: one object, for other programs"),
            "npz": tr("&NPZ: arrays, for numpy.load"),
        }
        buttons = {kind: QRadioButton(words[kind]) for kind in KINDS}
        buttons["csv"].setChecked(True)
        return buttons

    def _buttons(self) -> QHBoxLayout:
        self.close_button, self.save_button = QPushButton(tr("Close")), QPushButton(tr("&Save…"))
        return buttons_of((self.close_button, self.reject), (self.save_button, self.ask_where))

    # what is chosen

    def chosen(self) -> list[int]:
        """Return the ids of the lanes that are ticked."""
        return [id for id, box in self.lanes.items() if box.isChecked()]

    def table(self) -> Table:
        """Return the table as chosen; raise Invalid where there is none."""
        if not self.chosen():
            raise Invalid(tr("No lane is ticked."))
        drawn = self._shown.drawn()
        return Table(self._shown.experiment, {id: drawn[id] for id in self.chosen()}, *self.range)

    def kind(self) -> str:
        """Return the kind of file chosen."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def _show(self) -> None:
        if self.first.property("wrong") or self.last.property("wrong"):
            return
        try:
            rows = sum(values.shape[1] for _, values in self.table().lanes())
        except Invalid as error:
            self._say(str(error), possible=False)
            return
        self._say(tr("{rows} rows of {columns} recorded quantities, with the settings, the data and what every column means.", rows=f"{rows:,}", columns=len(COLUMNS)))

    def _say(self, sentence: str, possible: bool = True) -> None:
        self.sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText if possible else QPalette.ColorRole.BrightText)
        self.sentence.setText(sentence)
        self.save_button.setEnabled(possible)

    def _tell(self, error: Invalid) -> None:
        """Say why nothing was written; elsewhere it may be."""
        self._say(str(error), possible=False)
        self.save_button.setEnabled(True)

    # what is done with it

    def ask_where(self) -> None:
        """Ask for a file and write the table there."""
        kind = self.kind()
        saving.ask_where(self, self._settings, tr("Save data"), {kind: tr("Table")}, f"optsim.{kind}", self.save)

    def save(self, path: Path) -> None:
        """Write the table to `path`, and close when it is done; what fails is said here."""
        try:
            path = saving.of_kind(path, self.kind())
        except Invalid as error:
            self._tell(error)
            return
        self._settings.set_last_directory(path.parent)  # before: the next launch looks there for what was begun
        self._path, self._writing = path, self._pieces(path, self.kind())
        self._set_busy(True)

    def _pieces(self, path: Path, kind: str) -> Iterator[float]:
        table = self.table()
        with files.saving(path) as file:
            yield from write(table, kind, file)

    def _go_on(self) -> None:
        """Write for TURN_S."""
        end = monotonic() + TURN_S
        try:
            for share in self._writing:
                if monotonic() > end:
                    self.progress.setValue(round(share * self.progress.maximum()))
                    return
        except Invalid as error:
            self._end()
            self._tell(error)
        except BaseException:
            self._end()
            raise
        else:
            self._end()
            self.saved.emit(self._path)
            self.accept()

    def _end(self) -> None:
        """Write no more; what is not whole is removed."""
        self._writing.close()
        self._writing = None
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.progress.setValue(0)
        self.close_button.setText(tr("Cancel") if busy else tr("Close"))
        self.save_button.setEnabled(not busy)
        (self._turns.start if busy else self._turns.stop)()

    def reject(self) -> None:
        """Close, or where the table is being written give that up and stay (called by Qt too)."""
        if self._writing:
            self._end()
            self._say(tr("It was given up; nothing is written."))
        else:
            super().reject()

    def done(self, result: int) -> None:
        """End for good: what is being written is given up first (called by Qt too)."""
        if self._writing:
            self._end()
        super().done(result)
