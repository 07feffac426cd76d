"""What nobody would write by accident: files and texts that are hostile to what reads them, by name (see tests/hostile.py)."""

import json
import os
import struct
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path

HUGE = 10 * 2**30  # bytes
Make = Callable[[Path], object]  # puts an input at a path


def holding(content: bytes) -> Make:
    """Return what writes this file."""
    return lambda path: path.write_bytes(content)


def sparse(content: bytes) -> Make:
    """Return what writes a file that begins with `content` and is HUGE, most of it a hole."""

    def make(path: Path) -> None:
        path.write_bytes(content)
        os.truncate(path, HUGE)

    return make


def _vanishing(path: Path, good: bytes) -> None:
    """Put a file there that is gone once a reader has looked at its beginning."""
    from optsim_gui.core import files

    path.write_bytes(good)
    read = files._read

    def once(*arguments):
        content = read(*arguments)
        path.unlink(missing_ok=True)
        return content

    files._read = once


def no_files(good: bytes) -> dict[str, Make]:
    """Return what is no file, or none for long."""
    return {
        "missing": lambda path: None,
        "a folder": lambda path: path.mkdir(),
        "a pipe that nobody writes to": os.mkfifo,
        "a link to /dev/zero": lambda path: path.symlink_to("/dev/zero"),
        "a link to itself": lambda path: path.symlink_to(path),
        "a link to nothing": lambda path: path.symlink_to(path / "nothing"),
        "it vanishes": lambda path: _vanishing(path, good),
    }


