"""A lane as a program with numpy alone, made of the engine's own sources: problem, schedule, and the rule's lines for w and b at once."""

import ast
import inspect
from textwrap import dedent

from ..batches import BLOCK
from ..dataset import Online, Sparse
from ..experiment import Experiment, Lane
from ..problems.neuron import neuron
from ..problems.online import line
from ..schedules import CONSTANT
from ..stages import Stage, stages
from .parts import end, joined, literal, loop, start, top

_NUMPY = {"sqrt": "np.sqrt", "max": "np.maximum", "min": "np.minimum", "abs": "np.abs", "sign": "np.sign"}
_NAMES = {"lookahead": "ahead", "Δ": "step", "point": "p"}


def text(experiment: Experiment, lane: Lane, title: str) -> str:
    """Return the program of any lane."""
    online, batches = isinstance(experiment.data, Online), experiment.batch.size is not None
    return joined(
        top(experiment, title, "numpy"),
        "import numpy as np" if online else "from math import exp\nimport numpy as np",
        _data(experiment),
        _batch(experiment) if batches else _all(experiment),
        _source(_problem(experiment)),
        _source(lane.schedule.declared.values) if _scheduled(lane) else "",
        _update(lane) if lane.schedule.declared.searches else "",
        _settings(experiment, lane),
        loop(f"for t in range(1, {experiment.steps + 1}):", *_loop(experiment, lane)),
        end(),
    )


def _source(function) -> str:
    """Return the source of a function of ours, without its declaration: what it computes is computed alike, to the last bit."""
    source = inspect.getsource(function)
    return source[source.index("def ") :]


# the problem


def _problem(experiment: Experiment):
    return line if isinstance(experiment.data, Online) else neuron


def _data(experiment: Experiment) -> str:
    data = experiment.data
    if isinstance(data, Online):
        return f"{literal(experiment, 'np.array')}\nx, y = slopes, np.zeros({data.count})"
    if not isinstance(data, Sparse):
        return literal(experiment, "np.array")
    drawn = f"uniform({data.low}, {data.high}" if data.distribution == "uniform" else f"normal({data.mean}, {data.sd}"
    return dedent(f"""\
        rng = np.random.default_rng({data.seed})
        x = rng.{drawn}, {data.points})
        y = rng.uniform(0, 1, {data.points})
        x[rng.permutation({data.points})[:{round(data.points * data.sparsity)}]] = 0  # the feature of w is rare, that of b is always on""")


def _all(experiment: Experiment) -> str:
    """Return what an update sees where that is all the points (see `neuron.group` and `online.rounds`)."""
    count = experiment.data.count
    share = f"(1 / {count})" if experiment.reduction == "mean" else "1.0"
    if isinstance(experiment.data, Online):
        return f"points = x, np.full({count}, {share}), y  # what each counts stands between"
    return dedent(f"""\
        x, which, n = np.unique(x, return_inverse=True, return_counts=True)  # points of equal x are one, of their mean y
        y = np.bincount(which, weights=y) / n
        points = x, n * {share}, y  # what each counts stands between""")


