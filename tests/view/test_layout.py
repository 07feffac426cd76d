"""Where the parts of a page stand: inside it, apart, words with the room they need, the canvas before all."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from optsim_gui.view.layout import PLOT, Part, Words, layout
from optsim_gui.view.theme import SPACE

TITLE = 22.0
CANVAS, DATA = Part("", lambda: None, is_wide=True), Part("Data", lambda: None)
words = st.builds(lambda least, area: Part("Words", words=Words(least, lambda width: area / width, None)), st.floats(50, 300), st.floats(1e3, 2e5))
parts = st.lists(st.one_of(st.just(CANVAS), st.just(DATA), words), min_size=1, max_size=7, unique=True)


@given(parts, st.integers(200, 2000), st.integers(200, 2000))
def test_parts_stand_inside_apart_and_words_have_their_room(some, width, height):
    room = QRectF(0, 10, width, height)
    placed = layout(some, room, TITLE)
    assert all(room.adjusted(-1, -1, 1, 1).contains(box) for box in placed.boxes if box.height() > 0)
    for one, other in combinations(placed.boxes, 2):
        assert not one.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1))
    for part, box in zip(some, placed.boxes, strict=True):
        if part.words and placed.fits:
            free = (box.width() - 2 * SPACE) / placed.share
            assert free >= part.words.least - 1 and box.height() + 1 >= TITLE + placed.share * part.words.height(free)
        if placed.fits and not part.is_wide and any(part.words for part in some):
            assert part.words or box.width() >= PLOT[0] and box.height() + 1 >= PLOT[1]


@given(parts, st.integers(200, 1500), st.integers(200, 1500))
def test_more_room_makes_no_letter_smaller(some, width, height):
    shares = [layout(some, QRectF(0, 0, times * width, times * height), TITLE).share for times in (1, 2, 4)]
    assert all(b >= a for a, b in pairwise(shares))


@pytest.mark.parametrize(("size", "canvas"), [((1000, 600), QRectF(0, 0, 620, 600)), ((600, 1000), QRectF(0, 0, 600, 620))])
def test_the_canvas_stands_left_of_the_others_or_above_them_where_the_page_is_tall(size, canvas):
    placed = layout([DATA, CANVAS], QRectF(0, 0, *size), TITLE)
    assert placed.boxes[1] == canvas and placed.fits
