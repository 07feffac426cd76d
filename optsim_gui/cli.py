"""The command line: `run`, `list`, `render` and `claims` work without a window; without any of them the window opens.

Arguments are parsed before Qt or numba are imported, so bad input is told at once and on any machine.
"""

import argparse
import gc
import os
import sys
from pathlib import Path

from . import __version__, preflight
from .core.errors import Invalid
from .preflight import say

MOST_SEEDS = 10_000
MORE = """\
optsim.png shows the default experiment after its last update. More that needs no window:
  python -m optsim_gui render --preset sparse --step 100 --out picture.png
  python -m optsim_gui run --preset sparse --optimizer adam --out path.csv
  python -m optsim_gui list
The window on a display that is not there (apt-get install xvfb xauth):
  xvfb-run python -m optsim_gui"""

RENDERED = """\
examples:
  optsim-gui render --preset sparse --step 120 --size 1600x1200 --out sparse.png
  optsim-gui render --preset toy --theme print --out toy.pdf
  optsim-gui render --session lecture.optsim --out lecture.svg
  optsim-gui render --steps 0:120 --fps 20 --size 800x500 --out sparse.gif
  optsim-gui render --every 2 --trail 30 --once --out sparse.mp4
  optsim-gui render --step 100 --out sparse.csv
  optsim-gui render --lane 6 --library numpy --out adam.py
  optsim-gui render --session lecture.png --step 50 --out earlier.png"""


