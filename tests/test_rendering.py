"""`render`: films whose frames are the pictures, tables and programs; nothing is left of what was stopped."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence

from optsim_gui.cli import main
from optsim_gui.core.document import Document
from optsim_gui.core.experiment import lane_titles
from optsim_gui.core.figure import Figure
from optsim_gui.core.preset import preset
from optsim_gui.core.programs import program
from optsim_gui.rendering import Order, write
from optsim_gui.view.figures import drawing, image
from optsim_gui.view.reel import frames, pixels

ROOT = Path(__file__).parent.parent
SPARSE = Document(preset("sparse").experiment, preset("sparse").view, step=300, preset="sparse")
SMALL = Figure(width=400, height=300)
RENDER = [sys.executable, "-m", "optsim_gui", "render", "--size", "320x200"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ["QT_QPA_PLATFORM"])  # which render changes


@pytest.mark.parametrize("figure", [SMALL, SMALL.but(trail=20, theme="dark"), SMALL.but(parts=("canvas", "loss"), theme="print"),
                                    Figure(("data", "inspector", "verdicts"), 800, 600)], ids=["paths", "trail", "board", "words"])  # fmt: skip
def test_a_frame_is_the_picture_of_its_update_whatever_came_before(figure, qapp):
    drawn, steps = drawing(SPARSE, figure), (0, 1, 40, 41, 9, 100, 300)
    for step, frame in zip(steps, frames(drawn, steps)):
        assert np.array_equal(frame, pixels(image(drawn.at(step)))), step


def test_a_longer_trail_shows_more_of_the_path(qapp):
    looks = {trail: pixels(image(drawing(SPARSE, SMALL.but(trail=trail)).at(60))) for trail in (0, 5, 50)}
    assert all((looks[a] != looks[b]).any(axis=2).sum() > 50 for a, b in ((0, 5), (0, 50), (5, 50)))


@pytest.mark.parametrize("kind", ["apng", "webp"])
def test_a_film_holds_the_pictures_from_first_to_last(kind):
    assert main(["render", "--steps", "3:8", "--every", "2", "--fps", "10", "--size", "400x300", "--out", f"x.{kind}"]) == 0
    with Image.open(f"x.{kind}") as film:
        seen = [np.array(frame.convert("RGB")) for frame in ImageSequence.Iterator(film)]
    for step, frame in zip((3, 5, 7, 8), seen, strict=True):
        assert main(["render", "--step", str(step), "--size", "400x300", "--out", "x.png"]) == 0
        with Image.open("x.png") as picture:
            assert np.array_equal(frame, np.array(picture.convert("RGB")))


def test_tables_and_programs_are_those_of_the_lanes_asked_for():
    for name in ("x.csv", "x.json", "x.npz"):
        assert main(["render", "--step", "4", "--out", name]) == 0
    rows = [line for line in Path("x.csv").read_text().splitlines() if not line.startswith("#")]
    assert len(rows) == 1 + 5 * len(SPARSE.experiment.lanes)
    assert np.load("x.npz")["lane_6"].shape == (15, 5)
    for id in lane_titles(SPARSE.experiment):
        assert main(["render", "--lane", str(id), "--out", "x.py"]) == 0
        assert Path("x.py").read_text() == program(SPARSE.experiment, id, "numpy")


@pytest.mark.parametrize(("arguments", "words"), [
    (["--steps", "0:301", "--out", "x.gif"], "Steps are 0:301; they must be A:B with 0 ≤ A ≤ B ≤ 300"),
    (["--steps", "0:301", "--out", "x.csv"], "teps are 0:301"),
    (["--fps", "51", "--out", "x.gif"], "frames per second is 51; it must be a whole number from 1 to 50"),
    (["--every", "0", "--out", "x.gif"], "updates per frame is 0"),
    (["--trail", "-1", "--out", "x.gif"], "trail is -1"),
    (["--lane", "9", "--out", "x.py"], "lane is 9; it must be one of 1 (GD)"),
    (["--library", "torch", "--lane", "6", "--out", "x.py"], "torch has it as"),
    (["--step", "3", "--steps", "0:3", "--out", "x.gif"], "cannot stand together"),
    (["--step", "3", "--out", "missing/x.gif"], "x.gif cannot be saved: there is no such file or folder"),
])  # fmt: skip
def test_what_cannot_be_written_is_told_in_a_sentence(arguments, words, capsys, tmp_path):
    assert main(["render", *arguments]) == 2
    told = capsys.readouterr().err
    assert words.lower() in told.lower() and told.count("\n") == 1 and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x.csv", "x.json", "x.npz"])
def test_a_table_that_is_stopped_on_its_way_leaves_the_old_file(name, tmp_path):
    (tmp_path / name).write_bytes(b"old")
    told = []

    def stop_halfway(done, of):
        told.append(done / of)
        if done >= of / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(Order(SPARSE, SMALL, Path(name), progress=stop_halfway))
    assert 0.5 <= told[-1] < 1.0 and len(told) > 2
    assert os.listdir(tmp_path) == [name] and (tmp_path / name).read_bytes() == b"old"


@pytest.mark.parametrize("by", ["the end of its input", "a signal"])
def test_a_film_that_is_stopped_leaves_the_old_file(by, tmp_path):
    (tmp_path / "x.gif").write_bytes(b"old")
    child = subprocess.Popen([*RENDER, "--progress", "--out", "x.gif"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert child.stderr.readline().startswith(b"0/301") and len(os.listdir(tmp_path)) == 2
    child.terminate() if by == "a signal" else child.stdin.close()
    child.stderr.read()
    assert child.wait() == 130
    child.stderr.close()
    child.stdin.close()
    assert os.listdir(tmp_path) == ["x.gif"] and (tmp_path / "x.gif").read_bytes() == b"old"
