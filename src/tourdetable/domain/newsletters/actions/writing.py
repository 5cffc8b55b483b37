"""Writing a newsletter, and sending it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.journal.actions import once, record, save, tell
from tourdetable.domain.journal.departures import DepartureState, wait_again
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Network, Office
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.newsletters.models import Newsletter, NewsletterCopy, NewsletterItem
from tourdetable.domain.newsletters.segments import ReaderOfCopies, known_codes, readers_in, sizes
from tourdetable.domain.newsletters.sources import offered_to_tell
from tourdetable.domain.people.wording import one_line, wording

LONGEST, MOST_ITEMS = 20_000, 30


@dataclass(frozen=True)
class NewsletterDetails:
    """What people write: `items` are codes of what is offered (`meeting:12`)."""

    title: str
    text: str
    segments: Sequence[str] = ()
    items: Sequence[str] = ()
    open_to_all: bool = True


@once
def begin_newsletter(
    *, network: Network, details: NewsletterDetails, by: Actor, now: datetime
) -> Newsletter:
    """Write a newsletter. Raises `ValidationError` when it has no title or no text."""
    newsletter = Newsletter(network=network, written_by=by.person, begun_at=now)
    say(newsletter, details, now)
    newsletter.save()
    choose(newsletter, details.items, now)
    tell("newsletter.begun", newsletter, by, now)
    return newsletter


@once
def change_newsletter(
    *, newsletter: Newsletter, details: NewsletterDetails, version: int, by: Actor, now: datetime
) -> Newsletter:
    """Write it otherwise, as long as it has not left."""
    current = lock(newsletter, version=version)
    must_be_unsent(current)
    say(current, details, now)
    choose(current, details.items, now)
    return save("newsletter.changed", current, by, now)


@once
def drop_newsletter(*, newsletter: Newsletter, version: int, by: Actor, now: datetime) -> None:
    """Give up a newsletter that has not left."""
    current = lock(newsletter, version=version)
    must_be_unsent(current)
    tell("newsletter.dropped", current, by, now)
    current.delete()


@once
def send_newsletter(
    *, newsletter: Newsletter, version: int, by: Actor, now: datetime
) -> Newsletter:
    """Have it leave, to each mailbox of its segments as they are now. What it tells is read once
    more: refused when some of it may no longer be read by everybody."""
    current = lock(newsletter, version=version)
    must_be_unsent(current)
    readers = readers_of(current, now)
    if not readers:
        raise ValidationError(_("Nobody is in these segments today: choose others first."))
    must_still_be_open(current, now)
    said = {**current.told, "copies": len(readers)}
    current.event = record(kind="newsletter.sent", by=by, now=now, **said)
    current.sent_at, current.version = now, current.version + 1
    current.save()
    NewsletterCopy.objects.bulk_create(copy_for(current, one, now) for one in readers)
    return current


@once
def send_copies_again(*, newsletter: Newsletter, by: Actor, now: datetime) -> int:
    """Try again the copies that were given up; how many. Those of which nobody knows whether they
    arrived stay: whoever runs the site decides of these."""
    rows = NewsletterCopy.objects.filter(
        newsletter=newsletter, state=DepartureState.GIVEN_UP, account__isnull=False
    )
    number = wait_again(rows, now=now)
    tell("newsletter.tried_again", newsletter, by, now, copies=number)
    return number


def say(newsletter: Newsletter, details: NewsletterDetails, now: datetime) -> None:
    """What was written, on the row; unsaved."""
    missing = _("Give it a title: it is the subject of the message.")
    newsletter.title = one_line(details.title, limit=200, missing=missing)
    newsletter.text = wording(details.text, limit=LONGEST)
    if not newsletter.text:
        raise ValidationError({"text": _("Write a few words to those who receive it.")})
    known = sizes(newsletter.network, on=local_day(newsletter.network, now))
    newsletter.segments = known_codes(details.segments, among=known)
    newsletter.open_to_all = details.open_to_all


def choose(newsletter: Newsletter, codes: Sequence[str], now: datetime) -> None:
    """Keep what it tells, in the words of today; refused when it is offered no more."""
    offered = offered_items(newsletter.network, charter_of(newsletter, now), now)
    must_be_offered(codes, offered)
    newsletter.items.all().delete()
    kept = [code for code in offered if code in codes]
    NewsletterItem.objects.bulk_create(
        NewsletterItem(newsletter=newsletter, place=place, **offered[code])
        for place, code in enumerate(kept)
    )


def must_be_offered(codes: Sequence[str], offered: Collection[str]) -> None:
    """Refuse too many things, or what is no longer for everybody."""
    if len(codes) > MOST_ITEMS:
        said = _("Choose at most %(most)d things to tell.") % {"most": MOST_ITEMS}
        raise ValidationError({"items": said})
    if any(code not in offered for code in codes):
        said = _("Something chosen may no longer be read by everybody: choose again.")
        raise ValidationError({"items": said})


def offered_items(network: Network, charter: Charter, now: datetime) -> dict[str, dict[str, Any]]:
    """What may be told today, by its code, in the order of sources."""
    return {
        f"{source}:{one.key}": {
            "source": source,
            "key": one.key,
            "title": one.title[:300],
            "words": " ".join(one.words.split())[:400],
            "at": one.at,
        }
        for source, some in offered_to_tell(network, charter, now=now).items()
        for one in some
    }


def charter_of(newsletter: Newsletter, now: datetime) -> Charter:
    """The charter of today."""
    return charter_in_force(newsletter.network, on=local_day(newsletter.network, now))


def must_still_be_open(newsletter: Newsletter, now: datetime) -> None:
    """Refuse what may no longer be read; else say it in the words of today."""
    chosen = [f"{one.source}:{one.key}" for one in newsletter.items.all()]
    choose(newsletter, chosen, now)


def must_be_unsent(newsletter: Newsletter) -> None:
    """Refuse to change what was read already."""
    if newsletter.sent_at is not None:
        raise ValidationError(_("This newsletter has left: it changes no more."))


def readers_of(newsletter: Newsletter, now: datetime) -> list[ReaderOfCopies]:
    """The mailboxes to which it would go now."""
    day = local_day(newsletter.network, now)
    return readers_in(newsletter.network, newsletter.segments, on=day)


def copy_for(newsletter: Newsletter, reader: ReaderOfCopies, now: datetime) -> NewsletterCopy:
    """What leaves for a mailbox; unsaved."""
    copy = NewsletterCopy(newsletter=newsletter, account_id=reader.account, due_at=now)
    if isinstance(reader.why, Mandate):
        copy.seat = reader.why.seat
    elif isinstance(reader.why, Office):
        copy.office = reader.why
    else:
        copy.subscription = reader.why
    return copy
