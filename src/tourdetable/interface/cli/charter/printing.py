"""`tourdetable charter new`, `checks`, `facts-schema`: what helps to write charters and facts."""

from __future__ import annotations

from pathlib import Path

import click

from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.interface.cli.charter.files import PATH, say, say_json, stop
from tourdetable.interface.cli.sentences import language, tongue

WRITTEN = gettext_noop("Written: %(file)s")
UNWRITTEN = gettext_noop("it cannot be written (%(reason)s)")
ANOTHER_NAME = gettext_noop("name a file that does not exist yet")

STARTER = Path(__file__).with_name("starter.md")
"""A commented charter, to be changed line by line."""


@click.command("facts-schema")
@click.option("--verdict", is_flag=True, help="The schema of verdicts instead.")
def facts_schema(verdict: bool) -> None:
    """Print the JSON Schema (2020-12) of facts."""
    from tourdetable.core.charter.facts import schema

    say_json(schema.verdict_schema() if verdict else schema.facts_schema())


@click.command()
def checks() -> None:
    """Print the reference of the checks that a rule may name, as Markdown."""
    from tourdetable.core.charter.text.reference import reference

    click.echo(reference(), nl=False)


@click.command()
@click.argument("file", type=PATH, required=False)
@language
def new(file: Path | None, lang: str | None) -> None:
    """Write a commented starter that `charter check` accepts; without a file, on the screen."""
    starter = STARTER.read_text(encoding="utf-8")
    if file is None:
        click.echo(starter, nl=False)
        return
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(starter)
    except OSError as error:
        problem = Phrase(UNWRITTEN, reason=error.strerror or "")
        stop(file, problem, Phrase(ANOTHER_NAME), lang)
    say(tongue(lang).say(Phrase(WRITTEN, file=str(file))))
