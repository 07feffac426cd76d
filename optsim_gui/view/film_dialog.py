"""File ▸ Export film: from which update to which, how fast, how it looks; made by a process of its own, to be given up at any time."""

from pathlib import Path
from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QProgressBar, QPushButton, QWidget

from ..core.document import Document
from ..core.errors import Invalid
from ..core.experiment import STEPS
from ..core.figure import CANVAS, MOST_TRAIL, SIDES, Figure
from ..core.films import EVERY, FPS, Film, Pace, why_not
from ..core.hyper import Hyper
from ..core.words import mark, tr
from .dialogs import buttons_of, framed, row_of
from .drawer import Drawer, DrawingDialog
from .forms import muted_label, problem_label, say
from .knobs import NumberField
from .saving import ask_where, of_kind
from .settings import Settings
from .theme import SPACE

WIDTH = 460  # px
KINDS = {
    "gif": mark("GIF: plays everywhere, 256 colours a frame"),
    "apng": mark("Animated PNG: every pixel as it is"),
    "webp": mark("Animated WebP: every pixel as it is, smaller"),
    "mp4": mark("MP4: for slides and video players"),
}
THEMES = {"light": mark("Light"), "dark": mark("Dark"), "print": mark("Print, black on white")}


class FilmDialog(DrawingDialog):
    """Make a film of a document."""

    saved = Signal(object)  # Path

    def __init__(self, document: Document, figure: Figure, settings: Settings, parent: QWidget | None = None):
        super().__init__(parent)
        self._document, self._settings = document, settings
        kept = settings.film() or Film("gif", Pace(), figure.but(parts=(CANVAS,), width=800, height=500, unit="px", dpi=96.0, font=None))
        self._figure = kept.figure.but(language=figure.language)
        self._last = document.experiment.steps
        self.setMinimumWidth(WIDTH)
        self.fields: dict[str, NumberField] = {}
        self._refused: dict[str, str] = {}  # why what is typed cannot be taken, by field
        self.values = {"first": 0, "last": self._last, "every": kept.pace.every, "fps": kept.pace.fps, "width": round(kept.figure.size[0]),
                       "height": round(kept.figure.size[1]), "trail": kept.figure.trail}  # fmt: skip
        self.kind = self._combo(KINDS, kept.kind, tr("Kind of file"))
        self.theme = self._combo(THEMES, kept.figure.theme, tr("Colours"))
        self.loop, self.legend, self.caption = QCheckBox(tr("&Begin again at the end")), QCheckBox(tr("&Legend")), QCheckBox(tr("&Update and settings below it"))
        for box, checked in ((self.loop, kept.pace.loop), (self.legend, kept.figure.legend), (self.caption, kept.figure.caption)):
            box.setChecked(checked)
            box.toggled.connect(self._show)
        self.told, self.problem, self.progress = muted_label(self), problem_label(self), QProgressBar(self)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.progress.setAccessibleName(tr("How much of the film is made"))
        self.progress.hide()
        self._place()
        self._show()

    # assembly

    def _place(self) -> None:
        column = framed(self, tr("Export film"), modal=True)
        self.form = QWidget()
        rows = QFormLayout(self.form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        rows.addRow(tr("&Kind"), self.kind)
        first, last = (self._field(key, name, 0, self._last) for key, name in (("first", mark("first update")), ("last", mark("last update"))))
        rows.addRow(tr("Updates"), row_of(first, QLabel(tr("to")), last))
        rows.addRow(tr("Updates a frame"), row_of(self._field("every", mark("updates per frame"), *EVERY)))
        rows.addRow(tr("Frames a second"), row_of(self._field("fps", mark("frames per second"), *FPS)))
        rows.addRow("", self.loop)
        width, height = (self._field(key, name, *SIDES) for key, name in (("width", mark("width")), ("height", mark("height"))))
        rows.addRow(tr("Size"), row_of(width, QLabel("×"), height, QLabel(tr("px"))))
        rows.addRow(tr("Col&ours"), self.theme)
        trail = self._field("trail", mark("trail"), 0, MOST_TRAIL)
        trail.setToolTip(tr("How many updates of each path are shown, fading; 0 shows all of it"))
        rows.addRow(tr("Fading trail"), row_of(trail, QLabel(tr("updates; 0: the whole path"))))
        rows.addRow("", self.legend)
        rows.addRow("", self.caption)
        for part in (self.form, self.told, self.problem, self.progress):
            column.addWidget(part)
        self.close_button, self.save_button = QPushButton(tr("Close")), QPushButton(tr("&Save…"))
        column.addLayout(buttons_of((self.close_button, self.reject), (self.save_button, self.ask_where)))

    def _combo(self, words: dict[str, str], chosen: str, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        for key, text in words.items():
            combo.addItem(tr(text), key)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.currentIndexChanged.connect(self._show)
        return combo

    def _field(self, key: str, name: str, low: int, high: int) -> NumberField:
        hyper: Hyper = STEPS.but(name=name, symbol="", default=self.values[key], low=low, high=high, sentence="")
        field = self.fields[key] = NumberField(hyper, lambda value: self._take(key, value))
        field.setToolTip("")
        field.show_value(self.values[key])
        field.refused.connect(lambda why: self._refuse(key, why))
        return field

    def _take(self, key: str, value: int) -> None:
        self.values[key] = value

    def _refuse(self, key: str, why: str) -> None:
        """Keep why a field's typing cannot be taken, "" where it can."""
        self._refused[key] = why
        self._show()

    # what is chosen

    def film(self) -> Film:
        """Return what is chosen; raise Invalid where there is no such film."""
        v = self.values
        if v["first"] > v["last"]:
            raise Invalid(tr("Steps are {first}:{last}; they must be A:B with 0 ≤ A ≤ B ≤ {most}.", first=v["first"], last=v["last"], most=self._last))
        look = {"theme": self.theme.currentData(), "legend": self.legend.isChecked(), "caption": self.caption.isChecked(), "trail": v["trail"]}
        figure = self._figure.but(width=v["width"], height=v["height"], unit="px", dpi=96.0, font=None, transparent=False, **look)
        if reason := why_not(self.kind.currentData(), figure.size):
            raise Invalid(reason)
        return Film(self.kind.currentData(), Pace(v["every"], v["fps"], self.loop.isChecked()), figure)

    def _show(self, *_) -> None:
        if why := next(filter(None, self._refused.values()), ""):
            self._allow(why)
            return
        try:
            pace = self.film().pace
        except Invalid as error:
            self._allow(str(error))
            return
        count = pace.count(self.values["first"], self.values["last"])
        self.told.setText(tr("{count:,} frames, {seconds:.3g} seconds.", count=count, seconds=count / pace.fps))
        self._allow("")

    def _allow(self, problem: str) -> None:
        say(self.problem, problem)
        if problem:
            self.told.setText("")
        self.save_button.setEnabled(not problem and self._drawer is None)

    # what is done with it

    def ask_where(self) -> None:
        """Ask for a file and make the film there."""
        kind = self.kind.currentData()
        ask_where(self, self._settings, tr("Save film"), {kind: tr("Film")}, f"optsim.{kind}", self.save)

    def save(self, path: Path) -> None:
        """Make the film at `path` in a process of its own, and close when it is done; what fails is said here."""
        film = self.film()
        options = ["--steps", f"{self.values['first']}:{self.values['last']}", "--every", str(film.pace.every), "--fps", str(film.pace.fps)]
        options += [] if film.pace.loop or film.kind == "mp4" else ["--once"]
        try:
            path = of_kind(path, film.kind)
            self._drawer = Drawer(self._document, film.figure, path, self, options)
        except Invalid as error:
            say(self.problem, str(error))
            return
        self._settings.set_film(film)
        self._settings.set_last_directory(path.parent)
        self._drawer.progressed.connect(self._tell)
        self._drawer.finished.connect(lambda problem: self._made(path, problem))
        self._began = monotonic()
        self.told.setText(tr("The film begins …"))
        self._set_busy(True)
        self._drawer.start()

    def _tell(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        if done:
            left = (monotonic() - self._began) / done * (of - done)
            self.told.setText(tr("Frame {done:,} of {of:,}, about {left:.0f} s left.", done=done, of=of, left=left))

    def _made(self, path: Path, problem: str) -> None:
        self._drawer = None
        self._set_busy(False)
        self._show()
        if problem:
            say(self.problem, problem)
        else:
            self.saved.emit(path)
            self.accept()

    def _set_busy(self, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.progress.setRange(0, 0)
        self.close_button.setText(tr("Cancel") if busy else tr("Close"))
        self.save_button.setEnabled(not busy)
