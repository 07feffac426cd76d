"""Tell before Qt starts what would stop it, in one sentence; Qt itself would abort the process.

Nothing is printed and nothing raised: each question returns None when all is well, else a Problem whose `sentence` is for
the person. The command line asks and decides:

    qt_problem()       before drawing without a window:  None | Refused | Missing
    window_problem()   before opening the window:        None | Refused | Missing | NoDisplay
    say(text, error=)  prints, also where a Windows gui-script has no stdout and no stderr

Refused: this Python and this PySide6 crash together. Missing: Qt or a system library is not installed. NoDisplay: nothing
is there to show a window on, so the caller may still draw to a file. Only the standard library is imported at the top.

`python -m optsim_gui.preflight` prints the apt packages that a window lacks on this machine, one a line.
"""

import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path

DRAWING = {  # what `import PySide6.QtGui` loads -> the Debian and Ubuntu package that has it
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
PLATFORMS = {  # Qt's platform -> its plugin, the libraries it loads beyond DRAWING, the variable that names the display
    "wayland": ("libqwayland*.so", WAYLAND, "WAYLAND_DISPLAY"),
    "xcb": ("libqxcb.so", X11, "DISPLAY"),
}
CONNECT = {  # run in a child process, because connecting to a dead display can hang; exit status 2 is "nobody answers"
    "wayland": """
import ctypes, sys
connect = ctypes.CDLL("libwayland-client.so.0").wl_display_connect
connect.restype = ctypes.c_void_p
sys.exit(0 if connect(None) else 2)
""",
    "xcb": """
import ctypes, sys
xcb = ctypes.CDLL("libxcb.so.1")
xcb.xcb_connect.restype = ctypes.c_void_p
xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
sys.exit(2 if xcb.xcb_connection_has_error(xcb.xcb_connect(None, None)) else 0)
""",
}
NOBODY_ANSWERS = 2
PATIENCE = 5.0  # seconds a display may take to answer


@dataclass(frozen=True)
class Problem:
    """Say in one sentence what stands in the way and what helps."""

    sentence: str


class Refused(Problem):
    """A combination of Python and PySide6 that is known to crash."""


class Missing(Problem):
    """Something that is not installed."""


class NoDisplay(Problem):
    """No display to show a window on."""


def say(text, error=False):
    """Print one text to stdout, or to stderr if `error`; on Windows without a console show a box instead."""
    stream = sys.stderr if error else sys.stdout
    if stream is None:
        return _show_box(text)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)
    except OSError:  # nobody reads the other end any more
        pass


def qt_problem():
    """Return what stops Qt from drawing on this machine (Refused or Missing), or None."""
    return version_problem(sys.version_info, installed_pyside()) or _drawing_problem()


def window_problem():
    """Return what stops OptSim from opening a window here (Refused, Missing or NoDisplay), or None."""
    problem = qt_problem()
    if problem or not sys.platform.startswith("linux"):
        return problem
    wanted = _wanted_platforms(os.environ)
    if not wanted:
        return NoDisplay("There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set, so no window can open.")
    problems = [_platform_problem(name) for name in wanted]
    if None in problems:
        return None
    return next((p for p in problems if isinstance(p, Missing)), problems[0])


def installed_pyside():
    """Return the installed version of PySide6 as text, or None."""
    from importlib.metadata import PackageNotFoundError, version

    for name in ("PySide6-Essentials", "PySide6"):
        try:
            return version(name)
        except PackageNotFoundError:
            pass
    return None


def version_problem(python, pyside):
    """Return Refused for a `python` version tuple and a `pyside` version text that crash together, else None."""
    if pyside == "6.12.0" and tuple(python[:2]) < (3, 12):
        return _refused(python, pyside, "crashes within seconds", "PySide6-Essentials<6.12")
    if pyside in ("6.9.1", "6.9.2"):
        return _refused(python, pyside, "crashes the plot", "PySide6-Essentials>=6.8.2,!=6.9.1,!=6.9.2")
    return None


def missing_packages(libraries):
    """Return the Debian packages of those `libraries` (soname -> package) that this machine cannot load."""
    return [package for soname, package in libraries.items() if _load_error(soname)]


def _refused(python, pyside, what, instead):
    return Refused(
        f"PySide6 {pyside} {what} with Python {python[0]}.{python[1]}; install another one: "
        f'{sys.executable or "python"} -m pip install "{instead}"'
    )


def _drawing_problem():
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ModuleNotFoundError:
        return Missing(f"PySide6 is not installed; get it with: {sys.executable or 'python'} -m pip install PySide6-Essentials")
    except ImportError as error:
        return _missing_library(error, DRAWING)
    return None


def _wanted_platforms(environ):
    """Return the platforms Qt will try for a window, first choice first; "" stands for one that needs no display."""
    asked = environ.get("QT_QPA_PLATFORM", "")
    if not asked:
        return [name for name, (_, _, variable) in PLATFORMS.items() if environ.get(variable)]
    names = [name.partition(":")[0] for name in asked.split(";")]
    families = [next((known for known in PLATFORMS if name.startswith(known)), "") for name in names]
    return [name for name in families if not name or environ.get(PLATFORMS[name][2])]


def _platform_problem(name):
    if not name:
        return None
    plugin, libraries, variable = PLATFORMS[name]
    if not _display_answers(name):
        return NoDisplay(
            f"{variable} is set to {os.environ[variable]}, but no display answers there, so no window can open."
        )
    error = next(filter(None, map(_load_error, _plugins(plugin))), None)
    return _missing_library(error, libraries | DRAWING) if error else None


def _display_answers(name):
    """Connect to the display in a child process; only a clear refusal, or silence, counts as a dead one."""
    import subprocess

    command = [sys.executable, "-I", "-S", "-c", CONNECT[name]]
    try:
        child = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return False
    return child.returncode != NOBODY_ANSWERS


def _plugins(pattern):
    import PySide6

    return sorted((Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms").glob(pattern))


def _load_error(library):
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        return error
    return None


def _missing_library(error, libraries):
    reason = f"Qt cannot start: {error}"
    packages = missing_packages(libraries) if sys.platform.startswith("linux") else []
    if not packages:
        return Missing(f"{reason}.")
    return Missing(f"{reason}; on Debian and Ubuntu this helps: sudo apt-get install {' '.join(packages)}")


def _show_box(text):
    if sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, text, "OptSim", 0)


if __name__ == "__main__":
    print("\n".join(missing_packages(DRAWING | X11)))
