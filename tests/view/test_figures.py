"""Figures: the same document gives the same bytes, in shapes where the file is of shapes, and comes back from its own file."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zlib
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from optsim_gui.core.curves import Subject
from optsim_gui.core.document import Arrows, Curves, Document
from optsim_gui.core.errors import Invalid
from optsim_gui.core.explain import explain
from optsim_gui.core.figure import Figure
from optsim_gui.core.imported import Imported
from optsim_gui.core.pictures import read_picture
from optsim_gui.core.preset import names, preset
from optsim_gui.core.problems import pose
from optsim_gui.core.verdict import verdict
from optsim_gui.view import language
from optsim_gui.view.canvas.vector import simplified
from optsim_gui.view.figures import WRITERS, drawing, image, page_of, png, scale, svg
from optsim_gui.view.lane_style import styles_of
from optsim_gui.view.page import LARGE, letters
from optsim_gui.view.panels.step_lines import lines_of, when
from optsim_gui.view.picture import paint
from optsim_gui.view.theme import LIGHT

SPARSE = Document(preset("sparse").experiment, preset("sparse").view, step=120, preset="sparse")
SMALL = Figure(width=480, height=360)
BOARD = Figure(("canvas", "data", "lanes", "inspector", "verdicts", "rate"), 240, 150, "mm", 96, "print", font=7, title="Six optimizers")
SVG = "{http://www.w3.org/2000/svg}"


def pixels(picture):
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    return rows[:, : 4 * picture.width()].reshape(picture.height(), picture.width(), 4).astype(int)


def streams(content):
    """Return what the streams of a PDF hold."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            found.append(stream)
    return found


@pytest.mark.parametrize("figure", [SMALL, BOARD], ids=["canvas", "board"])
@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_input_gives_the_same_bytes_and_comes_back_to_them(kind, figure, tmp_path, qapp):
    first = WRITERS[kind](drawing(SPARSE, figure))
    assert WRITERS[kind](drawing(SPARSE, figure)) == first
    (tmp_path / f"x.{kind}").write_bytes(first)
    document, found = read_picture(tmp_path / f"x.{kind}")
    assert (document, found) == (SPARSE, figure)
    assert WRITERS[kind](drawing(document, found)) == first


def test_another_process_writes_the_same_bytes(qapp, tmp_path):
    code = "from optsim_gui.cli import main; [main(['render', '--step', '120', '--size', '480x360', '--out', f'x.{kind}']) for kind in ('png', 'svg', 'pdf')]"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    child = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, cwd=tmp_path, env=env)
    assert (child.returncode, child.stdout, child.stderr) == (0, "", "")
    for kind in WRITERS:
        assert (tmp_path / f"x.{kind}").read_bytes() == WRITERS[kind](drawing(SPARSE, SMALL))


@pytest.mark.parametrize("figure", [SMALL, BOARD], ids=["canvas", "board"])
def test_an_svg_is_shapes_and_text(figure, qapp):
    root = ElementTree.fromstring(svg(drawing(SPARSE, figure)))
    kinds = {kind: root.findall(f".//{SVG}{kind}") for kind in ("path", "text", "image")}
    assert not kinds["image"] and len(kinds["path"]) > 40
    words = " ".join("".join(text.itertext()) for text in kinds["text"])
    for lane in ("GD", "Adam", "update 120 of 300"):
        assert lane in words
    assert figure.title in words
    assert root.get("width") == f"{figure.width:g}{figure.unit}"


def test_a_pdf_is_shapes_and_text(qapp):
    content = WRITERS["pdf"](drawing(SPARSE, SMALL))
    assert b"/FontFile" in content and b"/Subtype /Image" not in content
    assert any(stream.count(b" l\n") + stream.count(b" c\n") > 1000 for stream in streams(content))
    assert b"20000101000000" in content and len(content) < 200_000


def test_shapes_look_as_pixels_do(qapp):
    drawn = drawing(SPARSE, Figure(width=640, height=480, caption=False))
    seen = QImage(640, 480, QImage.Format.Format_RGB32)
    seen.fill(QColor("white"))
    painter = QPainter(seen)
    QSvgRenderer(svg(drawn)).render(painter)
    painter.end()
    assert np.abs(pixels(seen) - pixels(image(drawn)))[:, :, :3].mean() < 4.0


def test_ten_thousand_steps_stay_below_a_megabyte(qapp):
    e = SPARSE.experiment
    restless = e.lanes[-1].set(eta=0.5, beta1=0.0, beta2=0.5)  # jumps to and fro for ever
    document = Document(e.replace(steps=10_000, lanes=(*e.lanes[:-1], restless)), SPARSE.view, step=10_000)
    drawn = drawing(document, Figure())
    for kind in ("svg", "pdf"):
        assert 30_000 < len(WRITERS[kind](drawn)) < 1_000_000


