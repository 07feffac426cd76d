"""A random person at the program's window: what such a person does, one act after the other, and what stays true meanwhile."""

import gc
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QColorDialog, QComboBox, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget

from optsim_gui.core.errors import Invalid
from optsim_gui.resources import path as resource
from optsim_gui.view import openers
from optsim_gui.view.numbers import number_of
from tests import gestures, waiting
from tests.conftest import _delete_what_waits_for_it, _describe, _left_behind
from tests.driver import Bot, Driver
from tests.ear import Ear, Echo, Pulse, pace
from tests.model import expected, facts
from tests.truths import settings_shown, untruths, visible
from tests.whims import FILES, NAVIGATION

AT_THE_WINDOW = {"commands", "menus", "slide", "drags", "points", "docks", "opens", "shares", "undoes"}  # where a dialog bars it, that is answered instead
NEVER = {"quit"}  # a person comes back by `leave`
SLOW = 0.2  # s of the window's own thread at a stretch, so that a machine with other work to do does not count
HUGE = 3840 * 2160  # device pixels, beyond which painting alone takes so long
STALLED = 5.0  # s of it are a fault whatever the machine; to leave and come back is a launch, and may compile


@dataclass(frozen=True)
class Do:
    """Name an act, on the n-th (modulo) of the things there are, at a place u, v from 0 to 1, with a text where one is typed."""

    act: str
    n: int = 0
    u: float = 0.5
    v: float = 0.5
    text: str = ""


