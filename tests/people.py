"""Random people at the program, one after the other: `python -m tests.people SEED MINUTES` prints how many acts, how slow, and what failed, shrunk.

Run under QT_QPA_PLATFORM=offscreen or in an X11 display, and with QT_SCALE_FACTOR for another scale.
"""

import os
import sys
import tempfile
import traceback
from pathlib import Path
from time import monotonic

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests import conftest
from tests.person import NONSENSE, SLOW, Do, Person

OFTEN = ("commands", "menus", "buttons", "slide", "types", "combos", "keys", "drags", "points", "docks", "resizes", "rests", "opens", "answers", "shares", "undoes")
ACTS = (*OFTEN, *OFTEN, "goes", "commands", "buttons", "slide", "slide", "types", "keys", "drags", "points", "rests", "answers", "answers")
PEOPLE_A_SEED = 20
shares = st.integers(0, 100).map(lambda hundredths: hundredths / 100)
doings = st.builds(Do, st.sampled_from(ACTS), st.integers(0, 999), shares, shares, st.sampled_from(NONSENSE) | st.text(max_size=8))


class Machine(RuleBasedStateMachine):
    """A person who does whatever Hypothesis draws."""

    acts, lags, journal_path = 0, [], Path(tempfile.gettempdir()) / f"optsim-person-{os.getpid()}.txt"

    def __init__(self):
        super().__init__()
        self.person, self.failed = Person(), False
        self.journal = open(Machine.journal_path, "w")  # noqa: SIM115 closed by teardown

    @rule(one=doings)
    def does(self, one: Do):
        """Do one thing; it is written down before, for a crash leaves nothing else."""
        self.journal.write(f"{one!r},\n")
        self.journal.flush()
        try:
            self.person.does(one)
        except BaseException:
            self.failed = True
            raise
        Machine.acts += 1

    def teardown(self):
        """Leave, and see that everything can be undone and nothing is left behind."""
        Machine.lags += self.person.lags
        self.journal.close()
        try:
            if not self.failed:
                self.person.leaves()
        finally:
            self.person.go()
            Machine.journal_path.unlink(missing_ok=True)


def people(number: int, acts: int, most: int = PEOPLE_A_SEED) -> None:
    """Let `most` people, drawn from a seed, do up to `acts` things each; raise what one of them finds, shrunk."""
    how = settings(
        max_examples=most, stateful_step_count=acts, deadline=None, derandomize=False, database=None, verbosity=Verbosity.normal,
        suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink), print_blob=False,
    )  # fmt: skip
    run_state_machine_as_test(seed(number)(Machine), settings=how)


def main(first: int, minutes: float) -> int:
    """Go on from one seed to the next for some minutes, also where one fails; return how many failed."""
    failed, end, number = [], monotonic() + 60 * minutes, first
    while monotonic() < end:
        try:
            people(number, 150)
        except Exception as error:  # noqa: BLE001 whatever it is, it is told
            failed.append(number)
            _tell(error)
        lags = sorted(Machine.lags)
        told = f"p50 {1e3 * lags[len(lags) // 2]:.0f} p95 {1e3 * lags[int(0.95 * len(lags))]:.0f} max {1e3 * lags[-1]:.0f} ms, {sum(lag > SLOW for lag in lags)} over 200 ms"
        print(f"seed {number}: {Machine.acts:,} acts so far; event loop {told}; failed: {failed or 'none'}", flush=True)
        number += 1
    return len(failed)


def _tell(error: BaseException) -> None:
    traceback.print_exception(error, limit=-6)
    print(*getattr(error, "__notes__", ()), sep="\n", flush=True)


if __name__ == "__main__":
    assert conftest.SCRATCH  # which has isolated this process from the person's files
    from PySide6.QtCore import QStandardPaths
    from PySide6.QtWidgets import QApplication

    QStandardPaths.setTestModeEnabled(True)
    app = QApplication([])
    sys.exit(main(int(sys.argv[1]), float(sys.argv[2])))
