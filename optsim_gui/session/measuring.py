"""The claims computed off the window's thread: first on the preset, then over datasets, until stopped."""

from PySide6.QtCore import QThread, Signal


class Measuring(QThread):
    """Measure the claims on the preset, or over `datasets` where there are any; `stop` ends it before its time."""

    measured = Signal(object)  # the rows
    counted = Signal(int, object)  # of how many datasets, and by claim's id the share on which it holds

    def __init__(self, datasets: int = 0, parent=None):
        super().__init__(parent)
        self._datasets = datasets

    def run(self) -> None:
        """Compute (QThread's entry point)."""
        from ..core.claims import over_datasets, rows

        if not self._datasets:
            self.measured.emit(rows())
        for done, shares in enumerate(over_datasets(self._datasets), 1):
            self.counted.emit(done, shares)
            if self.isInterruptionRequested():
                return

    def stop(self) -> None:
        """End it and wait for it."""
        self.requestInterruption()
        self.wait()
