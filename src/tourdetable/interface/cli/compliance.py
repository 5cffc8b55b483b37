"""`tourdetable compliance NETWORK --on DATE [--json]`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from tourdetable.interface.cli.charter.files import DAY, say_json
from tourdetable.interface.cli.platform import load_platform
from tourdetable.interface.cli.sentences import for_json, tongue

if TYPE_CHECKING:
    from tourdetable.domain.networks.models import Network


@click.command()
@click.argument("network")
@click.option("--on", type=DAY, help="The day to judge (default: today).")
@click.option("--json", "as_json", is_flag=True, help="Verdicts as JSON.")
def compliance(network: str, on: datetime | None, as_json: bool) -> None:
    """Judge a network on its charter, clause by clause."""
    load_platform()
    from tourdetable.core.charter.terms.verdict import to_json
    from tourdetable.domain.compliance.queries import report
    from tourdetable.interface.cli.charter.verdicts import tell
    from tourdetable.interface.web.base import clock

    judged = report(called(network), on=on.date() if on else clock.now().date())
    if as_json:
        say_json(to_json(judged, for_json("fr").translate))
    else:
        tell(judged, tongue("fr"))


def called(slug: str) -> Network:
    """The network of that slug; else the ones that there are."""
    from tourdetable.domain.networks.models import Network

    found = Network.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Network.objects.values_list("slug", flat=True)) or "none yet"
        raise click.UsageError(f"there is no network “{slug}”; known: {known}")
    return found
