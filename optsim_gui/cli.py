"""The command line: `run`, `list`, `render` and `claims` work without a window; without any of them the window opens.

Arguments are parsed before Qt or numba are imported, so bad input is told at once and on any machine.
"""

import gc
import sys
from typing import TYPE_CHECKING

from . import __version__, options, preflight
from .core.errors import Invalid
from .preflight import say

if TYPE_CHECKING:
    import argparse

MORE = """\
optsim.png shows the default experiment after its last update. More that needs no window:
  python -m optsim_gui render --preset sparse --step 100 --out picture.png
  python -m optsim_gui run --preset sparse --optimizer adam --out path.csv
  python -m optsim_gui list
The window on a display that is not there (apt-get install xvfb xauth):
  xvfb-run python -m optsim_gui"""


def main(argv: list[str] | None = None) -> int:
    """Do what the arguments ask for; return the exit status: 0 done, 1 not on this machine, 2 bad input."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        asked = parsed(arguments)
        return asked.act(asked) or 0
    except Invalid as error:
        say(str(error), error=True)
        return 2
    except KeyboardInterrupt:
        return 130


def parsed(arguments: list[str]) -> "argparse.Namespace":
    """Return what the arguments ask for, `act` being what does it; raise Invalid where they cannot be understood."""
    return options.parsed(arguments, {"": _window, "version": _version, "list": _list, "run": _run, "render": _render, "claims": _claims})


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
    from .core.files import path_csv, save
    from .core.problems import pose
    from .core.simulate import run
    from .core.status import status

    (lane,) = experiment.lanes
    data = pose(experiment.data, experiment.reduction)
    trajectory = run(lane, data, experiment.start, experiment.steps, batches_of(experiment))
    save(asked.out, path_csv(trajectory))
    if trajectory.diverged:
        title = lane.rule.title
        say(f"{status(title, trajectory, experiment.steps, settings=lane.settings).sentence}.", error=True)


def _experiment(asked):
    """Return the experiment of one lane that the arguments describe."""
    from .core.dataset import read_csv
    from .core.experiment import Experiment, Lane
    from .core.preset import home_schedule, home_settings, preset

    base = preset(asked.preset).experiment if asked.preset is not None else Experiment(data=read_csv(asked.data))
    home = home_settings(asked.preset or "", asked.optimizer, convention=asked.convention)
    schedule = home_schedule(asked.preset or "", asked.optimizer)
    lane = Lane(1, asked.optimizer, {**home, **dict(asked.settings)}, asked.convention, schedule)
    given = {name: getattr(asked, name) for name in ("reduction", "steps") if getattr(asked, name) is not None}
    start = tuple(asked.start) if asked.start else base.start
    return base.replace(lanes=(lane,), start=start, **given)


def _claims(asked) -> None:
    from .core.claims import as_json, over_datasets, rows, table
    from .progress import watched

    measured = rows()
    with watched(by_program=False) as progress:
        for done, shares in enumerate(over_datasets(asked.seeds), 1):
            measured = tuple(row.over(shares[row.id]) for row in measured)
            progress(done, asked.seeds)
    say(as_json(measured) if asked.json else table(measured, asked.seeds))


def _render(asked) -> int:
    from . import rendering
    from .core.films import Pace
    from .progress import watched

    options.check(asked)  # before anything is read
    document, figure = rendering.document_of(asked.preset, asked.session, asked.step)
    until = None if asked.step is None else (0, asked.step)
    look = rendering.dressed(figure, asked.size, asked.theme, asked.lang, asked.trail)
    pace = Pace(**{name: getattr(asked, name) for name in ("every", "fps") if getattr(asked, name) is not None}, loop=not asked.once)
    with watched(bool(asked.progress)) as progress:
        order = rendering.Order(document, look, asked.out, asked.steps or until, progress, pace, asked.lane, asked.library or "numpy")
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
        failed = _render(parsed(["render", "--out", "optsim.png"]))
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
