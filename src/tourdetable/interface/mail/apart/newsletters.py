"""Newsletters as messages: to each mailbox its own, that says why it came and ends what comes.

What they tell is what anybody may read: nothing of what a reader holds is in them but the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from django.utils import timezone

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.core.documents.formats.plain import to_plain
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.tree import Document
from tourdetable.core.words.audience import Audience
from tourdetable.core.words.language import LANGUAGES
from tourdetable.domain.inbox.queries import troubled
from tourdetable.domain.journal.departures import mark_overtaken
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.newsletters.actions.sending import (
    keep_unsent,
    spare,
    take_copies,
)
from tourdetable.domain.newsletters.models import (
    Newsletter,
    NewsletterCopy,
    NewsletterItem,
    NewsletterStop,
)
from tourdetable.domain.newsletters.sources import SOURCES
from tourdetable.domain.newsletters.tokens import (
    SubscriptionAsked,
    asked_token,
    leaving_token,
)
from tourdetable.interface.mail.addresses import domain
from tourdetable.interface.mail.apart.batches import Batch
from tourdetable.interface.mail.apart.plain_letters import PlainLetter
from tourdetable.interface.mail.message_ids import message_id
from tourdetable.interface.mail.messages import of_network
from tourdetable.interface.mail.stopping import stop_headers

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ADDRESSES: Mapping[str, Callable[[Network, str], str]] = {
    "news": lambda network, key: reverse("site_page", args=[network.slug, key]),
    "day": lambda network, key: reverse("open_day", args=[network.slug, key]),
    "meeting": lambda network, _key: reverse("programme", args=[network.slug]),
    "work": lambda network, key: reverse("work", args=[network.slug, key]),
    "decision": lambda network, key: reverse("reading", args=[network.slug, key]),
    "evaluation": lambda network, key: reverse("evaluation_report", args=[network.slug, key]),
    "experience": lambda network, key: reverse("experience", args=[network.slug, key]),
}
"""Where strangers read what a source offers; a source that has no page there is told in words."""

NOBODY = "0"
"""In place of what proves whose message this is, where it is only shown."""


@dataclass(frozen=True)
class ItemTold:
    """One thing, and where it is read."""

    item: NewsletterItem
    url: str


@dataclass(frozen=True)
class ToldOfSource:
    """The things of one source, under its heading."""

    heading: StrOrPromise
    items: list[ItemTold]


def told_in(newsletter: Newsletter, items: Iterable[NewsletterItem]) -> list[ToldOfSource]:
    """What a newsletter tells, source after source."""
    every = list(items)
    found = []
    for code, source in SOURCES.items():
        own = [ItemTold(one, url_of(newsletter, one)) for one in every if one.source == code]
        if own:
            found.append(ToldOfSource(source.told, own))
    return found


def url_of(newsletter: Newsletter, item: NewsletterItem) -> str:
    """Where one thing is read, whole; nothing where it has no page."""
    found = ADDRESSES.get(item.source)
    return f"{settings.SITE_URL}{found(newsletter.network, item.key)}" if found else ""


def words_of(newsletter: Newsletter) -> Document:
    """Its text: all of it is for everybody, and a passage that is marked otherwise leaves with
    nothing."""
    return prune(parse(newsletter.text, default=Audience.PUBLIC), Audience.PUBLIC)


@dataclass(frozen=True)
class NewsletterLetter:
    """A newsletter to a mailbox; without a `copy`, as it is shown before it leaves."""

    newsletter: Newsletter
    items: Sequence[NewsletterItem]
    charter: Charter
    copy: NewsletterCopy | None = None

    @property
    def parcel(self) -> tuple[NewsletterCopy, ...]:
        return (self.copy,) if self.copy else ()

    @property
    def network(self) -> Network:
        return self.newsletter.network

    @property
    def stop_url(self) -> str:
        """Where its reader ends what they receive, without an account."""
        copy = self.copy
        token = leaving_token(self.network, copy.account) if copy and copy.account else NOBODY
        path = reverse("newsletter_stop", args=[self.network.slug, token])
        return f"{settings.SITE_URL}{path}"

    @property
    def language(self) -> str:
        """That in which its reader subscribed, else the network's."""
        chosen = self.copy.subscription.language if self.copy and self.copy.subscription else ""
        return chosen if chosen in LANGUAGES else self.charter.language

    @cached_property
    def context(self) -> dict[str, Any]:
        """What the template says."""
        page = reverse("newsletter", args=[self.network.slug, self.newsletter.pk])
        return {
            "newsletter": self.newsletter,
            "network": self.network,
            "text": to_plain(words_of(self.newsletter)),
            "told": told_in(self.newsletter, self.items),
            "page_url": f"{settings.SITE_URL}{page}" if self.newsletter.open_to_all else "",
            "stop_url": self.stop_url,
            **self.why,
        }

    @property
    def why(self) -> dict[str, Any]:
        """Why its reader receives it: the seat, the office or the subscription."""
        copy = self.copy
        office = copy.office.kind if copy and copy.office else ""
        return {
            "seat": copy.seat if copy else None,
            "office": word_for(self.charter.vocabulary.offices, office) if office else "",
            "subscription": copy.subscription if copy else None,
        }

    def written(self, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
        """The e-mail, at the hours of its network."""
        copy, contact = self.copy, self.network.contact
        account = copy.account if copy else None
        headers = {**of_network(self.network)}
        if account is not None and self.newsletter.event_id is not None:
            headers["Message-ID"] = message_id(self.newsletter.event_id, account.pk, domain())
            headers |= stop_headers(self.stop_url)
        letter = PlainLetter(
            "newsletter",
            account.email if account else "nobody@localhost",
            self.language,
            self.context,
            headers,
            [contact] if contact else [],
        )
        with timezone.override(ZoneInfo(self.network.time_zone)):
            return letter.written(connection)


def batch_of_newsletters(*, worker: str, now: datetime, most: int) -> Batch | None:
    """The next copies to send, but for those that nobody wants any more, or can receive (five
    queries, and one a newsletter)."""
    copies = take_copies(worker=worker, now=now, most=most)
    if not copies:
        return None
    known = stopped(copies)
    unwanted = [one for one in copies if is_stopped(one, known)]
    keep_unsent(copies=unwanted)
    gone = [one for one in copies if is_gone(one)]
    mark_overtaken(parcels=[(one,) for one in gone])
    dead = returning(copies)
    spare(copies=dead)
    left = [one for one in copies if one not in (*unwanted, *gone, *dead)]
    return Batch(letters_of(left, now), by_itself)


Stopped = set[tuple[int, int]]


def stopped(copies: Iterable[NewsletterCopy]) -> Stopped:
    """The mailboxes that said in between that they want no more, by network."""
    networks = {one.newsletter.network_id for one in copies}
    stops = NewsletterStop.objects.filter(network__in=networks)
    return set(stops.values_list("network", "account"))


def is_stopped(copy: NewsletterCopy, known: Stopped) -> bool:
    return (copy.newsletter.network_id, copy.account_id) in known


def returning(copies: Iterable[NewsletterCopy]) -> list[NewsletterCopy]:
    """Those of subscribers whose mailbox returned our messages for good. Members are written to
    all the same: those who animate the network see to their address."""
    read = [one for one in copies if one.subscription_id is not None]
    known = troubled(one.account_id for one in read)
    return [one for one in read if one.account_id in known and known[one.account_id].lasting]


def is_gone(copy: NewsletterCopy) -> bool:
    """Whether what it was sent for has ended: a subscription, or the mailbox itself."""
    ended = copy.subscription is not None and copy.subscription.ended_at is not None
    nothing = copy.seat is None and copy.office is None and copy.subscription is None
    return copy.account is None or ended or nothing


def letters_of(copies: Iterable[NewsletterCopy], now: datetime) -> list[NewsletterLetter]:
    """Each copy as a letter; its newsletter is read once."""
    known: dict[int, tuple[Newsletter, list[NewsletterItem], Charter]] = {}
    found = []
    for copy in copies:
        newsletter = copy.newsletter
        if newsletter.pk not in known:
            charter = charter_in_force(newsletter.network, on=local_day(newsletter.network, now))
            known[newsletter.pk] = (newsletter, list(newsletter.items.all()), charter)
        same, items, charter = known[newsletter.pk]
        found.append(NewsletterLetter(same, items, charter, copy))
    return found


def by_itself(
    letter: NewsletterLetter, connection: BaseEmailBackend | None
) -> EmailMultiAlternatives:
    return letter.written(connection)


def confirmation(network: Network, asked: SubscriptionAsked) -> PlainLetter:
    """What somebody who subscribes is sent first: nothing is kept of them until they come back."""
    path = reverse("newsletter_confirm", args=[network.slug, asked_token(network, asked)])
    context = {"network": network, "url": f"{settings.SITE_URL}{path}"}
    headers = of_network(network)
    return PlainLetter("subscribe", asked.email, asked.language, context, headers)
