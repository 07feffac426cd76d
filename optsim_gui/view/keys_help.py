"""Help ▸ Map of keys: every key there is, read from the actions that obey them."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..core.words import mark, tr
from .dialogs import buttons_of, framed, heading
from .forms import muted_label
from .theme import SPACE

COLUMNS = 2
CANVAS = (
    (mark("Set the start"), (mark("click"),)),
    (mark("Move the start"), (mark("drag it"), mark("S, then ← → ↑ ↓"))),
    (mark("Move it ten times as far"), ("Shift+← → ↑ ↓",)),
    (mark("Let go of the start"), ("Esc",)),
    (mark("Move and zoom the view"), (mark("drag"), mark("wheel"))),
    (mark("Lane, step and loss of a path"), (mark("point at it"),)),
    (mark("Scrub through the updates"), (mark("drag on the timeline"),)),
)
HINT = (
    mark("Space, arrows, Home, End, + and −, and single letters belong to the canvas and the timeline; "
    "a button, slider or field that has the focus keeps its own keys. Esc goes back to the canvas.")
)
_SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_CHIP = "QLabel { background: palette(base); border: 1px solid palette(mid); border-radius: 4px; padding: 1px 6px; }"

Rows = list[tuple[str, tuple[str, ...]]]


def rows_of(actions: list[QAction]) -> Rows:
    """Return name and keys of each action that has keys."""
    return [(action.text().replace("&", "").rstrip("…"), tuple(map(key_text, action.shortcuts()))) for action in actions if action.shortcuts()]


def key_text(sequence: QKeySequence) -> str:
    """Return a key as it is written on this system's keyboards, arrows as arrows."""
    native = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    head, plus, key = native.rpartition("+") if len(native) > 1 else ("", "", native)
    english = sequence.toString(QKeySequence.SequenceFormat.PortableText).rpartition("+")[2]
    return head + plus + _SIGNS.get(english, key)


class KeysDialog(QDialog):
    """Show all keys by group: `groups` holds titles with their actions; those of the mouse on canvas and timeline come last."""

    def __init__(self, groups: list[tuple[str, list[QAction]]], parent: QWidget | None = None):
        super().__init__(parent)
        column = framed(self, tr("Map of keys"))
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addLayout(_columns([*((tr(title), rows_of(actions)) for title, actions in groups), (tr("Canvas and timeline"), _turned(CANVAS))]))
        hint = muted_label(self)
        hint.setText(tr(HINT))
        column.addWidget(hint)
        column.addLayout(buttons_of((QPushButton(tr("Close")), self.accept)))


def _turned(rows: Rows) -> Rows:
    return [(tr(name), tuple(map(tr, keys))) for name, keys in rows]


def _columns(groups: list[tuple[str, Rows]]) -> QHBoxLayout:
    """Return the groups in columns, each group whole and below the shortest column there is."""
    layout = QHBoxLayout()
    layout.setSpacing(5 * SPACE)
    grids = [QGridLayout() for _ in range(COLUMNS)]
    for title, rows in groups:
        if rows:
            _fill(min(grids, key=QGridLayout.rowCount), title, rows)
    for grid in grids:
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setRowStretch(grid.rowCount(), 1)
        layout.addLayout(grid)
    return layout


def _fill(grid: QGridLayout, title: str, rows: Rows) -> None:
    head = heading(title)
    if grid.count():
        head.setContentsMargins(0, 2 * SPACE, 0, 0)
    first = grid.rowCount()
    grid.addWidget(head, first, 0, 1, 2)
    for i, (name, keys) in enumerate(rows, first + 1):
        label = QLabel(name)
        label.setAccessibleName(f"{name}: {tr(' or ').join(keys)}")
        grid.addWidget(label, i, 0)
        grid.addLayout(_chips(keys), i, 1)


def _chips(keys: tuple[str, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE // 2)
    for key in keys:
        chip = QLabel(key)
        chip.setStyleSheet(_CHIP)
        row.addWidget(chip)
    row.addStretch(1)
    return row
