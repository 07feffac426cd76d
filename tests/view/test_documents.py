"""What a person makes comes back from a file, from a text and after a crash, and is never lost without a question."""

import os
import signal
import subprocess
import sys
import warnings
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from optsim_gui import app
from optsim_gui.core.dataset import Points, Sparse
from optsim_gui.core.document import Arrows, Curves, Document, decode, encode, read
from optsim_gui.core.figure import Figure
from optsim_gui.core.pictures import into_svg, text_of
from optsim_gui.core.preset import DEFAULT, preset
from optsim_gui.view import autosave, openers
from optsim_gui.view.document import open_document, window_document
from optsim_gui.view.notice import Notice
from tests.driver import Driver, driver  # noqa: F401
from tests.strategies import documents
from tests.waiting import SPARSE, wait

Button = QMessageBox.StandardButton
CHANGED = SPARSE.replace(steps=77)


def saved(driver, file: Path) -> Path:
    """Save the window's experiment as a file."""
    driver.window.documents.save_to(file)
    assert driver.window.documents.path == file
    return file


def answer(driver, button: Button) -> None:
    """Press a button of the question that is open."""
    (box,) = [one for one in driver.window.findChildren(QMessageBox) if one.isVisible()]
    box.button(button).click()


def questions(driver) -> int:
    return len([one for one in driver.window.findChildren(QMessageBox) if one.isVisible()])


def notices(driver) -> list[Notice]:
    return [one for one in driver.window.findChildren(Notice) if one.isVisibleTo(driver.window)]


@pytest.fixture
def another(qtbot):
    """Give what opens one more window; at the end all are closed, asked or not."""
    made = []

    def open_one() -> Driver:
        made.append(Driver(qtbot))
        made[-1].rest()
        return made[-1]

    yield open_one
    for one in made:
        one.window.documents.keep_for_later()
        one.window.close()
        assert one.watch.faults == []


# a document


def test_what_is_opened_is_what_is_saved(driver):
    @given(documents())
    @settings(max_examples=12)
    def holds(document):
        document = msgspec.structs.replace(document, experiment=document.experiment.replace(steps=50, data=Sparse()), step=0, curves=Curves())
        open_document(driver.window, document)
        now = window_document(driver.window)
        assert (now.experiment, now.preset, now.colours) == (document.experiment, document.preset, document.colours)
        assert document.active is None or set(now.active) == set(document.active)
        assert document.panels is None or set(now.panels) == set(document.panels)
        driver.session.cancel()
        assert decode(encode(now)) == now

    driver.player.pause()
    holds()


def test_cursor_view_panels_curve_and_colours_come_back(driver, tmp_path):
    window = driver.window
    driver.rest_at(120)
    driver.dock("curves")
    window.curves.refresh()
    window.curves.show_curve("rate")
    window.docks["verdicts"].hide()
    window.styles.choose(3, "#123456")
    driver.session.set_active(frozenset({1, 3}))
    window.canvas.show_range((-2.0, 1.0), (-3.0, 0.5))
    file = saved(driver, tmp_path / "lecture.optsim")
    before = read(file)
    driver.do("new")
    window.docks["verdicts"].show()
    driver.rest()
    assert driver.session.experiment == preset(DEFAULT).experiment and window.documents.path is None
    assert openers.open_path(window, file)
    driver.rest()
    assert read(file) == before
    after = window_document(window)
    assert (after.step, after.active, after.colours, after.curves.curve, after.experiment) == (120, (1, 3), {3: "#123456"}, "rate", SPARSE)
    assert set(after.panels) == set(before.panels) and not driver.player.playing
    assert after.view.w == pytest.approx(before.view.w) and after.view.b == pytest.approx(before.view.b)


def test_arrows_ghosts_legend_and_scales_come_back(driver, tmp_path):
    window, arrows = driver.window, driver.window.arrows
    driver.rest_at(30)
    arrows.actions["step"].trigger()
    arrows.actions["gradient"].trigger()
    arrows.log.trigger()
    arrows.equal.trigger()
    driver.do("legend")
    driver.session.set_ghosted(frozenset({6}))
    driver.rest()
    before, seen = window_document(window), window.canvas.picture.scene_shown
    file = saved(driver, tmp_path / "arrows.optsim")
    open_document(window, Document(SPARSE, preset(DEFAULT).view))
    driver.rest()
    assert window.canvas.picture.scene_shown.arrows == {} == driver.session.shown.ghosts and window.canvas.picture.scene_shown.legend
    assert openers.open_path(window, file)
    driver.rest()
    assert window_document(window) == before == read(file)
    assert (before.arrows, before.ghosts, before.legend, before.equal) == (Arrows(("gradient", "step"), True, lane=1), (6,), False, True)
    after = window.canvas.picture.scene_shown
    assert (after.arrows, after.arrow_log, after.legend) == (seen.arrows, True, False) and list(after.ghosts) == [6]


