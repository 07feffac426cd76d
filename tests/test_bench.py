"""The benchmark holds to its bars: which there are, when one is missed, and that what it compares does the same work."""

import json
import sys
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench import engine
from tests.bench.table import ENGINE_ROWS, FILM_ROWS, ROWS, WINDOW_ROWS, Figure, as_json, middle, missed, printed, slowest, told, verdict

BARS = {
    "frame_ms_median": ("<=", 5),
    "frame_ms_p99": ("<=", 16),
    "frame_growth_1k_to_100k": ("<=", 1.3),
    "frame_ms_median_explained": ("<=", 5),
    "window_frame_ms_median": ("<=", 12),
    "slider_to_pixels_ms_median": ("<=", 16),
    "slider_to_pixels_ms_p95": ("<=", 33),
    "dataset_to_pixels_ms_median": ("<=", 33),
    "start_drag_ms_median": ("<=", 16),
    "pan_zoom_ms_median": ("<=", 33),
    "gui_gap_p99_ms": ("<=", 25),
    "step_us": ("", None),
    "step_vs_c": ("<=", 1.5),
    "step_speedup_vs_torch": (">=", 300),
    "step_speedup_vs_textbook": (">=", 300),
    "frame_speedup_vs_matplotlib_blit_10k": (">=", 10),
    "launch_s": ("<=", 1.5),
    "first_launch_s": ("<=", 4),
    "rss_mb": ("<=", 350),
    "film_speedup_vs_matplotlib": (">=", 3),
}
program = import_module("tests.bench.__main__")


def figures(*rows, better: float) -> dict[str, Figure]:
    """Return a figure for each row, at its bar or beyond it by a share `better`."""
    values = {row.key: (row.bar or 1.0) * (1 - better if row.side == "<=" else 1 + better) for row in rows}
    return {key: Figure(value, value, value, value) for key, value in values.items()}


def test_the_bars_are_those_that_were_promised_offscreen_and_on_x11():
    assert {row.key: (row.side, row.bar) for row in (*WINDOW_ROWS, *ENGINE_ROWS, *FILM_ROWS)} == BARS
    on_x11 = {row.key.removesuffix("_xcb"): (row.side, row.bar) for row in ROWS if row.key.endswith("_xcb")}
    assert on_x11 == {row.key: BARS[row.key] for row in WINDOW_ROWS}
    assert len({row.key for row in ROWS}) == len(ROWS) == len(WINDOW_ROWS) * 2 + len(ENGINE_ROWS) + len(FILM_ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_a_figure_at_the_bar_is_ok_and_a_worse_one_is_missed(row):
    at, worse = (figures(row, better=better) for better in (0.0, -0.001))
    assert verdict(row, None) == "not measured"
    assert (verdict(row, at[row.key]), missed(at)) == ("ok" if row.side else "", [])
    assert (verdict(row, worse[row.key]), missed(worse)) == (("MISSED", [row.key]) if row.side else ("", []))


def test_what_was_not_measured_is_null_and_says_so():
    measured = figures(*ENGINE_ROWS, better=0.1)
    assert {key for key, value in as_json(measured).items() if value is not None} == {row.key for row in ENGINE_ROWS}
    assert list(as_json({})) == [row.key for row in ROWS] and not any(as_json({}).values())
    lines = printed(measured).splitlines()[1:]
    assert [line.split()[0] for line in lines] == [row.key for row in ROWS]
    assert sum("not measured" in line for line in lines) == len(ROWS) - len(ENGINE_ROWS)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=300), st.integers(1, 100))
def test_a_percentile_is_a_sample_that_so_many_do_not_exceed(samples, percent):
    figure = slowest(samples, percent)
    assert figure.value in samples
    assert sum(sample <= figure.value for sample in samples) * 100 >= percent * len(samples)
    assert sum(sample < figure.value for sample in samples) * 100 < percent * len(samples)
    assert (figure.low, figure.high) == (min(samples), max(samples))
    assert middle(samples).low <= middle(samples).value == figure.middle <= middle(samples).high


@pytest.mark.parametrize(("better", "status"), [(0.1, 0), (-0.1, 1)])
def test_the_exit_status_tells_of_a_missed_bar_and_the_json_holds_every_key(better, status, monkeypatch, tmp_path, capsys):
    families = {"engine": ENGINE_ROWS, "film": FILM_ROWS, "window": WINDOW_ROWS[:-3], "launch": WINDOW_ROWS[-3:-1], "memory": WINDOW_ROWS[-1:]}
    monkeypatch.setattr(program, "run", lambda name, platform, quick: figures(*families[name], better=better))
    monkeypatch.setattr(program.shutil, "which", lambda name: None)
    monkeypatch.setattr(sys, "argv", ["bench", "--json", str(tmp_path / "bench.json")])
    assert program.main() == status
    values = json.loads((tmp_path / "bench.json").read_text())
    assert list(values) == [row.key for row in ROWS]
    assert {key for key, value in values.items() if value is None} == {row.key for row in ROWS if row.key.endswith("_xcb")}
    assert ("MISSED" in capsys.readouterr().out) == bool(status)


def test_a_family_is_a_program_of_its_own_whose_last_line_is_read():
    assert told('a word\n{"step_us": [2.0, 1.0, 2.0, 3.0]}\n') == {"step_us": Figure(2.0, 1.0, 2.0, 3.0)}
    for name in ("engine", "film", "window", "launch", "memory"):
        assert callable(import_module(f"tests.bench.{name}").measure)


def test_the_loops_that_are_compared_walk_the_same_path_and_are_timed(tmp_path):
    measured = engine.measure(tmp_path, quick=True, share=0.002)
    assert {"step_us", "step_speedup_vs_textbook"} <= set(measured) <= {row.key for row in ENGINE_ROWS}
    assert all(0 < figure.low <= figure.value <= figure.high for figure in measured.values())
