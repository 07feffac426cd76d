"""The document: all that an .optsim file holds, and what carries it, as text that a person can read.

An experiment says what is computed; a document says besides what was looked at: lanes, update, view, panels, curve.
"""

import re
import zlib
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from .errors import Invalid
from .experiment import MOST_STEPS, Experiment
from .files import load
from .preset import DEFAULT, Preset, View, origin, preset
from .words import tr

SUFFIX = ".optsim"
VERSION = 1
MOST_BYTES = 20_000_000
MOST_VALUES = 500_000  # in a file: bounds the memory that reading takes
MOST_CHARACTERS = 10_000_000  # of a line of text
LINE = "optsim1:"
_BLANKS = dict.fromkeys(code for code in range(0x3001) if chr(code).isspace())
FURTHEST, NEAREST = 1e4, 1e-9  # of the plane that can be shown

Name = Annotated[str, Meta(max_length=100)]
Colour = Annotated[str, Meta(pattern="^#[0-9a-f]{6}$")]


class Curves(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say which curve is shown, of which lane (None: all), and whether on a log scale (None: as is usual for it)."""

    curve: Name = "loss"
    lane: int | None = None
    logarithmic: bool | None = None


class Arrows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say which arrows are drawn at the lanes' heads: of these kinds, or only of one stage of one lane's update.

    stage: counted from 0 in the rule's order, or None; lane: the id that the step inspector tells of, or None.
    logarithmic: their lengths.
    """

    kinds: Annotated[tuple[Literal["gradient", "step", "momentum", "lookahead"], ...], Meta(max_length=4)] = ()
    logarithmic: bool = False
    lane: int | None = None
    stage: Annotated[int, Meta(ge=0, le=100)] | None = None


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold an experiment with what was looked at; `active` are the ids of the lanes that run and show (None: all).

    step: the update shown. preset: the name of the preset it began as, or "". panels: names of those open (None: as they
    are). colours: '#rrggbb' by lane id where a person chose one. ghosts: ids of the lanes drawn in their other convention
    too. legend: whether the canvas tells the lanes' names. equal: whether a w is as long as a b. Raises Invalid where a
    value is out of range.
    """

    experiment: Experiment
    view: View
    format: Literal["optsim"] = "optsim"
    version: Literal[1] = VERSION
    active: tuple[int, ...] | None = None
    step: Annotated[int, Meta(ge=0, le=MOST_STEPS)] = 0
    preset: Name = ""
    panels: Annotated[tuple[Name, ...], Meta(max_length=100)] | None = None
    curves: Curves = Curves()
    colours: dict[int, Colour] = {}
    ghosts: tuple[int, ...] = ()
    arrows: Arrows = Arrows()
    legend: bool = True
    equal: bool = False

    def __post_init__(self):
        for name, (low, high) in (("w", self.view.w), ("b", self.view.b)):
            if not (-FURTHEST <= low and high <= FURTHEST and high - low >= NEAREST):
                raise Invalid(tr("the view of {name} is from {low} to {high}; it must rise, within {least:g} to {most:g}.",
                                 name=name, low=low, high=high, least=-FURTHEST, most=FURTHEST))  # fmt: skip


class _Head(msgspec.Struct, frozen=True):
    format: str = ""
    version: int = 0
    experiment: msgspec.Raw = msgspec.Raw()  # not unfolded; empty where there is none
    lanes: msgspec.Raw = msgspec.Raw()


def encode(document: Document) -> bytes:
    """Return a document as readable JSON, UTF-8: indented, a list of numbers on one line."""
    ordered = {name: getattr(document, name) for name in ("format", "version", *document.__struct_fields__)}
    text = msgspec.json.format(msgspec.json.encode(ordered), indent=2)
    return re.sub(rb"\[\n[-+.\deE,\s]+\]", lambda numbers: b" ".join(numbers[0].split()).replace(b"[ ", b"[").replace(b" ]", b"]"), text) + b"\n"


def decode(content: bytes, name: str = "The experiment") -> Document:
    """Return the document that JSON holds, an older version too; raise Invalid with the path inside where it holds none.

    `name` is what the sentence calls the content, a file's name for example.
    """
    try:
        return _decoded(content)
    except msgspec.ValidationError as error:
        problem, _, place = str(error).partition(" - at ")
        raise Invalid(tr("{name} cannot be opened: at {place}: {problem}.", name=name, place=place.strip("`") or "$", problem=problem.rstrip("."))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Invalid(tr("{name} cannot be opened: it is damaged, or no experiment of OptSim.", name=name)) from None
    except Invalid as error:
        raise Invalid(tr("{name} cannot be opened: {problem}", name=name, problem=error)) from None


def _decoded(content: bytes) -> Document:
    if len(content) > MOST_BYTES or content.count(b",") > MOST_VALUES:
        raise Invalid(tr("it holds more than {most:,} bytes or {values:,} values.", most=MOST_BYTES, values=MOST_VALUES))
    content = content.removeprefix(b"\xef\xbb\xbf")
    head = msgspec.json.decode(content, type=_Head)
    if (head.format != "optsim" or head.version < 1) and (head.format or head.version):
        raise Invalid(tr("it is no experiment of OptSim."))
    if head.version > VERSION:
        raise Invalid(tr("it is of a newer OptSim (format {theirs}; this one reads up to {ours}).", theirs=head.version, ours=VERSION))
    for version in range(head.version, VERSION):
        content = MIGRATIONS[version](content, head)
    return msgspec.json.decode(content, type=Document)


def _from_bare_experiment(content: bytes, head: _Head) -> bytes:
    """Turn version 0, which had no name for itself: an experiment alone, or a preset's file."""
    if not bytes(head.lanes) and not bytes(head.experiment):
        raise Invalid(tr("it is no experiment of OptSim."))
    found = msgspec.json.decode(content, type=Preset if bytes(head.experiment) else Experiment)
    experiment = found.experiment if isinstance(found, Preset) else found
    name = origin(experiment)
    view = found.view if isinstance(found, Preset) else preset(name or DEFAULT).view
    return encode(Document(experiment, view, preset=name))


MIGRATIONS: dict[int, Callable[[bytes, _Head], bytes]] = {0: _from_bare_experiment}  # by the version that is turned into the next


def read(path: str | Path) -> Document:
    """Return the document of a file; raise Invalid with one sentence where there is none."""
    return decode(load(path, MOST_BYTES), Path(path).name)


def to_line(document: Document) -> str:
    """Return a document as one line of text, to be sent and pasted elsewhere."""
    return LINE + urlsafe_b64encode(zlib.compress(msgspec.json.encode(document), 9)).decode().rstrip("=")


def from_line(text: str) -> Document:
    """Return the document of such a line, however it was wrapped on its way, or of an .optsim file's text.

    Raises Invalid where there is none; a text that would unfold into more than an .optsim file may hold is not unfolded.
    """
    if len(text) > MOST_CHARACTERS:
        raise Invalid(tr("The text is longer than {most:,} characters; an experiment of OptSim is shorter.", most=MOST_CHARACTERS))
    stripped = text.strip()
    if stripped.startswith("{"):
        return decode(stripped.encode("utf-8", "replace"), tr("The text"))
    packed = stripped.translate(_BLANKS)
    if not packed.startswith(LINE):
        raise Invalid(tr("The text is no experiment of OptSim; one begins with {line}.", line=LINE))
    try:
        letters = packed.removeprefix(LINE)
        unfolder = zlib.decompressobj()
        content = unfolder.decompress(b64decode(letters + "=" * (-len(letters) % 4), b"-_", validate=True), MOST_BYTES + 1)
        whole = unfolder.eof and not unfolder.unused_data or len(content) > MOST_BYTES
    except (ValueError, zlib.error):
        whole = False
    if not whole:
        raise Invalid(tr("The text is not whole; copy all of it, from {line} to its end.", line=LINE))
    return decode(content, tr("The text"))
