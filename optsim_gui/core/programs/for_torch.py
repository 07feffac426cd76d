"""A lane as a program with torch."""

from ..dataset import Online
from ..experiment import Experiment, Lane
from .library import Library
from .parts import end, joined, literal, loop, order, seen, start, top

HAS = Library(
    "torch",
    {
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
    {
        "step_decay": "StepLR(optimizer, step_size={every}, gamma={factor})",
        "exponential": "ExponentialLR(optimizer, gamma={kept})",
        "cosine": "CosineAnnealingLR(optimizer, T_max={over}, eta_min={floor})",
        "cyclical": "CyclicLR(optimizer, base_lr={floor}, max_lr={eta}, step_size_up={half}, cycle_momentum=False)",
        "warm_up": "LinearLR(optimizer, start_factor={first}, total_iters={rises})",
    },
)


def text(experiment: Experiment, lane: Lane, title: str) -> str:
    """Return the program of a lane that torch has."""
    w, b = start(experiment)
    schedule = HAS.schedule(lane)
    return joined(
        top(experiment, title, "torch"),
        "import torch",
        "torch.set_default_dtype(torch.float64)",
        literal(experiment, "torch.tensor"),
        _batches(experiment),
        f"w = torch.tensor({w}, requires_grad=True)\nb = torch.tensor({b}, requires_grad=True)\noptimizer = torch.optim.{HAS.optimizer(lane)}\n"
        + (f"schedule = torch.optim.lr_scheduler.{schedule}\n" if schedule else "")
        + "path = [(w.item(), b.item())]",
        loop(
            f"for t in range({experiment.steps}):",
            "rows = batches[t % len(batches)]" if experiment.batch.size is not None else "",
            *_loss(experiment),
            "optimizer.zero_grad()",
            "loss.backward()",
            "optimizer.step()",
            *_held(experiment),
            _turn(lane) if schedule else "",
            "if not (w.isfinite() and b.isfinite()):",
            "    break  # diverged",
            "path.append((w.item(), b.item()))",
        ),
        end(),
    )


def _batches(experiment: Experiment) -> str:
    batch = experiment.batch
    if batch.size is None:
        return ""
    if batch.order == "fixed":
        return f"batches = torch.arange({experiment.data.count}).split({batch.size})  # which points an update sees, in turn"
    return (f"order = torch.tensor({order(experiment).tolist()})  # of the points, in each epoch\n"
            f"batches = [rows for epoch in order for rows in epoch.split({batch.size})]  # which points an update sees, in turn")  # fmt: skip


def _loss(experiment: Experiment) -> tuple[str, ...]:
    if isinstance(experiment.data, Online):
        return (f"loss = w * {seen(experiment)}.{experiment.reduction}() + 0 * b  # b is no part of the problem",)
    x, y = seen(experiment).split(", ")
    return (f"f = torch.nn.functional.logsigmoid(w * {x} + b).exp()  # as sigmoid, but with a slope that is exact where f is near 1",
            f"loss = (0.5 * (f - {y}) ** 2).{experiment.reduction}()")  # fmt: skip


def _held(experiment: Experiment) -> tuple[str, ...]:
    if not isinstance(experiment.data, Online):
        return ()
    bound = experiment.data.bound
    return ("with torch.no_grad():", f"    w.clamp_({-bound}, {bound})")


def _turn(lane: Lane) -> str:
    """Return the line that goes to the next rate; torch's cosine would rise again where ours stays."""
    if lane.schedule.kind != "cosine":
        return "schedule.step()"
    return f"if t < {lane.schedule.settings['over']}:\n        schedule.step()  # then the rate stays"
