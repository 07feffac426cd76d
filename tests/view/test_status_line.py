"""The status bar: the neuron's own loss under the mouse, progress for what is long, and a sentence when there is one."""

import numpy as np
import pytest

from optsim_gui.core.dataset import Points
from optsim_gui.core.problems.neuron import loss_at
from optsim_gui.view import status_line
from optsim_gui.view.panels.lane_table import number
from optsim_gui.view.status_line import StatusLine
from tests.waiting import SPARSE, best_of, grouped, running, wait

NEVER, AT_ONCE = 10_000_000, 0
ALL_X_EQUAL = Points((1.0, 1.0), (0.2, 0.9))


@pytest.fixture
def made(qtbot, monkeypatch):
    """Give a way to make a status line on the screen; `long` and `said` are its times, ms."""

    def make(session, long=NEVER, said=NEVER):
        monkeypatch.setattr(status_line, "LONG_MS", long)
        monkeypatch.setattr(status_line, "SAID_MS", said)
        line = StatusLine(session)
        session.progress_changed.connect(line.refresh)
        qtbot.addWidget(line)
        line.resize(1200, 30)
        line.show()
        return line

    return make


def test_the_loss_under_the_mouse_is_the_neuron_s(made):
    with running() as watch:
        line = made(watch.session)
        watch.rest()
        for data in (SPARSE.data, ALL_X_EQUAL, Points((1e308, -1.0), (0.0, 1.0))):
            watch.session.apply(SPARSE.replace(data=data))
            watch.rest()
            for w, b in ((0.25, -1.5), (-1000.0, 3.0)):
                line.show_point((w, b))
                told = line.point.text()
                assert told == f"w {number(w)}   b {number(b)}   loss {number(loss_at(grouped(data, 'mean'), w, b))}"
        line.show_point(None)
        assert line.point.text() == ""


@pytest.mark.parametrize("value, text", [(0.0, "0.0000"), (-2.98, "−2.9800"), (0.00001234, "1.23e−05"), (12345.678, "1.23e+04"), (99.0, "99.0000")])
def test_numbers_are_written_for_people(value, text):
    assert number(value) == text


def test_what_is_short_shows_no_progress(made):
    with running() as watch:
        line, seen = made(watch.session), []
        watch.session.progress_changed.connect(lambda _: seen.append(line.progress.isVisible()))
        watch.rest()
        watch.session.apply(SPARSE.replace(start=(1.0, 1.0)))
        watch.rest()
        assert seen and not any(seen)
        assert not line.cancel.isVisible()


def test_what_ends_before_it_is_long_never_shows_progress(made, qapp):
    with running() as watch:
        watch.rest()
        line = made(watch.session, long=AT_ONCE)
        watch.session.progress_changed.emit(0.1)
        watch.session.progress_changed.emit(None)
        qapp.processEvents()
        assert not line.progress.isVisible()


def test_what_is_long_shows_how_far_it_is_and_can_be_cancelled(made, qtbot):
    with running(SPARSE.replace(steps=100_000)) as watch:
        line, values = made(watch.session, long=AT_ONCE), []
        line.progress.valueChanged.connect(values.append)
        wait(line.progress.isVisible, line.progress.valueChanged)
        assert line.cancel.isVisible()
        watch.rest()
        assert not line.progress.isVisible() and not line.cancel.isVisible()
        assert values == sorted(values)
        watch.session.apply(SPARSE.replace(start=(1.0, 1.0), steps=100_000))
        wait(line.progress.isVisible, line.progress.valueChanged, watch.session.progress_changed)
        line.cancel.click()
        assert watch.session.cancelled
        assert not line.progress.isVisible() and not line.cancel.isVisible()


def test_the_reason_is_told_where_no_optimum_is_marked(made):
    with running() as watch:
        line = made(watch.session)
        watch.rest()
        assert line.sentence.text() == ""
        watch.session.apply(SPARSE.replace(data=ALL_X_EQUAL))
        watch.rest()
        assert line.sentence.text() == best_of(ALL_X_EQUAL, "mean").reason != ""


def test_what_is_said_stays_for_its_time_and_no_longer(made, qtbot):
    with running(SPARSE.replace(data=ALL_X_EQUAL)) as watch:
        line = made(watch.session)
        watch.rest()
        usual = line.sentence.text()
        line.say("The file cannot be read.")
        watch.session.doing_changed.emit("Preparing Adam")
        watch.session.doing_changed.emit("")
        watch.session.apply(watch.session.experiment.replace(start=(1.0, 1.0)))
        watch.rest()
        assert line.sentence.text() == line.sentence.toolTip() == "The file cannot be read."
        brief = made(watch.session, said=AT_ONCE)
        brief.say("Soon gone.")
        qtbot.waitUntil(lambda: brief.sentence.text() == usual)


def test_what_is_being_done_is_told_until_it_is_over(made):
    with running() as watch:
        line = made(watch.session)
        watch.rest()
        watch.session.doing_changed.emit("Preparing Adam")
        assert line.sentence.text() == "Preparing Adam …"
        watch.session.doing_changed.emit("")
        assert line.sentence.text() == ""


def test_a_failure_is_told(made):
    with running() as watch:
        line = made(watch.session)
        watch.rest()
        watch.session.failed.emit(MemoryError("no room"))
        assert line.sentence.text() == "The computation failed: no room"


def test_the_loss_is_of_what_is_shown_not_of_what_is_asked_for(made):
    with running() as watch:
        line = made(watch.session)
        watch.rest()
        watch.session.apply(SPARSE.replace(data=ALL_X_EQUAL))
        line.show_point((0.5, 0.5))
        assert np.isclose(float(line.point.text().rsplit(" ", 1)[1]), loss_at(grouped(SPARSE.data, "mean"), 0.5, 0.5), atol=1e-4)