def _batch(experiment: Experiment) -> str:
    """Return the function that says what an update sees (see `batches.Batches`)."""
    batch, count = experiment.batch, experiment.data.count
    if batch.order == "fixed":
        said, order = "in their order", f"rows = np.arange({count})"
    else:
        epochs = max(1, BLOCK // count)
        said = "each epoch in an order of its own"
        order = (f"block, epoch = divmod(epoch, {epochs})  # so many orders are drawn at once\n    rng = np.random.default_rng([{batch.seed}, block])\n"
                 f"    rows = rng.permuted(np.tile(np.arange({count}), ({epochs}, 1)), axis=1)[epoch]")  # fmt: skip
    return loop(
        "def batch(t):",
        f'"""Return the points that update t sees, and what each counts: {batch.size} in turn, {said}."""',
        f"epoch, place = divmod(t - 1, {experiment.updates_per_epoch})",
        order,
        f"rows = rows[place * {batch.size} : (place + 1) * {batch.size}]",
        f"return x[rows], np.full(len(rows), {'1 / len(rows)' if experiment.reduction == 'mean' else '1.0'}), y[rows]",
    )


# the lane


def _scheduled(lane: Lane) -> bool:
    return lane.schedule.kind != CONSTANT and not lane.schedule.declared.searches


def _update(lane: Lane) -> str:
    """Return the rule as a function, to be tried at several rates."""
    found = stages(lane.rule)
    lines = [_assigned(stage) for stage in found if stage.kind not in ("lookahead", "gradient", "point")]
    return loop(f"def update({_inputs(lane, 'eta')}):", '"""Return the step at this rate, and what the rule remembers after it."""', *lines, f"return {_outputs(lane)}")


def _settings(experiment: Experiment, lane: Lane) -> str:
    searches = lane.schedule.declared.searches
    lines = [f"{name} = {value!r}" for name, value in lane.settings.items() if not (searches and name == "eta")]
    if searches:
        lines.append(f"rates = {list(lane.schedule.rates)}")
    if isinstance(experiment.data, Online):
        bound = experiment.data.bound
        lines.append(f"low, high = [{-bound}, -np.inf], [{bound}, np.inf]  # w is held, b is not")
    lines.append(f"p = np.array({list(start(experiment))})  # w and b")
    lines += [f"{name} = np.zeros(2)" for name in lane.rule.state]
    return "\n".join((*lines, "path = [tuple(p)]"))


def _loop(experiment: Experiment, lane: Lane) -> list[str]:
    """Return the lines of one update."""
    found, searches, held = stages(lane.rule), lane.schedule.declared.searches, isinstance(experiment.data, Online)
    lines = ["points = batch(t)"] if experiment.batch.size is not None else []
    if _scheduled(lane):
        lines.append(_turned(lane))
    for stage in found:
        if stage.kind == "gradient":
            at, problem = "ahead" if found[0].kind == "lookahead" else "p", _problem(experiment).__name__
            lines += [f"loss, g_w, g_b = {problem}(*{at}, *points, 0.0)", f"{stage.name} = np.array([g_w, g_b])"]
            lines += _searched(lane, problem, held) if searches else ()
        elif not searches or stage.kind in ("lookahead", "point"):
            lines.append(_assigned(stage))
    return [*lines, "p = np.clip(p, low, high)" if held else "", "if not np.isfinite(p).all():", "    break  # diverged", "path.append(tuple(p))"]


def _searched(lane: Lane, problem: str, held: bool) -> tuple[str, str]:
    """Return the lines that choose the rate and take its step."""
    tried = f"p + update({_inputs(lane, 'rate')})" + ("[0]" if lane.rule.state else "")
    tried = f"np.clip({tried}, low, high)" if held else f"({tried})"
    return (f"eta = min(rates, key=lambda rate: {problem}(*{tried}, *points, 0.0)[0])  # the first that leads lowest",
            f"{_outputs(lane)} = update({_inputs(lane, 'eta')})")  # fmt: skip


def _turned(lane: Lane) -> str:
    """Return the line that sets what the schedule changes."""
    kind = lane.schedule.declared
    given = "".join(f", {value!r}" for value in (lane.settings[kind.changes], *(lane.schedule.settings[h.name] for h in kind.hyper)))
    return f"{kind.changes} = {kind.key}(t - 1.0{given})"


def _inputs(lane: Lane, rate: str) -> str:
    """Return what a function of the rule must be given, at this rate: what it reads that is no setting."""
    read = {name for stage in stages(lane.rule) if stage.kind not in ("lookahead", "point") for name in stage.reads}
    return ", ".join((rate, "g", *(name for name in ("p", "t") if name in read), *lane.rule.state))


def _outputs(lane: Lane) -> str:
    return ", ".join(("step", *lane.rule.state))


def _assigned(stage: Stage) -> str:
    return f"{_NAMES.get(stage.name, stage.name)} = {_for_numpy(stage.source)}"


class _Renamed(ast.NodeTransformer):
    def visit_Name(self, node: ast.Name) -> ast.Name:  # noqa: N802
        return ast.Name(_NUMPY.get(node.id) or _NAMES.get(node.id, node.id), node.ctx)


def _for_numpy(source: str) -> str:
    return ast.unparse(_Renamed().visit(ast.parse(source, mode="eval")))
