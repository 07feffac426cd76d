"""Every text a person reads passes here; the window says into which language it is turned."""

from collections.abc import Callable

_turn: Callable[[str], str] = str


def speak(turn: Callable[[str], str] = str) -> None:
    """Turn every later text by `turn`, from English as it stands in the source; without one, English stays."""
    global _turn
    _turn = turn


def tr(text: str, **values) -> str:
    """Return `text` in the language of the window, with the named values put into its braces.

    The first argument at a call is a literal, so that Qt's lupdate finds it; a declared text (a rule's sentence, a
    command's name) is collected from its declaration.
    """
    turned = _turn(text)
    return turned.format(**values) if values else turned


def mark(text: str) -> str:
    """Return `text` as it is: a literal that is declared here and passes `tr` where it is shown."""
    return text
