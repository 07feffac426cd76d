"""A lane as a short program of its own: with numpy alone, or by the optimizer of torch or optax where it is the same rule."""

import ast
import inspect
from textwrap import dedent

from .batches import BLOCK
from .dataset import Online, Sparse
from .errors import Invalid
from .experiment import Experiment, Lane, lane_titles
from .optimizers import rule
from .schedules import CONSTANT, Kind
from .stages import Stage, stages
from .words import tr

LIBRARIES = ("numpy", "torch", "optax")
MOST_POINTS = 10_000  # that stand in a program
_NUMPY = {"sqrt": "np.sqrt", "max": "np.maximum", "min": "np.minimum", "abs": "np.abs", "sign": "np.sign"}
_NAMES = {"lookahead": "ahead", "Δ": "step", "point": "p"}


CALLS = {
    "torch": {
        ("gd", "pytorch"): "SGD([w, b], lr={eta})",
        ("momentum", "pytorch"): "SGD([w, b], lr={eta}, momentum={gamma})",
        ("nag", "pytorch"): "SGD([w, b], lr={eta}, momentum={gamma}, nesterov=True)",
        ("adagrad", "pytorch"): "Adagrad([w, b], lr={eta}, eps={eps})",
        ("rmsprop", "pytorch"): "RMSprop([w, b], lr={eta}, alpha={beta}, eps={eps})",
        ("adam", "pytorch"): "Adam([w, b], lr={eta}, betas=({beta1}, {beta2}), eps={eps})",
        ("amsgrad", "pytorch"): "Adam([w, b], lr={eta}, betas=({beta1}, {beta2}), eps={eps}, amsgrad=True)",
        ("adamax", "pytorch"): "Adamax([w, b], lr={eta}, betas=({beta1}, {beta2}), eps={eps})",
        ("nadam", "pytorch"): "NAdam([w, b], lr={eta}, betas=({beta1}, {beta2}), eps={eps}, momentum_decay={psi})",
        ("adamw", "pytorch"): "AdamW([w, b], lr={eta}, betas=({beta1}, {beta2}), eps={eps}, weight_decay={decay})",
        ("adadelta", "pytorch"): "Adadelta([w, b], lr={eta}, rho={rho}, eps={eps})",
    },
    "optax": {
        ("gd", "textbook"): "sgd({eta})",
        ("momentum", "pytorch"): "sgd({eta}, momentum={gamma})",
        ("nag", "pytorch"): "sgd({eta}, momentum={gamma}, nesterov=True)",
        ("adagrad", "textbook"): "adagrad({eta}, initial_accumulator_value=0.0, eps={eps})",
        ("rmsprop", "textbook"): "rmsprop({eta}, decay={beta}, eps={eps})",
        ("rmsprop", "pytorch"): "rmsprop({eta}, decay={beta}, eps={eps}, eps_in_sqrt=False)",
        ("adam", "textbook"): "adam({eta}, b1={beta1}, b2={beta2}, eps=0.0, eps_root={eps})",
        ("adam", "pytorch"): "adam({eta}, b1={beta1}, b2={beta2}, eps={eps})",
        ("adamax", "pytorch"): "adamax({eta}, b1={beta1}, b2={beta2}, eps={eps})",
        ("nadam", "textbook"): "nadam({eta}, b1={beta1}, b2={beta2}, eps=0.0, eps_root={eps})",
        ("adamw", "pytorch"): "adamw({eta}, b1={beta1}, b2={beta2}, eps={eps}, weight_decay={decay})",
        ("adadelta", "textbook"): "adadelta({eta}, rho={rho}, eps={eps})",
        ("lion", "textbook"): "lion({eta}, b1={beta1}, b2={beta2}, weight_decay={decay})",
    },
}
"""How a library calls our rules, by key and convention; the settings' names stand in braces."""


def program(experiment: Experiment, id: int, library: str) -> str:
    """Return a program in Python that makes the path of this lane with `library` alone, one of LIBRARIES.

    It leaves `path`, a list of (w, b), the start included. Raises Invalid where the library does not have the same (see `why_not`).
    """
    if reason := why_not(experiment, id, library):
        raise Invalid(reason)
    make = {"numpy": _numpy, "torch": _torch, "optax": _optax}[library]
    return make(experiment, experiment.lane(id), lane_titles(experiment)[id])


