"""The dataset: the knobs of the sparse generator, or points from a file."""

from pathlib import Path

import msgspec
import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...core.dataset import HIGH, LOW, MEAN, POINTS, SD, SEED, SPARSITY, Data, Online, Points, Sparse, read_csv
from ...core.experiment import Experiment
from ...core.hyper import Hyper
from ...core.preset import preset
from ...core.words import mark, tr
from ...session.session import Session
from ..forms import Choice, form_grid, muted_label
from ..knobs import TICKS, Setting
from ..theme import SPACE

DRAWN_BY = {"uniform": {LOW: mark("Lowest x"), HIGH: mark("Highest x")}, "normal": {MEAN: mark("Mean of x"), SD: mark("SD of x")}}
TIPS = {mark("uniform"): mark("x is drawn evenly between the lowest and the highest"), mark("normal"): mark("x is drawn from a normal distribution")}


class DatasetPanel(QWidget):
    """Show the data of the experiment and change them."""

    file_wanted = Signal()  # one of points

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._sparse = Sparse()
        self.settings: dict[str, Setting] = {}
        self.generator = self._make_generator()
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setContentsMargins(SPACE, SPACE, SPACE, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.told, self.generator):
            column.addWidget(part)
        column.addLayout(self._make_buttons())
        column.addStretch(1)
        session.experiment_changed.connect(self._show_experiment)
        self._show(session.experiment.data)

    # verbs

    def read(self, path: Path) -> None:
        """Run on the points of a CSV file; raise Invalid where it holds none."""
        self._apply(read_csv(path))

    def generate(self) -> None:
        """Go back from given points to the sparse generator as it was."""
        self._apply(self._sparse)

    # making

    def _make_generator(self) -> QWidget:
        form = QWidget(self)
        grid = form_grid(form)
        grid.setContentsMargins(SPACE, SPACE, SPACE, 0)
        self._add(POINTS, tr("Points"), form)
        self._add(SPARSITY, tr("Sparsity"), form)
        self.zeros = muted_label(form)
        grid.addWidget(self.zeros, grid.rowCount(), 1, 1, 3)
        self.distribution = Choice(tr("Distribution of x"), TIPS, form)
        self.distribution.chosen.connect(self._choose_distribution)
        grid.addWidget(QLabel(tr("x is"), form), grid.rowCount(), 0)
        grid.addWidget(self.distribution, grid.rowCount() - 1, 1, 1, 3)
        for knobs in DRAWN_BY.values():
            for knob, label in knobs.items():
                self._add(knob, tr(label), form)
        seed = self._add(SEED, tr("Seed"), form)
        seed.slider.hide()
        self.next_seed = QPushButton(tr("Next seed"), form)
        self.next_seed.setToolTip(tr("Draw other points: the next seed"))
        self.next_seed.clicked.connect(self._draw_next)
        grid.replaceWidget(seed.slider, self.next_seed)
        grid.setAlignment(self.next_seed, Qt.AlignmentFlag.AlignLeft)
        return form

    def _add(self, knob: Hyper, label: str, form: QWidget) -> Setting:
        setting = Setting(knob, lambda value: self._change(**{knob.name: value}), self._session.history, form, "", label)
        setting.add_to(form.layout())
        self.settings[knob.name] = setting
        return setting

    def _make_buttons(self) -> QHBoxLayout:
        self.open = QPushButton(tr("Open CSV…"), self)
        self.open.setToolTip(tr("Run on points from a file with the columns x and y"))
        self.open.clicked.connect(self.file_wanted)
        self.back = QPushButton(tr("Sparse points"), self)
        self.back.setToolTip(tr("Go back to the points of the sparse generator"))
        self.back.clicked.connect(self.generate)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self.open)
        row.addWidget(self.back)
        row.addStretch(1)
        return row

    # what a person did

    def _apply(self, data: Data, key: object = None) -> None:
        self._session.apply(self._session.experiment.replace(data=data), key)

    def _change(self, **values: float) -> None:
        self._apply(msgspec.structs.replace(self._sparse, **values), ("data", *values))

    def _choose_distribution(self, word: str) -> None:
        self._change(distribution=word)

    def _draw_next(self) -> None:
        self._change(seed=(self._sparse.seed + 1) % (SEED.high + 1))

    # what changed

    def _show_experiment(self, old: Experiment, new: Experiment) -> None:
        if (new.data, self._session.preset) != self._showing:
            self._show(new.data)

    def _show(self, data: Data) -> None:
        self._showing = data, self._session.preset  # with it comes what reset brings back
        generated = isinstance(data, Sparse)
        self.generator.setVisible(generated)
        self.told.setVisible(not generated)
        self.back.setVisible(not generated)
        if generated:
            self._sparse = data
            self._show_generator(data)
        else:
            self.told.setText(told_of(data))

    def _show_generator(self, data: Sparse) -> None:
        home = preset(self._session.preset).experiment.data if self._session.preset else Sparse()
        home = home if isinstance(home, Sparse) else Sparse()
        self.settings["sparsity"].set_ticks(min(TICKS, data.points))
        for name, setting in self.settings.items():
            setting.show_value(getattr(data, name), getattr(home, name))
        self.distribution.show_value(data.distribution)
        for word, knobs in DRAWN_BY.items():
            for knob in knobs:
                self.settings[knob.name].set_visible(word == data.distribution)
        self.zeros.setText(tr("{zeros:,} of {points:,} at x = 0", zeros=round(data.points * data.sparsity), points=data.points))


def told_of(data: Points | Online) -> str:
    """Return what data that are not generated are."""
    if isinstance(data, Online):
        slopes = ", ".join(f"{slope:g}".replace("-", "−") for slope in data.slopes)
        return tr("Online problem: in each round the loss is a line, of the slopes {slopes} in turn; w is held within ±{bound:g}.", slopes=slopes, bound=data.bound)
    return f"{data.name or tr('Given')}: {words_of(data.arrays()[0])}"


def words_of(x: np.ndarray) -> str:
    """Return how many points there are, and how many of them at x = 0."""
    zeros = int(x.size - np.count_nonzero(x))
    return tr("{points:,} points, {zeros:,} at x = 0", points=x.size, zeros=zeros) if x.size > 1 else tr("1 point, {zeros} at x = 0", zeros=zeros)
