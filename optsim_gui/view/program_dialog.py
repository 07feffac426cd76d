"""File ▸ Export as Python: one lane as a short program, to read, copy or save."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QRadioButton, QWidget

from ..core.errors import Invalid
from ..core.experiment import Experiment, lane_titles
from ..core.programs import LIBRARIES, program, why_not
from ..core.words import tr
from . import saving
from .dialogs import buttons_of, framed
from .forms import muted_label
from .icons import icon
from .settings import Settings
from .theme import SPACE

SIZE = QSize(760, 600)  # px


class ProgramDialog(QDialog):
    """Show the program of one lane of an experiment; a library that has another rule is greyed, with the reason below."""

    saved = Signal(object)  # Path

    def __init__(self, experiment: Experiment, lane: int, settings: Settings, parent: QWidget | None = None):
        super().__init__(parent)
        self._experiment, self._settings = experiment, settings
        self.resize(SIZE)
        column = framed(self, tr("Export as Python"), modal=True)
        column.addLayout(self._choices(lane))
        self.text = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("The program"))
        self.sentence = muted_label(self)
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().lineSpacing())
        column.addWidget(self.text, 1)
        column.addWidget(self.sentence)
        column.addLayout(self._buttons())
        self._offer()

    # assembly

    def _choices(self, lane: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        self.lane = QComboBox()
        self.lane.setAccessibleName(tr("Lane"))
        for id, title in lane_titles(self._experiment).items():
            self.lane.addItem(title, id)
        self.lane.setCurrentIndex(max(0, self.lane.findData(lane)))
        self.lane.currentIndexChanged.connect(self._offer)
        row.addWidget(self.lane)
        self.libraries = {library: QRadioButton(tr("with {library}", library=library)) for library in LIBRARIES}
        self.libraries["numpy"].setChecked(True)
        for button in self.libraries.values():
            button.toggled.connect(self._show)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.copy_button, self.close_button, self.save_button = (QPushButton(text) for text in (tr("&Copy"), tr("Close"), tr("&Save…")))
        self.copy_button.setIcon(icon("copy"))
        return buttons_of((self.copy_button, self.copy), (self.close_button, self.reject), (self.save_button, self.ask_where))

    # what is chosen

    def library(self) -> str:
        """Return the library chosen."""
        return next(library for library, button in self.libraries.items() if button.isChecked())

    def _offer(self) -> None:
        """Offer the libraries that have the rule of the lane, and say why the others do not."""
        reasons = {library: why_not(self._experiment, self.lane.currentData(), library) for library in LIBRARIES}
        for library, button in self.libraries.items():
            button.setEnabled(not reasons[library])
            button.setToolTip(reasons[library])
        if reasons[self.library()]:
            self.libraries["numpy"].setChecked(True)
        self.sentence.setText("\n".join(dict.fromkeys(reason for reason in reasons.values() if reason)))
        self._show()

    def _show(self) -> None:
        reason = why_not(self._experiment, self.lane.currentData(), self.library())
        self.text.setPlainText("" if reason else program(self._experiment, self.lane.currentData(), self.library()))
        for button in (self.copy_button, self.save_button):
            button.setEnabled(not reason)

    # what is done with it

    def copy(self) -> None:
        """Put the program on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.sentence.setText(tr("The program is on the clipboard."))

    def ask_where(self) -> None:
        """Ask for a file and save the program there."""
        name = self.lane.currentText().lower().replace(" ", "_")
        saving.ask_where(self, self._settings, tr("Save program"), {"py": tr("Python program")}, f"{name}.py", self.save)

    def save(self, path: Path) -> None:
        """Save the program as `path` and close; where that fails say so and stay."""
        try:
            saving.written(path, lambda: self.text.toPlainText().encode(), self._settings)
        except Invalid as error:
            self.sentence.setText(str(error))
            return
        self.saved.emit(path)
        self.accept()
