"""Whether adopted minutes still say what was adopted: the event of their adoption, which the chain
of the journal holds, carries the digest of their text."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from tourdetable.domain.journal.chain import last_told, link_of
from tourdetable.domain.journal.models import ChainLink, Event
from tourdetable.domain.minutes.enums import RECORDS
from tourdetable.domain.minutes.models import Edition, Minutes
from tourdetable.domain.networks.models import Network

ADOPTED_EVENT = "minutes.adopted"
SUPERSEDED_EVENT = "minutes.superseded"


def text_digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def adoption_link(minutes: Minutes) -> ChainLink | None:
    """The link of the chain at which they were adopted, or superseded the former edition; None
    while they are not adopted (one query)."""
    if minutes.state not in RECORDS:
        return None
    kind = SUPERSEDED_EVENT if minutes.edition > 1 else ADOPTED_EVENT
    return link_of(kind, f"minutes:{minutes.pk}")


def altered(network: Network) -> Iterator[Minutes]:
    """The minutes of a network whose text, or that of a former edition, is no longer the one that
    was adopted, or that no event of the journal adopted (four queries). Those adopted before texts
    had a digest may say anything."""
    told, after = last_told(network.slug, ADOPTED_EVENT), superseding(network)
    former = former_texts(network)
    rows = Minutes.objects.filter(meeting__body__network=network)
    for minutes in rows.select_related("meeting__body__network").iterator(chunk_size=200):
        subject = f"minutes:{minutes.pk}"
        first = [told[subject]] if subject in told else []
        texts = [*former.get(minutes.pk, ()), minutes.text]
        if not say_what_was_adopted(minutes, texts, [*first, *after.get(subject, ())]):
            yield minutes


def superseding(network: Network) -> dict[str, list[Event]]:
    """By which events editions superseded others, by what they are about, in order."""
    found: defaultdict[str, list[Event]] = defaultdict(list)
    rows = Event.objects.filter(network=network.slug, kind=SUPERSEDED_EVENT)
    for event in rows.order_by("pk"):
        found[event.subject].append(event)
    return found


def former_texts(network: Network) -> dict[int, list[str]]:
    """The texts of the editions that were superseded, by minutes, in order."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = Edition.objects.filter(minutes__meeting__body__network=network).order_by("number")
    for minutes, text in rows.values_list("minutes_id", "text"):
        found[minutes].append(text)
    return found


def say_what_was_adopted(minutes: Minutes, texts: list[str], events: list[Event]) -> bool:
    """Whether minutes are adopted as the journal says, each edition in the same words."""
    if not events:
        return minutes.state not in RECORDS
    if minutes.state not in RECORDS or len(texts) != len(events):
        return False
    pairs = zip(texts, (event.data.get("text") for event in events), strict=True)
    return all(digest in (None, text_digest(text)) for text, digest in pairs)


def lost(network: Network) -> list[str]:
    """The subjects of the journal of the minutes that were adopted, and are no longer there (two
    queries)."""
    told = last_told(network.slug, ADOPTED_EVENT)
    there = Minutes.objects.filter(meeting__body__network=network).values_list("pk", flat=True)
    return sorted(told.keys() - {f"minutes:{pk}" for pk in there})