def test_the_stage_that_was_inspected_comes_back(driver):
    window = driver.window
    driver.rest_at(30)
    driver.dock("inspector")
    window.inspector.choose_lane(6)
    window.inspector.choose_stage(2)
    driver.frame()
    before, seen = window_document(window), window.canvas.picture.scene_shown.arrows
    open_document(window, Document(SPARSE.replace(steps=77), preset(DEFAULT).view))
    driver.rest()
    assert window.inspector.stage == -1
    window.inspector.choose_lane(1)
    open_document(window, before)
    driver.rest()
    assert (window.inspector.lane, window.inspector.stage) == (6, 2)
    assert window.canvas.picture.scene_shown.arrows == seen != {} and window_document(window).arrows == Arrows(lane=6, stage=2)
    open_document(window, msgspec.structs.replace(before, arrows=Arrows(lane=3)))
    driver.rest()
    assert (window.inspector.lane, window.inspector.stage) == (3, -1)


def test_an_update_beyond_the_end_so_far_is_shown_when_it_is_recorded(driver, tmp_path):
    driver.session.apply(SPARSE.replace(steps=2000))
    driver.rest_at(1900)
    file = saved(driver, tmp_path / "long.optsim")
    driver.do("new")
    driver.rest()
    openers.open_path(driver.window, file)
    driver.rest()
    assert driver.player.cursor == 1900


def test_data_that_are_not_beside_their_picture_are_asked_for(driver, tmp_path):
    rows = tuple(i / 20_000 for i in range(10_001))
    large = Document(SPARSE.replace(data=Points(rows, rows, "far.csv")), preset(DEFAULT).view)
    picture = tmp_path / "far.svg"
    picture.write_bytes(into_svg(b"<svg></svg>", text_of(large, Figure())))
    driver.rest()
    openers.open_path(driver.window, picture)
    for wanted in ((1.0, *rows[1:]), rows):  # first another file of that length, then the one
        (notice,) = notices(driver)
        notice.buttons["Choose the file…"].click()
        (asks,) = driver.window.findChildren(QFileDialog)
        chosen = tmp_path / f"chosen{wanted[0]:g}.csv"
        chosen.write_text("\n".join(["x,y", *(f"{x!r},{y!r}" for x, y in zip(rows, wanted))]))
        asks.fileSelected.emit(str(chosen))
        asks.close()
        driver.frame()
    assert driver.session.experiment.data.x == rows and notices(driver) == []
    driver.do("new")


# saved or not


def test_the_title_tells_the_file_and_whether_it_is_saved(driver, tmp_path):
    window = driver.window
    driver.rest()
    assert window.windowTitle() == "OptSim"
    driver.session.apply(CHANGED)
    assert not window.isWindowModified()  # nothing of that name could be lost
    saved(driver, tmp_path / "a.optsim")
    assert window.windowTitle() == "a.optsim[*] — OptSim" and not window.isWindowModified()
    driver.session.apply(SPARSE)
    assert window.isWindowModified()
    driver.do("undo")
    assert not window.isWindowModified()
    driver.player.seek(5)
    window.canvas.show_range((-1.0, 1.0), (-1.0, 1.0))
    assert not window.isWindowModified()  # to look elsewhere is no change
    driver.session.apply(SPARSE)
    driver.do("save")
    assert not window.isWindowModified() and read(tmp_path / "a.optsim").experiment == SPARSE


def test_undo_beyond_an_opening_comes_back_to_the_file_before(driver, tmp_path):
    driver.rest()
    first = saved(driver, tmp_path / "first.optsim")
    driver.do("new")
    driver.session.apply(CHANGED)
    second = saved(driver, tmp_path / "second.optsim")
    openers.open_path(driver.window, first)
    assert driver.window.documents.path == first
    driver.do("undo")
    assert driver.window.documents.path == second and driver.session.experiment == CHANGED and not driver.window.isWindowModified()
    driver.do("redo")
    assert driver.window.documents.path == first


