"""The export dialog: the size chosen is the size saved, what fails is a sentence, and nothing half done is left."""

import os
from dataclasses import replace
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from optsim_gui.core.experiment import lane_titles
from optsim_gui.core.preset import preset
from optsim_gui.view import theme
from optsim_gui.view.export_dialog import PREVIEW, ExportDialog, copy_picture
from optsim_gui.view.picture import caption, computed, render
from optsim_gui.view.settings import Settings
from optsim_gui.view.theme import LIGHT



@cache
def picture():
    """Return scene, w and b ranges, size and caption of the preset toy."""
    e, view = preset("toy").experiment, preset("toy").view
    return computed(e, view, 40, LIGHT), view.w, view.b, (480, 360), caption(e, 40, lane_titles(e), "toy")


@pytest.fixture
def dialog(qtbot):
    made = ExportDialog(*picture(), Settings())
    made.show()
    yield made
    if made in QApplication.topLevelWidgets():
        made.close()


def size_of(path):
    image = QImage(str(path))
    return image.width(), image.height()


def red(dialog):
    return dialog.sentence.palette().color(dialog.sentence.foregroundRole()) == dialog.palette().color(dialog.palette().ColorRole.BrightText)


@pytest.mark.parametrize("factor", [1, 2, 4])
def test_the_size_chosen_is_the_size_saved(factor, dialog, qtbot, tmp_path):
    qtbot.mouseClick(dialog.times[factor], Qt.MouseButton.LeftButton, pos=dialog.times[factor].rect().center() / 4)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.save(str(tmp_path / "x.png"))
    assert size_of(tmp_path / "x.png") == (480 * factor, 360 * factor)
    assert os.listdir(tmp_path) == ["x.png"]


def test_what_is_saved_is_the_picture(dialog, tmp_path):
    image = dialog.image()
    dialog.save(str(tmp_path / "x.png"))
    assert image == render(*picture())
    assert QImage(str(tmp_path / "x.png")).convertToFormat(image.format()) == image


def test_an_own_size_is_typed(dialog, qtbot, tmp_path):
    for field, text in ((dialog.width_field, "1,001"), (dialog.height_field, "77")):
        field.selectAll()
        qtbot.keyClicks(field, text)
    assert dialog.own.isChecked()
    dialog.save(str(tmp_path / "x.png"))
    assert size_of(tmp_path / "x.png") == (1001, 77)


@pytest.mark.parametrize("text", ["", "63", "16385", "12.5", "-100", "many", "٣٢٠", "1" * 4000, "NaN"])
def test_a_size_that_cannot_be_is_told_and_forgiven(text, dialog, qtbot):
    dialog.width_field.setText(text)
    dialog.own.setChecked(True)
    assert dialog.sentence.text().startswith("Width is ")
    assert dialog.sentence.text().endswith("it must be a whole number of pixels from 64 to 16,384.")
    assert len(dialog.sentence.text()) < 120
    assert red(dialog)
    assert not dialog.save_button.isEnabled() and not dialog.copy_button.isEnabled()
    dialog.times[2].setChecked(True)
    assert dialog.sentence.text() == ""
    assert dialog.save_button.isEnabled() and dialog.copy_button.isEnabled()


def test_legend_and_caption_can_be_left_out_and_the_preview_shows_it(dialog):
    seen, made = [dialog.preview.pixmap().toImage()], [dialog.image()]
    for box in (dialog.legend, dialog.caption):
        box.click()
        seen.append(dialog.preview.pixmap().toImage())
        made.append(dialog.image())
    assert len({bytes(image.constBits()) for image in seen}) == len({bytes(image.constBits()) for image in made}) == 3
    assert made[2] == render(replace(picture()[0], legend=False), *picture()[1:4])


def test_the_preview_fits_and_keeps_the_shape(dialog):
    for width, height in ((64, 16384), (16384, 64), (2000, 1000), (64, 64)):
        dialog.width_field.setText(str(width))
        dialog.height_field.setText(str(height))
        dialog._take_own()
        shown = dialog.preview.pixmap().deviceIndependentSize()
        assert 1 <= shown.width() <= PREVIEW.width() and 1 <= shown.height() <= PREVIEW.height()
        assert abs(shown.width() * height - shown.height() * width) <= max(width, height)


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


def test_a_file_of_another_kind_gets_its_ending_and_replaces_nothing_unasked(dialog, tmp_path):
    (tmp_path / "x.jpg.png").write_text("mine")
    dialog.save(str(tmp_path / "x.jpg"))
    assert dialog.sentence.text() == "There is a file x.jpg.png already; choose another name."
    assert dialog.isVisible()
    assert (tmp_path / "x.jpg.png").read_text() == "mine"
    dialog.save(str(tmp_path / "x.PNG"))
    assert sorted(os.listdir(tmp_path)) == ["x.PNG", "x.jpg.png"]


@pytest.mark.parametrize("place", ["missing/x.png", "file/x.png", "folder.png", "x" * 300 + ".png"])
def test_a_place_that_cannot_be_written_is_told_and_left_as_it_was(place, dialog, tmp_path):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder.png").mkdir()
    dialog.save(str(tmp_path / place))
    assert dialog.sentence.text().startswith(f"{tmp_path / place} cannot be written: ")
    assert red(dialog) and dialog.isVisible() and dialog.save_button.isEnabled()
    assert sorted(os.listdir(tmp_path)) == ["file", "folder.png"]
    assert Settings().last_directory() != tmp_path
    assert QGuiApplication.overrideCursor() is None


def test_a_disk_that_fails_leaves_the_old_file(dialog, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    (tmp_path / "x.png").write_text("old")
    monkeypatch.setattr(os, "replace", full)
    dialog.save(str(tmp_path / "x.png"))
    assert dialog.sentence.text() == f"{tmp_path / 'x.png'} cannot be written: No space left on device."
    assert (tmp_path / "x.png").read_text() == "old"
    assert os.listdir(tmp_path) == ["x.png"]


def test_it_is_copied(dialog, qtbot):
    dialog.times[2].setChecked(True)
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert dialog.sentence.text() == "The picture is on the clipboard." and not red(dialog)
    assert QGuiApplication.clipboard().image().convertToFormat(dialog.image().format()) == dialog.image()


def test_the_picture_is_copied_without_a_dialog(qapp):
    copy_picture(*picture())
    image = render(*picture())
    assert QGuiApplication.clipboard().image().convertToFormat(image.format()) == image


def test_escape_closes_and_enter_saves(dialog, qtbot):
    assert dialog.save_button.isDefault()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_closing_while_the_file_dialog_asks_is_clean(dialog, qtbot):
    dialog.ask_where()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_every_control_can_be_reached_by_keyboard_and_has_a_name(dialog):
    controls = [w for w in dialog.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert {dialog.legend, dialog.times[1], dialog.width_field, dialog.save_button} <= set(controls)
    assert all(w.accessibleName() or w.text() for w in controls)
    assert dialog.preview.accessibleName()


def test_a_failure_is_red_in_the_dark_too(qapp, qtbot):
    before = qapp.palette()
    theme.apply(qapp, theme.DARK)
    try:
        dark = ExportDialog(*picture(), Settings())
        dark.save("/no/such/place/x.png")
        assert dark.sentence.palette().color(dark.sentence.foregroundRole()) == QColor(theme.DARK.error)
        dark.close()
    finally:
        qapp.setStyleSheet("")
        qapp.setPalette(before)
