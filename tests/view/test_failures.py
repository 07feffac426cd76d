"""When the program itself fails: one bar, a report without a word about the person, a log, and life goes on."""

import faulthandler
import io
import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from optsim_gui.core import simulate
from optsim_gui.view import failures as failures_module
from optsim_gui.view.failures import LOG_BYTES, LOGS, PROGRAM, Failures, impersonal, start_log
from optsim_gui.view.notice import Notice
from tests.driver import driver  # noqa: F401

@pytest.fixture
def failures(driver, monkeypatch):
    apart, text = logging.Logger("apart"), io.StringIO()
    apart.addHandler(logging.StreamHandler(text))
    monkeypatch.setattr(failures_module, "log", apart)
    before = PROGRAM.level
    PROGRAM.setLevel(logging.INFO)
    made = Failures(driver.window)
    yield made
    PROGRAM.setLevel(before)
    assert "ZeroDivisionError: secret of the person" in text.getvalue()  # the log has it whole
    made.setParent(None)
    made.deleteLater()


def fail(failures: Failures, words: str = "secret of the person") -> None:
    try:
        raise ZeroDivisionError(words)
    except ZeroDivisionError:
        failures.hear(*sys.exc_info())


def fail_with(words: str) -> None:
    raise ZeroDivisionError(words)


def bars(driver) -> list[Notice]:
    return [bar for bar in driver.window.findChildren(Notice) if bar.isVisible()]


def told(driver) -> Notice:
    for _ in range(100):
        driver.frame()
        if bars(driver):
            break
    (bar,) = bars(driver)
    return bar


def test_a_failure_is_one_bar_however_often_it_comes_and_nothing_is_lost(driver, failures):
    driver.rest()
    for _ in range(50):
        fail(failures)
    bar = told(driver)
    assert bar.sentence.text().startswith("Something failed inside OptSim: ZeroDivisionError (test_failures.fail).")
    assert "is kept" in bar.sentence.text() and driver.window.autosave.path.is_file()
    bar.buttons["Copy report"].click()
    assert "and 49 more" in QGuiApplication.clipboard().text()
    driver.frame()
    assert not bars(driver)
    fail(failures)
    assert told(driver)
    driver.do("forward")  # the window answers as ever
    driver.rest()


def test_the_report_tells_versions_last_actions_and_the_traceback(driver, failures):
    driver.do("legend")
    driver.do("forward")
    fail(failures)
    told(driver).buttons["Copy report"].click()
    report = QGuiApplication.clipboard().text()
    for part in ("OptSim ", "Python ", "PySide6 ", "legend, forward", "ZeroDivisionError", "in fail"):
        assert part in report
    assert str(Path.home()) not in report


def test_a_failure_in_another_thread_is_told_in_the_windows_own(driver, failures):
    thread = threading.Thread(target=fail, args=(failures,))
    thread.start()
    thread.join()
    assert told(driver)


def test_a_computation_that_fails_is_told_in_the_bar_and_the_next_change_computes_again(driver, failures, monkeypatch, caplog):
    driver.rest()
    shown, asked = driver.session.shown, driver.session.experiment.replace(start=(1.0, -1.0))
    with monkeypatch.context() as patch:
        patch.setattr(simulate, "Run", lambda *_: fail_with("secret of the person"))
        driver.session.apply(asked)
        bar = told(driver)
    assert bar.sentence.text().startswith("Something failed inside OptSim: ZeroDivisionError (test_failures.fail_with).")
    assert driver.window.status.sentence.text() == "The computation failed: secret of the person" and driver.session.shown is shown
    bar.buttons["Copy report"].click()
    assert "in _run_rounds" in QGuiApplication.clipboard().text()
    assert "a request failed" in caplog.text
    caplog.clear()
    fail(failures)
    driver.session.undo()
    driver.session.redo()
    driver.rest()
    assert driver.session.shown.experiment == asked


def test_where_nothing_can_be_kept_the_bar_says_so(driver, failures, monkeypatch):
    monkeypatch.setattr(driver.window.autosave, "save", lambda: False)
    fail(failures)
    assert told(driver).sentence.text().endswith("Save your experiment before you go on.")


def test_a_report_names_no_folder_of_the_person():
    home = Path.home()
    trace = f'  File "{home}/code/optsim_gui/view/x.py", line 3\n  File "/usr/lib/python3/lib/site-packages/numpy/a.py", line 4\n  {home}/notes'
    assert impersonal(trace) == '  File "optsim_gui/view/x.py", line 3\n  File "lib/python3/lib/site-packages/numpy/a.py", line 4\n  ~/notes'


def test_the_log_is_bounded_and_missing_where_nothing_can_be_written(tmp_path, monkeypatch):
    before, opened = list(PROGRAM.handlers), []
    monkeypatch.setattr(faulthandler, "enable", opened.append)
    try:
        (tmp_path / "file").write_text("in the way")
        start_log(tmp_path / "file")
        PROGRAM.info("nowhere to go, and no error")
        start_log(tmp_path / "logs")
        for _ in range(300):
            PROGRAM.info("x" * (LOG_BYTES // 100))
        kept = list((tmp_path / "logs").glob("optsim.log*"))
        assert len(kept) == LOGS and all(path.stat().st_size <= LOG_BYTES for path in kept)
    finally:
        for handler in set(PROGRAM.handlers) - set(before):
            PROGRAM.removeHandler(handler)
            handler.close()
        for file in opened:
            file.close()