def main(argv: list[str] | None = None) -> int:
    """Do what the arguments ask for; return the exit status: 0 done, 1 not on this machine, 2 bad input."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        asked = _parser().parse_args(_named_file([_shielded(argument) for argument in arguments]))
        return asked.act(asked) or 0
    except Invalid as error:
        say(str(error), error=True)
        return 2
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    def parse_known_args(self, args=None, namespace=None):
        asked, left = super().parse_known_args(args, namespace)
        if left:  # told by the command they stand behind, not by the program
            self.error("unrecognized arguments: " + " ".join(left))
        return asked, left

    def error(self, message):
        raise Invalid(f"{message[:1].upper()}{message[1:]}; {self.prog} --help tells what it takes.")

    def print_help(self, file=None):
        say(self.format_help().rstrip())


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


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="optsim-gui", description="See how gradient-descent optimizers move on the loss of one sigmoid neuron.",
                     epilog="Without a command the window opens; where there is no display, the default experiment is drawn to optsim.png.")  # fmt: skip
    parser.set_defaults(act=_window)
    parser.add_argument("--version", action="store_const", const=_version, dest="act", help="show the version and exit")
    parser.add_argument("--open", metavar="FILE", dest="file", type=Path, help="a file to open in the window, such as lecture.optsim; without --open too")
    commands = parser.add_subparsers(title="without a window", metavar="command")
    _add_run(commands)
    listing = commands.add_parser("list", help="list optimizers, their settings, and presets",
                                  description="List every optimizer with the range and default of its settings, and every preset.")  # fmt: skip
    listing.set_defaults(act=_list)
    _add_render(commands)
    _add_claims(commands)
    return parser


def _add_run(commands) -> None:
    command = commands.add_parser("run", help="run one optimizer and write its path as CSV", description=(
        "Run one optimizer and write its path: a CSV file with the columns step,w,b,loss,grad_w,grad_b and one row per point, "
        "the start included. Loss and gradient are the whole data's at that row's point."))  # fmt: skip
    command.set_defaults(act=_run)
    data = command.add_mutually_exclusive_group(required=True)
    data.add_argument("--data", metavar="FILE.csv", type=Path, help="points: a line x,y, then one point a line, y from 0 to 1")
    data.add_argument("--preset", metavar="NAME", help="data, reduction, start, steps and the optimizer's settings of a preset")
    command.add_argument("--reduction", choices=("mean", "sum"), help="loss over the points (default: the preset's, else mean)")
    command.add_argument("--optimizer", metavar="NAME", required=True, help="one of those that list names")
    command.add_argument("--convention", metavar="NAME", default="textbook",
                         help="textbook (default) or, where list tells of it, pytorch")  # fmt: skip
    command.add_argument("--set", metavar="NAME=VALUE", dest="settings", nargs="+", action="extend", default=[], type=_setting,
                         help="settings (default: those of the preset's first lane of this optimizer, else the optimizer's own)")  # fmt: skip
    command.add_argument("--start", metavar=("W", "B"), nargs=2, type=float, help="where to start (default: the preset's, else -3 -4)")
    command.add_argument("--steps", metavar="N", type=int, help="how many updates (default: the preset's, else 300)")
    command.add_argument("--out", metavar="FILE.csv", type=Path, required=True, help="the file to write")


def _add_render(commands) -> None:
    command = commands.add_parser("render", help="a preset or a session as a picture, film, table or program", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Draw the paths of a preset, or of a session, over its loss; the suffix of the file to write chooses its kind.", epilog=RENDERED)  # fmt: skip
    command.set_defaults(act=_render)
    source = command.add_mutually_exclusive_group()
    source.add_argument("--preset", metavar="NAME", default="sparse", help="one of those that list names (default: sparse)")
    source.add_argument("--session", metavar="FILE", type=Path, help="an .optsim file, or a PNG, SVG or PDF that OptSim made: it is drawn as it was")
    updates = command.add_mutually_exclusive_group()
    updates.add_argument("--step", metavar="N", type=int, help="the update to show (default: a session's own, a preset's last); of a film or a table the last one")
    updates.add_argument("--steps", metavar="A:B", type=_steps, help="of a film or a table: the first and the last update, both included (default: all)")
    command.add_argument("--size", metavar="WxH", type=_size, help="pixels (default: the picture's own, else 1280x800)")
    command.add_argument("--theme", choices=("light", "dark", "print"), help="colours; print is black on white (default: the picture's own, else light)")
    command.add_argument("--lang", choices=("en", "zh_CN"), help="language of its words (default: the picture's own, else en)")
    command.add_argument("--out", metavar="FILE", type=Path, required=True, 
                         help="the file to write: .png .svg .pdf, a film .gif .apng .webp .mp4, a table .csv .json .npz, a program .py")  # fmt: skip
    command.add_argument("--trail", metavar="N", type=int, help="show of each path its last N updates, fading (default: the picture's own, else all of it)")
    command.add_argument("--every", metavar="N", type=int, default=1, help="of a film: updates per frame (default: 1)")
    command.add_argument("--fps", metavar="N", type=int, default=25, help="of a film: frames per second, 1 to 50 (default: 25)")
    command.add_argument("--once", action="store_true", help="of a film: it does not begin again")
    command.add_argument("--lane", metavar="ID", type=int, help="of a program: the number of the lane (default: the first)")
    command.add_argument("--library", choices=("numpy", "torch", "optax"), default="numpy", help="of a program (default: numpy)")
    command.add_argument("--progress", action="store_true", help="print done/all of a film's frames, a line each, and stop when the input ends")


def _add_claims(commands) -> None:
    command = commands.add_parser("claims", help="measure what the article claims", description=(
        "Measure each claim of the article on the preset sparse: the number, what it must be, and whether the claim holds."))  # fmt: skip
    command.set_defaults(act=_claims)
    command.add_argument("--seeds", metavar="N", type=_seeds, default=0, help="tell also on which share of the datasets of seeds 0 to N-1 each holds")
    command.add_argument("--json", action="store_true", help="print nothing but a JSON list of {id, claim, metric, value, threshold, holds}")


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


def _version(asked) -> None:
    say(f"OptSim {__version__}")


def _list(asked) -> None:
    from .core.optimizers import RULES
    from .core.preset import names, preset

    lines = ["Optimizers, each with the range and default of its settings:"]
    for key in RULES:
        lines += ["", *_listed(key)]
    lines += ["", "Presets:", ""]
    lines += [f"  {name:20} {preset(name).title}. {preset(name).sentence}" for name in names()]
    say("\n".join(lines))


def _listed(key: str) -> list[str]:
    """Return the lines that tell of one optimizer, in all its conventions."""
    from .core.optimizers import conventions

    usual, *others = conventions(key).values()
    lines = [f"  {key:18} {usual.title}: {usual.sentence}", *map(_knob, usual.hyper)]
    for rule in others:
        further = [h for h in rule.hyper if h.name not in usual.settings()]
        lines += [f"    --convention {rule.convention}: {rule.differs}", *map(_knob, further)]
    return lines


def _knob(h) -> str:
    return f"    {h.name:8} {f'{h.low:.10g} to {h.high:.10g}, default {h.default:g}':32} {h.sentence}"


def _run(asked) -> None:
    experiment = _experiment(asked)  # what is wrong with it is told before numba is loaded
    from .core.batches import batches_of
    from .core.files import path_csv
    from .core.problems import pose
    from .core.simulate import run
    from .core.status import status

    (lane,) = experiment.lanes
    data = pose(experiment.data, experiment.reduction)
    trajectory = run(lane, data, experiment.start, experiment.steps, batches_of(experiment))
    _write(asked.out, path_csv(trajectory))
    if trajectory.diverged:
        title = lane.rule.title
        say(f"{status(title, trajectory, experiment.steps, settings=lane.settings).sentence}.", error=True)


def _experiment(asked):
    """Return the experiment of one lane that the arguments describe."""
    from .core.dataset import read_csv
    from .core.experiment import Experiment, Lane
    from .core.preset import home_schedule, home_settings, preset

    base = preset(asked.preset).experiment if asked.preset else Experiment(data=read_csv(asked.data))
    home = home_settings(asked.preset or "", asked.optimizer, convention=asked.convention)
    schedule = home_schedule(asked.preset or "", asked.optimizer)
    lane = Lane(1, asked.optimizer, {**home, **dict(asked.settings)}, asked.convention, schedule)
    given = {name: getattr(asked, name) for name in ("reduction", "steps") if getattr(asked, name) is not None}
    start = tuple(asked.start) if asked.start else base.start
    return base.replace(lanes=(lane,), start=start, **given)


def _write(file: Path, data: bytes) -> None:
    from .core.files import write_atomically

    try:
        write_atomically(file, data)
    except OSError as error:
        raise Invalid(f"{file} cannot be written: {error.strerror}.") from None


def _claims(asked) -> None:
    from .core.claims import as_json, over_datasets, rows, table

    measured, progress = rows(), sys.stderr and sys.stderr.isatty()
    for done, shares in enumerate(over_datasets(asked.seeds), 1):
        measured = tuple(row.over(shares[row.id]) for row in measured)
        if progress:
            print(f"\rdataset {done} of {asked.seeds}", end="" if done < asked.seeds else "\n", file=sys.stderr, flush=True)
    say(as_json(measured) if asked.json else table(measured, asked.seeds))


def _render(asked) -> int:
    from . import rendering
    from .core.films import Pace
    from .progress import watched

    rendering.kind_of(asked.out)  # a file that is none is told before anything is read
    document, figure = rendering.document_of(asked.preset, asked.session, asked.step)
    until = (0, asked.step) if asked.step is not None and rendering.kind_of(asked.out) not in rendering.PICTURES else None
    look, pace = rendering.dressed(figure, asked.size, asked.theme, asked.lang, asked.trail), Pace(asked.every, asked.fps, not asked.once)
    with watched(asked.progress) as progress:
        order = rendering.Order(document, look, asked.out, asked.steps or until, progress, pace, asked.lane, asked.library)
        problem = rendering.write(order)
    return _cannot(problem) if problem else 0


def _window(asked) -> int:
    if asked.file:
        from .core.files import beginning

        beginning(asked.file, 1)  # a file that is not there is told at once
    from .core import compile  # noqa: F401 before PySide6, which reads the source of every module that comes after it

    problem = preflight.window_problem()
    if isinstance(problem, preflight.NoDisplay):
        say(problem.sentence, error=True)
        failed = _render(_parser().parse_args(["render", "--out", "optsim.png"]))
        return failed or say(MORE) or 0
    if problem:
        return _cannot(problem)
    gc.disable()  # to look for garbage while all is loaded costs a tenth of the launch; `app.main` enables it again
    try:
        from .app import main as window

        return window(asked.file)
    finally:
        gc.enable()


def _cannot(problem: preflight.Problem) -> int:
    say(problem.sentence, error=True)
    return 1
