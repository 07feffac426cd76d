"""The step inspector on a page: one update of one lane in words, equations and numbers, all of it shapes and letters."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ...core.experiment import Lane
from ...core.explain import explain
from ...core.trajectory import Trajectory
from ..layout import Words
from ..theme import SPACE, Theme
from ..typeset import EM, equation, outline, paint_outline
from .step_lines import EM_SHARE, LEFT, RIGHT, Equation, height_of, lines_of, paint_line, width_of

SQUEEZE = 0.8  # of their width, how far numbers may be pressed together


def step_words(lane: Lane, trajectory: Trajectory, row: int, stage: int | None, theme: Theme, font: QFont) -> Words:
    """Return the update that leaves a row of the lane's record, the stage of this place marked."""
    metrics, lines, sentence = QFontMetricsF(font), lines_of(lane, trajectory, row), explain(lane.rule, lane.settings, trajectory, row)
    equations = [_typeset(line.latex, metrics.height() * EM_SHARE, theme) for line in lines]
    heights = [height_of(line, one, metrics) for line, one in zip(lines, equations)]

    def told(width: float) -> QRectF:
        return metrics.boundingRect(QRectF(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, sentence)

    def paint(painter: QPainter, width: float) -> None:
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.drawText(told(width), Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip, sentence)
        painter.translate(-LEFT, told(width).height() + SPACE / 2)  # an equation begins below the words; the bar stands beside it
        for i, (line, one, height) in enumerate(zip(lines, equations, heights)):
            paint_line(painter, line, QRectF(0, 0, LEFT + width + RIGHT, height), one, theme, font, i == stage)
            painter.translate(0, height)

    least = max(width_of(line, one, metrics, SQUEEZE) for line, one in zip(lines, equations))
    return Words(least - LEFT - RIGHT, lambda width: told(width).height() + SPACE / 2 + sum(heights), paint)


def _typeset(latex: str, em: float, theme: Theme) -> Equation | None:
    """Return an equation with letters of `em` px, or None where it cannot be typeset."""
    if not (svg := equation(latex)):
        return None
    path, box = outline(svg)

    def paint(painter: QPainter, at: QPointF) -> None:
        painter.save()
        painter.translate(at)
        paint_outline(painter, path, box, em / EM, theme.text)
        painter.restore()

    return Equation(box.size() * (em / EM), paint)