@pytest.mark.parametrize(("how", "button"), [
    ("new", Button.Save), ("open", Button.Discard), ("paste_experiment", Button.Cancel),
    ("close", Button.Save), ("close", Button.Discard), ("close", Button.Cancel),
])  # fmt: skip
def test_what_is_not_saved_is_asked_about_before_it_is_left(driver, tmp_path, how, button):
    driver.rest()
    driver.do("copy_experiment")
    other = saved(driver, tmp_path / "other.optsim")
    driver.do("new")
    file = saved(driver, tmp_path / "mine.optsim")
    driver.session.apply(CHANGED)
    {"open": lambda: openers.open_path(driver.window, other), "close": driver.window.close}.get(how, lambda: driver.do(how))()
    assert questions(driver) == 1 and driver.session.experiment == CHANGED and driver.window.isVisible()
    answer(driver, button)
    assert read(file).experiment == (CHANGED if button == Button.Save else SPARSE)
    stays = button == Button.Cancel
    assert driver.window.isVisible() == (stays or how != "close")
    assert (driver.session.experiment == CHANGED) == (stays or how == "close")
    if stays:
        driver.session.apply(SPARSE)  # so that the window closes


def test_a_place_that_cannot_be_written_leaves_everything_as_it_was(driver, tmp_path, monkeypatch):
    driver.rest()
    file = saved(driver, tmp_path / "mine.optsim")
    driver.session.apply(CHANGED)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        driver.do("save")
    (notice,) = notices(driver)
    assert notice.sentence.text() == "mine.optsim cannot be saved: the disk is full. Make room, or choose another folder."
    assert driver.window.isWindowModified() and read(file).experiment == SPARSE and os.listdir(tmp_path) == ["mine.optsim"]
    driver.do("save")
    assert not driver.window.isWindowModified()


# what is given to the window


def drop(widget, *files: Path) -> bool:
    """Drop files onto a widget and return whether they were taken."""
    data, at = QMimeData(), QPoint(20, 20)
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # PySide6 6.12 says so of the only way there is to make one
        enter = QDragEnterEvent(at, action, data, button, none)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(at.toPointF(), action, data, button, none))
    return enter.isAccepted()


def refusal(window) -> str:
    """Return why something was not opened, which stands until the next is tried."""
    (notice,) = [notice for notice in window.findChildren(Notice) if notice.isVisible()]
    return notice.sentence.text()


def test_files_dropped_are_opened_by_what_they_are(driver, tmp_path):
    window = driver.window
    driver.rest()
    experiment = saved(driver, tmp_path / "mine.optsim")
    driver.session.apply(CHANGED)
    driver.do("save")
    points, path, other = tmp_path / "points.csv", tmp_path / "path.csv", tmp_path / "notes.doc"
    points.write_text("x,y\n0,0.5\n1,1\n")
    path.write_text("step;w;b\n0;-3;-4\n50;0,5;0\n")
    other.write_bytes(b"\xd0\xcf\x11\xe0")
    assert drop(window.canvas.viewport(), points) and driver.session.experiment.data.name == "points.csv"
    assert drop(window, path) and driver.session.experiment.imported[0].title == "path"
    before = driver.session.experiment
    assert drop(window, other) and "notes.doc is of no kind that OptSim opens" in refusal(window)
    assert drop(window, tmp_path) and "no file" in refusal(window)
    assert driver.session.experiment == before
    driver.do("save")
    assert drop(window, experiment) and driver.session.experiment == before
    assert not [notice for notice in window.findChildren(Notice) if notice.isVisible()], "what was refused before is told no more"
    assert not drop(window)


def test_the_panel_asks_for_points_and_the_window_says_what_is_wrong_with_them(driver, tmp_path):
    driver.rest()
    before = driver.session.experiment
    bad, empty, none = tmp_path / "bad.csv", tmp_path / "empty.csv", tmp_path / "none.csv"
    bad.write_text("x,y\n1,0.5\n2,7\n")
    empty.write_bytes(b"")
    for file, sentence in ((bad, "bad.csv, line 3: y is '7'; it must be a number from 0 to 1."), (empty, "the columns are missing"), (none, "there is no such file or folder")):
        driver.window.dataset.open.click()
        (asks,) = [dialog for dialog in driver.window.findChildren(QFileDialog) if dialog.isVisible()]
        asks.fileSelected.emit(str(file))
        asks.reject()
        assert sentence in refusal(driver.window) and driver.session.experiment == before
    assert driver.window.settings.last_directory() == tmp_path
    bad.write_text("x,y\n1,0.5\n")
    assert openers.open_path(driver.window, bad) and driver.session.experiment.data.count == 1


