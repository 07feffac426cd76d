"""Hours of use: `python -m tests.soak MINUTES` plays, drags and exports, and looks every ten seconds (oftener where minutes are few) at what could grow, once it has warmed up.

It prints a line each time, and fails where memory climbs by more than 1 MB a minute or where anything else has grown.
"""

import gc
import os
import random
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from time import perf_counter

import numpy as np
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from tests import conftest, gestures
from tests.ear import Ear

MOST_MB_A_MINUTE = 1.0
EVERY_S, BEAT_MS, HAND_MS = 10.0, 50, 120
LOOKS = 24  # at least, since three that happen to be above three others say nothing
EXPORT_EVERY, FILM_EVERY, FIRST_FILM, WARM_UP = 23, 400, 60, 200  # acts; what was done once has been loaded once
COUNTED = ("objects", "wrappers", "windows", "timers", "threads", "files", "temporary")


@dataclass(frozen=True)
class Sample:
    """Hold one look: minutes since it was warm, memory in MB, counts of what is held, then of the last seconds milliseconds between frames and of lag."""

    minutes: float
    rss: float
    objects: int
    wrappers: int
    windows: int
    timers: int
    threads: int
    files: int
    temporary: int
    frame_p50: float
    frame_p95: float
    frame_max: float
    lag_p95: float
    lag_max: float


def rss() -> float:
    """Return the memory of this process that is in RAM, MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def counts(folder: Path) -> dict[str, int]:
    """Return how many there are of each of COUNTED; `folder` is where temporary files go."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    wrappers = shiboken6.getAllValidWrappers()
    return {
        "objects": len(gc.get_objects()), "wrappers": len(wrappers), "windows": len(QApplication.topLevelWidgets()),
        "timers": sum(isinstance(one, QTimer) and one.isActive() for one in wrappers), "threads": len(os.listdir("/proc/self/task")) + threading.active_count(),
        "files": len(os.listdir("/proc/self/fd")), "temporary": sum(len(names) for _, _, names in os.walk(folder)),
    }  # fmt: skip


def climb(samples: list[Sample]) -> tuple[float, float]:
    """Return by how much memory climbs, MB a minute, and the standard error of that."""
    (slope, _), covariance = np.polyfit([one.minutes for one in samples], [one.rss for one in samples], 1, cov=True)
    return float(slope), float(np.sqrt(covariance[0, 0]))


def grown(samples: list[Sample]) -> list[str]:
    """Return what has grown: memory by its slope, anything else where each count of a third is above each of the third before, so that what is made once and kept is none."""
    slope, error = climb(samples)
    told = [f"memory grows by {slope:.2f} MB/min"] if slope - 2 * error > MOST_MB_A_MINUTE else []
    third = len(samples) // 3
    for name in COUNTED:
        values = [getattr(one, name) for one in samples]
        if min(values[-third:]) > max(values[third:-third]) and min(values[third:-third]) > max(values[:third]):
            told.append(f"{name} grew from {max(values[:third])} to {min(values[-third:])}")
    return told


