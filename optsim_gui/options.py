"""The arguments of the command line, as they are declared: commands, options, examples, and which option serves which file.

SERVES is the law: what `render` refuses and what its --help tells both come from it.
"""

import argparse
import os
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from .core.errors import Invalid
from .core.films import KINDS as FILMS
from .core.tables import KINDS as TABLES
from .core.words import tr
from .preflight import say

PICTURES = ("png", "svg", "pdf")
PROGRAMS = ("py",)
KINDS = (*PICTURES, *FILMS, *TABLES, *PROGRAMS)  # what render writes, by suffix
SERVES = {  # the kinds for which an option of render means something
    "size": (*PICTURES, *FILMS),
    "theme": (*PICTURES, *FILMS),
    "lang": (*PICTURES, *FILMS),
    "trail": (*PICTURES, *FILMS),
    "step": (*PICTURES, *FILMS, *TABLES),
    "steps": (*FILMS, *TABLES),
    "every": FILMS,
    "fps": FILMS,
    "progress": FILMS,
    "once": tuple(kind for kind in FILMS if kind != "mp4"),  # whether an MP4 begins again is its player's choice
    "lane": PROGRAMS,
    "library": PROGRAMS,
}
MOST_SEEDS = 10_000


# what an argument must look like


def _seeds(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= MOST_SEEDS):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to {MOST_SEEDS:,}")
    return int(text)


def _setting(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        return name, float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE with a number as value") from None


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and len(text) < 20):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form WxH, such as 1280x800")
    return int(width), int(height)


def _steps(text: str) -> tuple[int, int]:
    first, _, last = text.partition(":")
    if not (first.isdecimal() and last.isdecimal() and int(first) <= int(last)):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form A:B with whole numbers A up to B, such as 0:120")
    return int(first), int(last)


# what is declared


OPTIONS = {  # how those are declared; none has a default, so that what was given is known
    "size": dict(metavar="WxH", type=_size, help="pixels (default: the picture's own, else 1280x800)"),
    "theme": dict(choices=("light", "dark", "print"), help="colours; print is black on white (default: the picture's own, else light)"),
    "lang": dict(choices=("en", "zh_CN"), help="language of its words (default: the picture's own, else en)"),
    "trail": dict(metavar="N", type=int, help="show of each path its last N updates, fading (default: the picture's own, else all of it)"),
    "step": dict(metavar="N", type=int, help="the update to show (default: a session's own, a preset's last); of a film or a table the last one"),
    "steps": dict(metavar="A:B", type=_steps, help="the first and the last update, both included (default: all)"),
    "every": dict(metavar="N", type=int, help="updates per frame (default: 1)"),
    "fps": dict(metavar="N", type=int, help="frames per second, 1 to 50 (default: 25)"),
    "progress": dict(action="store_true", default=None, help="print done/all of the frames, a line each, and stop when the input ends"),
    "once": dict(action="store_true", default=None, help="the film does not begin again"),
    "lane": dict(metavar="ID", type=int, help="the number of the lane (default: the first)"),
    "library": dict(choices=("numpy", "torch", "optax"), help="what it is written with (default: numpy)"),
}
EXAMPLES = {
    "": ("", "lecture.optsim", "render --out sparse.png", "run --help"),
    "run": (
        "run --preset sparse --optimizer adam --set eta=0.3 --start -3 -4 --steps 300 --out adam.csv",
        "run --data points.csv --reduction sum --optimizer nag --convention pytorch --steps 100 --out nag.csv",
    ),
    "list": ("list",),
    "render": (
        "render --preset sparse --step 120 --size 1600x1200 --out sparse.png",
        "render --preset toy --theme print --out toy.pdf",
        "render --session lecture.optsim --out lecture.svg",
        "render --steps 0:120 --fps 20 --size 800x500 --once --out sparse.gif",
        "render --every 2 --trail 30 --out sparse.mp4",
        "render --step 100 --out sparse.csv",
        "render --lane 6 --library numpy --out adam.py",
        "render --session lecture.png --step 50 --out earlier.png",
    ),
    "claims": ("claims --seeds 200", "claims --json"),
}
PROGRAM = "optsim-gui"


def kind_of(out: Path) -> str:
    """Return the kind of file that a name asks for; raise Invalid where it is none of KINDS."""
    kind = out.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise Invalid(tr("out is {name}; its name must end in one of {kinds}.", name=out.name, kinds=_suffixes(KINDS)))
    return kind


def check(asked: argparse.Namespace) -> None:
    """Raise Invalid where an option of `render` was given that means nothing for the file that is asked for."""
    kind = kind_of(asked.out)
    if asked.step is not None and asked.steps is not None:
        raise Invalid(tr("--step and --steps cannot stand together; --step N is the same as --steps 0:N."))
    for option, kinds in SERVES.items():
        if getattr(asked, option) is not None and kind not in kinds:
            raise Invalid(tr("--{option} means nothing for {name}; it is for {kinds}.", option=option, name=asked.out.name, kinds=_suffixes(kinds)))


def _suffixes(kinds: Sequence[str]) -> str:
    return ", ".join(f".{kind}" for kind in kinds)


def parsed(arguments: Sequence[str], acts: Mapping[str, Callable]) -> argparse.Namespace:
    """Return what is asked for; raise Invalid where it cannot be understood. acts: what each command does, by its name ("": none)."""
    return _parser(acts).parse_args(_named_file([_shielded(argument) for argument in arguments]))


def _shielded(argument: str) -> str:
    """Put a space before a negative number, because argparse takes -1e-05 for an option; float() does not mind."""
    try:
        float(argument)
    except ValueError:
        return argument
    return " " + argument if argument.startswith("-") else argument


