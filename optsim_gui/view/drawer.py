"""A large picture drawn by a process of its own: `render`, so that the window's frames do not suffer."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QProcess, Signal

from ..core.document import Document
from ..core.figure import Figure
from ..core.files import save
from ..core.pictures import into_svg, text_of
from ..core.words import tr


class Drawer(QObject):
    """Draw a figure of a document to a file; `finished` says the problem, or "". Given up, it leaves no file."""

    finished = Signal(str)

    def __init__(self, document: Document, figure: Figure, path: Path, parent: QObject | None = None):
        super().__init__(parent)
        self._path, self._given_up = path, False
        self._folder = TemporaryDirectory(prefix="optsim-")
        wanted = Path(self._folder.name) / "wanted.svg"
        save(wanted, into_svg(b"<svg></svg>", text_of(document, figure, whole=True)))
        self.process = QProcess(self)
        self.process.setProgram(sys.executable)
        self.process.setArguments(["-m", "optsim_gui", "render", "--session", str(wanted), "--out", os.path.abspath(path)])
        self.process.setWorkingDirectory(str(Path(__file__).parents[2]))
        self.process.finished.connect(self._ended)
        self.process.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Begin to draw."""
        self.process.start()

    def cancel(self) -> None:
        """Give up."""
        self._given_up = True
        self.process.kill()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(tr("The picture cannot be drawn: {why}.", why=self.process.errorString()))

    def _ended(self, status: int, _) -> None:
        told = self.process.readAllStandardError().data().decode("utf-8", "replace").strip().splitlines()
        failed = tr("The picture was given up.") if self._given_up else told[-1] if told else tr("The picture could not be drawn.")
        self._end("" if status == 0 and not self._given_up else failed)

    def _end(self, problem: str) -> None:
        self._folder.cleanup()
        self.deleteLater()
        self.finished.emit(problem)
