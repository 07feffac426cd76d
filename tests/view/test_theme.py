"""Themes: readable everywhere, whole in palette and style sheet, chosen or following the desktop."""

import re
from dataclasses import asdict
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QPushButton, QSlider, QToolButton, QVBoxLayout, QWidget

from optsim_gui import resources
from optsim_gui.view import theme as themes
from optsim_gui.view.theme import CHOICES, DARK, LIGHT, PRINT

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
COLOURS = [name for name, value in asdict(LIGHT).items() if isinstance(value, str) and name != "name"]


class Desktop:
    """Stands in for the application and its QStyleHints on a desktop that says which colours it wants."""

    def __init__(self, scheme):
        self.desktop = self.scheme = scheme

    def styleHints(self):  # noqa: N802
        return self

    def colorScheme(self):  # noqa: N802
        return self.scheme

    def setColorScheme(self, scheme):  # noqa: N802
        self.scheme = self.desktop if scheme == Qt.ColorScheme.Unknown else scheme


@pytest.fixture
def undressed(qapp):
    """Take off at the end what a test dresses the application in."""
    before = qapp.palette()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(before)


def luminance(code):
    channels = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@THEMES
@pytest.mark.parametrize("name", COLOURS)
def test_every_colour_is_six_digits(name, theme):
    assert re.fullmatch("#[0-9a-f]{6}", getattr(theme, name))


@THEMES
@pytest.mark.parametrize(
    ("words", "surface"),
    [
        *product(("text", "muted"), ("background", "panel", "field", "hover", "pressed", "tint")),
        *product(("link", "warning", "error"), ("background", "panel", "field")),
        ("on_accent", "accent"),
        ("text", "lowest"),
        ("text", "highest"),
    ],
)
def test_words_can_be_read(words, surface, theme):
    assert contrast(getattr(theme, words), getattr(theme, surface)) >= 4.5


def test_print_is_black_on_white_and_all_between_them_is_grey_and_seen():
    used = ("background", "lowest", "highest", "contour", "text", "muted", "panel", "border", "outline", "accent")
    codes = {name: getattr(PRINT, name) for name in used}
    assert all(code[1:3] == code[3:5] == code[5:7] for code in codes.values()), codes
    assert codes["text"] == "#000000" and {codes[name] for name in ("background", "lowest", "panel")} == {"#ffffff"}
    assert not PRINT.is_dark and PRINT.name == "print"
    assert contrast(PRINT.text, PRINT.highest) >= 7.0 and contrast(PRINT.muted, PRINT.highest) >= 7.0  # on paper grey is rastered
    assert all(contrast(codes[name], PRINT.background) >= 4.5 for name in ("outline", "accent"))
    assert contrast(PRINT.contour, PRINT.background) >= 2.5 and 1.5 <= contrast(PRINT.highest, PRINT.background) <= 2.5


@THEMES
@pytest.mark.parametrize("edge", ["outline", "accent"])
@pytest.mark.parametrize("surface", ["background", "panel", "field", "hover"])
def test_edges_that_mean_something_can_be_seen(edge, surface, theme):
    assert contrast(getattr(theme, edge), getattr(theme, surface)) >= 3


@THEMES
def test_what_is_switched_on_or_off_can_be_told(theme):
    assert contrast(theme.accent, theme.tint) >= 3
    assert contrast(theme.disabled, theme.panel) >= 2
    assert contrast(theme.disabled, theme.panel) < contrast(theme.muted, theme.panel)


@THEMES
@pytest.mark.parametrize("glyph", ["up", "down", "left", "right", "close", "float"])
def test_small_pictures_show_on_both_themes(glyph, theme):
    colour = re.search('stroke="(#[0-9a-f]{6})"', resources.path("icons", f"control-{glyph}.svg").read_text()).group(1)
    assert min(contrast(colour, theme.panel), contrast(colour, theme.field), contrast(colour, theme.hover)) >= 3