class Soak(QObject):
    """A hand that never rests: it plays, drags the start and the sliders, and exports; now and then all is put back and counted."""

    def __init__(self, minutes: float, folder: Path):
        super().__init__()
        from tests.driver import Bot, Driver

        self.driver = Driver(Bot())
        self.driver.session.shown_changed.disconnect(self.driver.watch._shown)  # which computes all anew, and would be the lag it sees
        self.minutes, self.folder, self.chance = minutes, folder, random.Random(0)
        self.samples: list[Sample] = []
        self.acts, self.films, self._frames, self._lags = 0, 0, [], []
        self.began = self._last = self._beaten = perf_counter()
        self._every, self._due = min(EVERY_S, 60 * minutes / LOOKS), float("inf")
        self.driver.window.clock.frame.connect(self._frame)
        self.driver.session.player.set_speed(60.0)
        self._hand, self._beat = self._timer(HAND_MS, self._act), self._timer(BEAT_MS, self._heard)

    def _timer(self, interval: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=interval)
        timer.timeout.connect(do)
        timer.start()
        return timer

    def _frame(self, _seconds: float) -> None:
        now = perf_counter()
        if self._last:
            self._frames.append(1e3 * (now - self._last))
        self._last = now if self.driver.player.playing else 0.0

    def _heard(self) -> None:
        now = perf_counter()
        self._lags.append(max(0.0, 1e3 * (now - self._beaten) - BEAT_MS))
        self._beaten = now

    def _act(self) -> None:
        driver, chance = self.driver, self.chance
        if not driver.player.playing:
            driver.player.restart()
        if QApplication.activeModalWidget():  # a film is being made, and closes its dialog at the end
            return
        self.acts += 1
        if self.acts == WARM_UP:
            self.began = self._due = perf_counter()
        if self.acts % FILM_EVERY == FIRST_FILM:
            self._film()
        elif self.acts % EXPORT_EVERY == 0:
            self._export()
        elif self.acts % 3 == 0:
            self._drag_start(*(chance.uniform(0.1, 0.9) for _ in range(2)))
        elif self.acts % 3 == 1:
            slider = self.driver.slider(chance.choice([lane.id for lane in driver.session.experiment.lanes]))
            gestures.drag(slider, *(QPointF(chance.random() * slider.width(), 9) for _ in range(4)))
        if perf_counter() > self._due:
            self._sample()

    def _drag_start(self, u: float, v: float) -> None:
        canvas, begin = self.driver.canvas, self.driver.px(*self.driver.session.experiment.start)
        gestures.drag(canvas, begin, begin + QPointF(9, 9), QPointF(u * canvas.width(), v * canvas.height()))

    def _export(self) -> None:
        """Save a picture and the experiment, each by the program's own verb."""
        from optsim_gui.view.export_dialog import ExportDialog

        dialog = self._dialog("export", ExportDialog)
        dialog.save(self.folder / "picture.png")
        dialog.reject()
        self.driver.window.documents.save_to(self.folder / "mine.optsim")

    def _film(self) -> None:
        """Begin a film, which a process of its own makes while the window plays on."""
        from optsim_gui.view.film_dialog import FilmDialog

        dialog = self._dialog("export_film", FilmDialog)
        dialog.values |= {"last": 60, "width": 320, "height": 240}
        dialog.saved.connect(lambda _path: setattr(self, "films", self.films + 1))
        dialog.save(self.folder / "film.gif")

    def _dialog(self, command: str, kind: type):
        """Open a dialog, which comes when all is computed."""
        self._hand.stop()
        self.driver.watch.rest()
        self._hand.start()
        self.driver.do(command)
        return next(one for one in self.driver.window.findChildren(kind) if one.isVisible())

    def _sample(self) -> None:
        """Put everything back as it was at first, and count."""
        self._hand.stop()
        session = self.driver.session
        while session.history.past:
            session.undo()
        self.driver.rest_at(0)
        frames, lags = (np.array(values or [0.0]) for values in (self._frames, self._lags))
        times = (*np.percentile(frames, (50, 95)), frames.max(), np.percentile(lags, 95), lags.max())
        held = counts(self.folder)
        held["objects"] -= len(self.samples)  # which are its own
        self.samples.append(Sample((perf_counter() - self.began) / 60, rss(), *held.values(), *map(float, times)))
        print(line(self.samples[-1]), flush=True)
        self._frames, self._lags, self._last, self._beaten = [], [], 0.0, perf_counter()
        self._due = perf_counter() + self._every
        if self.samples[-1].minutes >= self.minutes and len(self.samples) > LOOKS:
            self._beat.stop()
            self.driver.window.leave()  # without a question
            QCoreApplication.quit()
        else:
            self._hand.start()


def line(sample: Sample) -> str:
    """Return a sample as a line of the table."""
    return " ".join(f"{value:9.1f}" if isinstance(value, float) else f"{value:9d}" for value in astuple(sample))


def main(minutes: float) -> int:
    """Use the program for some minutes; return 1 where something grew."""
    with tempfile.TemporaryDirectory(prefix="optsim-soak-") as name:
        folder = Path(name)
        tempfile.tempdir = name
        os.environ["TMPDIR"] = name
        for scope in QSettings.Scope:
            QSettings.setPath(QSettings.Format.IniFormat, scope, name)
        print(" ".join(f"{one.name:>9}" for one in fields(Sample)))
        noise: list[str] = []
        ear = Ear(noise)
        soak = Soak(minutes, folder)
        QApplication.exec()
        ear.close()
    told = [*noise, *grown(soak.samples)]
    slope, error = climb(soak.samples)
    print(f"{soak.acts:,} acts and {soak.films:,} films; memory {slope:+.2f} ± {2 * error:.2f} MB/min;", "; ".join(told) or "nothing grew")
    print(f"longest lag {max(one.lag_max for one in soak.samples):.0f} ms")
    return bool(told)


if __name__ == "__main__":
    assert conftest.SCRATCH  # which has isolated this process from the person's files
    from PySide6.QtCore import QStandardPaths

    QStandardPaths.setTestModeEnabled(True)
    app = QApplication([])
    sys.exit(main(float(sys.argv[1])))
