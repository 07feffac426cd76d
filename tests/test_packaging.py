"""The wheel carries all it needs: installed in an empty environment elsewhere, it finds its resources and renders."""

import os
import shutil
import stat
import struct
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from optsim_gui import __version__, resources
from tests.program import bound, places

ROOT = Path(__file__).parent.parent
SOURCES = ["pyproject.toml", "LICENSE", "README.md", ".gitignore", "optsim_gui", "resources"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from a copy of the checkout, without a network."""
    copy = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        place = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        place(ROOT / name, copy / name)
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"], cwd=copy)
    return next((copy / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Install the wheel, read-only, in an empty environment that borrows only the dependencies from this one."""
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    scheme = sysconfig.get_paths(scheme="venv", vars={"base": str(place), "platbase": str(place)})
    python = Path(scheme["scripts"]) / ("python.exe" if os.name == "nt" else "python")
    run([sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "install", "--no-index", "--no-deps", wheel])
    package = Path(scheme["purelib"]) / "optsim_gui"
    Path(scheme["purelib"], "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    make_read_only(package)
    return python, package


def test_the_wheel_carries_every_resource_and_nothing_but_the_package(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    ours = {file.relative_to(ROOT).as_posix() for file in (ROOT / "resources").rglob("*") if file.is_file()}
    assert ours
    assert {f"optsim_gui/{name}" for name in ours} == {name for name in names if name.startswith("optsim_gui/resources/")}
    assert {name.partition("/")[0] for name in names} == {"optsim_gui", f"optsim-{__version__}.dist-info"}
    assert not [name for name in names if "__pycache__" in name]


def test_the_wheel_says_what_it_is_and_starts_as_a_window_program(wheel):
    archive, info = zipfile.ZipFile(wheel), f"optsim-{__version__}.dist-info"
    metadata = message_from_bytes(archive.read(f"{info}/METADATA"))
    assert metadata["Version"] == __version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT" and f"{info}/licenses/LICENSE" in archive.namelist()
    assert archive.read(f"{info}/entry_points.txt").decode() == "[gui_scripts]\noptsim-gui = optsim_gui.cli:main\n"


def test_the_changelog_begins_with_this_version():
    headings = [line for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("## ")]
    assert headings[0].split()[1] == __version__


def test_what_the_installation_asks_for_is_what_the_preflight_lets_pass():
    from packaging.requirements import Requirement

    from optsim_gui.preflight import version_problem

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [r for r in map(Requirement, project["dependencies"]) if r.name == "PySide6-Essentials"]
    for python in ((3, 11), (3, 12), (3, 13)):
        version = ".".join(map(str, python))
        (here,) = [r for r in asked if r.marker.evaluate({"python_version": version})]
        for pyside in ("6.8.3", "6.9.1", "6.9.2", "6.9.3", "6.11.3", "6.12.0"):
            assert here.specifier.contains(pyside) == (version_problem(python, pyside) is None), (version, pyside)


def test_resources_are_found_in_the_checkout_and_a_missing_one_is_named():
    assert resources.path("presets", "sparse.json").is_file()
    with pytest.raises(FileNotFoundError, match="icons/nobody.svg"):
        resources.path("icons", "nobody.svg")


def test_installed_elsewhere_it_finds_its_resources(installed, tmp_path):
    python, package = installed
    code = "from optsim_gui import resources; print(resources.path('presets', 'sparse.json'))"
    assert Path(run([python, "-c", code], cwd=tmp_path).strip()) == (package / "resources" / "presets" / "sparse.json").resolve()


def test_installed_elsewhere_its_script_answers(installed, tmp_path):
    python, _ = installed
    assert __version__ in run([python.parent / "optsim-gui", "--version"], cwd=tmp_path)


def test_installed_elsewhere_it_renders(installed, tmp_path):
    python, _ = installed
    out = tmp_path / "x.png"
    run([python, "-m", "optsim_gui", "render", "--preset", "sparse", "--step", "10", "--size", "640x480", "--out", out], cwd=tmp_path)
    png = out.read_bytes()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (640, 480)


@pytest.mark.soak
@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_installed_where_nothing_may_be_written_it_renders_and_opens_its_window(installed, tmp_path):
    python, package = installed
    before = sorted(package.rglob("*"))
    run([*bound(), python, "-m", "optsim_gui", "render", "--preset", "toy", "--step", "3", "--out", tmp_path / "x.pdf"], cwd=tmp_path)
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "program.py", tmp_path / "tests")
    environ = {name: value for name, value in places(tmp_path).items() if name not in ("PYTHONPATH", "VIRTUAL_ENV", "NUMBA_CACHE_DIR")}
    child = subprocess.run([*bound(), python, "-m", "tests.program", "use", tmp_path], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert (child.returncode, child.stderr) == (0, "") and '"eta": 0.25' in child.stdout
    assert sorted(package.rglob("*")) == before


def run(command, cwd=None):
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    child = subprocess.run(list(map(str, command)), cwd=cwd, env=environ, capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stdout + child.stderr
    return child.stdout


def make_read_only(folder):
    for path in [folder, *folder.rglob("*")]:
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
