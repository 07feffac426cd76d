"""Help ▸ Claims: what the article claims, measured now; a row opens the experiment that shows it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QLabel, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from ..core.claims import CLAIMS, Claim, Row, shown_by
from ..core.words import tr
from ..session.measuring import Measuring
from ..session.session import Session
from .dialogs import framed, heading
from .theme import SPACE, numeric_font

SIZE = QSize(800, 600)  # px
DATASETS = 200
_VALUE, _MUST_BE, _HOLDS, _SHARE = range(2, 6)


class ClaimsDialog(QDialog):
    """Show every claim with its number, what it must be, and whether it holds; the window beside it stays in use."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._measuring = Measuring(parent=self)
        self.resize(SIZE)
        column = framed(self, tr("Claims, measured"))
        self.table = self._table()
        self.details = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.details.setMinimumHeight(4 * self.details.fontMetrics().lineSpacing())
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.table, 1)
        column.addWidget(self.details)
        column.addLayout(self._buttons())
        self.table.currentCellChanged.connect(self._tell)
        self.table.cellActivated.connect(self.show_claim)
        self.table.setCurrentCell(0, 1)
        self._measure(Measuring(parent=self))

    # assembly

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(CLAIMS), 6)
        table.setAccessibleName(tr("The claims"))
        table.setHorizontalHeaderLabels(["", tr("Claim"), tr("Value"), tr("Must be"), tr("Holds"), tr("Datasets")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(3 * SPACE)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for row, claim in enumerate(CLAIMS):
            for place, words in enumerate((claim.id, tr(claim.text), "", _signs(claim.threshold), "", "")):
                table.setItem(row, place, _item(words, right=place in (_VALUE, _SHARE)))
        return table

    def _buttons(self) -> QHBoxLayout:
        self.over_button, self.show_button, self.close_button = QPushButton(), QPushButton(tr("&Show it")), QPushButton(tr("Close"))
        self.over_button.setText(tr("&Try {count} datasets", count=DATASETS))
        self.over_button.setToolTip(tr("Draw the points anew with the seeds 0 to {last}, and count on how many each claim holds", last=DATASETS - 1))
        self.show_button.setToolTip(tr("Open the experiment that shows this claim (Enter)"))
        self.show_button.setDefault(True)
        self.progress = heading("")
        self.over_button.clicked.connect(self.try_datasets)
        self.show_button.clicked.connect(lambda: self.show_claim(self.table.currentRow()))
        self.close_button.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.over_button)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.show_button)
        return row

    # what is done

    def try_datasets(self) -> None:
        """Count on how many datasets each claim holds."""
        self.over_button.setEnabled(False)
        self._measure(Measuring(DATASETS, self))

    def show_claim(self, row: int, _column: int = 0) -> None:
        """Open the experiment that shows the claim of this row, at the update to look at."""
        open_claim(self._session, CLAIMS[row])

    def _measure(self, measuring: Measuring) -> None:
        self._measuring.stop()
        self._measuring = measuring
        measuring.measured.connect(self._show_rows)
        measuring.counted.connect(self._show_shares)
        measuring.start()

    def _show_rows(self, rows: tuple[Row, ...]) -> None:
        for place, row in enumerate(rows):
            self.table.item(place, _VALUE).setText("–" if row.value is None else f"{row.value:.4g}".replace("-", "−"))
            self.table.item(place, _HOLDS).setText(tr("yes") if row.holds else tr("no"))

    def _show_shares(self, done: int, shares: dict[str, float]) -> None:
        for place, claim in enumerate(CLAIMS):
            self.table.item(place, _SHARE).setText(f"{shares[claim.id]:.1%}".replace("%", " %"))
        self.progress.setText(tr("{done} of {all} datasets", done=done, all=DATASETS))

    def _tell(self, row: int, *_) -> None:
        claim = CLAIMS[row]
        self.details.setText("\n".join(filter(None, (tr("Measured: {metric}.", metric=tr(claim.metric)), claim.caveat and tr(claim.caveat)))))

    def done(self, result: int) -> None:
        """End what is computed and close."""
        self._measuring.stop()
        super().done(result)

    def closeEvent(self, event) -> None:  # noqa: N802
        """End what is computed (called by Qt)."""
        self._measuring.stop()
        super().closeEvent(event)


def open_claim(session: Session, claim: Claim) -> None:
    """Show the experiment of a claim at its update, as one change to undo."""
    shown = shown_by(claim)
    session.open(shown.experiment, shown.view.w, shown.view.b)
    session.player.await_step(claim.cursor, shown.experiment.steps)


def _signs(threshold: str) -> str:
    return threshold.replace(">=", "≥").replace("<=", "≤").replace("..", tr("to"))


def _item(words: str, right: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    if right:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setFont(numeric_font())
    return item
