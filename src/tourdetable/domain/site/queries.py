"""Reads: what everybody may read on a day, what those who write have, who comes."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal import leases
from tourdetable.domain.journal.departures import DepartureState
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.site.enums import PageKind, PlaceState
from tourdetable.domain.site.models import (
    DayLetter,
    DayRegistration,
    OpenDay,
    PageEdition,
    PublicReading,
    SitePage,
)


def shown_editions(network: Network, *, on: date) -> QuerySet[PageEdition]:
    """The editions that everybody reads that day, one a page, the latest page first."""
    come = PageEdition.objects.filter(shows_on__lte=on, number__gte=F("page__since"))
    later = come.filter(page=OuterRef("page"), number__gt=OuterRef("number"))
    rows = come.filter(page__network=network, page__taken_back_on=None).filter(~Exists(later))
    return rows.select_related("page").order_by("-page__dated_on", "-page_id")


def news_on(network: Network, *, on: date) -> QuerySet[PageEdition]:
    """The news among them."""
    return shown_editions(network, on=on).filter(page__kind=PageKind.NEWS)


def pages_on(network: Network, *, on: date) -> QuerySet[PageEdition]:
    """The pages among them, in the order in which they came."""
    rows = shown_editions(network, on=on).filter(page__kind=PageKind.PAGE)
    return rows.order_by("page__dated_on", "page_id")


def written_pages(network: Network, *, on: date) -> QuerySet[SitePage]:
    """All that was begun, the latest first, with how many editions it has (`.kept`), and how many
    of them are to come (`.coming`)."""
    rows = SitePage.objects.filter(network=network)
    ahead = Count("editions", filter=Q(editions__shows_on__gt=on))
    return rows.annotate(kept=Count("editions"), coming=ahead).order_by("-pk")


def published_readings(network: Network) -> QuerySet[PublicReading]:
    """The decisions that everybody reads, the latest first."""
    rows = PublicReading.objects.filter(decision__network=network, taken_back_on=None)
    around = ("decision__body", "decision__meeting")
    return rows.select_related(*around).order_by("-published_on", "-pk")


def publishable(network: Network) -> QuerySet[Decision]:
    """The decisions that ended, and have no public reading, the latest first."""
    rows = Decision.objects.filter(network=network, public_reading=None).exclude(outcome="")
    return rows.select_related("body").order_by("-concluded_at", "-pk")


def public_kinds(charter: Charter) -> list[str]:
    """The kinds of meetings that the charter opens to everybody."""
    kinds = charter.vocabulary.meeting_kinds.values()
    return [kind.code for kind in kinds if kind.audience is Audience.PUBLIC]


def days_of(network: Network, charter: Charter) -> QuerySet[OpenDay]:
    """All open days, the latest first: of meetings that are public still."""
    rows = OpenDay.objects.filter(meeting__body__network=network)
    rows = rows.filter(meeting__kind__in=public_kinds(charter))
    around = ("meeting__body__network", "meeting__place")
    return rows.select_related(*around).order_by("-meeting__starts_at", "-pk")


def open_days(network: Network, charter: Charter) -> QuerySet[OpenDay]:
    """Those that everybody reads."""
    return days_of(network, charter).exclude(published_on=None)


def coming_days(network: Network, charter: Charter, *, now: datetime) -> QuerySet[OpenDay]:
    """Those that are not over, the next one first; cancelled ones too, so that nobody comes for
    nothing."""
    rows = open_days(network, charter).filter(meeting__ends_at__gte=now)
    return rows.order_by("meeting__starts_at", "pk")


def without_day(network: Network, charter: Charter, *, now: datetime) -> QuerySet[Meeting]:
    """The public meetings to come for which nobody may register yet, the next one first."""
    held = {"body__network": network, "state__in": CALENDAR, "ends_at__gte": now}
    rows = Meeting.objects.filter(**held, kind__in=public_kinds(charter), open_day=None)
    return rows.select_related("body").order_by("starts_at", "pk")


def counted(day: OpenDay) -> dict[str, int]:
    """How many are registered, wait, and have not confirmed (one query)."""
    wanted = {state.value: Count("pk", filter=Q(state=state)) for state in PlaceState}
    found: dict[str, int] = day.registrations.order_by().aggregate(**wanted)
    return found


def places_left(day: OpenDay) -> int | None:
    """How many places are left; None where one may come as one likes."""
    if day.places is None:
        return None
    return max(0, day.places - day.registrations.filter(state=PlaceState.COMING).count())


def registrations_of(day: OpenDay, state: PlaceState) -> QuerySet[DayRegistration]:
    """Those who stand so, first come first."""
    return day.registrations.filter(state=state).order_by("confirmed_at", "pk")


def is_off(day: OpenDay) -> bool:
    """Whether its meeting is cancelled."""
    return day.meeting.state == MeetingState.CANCELLED


def due_letters(*, now: datetime) -> QuerySet[DayLetter]:
    """The letters that may leave and that no worker holds, of networks that are open."""
    waiting = DayLetter.objects.filter(state=DepartureState.WAITING, due_at__lte=now)
    there = waiting.filter(registration__day__meeting__body__network__closed_on=None)
    return leases.free(there, now=now)
