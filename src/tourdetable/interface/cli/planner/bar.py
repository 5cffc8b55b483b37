"""How a search goes, on one line of a terminal.

The best cost so far, what none can beat, the seconds.
"""

from __future__ import annotations

import signal
import time
from types import FrameType
from typing import Any, Self, TextIO

WIDTH = 30
EVERY = 0.1


class Bar:
    """A bar on a terminal, silent elsewhere.

    The first Ctrl-C stops the search and keeps what it has.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream, self.shown = stream, stream.isatty()
        self.since, self.last = time.monotonic(), 0.0
        self.stop = False
        self._before: Any = None

    def __enter__(self) -> Self:
        if self.shown:
            self._before = signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(self, *_raised: object) -> None:
        if self.shown:
            signal.signal(signal.SIGINT, self._before)
            self.stream.write("\r\033[K")
            self.stream.flush()

    def _interrupted(self, _number: int, _frame: FrameType | None) -> None:
        self.stop = True

    def tell(self, best: int | None, bound: int | None) -> bool:
        """Show where the search is; answers whether it should go on."""
        now = time.monotonic()
        if self.shown and now - self.last > EVERY:
            self.last = now
            self.stream.write("\r\033[K" + line(best, bound, now - self.since))
            self.stream.flush()
        return not self.stop


def line(best: int | None, bound: int | None, seconds: float) -> str:
    """The bar: full when the best cost is the bound."""
    done = min(1.0, max(0, bound or 0) / best) if best else float(best == 0)
    bar = "█" * round(WIDTH * done) + "·" * (WIDTH - round(WIDTH * done))
    said = "no plan yet" if best is None else f"cost {best}"
    return f"{bar} {said}, at least {bound or 0}, {seconds:.0f} s"
