"""Help ▸ Claims: the table fills off the window's thread, and a row opens what it was measured on."""

import pytest
from PySide6.QtCore import Qt

from optsim_gui.core.claims import CLAIMS, shown_by
from optsim_gui.core.preset import preset
from optsim_gui.session.session import Session
from optsim_gui.view import claims
from optsim_gui.view.claims import ClaimsDialog, open_claim


@pytest.fixture
def session(qtbot):
    home = preset("sparse")
    session = Session(home.experiment, (home.view.w, home.view.b))
    yield session
    session.close()


@pytest.fixture
def dialog(session, qtbot, monkeypatch):
    monkeypatch.setattr(claims, "DATASETS", 2)
    dialog = ClaimsDialog(session)
    with qtbot.waitSignal(dialog._measuring.measured, timeout=60_000):
        pass
    yield dialog
    dialog.close()


def column(dialog, place):
    return [dialog.table.item(row, place).text() for row in range(len(CLAIMS))]


def test_every_claim_has_a_row_with_its_number_and_its_verdict(dialog):
    assert column(dialog, 0) == [claim.id for claim in CLAIMS]
    assert column(dialog, 3)[:3] == ["≥ 0.8", "≥ 10", "≤ 0.6"]
    assert set(column(dialog, 4)) == {"yes"} and all(column(dialog, 2))


def test_the_row_that_is_chosen_tells_what_was_measured_and_the_caveat(dialog):
    c6 = next(i for i, claim in enumerate(CLAIMS) if claim.id == "C6")
    dialog.table.setCurrentCell(c6, 1)
    assert CLAIMS[c6].metric in dialog.details.text() and CLAIMS[c6].caveat in dialog.details.text()


def test_enter_opens_the_experiment_of_the_row_as_one_change_to_undo(dialog, session, qtbot):
    before = session.experiment
    dialog.table.setCurrentCell(3, 1)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert session.experiment == shown_by(CLAIMS[3]).experiment
    session.undo()
    assert session.experiment == before and not session.history.past


def test_datasets_are_counted_when_asked_for(dialog, qtbot):
    assert set(column(dialog, 5)) == {""}
    dialog.over_button.click()
    with qtbot.waitSignal(dialog._measuring.counted, timeout=60_000, check_params_cb=lambda done, _: done == 2):
        pass
    assert all(share.endswith(" %") for share in column(dialog, 5))
    assert dialog.progress.text() == "2 of 2 datasets"


def test_closing_ends_what_is_computed(session, qtbot, monkeypatch):
    monkeypatch.setattr(claims, "DATASETS", 10_000)
    dialog = ClaimsDialog(session)
    dialog.try_datasets()
    measuring = dialog._measuring
    dialog.close()
    assert measuring.isFinished()


def test_the_cursor_stands_at_the_claims_update_even_before_the_record_has_come(session, qtbot):
    session.apply(session.experiment.replace(steps=5))
    session.player.set_record(5, 5)
    claim = next(claim for claim in CLAIMS if claim.id == "C6")
    open_claim(session, claim)
    session.player.set_record(300, 300)
    assert session.player.cursor == claim.cursor and not session.player.playing
