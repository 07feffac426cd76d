"""A large picture or a film drawn by a process of its own: `render`, so that the window's frames do not suffer."""

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from typing import BinaryIO

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtWidgets import QDialog

from ..core.document import Document
from ..core.errors import Invalid
from ..core.figure import Figure
from ..core.files import begun
from ..core.pictures import into_svg, text_of
from ..core.words import tr


GRACE_MS = 5000  # for the frame that is being drawn when it is given up


class Drawer(QObject):
    """Draw a figure of a document to a file, with further `options` of `render`; `finished` says the problem, or "".

    Given up, it leaves no file: the process hears of it by the end of its standard input, also when this program is killed.
    Raises Invalid where what is wanted cannot be written down for it.
    """

    progressed = Signal(int, int)  # so much is done, of so much
    finished = Signal(str)

    def __init__(self, document: Document, figure: Figure, path: Path, parent: QObject | None = None, options: Sequence[str] = ()):
        wanted = _aside(into_svg(b"<svg></svg>", text_of(document, figure, whole=True)))
        super().__init__(parent)
        self._is_film = bool(options)
        self._path, self._given_up, self._told, self._said = path, False, "", ""
        self._wanted = wanted
        self.process = QProcess(self)
        self.process.setProgram(sys.executable)
        self.process.setArguments(["-m", "optsim_gui", "render", "--session", self._wanted.name, "--out", os.path.abspath(path), *(["--progress"] if self._is_film else []), *options])
        self.process.setWorkingDirectory(str(Path(__file__).parents[2]))
        self.process.readyReadStandardError.connect(self._hear)
        self.process.finished.connect(self._ended)
        self.process.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Begin to draw."""
        self.process.start()

    def cancel(self) -> None:
        """Give up, and wait until nothing of it is left: a film ends at its next frame, a picture has nothing begun."""
        self._given_up = True
        self.process.closeWriteChannel()
        if not self._is_film or not self.process.waitForFinished(GRACE_MS):
            self.process.kill()
            self.process.waitForFinished(GRACE_MS)

    def _hear(self) -> None:
        self._told += self.process.readAllStandardError().data().decode("utf-8", "replace")
        *lines, self._told = self._told.split("\n")
        for line in lines:
            if told := re.fullmatch(r"(\d+)/(\d+)", line):
                self.progressed.emit(int(told[1]), int(told[2]))
            elif line.strip():
                self._said = line.strip()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(tr("It cannot be drawn: {why}.", why=self.process.errorString()))

    def _ended(self, status: int, how: QProcess.ExitStatus) -> None:
        self._hear()
        failed = tr("It was given up; nothing is written.") if self._given_up else self._told.strip() or self._said or tr("It could not be drawn.")
        self._end("" if status == 0 and how == QProcess.ExitStatus.NormalExit else failed)

    def _end(self, problem: str) -> None:
        self._wanted.close()
        Path(self._wanted.name).unlink(missing_ok=True)
        self.deleteLater()
        self.finished.emit(problem)


def _aside(content: bytes) -> BinaryIO:
    """Return a temporary file of this content, swept where this program is killed; raise Invalid where there is no room for one."""
    file = None
    try:
        file = begun(gettempdir())
        os.chmod(file.name, 0o600)
        file.write(content)
        file.flush()
    except OSError:
        if file:
            with suppress(OSError):
                file.close()
            Path(file.name).unlink(missing_ok=True)
        raise Invalid(tr("It cannot be drawn: there is no room for a temporary file. Make room on the disk.")) from None
    return file


class DrawingDialog(QDialog):
    """A dialog that may have a Drawer at work: closing gives that up, and nothing of it is left."""

    _drawer: Drawer | None = None

    def reject(self) -> None:
        """Close, or where something is being drawn give that up and stay (called by Qt too)."""
        if self._drawer:
            self._drawer.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """End for good: what is being drawn is given up first (called by Qt too)."""
        if self._drawer:
            self._drawer.cancel()
        super().done(result)
