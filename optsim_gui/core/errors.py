"""The one exception a person's input can cause."""


class Invalid(ValueError):
    """Say in one plain sentence which field holds which value, and what is allowed."""
