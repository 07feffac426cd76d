"""The figure: how a picture of a document is laid out and dressed, as a value that travels inside the picture."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from .errors import Invalid
from .words import tr

SIDES = (64, 16384)  # px of a picture
DPI = (30.0, 1200.0)
FONT = (1.0, 1000.0)  # pt
PAGE = (1280, 800)  # px that show the canvas as on a usual screen
CANVAS, DATA, LANES, INSPECTOR, VERDICTS = PANELS = "canvas", "data", "lanes", "inspector", "verdicts"  # parts besides the curves
MOST_PARTS = 8
MOST_TRAIL = 100_000
THEMES = ("light", "dark", "print")


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say what is on a picture and how it looks.

    parts: "canvas", "data" (points and neuron), "lanes" (the table), "inspector" (one update in equations and numbers), "verdicts", and
    the keys of curves; the canvas stands before all. width, height: in `unit`, mm at `dpi`. font: pt of a letter, None for one that
    suits the size; strokes and marks grow with it. trail: how many updates of each path are shown, fading; 0 for all of it. Raises
    Invalid out of range.
    """

    parts: Annotated[tuple[Annotated[str, Meta(max_length=100)], ...], Meta(min_length=1, max_length=MOST_PARTS)] = (CANVAS,)
    width: float = PAGE[0]
    height: float = PAGE[1]
    unit: Literal["px", "mm"] = "px"
    dpi: float = 96.0
    theme: Literal["light", "dark", "print"] = "light"
    transparent: bool = False
    font: float | None = None
    title: Annotated[str, Meta(max_length=200)] = ""
    legend: bool = True
    caption: bool = True
    language: Literal["en", "zh_CN"] = "en"
    trail: int = 0

    def __post_init__(self):
        for name in ("width", "height", "dpi", "font"):
            if getattr(self, name) is not None:
                msgspec.structs.force_setattr(self, name, float(getattr(self, name)))  # equal figures are equal bytes
        if not DPI[0] <= self.dpi <= DPI[1]:
            raise Invalid(tr("dpi is {value:g}; it must be from {low:g} to {high:g}.", value=self.dpi, low=DPI[0], high=DPI[1]))
        if self.font is not None and not FONT[0] <= self.font <= FONT[1]:
            raise Invalid(tr("text size is {value:g} pt; it must be from {low:g} to {high:g}.", value=self.font, low=FONT[0], high=FONT[1]))
        if not all(abs(side) < 1e9 for side in (self.width, self.height)):
            raise Invalid(tr("the size of the picture is no number."))
        if not 0 <= self.trail <= MOST_TRAIL:
            raise Invalid(tr("trail is {trail:,}; it must be a whole number from 0 to {most:,}.", trail=self.trail, most=MOST_TRAIL))
        check_size(self.size)

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height, px."""
        each = self.dpi / 25.4 if self.unit == "mm" else 1.0
        return round(self.width * each), round(self.height * each)

    def but(self, **changes) -> "Figure":
        """Return this figure with some fields changed; raise Invalid where it cannot be."""
        return Figure(**{**{name: getattr(self, name) for name in self.__struct_fields__}, **changes})


def check_size(size: tuple[int, int]) -> None:
    """Raise Invalid where a side of a picture, in px, is out of range."""
    for name, side in zip(("width", "height"), size):
        if not SIDES[0] <= side <= SIDES[1]:
            raise Invalid(tr("{name} is {side:,}; it must be a whole number of pixels from {low} to {high:,}.",
                             name=name, side=side, low=SIDES[0], high=SIDES[1]))  # fmt: skip
