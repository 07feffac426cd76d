"""Figures: their size in pixels, and what they may be; the limits themselves are allowed."""

import pytest

from optsim_gui.core.errors import Invalid
from optsim_gui.core.figure import DPI, FONT, MOST_TRAIL, SIDES, Figure


def test_the_size_is_in_pixels_or_in_mm_at_a_resolution():
    assert Figure(width=170.4, height=110.0, dpi=300.0).size == (170, 110)
    assert Figure(width=254.0, height=127.0, unit="mm", dpi=100.0).size == (1000, 500)
    assert Figure(width=85.0, height=60.0, unit="mm", dpi=300.0).size == (1004, 709)


@pytest.mark.parametrize("name", ["dpi", "font", "width", "height", "trail"])
def test_the_limits_are_allowed_and_beyond_them_it_is_told(name):
    low, high = {"dpi": DPI, "font": FONT, "trail": (0, MOST_TRAIL)}.get(name, SIDES)
    for value in (low, high):
        assert getattr(Figure(**{name: value}), name) == value
    for value in (low - 1, high + 1):
        with pytest.raises(Invalid, match="it must be "):
            Figure(**{name: value})
