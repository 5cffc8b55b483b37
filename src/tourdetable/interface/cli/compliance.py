"""`tourdetable compliance NETWORK --on DATE [--json]`."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from tourdetable.interface.cli.platform import load_platform

if TYPE_CHECKING:
    from tourdetable.domain.networks.models import Network

MARKS = {"kept": "✓", "at_risk": "!", "broken": "✗"}


@click.command()
@click.argument("network")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge (default: today).")
@click.option("--json", "as_json", is_flag=True, help="Verdicts as JSON.")
def compliance(network: str, on: datetime | None, as_json: bool) -> None:
    """Judge a network on its charter, clause by clause."""
    load_platform()
    from django.utils import translation

    from tourdetable.core.charter.terms.verdict import to_json
    from tourdetable.domain.compliance.queries import report
    from tourdetable.interface.web.base import clock

    judged = report(called(network), on=on.date() if on else clock.now().date())
    with translation.override("fr"):
        said = to_json(judged, translation.gettext)
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for verdict in said["verdicts"]:
        click.echo(line(verdict))


def line(verdict: dict[str, Any]) -> str:
    """One verdict: its mark, its article, its state, its body, its words."""
    state, body = verdict["verdict"], verdict["body"] or ""
    mark = MARKS.get(state, "·")
    return f"{mark} {verdict['clause']:<8} {state:<15} {body:<6} {verdict['words']}"


def called(slug: str) -> Network:
    """The network of that slug; else the ones that there are."""
    from tourdetable.domain.networks.models import Network

    found = Network.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Network.objects.values_list("slug", flat=True)) or "none yet"
        raise click.UsageError(f"there is no network “{slug}”; known: {known}")
    return found
