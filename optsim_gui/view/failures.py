"""What happens when something in the program itself fails: it is logged, told in one bar with a report to copy, and the program lives on."""

import faulthandler
import logging
import re
import sys
import threading
import traceback
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from ..core.words import tr

if TYPE_CHECKING:
    from .main_window import MainWindow

LOG_BYTES, LOGS = 500_000, 3
LAST_ACTIONS = 20
PROGRAM = logging.getLogger("optsim_gui")
log = logging.getLogger(__name__)
_LEVEL = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR, QtMsgType.QtFatalMsg: logging.CRITICAL}


def log_folder() -> Path:
    """Return where the platform keeps what programs log."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.StateLocation))


class _Log(RotatingFileHandler):
    """Log to files, without what a full disk does not take: of that nothing is said, neither here nor on the terminal."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Pass over what could not be written (called by logging)."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)


def start_log(folder: Path) -> None:
    """Log into a few files of bounded size in `folder`, crashes of the interpreter too; where nothing can be written there is no log."""
    PROGRAM.setLevel(logging.INFO)
    logging.getLogger().addHandler(logging.NullHandler())  # else a package's first word to the root puts all of it on the terminal
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _Log(folder / "optsim.log", maxBytes=LOG_BYTES, backupCount=LOGS - 1, encoding="utf-8")
        faulthandler.enable(open(folder / "crash.log", "a"))  # noqa: SIM115 open as long as the process lives
    except OSError:
        PROGRAM.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    PROGRAM.addHandler(handler)


def log_what_qt_says() -> None:
    """Take the place of Qt's own reports on stderr."""
    qInstallMessageHandler(lambda kind, _context, message: log.log(_LEVEL.get(kind, logging.DEBUG), "Qt: %s", message))


class _Last(logging.Handler):
    """Keep what was logged last, in a word or two; the same twice is once."""

    def __init__(self):
        super().__init__(logging.INFO)
        self.kept: deque[str] = deque(maxlen=LAST_ACTIONS)

    def emit(self, record: logging.LogRecord) -> None:
        self.add(record.getMessage().splitlines()[0])

    def add(self, words: str) -> None:
        if not self.kept or self.kept[-1] != words:
            self.kept.append(words)


class Failures(QObject):
    """Hear of every exception that nobody caught, in any thread, and tell the first of them in a bar of the window.

    Those that follow while the bar stands are logged and counted in the report, so a fault in every frame is one bar.
    """

    _told = Signal(str, str)  # what failed in a line, the traceback; carried into the window's thread

    def __init__(self, window: "MainWindow"):
        super().__init__(window)
        self._window, self._notice = window, None
        self._more = 0
        self._actions = _Last()
        PROGRAM.addHandler(self._actions)
        self.destroyed.connect(lambda kept=self._actions: PROGRAM.removeHandler(kept))
        window.session.failed.connect(self.tell)
        window.session.experiment_changed.connect(lambda *_: self._actions.add("change of the experiment"))
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Take the place of Python's and Qt's own reports, which nobody sees who has no terminal."""
        sys.excepthook = self.hear
        threading.excepthook = lambda told: self.hear(told.exc_type, told.exc_value, told.exc_traceback)
        sys.unraisablehook = lambda told: self.hear(told.exc_type, told.exc_value, told.exc_traceback)
        log_what_qt_says()

    def hear(self, kind: type[BaseException], error: BaseException | None, trace) -> None:
        """Log one exception and tell of it; Ctrl+C closes the window."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        log.error("nobody caught this", exc_info=(kind, error, trace))
        self.tell(error or kind(), trace)

    def tell(self, error: BaseException, trace=None) -> None:
        """Tell of an exception that is logged; trace: where it was raised, if it does not say so itself."""
        trace = trace or error.__traceback__
        frames = traceback.extract_tb(trace)
        where = f" ({Path(frames[-1].filename).stem}.{frames[-1].name})" if frames else ""
        self._told.emit(f"{type(error).__name__}{where}", "".join(traceback.format_exception(type(error), error, trace)))

    def report(self, told: str) -> str:
        """Return versions, last actions and traceback, without the names of folders."""
        from .about import versions

        more = [f"and {self._more} more of them or like them"] if self._more else []
        lines = [f"{name} {version}" for name, version in versions().items()]
        return "\n".join([*lines, "", "Last actions: " + (", ".join(self._actions.kept) or "none"), "", *more, impersonal(told)])

    def _tell(self, line: str, told: str) -> None:
        if self._notice is not None:
            self._more += 1
            return
        self._more = 0
        said = tr("Your experiment is kept and comes back even if the program should end.") if self._window.autosave.save() else tr("Save your experiment before you go on.")
        sentence = tr("Something failed inside OptSim: {what}. ", what=line) + said
        self._notice = self._window.notify(sentence, [(tr("Copy report"), lambda: QGuiApplication.clipboard().setText(self.report(told)))])
        self._notice.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._notice = None


def impersonal(text: str) -> str:
    """Return a traceback with the names of files, but not of the folders above the packages they belong to."""
    text = re.sub(r'File "[^"\n]*?[/\\]((?:optsim_gui|site-packages|lib)[/\\][^"\n]*)"', r'File "\1"', text)
    return text.replace(str(Path.home()), "~")
