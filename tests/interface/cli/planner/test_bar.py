"""The bar of a search: what it shows, where, and how Ctrl-C ends it."""

from __future__ import annotations

import io
import signal

from tourdetable.interface.cli.planner.bar import Bar, line


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_the_bar_says_the_best_and_the_bound() -> None:
    assert line(100, 50, 3.2) == "█" * 15 + "·" * 15 + " cost 100, at least 50, 3 s"
    assert line(None, None, 0.0) == "·" * 30 + " no plan yet, at least 0, 0 s"


def test_a_year_that_costs_nothing_fills_the_bar() -> None:
    assert line(0, 0, 1.0) == "█" * 30 + " cost 0, at least 0, 1 s"


def test_a_file_is_sent_no_bar() -> None:
    stream = io.StringIO()
    with Bar(stream) as bar:
        assert bar.tell(100, 50) is True
    assert stream.getvalue() == ""


def test_a_terminal_is_cleared_at_the_end() -> None:
    stream = Terminal()
    with Bar(stream) as bar:
        bar.since = bar.last = bar.since - 60
        assert bar.tell(100, 50) is True
    said = "█" * 15 + "·" * 15 + " cost 100, at least 50, 60 s"
    assert stream.getvalue() == f"\r\033[K{said}\r\033[K"


def test_the_first_interruption_stops_the_search_and_is_then_forgotten() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Bar(Terminal()) as bar:
        signal.raise_signal(signal.SIGINT)
        assert bar.tell(100, 50) is False
    assert signal.getsignal(signal.SIGINT) is before
