"""What a stranger wrote is read or refused in a sentence, whatever it is; those that once were faults are kept here by name."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from optsim_gui.core.errors import Invalid
from optsim_gui.view.autosave import Autosave
from tests.fuzz import ROOT, feed, fuzz, readers

READERS = ("session", "line", "folded", "csv", "path", "lesson", "picture", "settings", "command")
FOUND = {
    "a number of 5000 digits in a lesson": ("lesson", b"title: a\nabout: b\nscenes:\n- say: c\n  show: {cursor: " + b"9" * 5000 + b"}\n"),
    "a number that is none in a lesson": ("lesson", b"title: 0x\nabout: 0b\nscenes:\n- say: 0x_\n"),
    "a size beyond all numbers": ("command", b"render\n--size\n1600x" + b"9" * 400 + b"\n--out\na.png"),
    "the name of a column clears the terminal": ("csv", b"x,\x1b[2J\n0,1\n"),
    "the name of a column rings": ("path", b"step,w,\x07\n0,1,1\n"),
    "an argument in no encoding": ("command", b"render\n--sessi\xff\xcd"),
    "a number of sixties without end": ("lesson", b"title: a\nabout: b\nscenes:\n- say: c\n  show: {cursor: 1" + b":59" * 60_000 + b"}\n"),
    "lists in lists in an old file": ("session", b'{"lanes":[' + b",".join([b"[" * 9 + b"]" * 9] * 490_000) + b"]}"),
    "a preset without a name": ("command", b"run\n--optimizer\nadam\n--out\na.csv\n--preset\n"),
    "an argument without end": ("command", b"list\n" + b"a" * 90_000),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_once_was_a_fault_is_none(tmp_path, name):
    reader, content = FOUND[name]
    feed(readers(tmp_path)[reader][0], content)


def test_a_folder_that_is_called_as_an_autosave_stays(tmp_path):
    (tmp_path / "0.optsim").mkdir()
    assert list(Autosave._left(SimpleNamespace(_folder=tmp_path))) == [] and (tmp_path / "0.optsim").is_dir()


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize("reader", ["csv", "path", "lesson", "session", "picture"])
def test_what_is_no_file_is_not_waited_for(tmp_path, reader):
    from optsim_gui.core import dataset, imported, lesson, pictures

    read = {"csv": dataset.read_csv, "path": lambda file: imported.read_path(file, 9), "lesson": lesson.read}.get(reader, pictures.read_session)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, sentence in (("pipe", "pipe is no file"), ("", "is no file"), ("loop", "its links lead in a circle"), ("none", "there is no such file")):
        with pytest.raises(Invalid, match=sentence):
            read(tmp_path / name)


def test_a_sentence_holds_no_control_character_and_has_an_end():
    assert str(Invalid("a\x1b[2Jb\nc")) == "a\ufffd[2Jb\ufffdc"
    assert len(str(Invalid("a" * 5000))) == 1001 and str(Invalid("ü ≤ 3")) == "ü ≤ 3"


@pytest.mark.parametrize("reader", READERS)
def test_what_is_nearly_right_is_read_or_refused(reader):
    assert fuzz(reader, 40, seed=0) == []


@pytest.mark.soak
@pytest.mark.parametrize("reader", READERS)
def test_thousands_that_are_nearly_right_are_read_or_refused(reader):
    assert fuzz(reader, 20_000, seed=99) == []


@pytest.mark.soak
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is told by /proc")
@pytest.mark.parametrize("reader", ["session", "csv", "path", "lesson", "picture", "text", "autosave", "settings", "run", "render", "window"])
def test_what_is_hostile_takes_no_more_than_200_mb_and_2_seconds(reader):
    told = subprocess.run([sys.executable, "-m", "tests.hostile", reader], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
