"""The rows of the benchmark: what each measures, its bar and which way the bar lies; figures, verdicts and the printed table."""

import argparse
import json
import tempfile
from collections.abc import Callable
from dataclasses import astuple, dataclass
from math import ceil
from pathlib import Path
from statistics import median
from typing import Literal

XCB = "_xcb"


@dataclass(frozen=True)
class Row:
    """Name one figure: its key in the JSON, what it measures, and the bar it must keep, "<=" or ">=", if it has one."""

    key: str
    what: str
    side: Literal["<=", ">=", ""] = ""
    bar: float | None = None

    def keeps(self, figure: float) -> bool:
        """Tell whether a figure keeps the bar."""
        return self.side == "" or (figure <= self.bar if self.side == "<=" else figure >= self.bar)


WINDOW_ROWS = (
    Row("frame_ms_median", "a frame of play, 8 lanes: tick to painted, ms", "<=", 5),
    Row("frame_ms_p99", "the same, the slowest of a hundred", "<=", 16),
    Row("frame_growth_1k_to_100k", "the same with 100,000 recorded updates over 1,000", "<=", 1.3),
    Row("frame_ms_median_explained", "a frame of play with all arrows, inspector and curves in front, ms", "<=", 5),
    Row("window_frame_ms_median", "the same, with the repaint of the whole window, ms", "<=", 12),
    Row("slider_to_pixels_ms_median", "an eta changes, 8 x 1,000 updates on the screen, ms", "<=", 16),
    Row("slider_to_pixels_ms_p95", "the same, the slowest of twenty", "<=", 33),
    Row("dataset_to_pixels_ms_median", "sparsity changes, landscape and all paths on the screen, ms", "<=", 33),
    Row("start_drag_ms_median", "the start is dragged on, 8 x 1,000 updates on the screen, ms", "<=", 16),
    Row("pan_zoom_ms_median", "a wheel step, 8 x 10,000 points crisp again, ms", "<=", 33),
    Row("gui_gap_p99_ms", "gap between 60 Hz ticks while 8 x 100,000 are computed, ms", "<=", 25),
    Row("frame_speedup_vs_matplotlib_blit_10k", "matplotlib's frame of 8 x 10,000 points over ours", ">=", 10),
    Row("launch_s", "process start to the first animated frame, s", "<=", 1.5),
    Row("first_launch_s", "the same at the first launch, which compiles, s", "<=", 4),
    Row("rss_mb", "resident memory after a minute of play, 8 x 10,000, MB", "<=", 350),
)
ENGINE_ROWS = (
    Row("step_us", "one update of Adam with its record, microseconds"),
    Row("step_vs_c", "the same over the same loop in C", "<=", 1.5),
    Row("step_speedup_vs_torch", "torch.optim.Adam with autograd over ours", ">=", 300),
    Row("step_speedup_vs_textbook", "the textbook's Python loop over ours", ">=", 300),
)
FILM_ROWS = (Row("film_speedup_vs_matplotlib", "matplotlib's writer of a GIF of 100 frames, 8 lanes, 800 x 500, over ours", ">=", 3),)
ROWS = (*WINDOW_ROWS, *ENGINE_ROWS, *FILM_ROWS, *(Row(row.key + XCB, row.what, row.side, row.bar) for row in WINDOW_ROWS))


@dataclass(frozen=True)
class Figure:
    """Hold one figure and the smallest, middle and largest of the samples it is drawn from."""

    value: float
    low: float
    middle: float
    high: float


def middle(samples: list[float]) -> Figure:
    """Return the median of samples as a figure."""
    return Figure(median(samples), min(samples), median(samples), max(samples))


def slowest(samples: list[float], percent: float) -> Figure:
    """Return a percentile of samples as a figure: the smallest sample that `percent` of them do not exceed."""
    ranked = sorted(samples)
    value = ranked[max(0, ceil(len(ranked) * percent / 100) - 1)]
    return Figure(value, ranked[0], median(ranked), ranked[-1])


def verdict(row: Row, figure: Figure | None) -> str:
    """Return how a figure stands to the bar of its row."""
    if figure is None:
        return "not measured"
    return "" if not row.side else "ok" if row.keeps(figure.value) else "MISSED"


def missed(figures: dict[str, Figure]) -> list[str]:
    """Return the keys of those rows that were measured and miss their bar."""
    return [row.key for row in ROWS if verdict(row, figures.get(row.key)) == "MISSED"]


def as_json(figures: dict[str, Figure]) -> dict[str, float | None]:
    """Return the figure of every row by its key, None where it was not measured."""
    return {row.key: figures[row.key].value if row.key in figures else None for row in ROWS}


def printed(figures: dict[str, Figure]) -> str:
    """Return the table: a line a row, the spread of its samples, bar and verdict."""
    lines = [("", "figure", "bar", "verdict", "min / median / max", "")]
    for row in ROWS:
        figure = figures.get(row.key)
        spread = " / ".join(_number(value) for value in (figure.low, figure.middle, figure.high)) if figure else ""
        bar = f"{row.side} {row.bar:g}" if row.side else ""
        lines.append((row.key, _number(figure.value) if figure else "-", bar, verdict(row, figure), spread, row.what))
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines)


def family(measure: Callable[[Path, bool], dict[str, Figure]]) -> None:
    """Be the program of a family of rows: measure in a folder of its own, and print the figures for `told`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    with tempfile.TemporaryDirectory(prefix="optsim-bench-", ignore_cleanup_errors=True) as folder:
        figures = measure(Path(folder), parser.parse_args().quick)
    print(json.dumps({key: astuple(figure) for key, figure in figures.items()}))


def told(output: str) -> dict[str, Figure]:
    """Return the figures that a family printed on its last line."""
    return {key: Figure(*values) for key, values in json.loads(output.splitlines()[-1]).items()}


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
