"""What is amiss and nobody would see: reports that go to no test, and an event loop that does not answer."""

import logging
import sys
import traceback

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, qInstallMessageHandler


OF_THE_PLATFORM = ("This plugin does not support", "OpenType support missing for")  # what its windows and fonts lack; no program's fault


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
