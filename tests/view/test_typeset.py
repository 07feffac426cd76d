"""Typesetting in the background: threads that were stopped and threads that follow them do not get mixed up."""

from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread

from optsim_gui.view import typeset
from optsim_gui.view.typeset import Typesetter
from tests.waiting import wait


@pytest.fixture
def setter(qapp, monkeypatch):
    """Give a typesetter that has typeset nothing, and goes on only while its `go` is set."""
    go = Event()
    monkeypatch.setattr(typeset, "_typeset", {})
    monkeypatch.setattr(typeset, "typeset", lambda latex: go.wait(60) and latex.encode())
    owner = QObject()
    made = Typesetter(owner)
    made.go = go
    go.set()
    yield made
    go.set()
    made.stop()
    owner.deleteLater()


def turn():
    """Let everything happen that waits to happen."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_thread_that_was_stopped_does_not_end_the_next_one(setter):
    setter.want(["a"])
    setter.stop()
    setter.go.clear()
    setter.want(["b"])
    turn()
    assert setter.findChild(QThread).isRunning()
    setter.go.set()
    wait(lambda: "b" in typeset._typeset, setter.ready)


def test_what_is_wanted_last_is_typeset_and_what_was_given_up_is_not(setter):
    setter.go.clear()
    setter.want(["a", "b", "c"])
    setter.want(["d"])
    setter.go.set()
    wait(lambda: "d" in typeset._typeset, setter.ready)
    assert "c" not in typeset._typeset
    turn()
    assert setter.findChild(QThread) is None
