"""The looks of the program: colours, palette, fonts and style sheet of a light and a dark theme."""

from dataclasses import asdict, dataclass, replace
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from optsim_gui import resources


@dataclass(frozen=True)
class Theme:
    """Every colour the program paints with, as '#rrggbb'; colours of lanes are in lane_style."""

    name: str
    is_dark: bool
    # the canvas
    background: str
    lowest: str  # fill at the lowest loss
    highest: str  # fill at the highest loss
    contour: str
    # words
    text: str  # also axes and icons
    muted: str  # units, hints, what is less important
    disabled: str
    link: str
    warning: str
    error: str
    # surfaces
    panel: str
    field: str  # what can be typed or picked
    hover: str
    pressed: str
    tint: str  # behind what is switched on
    border: str  # parts surfaces, carries no meaning
    outline: str  # carries meaning: the edge of a field, a box to tick
    # the one accent
    accent: str
    on_accent: str  # words on the accent


LIGHT = Theme(
    name="light",
    is_dark=False,
    background="#ffffff",
    lowest="#ffffff",
    highest="#b9c6d6",
    contour="#8496ab",
    text="#2b3440",
    muted="#566474",
    disabled="#98a3b0",
    link="#1765ad",
    warning="#855600",
    error="#b3261e",
    panel="#f4f6f9",
    field="#ffffff",
    hover="#e6ebf1",
    pressed="#d9e1ea",
    tint="#dceaf7",
    border="#d8dfe7",
    outline="#748294",
    accent="#1765ad",
    on_accent="#ffffff",
)
DARK = Theme(
    name="dark",
    is_dark=True,
    background="#10161d",
    lowest="#0d1218",
    highest="#34465a",
    contour="#56697f",
    text="#c9d3de",
    muted="#95a3b3",
    disabled="#5d6b7a",
    link="#62aef2",
    warning="#f2b94b",
    error="#ff8a80",
    panel="#171f28",
    field="#10161d",
    hover="#232e3a",
    pressed="#2d3a48",
    tint="#1d3a55",
    border="#2b3744",
    outline="#6b7b8d",
    accent="#62aef2",
    on_accent="#0d1218",
)
PRINT = replace(  # black on white: what parts lanes is their dash and their markers
    LIGHT,
    name="print",
    highest="#c4c4c4",
    contour="#9a9a9a",
    text="#000000",
    muted="#333333",
    border="#8c8c8c",
    outline="#5c5c5c",
    panel="#ffffff",
    accent="#767676",
)
SPACE = 8  # px, the grid that margins and gaps are multiples of
_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
CHOICES = tuple(_SCHEMES)


def system_theme(app):
    """Return DARK where the desktop says so, else LIGHT (also where it says nothing)."""
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def choose(app, choice):
    """Dress the application by one of CHOICES and return the theme; native title bars and dialogs follow where they can.

    With "system" call it again whenever QStyleHints.colorSchemeChanged says that the desktop changed its mind.
    """
    app.styleHints().setColorScheme(_SCHEMES[choice])
    theme = {"light": LIGHT, "dark": DARK}.get(choice) or system_theme(app)
    apply(app, theme)
    return theme


def apply(app, theme):
    """Dress the whole application in `theme`; every widget gets PaletteChange and repaints."""
    if not app.styleSheet():  # the first time; later Fusion is below the style sheet already
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))


def palette(theme):
    """Return the QPalette of a theme, all roles and groups set."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    colours = {
        **dict.fromkeys((role.Window, role.Button, role.AlternateBase), theme.panel),
        **dict.fromkeys((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), theme.text),
        **dict.fromkeys((role.Highlight, role.Accent), theme.accent),
        **dict.fromkeys((role.Link, role.LinkVisited), theme.link),
        **dict.fromkeys((role.Base, role.ToolTipBase), theme.field),
        role.HighlightedText: theme.on_accent,
        role.PlaceholderText: theme.muted,
        role.BrightText: theme.error,
        role.Light: theme.field,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.outline,
        role.Shadow: theme.border,
    }
    result = QPalette()
    for which, colour in colours.items():
        result.setColor(group.All, which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.HighlightedText, role.Link):
        result.setColor(group.Disabled, which, QColor(theme.disabled))
    result.setColor(group.Disabled, role.Highlight, QColor(theme.pressed))
    result.setColor(group.Disabled, role.Accent, QColor(theme.disabled))
    return result


def style_sheet(theme):
    """Return resources/style.qss with the theme's colours and the paths of its small pictures put in."""
    sheet = resources.path("style.qss").read_text(encoding="utf-8")
    on_accent, on_field = ("black", "white") if theme.is_dark else ("white", "black")
    icons = resources.path("icons").as_posix()
    return Template(sheet).substitute(asdict(theme), icons=icons, on_accent_glyph=on_accent, on_field_glyph=on_field)


def numeric_font(base=None):
    """Return `base` (default: the application's font) with figures of equal width, so that digits stand in columns.

    Where Qt has no font features (before 6.7) or the font has no "tnum", the font is returned as it is.
    """
    font = QFont(base if base is not None else QGuiApplication.font())
    if hasattr(font, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
