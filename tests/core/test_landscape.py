"""The loss on a grid, its contour lines and its shading."""

import threading
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.dataset import Sparse
from optsim_gui.core.landscape import LINES, SIDES, Cancelled, Landscape, landscape, loss_grid, side_for
from optsim_gui.core.problems.neuron import compiled_neuron, group
from tests.strategies import points, reduction

RANGES = st.tuples(st.floats(-200, 200), st.floats(0.01, 300)).map(lambda r: (r[0], r[0] + r[1]))


def sparse_group(reduction="mean"):
    return group(*Sparse().arrays(), reduction)


@given(points, reduction, RANGES, RANGES)
def test_the_grid_is_the_neuron_s_loss_at_every_place_near_and_far(pairs, kind, w, b):
    data, ws, bs = group(*pairs, kind), np.linspace(*w, 7), np.linspace(*b, 5)
    exact = [[compiled_neuron()(w, b, data.x, data.n, data.y, data.rest)[0] for w in ws] for b in bs]
    assert loss_grid(data, ws, bs) == pytest.approx(np.array(exact), rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("x", [1e308, -1e308, 5e-324, 1e200])
def test_extreme_points_give_a_finite_loss_and_no_warning(x):
    data = group(np.array([x, 0.0, 1.0]), np.array([0.1, 0.5, 0.9]), "sum")
    assert np.isfinite(landscape(data, (-5, 5), (-5, 5), 32).drawn().loss).all()


def test_a_landscape_is_drawn_at_its_finest_unless_told_otherwise():
    picture = landscape(sparse_group(), (-5.0, 2.5), (-4.0, 3.0))
    assert picture.loss.shape == (256, 256)
    assert [picture.w[0], picture.w[-1], picture.b[0], picture.b[-1]] == [-5.0, 2.5, -4.0, 3.0]


def test_a_coarse_landscape_is_a_part_of_the_fine_one():
    data = sparse_group()
    coarse, fine = (landscape(data, (-5, 2.5), (-5, 3), side) for side in (32, 4 * 31 + 1))
    assert fine.w[::4] == pytest.approx(coarse.w) and fine.b[::4] == pytest.approx(coarse.b)
    assert fine.loss[::4, ::4] == pytest.approx(coarse.loss, rel=1e-12)


def test_more_groups_than_fit_a_block_are_all_counted():
    random = np.random.default_rng(0)
    x, y = random.uniform(0, 3, 1300), random.uniform(0, 1, 1300)
    whole, halves = group(x, y, "sum"), [group(x[part], y[part], "sum") for part in (slice(0, 650), slice(650, None))]
    grid = [landscape(data, (-5, 5), (-5, 5), 32).loss for data in (whole, *halves)]
    assert grid[0] == pytest.approx(grid[1] + grid[2], rel=1e-12)


@pytest.mark.parametrize("lasts", [0, 1, 5])
def test_it_ends_as_soon_as_nobody_wants_it(lasts):
    asked = []

    def goes_on():
        asked.append(threading.current_thread())
        return len(asked) <= lasts

    with pytest.raises(Cancelled):
        landscape(group(np.linspace(-3, 3, 1000), np.linspace(0, 1, 1000), "mean"), (-5, 2.5), (-5, 3), 256, goes_on)
    assert len(asked) <= lasts + 2


def test_lines_lie_at_the_level_of_their_loss_in_valley_and_on_plateau():
    data = sparse_group()
    picture = landscape(data, (-5, 2.5), (-5, 3), 256)
    assert 0.8 * LINES <= len(picture.levels) <= LINES and (np.diff(picture.levels) > 0).all()
    assert picture.loss.min() < picture.levels[0] < 0.045 and 0.12 < picture.levels[-1] < picture.loss.max()
    for line in picture.lines:
        loss = [compiled_neuron()(w, b, data.x, data.n, data.y, data.rest)[0] for w, b in line[::10]]
        level = picture.levels[np.abs(picture.levels - loss[0]).argmin()]
        assert loss == pytest.approx([level] * len(loss), abs=2e-4)


@given(points, reduction)
def test_shading_never_falls_as_the_loss_rises_and_uses_the_whole_range(pairs, kind):
    picture = landscape(group(*pairs, kind), (-6, 6), (-6, 6), 32)
    order = np.argsort(picture.loss, axis=None)
    shade = picture.shade.ravel()[order].astype(int)
    assert picture.shade.dtype == np.uint8 and picture.shade.shape == picture.loss.shape
    assert (np.diff(shade) >= 0).all()
    if picture.loss.max() > picture.loss.min():
        assert shade[0] == 0 and shade[-1] == 255


@given(points, reduction, st.integers(2, 64))
def test_bands_of_shade_begin_and_end_where_the_shade_does(pairs, kind, bands):
    picture = landscape(group(*pairs, kind), (-5, 2.5), (-5, 3), 32)
    levels = picture.at_shades(bands)
    assert len(levels) <= bands - 1 and (np.diff(levels) > 0).all()
    if len(levels) == bands - 1:
        band = np.digitize(picture.loss, levels)
        for number in range(bands):
            shades = picture.shade[band == number].astype(int)
            assert ((255 * number / bands - 1 <= shades) & (shades <= 255 * (number + 1) / bands + 1)).all()


def test_a_usual_landscape_has_all_its_bands_and_a_level_one_none():
    assert len(landscape(sparse_group(), (-5, 2.5), (-5, 3), 64).at_shades(32)) == 31
    assert not len(Landscape(np.arange(3.0), np.arange(3.0), np.ones((3, 3))).at_shades(32))


@pytest.mark.parametrize("side", [2, 3, 32, 129, 256])
def test_lines_reach_every_edge_at_every_fineness(side):
    w, b = np.linspace(-2.0, 1.0, side), np.linspace(-1.0, 3.0, side)
    ends = np.concatenate(Landscape(w, b, w + b[:, None]).lines)
    assert (ends.min(axis=0), ends.max(axis=0)) == (pytest.approx((-2.0, -1.0)), pytest.approx((1.0, 3.0)))


def test_a_level_plane_has_no_lines():
    flat = Landscape(np.linspace(0, 1, 32), np.linspace(0, 1, 32), np.full((32, 32), 0.3)).drawn()
    assert flat.lines == () and len(flat.levels) == 0


def test_the_more_distinct_points_the_coarser_it_begins():
    random = np.random.default_rng(0)
    sides = [side_for(group(random.uniform(0, 3, n), random.uniform(0, 1, n), "mean")) for n in (21, 1000, 100_000)]
    assert sides == sorted(sides, reverse=True) and sides[0] == SIDES[-1] and sides[-1] == SIDES[0]


def plane(side: int, loss=lambda w: w) -> Landscape:
    """Return a landscape from (0, 0) to (1, 1) whose loss depends on w alone."""
    even = np.linspace(0.0, 1.0, side)
    return Landscape(even, even, np.tile(loss(even), (side, 1)))


def test_levels_lie_midway_between_those_of_equal_shade_and_those_of_a_power():
    even = np.arange(1, LINES + 1) / (LINES + 1)
    assert plane(257).levels == pytest.approx((even + even**2.2) / 2, abs=0.004)
    assert LINES == 18


def test_bands_are_even_in_shade():
    assert plane(257).at_shades(4) == pytest.approx([0.25, 0.5, 0.75], abs=0.004)
    assert plane(3).at_shades(2) == pytest.approx([0.5])


@pytest.mark.parametrize("power", [0.5, 1.0, 3.0, 8.0])
def test_shade_is_half_by_value_and_half_by_rank(power):
    picture = plane(301, lambda w: 5.0 + 2.0 * w**power)
    value, rank = picture.w**power, picture.w
    assert picture.shade[7] == pytest.approx(255 * (value + rank) / 2, abs=2.6)


@pytest.mark.parametrize("side, points", [(32, 32), (128, 128), (129, 65), (256, 129), (257, 129)])
def test_lines_pass_through_every_sample_or_where_these_are_fine_through_every_second(side, points):
    picture = plane(side)
    assert len(picture.lines) == LINES and {len(line) for line in picture.lines} == {points}
    assert np.sort([line[0, 0] for line in picture.lines]) == pytest.approx(picture.levels, abs=1e-9)


def test_many_groups_need_little_memory():
    random = np.random.default_rng(0)
    data = group(random.uniform(-3, 3, 20_000), random.uniform(0, 1, 20_000), "mean")
    even = np.linspace(-5, 5, 256)
    loss_grid(data, even, even)  # compiles
    tracemalloc.start()
    loss_grid(data, even, even)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * 512 * 256 * 8 < len(data.x) * 256 * 8 / 4  # some blocks of groups by columns, not all of them


@pytest.mark.parametrize("groups, side", [(61, 256), (62, 128), (244, 128), (245, 64), (976, 64), (977, 32), (10**5, 32)])
def test_so_many_terms_are_had_at_once(groups, side):
    random = np.random.default_rng(0)
    assert side_for(group(random.uniform(1, 3, groups), random.uniform(0, 1, groups), "mean")) == side
