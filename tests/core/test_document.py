"""What an .optsim file holds comes back the same, and whatever else is opened is refused in one sentence."""

import json
import os
import random
import tracemalloc
import zlib
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given

from optsim_gui.core import document
from optsim_gui.core.dataset import Online, Points, Sparse
from optsim_gui.core.document import LINE, MOST_VALUES, VERSION, Arrows, Curves, Document, decode, encode, from_line, read, to_line
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Batch, Experiment, Lane, Schedule
from optsim_gui.core.experiment import encode as encode_experiment
from optsim_gui.core.figure import Figure
from optsim_gui.core.imported import Imported
from optsim_gui.core.preset import View, names, preset
from optsim_gui.resources import path
from tests.strategies import documents

SPARSE = preset("sparse")
WHOLE = Document(SPARSE.experiment, SPARSE.view, active=(1, 6), step=120, preset="sparse", panels=("data", "curves"), colours={6: "#123456"})
FILE = encode(WHOLE)


@given(documents())
def test_what_is_written_is_what_is_read(one):
    assert decode(encode(one)) == one
    assert encode(decode(encode(one))) == encode(one)
    assert from_line(to_line(one)) == one


def test_a_file_is_text_that_a_person_can_read():
    lines = FILE.decode().splitlines()
    assert lines[1:3] == ['  "format": "optsim",', f'  "version": {VERSION},']
    assert '    "start": [-3.0, -4.0],' in lines and '  "active": [1, 6],' in lines


def test_numbers_in_a_name_are_left_as_they_are():
    titled = WHOLE.__class__(SPARSE.experiment, SPARSE.view, panels=("[\n 1,\n 2 ]", "[1,   2]"))
    assert decode(encode(titled)) == titled


def test_arrows_of_an_unknown_kind_are_told_with_the_known_ones():
    with pytest.raises(Invalid, match="at .*arrows.kinds"):
        decode(FILE.replace(b'"kinds": []', b'"kinds": ["wind"]'))


def test_a_file_that_says_nothing_of_what_else_is_shown_opens_as_usual():
    raw = json.loads(FILE)
    for name in ("ghosts", "arrows", "legend", "equal"):
        del raw[name]
    assert decode(json.dumps(raw).encode()) == WHOLE


@pytest.mark.parametrize("name", names())
def test_what_had_no_version_yet_opens(name):
    """An experiment alone, as the settings keep it, and a preset's file are version 0."""
    one = preset(name)
    alone = decode(encode_experiment(one.experiment))
    assert (alone.experiment, alone.preset, alone.view) == (one.experiment, name, one.view)
    assert decode(path("presets", name + ".json").read_bytes()) == alone


def test_every_older_version_is_turned_into_the_next():
    assert set(document.MIGRATIONS) == set(range(VERSION))


@pytest.mark.parametrize("part", [Sparse, Points, Online, Schedule, Batch, Lane, Experiment, Imported, View, Curves, Arrows, Document, Figure])
def test_no_part_of_a_file_holds_what_is_not_known_or_may_change(part):
    assert part.__struct_config__.forbid_unknown_fields and part.__struct_config__.frozen


@pytest.mark.parametrize(("old", "new", "says"), [
    ('"version": 1', f'"version": {VERSION + 1}', "newer OptSim"),
    ('"version": 1', '"version": 0', "no experiment of OptSim"),
    ('"version": 1', '"version": "one"', "at $.version: Expected `int`, got `str`"),
    ('"format": "optsim"', '"format": "other"', "no experiment of OptSim"),
    ('"steps": 300', '"steps": 0', "at $.experiment: updates is 0; it must be a whole number from 1 to 100,000"),
    ('"steps": 300', '"stops": 300', "at $.experiment: Object contains unknown field `stops`"),
    ('"steps": 300', '"steps": 3.5', "at $.experiment.steps: Expected `int`"),
    ('"eps": 1e-8', '"eps": NaN', "damaged"),
    ('"eps": 1e-8', '"eps": 1e999', "out of range"),
    ('"eps": 1e-8', '"eps": 2', "at $.experiment.lanes[3]: eps of AdaGrad is 2.0"),
    ('"step": 120', '"step": -1', "at $.step: "),
    ('"w": [-5.0, 2.5]', '"w": [2.5, -5.0]', "the view of w is from 2.5 to -5.0"),
    ('"w": [-5.0, 2.5]', '"w": [-1e300, 2.5]', "within -10000 to 10000"),
    ('"#123456"', '"red"', "at $.colours"),
    ('"adam"', '"__import__"', "optimizer is '__import__'"),
])  # fmt: skip
def test_what_cannot_be_opened_is_told_with_its_place(old, new, says):
    assert old in FILE.decode()
    with pytest.raises(Invalid, match="^lecture.optsim cannot be opened: .*") as told:
        decode(FILE.decode().replace(old, new).encode(), "lecture.optsim")
    assert says in str(told.value) and "\n" not in str(told.value)


