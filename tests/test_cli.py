"""The command line: what it writes, what it says, and with which status it ends."""

import os
import subprocess
import sys
import types
from pathlib import Path

import numpy as np
import pytest

from optsim_gui import __version__, preflight, rendering
from optsim_gui.cli import main
from optsim_gui.core.document import Document, encode
from optsim_gui.core.figure import Figure
from optsim_gui.core.pictures import into_svg, text_of
from optsim_gui.core.preset import names, preset
from optsim_gui.core.problems.neuron import compiled_neuron, group

ROOT = Path(__file__).parent.parent
RUN = ["run", "--preset", "sparse", "--optimizer", "adam", "--steps", "3"]


@pytest.fixture
def out(tmp_path, monkeypatch):
    """Go to an empty folder and return the name of a file to write there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ["QT_QPA_PLATFORM"])  # which render changes
    return "path.csv"


@pytest.fixture
def points(tmp_path):
    """Return the name of a CSV file with three points."""
    (tmp_path / "points.csv").write_text("x,y\n0.5,0.2\n0.5,0.4\n2.5,0.9\n")
    return "points.csv"


def read(file):
    return np.genfromtxt(file, delimiter=",", names=True)


def settings_used(out, *arguments):
    """Return the size of the first step of a run from a steep place, which tells the settings that were used."""
    assert main(["run", "--optimizer", "gd", "--start", "0", "0", "--steps", "1", "--out", out, *arguments]) == 0
    rows = read(out)
    return round((rows["w"][1] - rows["w"][0]) / -rows["grad_w"][0], 12)


# run


@pytest.mark.parametrize("optimizer", ["adam", "nag"])
def test_a_run_writes_every_point_with_the_loss_and_gradient_of_all_data_there(out, optimizer):
    assert main(["run", "--preset", "sparse", "--optimizer", optimizer, "--out", out]) == 0
    e, rows = preset("sparse").experiment, read(out)
    data = group(*e.data.arrays(), e.reduction)
    assert Path(out).read_text().startswith("step,w,b,loss,grad_w,grad_b\n0,-3,-4,0.155784803363")
    assert rows["step"].tolist() == list(range(301))
    for _, w, b, *values in rows[::30]:
        assert tuple(values) == compiled_neuron()(w, b, data.x, data.n, data.y, data.rest)


@pytest.mark.parametrize("start", [("-3", "-4"), ("-1e-05", "2"), ("-1E-5", "-.5e+1"), ("+3", "-0.0"), ("1000", "-1000")])
def test_any_start_is_understood_negative_and_in_exponent_form_too(out, start):
    assert main([*RUN, "--start", *start, "--out", out]) == 0
    rows = read(out)
    assert (rows["w"][0], rows["b"][0], len(rows)) == (float(start[0]), float(start[1]), 4)


def test_a_preset_lends_its_data_reduction_start_steps_and_settings(out):
    assert main(["run", "--preset", "sparse-common-rate", "--optimizer", "gd", "--out", out]) == 0
    rows, e = read(out), preset("sparse-common-rate").experiment
    data = group(*e.data.arrays(), "sum")
    assert (rows["w"][0], rows["b"][0], len(rows)) == (*e.start, e.steps + 1)
    assert rows["loss"][0] == compiled_neuron()(*e.start, data.x, data.n, data.y, data.rest)[0]
    assert rows["b"][1] == rows["b"][0] - 0.1 * rows["grad_b"][0]


def test_settings_come_from_the_command_line_else_the_preset_s_first_lane_else_the_rule(out, points):
    assert settings_used(out, "--preset", "sparse-common-rate") == 0.1
    assert settings_used(out, "--preset", "part-4") == 1.0
    assert settings_used(out, "--preset", "sparse-common-rate", "--set", "eta=0.25") == 0.25
    assert settings_used(out, "--preset", "sparse-common-rate", "--set", "eta=0.25", "--set", "eta=2") == 2.0
    assert settings_used(out, "--data", points) == 1.0


def test_what_is_not_set_stays_the_preset_s(out):
    assert main([*RUN, "--set", "beta1=0", "beta2=0", "--out", out]) == 0
    assert np.abs(np.diff(read(out)["b"])) == pytest.approx(0.1, rel=1e-3)


def test_own_points_start_at_minus_3_minus_4_and_run_300_updates_on_the_mean(out, points):
    assert main(["run", "--data", points, "--optimizer", "gd", "--out", out]) == 0
    mean = read(out)
    assert main(["run", "--data", points, "--optimizer", "gd", "--reduction", "sum", "--out", out]) == 0
    assert (mean["w"][0], mean["b"][0], len(mean)) == (-3.0, -4.0, 301)
    assert read(out)["loss"][0] == pytest.approx(3 * mean["loss"][0])


def test_a_lane_that_diverges_is_written_up_to_its_last_finite_row(out, capsys):
    assert main(["run", "--preset", "toy", "--optimizer", "momentum", "--set", "gamma=1.2", "--steps", "9999", "--out", out]) == 0
    rows, told = read(out), capsys.readouterr()
    assert len(rows) < 9999 and all(np.isfinite(rows[name]).all() for name in rows.dtype.names)
    assert told.err == f"Momentum diverged at step {len(rows)}; try a gamma below 1.\n" and told.out == ""


# bad input


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["frobnicate"], "invalid choice: 'frobnicate'"),
        (["--frobnicate"], "Unrecognized arguments: --frobnicate; optsim-gui --help"),
        (["list", "foo"], "Unrecognized arguments: foo; optsim-gui list --help"),
        (["run", "--optimizer", "adam"], "required: --out"),
        (["run", "--optimizer", "adam", "--out", "path.csv"], "One of the arguments --data --preset is required"),
        ([*RUN, "--data", "points.csv"], "not allowed with argument --preset"),
        ([*RUN, "--optimizer", "adma"], "optimizer is 'adma'; it must be one of gd, momentum"),
        ([*RUN, "--preset", "spare"], "preset is 'spare'; it must be one of sparse, "),
        ([*RUN, "--preset", "../presets/sparse"], "preset is '../presets/sparse'"),
        ([*RUN, "--reduction", "median"], "invalid choice: 'median'"),
        ([*RUN, "--steps", "0"], "updates is 0; it must be a whole number from 1 to 100,000"),
        ([*RUN, "--steps", "-5"], "updates is -5"),
        ([*RUN, "--steps", "100001"], "updates is 100001"),
        ([*RUN, "--steps", "many"], "invalid int value: 'many'"),
        ([*RUN, "--steps", "1e3"], "invalid int value: '1e3'"),
        ([*RUN, "--start", "-3"], "--start: expected 2 arguments"),
        ([*RUN, "--start", "a", "b"], "invalid float value: 'a'"),
        ([*RUN, "--start", "nan", "0"], "start w is nan"),
        ([*RUN, "--start", "0", "-inf"], "start b is -inf; it must be a number from -1000 to 1000"),
        ([*RUN, "--set", "eta"], "'eta' is not of the form NAME=VALUE"),
        ([*RUN, "--set", "eta=fast"], "'eta=fast' is not of the form NAME=VALUE"),
        ([*RUN, "--set", "gamma=0.9"], "Adam has no setting 'gamma'; it has eta, beta1, beta2, eps"),
        ([*RUN, "--set", "eta=-1"], "eta of Adam is -1.0; it must be a number from 0 to 1000"),
        ([*RUN, "--set", "beta1=1"], "beta1 of Adam is 1.0"),
        ([*RUN, "--set", "eta=nan"], "eta of Adam is nan"),
        (["run", "--data", "nobody.csv", "--optimizer", "gd"], "nobody.csv cannot be read: there is no such file or folder"),
        (["run", "--data", ".", "--optimizer", "gd"], ". is no file; choose a file"),
        (["run", "--data", "bad.csv", "--optimizer", "gd"], "bad.csv, line 3: y is '2'; it must be a number from 0 to 1"),
        (["render", "--step", "301"], "step is 301; it must be a whole number from 0 to 300, the last of preset sparse"),
        (["render", "--step", "-1"], "step is -1"),
        (["render", "--preset", "spare"], "preset is 'spare'"),
        (["render", "--steps", "9:3"], "'9:3' is not of the form A:B"),
        (["render", "--steps", "0:9"], "--steps means nothing for x.png; it is for .gif, .apng, .webp, .mp4, .csv, .json, .npz."),
        (["render", "--step", "3", "--steps", "0:9", "--out", "x.gif"], "--step and --steps cannot stand together"),
        (["render", "--session", "nobody.optsim"], "nobody.optsim cannot be read: there is no such file or folder"),
        (["render", "--session", "bad.csv"], "bad.csv cannot be opened"),
        (["render", "--session", "bad.csv", "--preset", "toy"], "not allowed with argument"),
        (["render", "--lang", "la"], "invalid choice: 'la'"),
        (["render", "--out", "x.bmp"], "out is x.bmp; its name must end in one of .png, .svg, .pdf"),
        (["render", "--theme", "pink"], "invalid choice: 'pink'"),
        (["render", "--size", "8x800"], "width is 8; it must be a whole number of pixels from 64 to 16,384"),
        (["render", "--size", "800x99999"], "height is 99,999"),
        *((["render", "--size", size], f"{size!r} is not of the form WxH") for size in ("800", "800x", "1e3x1e3", "8.5x9", "³00x300")),
    ],
    ids=lambda value: " ".join(value[-2:]) if isinstance(value, list) else "",
)  # fmt: skip
def test_bad_input_is_one_sentence_status_2_and_no_file(out, tmp_path, capsys, arguments, sentence):
    (tmp_path / "bad.csv").write_text("x,y\n1,1\n1,2\n")
    if arguments[0] in ("run", "render") and arguments[:2] != ["run", "--optimizer"]:
        arguments = [*arguments, *(() if "--out" in arguments else ("--out", "x.png" if arguments[0] == "render" else out))]
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert sentence in told.err and told.err.count("\n") == 1 and told.err.endswith(".\n") and "Traceback" not in told.err
    assert told.out == "" and [file.name for file in tmp_path.iterdir()] == ["bad.csv"]


@pytest.mark.parametrize("place", ["nowhere/path.csv", "folder", "folder/file/path.csv"])
def test_a_place_that_cannot_be_written_is_a_sentence(out, tmp_path, capsys, place):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_bytes(b"kept")
    assert main([*RUN, "--out", place]) == 2
    assert capsys.readouterr().err.startswith(f"{Path(place).name} cannot be saved: ")
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["file", "folder"] and (tmp_path / "folder" / "file").read_bytes() == b"kept"


def test_bad_input_leaves_the_file_that_is_there(out, capsys):
    Path(out).write_bytes(b"kept")
    assert main([*RUN, "--set", "eta=-1", "--out", out]) == 2
    assert capsys.readouterr().err and Path(out).read_bytes() == b"kept"


def test_ctrl_c_ends_it_without_a_file_or_a_traceback(out, tmp_path, monkeypatch):
    def interrupted(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("optsim_gui.core.simulate.run", interrupted)
    assert main([*RUN, "--out", out]) == 130
    assert list(tmp_path.iterdir()) == []


# what it says


def test_the_version_is_told(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"OptSim {__version__}\n"


@pytest.mark.parametrize("command", [[], ["run"], ["list"], ["render"], ["claims"]], ids=lambda c: c[0] if c else "window")
def test_help_tells_every_option(capsys, command):
    with pytest.raises(SystemExit) as end:
        main([*command, "--help"])
    assert not end.value.code
    told = capsys.readouterr()
    assert told.out.startswith(f"usage: optsim-gui {' '.join(command)}".rstrip()) and told.err == ""
    options = {"run": "--data --preset --reduction --optimizer --set --start --steps --out", "render": "--preset --session --step --steps --size --theme --lang --out"}
    for option in options.get("".join(command), "-h").split():
        assert f"  {option}" in told.out


def test_every_preset_is_listed(capsys):
    assert main(["list"]) == 0
    listed = capsys.readouterr().out
    for name in names():
        assert f"  {name} " in listed and preset(name).title in listed


@pytest.mark.parametrize(("arguments", "status"), [(["--version"], 0), (["list"], 0), (["bogus"], 2), (RUN, 2)], ids=lambda a: str(a)[:12])
def test_without_stdout_and_stderr_it_does_its_job_all_the_same(monkeypatch, arguments, status):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "platform", "linux")  # no box to click away
    assert main(arguments) == status


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["list"], [*RUN, "--start", "0"], [*RUN, "--set", "eta=-1", "--out", "x"]])
def test_neither_qt_nor_numba_is_loaded_before_there_is_need(tmp_path, arguments):
    code = f"""
