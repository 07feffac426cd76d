"""The session inside a picture: what went in comes back, and whatever else is read is a sentence, soon and small."""

import io
import os
import random
import struct
import time
import tracemalloc
import zlib
from base64 import urlsafe_b64encode
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from optsim_gui.core.dataset import Points
from optsim_gui.core.document import Document, to_line
from optsim_gui.core.errors import Invalid
from optsim_gui.core.figure import Figure
from optsim_gui.core.pictures import KEYWORD, MOST_ROWS, PNG, Apart, into_png, into_svg, outside, read_picture, read_session, text_of, xmp
from optsim_gui.core.preset import preset

SPARSE = Document(preset("sparse").experiment, preset("sparse").view, step=120, preset="sparse")
FIGURE = Figure(("canvas", "loss"), 170, 110, "mm", 300, "print", True, 8.5, "Six «optimizers» & more <b>", False)
EMPTY_PNG = PNG + b"".join(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in
                           ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")))  # fmt: skip


def carriers(text):
    """Return one small file of each kind that carries a text."""
    return {
        "png": into_png(EMPTY_PNG, text),
        "svg": into_svg(b'<?xml version="1.0"?>\n<svg width="1mm">\n<path d="M0,0"/></svg>', text),
        "pdf": b"%PDF-1.4\n1 0 obj\n<</Type /Metadata>>\nstream\n" + xmp(text) + b"\nendstream\n%%EOF",
    }


KINDS = carriers("")


def test_a_picture_that_carries_a_session_is_still_a_picture():
    assert Image.open(io.BytesIO(carriers(text_of(SPARSE, FIGURE))["png"])).size == (1, 1)
    svg = ElementTree.fromstring(carriers(text_of(SPARSE, FIGURE))["svg"])
    assert svg.get("width") == "1mm" and [part.tag.rpartition("}")[2] for part in svg] == ["metadata", "path"]


def kept(folder, kind, content):
    file = folder / f"x.{kind}"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("kind", KINDS)
def test_what_went_in_comes_back(kind, tmp_path):
    file = kept(tmp_path, kind, carriers(text_of(SPARSE, FIGURE))[kind])
    assert read_picture(file) == read_session(file) == (SPARSE, FIGURE)


@pytest.mark.parametrize("kind", KINDS)
def test_the_name_does_not_matter_but_the_content(kind, tmp_path):
    (tmp_path / "x.jpeg").write_bytes(carriers(text_of(SPARSE, FIGURE))[kind])
    assert read_picture(tmp_path / "x.jpeg")[0] == SPARSE


def test_a_picture_of_a_version_without_a_figure_has_the_usual_one(tmp_path):
    assert read_picture(kept(tmp_path, "png", into_png(EMPTY_PNG, to_line(SPARSE)))) == (SPARSE, Figure())


def of(rows, name="points.csv"):
    x = np.random.default_rng(1).uniform(0, 1, rows).tolist()
    return Document(SPARSE.experiment.replace(data=Points(tuple(x), tuple(x[::-1]), name)), SPARSE.view)


def test_data_travel_inside_up_to_a_bound(tmp_path):
    document = of(MOST_ROWS)
    assert outside(document) is None
    assert read_picture(kept(tmp_path, "svg", carriers(text_of(document, FIGURE))["svg"]))[0] == document


def test_larger_data_are_found_beside_the_picture_and_must_be_the_same(tmp_path):
    document = of(MOST_ROWS + 1)
    text = text_of(document, FIGURE)
    assert outside(document).rows == MOST_ROWS + 1 and len(text) < 5_000
    assert [word.partition(":")[0] for word in text.split(" ")[1:]] == ["figure1", "data1"], "what files of today are told by"
    file = kept(tmp_path, "png", carriers(text)["png"])
    with pytest.raises(Invalid, match=r"needs the data points.csv \(10,001 rows\), which are too many to travel inside: put the file beside"):
        read_picture(file)
    data = document.experiment.data
    rows = [f"{x!r},{y!r}" for x, y in zip(data.x, data.y)]
    (tmp_path / "points.csv").write_text("\n".join(["x,y", *rows]))
    assert read_picture(file)[0] == document
    (tmp_path / "points.csv").write_text("\n".join(["x,y", *rows[::-1]]))
    with pytest.raises(Apart, match="points.csv is not what x.png was made of: its numbers differ"):
        read_picture(file)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine.csv").write_text("\n".join(["x,y", *rows]))
    assert read_picture(file, tmp_path / "elsewhere" / "mine.csv")[0] == document


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..", "", "a\0b", "x" * 5000])
def test_data_are_looked_for_beside_the_picture_only(name, tmp_path):
    with pytest.raises(Invalid, match="put the file beside|needs the data"):
        read_picture(kept(tmp_path, "png", carriers(text_of(of(MOST_ROWS + 1, name), FIGURE))["png"]))


# hostile files


def forged(length=0, text=b"optsim1:", kind=b"iTXt", check=None):
    body = kind + KEYWORD + b"\0\0\0\0\0" + text
    return EMPTY_PNG[:33] + struct.pack(">I", length or len(body) - 4) + body + struct.pack(">I", zlib.crc32(body) if check is None else check) + EMPTY_PNG[33:]


BOMB = b"optsim1:" + urlsafe_b64encode(zlib.compress(b" " * 100_000_000, 9)).rstrip(b"=")
HOSTILE = {
    "nothing": b"",
    "another kind": b"GIF89a",
    "only a signature": PNG,
    "a picture of others": EMPTY_PNG,
    "a length beyond the end": forged(length=2**31 - 1),
    "a wrong check": forged(check=1),
    "no base64": forged(text=b"optsim1:----"),
    "another text": forged(text=b"hello"),
    "a bomb": forged(text=BOMB),
    "a thousand million pixels": EMPTY_PNG[:16] + struct.pack(">II", 2**31 - 1, 2**31 - 1) + EMPTY_PNG[24:],
    "many chunks": PNG + b"\0\0\0\0abcd\0\0\0\0" * 300_000,
    "bytes that are no text": forged(text=b"\xff\xfe optsim1:"),
    "entities": b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg><metadata id="optsim-session">&b;</metadata></svg>',
    "a file of the system": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><metadata id="optsim-session">&x;</metadata></svg>',
    "metadata without an end": b'<svg><metadata id="optsim-session">' + b"optsim1:" * 1000,
    "a bomb in SVG": b'<svg><metadata id="optsim-session">' + BOMB + b"</metadata></svg>",
    "metadata of megabytes": b'<svg><metadata id="optsim-session">' + b"a" * 30_000_000 + b"</metadata></svg>",
    "many beginnings": b"<svg>" + b'<metadata id="optsim-session">' * 500_000,
    "a PDF of others": b"%PDF-1.4\n%%EOF",
    "a PDF cut off": b"%PDF-1.4\n<optsim:session>optsim1:",
    "a figure that is none": forged(text=to_line(SPARSE).encode() + b" figure1:e30x"),
    "a figure out of range": forged(text=to_line(SPARSE).encode() + b" figure1:" + urlsafe_b64encode(b'{"width":1e308}')),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_is_none_is_one_sentence_soon_and_small(content, tmp_path):
    file = kept(tmp_path, "png", content)
    tracemalloc.start()
    with pytest.raises(Invalid) as told:
        read_picture(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "\n" not in str(told.value) and str(told.value).endswith(".") and len(str(told.value)) < 400
    assert peak < 150_000_000


def test_ten_gigabytes_are_not_read(tmp_path):
    for kind, head in (("svg", b"<svg>"), ("pdf", b"%PDF-1.7"), ("png", EMPTY_PNG[:-12] + struct.pack(">I", 2**32 - 1) + b"junk")):
        file = kept(tmp_path, kind, head)
        os.truncate(file, 10_000_000_000)
        with pytest.raises(Invalid):
            read_picture(file)


@pytest.mark.parametrize("make", [lambda p: p.mkdir(), lambda p: p.symlink_to(p.name), os.mkfifo], ids=["folder", "circle of links", "pipe"])
def test_what_is_no_file_is_told(make, tmp_path):
    make(tmp_path / "x.png")
    with pytest.raises(Invalid):
        read_picture(tmp_path / "x.png")


WHOLE = carriers(text_of(SPARSE, FIGURE))


@given(kind=st.sampled_from(sorted(KINDS)), cut=st.floats(0, 1))
def test_a_file_cut_off_anywhere_is_read_or_told(kind, cut, tmp_path_factory):
    read_or_tell(tmp_path_factory.getbasetemp(), kind, WHOLE[kind][: int(cut * len(WHOLE[kind]))])


def read_or_tell(folder, kind, content):
    try:
        read_picture(kept(folder, kind, content))
    except Invalid as error:
        assert "\n" not in str(error)


def changed(content, chance):
    """Return content with a few places changed, moved, doubled or left out."""
    content = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at, to = (chance.randrange(len(content) + 1) for _ in range(2))
        match chance.randrange(4):
            case 0 if at < len(content):
                content[at] = chance.choice((0, 255, 127, 32, 60, chance.randrange(256)))
            case 1:
                del content[at : at + chance.randint(1, 40)]
            case 2:
                content[at:at] = content[to : to + chance.randint(1, 200)]
            case _:
                content[at:at] = chance.randbytes(chance.randint(1, 8))
    return bytes(content)


def mutate(folder, again):
    """Read changed files of each kind while `again(number)`; return how many."""
    chance, number = random.Random(6), 0
    while again(number):
        kind = chance.choice(sorted(KINDS))
        content = changed(WHOLE[kind], chance)
        if kind == "png" and chance.random() < 0.7:
            content = into_png(EMPTY_PNG, changed(text_of(SPARSE, FIGURE).encode(), chance).decode("latin-1"))  # past the check
        read_or_tell(folder, kind, content)
        number += 1
    return number


def test_a_few_changed_files_are_read_or_told(tmp_path):
    assert mutate(tmp_path, lambda number: number < 300) == 300


@pytest.mark.soak
def test_changed_files_for_ten_minutes_are_read_or_told(tmp_path):
    end = time.monotonic() + 600
    print(mutate(tmp_path, lambda _: time.monotonic() < end), "changed files were read")
