"""The one exception a person's input can cause."""

LONGEST = 1000  # characters


class Invalid(ValueError):
    """Say in one plain sentence which field holds which value, and what is allowed.

    What is quoted may be a stranger's: of a very long text the middle is left out, and no control character reaches a terminal.
    """

    def __str__(self):
        text = super().__str__()
        if len(text) > LONGEST:
            text = f"{text[: LONGEST // 2]}…{text[-LONGEST // 2 :]}"
        return text if text.isprintable() else "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)