def test_a_simplified_line_stays_beside_the_line_and_is_shorter():
    t = np.linspace(0, 30, 5000)
    line = np.column_stack([20 * t, 100 + 50 * np.sin(t)])
    kept = simplified(line, 0.1)
    assert len(kept) < 500 and (kept[[0, -1]] == line[[0, -1]]).all()
    assert np.abs(np.interp(line[:, 0], kept[:, 0], kept[:, 1]) - line[:, 1]).max() < 0.11 * np.hypot(1.0, 2.5)  # at its steepest


def test_print_is_without_colour_and_no_two_lanes_look_alike(qapp):
    seen = pixels(image(drawing(SPARSE, BOARD.but(dpi=80))))
    assert (np.ptp(seen[:, :, :3], axis=2) <= 1).all()
    styles = [(style.dash, style.marker) for style in styles_of(lane.optimizer for lane in SPARSE.experiment.lanes)]
    assert len(set(styles)) == len(styles)


def test_transparent_is_transparent_outside_the_ground(qapp):
    alpha = pixels(image(drawing(SPARSE, SMALL.but(transparent=True))))[:, :, 3]
    assert alpha[-1, -1] == 0 and alpha[120, 200] == 255
    assert (pixels(image(drawing(SPARSE, SMALL)))[:, :, 3] == 255).all()


def test_letters_grow_with_the_text_size(qapp):
    assert scale(SMALL.but(font=18.0)) == 2.0 * scale(SMALL.but(font=9.0))
    assert scale(Figure(width=100, height=80, unit="mm", dpi=300)) == 300 / 96


def test_a_caption_names_only_what_is_shown(qapp):
    def words(document, figure):
        return page_of(drawing(document, figure)).caption

    some = msgspec.structs.replace(SPARSE, active=(1, 6))
    assert "Adam" in words(some, SMALL) and "NAG" not in words(some, SMALL)
    one = msgspec.structs.replace(SPARSE, curves=Curves("rate", lane=6))
    assert "Adam" in words(one, Figure(("rate",))) and "GD" not in words(one, Figure(("rate",)))
    assert "GD" in words(one, Figure(("canvas", "rate")))
    assert words(SPARSE, SMALL.but(caption=False)) == ""


def test_an_imported_path_is_on_the_picture_and_travels(qapp, tmp_path):
    mine = Imported(50, "my training", (0, 10, 20), (-3.0, 0.0, 1.0), (-4.0, 0.0, 1.0))
    document = msgspec.structs.replace(SPARSE, experiment=SPARSE.experiment.replace(imported=(mine,)))
    content = svg(drawing(document, SMALL))
    assert b"my training" in content
    (tmp_path / "x.svg").write_bytes(content)
    assert read_picture(tmp_path / "x.svg")[0].experiment.imported == (mine,)


def test_arrows_and_ghosts_are_drawn_as_on_the_screen(qapp):
    bare = Figure(width=480, height=360, caption=False, legend=False)
    haunted = msgspec.structs.replace(SPARSE, ghosts=(6,), step=10)
    stepping = msgspec.structs.replace(SPARSE, arrows=Arrows(("gradient", "step")), step=10)
    plain, ghost, arrows = (drawing(document, bare) for document in (msgspec.structs.replace(SPARSE, step=10), haunted, stepping))
    assert svg(ghost).count(b"<path") > svg(plain).count(b"<path")
    root = ElementTree.fromstring(svg(arrows))
    words = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert all(said in words for said in ("Gradient, −g", "Step, ", "true length"))
    assert (pixels(image(arrows)) != pixels(image(plain))).any()
    assert arrows.at(11).scene.arrows != arrows.scene.arrows and arrows.at(10).scene.arrows == arrows.scene.arrows
    inspected = drawing(msgspec.structs.replace(SPARSE, arrows=Arrows(lane=6, stage=2), step=10), bare)
    assert list(inspected.scene.arrows) == [6] and b"of w" in svg(inspected)


def test_equal_scales_are_equal_on_a_picture_of_any_shape(qapp):
    mappings = [scales(drawing(msgspec.structs.replace(SPARSE, equal=equal), Figure(width=900, height=300))) for equal in (False, True)]
    (_, x, _, y), (_, same, _, as_this) = mappings
    assert same == pytest.approx(-as_this) and x != pytest.approx(-y)


def scales(drawn):
    """Return how the canvas of a figure maps the plane onto its pixels as it is painted."""
    seen, (part,) = [], page_of(drawn).parts

    def make():
        canvas = part.make()
        canvas.box.sigResized.connect(lambda: seen.append(canvas.picture.mapping().affine()))
        return canvas

    paint(replace(page_of(drawn), parts=[replace(part, make=make)]), 1.0)
    return seen[-1]


def test_the_table_and_the_neuron_tell_the_update_shown(qapp):
    words = words_on(drawing(SPARSE, Figure(("data", "lanes"), 640, 480)))
    assert all(said in words for said in ("Data and neuron", "At update 120", "settled 83", "Status", "0.5"))
    assert words.count("AdaGrad") == 2  # in the table and in the caption


