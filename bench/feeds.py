"""Calendars of 300 meetings: what they cost to make, and to say again that nothing has changed.

Calendar programs ask every few hours, for each member: most of what a server does in a night.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from bench.costs import Cost, cost_of
from bench.pages import FILE, ITC, Page, found, landmarks

MEETINGS = 300
FEEDS = (
    Page("300 meetings, a member", None, "/convention/calendar/{secret}.ics", 12, FILE),
    Page("300 meetings, a network", None, "/convention/calendar.ics", 4, FILE),
)
MOST_UNITS, MOST_AGAIN = 6.0, 0.5
"""In units of the fixed work, which takes some 4 ms: 25 ms to make a calendar, 2 to say that a
program has it already. Programs do not sign in."""
MOST_AGAIN_QUERIES = 2


def measure_feeds() -> list[Cost]:
    """The calendars of the demo, once the body of a member has so many meetings; they are taken
    away afterwards."""
    from django.db import transaction

    from tourdetable.domain.compliance.queries import forget

    with transaction.atomic():
        fill()
        forget()
        marks = landmarks()
        costs = [cost_of(found(page, marks), 1) for page in FEEDS]
        transaction.set_rollback(True)
    forget()
    return costs


def fill() -> None:
    """Meetings of a body, day after day."""
    from tourdetable.domain.meetings.models import Meeting

    like = Meeting.objects.filter(body__slug=ITC, state="planned").order_by("-pk")[0]
    there = Meeting.objects.filter(body=like.body).count()
    same = ("body", "kind", "place", "place_words", "purpose", "dated_on", "state")
    values = {name: getattr(like, name) for name in same}
    days = (timedelta(days=number) for number in range(MEETINGS - there))
    Meeting.objects.bulk_create(
        Meeting(
            **values,
            title=f"Séance {day.days}, sur l’alimentation",
            starts_at=like.starts_at + day,
            ends_at=like.ends_at + day,
        )
        for day in days
    )


def feed_faults(costs: Iterable[Cost], pages: Sequence[Page] = FEEDS) -> Iterator[str]:
    """What passes its bound."""
    bounds = {page.name: page for page in pages}
    for cost in costs:
        measured = (
            ("queries", cost.queries, bounds[cost.page].queries),
            ("units of work", cost.units, MOST_UNITS),
            ("queries, had already", cost.again_queries, MOST_AGAIN_QUERIES),
            ("units of work, had already", cost.again_units, MOST_AGAIN),
        )
        for what, figure, most in measured:
            if figure > most:
                yield f"{cost.page}: {figure} {what} (at most {most})"
        if (cost.status, cost.again_status) != (200, 304):
            yield f"{cost.page}: status {cost.status}, then {cost.again_status}"
