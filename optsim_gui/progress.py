"""How far `render` is, told on stderr; and when it is to stop: at the next frame, so that no file is left half written."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

STOPS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def watched(by_program: bool) -> Iterator[Callable[[int, int], None]]:
    """Return what is to be told how much is done, of how much; it raises KeyboardInterrupt once a signal has asked to stop.

    by_program: print a line "done/all" each time, and stop too when standard input ends, as it does with the program that waits.
    """
    stop = threading.Event()
    before = {one: signal.signal(one, lambda *_: stop.set()) for one in STOPS}
    if by_program:
        threading.Thread(target=_await_end, args=(stop,), daemon=True).start()

    def tell(done: int, of: int) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        if by_program:
            print(f"{done}/{of}", file=sys.stderr, flush=True)
        elif sys.stderr and sys.stderr.isatty():
            print(f"\r{done:,} of {of:,}", end="" if done < of else "\n", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _await_end(stop: threading.Event) -> None:
    while os.read(0, 1):
        pass
    stop.set()
