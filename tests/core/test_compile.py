"""The cache of compiled code saves time between launches, and is never needed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
RUN = ["run", "--preset", "toy", "--optimizer", "adam", "--steps", "5", "--out"]


def launch(out, cache, **more):
    """Run one optimizer in a fresh process with this cache and return what it wrote; it must be quiet."""
    environ = {**os.environ, "NUMBA_CACHE_DIR": str(cache), **more}
    command = [sys.executable, "-W", "error", "-m", "optsim_gui", *RUN, str(out)]
    child = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert (child.returncode, child.stdout, child.stderr) == (0, "", "")
    return out.read_bytes()


def files_of(cache):
    return {file: file.stat().st_mtime_ns for file in cache.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Return what a first launch wrote, and the cache it left."""
    place = tmp_path_factory.mktemp("first")
    return launch(place / "path.csv", place / "cache"), place / "cache"


def test_the_second_launch_takes_from_the_cache_what_the_first_put_there(first, tmp_path):
    written, cache = first
    before = files_of(cache)
    assert {file.name.partition("-")[0] for file in before} >= {"adam.adam", "rule.here", "neuron.neuron", "simulate.advance_lanes"}
    assert launch(tmp_path / "path.csv", cache) == written
    assert files_of(cache) == before


def test_where_no_cache_can_be_written_it_runs_all_the_same(first, tmp_path):
    (tmp_path / "file").write_bytes(b"in the way")
    nowhere_else = {"NUMBA_CACHE_LOCATOR_CLASSES": "UserProvidedCacheLocator"}
    assert launch(tmp_path / "path.csv", tmp_path / "file" / "cache", **nowhere_else) == first[0]
    assert (tmp_path / "file").read_bytes() == b"in the way"


@pytest.mark.parametrize(("suffix", "content"), [(".nbi", b"\x80\x05garbage"), (".nbc", b"garbage")])
def test_a_damaged_cache_is_mended(first, tmp_path, suffix, content):
    written, cache = first
    damaged = [file for file in files_of(cache) if file.suffix == suffix]
    sound = {file: file.read_bytes() for file in damaged}
    try:
        for file in damaged:
            file.write_bytes(content)
        assert damaged and launch(tmp_path / "path.csv", cache) == written
        mended = files_of(cache)
        assert all(file.read_bytes() != content for file in damaged)
        assert launch(tmp_path / "path.csv", cache) == written and files_of(cache) == mended
    finally:
        for file, data in sound.items():
            file.write_bytes(data)
