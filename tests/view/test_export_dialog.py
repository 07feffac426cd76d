"""The export dialog: what is chosen is what is saved, what fails is a sentence, and nothing half done is left."""

import os
from functools import cache

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from optsim_gui.core.dataset import Points
from optsim_gui.core.document import Document
from optsim_gui.core.figure import Figure
from optsim_gui.core.pictures import read_picture
from optsim_gui.core.preset import preset
from optsim_gui.view import figures, typeset
from optsim_gui.view.export_dialog import PREVIEW, ExportDialog, copy_picture
from optsim_gui.view.picture import Known
from optsim_gui.view.settings import Settings

TOY = Document(preset("toy").experiment, preset("toy").view, step=40, preset="toy")
SMALL = Figure(width=480, height=360)


@cache
def known():
    """Return what a window would have computed."""
    scene = figures.drawing(TOY, SMALL).scene
    return Known(scene.landscape, scene.trajectories)


@pytest.fixture
def dialog(qtbot):
    made = ExportDialog(TOY, SMALL, known(), (480, 360), Settings())
    made.show()
    yield made
    if made in QApplication.topLevelWidgets():
        made.close()


def choose(dialog, **figure):
    """Fill the form in and show at once what a hand would see a moment later."""
    dialog.form.take(dialog.figure().but(**figure))
    dialog._show()


def size_of(path):
    image = QImage(str(path))
    return image.width(), image.height()


@pytest.mark.parametrize("kind", figures.WRITERS)
def test_what_is_saved_is_the_picture_chosen(kind, dialog, qtbot, tmp_path):
    choose(dialog, parts=("canvas", "loss"), width=500, theme="print", title="A title")
    dialog.form.kind_choice.setCurrentIndex(dialog.form.kind_choice.findData(kind))
    figure = dialog.figure()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.save(tmp_path / "x")
    assert os.listdir(tmp_path) == [f"x.{kind}"]
    assert (tmp_path / f"x.{kind}").read_bytes() == figures.WRITERS[kind](figures.drawing(TOY, figure))
    assert read_picture(tmp_path / f"x.{kind}") == (TOY, figure)


def test_every_choice_is_seen_at_once(dialog, qtbot):
    form, seen = dialog.form, {bytes(dialog.preview.pixmap().toImage().constBits())}
    for act in (form.legend.click, form.caption.click, form.transparent.click, lambda: qtbot.keyClicks(form.title, "mine"), lambda: form.theme.setCurrentIndex(1),
                lambda: form.font_field.setValue(20.0), lambda: form.parts.item(1).setCheckState(Qt.CheckState.Checked)):  # fmt: skip
        with qtbot.waitSignal(dialog._soon.timeout):
            act()
        seen.add(bytes(dialog.preview.pixmap().toImage().constBits()))
    assert len(seen) == 8


def test_the_form_keeps_a_figure_as_it_is(dialog):
    figure = Figure(("canvas", "rate"), 85, 60.5, "mm", 300, "dark", True, 7.5, "T", False, False)
    dialog.form.take(figure)
    assert dialog.figure() == figure


def test_a_size_from_the_list_fills_the_fields(dialog):
    form = dialog.form
    form.size_choice.setCurrentIndex(form.size_choice.findText("Column, 85 × 60 mm"))
    form.size_choice.activated.emit(form.size_choice.currentIndex())
    figure = dialog.figure()
    assert (figure.width, figure.height, figure.unit, figure.dpi, figure.font) == (85, 60, "mm", 300, 9)
    form.unit.setCurrentIndex(form.unit.findData("px"))
    form.unit.activated.emit(form.unit.currentIndex())
    assert dialog.figure().size == figure.size
    form.height_field.setValue(500)
    assert form.size_choice.currentText() == "Own size"


def test_the_picture_waits_for_its_equations_and_the_window_does_not(dialog, qtbot, monkeypatch):
    monkeypatch.setattr(typeset, "_typeset", {})
    drawn = []
    monkeypatch.setattr(dialog, "_preview", drawn.append)
    choose(dialog, parts=("inspector",))
    assert drawn == []
    qtbot.waitUntil(lambda: bool(drawn), timeout=30_000)
    assert all(typeset._typeset[latex] for latex in figures.equations(TOY)) and dialog.save_button.isEnabled()


def test_a_picture_that_cannot_be_is_told_and_forgiven(dialog):
    for changes, words in (({"width": 20.0}, "width is 20"), ({"height": 10.0}, "height is 10")):
        dialog.form.width_field.setValue(changes.get("width", 480))
        dialog.form.height_field.setValue(changes.get("height", 360))
        dialog._show()
        assert dialog.sentence.text().startswith(words) and dialog.sentence.isVisible()
        assert not dialog.save_button.isEnabled() and not dialog.copy_button.isEnabled()
    choose_none = dialog.form.parts.item(0)
    dialog.form.height_field.setValue(360)
    choose_none.setCheckState(Qt.CheckState.Unchecked)
    dialog._show()
    assert "tick from 1 to 8" in dialog.sentence.text()
    choose_none.setCheckState(Qt.CheckState.Checked)
    dialog._show()
    assert not dialog.sentence.isVisible() and dialog.save_button.isEnabled() and dialog.copy_button.isEnabled()


