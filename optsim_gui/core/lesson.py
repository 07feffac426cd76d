"""A lesson: scenes that set an experiment, say what is to be seen and ask before they show it; a plain YAML file, its format in resources/lessons."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from .dataset import Data
from .errors import Invalid
from .experiment import Batch, Experiment, Lane, Schedule
from .files import load
from .preset import View, preset
from .words import tr

SUFFIXES = (".yaml", ".yml")
MOST_BYTES = 200_000
DEEPEST = 16
LANGUAGES = ("en", "zh_CN")
PANELS = ("optimizers", "dataset", "experiment", "data", "inspector", "lanes", "curves", "verdicts")
ARROWS = ("gradient", "step", "momentum", "lookahead")
PLACES = ("canvas", "timeline", "playback", "start", "optimum")

Text = str | dict[str, str]  # in one language for all, or by language
Words = Annotated[str, Meta(max_length=100)]


class LaneChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say which optimizer runs, and what differs from the preset's lane of it."""

    optimizer: Words
    settings: dict[str, float] = {}
    convention: str = "textbook"
    schedule: Schedule | None = None


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say what of the preset's experiment is another; None leaves it."""

    data: Data | None = None
    reduction: str | None = None
    start: tuple[float, float] | None = None
    steps: int | None = None
    batch: Batch | None = None