def why_not(experiment: Experiment, id: int, library: str) -> str:
    """Return why this lane cannot be told as a program with `library`, or "" where it can."""
    lane = experiment.lane(id)
    if lane.schedule.declared.searches or isinstance(experiment.data, Online):
        return tr("A program tells of no line search and of no bounds; this lane has one of them.")
    if library != "numpy" and (experiment.batch.size is not None or lane.schedule.kind != CONSTANT):
        return tr("Programs with {library} tell of updates on all the points at a constant rate; numpy's tell of mini-batches and schedules too.", library=library)
    points = len(experiment.data.arrays()[0])
    if points > MOST_POINTS and not (library == "numpy" and isinstance(experiment.data, Sparse)):
        return tr("{points} points are too many to stand in a program; {most} fit.", points=f"{points:,}", most=f"{MOST_POINTS:,}")
    return "" if library == "numpy" else _differs(lane, library)


def _differs(lane: Lane, library: str) -> str:
    """Return what sets the library's rule apart from the lane's, or ""."""
    if text := _call(lane, library):
        return tr("{library} wants a gamma above 0 for Nesterov's rule.", library=library) if "nesterov" in text and lane.settings["gamma"] == 0 else ""
    theirs = [rule(key, convention) for key, convention in CALLS[library] if key == lane.optimizer]
    if not theirs:
        return tr("{library} has no {rule}.", library=library, rule=lane.rule.title)
    return tr("{library} has it as {rule}: {differs}", library=library, rule=theirs[0].title, differs=tr(theirs[0].differs or lane.rule.differs))


def _call(lane: Lane, library: str) -> str:
    """Return how the library calls the lane's rule, in whichever convention it is the same; "" where it has none."""
    for (key, convention), text in CALLS[library].items():
        theirs = rule(key, convention) if key == lane.optimizer else None
        if theirs and (theirs.update, theirs.look) == (lane.rule.update, lane.rule.look):
            return text.format(**lane.settings)
    return ""


# numpy


def _numpy(experiment: Experiment, lane: Lane, title: str) -> str:
    state = "".join(f"{name} = np.zeros(2)\n" for name in lane.rule.state)
    schedule = lane.schedule if lane.schedule.kind != CONSTANT else None
    lines = [*(_scheduled(lane) if schedule else ()), *_numpy_update(stages(lane.rule), experiment.batch.size is not None)]
    return _joined(
        _top(experiment, title, "numpy"),
        "import numpy as np",
        _numpy_data(experiment.data),
        *([_numpy_batch(experiment)] if experiment.batch.size is not None else ()),
        _numpy_gradient(experiment.reduction, experiment.batch.size is not None),
        *([_numpy_schedule(schedule.declared)] if schedule else ()),
        _settings(lane) + f"p = np.array({list(experiment.start)})  # w and b\n{state}path = [tuple(p)]",
        f"for t in range(1, {experiment.steps + 1}):\n" + "".join(f"    {line}\n" for line in lines),
        _end(experiment),
    )


