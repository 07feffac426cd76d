"""What holds for every test: offscreen, isolated from the person's files, quiet, and leaving nothing behind."""

import atexit
import gc
import logging
import os
import shutil
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import settings

MOMENT_MS = 100  # a timer that rings once in so short a time is not left behind

SCRATCH = Path(tempfile.mkdtemp(prefix="optsim-tests-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)

# Read when numba and Qt are first imported, here and in the programs that tests start.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["NUMBA_CACHE_DIR"] = str(SCRATCH / "numba")
for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[variable] = str(SCRATCH / variable.lower())

os.environ["LC_ALL"], os.environ["LANGUAGE"] = "C.UTF-8", "en"  # the texts that tests compare are the English ones

settings.register_profile("optsim", deadline=None, derandomize=True)
settings.load_profile("optsim")


OF_THE_PLATFORM = "This plugin does not support "  # said straight to stderr while no test runs that would take it as Qt's message


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    from optsim_gui import preflight

    problem = preflight.window_problem()
    if problem:
        pytest.exit(problem.sentence, returncode=1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail a test that leaves words on stderr, whether it, its fixtures or what it started wrote them."""
    report = yield
    words = "".join(line for line in report.capstderr.splitlines(keepends=True) if not line.startswith(OF_THE_PLATFORM))
    if report.when == "teardown" and report.passed and words:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} is not quiet:\n{words}"
    return report


@pytest.fixture(autouse=True)
def quiet_log(caplog):
    """Fail a test during which a warning is logged."""
    yield
    records = caplog.get_records("setup") + caplog.get_records("call")
    noise = [f"{record.name}: {record.getMessage()}" for record in records if record.levelno >= logging.WARNING]
    assert not noise, "logged: " + "; ".join(noise)


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory):
    """Give each test an empty place for QSettings and for Qt's standard folders."""
    from PySide6.QtCore import QSettings, QStandardPaths

    folder = str(tmp_path_factory.mktemp("settings"))
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for file_format in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(file_format, scope, folder)


@pytest.fixture(autouse=True)
def nothing_left_behind(own_settings):
    """Fail a test after which a window, a running thread or an active timer is left that was not there before."""
    before = {id(thing): thing for thing in _left_behind()}
    yield
    _delete_what_waits_for_it()
    left = [thing for thing in _left_behind() if id(thing) not in before]
    if left:
        gc.collect()
        _delete_what_waits_for_it()
        left = [thing for thing in _left_behind() if id(thing) not in before]
    names = [_describe(thing) for thing in left]
    for thing in left:
        _put_away(thing)
    assert not names, "left behind: " + "; ".join(names)


def _delete_what_waits_for_it():
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _left_behind():
    """Return the windows, running threads and active timers of this moment, but for timers that ring once, in no time."""
    import shiboken6
    from PySide6.QtCore import QThread, QTimer
    from PySide6.QtWidgets import QApplication

    # A thread of Qt's that ran Python code is a _DummyThread, alive for ever; its QThread tells the truth.
    threads = [t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)]
    wrappers = shiboken6.getAllValidWrappers()
    threads += [o for o in wrappers if isinstance(o, QThread) and o.isRunning() and o is not QThread.currentThread()]
    timers = [o for o in wrappers if isinstance(o, QTimer) and o.isActive() and not (o.isSingleShot() and o.interval() <= MOMENT_MS)]
    windows = QApplication.topLevelWidgets() if QApplication.instance() else []
    return threads + timers + windows


def _describe(thing):
    from PySide6.QtCore import QObject, QTimer

    if not isinstance(thing, QObject):
        return f"thread {thing.name}"
    owners, owner = [], thing
    while owner:
        owners.append(type(owner).__name__ + (f" {owner.objectName()!r}" if owner.objectName() else ""))
        owner = owner.parent()
    return " of ".join(owners) + (f", every {thing.interval()} ms" if isinstance(thing, QTimer) else "")


def _put_away(thing):
    """Stop what a failed test left, so that it does not fail the following ones too."""
    from PySide6.QtCore import QThread, QTimer
    from PySide6.QtWidgets import QWidget

    if isinstance(thing, QTimer):
        thing.stop()
    elif isinstance(thing, QThread):
        thing.requestInterruption()
        thing.quit()
        thing.wait(5000)
    elif isinstance(thing, QWidget):
        thing.hide()
        thing.deleteLater()
        _delete_what_waits_for_it()