HOSTILE = {
    "empty": b"", "a list": b"[]", "an empty object": b"{}", "nested lists": b"[" * 10**6, "nested objects": b'{"a":' * 10**6,
    "nested in an unknown field": b'{"format":"optsim","version":1,"x":' + b"[" * 10**6, "truncated": FILE[: len(FILE) // 2],
    "Latin-1": FILE.replace(b"sparse", b"sp\xe4rse"), "UTF-16": FILE.decode().encode("utf-16"), "zeros": b"\0" * 10**6,
    "many values": b'{"lanes":[' + b"0," * MOST_VALUES + b"0]}", "a huge string": b'{"format":"optsim","version":1,"preset":"' + b"a" * 19_000_000 + b'"}',
    "many numbers": b'{"format":"optsim","version":1,"experiment":{"data":{"kind":"points","x":[' + b"0," * (MOST_VALUES - 9) + b'0],"y":[]}}}',
    "many keys": b'{"format":"optsim","version":1,"experiment":{"lanes":[{"id":1,"optimizer":"gd","settings":{'
                 + b",".join(b'"%d":0' % i for i in range(300_000)) + b"}}]}}",
}  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_content_is_refused_with_bounded_memory(content):
    tracemalloc.start()
    with pytest.raises(Invalid) as told:
        decode(content)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 150e6 and len(str(told.value)) < 500


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return `content` with some bytes changed, cut out, doubled, or exchanged for what JSON is made of."""
    pieces = (b"{", b"}", b"[", b"]", b",", b":", b'"', b"null", b"-", b"1e999", b"0", b"\xff", b"\\u0000", b"true")
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.randint(0, len(content)) for _ in "ab")
        to = min(to, at + chance.choice((0, 1, 3, 40)))
        content = content[:at] + chance.choice((b"", content[at:to] * 2, chance.choice(pieces))) + content[to:]
    return content


def fuzz(count: int, seed: int) -> int:
    """Open `count` mutations, as a file and as a line; return how many of them still were documents."""
    chance, opened = random.Random(seed), 0
    for _ in range(count):
        content = mutated(FILE, chance)
        line = LINE + urlsafe_b64encode(mutated(zlib.compress(content), chance) if chance.random() < 0.5 else zlib.compress(content)).decode()
        for open_it in (lambda: decode(content), lambda: from_line(line)):
            try:
                opened += open_it() is not None
            except Invalid as error:
                assert "\n" not in str(error)
    return opened


def test_a_mutated_file_is_a_document_or_refused():
    assert 0 < fuzz(1500, seed=6) < 3000


@pytest.mark.soak
def test_half_a_million_mutated_files_are_documents_or_refused():
    assert fuzz(250_000, seed=7) > 0


def test_a_line_may_be_wrapped_on_its_way():
    line = to_line(WHOLE)
    assert line.isascii() and line.split() == [line]
    assert from_line("  " + "\r\n".join(line[i : i + 60] for i in range(0, len(line), 60)) + "\n") == WHOLE
    assert from_line(FILE.decode()) == WHOLE


@pytest.mark.parametrize("text", ["", "hello", LINE, LINE + "?", to_line(WHOLE)[:-30], to_line(WHOLE) + "AAAA", LINE + "é" * 100, "{", "x" * 10_000_001], ids=lambda t: t[-12:])
def test_a_text_that_is_none_is_refused(text):
    with pytest.raises(Invalid):
        from_line(text)


def test_a_text_that_unfolds_without_end_is_not_unfolded():
    bomb = LINE + urlsafe_b64encode(zlib.compress(b"[" * 60_000_000)).decode()
    tracemalloc.start()
    with pytest.raises(Invalid, match="more than 20,000,000 bytes"):
        from_line(bomb)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 100e6


def test_no_file_is_read_beyond_what_a_document_may_hold(tmp_path):
    huge = tmp_path / "huge.optsim"
    with open(huge, "wb") as file:
        file.truncate(10_000_000_000)
    tracemalloc.start()
    with pytest.raises(Invalid, match="huge.optsim is larger than 20,000,000 bytes"):
        read(huge)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 50e6


@pytest.mark.skipif(os.name == "nt", reason="POSIX links and fifos")
def test_what_is_no_file_is_refused(tmp_path):
    circle, fifo = tmp_path / "circle.optsim", tmp_path / "fifo.optsim"
    circle.symlink_to(circle)
    os.mkfifo(fifo)
    for place, says in ((tmp_path, "no file"), (fifo, "no file"), (circle, "circle"), (tmp_path / "none", "no such"), (tmp_path / ("a" * 300), "too long"), ("/dev/zero", "no file"), ("a\0b", "name")):
        with pytest.raises(Invalid, match=says):
            read(place)
