"""A path from elsewhere is read as it is, or refused with the line that is wrong."""

import random

import pytest
from hypothesis import given

from optsim_gui.core import imported
from optsim_gui.core.errors import Invalid
from optsim_gui.core.imported import Imported, read_path
from tests.core.test_document import mutated
from tests.strategies import paths

GOOD = b"epoch, step ,W,b,loss\n0,1,0.5,-2,9\n0,3,1e-3,2.5,8\n\n1,10,-4,0,7\n"


def written(tmp_path, content: bytes, name="my run.csv"):
    file = tmp_path / name
    file.write_bytes(content)
    return file


def test_columns_are_found_by_name(tmp_path):
    for content in (GOOD, b"\xef\xbb\xbf" + GOOD, GOOD.replace(b"\n", b"\r\n")):
        assert read_path(written(tmp_path, content), 7) == Imported(7, "my run", (1, 3, 10), (0.5, 1e-3, -4.0), (-2.0, 2.5, 0.0))


@pytest.mark.parametrize("part", [";", "\t", " ;  "])
def test_semicolons_and_tabs_part_columns_and_then_numbers_may_have_decimal_commas(tmp_path, part):
    lines = ("step,w,b", "1,0.5,-2", "3,1e-3,2.5,")
    for point in ".,":
        content = "\r\n".join(line.replace(",", part).replace(".", point) for line in lines).encode()
        assert read_path(written(tmp_path, content), 7) == Imported(7, "my run", (1, 3), (0.5, 1e-3), (-2.0, 2.5))


@given(paths())
def test_what_a_program_writes_is_read_bit_for_bit(tmp_path_factory, one):
    rows = "".join(f"{step},{w!r},{b!r}\n" for step, w, b in zip(one.step, one.w, one.b))
    read = read_path(written(tmp_path_factory.mktemp("paths"), f"step,w,b\n{rows}".encode()), one.id)
    assert (read.step, read.w, read.b) == (one.step, one.w, one.b)


@pytest.mark.parametrize(("content", "says"), [
    (b"", "line 1: the columns are missing; step, w and b must be among them"),
    (b"step,w\n1,2\n", "line 1: the columns are step, w;"),
    (b"step,w,b,b\n1,2,3,3\n", "line 1"),
    (b"step,w,b\n", "holds no rows"),
    (b"step,w,b\n0,1,2\n1,2\n", "line 3: the row holds 2 values"),
    (b"step,w,b\n0,1,2\n1,nan,3\n", "line 3: w is 'nan'; it must be a finite number"),
    (b"step,w,b\n0,1,2\n1,1,-inf\n", "line 3: b is '-inf'"),
    (b"step,w,b\n0,1,2\n\n1.5,1,3\n", "line 4: step is '1.5'; it must be a whole number"),
    (b"step,w,b\n-1,1,2\n", "line 2: step is -1; it must be a whole number from 0 to 100,000"),
    (b"step,w,b\n1e300,1,2\n", "line 2: step is 1000"),
    (b"step,w,b\n5,1,2\n5,1,2\n", "line 3: step is 5 after 5; steps must rise"),
    (b"step,w;b\n0,1,2\n", "line 1: the columns are step, w;b"),
    (b"step,w,b\n0,-3,0,-4,0\n", "line 2: the row holds 5 values under 3 columns; with decimal commas, columns must be parted by semicolons"),
    (b"step;w;b\n0;1.000,5;2\n", "line 2: w is '1.000,5'"),
    (b"step,w,b\n0,1,'__import__(\"os\")'\n", "line 2: b is"),
    (b"step,w,b\n0,1,\xff\n", "not a text file in UTF-8"),
    (b"step,w,b\n0," + b"1" * 200_000 + b",2\n", "line 2"),
    (b"step,w,b\n" + b"".join(b"%d,0,0\n" % i for i in range(imported.MOST_ROWS + 1)), "line 10002: there are more than 10,000 rows"),
    (b"step,w,b\n" + b"0" * imported.MOST_BYTES, "larger than 5,000,000 bytes"),
], ids=lambda value: value[:24] if isinstance(value, str) else "")  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path, content, says):
    with pytest.raises(Invalid, match=f"^my run.csv.*(?:{says})") as told:
        read_path(written(tmp_path, content), 1)
    assert "\n" not in str(told.value) and len(str(told.value)) < 400


def fuzz(folder, count: int, seed: int) -> int:
    """Read `count` mutations of a path and return how many of them were paths."""
    chance, read = random.Random(seed), 0
    for _ in range(count):
        try:
            read += read_path(written(folder, mutated(GOOD, chance)), 1) is not None
        except Invalid as error:
            assert "\n" not in str(error)
    return read


def test_a_mutated_path_is_a_path_or_refused(tmp_path):
    assert 0 < fuzz(tmp_path, 500, seed=6) < 500


def test_a_path_of_a_session_is_refused_with_the_row_that_is_wrong():
    for step, row in (((-1, 2, 3), 1), ((1, 1, 3), 2), ((1, 2, 2), 3)):
        with pytest.raises(Invalid, match=f"^row {row}: step is {step[row - 1]}"):
            Imported(7, "mine", step, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))


@pytest.mark.soak
def test_many_mutated_paths_are_paths_or_refused(tmp_path):
    assert fuzz(tmp_path, 200_000, seed=7) > 0
