"""What one request costs: counted (queries, bytes, function calls), and timed.

Times are the least of several, each beside a fixed piece of work timed just before and just after:
a figure in units of it compares runs on different machines. On PostgreSQL the processor time of
the server's own process is counted with ours, where it can be read.
"""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Callable
from cProfile import Profile
from dataclasses import dataclass
from pathlib import Path
from pstats import Stats
from typing import TYPE_CHECKING

from bench.pages import Page

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

REPEATS, FEWEST = 8, 3
ENOUGH = 3.0
"""Seconds after which a slow page has been timed enough, if three times."""
UNIT = 20_000
"""Turns of the fixed piece of work: some milliseconds of Python."""

Ask = Callable[[], "Answer"]


@dataclass(frozen=True)
class Cost:
    """One page at one size. `transferred`: compressed bytes of a first visit, what it links
    included; `units`: `cpu_ms` in units of the fixed work; `again_*`: the same request, conditional
    (status 0: the page has no validator; `again_units`, as `units`)."""

    page: str
    size: int
    status: int
    queries: int
    bytes: int
    transferred: int
    calls: int
    cpu_ms: float
    units: float
    again_status: int = 0
    again_queries: int = 0
    again_ms: float = 0.0
    again_units: float = 0.0


def client_of(persona: str | None) -> Client:
    """A browser in which somebody has signed in (None: nobody)."""
    from django.test import Client

    headers = {"accept-encoding": "identity", "host": "localhost"}
    client = Client(headers=headers, raise_request_exception=False)  # a 500 is a fault to tell
    if persona:
        client.post(f"/demo/become/{persona}")
    return client


def cost_of(page: Page, size: int, before: Callable[[], object] = lambda: None) -> Cost:
    """What a page costs its reader, once warm; `before` is done each time, and not counted."""
    client = client_of(page.reader)

    def ask() -> Answer:
        return client.get(page.path)

    ask()
    cost = cost_of_asking(page.name, size, ask, before)
    tag = ask().headers.get("ETag")
    return with_condition(cost, client, page.path, tag) if tag else cost


def with_condition(cost: Cost, client: Client, path: str, tag: str) -> Cost:
    """The same, and what it costs whoever has the page already."""

    def ask() -> Answer:
        return client.get(path, headers={"if-none-match": tag})

    known = cost_of_asking(cost.page, cost.size, ask)
    again: dict[str, float] = {
        "again_status": known.status,
        "again_queries": known.queries,
    }
    again |= {"again_ms": known.cpu_ms, "again_units": known.units}
    return Cost(**{**vars(cost), **again})


def cost_of_asking(
    name: str, size: int, ask: Ask, before: Callable[[], object] = lambda: None
) -> Cost:
    """Count one request, profile another, then time some; the least disturbed counts."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    before()
    with CaptureQueriesContext(connection) as captured:
        answer = ask()
        queries = len(captured)
    before()
    with Profile() as profile:
        ask()
    spent, unit = least(ask, before)
    text = answer.content.decode()
    return Cost(
        page=name,
        size=size,
        status=answer.status_code,
        queries=queries,
        bytes=len(answer.content),
        transferred=len(gzip.compress(answer.content)) + linked_weight(text),
        calls=Stats(profile).total_calls,  # type: ignore[attr-defined]  # not in typeshed
        cpu_ms=round(spent * 1000, 1),
        units=round(spent / unit, 2),
    )


def least(ask: Ask, before: Callable[[], object]) -> tuple[float, float]:
    """The least processor time of a request, and of the fixed work beside them."""
    spent, units = list[float](), [seconds_of(fixed_work)]
    while len(spent) < REPEATS and (len(spent) < FEWEST or sum(spent) < ENOUGH):
        before()
        spent.append(seconds_of(ask))
        units.append(seconds_of(fixed_work))
    return min(spent), min(units)


def seconds_of(work: Callable[[], object]) -> float:
    """Processor time of our process, and of PostgreSQL's that serves it."""
    server, ours = server_seconds(), time.process_time()
    work()
    return time.process_time() - ours + server_seconds() - server


def fixed_work() -> int:
    """Always the same: numbers, strings, a dictionary."""
    seen: dict[str, int] = {}
    for number in range(UNIT):
        key = str(number % 997)
        seen[key] = seen.get(key, 0) + number
    return len(seen)


def server_seconds() -> float:
    """What PostgreSQL's process has spent on our connection so far; 0 where it cannot be read."""
    from django.db import connection

    pid = getattr(getattr(connection.connection, "info", None), "backend_pid", 0)
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except OSError:
        return 0.0


def linked_weight(html: str) -> int:
    """Compressed bytes of the styles, scripts and pictures that a page links, as served."""
    from django.conf import settings

    links = set(re.findall(r'(?:href|src)="/static/([^"#]+\.(?:css|js|svg|png|ico))', html))
    files = [Path(settings.STATIC_ROOT) / link for link in links]
    return sum(len(gzip.compress(file.read_bytes())) for file in files if file.exists())
