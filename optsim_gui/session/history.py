"""Undo and redo: a list of frozen values."""

from collections.abc import Hashable
from time import monotonic

MOST = 500
TOGETHER_S = 1.0


class History:
    """Remember values that were left; what belongs to one gesture or one burst of typing is one entry."""

    def __init__(self):
        self.past: list = []
        self.future: list = []
        self._key: Hashable = None
        self._time = 0.0
        self._pressed = False

    def leave(self, old, new, key: Hashable = None) -> None:
        """Remember `old` as it is left for `new`; the same `key` within a press, or within a second, adds no entry.

        What comes back to where it began leaves no entry.
        """
        now = monotonic()
        goes_on = key is not None and key == self._key and (self._pressed or now - self._time <= TOGETHER_S)
        if not goes_on:
            self.past = [*self.past[-MOST + 1 :], old]
        self.future = []
        self._key, self._time = key, now
        if goes_on and self.past[-1] == new:
            self.past.pop()
            self._key = None

    def press(self) -> None:
        """Begin a gesture: what follows under one key is one entry until `release`."""
        self._key, self._pressed = None, True

    def release(self) -> None:
        """End a gesture: what follows is another entry."""
        self._key, self._pressed = None, False

    def back(self, present):
        """Return the value before `present`; raise IndexError when there is none."""
        value = self.past.pop()
        self.future.append(present)
        self._key = None
        return value

    def forth(self, present):
        """Return the value that `back` left; raise IndexError when there is none."""
        value = self.future.pop()
        self.past.append(present)
        self._key = None
        return value
