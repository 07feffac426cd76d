"""The assembly of the program: the one place that knows every layer."""

import sys

from PySide6.QtCore import QCoreApplication
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
    window.show()
    window.begin()
    return app.exec()


def make_window(settings: Settings) -> MainWindow:
    """Build the window on the last experiment, or on the default preset where there is none."""
    first = preset(DEFAULT)
    session = Session(settings.experiment() or first.experiment, (first.view.w, first.view.b), strokes.prepare)
    return MainWindow(session, settings)
