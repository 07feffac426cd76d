"""Films from frames: GIF, animated PNG and WebP by Pillow, MP4 by PyAV; one frame at a time, so a film may be of any length."""

import io
import struct
import zlib
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import BinaryIO

import msgspec
import numpy as np

from .errors import Invalid
from .figure import Figure
from .words import tr

KINDS = ("gif", "apng", "webp", "mp4")
FPS = (1, 50)  # GIF counts in hundredths of a second, and viewers slow down what is faster
EVERY = (1, 100_000)  # updates per frame
Frame = np.ndarray  # uint8 (height, width, 3)


class Pace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say how a film goes: updates per frame, frames per second, whether it begins again. Raises Invalid out of range."""

    every: int = 1
    fps: int = 25
    loop: bool = True

    def __post_init__(self):
        for name, value, (low, high) in ((tr("updates per frame"), self.every, EVERY), (tr("frames per second"), self.fps, FPS)):
            if not low <= value <= high:
                raise Invalid(tr("{name} is {value:,}; it must be a whole number from {low} to {high:,}.", name=name, value=value, low=low, high=high))

    def count(self, first: int, last: int) -> int:
        """Return how many frames show the updates first to last, both included."""
        return -(-(last - first) // self.every) + 1

    def steps(self, first: int, last: int) -> Iterator[int]:
        """Return the update of each frame; the last is `last`."""
        return (min(first + frame * self.every, last) for frame in range(self.count(first, last)))


class Film(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold what was chosen for a film: one of KINDS, how it goes, and how a frame is laid out."""

    kind: str
    pace: Pace
    figure: Figure


def film(file: BinaryIO, kind: str, frames: Iterable[Frame], count: int, size: tuple[int, int], fps: int, loop: bool) -> None:
    """Write `count` frames of `size` (width, height) px as a film of one of KINDS into a file that can seek.

    APNG and WebP keep every pixel; GIF keeps 255 colours of what changed from frame to frame; MP4 is H.264. `loop`
    says whether it begins again; an MP4 leaves that to its player. Raises Invalid where `why_not` has a reason.
    """
    if reason := why_not(kind, size):
        raise Invalid(reason)
    {"gif": _gif, "apng": _apng, "webp": _webp, "mp4": _mp4}[kind](file, iter(frames), count, size, fps, loop)


def why_not(kind: str, size: tuple[int, int]) -> str:
    """Return why no film of this kind and size can be made here, or ""."""
    if kind == "mp4" and find_spec("av") is None:
        return tr("MP4 needs PyAV; install it by: pip install av")
    if kind == "mp4" and any(side % 2 for side in size):
        return tr("the size is {width} × {height}; width and height of an MP4 must be even.", width=size[0], height=size[1])
    if kind == "webp" and max(size) > 16383:
        return tr("the size is {width} × {height}; a WebP has at most 16383 pixels a side.", width=size[0], height=size[1])
    return ""


def _changes(frames: Iterator[Frame], even: bool = False) -> Iterator[tuple[Frame, int, int, np.ndarray | None]]:
    """Return of each frame the part that differs from the one before, its left and top, and where it differs, bool; None for the first.

    even: left and top are even numbers.
    """
    last = next(frames)
    yield last, 0, 0, None
    for frame in frames:
        differs = (frame != last).any(axis=2)
        rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
        top, bottom = (rows[0], rows[-1] + 1) if rows.size else (0, 1)
        left, right = (columns[0], columns[-1] + 1) if rows.size else (0, 1)
        left, top = (left - left % 2, top - top % 2) if even else (left, top)
        yield frame[top:bottom, left:right], int(left), int(top), differs[top:bottom, left:right]
        last = frame


# GIF


