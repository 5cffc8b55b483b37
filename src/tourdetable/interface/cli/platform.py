"""Loading Django, and running what is due."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

import click


def load_platform() -> None:
    """Make settings, models and URLs usable; before this, nothing of Django may be imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tourdetable.config.settings")
    data_folder().mkdir(parents=True, exist_ok=True)
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from None


def data_folder() -> Path:
    """Where the database, the secret and the collected files are kept (`TDT_DATA`, else `var`)."""
    return Path(os.environ.get("TDT_DATA") or "var")


def kept_secret() -> str:
    """The secret key of the installation, made on first use, readable by its owner only.

    It appears whole or not at all: two processes that begin together share the first one's, and one
    that is killed meanwhile leaves nothing that would stop the next.
    """
    file = data_folder() / "secret.key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f"secret.key.{secrets.token_hex(8)}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(fresh, file)
        fresh.unlink()
    return file.read_text()


def bring_up_to_date() -> None:
    """Bring the database up to date."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def prepare() -> None:
    """Bring the database and the static files up to date."""
    from django.core.management import call_command

    bring_up_to_date()
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["account/*"])


def release_database() -> None:
    """Close every connection of this process: none may cross a fork."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


@click.command("run-due")
def run_due() -> None:
    """Adopt minutes by silence, remind those who have not answered, forget past absences, ended
    sessions, old imports and documents taken away: to run every day."""
    load_platform()
    from tourdetable.domain.attachments.actions import forget_removed
    from tourdetable.domain.availability.actions import forget_past
    from tourdetable.domain.files.actions import sweep
    from tourdetable.domain.inbox.actions.forgetting import forget_mail
    from tourdetable.domain.meetings.actions.reminding import remind_due, settle_due
    from tourdetable.domain.minutes.actions.adoption import adopt_silent
    from tourdetable.domain.networks.actors import Operator
    from tourdetable.domain.networks.models import Network
    from tourdetable.domain.rosters.actions.forgetting import forget_imports
    from tourdetable.domain.signin.actions.links import forget_links
    from tourdetable.domain.years.actions.forgetting import forget_absences
    from tourdetable.interface.web.areas.signin.sessions import SessionStore
    from tourdetable.interface.web.base import clock

    for network in Network.objects.filter(closed_on=None):
        adopted = adopt_silent(network=network, by=Operator(), now=clock.now())
        click.echo(f"{network.slug}: {len(adopted)} minutes adopted by silence")
    click.echo(f"{remind_due(now=clock.now())} meetings reminded of")
    settle_due(now=clock.now())
    click.echo(f"{forget_past(now=clock.now())} absences forgotten")
    for forget in (forget_absences, forget_links, forget_imports, forget_mail):
        forget(now=clock.now())
    forget_removed(now=clock.now())
    sweep(now=clock.now())
    SessionStore.clear_expired()


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a management command of Django (migrate, shell…)."""
    load_platform()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["tourdetable manage", *arguments])
