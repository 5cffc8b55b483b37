"""Preparing an open day, opening it to everybody, noting who came."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import Changed, lock
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.wording import wording
from tourdetable.domain.site.actions.letters import fill
from tourdetable.domain.site.enums import CONFIRMED, PlaceState
from tourdetable.domain.site.models import OpenDay
from tourdetable.domain.site.queries import is_off
from tourdetable.domain.site.rules import is_public
from tourdetable.domain.site.texts import public_words

LEAD = 300
LONGEST_KEPT = timedelta(days=365)
"""How long after a day names may be kept at most."""


@dataclass(frozen=True)
class DayDetails:
    """What is said of an open day."""

    lead: str
    for_whom: str
    programme: str
    places: int | None
    closes_on: date
    forget_on: date


@once
def prepare_day(*, meeting: Meeting, details: DayDetails, by: By, now: datetime) -> OpenDay:
    """Write the programme of a public meeting to which anybody will register."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",))
    current = rows.select_related("body__network", "place").get(pk=meeting.pk)
    must_be_in_calendar(current)
    must_be_open(current, now)
    if (there := OpenDay.objects.filter(meeting=current).first()) is not None:
        raise Changed(there)
    day = OpenDay(meeting=current)
    say(day, details)
    day.save()
    tell("day.prepared", day, by, now)
    return day


def must_be_open(meeting: Meeting, now: datetime) -> None:
    """Refuse a meeting that is not for everybody, or over."""
    network = meeting.body.network
    if not is_public(charter_in_force(network, on=local_day(network, now)), meeting):
        words = _("The charter does not open this kind of meeting to everybody.")
        raise ValidationError(words)
    if meeting.ends_at <= now:
        raise ValidationError(_("This meeting is over."))


@once
def change_day(
    *, day: OpenDay, version: int, details: DayDetails, by: By, now: datetime
) -> OpenDay:
    """Say it better; more places are given to those who wait."""
    current = locked(day, version)
    before = current.forget_on
    say(current, details)
    if current.forget_on > before and current.registrations.exists():
        raise ValidationError({"forget_on": _("Those who registered were told an earlier day.")})
    save("day.changed", current, by, now)
    fill(current, now)
    return current


def say(day: OpenDay, details: DayDetails) -> None:
    """What everybody reads, and until when."""
    day.lead = wording(" ".join(details.lead.split()), limit=LEAD)
    day.for_whom = public_words(details.for_whom, "for_whom")
    missing = _("Say what happens: at what time, about what, with whom.")
    day.programme = public_words(details.programme, "programme", missing=missing)
    day.places, held = details.places, day.meeting.day
    if details.closes_on > held:
        raise ValidationError({"closes_on": _("One registers until the day itself at most.")})
    if not held <= details.forget_on <= held + LONGEST_KEPT:
        words = _("Names are deleted after the day, within a year.")
        raise ValidationError({"forget_on": words})
    day.closes_on, day.forget_on = details.closes_on, details.forget_on


def locked(day: OpenDay, version: int) -> OpenDay:
    """The row, with its meeting; refused once it was emptied."""
    current = lock(day, version=version)
    if current.registered is not None:
        raise ValidationError(_("It is over, and its names are deleted: what happened stays."))
    return current


@once
def open_day(*, day: OpenDay, version: int, by: By, now: datetime) -> OpenDay:
    """Everybody reads it, and registers."""
    current = locked(day, version)
    if current.published_on is not None:
        raise ValidationError(_("It is published already."))
    must_be_in_calendar(current.meeting)
    must_be_open(current.meeting, now)
    current.published_on = local_day(current.meeting.body.network, now)
    current.told_as = held_as(current)
    return save("day.opened", current, by, now)


@once
def withdraw_day(*, day: OpenDay, version: int, by: By, now: datetime) -> OpenDay:
    """Nobody reads it any more: only as long as nobody has registered."""
    current = locked(day, version)
    if current.published_on is None:
        raise ValidationError(_("It is not published."))
    if current.registrations.filter(state__in=CONFIRMED).exists():
        words = _("People registered: cancel the meeting instead, and they are told.")
        raise ValidationError(words)
    current.registrations.all().delete()
    current.published_on = None
    return save("day.withdrawn", current, by, now)


@once
def note_who_came(
    *,
    day: OpenDay,
    version: int,
    came: Collection[int],
    among: Collection[int],
    by: By,
    now: datetime,
) -> OpenDay:
    """Of those `among` whom one looked (ids of registrations), these came."""
    current = locked(day, version)
    if current.meeting.starts_at > now:
        raise ValidationError(_("It has not begun yet."))
    rows = current.registrations.exclude(state=PlaceState.ASKED).filter(pk__in=among)
    rows.filter(pk__in=came).update(came=True)
    rows.exclude(pk__in=came).update(came=False)
    return save("day.attended", current, by, now, came=rows.filter(came=True).count())


def held_as(day: OpenDay) -> str:
    """When and where it is held, or that it is not, in a few characters."""
    meeting = day.meeting
    said = f"{meeting.time_code} {is_off(day)} {meeting.where}"
    return sha256(said.encode()).hexdigest()[:40]