def _gif(file: BinaryIO, frames: Iterator[Frame], count: int, size: tuple[int, int], fps: int, loop: bool) -> None:
    from PIL import GifImagePlugin, Image

    file.write(b"GIF89a" + struct.pack("<HHBBB", *size, 0x70, 0, 0))  # no colours for all: each frame brings its own
    if loop:
        file.write(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00")
    for number, (part, left, top, differs) in enumerate(_changes(frames)):
        image = Image.fromarray(np.ascontiguousarray(part)).quantize(255, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        indices = np.array(image)
        if differs is not None:
            indices[~differs] = 255
        shown = Image.fromarray(indices, "P")
        shown.putpalette((image.getpalette() + [0] * 768)[:768])
        told = {"duration": _hundredths(number, fps) * 10, "disposal": 1, "include_color_table": True}
        told |= {} if differs is None else {"transparency": 255}
        GifImagePlugin._write_frame_data(file, shown, (left, top), told)  # what Pillow's save calls for each frame of those it has gathered
    file.write(b";")


def _hundredths(number: int, fps: int) -> int:
    """Return how long a frame stands, 1/100 s, so that the frames keep time together."""
    return (number + 1) * 100 // fps - number * 100 // fps


# animated PNG (PNG, third edition, 11.3.6: acTL, fcTL, fdAT)


def _apng(file: BinaryIO, frames: Iterator[Frame], count: int, size: tuple[int, int], fps: int, loop: bool) -> None:
    file.write(b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)))
    file.write(_chunk(b"acTL", struct.pack(">II", count, 0 if loop else 1)))
    sequence = 0
    for part, left, top, differs in _changes(frames):
        height, width, _ = part.shape
        file.write(_chunk(b"fcTL", struct.pack(">IIIIIHHBB", sequence, width, height, left, top, 1, fps, 0, 0)))
        data = _png_data(part)
        if differs is None:
            file.write(_chunk(b"IDAT", data))
        else:
            sequence += 1
            file.write(_chunk(b"fdAT", struct.pack(">I", sequence) + data))
        sequence += 1
    file.write(_chunk(b"IEND", b""))


def _png_data(pixels: Frame) -> bytes:
    """Return pixels as Pillow compresses them for a PNG."""
    from PIL import Image

    whole = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(whole, "PNG", compress_level=6)
    png, at, data = whole.getbuffer(), 8, b""
    while at < len(png):
        (length,), name = struct.unpack(">I", png[at : at + 4]), bytes(png[at + 4 : at + 8])
        data += bytes(png[at + 8 : at + 8 + length]) if name == b"IDAT" else b""
        at += 12 + length
    return data


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(name)))


# WebP (RFC 9649: a RIFF file of VP8X, ANIM, and an ANMF for each frame), put together on the disk


def _webp(file: BinaryIO, frames: Iterator[Frame], count: int, size: tuple[int, int], fps: int, loop: bool) -> None:
    file.write(b"RIFF\0\0\0\0WEBP")
    _riff(file, b"VP8X", struct.pack("<I", 0x12) + _three(size[0] - 1, size[1] - 1))  # it moves, and has what is transparent
    _riff(file, b"ANIM", struct.pack("<IH", 0, 0 if loop else 1))
    for number, (part, left, top, differs) in enumerate(_changes(frames, even=True)):
        height, width, _ = part.shape
        head = _three(left // 2, top // 2, width - 1, height - 1, _milliseconds(number, fps)) + b"\0"
        _riff(file, b"ANMF", head + _webp_data(part, differs))
    end = file.tell()
    file.seek(4)
    file.write(struct.pack("<I", end - 8))
    file.seek(end)


def _webp_data(pixels: Frame, differs: np.ndarray | None) -> bytes:
    """Return pixels as Pillow compresses them without loss; what does not differ is transparent, so that what was there stays."""
    from PIL import Image

    whole = io.BytesIO()
    alpha = np.full(pixels.shape[:2], 255, np.uint8) if differs is None else 255 * differs.astype(np.uint8)
    seen = np.dstack([pixels * (alpha[..., None] > 0), alpha])
    Image.fromarray(seen).save(whole, "WEBP", lossless=True, quality=0, method=0, exact=True)
    webp, at = whole.getvalue(), 12
    while webp[at : at + 4] != b"VP8L":  # what stands before it tells of the whole
        at += 8 + struct.unpack("<I", webp[at + 4 : at + 8])[0]
    return webp[at:]


def _riff(file: BinaryIO, name: bytes, data: bytes) -> None:
    file.write(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2))


def _three(*numbers: int) -> bytes:
    """Return numbers of three bytes each."""
    return b"".join(number.to_bytes(3, "little") for number in numbers)


def _milliseconds(number: int, fps: int) -> int:
    return (number + 1) * 1000 // fps - number * 1000 // fps


# MP4


def _mp4(file: BinaryIO, frames: Iterator[Frame], count: int, size: tuple[int, int], fps: int, loop: bool) -> None:
    import av

    with av.open(file, "w", format="mp4", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("libx264", rate=fps, options={"crf": "16", "preset": "veryfast", "threads": "1"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for pixels in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), "rgb24")))
        container.mux(stream.encode(None))
