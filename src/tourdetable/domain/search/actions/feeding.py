"""Bringing the index of a network up to what its journal says: a bounded piece of work at a time,
in a request that searches or in the background.

The index that answers follows the journal; one that is being made goes through all rows, then
follows it too, then takes the place of the other, which is taken away piece by piece.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from tourdetable.domain.networks.models import Network
from tourdetable.domain.search.actions.writing import Writer
from tourdetable.domain.search.models import (
    FORMER,
    SearchEntry,
    SearchGeneration,
    SearchSpelling,
)
from tourdetable.domain.search.news import FollowedTo, chains, due_again, events_since, news_of
from tourdetable.domain.search.queries import answering
from tourdetable.domain.search.sources.base import Seen
from tourdetable.domain.search.sources.every import MADE, SOURCES

EVENTS = 200
"""Events that are read at once."""
ROWS = 150
"""Rows that are indexed at once: less than a second's work."""
TAKEN = 300
"""Entries of a former index that are taken away at once."""


def refresh(*, network: Network, on: date) -> bool:
    """Do a piece of what is to be indexed before a search answers, if there is anything; whether
    all is. Three queries where nothing has happened.

    An index that is made beside the one that answers is left to the background, and somebody who
    does it meanwhile is not waited for.
    """
    if says_all(network, on):
        return True
    go_on(network=network, on=on)
    return says_all(network, on)


def says_all(network: Network, on: date) -> bool:
    """Whether the index that answers says all that was recorded."""
    one = SearchGeneration.objects.filter(network=network, live=True).first()
    if one is None or FollowedTo.by(one) != chains(network):
        return False
    return not due_again(one, on).exists()


def is_up_to_date(network: Network, on: date) -> bool:
    """Whether there is nothing to do: no other index is being made, nor taken away."""
    known = SearchGeneration.objects.filter(network=network).values_list("live", "made")
    return list(known) == [(True, MADE)] and says_all(network, on)


def go_on(*, network: Network, on: date, wait: bool = False) -> None:
    """One piece of work on each index of the network, in the background (`wait`); else on the one
    that answers alone, unless somebody else does it."""
    begin(network)
    rows = SearchGeneration.objects.filter(network=network).order_by("-live", "-pk")
    theirs = rows if wait else answering([network.pk])
    seen = Seen(network, on)
    for one in list(theirs):
        work_on(one, seen, wait=wait)


@transaction.atomic
def work_on(known: SearchGeneration, seen: Seen, *, wait: bool) -> None:
    """One piece of work on an index, if it is still there and nobody else is at it."""
    rows = SearchGeneration.objects.select_for_update(no_key=True, skip_locked=not wait)
    one = rows.filter(pk=known.pk).first()
    if one is None:
        return
    if one.made == FORMER:
        take_away(one)
        return
    if not one.live:
        read_on(one, seen)
    ready = one.live or one.stage == len(SOURCES)
    if ready and follow(one, seen) and not one.live:
        take_over(one)


def begin(network: Network) -> None:
    """Begin an index where there is none, or only one of another program."""
    rows = SearchGeneration.objects.filter(network=network)
    if not rows.filter(made=MADE).exists():
        make_anew(network=network)


@transaction.atomic
def make_anew(*, network: Network) -> None:
    """Begin an index of the network beside the one that answers, which goes on answering until it
    is ready; one that was being made is left."""
    made = SearchGeneration.objects.filter(network=network, live=False)
    made.update(made=FORMER)
    at = chains(network)
    new = SearchGeneration(network=network, made=MADE, position=at.network, common=at.common)
    SearchGeneration.objects.bulk_create([new], ignore_conflicts=True)  # two may search at once


def take_over(made: SearchGeneration) -> None:
    """Have an index that is ready answer in the place of the former one, which is taken away later
    on: all at once, it would keep others from writing."""
    rows = SearchGeneration.objects.filter(network=made.network_id, live=True)
    rows.update(live=False, made=FORMER)
    made.live = True
    made.save(update_fields=("live",))


def take_away(former: SearchGeneration) -> None:
    """Take away some entries of an index that answers no more; then itself."""
    for model, most in ((SearchEntry, TAKEN), (SearchSpelling, 10 * TAKEN)):
        rows = model._default_manager.filter(generation=former).order_by()
        some = list(rows.values_list("pk", flat=True)[:most])
        rows.filter(pk__in=some).delete()
        if len(some) == most:
            return
    former.delete()


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
