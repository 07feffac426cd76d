"""Where the parts of a page stand: the canvas beside or above the others, those in columns, words with all the room they need.

Words are never cut. Where they find no room they all become smaller, and `fits` tells whether they can still be read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, combinations, pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsView

from .theme import SPACE

PLOT, CANVAS = (150, 120), (200, 150)  # px, the least width and height of a plot and of the canvas beside words
GAP = SPACE // 2  # between a title and the words below it
WIDE = 0.62  # belongs to the canvas where something stands beside it
SPLITS = ((WIDE, 1), (0.5, 1), (0.5, 2), (0.4, 1), (0.4, 2), (0.4, 3), (0.3, 1), (0.3, 2))  # the canvas's share of the width or height, and columns of the others
COLUMNS = (1, 2, 3)
SHARES = tuple(1.0 - 0.05 * i for i in range(15))  # of their size, how large words may be
LEAST = 0.7  # of its size, where a letter can still be read


@dataclass(frozen=True)
class Words:
    """Hold a part of letters: its least width, the height it needs at a width, and what paints it from (0, 0) at a width, px."""

    least: float
    height: Callable[[float], float]
    paint: Callable[[QPainter, float], None]


@dataclass(frozen=True, eq=False)
class Part:
    """Hold what stands above one part of a page, and what it is: what makes a plot, or words.

    A wide one stands before all others, a kept one is painted again.
    """

    title: str
    make: Callable[[], QGraphicsView] | None = None
    words: Words | None = None
    is_wide: bool = False
    is_kept: bool = False


@dataclass(frozen=True)
class Layout:
    """Hold where each part stands, its title included, and how large its words are, in shares of their size."""

    boxes: list[QRectF]
    share: float

    @property
    def fits(self) -> bool:
        """Tell whether words can be read."""
        return self.share >= LEAST


def layout(parts: list[Part], room: QRectF, title: float) -> Layout:
    """Return where parts stand in a room, with the largest letters that there is room for; title: the height of a part's, px."""
    wide, others = ([part for part in parts if part.is_wide is side] for side in (True, False))
    ways, need = list(_ways(bool(wide), bool(others), room)), _needs(room, title)
    has_words = any(part.words for part in parts)
    for share in SHARES if has_words else ():
        for first, second, columns in ways:
            is_seen = not wide or first.width() >= CANVAS[0] and first.height() >= CANVAS[1]
            if is_seen and (placed := _in_columns(others, second, columns, lambda part, width: need(part, width, share))):
                return Layout(_in_order(parts, _stacked(wide, first), placed), share)
    first, second, _ = ways[0]
    return Layout(_in_order(parts, _stacked(wide, first), _stacked(others, second)), SHARES[-1] if has_words else 1.0)


def _needs(room: QRectF, title: float) -> Callable[[Part, float, float], float]:
    """Return what tells the least height of a part by its width and the share of its words: more than there is where that is too narrow."""

    @cache
    def words(part: Part, width: float) -> float:
        return part.words.height(width)

    def need(part: Part, width: float, share: float) -> float:
        least, tall = (share * part.words.least + 2 * SPACE, 0.0) if part.words else PLOT
        if width < least:
            return 2.0 * room.height()
        return (title if part.title else 0.0) + (share * words(part, (width - 2 * SPACE) / share) + GAP + SPACE if part.words else tall)

    return need


def _ways(wide: bool, others: bool, room: QRectF) -> Iterator[tuple[QRectF, QRectF, int]]:
    """Return the rooms of the wide parts and of the others, and how many columns these may have; the usual way first."""
    if not (wide and others):
        return ((room, room, columns) for columns in COLUMNS)
    left, top, width, height = room.getRect()
    beside, above = [], []
    for share, columns in SPLITS:
        at, down = round(share * width), round(share * height)
        beside.append((QRectF(left, top, at, height), QRectF(left + at, top, width - at, height), columns))
        above.append((QRectF(left, top, width, down), QRectF(left, top + down, width, height - down), columns))
    return iter([*above, *beside] if height > width else [*beside, *above])


def _in_columns(parts: list[Part], room: QRectF, columns: int, need: Callable[[Part, float], float]) -> list[QRectF] | None:
    """Return where parts stand in columns of one width, in their order and so that most room is left; None where it is too little."""
    width, best, found = room.width() / columns, 0.0, None
    needs = [need(part, width) for part in parts]
    for inner in combinations(range(1, len(parts)), columns - 1):
        groups = list(pairwise((0, *inner, len(parts))))
        spare = min((room.height() - sum(needs[a:b])) / (b - a) for a, b in groups)
        if spare >= best:
            best, found = spare, groups
    if found is None:
        return None
    boxes = (QRectF(room.left() + i * width, room.top(), width, room.height()) for i in range(columns))
    return [box for (a, b), column in zip(found, boxes) for box in _stacked(parts[a:b], column, needs[a:b])]


def _stacked(parts: list[Part], room: QRectF, needs: list[float] | None = None) -> list[QRectF]:
    """Return where parts stand below each other: words take what they need and plots share the rest, or all share it where there are none."""
    plots = [needs is None or part.words is None for part in parts]
    kept = [0.0 if is_plot else need for is_plot, need in zip(plots, needs or plots)]
    shares = plots if any(plots) else [True] * len(parts)
    rest = (room.height() - sum(kept)) / max(1, sum(shares))
    ends = [0, *accumulate(need + rest * one for need, one in zip(kept, shares))]
    return [QRectF(room.left(), room.top() + round(a), room.width(), round(b) - round(a)) for a, b in pairwise(ends)]


def _in_order(parts: list[Part], wide: list[QRectF], others: list[QRectF]) -> list[QRectF]:
    boxes = {True: iter(wide), False: iter(others)}
    return [next(boxes[part.is_wide]) for part in parts]
