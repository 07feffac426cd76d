"""The sparse toy generator, given points, and CSV files."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.dataset import MOST_BYTES, MOST_POINTS, Points, Sparse, read_csv
from optsim_gui.core.errors import Invalid
from optsim_gui.core.files import LONGEST_ROW, MOST_LINES
from optsim_gui.core.experiment import decode, encode

sparse = st.builds(
    Sparse, points=st.integers(1, 300), sparsity=st.floats(0, 1), distribution=st.sampled_from(("uniform", "normal")),
    low=st.floats(0.5, 2), high=st.floats(2, 9), mean=st.floats(20, 30), seed=st.integers(0, 2**32 - 1),
)  # fmt: skip


def test_the_default_is_the_sparse_experiment_s_data():
    x, y = Sparse().arrays()
    assert x[x != 0][:3] == pytest.approx([0.43247884, 0.40212509, 1.20933896], abs=5e-9)
    assert y[:3] == pytest.approx([0.65386601, 0.43122675, 0.86732051], abs=5e-9)
    assert (x.sum(), y.sum()) == pytest.approx((32.271456, 50.315454), abs=5e-7)


@given(sparse)
def test_exactly_the_share_asked_for_is_zero_and_a_seed_tells_all(recipe):
    x, y = recipe.arrays()
    assert x.shape == y.shape == (recipe.points,)
    assert np.count_nonzero(x == 0) == round(recipe.points * recipe.sparsity)
    assert ((y >= 0) & (y < 1)).all()
    assert all(np.array_equal(a, b) for a, b in zip((x, y), recipe.arrays()))
    assert decode(encode(recipe), Sparse) == recipe


@given(sparse, st.integers(0, 299))
def test_one_more_zero_leaves_all_other_points_where_they_are(recipe, zeros):
    n = recipe.points
    fewer, more = (Sparse(n, min(n, zeros + i) / n, recipe.distribution, recipe.low, recipe.high, recipe.mean, recipe.sd, recipe.seed).arrays() for i in (0, 1))
    changed = fewer[0] != more[0]
    assert np.array_equal(fewer[1], more[1])
    assert np.count_nonzero(changed) == (1 if zeros < n else 0)
    assert (more[0][changed] == 0).all()


@given(sparse)
def test_uniform_x_stays_in_its_range(recipe):
    x = recipe.arrays()[0]
    if recipe.distribution == "uniform":
        assert ((x == 0) | (x >= recipe.low) & (x <= recipe.high)).all()


@pytest.mark.parametrize(
    ("field", "value"),
    [("points", 0), ("points", MOST_POINTS + 1), ("sparsity", -0.1), ("sparsity", 1.1), ("sparsity", float("nan")), ("low", -101.0),
     ("high", float("inf")), ("mean", 1e9), ("sd", -1.0), ("seed", -1), ("seed", 2**32), ("low", 3.5)],
)  # fmt: skip
def test_a_value_out_of_range_is_named(field, value):
    with pytest.raises(Invalid, match=f"^{field} is .*must"):
        Sparse(**{field: value})


@pytest.mark.parametrize(
    ("x", "y", "sentence"),
    [
        ((), (), "there are 0 x and 0 y"),
        ((1.0,), (0.5, 0.5), "there are 1 x and 2 y"),
        ((0.0,) * (MOST_POINTS + 1), (0.0,) * (MOST_POINTS + 1), "from 1 to 100,000"),
        ((1.0, float("inf")), (0.5, 0.5), "x of point 2 is inf"),
        ((1.0,), (1.5,), "y of point 1 is 1.5"),
        ((1.0,), (float("nan"),), "y of point 1 is nan"),
    ],
)
def test_given_points_that_do_not_fit_are_named(x, y, sentence):
    with pytest.raises(Invalid, match=sentence):
        Points(x, y)


def test_given_points_are_float_arrays_that_cannot_be_changed():
    x, y = Points((1, 2), (0, 1)).arrays()
    assert x.dtype == y.dtype == np.float64 and x.tolist() == [1.0, 2.0] and y.tolist() == [0.0, 1.0]
    assert not x.flags.writeable and not y.flags.writeable


@given(st.lists(st.tuples(st.floats(allow_nan=False, allow_infinity=False), st.floats(0, 1)), min_size=1))
def test_points_come_back_from_json(pairs):
    points = Points(*map(tuple, zip(*pairs)), name="mine")
    assert decode(encode(points), Points) == points


@pytest.mark.parametrize(
    "text",
    [
        b"x,y\n1,0.5\n-2e3,1\n",
        b"x,y\r\n1,0.5\r\n-2e3,1",
        b"x,y\r1,0.5\r-2e3,1",
        b"\xef\xbb\xbfx,y\n1,0.5\n-2e3,1\n",
        b"x,y\n\n1,0.5\n   \n-2e3,1\n\n\n",
        b"y,x\n0.5,1\n1,-2e3\n",
        b' X , "Y"\n 1 , 0.5\n"-2e3","1"\n',
        b"x;y\r\n1;0,5\r\n-2e3;1,0\r\n",
    ],
    ids=["plain", "CRLF", "CR", "BOM", "blank lines", "swapped", "quotes and spaces", "semicolons and decimal commas"],
)
def test_a_csv_file_is_read(tmp_path, text):
    file = tmp_path / "points.csv"
    file.write_bytes(text)
    assert read_csv(file) == Points((1.0, -2000.0), (0.5, 1.0), "points.csv")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "line 1: the columns are missing; they must be x,y"),
        (b"a,b\n1,0.5\n", "line 1: the columns are a, b"),
        (b"x;y\n1,5,0,5\n", "line 2: the row holds '1,5,0,5'; it must hold two values, x and y"),
        (b"1,0.5\n2,0.5\n", "line 1: the columns are 1, 0.5"),
        (b"x,y,z\n1,0.5,2\n", "line 1: the columns are x, y, z"),
        (b"x,y\n", "holds no points"),
        (b"x,y\n1,0.5\n\n2,half\n", "line 4: y is 'half'; it must be a number from 0 to 1"),
        (b"x,y\n1,0.5\nnan,0.5\n", "line 3: x is 'nan'; it must be a finite number"),
        (b"x,y\n1,0.5\n1e999,0.5\n", "line 3: x is '1e999'"),
        (b"x,y\n-inf,0.5\n", "line 2: x is '-inf'"),
        (b"x,y\r\n1,0.5\r\n1,1.01\r\n", "line 3: y is '1.01'"),
        (b"x,y\n1,-0.1\n", "line 2: y is '-0.1'"),
        (b"x,y\n1,nan\n", "line 2: y is 'nan'"),
        (b"x,y\n1,0.5\n,\n", "line 3: x is ''"),
        (b"x,y\n1,0.5\n1,0.5,7\n", "line 3: the row holds '1, 0.5, 7'; it must hold two values"),
        (b"x,y\n1\n", "line 2: the row holds '1'"),
        (b"x,y\n" + b"1,0.5\n" * (MOST_POINTS + 1), f"line {MOST_POINTS + 2}: there are more than 100,000 points"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not a text file in UTF-8"),
        ("x,y\n1,0.5\n".encode("utf-16"), "is not a text file in UTF-8"),
        (b"x,y\n1,\x00\n", "line 2"),
        (b"x,y\n" + b"1" * 200_000 + b",1\n", "line 2"),
        (b"x,y\n" + b"\n" * MOST_BYTES, "is larger than 20,000,000 bytes"), (b"x,y\n" + b"\n" * MOST_LINES, "has more than 1,000,000 lines"),
        (b"x,y\n" + b"1," * LONGEST_ROW, "line 2: the row is longer than 100,000 characters"), (b"x,y\n" + b"\"1\n\"," * LONGEST_ROW, "the row is longer than 100,000"),
    ],
    ids=["empty", "other names", "semicolons", "no header", "three columns", "no rows", "word", "nan", "overflow", "infinite",
         "y too large", "y negative", "y nan", "empty cells", "three values", "one value", "too many", "binary", "utf-16", "nul", "long", "huge", "many lines", "a row of many cells", "a row of many lines"],
)  # fmt: skip
def test_a_csv_file_that_does_not_fit_is_told_with_its_line(tmp_path, text, sentence):
    file = tmp_path / "points.csv"
    file.write_bytes(text)
    with pytest.raises(Invalid) as told:
        read_csv(file)
    assert sentence in str(told.value) and "points.csv" in str(told.value) and "\n" not in str(told.value)


@given(st.binary(max_size=60))
def test_whatever_a_file_holds_it_is_read_or_told(tmp_path_factory, content):
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(b"x,y\n" + content)
    try:
        assert len(read_csv(file).x) >= 1
    except Invalid as error:
        assert "any.csv" in str(error)
