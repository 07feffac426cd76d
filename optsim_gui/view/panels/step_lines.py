"""One update of a lane, line by line as its rule has it, with its numbers put in: values, and how they are painted."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ...core.equations import figures, put_in
from ...core.experiment import Lane
from ...core.stages import Worked, evaluate
from ...core.trajectory import Trajectory
from ...core.words import mark, tr
from ..theme import SPACE, Theme

WORDS = {
    "lookahead": mark("look ahead"),
    "gradient": mark("gradient"),
    "momentum": mark("momentum"),
    "accumulator": mark("squares"),
    "memory": mark("state"),
    "correction": mark("bias correction"),
    "value": "",
    "step": mark("step"),
    "point": mark("next point"),
}
LEFT, RIGHT = 1.5 * SPACE, SPACE  # margins
INDENT = 2 * SPACE  # of the numbers, behind "w" and "b"
EM_SHARE = 1.1  # the em of an equation per height of a line of text
BAR_PX = 3


@dataclass(frozen=True)
class Numbers:
    """Hold one stage's numbers for one parameter: tokens of the line with numbers put in, its result, all its digits."""

    tokens: tuple[str, ...]
    result: str
    digits: str


@dataclass(frozen=True)
class Line:
    """Hold one stage as it is shown: its equation, its source for as long as that is not typeset, a word, the numbers by parameter."""

    latex: str
    source: str
    word: str
    numbers: dict[str, Numbers]

    def read(self, between: str) -> str:
        """Return all digits of each parameter."""
        return between.join(f"{name} {numbers.digits}" for name, numbers in self.numbers.items())


@dataclass(frozen=True)
class Equation:
    """Hold a typeset equation: its size, px, and what paints it at a place."""

    size: QSizeF
    paint: Callable[[QPainter, QPointF], None]


# values


def lines_of(lane: Lane, trajectory: Trajectory, row: int) -> tuple[Line, ...]:
    """Return the stages of the update that leaves a row of the lane's record."""
    worked = [evaluate(lane.rule, lane.settings, trajectory, row, p) for p in trajectory.parameters]
    constant = lane.settings.keys() - trajectory.scheduled.keys()
    return tuple(_line(dict(zip(trajectory.parameters, stage)), constant) for stage in zip(*worked))


def when(row: int, trajectory: Trajectory) -> str:
    """Return which update it is."""
    if trajectory.diverged and row == len(trajectory) - 1:
        return tr("Update {update:,}, at which the path ends", update=row + 1)
    if row == trajectory.steps:
        return tr("Update {update:,}, which would come next", update=row + 1)
    return tr("Update {update:,}, from point {point:,} to point {update:,}", update=row + 1, point=row)


def _line(worked: dict[str, Worked], settings: Collection[str]) -> Line:
    stage = worked["w"].stage
    source = f"{stage.name} = {stage.source}" if stage.source else tr("gradient")
    return Line(stage.equation, source, tr(WORDS[stage.kind]), {name: _numbers(one, settings) for name, one in worked.items()})


def _numbers(worked: Worked, settings: Collection[str]) -> Numbers:
    tokens = put_in(worked.stage.tree, worked.inputs, settings) if worked.stage.tree else []
    given = [f"{name} = {float(value)!r}" for name, value in worked.inputs.items()]
    result = f"{worked.stage.name} = {float(worked.value)!r}"
    return Numbers(tuple(tokens), figures(worked.value), result + (tr("   from {values}", values=", ".join(given)) if given else ""))


# painted


def row_px(metrics: QFontMetricsF) -> float:
    """Return the height of a row of numbers."""
    return metrics.height() + 2


def height_of(line: Line, equation: Equation | None, metrics: QFontMetricsF) -> int:
    """Return the height of a stage, px."""
    head = equation.size.height() if equation else metrics.height()
    return round(head + len(line.numbers) * row_px(metrics) + 1.75 * SPACE)


def width_of(line: Line, equation: Equation | None, metrics: QFontMetricsF, squeeze: float) -> float:
    """Return the width at which a stage's numbers are squeezed to this share of theirs, px."""
    head = equation.size.width() if equation else metrics.horizontalAdvance(line.source)
    widths, result = _columns(line, metrics)
    return LEFT + RIGHT + max(head, INDENT + squeeze * sum(widths) + result + 1.5 * SPACE)


def paint_line(painter: QPainter, line: Line, place: QRectF, equation: Equation | None, theme: Theme, font: QFont, marked: bool) -> None:
    """Paint one stage: its equation, or its source where there is none, its word, and below it its numbers."""
    metrics, top = QFontMetricsF(font), place.top() + SPACE * 0.75
    if marked:
        painter.fillRect(place, QColor(theme.tint))
        painter.fillRect(QRectF(place.left(), place.top(), BAR_PX, place.height()), QColor(theme.accent))
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    head = equation.size if equation else QSizeF(metrics.horizontalAdvance(line.source), metrics.height())
    if equation:
        equation.paint(painter, QPointF(LEFT, top))
    else:
        painter.drawText(QPointF(LEFT, top + metrics.ascent()), line.source)
    if LEFT + head.width() + metrics.horizontalAdvance(line.word) + 2 * SPACE < place.width():
        box = QRectF(0, top, place.width() - RIGHT, head.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, line.word)
    at = QPointF(LEFT, top + head.height() + SPACE / 4 + metrics.ascent())
    _paint_numbers(painter, line, at, place.width() - RIGHT, theme, metrics)


def _columns(line: Line, metrics: QFontMetricsF) -> tuple[list[float], float]:
    """Return the widths of the tokens' columns and of the results'."""
    advance = metrics.horizontalAdvance
    widths = [max(map(advance, tokens)) for tokens in zip(*(numbers.tokens for numbers in line.numbers.values()))]
    return widths, max(advance(numbers.result) for numbers in line.numbers.values())


def _paint_numbers(painter: QPainter, line: Line, at: QPointF, right: float, theme: Theme, metrics: QFontMetricsF) -> None:
    """Paint a row for each parameter, token under token; expressions that are too wide are squeezed."""
    widths, result = _columns(line, metrics)
    room = right - at.x() - INDENT - result - 1.5 * SPACE
    squeeze = min(1.0, room / sum(widths)) if widths else 1.0
    for i, (name, numbers) in enumerate(line.numbers.items()):
        y = at.y() + i * row_px(metrics)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(at.x(), y), name)
        if squeeze < 1.0:
            painter.save()
            painter.translate(at.x() + INDENT, y)
            painter.scale(squeeze, 1.0)
            _paint_tokens(painter, numbers.tokens, widths, 0.0, 0.0, metrics)
            painter.restore()
        else:
            _paint_tokens(painter, numbers.tokens, widths, at.x() + INDENT, y, metrics)
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(right - metrics.horizontalAdvance(numbers.result), y), numbers.result)


def _paint_tokens(painter: QPainter, tokens: tuple[str, ...], widths: list[float], x: float, y: float, metrics: QFontMetricsF) -> None:
    for token, width in zip(tokens, widths):
        if token:
            painter.drawText(QPointF(x + width - metrics.horizontalAdvance(token), y), token)
        x += width
