"""Faults, found by doing them: killed, a full disk, folders that cannot be written, two at once; the work of a person survives."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from math import sqrt
from pathlib import Path

import pytest
from PIL import Image

from optsim_gui.core import files, optimizers
from optsim_gui.core.document import read
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Lane
from optsim_gui.core.files import save
from optsim_gui.core.hyper import ETA
from optsim_gui.core.optimizers.rule import optimizer
from optsim_gui.core.pictures import read_picture
from optsim_gui.view.notice import Notice
from tests.driver import driver  # noqa: F401
from tests.program import SAVED, autosaves, bound, command, places, play
from tests.waiting import SPARSE

posix = pytest.mark.skipif(os.name == "nt", reason="signals, users and mounts of POSIX")
as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount")
MOST_LOST = 30.0  # seconds
ODD = {"TZ": "Pacific/Chatham", "PYTHONOPTIMIZE": "1", "PYTHONWARNINGS": "error", "PYTHONDONTWRITEBYTECODE": "1"}


# killed


LONGEST = {"save": 0.5, "autosave": 0.5, "export": 0.5, "film": 5.0}  # seconds until it is killed
LEFT = {"save": [SAVED], "autosave": [], "export": ["picture.png"], "film": ["film.gif"]}


def kill(scene: str, home: Path, environ: dict[str, str], after: float, children: bool) -> list[list[str]]:
    """Kill the program, with its `children` or alone, `after` seconds since it first kept something.

    Return what it printed in each line: the number that tells one file from the next, and whether it was kept.
    """
    how = {"env": environ, "cwd": home, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    with subprocess.Popen(command(scene, home), **how) as child:
        lines = [child.stdout.readline()]
        time.sleep(after)
        os.killpg(child.pid, signal.SIGKILL) if children else child.kill()
        lines += child.stdout.readlines()
        noise = child.stderr.read()
    assert "kept" in lines[0] and not noise, (lines, noise)
    return [line.split() for line in lines]


def killed(scene: str, home: Path, after: float, children: bool = True, set_back: float = 0.0, **more: str) -> None:
    """Kill the program in a scene, start it again, and find everything whole and nothing besides.

    set_back: seconds by which the clock goes back in between, so that all files are of a time to come.
    """
    (home / "tmp").mkdir()
    environ = places(home, TMPDIR=str(home / "tmp"), **more)
    lines = kill(scene, home, environ, after, children)
    kept = max(number for number, line in enumerate(lines) if "kept" in line)
    possible = {int(line[0]) for line in lines[kept:]}  # the last that was kept, or the one begun after it
    if scene == "save":
        assert read(home / SAVED).experiment.steps in possible
    if scene == "export":
        assert read_picture(home / "picture.png")[0].experiment.steps in possible
    if scene == "film":
        with Image.open(home / "film.gif") as film:
            assert film.n_frames in possible
            film.seek(film.n_frames - 1)
            film.load()
    for file in home.rglob("*") if set_back else ():
        os.utime(file, (time.time() + set_back,) * 2)
    found = play("come_back", home, environ)
    while subprocess.run(["pgrep", "-f", str(home)], capture_output=True, check=False).stdout:
        time.sleep(0.1)  # until a film that was left alone has heard of it
    if scene == "autosave":
        assert "ended without being closed" in found["told"][0] and found["steps"] in possible
    left = sorted(name for name in os.listdir(home) if name not in ("config", "data", "state", "cache", "tmp"))
    assert (left, os.listdir(home / "tmp"), autosaves(home)) == (LEFT[scene], [], [])
    for name in left:
        (home / name).unlink()


@posix
def test_killed_in_odd_surroundings_it_offers_the_work_and_leaves_nothing(tmp_path):
    home = tmp_path / "a “home” of O'Neil — ü %s {x}"
    home.mkdir()
    killed("autosave", home, 0.02, **ODD)


@posix
@pytest.mark.soak
@pytest.mark.parametrize("scene", LEFT)
@pytest.mark.parametrize("seed", range(25))
def test_killed_at_any_moment_the_files_are_whole_and_nothing_stays(tmp_path, scene, seed):
    killed(scene, tmp_path, random.Random(f"{scene} {seed}").random() ** 2 * LONGEST[scene], children=bool(seed % 2))


@posix
@pytest.mark.soak
@pytest.mark.parametrize("scene", ["autosave", "film"])
def test_a_clock_that_is_set_back_makes_no_difference(tmp_path, scene):
    killed(scene, tmp_path, LONGEST[scene] / 2, set_back=3e7)


@posix
@pytest.mark.soak
def test_a_change_is_lost_for_at_most_half_a_minute(tmp_path):
    environ = places(tmp_path)
    with subprocess.Popen(command("stay", tmp_path), env=environ, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as child:
        child.stdout.readline()
        time.sleep(MOST_LOST)
        child.kill()
    assert play("come_back", tmp_path, environ)["steps"] == 222


@posix
@pytest.mark.soak
def test_told_to_leave_it_keeps_what_is_not_saved(tmp_path):
    environ = places(tmp_path)
    for told in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        with subprocess.Popen(command("stay", tmp_path), env=environ, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
            child.stdout.readline()
            child.send_signal(told)
            assert (child.wait(20), child.stderr.read()) == (0, "")
        assert play("come_back", tmp_path, environ)["steps"] == 222
        assert autosaves(tmp_path) == []


@posix
@pytest.mark.soak
def test_at_the_end_of_the_desktops_session_it_keeps_what_is_not_saved_and_leaves(tmp_path):
    environ = places(tmp_path)
    assert play("log_out", tmp_path, environ) == {"heard": 1, "closed": True}
    assert play("come_back", tmp_path, environ)["steps"] == 222


def test_what_another_writes_at_this_moment_is_not_swept(tmp_path):
    begun, left = (tmp_path / files.BEGUN.replace("*", name) for name in ("held", "left"))
    with open(begun, "wb") as file:
        assert files.hold(file)
        left.write_bytes(b"half")
        for one in (begun, left):
            os.utime(one, (1, 1))
        files.sweep(tmp_path)
        if os.name != "nt":
            assert os.listdir(tmp_path) == [begun.name]
    files.sweep(tmp_path)
    assert os.listdir(tmp_path) == []


# disks and folders


@pytest.fixture
def disk(tmp_path):
    """Give a disk of 64 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@as_root
