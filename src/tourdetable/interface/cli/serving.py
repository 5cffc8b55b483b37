"""Serving the platform: the web server, and a process each for notices, for drafts, and for
the answers that arrive by mail."""

from __future__ import annotations

import os
from typing import NoReturn

import click

from tourdetable.interface.cli.platform import (
    kept_secret,
    load_platform,
    prepare,
    release_database,
)
from tourdetable.interface.cli.processes.lifeline import SERVER, killed_with
from tourdetable.interface.cli.processes.supervisor import Part, Supervisor

DELIVERY = 5
"""Seconds between two readings of the journal by the process that sends notices."""

RECEPTION = 60
"""Seconds between two looks at the mailbox where answers arrive, if there is one."""

PLANNING = 1
"""Seconds between two looks at the drafts that wait, by the process that plans them."""

HELD = 4096
"""Connections that a process of the web server holds at once: most are streams, which wait."""


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
    tell_key()
    listen(host, port)


def tell_key() -> None:
    """While nothing is founded, how to found a network: a new key at each start."""
    from tourdetable.domain.founding.queries import is_empty
    from tourdetable.interface.cli.network.founding.keys import new_key
    from tourdetable.interface.web.base.context import BEGUN_EMPTY

    if is_empty():
        os.environ[BEGUN_EMPTY] = "1"
        new_key()


def links_lead_to(host: str, port: int) -> None:
    """Unless the operator says otherwise, the links of e-mails lead to this server."""
    there = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  compared, not bound to
    os.environ.setdefault("TDT_SITE_URL", f"http://{there}:{port}")


def listen(host: str, port: int) -> NoReturn:
    """Keep the web server running, with what sends notices and what plans drafts beside it."""
    from django.conf import settings

    from tourdetable.interface.cli.notices import deliver
    from tourdetable.interface.cli.processes.reception import read_mail
    from tourdetable.interface.cli.work import work

    release_database()
    web = Part("the web server", lambda parent: answer_requests(parent, host, port))
    parts = [web, beside(deliver, every=DELIVERY), beside(work, every=PLANNING)]
    if settings.IMAP:
        parts.append(beside(read_mail, every=RECEPTION))
    Supervisor(parts).run()


def answer_requests(parent: int, host: str, port: int) -> None:
    """Be the web server: Granian, whose workers are forked with all that is loaded here.

    One that is killed is forked again, while the others answer.
    """
    killed_with(parent)
    os.environ[SERVER] = str(os.getpid())
    from django.conf import settings
    from granian.cli import cli as granian

    place = ["--host", host, "--port", str(port)]
    held = ["--backpressure", str(HELD)]
    quiet = ["--log-level", "warning", "--no-ws"]
    ending = ["--workers-kill-timeout", "2"]
    """A Ctrl-C, which the worker receives too, may leave it waiting for ever."""
    workers = ["--workers", str(settings.WORKERS), "--respawn-failed-workers", *ending]
    arguments = ["--interface", "rsgi", *place, *workers, *held, *quiet]
    granian.main([*arguments, "tourdetable.config.rsgi:application"], standalone_mode=False)


def beside(command: click.Command, *, every: int) -> Part:
    """A command that goes on beside the web server."""

    def run(parent: int) -> None:
        command.main(["--every", str(every), "--beside", str(parent)])

    return Part(str(command.name), run)
