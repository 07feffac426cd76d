"""Pictures: of exactly the size asked for, the same for the same input, with all that the canvas shows, and words below it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from optsim_gui.core.dataset import Points, Sparse
from optsim_gui.core.document import Document
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import lane_titles
from optsim_gui.core.figure import PAGE, check_size
from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import run
from optsim_gui.view.canvas.mapping import Look, Mapping
from optsim_gui.view.canvas.marks import legend_box, legend_size
from optsim_gui.view.page import PARTS, scale_for, wrapped
from optsim_gui.view.picture import caption, computed, png_bytes, render
from optsim_gui.view.theme import DARK, LIGHT

SPARSE = preset("sparse")
RANGES = (SPARSE.view.w, SPARSE.view.b)
WORDS = caption(SPARSE.experiment, 120, lane_titles(SPARSE.experiment), "sparse")


@pytest.fixture(scope="module", params=[LIGHT, DARK], ids=lambda theme: theme.name)
def scene(request):
    return computed(Document(SPARSE.experiment, SPARSE.view, step=120), request.param)


def pixels(image):
    """Return red, green and blue, int (height, width, 3)."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[:, :, 2::-1].astype(int)


def count(image, colour):
    wanted = QColor(colour)
    return int((pixels(image) == (wanted.red(), wanted.green(), wanted.blue())).all(axis=2).sum())


@pytest.mark.parametrize("scale", [1.0, 2.0, 2.5, 0.3])
@pytest.mark.parametrize("size", [(64, 64), (641, 399), (300, 900), (1280, 800)], ids=str)
def test_a_picture_has_exactly_the_pixels_asked_for(size, scale, scene, qapp):
    image = render(scene, *RANGES, size, WORDS, scale)
    assert (image.width(), image.height()) == size
    assert image.devicePixelRatio() == 1.0
    back = QImage.fromData(png_bytes(image))
    assert back.convertToFormat(image.format()) == image
    assert not back.hasAlphaChannel()


def test_the_same_input_gives_the_same_bytes_and_leaves_no_widget(scene, qapp):
    before = QApplication.allWidgets()
    shown = QGuiApplication.topLevelWindows()
    first, second = (png_bytes(render(scene, *RANGES, (500, 400), WORDS, 1.5)) for _ in range(2))
    assert first == second
    assert QApplication.allWidgets() == before
    assert QGuiApplication.topLevelWindows() == shown


def test_every_lane_is_seen_in_its_colour(scene, qapp):
    image = render(replace(scene, legend=False), *RANGES, (1200, 900), "", 2.0)
    for look in scene.looks.values():
        assert count(image, look.colour) > 50, look.title
    without = replace(scene, legend=False, trajectories={id: t for id, t in scene.trajectories.items() if id != 4})
    assert count(render(without, *RANGES, (1200, 900), "", 2.0), scene.looks[4].colour) == 0


def test_a_ghost_is_drawn_thin_and_pale_below_every_path(scene, qapp):
    e = SPARSE.experiment
    ghost = run(e.lane(6).ghost(), group(*e.data.arrays(), e.reduction), e.start, e.steps)
    bare, ghosted = (render(replace(scene, legend=False, ghosts=ghosts), *RANGES, (1200, 900), "", 2.0) for ghosts in ({}, {6: ghost}))
    assert 300 < (pixels(bare) != pixels(ghosted)).any(axis=2).sum() < 6000
    for look in scene.looks.values():
        assert 0 <= count(ghosted, look.colour) - count(bare, look.colour) < 5, "nothing of it is as strong as a path, nor above one"


def test_the_legend_changes_its_corner_and_nothing_else(scene, qapp):
    with_legend, without = (pixels(render(replace(scene, legend=legend), *RANGES, (600, 450))) for legend in (True, False))
    rows, columns = np.nonzero((with_legend != without).any(axis=2))
    assert len(rows) > 1000
    assert columns.min() > 300 and rows.max() < 225


def test_the_caption_stands_below_and_the_canvas_makes_room(scene, qapp):
    captioned, bare = (render(scene, *RANGES, (600, 450), words) for words in (WORDS, ""))
    assert count(captioned, scene.theme.muted) > 20
    assert count(bare, scene.theme.muted) == 0
    foot = pixels(captioned)[-40:]
    assert (foot.reshape(-1, 3) == pixels(bare)[-1, 0]).all(axis=1).mean() > 0.6
    assert captioned.copy(0, 0, 600, 300) != bare.copy(0, 0, 600, 300)


def test_twice_as_large_is_the_same_picture_drawn_finer(scene, qapp):
    small, large = render(scene, *RANGES, (500, 400), WORDS, 1.0), render(scene, *RANGES, (1000, 800), WORDS, 2.0)
    fine = pixels(large)
    blocks = fine.reshape(400, 2, 500, 2, 3)
    assert np.abs(blocks.mean(axis=(1, 3)) - pixels(small)).mean() < 3.0
    assert (blocks != blocks[:, :1, :, :1]).any(axis=(1, 3, 4)).mean() > 0.05  # not the small one blown up


def test_what_belongs_to_the_moment_is_left_out(scene, qapp):
    moment = replace(scene, held=True, waiting=True, label=("Adam · update 3", -1.0, 0.0))
    assert render(moment, *RANGES, (400, 300)) == render(scene, *RANGES, (400, 300))


def test_the_picture_shows_the_part_of_the_plane_asked_for(scene, qapp):
    whole, part = (render(scene, w, (-5.0, 3.0), (400, 300)) for w in ((-5.0, 2.5), (-3.2, 2.5)))
    assert whole != part


