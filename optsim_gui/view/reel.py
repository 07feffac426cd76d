"""The frames of a film: the picture of one update after another, on plots that are kept."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
from PySide6.QtGui import QImage

from ..core.figure import DATA
from . import figures
from .canvas.canvas import Canvas
from .figures import Drawing
from .page import put_away
from .picture import paint


def frames(drawn: Drawing, steps: Iterable[int]) -> Iterator[np.ndarray]:
    """Return the picture of each update, uint8 (height, width, 3); each equals the one that is drawn of that update alone."""
    page, scale, moved = figures.page_of(drawn), figures.scale(drawn.figure), drawn.figure.parts
    kept = {key: part.make() for key, part in zip(moved, page.parts) if key != DATA and part.make}
    try:
        for step in steps:
            for view in kept.values():
                (view.set_cursor if isinstance(view, Canvas) else view.layer.show_cursor)(step)
            fresh = page.parts if len(kept) == len(moved) else figures.page_of(drawn.at(step)).parts
            parts = [replace(part, make=lambda key=key: kept[key], is_kept=True) if key in kept else part for key, part in zip(moved, fresh)]
            yield pixels(paint(replace(page, parts=parts, caption=figures.caption_of(drawn, step)), scale))
    finally:
        for view in kept.values():
            put_away(view)


def pixels(image: QImage) -> np.ndarray:
    """Return an image's colours, uint8 (height, width, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
