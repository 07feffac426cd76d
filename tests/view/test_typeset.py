"""Typesetting in the background: threads that were stopped and threads that follow them do not get mixed up."""

from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

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
    typeset.finish()
    owner.deleteLater()


def turn():
    """Let everything happen that waits to happen."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_thread_that_was_stopped_does_not_end_the_next_one(setter):
    setter.want(["a"])
    typeset.finish()
    setter.go.clear()
    setter.want(["b"])
    turn()
    assert [thread.isRunning() for thread in typeset._threads] == [True]
    setter.go.set()
    wait(lambda: "b" in typeset._typeset, setter.ready)


def test_nobody_waits_for_what_is_being_typeset_and_it_is_kept_when_it_comes(setter):
    setter.go.clear()
    setter.want(["a", "b", "c"])
    setter.stop()
    assert not typeset._typeset and len(typeset._threads) == 1
    setter.go.set()
    wait(lambda: not typeset._threads, setter.ready)
    assert "c" not in typeset._typeset


def test_it_goes_on_when_it_is_wanted_again_before_the_last_has_ended(setter):
    setter.go.clear()
    setter.want(["a", "b", "c"])
    setter.stop()
    setter.want(["a", "b", "c"])
    setter.go.set()
    wait(lambda: typeset.is_typeset("abc"), setter.ready)


def test_who_goes_leaves_what_is_being_typeset_to_end_by_itself(setter, qapp):
    setter.go.clear()
    gone = Typesetter(qapp)
    gone.want(["a"])
    gone.deleteLater()
    turn()
    setter.go.set()
    setter.want(["a", "b"])
    wait(lambda: typeset.is_typeset("ab") and not typeset._threads, setter.ready)


def test_what_is_wanted_last_is_typeset_and_what_was_given_up_is_not(setter):
    setter.go.clear()
    setter.want(["a", "b", "c"])
    setter.want(["d"])
    setter.go.set()
    wait(lambda: "d" in typeset._typeset, setter.ready)
    assert "c" not in typeset._typeset
    turn()
    assert not typeset._threads
