"""Numbers as a person types and reads them in a field: with a decimal comma where the system writes one; a point is understood everywhere.

Files, texts and the command line always have the point.
"""

import re

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDoubleSpinBox

from ..core.hyper import Hyper, text_of


def has_comma() -> bool:
    """Tell whether the system writes 0,5 for a half."""
    return QLocale().decimalPoint() == ","


def shown(value: float) -> str:
    """Return a number as a field shows it."""
    return text_of(value).replace(".", ",") if has_comma() else text_of(value)


def plain(typed: str, whole: bool = False) -> str:
    """Return a number that a person typed as Python reads it; what is no number stays what it is.

    10,000 is ten thousand where a whole number is asked for. Else a comma is the decimal sign; only where the system
    writes a point, and the comma could part thousands, nothing is guessed.
    """
    text = typed.strip().replace("\N{MINUS SIGN}", "-")
    if whole and re.fullmatch(r"\d{1,3}([,.\s]\d{3})+" if has_comma() else r"\d{1,3}([,\s]\d{3})+", text):
        return re.sub(r"\D", "", text)
    is_sure = has_comma() or not re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", text)
    return text.replace(",", ".") if is_sure and text.count(",") == 1 and "." not in text else text


def number_of(text: str, hyper: Hyper, owner: str = "") -> float:
    """Return the number that a person typed; raise Invalid where it is none or none that is allowed."""
    try:
        number = float(plain(text, hyper.whole)) + 0.0  # which -0 is, too
    except ValueError:
        return hyper.check(text.strip(), owner)
    return hyper.check(int(number) if hyper.whole and number.is_integer() else number, owner)


def list_of(values: tuple[float, ...]) -> str:
    """Return numbers as a field shows a list of them."""
    return ("; " if has_comma() else ", ").join(map(shown, values))


def numbers_of(text: str) -> tuple[float, ...]:
    """Return the numbers of a list that a person typed, with commas, semicolons or spaces between them; raise ValueError where one is none."""
    between = r"[;\s]+" if has_comma() or ";" in text else r"[,\s]+"
    return tuple(float(plain(word.strip(","))) for word in re.split(between, text.strip()) if word.strip(","))


class DecimalBox(QDoubleSpinBox):
    """A box for a number in which comma and point are both the decimal sign; Qt takes the other one for thousands, and 10.5 for 105."""

    def validate(self, text: str, at: int):
        """Return whether the text is a number so far, the text, and where its cursor is (called by Qt)."""
        return super().validate(self._meant(text), at)

    def valueFromText(self, text: str) -> float:  # noqa: N802
        """Return the number that the text is (called by Qt)."""
        return super().valueFromText(self._meant(text))

    def _meant(self, text: str) -> str:
        sign = self.locale().decimalPoint()
        return text.replace("." if sign == "," else ",", sign)
