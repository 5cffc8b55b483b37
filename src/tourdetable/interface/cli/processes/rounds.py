"""A command that does its work by rounds: once, or for as long as the server beside it runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

import click

from tourdetable.interface.cli.processes.lifeline import gone_with

interval = click.option(
    "--every", type=click.IntRange(min=1), metavar="SECONDS", help="Go on, at this interval."
)
parent = click.option("--beside", type=int, hidden=True, help="End with this process, our parent.")


def rounds(every: int, beside: int | None) -> Iterator[threading.Event]:
    """A round at this interval, until the event that it is given is set: it is time to leave."""
    from django.db import close_old_connections

    leaving = gone_with(beside) if beside else threading.Event()
    while not leaving.is_set():
        yield leaving
        close_old_connections()
        leaving.wait(every)


class Troubles:
    """Tells what stops rounds: in one line, and once, what is away for a while; the rest whole."""

    def __init__(self, who: str) -> None:
        self.who, self.log = who, logging.getLogger(__name__)
        self.before: str | None = None

    def tell(self, error: Exception) -> None:
        from tourdetable.interface.outages import outage_of

        outage = outage_of(error)
        if outage is None:
            self.log.error("%s: this round failed, the next one is tried", self.who, exc_info=error)
        elif outage.why != self.before:
            said = "%s: %s away, %s; tried again until it is back"
            self.log.error(said, self.who, outage.what, outage.why)
        self.before = outage.why if outage else None

    def over(self) -> None:
        """A round went well: say that what was away is back."""
        if self.before:
            self.log.warning("%s: back to work", self.who)
        self.before = None
