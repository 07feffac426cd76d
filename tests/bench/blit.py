"""The rival of our frames: matplotlib, blitting the same paths onto a kept background in a window of the same size."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QSize

from optsim_gui.core.trajectory import Trajectory


def blitting(trajectories: dict[int, Trajectory], size: QSize) -> Callable[[int], float] | None:
    """Return a function that shows all paths up to an update and returns how long that took, s; None without matplotlib."""
    try:
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
        from matplotlib.figure import Figure
    except ImportError:
        return None
    canvas = FigureCanvasQTAgg(Figure(figsize=(size.width() / 100, size.height() / 100), dpi=100))
    canvas.resize(size)
    axes = canvas.figure.add_subplot()
    axes.set(xlim=(-5, 2.5), ylim=(-5, 3))
    lines = [axes.plot([], [], linewidth=1.44, animated=True)[0] for _ in trajectories]  # 2 px
    canvas.show()
    canvas.draw()
    background = canvas.copy_from_bbox(canvas.figure.bbox)

    def frame(update: int) -> float:
        began = perf_counter()
        canvas.restore_region(background)
        for line, t in zip(lines, trajectories.values()):
            line.set_data(t["w"][: update + 1], t["b"][: update + 1])
            axes.draw_artist(line)
        canvas.blit(canvas.figure.bbox)
        return perf_counter() - began

    return frame
