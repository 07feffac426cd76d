"""Which style each lane of the session has: its own, but for the colours a person chose."""

from PySide6.QtCore import QObject, Signal

from ..core.experiment import Experiment
from ..session.session import Session
from .lane_style import LaneStyle, colour, styles_of
from .theme import LIGHT, Theme


class Styles(QObject):
    """Hold the style of each lane by its id, its colour on the theme in use, and tell when any of it is another.

    `chosen` holds the colours that a person took, '#rrggbb' by (lane id, optimizer); they are the window's, not the
    experiment's. A lane that went keeps its style until its id is used again: a picture may still show it.
    """

    changed = Signal()

    def __init__(self, session: Session):
        super().__init__(session)
        self.theme: Theme = LIGHT
        self.chosen: dict[tuple[int, str], str] = {}
        self._lanes: dict[int, tuple[str, LaneStyle]] = {}
        session.experiment_changed.connect(self._take)
        self._take(None, session.experiment)

    def of(self, id: int) -> LaneStyle:
        """Return the style of a lane."""
        return self._lanes[id][1]

    def colour(self, id: int) -> str:
        """Return '#rrggbb' of a lane on the theme in use."""
        optimizer, style = self._lanes[id]
        return self.chosen.get((id, optimizer)) or colour(style, self.theme)

    def is_chosen(self, id: int) -> bool:
        """Tell whether a person took the lane's colour."""
        return (id, self._lanes[id][0]) in self.chosen

    def choose(self, id: int, colour: str | None) -> None:
        """Give a lane a colour of its own, '#rrggbb', or with None take it back."""
        key = (id, self._lanes[id][0])
        others = {lane: other for lane, other in self.chosen.items() if lane != key}
        self.chosen = {**others, key: colour} if colour else others
        self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Give the colours of another theme."""
        if theme != self.theme:
            self.theme = theme
            self.changed.emit()

    def _take(self, old: Experiment | None, new: Experiment) -> None:
        kinds = {lane.id: lane.optimizer for lane in new.lanes} | {one.id: "imported" for one in new.imported}
        lanes = {id: (kind, style) for (id, kind), style in zip(kinds.items(), styles_of(kinds.values()))}
        if any(self._lanes.get(id) != lane for id, lane in lanes.items()):
            self._lanes |= lanes
            self.changed.emit()
