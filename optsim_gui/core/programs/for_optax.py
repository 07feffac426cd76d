"""A lane as a program with optax."""

from ..dataset import Online
from ..experiment import Experiment, Lane
from .library import Library
from .parts import end, joined, literal, loop, order, seen, start, top

HAS = Library(
    "optax",
    {
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
    {
        # with a whole number of updates in place of a float the rate would be 32 bits wide
        "step_decay": "exponential_decay({eta}, transition_steps={every:.1f}, decay_rate={factor}, staircase=True)",
        "exponential": "exponential_decay({eta}, transition_steps=1.0, decay_rate={kept})",
        "cosine": "cosine_decay_schedule({eta}, decay_steps={over}, alpha={lowest})",
        "warm_up": "linear_schedule({eta_first}, {eta}, transition_steps={rises:.1f})",
    },
)


def text(experiment: Experiment, lane: Lane, title: str) -> str:
    """Return the program of a lane that optax has."""
    data = seen(experiment)
    schedule = HAS.schedule(lane)
    optimizer = HAS.optimizer(lane, eta="schedule") if schedule else HAS.optimizer(lane)
    return joined(
        top(experiment, title, "optax"),
        "import jax\nimport jax.numpy as jnp\nimport optax",
        'jax.config.update("jax_enable_x64", True)',
        literal(experiment, "jnp.array"),
        _batches(experiment),
        _loss(experiment),
        (f"schedule = optax.{schedule}\n" if schedule else "")
        + f"optimizer = optax.{optimizer}\np = jnp.array({list(start(experiment))})  # w and b\n"
        + "state = optimizer.init(p)\nslope = jax.jit(jax.grad(loss))\npath = [tuple(p.tolist())]",
        loop(
            f"for t in range({experiment.steps}):",
            "rows = batches[t % len(batches)]" if experiment.batch.size is not None else "",
            f"step, state = optimizer.update(slope(p, {data}), state, p)",
            "p = optax.apply_updates(p, step)",
            _held(experiment),
            "if not jnp.isfinite(p).all():",
            "    break  # diverged",
            "path.append(tuple(p.tolist()))",
        ),
        end(),
    )


def _batches(experiment: Experiment) -> str:
    batch, count = experiment.batch, experiment.data.count
    if batch.size is None:
        return ""
    cuts = f"[*range({batch.size}, {count}, {batch.size})]"
    if batch.order == "fixed":
        return f"batches = jnp.split(jnp.arange({count}), {cuts})  # which points an update sees, in turn"
    return (f"order = jnp.array({order(experiment).tolist()})  # of the points, in each epoch\n"
            f"batches = [rows for epoch in order for rows in jnp.split(epoch, {cuts})]  # which points an update sees, in turn")  # fmt: skip


def _loss(experiment: Experiment) -> str:
    if isinstance(experiment.data, Online):
        return loop("def loss(p, slopes):", "w, b = p  # b is no part of the problem", f"return w * slopes.{experiment.reduction}()")
    return loop(
        "def loss(p, x, y):",
        "w, b = p",
        "f = jnp.exp(jax.nn.log_sigmoid(w * x + b))  # as sigmoid, but with a slope that is exact where f is near 1",
        f"return (0.5 * (f - y) ** 2).{experiment.reduction}()",
    )


def _held(experiment: Experiment) -> str:
    if not isinstance(experiment.data, Online):
        return ""
    bound = experiment.data.bound
    return f"p = p.at[0].set(jnp.clip(p[0], {-bound}, {bound}))"
