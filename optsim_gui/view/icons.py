"""The one set of icons: 24 px strokes from resources/icons, coloured from the palette whenever they are painted."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from optsim_gui import resources

NAMES = (
    *("play", "pause", "step-forward", "step-back", "to-start", "to-end", "restart", "speed"),
    *("fit", "picture", "copy", "undo", "redo", "folder-open", "save", "search", "sliders", "points", "curve", "arrow"),
    *("plus", "minus", "duplicate", "solo", "link", "unlink", "reset", "lock", "eye", "eye-off", "more"),
    *("sun", "moon", "system", "help", "info", "keyboard"),
    *("chevron-down", "chevron-right", "warning", "check", "cancel"),
    "app",
)
_WINDOW_SIZES = (16, 24, 32, 48, 64, 128, 256)
_clones = []  # PySide would free an engine that only C++ still holds


def icon(name):
    """Return the icon `name` of NAMES; it follows the palette by itself, so it never needs to be made anew.

    A disabled icon takes the palette's disabled text, one in a highlighted row the highlighted text, one that is
    switched on the accent. Raise FileNotFoundError for a name that has no picture.
    """
    resources.path("icons", f"{name}.svg")
    return QIcon(_PaletteEngine(name))


def app_icon():
    """Return OptSim's own coloured icon, in the sizes window systems ask for."""
    result = QIcon()
    for size in _WINDOW_SIZES:
        result.addPixmap(QPixmap.fromImage(_picture("app", size, size, 1.0, "")))
    return result


class _PaletteEngine(QIconEngine):
    """Paint one SVG in the colour that the palette has at that moment."""

    def __init__(self, name):
        super().__init__()
        self._name = name

    def paint(self, painter, rect, mode, state):
        """Paint into `rect` (logical px), sharp at the painter's device pixel ratio."""
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        ratio = painter.device().devicePixelRatio()
        painter.drawImage(square, _picture(self._name, side, side, ratio, _colour(mode, state)))

    def scaledPixmap(self, size, mode, state, scale):  # noqa: N802
        """Return a pixmap of `size` logical px at `scale` physical px each."""
        return QPixmap.fromImage(_picture(self._name, size.width(), size.height(), scale, _colour(mode, state)))

    def pixmap(self, size, mode, state):
        """Return a pixmap of `size` physical px."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def actualSize(self, size, mode, state):  # noqa: N802
        """Return the size itself: a drawing fits any."""
        return size

    def isNull(self):  # noqa: N802
        """Return False: every icon has its file."""
        return False

    def key(self):
        """Return the name of this kind of engine."""
        return "optsim-palette"

    def clone(self):
        """Return another engine of the same picture, kept alive until the icon that takes it deletes it."""
        _clones[:] = [engine for engine in _clones if isValid(engine)] + [_PaletteEngine(self._name)]
        return _clones[-1]


def _colour(mode, state):
    """Return '#rrggbb' for an icon's mode and state in the application's palette of this moment."""
    palette = QApplication.palette()
    if mode == QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name()
    if mode == QIcon.Mode.Selected:
        return palette.color(QPalette.ColorRole.HighlightedText).name()
    if state == QIcon.State.On:
        return palette.color(QPalette.ColorRole.Accent).name()
    return palette.color(QPalette.ColorRole.ButtonText).name()


@cache
def _picture(name, width, height, ratio, colour):
    """Return the drawing as an image of width x height logical px, rendered once per size, ratio and colour."""
    pixels = QSize(round(width * ratio), round(height * ratio))
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    side = min(pixels.width(), pixels.height())
    left, top = (pixels.width() - side) / 2, (pixels.height() - side) / 2
    _renderer(name, colour).render(painter, QRectF(left, top, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _renderer(name, colour):
    """Return a renderer of the drawing with its 'currentColor' replaced; a picture of its own colours stays as it is."""
    svg = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(svg.encode()))
