"""The playback bar: buttons, the update shown, speed; picture and theme at its end."""

from math import log10

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from ..core.words import tr
from ..session.player import FASTEST, SLOWEST, Player
from .icons import icon
from .theme import SPACE, numeric_font
from .timeline import epoch_of

SPEED_TICKS = 100
BUTTONS = ("to_start", "back", "play", "forward", "to_end", "restart")


class PlaybackBar(QWidget):
    """Show and steer a player; every button does what its action does."""

    def __init__(self, player: Player, actions: dict[str, QAction], parent=None):
        super().__init__(parent)
        self._player, self._play = player, actions["play"]
        self._per_epoch: int | None = None
        self.setObjectName("playback")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # on, like the timeline, is to the right in every language
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        row.setSpacing(SPACE // 2)
        self.buttons = {key: button_of(actions[key], self) for key in BUTTONS}
        for button in self.buttons.values():
            row.addWidget(button)
        row.addSpacing(SPACE)
        self.counter = QLabel()
        self.counter.setFont(numeric_font())
        self.counter.setMinimumWidth(QFontMetrics(self.counter.font()).horizontalAdvance("update 100,000 / 100,000"))
        row.addWidget(self.counter)
        row.addSpacing(SPACE)
        label = QLabel(tr("&Speed"))
        self.speed = QSlider(Qt.Orientation.Horizontal)
        self.speed.setRange(0, SPEED_TICKS)
        self.speed.setFixedWidth(128)
        self.speed.setAccessibleName(tr("Speed in updates a second"))
        self.speed_text = QLabel()
        self.speed_text.setFont(numeric_font())
        self.speed_text.setMinimumWidth(QFontMetrics(self.speed_text.font()).horizontalAdvance(tr("as fast as it goes")))
        label.setBuddy(self.speed)
        for widget in (label, self.speed, self.speed_text):
            row.addWidget(widget)
        row.addStretch(1)
        for key in ("fit", "theme", "export"):
            row.addWidget(button_of(actions[key], self))
        self.speed.valueChanged.connect(self._take_speed)
        player.speed_changed.connect(self._show_speed)
        player.playing_changed.connect(self._show_playing)
        self._show_speed(player.speed)
        self._show_playing(player.playing)

    def set_epochs(self, per_epoch: int | None) -> None:
        """Tell epochs beside updates: how many updates an epoch has, or None where each sees all the data."""
        self._per_epoch = per_epoch

    def refresh(self) -> None:
        """Show the player's cursor, and the epoch where there are mini-batches."""
        text = tr("update {cursor:,} / {horizon:,}", cursor=self._player.cursor, horizon=self._player.horizon)
        if self._per_epoch:
            text += tr(" · epoch {epoch}", epoch=epoch_of(self._player.cursor, self._per_epoch))
        if text != self.counter.text():
            self.counter.setText(text)

    def _take_speed(self, tick: int) -> None:
        self._player.set_speed(SLOWEST * (FASTEST / SLOWEST) ** (tick / SPEED_TICKS))

    def _show_speed(self, speed: float) -> None:
        self.speed.blockSignals(True)
        self.speed.setValue(round(SPEED_TICKS * log10(speed / SLOWEST) / log10(FASTEST / SLOWEST)))
        self.speed.blockSignals(False)
        text = tr("as fast as it goes") if speed >= FASTEST else tr("{speed} a second", speed=f"{speed:,.3g}" if speed < 1000 else f"{speed:,.0f}")
        self.speed_text.setText(text)
        self.speed.setToolTip(tr("Speed: {speed}", speed=text))

    def _show_playing(self, playing: bool) -> None:
        self._play.setIcon(icon("pause" if playing else "play"))
        self._play.setText(tr("Pause") if playing else tr("Play"))


def button_of(action: QAction, parent: QWidget) -> QToolButton:
    """Return a button that does what an action does and looks like it, without taking its keys."""
    button = QToolButton(parent)
    button.setAutoRaise(True)
    button.setIconSize(QSize(20, 20))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def follow() -> None:
        button.setIcon(action.icon())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text().rstrip("…"))
        button.setEnabled(action.isEnabled())

    follow()
    action.changed.connect(follow)
    button.clicked.connect(action.trigger)
    return button
