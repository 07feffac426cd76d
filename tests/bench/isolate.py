"""Keep what the program remembers apart from what it remembers for the person."""

from pathlib import Path

from PySide6.QtCore import QSettings


def keep_settings_in(folder: Path) -> None:
    """Keep the settings of this process in a folder."""
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(folder))
