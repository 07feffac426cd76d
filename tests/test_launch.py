"""What the first frame waits for: heavy modules are loaded when they are first needed, so a growing program starts as fast."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LATER = {
    "ziamath", "ziafont", "scipy.linalg", "matplotlib", "pandas", "torch", "PIL", "sqlite3", "asyncio", "http.client", "ssl",
    "yaml", "PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtQml", "optsim_gui.cli", "optsim_gui.core.programs",
}  # fmt: skip
FIRST_FRAME = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication
for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
    QSettings.setPath(QSettings.Format.IniFormat, scope, sys.argv[1])
app = QApplication([])
from optsim_gui.app import make_window
from optsim_gui.view.settings import Settings
window, loop = make_window(Settings()), QEventLoop()
window.clock.rest_of_frame.connect(lambda: loop.quit() if window.session.player.cursor else None)
window.show()
window.begin()
loop.exec()
print("loaded:", *sys.modules)
window.close()
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Return the names of all modules loaded when play has moved on, on a machine where scipy is installed."""
    place = tmp_path_factory.mktemp("launch")
    linear_algebra = place / "scipy" / "linalg"
    linear_algebra.mkdir(parents=True)
    (linear_algebra.parent / "__init__.py").write_text("__version__ = '1.17.1'\n")
    for name in ("__init__", "cython_blas", "cython_lapack"):
        (linear_algebra / f"{name}.py").write_text("")
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(place)}
    child = subprocess.run([sys.executable, "-c", FIRST_FRAME, str(place)], cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr
    return set(child.stdout.partition("loaded:")[2].split())


def test_the_first_frame_waits_for_nothing_that_is_needed_later(loaded):
    assert {"optsim_gui.view.main_window", "numba.np.arraymath", "scipy"} <= loaded
    assert not loaded & LATER


BEFORE_QT = """
import sys
from optsim_gui import cli, preflight
preflight.window_problem = lambda: print("loaded:", *sys.modules) or preflight.NoDisplay("")
cli._render = lambda asked: 1
cli.main([])
"""


def test_numba_is_loaded_before_qt_which_would_read_the_source_of_all_its_modules():
    child = subprocess.run([sys.executable, "-c", BEFORE_QT], cwd=ROOT, capture_output=True, text=True, check=False)
    before = set(child.stdout.partition("loaded:")[2].split())
    assert "numba.np.arraymath" in before, child.stderr
    assert before.isdisjoint({"PySide6", "yaml", "scipy.linalg"})
