"""A lane's convention: whose way of writing the rule it runs, and the other's path beside its own."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ...core.equations import figures
from ...core.experiment import Lane
from ...core.optimizers import conventions, other_convention
from ...core.optimizers.rule import CONVENTIONS
from ...core.words import tr
from ..forms import Combo, muted_label
from ..theme import SPACE

Gap = tuple[float, int]  # the largest distance between two paths, and the update where it is


class ConventionForm(QWidget):
    """Show a lane's convention with the choice of another, and offer the other's path as a ghost.

    `find_gap()` gives the gap between the lane and its ghost, or None as long as there is none; it is asked only while
    the form is seen.
    """

    chosen = Signal(str)
    ghost_wanted = Signal(bool)

    def __init__(self, lane: Lane, title: str, find_gap: Callable[[], Gap | None], parent: QWidget):
        super().__init__(parent)
        self._find_gap = find_gap
        self.choice = Combo(tr("Convention of {title}", title=title), self)
        for name, rule in conventions(lane.optimizer).items():
            self.choice.addItem(tr(CONVENTIONS[name]), name)
            tip = tr(rule.differs) if rule.differs else tr("As the lecture and most papers print it.")
            self.choice.setItemData(self.choice.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.choice.setCurrentIndex(self.choice.findData(lane.convention))
        self.choice.setToolTip(self.choice.currentData(Qt.ItemDataRole.ToolTipRole))
        self.choice.activated.connect(lambda _: self.chosen.emit(self.choice.currentData()))
        other = CONVENTIONS[other_convention(lane.rule).convention]
        self.ghost = QCheckBox(tr("Ghost of {convention}", convention=tr(other)), self)
        self.ghost.setToolTip(tr("Draw what the other convention would do with the same settings, thin and pale"))
        self.ghost.setAccessibleName(f"{title}: {self.ghost.text()}")
        self.ghost.clicked.connect(self.ghost_wanted)
        self.gap = muted_label(self)
        self.gap.setToolTip(tr("The largest distance between the two paths at the same update"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 4)
        for widget in (self.choice, self.ghost, self.gap):
            column.addWidget(widget)

    def show_ghost(self, on: bool) -> None:
        """Show whether the ghost is drawn."""
        self.ghost.setChecked(on)
        self.gap.setVisible(on)
        self.refresh()

    def refresh(self) -> None:
        """Show the gap as it is now, if it is seen."""
        if self.gap.isVisible():
            gap = self._find_gap()
            self.gap.setText(tr("Gap {size} at update {step}", size=figures(gap[0], 3), step=f"{gap[1]:,}") if gap else "")

    def showEvent(self, event) -> None:  # noqa: N802
        """Make up for what was not looked up while hidden (called by Qt)."""
        super().showEvent(event)
        self.refresh()

    def stops(self) -> list[QWidget]:
        """Return its widgets in the order in which Tab visits them."""
        return [self.choice, self.ghost]
