"""What a stranger wrote is read or refused in a sentence, whatever it is; those that once were faults are kept here by name."""

import pytest

from optsim_gui.core.errors import Invalid
from tests.fuzz import feed, fuzz, readers

READERS = ("session", "line", "folded", "csv", "path", "lesson", "picture", "settings", "command")
FOUND = {
    "a number of 5000 digits in a lesson": ("lesson", b"title: a\nabout: b\nscenes:\n- say: c\n  show: {cursor: " + b"9" * 5000 + b"}\n"),
    "a number that is none in a lesson": ("lesson", b"title: 0x\nabout: 0b\nscenes:\n- say: 0x_\n"),
    "a size beyond all numbers": ("command", b"render\n--size\n1600x" + b"9" * 400 + b"\n--out\na.png"),
    "the name of a column clears the terminal": ("csv", b"x,\x1b[2J\n0,1\n"),
    "the name of a column rings": ("path", b"step,w,\x07\n0,1,1\n"),
    "an argument in no encoding": ("command", b"render\n--sessi\xff\xcd"),
    "an argument without end": ("command", b"list\n" + b"a" * 90_000),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_once_was_a_fault_is_none(tmp_path, name):
    reader, content = FOUND[name]
    feed(readers(tmp_path)[reader][0], content)


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
