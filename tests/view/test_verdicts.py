"""The verdicts panel: what it says is the core's verdict at the cursor, and a click tries what it advises."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from optsim_gui.core.curves import Subject
from optsim_gui.core.experiment import lane_titles
from optsim_gui.core.verdict import thresholds, verdict
from optsim_gui.view.panels import verdicts
from optsim_gui.view.panels.verdicts import VerdictsPanel
from optsim_gui.view.styles import Styles
from optsim_gui.view.theme import DARK
from tests.results import SPARSE, session_on, show
from tests.waiting import grouped


@pytest.fixture
def panel(qtbot):
    session = session_on()
    made, scroll = VerdictsPanel(session, Styles(session)), QScrollArea()
    scroll.setWidget(made)
    scroll.setWidgetResizable(True)
    qtbot.addWidget(scroll)
    scroll.resize(328, 300)
    with qtbot.waitExposed(scroll):
        scroll.show()
    yield made
    session.close()


def session_of(panel):
    return panel._session


def seek(panel, step):
    session_of(panel).player.seek(step)
    panel.refresh()


def words(card):
    return re.sub("<[^>]*>", "", card.sentence.text()).replace("&lt;", "<").replace("&#x27;", "'").replace("&amp;", "&")


def expected(panel, id, step):
    shown = session_of(panel).shown
    subject = Subject(shown.experiment.lane(id), shown.trajectories[id], shown.optimum)
    return verdict(lane_titles(shown.experiment)[id], subject, grouped(shown.experiment.data, shown.experiment.reduction), step)


@pytest.mark.parametrize("step", [0, 60, 120, 300])
def test_each_lane_s_verdict_at_the_cursor_is_told(panel, step):
    seek(panel, step)
    assert list(panel.cards) == [1, 2, 3, 4, 5, 6]
    for id, card in panel.cards.items():
        here, end = expected(panel, id, step), expected(panel, id, 300)
        assert words(card) == here.sentence + "."
        assert card.end.isHidden() == (here.kind == end.kind)
        assert card.end.isHidden() or card.end.text() == f"In the end: {end.kind}"
        assert all(name in card.toolTip() for name in here.numbers)
        assert panel._styles.colour(id) in card.sentence.text()


def test_the_thresholds_are_below(panel):
    assert panel.footnote.text().splitlines() == list(thresholds())


def test_a_click_tries_the_remedy_and_undo_takes_it_back(qtbot, panel):
    seek(panel, 300)
    session, card = session_of(panel), panel.cards[4]
    assert card.button.text() == "Try eta 0.3" and card.button.accessibleName() == "Try eta 0.3 for AdaGrad" and card.button.toolTip() == "Try this change; Undo takes it back"
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert session.experiment.lane(4).settings["eta"] == 0.3
    assert session.experiment.replace(lanes=()) == SPARSE.experiment.replace(lanes=())
    show(session, session.experiment)
    panel.refresh()
    assert "settled" in words(card) and card.button.isHidden()
    session.undo()
    assert session.experiment == SPARSE.experiment


def test_the_remedy_of_a_lane_that_is_gone_changes_nothing(qtbot, panel):
    seek(panel, 300)
    session = session_of(panel)
    session.apply(session.experiment.without(4))
    without = session.experiment
    panel.cards[4].button.click()
    assert session.experiment is without


def test_buttons_are_reached_by_keyboard(qtbot, panel):
    seek(panel, 300)
    button = panel.cards[5].button
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert session_of(panel).experiment.lane(5).settings["eta"] == 0.03


def test_a_settled_lane_is_left_in_peace(panel):
    seek(panel, 300)
    assert [card.button.isHidden() for card in panel.cards.values()] == [False, True, True, False, False, True]


def test_while_playing_one_card_a_frame_is_brought_to_the_cursor_and_at_rest_all(monkeypatch, panel):
    asked = []
    monkeypatch.setattr(verdicts, "verdict", lambda title, subject, points, step: asked.append((title, step)) or verdict(title, subject, points, step))
    panel._ends.clear()
    seek(panel, 100)
    assert len(asked) == 12  # each at the cursor and in the end
    asked.clear()
    player = session_of(panel).player
    player.play()
    for step in range(101, 107):
        player.seek(step)
        panel.refresh()
    assert [step for _, step in asked] == list(range(101, 107)) and len({title for title, _ in asked}) == 6
    asked.clear()
    player.pause()
    panel.refresh()
    assert len(asked) == 6
    panel.refresh()
    assert len(asked) == 6


def test_lanes_that_come_go_and_change_places_have_their_cards(panel):
    e = SPARSE.experiment
    for lanes in (e.lanes[3:], e.lanes[::-1], (), e.lanes[:2]):
        show(session_of(panel), e.replace(lanes=lanes))
        panel.refresh()
        assert list(panel.cards) == [lane.id for lane in lanes]
        assert panel.none.isHidden() == bool(lanes)
        column = [panel.layout().itemAt(i).widget() for i in range(len(lanes))]
        assert column == list(panel.cards.values())
        assert [words(card).split()[0] for card in column] == list(lane_titles(session_of(panel).shown.experiment).values())


def test_hidden_nothing_is_worked_out_and_shown_it_is_made_up_for(monkeypatch, panel):
    panel.hide()
    asked = []
    monkeypatch.setattr(panel, "_show", lambda ids: asked.append(ids))
    seek(panel, 200)
    assert asked == []
    panel.show()
    assert len(asked) == 1


def test_names_follow_the_theme(panel):
    panel._styles.set_theme(DARK)
    panel.refresh()
    assert all(panel._styles.colour(id) in card.sentence.text() for id, card in panel.cards.items())


def test_no_sentence_is_cut_off(qtbot, panel):
    for step in (10, 130, 300):
        seek(panel, step)
        qtbot.waitUntil(lambda: all(card.sentence.height() >= card.sentence.heightForWidth(card.sentence.width()) for card in panel.cards.values()))
