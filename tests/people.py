"""Random people at the program, one after the other: `python -m tests.people SEED MINUTES` prints how many acts, what kept the window busy, and what failed, shrunk.

Run under QT_QPA_PLATFORM=offscreen or in an X11 display, and with QT_SCALE_FACTOR for another scale.
"""

import os
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from time import monotonic, process_time

from hypothesis import HealthCheck, Phase, assume, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests import conftest
from tests.person import SLOW, Do, Person, a_person
from tests.whims import NONSENSE

OFTEN = ("commands", "menus", "buttons", "slide", "types", "combos", "keys", "drags", "points", "docks", "resizes", "rests", "opens", "answers", "shares", "undoes")
ACTS = (*4 * OFTEN, "goes", *2 * ("commands", "buttons", "slide", "slide", "types", "keys", "drags", "points", "rests", "answers", "answers"))
PEOPLE_A_SEED, ACTS_A_PERSON = 4, 250
LONGEST_SHRINK_S = 25.0  # of the processor
shares = st.integers(0, 100).map(lambda hundredths: hundredths / 100)
doings = st.builds(Do, st.sampled_from(ACTS), st.integers(0, 999), shares, shares, st.sampled_from(NONSENSE) | st.text(max_size=8))


class Machine(RuleBasedStateMachine):
    """A person who does whatever Hypothesis draws."""

    acts, answers, done, failing = 0, [], [], None  # done: by the person of this moment; failing: by one for whom something failed
    journal_path = Path(tempfile.gettempdir()) / f"optsim-person-{os.getpid()}.txt"

    def __init__(self):
        super().__init__()
        self.person, Machine.done = None, []

    @initialize(name=st.integers(0, 10**6))
    def sits_down(self, name: int):
        """Begin; the first that Hypothesis draws is the simplest of all, who would do one thing over and over."""
        assume(name)
        self.person = Person()
        self.journal = open(Machine.journal_path, "w")  # noqa: SIM115 closed by teardown

    @rule(one=doings)
    def does(self, one: Do):
        """Do one thing; it is written down before, for a crash leaves nothing else."""
        self.journal.write(f"{one!r},\n")
        self.journal.flush()
        Machine.done.append(one)
        try:
            self.person.does(one)
        except BaseException:
            Machine.failing = Machine.done
            raise
        Machine.acts += 1

    def teardown(self):
        """Leave, and see that everything can be undone and nothing is left behind."""
        if self.person is None:
            return
        Machine.answers += self.person.answers
        try:
            if Machine.failing is None:
                self.person.leaves()
        except BaseException:
            Machine.failing = Machine.done
            raise
        finally:
            self.person.go()
            self.journal.close()
            Machine.journal_path.unlink(missing_ok=True)


def people(number: int, acts: int, most: int = PEOPLE_A_SEED) -> None:
    """Let `most` people, drawn from a seed, do up to `acts` things each; raise what one of them finds, with the few acts that are enough for it."""
    Machine.failing = None
    how = settings(
        max_examples=most, stateful_step_count=acts, deadline=None, derandomize=False, database=None, report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck), phases=(Phase.generate,), print_blob=False,
    )  # fmt: skip
    try:
        run_state_machine_as_test(seed(number)(Machine), settings=how)
    except Exception as error:
        error.__notes__ = [f"    {one!r}," for one in shrunk(Machine.failing or [])]  # instead of the hundreds that Hypothesis names
        raise


def shrunk(doings: list[Do]) -> list[Do]:
    """Return as few of these acts as still make something fail, within LONGEST_SHRINK_S; Hypothesis takes hours where an act takes milliseconds."""
    end, chunk = process_time() + LONGEST_SHRINK_S, len(doings) // 2
    while chunk and process_time() < end:
        at = 0
        while at < len(doings) and process_time() < end:
            fewer = doings[:at] + doings[at + chunk :]
            if _fails(fewer):
                doings = fewer
            else:
                at += chunk
        chunk //= 2
    return doings


def _fails(doings: list[Do]) -> bool:
    try:
        with a_person() as person:
            person.does(*doings)
    except Exception:  # noqa: BLE001 another failure is worth as much
        return True
    return False


def main(first: int, minutes: float) -> int:
    """Go on from one seed to the next for some minutes, also where one fails; return how many failed, and how many acts keep a window waiting."""
    failed, end, number = [], monotonic() + 60 * minutes, first
    while monotonic() < end:
        try:
            people(number, ACTS_A_PERSON)
        except Exception as error:  # noqa: BLE001 whatever it is, it is told
            failed.append(number)
            _tell(error)
        print(f"seed {number}: {Machine.acts:,} acts so far; {_busy(Machine.answers)}; failed: {failed or 'none'}", flush=True)
        number += 1
    return len(failed) + len(_slow(Machine.answers))


def _busy(answers: list[tuple[str, float]]) -> str:
    times = sorted(seconds for _, seconds in answers)
    p50, p95, most = (1e3 * times[int(share * (len(times) - 1))] for share in (0.5, 0.95, 1))
    return f"busy p50 {p50:.0f} p95 {p95:.0f} max {most:.0f} ms, {sum(time > SLOW for time in times)} over 200 ms"


def _slow(answers: list[tuple[str, float]]) -> list[str]:
    """Print by what the window was kept busy too long, how often, of how many, and the longest; return what did so more than once, but in a huge window."""
    every, slow = Counter(what for what, _ in answers), Counter(what for what, seconds in answers if seconds > SLOW)
    for what, count in slow.most_common():
        print(f"  over 200 ms: {what}: {count} of {every[what]}, longest {1e3 * max(seconds for name, seconds in answers if name == what):.0f} ms")
    found = [what for what, count in slow.items() if count > 1 and not what.startswith("huge: ")]
    print(f"  more than once, in no huge window: {found or 'none'}")
    return found


def _tell(error: BaseException) -> None:
    traceback.print_exception(error, limit=-6)
    sys.stderr.flush()


if __name__ == "__main__":
    assert conftest.SCRATCH  # which has isolated this process from the person's files
    from PySide6.QtCore import QStandardPaths
    from PySide6.QtWidgets import QApplication

    QStandardPaths.setTestModeEnabled(True)
    app = QApplication([])
    sys.exit(main(int(sys.argv[1]), float(sys.argv[2])))
