"""Reads: who was called in."""

from __future__ import annotations

from datetime import datetime

from django.db.models import BigIntegerField, Q, QuerySet

from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.journal.prepared import Given, Part, Prepared
from tourdetable.domain.meetings.calendar.seasons import moments
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import GIVEN_MEETING
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import GIVEN_DAY
from tourdetable.domain.people.models import Person


def guests_of(body: Body) -> QuerySet[Guest]:
    """All who were called in to a body and not taken back, with what is said of each, the latest
    first."""
    rows = Guest.objects.filter(body=body, withdrawn_on=None)
    rows = rows.select_related("person", "meeting", "seat__institution", "office", "called_by")
    return rows.order_by("-called_at", "-pk")


CONTINUING = Prepared(
    lambda: Guest.objects.filter(
        body=Given("body", BigIntegerField()),
        meeting=None,
        ends__gte=GIVEN_DAY,
        withdrawn_on=None,
    ).order_by("person__sort_key", "pk"),
    Part("", Guest),
    Part("person__", Person),
)
"""Those who are called in to a `body` for a time that is not over `on` a day."""

GUESTS_AT = Prepared(
    lambda: Guest.objects.filter(
        Q(meeting=GIVEN_MEETING) | Q(meeting=None, starts__lte=GIVEN_DAY, ends__gte=GIVEN_DAY),
        body=Given("body", BigIntegerField()),
        withdrawn_on=None,
    ).order_by("person__sort_key", "pk"),
    Part("", Guest),
    Part("person__", Person),
)
"""Those of a `meeting` of a `body`: called in to it, or for a time in which it is held, `on` a
day."""


def meetings_for(guest: Guest, *, now: datetime) -> list[Meeting]:
    """The meetings that the link of somebody called in for a time shows: those of the calendar in
    that time that are not over, the next one first."""
    assert guest.starts is not None
    assert guest.ends is not None
    first, after = moments(guest.body.network, Period(guest.starts, guest.ends))
    held = Meeting.objects.filter(body=guest.body, state__in=CALENDAR, ends_at__gt=now)
    rows = held.filter(starts_at__gte=first, starts_at__lt=after)
    return list(rows.select_related("body__network", "place").order_by("starts_at", "pk"))