def _numpy_batch(experiment: Experiment) -> str:
    """Return the function that says which points an update sees (see `batches.Batches`)."""
    batch, count = experiment.batch, len(experiment.data.arrays()[0])
    per_epoch = -(-count // batch.size)
    if batch.order == "fixed":
        order = f"rows = np.arange({count})"
        said = "in their order"
    else:
        epochs = max(1, BLOCK // count)
        said = "each epoch in an order of its own"
        order = (f"block, epoch = divmod(epoch, {epochs})  # so many orders are drawn at once\n    rng = np.random.default_rng([{batch.seed}, block])\n"
                 f"    rows = rng.permuted(np.tile(np.arange({count}), ({epochs}, 1)), axis=1)[epoch]")  # fmt: skip
    return (f'def batch(t):\n    """Return which points update t sees: {batch.size} in turn, {said}."""\n'
            f"    epoch, place = divmod(t - 1, {per_epoch})\n    {order}\n    return rows[place * {batch.size} : (place + 1) * {batch.size}]")  # fmt: skip


def _numpy_schedule(kind: Kind) -> str:
    """Return the schedule's own function, without its declaration."""
    source = inspect.getsource(kind.values)
    return source[source.index("def ") :]


def _scheduled(lane: Lane) -> list[str]:
    kind = lane.schedule.declared
    given = "".join(f", {value!r}" for value in (lane.settings[kind.changes], *(lane.schedule.settings[h.name] for h in kind.hyper)))
    return [f"{kind.changes} = {kind.key}(t - 1.0{given})"]


def _numpy_data(data) -> str:
    if not isinstance(data, Sparse):
        x, y = data.arrays()
        return f"x = np.array({x.tolist()})\ny = np.array({y.tolist()})"
    drawn = f"uniform({data.low}, {data.high}" if data.distribution == "uniform" else f"normal({data.mean}, {data.sd}"
    return dedent(f"""\
        rng = np.random.default_rng({data.seed})
        x = rng.{drawn}, {data.points})
        y = rng.uniform(0, 1, {data.points})
        x[rng.permutation({data.points})[:{round(data.points * data.sparsity)}]] = 0  # the feature of w is rare, that of b is always on""")


def _numpy_gradient(reduction: str, batches: bool) -> str:
    text = dedent(f"""\
        def gradient(p):
            \"\"\"Return the slope along w and b of half the squared error, {_words(reduction)} over the points.\"\"\"
            w, b = p
            f = 1 / (1 + np.exp(-(w * x + b)))
            pull = (f - y) * f * (1 - f)
            return np.array([np.{reduction}(pull * x), np.{reduction}(pull)])
        """)
    if not batches:
        return text
    seen = text.replace("gradient(p)", "gradient(p, rows)").replace("over the points", "over the points seen")
    return seen.replace("* x + b", "* x[rows] + b").replace("(f - y)", "(f - y[rows])").replace("pull * x)", "pull * x[rows])")


def _numpy_update(found: tuple[Stage, ...], batches: bool) -> list[str]:
    """Return the lines of one update for w and b at once, from those of the rule's own source."""
    at = ("ahead" if found[0].kind == "lookahead" else "p") + (", batch(t)" if batches else "")
    lines = [f"{stage.name} = gradient({at})" if stage.kind == "gradient" else f"{_NAMES.get(stage.name, stage.name)} = {_for_numpy(stage.source)}" for stage in found]
    return [*lines, "path.append(tuple(p))"]


class _Renamed(ast.NodeTransformer):
    def visit_Name(self, node: ast.Name) -> ast.Name:  # noqa: N802
        return ast.Name(_NUMPY.get(node.id) or _NAMES.get(node.id, node.id), node.ctx)


def _for_numpy(source: str) -> str:
    return ast.unparse(_Renamed().visit(ast.parse(source, mode="eval")))


# torch and optax


def _torch(experiment: Experiment, lane: Lane, title: str) -> str:
    w, b = experiment.start
    return _joined(
        _top(experiment, title, "torch"),
        "import torch",
        "torch.set_default_dtype(torch.float64)",
        _literal(experiment.data, "torch.tensor"),
        f"w = torch.tensor({w}, requires_grad=True)\nb = torch.tensor({b}, requires_grad=True)\n"
        f"optimizer = torch.optim.{_call(lane, 'torch')}\npath = [(w.item(), b.item())]",
        dedent(f"""\
            for _ in range({experiment.steps}):
                optimizer.zero_grad()
                loss = (0.5 * (torch.sigmoid(w * x + b) - y) ** 2).{experiment.reduction}()
                loss.backward()
                optimizer.step()
                path.append((w.item(), b.item()))
            """),
        _end(experiment),
    )


def _optax(experiment: Experiment, lane: Lane, title: str) -> str:
    return _joined(
        _top(experiment, title, "optax"),
        "import jax\nimport jax.numpy as jnp\nimport optax",
        'jax.config.update("jax_enable_x64", True)',
        _literal(experiment.data, "jnp.array"),
        dedent(f"""\
            def loss(p):
                w, b = p
                return (0.5 * (jax.nn.sigmoid(w * x + b) - y) ** 2).{experiment.reduction}()
            """),
        f"optimizer = optax.{_call(lane, 'optax')}\np = jnp.array({list(experiment.start)})  # w and b\n"
        "state = optimizer.init(p)\nslope = jax.jit(jax.grad(loss))\npath = [tuple(p.tolist())]",
        dedent(f"""\
            for _ in range({experiment.steps}):
                step, state = optimizer.update(slope(p), state, p)
                p = optax.apply_updates(p, step)
                path.append(tuple(p.tolist()))
            """),
        _end(experiment),
    )


def _literal(data, make: str) -> str:
    x, y = data.arrays()
    return f"x = {make}({x.tolist()})\ny = {make}({y.tolist()})"


# what every program says


def _top(experiment: Experiment, title: str, library: str) -> str:
    w, b = experiment.start
    return f'"""{title} on one sigmoid neuron: {experiment.steps:,} updates from w = {w:g}, b = {b:g}. Needs {library}."""'


def _settings(lane: Lane) -> str:
    return "".join(f"{name} = {value!r}\n" for name, value in lane.settings.items())


def _end(experiment: Experiment) -> str:
    return f'w, b = path[-1]\nprint(f"after {experiment.steps} updates: w = {{w:.6g}}, b = {{b:.6g}}")'


def _words(reduction: str) -> str:
    return "averaged" if reduction == "mean" else "summed"


def _joined(*parts: str) -> str:
    """Return the parts of a program, an empty line between them and two around a function."""
    text = ""
    for before, part in zip(("", *parts), parts):
        gap = "" if not before else "\n\n" if part.startswith("def ") or before.startswith("def ") else "\n"
        text += gap + part.rstrip() + "\n"
    return text
