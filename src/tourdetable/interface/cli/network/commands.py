"""`tourdetable network create`: found a network on a charter file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from tourdetable.interface.cli.platform import load_platform
from tourdetable.interface.cli.sentences import tongue


@click.group()
def network() -> None:
    """Networks of this installation."""


@network.command()
@click.argument("slug")
@click.argument("charter", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="Name of the network (default: the charter's).")
@click.option(
    "--in-force-from",
    type=click.DateTime(["%Y-%m-%d"]),
    help="First day of the charter (default: today).",
)
def create(slug: str, charter: Path, name: str | None, in_force_from: datetime | None) -> None:
    """Found the network SLUG on the text of CHARTER."""
    load_platform()
    from django.db import IntegrityError

    from tourdetable.core.charter.terms.errors import CharterErrors
    from tourdetable.core.charter.text.loader import load
    from tourdetable.domain.networks.actions.founding import found_network
    from tourdetable.domain.networks.actors import Operator
    from tourdetable.interface.web.base import clock

    now = clock.now()
    try:
        text = charter.read_text(encoding="utf-8")
        title = name or load(text, file=str(charter)).network_name
        found_network(
            slug=slug,
            name=title,
            charter=text,
            in_force_from=(in_force_from or now).date(),
            by=Operator(),
            now=now,
        )
    except CharterErrors as errors:
        raise click.ClickException(errors.said(tongue(None).say)) from errors
    except UnicodeDecodeError as error:
        raise click.ClickException(str(error)) from error
    except IntegrityError as error:
        said = f"there is already a network “{slug}”: choose another slug"
        raise click.ClickException(said) from error
    click.echo(f"Network {slug} founded: {title}")
