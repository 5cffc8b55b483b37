"""Whether adopted minutes still say what was adopted: the event of their adoption, which the chain
of the journal holds, carries the digest of their text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from tourdetable.domain.journal.chain import link_of
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
    """The adopted minutes of a network whose text is no longer the one that was adopted (two
    queries). Those adopted before texts had a digest are not judged."""
    told = Event.objects.filter(network=network.slug, kind=ADOPTED_EVENT).order_by("pk")
    rows = told.values_list("subject", "data")
    digests = {subject: data["text"] for subject, data in rows if "text" in data}
    adopted = Minutes.objects.filter(meeting__body__network=network, state__in=RECORDS)
    for minutes in adopted.select_related("meeting__body__network").iterator(chunk_size=200):
        digest = digests.get(f"minutes:{minutes.pk}")
        if digest not in (None, text_digest(minutes.text)):
            yield minutes
