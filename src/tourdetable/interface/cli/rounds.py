"""A command that does its work by rounds: once, or for as long as the server beside it runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import click

from tourdetable.interface.cli.lifeline import gone_with

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
