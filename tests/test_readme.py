"""The README's map is true: what it names exists, and no folder or top-level module is left out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAP = re.search(r"## Where things are\n+```\n(.*?)```", README, re.DOTALL)[1]


def named() -> set[str]:
    return set(re.findall(r"[\w/.]+\.py\b|[\w/]+/(?=[\s,;(])", MAP))


def test_every_name_on_the_map_exists():
    there = {path.relative_to(ROOT).as_posix() + ("/" if path.is_dir() else "") for folder in ("optsim_gui", "resources", "tests") for path in (ROOT / folder, *(ROOT / folder).rglob("*"))}
    missing = [name for name in named() if not any(path.endswith(name) for path in there)]
    assert not missing


@pytest.mark.parametrize("folder", ["optsim_gui", "optsim_gui/core", "optsim_gui/session", "optsim_gui/view"])
def test_every_folder_is_on_the_map(folder):
    folders = [path.name for path in (ROOT / folder).iterdir() if path.is_dir() and not path.name.startswith("_")]
    assert folders or folder.endswith("session")
    assert not [name for name in folders if f"{name}/" not in MAP]


@pytest.mark.parametrize("folder", ["optsim_gui", "optsim_gui/core", "optsim_gui/session"])
def test_every_module_of_the_upper_floors_is_on_the_map(folder):
    modules = [path.name for path in (ROOT / folder).glob("*.py") if path.name != "__init__.py"]
    assert modules
    assert not [name for name in modules if name not in MAP]


def test_pictures_that_the_readme_shows_are_there():
    pictures = re.findall(r"!\[.*?\]\((.*?)\)", README)
    assert pictures
    assert not [picture for picture in pictures if not (ROOT / picture).is_file()]
