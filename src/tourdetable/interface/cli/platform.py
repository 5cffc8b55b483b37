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

    from tourdetable.interface.cli.processes.migrating import migrate_by_whole_steps

    migrate_by_whole_steps()
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
    """Adopt minutes by silence, let go those whose day has come, remind those who have not
    answered, send the kits of duties, close the swaps of turns that are no longer possible, forget
    past absences, ended sessions, old imports, documents taken away and those who registered for
    days that are over: to run every day."""
    load_platform()
    from tourdetable.interface.cli.processes.due import do_what_is_due
    from tourdetable.interface.web.base import clock

    for line in do_what_is_due(clock.now()):
        click.echo(line)


OPENING = frozenset({"shell", "dbshell", "dumpdata"})
"""Commands by which anything that is kept may be read."""
HELP = frozenset({"-h", "--help"})


def tell_opened(command: str) -> None:
    """Keep in the journal that the operator opened the database; one that cannot be written is
    opened all the same, since that is how it is mended."""
    from django.db import DatabaseError

    from tourdetable.domain.networks.actors import Operator
    from tourdetable.domain.signin.actions.operating import open_data
    from tourdetable.interface.web.base import clock

    with suppress(DatabaseError):
        open_data(command=command, by=Operator(), now=clock.now())


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a management command of Django (migrate, shell…)."""
    load_platform()
    from django.core.management import execute_from_command_line

    from tourdetable.interface.cli.processes.migrating import migrate_by_whole_steps

    migrate_by_whole_steps()
    if arguments[:1] and arguments[0] in OPENING and not HELP.intersection(arguments):
        tell_opened(arguments[0])
    execute_from_command_line(["tourdetable manage", *arguments])
