"""Equations on the screen: LaTeX typeset once, away from the thread that paints, then drawn crisp at any size and colour."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt, QThread, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

EM = 20.0  # the size of letters at which equations are typeset; they are scaled when they are drawn
_typeset: dict[str, bytes] = {}  # SVG in black by LaTeX; empty where it cannot be typeset


def typeset(latex: str) -> bytes:
    """Return an equation as black SVG; empty where it cannot be typeset."""
    try:
        import ziamath  # here: it takes as long to load as a window to open

        ziamath.config.svg2 = False  # what Qt understands
        return ziamath.Latex(latex, size=EM).svg().encode()
    except Exception:  # whatever it stumbles over, the equation's source is shown instead
        return b""


def equation(latex: str) -> bytes:
    """Return an equation as black SVG, typeset now where it was not yet; empty where it cannot be."""
    if latex not in _typeset:
        _typeset[latex] = typeset(latex)
    return _typeset[latex]


def is_typeset(equations: Iterable[str]) -> bool:
    """Tell whether all of these equations are typeset already."""
    return all(latex in _typeset for latex in equations)


def outline(svg: bytes) -> tuple[QPainterPath, QRectF]:
    """Return the shapes of an equation's SVG, to be filled, and the box that is its own; typesetting writes M, L, Q, Z and rectangles."""
    root, path = ElementTree.fromstring(svg), QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for shape in root:
        if shape.tag.endswith("rect"):
            path.addRect(*(float(shape.get(side)) for side in ("x", "y", "width", "height")))
        for command, numbers in re.findall(r"([MLQZ])([^MLQZ]*)", shape.get("d", "")):
            _STROKES[command](path, *map(float, numbers.split()))
    return path, QRectF(*map(float, root.get("viewBox").split()))


_STROKES = {"M": QPainterPath.moveTo, "L": QPainterPath.lineTo, "Q": QPainterPath.quadTo, "Z": QPainterPath.closeSubpath}


class _Thread(QThread):
    """Typeset a list of equations, one after the other; it lives until it has ended, whoever wanted them."""

    def __init__(self, wanted: list[str]):
        super().__init__(QCoreApplication.instance())
        self._wanted = wanted
        self._made: dict[str, bytes] = {}
        self.finished.connect(self.take)
        _threads.append(self)

    def run(self) -> None:
        """Typeset until all is done or an interruption is asked for (called by Qt)."""
        for latex in self._wanted:
            if self.isInterruptionRequested():
                return
            self._made[latex] = typeset(latex)

    def take(self) -> None:
        """Take what is made, and go."""
        if self in _threads:
            _threads.remove(self)
            _typeset.update(self._made)
            self.deleteLater()


_threads: list[_Thread] = []


def finish() -> None:
    """Typeset no further; what is being typeset is waited for."""
    for thread in _threads[:]:
        thread.requestInterruption()
        thread.wait()
        thread.take()


class Typesetter(QObject):
    """Give equations that are typeset, and typeset the others in the background; `ready` tells when there are more."""

    ready = Signal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._thread: _Thread | None = None
        self._wanted: list[str] = []
        self._pictures: dict[tuple, QPixmap] = {}

    def want(self, equations: list[str]) -> None:
        """Have these equations typeset, and none that were wanted before and are not begun."""
        self._wanted = equations
        missing = [latex for latex in dict.fromkeys(equations) if latex not in _typeset]
        if self._thread is not None:
            if missing:
                self._thread.requestInterruption()
        elif missing:
            self._thread = _Thread(missing)
            self._thread.finished.connect(self._take)
            self._thread.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """Typeset no further; what is being typeset is kept when it is done."""
        self._wanted = []
        if self._thread is not None:
            self._thread.requestInterruption()

    def _take(self) -> None:
        self._thread = None
        self.ready.emit()
        self.want(self._wanted)

    def picture(self, latex: str, em: float, colour: str, ratio: float) -> QPixmap | None:
        """Return an equation with letters of `em` px in '#rrggbb', or None as long as it is not typeset.

        ratio: physical px per px. Its device-independent size is the equation's.
        """
        key = (latex, em, colour, ratio)
        if key not in self._pictures and _typeset.get(latex):
            if len(self._pictures) > 256:  # more than any window shows: themes and screens that are gone
                self._pictures.clear()
            self._pictures[key] = drawn(_typeset[latex], em / EM, colour, ratio)
        return self._pictures.get(key)


def drawn(svg: bytes, scale: float, colour: str, ratio: float) -> QPixmap:
    """Draw an equation's SVG `scale` times as large as it is, in '#rrggbb', for `ratio` physical px per px."""
    path, box = outline(svg)
    pixmap = QPixmap(max(1, round(box.width() * scale * ratio)), max(1, round(box.height() * scale * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_outline(painter, path, box, scale, colour)
    painter.end()
    return pixmap


def paint_outline(painter: QPainter, path: QPainterPath, box: QRectF, scale: float, colour: str) -> None:
    """Paint the shapes of an equation, `scale` times as large as they are, with the corner of their box at (0, 0)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-box.topLeft())
    painter.fillPath(path, QColor(colour))
    painter.restore()
