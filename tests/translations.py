"""The texts of the program and their translations: found by Qt's lupdate, packed by its lrelease.

`make translations` brings resources/translations up to date with the source and tells which texts wait for a translator.
"""

import importlib
import pkgutil
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from collections.abc import Iterator
from pathlib import Path

import optsim_gui
from optsim_gui import core, resources

PACKAGE = Path(optsim_gui.__file__).parent
_FIELDS = {  # that a person reads, by the type of the declaration
    "Hyper": ("name", "sentence"),
    "Rule": ("title", "sentence", "differs", "hyper"),
    "Kind": ("title", "sentence", "hyper"),
    "Claim": ("text", "metric", "caveat"),
    "Command": ("text",),
}
FILES = sorted(resources.path("translations").glob("*.ts"))


def declared() -> set[str]:
    """Return the texts that are declared in one place and turned where they are shown."""
    from optsim_gui.core.preset import names, preset
    from optsim_gui.view import actions

    modules = [importlib.import_module(module.name) for module in pkgutil.walk_packages(core.__path__, f"{core.__name__}.")]
    texts = {text for name in names() for text in (preset(name).title, preset(name).sentence)}
    for module in (*modules, actions):
        for value in vars(module).values():
            texts |= set(_texts_of(value))
    return texts - {""}


def _texts_of(value) -> Iterator[str]:
    """Return the texts of a declaration, and of those that it holds."""
    if isinstance(value, tuple):
        for part in value:
            yield from _texts_of(part)
    for field in _FIELDS.get(type(value).__name__, ()):
        yield from (getattr(value, field),) if field != "hyper" else _texts_of(value.hyper)


def update(file: Path) -> None:
    """Bring a .ts file up to date with the source: what is new is unfinished, what is gone is dropped."""
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder, "declared.py")
        listing.write_text("".join(f"tr({_quoted(text)})\n" for text in sorted(declared())), encoding="utf-8")
        _qt("lupdate", "-no-obsolete", "-locations", "none", "-tr-function-alias", "tr+=mark", *sorted(PACKAGE.rglob("*.py")), listing, "-ts", file)


def release(file: Path, to: Path) -> None:
    """Pack a .ts file as the .qm that the program reads."""
    _qt("lrelease", file, "-qm", to)


def entries(file: Path) -> dict[str, str]:
    """Return the translations in a .ts file by their English; "" where one is unfinished."""
    messages = {}
    for message in xml.parse(file).iter("message"):
        turned = message.find("translation")
        messages[message.findtext("source")] = "" if turned.get("type") == "unfinished" else turned.text or ""
    return messages


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _qt(tool: str, *arguments) -> None:
    command = [shutil.which(f"pyside6-{tool}", path=str(Path(sys.executable).parent)), *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def main() -> None:
    """Update and pack every language; print the texts that wait for a translation."""
    for file in FILES:
        update(file)
        release(file, file.with_suffix(".qm"))
        for source, turned in entries(file).items():
            if not turned:
                print(f"{file.name}: {source!r}")


if __name__ == "__main__":
    main()