def test_on_a_full_disk_the_old_file_stays_and_the_sentence_says_what_to_do(disk):
    file = disk / "mine.optsim"
    save(file, b"old" * 5000)
    with pytest.raises(Invalid, match="mine.optsim cannot be saved: the disk is full. Make room, or choose another folder."):
        save(file, b"new" * 30000)
    assert file.read_bytes() == b"old" * 5000 and os.listdir(disk) == ["mine.optsim"]
    (disk / "ballast").write_bytes(bytes(40_000))
    with contextlib.suppress(OSError), open(disk / "more", "wb") as ballast:
        while True:
            ballast.write(b"\0" * 4096)
            ballast.flush()
    with pytest.raises(Invalid, match="the disk is full"):
        save(file, b"new")
    assert file.read_bytes() == b"old" * 5000


@as_root
def test_with_all_it_writes_to_on_a_full_disk_it_runs_quietly_and_says_what_is_not_saved(disk):
    full = disk / "ballast"
    for size in (4096, 1):
        with contextlib.suppress(OSError), open(full, "ab", buffering=0) as ballast:
            while True:
                ballast.write(bytes(size))
    found = play("use", disk, places(disk, TMPDIR=str(disk)))
    assert found["eta"] == 0.25 and found["told"] == [f"{SAVED} cannot be saved: the disk is full. Make room, or choose another folder."]
    assert not [name for name in os.listdir(disk) if name.startswith(".optsim")]


LIMITED = """
import resource, sys
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Lane
from optsim_gui.core.files import save
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    save(sys.argv[1], bytes(2000))
except Invalid as error:
    print(error)
"""


@posix
def test_a_file_that_may_not_become_so_large_leaves_the_old_one(tmp_path):
    file = tmp_path / "mine.optsim"
    file.write_bytes(b"old")
    child = subprocess.run([sys.executable, "-c", LIMITED, str(file)], env=places(tmp_path), capture_output=True, text=True, check=False)
    assert (child.stdout, child.stderr) == ("mine.optsim cannot be saved: File too large.\n", "")
    assert file.read_bytes() == b"old" and os.listdir(tmp_path) == ["mine.optsim"]


@posix
@pytest.mark.soak
@pytest.mark.parametrize("home", ["read-only", "missing", "none", "a file"])
def test_without_a_home_to_write_into_it_runs_all_the_same(tmp_path, home):
    place, folder = tmp_path / "place", tmp_path / "out"
    place.mkdir()
    folder.mkdir()
    (place / "file").write_bytes(b"")
    environ = {name: value for name, value in places(place).items() if not name.startswith("XDG_") and name not in ("HOME", "NUMBA_CACHE_DIR")}
    environ |= {"read-only": {"HOME": str(place)}, "missing": {"HOME": str(place / "nowhere")}, "none": {}, "a file": {"HOME": str(place / "file")}}[home]
    place.chmod(0o555)
    found = play("use", folder, environ | {"PYTHONDONTWRITEBYTECODE": "1"}, before=bound())
    assert found["eta"] == 0.25 and read(folder / SAVED).experiment.lanes[0].settings["eta"] == 0.25
    assert os.listdir(place) == ["file"]


