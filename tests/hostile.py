"""What nobody would write by accident, fed to every reader in a child of its own: python -m tests.hostile [READER...].

Each input is read in a fork of a program that has everything loaded; what is measured is how far its memory rises above
that and how long it takes. A reader may take an input or refuse it in one sentence; more than MOST_MB, more than MOST_S,
another exception, or an end without an answer is a fault.
"""

import io
import json
import os
import signal
import sys
import tempfile
import time
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from tests.hostile_inputs import Make, any_files, csv_texts, holding, json_texts, no_files, picture_files, yaml_texts

MOST_MB = 200.0  # above the idle program
MOST_S = 2.0  # of work: another program's work is not counted
PATIENCE_S = 30  # until a child that gives no answer is ended


# readers


@dataclass(frozen=True)
class Reader:
    """Hold how a reader reads a path, the suffix of its files, and by name what it is fed."""

    read: Callable[[Path], object]
    suffix: str
    inputs: dict[str, Make]


def readers() -> dict[str, Callable[[], Reader]]:
    """Return what makes each reader, by its name; to make all at once would take gigabytes."""
    from optsim_gui.core import dataset, document, imported, lesson, pictures
    from tests.fuzz import _pictures

    good = document.encode(_small())
    png, svg, pdf = _pictures(_small())
    points, path = b"x,y\n0,0.5\n1.5,1\n", b"step,w,b\n0,-3,-4\n50,0.5,1e-3\n"
    said = sorted((Path(__file__).parent.parent / "resources" / "lessons").glob("*.yaml"))[0].read_bytes()

    def of(read: Callable[[Path], object], suffix: str, good: bytes, *kinds: Callable[[], dict]) -> Callable[[], Reader]:
        def make() -> Reader:
            inputs = {**no_files(good), **any_files(good)}
            for kind in kinds:
                inputs |= {name: content if callable(content) else holding(content) for name, content in kind().items()}
            return Reader(read, suffix, inputs)

        return make

    def run(file: Path) -> object:
        return _command("run", "--optimizer", "gd", "--out", f"{file}.out", "--data", str(file))

    def render(file: Path) -> object:
        return _command("render", "--out", f"{file}.csv", "--session", str(file))

    return {
        "session": of(pictures.read_session, ".optsim", good, lambda: json_texts(good)),
        "csv": of(dataset.read_csv, ".csv", points, lambda: csv_texts(points)),
        "path": of(lambda file: imported.read_path(file, 9), ".csv", path, lambda: csv_texts(path)),
        "lesson": of(lesson.read, ".yaml", said, yaml_texts),
        "picture": of(pictures.read_session, ".png", png, lambda: picture_files(png, svg, pdf, good)),
        "text": of(_pasted, ".txt", document.to_line(_small()).encode(), lambda: json_texts(good), lambda: _lines(good)),
        "autosave": of(_autosaves, ".optsim", b'{"file":"","document":' + good + b"}", lambda: _kept(good)),
        "settings": of(_settings, ".ini", b"[General]\ntheme=dark\n", lambda: _inis(good)),
        "run": of(run, ".csv", points, lambda: csv_texts(points)),
        "render": of(render, ".optsim", good, lambda: json_texts(good)),
        "window": of(_looked_at, ".optsim", good),
    }


def _small():
    from optsim_gui.core import document, preset

    first = preset.preset("sparse")
    return document.Document(first.experiment.replace(steps=2), first.view)


def _pasted(file: Path) -> object:
    """Read what stands in a file as a text that is pasted; who pastes has it in memory."""
    from optsim_gui.core.document import from_line
    from optsim_gui.core.files import load

    content = load(file, 64_000_000)
    return from_line(content.decode("latin-1") if len(content) > 20_000_000 else content.decode("utf-8", "replace"))


def _lines(good: bytes) -> dict[str, bytes]:
    from optsim_gui.core.document import LINE

    packed = urlsafe_b64encode(zlib.compress(good)).decode().rstrip("=")
    wrapped = LINE + "\n".join(packed)
    return {
        "a bomb": (LINE + urlsafe_b64encode(zlib.compress(bytes(10**8), 9)).decode()).encode(), "wrapped after every letter": wrapped.encode(), "10 MB of words": (LINE + "ab " * 3_300_000).encode(), "10 MB of letters": (LINE + "A" * 9_999_000).encode(),
        "10 MB of blanks": (LINE + " " * 9_999_000).encode(), "10 MB of odd blanks": (LINE + "A\u3000\u2003" * 1_400_000).encode(), "in no Latin": (LINE + "é" * 4_000_000).encode(), "a stream cut": (LINE + packed[:-30]).encode(), "two streams": (LINE + packed + packed).encode(),
    } | {f"folded: {name}": (LINE + urlsafe_b64encode(zlib.compress(text, 1)).decode()).encode()[:9_999_000] for name, text in json_texts(good).items()}  # fmt: skip


def _autosaves(file: Path) -> object:
    from optsim_gui.view.autosave import Autosave

    return list(Autosave._left(SimpleNamespace(_folder=file.parent)))


def _kept(good: bytes) -> dict[str, bytes]:
    return {name: b'{"file":"","document":' + text + b"}" for name, text in json_texts(good).items()} | {"a file of 19 MB": b'{"file":"' + b"a" * 19_000_000 + b'","document":{}}'}


