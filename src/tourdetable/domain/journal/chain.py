"""The hash chain of a journal: what each link is made of, and where it is broken.

A link is the SHA-256 of the link before it and of its event, written as JSON in one way only. Who
knows one link knows whether anything before it was changed: adopted minutes carry theirs. The
events are those of a network (its slug; "": of none), in the order of the commits.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from tourdetable.domain.journal.models import HEAD, ChainLink, Event, JournalPosition

ORIGIN = "0" * 64
"""What stands before the first link."""

CHUNK = 2_000
"""Events that are read at once."""


class BreakKind(StrEnum):
    """How a chain is broken."""

    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class ChainBreak:
    """The first place where a chain does not hold: the number of the link there (of an event that
    was slipped in: of the last link), and the event, where it is known."""

    kind: BreakKind
    number: int
    event: int | None = None
    what: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class ChainProof:
    """What is proved of a network: how many events hold together, the last link, the break."""

    network: str
    links: int
    head: str
    broken: ChainBreak | None = None


def digest_of(previous: str, event: Event) -> str:
    """The link of an event after that one, in 64 hexadecimal digits."""
    return hashlib.sha256(f"{previous}\n{written(event)}".encode()).hexdigest()


def written(event: Event) -> str:
    """An event, in the one way in which it is hashed: JSON (RFC 8259), no spaces, keys in order,
    its instant in UTC to the microsecond. What a database gives back is written alike."""
    gesture = str(event.gesture) if event.gesture else None
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    who = [event.person, event.capacity, gesture]
    data = json.loads(json.dumps(event.data))
    told = [event.pk, event.network, event.kind, event.subject, *who, at, data]
    return json.dumps(told, sort_keys=True, separators=(",", ":"))


def verify(network: str) -> ChainProof:
    """Read a whole chain again, and say where it breaks first (two passes, in chunks)."""
    number, digest = 0, ORIGIN
    told = JournalPosition.objects.filter(network=network, part=HEAD).first()
    last = {told.links: told.digest} if told else {}
    for link, event in linked(network):
        found = break_at(number, digest, link, event, last.get(link.number, link.digest))
        if found:
            return ChainProof(network, number, digest, found)
        number, digest = link.number, link.digest
    if any(links > number for links in last):
        broken: ChainBreak | None = ChainBreak(BreakKind.REMOVED, number + 1)
    else:
        broken = slipped_in(network, number)
    return ChainProof(network, number, digest, broken)


def linked(network: str) -> Iterator[tuple[ChainLink, Event | None]]:
    """The links of a chain in their order, each with its event if it is still there."""
    rows = ChainLink.objects.filter(network=network).order_by("number")
    batch: list[ChainLink] = []
    for link in rows.iterator(chunk_size=CHUNK):
        batch.append(link)
        if len(batch) == CHUNK:
            yield from with_events(batch)
            batch = []
    yield from with_events(batch)


def with_events(links: list[ChainLink]) -> Iterator[tuple[ChainLink, Event | None]]:
    events = Event.objects.in_bulk([link.event_id for link in links])
    return ((link, events.get(link.event_id)) for link in links)


def break_at(
    number: int, digest: str, link: ChainLink, event: Event | None, told: str
) -> ChainBreak | None:
    """What is wrong with a link after those that hold, if anything is; `told`: the digest that the
    position of the network has for it."""
    here = number + 1
    if link.number != here or event is None:
        return ChainBreak(BreakKind.REMOVED, here, link.event_id if event is None else None)
    if digest_of(digest, event) == link.digest == told:
        return None
    return ChainBreak(BreakKind.CHANGED, here, event.pk, event.kind, event.at)


def slipped_in(network: str, last: int) -> ChainBreak | None:
    """An event that no link tells of."""
    event = Event.objects.filter(network=network, link=None).order_by("pk").first()
    if event is None:
        return None
    return ChainBreak(BreakKind.ADDED, last, event.pk, event.kind, event.at)


def last_told(network: str, *kinds: str) -> dict[str, Event]:
    """The last event of these kinds about each subject (one query)."""
    rows = Event.objects.filter(network=network, kind__in=kinds).order_by("pk")
    return {event.subject: event for event in rows}


def link_of(kind: str, subject: str) -> ChainLink | None:
    """The link of the last event of that kind about something (one query)."""
    told = ChainLink.objects.filter(event__kind=kind, event__subject=subject)
    return told.order_by("-number").first()


def link_named(network: str, digest: str) -> ChainLink | None:
    """The link that begins with these digits, as a paper carries them."""
    rows = ChainLink.objects.filter(network=network, digest__startswith=digest.lower())
    return rows.order_by("number").first()
