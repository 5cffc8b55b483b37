"""Calendars of hundreds of meetings are measured, and judged by what they may cost."""

from __future__ import annotations

from dataclasses import replace

from bench.costs import Cost
from bench.feeds import FEEDS, feed_faults

GOOD = Cost(
    page=FEEDS[0].name,
    size=1,
    status=200,
    queries=9,
    bytes=150_000,
    transferred=9_000,
    calls=80_000,
    cpu_ms=20.0,
    units=4.8,
    again_status=304,
    again_queries=1,
    again_ms=1.0,
    again_units=0.3,
)


def test_what_keeps_its_bounds_is_no_fault() -> None:
    assert list(feed_faults([GOOD])) == []


def test_each_bound_is_told() -> None:
    name = GOOD.page
    assert list(feed_faults([replace(GOOD, queries=13, units=7.0)])) == [
        f"{name}: 13 queries (at most 12)",
        f"{name}: 7.0 units of work (at most 6.0)",
    ]
    assert list(feed_faults([replace(GOOD, again_queries=3, again_units=0.6)])) == [
        f"{name}: 3 queries, had already (at most 2)",
        f"{name}: 0.6 units of work, had already (at most 0.5)",
    ]
    gone = replace(GOOD, status=404, again_status=0)
    assert list(feed_faults([gone])) == [f"{name}: status 404, then 0"]
