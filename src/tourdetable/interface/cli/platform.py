"""Loading Django, serving, and running what is due."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import click

DELIVERY = 5
"""Seconds between two readings of the journal by the process that sends notices."""

PLANNING = 1
"""Seconds between two looks at the drafts that wait, by the process that plans them."""


def load_platform() -> None:
    """Make settings, models and URLs usable; before this, nothing of Django may be imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tourdetable.config.settings")
    data_folder().mkdir(parents=True, exist_ok=True)
    import django

    django.setup()


def data_folder() -> Path:
    """Where the database, the secret and the collected files are kept (`TDT_DATA`, else `var`)."""
    return Path(os.environ.get("TDT_DATA") or "var")


def kept_secret() -> str:
    """The installation's secret key, made on first use and kept in the data folder, readable by its owner only."""
    file = data_folder() / "secret.key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


def prepare() -> None:
    """Bring the database and the static files up to date."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["account/*"])


def listen(host: str, port: int) -> NoReturn:
    """Become the web server: Granian, one process, four threads; notices and drafts have a process each beside it."""
    sys.stdout.flush()
    start_beside("deliver", every=DELIVERY)
    start_beside("work", every=PLANNING)
    place = ["--host", host, "--port", str(port)]
    arguments = ["--interface", "wsgi", *place, "--workers", "1", "--blocking-threads", "4"]
    quiet = ["--log-level", "warning", "--no-ws"]
    ending = ["--workers-kill-timeout", "2"]  # a Ctrl-C, which the worker receives too, may leave it waiting for ever
    granian = str(Path(sys.executable).with_name("granian"))
    os.execv(granian, [granian, *arguments, *quiet, *ending, "tourdetable.config.wsgi:application"])  # noqa: S606  no shell


def start_beside(command: str, *, every: int) -> None:
    """Start `tourdetable <command>` as a child of this process, which it does not outlive."""
    program = str(Path(sys.executable).with_name("tourdetable"))
    arguments = [command, "--every", str(every), "--beside", str(os.getpid())]
    subprocess.Popen([program, *arguments], stdin=subprocess.DEVNULL)  # noqa: S603  our own program


def links_lead_to(host: str, port: int) -> None:
    """Unless the operator says where readers find the site, the links of e-mails lead to this server."""
    there = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  compared, not bound to
    os.environ.setdefault("TDT_SITE_URL", f"http://{there}:{port}")


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


@click.command("run-due")
def run_due() -> None:
    """Do what time has made due: minutes adopted by silence, absences forgotten once past. Run it every day."""
    load_platform()
    from tourdetable.domain.minutes.adoption import adopt_silent
    from tourdetable.domain.networks.actors import Operator
    from tourdetable.domain.networks.models import Network
    from tourdetable.domain.programme.availability import forget_past
    from tourdetable.interface.web import clock

    for network in Network.objects.all():
        adopted = adopt_silent(network=network, by=Operator(), now=clock.now())
        click.echo(f"{network.slug}: {len(adopted)} minutes adopted by silence")
    click.echo(f"{forget_past(now=clock.now())} absences forgotten")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a management command of Django (migrate, shell…)."""
    load_platform()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["tourdetable manage", *arguments])
