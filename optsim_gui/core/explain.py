"""One update in plain words: what its numbers say about why it leads where it does."""

from collections.abc import Mapping
from math import hypot, isfinite

from .equations import Call, figures
from .optimizers.rule import Rule
from .stages import Kind, Worked, evaluate
from .trajectory import Trajectory
from .words import tr

ALIKE = 1.05  # quantities whose ratio is nearer to 1 are told as equal
NOTABLE = 1.1  # a bias correction by a smaller factor is not worth a sentence
Pair = tuple[Worked, ...]  # one stage for w and for b, or for w alone


def explain(rule: Rule, settings: Mapping[str, float], trajectory: Trajectory, step: int) -> str:
    """Return one to four sentences on the update that leaves row `step`, made from its numbers and what the rule has."""
    stages: list[Pair] = list(zip(*(evaluate(rule, settings, trajectory, step, p) for p in trajectory.parameters)))
    gradient, last = _of_kind(stages, "gradient")[0], _of_kind(stages, "step")[0]
    if not all(isfinite(worked.value) for worked in last):
        return _not_finite(stages, gradient)
    if all(worked.value == 0 for worked in (*gradient, *last)):
        everywhere = tr("The gradient is exactly 0 for w and for b, so this update moves nothing.")
        return everywhere if len(last) > 1 else tr("The gradient is exactly 0, so this update moves nothing.")
    if all(worked.value == 0 for worked in gradient) and all(worked.value == worked.aside for worked in last):
        return tr("The gradient is exactly 0.") + " " + _decayed(last)
    told = [_rates(pair, stages) for pair in _of_kind(stages, "accumulator")[-1:]]
    told += [_ahead(pair, stages, trajectory, step) for pair in _of_kind(stages, "lookahead")]
    told += [_carried(pair) for pair in _of_kind(stages, "momentum")]
    told += [_corrected(stages), _decayed(last)]
    sentences = " ".join(filter(None, told)) or _plain(gradient, last)
    return " ".join(filter(None, (sentences, _held(stages))))


def _of_kind(stages: list[Pair], kind: Kind) -> list[Pair]:
    return [pair for pair in stages if pair[0].stage.kind == kind]


def _not_finite(stages: list[Pair], gradient: Pair) -> str:
    broken = next(pair for pair in stages if not all(isfinite(worked.value) for worked in pair))
    names = [p for p, worked in zip("wb", broken) if not isfinite(worked.value)]
    zero = [p for p, worked in zip("wb", gradient) if p in names and worked.value == 0]
    cause = tr(", for the gradient of {names} is exactly 0", names=tr(" and of ").join(zero)) if zero else ""
    return tr("This update ends the path: {quantity} of {names} is no finite number{cause}.",
              quantity=broken[0].stage.name, names=tr(" and of ").join(names), cause=cause)  # fmt: skip


def _rates(squares: Pair, stages: list[Pair]) -> str:
    """Tell how unequal what has piled up makes the rates, and of w alone what its rate is."""
    kind = _pile(squares[0])
    if len(squares) == 1:
        rate = _of_kind(stages, "step")[0][0].rate
        return tr("w's {pile} is {value}, its rate {rate}.", pile=kind, value=figures(squares[0].value, 3), rate=figures(rate, 3))
    w, b = (float(worked.value) for worked in squares)
    rate_w, rate_b = (worked.rate for worked in _of_kind(stages, "step")[0])
    if 0.0 in (w, b) and w != b:
        poor, poor_rate, rich_rate = ("w", rate_w, rate_b) if w == 0 else ("b", rate_b, rate_w)
        return tr("{poor}'s {pile} is 0, so only ε bounds its rate: {rate} against {other}.",
                  poor=poor, pile=kind, rate=figures(poor_rate, 3), other=figures(rich_rate, 3))  # fmt: skip
    if w == b or not (rate_w and rate_b and isfinite(rate_w / rate_b)):
        return ""
    return _compared(kind, stages, ("w", w, rate_w), ("b", b, rate_b))


