"""Which files the window takes, and what it does with each: one list for File ▸ Open, the command line, and what is dropped.

A new kind of file is one more `Opener` in OPENERS; a file is known by what it begins with, then by its suffix.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.document import SUFFIX
from ..core.errors import Invalid
from ..core.files import beginning, named, separator
from ..core.pictures import is_picture
from ..core.words import mark, tr
from .document import bring_forward
from .saving import ask_which

if TYPE_CHECKING:
    from .main_window import MainWindow

HEAD_BYTES = 4096
REFUSAL = "refusal"


@dataclass(frozen=True)
class Opener:
    """Declare one kind of file; `knows(suffix in small letters, first 4096 bytes)` tells it, `open` raises Invalid where it is bad."""

    words: str
    suffixes: tuple[str, ...]
    knows: Callable[[str, bytes], bool]
    open: Callable[["MainWindow", Path], None]


def columns(head: bytes) -> set[str]:
    """Return the column names in the first line of a CSV file."""
    first = head.removeprefix(b"\xef\xbb\xbf").splitlines()[:1]
    return {cell.strip().lower() for cell in first[0].decode("utf-8", "replace").split(separator(head))} if first else set()


def _open_experiment(window: "MainWindow", path: Path) -> None:
    window.documents.open_file(path)


def _open_picture(window: "MainWindow", path: Path, data: Path | None = None) -> None:
    """Open the session of a picture; where its data are not beside it, offer to choose their file."""
    from ..core.pictures import Apart, read_picture

    try:
        document, _ = read_picture(path, data)
    except Apart as apart:
        folder = apart.file.parent
        window.notify(str(apart), [(tr("Choose the file…"), lambda: _ask_data(window, path, folder))])
        return
    window.documents.leave(lambda: window.documents.show(document))


def _ask_data(window: "MainWindow", path: Path, folder: Path) -> None:
    title, kinds = tr("Data of {name}", name=named(path)), tr("Points") + " (*.csv)"
    ask_which(window, folder, title, kinds, lambda file: tried(window, lambda: _open_picture(window, path, file)))


def _open_path(window: "MainWindow", path: Path) -> None:
    window.documents.import_path(path)


def _open_lesson(window: "MainWindow", path: Path) -> None:
    window.lessons.open(path)


def open_points(window: "MainWindow", path: Path) -> None:
    """Run on the points of a CSV file; raise Invalid where it holds none."""
    bring_forward(window.docks["dataset"])
    window.dataset.read(path)


OPENERS: list[Opener] = [
    Opener(mark("Experiment"), (SUFFIX, ".json"), lambda suffix, head: suffix == SUFFIX or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"), _open_experiment),
    Opener(mark("Picture with its session"), (".png", ".svg", ".pdf"), lambda suffix, head: is_picture(head), _open_picture),
    Opener(mark("Recorded path"), (".csv",), lambda suffix, head: suffix == ".csv" and "step" in columns(head), _open_path),
    Opener(mark("Lesson"), (".yaml", ".yml"), lambda suffix, head: suffix in (".yaml", ".yml"), _open_lesson),
    Opener(mark("Points"), (".csv",), lambda suffix, head: suffix == ".csv", open_points),
]


def file_kinds() -> str:
    """Return what a file dialog offers, all known kinds first."""
    every = " ".join(dict.fromkeys(f"*{suffix}" for opener in OPENERS for suffix in opener.suffixes))
    kinds = [f"{tr(opener.words)} ({' '.join('*' + suffix for suffix in opener.suffixes)})" for opener in OPENERS]
    return ";;".join([tr("All that OptSim opens") + f" ({every})", *kinds, tr("All files") + " (*)"])


def open_path(window: "MainWindow", path: str | Path) -> bool:
    """Open a file of any known kind; where that cannot be, say why and return False: nothing has changed then."""
    return tried(window, lambda: _open(window, Path(path)))


def _open(window: "MainWindow", path: Path) -> None:
    head = beginning(path, HEAD_BYTES)
    opener = next((one for one in OPENERS if one.knows(path.suffix.lower(), head)), None)
    if opener is None:
        raise Invalid(tr("{name} is of no kind that OptSim opens: {kinds}.", name=path.name, kinds=", ".join(tr(one.words) for one in OPENERS)))
    opener.open(window, path)


def tried(window: "MainWindow", act: Callable[[], None]) -> bool:
    """Do something with a file or text; where it raises Invalid say why, until the next is tried, and return False."""
    window.take_back(lambda notice: notice.about == REFUSAL)
    try:
        act()
    except Invalid as error:
        window.notify(str(error), [], about=REFUSAL)
        return False
    return True
