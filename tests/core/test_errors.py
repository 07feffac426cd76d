"""What is said of bad input is one printable line, short however long the input was."""

from hypothesis import example, given
from hypothesis import strategies as st

from optsim_gui.core.errors import LONGEST, Invalid


@given(st.text(max_size=LONGEST // 2), st.integers(0, 3 * LONGEST))
@example("", LONGEST - len("end."))
@example("", LONGEST - len("end.") + 1)
def test_a_sentence_is_printable_and_of_a_long_one_the_middle_is_left_out(text, times):
    sentence, half = f"{text}{'x' * times}end.", LONGEST // 2
    kept = sentence if len(sentence) <= LONGEST else f"{sentence[:half]}…{sentence[-half:]}"
    assert str(Invalid(sentence)) == "".join(letter if letter.isprintable() else "�" for letter in kept)
