"""How each lane is drawn: a colour for light and for dark, a dash and a marker, told apart by every eye.

Colours come from a search over sRGB for the largest smallest distance (CIE Delta-E 76) between any two, as seen by
normal, protanopic, deuteranopic and tritanopic eyes, each with contrast >= 3 on the mid background of its theme and a
hue that stays recognisable from light to dark. The six optimizers keep >= 25. The gamut holds no twelve at 25: with the
second lanes the nearest two are 19.1 apart, with the third lanes 14.7; there the dash and the marker tell them apart.
Which of these colours is whose keeps the lanes of one optimizer farthest apart: 31 from the first to the second, 21 to the third.
"""

from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin
from zlib import crc32

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF


@dataclass(frozen=True)
class LaneStyle:
    """One lane's look: '#rrggbb' on light and on dark, dash as px on, off, ... (empty: solid), marker of MARKERS."""

    light: str
    dark: str
    dash: tuple[int, ...]
    marker: str


_OPTIMIZERS = ("gd", "momentum", "nag", "adagrad", "rmsprop", "adam")  # the columns of STYLES
STYLES = (
    LaneStyle("#1a1a1a", "#f2f2f2", (), "circle"),
    LaneStyle("#9c1b1b", "#db324f", (6, 2), "square"),
    LaneStyle("#3f4ef2", "#5b6aee", (2, 2), "triangle"),
    LaneStyle("#d435ad", "#dd78cd", (8, 2, 2, 2), "diamond"),
    LaneStyle("#a57a08", "#facd10", (4, 2), "pentagon"),
    LaneStyle("#1f9070", "#2ef989", (), "star"),
    # a second lane of each
    LaneStyle("#0000b4", "#c088fe", (12, 3), "hexagon"),
    LaneStyle("#005a78", "#62c3b4", (4, 4), "plus"),
    LaneStyle("#da2d5a", "#ee0000", (2, 4), "triangle-down"),
    LaneStyle("#400140", "#fd5f8a", (10, 2, 2, 2, 2, 2), "cross"),
    LaneStyle("#8e69e8", "#bb4b8c", (8, 4), "hourglass"),
    LaneStyle("#8e08a5", "#a551bd", (12, 2, 5, 2), "spark"),
    # a third lane of each
    LaneStyle("#c36740", "#c69a4b", (18, 3), "bar"),
    LaneStyle("#40066b", "#f1c3ec", (6, 6), "slab"),
    LaneStyle("#a70078", "#ffa5ff", (2, 7), "triangle-left"),
    LaneStyle("#4b0f00", "#e8e862", (4, 2, 2, 2), "triangle-right"),
    LaneStyle("#6a2949", "#f68177", (12, 6), "bowtie"),
    LaneStyle("#802634", "#f0a52d", (18, 2, 8, 2), "six-star"),
)


_VARIANTS = {  # places in STYLES: each its own, near its parent's where there is one
    "adagrad_no_root": 9,
    "adam_no_correction": 11,
    "amsgrad": 17,
    "adamax": 13,
    "nadam": 8,
    "adadelta": 15,
    "adamw": 16,
    "lion": 7,
}


def style_of(optimizer_key, nth=0):
    """Return the style of the nth lane (from 0) of an optimizer, the same at every launch; beyond the table it repeats."""
    own = len(_OPTIMIZERS)
    if optimizer_key in _OPTIMIZERS:
        return STYLES[(_OPTIMIZERS.index(optimizer_key) + own * nth) % len(STYLES)]
    first = _VARIANTS.get(optimizer_key, own + crc32(optimizer_key.encode()) % own)
    return STYLES[own + (first - own + nth) % (len(STYLES) - own)]


def styles_of(optimizer_keys):
    """Return one style per lane, in order: its own, or the next free one, so no two are alike up to len(STYLES) lanes."""
    keys, own, styles = list(optimizer_keys), len(_OPTIMIZERS), []
    for lane, key in enumerate(keys):
        wanted = style_of(key, keys[:lane].count(key))
        start = max(STYLES.index(wanted), own)
        order = (wanted, *STYLES[start:], *STYLES[own:start], *STYLES[:own])
        styles.append(next((style for style in order if style not in styles), wanted))
    return styles


def colour(style, theme):
    """Return '#rrggbb' of a style on a theme; on paper all are black."""
    if theme.name == "print":
        return "#000000"
    return style.dark if theme.is_dark else style.light


def _star(points, outer, inner, turn=0.0):
    """Return the corners of a star about 0, 0 that points up (turn in points of the star); inner == 0: a polygon."""
    corners, radii = (points, (outer,)) if inner == 0 else (2 * points, (outer, inner))
    angles = [2 * pi * (i / corners + turn / points) for i in range(corners)]
    return tuple((radii[i % len(radii)] * sin(a), -radii[i % len(radii)] * cos(a)) for i, a in enumerate(angles))


def _turned(corners):
    """Return the corners turned a quarter to the right."""
    return tuple((-y, x) for x, y in corners)


_TRIANGLE = _star(3, 0.66, 0)
_PLUS = tuple((x / 6, y / 6) for x, y in (
    *((-1, -3), (1, -3), (1, -1), (3, -1), (3, 1), (1, 1)),
    *((1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, -1), (-1, -1)),
))  # fmt: skip
_HOURGLASS = ((-0.42, -0.52), (0.42, -0.52), (0.1, 0.0), (0.42, 0.52), (-0.42, 0.52), (-0.1, 0.0))
_BAR = ((-0.22, -0.6), (0.22, -0.6), (0.22, 0.6), (-0.22, 0.6))
# Corners in units of the size, balanced to look as large as a circle of diameter 1.
MARKERS = {
    "circle": (),
    "square": _star(4, 0.64, 0, 0.5),
    "triangle": _TRIANGLE,
    "diamond": _star(4, 0.64, 0),
    "pentagon": _star(5, 0.57, 0),
    "star": _star(5, 0.7, 0.3),
    "hexagon": _star(6, 0.56, 0),
    "plus": _PLUS,
    "triangle-down": _turned(_turned(_TRIANGLE)),
    "cross": tuple(((x - y) * 0.75, (x + y) * 0.75) for x, y in _PLUS),
    "hourglass": _HOURGLASS,
    "spark": _star(4, 0.76, 0.26),
    "bar": _BAR,
    "slab": _turned(_BAR),
    "triangle-left": _turned(_turned(_turned(_TRIANGLE))),
    "triangle-right": _turned(_TRIANGLE),
    "bowtie": _turned(_HOURGLASS),
    "six-star": _star(6, 0.66, 0.36),
}


@cache
def marker_path(name, size):
    """Return the outline of marker `name` of MARKERS, centred on 0, 0 and as large as a circle of diameter `size` (px)."""
    path = QPainterPath()
    if name == "circle":
        path.addEllipse(QRectF(-size / 2, -size / 2, size, size))
    else:
        path.addPolygon(QPolygonF([QPointF(x * size, y * size) for x, y in MARKERS[name]]))
        path.closeSubpath()
    return path