class Person:
    """Someone before a window of their own, with files of their own; `does` one thing after the other, and at last `leaves`."""

    def __init__(self):
        self.noise: list[str] = []
        self.folder = Path(tempfile.mkdtemp(prefix="optsim-person-"))
        self._ear = Ear(self.noise)
        self._before = {id(one) for one in _left_behind()}
        for scope in QSettings.Scope:
            QSettings.setPath(QSettings.Format.IniFormat, scope, str(self.folder / "settings"))
        self.files = self.folder / "files"
        self.files.mkdir()
        for name, content in FILES.items():
            (self.files / name).write_bytes(content)
        for lesson in sorted(resource("lessons").glob("*.yaml"))[:2]:
            shutil.copy(lesson, self.files)
        self.echo, self.pulse, self.what = Echo(), Pulse(), ""
        self.answers = []  # what was done ("huge: " in a window larger than HUGE), and the longest stretch of the window's own thread, s
        self._helper = QTimer(interval=0, singleShot=True)
        self._helper.timeout.connect(self._help)
        self._sit_down()

    def _sit_down(self) -> None:
        self.driver = Driver(Bot())
        self.window, self.session, self.first = self.driver.window, self.driver.session, self.driver.session.experiment
        self.window.settings.set_last_directory(self.files)
        self._told = []
        self.window.clock.rest_of_frame.connect(self._compare)
        self.driver.watch.rest()

    # acts

    def does(self, *doings: Do) -> None:
        """Do these things; raise AssertionError where after one of them something is not true."""
        for one in doings:
            if popup := QApplication.activePopupWidget():
                popup.close()
            self._helper.start()
            self.what = ""
            self.pulse.begin()
            try:
                getattr(self, f"_{'answers' if one.act in AT_THE_WINDOW and self._root is not self.window else one.act}")(one)
            finally:
                self._helper.stop()
            self.echo.answer()
            self.pulse.beat()
            huge = "huge: " if self._is_huge() else ""
            self.answers.append((f"{huge}{one.act} {self.what}".strip(), self.pulse.longest / (pace() if self.pulse.longest > SLOW else 1.0)))
            assert self.pulse.longest < STALLED or one.act == "goes", self.answers[-1]
            self._look()

    def _is_huge(self) -> bool:
        return self.window.width() * self.window.height() * self.window.devicePixelRatio() ** 2 > HUGE

    def _look(self) -> None:
        self._told: list | None = None
        self.window.clock.request()
        waiting.wait(lambda: self._told is not None, self.window.clock.rest_of_frame)
        assert not self.noise, "\n".join(self.noise)
        assert not self.driver.watch.faults, self.driver.watch.faults
        assert not self._told, self._told

    def _compare(self) -> None:
        """Look at what a frame has brought, unless something new has come meanwhile."""
        if self.window.shown is self.session.shown:
            self._told = untruths(self.window, self.driver.watch.progress is None)
        else:
            self.window.clock.request()

    @property
    def _root(self) -> QWidget:
        """Return what lets itself be used now: a dialog that bars the rest, or the window with all that stands open."""
        return QApplication.activeModalWidget() or self.window

    def _commands(self, one: Do) -> None:
        acts = [act for key, act in self.window.actions_by_key.items() if key not in NEVER and act.isEnabled()]
        self._trigger(acts[one.n % len(acts)])

    def _trigger(self, action: QAction) -> None:
        self.what = action.text()
        self._meets(action.trigger, action)

    def _meets(self, do, *what) -> None:
        """Do something, and find what the model says of it, where it says anything: not where it may leave a field half typed, whose number then counts."""
        field = QApplication.focusWidget()
        half_typed = isinstance(field, QLineEdit) and field.isModified()
        wanted = None if half_typed else expected(self.window, *what)
        do()
        if wanted is not None:
            now = facts(self.window)
            assert now == wanted, (self.what, {name: (now[name], value) for name, value in wanted.items() if now[name] != value})

    def _menus(self, one: Do) -> None:
        """Choose from any menu: the bar's, and those of buttons."""
        buttons = [button for button in visible(self.window, QAbstractButton) if getattr(button, "menu", None) and isinstance(button.menu(), QMenu)]
        menus = [act.menu() for act in self.window.menuBar().actions() if act.menu()] if one.n % 2 or not buttons else [one.menu() for one in buttons]
        if chosen := gestures.entry(menus[one.n // 2 % len(menus)], one.u):
            self._trigger(chosen)

    def _buttons(self, one: Do) -> None:
        if buttons := [button for button in visible(self._root, QAbstractButton) if self._may_click(button)]:
            button = buttons[one.n % len(buttons)]
            self.what = f"{type(button).__name__} {button.accessibleName() or button.text()}"
            self._meets(button.click, button)

    def _may_click(self, button: QAbstractButton) -> bool:
        """Tell whether a click opens no menu and touches none of Qt's own dialogs, which `answers` are given to."""
        own = (isinstance(owner, (QFileDialog, QColorDialog)) for owner in _owners(button))
        return not any(own) and not (getattr(button, "menu", None) and button.menu())

    def _slide(self, one: Do) -> None:
        """Drag any slider of a setting and look where the value has come to."""
        found = [found for found in settings_shown(self.window) if found[1].slider.isVisible() and found[1].slider.isEnabled()]
        if not found:
            return
        name, setting, before = found[one.n % len(found)]
        self.what = name.split(" of lane")[0]
        slider, hyper = setting.slider, setting.slider._hyper
        ends = [QPointF(share * slider.width(), slider.height() / 2) for share in (one.v, (one.u + one.v) / 2, one.u)]
        gestures.drag(slider, *ends)
        ticks = slider.value() / slider.maximum()
        now = {told: (each.slider, value) for told, each, value in settings_shown(self.window)}
        if name in now:
            assert setting.problem.text() or hyper.to_slider(now[name][1]) == hyper.to_slider(hyper.from_slider(ticks)) or now[name][1] == before, (name, now[name], ticks)

    def _types(self, one: Do) -> None:
        """Type anything into any field; what is a number that is allowed becomes the value, anything else changes nothing."""
        fields = [field for field in visible(self._root, QLineEdit) if not field.isReadOnly() and not any(isinstance(o, (QFileDialog, QColorDialog)) for o in _owners(field))]
        if not fields:
            return
        field = fields[one.n % len(fields)]
        self.what = field.accessibleName()
        field.setFocus()  # first: a field that is left half typed is taken
        knob = next((found for found in settings_shown(self.window) if found[1].field is field), None)
        before = self.session.experiment
        field.selectAll()
        field.insert(one.text)
        text = field.text()
        if one.u < 0.8:
            field.editingFinished.emit() if one.u < 0.1 else QTest.keyClick(field, Qt.Key.Key_Return)
            if knob and one.text:
                self._typed(knob, text, before)

    def _typed(self, knob: tuple, text: str, before) -> None:
        name, setting, held = knob
        now = {told: value for told, _, value in settings_shown(self.window)}
        try:
            wanted = number_of(text, setting.field._hyper)
        except Invalid:
            assert self.session.experiment == before and (setting.problem.text() or setting.field.text() != text), (name, text)
        else:
            assert now.get(name) in (wanted, None) or (setting.problem.text() and now[name] == held), (name, text, now.get(name))

    def _combos(self, one: Do) -> None:
        combos = [combo for combo in visible(self._root, QComboBox) if combo.count() and not any(isinstance(o, (QFileDialog, QColorDialog)) for o in _owners(combo))]
        if combos:
            combo = combos[one.n % len(combos)]
            entry = min(combo.count() - 1, int(one.u * combo.count()))
            self.what = f"{combo.accessibleName()}: {combo.itemText(entry)}"
            self._meets(lambda: (combo.setCurrentIndex(entry), combo.activated.emit(entry)), combo, entry)

    def _keys(self, one: Do) -> None:
        """Strike any key that means something anywhere."""
        own = [keys.toString() for key, act in self.window.actions_by_key.items() if key not in NEVER for keys in act.shortcuts()]
        keys = (*NAVIGATION, *own)
        struck = QKeySequence(keys[one.n % len(keys)])[0]
        target, self.what = QApplication.focusWidget(), keys[one.n % len(keys)]
        if target is None or not any(isinstance(o, (QFileDialog, QColorDialog)) for o in _owners(target)):
            QTest.keyClick(target or self.window, struck.key(), struck.keyboardModifiers())

    def _drags(self, one: Do) -> None:
        """Drag on the canvas: the start itself, or the view."""
        canvas, start = self.driver.canvas, self.driver.px(*self.window.canvas.picture.scene_shown.start)
        if not canvas.isVisible():
            return
        end = QPointF(one.u * canvas.width(), one.v * canvas.height())
        begin = start if one.n % 3 and canvas.rect().contains(start.toPoint()) else QPointF(canvas.width() / 2, canvas.height() / 2)
        gestures.press(canvas, begin)
        for share in (0.2, 0.6, 1.0):
            self.pulse.beat()
            gestures.move(canvas, begin + share * (end - begin), gestures.LEFT)
            if one.n % 5 == 0:
                QCoreApplication.processEvents()
        gestures.release(canvas, end)

    def _points(self, one: Do) -> None:
        """Click, hover, or turn the wheel anywhere on the canvas or the timeline."""
        target = self.window.canvas if one.n % 2 else self.window.timeline
        if not target.isVisible():
            return
        at = QPointF(one.u * (target.width() - 1), one.v * (target.height() - 1))
        if one.n % 7 < 3:
            gestures.click(target, at)
        elif one.n % 7 < 5:
            gestures.move(target, at)
        else:
            gestures.wheel(target, at, (one.n % 9) - 4)

    def _docks(self, one: Do) -> None:
        """Close, open, float, or move a dock."""
        docks = list(self.window.docks.values())
        dock = docks[one.n % len(docks)]
        areas = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea, Qt.DockWidgetArea.TopDockWidgetArea)
        if one.u < 0.4:
            dock.toggleViewAction().trigger()
        elif one.u < 0.6:
            dock.setFloating(not dock.isFloating())
        elif one.u < 0.8:
            self.window.addDockWidget(areas[int(one.v * 3.99)], dock)
        else:
            self.window.tabifyDockWidget(docks[int(one.v * (len(docks) - 0.01))], dock) if docks[int(one.v * (len(docks) - 0.01))] is not dock else None

    def _resizes(self, one: Do) -> None:
        if not self.window.isFullScreen():
            self.window.resize(640 + round(one.u**3 * 3200), 480 + round(one.v**3 * 1680))

    def _rests(self, one: Do) -> None:
        self.driver.watch.rest()

    def _opens(self, one: Do) -> None:
        """Open any of the files there are, as if dropped."""
        files = sorted(self.files.iterdir())
        self.what = files[one.n % len(files)].name
        openers.open_path(self.window, self.files / self.what)

    def _answers(self, one: Do) -> None:
        """Answer the dialog that asks, if one does; else close those that stand open."""
        dialog = QApplication.activeModalWidget()
        self.what = type(dialog).__name__
        if isinstance(dialog, QFileDialog):
            self._choose_file(dialog, one)
        elif isinstance(dialog, QColorDialog):
            dialog.accept() if one.n % 2 else dialog.reject()
        elif isinstance(dialog, QMessageBox):
            dialog.buttons()[one.n % len(dialog.buttons())].click()
        else:
            for top in QApplication.topLevelWidgets():
                if top is not self.window and top.isVisible() and hasattr(top, "reject"):
                    top.reject()

    def _choose_file(self, dialog: QFileDialog, one: Do) -> None:
        if one.n % 4 == 0:
            dialog.reject()
            return
        saves = dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        names = [f"mine{number}" for number in range(3)] if saves else sorted(file.name for file in self.files.iterdir())
        dialog.findChild(QLineEdit).setText(str(self.files / names[one.n // 4 % len(names)]))
        dialog.accept()

    def _shares(self, one: Do) -> None:
        """Copy the experiment as text and paste it, or paste what is none."""
        self.driver.do("copy_experiment")
        if one.u < 0.3:
            QGuiApplication.clipboard().setText(QGuiApplication.clipboard().text()[: round(one.v * 100)] + one.text)
        self.driver.do("paste_experiment")

    def _goes(self, one: Do) -> None:
        """Leave and come back: the experiment is as it was, with the number that was half typed where a field is left."""
        if left := QApplication.focusWidget():
            left.clearFocus()
        self.driver.watch.rest()
        before = self.session.experiment, self.session.active
        self._close()
        self._sit_down()
        assert (self.session.experiment, self.session.active) == before, (self.session.experiment, before)

    def _undoes(self, one: Do) -> None:
        """Undo some, and redo as many: it is as it was."""
        before, undone = self.session.experiment, min(1 + one.n % 5, len(self.session.history.past))
        for verb in (self.session.undo, self.session.redo):
            for _ in range(undone):
                self.pulse.beat()
                verb()
        assert self.session.experiment == before

    # the end

    def leaves(self) -> None:
        """Undo everything and redo it, close, and look whether anything is left behind."""
        self.driver.watch.rest()
        history, last, states = self.session.history, self.session.experiment, [self.session.experiment]
        is_whole = len(history.past) < 500
        while history.past:
            self.session.undo()
            states.append(self.session.experiment)
        assert self.session.experiment == self.first or not is_whole, (self.session.experiment, self.first)
        self._look()
        for state in states[-2::-1]:
            self.session.redo()
            assert self.session.experiment == state
        while history.future:
            self.session.redo()
        assert len(states) == 1 or last in states
        self._look()
        self.go()
        assert not self.noise, "\n".join(self.noise)
        left = [one for one in _left_behind() if id(one) not in self._before]
        assert not left, [_describe(one) for one in left]

    def _close(self) -> None:
        window = self.window
        for top in QApplication.topLevelWidgets():
            if top is not window and top.isVisible() and hasattr(top, "reject"):
                top.reject()
        window.leave()
        window.deleteLater()
        self.driver = self.window = self.session = None
        del window
        _delete_what_waits_for_it()
        QCoreApplication.processEvents()

    def go(self) -> None:
        """Close everything, whatever has happened."""
        if self._helper is None:
            return
        if self.driver:
            self._close()
        gc.collect()
        _delete_what_waits_for_it()
        self._helper.deleteLater()
        self._helper = None
        waiting._REFERENCES.clear()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._ear.close()
        self.pulse.close()

    # dialogs that bar everything

    def _help(self) -> None:
        """Answer what bars everything from within an act: a dialog with an event loop of its own."""
        modal, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
        if popup:
            popup.close()
        elif isinstance(modal, QMessageBox):
            modal.buttons()[0].click()
        elif isinstance(modal, QFileDialog):
            self._choose_file(modal, Do("answers", 5))


def _owners(widget: QWidget):
    while widget:
        yield widget
        widget = widget.parentWidget()


@contextmanager
def a_person():
    """Give a person before a window, who leaves in the end; where something failed the window goes all the same."""
    person = Person()
    try:
        yield person
        person.leaves()
    finally:
        person.go()
