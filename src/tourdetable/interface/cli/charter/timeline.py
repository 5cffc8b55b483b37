"""`tourdetable charter timeline`: the dates to come of a charter, from a file of facts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from tourdetable.core.charter.judge.timeline import timeline as dates_to_come
from tourdetable.interface.cli.charter.files import DAY, PATH, read_both, say, say_json
from tourdetable.interface.cli.sentences import for_json, language, tongue


@click.command()
@click.argument("file", type=PATH)
@click.argument("facts", type=PATH)
@click.option("--on", type=DAY, required=True, help="The day from which to look ahead.")
@click.option(
    "--months", type=click.IntRange(1, 120), default=12, show_default=True, help="How far to look."
)
@click.option("--json", "as_json", is_flag=True, help="The dates as JSON.")
@language
def timeline(
    file: Path, facts: Path, on: datetime, months: int, as_json: bool, lang: str | None
) -> None:
    """Print what would break, end or change in the months to come, with what mends it."""
    text, record = read_both(file, facts, lang)
    found = dates_to_come(text, record, on=on.date(), months=months)
    if as_json:
        head = {"charter": text.slug, "version": text.version, "on": on.date(), "months": months}
        say_json(head | {"dates": found}, for_json(lang))
        return
    said = tongue(lang)
    for one in found:
        mend = f" — {said.say(one.mend)}" if one.mend else ""
        say(f"{one.on} {one.clause:<8} {one.body or '':<8} {said.say(one.words)}{mend}")
