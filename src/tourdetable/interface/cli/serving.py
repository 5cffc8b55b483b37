"""Serving the platform: the web server, and a process each for notices and for drafts."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from tourdetable.interface.cli.notices import deliver
from tourdetable.interface.cli.platform import kept_secret, load_platform, prepare
from tourdetable.interface.cli.work import work

DELIVERY = 5
"""Seconds between two readings of the journal by the process that sends notices."""

PLANNING = 1
"""Seconds between two looks at the drafts that wait, by the process that plans them."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve the platform (settings: docs/exploitation.md)."""
    os.environ.setdefault("TDT_SECRET_KEY", kept_secret())
    links_lead_to(host, port)
    load_platform()
    prepare()
    click.echo(f"Tour de table: http://{host}:{port}")
    listen(host, port)


def links_lead_to(host: str, port: int) -> None:
    """Unless the operator says otherwise, the links of e-mails lead to this server."""
    there = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  compared, not bound to
    os.environ.setdefault("TDT_SITE_URL", f"http://{there}:{port}")


def listen(host: str, port: int) -> NoReturn:
    """Become the web server: Granian, one process, four threads."""
    start_beside(deliver, every=DELIVERY)
    start_beside(work, every=PLANNING)
    place = ["--host", host, "--port", str(port)]
    arguments = ["--interface", "wsgi", *place, "--workers", "1", "--blocking-threads", "4"]
    quiet = ["--log-level", "warning", "--no-ws"]
    ending = [
        "--workers-kill-timeout",
        "2",
    ]  # a Ctrl-C, which the worker receives too, may leave it waiting for ever
    granian = str(Path(sys.executable).with_name("granian"))
    os.execv(granian, [granian, *arguments, *quiet, *ending, "tourdetable.config.wsgi:application"])  # noqa: S606  no shell


def start_beside(command: click.Command, *, every: int) -> int:
    """Run a command in a child process that ends with this one; the id of the child."""
    from django.db import connections

    connections.close_all()
    sys.stdout.flush()
    parent = os.getpid()
    if child := os.fork():
        return child
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        command.main(["--every", str(every), "--beside", str(parent)])
    finally:
        os._exit(1)