def any_files(good: bytes) -> dict[str, Make]:
    """Return files that are as bad for every reader."""
    text = good.decode("utf-8", "replace")
    contents = {
        "empty": b"", "a zero byte": b"\0", "19 MB of zero bytes": bytes(19_000_000), "19 MB of one letter": b"a" * 19_000_000, "63 MB of noise": os.urandom(63_000_000),
        "UTF-16": text.encode("utf-16"), "UTF-32": text.encode("utf-32"), "Latin-1": good[:40] + "éß\xa0".encode("latin-1") + good[40:],
        "a mark of order twice": b"\xef\xbb\xbf" * 2 + good, "cut": good[: len(good) // 2], "twice": good + good, "zero bytes inside": good[:30] + bytes(30) + good[30:],
        "surrogates": good[:30] + b"\xed\xa0\x80" + good[30:], "19 MB of lines": b"\n" * 19_000_000, "4 MB of lines": b"\r" * 4_000_000,
    }  # fmt: skip
    return {"10 GB": sparse(b""), "10 GB behind a good beginning": sparse(good), **{name: holding(content) for name, content in contents.items()}}


def json_texts(good: bytes) -> dict[str, bytes]:
    """Return texts that are hostile to what reads an experiment."""
    raw = json.loads(good)
    most = 490_000

    def with_(**parts: object) -> bytes:
        return json.dumps({**raw, **parts}).encode()

    def inside(place: str, text: str) -> bytes:
        """Return the good text with this one put in place of an experiment's field."""
        experiment = {**raw["experiment"], place: "@@"}
        return with_(experiment=experiment).replace(b'"@@"', text.encode())

    keys = ",".join(f'"k{i}":{i}' for i in range(most))
    lane = json.dumps(raw["experiment"]["lanes"][0])
    return {
        "many keys": b"{" + keys.encode() + b"}",
        "many keys in an old version": b'{"lanes":[],' + keys.encode() + b"}",
        "many settings": with_().replace(b'"settings": {', b'"settings": {' + keys.encode() + b",", 1),
        "many colours": with_(colours="@@").replace(b'"@@"', ("{" + ",".join(f'"{i}":"#123456"' for i in range(most)) + "}").encode()),
        "many colours of no kind": with_(colours="@@").replace(b'"@@"', ("{" + ",".join(f'"{i}":[]' for i in range(most)) + "}").encode()),
        "many lanes": inside("lanes", "[" + ",".join([lane.replace('"id": 1', '"id":1')] * 80_000)[:19_000_000].rpartition(",{")[0] + "]"),
        "many numbers": inside("data", '{"kind":"points","x":[' + ",".join(["1.5"] * most) + '],"y":[0.5]}'),
        "many points": inside("data", '{"kind":"points","x":[' + ",".join(["1.5"] * (most // 2)) + '],"y":[' + ",".join(["0.5"] * (most // 2)) + "]}"),
        "many slopes": inside("data", '{"kind":"online","slopes":[' + ",".join(["1.5"] * most) + "]}"),
        "many steps of a path": inside("imported", '[{"id":9,"title":"a","step":[' + ",".join(map(str, range(most))) + '],"w":[],"b":[]}]'),
        "many paths": inside("imported", "[" + ",".join(['{"id":9,"title":"a","step":[0],"w":[1],"b":[1]}'] * 80_000) + "]"),
        "many ids": with_(active="@@").replace(b'"@@"', ("[" + ",".join(map(str, range(most))) + "]").encode()),
        "many panels": with_(panels="@@").replace(b'"@@"', ("[" + ",".join(['"a"'] * most) + "]").encode()),
        "lists in lists in lists": b'{"lanes":[' + b",".join([b"[" * 9 + b"]" * 9] * most)[:19_000_000].rpartition(b",")[0] + b"]}",
        "a million lists deep": b"[" * 1_000_000, "a million objects deep": b'{"a":' * 1_000_000, "deep in a field": inside("lanes", "[" * 900_000),
        "deep in an unknown field": b'{"format":"optsim","version":1,"a":' + b"[" * 900_000 + b"]" * 900_000 + b"}",
        "a number of ten million digits": inside("steps", "9" * 10_000_000), "a fraction of ten million digits": inside("start", f"[0.{'3' * 10_000_000},1]"),
        "1e999": inside("start", "[1e999,1]"), "NaN": inside("start", "[NaN,1]"), "-Infinity": inside("start", "[-Infinity,1]"), "1e-999999999": inside("start", "[1e-999999999,1]"),
        "a name of 19 MB": with_(preset="a" * 19_000_000), "a key of 19 MB": b'{"' + b"k" * 19_000_000 + b'":1}', "19 MB of escapes": with_(preset="@@").replace(b"@@", rb"\u00e9" * 3_000_000),
        "a lone surrogate": with_(preset="@@").replace(b"@@", rb"\ud800"), "a key twice": good.rstrip()[:-1] + b',"step":1,"step":2}', "version of a hundred digits": b'{"format":"optsim","version":' + b"9" * 100 + b"}",
        "a title of control characters": inside("data", '{"kind":"points","x":[1],"y":[2],"name":"\\u001b[2J\\u0007"}'), "an optimizer of 19 MB": good.replace(b'"gd"', b'"' + b"g" * 19_000_000 + b'"', 1),
    }  # fmt: skip


def csv_texts(good: bytes) -> dict[str, bytes]:
    """Return texts that are hostile to what reads a table; `good` begins with its line of columns."""
    head, row = good.splitlines(keepends=True)[:2]
    texts = {}
    for size, million in (("19 MB", 19), ("4 MB", 4)):
        length = million * 1_000_000
        texts |= {
            f"one line of {size}": b"1" * length, f"{size} of cells": b"," * length, f"{size} of cells of two letters": b"ab," * (length // 3), f"a row of {size}": head + b"12," * (length // 3),
            f"{size} of quotes": head + b'"' * length, f"a quote without end, {size}": head + b'"' + b"1\n" * (length // 2), f"{size} of quoted cells": head + b'"ab",' * (length // 5),
            f"{size} of rows": head + row * (length // len(row)), f"{size} of rows after a face": head + "1,\N{GRINNING FACE}\n".encode() + row * (length // len(row)),
            f"{size} of faces": head + "\N{GRINNING FACE}".encode() * (length // 4), f"a number of {size}": head + b"9" * length + b",0.5,1\n", f"{size} of blanks": head + b" " * length,
            f"{size} of rows of no number": head + b"\xc3\xa9,1,1\n" * (length // 7), f"{size} of returns": head + b"\r" * length, f"{size} of empty rows": head + b'""\n' * (length // 3),
        }  # fmt: skip
    numbers = (b"nan", b"inf", b"-inf", b"1e999", b"1_0", b"0x10", b"1e-400", "\N{ARABIC-INDIC DIGIT THREE}".encode(), b"--1", b"1" * 100_000, b"\0")
    return texts | {f"the number {number[:12]!r}": head + row.replace(row.split(b",")[0], number, 1) for number in numbers}


def yaml_texts() -> dict[str, bytes]:
    """Return texts that are hostile to what reads a lesson."""
    start, most = b"title: a\nabout: b\nscenes:\n- say: c\n", 190_000

    def filled(part: bytes) -> bytes:
        return start + part * (most // len(part))

    laughs = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(b"%c: &%c [%s]\n" % (i + 1, i + 1, b",".join([b"*%c" % i] * 9)) for i in range(97, 110))
    return {
        "aliases of aliases": laughs, "an alias of itself": start + b"  show: &a {b: *a}\n", "merged keys": start + b"  show: {<<: {cursor: 1}}\n",
        "a tag": start + b"  show: !!python/object/apply:os.system ['true']\n", "binary": start + b"  show: !!binary AAAA\n", "a date": start + b"  show: 2024-01-01\n",
        "deep lists": start + b"[" * most, "deep objects": start + b"{a: " * (most // 4), "deep blocks": start + b"- " * (most // 2), "deep questions": start + b"? " * (most // 2),
        "deep by indent": start + b"".join(b" " * i + b"a:\n" for i in range(2, 600)), "a million numbers": start + b"  check: [" + b"1," * (most // 2 - 5) + b"]\n",
        "many keys": start + b"".join(b"k%d: 1\n" % i for i in range(most // 11)), "many scenes": filled(b"- say: c\n"), "many documents": filled(b"--- a\n"), "one key often": filled(b"  k: 1\n"),
        "sixties": start + b"  show: {cursor: 1" + b":59" * (most // 3) + b"}\n", "sixties with a point": start + b"  show: {cursor: 1" + b":59" * (most // 3) + b".5}\n",
        "a hexadecimal without end": start + b"  show: {cursor: 0x" + b"f" * most + b"}\n", "a binary without end": start + b"  show: {cursor: 0b" + b"1" * most + b"}\n",
        "a number without end": start + b"  show: {cursor: " + b"9" * most + b"}\n", "underscores": start + b"  show: {cursor: 1" + b"_" * most + b"}\n", "a fraction without end": start + b"  show: {cursor: 1." + b"0" * most + b"e}\n",
        "an exponent": start + b"  show: {cursor: 1.0e+" + b"9" * 99_000 + b"}\n", "not a number": start + b"  show: {change: {start: [.nan, .inf]}}\n", "a quote without end": start + b'  show: "' + b"a\n" * (most // 2),
        "a text without end": start + b"  show: |\n" + b"    a\n" * (most // 6), "comments": filled(b"#\n"), "tabs": filled(b"\t"), "commas": start + b"[" + b"," * most, "colons": filled(b":"), "anchors": filled(b"&a "),
        "percent": b"%YAML 9.9\n" * (most // 10), "directives": b"%TAG !a! b\n" * (most // 11), "escapes": start + b'"' + rb"\U0001F600" * (most // 10) + b'"', "long keys": start + b"  ? " + b"k" * most + b"\n  : 1\n",
        "points": start + b"  point: [" + b"lane:1, " * (most // 9) + b"]\n", "a lane of many digits": start + b"  point: ['lane:" + b"9" * most + b"']\n", "lanes": start + b"  show: {lanes: [" + b"gd, " * (most // 5) + b"]}\n",
        "a thousand questions": start + b"  ask: {question: a, answer: b, choices: [" + b"{text: a}, " * (most // 12) + b"]}\n", "big numbers in change": start + b"  show: {change: {steps: 1e300, start: [1e308, -1e308]}}\n",
    }  # fmt: skip


def chunk(kind: bytes, body: bytes, length: int | None = None) -> bytes:
    """Return a chunk of a PNG, with a forged length if one is given."""
    return struct.pack(">I", len(body) if length is None else length) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def picture_files(png: bytes, svg: bytes, pdf: bytes, document: bytes) -> dict[str, Make]:
    """Return pictures that are hostile to what looks for a session in them."""
    from optsim_gui.core.pictures import DATA, FIGURE, KEYWORD, PNG, into_png, into_svg, xmp

    head, end = png[: len(PNG) + 25], b"\0\0\0\0IEND\xaeB`\x82"
    packer = zlib.compressobj(1)
    bomb = b"".join(packer.compress(bytes(10**7)) for _ in range(100)) + packer.flush()  # 1 GB in 4 MB

    def line(content: bytes) -> str:
        return "optsim1:" + urlsafe_b64encode(content).decode()

    def ours(text: bytes, length: int | None = None) -> bytes:
        return head + chunk(b"iTXt", KEYWORD + b"\0\0\0\0\0" + text, length) + end

    entities = b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + b"".join(b'<!ENTITY %c "%s">' % (i + 1, b"&%c;" % i * 10) for i in range(97, 115))
    laughing = entities + b']><svg xmlns="http://www.w3.org/2000/svg"><metadata id="optsim-session">&s;</metadata><text>&s;</text></svg>'
    outside = b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg><metadata id="optsim-session">&a;</metadata></svg>'
    words = " ".join([line(zlib.compress(document)), *[FIGURE + "e30"] * 1_000_000])
    contents = {
        "a chunk of 4 GB": head + chunk(b"iTXt", b"", 2**32 - 1) + end, "our chunk of 4 GB": ours(b"optsim1:", 2**32 - 1), "our chunk cut": ours(b"a" * 1000)[:-500], "a chunk longer than the file": ours(b"a" * 1000, 9_999_999),
        "our chunk of 10 MB": ours(b"a" * 9_999_000), "our chunk of 10 MB of blanks": ours(b" " * 9_999_000), "our chunk of 10 MB of words": ours(b"ab " * 3_333_000), "our chunk compressed, a bomb": head + chunk(b"iTXt", KEYWORD + b"\0\1\0\0\0" + bomb) + end,
        "a bomb in zTXt": head + chunk(b"zTXt", KEYWORD + b"\0\0" + bomb) + end, "a million chunks": head + chunk(b"tEXt", b"a") * 1_000_000 + end, "a million of our chunks, all empty": head + chunk(b"iTXt", b"") * 1_000_000 + end,
        "a wrong sum": ours(b"optsim1:").replace(b"optsim1:", b"optsim2:"), "only its head": PNG, "a line that is a bomb": into_png(png, line(bomb)[:9_999_000]), "a small bomb": into_png(png, line(zlib.compress(bytes(10**8), 9))),
        "a million figures": into_png(png, words[:9_999_000]), "data of another folder": into_png(png, line(zlib.compress(document)) + " " + DATA + urlsafe_b64encode(b'{"name":"../../../dev/zero","rows":1,"sha256":"a"}').decode().rstrip("=")),
        "data that are a device": into_png(png, line(zlib.compress(document)) + " " + DATA + urlsafe_b64encode(b'{"name":"/dev/zero","rows":1,"sha256":"a"}').decode().rstrip("=")),
        "SVG with entities": laughing, "SVG that asks for a file": outside, "SVG of 63 MB of our beginnings": svg + b'<metadata id="optsim-session">' * 2_000_000, "SVG without end": svg[:100] + b'<metadata id="optsim-session">' + b"a" * 60_000_000,
        "SVG with a bomb": into_svg(svg, line(bomb)[:9_999_000]), "SVG deep": b"<svg>" + b"<g>" * 20_000_000, "PDF of 63 MB of our beginnings": pdf[:20] + b"<optsim:session>" * 3_900_000, "PDF with a bomb": b"%PDF-1.4\n" + xmp(line(bomb)[:9_999_000]),
        "PDF of noise": b"%PDF-1.4\n" + os.urandom(60_000_000),
    }  # fmt: skip
    made = {name: holding(content) for name, content in contents.items()}
    made |= {f"10 GB of {kind}": sparse(content) for kind, content in (("PNG", head), ("SVG", svg[:100]), ("PDF", pdf[:20]))}
    return made | {f"inside: {name}": holding(into_png(png, line(zlib.compress(text, 1)))) for name, text in json_texts(document).items()}
