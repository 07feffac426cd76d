"""The ground of the picture: the loss as shades and contour lines."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap
from pyqtgraph.functions import arrayToQPolygonF

from ...core.landscape import Landscape
from ..theme import Theme
from .mapping import Mapping

LINE_PX = 0.8


class Ground:
    """Keep the ground as pixels, painted anew when it is of something else; where only the view has moved what is kept may be stretched."""

    def __init__(self):
        self._pixmap, self._of = QPixmap(), (None, None, None)
        self.is_stretched = False

    def paint(self, painter: QPainter, landscape: Landscape | None, mapping: Mapping, theme: Theme, may_stretch: bool) -> None:
        """Paint the landscape; `is_stretched` tells whether the pixels kept did for it."""
        kept, of = self._of[1], (landscape, mapping, theme)
        self.is_stretched = may_stretch and kept not in (None, mapping) and self._of == (landscape, mapping.seeing(kept.w, kept.b), theme)
        if self.is_stretched:
            painter.fillRect(QRectF(0, 0, mapping.width, mapping.height), _middle(theme))
            painter.drawPixmap(mapping.rect(kept.w, kept.b), self._pixmap, QRectF(self._pixmap.rect()))
            return
        if of != self._of:
            self._of, self._pixmap = of, QPixmap(round(mapping.width * mapping.ratio), round(mapping.height * mapping.ratio))
            self._pixmap.setDevicePixelRatio(mapping.ratio)
            self._pixmap.fill(QColor(theme.background))
            onto = QPainter(self._pixmap)
            paint_ground(onto, landscape, mapping, theme)
            onto.end()
        painter.drawPixmap(0, 0, self._pixmap)


def paint_ground(painter: QPainter, landscape: Landscape | None, mapping: Mapping, theme: Theme) -> None:
    """Paint the landscape where it lies in the picture; what it does not cover has the middle shade."""
    painter.fillRect(QRectF(0, 0, mapping.width, mapping.height), _middle(theme))
    if landscape is None:
        return
    rows, columns = landscape.loss.shape
    half_w = 0.5 * (landscape.w[-1] - landscape.w[0]) / (columns - 1)
    half_b = 0.5 * (landscape.b[-1] - landscape.b[0]) / (rows - 1)
    w, b = (landscape.w[0] - half_w, landscape.w[-1] + half_w), (landscape.b[0] - half_b, landscape.b[-1] + half_b)
    pixels = np.ascontiguousarray(shades(theme)[landscape.shade[::-1]])
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(mapping.rect(w, b), image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.contour), LINE_PX))
    x0, x, y0, y = mapping.affine()
    for line in landscape.lines:
        painter.drawPolyline(arrayToQPolygonF(x0 + x * line[:, 0], y0 + y * line[:, 1]))


def _middle(theme: Theme) -> QColor:
    return QColor.fromRgb(int(shades(theme)[128]))


def shades(theme: Theme) -> np.ndarray:
    """Return the 256 fill colours from lowest to highest loss, uint32 as 0xffrrggbb."""
    low, high = QColor(theme.lowest), QColor(theme.highest)
    share = np.linspace(0.0, 1.0, 256)[:, None]
    rgb = (1 - share) * (low.red(), low.green(), low.blue()) + share * (high.red(), high.green(), high.blue())
    r, g, b = np.round(rgb).astype(np.uint32).T
    return np.uint32(0xFF000000) | r << 16 | g << 8 | b
