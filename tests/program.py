"""The program itself in a process of its own, with hands: python -m tests.program SCENE FOLDER [FILE], for tests that kill it or start it in odd places.

A scene begins with the first picture (some AT_ONCE); what it finds is printed as one line of JSON.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAVED = "“made” & säved'.optsim"


def command(scene: str, folder: Path, *more) -> list[str]:
    """Return the command that starts the program with a scene."""
    return [sys.executable, "-m", "tests.program", scene, str(folder), *map(str, more)]


def places(home: Path, **more: str) -> dict[str, str]:
    """Return an environment in which the program keeps all it keeps below `home`."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "PYTHONPATH": str(ROOT), **folders, **more}


def autosaves(home: Path) -> list[str]:
    """Return the names of all that autosaving left below `home`."""
    folder = home / "config" / "OptSim" / "autosave"
    return sorted(os.listdir(folder)) if folder.is_dir() else []


def play(scene: str, folder: Path, environ: dict[str, str], *more, before: tuple[str, ...] = (), **options) -> dict:
    """Play a scene to its end and return what it found; the program must leave quietly. before: the command that runs it."""
    child = subprocess.run([*before, *command(scene, folder, *more)], env=environ, cwd=folder, capture_output=True, text=True, timeout=600, check=False, **options)
    assert (child.returncode, child.stderr) == (0, ""), child.stdout + child.stderr
    return json.loads(child.stdout.splitlines()[-1])


def bound() -> tuple[str, ...]:
    """Return what to run a command by so that permissions bind it, if it is root's too."""
    if os.geteuid():
        return ()
    import pytest

    if not shutil.which("setpriv"):
        pytest.skip("permissions do not bind root")
    return ("setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search")


# inside the program


def use(window, folder: Path) -> None:
    """Type a number with a decimal comma, save, and leave."""
    from optsim_gui.view.panels.optimizers import OptimizersPanel

    field = window.findChild(OptimizersPanel).rows[window.session.experiment.lanes[0].id].settings["eta"].field
    field.setText("0,25")
    field.setModified(True)
    field.commit()
    window.documents.save_to(folder / SAVED)
    found = {"eta": window.session.experiment.lanes[0].settings["eta"], "shows": field.text(), "said": window.status.sentence.text(),
             "told": notices(window), "size": [window.frameGeometry().width(), window.frameGeometry().height()],
             "place": [window.frameGeometry().x(), window.frameGeometry().y()], "right_to_left": window.isRightToLeft()}  # fmt: skip
    end(window, found)


def come_back(window, folder: Path) -> None:
    """Say what is offered from before, take it, save it where it is of a file, and leave."""
    from optsim_gui.view.notice import Notice

    told = notices(window)
    for notice in window.findChildren(Notice):
        if "Restore" in notice.buttons:
            notice.buttons["Restore"].click()
    if window.documents.is_unsaved:
        window.documents.save()
    end(window, {"told": told, "steps": window.session.experiment.steps})


def notices(window) -> list[str]:
    """Return what the bars say."""
    from optsim_gui.view.notice import Notice

    return [one.sentence.text() for one in window.findChildren(Notice) if not one.isHidden()]


def save(window, folder: Path) -> None:
    """Change the experiment and save it, for ever."""
    again(window, lambda: window.documents.save_to(folder / SAVED))


def autosave(window, folder: Path) -> None:
    """Change the experiment and have it kept by itself, for ever."""
    again(window, window.autosave.save)


def export(window, folder: Path) -> None:
    """Change the experiment and export a picture of it, for ever."""
    from optsim_gui.core.figure import Figure
    from optsim_gui.view import figures, saving
    from optsim_gui.view.document import window_document

    figure = Figure().but(width=400.0, height=300.0, unit="px")
    again(window, lambda: saving.written(folder / "picture.png", lambda: figures.WRITERS["png"](figures.drawing(window_document(window), figure)), window.settings))


def film(window, folder: Path) -> None:
    """Have one film after another made of so many frames as is printed, for ever."""
    from optsim_gui.view import commands
    from optsim_gui.view.film_dialog import FilmDialog

    def next_film(frames: int) -> None:
        print(frames, end=" ", flush=True)
        commands.export_film(window)
        dialog = next(one for one in window.findChildren(FilmDialog) if one.isVisible())
        dialog.values |= {"last": frames - 1, "width": 400, "height": 300}
        dialog.saved.connect(lambda _path: (print("kept", flush=True), next_film(frames % 12 + 3)))
        dialog.save(folder / "film.gif")

    next_film(3)


