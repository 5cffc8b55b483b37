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
STOPS = (signal.SIGINT, signal.SIGTERM)


class Bar:
    """A bar on a terminal, silent elsewhere; it counts the seconds from `since`.

    The first Ctrl-C, or the first demand to end, stops the search and keeps what it has.
    """

    def __init__(self, stream: TextIO, since: float | None = None) -> None:
        self.stream, self.shown = stream, stream.isatty()
        self.since, self.last = time.monotonic() if since is None else since, 0.0
        self.stop = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        for number in STOPS:
            self._before[number] = signal.signal(number, self._interrupted)
        return self

    def __exit__(self, *_raised: object) -> None:
        self._listen_as_before()
        if self.shown:
            self.stream.write("\r\033[K")
            self.stream.flush()

    def left(self, seconds: float) -> float:
        """What is left of the time allowed."""
        return max(0.1, self.since + seconds - time.monotonic())

    def _interrupted(self, _number: int, _frame: FrameType | None) -> None:
        self.stop = True
        self._listen_as_before()

    def _listen_as_before(self) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

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
