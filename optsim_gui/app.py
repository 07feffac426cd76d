"""The assembly of the program: the one place that knows every layer."""

import gc
import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from . import __version__
from .core.preset import DEFAULT, preset
from .session.session import Session
from .view import icons
from .view.canvas import strokes
from .view.main_window import MainWindow
from .view.settings import Settings


def main() -> int:
    """Open the window and run until it is closed; return the exit status."""
    QCoreApplication.setOrganizationName("OptSim")
    QCoreApplication.setApplicationName("OptSim")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication(sys.argv[:1])
    app.setWindowIcon(icons.app_icon())
    window = make_window(Settings())
    window.session.shown_changed.connect(all_is_loaded, Qt.ConnectionType.SingleShotConnection)
    window.show()
    window.begin()
    return app.exec()


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