def stay(window, folder: Path) -> None:
    """Hold a file that is not saved until told to leave."""
    window.documents.save_to(folder / SAVED)
    window.session.apply(window.session.experiment.replace(steps=222))
    print("ready", flush=True)


def log_out(window, folder: Path) -> None:
    """Hold a file that is not saved when the desktop's session ends: everything is kept, then Qt closes the windows."""
    from PySide6.QtCore import SIGNAL
    from PySide6.QtGui import QGuiApplication

    window.documents.save_to(folder / SAVED)
    window.session.apply(window.session.experiment.replace(steps=222))
    app = QGuiApplication.instance()
    heard = app.receivers(SIGNAL("commitDataRequest(QSessionManager&)"))  # the signal itself cannot be sent: no session manager can be made here
    window.keep_safe()
    app.quit()
    print(json.dumps({"heard": heard, "closed": not window.isVisible()}), flush=True)


def hurry(window, folder: Path) -> None:
    """Ask for a picture before anything is computed; say, once its dialog is there, what the window's own thread has compiled."""
    from threading import current_thread, main_thread

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from optsim_gui.core import compile

    compiled, usual = [], compile._cached
    compile._cached = lambda function, *rest: (compiled.append((function.__name__, current_thread() is main_thread())), usual(function, *rest))[1]
    window.session.cancel()
    for command in ("copy_picture", "export"):
        window.actions_by_key[command].trigger()
    timer = QTimer(window)

    def look() -> None:
        if QApplication.activeModalWidget():
            timer.stop()
            width = QApplication.clipboard().image().width()
            end(window, {"all": len(compiled), "here": [name for name, here in compiled if here], "copied": width == window.canvas.width()})

    timer.timeout.connect(look)
    timer.start(50)


def unplugged(window, folder: Path) -> None:
    """Play until the screen is another, and then on for a while; say so, and leave."""
    from PySide6.QtCore import QSize, QTimer
    from PySide6.QtGui import QGuiApplication

    window.resize(1700, 1000)
    player, before, timer = window.session.player, QGuiApplication.primaryScreen().size(), QTimer(window)

    def look() -> None:
        size = QGuiApplication.primaryScreen().size()
        if size not in (before, QSize()):  # for a moment there is none
            timer.stop()
            player.restart()
            QTimer.singleShot(1000, window, lambda: end(window, {"screen": size.toTuple(), "goes_on": player.cursor > 0}))

    timer.timeout.connect(look)
    timer.start(200)
    print("ready", flush=True)


def again(window, keep) -> None:
    """Give the experiment one update more, and keep it, again and again."""
    from PySide6.QtCore import QTimer

    window.session.player.pause()
    timer = QTimer(window)

    def one() -> None:
        window.session.apply(window.session.experiment.replace(steps=window.session.experiment.steps % 1000 + 1))
        print(window.session.experiment.steps, end=" ", flush=True)  # before it is kept: nothing later can be found
        keep()
        print("kept", flush=True)

    timer.timeout.connect(one)
    timer.start(0)


def end(window, found: dict) -> None:
    """Print what was found, once a few frames went by, and close."""
    from PySide6.QtCore import QTimer

    def leave() -> None:
        print(json.dumps(found), flush=True)
        window.close()

    QTimer.singleShot(300, window, leave)


SCENES = {scene.__name__: scene for scene in (use, come_back, save, autosave, export, film, stay, log_out, hurry, unplugged)}
AT_ONCE = ("hurry",)


def main(scene: str, folder: str, file: str = "") -> int:
    """Run the program, and the scene when it has shown its first picture and offered what was left."""
    from PySide6.QtCore import QTimer

    from optsim_gui import app

    make = app.make_window

    def made(settings):
        window = make(settings)
        begun = []

        def begin() -> None:
            if not begun:
                begun.append(scene)
                QTimer.singleShot(100, window, lambda: SCENES[scene](window, Path(folder)))

        if scene in AT_ONCE:
            QTimer.singleShot(0, window, lambda: SCENES[scene](window, Path(folder)))
        else:
            window.session.shown_changed.connect(begin)
        return window

    app.make_window = made
    return app.main(Path(file) if file else None)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
