"""The choices of the export dialog: kind, size, look and what is on the picture, as a form over a `Figure`."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QSpinBox,  # fmt: skip
    QWidget,
)

from ..core.curves import CURVES, curves_of
from ..core.dataset import Online
from ..core.document import Document
from ..core.errors import Invalid
from ..core.figure import CANVAS, DATA, DPI, INSPECTOR, LANES, MOST_PARTS, SIDES, VERDICTS, Figure
from ..core.words import mark, tr
from .dialogs import heading, row_of
from .figures import usual_font
from .forms import Combo
from .numbers import DecimalBox
from .theme import SPACE, numeric_font

KINDS = {"png": mark("PNG, pixels"), "svg": mark("SVG, shapes and text"), "pdf": mark("PDF, shapes and text")}
THEMES = {"light": mark("Light"), "dark": mark("Dark"), "print": mark("Print, black on white")}
UNITS = {"px": "px", "mm": "mm"}
SIZES = (  # words, width, height, unit; the first is the screen's own
    (mark("Slide, 1920 × 1080"), 1920, 1080, "px"),
    (mark("Slide, 1600 × 1200"), 1600, 1200, "px"),
    (mark("Column, 85 × 60 mm"), 85, 60, "mm"),
    (mark("Page, 170 × 110 mm"), 170, 110, "mm"),
    (mark("A4 across, 297 × 210 mm"), 297, 210, "mm"),
)
LIST_PX, ROW_PX, UNIT_PX = 120, 24, 72


class FigureForm(QWidget):
    """Choose a figure of a document; `screen` is (width, height) of what the window shows, px."""

    changed = Signal()

    def __init__(self, document: Document, figure: Figure, screen: tuple[int, int], parent: QWidget | None = None):
        super().__init__(parent)
        self._screen, self._language, self._filling = screen, figure.language, True
        self.kind_choice, self.size_choice, self.unit, self.theme = (Combo(name, self) for name in (tr("Kind of file"), tr("Size"), tr("Unit"), tr("Colours")))
        self.width_field, self.height_field, self.font_field = DecimalBox(self), DecimalBox(self), DecimalBox(self)
        self.dpi_field = QSpinBox(self)
        self.title = QLineEdit(self, maxLength=200, placeholderText=tr("none"))
        self.legend, self.caption, self.transparent = QCheckBox(tr("&Legend"), self), QCheckBox(tr("Ca&ption with settings"), self), QCheckBox(tr("Transparent &background"), self)
        self.parts = QListWidget(self)
        self._fill(document)
        self._place()
        self.take(figure)
        self._connect()

    # assembly

    def _fill(self, document: Document) -> None:
        for combo, entries in ((self.kind_choice, KINDS), (self.unit, UNITS), (self.theme, THEMES)):
            for key, words in entries.items():
                combo.addItem(tr(words), key)
        self.size_choice.addItem(tr("As on the screen"), (*self._screen, "px"))
        self.size_choice.addItem(tr("Twice the screen"), (2 * self._screen[0], 2 * self._screen[1], "px"))
        for words, *size in SIZES:
            self.size_choice.addItem(tr(words), tuple(size))
        self.size_choice.addItem(tr("Own size"), None)
        known = {curve.key: curve for curve in (*CURVES, *curves_of(lane.rule for lane in document.experiment.lanes))}
        for key, words in ((CANVAS, tr("Paths over the loss")), *self._panels(document), *((key, tr(curve.title)) for key, curve in known.items())):
            item = QListWidgetItem(words, self.parts)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, ROW_PX))
        for field, name, low, high in ((self.width_field, tr("Width"), 1, SIDES[1]), (self.height_field, tr("Height"), 1, SIDES[1]),
                                       (self.font_field, tr("Text size in points"), 0, 400), (self.dpi_field, tr("Dots per inch"), *map(int, DPI))):  # fmt: skip
            field.setRange(low, high)
            field.setAccessibleName(name)
            field.setFont(numeric_font())
            field.setKeyboardTracking(True)
        self.font_field.setDecimals(1)
        self.font_field.setSpecialValueText(tr("suits the size"))
        self.font_field.setSuffix(" pt")
        self.dpi_field.setSuffix(" dpi")
        self.parts.setAccessibleName(tr("What is on the picture"))
        self.parts.setFixedHeight(LIST_PX)
        self.title.setAccessibleName(tr("Title"))

    @staticmethod
    def _panels(document: Document) -> list[tuple[str, str]]:
        panels = [(DATA, tr("Data and neuron")), (LANES, tr("At this update")), (INSPECTOR, tr("Step inspector")), (VERDICTS, tr("Verdicts"))]
        return panels[1:] if isinstance(document.experiment.data, Online) else panels

    def _place(self) -> None:
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for combo in (self.kind_choice, self.size_choice, self.unit, self.theme):
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.unit.setMinimumWidth(UNIT_PX)
        rows.addRow(heading(tr("File")))
        rows.addRow(tr("&Kind"), self.kind_choice)
        rows.addRow(tr("Si&ze"), self.size_choice)
        rows.addRow("", row_of(self.width_field, QLabel("×"), self.height_field, self.unit, fills=True))
        rows.addRow("", self.dpi_field)
        rows.addRow(heading(tr("Look")))
        rows.addRow(tr("Col&ours"), self.theme)
        rows.addRow(tr("Te&xt size"), self.font_field)
        rows.addRow("", self.transparent)
        rows.addRow(heading(tr("On the picture")))
        rows.addRow(self.parts)
        rows.addRow(tr("&Title"), self.title)
        rows.addRow("", row_of(self.legend, self.caption, fills=True))
        seen = (self.kind_choice, self.size_choice, self.width_field, self.height_field, self.unit, self.dpi_field, self.theme, self.font_field, self.transparent,
                self.parts, self.title, self.legend, self.caption)  # fmt: skip
        for one, after in pairwise(seen):
            QWidget.setTabOrder(one, after)

    def _connect(self) -> None:
        for combo in (self.kind_choice, self.theme):
            combo.currentIndexChanged.connect(self._tell)
        self.size_choice.activated.connect(self._take_size)
        self.unit.activated.connect(self._take_unit)
        for field in (self.width_field, self.height_field, self.dpi_field):
            field.valueChanged.connect(self._own_size)
        self.font_field.valueChanged.connect(self._tell)
        self.title.textEdited.connect(self._tell)
        for box in (self.legend, self.caption, self.transparent):
            box.toggled.connect(self._tell)
        self.parts.itemChanged.connect(self._tell)

    # what is chosen

    def kind(self) -> str:
        """Return the suffix of the file."""
        return self.kind_choice.currentData()

    def figure(self) -> Figure:
        """Return what is chosen; raise Invalid where there is no such picture."""
        parts = tuple(key for key in self._keys() if self._item(key).checkState() == Qt.CheckState.Checked)
        if not 1 <= len(parts) <= MOST_PARTS:
            raise Invalid(tr("There are {count} parts on the picture; tick from 1 to {most}.", count=len(parts), most=MOST_PARTS))
        return Figure(
            parts, self.width_field.value(), self.height_field.value(), self.unit.currentData(), float(self.dpi_field.value()), self.theme.currentData(),
            self.transparent.isChecked(), self.font_field.value() or None, self.title.text().strip(), self.legend.isChecked(), self.caption.isChecked(), self._language,
        )  # fmt: skip

    def take(self, figure: Figure) -> None:
        """Show a figure in the form."""
        self._filling = True
        for key in self._keys():
            self._item(key).setCheckState(Qt.CheckState.Checked if key in figure.parts else Qt.CheckState.Unchecked)
        self.unit.setCurrentIndex(self.unit.findData(figure.unit))
        self._show_unit()
        self.width_field.setValue(figure.width)
        self.height_field.setValue(figure.height)
        self.dpi_field.setValue(round(figure.dpi))
        self.theme.setCurrentIndex(self.theme.findData(figure.theme))
        self.font_field.setValue(figure.font or 0.0)
        self.title.setText(figure.title)
        for box, checked in ((self.legend, figure.legend), (self.caption, figure.caption), (self.transparent, figure.transparent)):
            box.setChecked(checked)
        known = [self.size_choice.itemData(i) for i in range(self.size_choice.count())]
        size = (figure.width, figure.height, figure.unit)
        self.size_choice.setCurrentIndex(known.index(size) if size in known else len(known) - 1)
        self._filling = False

    def _keys(self) -> list[str]:
        return [self.parts.item(i).data(Qt.ItemDataRole.UserRole) for i in range(self.parts.count())]

    def _item(self, key: str) -> QListWidgetItem:
        return self.parts.item(self._keys().index(key))

    # what the person does

    def _take_size(self) -> None:
        """Take a size from the list: on paper at 300 dpi and letters of 9 pt, on the screen letters that grow with it."""
        chosen = self.size_choice.currentData()
        if not chosen:
            self.width_field.setFocus()
            return
        width, height, unit = chosen
        on_paper, twice = unit == "mm", (width, height) == (2 * self._screen[0], 2 * self._screen[1])
        self._filling = True
        self.unit.setCurrentIndex(self.unit.findData(unit))
        self._show_unit()
        self.width_field.setValue(width)
        self.height_field.setValue(height)
        self.dpi_field.setValue(300 if on_paper else 96)
        self.font_field.setValue(9.0 if on_paper else 2.0 * usual_font() if twice else 0.0)
        self._filling = False
        self._tell()

    def _take_unit(self) -> None:
        """Say the same size in the other unit."""
        each = self.dpi_field.value() / 25.4
        to_paper = self.unit.currentData() == "mm"
        sides = [field.value() / each if to_paper else field.value() * each for field in (self.width_field, self.height_field)]
        self._filling = True
        self._show_unit()
        for field, side in zip((self.width_field, self.height_field), sides):
            field.setValue(side)
        self._filling = False
        self._own_size()

    def _show_unit(self) -> None:
        for field in (self.width_field, self.height_field):
            field.setDecimals(1 if self.unit.currentData() == "mm" else 0)

    def _own_size(self) -> None:
        if not self._filling:
            self.size_choice.setCurrentIndex(self.size_choice.count() - 1)
        self._tell()

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()