@posix
@pytest.mark.soak
def test_in_a_folder_that_cannot_be_written_it_says_so(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir(0o555)
    found = play("use", folder, places(tmp_path), before=bound())
    assert any("cannot be saved" in told and "choose another" in told for told in found["told"])
    assert os.listdir(folder) == []


# two at once, and what was damaged


@posix
@pytest.mark.soak
def test_two_at_once_leave_each_others_work_alone(tmp_path):
    environ = places(tmp_path)
    with subprocess.Popen(command("stay", tmp_path), env=environ, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as first:
        first.stdout.readline()
        assert play("use", tmp_path, environ)["told"] == []
        first.send_signal(signal.SIGTERM)
        assert (first.wait(20), first.stderr.read()) == (0, "")
    assert play("come_back", tmp_path, environ)["steps"] == 222


@pytest.mark.soak
@pytest.mark.parametrize("content", [b"\0" * 1000, b"[General]\nwindow=@Variant(\\0\\0\\0\\x7f)\nexperiment=\xff\xfe\n", b"[" * 10000, b"[General]\n" + b"docks=@ByteArray(" + b"A" * 10**6])
def test_damaged_settings_are_as_none(tmp_path, content):
    folder = tmp_path / "config" / "OptSim"
    folder.mkdir(parents=True)
    (folder / "OptSim.ini").write_bytes(content)
    assert play("use", tmp_path, places(tmp_path))["eta"] == 0.25


@posix
@pytest.mark.soak
def test_settings_that_are_a_folder_are_as_none(tmp_path):
    (tmp_path / "config" / "OptSim" / "OptSim.ini").mkdir(parents=True)
    assert play("use", tmp_path, places(tmp_path))["eta"] == 0.25


# a file that is open


def test_a_file_that_another_changes_or_takes_away_is_never_lost_unasked(driver, tmp_path):
    driver.rest()
    folder = tmp_path / "folder"
    folder.mkdir()
    mine, window = folder / "mine.optsim", driver.window
    window.documents.save_to(mine)
    ours = mine.read_bytes()
    mine.write_bytes(b"of another")
    window.documents.save()
    window.documents.save()
    assert mine.read_bytes() == b"of another"
    (bar,) = [one for one in window.findChildren(Notice) if one.isVisible()]  # the same twice is told once
    assert bar.sentence.text() == "mine.optsim was changed by another program since it was opened or saved here."
    bar.buttons["Save over it"].click()
    assert mine.read_bytes() == ours
    mine.unlink()
    window.documents.save()
    assert mine.read_bytes() == ours
    shutil.rmtree(folder)
    driver.session.apply(SPARSE.replace(steps=77))
    window.documents.save()
    assert "there is no such file or folder" in [one for one in window.findChildren(Notice) if one is not bar][-1].sentence.text()
    assert window.documents.is_unsaved
    driver.rest()


# what is computed


@optimizer("Lost", "Each update by the root of what is left to 3, which has none after that.", hyper=(ETA,), source="of this test")
def lost(g, p, t, state, hyper):
    eta, _, _, _, _, _ = hyper
    left = sqrt(3.0 - t)
    return -eta * g * left, state


def test_a_rule_that_returns_nan_is_shown_to_diverge_and_holds_nobody_up(driver, monkeypatch):
    monkeypatch.setitem(optimizers.BY_CONVENTION, "lost", {"textbook": lost})
    monkeypatch.setitem(optimizers.RULES, "lost", lost)
    driver.session.apply(SPARSE.replace(lanes=(Lane(1, "lost"), Lane(2, "adam")), steps=50))
    driver.rest()
    found = driver.session.shown.trajectories
    assert (found[1].diverged_at, len(found[1]), len(found[2])) == (4, 4, 51)
    for name in ("inspector", "curves", "verdicts", "lanes"):
        driver.dock(name)
        for step in (0, 3, 4, 50):
            driver.rest_at(step)
    assert "diverged" in driver.table()[0][-1] and "diverged" not in driver.table()[1][-1]
    driver.session.undo()
    driver.rest()


@posix
@pytest.mark.soak
def test_a_picture_wanted_before_anything_is_compiled_waits_and_the_window_goes_on(tmp_path):
    found = play("hurry", tmp_path, places(tmp_path, NUMBA_CACHE_DIR=str(tmp_path / "cold")))
    assert found["all"] > 10 and found["here"] == [] and found["copied"]
