"""The page of a picture: title, plots beside each other, and the caption, painted onto an image or into a file."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsView

from ..core.figure import PAGE
from .layout import GAP, Layout, Part, Words, layout
from .theme import SPACE, Theme, numeric_font

PARTS = " · "  # between the parts of a caption; lines break here
SMALL, LARGE = 0.9, 1.2  # of the usual font


@dataclass(frozen=True)
class Page:
    """Hold all that is painted onto size (width, height) px; the caption's lines break where those of the longest would."""

    size: tuple[int, int]
    theme: Theme
    parts: list[Part]
    title: str = ""
    caption: str = ""
    transparent: bool = False
    longest: str = ""


def scale_for(size: tuple[int, int], page: tuple[int, int] = PAGE) -> float:
    """Return how large strokes and letters are to be at `size` px: grown with the picture beyond `page` px, and
    shrunk with it only where it is less than a quarter of that."""
    fit = min(size[0] / page[0], size[1] / page[1])
    return fit if fit > 1.0 else min(1.0, 4.0 * fit)


def paint_page(device, page: Page, scale: float, each: float = 1.0) -> None:
    """Paint a page onto a device whose units are 1 / each px of the screen's, so that the page is size / scale px wide."""
    width, height = (ceil(side / scale - 1e-6) for side in page.size)
    painter = QPainter(device)
    painter.scale(each, each)
    if not page.transparent:
        painter.fillRect(QRectF(0, 0, width, height), QColor(page.theme.background))
    painter.setFont(letters())
    lines, placed = _placed(page, width, height)
    _paint_caption(painter, lines, height, page.theme)
    if page.title:
        _paint_title(painter, page.title, width, page.theme)
    for part, box in zip(page.parts, placed.boxes):
        if part.title:
            painter.setPen(QColor(page.theme.text))
            painter.drawText(QPointF(box.left() + SPACE, box.top() + SPACE + QFontMetricsF(letters()).ascent()), part.title)
            box.setTop(box.top() + _title_px())
        if part.words:
            _paint_words(painter, part.words, box, placed.share)
        else:
            _paint_view(painter, part.make(), box, page.transparent, part.is_kept)
    painter.end()


def fits(page: Page, scale: float) -> bool:
    """Tell whether the words on a page painted so large can all be read."""
    width, height = (ceil(side / scale - 1e-6) for side in page.size)
    return _placed(page, width, height)[1].fits


def _placed(page: Page, width: int, height: int) -> tuple[list[str], Layout]:
    """Return the lines of the caption, and where the parts stand between it and the title."""
    metrics = QFontMetricsF(letters())
    most = int((height / 3 - 2 * SPACE) / metrics.lineSpacing())
    lines = wrapped(page.caption, metrics, width - 2 * SPACE, most, page.longest)
    above = ceil(QFontMetricsF(letters(LARGE, bold=True)).lineSpacing()) + SPACE if page.title else 0
    return lines, layout(page.parts, QRectF(0, above, width, height - above - _below(lines)), _title_px())


def _below(lines: list[str]) -> int:
    """Return the height of a caption, px."""
    return ceil(len(lines) * QFontMetricsF(letters()).lineSpacing()) + 2 * SPACE if lines else 0


def _title_px() -> int:
    """Return the height of a part's title."""
    return ceil(QFontMetricsF(letters()).lineSpacing()) + SPACE


def letters(share: float = SMALL, bold: bool = False) -> QFont:
    """Return the font of a page's words."""
    font = numeric_font()
    font.setPixelSize(round(share * QFontInfo(font).pixelSize()))  # whole, for readers of SVG that know no other
    font.setBold(bold)
    return font


def _paint_title(painter: QPainter, title: str, width: int, theme: Theme) -> None:
    """Paint the title at the head; letters of another font, which may be taller, are not cut."""
    painter.save()
    painter.setFont(letters(LARGE, bold=True))
    metrics = QFontMetricsF(painter.font())
    painter.setPen(QColor(theme.text))
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, width - 2 * SPACE)
    painter.drawText(QPointF((width - metrics.horizontalAdvance(shown)) / 2, SPACE + metrics.ascent()), shown)
    painter.restore()


def _paint_caption(painter: QPainter, lines: list[str], height: int, theme: Theme) -> None:
    """Paint the lines of the caption at the foot of a page; letters of another font, which may be taller, stand on the same line."""
    metrics = QFontMetricsF(painter.font())
    first = height - _below(lines) + SPACE + metrics.ascent()
    painter.setPen(QColor(theme.muted))
    for i, line in enumerate(lines):
        painter.drawText(QPointF(SPACE, first + i * metrics.lineSpacing()), line)


def wrapped(caption: str, metrics: QFontMetricsF, width: float, most: int, longest: str = "") -> list[str]:
    """Return the caption as at most `most` lines of at most `width` px, broken between its parts; "…" ends what is cut.

    Lines break where those of `longest`, as many parts, would: so a number that grows moves nothing.
    """
    lines: list[str] = []
    measured = ""
    for part, as_long in zip(*(list(filter(None, words.split(PARTS))) for words in (caption, longest or caption))):
        if lines and metrics.horizontalAdvance(measured + PARTS + as_long) <= width:
            lines[-1] += PARTS + part
            measured += PARTS + as_long
        else:
            lines.append(part)
            measured = as_long
    if len(lines) > most > 0:
        lines[most - 1] += PARTS + "…"
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines[: max(0, most)]]


def _paint_words(painter: QPainter, words: Words, box: QRectF, share: float) -> None:
    painter.save()
    painter.translate(box.left() + SPACE, box.top() + GAP)
    painter.scale(share, share)
    words.paint(painter, (box.width() - 2 * SPACE) / share)
    painter.restore()


def _paint_view(painter: QPainter, view: QGraphicsView, box: QRectF, transparent: bool, keep: bool) -> None:
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    view.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    if transparent:
        view.setBackground(None)
    view.resize(round(box.width()), round(box.height()))
    view.show()  # on no screen: only what is shown is laid out
    view.render(painter, box, view.viewport().rect())
    if not keep:
        put_away(view)


def put_away(view: QGraphicsView) -> None:
    """Delete a view that was painted."""
    view.hide()
    view.deleteLater()
    QApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)  # now: a command line has no event loop that would
