"""The experiment as a whole: which preset it began as, how the loss is reduced, where all start, how far they go."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...core.experiment import BATCH_SIZE, ORDER_SEED, START_B, START_W, STEPS, Batch, Experiment
from ...core.preset import DEFAULT, names, preset
from ...core.words import mark, tr
from ...session.session import Session
from ..forms import Choice, Combo, form_grid, muted_label, problem_label, say, small_button
from ..knobs import NumberField, Setting
from ..theme import SPACE

REDUCTIONS = {
    mark("mean"): mark("The loss is averaged over the points"),
    mark("sum"): mark("The loss is summed over the points: with n points every slope is n times as steep"),
}
ALL, SOME = mark("all points"), mark("mini-batches")


class ExperimentPanel(QWidget):
    """Show preset, reduction, start, number of updates and mini-batches, and change them."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._size = BATCH_SIZE.default  # of the mini-batches, the last there were
        form = QWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addStretch(1)
        self._grid = form_grid(form)
        self._add_preset(form)
        self._add_reduction(form)
        self._add_start(form)
        self.steps = Setting(STEPS, self._choose_steps, session.history, form, "", tr("Updates"))
        self.steps.add_to(self._grid)
        self._add_batch(form)
        session.experiment_changed.connect(self._show_experiment)
        self._show(session.experiment)

    def _add_preset(self, form: QWidget) -> None:
        self.preset = Combo(tr("Preset"), form)
        self.preset.setPlaceholderText(tr("None"))
        for name in names():
            self.preset.addItem(tr(preset(name).title), name)
            self.preset.setItemData(self.preset.count() - 1, tr(preset(name).sentence), Qt.ItemDataRole.ToolTipRole)
        self.preset.activated.connect(self._open_preset)
        self.again = small_button("reset", tr("Back to the preset as it was"), form)
        self.again.clicked.connect(self._open_preset)
        self.sentence = muted_label(form)
        label = QLabel(tr("Preset"), form)
        label.setBuddy(self.preset)
        self._grid.addWidget(label, 0, 0)
        self._grid.addWidget(self.preset, 0, 1, 1, 3)
        self._grid.addWidget(self.sentence, 1, 1, 1, 2)
        self._grid.addWidget(self.again, 1, 3, Qt.AlignmentFlag.AlignTop)

    def _add_reduction(self, form: QWidget) -> None:
        self.reduction = Choice(tr("Reduction of the loss"), REDUCTIONS, form)
        self.reduction.chosen.connect(self._choose_reduction)
        self._grid.addWidget(QLabel(tr("Reduction"), form), 2, 0)
        self._grid.addWidget(self.reduction, 2, 1, 1, 3)

    def _add_start(self, form: QWidget) -> None:
        self.problem = problem_label(form)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.start = tuple(NumberField(knob, take, "", form) for knob, take in ((START_W, self._choose_w), (START_B, self._choose_b)))
        for knob, field in zip((START_W, START_B), self.start):
            label = QLabel(knob.symbol, form)
            label.setBuddy(field)
            row.addStretch(1)
            row.addWidget(label)
            row.addWidget(field)
            field.refused.connect(self._say)
        self._grid.addWidget(QLabel(tr("Start"), form), 3, 0)
        self._grid.addLayout(row, 3, 1, 1, 2)
        self._grid.addWidget(self.problem, 4, 0, 1, 4)

    def _add_batch(self, form: QWidget) -> None:
        row = self._grid.rowCount()
        self.batches = Choice(tr("Points that each update sees"), {
            ALL: tr("Each update takes the gradient of all the points"),
            SOME: tr("Each update takes the gradient of a few points, the next takes the next ones; an epoch has seen all"),
        }, form)  # fmt: skip
        self.batches.chosen.connect(self._choose_batches)
        self._grid.addWidget(QLabel(tr("Gradient of"), form), row, 0)
        self._grid.addWidget(self.batches, row, 1, 1, 3)
        self.size = Setting(BATCH_SIZE, lambda size: self._change_batch("size", size), self._session.history, form)
        self.size.add_to(self._grid)
        row = self._grid.rowCount()
        self.order = Choice(tr("Order of the points"), {
            "fixed": tr("In the order of the data, the same in every epoch"),
            "shuffled": tr("In an order drawn anew for each epoch"),
        }, form)  # fmt: skip
        self.order.chosen.connect(lambda word: self._change_batch("order", word))
        self._order_label = QLabel(tr("Order"), form)
        self._grid.addWidget(self._order_label, row, 0)
        self._grid.addWidget(self.order, row, 1, 1, 3)
        self.seed = Setting(ORDER_SEED, lambda seed: self._change_batch("seed", seed), self._session.history, form)
        self.seed.add_to(self._grid)

    # what a person did

    def _open_preset(self) -> None:
        name = self.preset.currentData()
        chosen = preset(name)
        self._session.open(chosen.experiment, chosen.view.w, chosen.view.b, preset=name)

    def _choose_reduction(self, word: str) -> None:
        self._session.apply(self._session.experiment.replace(reduction=word))

    def _choose_w(self, w: float) -> None:
        self._session.apply(self._session.experiment.replace(start=(w, self._session.experiment.start[1])), "start w")

    def _choose_b(self, b: float) -> None:
        self._session.apply(self._session.experiment.replace(start=(self._session.experiment.start[0], b)), "start b")

    def _choose_steps(self, steps: int) -> None:
        self._session.apply(self._session.experiment.replace(steps=steps), "steps")

    def _choose_batches(self, word: str) -> None:
        e = self._session.experiment
        if (word == SOME) != (e.batch.size is not None):
            size = self._size if self._size <= e.data.count else 1
            self._session.apply(e.replace(batch=msgspec.structs.replace(e.batch, size=size if word == SOME else None)))

    def _change_batch(self, name: str, value) -> None:
        e = self._session.experiment
        self._session.apply(e.replace(batch=msgspec.structs.replace(e.batch, **{name: value})), ("batch", name))

    def _say(self, sentence: str) -> None:
        say(self.problem, sentence)

    # what changed

    def _show_experiment(self, old: Experiment, new: Experiment) -> None:
        self._show(new)

    def _show(self, e: Experiment) -> None:
        name = self._session.preset
        began = preset(name) if name else None
        self.preset.setCurrentIndex(self.preset.findData(name))
        self.preset.setToolTip(tr(began.sentence) if began else tr("An experiment that is no preset; choose one"))
        self.sentence.setText(tr(began.sentence) if began else tr("Your own experiment; choosing a preset replaces it."))
        self.again.setEnabled(bool(began) and began.experiment != e)
        self.reduction.show_value(e.reduction)
        for field, value in zip(self.start, e.start):
            field.show_value(value)
        self.steps.show_value(e.steps, (began or preset(DEFAULT)).experiment.steps)
        self._show_batch(e.batch, (began or preset(DEFAULT)).experiment.batch)

    def _show_batch(self, batch: Batch, home: Batch) -> None:
        some = batch.size is not None
        self._size = batch.size or self._size
        self.batches.show_value(SOME if some else ALL)
        self.size.show_value(self._size, home.size or BATCH_SIZE.default)
        self.order.show_value(batch.order)
        self.seed.show_value(batch.seed, home.seed)
        self.size.set_visible(some)
        self.order.setVisible(some)
        self._order_label.setVisible(some)
        self.seed.set_visible(some and batch.order == "shuffled")
