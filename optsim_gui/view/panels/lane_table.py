"""The table of the lanes at the cursor: w, b, loss, and how each fares."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QTableWidget, QTableWidgetItem, QToolTip

from ...core.cost import Cost, cost
from ...core.experiment import Experiment, titles
from ...core.optimum import Optimum
from ...core.status import Status, status
from ...core.trajectory import Trajectory
from ...core.words import tr
from ...session.session import Session
from ..styles import Styles
from ..theme import numeric_font


COST, STATUS = 4, 5  # columns
USUAL = ("", "−0.00", "−0.00", "0.0000", "28.8k", "")  # texts that every column has room for
MARGIN_PX = 7
LEAST = "AdaGrad"  # so much of a name is always shown


class NameDelegate(QStyledItemDelegate):
    """Write names of lanes in their colours, on which a selected row's ground would be hard to read, and keep their number where room is scarce."""

    def initStyleOption(self, option, index) -> None:  # noqa: N802
        """Say how one name is written (called by Qt)."""
        super().initStyleOption(option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            option.state &= ~QStyle.StateFlag.State_Selected
            option.backgroundBrush = option.palette.base()
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class LaneTable(QTableWidget):
    """Show each active lane's point, loss and status at the cursor; `refresh` is called once a frame."""

    chosen = Signal(int)  # id of the lane whose row was clicked

    def __init__(self, session: Session, styles: Styles, parent=None):
        super().__init__(0, 6, parent)
        self._session, self._styles = session, styles
        self._state: tuple = (-1, session.shown)  # the update and the picture that it shows
        self._words: list[list[str]] = []  # of each row
        self.setHorizontalHeaderLabels(heads())
        self.setAccessibleName(tr("Point, loss and status of each lane at the update shown"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setObjectName("lane_table")
        self.setTabKeyNavigation(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(STATUS, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(24)
        self.horizontalHeaderItem(COST).setToolTip(tr("How many gradients and losses of single points the updates have taken"))
        header.setHighlightSections(False)
        self.setItemDelegateForColumn(0, NameDelegate(self))
        self.cellClicked.connect(self._choose)
        styles.changed.connect(self._forget)
        session.shown_changed.connect(self._forget)

    def showEvent(self, event) -> None:  # noqa: N802
        """Fit the columns to the font that is really used (called by Qt)."""
        super().showEvent(event)
        self._fit_columns()

    def resizeEvent(self, event) -> None:  # noqa: N802
        """Share out the room anew (called by Qt)."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Make the columns as wide as their widest text; where they do not fit, the cost goes, then the middle of names."""
        name, *numbers, status = (self._width(column) for column in range(self.columnCount()))
        room, least = self.viewport().width() - status - sum(numbers), QFontMetrics(self.font()).horizontalAdvance(LEAST) + MARGIN_PX
        self.setColumnHidden(COST, room < least)
        for column, width in enumerate(numbers, start=1):
            self.setColumnWidth(column, width)
        self.setColumnWidth(0, max(least, min(name, room if room >= least else room + numbers[-1])))

    def _width(self, column: int) -> int:
        """Return the width that the texts of a column take now, and usual ones would."""
        metrics = QFontMetrics(numeric_font(self.font()) if 0 < column < STATUS else self.font())
        return MARGIN_PX + max(map(metrics.horizontalAdvance, (USUAL[column], *(row[column] for row in self._words[: self.rowCount()]))))

    def _choose(self, row: int) -> None:
        """Tell which lane was clicked; an imported path has no updates to look into."""
        ids = self._state[1].lane_ids()
        if row < len(ids):
            self.chosen.emit(ids[row])

    def _forget(self) -> None:
        self._state = (-1, self._state[1])

    def refresh(self) -> None:
        """Show the lanes at the cursor if anything about them has changed."""
        state = (self._session.player.cursor, self._session.shown)
        if not self.isVisible() or (self._state[0] == state[0] and self._state[1] is state[1]):
            return
        moved, self._state = self._state[0] >= 0 and self._state[1] is state[1], state
        shown = self._session.shown
        drawn, names = shown.drawn(), titles(shown.experiment)
        self.setRowCount(len(drawn))
        self._words += [[""] * self.columnCount()] * (len(drawn) - len(self._words))
        fits = moved
        for row, (id, trajectory) in enumerate(drawn.items()):
            words, _, _ = row_of(shown.experiment, id, names[id], trajectory, state[0], shown.optimum)
            for column, text in enumerate(words):
                if not moved or text != self._words[row][column]:
                    self._put(row, column, text)
                    fits = fits and len(text) <= len(self._words[row][column])
            self._words[row] = words
            if not moved:
                self.item(row, 0).setForeground(QColor(self._styles.colour(id)))
        if not fits:
            self._fit_columns()

    def viewportEvent(self, event) -> bool:  # noqa: N802
        """Tell how the lane under the mouse fares, in a sentence made when asked for (called by Qt).

        One made each frame would have each cell painted anew.
        """
        if event.type() == event.Type.ToolTip and (item := self.itemAt(event.pos())):
            QToolTip.showText(event.globalPos(), self.tip(item.row(), item.column()), self.viewport(), self.visualItemRect(item))
            return True
        return super().viewportEvent(event)

    def tip(self, row: int, column: int) -> str:
        """Return what there is to tell about a cell."""
        cursor, shown = self._session.player.cursor, self._state[1]
        id, trajectory = list(shown.drawn().items())[row]
        _, fares, spent = row_of(shown.experiment, id, titles(shown.experiment)[id], trajectory, cursor, shown.optimum)
        return told_of(spent) if spent and column == COST else fares.sentence

    def _put(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            if 0 < column < STATUS:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setFont(numeric_font(self.font()))
            self.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)


def heads() -> list[str]:
    """Return what stands above the columns."""
    return [tr("Lane"), "w", "b", tr("loss"), tr("Cost"), tr("Status")]


def row_of(e: Experiment, id: int, name: str, trajectory: Trajectory, step: int, optimum: Optimum | None) -> tuple[list[str], Status, Cost | None]:
    """Return the words of a lane's or an imported path's row at an update, how it fares, and what its updates have cost."""
    at, lane = trajectory.last(step), next((lane for lane in e.lanes if lane.id == id), None)
    fares = status(name, trajectory, step, optimum, lane.settings if lane else {})
    spent = cost(e, lane, at) if lane else None
    point = (coordinate(trajectory["w"][at]), coordinate(trajectory["b"][at]), number(trajectory["loss"][at]))
    return [name, *point, count(spent.gradients + spent.losses) if spent else "", words_of(fares, trajectory, optimum)], fares, spent


def number(value: float) -> str:
    """Return a number for people: four digits after the point, three significant ones where it is large or tiny."""
    return (f"{value:.4f}" if 1e-4 <= abs(value) < 100 or value == 0 else f"{value:.3g}").replace("-", "−")


def coordinate(value: float) -> str:
    """Return where a point is to a hundredth, as far as a picture tells; three significant digits where it is far."""
    return (f"{value:.2f}" if abs(value) < 1000 else f"{value:.2e}").replace("-", "−")


def told_of(spent: Cost) -> str:
    """Return what updates have taken, in words."""
    return tr("{gradients:,} gradients and {losses:,} losses of single points", gradients=spent.gradients, losses=spent.losses)


def count(n: int) -> str:
    """Return a number of things in four characters or so, e.g. "960" or "28.8k"."""
    return f"{n:,}" if n < 10_000 else f"{n / 1e3:.3g}k" if n < 999_500 else f"{n / 1e6:.3g}M"


def words_of(fares: Status, trajectory: Trajectory, optimum: Optimum | None) -> str:
    """Return a status in one or two words, with the step from which on it holds."""
    if fares.kind == "settled":
        return tr("settled {step}", step=trajectory.settled_since(optimum.point))
    if fares.kind == "saturated":
        return tr("saturated {step}", step=trajectory.saturated_since)
    if fares.kind == "ended":
        return tr("ended {step}", step=trajectory.steps)
    return tr("diverged {step}", step=trajectory.diverged_at) if fares.kind == "diverged" else tr(fares.kind)
