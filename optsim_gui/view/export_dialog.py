"""File ▸ Export picture: what is on it, how large, how it looks; seen while it is chosen, then saved or copied."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ..core.document import Document
from ..core.errors import Invalid
from ..core.figure import INSPECTOR, Figure
from ..core.landscape import side_for
from ..core.pictures import outside
from ..core.problems.neuron import group
from ..core.words import mark, tr
from . import figures
from .dialogs import buttons_of, framed
from .drawer import Drawer, DrawingDialog
from .figure_form import FigureForm
from .forms import muted_label, problem_label, say
from .icons import icon
from .picture import Known
from .saving import ask_where, of_kind, written
from .settings import Settings
from .theme import SPACE
from .typeset import Typesetter, is_typeset

PREVIEW = QSize(640, 560)  # px
FORM_PX = 376
DELAY_MS = 120  # of the preview behind the hand
AT_ONCE = 4_000_000  # px drawn in the window; more is drawn by a process of its own
KINDS = {"png": mark("PNG picture"), "svg": mark("SVG drawing"), "pdf": mark("PDF page")}


class ExportDialog(DrawingDialog):
    """Make a picture of a document; `known` is what the window has computed of it already."""

    saved = Signal(object)  # Path

    def __init__(self, document: Document, figure: Figure, known: Known, screen: tuple[int, int], settings: Settings, parent: QWidget | None = None):
        super().__init__(parent)
        self._document, self._known, self._settings = document, known, settings
        self._problem = ""
        self.form = FigureForm(document, figure, screen, self)
        self.preview = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.preview.setAccessibleName(tr("Preview of the picture"))
        self.preview.setFixedSize(PREVIEW)
        self.sentence, self.told = problem_label(self), muted_label(self)
        self._soon = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._soon.timeout.connect(self._show)
        self._typesetter = Typesetter(self)
        self._typesetter.ready.connect(self._soon.start)
        self._place()
        self.form.changed.connect(self._soon.start)
        self.told.setText(self._what_travels())
        self._show()

    # assembly

    def _place(self) -> None:
        columns, column = QHBoxLayout(), QVBoxLayout()
        framed(self, tr("Export picture"), modal=True).addLayout(columns)
        columns.setSpacing(3 * SPACE)
        column.setSpacing(SPACE)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(tr("The picture is being drawn"))
        self.progress.hide()
        self.form.setFixedWidth(FORM_PX)
        column.addWidget(self.form)
        column.addStretch(1)
        for widget in (self.told, self.sentence, self.progress):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        columns.addWidget(self.preview)
        columns.addLayout(column, 1)

    def _buttons(self) -> QHBoxLayout:
        self.copy_button, self.close_button, self.save_button = (QPushButton(text) for text in (tr("&Copy"), tr("Close"), tr("&Save…")))
        self.copy_button.setIcon(icon("copy"))
        self.copy_button.setToolTip(tr("Put the picture on the clipboard"))
        return buttons_of((self.copy_button, self.copy), (self.close_button, self.reject), (self.save_button, self.ask_where), fills=True)

    def _what_travels(self) -> str:
        if left := outside(self._document):
            return tr("The picture carries the session, but not the {rows:,} rows of {name}: keep that file beside it.", rows=left.rows, name=left.name or tr("the data"))
        return tr("The picture carries the whole session: drop it on the window to go on from here.")

    # what is chosen

    def figure(self) -> Figure:
        """Return what is chosen; raise Invalid where there is no such picture."""
        return self.form.figure()

    def drawing(self) -> figures.Drawing:
        """Return the picture as chosen, computed; raise Invalid where there can be none."""
        return figures.drawing(self._document, self.figure(), self._known)

    def _show(self) -> None:
        """Show the picture as chosen, small, or say why there can be none."""
        try:
            if self._awaits_equations(self.figure()):
                return
            drawn, self._problem = self.drawing(), ""
            self._preview(drawn)
        except Invalid as error:
            self._problem = str(error)
        self._say(self._problem)
        for button in (self.copy_button, self.save_button):
            button.setEnabled(not self._problem and self._drawer is None)

    def _awaits_equations(self, figure: Figure) -> bool:
        """Tell whether equations of the picture are being typeset: the first take a moment for which the window need not wait."""
        wanted = figures.equations(self._document) if INSPECTOR in figure.parts else []
        self._typesetter.want(wanted)
        return not is_typeset(wanted)

    def _preview(self, drawn: figures.Drawing) -> None:
        ratio, size = self.devicePixelRatioF(), drawn.figure.size
        share = min(1.0, ratio * PREVIEW.width() / size[0], ratio * PREVIEW.height() / size[1])
        pixmap = QPixmap.fromImage(figures.image(drawn, share))
        pixmap.setDevicePixelRatio(ratio)
        self.preview.setPixmap(pixmap)

    def _is_large(self, figure: Figure) -> bool:
        e = self._document.experiment
        takes_long = side_for(group(*e.data.arrays(), e.reduction)) < 256 or e.steps * len(e.lanes) > 200_000
        return takes_long or self.form.kind() == "png" and figure.size[0] * figure.size[1] > AT_ONCE

    # what is done with it

    def copy(self) -> None:
        """Put the picture on the clipboard, as pixels."""
        try:
            drawn = self.drawing()
            if drawn.figure.size[0] * drawn.figure.size[1] > AT_ONCE:
                raise Invalid(tr("The picture is too large for the clipboard; save it, or choose a smaller size."))
            QGuiApplication.clipboard().setImage(figures.image(drawn))
        except Invalid as error:
            self._say(str(error))
            return
        self._keep()
        self.told.setText(tr("The picture is on the clipboard."))

    def ask_where(self) -> None:
        """Ask for a file and save the picture there."""
        kind = self.form.kind()
        ask_where(self, self._settings, tr("Save picture"), {kind: tr(KINDS[kind])}, f"optsim.{kind}", self.save)

    def save(self, path: Path) -> None:
        """Save the picture, with its suffix, and close; where that fails say so and stay. A large one is drawn elsewhere meanwhile."""
        kind = self.form.kind()
        try:
            path = of_kind(path, kind)
            if self._is_large(self.figure()):
                self._draw_elsewhere(path)
                return
            written(path, lambda: figures.WRITERS[kind](figures.drawing(self._document, self.figure())), self._settings)
        except Invalid as error:
            self._say(str(error))
            return
        self._finish(path)

    def _draw_elsewhere(self, path: Path) -> None:
        self._settings.set_last_directory(path.parent)
        self._drawer = Drawer(self._document, self.figure(), path, self)
        self._drawer.finished.connect(lambda problem: self._drawn(path, problem))
        self.progress.show()
        self._set_busy(True)
        self._drawer.start()

    def _drawn(self, path: Path, problem: str) -> None:
        self._drawer = None
        self.progress.hide()
        self._set_busy(False)
        self._say(problem)
        if not problem:
            self._finish(path)

    def _set_busy(self, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.close_button.setText(tr("Cancel") if busy else tr("Close"))
        for button in (self.copy_button, self.save_button):
            button.setEnabled(not busy)

    def done(self, result: int) -> None:
        """Close, and typeset no further (called by Qt)."""
        self._typesetter.stop()
        super().done(result)

    def _say(self, problem: str) -> None:
        """Say what is wrong in the place of what travels: both together would leave the form no room."""
        say(self.sentence, problem)
        self.told.setVisible(not problem)

    def _finish(self, path: Path) -> None:
        self._keep()
        self.saved.emit(path)
        self.accept()

    def _keep(self) -> None:
        self._settings.set_figure(self.figure())


def copy_picture(document: Document, figure: Figure, known: Known) -> None:
    """Put a picture of a document on the clipboard."""
    QGuiApplication.clipboard().setImage(figures.image(figures.drawing(document, figure, known)))
