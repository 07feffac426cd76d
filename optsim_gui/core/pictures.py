"""The session inside a picture: put into PNG, SVG and PDF, and read back from files that nobody vouches for.

What travels is ASCII: the document as its one line of text, then the figure, then what names data left outside. Reading
looks for just that and interprets nothing else of the file: no pixel, no XML, no PDF object.
"""

import hashlib
import re
import struct
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

import msgspec

from . import document as documents
from .dataset import Points, Sparse, read_csv
from .document import MOST_CHARACTERS, Document
from .errors import Invalid
from .figure import Figure
from .files import beginning, load, named
from .words import tr

PNG = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"OptSim session"
SPACE_NAME = "https://optsim.example/session"  # tells ours from other entries of an XMP packet
MOST_ROWS = 10_000  # of data that travel inside
MOST_BYTES = 64_000_000  # of an SVG or PDF that is looked through
MOST_CHUNKS = 50_000
MOST_WORDS = 10  # of what travels; three have a meaning
FIGURE, DATA = "figure1:", "data1:"
_TEXT = re.compile(rb"[A-Za-z0-9_:\- ]+")


class Outside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name data that stayed outside: the file, its number of rows, and SHA-256 over x then y as float64."""

    name: str
    rows: int
    sha256: str


class Apart(Invalid):
    """Tell that the data of a picture are not in `file`, where they were looked for."""

    def __init__(self, sentence: str, file: Path):
        super().__init__(sentence)
        self.file = file


def outside(document: Document) -> Outside | None:
    """Return what names the data of a document if they are too many to travel, else None."""
    data = document.experiment.data
    if not isinstance(data, Points) or data.count <= MOST_ROWS:
        return None
    return Outside(data.name, data.count, _fingerprint(data))


def _fingerprint(data: Points) -> str:
    x, y = data.arrays()
    return hashlib.sha256(x.tobytes() + y.tobytes()).hexdigest()


def text_of(document: Document, figure: Figure, whole: bool = False) -> str:
    """Return what travels in a picture: ASCII words with a space between; whole: with all the data, however many."""
    left = None if whole else outside(document)
    if left:
        document = msgspec.structs.replace(document, experiment=document.experiment.replace(data=Sparse()))
    words = [documents.to_line(document), FIGURE + _packed(figure)]
    return " ".join(words + ([DATA + _packed(left)] if left else []))


def _packed(value: msgspec.Struct) -> str:
    return urlsafe_b64encode(msgspec.json.encode(value)).decode().rstrip("=")


def into_png(png: bytes, text: str) -> bytes:
    """Return a PNG file with the text in an iTXt chunk behind its header (PNG, third edition, 11.3.3.4)."""
    end = len(PNG) + 25
    body = b"iTXt" + KEYWORD + b"\0\0\0\0\0" + text.encode()
    return png[:end] + struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body)) + png[end:]


def into_svg(svg: bytes, text: str) -> bytes:
    """Return an SVG file with the text in a metadata element, the first in it."""
    end = svg.index(b">", svg.index(b"<svg")) + 1
    return svg[:end] + b'\n<metadata id="optsim-session">' + text.encode() + b"</metadata>" + svg[end:]


def xmp(text: str) -> bytes:
    """Return an XMP packet that holds the text, for a PDF."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:optsim="{SPACE_NAME}"><optsim:session>{text}</optsim:session></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def is_picture(head: bytes) -> bool:
    """Tell from its beginning whether a file is a PNG, SVG or PDF."""
    return head.startswith((PNG, b"%PDF-")) or b"<svg" in head


