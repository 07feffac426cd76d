"""Export data and Export as Python: what is chosen is what is written; what cannot be is said."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from optsim_gui.core.experiment import Experiment, Lane, lane_titles
from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.programs import program, why_not
from optsim_gui.core.simulate import run
from optsim_gui.core.tables import KINDS
from optsim_gui.session.session import Shown
from optsim_gui.view import table_dialog
from optsim_gui.view.knobs import NumberField
from optsim_gui.view.program_dialog import ProgramDialog
from optsim_gui.view.settings import Settings
from optsim_gui.view.table_dialog import TableDialog
from tests.driver import driver  # noqa: F401
from tests.waiting import SPARSE


@pytest.fixture
def shown() -> Shown:
    e = preset("sparse").experiment.replace(steps=30)
    data = group(*e.data.arrays(), e.reduction)
    return Shown(e, {lane.id: run(lane, data, e.start, e.steps) for lane in e.lanes})


@pytest.fixture
def table(shown, qtbot) -> TableDialog:
    dialog = TableDialog(shown, Settings())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    return dialog


def typed(field: NumberField, text: str) -> None:
    field.setText(text)
    field.setModified(True)
    field.commit()


def lanes_dialog(qtbot, *lanes: Lane) -> ProgramDialog:
    dialog = ProgramDialog(Experiment(lanes=lanes), lanes[0].id, Settings())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    return dialog


def test_the_lanes_and_updates_that_are_chosen_are_written(table, tmp_path, qtbot):
    for id in (1, 2, 3, 5):
        table.lanes[id].click()
    typed(table.first, "5")
    typed(table.last, "9")
    table.kinds["json"].click()
    assert table.sentence.text().startswith("10 rows of 15")
    saved(table, tmp_path / "t.json", qtbot)
    told = json.loads((tmp_path / "t.json").read_text())
    assert [lane["title"] for lane in told["lanes"]] == ["AdaGrad", "Adam"]
    assert told["lanes"][0]["rows"]["step"] == [5, 6, 7, 8, 9]


def saved(dialog: TableDialog, path: Path, qtbot) -> None:
    with qtbot.waitSignal(dialog.saved):
        dialog.save(path)


@pytest.fixture
def long(shown, qtbot) -> TableDialog:
    e = shown.experiment.replace(steps=60_000, lanes=shown.experiment.lanes[:2])
    data = group(*e.data.arrays(), e.reduction)
    dialog = TableDialog(Shown(e, {lane.id: run(lane, data, e.start, e.steps) for lane in e.lanes}), Settings())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize("kind", KINDS)
def test_the_window_lives_on_while_a_long_table_is_written(long, tmp_path, qtbot, kind):
    long.kinds[kind].click()
    shares = []  # each told at the end of a turn, after which the window may do what else it does
    long.progress.valueChanged.connect(shares.append)
    saved(long, tmp_path / f"t.{kind}", qtbot)
    assert shares == sorted(shares) and len(shares) > 5 and not long.isVisible()
    assert [file.name for file in tmp_path.iterdir()] == [f"t.{kind}"]


@pytest.mark.parametrize("gives_up", ["close_button", "escape", "done"])
def test_a_table_that_is_given_up_leaves_the_file_that_was(long, tmp_path, qtbot, gives_up):
    path = tmp_path / "t.csv"
    path.write_text("before")
    long.save(path)
    qtbot.waitUntil(lambda: long.progress.value() > 0)
    assert long.close_button.text() == "Cancel" and not long.save_button.isEnabled() and not long.lanes[1].isEnabled()
    assert len(list(tmp_path.iterdir())) == 2
    {"close_button": long.close_button.click, "escape": lambda: qtbot.keyClick(long, Qt.Key.Key_Escape), "done": lambda: long.done(0)}[gives_up]()
    assert [file.name for file in tmp_path.iterdir()] == ["t.csv"] and path.read_text() == "before"
    assert long.isVisible() == (gives_up != "done") and not long.progress.isVisible()
    assert long.sentence.text() == "It was given up; nothing is written." or gives_up == "done"
    if gives_up != "done":
        saved(long, path, qtbot)
        assert path.read_text().startswith("# OptSim")


def test_nothing_to_write_is_said_and_cannot_be_saved(table):
    for box in table.lanes.values():
        box.click()
    assert table.sentence.text() == "No lane is ticked." and not table.save_button.isEnabled()
    table.lanes[1].click()
    typed(table.first, "20")
    typed(table.last, "10")
    assert table.sentence.text() == "Steps are 20:10; they must be A:B with 0 ≤ A ≤ B ≤ 30." and not table.save_button.isEnabled()
    typed(table.last, "twenty")
    assert table.sentence.text() == "Last update is 'twenty'; it must be a whole number from 0 to 30." and not table.save_button.isEnabled()
    typed(table.last, "20")
    assert table.save_button.isEnabled()


def test_a_table_wanted_before_it_is_computed_is_of_what_was_wanted(driver, qtbot):  # noqa: F811
    driver.rest()
    for e in (SPARSE.replace(steps=20_000, start=(1.0, 1.0)), SPARSE.replace(steps=20_000, lanes=SPARSE.lanes[:2])):
        driver.session.apply(e)
        driver.do("export_data")
        assert not driver.window.findChildren(TableDialog) and "waits" in driver.window.status.sentence.text()
        qtbot.waitUntil(lambda: bool(driver.window.findChildren(TableDialog)), timeout=60_000)
        (dialog,) = driver.window.findChildren(TableDialog)
        assert list(dialog.lanes) == [lane.id for lane in e.lanes] and dialog.table().experiment == e
        dialog.close()
        qtbot.waitUntil(lambda: not driver.window.findChildren(TableDialog))


def test_a_place_that_cannot_be_written_is_said_and_the_dialog_stays(table, tmp_path, qtbot):
    table.show()
    table.save(tmp_path / "missing" / "t.csv")
    qtbot.waitUntil(lambda: "cannot be saved" in table.sentence.text())
    assert table.sentence.text() == "t.csv cannot be saved: there is no such file or folder. Choose another."
    assert table.isVisible() and table.save_button.isEnabled() and not list(tmp_path.iterdir())


def test_a_table_gets_the_ending_of_its_kind_and_replaces_nothing_unasked(table, tmp_path, qtbot):
    table.show()
    (tmp_path / "t.json.csv").write_text("mine")
    table.save(tmp_path / "t.json")
    assert table.sentence.text() == "There is a file t.json.csv already; choose another name." and table.save_button.isEnabled()
    assert [file.name for file in tmp_path.iterdir()] == ["t.json.csv"] and (tmp_path / "t.json.csv").read_text() == "mine"
    with qtbot.waitSignal(table.saved) as told:
        table.save(tmp_path / "u.json")
    assert told.args == [tmp_path / "u.json.csv"] and (tmp_path / "u.json.csv").read_text().startswith("# OptSim")


def test_a_table_on_which_something_fails_is_not_told_as_saved(table, tmp_path, qtbot, monkeypatch, capsys):
    def fails(*arguments):
        yield 0.1
        raise MemoryError

    (tmp_path / "t.csv").write_text("before")
    monkeypatch.setattr(table_dialog, "write", fails)
    table.show()
    with qtbot.captureExceptions() as raised, qtbot.assertNotEmitted(table.saved, wait=100):
        table.save(tmp_path / "t.csv")
    assert [kind for kind, *_ in raised] == [MemoryError] and "MemoryError" in capsys.readouterr().err
    assert table.isVisible() and table.save_button.isEnabled() and not table.progress.isVisible()
    assert [file.name for file in tmp_path.iterdir()] == ["t.csv"] and (tmp_path / "t.csv").read_text() == "before"


def test_a_program_is_shown_copied_and_saved_as_it_is(qtbot, tmp_path):
    dialog = lanes_dialog(qtbot, Lane(1, "adam"), Lane(2, "nag"))
    for index, id in enumerate(lane_titles(Experiment(lanes=(Lane(1, "adam"), Lane(2, "nag"))))):
        dialog.lane.setCurrentIndex(index)
        assert dialog.text.toPlainText() == program(dialog._experiment, id, "numpy")
    dialog.copy()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.save(tmp_path / "nag.py")
    assert (tmp_path / "nag.py").read_text() == program(dialog._experiment, 2, "numpy")


def test_a_library_with_another_rule_is_greyed_with_the_reason(qtbot):
    torch_adam, adam = Lane(1, "adam", {}, "pytorch"), Lane(2, "adam")
    dialog = lanes_dialog(qtbot, torch_adam, adam)
    assert dialog.libraries["torch"].isEnabled()
    dialog.libraries["torch"].click()
    assert "torch.optim.Adam(" in dialog.text.toPlainText()
    dialog.lane.setCurrentIndex(1)
    assert not dialog.libraries["torch"].isEnabled() and dialog.library() == "numpy"
    assert why_not(dialog._experiment, 2, "torch") in dialog.sentence.text()
    assert "import numpy" in dialog.text.toPlainText()
