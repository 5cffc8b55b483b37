"""Bringing the index of a network up to what its journal says: a bounded piece of work at a time,
in a request that searches or in the background.

The index that answers follows the journal; one that is being made goes through all rows, then
follows it too, then takes the place of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from tourdetable.domain.networks.models import Network
from tourdetable.domain.search.actions.writing import Writer
from tourdetable.domain.search.models import SearchGeneration
from tourdetable.domain.search.news import FollowedTo, chains, due_again, events_since, news_of
from tourdetable.domain.search.sources.base import Seen
from tourdetable.domain.search.sources.every import MADE, SOURCES

EVENTS = 200
"""Events that are read at once."""
ROWS = 150
"""Rows that are indexed at once: less than a second's work."""
HEAVY = 5_000
"""Entries ever given to an index that only the background takes away."""


def refresh(*, network: Network, on: date) -> bool:
    """Do a piece of what is to be indexed, if there is anything; whether all is.

    Three queries where nothing has happened. Somebody who does it meanwhile is not waited for.
    """
    if is_up_to_date(network, on):
        return True
    go_on(network=network, on=on)
    return is_up_to_date(network, on)


def is_up_to_date(network: Network, on: date) -> bool:
    """Whether the index that answers says all that was recorded, and no other is being made."""
    known = list(SearchGeneration.objects.filter(network=network))
    if [(one.live, one.made) for one in known] != [(True, MADE)]:
        return False
    return FollowedTo.by(known[0]) == chains(network) and not due_again(known[0], on).exists()


@transaction.atomic
def go_on(*, network: Network, on: date, wait: bool = False) -> None:
    """One piece of work on each index of the network; whoever does it already is waited for only
    if it is said."""
    begin(network)
    rows = SearchGeneration.objects.select_for_update(no_key=True, skip_locked=not wait)
    seen = Seen(network, on)
    for one in rows.filter(network=network).order_by("-live"):
        if not one.live:
            read_on(one, seen)
        ready = one.live or one.stage == len(SOURCES)
        if ready and follow(one, seen) and not one.live and (wait or is_light(network)):
            take_over(one)


def begin(network: Network) -> None:
    """Begin an index where there is none, or only one of another program."""
    rows = SearchGeneration.objects.filter(network=network)
    if not rows.filter(made=MADE).exists():
        make_anew(network=network)


@transaction.atomic
def make_anew(*, network: Network) -> None:
    """Begin an index of the network beside the one that answers, which goes on answering until it
    is ready; one that was being made is forgotten."""
    SearchGeneration.objects.filter(network=network, live=False).delete()
    at = chains(network)
    new = SearchGeneration(network=network, made=MADE, position=at.network, common=at.common)
    SearchGeneration.objects.bulk_create([new], ignore_conflicts=True)  # two may search at once


def is_light(network: Network) -> bool:
    """Whether the index that answers, if there is one, is taken away while somebody waits."""
    heavy = SearchGeneration.objects.filter(network=network, live=True, given__gt=HEAVY)
    return not heavy.exists()


def take_over(made: SearchGeneration) -> None:
    """Have an index that is ready answer in the place of the former one."""
    SearchGeneration.objects.filter(network=made.network_id, live=True).delete()
    made.live = True
    made.save(update_fields=("live",))


def read_on(made: SearchGeneration, seen: Seen) -> None:
    """Index the next rows of an index that is being made."""
    left, writer = ROWS, Writer(made, seen)
    while left > 0 and made.stage < len(SOURCES):
        source = SOURCES[made.stage]
        rows = list(source.rows(seen).filter(pk__gt=made.after).order_by("pk")[:left])
        writer.add(source, rows)
        if len(rows) < left:
            made.stage, made.after = made.stage + 1, 0
        else:
            made.after = rows[-1].pk
        left -= len(rows)
    made.save(update_fields=("stage", "after", "given"))


def follow(one: SearchGeneration, seen: Seen) -> bool:
    """Index what events that were not read yet are about, and what a day brings; whether all are
    read."""
    events, at, over = events_since(one, EVENTS)
    news = news_of(events)
    wanted: dict[str, set[int]] = defaultdict(set)
    for source in SOURCES:
        wanted[source.code].update(source.touched(news), source.tagged(news.of("tag")))
    add(wanted, Writer.known_at(one, news.meetings))
    due = list(due_again(one, seen.on).values_list("source", "about").distinct()[:ROWS])
    add(wanted, due)
    writer = Writer(one, seen)
    for source in SOURCES:
        writer.renew(source, wanted[source.code])
    one.position, one.common = at.network, at.common
    one.save(update_fields=("position", "common", "given"))
    return over and len(due) < ROWS


def add(wanted: dict[str, set[int]], found: Iterable[tuple[str, int]]) -> None:
    """Rows by their source, with others."""
    for source, about in found:
        wanted[source].add(about)
