"""The status bar: what is under the mouse, what to know, and how far a long recompute has got."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy, QStatusBar

from ..core.problems import pose
from ..core.words import tr
from ..session.session import Session
from .canvas import plane
from .panels.lane_table import number
from .theme import SPACE, numeric_font

LONG_MS = 300
SAID_MS = 12_000


class StatusLine(QStatusBar):
    """Show the point under the mouse with its loss, a sentence, and progress with a way to cancel."""

    def __init__(self, session: Session, parent=None):
        super().__init__(parent)
        self._session = session
        self._point: tuple[float, float] | None = None
        self._grouped: tuple = (None, None)
        self._share = 0.0
        self.setSizeGripEnabled(False)
        self.setContentsMargins(SPACE, 0, SPACE, 0)
        self.point = QLabel()
        self.point.setFont(numeric_font())
        self.point.setMinimumWidth(QFontMetrics(self.point.font()).horizontalAdvance("w −0.0000   b −0.0000   loss 0.00000"))
        self.sentence = QLabel()
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # no sentence widens the window
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setFixedWidth(160)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress of the computation"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setToolTip(tr("Stop computing; what is recorded stays"))
        self.cancel.clicked.connect(session.cancel)
        self.addWidget(self.point)
        self.addWidget(self.sentence, 1)
        self.addPermanentWidget(self.progress)
        self.addPermanentWidget(self.cancel)
        self._long = QTimer(self, singleShot=True, interval=LONG_MS)
        self._long.timeout.connect(lambda: self._show_progress(True))
        self._said = QTimer(self, singleShot=True, interval=SAID_MS)
        self._said.timeout.connect(self._show_usual)
        self._show_progress(False)
        session.progress_changed.connect(self._take_progress)
        session.doing_changed.connect(self._take_doing)
        session.shown_changed.connect(self._show_usual)
        session.failed.connect(self._take_failure)

    def say(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self.sentence.setText(sentence)
        self.sentence.setToolTip(sentence)
        self._said.start()

    def show_point(self, point: tuple[float, float] | None) -> None:
        """Show a point of the plane and its loss from the next frame on, or nothing."""
        self._point = point
        if point is None:
            self.point.clear()
        else:
            x, y = point
            loss = number(self._points().loss_at(x, y))
            across, up = plane.names(self._session.shown.experiment)
            self.point.setText(f"{across} {number(x)}   {up} {number(y)}   " + tr("loss {loss}", loss=loss))

    def _points(self):
        e = self._session.shown.experiment
        if self._grouped[0] != (e.data, e.reduction):
            self._grouped = (e.data, e.reduction), pose(e.data, e.reduction)
        return self._grouped[1]

    def _take_progress(self, share: float | None) -> None:
        if share is None:
            self._long.stop()
            self._show_progress(False)
        else:
            self._share = share
            if not self._long.isActive() and not self.progress.isVisible():
                self._long.start()

    def refresh(self) -> None:
        """Show how far the computation has got; called once a frame, for a progress bar paints itself at once and alone."""
        value = round(1000 * self._share)
        if self.progress.isVisible() and self.progress.value() != value:
            self.progress.setUpdatesEnabled(False)
            self.progress.setValue(value)
            self.progress.setUpdatesEnabled(True)

    def _take_failure(self, error: BaseException) -> None:
        self.say(tr("The computation failed: {error}", error=error))

    def _take_doing(self, sentence: str) -> None:
        if self._said.isActive():
            return
        if sentence:
            self.sentence.setText(f"{sentence} …")
        else:
            self._show_usual()

    def _show_progress(self, visible: bool) -> None:
        self.progress.setValue(round(1000 * self._share))
        self.progress.setVisible(visible)
        self.cancel.setVisible(visible)

    def _show_usual(self) -> None:
        if self._said.isActive():
            return
        best = self._session.shown.optimum
        self.sentence.setText(best.reason if best else "")
        self.sentence.setToolTip("")