def _named_file(arguments: list[str]) -> list[str]:
    """Say that a first argument that looks like a file is one to open, so that it is not taken for a command."""
    first = arguments[0] if arguments else ""
    is_file = not first.startswith("-") and (Path(first).suffix or os.path.isfile(first))
    return ["--open", *arguments] if first and is_file else arguments


class _Help(argparse.HelpFormatter):
    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if text.startswith("examples:") else super()._fill_text(text, width, indent)


class _Parser(argparse.ArgumentParser):
    def __init__(self, *arguments, examples: Sequence[str], **how):
        lines = (f"  {PROGRAM} {line}".rstrip() for line in examples)
        super().__init__(*arguments, formatter_class=_Help, epilog="\n".join(["examples:", *lines]), **how)

    def parse_known_args(self, args=None, namespace=None):
        asked, left = super().parse_known_args(args, namespace)
        if left:  # told by the command they stand behind, not by the program
            self.error("unrecognized arguments: " + " ".join(left))
        return asked, left

    def error(self, message):
        raise Invalid(f"{message[:1].upper()}{message[1:]}; {self.prog} --help tells what it takes.")

    def print_help(self, file=None):
        say(self.format_help().rstrip())


def _parser(acts: Mapping[str, Callable]) -> argparse.ArgumentParser:
    parser = _Parser(prog=PROGRAM, examples=EXAMPLES[""], description=(
        "See how gradient-descent optimizers move on the loss of one sigmoid neuron. Without a command the window opens; where there is no "
        "display, the default experiment is drawn to optsim.png."))  # fmt: skip
    parser.set_defaults(act=acts[""])
    parser.add_argument("--version", action="store_const", const=acts["version"], dest="act", help="show the version and exit")
    parser.add_argument("--open", metavar="FILE", dest="file", type=Path, help="a file to open in the window, such as lecture.optsim; without --open too")
    commands = parser.add_subparsers(title="without a window", metavar="command")
    for name, (help, description, add) in COMMANDS.items():
        command = commands.add_parser(name, examples=EXAMPLES[name], help=help, description=description)
        command.set_defaults(act=acts[name])
        add(command)
    return parser


def _add_run(command: argparse.ArgumentParser) -> None:
    data = command.add_mutually_exclusive_group(required=True)
    data.add_argument("--data", metavar="FILE.csv", type=Path, help="points: a line x,y, then one point a line, y from 0 to 1")
    _add_preset(data, "data, reduction, start, steps and the optimizer's settings of a preset, one of those that list names")
    command.add_argument("--reduction", choices=("mean", "sum"), help="loss over the points (default: the preset's, else mean)")
    command.add_argument("--optimizer", metavar="NAME", required=True, help="one of those that list names")
    command.add_argument("--convention", metavar="NAME", default="textbook",
                         help="textbook (default) or, where list tells of it, pytorch")  # fmt: skip
    command.add_argument("--set", metavar="NAME=VALUE", dest="settings", nargs="+", action="extend", default=[], type=_setting,
                         help="settings (default: those of the preset's first lane of this optimizer, else the optimizer's own)")  # fmt: skip
    command.add_argument("--start", metavar=("W", "B"), nargs=2, type=float, help="where to start (default: the preset's, else -3 -4)")
    command.add_argument("--steps", metavar="N", type=int, help="how many updates (default: the preset's, else 300)")
    _add_out(command, "FILE.csv", "the file to write")


def _add_render(command: argparse.ArgumentParser) -> None:
    source = command.add_mutually_exclusive_group()
    _add_preset(source, "one of those that list names (default: sparse)", default="sparse")
    source.add_argument("--session", metavar="FILE", type=Path, help="an .optsim file, or a PNG, SVG or PDF that OptSim made: it is drawn as it was")
    _add_out(command, "FILE", f"the file to write, a picture ({_suffixes(PICTURES)}), a film ({_suffixes(FILMS)}), a table ({_suffixes(TABLES)}) or a program (.py)")
    for kinds, options in groupby(SERVES, SERVES.get):
        group = command.add_argument_group(f"for {_suffixes(kinds)}")
        for option in options:
            group.add_argument(f"--{option}", **OPTIONS[option])


def _add_claims(command: argparse.ArgumentParser) -> None:
    command.add_argument("--seeds", metavar="N", type=_seeds, default=0, help="tell also on which share of the datasets of seeds 0 to N-1 each holds")
    command.add_argument("--json", action="store_true", help="print nothing but a JSON list of {id, claim, metric, value, threshold, holds}")


def _add_preset(command, help: str, default: str | None = None) -> None:
    command.add_argument("--preset", metavar="NAME", default=default, help=help)


def _add_out(command, metavar: str, help: str) -> None:
    command.add_argument("--out", metavar=metavar, type=Path, required=True, help=help)


COMMANDS = {  # what stands beside it in the list, what it says of itself, and what declares its arguments
    "run": ("run one optimizer and write its path as CSV",
            "Run one optimizer and write its path: a CSV file with the columns step,w,b,loss,grad_w,grad_b and one row per point, "
            "the start included. Loss and gradient are the whole data's at that row's point.", _add_run),
    "list": ("list optimizers, their settings, and presets",
             "List every optimizer with the range and default of its settings, and every preset.", lambda command: None),
    "render": ("a preset or a session as a picture, film, table or program",
               "Draw the paths of a preset, or of a session, over its loss; the suffix of the file to write chooses its kind.", _add_render),
    "claims": ("measure what the article claims",
               "Measure each claim of the article on the preset sparse: the number, what it must be, and whether the claim holds.", _add_claims),
}  # fmt: skip
