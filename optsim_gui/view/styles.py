"""Which style each lane of the session has: its own, but for the colours a person chose."""

from PySide6.QtCore import QObject, Signal

from ..core.experiment import Experiment
from ..session.session import Session
from .lane_style import LaneStyle, colour, styles_of
from .theme import LIGHT, Theme


class Styles(QObject):
    """Hold the style of each lane by its id, its colour on the theme in use, and tell when any of it is another.

    `chosen` holds the colours, '#rrggbb' by lane id, that a person took; they are the window's, not the experiment's.
    """

    changed = Signal()

    def __init__(self, session: Session):
        super().__init__(session)
        self.theme: Theme = LIGHT
        self.chosen: dict[int, str] = {}
        self._styles: dict[int, LaneStyle] = {}
        session.experiment_changed.connect(self._take)
        self._take(None, session.experiment)

    def of(self, id: int) -> LaneStyle:
        """Return the style of a lane of the experiment, or of one that it had a moment ago."""
        return self._styles[id]

    def colour(self, id: int) -> str:
        """Return '#rrggbb' of a lane on the theme in use."""
        return self.chosen.get(id) or colour(self._styles[id], self.theme)

    def choose(self, id: int, colour: str | None) -> None:
        """Give a lane a colour of its own, '#rrggbb', or with None take it back."""
        if colour != self.chosen.get(id):
            self.chosen = {**self.chosen, id: colour} if colour else {key: value for key, value in self.chosen.items() if key != id}
            self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Give the colours of another theme."""
        if theme != self.theme:
            self.theme = theme
            self.changed.emit()

    def _take(self, old: Experiment | None, new: Experiment) -> None:
        """Keep the styles of lanes that went: a picture that is still shown may hold them until new results come."""
        styles = dict(zip((lane.id for lane in new.lanes), styles_of(lane.optimizer for lane in new.lanes)))
        if any(self._styles.get(id) != style for id, style in styles.items()):
            self._styles |= styles
            self.changed.emit()