def read_picture(path: str | Path, data: Path | None = None) -> tuple[Document, Figure]:
    """Return the document and the figure that a picture carries; raise Invalid with one sentence where it carries none.

    Data that stayed outside are read from the file `data`, or from the one of their name beside the picture, and must be
    the same; else Apart is raised.
    """
    name = named(path)
    head = beginning(path, 4096)
    if head.startswith(PNG):
        text = _from_png(Path(path), name)
    elif head.startswith(b"%PDF-"):
        text = _between(load(path, MOST_BYTES), b"<optsim:session>", b"</optsim:session>")
    elif b"<svg" in head:
        text = _between(load(path, MOST_BYTES), b'<metadata id="optsim-session">', b"</metadata>")
    else:
        raise Invalid(tr("{name} cannot be opened: it is no PNG, SVG or PDF.", name=name))
    if not text:
        raise Invalid(tr("{name} carries no session of OptSim; it was not made by OptSim, or another program has saved it since.", name=name))
    return _unpacked(text, Path(path), name, data)


def read_session(path: str | Path) -> tuple[Document, Figure | None]:
    """Return the document of an .optsim file, or the document and figure of a picture; raise Invalid where there is none."""
    return read_picture(path) if is_picture(beginning(path, 4096)) else (documents.read(path), None)


def _between(content: bytes, first: bytes, last: bytes) -> bytes:
    """Return the text between two marks, or nothing; it must be of the letters that are ours."""
    begin = content.find(first) + len(first)
    if begin < len(first):
        return b""
    end = content.find(last, begin, begin + MOST_CHARACTERS + len(last))
    return content[begin:end] if end > begin and _TEXT.fullmatch(content, begin, end) else b""


def _from_png(path: Path, name: str) -> bytes:
    """Return the text of our chunk, or nothing; chunks of other kinds are passed over unread."""
    damaged = Invalid(tr("{name} cannot be opened: it is damaged.", name=name))
    with open(path, "rb") as file:
        file.seek(len(PNG))
        for _ in range(MOST_CHUNKS):
            head = file.read(8)
            if len(head) < 8:
                raise damaged
            length, kind = struct.unpack(">I4s", head)
            if kind == b"IEND":
                return b""
            if kind != b"iTXt" or length > MOST_CHARACTERS + 100:
                file.seek(length + 4, 1)
                continue
            body, check = file.read(length), file.read(4)
            if len(check) < 4 or struct.unpack(">I", check)[0] != zlib.crc32(kind + body):
                raise damaged
            if body.startswith(KEYWORD + b"\0\0\0"):
                text = body.rpartition(b"\0")[2]
                return text if _TEXT.fullmatch(text) else b""
    return b""


def _unpacked(text: bytes, path: Path, name: str, data: Path | None) -> tuple[Document, Figure]:
    line, *others = text.decode("ascii").split(" ", MOST_WORDS)
    figure, left = Figure(), None
    try:
        document = documents.from_line(line)
        for word in others:
            if word.startswith(FIGURE):
                figure = _read(word.removeprefix(FIGURE), Figure)
            elif word.startswith(DATA):
                left = _read(word.removeprefix(DATA), Outside)
    except Invalid as error:
        raise Invalid(tr("{name} cannot be opened: {problem}", name=name, problem=error)) from None
    except (ValueError, msgspec.DecodeError, RecursionError):
        raise Invalid(tr("{name} cannot be opened: the session in it is damaged.", name=name)) from None
    return (_with_data(document, left, path, data) if left else document), figure


def _read(word: str, kind: type):
    return msgspec.json.decode(urlsafe_b64decode(word + "=" * (-len(word) % 4)), type=kind)


def _with_data(document: Document, left: Outside, path: Path, file: Path | None) -> Document:
    """Return the document with the data that stayed outside, of `file` or else found beside the picture."""
    name, file = named(path), file or path.parent / Path(left.name.replace("\\", "/").replace("\0", "")).name
    missing = tr("{name} needs the data {file} ({rows:,} rows), which are too many to travel inside: put the file beside the picture.",
                 name=name, file=named(file), rows=left.rows)  # fmt: skip
    try:
        data = read_csv(file)
    except Invalid:
        raise Apart(missing, file) from None
    if _fingerprint(data) != left.sha256:
        raise Apart(tr("{file} is not what {name} was made of: its numbers differ.", file=named(file), name=name), file)
    data = msgspec.structs.replace(data, name=left.name)  # as it was: the same session gives the same picture
    return msgspec.structs.replace(document, experiment=document.experiment.replace(data=data))
