"""Lanes stay apart for every eye: colours by distance, and each with its own dash and marker."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from optsim_gui.core import optimizers
from optsim_gui.view.lane_style import MARKERS, STYLES, colour, marker_path, style_of, styles_of
from optsim_gui.view.theme import DARK, LIGHT

SIX = ("gd", "momentum", "nag", "adagrad", "rmsprop", "adam")
FURTHER = ("amsgrad", "adamax", "nadam", "adadelta", "adamw", "lion")
# Linear sRGB as seen without one kind of cone: Machado, Oliveira & Fernandes 2009, severity 1; Vienot, Brettel & Mollon 1999.
EYES = {
    "normal": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "protanopia-vienot": [[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]],
    "deuteranopia-vienot": [[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]],
}
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def srgb(code):
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def linear(rgb):
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(light):
    """Return CIE L*a*b* (D65) of linear sRGB."""
    ratio = XYZ @ np.clip(light, 0, 1) / XYZ.sum(axis=1)
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def smallest_distance(styles, theme, eye):
    seen = [lab(np.asarray(EYES[eye]) @ linear(srgb(colour(style, theme)))) for style in styles]
    return min(np.linalg.norm(one - other) for one, other in combinations(seen, 2))


def contrast(one, other):
    low, high = sorted(XYZ[1] @ linear(rgb) for rgb in (one, other))
    return (high + 0.05) / (low + 0.05)


def test_distance_and_contrast_are_those_of_the_textbooks():
    assert lab(linear(srgb("#ffffff"))) == pytest.approx([100, 0, 0], abs=1e-3)
    assert lab(linear(srgb("#ff0000"))) == pytest.approx([53.24, 80.09, 67.20], abs=0.01)
    assert contrast(srgb("#ffffff"), srgb("#000000")) == pytest.approx(21)
    assert contrast(srgb("#ffffff"), srgb("#777777")) == pytest.approx(4.48, abs=0.01)


def test_equal_hues_that_deuteranopes_confuse_are_found():
    # A red and a green that are far apart for most eyes and nearly one colour for a deuteranope.
    red, green = (linear(srgb(code)) for code in ("#b06050", "#7f7d50"))
    seen = np.asarray(EYES["deuteranopia"])
    assert np.linalg.norm(lab(red) - lab(green)) > 30
    assert np.linalg.norm(lab(seen @ red) - lab(seen @ green)) < 10


@THEMES
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(("lanes", "apart"), [(6, 25.0), (12, 19.1), (18, 14.7)])
def test_lanes_stay_apart_for_every_eye(lanes, apart, theme, eye):
    assert smallest_distance(STYLES[:lanes], theme, eye) >= apart


@THEMES
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(("nth", "apart"), [(1, 31.0), (2, 21.0)])
def test_lanes_of_one_optimizer_are_told_apart_by_colour(nth, apart, theme, eye):
    for key in SIX:
        assert smallest_distance([style_of(key), style_of(key, nth)], theme, eye) >= apart, key


@THEMES
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.marker)
def test_every_lane_shows_on_the_mid_background(style, theme):
    middle = (srgb(theme.lowest) + srgb(theme.highest)) / 2
    assert contrast(srgb(colour(style, theme)), middle) >= 3


def test_markers_dashes_and_colours_tell_each_lane():
    assert len({style.marker for style in STYLES}) == len(STYLES)
    assert len({style.light for style in STYLES}) == len({style.dark for style in STYLES}) == len(STYLES)
    assert [style for style in STYLES if not style.dash] == [style_of("gd"), style_of("adam")]
    dashes = [style.dash for style in STYLES if style.dash]
    assert len(set(dashes)) == len(dashes)
    assert all(len(dash) % 2 == 0 and min(dash) >= 2 for dash in dashes)


def test_the_six_keep_their_style_at_every_launch():
    assert [style_of(key).marker for key in SIX] == ["circle", "square", "triangle", "diamond", "pentagon", "star"]
    assert [style_of(key).light for key in SIX] == ["#1a1a1a", "#9c1b1b", "#3f4ef2", "#d435ad", "#a57a08", "#1f9070"]
    assert [style_of(key).dark for key in SIX] == ["#f2f2f2", "#db324f", "#5b6aee", "#dd78cd", "#facd10", "#2ef989"]


def test_every_optimizer_found_has_a_style():
    assert set(SIX) <= set(optimizers.RULES)
    for key in optimizers.RULES:
        assert style_of(key) in STYLES
    assert len({style_of(key) for key in optimizers.RULES}) == len(optimizers.RULES), "each has its own"


@given(st.lists(st.sampled_from(SIX + FURTHER), max_size=len(STYLES)))
def test_no_two_lanes_look_alike(keys):
    styles = styles_of(keys)
    assert len(styles) == len(set(styles)) == len(keys)


@given(st.lists(st.sampled_from(SIX + FURTHER), max_size=24), st.sampled_from(SIX))
def test_adding_a_lane_at_the_end_changes_no_other(keys, added):
    assert styles_of([*keys, added])[:-1] == styles_of(keys)


@given(st.permutations(SIX))
def test_an_optimizer_alone_of_its_kind_has_its_own_style(keys):
    assert styles_of(keys) == [style_of(key) for key in keys]


@pytest.mark.parametrize("name", MARKERS)
def test_a_marker_is_centred_filled_and_as_large_as_asked(name):
    path = marker_path(name, 100)
    box = path.boundingRect()
    assert 40 <= min(box.width(), box.height())
    assert 90 <= max(box.width(), box.height()) <= 155
    assert path.contains(QPointF(0, 0))
    corners = [path.elementAt(i) for i in range(path.elementCount() - 1)]
    assert np.mean([(corner.x, corner.y) for corner in corners], axis=0) == pytest.approx([0, 0], abs=0.6)
    assert marker_path(name, 50).boundingRect().width() == pytest.approx(box.width() / 2)


def test_every_style_names_a_marker_and_every_marker_is_used():
    assert {style.marker for style in STYLES} == set(MARKERS)