class Show(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say what a scene sets: `preset` with `change`, just these `lanes` in this order, the update, the view, arrows, a curve.

    lanes: each the key of an optimizer, or a LaneChange; None: all of the preset's. play: up to which update it plays
    after it has been set, None: it stands still. curve: one of `curves.CURVES` by name. inspect: number of the lane,
    from 1, that the step inspector takes.
    """

    preset: Words = "sparse"
    change: Change = Change()
    lanes: tuple[Words | LaneChange, ...] | None = None
    cursor: Annotated[int, Meta(ge=0)] = 0
    play: Annotated[int, Meta(ge=0)] | None = None
    view: View | None = None
    arrows: tuple[Words, ...] = ()
    curve: Words | None = None
    inspect: Annotated[int, Meta(ge=1)] | None = None

    def experiment(self) -> Experiment:
        """Return the experiment that the scene sets; lanes have the ids 1, 2, ... Raises Invalid where there is none."""
        base = preset(self.preset).experiment
        wanted = self.lanes if self.lanes is not None else base.lanes
        lanes = tuple(_lane(number, one, base) for number, one in enumerate(wanted, 1))
        changes = {name: value for name in self.change.__struct_fields__ if (value := getattr(self.change, name)) is not None}
        made = base.replace(lanes=lanes, **changes)
        for name, value in (("cursor", self.cursor), ("play", self.play or 0)):
            if value > made.steps:
                raise Invalid(tr("{name} is {value:,}; it must be a whole number from 0 to {most:,}, the updates of the experiment.", name=name, value=value, most=made.steps))
        if self.inspect is not None and self.inspect > len(lanes):
            raise Invalid(tr("inspect is {value}; it must be the number of a lane, from 1 to {most}.", value=self.inspect, most=len(lanes)))
        return made

    def shown_view(self) -> View:
        """Return the part of the plane that the scene shows."""
        return self.view or preset(self.preset).view


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold one answer to choose."""

    text: Text
    right: bool = False


class DragArrow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ask for the next step of a lane: its number, from 1, at the scene's cursor."""

    lane: Annotated[int, Meta(ge=1)] = 1


class Ask(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ask for a prediction: one of `choices`, or a `drag` of the arrow; `answer` is said when it is revealed, and `show` set."""

    question: Text
    answer: Text
    choices: tuple[Choice, ...] = ()
    drag: DragArrow | None = None
    show: Show | None = None

    def __post_init__(self):
        if bool(self.choices) == bool(self.drag):
            raise Invalid(tr("a question has either choices or a drag."))
        if self.choices and not (2 <= len(self.choices) <= 5 and any(choice.right for choice in self.choices)):
            raise Invalid(tr("a question has 2 to 5 choices, and at least one of them is right."))


class Scene(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold one scene: what it says, what it sets (None: what the scene before has set), what it points at, what it asks.

    point: PLACES, "panel:NAME", "arrow:KIND", "curve:NAME", "lane:NUMBER". check: facts the texts rely on, each a
    comparison that the tests compute (see resources/lessons/README.md); the program does not run them.
    """

    say: Text
    show: Show | None = None
    point: tuple[Words, ...] = ()
    ask: Ask | None = None
    check: tuple[str, ...] = ()

    def __post_init__(self):
        for one in self.point:
            _check_point(one)


class Lesson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold a lesson; `about` says in a sentence what it is of. Raises Invalid where a scene sets what cannot be."""

    title: Text
    about: Text
    scenes: Annotated[tuple[Scene, ...], Meta(min_length=1, max_length=100)]

    def show(self, scene: int) -> Show:
        """Return what holds at a scene: its own, or that of the last before it that sets anything."""
        return next((one.show for one in reversed(self.scenes[: scene + 1]) if one.show), Show())


def in_language(text: Text, language: str) -> str:
    """Return a text in a language, else in English, else in the first it has."""
    if isinstance(text, str):
        return text.strip()
    return (text.get(language) or text.get("en") or next(iter(text.values()), "")).strip()


def read(path: str | Path) -> Lesson:
    """Return the lesson in a file; raise Invalid with the line that is wrong where there is none."""
    return decode(load(path, MOST_BYTES), Path(path).name)


def decode(content: bytes, name: str = "The lesson") -> Lesson:
    """Return the lesson that YAML text holds; raise Invalid with the line that is wrong where it holds none.

    Only plain values are read: no aliases, no tags, nothing is executed.
    """
    lines: dict[str, int] = {}
    try:
        lesson = msgspec.convert(_plain(content, lines), Lesson)
        for number, scene in enumerate(lesson.scenes):
            _check_scene(lesson, number, scene)
    except msgspec.ValidationError as error:
        problem, _, place = str(error).partition(" - at ")
        raise Invalid(_told(name, place.strip("`") or "$", problem, lines)) from None
    except _Wrong as error:
        raise Invalid(_told(name, error.place, str(error), lines, error.line)) from None
    return lesson


class _Wrong(Exception):
    """Say what is wrong at a place of the file, or at a line."""

    def __init__(self, problem: str, place: str = "", line: int = 0):
        super().__init__(problem)
        self.place, self.line = place, line


def _told(name: str, place: str, problem: str, lines: Mapping[str, int], line: int = 0) -> str:
    """Return the sentence, with the line of the nearest place that stands in the file."""
    unknown = re.search(r"unknown field `(\w+)`", problem)
    shorter = f"{place}.{unknown[1]}" if unknown else place
    while not line and shorter not in lines and shorter:
        shorter = re.sub(r"(\.[^.\[\]]*|\[[^\]]*\])$", "", shorter) if shorter != "$" else ""
    at = line or lines.get(shorter, 1)
    field = place.removeprefix("$").lstrip(".")
    said = f"{field}: {problem}" if field else problem
    return tr("{name} cannot be opened: line {line}: {problem}.", name=name, line=at, problem=said.rstrip("."))


def _check_scene(lesson: Lesson, number: int, scene: Scene) -> None:
    shows = [(f"$.scenes[{number}].show", scene.show)] if scene.show else []
    if scene.ask and scene.ask.show:
        shows.append((f"$.scenes[{number}].ask.show", scene.ask.show))
    for place, show in shows:
        try:
            show.experiment()
            _check_names(show)
        except Invalid as error:
            raise _Wrong(str(error), place) from None
    lanes = len(lesson.show(number).experiment().lanes)
    told = [int(one.partition(":")[2]) for one in scene.point if one.startswith("lane:")]
    told += [scene.ask.drag.lane] if scene.ask and scene.ask.drag else []
    if any(not 1 <= lane <= lanes for lane in told):
        raise _Wrong(tr("there is no such lane; the scene has {lanes}.", lanes=lanes), f"$.scenes[{number}]")


def _check_names(show: Show) -> None:
    from .curves import CURVES

    for kind, names, known in (("arrows", show.arrows, ARROWS), ("curve", [show.curve] if show.curve else [], [curve.key for curve in CURVES])):
        for name in names:
            if name not in known:
                raise Invalid(tr("{kind} is {name}; it must be one of {known}.", kind=kind, name=repr(name), known=", ".join(known)))


def _check_point(one: str) -> None:
    from .curves import CURVES

    kind, _, name = one.partition(":")
    known = {"panel": PANELS, "arrow": ARROWS, "curve": [curve.key for curve in CURVES]}
    if not (one in PLACES or name in known.get(kind, ()) or kind == "lane" and name.isdecimal()):
        said = ", ".join((*PLACES, "panel:NAME", "arrow:KIND", "curve:NAME", "lane:NUMBER"))
        raise Invalid(tr("point is {name}; it must be one of {known}.", name=repr(one), known=said))


def _lane(id: int, wanted: "str | LaneChange | Lane", base: Experiment) -> Lane:
    """Return the lane of a scene: the preset's of that optimizer with what differs, or the optimizer's own."""
    if isinstance(wanted, Lane):
        return msgspec.structs.replace(wanted, id=id)
    change = LaneChange(wanted) if isinstance(wanted, str) else wanted
    home = next((lane for lane in base.lanes if (lane.optimizer, lane.convention) == (change.optimizer, change.convention)), None)
    settings = {**(home.settings if home else {}), **change.settings}
    return Lane(id, change.optimizer, settings, change.convention, change.schedule or (home.schedule if home else Schedule()))


# YAML


def _plain(content: bytes, lines: dict[str, int]) -> Any:
    """Return plain values from YAML, and in `lines` the line of every place."""
    import yaml

    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = content.decode("utf-8-sig")
        _refuse(yaml, text, loader_class)
        loader = loader_class(text)
        try:
            node = loader.get_single_node()
            return _value(loader, node, "$", lines) if node else {}
        finally:
            loader.dispose()
    except UnicodeDecodeError:
        raise _Wrong(tr("it is not text in UTF-8"), line=1) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _Wrong(getattr(error, "problem", None) or tr("it is no YAML"), line=mark.line + 1 if mark else 1) from None


def _refuse(yaml, text: str, loader_class) -> None:
    """Refuse what can grow without bound, before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=loader_class):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1
        if depth > DEEPEST:
            raise _Wrong(tr("it is nested more than {most} deep", most=DEEPEST), line=line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None):
            raise _Wrong(tr("aliases and tags are not read"), line=line)


def _value(loader, node, place: str, lines: dict[str, int]) -> Any:
    """Return the plain value of a node: text, number, truth, nothing, list or mapping."""
    lines[place] = node.start_mark.line + 1
    if node.id == "sequence":
        return [_value(loader, one, f"{place}[{i}]", lines) for i, one in enumerate(node.value)]
    if node.id == "mapping":
        found = {}
        for key, value in node.value:
            if key.id != "scalar" or key.value in found:
                raise _Wrong(tr("a key is no plain word, or stands twice"), line=key.start_mark.line + 1)
            found[key.value] = _value(loader, value, f"{place}.{key.value}", lines)
            lines[f"{place}.{key.value}"] = key.start_mark.line + 1
        return found
    if node.tag.rpartition(":")[2] not in ("int", "float", "bool", "null") or ":" in node.value:  # 1:30 is text, no number of sixties
        return node.value
    try:
        made = loader.construct_object(node)
    except (ValueError, OverflowError, LookupError):  # what looks like a number, and is none or a monstrous one
        return node.value
    return node.value if isinstance(made, int) and abs(made) > 2**53 else made