def _compared(kind: str, stages: list[Pair], *sides: tuple[str, float, float]) -> str:
    """Tell whose pile is larger, whose rate is smaller, and what else has made the rates what they are; a side is a name, its pile, its rate."""
    (less, low, _), (more, high, _) = sorted(sides, key=lambda side: side[1])
    (late, _, bottom), (quick, _, top) = sorted(sides, key=lambda side: side[2])
    times, smaller, rate = high / low, top / bottom, figures(top, 3)
    pure = _ratio_without_eps(_of_kind(stages, "step")[0])
    is_held = isfinite(pure) and pure > ALIKE * smaller
    has_memory = any(of_w.value != of_b.value for of_w, of_b in _of_kind(stages, "memory"))
    if smaller < ALIKE and (times < ALIKE or not has_memory and not pure >= ALIKE):  # a root brings the rates nearer to each other than the piles
        return tr("w and b have nearly the same {pile}, so nearly the same rate, {rate}.", pile=kind, rate=rate)
    if smaller < ALIKE and (is_held or not has_memory):
        return tr("{more}'s {pile} is {times} {less}'s, but ε brings their rates together: they are nearly the same.",
                  more=more, pile=kind, times=_times(times), less=less)  # fmt: skip
    if smaller < ALIKE:
        return tr("{more}'s {pile} is {times} {less}'s; set against the last steps, their rates are nearly the same, {rate}.",
                  more=more, pile=kind, times=_times(times), less=less, rate=rate)  # fmt: skip
    if has_memory and times < ALIKE:
        return tr("w and b have nearly the same {pile}; set against its last steps, {late}'s rate is {smaller} smaller than {quick}'s.",
                  pile=kind, late=late, smaller=_times(smaller), quick=quick)  # fmt: skip
    if has_memory:
        return tr("{more}'s {pile} is {times} {less}'s; set against its last steps, {late}'s rate is {smaller} smaller than {quick}'s.",
                  more=more, pile=kind, times=_times(times), less=less, late=late, smaller=_times(smaller), quick=quick)  # fmt: skip
    held = tr("; without ε it would be {times}", times=_times(pure)) if is_held else ""
    return tr("{more}'s {pile} is {times} {less}'s, so {more}'s rate is {smaller} smaller{held}.",
              more=more, pile=kind, times=_times(times), less=less, smaller=_times(smaller), held=held)  # fmt: skip


def _ratio_without_eps(last: Pair) -> float:
    """Return the ratio of the larger rate to the smaller one if eps were 0, or 0 where there is none."""
    if "eps" not in last[0].inputs:
        return 0.0
    w, b = (worked._replace(inputs={**worked.inputs, "eps": 0.0}).rate for worked in last)
    return max(w, b) / min(w, b) if min(w, b) else 0.0


def _pile(squares: Worked) -> str:
    """Name what an accumulator holds, by how much of it one update keeps."""
    power = "g²" if squares.stage.degree == 2 else "|g|" if squares.stage.degree == 1 else tr("|g| to the power {degree:g}", degree=squares.stage.degree)
    if isinstance(squares.stage.tree, Call) and squares.stage.tree.function == "max":
        return tr("largest running mean of {power}", power=power) if squares.keeps == 1.0 else tr("fading largest {power}", power=power)
    return tr("accumulated {power}", power=power) if squares.keeps == 1.0 else tr("running mean of {power}", power=power)


def _carried(momentum: Pair) -> str:
    """Tell how much of the momentum comes from earlier updates."""
    name = momentum[0].stage.name
    largest = max(abs(float(worked.value)) for worked in momentum)
    if not 0 < largest < float("inf"):
        return ""
    if not any(worked.carried for worked in momentum):
        return tr("{name} holds this gradient alone: nothing is carried over yet.", name=name)
    old, new = [worked.carried / largest for worked in momentum], [float(worked.value) / largest for worked in momentum]
    share = sum(a * b for a, b in zip(old, new)) / sum(value**2 for value in new)
    if not isfinite(share):
        return ""
    if share > 1.005:
        return tr("{share} of {name} is carried over from earlier updates; the new gradient takes {back} back.",
                  share=_percent(share), name=name, back=_percent(share - 1))  # fmt: skip
    if share < -0.005:
        return tr("The new gradient turns {name} round: what is carried over points the other way.", name=name)
    share = min(max(0.0, share), 1.0)
    return tr("{share} of {name} is carried over from earlier updates, {rest} is the new gradient.",
              share=_percent(share), name=name, rest=_percent(1 - share))  # fmt: skip


