"""A path's pieces depend on its points alone, and pixels drawn bit by bit equal pixels drawn at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import Run, run
from optsim_gui.core.trajectory import Trajectory
from optsim_gui.view import lane_style, theme
from optsim_gui.view.canvas.mapping import Look, Mapping
from optsim_gui.view.canvas.paths import WIDTH_PX, PathLayer, dash_pieces
from optsim_gui.view.canvas.strokes import KEEP_PX, Strokes

SPARSE = preset("sparse").experiment
DATA = group(*SPARSE.data.arrays(), SPARSE.reduction)
MAPPING = Mapping((-5.0, 2.5), (-5.0, 3.0), 640, 480)
STEPS = 400
WHOLE = {lane.id: run(lane, DATA, SPARSE.start, STEPS) for lane in SPARSE.lanes}


def looks(dress: theme.Theme) -> dict[int, Look]:
    styles = lane_style.styles_of([lane.optimizer for lane in SPARSE.lanes])
    return {lane.id: Look(lane.optimizer, lane_style.colour(s, dress), s.dash, s.marker) for lane, s in zip(SPARSE.lanes, styles)}


def pixels(layer: PathLayer) -> bytes:
    return bytes(layer.image.constBits())


def painted(layer: PathLayer, ratio: float, whole: bool) -> QImage:
    """Return the layer as it is on a picture, painted only where it is touched, or all of it."""
    image = QImage(layer.image.size(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill("white")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, image.width() / ratio, image.height() / ratio), layer.image) if whole else layer.paint(painter)
    painter.end()
    return image


def cut_at(trajectory: Trajectory, rows: int) -> Trajectory:
    """Return the same record as it was when `rows` rows were known."""
    return Trajectory(trajectory.table.base[:, :rows], trajectory.steps, False)


def strokes(trajectory: Trajectory, dash=(), rows=()) -> Strokes:
    made = Strokes(MAPPING.affine(), (MAPPING.width, MAPPING.height), dash, trajectory.steps + 1)
    for known in (*sorted(rows), len(trajectory)):
        made.take_in(cut_at(trajectory, known))
    return made


@given(rows=st.lists(st.integers(1, STEPS), max_size=6), lane=st.sampled_from(list(WHOLE)), dash=st.sampled_from([(), (10.0, 6.0), (2.01, 6.0)]))
@settings(deadline=None, max_examples=40)
def test_pieces_do_not_depend_on_where_chunks_ended(rows, lane, dash):
    at_once, in_chunks = strokes(WHOLE[lane], dash), strokes(WHOLE[lane], dash, rows)
    for row in (0, 7, STEPS // 2, STEPS):
        assert at_once.count(row) == in_chunks.count(row)
    count = at_once.count(STEPS)
    assert np.array_equal(at_once.lines(0, count), in_chunks.lines(0, count))


@pytest.mark.parametrize("dash", [(), (10.0, 6.0)])
@pytest.mark.parametrize("lane", list(WHOLE))
def test_every_point_is_near_what_is_drawn(lane, dash):
    trajectory = WHOLE[lane]
    made = strokes(trajectory, dash)
    x0, x, y0, y = MAPPING.affine()
    lines = made.lines(0, made.count(STEPS))
    a, d = lines[:, :2], lines[:, 2:] - lines[:, :2]
    for row in range(0, STEPS, 17):
        p = np.array([x0 + x * trajectory["w"][row], y0 + y * trajectory["b"][row]])
        share = np.clip(((p - a) * d).sum(1) / np.maximum(1e-12, (d * d).sum(1)), 0, 1)
        assert np.hypot(*(a + share[:, None] * d - p).T).min() < 2 * KEEP_PX + sum(dash)


def test_jitter_is_stroked_once():
    rmsprop = run(SPARSE.lanes[4], DATA, SPARSE.start, 100_000)
    assert strokes(rmsprop).count(100_000) < 500


@pytest.mark.parametrize("far", [1e5, 1e200, 1e308])
def test_points_far_away_cost_little_and_break_nothing(far):
    table = np.zeros((15, 5))
    table[0], table[1] = [0, far, -far, far, 1.0], [0, -far, far, far, 1.0]
    made = strokes(Trajectory(table[:, :5], 4, False), (2.01, 6.0))
    count = made.count(4)
    assert count < 2000
    assert np.isfinite(made.lines(0, count)).all()
    assert (np.abs(made.lines(0, count)) < 2000).all()


moves = st.lists(st.tuples(st.sampled_from(["seek", "grow", "zoom", "theme", "size", "lanes"]), st.integers(0, STEPS)), min_size=1, max_size=12)


@given(moves=moves)
@settings(deadline=None, max_examples=40)
def test_pixels_drawn_bit_by_bit_equal_pixels_drawn_at_once(moves):
    kept, mapping, dress, cursor, known, ids = PathLayer(), MAPPING, theme.LIGHT, 0, 2, list(WHOLE)
    for kind, amount in [*moves, ("grow", STEPS)]:
        if kind == "seek":
            cursor = amount
        elif kind == "grow":
            known, cursor = max(known, amount), max(cursor, amount)
        elif kind == "zoom":
            mapping = Mapping((-5.0, 2.5 - amount / 100), (-5.0, 3.0 + amount / 200), mapping.width, mapping.height, mapping.ratio)
        elif kind == "theme":
            dress = theme.DARK if dress is theme.LIGHT else theme.LIGHT
        elif kind == "size":
            mapping = Mapping(mapping.w, mapping.b, 300 + amount, 240 + amount, 1.0 + (amount % 3) / 2)
        else:
            ids = list(WHOLE)[amount % 5 :]
        shown = {id: cut_at(WHOLE[id], known) for id in ids}
        kept.show(shown, looks(dress), cursor, mapping)
        anew = PathLayer()
        anew.show(shown, looks(dress), cursor, mapping)
        assert kept.image.size() == anew.image.size()
        assert pixels(kept) == pixels(anew)
        assert painted(kept, mapping.ratio, whole=False) == painted(kept, mapping.ratio, whole=True)


def test_playing_step_by_step_paints_what_a_jump_paints():
    kept, anew = PathLayer(), PathLayer()
    for cursor in range(0, STEPS + 1):
        kept.show(WHOLE, looks(theme.LIGHT), cursor, MAPPING)
    anew.show(WHOLE, looks(theme.LIGHT), STEPS, MAPPING)
    assert pixels(kept) == pixels(anew)
    assert kept.image != QImage()


def test_what_is_stroked_by_and_by_ends_as_what_is_stroked_at_once():
    restless = {lane.id: run(lane.set(eta=2.0), DATA, SPARSE.start, STEPS) for lane in SPARSE.lanes}
    kept, anew, shows = PathLayer(), PathLayer(), 0
    anew.show(restless, looks(theme.LIGHT), STEPS, MAPPING)
    while shows == 0 or kept.behind:
        kept.show(restless, looks(theme.LIGHT), STEPS, MAPPING, most_px=5000.0)
        assert kept.behind == (pixels(kept) != pixels(anew))
        shows += 1
    assert shows > 10 and not anew.behind
    tails = [layer.tails(STEPS) for layer in (kept, anew)]
    assert all(np.array_equal(tails[0][id], tails[1][id]) for id in restless)


def test_a_run_in_pieces_is_the_same_record():
    lane = SPARSE.lanes[5]
    pieces = Run(lane, DATA, SPARSE.start, STEPS)
    while not pieces.done:
        pieces.advance(37)
    assert np.array_equal(pieces.trajectory().table, WHOLE[lane.id].table)


def test_a_dash_with_the_caps_of_its_pen_is_as_long_as_it_is_said():
    dashed = [look for look in looks(theme.LIGHT).values() if look.dash]
    assert dashed
    for look in dashed:
        pieces = dash_pieces(look, 1.5)
        on, off = ([piece / (1.5 * WIDTH_PX) for piece in pieces[i::2]] for i in (0, 1))
        assert [part + 1 for part in on] == pytest.approx(look.dash[0::2], abs=0.01) and [part - 1 for part in off] == pytest.approx(look.dash[1::2])
