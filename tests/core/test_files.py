"""What is written to disk is whole or not there; what was there before survives a failure."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from optsim_gui.core import files
from optsim_gui.core.errors import Invalid
from optsim_gui.core.experiment import Lane
from optsim_gui.core.files import LONGEST_ROW, begun, path_csv, sweep, table, write_atomically
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import run

on_posix = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions, links and devices")


def test_a_file_is_made_or_replaced_and_nothing_else_is_left(tmp_path):
    file = tmp_path / "ü.csv"
    for content in (b"first", b"second, longer", b""):
        write_atomically(file, content)
        assert file.read_bytes() == content and list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, fails):
    file = tmp_path / "path.csv"
    file.write_bytes(b"old")

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, fails, full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old" and list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("place", ["nowhere/path.csv", "", "file/path.csv"])
def test_a_place_that_cannot_be_written_raises(tmp_path, place):
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(OSError):
        write_atomically(tmp_path / place, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("file", b"kept")]


def test_a_file_that_is_being_written_is_not_swept_away_and_a_forgotten_one_is(tmp_path):
    with begun(tmp_path) as file:
        os.utime(file.name, (0, 0))
        sweep(tmp_path)
        assert Path(file.name).exists()
    os.utime(file.name, (0, 0))
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


@on_posix
def test_a_file_is_forgotten_from_the_moment_it_is_let_go(tmp_path):
    begun(tmp_path).close()
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_on_windows_a_file_that_may_just_have_been_closed_is_left_for_a_second(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "fcntl", None)
    monkeypatch.setattr(files, "YOUNG_S", 1.0)
    with begun(tmp_path) as file:
        pass
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [Path(file.name)]
    write_atomically(tmp_path / "path.csv", b"whole")
    os.utime(file.name, (0, 0))
    sweep(tmp_path)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("path.csv", b"whole")]


@on_posix
def test_a_file_that_another_sweeps_before_it_is_held_is_begun_again(tmp_path, monkeypatch):
    hold, swept = files.hold, []

    def late(file, wait=False):
        if wait and not swept:
            swept.append(Path(file.name))
            sweep(tmp_path)
        return hold(file, wait)

    monkeypatch.setattr(files, "hold", late)
    with begun(tmp_path) as file:
        assert list(tmp_path.iterdir()) == [Path(file.name)] != swept


@on_posix
def test_what_is_removed_is_held_so_that_nobody_begins_to_write_in_it(tmp_path, monkeypatch):
    unlink, free = Path.unlink, []

    def look(path, *arguments):
        with open(path, "rb") as file:
            free.append(files.hold(file))
        unlink(path, *arguments)

    (tmp_path / files.BEGUN.replace("*", "left")).write_bytes(b"half")
    monkeypatch.setattr(Path, "unlink", look)
    sweep(tmp_path)
    assert free == [False] and list(tmp_path.iterdir()) == []


@on_posix
def test_a_file_is_held_until_it_has_its_name(tmp_path, monkeypatch):
    replace = os.replace

    def swept(*arguments):
        sweep(tmp_path)
        replace(*arguments)

    monkeypatch.setattr(os, "replace", swept)
    write_atomically(tmp_path / "path.csv", b"whole")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("path.csv", b"whole")]


@on_posix
def test_many_who_write_and_sweep_in_one_folder_lose_nothing(tmp_path):
    def write(name: str) -> None:
        for number in range(150):
            write_atomically(tmp_path / name, b"%d" % number)
            sweep(tmp_path)
            assert (tmp_path / name).read_bytes() == b"%d" % number

    with ThreadPoolExecutor(6) as people:
        list(people.map(write, "abcdef"))
    assert sorted(p.name for p in tmp_path.iterdir()) == list("abcdef")


@on_posix
def test_a_pipe_with_such_a_name_is_no_trap(tmp_path):
    os.mkfifo(tmp_path / files.BEGUN.replace("*", "pipe"))
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


@on_posix
def test_a_new_file_is_as_any_other_and_an_old_one_keeps_its_permissions(tmp_path):
    plain, ours = tmp_path / "plain", tmp_path / "ours"
    plain.write_bytes(b"")
    write_atomically(ours, b"")
    assert ours.stat().st_mode == plain.stat().st_mode
    ours.chmod(0o600)
    write_atomically(ours, b"again")
    assert stat.S_IMODE(ours.stat().st_mode) == 0o600


@on_posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_file_is_not_replaced(tmp_path):
    file = tmp_path / "path.csv"
    file.write_bytes(b"old")
    file.chmod(0o400)
    with pytest.raises(PermissionError):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old" and list(tmp_path.iterdir()) == [file]


@on_posix
def test_a_link_is_followed(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink() and target.read_bytes() == b"new"


@on_posix
def test_a_device_stays_a_device(tmp_path):
    write_atomically("/dev/null", b"gone")
    assert Path("/dev/null").is_char_device()


def test_every_row_of_a_path_comes_back_from_csv_bit_for_bit():
    path = run(Lane(1, "adam"), group(np.array([0.5, 2.5]), np.array([0.2, 0.9]), "mean"), (-1e-5, 2.0), 50)
    head, *rows = path_csv(path).decode().splitlines()
    assert head == "step,w,b,loss,grad_w,grad_b"
    read = np.array([[float(cell) for cell in row.split(",")] for row in rows])
    assert read[:, 0].tolist() == list(range(51))
    assert np.array_equal(read[:, 1:].T, path.table[:5])


@pytest.mark.parametrize("before", [b"", b"x,y\n"], ids=["the first row", "a later row"])
def test_a_row_may_be_as_long_as_is_said_and_no_longer(tmp_path, before):
    file, most = tmp_path / "long.csv", b"1," * (LONGEST_ROW // 2 - 1) + b"1\n"
    file.write_bytes(before + most)
    *_, (line, row) = table(file, 10 * LONGEST_ROW)
    assert len(most) == LONGEST_ROW and len(row) == LONGEST_ROW // 2 and line == before.count(b"\n") + 1
    file.write_bytes(before + b"1" + most)
    with pytest.raises(Invalid, match=rf"line {line}: the row is longer than 100,000 characters"):
        list(table(file, 10 * LONGEST_ROW))