import sys
from optsim_gui.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
sys.exit(any(name in sys.modules for name in ("numba", "PySide6")))
"""
    child = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    assert child.returncode == 0


# render and the window


@pytest.fixture
def picture(monkeypatch):
    """Put a stand-in where pictures are drawn and return what it is asked for."""
    asked = []

    def stand_in(order):
        asked.append((order.document.preset, order.document.step, order.figure, os.environ["QT_QPA_PLATFORM"]))
        rendering.save(order.out, b"picture")

    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(rendering, "WRITERS", {"png": stand_in, "pdf": stand_in})
    return asked


@pytest.fixture
def window(monkeypatch):
    """Put a stand-in where the window opens and return how often it did."""
    opened = []
    monkeypatch.setitem(sys.modules, "optsim_gui.app", types.SimpleNamespace(main=lambda file: opened.append(1) or 7))
    return opened


def problem(monkeypatch, question, answer):
    monkeypatch.setattr(preflight, question, lambda: answer)


def test_render_draws_what_it_is_asked_for_without_a_display(out, picture):
    assert main(["render", "--preset", "toy", "--step", "12", "--size", "640X480", "--theme", "dark", "--out", "toy.png"]) == 0
    assert main(["render", "--out", "default.png"]) == 0
    assert picture == [("toy", 12, Figure(width=640, height=480, theme="dark"), "offscreen"), ("sparse", 300, Figure(), "offscreen")]
    assert Path("toy.png").read_bytes() == Path("default.png").read_bytes() == b"picture"


def test_render_takes_a_session_as_it_was_but_for_what_is_said(out, picture, tmp_path):
    chosen = preset("toy")
    document, figure = Document(chosen.experiment, chosen.view, step=7, preset="toy"), Figure(("loss",), 100, 60, "mm", 200, "print", title="A title")
    (tmp_path / "a.optsim").write_bytes(encode(document))
    (tmp_path / "a.svg").write_bytes(into_svg(b"<svg></svg>", text_of(document, figure)))
    for arguments in (["a.optsim"], ["a.svg"], ["a.svg", "--step", "3", "--theme", "dark", "--size", "800x600", "--lang", "zh_CN"]):
        assert main(["render", "--session", *arguments, "--out", "x.pdf"]) == 0
    changed = figure.but(width=800, height=600, unit="px", dpi=96, theme="dark", language="zh_CN")
    assert [asked[1:3] for asked in picture] == [(7, Figure()), (7, figure), (3, changed)]


def test_render_tells_what_keeps_qt_from_drawing(out, picture, monkeypatch, capsys):
    problem(monkeypatch, "qt_problem", preflight.Missing("Qt cannot start: apt-get install libegl1"))
    assert main(["render", "--out", "toy.png"]) == 1
    assert capsys.readouterr().err == "Qt cannot start: apt-get install libegl1\n" and picture == []


def test_without_a_command_the_window_opens(window, monkeypatch):
    problem(monkeypatch, "window_problem", None)
    assert main([]) == 7 and window == [1]


@pytest.mark.parametrize("kind", [preflight.Missing, preflight.Refused])
def test_what_keeps_the_window_from_opening_is_told(out, window, monkeypatch, capsys, tmp_path, kind):
    problem(monkeypatch, "window_problem", kind("This stands in the way; this helps."))
    assert main([]) == 1
    assert capsys.readouterr().err == "This stands in the way; this helps.\n" and window == [] and list(tmp_path.iterdir()) == []


def test_without_a_display_the_default_experiment_is_drawn_and_more_is_explained(out, picture, window, monkeypatch, capsys):
    problem(monkeypatch, "window_problem", preflight.NoDisplay("There is no display."))
    assert main([]) == 0
    told = capsys.readouterr()
    assert picture == [("sparse", 300, Figure(), "offscreen")] and Path("optsim.png").read_bytes() == b"picture"
    assert told.err == "There is no display.\n" and window == []
    for way in ("optsim.png", "render", "run", "list", "xvfb-run"):
        assert way in told.out
    for line in (line.split() for line in told.out.splitlines() if "optsim_gui run" in line):
        assert main(line[line.index("optsim_gui") + 1 :]) == 0


def test_without_a_display_nor_a_place_to_draw_to_it_says_so(picture, monkeypatch, capsys):
    problem(monkeypatch, "window_problem", preflight.NoDisplay("There is no display."))
    monkeypatch.setattr("optsim_gui.core.files.os.replace", lambda *arguments: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    assert main([]) == 2
    assert capsys.readouterr().err == "There is no display.\noptsim.png cannot be saved: it is protected, or open in another program. Close it there, or choose another name or folder.\n"
