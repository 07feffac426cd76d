"""The watch that conftest.py keeps over every test does catch what it is there for."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

OFFENDERS = '''
import logging, os, sys, threading, warnings
import pytest
from PySide6.QtCore import QObject, QSettings, QStandardPaths, QThread, QTimer, qWarning
from PySide6.QtWidgets import QWidget

kept, stop = [], threading.Event()

def test_window(qapp):
    kept.append(QWidget(objectName="forgotten"))

def test_timer(qapp):
    kept.append(QTimer(objectName="ticking"))
    kept[-1].start(1000)

def test_qt_thread(qapp):
    kept.append(QThread(objectName="working"))
    kept[-1].start()

def test_python_thread():
    threading.Thread(target=stop.wait, name="waiting", daemon=True).start()

def test_warning():
    warnings.warn("soon gone")

def test_qt_message():
    qWarning("Qt complains")

def test_log():
    logging.getLogger("optsim").warning("odd")

def test_stderr():
    print("words", file=sys.stderr)

def test_exception_in_a_slot(qtbot):
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.wait(10)
'''

INNOCENTS = '''
def test_after_all_of_them_the_next_test_is_clean(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.timer = QTimer(widget)
    widget.timer.start(1000)

def test_person_s_settings_are_far_away(tmp_path_factory):
    base = str(tmp_path_factory.getbasetemp())
    QSettings().setValue("seen", 1)
    assert QSettings().fileName().startswith(base) and QSettings("a", "b").fileName().startswith(base)
    assert "qttest" in QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)

def test_settings_start_empty():
    assert QSettings().value("seen") is None
'''


def test_each_offender_fails_and_is_named_and_no_innocent_does(tmp_path):
    (tmp_path / "test_case.py").write_text(OFFENDERS + INNOCENTS)
    output = run_pytest(tmp_path / "test_case.py")
    for name in re.findall(r"def (test_\w+)", OFFENDERS):
        assert re.search(rf"^(FAILED|ERROR) \S*::{name}\b", output, re.MULTILINE), f"{name} passed:\n{output}"
    for name in re.findall(r"def (test_\w+)", INNOCENTS):
        assert re.search(rf"^PASSED \S*::{name}\b", output, re.MULTILINE), f"{name} failed:\n{output}"
    for culprit in ("'forgotten'", "'ticking', every 1000 ms", "'working'", "thread waiting"):
        assert culprit in output


def run_pytest(path):
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "tests.conftest", "-rA", str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
