"""What keeps the person's work when the program is killed: a file beside the settings, written soon after a change.

Each window has a file and a lock of its own, so two of them do not take each other's; a file whose lock nobody holds is
of a window that ended without closing, and is offered to be restored.
"""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QLockFile, QObject, QTimerEvent

from ..core.document import MOST_BYTES, Document, decode
from ..core.errors import Invalid
from ..core.files import load, sweep, why, write_atomically
from ..core.words import tr
from .document import window_document

if TYPE_CHECKING:
    from .main_window import MainWindow

AFTER_MS = 10_000  # from the first change that is not saved
log = logging.getLogger(__name__)


class Kept(msgspec.Struct, frozen=True):
    """Hold a document as the autosave keeps it: with the file that it belongs to, or ""."""

    file: str
    document: msgspec.Raw


@dataclass(frozen=True)
class Found:
    """Hold what a window left that did not close: its autosave, locked, and when it was written."""

    path: Path
    lock: QLockFile
    document: Document
    file: str
    time: datetime

    def forget(self) -> None:
        """Remove it."""
        self.path.unlink(missing_ok=True)
        self.lock.unlock()


class Autosave(QObject):
    """Write what the window holds AFTER_MS after it changed, until it is told the `end`."""

    def __init__(self, window: "MainWindow", folder: Path):
        super().__init__(window)
        self._window, self._folder = window, folder
        self.path = folder / f"{token_hex(8)}.optsim"
        self._lock: QLockFile | None = None
        self._timer = 0
        self._failed = False
        window.documents.changed.connect(self._touch)

    def _touch(self) -> None:
        if not self._timer:
            self._timer = self.startTimer(AFTER_MS)

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802
        """Save once (called by Qt)."""
        self.save()

    def _rest(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
        self._timer = 0

    def save(self) -> bool:
        """Write what the window holds now and return whether it is written; where it cannot be say so, once."""
        self._rest()
        window, path = self._window, self._window.documents.path
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._lock is None:
                self._lock = _locked(self.path)
            write_atomically(self.path, msgspec.json.encode({"file": str(path or ""), "document": window_document(window)}))
        except OSError as error:
            if not self._failed:
                window.status.say(tr("Your work cannot be kept safe against a crash: {problem}", problem=why(error)))
            self._failed = True
            return False
        return True

    def end(self, keep: bool) -> None:
        """Write nothing more; `keep` what was written, to be offered at the next launch, or leave nothing."""
        self._rest()
        if self._lock:
            if not keep:
                self.path.unlink(missing_ok=True)
            self._lock.unlock()

    def offer(self) -> None:
        """Offer what another window left that did not close, the newest first, unless it is what this window shows."""
        for folder in (self._folder, self._window.settings.last_directory()):
            sweep(folder)
        with suppress(OSError):  # where no disk has room there is no such folder
            sweep(gettempdir())
        left = sorted(self._left(), key=lambda one: one.time, reverse=True)
        while left and not left[0].file and left[0].document.experiment == self._window.session.experiment:
            left.pop(0).forget()
        if left:
            self._offer(left[0])

    def _offer(self, found: Found) -> None:
        if found.file:
            sweep(Path(found.file).parent)
        time = f"{found.time:%Y-%m-%d %H:%M}"
        told = tr("OptSim ended at {time} before {name} was saved. Restore it as it was?", time=time, name=Path(found.file).name) if found.file else \
            tr("OptSim ended without being closed, at {time}. Restore the experiment as it was?", time=time)  # fmt: skip
        self._window.notify(told, [(tr("Restore"), lambda: self._restore(found)), (tr("Discard"), found.forget)], later=found.lock.unlock)

    def _restore(self, found: Found) -> None:
        def show() -> None:
            self._window.documents.show(found.document, Path(found.file) if found.file else None, is_saved=False)
            self.save()
            found.forget()

        self._window.documents.leave(show)

    def _left(self) -> Iterator[Found]:
        """Give what nobody holds; what cannot be read is of no use to anybody and is removed, as are locks of nothing."""
        for path in self._folder.glob("*.lock"):
            if not path.with_suffix(".optsim").exists() and (lock := _locked(path)):
                lock.unlock()
        for path in self._folder.glob("*.optsim"):
            lock = _locked(path)
            if lock is None:
                continue
            try:
                kept = msgspec.json.decode(load(path, 2 * MOST_BYTES), type=Kept)
                yield Found(path, lock, decode(bytes(kept.document)), kept.file, datetime.fromtimestamp(path.stat().st_mtime))
            except (Invalid, msgspec.MsgspecError, RecursionError, OSError) as error:
                log.info("an autosave is left out: %s", error)
                with suppress(OSError):  # a folder of this name is nobody's autosave
                    path.unlink()
                lock.unlock()


def _locked(path: Path) -> QLockFile | None:
    """Return the lock of an autosave, or None while another window holds it."""
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # stale only when its program is gone
    return lock if lock.tryLock(0) else None
