"""The table of the lanes: every word of it can be read, and a row tells more when asked."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip

from optsim_gui.core.preset import preset
from optsim_gui.view.panels.lane_table import COST, STATUS
from tests.driver import driver  # noqa: F401


def room(table, column: int) -> int:
    """Return by how many px the widest text of a column is less wide than the column."""
    texts = (table.item(row, column).text() for row in range(table.rowCount()))
    return table.columnWidth(column) - max(table.fontMetrics().horizontalAdvance(text) for text in texts)


def widen(driver, width: int):
    """Make the table about so wide and return it."""
    driver.window.resize(1280, 800)
    driver.window.resizeDocks([driver.window.docks["lanes"]], [width], Qt.Orientation.Horizontal)
    return driver.window.lane_table


@pytest.mark.parametrize(("start", "word"), [((-3.0, -4.0), "settled 83"), ((0.0, 800.0), "saturated 0")])
def test_every_word_is_whole(driver, start, word):
    table = widen(driver, 352)
    driver.session.apply(driver.session.experiment.replace(start=start))
    driver.rest_at(120)
    driver.frame()
    assert table.item(5, STATUS).text() == word
    assert room(table, 0) >= 4 and room(table, STATUS) >= 4 and not table.isColumnHidden(COST)


@pytest.mark.parametrize("e", [preset("reddi").experiment, preset("sparse").experiment.replace(start=(-123.45, 1000.0))], ids=["below nought", "far out"])
def test_long_numbers_are_whole(driver, e):
    table = widen(driver, 352)
    driver.session.apply(e)
    for step in (1, 30, 200):
        driver.rest_at(step)
        driver.frame()
        assert all(room(table, column) >= 4 for column in range(1, STATUS) if not table.isColumnHidden(column))


def test_where_room_is_scarce_the_cost_gives_way_to_the_status(driver):
    table = widen(driver, 100)
    driver.rest_at(120)
    driver.frame()
    assert table.item(5, STATUS).text() == "settled 83"
    assert room(table, STATUS) >= 4 and table.isColumnHidden(COST)
    widen(driver, 352)
    driver.frame()
    assert not table.isColumnHidden(COST)


def test_a_name_keeps_its_number_beside_a_long_word_of_status(driver):
    table = widen(driver, 352)
    driver.session.apply(driver.session.experiment.with_another("momentum"))
    driver.rest_at(60)
    driver.frame()
    assert table.item(6, 0).text() == "Momentum 2" and room(table, 0) >= 4
    driver.window.resizeDocks([driver.window.docks["lanes"]], [100], Qt.Orientation.Horizontal)
    driver.frame()
    assert room(table, STATUS) >= 4
    option = QStyleOptionViewItem()
    table.itemDelegateForColumn(0).initStyleOption(option, table.model().index(6, 0))
    assert table.fontMetrics().elidedText("Momentum 2", option.textElideMode, table.columnWidth(0) - 4).endswith("2")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_selected_name_keeps_its_colour_and_its_ground(driver, theme):
    driver.window.choose_theme(theme)
    driver.rest_at(120)
    driver.frame()
    table = driver.window.lane_table
    cell = table.visualRect(table.model().index(3, 0))
    before = table.viewport().grab(cell).toImage()
    table.selectRow(3)
    assert table.viewport().grab(cell).toImage() == before


def test_a_click_on_a_row_inspects_that_lane_even_when_other_lanes_are_on_their_way(driver, monkeypatch):
    driver.rest_at(120)
    driver.dock("inspector")
    driver.frame()
    driver.window.lane_table.cellClicked.emit(3, 0)
    assert driver.window.inspector.lane == 4
    monkeypatch.setattr(driver.window.lane_table, "refresh", lambda: None)  # the table is still that of the frame before
    driver.session.set_active(frozenset({1, 6}))
    driver.rest()
    driver.window.lane_table.cellClicked.emit(5, 0)
    assert driver.window.inspector.lane == 6
    driver.window.lane_table.cellClicked.emit(0, 0)
    assert driver.window.inspector.lane == 1


def test_resting_on_a_cell_tells_how_the_lane_fares_now(driver):
    for step in (0, 120):
        driver.rest_at(step)
        driver.frame()
        table, adam = driver.window.lane_table, driver.window.lane_table.model().index(5, 5)
        at = table.visualRect(adam).center()
        QApplication.sendEvent(table.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at)))
        assert QToolTip.text() == ("Adam is settled since step 83: it stays within 0.05 of the optimum" if step else "Adam is moving")
        QToolTip.hideText()
    assert table.tip(5, 4) == "12,000 gradients and 0 losses of single points"
