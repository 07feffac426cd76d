"""The verdicts on a page: a paragraph for each lane, as its card in the panel tells it."""

from html import escape

from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextDocument

from ...core.verdict import Verdict, advice
from ..layout import Words
from ..theme import SPACE, Theme
from .verdicts import ending, headed

LEAST = 24  # letters in a line


def verdict_words(told: list[tuple[str, str, Verdict, Verdict]], theme: Theme, font: QFont) -> Words:
    """Return what lanes do and come to: of each its title, its colour '#rrggbb', what it is doing, what it comes to in the end."""

    def page(width: float) -> QTextDocument:
        text = QTextDocument()
        text.setDocumentMargin(0)
        text.setDefaultFont(font)
        text.setHtml("".join(_paragraph(*one, theme) for one in told))
        text.setTextWidth(width)
        return text

    def paint(painter: QPainter, width: float) -> None:
        page(width).drawContents(painter)

    return Words(LEAST * QFontMetricsF(font).averageCharWidth(), lambda width: page(width).size().height(), paint)


def _paragraph(title: str, colour: str, here: Verdict, end: Verdict, theme: Theme) -> str:
    remedy = advice(here, end)
    below = " · ".join(filter(None, (ending(here, end), remedy.sentence if remedy else "")))
    last = f'<br/><span style="color: {theme.muted}">{escape(below)}</span>' if below else ""
    return f'<p style="margin: 0 0 {SPACE // 2}px 0; color: {theme.text}">{headed(title, colour, here)}{last}</p>'
