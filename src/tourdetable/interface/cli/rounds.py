"""A command that does its work by rounds: once, or for as long as the server beside it runs."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import click

GRACE = 3.0
"""Seconds left to the work under way once the server is gone."""
LOOK = 0.5
"""Seconds between two looks at whether the server is still there."""

interval = click.option(
    "--every", type=click.IntRange(min=1), metavar="SECONDS", help="Go on, at this interval."
)
parent = click.option("--beside", type=int, hidden=True, help="End with this process, our parent.")


def rounds(every: int, beside: int | None) -> Iterator[threading.Event]:
    """A round at this interval, until the event that it is given is set: it is time to leave."""
    from django.db import connections

    leaving = gone_with(beside) if beside else threading.Event()
    while not leaving.is_set():
        yield leaving
        connections.close_all()
        leaving.wait(every)


def gone_with(server: int) -> threading.Event:
    """An event set once our parent is gone, however it ended; Ctrl-C is its business, not ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    leaving = threading.Event()
    threading.Thread(target=watch, args=(server, leaving), daemon=True).start()
    return leaving


def watch(server: int, leaving: threading.Event) -> None:
    """Wait for the server's end, then leave: kindly, and soon in any case."""
    while os.getppid() == server:
        time.sleep(LOOK)
    leaving.set()
    time.sleep(GRACE)
    os._exit(1)
