"""Texts: as they stand, or turned; values are put in afterwards."""

from optsim_gui.core.words import speak, tr


def test_without_a_language_a_text_stays_as_it_is():
    assert tr("{n} updates", n=3) == "3 updates"
    assert tr("braces {} stay where nothing is put in") == "braces {} stay where nothing is put in"


def test_a_text_is_turned_before_its_values_are_put_in():
    speak({"{n} updates": "{n:.1f} 次更新"}.get)
    try:
        assert tr("{n} updates", n=3) == "3.0 次更新"
    finally:
        speak()
