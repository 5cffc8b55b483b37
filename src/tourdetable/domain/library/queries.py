"""Reads: what somebody may read of the library, what waits, what its sources say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import NegatedExpression
from django.db.models.functions import Coalesce

from tourdetable.core.words.audience import Audience
from tourdetable.domain.journal.prepared import Given
from tourdetable.domain.library.enums import EntryKind, FollowUpWish, ItemState
from tourdetable.domain.library.models import Entry, EntryUse, NewsSource, SourceItem
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import Standing, is_held

ASKED_BEFORE = timedelta(days=14)
"""How long before its last day the keeper of an entry is asked whether it is still true."""
NOT_TAKEN = Q(point=None) | Q(point__meeting__state=MeetingState.CANCELLED)
"""No agenda that stands has it."""
AROUND = ("network", "body", "seat__institution", "person", "point__meeting")
"""What is shown with an entry."""


def seen_by(standing: Standing) -> QuerySet[Entry]:
    """All that the person may read in the network, retired ones too (see `rules.may_see`)."""
    rows = Entry.objects.filter(network=standing.network)
    if any(office.body_id is None for office in standing.offices):
        return rows
    bodies = {seat.body_id for seat in standing.seats} | {o.body_id for o in standing.offices}
    seats = [seat.pk for seat in standing.seats]
    own = Q(seat__in=seats) | Q(keeper__in=seats)
    return rows.filter(~Q(audience=Audience.BODY) | Q(body__in=bodies) | own)


def for_everybody(network: Network) -> QuerySet[Entry]:
    """What strangers may read, retired ones too: an address that was given goes on answering."""
    return Entry.objects.filter(network=network, audience=Audience.PUBLIC)


@dataclass(frozen=True)
class EntrySearch:
    """What one looks for in the library; nothing of a field that is empty."""

    kind: str = ""
    tag: str = ""
    territory: str = ""
    body: str = ""
    used: str = ""
    asks: str = ""

    def among(self, rows: QuerySet[Entry], on: date) -> QuerySet[Entry]:
        """Those of these rows, not retired, that are sought."""
        asked = {
            "kind": self.kind if self.kind in EntryKind.values else "",
            "tags__slug": self.tag,
            "territory__icontains": self.territory,
            "body__slug": self.body,
        }
        said = {column: value for column, value in asked.items() if value}
        return self.asking(self.of_use(rows.filter(retired_on=None, **said)), on)

    def of_use(self, rows: QuerySet[Entry]) -> QuerySet[Entry]:
        """Those that somebody used, or nobody."""
        if self.used not in ("yes", "no"):
            return rows
        used = Exists(EntryUse.objects.filter(entry=OuterRef("pk")))
        return rows.filter(used if self.used == "yes" else ~used)

    def asking(self, rows: QuerySet[Entry], on: date) -> QuerySet[Entry]:
        """Those that ask for something: their keeper's word, an agenda, a referral."""
        if self.asks == "word":
            return rows.filter(expires_on__lte=on + ASKED_BEFORE)
        if self.asks in (FollowUpWish.AGENDA, FollowUpWish.REFERRAL):
            return waiting(rows, FollowUpWish(self.asks))
        return rows


def waiting(rows: QuerySet[Entry], *wishes: FollowUpWish) -> QuerySet[Entry]:
    """The watch items that wait for what their authors propose, among these wishes."""
    live = {"retired_on": None, "settled_at": None}
    return rows.filter(NOT_TAKEN, kind=EntryKind.WATCH, follow_up__in=wishes, **live)


def waiting_for_agenda(body: Body) -> QuerySet[Entry]:
    """Those that wait for an agenda of a body, the nearest deadline first."""
    rows = Entry.objects.filter(body=body).select_related("seat__institution", "person")
    found = waiting(rows, FollowUpWish.AGENDA).annotate(last=Coalesce("deadline", date.max))
    return found.order_by("last", "brought_at", "pk")


def with_uses(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """The same with how many say that they used each (`.used`), and what a list says of it."""
    uses = EntryUse.objects.filter(entry=OuterRef("pk")).order_by().values("entry")
    counted = Coalesce(Subquery(uses.annotate(n=Count("pk")).values("n")), 0)
    shown = rows.annotate(used=counted).select_related(*AROUND)
    return shown.prefetch_related("tags").order_by("-brought_at", "-pk")


def to_ask(now: datetime) -> QuerySet[Entry]:
    """The entries, of networks that go on, of which nobody was asked whether they are still true,
    though their last day is near."""
    soon = (now + ASKED_BEFORE).date()
    rows = Entry.objects.filter(retired_on=None, asked_on=None, expires_on__lte=soon)
    return rows.filter(network__closed_on=None).select_related("network", "seat").order_by("pk")


def left_by_all(on: date | Given) -> NegatedExpression[Any]:
    """What no seat keeps that somebody holds that day: those who lead answer for it."""
    return ~is_held("keeper", on)


def to_renew(standing: Standing, *, on: date) -> QuerySet[Entry]:
    """Those that the person's seats keep, of which it is time to say whether they are true."""
    seats = [seat.pk for seat in standing.seats]
    near = {"keeper__in": seats, "retired_on": None, "expires_on__lte": on + ASKED_BEFORE}
    return Entry.objects.filter(network=standing.network, **near).order_by("expires_on", "pk")


def sources_of(network: Network, bodies: Sequence[Body | None]) -> QuerySet[NewsSource]:
    """The sources of some bodies, or (None) of the network, with how many items wait in each."""
    wanted = Q(body__in=[one.pk for one in bodies if one])
    if None in bodies:
        wanted |= Q(body=None)
    waits = Count("items", filter=Q(items__state=ItemState.WAITING))
    rows = NewsSource.objects.filter(wanted, network=network).select_related("body", "person")
    return rows.annotate(waiting=waits).order_by("title", "pk")


def items_waiting(sources: Sequence[NewsSource]) -> QuerySet[SourceItem]:
    """What these sources said that nobody has kept nor set aside, the latest first."""
    rows = SourceItem.objects.filter(source__in=sources, state=ItemState.WAITING)
    latest = F("said_on").desc(nulls_last=True)
    return rows.select_related("source__body").order_by("-seen_at", latest, "pk")
