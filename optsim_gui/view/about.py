"""Help ▸ About OptSim: what it is, of which versions, under which licence."""

import platform
from importlib import metadata

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from .. import __version__
from ..core.words import mark, tr
from .dialogs import buttons_of, framed, heading
from .forms import muted_label
from .icons import app_icon, icon
from .theme import SPACE, numeric_font

ICON = 64  # px
WHAT = mark("See how gradient-descent optimizers move on the loss of one sigmoid neuron.")
LICENCE = (
    mark("OptSim is free software under the MIT licence; it comes without any warranty.\n"
    "It uses Qt and PySide6 under the LGPL, version 3, pyqtgraph under the MIT licence, "
    "and numpy, numba, contourpy and msgspec under BSD licences.")
)


def versions() -> dict[str, str]:
    """Return by name the versions that a report of a fault needs."""
    packages = {name: metadata.version(name) for name in ("pyqtgraph", "numpy", "numba")}
    system = f"{platform.platform()} ({QGuiApplication.platformName()})"
    qt = {"Qt": qVersion(), "PySide6": PySide6.__version__}
    return {"OptSim": __version__, "Python": platform.python_version(), **qt, **packages, "System": system}


class AboutDialog(QDialog):
    """Show name, versions and licences."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        column = framed(self, tr("About OptSim"))
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addLayout(self._head())
        column.addLayout(self._versions())
        licence = muted_label(self)
        licence.setText(tr(LICENCE))
        column.addWidget(licence)
        column.addLayout(self._buttons())

    def copy(self) -> None:
        """Put the versions on the clipboard, one a line."""
        QGuiApplication.clipboard().setText("\n".join(f"{name} {version}" for name, version in versions().items()))
        self.copy_button.setText(tr("Copied"))

    def _head(self) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(2 * SPACE)
        picture, name = QLabel(), QLabel("OptSim")
        picture.setPixmap(app_icon().pixmap(ICON, ICON))
        picture.setAccessibleName(tr("OptSim's icon"))
        font = name.font()
        font.setPointSizeF(1.8 * font.pointSizeF())
        name.setFont(font)
        words.setSpacing(SPACE // 2)
        words.addStretch(1)
        for label in (name, QLabel(tr(WHAT))):
            words.addWidget(label)
        words.addStretch(1)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _versions(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(1, 1)
        for row, (name, version) in enumerate(versions().items()):
            label, value = heading(name), QLabel(version, font=numeric_font())
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0)
            grid.addWidget(value, row, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        self.copy_button, self.close_button = QPushButton(tr("&Copy versions")), QPushButton(tr("Close"))
        self.copy_button.setIcon(icon("copy"))
        self.copy_button.setToolTip(tr("Put the versions on the clipboard, for a report"))
        return buttons_of((self.copy_button, self.copy), (self.close_button, self.accept))
