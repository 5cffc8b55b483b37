"""`make bench`: what each page costs, at the demo's size and at ten times it; the charter.

The planner.

Queries, bytes and function calls are counted: they compare two versions on any machine. CPU is the
process's own time per request: it compares the pages and the sizes of one run.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import tempfile
import time
from collections.abc import Sequence
from cProfile import Profile
from dataclasses import asdict, dataclass
from pathlib import Path
from pstats import Stats
from typing import TYPE_CHECKING, Any

import click

from bench import planner as planner_bench
from bench.charter import measure as measure_charter
from bench.charter import say
from tourdetable.interface.cli.platform import load_platform, prepare

if TYPE_CHECKING:
    from django.test import Client

FACTOR = 10
REPEATS = 10
PLANNING_SECONDS = 20.0


@dataclass(frozen=True)
class Cost:
    """One page; `transferred` counts the compressed bytes of a first visit, links included."""

    page: str
    size: int
    status: int
    queries: int
    bytes: int
    transferred: int
    calls: int
    cpu_ms: float


@click.command("all")
@click.option(
    "--json", "file", type=click.Path(path_type=Path), help="Also write the figures to this file."
)
@click.option(
    "--size",
    "sizes",
    multiple=True,
    type=click.Choice(list(planner_bench.SIZES)),
    default=("S", "M"),
    show_default=True,
    help="Years to plan.",
)
def bench(file: Path | None, sizes: Sequence[str]) -> None:
    """Measure queries, bytes and CPU of each page, at the demo's size and at ten times it.

    The charter; the planner.
    """
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(TDT_DATA=folder, TDT_DEMO_TODAY="2027-04-06", DATABASE_URL="")
        load_platform()
        costs = measure_both_sizes()
        show(costs)
        charter = measure_charter(charter_of_territories())
        click.echo(say(charter))
    rows = list(planner_bench.measure(planner_bench.invented(sizes), limit=PLANNING_SECONDS))
    click.echo(planner_bench.table(rows))
    if file:
        figures = {
            "pages": list(map(asdict, costs)),
            "charter": asdict(charter),
            "planner": list(map(asdict, rows)),
        }
        file.write_text(json.dumps(figures, indent=2))


def charter_of_territories() -> Path:
    """The file of the larger founding charter."""
    from django.conf import settings

    return Path(settings.CHARTERS) / "itc.md"


def measure_both_sizes() -> list[Cost]:
    """Build the demo, measure, make it ten times larger, measure again."""
    from bench.grow import grow
    from tourdetable.interface.demo.build import build

    prepare()
    build()
    costs = measure(1)
    grow(FACTOR)
    return costs + measure(FACTOR)


def measure(size: int) -> list[Cost]:
    """The cost of each page for its reader."""
    return [cost_of(page, reader, path, size) for page, reader, path in pages()]


def pages() -> list[tuple[str, str | None, str]]:
    """Name, persona (None: a stranger) and path of each measured page."""
    from datetime import date

    from tourdetable.domain.decisions.models import Decision
    from tourdetable.domain.meetings.models import Meeting

    of_itc = Meeting.objects.filter(body__slug="itc-marseille-15-16").order_by("pk")
    after, before = (
        of_itc.get(starts_at__date=day) for day in (date(2027, 2, 25), date(2027, 4, 15))
    )
    decision = Decision.objects.filter(meeting=after).order_by("pk")[0]
    member = "samira"
    return [
        ("public face", None, "/convention/"),
        ("public programme", None, "/club/programme/"),
        ("my table", member, "/"),
        ("network", member, "/convention/"),
        ("body", member, "/convention/bodies/itc-marseille-15-16/"),
        ("meeting, before", member, f"/convention/meetings/{before.pk}/"),
        ("meeting, after", member, f"/convention/meetings/{after.pk}/"),
        ("minutes", member, f"/convention/meetings/{after.pk}/minutes/"),
        ("decision", member, f"/convention/decisions/{decision.pk}/"),
        ("decision register", member, "/convention/decisions/"),
        ("programme", member, "/convention/programme/"),
        ("people", member, "/convention/people/"),
        ("charter", member, "/convention/charter/"),
        ("gathering, secretary", "aicha", f"/club/meetings/{gathering()}/"),
        ("attendance form", "maud", f"/club/meetings/{gathering()}/attendance/"),
    ]


def gathering() -> int:
    """The Club's gathering of 8 April 2027."""
    from tourdetable.domain.meetings.models import Meeting

    return (
        Meeting.objects.filter(body__network__slug="club", title="Rencontre n° 2")
        .order_by("pk")[0]
        .pk
    )


def cost_of(page: str, persona: str | None, path: str, size: int) -> Cost:
    """Count one request, then time some; the least disturbed counts."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"accept-encoding": "identity", "host": "localhost"})
    if persona:
        client.post(f"/demo/become/{persona}")
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
        queries = len(captured)
    with Profile() as profile:
        client.get(path)
    calls = Stats(profile).total_calls  # type: ignore[attr-defined]  # not in typeshed
    spent = min(seconds_of(client, path) for _ in range(REPEATS)) * 1000
    weight = len(gzip.compress(answer.content)) + linked_weight(answer.content.decode())
    return Cost(
        page=page,
        size=size,
        status=answer.status_code,
        queries=queries,
        bytes=len(answer.content),
        transferred=weight,
        calls=calls,
        cpu_ms=round(spent, 1),
    )


def seconds_of(client: Client, path: str) -> float:
    """Processor time of one request."""
    started = time.process_time()
    client.get(path)
    return time.process_time() - started


def linked_weight(html: str) -> int:
    """Compressed bytes of the styles, scripts and pictures that a page links, as served."""
    from django.conf import settings

    links = set(re.findall(r'(?:href|src)="/static/([^"#]+\.(?:css|js|svg|png|ico))', html))
    files = [Path(settings.STATIC_ROOT) / link for link in links]
    return sum(len(gzip.compress(file.read_bytes())) for file in files if file.exists())


def show(costs: list[Cost]) -> None:
    """The table, a line per page, both sizes side by side."""
    rows: dict[str, dict[int, Any]] = {}
    for cost in costs:
        rows.setdefault(cost.page, {})[cost.size] = cost
    head = ("page", "queries", "×10", "kB sent", "×10", "k calls", "×10", "CPU ms", "×10", "ratio")
    click.echo(line(*head))
    for page, sizes in rows.items():
        one, ten = sizes[1], sizes[FACTOR]
        ratio = ten.cpu_ms / one.cpu_ms if one.cpu_ms else 0
        sent = [f"{cost.transferred / 1000:.1f}" for cost in (one, ten)]
        calls = [round(cost.calls / 1000) for cost in (one, ten)]
        spent = [f"{cost.cpu_ms:.1f}" for cost in (one, ten)]
        status = "" if one.status == 200 else f"  status {one.status}"
        click.echo(
            line(page, one.queries, ten.queries, *sent, *calls, *spent, f"{ratio:.1f}") + status
        )


def line(page: str, *figures: object) -> str:
    """A row of the table."""
    return f"{page:<24}" + "".join(f"{figure!s:>9}" for figure in figures)
