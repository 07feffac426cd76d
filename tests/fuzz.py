"""Every reader of what a stranger wrote, fed with what is nearly right: python -m tests.fuzz READER [--count N] [--seed N].

With atheris installed the mutations follow what code they reach; without it they are drawn from seeds and a dictionary.
A reader may take what it is given or refuse it by Invalid, within WITHIN_S of work; anything else is a fault.
"""

import argparse
import io
import random
import sys
import tempfile
import time
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

ROOT = Path(__file__).parent.parent
WITHIN_S = 2.0
LONGEST = 100_000  # bytes of an input
WORDS = (
    b"NaN", b"Infinity", b"-1e999", b"1e308", b"1e-320", b"-0", b"0", b"null", b"true", b'""', b"[]", b"{}", b"[" * 400, b"{\"a\":" * 400, b"\0", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\r", b"\n", b",", b'"', b"'", b"\\ud800", b"9" * 400, b"9" * 5000, b"\xe2\x88\x92", b"_", b"1_0", b"%s{}{0}{value}", b"&a", b"*a", b"!!python/object:os.system ",
    b"<<: ", b"? ", b"- ", b": ", b"0x7f", b"1:30", b"2024-01-01", b"\t", b"--out", b"--set", b"eta=nan", b"18446744073709551616", b"-9223372036854775809", b"\xd9\xa3", b"..", b"/dev/zero",
)  # fmt: skip


def readers(folder: Path) -> dict[str, tuple[Callable[[bytes], object], list[bytes]]]:
    """Return by name each reader, which takes bytes, and what it reads well; some read from a file in `folder`."""
    from optsim_gui.core import dataset, document, imported, lesson
    from optsim_gui.core.preset import names, preset

    first = [document.Document(preset(name).experiment, preset(name).view) for name in names()[:3]]
    lessons = [file.read_bytes() for file in sorted((ROOT / "resources" / "lessons").glob("*.yaml"))]

    def from_file(read: Callable[[Path], object], suffix: str) -> Callable[[bytes], object]:
        def reader(content: bytes) -> object:
            file = folder / f"fuzzed.{suffix}"
            file.write_bytes(content)
            return read(file)

        return reader

    def line(content: bytes) -> object:
        return document.from_line(content.decode("utf-8", "replace"))

    def folded(content: bytes) -> object:
        return document.from_line(document.LINE + urlsafe_b64encode(zlib.compress(content, 1)).decode())

    return {
        "session": (document.decode, [document.encode(one) for one in first] + [(ROOT / "resources" / "presets" / "toy.json").read_bytes()]),
        "line": (line, [document.to_line(one).encode() for one in first]),
        "folded": (folded, [document.encode(one) for one in first]),
        "csv": (from_file(dataset.read_csv, "csv"), [b"x,y\n0,0.5\n1.5,1\n", b"\xef\xbb\xbfy, x\r\n1,-3e2\r\n\r\n0,4\r\n", b'"x","y"\n"1","0"\n']),
        "path": (from_file(lambda file: imported.read_path(file, 9), "csv"), [b"step,w,b\n0,-3,-4\n50,0.5,1e-3\n", b"epoch,b,step,w\n1,2,0,3\n\n1,2,9,3\n"]),
        "lesson": (lesson.decode, [one for one in lessons if len(one) < 6000] or lessons[:1]),
        "picture": (from_file(_picture, "png"), _pictures(first[0])),
        "settings": (_setting, _settings(first[0])),
        "command": (_command_reader(), _commands()),
    }


def _picture(file: Path) -> object:
    from optsim_gui.core.pictures import is_picture, read_picture
    from optsim_gui.view.openers import columns

    head = file.read_bytes()[:4096]
    return read_picture(file), is_picture(head), columns(head)


def _pictures(document) -> list[bytes]:
    from optsim_gui.core import pictures
    from optsim_gui.core.figure import Figure

    text = pictures.text_of(document, Figure())
    pixel = pictures.PNG + b"\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\0IEND\xaeB`\x82"
    pdf = b"%PDF-1.4\n" + pictures.xmp(text + " " + pictures.DATA + "eyJuYW1lIjoiYSJ9")
    return [pictures.into_png(pixel, text), pictures.into_svg(b"<?xml version='1.0'?><svg></svg>", text), pdf]


def _settings(document) -> list[bytes]:
    import msgspec

    from optsim_gui.core.figure import Figure

    values = (document.experiment, document.view, Figure(), {"1": "#123456"}, [1, 2], "dark", {"first": 3}, ["/a.optsim"],
              {"x": 1, "y": 2, "width": 800, "height": 600, "maximized": False}, {"layout": "AAAA", "seal": 5})  # fmt: skip
    return [msgspec.json.encode(value) for value in values]


def _setting(content: bytes) -> object:
    """Read one text as each of the settings."""
    from optsim_gui.view.settings import Settings

    class Store:
        def value(self, key):
            return content.decode("utf-8", "replace")

    settings = Settings.__new__(Settings)
    settings._store = Store()
    plain = (settings.theme, settings.language, settings.figure, settings.experiment, settings.preset, settings.active, settings.view, settings.colours,
             settings.last_directory, settings.recent, lambda: settings.lesson_scene("first"))  # fmt: skip
    from optsim_gui.view.settings import Place, Sealed

    return [one() for one in plain] + [settings._read("window", Place), settings._read("docks", Sealed)]