def words_on(drawn):
    """Return all words of a drawing, as its SVG has them."""
    return " ".join("".join(text.itertext()).strip() for text in ElementTree.fromstring(svg(drawn)).iter(f"{SVG}text"))


@pytest.mark.parametrize("step", [0, 40, 300])
def test_the_inspector_and_the_verdicts_are_told_in_letters_and_all_of_them(step, qapp):
    document = msgspec.structs.replace(SPARSE, arrows=Arrows(lane=5), step=step)
    drawn = drawing(document, Figure(("inspector", "verdicts"), 900, 700))
    words, lane, record = words_on(drawn), document.experiment.lane(5), drawn.records[5]
    for line in lines_of(lane, record, step):
        assert line.word in words and all(numbers.result in words for numbers in line.numbers.values())
    assert f"RMSProp. {when(step, record)}" in words and explain(lane.rule, lane.settings, record, step) in re.sub(" +", " ", words)
    for id, record in drawn.records.items():
        subject = Subject(document.experiment.lane(id), record, drawn.optimum)
        told = verdict("", subject, pose(document.experiment.data, "mean"), step).sentence.strip()
        assert told in re.sub(" +", " ", words)
    assert page_of(drawn).caption.count("RMSProp") == 1


def test_the_stage_that_is_inspected_is_marked(qapp):
    marked, plain = (svg(drawing(msgspec.structs.replace(SPARSE, arrows=Arrows(lane=6, stage=stage)), Figure(("inspector",), 500, 600))) for stage in (2, None))
    assert LIGHT.tint.encode() in marked and LIGHT.tint.encode() not in plain


@pytest.mark.parametrize("figure", [Figure(("canvas", "inspector"), 85, 60, "mm", 300, font=8), Figure(("verdicts",), 120, 90, font=9)])
def test_words_without_room_are_told_of_and_never_cut(figure, qapp):
    with pytest.raises(Invalid, match="There is no room for all these words; make the picture larger"):
        drawing(SPARSE, figure)


@pytest.mark.parametrize("title", ["Six optimizers, gj", "谁先到"])
def test_no_letter_of_a_title_is_cut(title, qapp):
    language.choose(qapp, language.CHINESE)
    try:
        found = pixels(image(drawing(SPARSE, Figure(("canvas",), 480, 360, title=title))))
        font = letters(LARGE, bold=True)
        tall = QFontMetricsF(font).tightBoundingRect(title).height()
    finally:
        language.choose(qapp, language.ENGLISH)
    written = (found != found[0, 0]).any(axis=2)[:, 150:330]
    assert np.argmin(written[np.argmax(written.any(axis=1)) :].any(axis=1)) >= tall - 1


def test_no_letter_beside_an_axis_is_cut(qapp):
    found = pixels(image(drawing(SPARSE, SMALL)))
    assert (found[:, 0] == found[0, 0]).all()


def test_a_chosen_colour_is_drawn(qapp):
    document = msgspec.structs.replace(SPARSE, colours={6: "#ff7700"})
    assert b"#ff7700" in svg(drawing(document, SMALL)) and b"#ff7700" not in svg(drawing(SPARSE, SMALL))


@pytest.mark.parametrize("name", names())
def test_every_preset_can_be_drawn(name, qapp):
    chosen = preset(name)
    content = png(drawing(Document(chosen.experiment, chosen.view, step=chosen.experiment.steps, preset=name), Figure(width=320, height=200)))
    assert QImage.fromData(content).rect() == QRect(0, 0, 320, 200)


@pytest.mark.parametrize(("document", "figure", "words"), [
    (msgspec.structs.replace(SPARSE, step=301), SMALL, "step is 301; it must be a whole number from 0 to 300"),
    (SPARSE, Figure(("canvas", "nothing")), "part is 'nothing'; it must be one of canvas, data, lanes, inspector, verdicts, loss"),
    (Document(preset("reddi").experiment, preset("reddi").view), Figure(("data",)), "part is 'data'; a problem of lines in turn has no points"),
    (msgspec.structs.replace(SPARSE, active=()), Figure(("verdicts",)), "part is 'verdicts'; no lane is ticked"),
])  # fmt: skip
def test_what_cannot_be_drawn_is_told(document, figure, words, qapp):
    with pytest.raises(Invalid, match=words):
        drawing(document, figure)


@pytest.mark.parametrize(("changes", "words"), [
    ({"width": 20.0}, "width is 20"), ({"dpi": 5.0}, "dpi is 5"), ({"font": 0.5}, "text size is 0.5"), ({"width": float("inf")}, "no number"),
    ({"width": 500.0, "unit": "mm", "dpi": 1200.0}, "width is 23,622"),
])  # fmt: skip
def test_a_figure_out_of_range_is_told(changes, words):
    with pytest.raises(Invalid, match=words):
        SMALL.but(**changes)
