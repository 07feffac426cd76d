"""The assembly of the program: the one place that knows every layer."""

import gc
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication

from . import __version__
from .core.preset import DEFAULT, preset
from .session.session import Session
from .view import failures, icons, language
from .view.canvas import strokes
from .view.main_window import MainWindow
from .view.openers import open_path
from .view.settings import Settings


def main(file: Path | None = None) -> int:
    """Open the window, with what `file` holds, and run until it is closed; return the exit status."""
    QCoreApplication.setOrganizationName("OptSim")
    QCoreApplication.setApplicationName("OptSim")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication(sys.argv[:1])
    language.spell_as_ever()
    failures.start_log(failures.log_folder())
    failures.log_what_qt_says()  # the settings, which may be damaged, are read by Qt
    app.setWindowIcon(icons.app_icon())
    window = make_window(Settings())
    failures.Failures(window).watch()
    window.session.shown_changed.connect(all_is_loaded, Qt.ConnectionType.SingleShotConnection)
    window.show()
    window.begin()
    if file:
        open_path(window, file)
    app.commitDataRequest.connect(window.keep_safe)
    with told_to_leave(window.leave):
        return app.exec()


@contextmanager
def told_to_leave(leave: Callable[[], None]) -> Iterator[None]:
    """Call `leave` from the event loop when the system tells the program to end (SIGTERM, SIGINT, SIGHUP).

    Python's handlers run between two lines of Python, for which an idle window may wait for ever; the byte that Python
    writes to a socket at once wakes Qt.
    """
    told, wakes = socket.socketpair()
    for end in (told, wakes):
        end.setblocking(False)
    awake = QSocketNotifier(told.fileno(), QSocketNotifier.Type.Read)
    awake.activated.connect(lambda: (told.recv(64), leave()))
    names = [name for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), lambda *_: None) for name in names}
    fd = signal.set_wakeup_fd(wakes.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(fd)
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
        awake.setEnabled(False)
        told.close()
        wakes.close()


def all_is_loaded() -> None:
    """Collect garbage from now on, but never look through what is there already: it stays, and a frame would wait for it."""
    gc.freeze()
    gc.enable()


def make_window(settings: Settings) -> MainWindow:
    """Build the window on the last experiment, or on the default preset where there is none."""
    experiment, view, name = settings.experiment(), settings.view(), settings.preset()
    if experiment is None:
        name, first = DEFAULT, preset(DEFAULT)
        experiment, view = first.experiment, first.view
    view = view or preset(name or DEFAULT).view
    session = Session(experiment, (view.w, view.b), strokes.prepare)
    session.preset = name or session.preset
    return MainWindow(session, settings)