@THEMES
def test_the_palette_sets_every_role_of_every_group(theme, qapp):
    palette = themes.palette(theme)
    known = {getattr(theme, name) for name in COLOURS}
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
    roles = [role for role in QPalette.ColorRole if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)]
    for group, role in product(groups, roles):
        assert palette.isBrushSet(group, role), (group, role)
        assert palette.color(group, role).name() in known
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name() == theme.disabled


@THEMES
def test_the_style_sheet_is_complete(theme):
    sheet = themes.style_sheet(theme)
    assert "$" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    pictures = re.findall(r'url\("(.+?)"\)', sheet)
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)
    assert sheet.count("{") == sheet.count("}")


def test_every_small_picture_is_used_by_the_style_sheet():
    used = {Path(p).name for theme in (LIGHT, DARK) for p in re.findall(r'url\("(.+?)"\)', themes.style_sheet(theme))}
    assert used == {file.name for file in resources.path("icons").glob("control-*.svg")}


@pytest.mark.parametrize(("choice", "window"), [("light", LIGHT.panel), ("dark", DARK.panel), ("system", LIGHT.panel)])
def test_a_chosen_theme_dresses_where_the_desktop_says_nothing(choice, window, undressed):
    theme = themes.choose(undressed, choice)
    assert undressed.palette().color(QPalette.ColorRole.Window).name() == window == theme.panel
    assert undressed.styleSheet() == themes.style_sheet(theme)


def test_choices_are_the_system_and_every_theme():
    assert CHOICES == ("system", LIGHT.name, DARK.name)


@pytest.mark.parametrize(
    ("scheme", "theme"),
    [(Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Unknown, LIGHT)],
    ids=["dark", "light", "unknown"],
)
def test_the_system_theme_is_what_the_desktop_says(scheme, theme):
    assert themes.system_theme(Desktop(scheme)) is theme


def test_system_after_a_choice_asks_the_desktop_again(undressed, monkeypatch):
    monkeypatch.setattr(themes, "apply", lambda app, theme: None)
    app = Desktop(Qt.ColorScheme.Dark)
    assert [themes.choose(app, choice) for choice in ("light", "system", "dark")] == [LIGHT, DARK, DARK]


def dressed(qtbot, widget):
    """Return a shown window that holds one widget."""
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    return window


def colours_of(window):
    image = window.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@THEMES
@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QCheckBox, QComboBox, QDoubleSpinBox])
def test_the_keyboard_is_seen_where_it_is(kind, theme, qtbot, undressed):
    themes.apply(undressed, theme)
    widget = kind()
    window = dressed(qtbot, widget)
    widget.clearFocus()
    assert theme.accent not in colours_of(window)
    window.activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    assert theme.accent in colours_of(window)


def test_a_window_changes_its_theme_while_shown(qtbot, undressed):
    themes.apply(undressed, LIGHT)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(50)
    window = dressed(qtbot, slider)
    assert {LIGHT.panel, LIGHT.accent, LIGHT.outline} <= colours_of(window)
    themes.apply(undressed, DARK)
    colours = colours_of(window)
    assert {DARK.panel, DARK.accent, DARK.outline} <= colours
    assert LIGHT.panel not in colours


def test_figures_are_of_one_width(qapp):
    font = themes.numeric_font()
    widths = {QFontMetricsF(font).horizontalAdvance(digit * 8) for digit in "0123456789"}
    assert len(widths) == 1
    assert font.featureValue(QFont.Tag("tnum")) == 1


def test_a_numeric_font_keeps_the_size_it_is_given_and_changes_no_other(qapp):
    base = QFont(qapp.font())
    base.setPointSizeF(17.5)
    assert themes.numeric_font(base).pointSizeF() == 17.5
    assert not base.isFeatureSet(QFont.Tag("tnum"))


def test_disabled_words_are_paler(undressed):
    themes.apply(undressed, DARK)
    disabled = undressed.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(DARK.disabled)
