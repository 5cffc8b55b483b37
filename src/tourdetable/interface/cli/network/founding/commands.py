"""`tourdetable found`: found a network in a terminal, from a file, or open it to the browser."""

from __future__ import annotations

from pathlib import Path

import click

from tourdetable.interface.cli.network.founding.keys import new_key
from tourdetable.interface.cli.platform import bring_up_to_date, load_platform
from tourdetable.interface.cli.sentences import language, tongue


@click.command()
@click.option(
    "--from",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Found what this TOML file says (docs/fondation.example.toml).",
)
@click.option("--key", is_flag=True, help="Print a new key for the browser; the old one is void.")
@language
def found(file: Path | None, key: bool, lang: str | None) -> None:
    """Found a network: by questions, from one TOML file, or print a key for the browser."""
    load_platform()
    bring_up_to_date()
    if key:
        new_key(lang)
        return
    from django.utils import translation

    with translation.override(tongue(lang).code):
        found_here(file)


def found_here(file: Path | None) -> None:
    """Ask, or read, then found all at once."""
    from tourdetable.interface.cli.network.founding.asking import asked
    from tourdetable.interface.cli.network.founding.carrying_out import carry_out
    from tourdetable.interface.cli.network.founding.file import read_foundation

    if file is not None:
        carry_out(read_foundation(file), str(file))
        return
    foundation = asked()
    if foundation is not None:
        carry_out(foundation, "")