def test_a_file_that_is_none_changes_nothing(driver, tmp_path):
    driver.rest()
    before = window_document(driver.window)
    for content in (b"", b"{}", b"[" * 10**5, b"{\"format\": \"optsim\", \"version\": 99}"):
        file = tmp_path / "bad.optsim"
        file.write_bytes(content)
        assert not openers.open_path(driver.window, file)
        assert refusal(driver.window).startswith("bad.optsim cannot be opened: ")
    assert window_document(driver.window).experiment == before.experiment and driver.window.documents.path is None


def test_text_goes_from_one_window_to_another(driver):
    driver.rest_at(33)
    driver.session.apply(CHANGED)
    driver.do("copy_experiment")
    text = QGuiApplication.clipboard().text()
    assert text.startswith("optsim1:") and "\n" not in text
    driver.do("new")
    driver.do("paste_experiment")
    assert driver.session.experiment == CHANGED
    QGuiApplication.clipboard().setText("hello")
    driver.do("paste_experiment")
    assert driver.session.experiment == CHANGED and "begins with optsim1:" in refusal(driver.window)


def test_recent_files_are_offered_the_last_first(driver, tmp_path):
    driver.rest()
    files = [saved(driver, tmp_path / f"{n} & more.optsim") for n in range(10)]
    assert driver.window.settings.recent() == files[:1:-1]
    saved(driver, files[5])
    assert driver.window.settings.recent()[0] == files[5] and len(driver.window.settings.recent()) == 8


# after a crash


def killed(driver) -> None:
    """End a window as a crash would: nothing is said, and its locks are free as those of a program that is gone."""
    window = driver.window
    window.autosave.save()
    window.autosave._lock.unlock()
    window.autosave._lock = None
    window.documents._may_lose = True
    window.close()


@pytest.mark.parametrize("named", [True, False])
def test_after_a_crash_the_work_is_offered_and_restored(another, tmp_path, named):
    first = another()
    file = saved(first, tmp_path / "mine.optsim") if named else None
    first.session.apply(CHANGED)
    killed(first)
    settings_ = first.window.settings
    settings_._write("experiment", SPARSE)  # as it was kept before the crash
    second = another()
    (notice,) = notices(second)
    assert ("mine.optsim" in notice.sentence.text()) == named and second.session.experiment == SPARSE
    notice.buttons["Restore"].click()
    assert second.session.experiment == CHANGED and second.window.documents.path == file and second.window.isWindowModified() == named
    assert [one.name for one in second.window.autosave._folder.glob("*.optsim")] == [second.window.autosave.path.name]
    if named:
        second.do("save")
    second.window.close()
    assert list(second.window.autosave._folder.iterdir()) == []


def test_where_no_disk_has_room_the_work_is_offered_too(another, monkeypatch):
    def none():
        raise FileNotFoundError(2, "No usable temporary directory found")

    first = another()
    first.session.apply(CHANGED)
    killed(first)
    first.window.settings._write("experiment", SPARSE)
    monkeypatch.setattr(autosave, "gettempdir", none)
    second = another()
    notices(second)[0].buttons["Restore"].click()
    assert second.session.experiment == CHANGED


def test_what_the_window_shows_already_is_not_offered_and_hides_nothing(another, tmp_path):
    first = another()
    saved(first, tmp_path / "mine.optsim")
    first.session.apply(CHANGED)
    killed(first)
    second = another()
    assert "mine.optsim" in notices(second)[0].sentence.text()
    notices(second)[0].cross.click()
    killed(second)  # unnamed, and what the next window shows
    third = another()
    (notice,) = notices(third)
    assert "mine.optsim" in notice.sentence.text()
    assert len(list(third.window.autosave._folder.glob("*.optsim"))) == 1


