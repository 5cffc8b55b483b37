"""`tourdetable charter …`: work on charter files.

None of this needs a database, so none of it loads Django.
"""

from __future__ import annotations

from collections.abc import Mapping

import click

from tourdetable.interface.cli.lazy import LazyGroup, Listed

HERE = "tourdetable.interface.cli.charter"
COMMANDS: Mapping[str, Listed] = {
    "check": Listed(
        f"{HERE}.checking",
        "Read a charter file: what it holds, or every mistake with its remedy (exit code 2).",
    ),
    "checks": Listed(
        f"{HERE}.printing", "Print the reference of the checks that a rule may name, as Markdown."
    ),
    "compare": Listed(
        f"{HERE}.compare",
        "Show all that changes from one text to another, in sentences: what will be, what is"
        " today.",
    ),
    "evaluate": Listed(f"{HERE}.judging", "Judge facts by a charter on a day."),
    "facts-schema": Listed(f"{HERE}.printing", "Print the JSON Schema (2020-12) of facts."),
    "new": Listed(
        f"{HERE}.printing",
        "Write a commented starter that `charter check` accepts; without a file, on the screen.",
    ),
    "rejudge": Listed(
        f"{HERE}.compare",
        "Judge the same facts under two texts: the gaps of the season of a day, up to that day.",
    ),
    "timeline": Listed(
        f"{HERE}.timeline",
        "Print what would break, end or change in the months to come, with what mends it.",
    ),
}


@click.group(cls=LazyGroup, listed=COMMANDS)
def charter() -> None:
    """Work on charter files."""
