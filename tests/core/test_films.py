"""Films: as many frames as asked for, each as it was drawn, at the asked pace; memory does not grow with their number."""

import io
import tracemalloc
from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageSequence

from optsim_gui.core.errors import Invalid
from optsim_gui.core.films import KINDS, film, why_not

SIZE = (64, 48)
EXACT = ("apng", "webp")


def drawn(count: int, seed: int = 0, size: tuple[int, int] = SIZE, still: float = 0.2) -> Iterator[np.ndarray]:
    """Draw frames in which pairs of boxes of any colour come one after the other, what is between them stays; now and then nothing changes."""
    rng = np.random.default_rng(seed)
    frame = np.full((size[1], size[0], 3), 240, np.uint8)
    for _ in range(count):
        if rng.random() > still:
            frame = frame.copy()
            for _ in range(2):
                left, top = rng.integers(0, size[0] - 7), rng.integers(0, size[1] - 7)
                frame[top : top + 8, left : left + 8] = rng.integers(0, 256, 3)
        yield frame


def made(kind: str, count: int, fps: int = 20, loop: bool = True, **about) -> io.BytesIO:
    file = io.BytesIO()
    film(file, kind, drawn(count, **about), count, SIZE, fps, loop)
    file.seek(0)
    return file


def read(kind: str, file: io.BytesIO) -> list[np.ndarray]:
    if kind == "mp4":
        av = pytest.importorskip("av")
        with av.open(file) as container:
            return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    return [np.array(frame.convert("RGB")) for frame in ImageSequence.Iterator(Image.open(file))]


@pytest.mark.parametrize("kind", EXACT)
@settings(max_examples=8, deadline=None)
@given(count=st.integers(1, 12), seed=st.integers(0, 99))
def test_every_pixel_of_every_frame_comes_back(kind, count, seed):
    frames = read(kind, made(kind, count, seed=seed, still=0.0))
    assert len(frames) == count
    assert all(np.array_equal(a, b) for a, b in zip(frames, drawn(count, seed, still=0.0)))


@pytest.mark.parametrize("kind", EXACT)
def test_frames_that_do_not_change_stand_as_long(kind):
    image = Image.open(made(kind, 10, fps=20, still=0.5))
    durations = [frame.info["duration"] for frame in ImageSequence.Iterator(image) if frame.load()]
    assert sum(durations) == pytest.approx(500) and len(durations) < 11


def test_a_gif_keeps_the_colours_of_what_changed():
    frames = read("gif", made("gif", 30, still=0.0))
    assert len(frames) == 30
    for shown, wanted in zip(frames, drawn(30, still=0.0)):
        assert np.abs(shown.astype(int) - wanted).max() <= 12


@pytest.mark.parametrize("fps", [7, 24, 50])
def test_a_gif_keeps_time(fps):
    image = Image.open(made("gif", 100, fps=fps, still=0.0))
    total, ends = map(sum, zip(*((frame.info["duration"], frame.disposal_method == 1) for frame in ImageSequence.Iterator(image))))
    assert ends == 100, "each frame stays under the next, which draws only what changed"
    assert abs(total - 100_000 / fps) <= 10


@pytest.mark.parametrize("fps", [7, 24, 50])
def test_a_webp_keeps_time_to_the_millisecond(fps):
    image = Image.open(made("webp", 100, fps=fps, still=0.0))
    assert sum(frame.info["duration"] for frame in ImageSequence.Iterator(image) if frame.load()) == 100_000 // fps


@pytest.mark.parametrize("kind", ["gif", "apng", "webp"])
def test_a_film_begins_again_only_where_that_is_asked(kind):
    again, once = (Image.open(made(kind, 3, loop=loop, still=0.0)).info.get("loop") for loop in (True, False))
    assert again == 0 and once in (None, 1)


def test_an_mp4_has_every_frame_much_as_drawn():
    pytest.importorskip("av")
    frames = read("mp4", made("mp4", 20, still=0.0))
    assert len(frames) == 20
    assert all(np.abs(a.astype(int) - b).mean() < 15 for a, b in zip(frames, drawn(20, still=0.0)))


@pytest.mark.parametrize("kind", KINDS)
def test_equal_frames_give_equal_bytes(kind):
    if kind == "mp4":
        pytest.importorskip("av")
    assert made(kind, 6).getvalue() == made(kind, 6).getvalue()


def test_the_headers_are_as_the_standards_want_them():
    assert made("gif", 1).getvalue()[10:13] == b"\x70\0\0", "eight bits a colour, no table for all, no background, square pixels"
    assert made("apng", 1).getvalue()[24:29] == bytes((8, 2, 0, 0, 0)), "eight bits, RGB, deflate, adaptive filter, not interlaced"
    webp = made("webp", 3).getvalue()
    assert webp[:4] + webp[8:12] == b"RIFFWEBP" and int.from_bytes(webp[4:8], "little") == len(webp) - 8, "a RIFF file tells its size"


@pytest.mark.parametrize("kind", ["gif", "apng", "webp"])
def test_a_long_film_needs_no_more_memory_than_a_short_one(kind, tmp_path):
    def peak(count: int) -> int:
        with open(tmp_path / "film", "w+b") as file:
            tracemalloc.start()
            film(file, kind, islice(drawn(count), count), count, SIZE, 20, True)
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return most

    peak(3)
    assert peak(150) < 2 * peak(10)


def test_what_cannot_be_is_said_before_anything_is_written():
    pytest.importorskip("av")
    file = io.BytesIO()
    with pytest.raises(Invalid, match="the size is 65 × 48; width and height of an MP4 must be even"):
        film(file, "mp4", iter(()), 1, (65, 48), 20, True)
    assert not file.getvalue()
    assert why_not("webp", (20000, 10)) == "the size is 20000 × 10; a WebP has at most 16383 pixels a side."


def test_without_pyav_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setattr("optsim_gui.core.films.find_spec", lambda name: None)
    assert why_not("mp4", SIZE) == "MP4 needs PyAV; install it by: pip install av"
