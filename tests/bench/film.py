"""A film: the same GIF by our renderer and encoder and by matplotlib's animation and its Pillow writer, in turn."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from optsim_gui.core.document import Document
from optsim_gui.core.figure import Figure as Look
from optsim_gui.core.films import film
from optsim_gui.core.preset import preset
from optsim_gui.view import figures
from optsim_gui.view.figures import Drawing
from optsim_gui.view.reel import frames

from .table import Figure, family, middle

SIZE, FRAMES, EVERY, FPS = (800, 500), 100, 3, 25
LANES = 8


def measure(folder: Path, quick: bool) -> dict[str, Figure]:
    """Return how many times as long matplotlib takes."""
    chosen = preset("sparse")
    e = chosen.experiment
    e = e.with_another("adam", eta=0.03).with_another("rmsprop", eta=0.03)
    assert len(e.lanes) == LANES
    drawn = figures.drawing(Document(e, chosen.view), Look(width=SIZE[0], height=SIZE[1], caption=False))
    rival = animation(drawn, folder / "theirs.gif")
    if rival is None:
        return {}
    _ours(drawn, folder / "ours.gif")  # what is compiled or loaded once is not the film's
    return {"film_speedup_vs_matplotlib": middle([_timed(rival) / _timed(lambda: _ours(drawn, folder / "ours.gif")) for _ in range(1 if quick else 3)])}


def _timed(make: Callable[[], None]) -> float:
    began = perf_counter()
    make()
    return perf_counter() - began


def _ours(drawn: Drawing, path: Path) -> None:
    with open(path, "w+b") as file:
        film(file, "gif", frames(drawn, [EVERY * number for number in range(FRAMES)]), FRAMES, SIZE, FPS, True)


def animation(drawn: Drawing, path: Path) -> Callable[[], None] | None:
    """Return a function that writes the film with matplotlib as its users do, or None where that is not installed."""
    try:
        import matplotlib

        matplotlib.use("agg")
        from matplotlib import pyplot
        from matplotlib.animation import FuncAnimation, PillowWriter
    except ImportError:
        return None

    def write() -> None:
        figure, axes = pyplot.subplots(figsize=(SIZE[0] / 100, SIZE[1] / 100), dpi=100)
        land, paths = drawn.scene.landscape, drawn.scene.trajectories
        axes.contourf(land.w, land.b, land.loss, levels=32, cmap="Blues")
        axes.contour(land.w, land.b, land.loss, levels=20, colors="gray", linewidths=0.7)
        lines = [axes.plot([], [], label=drawn.scene.looks[id].title, linewidth=1.44)[0] for id in paths]  # 2 px
        axes.legend()

        def show(number: int):
            for line, t in zip(lines, paths.values()):
                line.set_data(t["w"][: EVERY * number + 1], t["b"][: EVERY * number + 1])
            return lines

        FuncAnimation(figure, show, frames=FRAMES, blit=True).save(path, writer=PillowWriter(fps=FPS))
        pyplot.close(figure)

    return write


if __name__ == "__main__":
    family(measure)