def test_two_windows_do_not_take_each_others_work(another):
    first = another()
    first.session.apply(CHANGED)
    first.window.autosave.save()
    second = another()
    assert notices(second) == []
    second.window.autosave.save()
    assert len(list(second.window.autosave._folder.glob("*.optsim"))) == 2
    second.window.close()
    assert first.window.autosave.path.exists()
    first.window.close()
    assert list(first.window.autosave._folder.iterdir()) == []


def test_a_damaged_autosave_is_put_away(another):
    from optsim_gui.view.settings import Settings

    folder = Settings().folder() / "autosave"
    folder.mkdir(parents=True)
    for name, content in (("a", b""), ("b", b"[" * 10**5), ("c", b'{"file": "", "document": {}}'), ("d", b'{"file": 3}')):
        (folder / f"{name}.optsim").write_bytes(content)
    one = another()
    assert notices(one) == [] and list(folder.glob("*.optsim")) == []
    one.window.close()


def test_work_is_kept_by_itself_soon_after_a_change(driver, monkeypatch):
    monkeypatch.setattr(autosave, "AFTER_MS", 0)
    driver.rest()
    kept = driver.window.autosave
    kept._rest()
    driver.session.apply(CHANGED)
    wait(lambda: kept.path.exists(), driver.window.clock.rest_of_frame, driver.session.progress_changed)
    assert autosave.AFTER_MS <= 30_000


def test_that_nothing_can_be_kept_on_a_full_disk_is_told(driver, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    driver.rest()
    monkeypatch.setattr(os, "fsync", full)
    assert not driver.window.autosave.save()
    assert driver.window.status.sentence.text() == "Your work cannot be kept safe against a crash: the disk is full. Make room, or choose another folder."


def test_a_place_where_nothing_can_be_kept_is_told_once(driver, tmp_path):
    driver.rest()
    kept = driver.window.autosave
    (tmp_path / "file").write_bytes(b"")
    kept._folder, kept.path = tmp_path / "file", tmp_path / "file" / "a.optsim"
    kept.save()
    assert driver.window.status.sentence.text().startswith("Your work cannot be kept safe against a crash: ")
    driver.window.status.say("else")
    kept.save()
    assert driver.window.status.sentence.text() == "else"


# told to leave


@pytest.mark.skipif(os.name == "nt", reason="SIGTERM")
def test_a_window_told_to_leave_keeps_what_is_not_saved(another, qtbot, tmp_path):
    one = another()
    file = saved(one, tmp_path / "mine.optsim")
    one.session.apply(CHANGED)
    with app.told_to_leave(one.window.leave):
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.waitUntil(lambda: not one.window.isVisible())
    assert read(file).experiment == SPARSE
    second = another()
    (notice,) = notices(second)
    assert "mine.optsim" in notice.sentence.text()
    notice.buttons["Discard"].click()
    assert list(second.window.autosave._folder.iterdir()) == []
    second.window.close()


def test_at_the_end_of_the_desktops_session_it_is_kept_and_asked_about_when_work_goes_on(another, tmp_path):
    one = another()
    saved(one, tmp_path / "mine.optsim")
    one.session.apply(CHANGED)
    one.window.keep_safe()
    assert one.window.autosave.path.exists()
    one.session.apply(SPARSE.replace(steps=78))  # the person stayed after all
    one.window.close()
    assert questions(one) == 1
    answer(one, Button.Discard)
    assert not one.window.autosave.path.exists()


# killed while saving

WRITER = """
import sys
from optsim_gui.core.files import save
for n in range(10**9):
    save(sys.argv[1], (b"%d," % (n % 10)) * 300_000)
    print("saved", flush=True)
"""


def kill_while_saving(folder: Path, times: int) -> None:
    """Kill a program that saves again and again; each time the file is whole, and what was begun is swept away."""
    import random
    import time

    from optsim_gui.core import files

    file, chance = folder / "mine.optsim", random.Random(7)
    for _ in range(times):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE) as child:
            child.stdout.readline()
            time.sleep(chance.random() * 0.02)
            child.kill()
        content = file.read_bytes()
        assert content == content[:2] * 300_000
    time.sleep(files.YOUNG_S)
    files.sweep(folder)
    assert os.listdir(folder) == ["mine.optsim"]


def test_a_program_killed_while_saving_leaves_a_whole_file(tmp_path):
    kill_while_saving(tmp_path, 4)


@pytest.mark.soak
def test_a_program_killed_a_hundred_times_while_saving_leaves_a_whole_file(tmp_path):
    kill_while_saving(tmp_path, 100)
