"""The imported paths below the lanes: tick, swatch, name and a menu each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QInputDialog, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from ...core.curves import AGREED, Nearest, nearest
from ...core.equations import figures
from ...core.experiment import lane_titles
from ...core.imported import LONGEST_TITLE, Imported
from ...core.words import tr
from ...session.session import Session
from ..forms import muted_label, small_button
from ..styles import Styles
from ..theme import SPACE
from .lane_row import TICK_PX, Swatch

NAME_PX = 190


class ImportedList(QWidget):
    """Show the imported paths of the experiment, each with the lane nearest to it, rename and remove them; what is ticked is the window's."""

    def __init__(self, session: Session, styles: Styles, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._styles = session, styles
        self.rows: dict[int, QWidget] = {}
        self.ticks: dict[int, QCheckBox] = {}
        self.comparisons: dict[int, QLabel] = {}
        self._shown: tuple[Imported, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE, 0, 0)
        self._column.setSpacing(0)
        heading = muted_label(self)
        heading.setContentsMargins(SPACE // 2, 0, 0, 0)
        heading.setText(tr("Imported paths"))
        self._column.addWidget(heading)
        session.experiment_changed.connect(self._show)
        session.active_changed.connect(self._show_active)
        session.shown_changed.connect(self._compare)
        self._show()

    def _show(self, *_) -> None:
        """Make the rows anew where the paths are others."""
        imported = self._session.experiment.imported
        if imported != self._shown:
            for row in self.rows.values():
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._shown, self.ticks, self.comparisons = imported, {}, {}
            self.rows = {one.id: self._make_row(one) for one in imported}
            for row in self.rows.values():
                self._column.addWidget(row)
        self.setVisible(bool(imported))
        self._show_active()
        self._compare()

    def showEvent(self, event) -> None:  # noqa: N802
        """Make up for what was not looked up while hidden (called by Qt)."""
        super().showEvent(event)
        self._compare()

    def _compare(self) -> None:
        """Tell of each path which of the lanes shown it is nearest to."""
        shown = self._session.shown
        if not self.isVisible() or shown.experiment.imported != self._shown or not all(t.done for t in shown.trajectories.values()):
            return
        names = lane_titles(shown.experiment)
        for one in self._shown:
            found = nearest(one, shown.trajectories) if one.id in shown.imported else None
            self.comparisons[one.id].setText(_sentence(found, names[found.lane]) if found else "")
            self.comparisons[one.id].setVisible(found is not None)

    def _make_row(self, one: Imported) -> QWidget:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE // 2)
        line.addSpacing(24)  # where the lanes have their chevron
        tick = self.ticks[one.id] = QCheckBox(row)
        tick.setFixedWidth(TICK_PX)
        tick.setAccessibleName(one.title)
        tick.setToolTip(tr("Show {title}", title=one.title))
        tick.clicked.connect(lambda on: self._session.tick(self._session.active | {one.id} if on else self._session.active - {one.id}))
        name = QLabel(QFontMetrics(self.font()).elidedText(one.title, Qt.TextElideMode.ElideMiddle, NAME_PX), row, textFormat=Qt.TextFormat.PlainText)
        name.setToolTip(tr("{title}: {rows:,} rows up to update {last:,}", title=one.title, rows=len(one.step), last=one.step[-1]))
        for widget in (tick, Swatch(one.id, self._styles, row), name):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self._make_menu(one, row))
        column.addLayout(line)
        compared = self.comparisons[one.id] = muted_label(row)
        compared.setContentsMargins(24 + TICK_PX + SPACE, 0, 0, SPACE // 2)
        compared.setWordWrap(True)
        compared.setToolTip(tr("The largest distance at the rows of the path, of all lanes shown the smallest"))
        compared.hide()
        column.addWidget(compared)
        return row

    def _make_menu(self, one: Imported, row: QWidget) -> QToolButton:
        button = small_button("more", tr("{title}: more", title=one.title), row)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(tr("Rename…")).triggered.connect(lambda: self.ask_name(one.id))
        menu.addAction(tr("Remove")).triggered.connect(lambda: self.remove(one.id))
        button.setMenu(menu)
        return button

    def _show_active(self, *_) -> None:
        for id, tick in self.ticks.items():
            tick.setChecked(id in self._session.active)

    def remove(self, id: int) -> None:
        """Remove a path; undo brings it back."""
        e = self._session.experiment
        self._session.apply(e.replace(imported=tuple(one for one in e.imported if one.id != id)))

    def ask_name(self, id: int) -> None:
        """Ask for another name of a path."""
        one = next(one for one in self._shown if one.id == id)
        dialog = QInputDialog(self, labelText=tr("Name of the path"), windowTitle=tr("Rename path"), textValue=one.title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.findChild(QLineEdit).setMaxLength(LONGEST_TITLE)
        dialog.textValueSelected.connect(lambda title: self.rename(id, title))
        dialog.open()

    def rename(self, id: int, title: str) -> None:
        """Give a path another name; an empty one leaves it as it is."""
        title, e = title.strip()[:LONGEST_TITLE], self._session.experiment
        if title:
            paths = (Imported(one.id, title, one.step, one.w, one.b) if one.id == id else one for one in e.imported)
            self._session.apply(e.replace(imported=tuple(paths)))


def _sentence(found: Nearest, lane: str) -> str:
    """Return how near to a lane a path stays, and for how long they are the same."""
    size, within = figures(found.gap, 3), f"{AGREED:g}"
    if found.gap == 0.0:
        return tr("The same as {lane}", lane=lane)
    if found.gap <= AGREED:
        return tr("The same as {lane} within {size}", lane=lane, size=size)
    if found.agreed:
        return tr("Nearest to {lane}: within {within} up to update {agreed:,}, gap {size} at update {at:,}",
                  lane=lane, within=within, agreed=found.agreed, size=size, at=found.at)  # fmt: skip
    return tr("Nearest to {lane}: gap {size} at update {at:,}", lane=lane, size=size, at=found.at)
