"""Reads: what the journal says that an index has not read yet.

What people and institutions share between networks is recorded in a chain of no network: an index
follows both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Max, Q, QuerySet

from tourdetable.domain.journal.models import ChainLink, Event
from tourdetable.domain.networks.models import Network
from tourdetable.domain.search.models import SearchEntry, SearchGeneration
from tourdetable.domain.search.sources.base import SearchNews

COMMON = ""
"""The chain of what belongs to no network."""


FOLLOWING = ("merged", "into", "to")
"""What events call another thing of the kind of their subject: that is merged, or goes on."""
NAMED = ("institution", "seat", "work_version")
"""What events about something else name too."""


class FollowedTo(NamedTuple):
    """How many links of each chain."""

    network: int
    common: int

    @classmethod
    def by(cls, one: SearchGeneration) -> FollowedTo:
        """Those that an index has read."""
        return cls(one.position, one.common)


def chains(network: Network) -> FollowedTo:
    """How long both chains are (one query)."""
    rows = ChainLink.objects.filter(network__in=[network.slug, COMMON]).order_by()
    ends = dict(rows.values_list("network").annotate(Max("number")))
    return FollowedTo(ends.get(network.slug, 0), ends.get(COMMON, 0))


def events_since(one: SearchGeneration, most: int) -> tuple[list[Event], FollowedTo, bool]:
    """The next events that an index has not read, where it has then come to, and whether they are
    all."""
    slug = one.network.slug
    theirs = Q(network=slug, number__gt=one.position) | Q(network=COMMON, number__gt=one.common)
    links = list(ChainLink.objects.filter(theirs).select_related("event").order_by("pk")[:most])
    at = {slug: one.position, COMMON: one.common}
    at |= {link.network: link.number for link in links}
    return [link.event for link in links], FollowedTo(at[slug], at[COMMON]), len(links) < most


def news_of(events: Iterable[Event]) -> SearchNews:
    """What they are about."""
    subjects: dict[str, set[int]] = defaultdict(set)
    meetings, bodies, kinds = set[int](), set[int](), set[str]()
    for event in events:
        name, _colon, number = event.subject.partition(":")
        if number.isdecimal():
            subjects[name] |= {int(number)}.union(*(named(event, one) for one in FOLLOWING))
        meetings |= named(event, "meeting")
        bodies |= named(event, "body")
        subjects["person"] |= set(placed(event))
        for name in NAMED:
            subjects[name] |= named(event, name)
        kinds.add(event.kind)
    return SearchNews(subjects, meetings | subjects["meeting"], bodies | subjects["body"], kinds)


def named(event: Event, what: str) -> set[int]:
    """The id that an event says of something."""
    found = event.data.get(what)
    return {found} if isinstance(found, int) else set()


def placed(event: Event) -> Iterator[int]:
    """The people whose places an event corrects: what was wrong may have no row any more."""
    for name in ("was", "is"):
        said = event.data.get(name)
        if isinstance(said, list) and said and isinstance(said[0], int):
            yield said[0]


def due_again(one: SearchGeneration, on: date) -> QuerySet[SearchEntry]:
    """What is to be read again by a day."""
    return SearchEntry.objects.filter(generation=one, again_on__lte=on)


def behind(network: Network) -> int | None:
    """How many events the index that answers for a network has not read; None without one."""
    one = SearchGeneration.objects.filter(network=network, live=True).first()
    if one is None:
        return None
    return sum(chains(network)) - sum(FollowedTo.by(one))
