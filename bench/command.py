"""`make bench`: what each page costs, at the demo's size, ten and a hundred times it; long minutes;
the charter; the planner.

Queries, bytes and function calls are counted: they compare two versions on any machine, and the
command fails, naming the page, when one passes its bound (`bench/pages.py`).
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from bench import costs as measures
from bench import papers, report, served
from bench import planner as planner_bench
from bench.charter import measure as measure_charter
from bench.charter import say
from bench.costs import Cost
from bench.evaluation import measure_evaluation
from bench.evaluation import say as report_of_evaluation
from bench.feeds import feed_faults, measure_feeds
from bench.pages import AFTER_A_WRITE, PAGES, SAYS, TODAY, WRITES, found, landmarks
from bench.search import SIZES, invented_network, measure_search, search_faults, table_of
from bench.territories import measure_territories
from bench.territories import say as say_territories
from bench.writes import after_a_write, open_meeting, saying
from tourdetable.interface.cli.platform import load_platform, prepare

TIMES = (1, 10, 100)
PLANNING_SECONDS = 20.0


@click.command("all")
@click.option(
    "--json", "file", type=click.Path(path_type=Path), help="Also write the figures to this file."
)
@click.option(
    "--times",
    multiple=True,
    type=click.IntRange(1, 1000),
    default=TIMES,
    show_default=True,
    help="How many times the demo's data.",
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
@click.option("--pages-only", is_flag=True, help="Neither minutes, the charter nor the planner.")
@click.option("--readers", type=click.IntRange(0, 64), default=0, help="Readers of a real server.")
@click.option(
    "--requests", default=5000, show_default=True, help="How many requests they send in all."
)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
def bench(
    file: Path | None,
    times: Sequence[int],
    sizes: Sequence[str],
    pages_only: bool,
    readers: int,
    requests: int,
    workers: int,
) -> None:
    """Measure each page as the data grow; then long minutes, the charter, and the planner.

    On SQLite, or on the empty PostgreSQL database of DATABASE_URL, which is then filled.
    """
    figures: dict[str, object] = {}
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(TDT_DATA=folder, TDT_DEMO_TODAY="2027-04-06")
        os.environ.setdefault("TDT_SECRET_KEY", folder)
        load_platform()
        faults += measure_pages(figures, sorted(set(times)))
        faults += measure_calendars(figures)
        faults += measure_indicators(figures)
        faults += measure_places(figures)
        if readers:
            faults += measure_served(figures, readers, requests, workers)
        if not pages_only:
            faults += measure_searches(figures)
            faults += measure_minutes(figures)
            measure_cores(figures, sizes)
    if file:
        file.write_text(json.dumps(figures, indent=2))
    if faults:
        raise click.ClickException("\n".join(["bounds passed", *faults]))


def measure_pages(figures: dict[str, object], times: Sequence[int]) -> list[str]:
    """Tell what each page costs; what passes its bound."""
    costs = list(measure(times))
    click.echo(report.table(costs))
    figures["pages"] = list(map(asdict, costs))
    return list(report.faults((*PAGES, SAYS, WRITES, *AFTER_A_WRITE), costs))


def measure_calendars(figures: dict[str, object]) -> list[str]:
    """Tell what calendars of hundreds of meetings cost; what passes its bound."""
    tell("calendars")
    costs = measure_feeds()
    click.echo(report.table(costs))
    figures["feeds"] = list(map(asdict, costs))
    return list(feed_faults(costs))


def measure_indicators(figures: dict[str, object]) -> list[str]:
    """Tell what an evaluation of the larger network costs; what passes its bound."""
    from tourdetable.domain.networks.models import Network

    tell("an evaluation")
    cost = measure_evaluation(Network.objects.get(slug="convention"), date(2027, 4, 6))
    click.echo(report_of_evaluation(cost))
    figures["evaluation"] = asdict(cost)
    return list(cost.faults)


def measure_places(figures: dict[str, object]) -> list[str]:
    """Tell what the territories of a thousand bodies cost; what passes its bound."""
    from tourdetable.domain.networks.models import Network

    tell("territories")
    costs = measure_territories(Network.objects.get(slug="convention"), date(2027, 4, 6))
    click.echo(say_territories(costs))
    figures["territories"] = list(map(asdict, costs))
    return [fault for one in costs for fault in one.faults]


def measure_searches(figures: dict[str, object]) -> list[str]:
    """Tell what searches cost in a network of as many records; what passes its bound."""
    tell(f"searches, {max(SIZES):,} records")
    costs = measure_search(invented_network())
    click.echo(table_of(costs))
    figures["search"] = list(map(asdict, costs))
    return list(search_faults(costs))


def measure_served(
    figures: dict[str, object], readers: int, requests: int, workers: int
) -> list[str]:
    """Tell what a real server bears; what is wrong with it."""
    marks = landmarks()
    tell(f"{readers} readers at once, {requests} requests")
    crowd = served.measure([found(page, marks) for page in PAGES], readers, requests, workers)
    click.echo(served.say(crowd))
    figures["served"] = asdict(crowd)
    return [crowd.fault] if crowd.fault else []


def measure_minutes(figures: dict[str, object]) -> list[str]:
    """Tell what a hundred pages of minutes cost; what passes its bound."""
    tell("long minutes")
    cost = papers.measure()
    click.echo(papers.say(cost))
    figures["papers"] = asdict(cost)
    return [cost.fault] if cost.fault else []


def measure_cores(figures: dict[str, object], sizes: Sequence[str]) -> None:
    """Tell what judging a charter and planning years cost."""
    tell("the charter")
    charter = measure_charter(charter_of_territories())
    click.echo(say(charter))
    tell("the planner")
    years = planner_bench.invented(sizes)
    rows = list(planner_bench.measure(years, limit=PLANNING_SECONDS))
    click.echo(planner_bench.table(rows))
    figures |= {"charter": asdict(charter), "planner": list(map(asdict, rows))}


def charter_of_territories() -> Path:
    """The file of the larger founding charter."""
    from django.conf import settings

    return Path(settings.CHARTERS) / "itc.md"


def measure(times: Sequence[int]) -> Iterator[Cost]:
    """Build the demo, and measure each page at each size."""
    tell("building the demo")
    build_demo()
    from bench.grow import Growth

    opened = found(TODAY, landmarks())
    open_meeting(str(opened.reader), opened.path)
    growth = Growth()
    for size in times:
        tell(f"×{size}: growing")
        growth.to(size)
        marks = landmarks()
        for page in PAGES:
            tell(f"×{size}: {page.name}")
            yield measures.cost_of(found(page, marks), size)
        yield saying(found(SAYS, marks), size)
        tell(f"×{size}: after a write")
        pages = tuple(found(page, marks) for page in AFTER_A_WRITE)
        yield from after_a_write(pages, found(WRITES, marks), size)


def build_demo() -> None:
    """Both networks of the demo, in a database that held nothing."""
    from tourdetable.domain.networks.models import Network
    from tourdetable.interface.demo.build import build

    prepare()
    if Network.objects.exists():
        raise click.ClickException("this database holds networks: give an empty one, or none")
    build()


STARTED = time.monotonic()


def tell(what: str) -> None:
    """Where the bench stands, on the error output."""
    click.echo(f"[{time.monotonic() - STARTED:4.0f} s] {what}", err=True)
