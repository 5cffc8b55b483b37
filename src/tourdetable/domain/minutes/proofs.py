"""Whether adopted minutes still say what was adopted: the event of their adoption, which the chain
of the journal holds, carries the digest of their text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from tourdetable.domain.journal.chain import last_told, link_of
from tourdetable.domain.journal.models import ChainLink, Event
from tourdetable.domain.minutes.enums import RECORDS
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Network

ADOPTED_EVENT = "minutes.adopted"


def text_digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def adoption_link(minutes: Minutes) -> ChainLink | None:
    """The link of the chain at which they were adopted; None while they are not (one query)."""
    return link_of(ADOPTED_EVENT, f"minutes:{minutes.pk}") if minutes.state in RECORDS else None


def altered(network: Network) -> Iterator[Minutes]:
    """The minutes of a network whose text is no longer the one that was adopted, or that no event
    of the journal adopted (two queries). Those adopted before texts had a digest may say
    anything."""
    told = last_told(network.slug, ADOPTED_EVENT)
    rows = Minutes.objects.filter(meeting__body__network=network)
    for minutes in rows.select_related("meeting__body__network").iterator(chunk_size=200):
        event = told.get(f"minutes:{minutes.pk}")
        if not says_what_was_adopted(minutes, event):
            yield minutes


def says_what_was_adopted(minutes: Minutes, event: Event | None) -> bool:
    """Whether minutes are adopted as the journal says, and in the same words."""
    if event is None:
        return minutes.state not in RECORDS
    digest = event.data.get("text")
    return minutes.state in RECORDS and digest in (None, text_digest(minutes.text))


def lost(network: Network) -> list[str]:
    """The subjects of the journal of the minutes that were adopted, and are no longer there (two
    queries)."""
    told = last_told(network.slug, ADOPTED_EVENT)
    there = Minutes.objects.filter(meeting__body__network=network).values_list("pk", flat=True)
    return sorted(told.keys() - {f"minutes:{pk}" for pk in there})