def test_the_preview_fits_and_keeps_the_shape(dialog):
    for width, height in ((64, 16384), (16384, 64), (16384, 16384), (64, 64)):
        choose(dialog, width=width, height=height)
        shown = dialog.preview.pixmap().deviceIndependentSize()
        assert 1 <= shown.width() <= PREVIEW.width() and 1 <= shown.height() <= PREVIEW.height()
        assert abs(shown.width() * height - shown.height() * width) <= max(width, height)


def test_a_large_picture_is_drawn_elsewhere_and_is_the_same(dialog, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("optsim_gui.view.export_dialog.AT_ONCE", 1000)
    with qtbot.waitSignal(dialog.saved, timeout=60_000):
        dialog.save(tmp_path / "x.png")
        assert dialog.progress.isVisible() and not dialog.form.isEnabled() and not dialog.save_button.isEnabled()
        assert dialog.close_button.text() == "Cancel"
    assert (tmp_path / "x.png").read_bytes() == figures.png(figures.drawing(TOY, SMALL))


def test_a_large_picture_can_be_given_up(dialog, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("optsim_gui.view.export_dialog.AT_ONCE", 1000)
    dialog.save(tmp_path / "x.png")
    with qtbot.waitSignal(dialog._drawer.finished, timeout=60_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.sentence.text() == "It was given up; nothing is written." and dialog.isVisible() and dialog.save_button.isEnabled()
    assert os.listdir(tmp_path) == []


def test_a_window_that_goes_gives_up_what_is_drawn(dialog, tmp_path, monkeypatch):
    monkeypatch.setattr("optsim_gui.view.export_dialog.AT_ONCE", 1000)
    dialog.save(tmp_path / "x.png")
    ended = []
    dialog._drawer.finished.connect(ended.append)
    dialog.done(0)
    assert ended == ["It was given up; nothing is written."]
    assert os.listdir(tmp_path) == []


def test_it_is_saved_where_the_file_dialog_says(dialog, qtbot, tmp_path):
    Settings().set_last_directory(tmp_path)
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    (asks,) = dialog.findChildren(QFileDialog)
    assert asks.directory().absolutePath() == str(tmp_path)
    name = asks.findChild(QLineEdit)
    assert name.text() == "optsim.png"
    (tmp_path / "deeper").mkdir()
    name.setText(str(tmp_path / "deeper" / "mine"))
    with qtbot.waitSignal(dialog.saved) as saved:
        asks.accept()
    assert saved.args == [tmp_path / "deeper" / "mine.png"]
    assert size_of(tmp_path / "deeper" / "mine.png") == (480, 360)
    assert Settings().last_directory() == tmp_path / "deeper"
    assert Settings().figure() == SMALL


def test_a_file_of_another_kind_gets_its_ending_and_replaces_nothing_unasked(dialog, tmp_path):
    (tmp_path / "x.jpg.png").write_text("mine")
    dialog.save(tmp_path / "x.jpg")
    assert dialog.sentence.text() == "There is a file x.jpg.png already; choose another name."
    assert dialog.isVisible()
    assert (tmp_path / "x.jpg.png").read_text() == "mine"
    dialog.save(tmp_path / "x.PNG")
    assert sorted(os.listdir(tmp_path)) == ["x.PNG", "x.jpg.png"]


@pytest.mark.parametrize("place", ["missing/x.png", "file/x.png", "folder.png", "x" * 300 + ".png"])
def test_a_place_that_cannot_be_written_is_told_and_left_as_it_was(place, dialog, tmp_path):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder.png").mkdir()
    dialog.save(tmp_path / place)
    assert " cannot be saved: " in dialog.sentence.text()
    assert dialog.isVisible() and dialog.save_button.isEnabled()
    assert sorted(os.listdir(tmp_path)) == ["file", "folder.png"]
    assert QGuiApplication.overrideCursor() is None


def test_it_is_copied(dialog, qtbot):
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert dialog.told.text() == "The picture is on the clipboard."
    wanted = figures.image(figures.drawing(TOY, SMALL))
    assert QGuiApplication.clipboard().image().convertToFormat(wanted.format()) == wanted
    choose(dialog, width=9000, height=9000)
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert dialog.sentence.text().startswith("The picture is too large for the clipboard")


def test_the_picture_is_copied_without_a_dialog(qapp):
    copy_picture(TOY, SMALL, known())
    wanted = figures.image(figures.drawing(TOY, SMALL))
    assert QGuiApplication.clipboard().image().convertToFormat(wanted.format()) == wanted


def test_data_that_do_not_travel_are_told(qtbot):
    rows = tuple(i / 20_000 for i in range(20_000))
    large = msgspec.structs.replace(TOY, experiment=TOY.experiment.replace(data=Points(rows, rows, "mine.csv")))
    made = ExportDialog(large, SMALL, known(), (480, 360), Settings())
    qtbot.addWidget(made)
    assert "not the 20,000 rows of mine.csv" in made.told.text()


def test_escape_closes_and_enter_saves(dialog, qtbot):
    assert dialog.save_button.isDefault()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_closing_while_the_file_dialog_asks_is_clean(dialog, qtbot):
    dialog.ask_where()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_every_control_can_be_reached_by_keyboard_and_has_a_name(dialog):
    controls = [w for w in dialog.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    form = dialog.form
    assert {form.legend, form.kind_choice, form.width_field, form.parts, form.title, dialog.save_button} <= set(controls)
    assert all(w.accessibleName() or w.text() for w in controls if not w.objectName().startswith("qt_"))
    assert dialog.preview.accessibleName()
