"""The curves: one quantity of all lanes, or of one, over the steps; click or drag there to move the cursor."""

from time import perf_counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ...core.curves import CURVES, Curve, Subject, curves_of, has
from ...core.document import Curves
from ...core.experiment import told_apart
from ...core.verdict import people
from ...core.words import tr
from ...session.session import Session
from ..canvas.mapping import Look
from ..forms import Combo, fill, muted_label, small_button
from ..styles import Styles
from ..theme import SPACE
from .curves_layer import CurvesScene, Line
from .curves_plot import CurvesPlot

DASHES = {"w": (), "b": (4, 3), "": None}  # None: the lane's own
ALL = -1
AGAIN_S = 0.25  # between two looks at lanes that are still computing


def _data(combo: Combo) -> list:
    return [combo.itemData(i) for i in range(combo.count())]


class CurvesPanel(QWidget):
    """Plot the chosen curve of the shown lanes; `refresh` is called once a frame and does all the work."""

    export_wanted = Signal()

    def __init__(self, session: Session, styles: Styles, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._styles = session, styles
        self._kept: dict[tuple, tuple] = {}
        self._dirty, self._drawn_at = True, 0.0
        self._logarithmic: dict[str, bool] = {}
        self._wanted: Curves | None = None  # to be chosen as soon as the lanes that have it are shown
        self.curve, self.lane = Combo(tr("Curve"), self), Combo(tr("Lanes"), self)
        self.curve.setToolTip(tr("What is plotted over the steps"))
        self.lane.setToolTip(tr("Whose curve is plotted"))
        self.log = QCheckBox(tr("L&og scale"), self)
        self.log.setToolTip(tr("Logarithmic scale; of what has a sign, the magnitude"))
        self.export = small_button("picture", tr("Export a picture of the curves"), self)
        self.key = muted_label(self)
        self.plot = CurvesPlot(self)
        self._place()
        self._connect()

    def _place(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget, stretch in ((self.curve, 19), (self.lane, 10)):
            first.addWidget(widget, stretch)
        for widget, stretch in ((self.log, 0), (self.key, 1), (self.export, 0)):
            second.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        column.setSpacing(SPACE // 2)
        for row in (first, second):
            row.setSpacing(SPACE)
            column.addLayout(row)
        column.addWidget(self.plot, 1)
        self.key.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        session, player = self._session, self._session.player
        session.shown_changed.connect(self._forget)
        self._styles.changed.connect(self._forget)
        self.curve.activated.connect(self._choose_curve)
        self.lane.activated.connect(self._look_again)
        self.log.toggled.connect(self._choose_log)
        self.export.clicked.connect(self.export_wanted)
        self.plot.sought.connect(self._seek)
        self.plot.stepped.connect(player.step)
        self.plot.pointed.connect(self._tell)

    # what is shown

    def chosen(self) -> Curve:
        """Return the curve that is chosen."""
        return self.curve.currentData() or CURVES[0]

    def choice(self) -> Curves:
        """Return what is chosen, as a document keeps it."""
        key, lane = self.chosen().key, self.lane.currentData()
        return self._wanted or Curves(key, None if lane == ALL else lane, self._logarithmic.get(key))

    def choose(self, wanted: Curves) -> None:
        """Choose what a document kept, now or as soon as there is such a curve."""
        self._wanted = wanted
        self._look_again()

    def show_curve(self, key: str) -> None:
        """Choose the curve of this key, if there is such a one."""
        self._fill()
        index = next((i for i in range(self.curve.count()) if self.curve.itemData(i).key == key), self.curve.currentIndex())
        self.curve.setCurrentIndex(index)
        self._choose_curve()

    def refresh(self) -> None:
        """Show the chosen curve and the cursor, where anything of it changed since the last time."""
        if not self.isVisible():
            return
        if self._dirty and (self._is_done() or perf_counter() - self._drawn_at > AGAIN_S):
            self._dirty, self._drawn_at = False, perf_counter()
            self._fill()
            self.plot.show_scene(self._scene(), self._session.shown.experiment.steps)
        self.plot.layer.show_cursor(self._session.player.cursor)

    def showEvent(self, event) -> None:  # noqa: N802
        """Make up for what was not drawn while hidden (called by Qt)."""
        super().showEvent(event)
        self.refresh()

    def _is_done(self) -> bool:
        return all(t.done for t in self._session.shown.drawn().values())

    def _forget(self) -> None:
        self._dirty = True

    def _fill(self) -> None:
        """Offer the curves and lanes that there are now; what is chosen stays as long as it is offered."""
        shown = self._session.shown
        ids, words = list(shown.drawn()), told_apart(shown.experiment)
        curves = curves_of(shown.experiment.lane(id).rule for id in shown.lane_ids())
        fill(self.curve, [(tr(curve.title), curve) for curve in curves])
        fill(self.lane, [(tr("All"), ALL), *((words[id], id) for id in ids)])
        for i, curve in enumerate(curves):
            self.curve.setItemData(i, tr(curve.sentence), Qt.ItemDataRole.ToolTipRole)
        self._take_wanted()
        curve = self.chosen()
        self.log.blockSignals(True)
        self.log.setChecked(self._logarithmic.get(curve.key, curve.logarithmic))
        self.log.blockSignals(False)
        self.key.setText(tr("w solid, b dashed") if curve.per_parameter else "")
        self.plot.setAccessibleName(tr("{curve} over the steps; the arrow keys move the cursor", curve=tr(curve.title)))

    def _take_wanted(self) -> None:
        """Choose what is wanted if it is offered; once it had its chance a person's choice counts."""
        wanted = self._wanted
        if wanted is None or self._session.shown.experiment != self._session.experiment:
            return
        for combo, keys in ((self.curve, [(c and c.key) for c in _data(self.curve)]), (self.lane, _data(self.lane))):
            key = wanted.curve if combo is self.curve else ALL if wanted.lane is None else wanted.lane
            combo.setCurrentIndex(keys.index(key) if key in keys else combo.currentIndex())
        if wanted.logarithmic is not None:
            self._logarithmic[self.chosen().key] = wanted.logarithmic
        self._wanted = None

    def subjects(self) -> dict[int, Subject]:
        """Return the lanes that are chosen and have the chosen curve, by id."""
        shown, only = self._session.shown, self.lane.currentData()
        e, drawn = shown.experiment, {id: t for id, t in shown.drawn().items() if only in (None, ALL, id)}
        subjects = {id: Subject(e.path(id) if id in shown.imported else e.lane(id), t, shown.optimum) for id, t in drawn.items()}
        return {id: subject for id, subject in subjects.items() if has(self.chosen(), subject)}

    def _scene(self) -> CurvesScene:
        curve, subjects, shown = self.chosen(), self.subjects(), self._session.shown
        words, lines, kept = told_apart(shown.experiment), [], {}
        for id, subject in subjects.items():
            for parameter in "wb" if curve.per_parameter else ("",):
                key = (curve.key, id, parameter)
                known = self._kept.get(key)
                fresh = known is None or known[0] is not subject.trajectory or known[1] is not subject.optimum
                kept[key] = (subject.trajectory, subject.optimum, curve.values(subject, parameter)) if fresh else known
                dash = DASHES[parameter]
                style = self._styles.of(id).dash if dash is None else dash
                name = f"{words[id]} · {parameter}" if parameter else words[id]
                lines.append(Line(name, kept[key][2], self._styles.colour(id), style, not subject.trajectory.diverged))
        self._kept = kept
        looks = tuple(Look(words[id], self._styles.colour(id), () if curve.per_parameter else self._styles.of(id).dash, self._styles.of(id).marker) for id in subjects)
        return CurvesScene(tuple(lines), self.log.isChecked(), theme=self._styles.theme, words="" if lines else self._why_none(), looks=looks)

    def words(self) -> str:
        """Return what is plotted, for a caption."""
        how = [*([tr("w solid, b dashed")] if self.chosen().per_parameter else []), *([tr("log scale")] if self.log.isChecked() else [])]
        return tr(self.chosen().title) + (f" ({', '.join(how)})" if how else "")

    def _why_none(self) -> str:
        shown = self._session.shown
        if shown.trajectories and self.chosen().needs_optimum:
            return shown.optimum.reason if shown.optimum else tr("The optimum is not known yet.")
        return tr("{lane} has no curve “{curve}”.", lane=self.lane.currentText(), curve=tr(self.chosen().title)) if shown.trajectories else tr("No lane is ticked.")

    # what the person does

    def _choose_curve(self) -> None:
        self._wanted = None
        self._fill()
        self._look_again()

    def _choose_log(self, logarithmic: bool) -> None:
        self._logarithmic[self.chosen().key] = logarithmic
        self._look_again()

    def _look_again(self) -> None:
        self._dirty, self._drawn_at = True, 0.0
        self.refresh()

    def _seek(self, step: int) -> None:
        self._session.player.pause()
        self._session.player.seek(step)

    def _tell(self, at: tuple[int, int] | None) -> None:
        """Say what is pointed at: step, lane and value."""
        if at is None:
            self.plot.layer.show_label(None)
            return
        line, step = self.plot.layer.scene_shown.lines[at[0]], at[1]
        text = tr("{lane} · update {step:,} · {value}", lane=line.name, step=step, value=people(float(line.values[step]), 4))
        self.plot.layer.show_label((text, step, float(self.plot.layer.scene_shown.shown[at[0]][step])))