def _commands() -> list[bytes]:
    lines = ("run --preset sparse --optimizer adam --set eta=0.3 beta1=0.9 --start -3 -4 --steps 300 --out adam.csv", "list", "--version", "lecture.optsim",
             "run --data points.csv --reduction sum --optimizer nag --convention pytorch --steps 100 --out nag.csv", "claims --seeds 200 --json",
             "render --preset sparse --step 120 --size 1600x1200 --theme dark --lang en --out sparse.png", "render --session a.png --steps 0:60 --out a.gif")  # fmt: skip
    return [line.replace(" ", "\n").encode() for line in lines]


def _command_reader() -> Callable[[bytes], object]:
    """Return what reads a command line, one argument in each line, up to where the work would begin."""
    from optsim_gui import cli, options, rendering

    def reader(content: bytes) -> object:
        arguments = [one.decode("utf-8", "surrogateescape") for one in content.replace(b"\0", b"").split(b"\n")]  # no system passes a zero on
        try:
            with redirect_stdout(io.StringIO()):
                asked = cli.parsed(arguments)
        except SystemExit as end:
            assert not end.code
            return None
        if asked.act is cli._run:
            return cli._experiment(asked)
        if asked.act is cli._render:
            options.check(asked)
            document, figure = rendering.document_of(asked.preset, asked.session, asked.step)
            return document, rendering.dressed(figure, asked.size, asked.theme, asked.lang)
        return asked

    return reader


def feed(read: Callable[[bytes], object], content: bytes) -> None:
    """Give a reader one input; raise what is a fault."""
    from optsim_gui.core.errors import Invalid

    began = time.process_time()
    try:
        read(content)
    except Invalid as error:
        sentence = str(error)
        assert 3 < len(sentence) <= 1002 and sentence.isprintable(), sentence[:2000]
    assert time.process_time() - began < WITHIN_S, "it took too long"


def mutated(chance: random.Random, seeds: list[bytes]) -> bytes:
    """Return one of the seeds with a few small changes."""
    content = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 5)):
        at, other = chance.randint(0, len(content)), chance.choice(seeds)
        match chance.randrange(8):
            case 0:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                content[at:at] = chance.choice(WORDS)
            case 2:
                del content[at : at + chance.choice((1, 2, 8, 64))]
            case 3:
                content[at : at + chance.choice((1, 3, 8))] = chance.choice(WORDS)
            case 4:
                del content[at:]
            case 5:
                begin = chance.randint(0, len(other))
                content[at:at] = other[begin : begin + chance.choice((4, 30, 300))]
            case 6:
                part = content[at : at + chance.choice((1, 10, 100))]
                content[at:at] = part * chance.choice((1, 2, 50))
            case 7 if content and at < len(content):
                content[at] ^= 1 << chance.randrange(8)
    return bytes(content[:LONGEST])


def fuzz(name: str, count: int, seed: int) -> list[tuple[bytes, Exception]]:
    """Feed a reader with `count` mutations and return those that were faults, each kind of fault once."""
    chance, faults = random.Random(f"{name} {seed}"), {}
    with tempfile.TemporaryDirectory() as folder:
        read, seeds = readers(Path(folder))[name]
        for content in seeds:
            feed(read, content)
        for _ in range(count):
            content = mutated(chance, seeds)
            try:
                feed(read, content)
            except Exception as error:  # whatever it is, it is a fault
                frame = error.__traceback__
                while frame.tb_next:
                    frame = frame.tb_next
                faults.setdefault((type(error), frame.tb_frame.f_code, frame.tb_lineno), (content, error))
    return list(faults.values())


def _guided(name: str, count: int, seed: int) -> None:
    """Have atheris feed a reader; it ends the process, and leaves what is a fault in the folder."""
    import atheris

    with atheris.instrument_imports(include=["optsim_gui", "csv", "argparse", "yaml"]):
        folder = Path(tempfile.mkdtemp())
        read, seeds = readers(folder)[name]
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, content in enumerate(seeds):
        (corpus / str(number)).write_bytes(content)
    words = folder / "words"
    words.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in WORDS if len(word) < 100))
    atheris.Setup([sys.argv[0], f"-runs={count}", f"-seed={seed + 1}", f"-dict={words}", f"-max_len={LONGEST}", "-timeout=10", str(corpus)], lambda content: feed(read, content))
    atheris.Fuzz()


def main() -> int:
    """Feed one reader as the command line says; return 1 where there is a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--guided", action="store_true", help="by atheris")
    asked = parser.parse_args()
    if asked.guided:
        _guided(asked.reader, asked.count, asked.seed)
    faults = fuzz(asked.reader, asked.count, asked.seed)
    for content, error in faults:
        print(f"{asked.reader}: {type(error).__name__}: {str(error)[:300]!r}\n  {content[:3000]!r}")
    print(f"{asked.reader}: {asked.count:,} inputs, {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
