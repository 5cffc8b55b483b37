"""Reads: who was called in."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet

from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.seasons import moments
from tourdetable.domain.networks.models import Body


def guests_of(body: Body) -> QuerySet[Guest]:
    """All who were called in to a body and not taken back, with what is said of each, the latest
    first."""
    rows = Guest.objects.filter(body=body, withdrawn_on=None)
    rows = rows.select_related("person", "meeting", "seat__institution", "office", "called_by")
    return rows.order_by("-called_at", "-pk")


def guests_at(meeting: Meeting) -> QuerySet[Guest]:
    """Those of a meeting: called in to it, or for a time in which it is held."""
    day = meeting.day
    there = Q(meeting=meeting) | Q(meeting=None, starts__lte=day, ends__gte=day)
    return guests_of(meeting.body).filter(there).order_by("person__sort_key", "pk")


def continuing_guests(body: Body, *, on: date) -> QuerySet[Guest]:
    """Those who are called in to a body for a time that is not over."""
    return guests_of(body).filter(meeting=None, ends__gte=on).order_by("person__sort_key", "pk")


def meetings_for(guest: Guest, *, now: datetime) -> list[Meeting]:
    """The meetings that the link of somebody called in for a time shows: those of the calendar in
    that time that are not over, the next one first."""
    assert guest.starts is not None
    assert guest.ends is not None
    first, after = moments(guest.body.network, Period(guest.starts, guest.ends))
    held = Meeting.objects.filter(body=guest.body, state__in=CALENDAR, ends_at__gt=now)
    rows = held.filter(starts_at__gte=first, starts_at__lt=after)
    return list(rows.select_related("body__network", "place").order_by("starts_at", "pk"))
