"""The page of a picture: title, plots beside each other, and the caption, painted onto an image or into a file."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsView

from ..core.figure import PAGE
from .theme import SPACE, Theme, numeric_font

PARTS = " · "  # between the parts of a caption; lines break here
SMALL, LARGE = 0.9, 1.2  # of the usual font
WIDE = 0.62  # of the width belongs to the canvas where something stands beside it


@dataclass(frozen=True)
class Part:
    """Hold what stands above one plot, and what makes it; a wide one stands left of all others, a kept one is painted again."""

    title: str
    make: Callable[[], QGraphicsView]
    is_wide: bool = False
    is_kept: bool = False


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
    painter.setFont(_sized(SMALL))
    below = _paint_caption(painter, page, width, height)
    above = _paint_title(painter, page.title, width, page.theme) if page.title else 0
    for part, box in zip(page.parts, _boxes(page.parts, QRectF(0, above, width, height - above - below))):
        if part.title:
            painter.setPen(QColor(page.theme.text))
            line = QFontMetricsF(painter.font()).lineSpacing()
            painter.drawText(QRectF(box.left() + SPACE, box.top() + SPACE, box.width() - 2 * SPACE, line), Qt.TextFlag.TextDontClip, part.title)
            box.setTop(box.top() + ceil(line) + SPACE)
        _paint_view(painter, part.make(), box, page.transparent, part.is_kept)
    painter.end()


def _boxes(parts: list[Part], room: QRectF) -> list[QRectF]:
    """Return where each part stands: wide ones left, the others right, below each other."""
    wide = sum(part.is_wide for part in parts)
    at = round(room.width() * (1.0 if wide == len(parts) else WIDE if wide else 0.0))
    boxes, placed = [], {True: 0, False: 0}
    for part in parts:
        number, count = placed[part.is_wide], wide if part.is_wide else len(parts) - wide
        top, bottom = (round(room.height() * end / count) for end in (number, number + 1))
        left, right = (0, at) if part.is_wide else (at, room.width())
        boxes.append(QRectF(room.left() + left, room.top() + top, right - left, bottom - top))
        placed[part.is_wide] += 1
    return boxes


def _sized(share: float, bold: bool = False) -> QFont:
    font = numeric_font()
    font.setPixelSize(round(share * QFontInfo(font).pixelSize()))  # whole, for readers of SVG that know no other
    font.setBold(bold)
    return font


def _paint_title(painter: QPainter, title: str, width: int, theme: Theme) -> int:
    """Paint the title at the head and return how many px it takes."""
    painter.save()
    painter.setFont(_sized(LARGE, bold=True))
    metrics = QFontMetricsF(painter.font())
    painter.setPen(QColor(theme.text))
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, width - 2 * SPACE)
    painter.drawText(QRectF(SPACE, SPACE, width - 2 * SPACE, metrics.lineSpacing()), Qt.AlignmentFlag.AlignHCenter, shown)
    painter.restore()
    return ceil(metrics.lineSpacing()) + SPACE


def _paint_caption(painter: QPainter, page: Page, width: int, height: int) -> int:
    """Paint the caption at the foot of width x height px and return how many px it takes."""
    metrics = QFontMetricsF(painter.font())
    room = width - 2 * SPACE
    lines = wrapped(page.caption, metrics, room, int((height / 3 - 2 * SPACE) / metrics.lineSpacing()), page.longest)
    below = ceil(len(lines) * metrics.lineSpacing()) + 2 * SPACE if lines else 0
    painter.setPen(QColor(page.theme.muted))
    for i, line in enumerate(lines):
        top = height - below + SPACE + i * metrics.lineSpacing()
        painter.drawText(QRectF(SPACE, top, room, metrics.lineSpacing()), Qt.TextFlag.TextDontClip, line)
    return below


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
