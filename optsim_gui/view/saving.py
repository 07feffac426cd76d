"""Files that a person names: asked which to open or where to save, and written whole or not at all."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ..core import files
from ..core.errors import Invalid
from ..core.words import tr
from .settings import Settings


def ask_where(parent: QWidget, settings: Settings, title: str, kinds: Mapping[str, str], name: str, save: Callable[[Path], None]) -> QFileDialog:
    """Open the file dialog and give `save` the path a person chose, of one of `kinds`: words by suffix, without dot; the first is added to a name without one."""
    dialog = QFileDialog(parent, title, str(settings.last_directory()), ";;".join(f"{words} (*.{suffix})" for suffix, words in kinds.items()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(next(iter(kinds)))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: save(Path(file)))
    dialog.open()
    return dialog


def ask_which(parent: QWidget, folder: Path, title: str, kinds: str, take: Callable[[Path], None]) -> QFileDialog:
    """Open the file dialog in a folder and give `take` the file of `kinds` ("Words (*.suffix)") that a person chose."""
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda file: take(Path(file)))
    dialog.open()
    return dialog


def of_kind(path: Path, kind: str) -> Path:
    """Return the path with the suffix of `kind`, added where it has another; raise Invalid where that is a file for which nobody was asked."""
    if path.suffix.lower() == f".{kind}":
        return path
    path = path.with_name(f"{path.name}.{kind}")
    if path.exists():
        raise Invalid(tr("There is a file {name} already; choose another name.", name=path.name))
    return path


def written(path: Path, make: Callable[[], bytes], settings: Settings) -> None:
    """Write what `make` returns to `path`, whole or not at all, and remember its folder; raise Invalid where that cannot be."""
    settings.set_last_directory(path.parent)  # before: the next launch looks there for what was begun
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        files.save(path, make())
    finally:
        QGuiApplication.restoreOverrideCursor()