def _settings(file: Path) -> object:
    from PySide6.QtCore import QSettings

    from optsim_gui.view.settings import Place, Sealed, Settings

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(file.parent))
    place = file.parent / "OptSim" / "OptSim.ini"
    place.parent.mkdir()
    if os.path.lexists(file):
        file.rename(place)
    settings = Settings()
    plain = (settings.theme, settings.language, settings.figure, settings.film, settings.experiment, settings.preset, settings.active, settings.view, settings.colours,
             settings.last_directory, settings.recent, lambda: settings.lesson_scene("first"))  # fmt: skip
    return [one() for one in plain] + [settings._read("window", Place), settings._read("docks", Sealed)]


def _inis(good: bytes) -> dict[str, bytes]:
    experiment = json.dumps(json.loads(good)["experiment"]).encode()

    def kept(key: bytes, text: bytes) -> bytes:
        return b"[General]\n" + key + b'="' + text.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"\n'

    keys = b"[General]\n" + b"".join(b"k%d=1\n" % i for i in range(300_000))
    return {
        "many keys": keys, "a million sections": b"".join(b"[s%d]\n" % i for i in range(300_000)), "a list": b"[General]\ntheme=" + b"a, " * 3_000_000, "a variant": b"[General]\ntheme=@Variant(\\0\\0\\0\\x1c\\xff\\xff\\xff\\xff)\n",
        "a size": b"[General]\nwindow=@Size(9 9)\n", "bytes": b"[General]\nexperiment=@ByteArray(" + b"a" * 10_000_000 + b")\n", "escapes": b"[General]\ntheme=" + b"\\x41" * 3_000_000, "a good experiment": kept(b"experiment", experiment),
        **{f"{key}: {name}": kept(key.encode(), text) for key in ("experiment", "colours", "docks", "recent") for name, text in json_texts(good).items()},
    }  # fmt: skip


def _command(*arguments: str) -> object:
    from optsim_gui import cli
    from optsim_gui.core.errors import Invalid

    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        status = cli.main(list(arguments))
    if status:
        raise Invalid(told.getvalue().removesuffix("\n"))
    return status


def _looked_at(file: Path) -> object:
    from optsim_gui.core.files import beginning
    from optsim_gui.core.pictures import is_picture
    from optsim_gui.view.openers import columns

    head = beginning(file, 4096)
    return is_picture(head), columns(head)


# measuring


def measured(reader: Reader, make: Make) -> dict:
    """Return what a fork of this program answers that reads one input: its `mb` above this program, its `s`, what it `said`, its `fault`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"hostile{reader.suffix}"
        into, out = os.pipe()
        child = os.fork()
        if not child:
            os.close(into)
            signal.alarm(PATIENCE_S)
            with open(out, "wb") as answer:
                answer.write(json.dumps(_answer(reader, make, path)).encode())
            os._exit(0)
        os.close(out)
        with open(into, "rb") as pipe:
            answer = pipe.read()
        _, status = os.waitpid(child, 0)
        with suppress(OSError):
            path.unlink()
    if status or not answer:
        return {"mb": 0.0, "s": float(PATIENCE_S), "said": "", "fault": f"it gave no answer (status {status})"}
    return judged(json.loads(answer))


def _answer(reader: Reader, make: Make, path: Path) -> dict:
    from optsim_gui.core.errors import Invalid

    make(path)
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    before, began, said, fault = _memory("VmRSS"), time.process_time(), "", ""
    try:
        reader.read(path)
    except Invalid as error:
        said = str(error)
        if not (3 < len(said) <= 1002 and said.isprintable()):
            fault = "it is no sentence"
    except BaseException as error:  # noqa: BLE001 whatever it is, it is a fault
        fault = f"{type(error).__name__}: {error}"[:300]
    return {"mb": _memory("VmHWM") - before, "s": time.process_time() - began, "said": said, "fault": fault}


def judged(answer: dict) -> dict:
    """Return the answer with what is wrong in it, if anything is."""
    if not answer["fault"] and (answer["mb"] > MOST_MB or answer["s"] > MOST_S):
        answer["fault"] = f"{answer['mb']:.0f} MB, {answer['s']:.2f} s"
    return answer


def _memory(name: str) -> float:
    """Return a figure of this process in MB."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


def fed(reader: Reader) -> Iterator[tuple[str, dict]]:
    """Give the answer to each input of a reader."""
    for name, make in reader.inputs.items():
        yield name, measured(reader, make)


def main() -> int:
    """Feed the readers named, or all, and print the figures."""
    every, faults = readers(), 0
    for name in sys.argv[1:] or every:
        answers = dict(fed(every[name]()))
        for title, answer in answers.items():
            if answer["fault"]:
                faults += 1
                print(f"  {name}, {title}: {answer['fault']} | {answer['said'][:200]}", flush=True)
        mb, s = (max(answers, key=lambda title: answers[title][figure]) for figure in ("mb", "s"))  # noqa: B023
        print(f"{name:17} {len(answers):3} inputs  {answers[mb]['mb']:4.0f} MB ({mb})  {answers[s]['s']:.2f} s ({s})", flush=True)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
