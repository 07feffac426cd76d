"""What is amiss and nobody would see: reports that go to no test, and an event loop that does not answer."""

import logging
import sys
import traceback
from contextlib import contextmanager
from functools import wraps
from time import thread_time

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, Qt, qInstallMessageHandler


OF_THE_PLATFORM = ("This plugin does not support", "OpenType support missing for")  # what its windows and fonts lack; no program's fault

USUAL_S = 0.0014  # that `pace` takes at the best


class Ear(logging.Handler):
    """Hear every exception that nobody caught, every message of Qt's, and every warning that is logged, until it is closed."""

    def __init__(self, noise: list[str]):
        super().__init__(logging.WARNING)
        self._noise = noise
        self._hook, sys.excepthook = sys.excepthook, lambda *told: noise.append("".join(traceback.format_exception(*told)))
        self._heard = qInstallMessageHandler(lambda _kind, _context, message: None if message.startswith(OF_THE_PLATFORM) else noise.append(f"Qt: {message}"))
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Hear a warning (called by logging)."""
        self._noise.append(f"logged: {record.getMessage()}")

    def close(self) -> None:
        """Hear no more."""
        sys.excepthook = self._hook
        qInstallMessageHandler(self._heard)
        logging.getLogger().removeHandler(self)
        super().close()


class Pulse:
    """Measure how long the window's own thread works at a stretch, from one moment at which it may take an event to the next.

    It is the thread's own time, so that a machine with other work to do does not count; nor does the `own_work` of a test.
    """

    _own, _busy = 0.0, False

    def __init__(self):
        self.longest, self._since = 0.0, self._now()
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self.beat)
        dispatcher.aboutToBlock.connect(self.beat)

    @staticmethod
    def _now() -> float:
        return thread_time() - Pulse._own

    def beat(self) -> None:
        """End a stretch, and begin the next."""
        now = self._now()
        self.longest, self._since = max(self.longest, now - self._since), now

    def begin(self) -> None:
        """Forget what was before."""
        self.longest, self._since = 0.0, self._now()

    def close(self) -> None:
        """Measure no more."""
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.disconnect(self.beat)
        dispatcher.aboutToBlock.disconnect(self.beat)


def pace() -> float:
    """Return how many times as long as it can a core of this machine takes now, at least 1: a shared one loses half of its speed and more."""
    began = thread_time()
    sum(i * i for i in range(20_000))
    return max(1.0, (thread_time() - began) / USUAL_S)


@contextmanager
def own_work():
    """Let what is done meanwhile be a test's own work, which no window has."""
    if Pulse._busy:
        yield
        return
    Pulse._busy, began = True, thread_time()
    try:
        yield
    finally:
        Pulse._busy, Pulse._own = False, Pulse._own + thread_time() - began


def is_own_work(does):
    """Mark a function of a test that a window does not wait for (see `own_work`)."""

    @wraps(does)
    def done(*given, **named):
        with own_work():
            return does(*given, **named)

    return done


class Echo(QObject):
    """An event that is posted and comes back."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self):
        super().__init__()
        self.heard = True

    def customEvent(self, event: QEvent) -> None:  # noqa: N802
        self.heard = True

    def answer(self) -> None:
        """Let the event loop run until it answers."""
        self.heard = False
        QCoreApplication.postEvent(self, QEvent(self.KIND), Qt.EventPriority.LowEventPriority.value)
        for _ in range(1000):
            QCoreApplication.processEvents()
            if self.heard:
                break
        assert self.heard, "the event loop does not answer"
