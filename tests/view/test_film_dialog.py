"""The film dialog: what is chosen is what is made, elsewhere, with progress; given up it leaves nothing."""

import os
from types import SimpleNamespace

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from shiboken6 import isValid

from optsim_gui.core.document import Document
from optsim_gui.core.figure import Figure
from optsim_gui.core.preset import preset
from optsim_gui.view import drawer
from optsim_gui.view.film_dialog import FilmDialog
from optsim_gui.view.knobs import NumberField
from optsim_gui.view.settings import Settings


@pytest.fixture
def dialog(qtbot):
    chosen = preset("sparse")
    made = FilmDialog(Document(chosen.experiment.replace(steps=60), chosen.view), Figure(), Settings())
    made.show()
    for key, text in (("width", "160"), ("height", "120"), ("last", "9"), ("every", "3"), ("fps", "10")):
        typed(made.fields[key], text)
    yield made
    if isValid(made):
        made.done(0)


def typed(field: NumberField, text: str) -> None:
    field.setText(text)
    field.setModified(True)
    field.commit()


def test_it_says_how_many_frames_and_how_long(dialog):
    assert dialog.told.text() == "4 frames, 0.4 seconds."


@pytest.mark.parametrize("key, text", [("last", "61"), ("fps", "0"), ("every", "x"), ("width", "10"), ("trail", "-1")])
def test_what_cannot_be_is_told_and_nothing_can_be_saved(dialog, key, text):
    typed(dialog.fields[key], text)
    assert text in dialog.problem.text() and "it must be a whole number from" in dialog.problem.text() and not dialog.save_button.isEnabled()
    typed(dialog.fields[key], {"last": "9", "fps": "10", "every": "3", "width": "160", "trail": "0"}[key])
    assert not dialog.problem.text() and dialog.save_button.isEnabled()


def test_an_order_the_wrong_way_round_is_told(dialog):
    typed(dialog.fields["first"], "12")
    assert dialog.problem.text() == "Steps are 12:9; they must be A:B with 0 ≤ A ≤ B ≤ 60." and not dialog.save_button.isEnabled()


def test_a_film_is_made_as_chosen_and_the_choice_is_kept(dialog, qtbot, tmp_path):
    dialog.loop.setChecked(False)
    shown = []
    with qtbot.waitSignal(dialog.saved, timeout=60_000):
        dialog.save(tmp_path / "a")
        dialog._drawer.progressed.connect(lambda done, of: shown.append((done, of)))
    with Image.open(tmp_path / "a.gif") as film:
        assert film.size == (160, 120) and film.n_frames == 4 and "loop" not in film.info
    assert shown[-1] == (4, 4)
    kept = Settings().film()
    assert (kept.kind, kept.pace.every, kept.pace.fps, kept.pace.loop) == ("gif", 3, 10, False)


def test_given_up_it_leaves_no_file_and_the_dialog_stays(dialog, qtbot, tmp_path):
    typed(dialog.fields["last"], "60")
    typed(dialog.fields["every"], "1")
    dialog.save(tmp_path / "a.gif")
    qtbot.waitUntil(lambda: dialog.progress.value() > 2, timeout=60_000)
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and dialog.problem.text() == "It was given up; nothing is written." and dialog.save_button.isEnabled()
    assert not list(tmp_path.iterdir())


def test_a_film_of_another_ending_replaces_nothing_unasked(dialog, tmp_path):
    (tmp_path / "x.mov.gif").write_text("mine")
    dialog.kind.setCurrentIndex(dialog.kind.findData("gif"))
    dialog.save(tmp_path / "x.mov")
    assert dialog.problem.text() == "There is a file x.mov.gif already; choose another name." and dialog.save_button.isEnabled()
    assert os.listdir(tmp_path) == ["x.mov.gif"] and (tmp_path / "x.mov.gif").read_text() == "mine"


@pytest.mark.parametrize("full", ["no folder for it", "no room in it"])
def test_without_room_for_a_temporary_file_that_is_told(dialog, tmp_path, monkeypatch, full):
    def fails(*_):
        raise OSError(28, "No space left on device")

    def to_the_full(folder):
        (folder / "begun").write_bytes(b"")
        return SimpleNamespace(name=str(folder / "begun"), write=fails, close=fails)

    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(drawer, "gettempdir", fails if full == "no folder for it" else lambda: tmp_path / "temporary")
    monkeypatch.setattr(drawer, "begun", to_the_full)
    dialog.save(tmp_path / "a.gif")
    assert dialog.problem.text() == "It cannot be drawn: there is no room for a temporary file. Make room on the disk."
    assert dialog.isVisible() and dialog.save_button.isEnabled() and not dialog.progress.isVisible()
    assert os.listdir(tmp_path) == ["temporary"] and os.listdir(tmp_path / "temporary") == []


def test_a_place_that_cannot_be_written_is_told(dialog, qtbot, tmp_path):
    (tmp_path / "a.gif").mkdir()
    dialog.save(tmp_path / "a.gif")
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=60_000)
    assert "cannot be saved" in dialog.problem.text() and dialog.isVisible()