def test_without_memory_there_is_a_sentence(scene, qapp):
    with pytest.raises(Invalid, match="not enough memory for a picture of 200,000 × 200,000 pixels"):
        render(scene, *RANGES, (200_000, 200_000))


# size and scale


@pytest.mark.parametrize("size", [(64, 64), (16384, 64), (64, 16384)])
def test_sides_within_bounds_pass(size):
    check_size(size)


@pytest.mark.parametrize(("size", "words"), [((63, 64), "width is 63; .* from 64 to 16,384"), ((64, 16385), "height is 16,385"), ((-1, 5), "width is -1")])
def test_sides_out_of_bounds_are_told(size, words):
    with pytest.raises(Invalid, match=words):
        check_size(size)


@given(st.integers(64, 16384), st.integers(64, 16384))
def test_letters_grow_with_the_picture_and_never_beyond_it(width, height):
    scale = scale_for((width, height))
    logical = (width / scale, height / scale)
    assert logical[0] >= min(width, PAGE[0] / 4) - 1e-6 and logical[1] >= min(height, PAGE[1] / 4) - 1e-6
    assert scale == 1.0 or (scale > 1.0) == (logical[0] >= PAGE[0] - 1e-6 and logical[1] >= PAGE[1] - 1e-6)


# the caption


def test_the_caption_tells_what_is_needed_to_draw_it_again():
    assert WORDS == (
        "sparse · update 120 of 300 · mean loss · start w −3, b −4 · GD η 1 · Momentum η 1, γ 0.9 · NAG η 1, γ 0.9 · "
        "AdaGrad η 0.1, ε 1e−8 · RMSProp η 0.1, β 0.9, ε 1e−8 · Adam η 0.1, β₁ 0.9, β₂ 0.999, ε 1e−8"
    )


def test_a_preset_stands_for_its_data_only_while_they_are_its_own():
    e = SPARSE.experiment.replace(data=Sparse(sparsity=0.5, distribution="normal", seed=7), lanes=())
    assert caption(e, 0, {}, "sparse").startswith("100 points, sparsity 0.5, x normal, mean 0, sd 1, seed 7 · update 0 of 300")
    assert caption(e.replace(data=Sparse()), 0, {}, "sparse").startswith("sparse · ")
    assert caption(e.replace(data=Sparse()), 0, {}).startswith("100 points, sparsity 0.8, x uniform 0 to 3, seed 1 · ")
    assert caption(e.replace(data=Points((1.0, 2.0), (0.0, 1.0), "mine.csv")), 0, {}).startswith("2 points of mine.csv · ")


def test_only_lanes_that_show_are_told():
    assert caption(SPARSE.experiment, 0, {6: "Adam"}).endswith("b −4 · Adam η 0.1, β₁ 0.9, β₂ 0.999, ε 1e−8")


@given(st.lists(st.text(st.characters(codec="ascii", exclude_characters="·"), min_size=1, max_size=30), max_size=12), st.floats(40, 900), st.integers(0, 9))
def test_no_line_of_a_caption_is_too_long_nor_a_part_lost_while_there_is_room(qapp, parts, width, most):
    metrics = QFontMetricsF(QGuiApplication.font())
    lines = wrapped(PARTS.join(parts), metrics, width, most)
    assert len(lines) <= most
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
    short = [part for part in parts if metrics.horizontalAdvance(part) <= width]
    if len(short) == len(parts) <= most:
        assert PARTS.join(lines) == PARTS.join(parts)


@pytest.mark.parametrize("name", ["sparse", "reddi"])
def test_the_legend_hides_no_end_of_a_path(name, qapp):
    chosen = preset(name)
    whole = computed(Document(chosen.experiment, chosen.view, step=chosen.experiment.steps), LIGHT)
    bare, told = (pixels(render(replace(whole, legend=legend), chosen.view.w, chosen.view.b, (600, 450))) for legend in (False, True))
    heads = [(bare == [QColor(look.colour).getRgb()[:3]]).all(axis=2) for look in whole.looks.values()]
    changed = (bare != told).any(axis=2)
    assert changed.any() and not any((changed & head).sum() > head.sum() / 2 for head in heads)


@given(st.lists(st.tuples(st.floats(-50, 650), st.floats(-50, 450)), max_size=6))
def test_the_legend_stands_where_it_hides_nothing_if_there_is_such_a_corner(qapp, points):
    mapping, looks = Mapping((0, 1), (0, 1), 600, 400), [Look("Adam", "#000000", (), "star")] * 3
    size, keep = legend_size(QFontMetricsF(QApplication.font()), looks), [QPointF(*point) for point in points]
    box, usual = legend_box(size, mapping, keep), legend_box(size, mapping)
    assert QRectF(0, 0, 600, 400).contains(box) and box.size() == usual.size()
    if any(box.contains(point) for point in keep):
        left = usual.translated(24 - (600 - usual.width()), 0)
        assert all(any(corner.adjusted(-12, -12, 12, 12).contains(point) for point in keep) for corner in (usual, left, left.translated(0, 376 - usual.height())))


def test_the_legend_of_all_lanes_has_room_on_a_board_of_three(qapp):
    looks = [Look("Momentum", "#000000", (), "star")] * 6
    assert not legend_box(legend_size(QFontMetricsF(QApplication.font()), looks), Mapping((0, 1), (0, 1), 250, 300)).isEmpty()
