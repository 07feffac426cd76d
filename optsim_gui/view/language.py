"""The language of the program: who turns its words, Qt's own words, and a font that has the signs."""

import locale
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase, QFontInfo

from .. import resources
from ..core.words import speak

ENGLISH, CHINESE = "en", "zh_CN"
CHOICES = ("system", ENGLISH, CHINESE)
NAMES = {ENGLISH: "English", CHINESE: "简体中文"}  # each in its own words
FONT, FONT_FILE = "OptSim Noto Sans SC", "noto-sans-sc-subset.otf"


def system_language() -> str:
    """Return CHINESE where the desktop is in Simplified Chinese, else ENGLISH."""
    system = QLocale((QLocale.system().uiLanguages() or ["C"])[0])
    is_chinese = system.language() == QLocale.Language.Chinese and system.script() == QLocale.Script.SimplifiedHanScript
    return CHINESE if is_chinese else ENGLISH


def spell_as_ever() -> None:
    """Turn letters into capitals as anywhere, once there is an application, which takes over the country's way: in Turkish PySide finds no setter of `interval`."""
    with suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")


def choose(app, choice: str) -> str:
    """Speak one of CHOICES from now on and return the language; what shows words already is to be built anew."""
    language = system_language() if choice == "system" else choice
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    if language == ENGLISH:
        speak()
    else:
        _install(app, resources.path("translations", f"optsim_{language}.qm"))
        _install(app, f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm")
        speak(lambda text: QCoreApplication.translate("", text))
    _write_in(app, language)
    return language


def _install(app, file) -> None:
    translator = QTranslator(app)
    if translator.load(str(file)):
        app.installTranslator(translator)


OWN_FAMILIES = "own_families"  # property of the application: those of its font before Chinese came to it


def _write_in(app, language: str) -> None:
    """Let the font of Chinese follow the one of everything else, which keeps its letters and figures."""
    font = app.font()
    if language == CHINESE or FONT in font.families():
        if FONT not in QFontDatabase.families():
            QFontDatabase.addApplicationFont(str(resources.path("fonts", FONT_FILE)))
        first = QFontInfo(font).family()  # by its own name: one that stands for another would come after FONT
        if FONT not in font.families():
            app.setProperty(OWN_FAMILIES, font.families())
        font.setFamilies([first, FONT] if language == CHINESE else app.property(OWN_FAMILIES) or [first])
        app.setFont(font)