def _ahead(look: Pair, stages: list[Pair], trajectory: Trajectory, step: int) -> str:
    """Tell how far ahead the gradient is taken, and how it differs there."""
    away = hypot(*(float(worked.value - trajectory[p][step]) for p, worked in zip("wb", look)))
    here, there = (hypot(trajectory[kind + "_w"][step], trajectory[kind + "_b"][step]) for kind in ("grad", "used"))
    if away == 0 or not (here and there):
        return ""
    ahead, by = figures(away, 3), f"{100 * abs(there / here - 1):.1f}"
    if there > 2 * here:
        return tr("The gradient is taken {ahead} ahead, where it is {times} as long as at the point.", ahead=ahead, times=_times(there / here))
    if there > here:
        return tr("The gradient is taken {ahead} ahead, where it is {by} % longer than at the point.", ahead=ahead, by=by)
    return tr("The gradient is taken {ahead} ahead, where it is {by} % shorter than at the point.", ahead=ahead, by=by)


def _corrected(stages: list[Pair]) -> str:
    """Tell by how much bias correction enlarges what it corrects, while that is notable."""
    told = []
    for pair in _of_kind(stages, "correction"):
        source = next((name for name in pair[0].inputs if name in {p[0].stage.name for p in stages}), None)
        factor = next((float(w.value / w.inputs[source]) for w in pair if source and w.inputs[source]), 1.0)
        if isfinite(factor) and factor > NOTABLE:
            told.append(tr("{name} by {factor}", name=source, factor=figures(factor, 3)))
    return tr("Bias correction multiplies {told}.", told=tr(" and ").join(told)) if told else ""


def _decayed(last: Pair) -> str:
    """Tell what part of the step comes from the parameters themselves."""
    moved = [float(worked.aside) for worked in last]
    if not any(moved):
        return ""
    by = dict(zip("wb", (figures(value, 3) for value in moved)))
    return tr("Weight decay moves w by {w} and b by {b}.", **by) if len(by) > 1 else tr("Weight decay moves w by {w}.", **by)


def _held(stages: list[Pair]) -> str:
    """Tell that w would have left its bounds."""
    after = _of_kind(stages, "point")[0][0]
    left = sum(after.inputs.values()) != after.value
    return tr("w would have left its bounds and is put back to {bound}.", bound=figures(float(after.value), 3)) if left else ""


def _plain(gradient: Pair, last: Pair) -> str:
    """Tell along which parameter a plain step goes further, and of w alone how far."""
    if len(gradient) == 1:
        return tr("w's gradient is {gradient}, so the step is {step}.", gradient=figures(gradient[0].value, 3), step=figures(last[0].value, 3))
    w, b = (abs(float(worked.value)) for worked in gradient)
    if 0.0 in (w, b):
        poor, rich = ("w", "b") if w == 0 else ("b", "w")
        return tr("{poor}'s gradient is exactly 0, so the step goes along {rich} alone.", poor=poor, rich=rich)
    (more, high), (less, low) = sorted((("w", w), ("b", b)), key=lambda side: -side[1])
    if high / low < ALIKE:
        return tr("w and b have nearly the same gradient and share one rate, so the step goes as far along both.")
    return tr("{more}'s gradient is {times} {less}'s and both share one rate, so the step goes {times} as far along {more}.",
              more=more, times=_times(high / low), less=less)  # fmt: skip


def _times(factor: float) -> str:
    """Return a factor in words, e.g. "1,734 times"."""
    if not isfinite(factor):
        return tr("more than {factor} times", factor="1e308")
    return tr("{factor} times", factor=f"{factor:.1f}" if factor < 9.95 else f"{factor:,.0f}" if factor < 1e6 else figures(factor, 3))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share < 100 else tr("{share} times all", share=figures(share, 3))
