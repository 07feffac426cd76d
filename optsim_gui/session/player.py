"""The player: a cursor that moves over what is recorded."""

from PySide6.QtCore import QObject, Signal

SLOWEST, FASTEST = 1.0, 100_000.0
USUAL = 37.5  # 300 updates in 8 s


class Player(QObject):
    """Hold the cursor, an update number from 0 to the horizon; it shows at most what all lanes have recorded.

    The cursor keeps the step it was sent to while the record catches up, and stays at the end when it was there.
    """

    moved = Signal(int)  # the cursor, an update number
    playing_changed = Signal(bool)
    speed_changed = Signal(float)  # updates a second

    def __init__(self, parent=None):
        super().__init__(parent)
        self.horizon = 0
        self.available = 0
        self.playing = False
        self.speed = USUAL
        self._target = 0.0
        self._awaited: tuple[int, int] | None = None  # a step, and the horizon of the record that it is of
        self._shown = 0

    @property
    def cursor(self) -> int:
        """Return the update that is shown."""
        return self._shown

    def set_record(self, available: int, horizon: int) -> None:
        """Take notice of how many updates all lanes have recorded, of how many in the end."""
        at_end = self.horizon > 0 and self._target >= self.horizon
        self.available, self.horizon = available, horizon
        self._target = float(horizon) if at_end and not self.playing else min(self._target, horizon)
        if self._awaited and self._awaited[1] == horizon:
            self._target, self._awaited = float(min(self._awaited[0], horizon)), None
        self._show()

    def await_step(self, step: int, horizon: int) -> None:
        """Pause, and stand at `step` of the record to come, of `horizon` updates."""
        self.pause()
        self.seek(step)
        self._awaited = (step, horizon)

    def seek(self, step: int) -> None:
        """Go to `step`, clamped to 0..horizon."""
        self._target, self._awaited = float(min(max(0, step), self.horizon)), None
        self._show()

    def step(self, updates: int) -> None:
        """Pause and go `updates` on, or back where negative."""
        self.pause()
        self.seek(self.cursor + updates)

    def play(self) -> None:
        """Play on from the cursor, or from 0 when it is at the end."""
        if self._target >= self.horizon:
            self.seek(0)
        self._set_playing(True)

    def pause(self) -> None:
        """Stop where the cursor is."""
        self._set_playing(False)

    def toggle(self) -> None:
        """Play when paused, pause when playing."""
        self.pause() if self.playing else self.play()

    def restart(self) -> None:
        """Play from 0."""
        self.seek(0)
        self._set_playing(True)

    def set_speed(self, updates_a_second: float) -> None:
        """Set the speed, clamped to SLOWEST..FASTEST; FASTEST means as fast as it goes."""
        self.speed = min(FASTEST, max(SLOWEST, updates_a_second))
        self.speed_changed.emit(self.speed)

    def tick(self, seconds: float) -> None:
        """Let `seconds` of play go by."""
        if not (self.playing and self.horizon):
            return
        further = self._target + seconds * self.speed if self.speed < FASTEST else self.horizon
        self._target = max(self._target, float(min(further, self.available)))
        self._show()
        if self._target >= self.horizon:
            self.pause()

    def _show(self) -> None:
        shown = min(int(self._target), self.available)
        if shown != self._shown:
            self._shown = shown
            self.moved.emit(shown)

    def _set_playing(self, playing: bool) -> None:
        if playing != self.playing:
            self.playing = playing
            self.playing_changed.emit(playing)
