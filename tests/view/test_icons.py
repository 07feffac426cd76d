"""Icons: each has its file, shows at any size and ratio, and follows the palette without being made anew."""

import gc
from collections import Counter

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QToolButton

from optsim_gui import resources
from optsim_gui.view import icons

STROKES = [name for name in icons.NAMES if name != "app"]
RED, BLUE, GREY, WHITE = "#c00000", "#0000c0", "#808080", "#ffffff"


@pytest.fixture
def recolour(qapp):
    """Set the palette's text, accent, disabled and highlighted colours; put the old palette back at the end."""
    before = qapp.palette()

    def set_palette(text):
        palette = QPalette(before)
        palette.setColor(QPalette.ColorRole.ButtonText, text)
        palette.setColor(QPalette.ColorRole.Accent, BLUE)
        palette.setColor(QPalette.ColorRole.HighlightedText, WHITE)
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, GREY)
        qapp.setPalette(palette)

    yield set_palette
    qapp.setPalette(before)


def ink(picture):
    """Return the most frequent colour of the pixels that a stroke covers fully."""
    image = picture.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return Counter(pixel.name() for pixel in pixels if pixel.alpha() == 255).most_common(1)[0][0]


def covered(picture):
    image = picture.toImage()
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 32]


def test_every_picture_has_a_name_and_every_name_a_picture():
    files = {file.stem for file in resources.path("icons").glob("*.svg") if not file.stem.startswith("control-")}
    assert files == set(icons.NAMES)
    assert len(icons.NAMES) == len(files)


@pytest.mark.parametrize("name", STROKES)
def test_every_stroke_icon_takes_the_text_colour(name, recolour):
    recolour(QColor(RED))
    assert ink(icons.icon(name).pixmap(QSize(48, 48), 2.0)) == RED


@pytest.mark.parametrize("name", STROKES)
def test_every_stroke_icon_keeps_its_margin_and_its_centre(name, recolour):
    points = covered(icons.icon(name).pixmap(240, 240))
    for axis in (0, 1):
        low, high = min(p[axis] for p in points), max(p[axis] for p in points)
        assert low >= 15
        assert high <= 224
        assert abs((low + high) / 2 - 119.5) <= 20


def test_no_two_icons_look_alike(qapp):
    pictures = {bytes(icons.icon(name).pixmap(24, 24).toImage().constBits()) for name in icons.NAMES}
    assert len(pictures) == len(icons.NAMES)


@pytest.mark.parametrize(
    ("mode", "state", "colour"),
    [
        (QIcon.Mode.Normal, QIcon.State.Off, RED),
        (QIcon.Mode.Active, QIcon.State.Off, RED),
        (QIcon.Mode.Normal, QIcon.State.On, BLUE),
        (QIcon.Mode.Disabled, QIcon.State.Off, GREY),
        (QIcon.Mode.Disabled, QIcon.State.On, GREY),
        (QIcon.Mode.Selected, QIcon.State.Off, WHITE),
    ],
)
def test_mode_and_state_choose_the_colour(mode, state, colour, recolour):
    recolour(QColor(RED))
    assert ink(icons.icon("plus").pixmap(QSize(96, 96), mode, state)) == colour


def test_an_icon_made_before_follows_the_palette(recolour):
    recolour(QColor(RED))
    icon = icons.icon("plus")
    assert ink(icon.pixmap(96, 96)) == RED
    recolour(QColor("#00a000"))
    assert ink(icon.pixmap(96, 96)) == "#00a000"


def test_a_shown_button_follows_the_palette(qtbot, recolour):
    button = QToolButton()
    qtbot.addWidget(button)
    button.setAutoRaise(True)
    button.setIconSize(QSize(96, 96))
    button.setIcon(icons.icon("plus"))
    for colour in (RED, "#00a000"):
        recolour(QColor(colour))
        image = button.grab().toImage()
        assert image.pixelColor(image.rect().center()).name() == colour


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_an_icon_is_as_sharp_as_the_screen(ratio, qapp):
    pixmap = icons.icon("play").pixmap(QSize(24, 24), ratio)
    assert pixmap.size() == QSize(round(24 * ratio), round(24 * ratio))
    assert pixmap.devicePixelRatio() == ratio
    canvas = QImage(round(24 * ratio), round(24 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(0)
    painter = QPainter(canvas)
    icons.icon("play").paint(painter, QRect(0, 0, 24, 24))
    painter.end()
    assert canvas == pixmap.toImage()


def changed_copy(name):
    first = icons.icon(name)
    copy = QIcon(first)
    copy.setIsMask(True)  # while the first lives, so that the copy needs an engine of its own
    return copy


def test_a_changed_copy_lives_on_without_the_first(qapp):
    copies = [changed_copy(name) for name in icons.NAMES]
    gc.collect()
    assert not any(copy.pixmap(24, 24).isNull() for copy in copies)
    copies.clear()
    copies.append(changed_copy("play"))
    assert len(icons._clones) <= 2


def test_the_application_icon_keeps_its_own_colours(recolour):
    recolour(QColor(RED))
    icon = icons.app_icon()
    assert {QSize(16, 16), QSize(32, 32), QSize(256, 256)} <= set(icon.availableSizes())
    assert ink(icon.pixmap(256, 256)) == "#1b2a38"


def test_an_unknown_name_is_a_sentence(qapp):
    with pytest.raises(FileNotFoundError, match="icons/nosuch.svg is missing"):
        icons.icon("nosuch")
