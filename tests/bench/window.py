"""The window: frames of play, and how long a change by hand takes until all of it is on the screen."""

import random
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtWidgets import QSlider

from .blit import blitting
from .stage import Stage
from .table import Figure, family, middle, slowest
from .watch import rest

UPDATES_A_SECOND = 100.0
TICK_MS = 17
SEED = 1
ETAS = range(420, 580)  # ticks of the slider: 0.03 to 0.3, a decade around the usual 0.1
SPARSITIES = range(70, 91)  # of 100 points
RESTLESS_ETA = 717  # 2, at which RMSProp never settles: matplotlib draws the points of a settled path as one


def measure(folder: Path, quick: bool) -> dict[str, Figure]:
    """Return the figures of the window."""
    stage, chance, rounds = Stage(folder), random.Random(SEED), 1 if quick else 4
    figures = {}
    for part in (_slider, _dataset, _start_drag, _frames, _explained, _pan_zoom, _gaps, _rival):
        stage.set_up(1_000)
        figures |= part(stage, chance, rounds)
    stage.close()
    return figures


def _ms(seconds: list[float]) -> list[float]:
    return [1000 * s for s in seconds]


def _to_pixels(stage: Stage, times: int, change: Callable[[int], None]) -> list[float]:
    """Return how long each of `times` changes takes, ms: from the widget's event to the end of the paint that shows all of it."""
    taken = []
    for nth in range(times):
        stage.settle()
        before = stage.watch.scene
        began = perf_counter()
        change(nth)
        end = stage.watch.until(lambda: stage.watch.scene is not before and stage.is_complete())
        taken.append(end - began)
    return _ms(taken)


def _move(slider: QSlider, ticks: range, chance: random.Random) -> None:
    """Move a slider to another place among `ticks`."""
    slider.setValue(chance.choice([tick for tick in ticks if tick != slider.value()]))


def _slider(stage: Stage, chance: random.Random, rounds: int) -> dict[str, Figure]:
    taken = _to_pixels(stage, 40 * rounds, lambda nth: _move(stage.eta, ETAS, chance))
    return {"slider_to_pixels_ms_median": middle(taken), "slider_to_pixels_ms_p95": slowest(taken, 95)}


def _dataset(stage: Stage, chance: random.Random, rounds: int) -> dict[str, Figure]:
    return {"dataset_to_pixels_ms_median": middle(_to_pixels(stage, 20 * rounds, lambda nth: _move(stage.sparsity, SPARSITIES, chance)))}


def _start_drag(stage: Stage, chance: random.Random, rounds: int) -> dict[str, Figure]:
    """Drag the start handle about: press on it, move, and release in the end."""
    at, held = stage.place(*stage.session.experiment.start), Qt.MouseButton.LeftButton
    steps = [QPointF(chance.choice((-3, -2, 2, 3)), chance.choice((-3, -2, 2, 3))) for _ in range(25 * rounds)]
    stage.mouse(QEvent.Type.MouseButtonPress, at, held)
    stage.mouse(QEvent.Type.MouseMove, at + QPointF(12, -12), held)
    stage.watch.until(stage.is_complete)
    at += QPointF(12, -12)

    def change(nth: int) -> None:
        nonlocal at
        at += steps[nth]
        stage.mouse(QEvent.Type.MouseMove, at, held)

    taken = _to_pixels(stage, len(steps), change)
    stage.mouse(QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.NoButton)
    return {"start_drag_ms_median": middle(taken)}


def _frames(stage: Stage, chance: random.Random, rounds: int) -> dict[str, Figure]:
    """Play the first 1,000 updates with 1,000 and with 100,000 recorded, and the last 1,000 of these."""
    short, long = [], {"first": [], "last": []}
    for _ in range(rounds):
        stage.set_up(1_000)
        short += _play(stage, 0)
        stage.set_up(100_000)
        long["first"] += _play(stage, 0)
        long["last"] += _play(stage, 99_000)
    growth = [median(frames) / median(short) for frames in long.values()]
    return {
        "frame_ms_median": middle(short),
        "frame_ms_p99": slowest(short, 99),
        "frame_growth_1k_to_100k": Figure(max(growth), min(growth), median(growth), max(growth)),
    }


def _explained(stage: Stage, chance: random.Random, rounds: int) -> dict[str, Figure]:
    """Play with every arrow switched on, the step inspector and the curves in front."""
    stage.explain(True)
    canvas, window = [], []
    for _ in range(rounds):
        canvas += _play(stage, 0)
        window += _play(stage, 0, whole=True)
    stage.explain(False)
    return {"frame_ms_median_explained": middle(canvas), "window_frame_ms_median": middle(window)}


def _play(stage: Stage, first: int, frames: int = 100, whole: bool = False) -> list[float]:
    """Return how long each of some frames of play from an update on takes, ms."""
    stage.play(first, UPDATES_A_SECOND)
    stage.watch.frames(5)
    taken = stage.watch.frames(frames, whole)
    stage.player.pause()
    assert stage.watch.scene.cursor > first
    return _ms(taken)


def _pan_zoom(stage: Stage, chance: random.Random, rounds: int) -> dict[str, Figure]:
    stage.set_up(10_000)
    places = [stage.place(chance.uniform(-3, 1), chance.uniform(-3, 1)) for _ in range(8 * rounds)]
    taken = _to_pixels(stage, 2 * len(places), lambda nth: stage.wheel(places[nth // 2], -1 if nth % 2 else 1))
    return {"pan_zoom_ms_median": middle(taken)}


def _rival(stage: Stage, chance: random.Random, rounds: int) -> dict[str, Figure]:
    """Compare frames over 10,000 drawn points with matplotlib's, in turn."""
    stage.set_up(10_000, RESTLESS_ETA)
    frame = blitting(stage.session.shown.trajectories, stage.canvas.viewport().size())
    if frame is None:
        return {}
    ratios = []
    for _ in range(2 * rounds):
        ours = _play(stage, 9_000, 30)
        ratios.append(median(_ms([frame(10_000 - nth) for nth in range(3)])) / median(ours))
    return {"frame_speedup_vs_matplotlib_blit_10k": middle(ratios)}


def _gaps(stage: Stage, chance: random.Random, rounds: int) -> dict[str, Figure]:
    """Tick in the window at 60 Hz while one eta after another keeps the worker busy."""
    stage.set_up(100_000)
    ticks = []
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
    timer.timeout.connect(lambda: ticks.append(perf_counter()))

    def again(share: float | None) -> None:
        if share is None:
            _move(stage.eta, ETAS, chance)

    stage.session.progress_changed.connect(again)
    again(None)
    timer.start()
    while len(ticks) <= 150 * rounds:
        rest(0.1)
    timer.stop()
    stage.session.progress_changed.disconnect(again)
    return {"gui_gap_p99_ms": slowest(_ms([b - a for a, b in zip(ticks, ticks[1:])]), 99)}


if __name__ == "__main__":
    family(measure)
