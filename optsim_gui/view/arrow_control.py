"""Which arrows the canvas draws: kinds that a person switched on, for all lanes, or those of the stage that is inspected."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ..core.document import Arrows
from ..core.words import tr
from ..session.session import Session
from .canvas.arrows import KINDS, arrows_of, magnification
from .canvas.canvas import Canvas
from .panels.inspector import InspectorPanel


class ArrowControl(QObject):
    """Keep the canvas's arrows at the cursor; `refresh` is called once a frame, after the inspector's.

    While the inspector shows a stage, only that stage's arrows are drawn, at the inspected lane's head.
    """

    def __init__(self, session: Session, canvas: Canvas, inspector: InspectorPanel):
        super().__init__(canvas)
        self._session, self._canvas, self._inspector = session, canvas, inspector
        self._scaled: tuple = ()
        self._scale = 1.0
        self.actions = {kind: self._switch(tr(words)) for kind, words in KINDS.items()}
        self.log = self._switch(tr("Logarithmic lengths"))
        self.equal = QAction(tr("Same scale for w and b"), self, checkable=True)
        self.equal.toggled.connect(canvas.box.setAspectLocked)
        canvas.view_changed.connect(self.refresh)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds that are switched on."""
        return tuple(kind for kind, action in self.actions.items() if action.isChecked())

    def choice(self) -> Arrows:
        """Return what is drawn, and of which lane the inspector tells, as a document keeps it."""
        inspector = self._inspector
        stage = inspector.stage if inspector.isVisible() and inspector.stage >= 0 else None
        return Arrows(self.kinds, self.log.isChecked(), inspector.lane, stage)

    def choose(self, wanted: Arrows) -> None:
        """Draw what a document kept, but for the stage that was inspected."""
        for kind, action in self.actions.items():
            action.setChecked(kind in wanted.kinds)
        self.log.setChecked(wanted.logarithmic)

    def refresh(self, *_) -> None:
        """Draw the arrows of the update at the cursor."""
        shown, cursor = self._session.shown, self._session.player.cursor
        stage = self._inspector.stage if self._inspector.isVisible() else -1
        kinds = self.kinds
        ids = [self._inspector.lane] if stage >= 0 else shown.lane_ids() if kinds else []
        drawn = arrows_of(shown.experiment, shown.trajectories, ids, cursor, kinds, stage)
        scale = self._magnification(ids, kinds if stage < 0 else ()) if drawn else 1.0
        self._canvas.picture.show_scene(arrows=drawn, arrow_kinds=kinds if stage < 0 else (), arrow_scale=scale, arrow_log=self.log.isChecked())

    def menu(self, parent: QMenu) -> QMenu:
        """Return the menu of the switches."""
        menu = QMenu(tr("&Arrows"), parent)
        for action in self.actions.values():
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.log)
        return menu

    def _switch(self, words: str) -> QAction:
        action = QAction(words, self, checkable=True)
        action.toggled.connect(self.refresh)
        return action

    def _magnification(self, ids: list[int], kinds: tuple[str, ...]) -> float:
        """Return the scale, found anew where lanes, kinds or the zoom have changed."""
        mapping = self._canvas.picture.mapping()
        _, x, _, y = mapping.affine()
        trajectories = [self._session.shown.trajectories[id] for id in ids]
        scaled = (trajectories, kinds, round(x, 6), round(y, 6))
        if scaled != self._scaled:
            self._scaled, self._scale = scaled, magnification(trajectories, kinds, mapping)
        return self._scale
