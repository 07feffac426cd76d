"""File ▸ Export picture: choose its size and what is on it, see it, save it or copy it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from ..core.errors import Invalid
from ..core.files import write_atomically
from .canvas.picture import Scene
from .icons import icon
from .picture import SIDES, check_size, png_bytes, render, scale_for
from .settings import Settings
from .theme import SPACE, numeric_font

PREVIEW = QSize(528, 360)  # px
TIMES = (("&As on the screen", 1), ("&Twice as large", 2), ("&Four times as large", 4))


def copy_picture(scene: Scene, w_range: tuple, b_range: tuple, screen_size: tuple[int, int], caption: str) -> None:
    """Put a picture of the scene, as large as on the screen, on the clipboard."""
    QGuiApplication.clipboard().setImage(render(scene, w_range, b_range, screen_size, caption))


class ExportDialog(QDialog):
    """Make a picture of a scene over a part of the plane; screen_size is (width, height) of the canvas, px."""

    saved = Signal(object)  # Path

    def __init__(
        self, scene: Scene, w_range: tuple, b_range: tuple, screen_size: tuple[int, int], caption: str, settings: Settings, parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._scene, self._ranges, self._screen_size, self._caption = scene, (w_range, b_range), screen_size, caption
        self._settings, self._previewed = settings, ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("Export picture")
        columns = QHBoxLayout(self)
        columns.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        columns.setSpacing(3 * SPACE)
        self.preview = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.preview.setAccessibleName("Preview of the picture")
        self.preview.setFixedSize(PREVIEW)
        columns.addWidget(self.preview)
        self._place_choices(columns)
        self._show()

    # assembly

    def _place_choices(self, columns: QHBoxLayout) -> None:
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        column.addWidget(_heading("Size in pixels"))
        column.addLayout(self._sizes())
        column.addSpacing(SPACE)
        column.addWidget(_heading("On the picture"))
        self.legend, self.caption = QCheckBox("&Legend"), QCheckBox("&Step and settings below it")
        for box, checked in ((self.legend, self._scene.legend), (self.caption, True)):
            box.setChecked(checked)
            box.toggled.connect(self._show)
            column.addWidget(box)
        self.sentence = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.sentence.setMinimumHeight(4 * self.sentence.fontMetrics().lineSpacing())
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addLayout(self._buttons())
        columns.addLayout(column, 1)

    def _sizes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        grid.setColumnStretch(0, 1)
        self.times = {factor: QRadioButton(text) for text, factor in TIMES}
        for row, (factor, button) in enumerate(self.times.items()):
            width, height = (factor * side for side in self._screen_size)
            size = QLabel(f"{width} × {height}", font=numeric_font(), alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            button.setAccessibleName(f"{button.text().replace('&', '')}, {size.text()} pixels")
            grid.addWidget(button, row, 0)
            grid.addWidget(size, row, 1)
        self.own = QRadioButton("&Own size")
        grid.addWidget(self.own, len(TIMES), 0)
        grid.addLayout(self._own_size(), len(TIMES), 1)
        self.times[1].setChecked(True)
        for button in (*self.times.values(), self.own):
            button.toggled.connect(self._show)
        return grid

    def _own_size(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE // 2)
        self.width_field, self.height_field = (QLineEdit(str(side), font=numeric_font()) for side in self._screen_size)
        for field, name in ((self.width_field, "width"), (self.height_field, "height")):
            field.setAccessibleName(f"Own {name} in pixels")
            field.setToolTip(f"{name.capitalize()} from {SIDES[0]} to {SIDES[1]:,} pixels")
            field.setFixedWidth(8 * SPACE)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.textEdited.connect(self._take_own)
        for part in (self.width_field, QLabel("×"), self.height_field):
            row.addWidget(part)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.copy_button, self.close_button, self.save_button = (QPushButton(text) for text in ("&Copy", "Close", "&Save…"))
        self.copy_button.setIcon(icon("copy"))
        self.save_button.setDefault(True)
        for button, verb in ((self.copy_button, self.copy), (self.close_button, self.reject), (self.save_button, self.ask_where)):
            button.clicked.connect(verb)
            row.addWidget(button)
        self.copy_button.setToolTip("Put the picture on the clipboard")
        self.save_button.setToolTip("Save the picture as a PNG file")
        return row

    # what is chosen

    def size_chosen(self) -> tuple[int, int]:
        """Return width and height, px; raise Invalid where they are none that a picture can have."""
        factor = next((factor for factor, button in self.times.items() if button.isChecked()), None)
        if factor:
            size = tuple(factor * side for side in self._screen_size)
        else:
            size = tuple(_whole(name, field.text()) for name, field in (("width", self.width_field), ("height", self.height_field)))
        check_size(size)
        return size

    def image(self) -> QImage:
        """Return the picture as chosen; raise Invalid where there can be none."""
        size = self.size_chosen()
        return self._render(size, self._scale(size))

    def _scale(self, size: tuple[int, int]) -> float:
        return scale_for(size, self._screen_size) if self.own.isChecked() else size[0] / self._screen_size[0]

    def _render(self, size: tuple[int, int], scale: float) -> QImage:
        scene = replace(self._scene, legend=self.legend.isChecked())
        return render(scene, *self._ranges, size, self._caption if self.caption.isChecked() else "", scale)

    def _take_own(self) -> None:
        self.own.setChecked(True)
        self._show()

    def _show(self) -> None:
        """Show the picture as chosen, small, or say why there can be none."""
        try:
            size = self.size_chosen()
        except Invalid as error:
            self._say(str(error), is_error=True)
            self._allow(False)
            return
        self._say("")
        self._allow(True)
        chosen = (size, self.legend.isChecked(), self.caption.isChecked())
        if chosen != self._previewed:
            self._previewed = chosen
            self._preview(size)

    def _preview(self, size: tuple[int, int]) -> None:
        ratio = self.devicePixelRatioF()
        share = min(1.0, ratio * PREVIEW.width() / size[0], ratio * PREVIEW.height() / size[1])
        small = tuple(max(1, round(share * side)) for side in size)
        pixmap = QPixmap.fromImage(self._render(small, share * self._scale(size)))
        pixmap.setDevicePixelRatio(ratio)
        self.preview.setPixmap(pixmap)

    def _allow(self, possible: bool) -> None:
        for button in (self.copy_button, self.save_button):
            button.setEnabled(possible)

    def _say(self, sentence: str, is_error: bool = False) -> None:
        palette = self.palette()
        if is_error:
            palette.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.BrightText))
        self.sentence.setPalette(palette)
        self.sentence.setText(sentence[:1].upper() + sentence[1:])

    # what is done with it

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if self._done(lambda: QGuiApplication.clipboard().setImage(self.image())):
            self._say("The picture is on the clipboard.")

    def ask_where(self) -> None:
        """Ask for a file and save the picture there."""
        dialog = QFileDialog(self, "Save picture", str(self._settings.last_directory()), "PNG picture (*.png)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.selectFile("optsim.png")
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, name: str) -> None:
        """Save the picture as the file `name`, with .png at its end, and close; where that fails say so and stay."""
        path = Path(name)
        if path.suffix.lower() != ".png":
            path = path.with_name(path.name + ".png")
            if path.exists():
                self._say(f"There is a file {path.name} already; choose another name.", is_error=True)
                return
        if self._done(lambda: _write(path, png_bytes(self.image()))):
            self._settings.set_last_directory(path.parent)
            self.saved.emit(path)
            self.accept()

    def _done(self, do: Callable[[], None]) -> bool:
        """Do something that may take a while; where it fails say why and return False."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            do()
        except Invalid as error:
            self._say(str(error), is_error=True)
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        return True


def _write(path: Path, data: bytes) -> None:
    try:
        write_atomically(path, data)
    except OSError as error:
        raise Invalid(f"{path} cannot be written: {error.strerror or error}.") from None


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _whole(name: str, text: str) -> int:
    digits = text.strip().replace(",", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise Invalid(f"{name} is {text.strip()[:20]!r}; it must be a whole number of pixels from {SIDES[0]} to {SIDES[1]:,}.")
    return int(digits)
