"""Coming to an open day: anybody registers, confirms by a link, changes their mind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from tourdetable.domain.joining.tokens import drawn
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line, short_day, wording
from tourdetable.domain.site.actions.letters import fill, write_to
from tourdetable.domain.site.enums import DayLetterKind, PlaceState
from tourdetable.domain.site.models import DayRegistration, OpenDay
from tourdetable.domain.site.queries import places_left

MOST_WAITING = 2_000
"""How many may have asked without confirming: whoever wants to fill a list stops there."""


@dataclass(frozen=True)
class Visitor:
    """Somebody without a place in the network: nothing is known of them but what they send."""

    gesture: UUID | None = None
    person_id: int | None = None
    capacity: str = "visitor"


@dataclass(frozen=True)
class VisitorDetails:
    """What somebody says of themselves; `needs`, for the hosts alone."""

    name: str
    organisation: str = ""
    needs: str = ""

    def put_on(self, registration: DayRegistration) -> None:
        missing = _("Say your name: hosts call you by it.")
        registration.name = one_line(self.name, limit=120, missing=missing)
        registration.organisation = wording(" ".join(self.organisation.split()), limit=160)
        registration.needs = wording(" ".join(self.needs.split()), limit=500)


def locked(day: OpenDay) -> OpenDay:
    """The day, whose places nobody else gives meanwhile."""
    rows = OpenDay.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("meeting__body__network", "meeting__place").get(pk=day.pk)


def must_take(day: OpenDay, now: datetime) -> None:
    """Refuse a day that is over, cancelled, or to which one registers no more."""
    must_be_in_calendar(day.meeting)
    if not day.takes(local_day(day.meeting.body.network, now)) or day.meeting.ends_at <= now:
        words = _("One registered until %(day)s.") % {"day": short_day(day.closes_on)}
        raise ValidationError(words)


def told(day: OpenDay, kind: str, registration: int, by: Visitor, now: datetime) -> None:
    """Record what a visitor did: a number, and nothing of who they are."""
    record(kind=kind, by=by, now=now, **(day.told | {"registration": registration}))


@once
def register(
    *,
    day: OpenDay,
    email: str,
    details: VisitorDetails,
    by: Visitor,
    now: datetime,
    language: str = "fr",
) -> DayRegistration:
    """Ask to come: a letter leaves to confirm it. Whoever registered already has it again, and
    nothing of theirs is changed by somebody else."""
    current, address = locked(day), email.strip().lower()
    must_take(current, now)
    validate_email(address)
    there = current.registrations.filter(email=address).first()
    if there is not None and there.state != PlaceState.ASKED:
        write_to(there, kind_for(there), now)
        told(current, "registration.asked_again", there.pk, by, now)
        return there
    one = there or DayRegistration(day=current, email=address, nonce=drawn())
    must_not_be_too_many(current)
    one.asked_at, one.language = now, language
    details.put_on(one)
    one.save()
    write_to(one, DayLetterKind.CONFIRM, now)
    told(current, "registration.asked", one.pk, by, now)
    return one


def kind_for(one: DayRegistration) -> DayLetterKind:
    """What somebody who confirmed is told of where they stand."""
    coming = one.state == PlaceState.COMING
    return DayLetterKind.PLACE if coming else DayLetterKind.WAITS


def must_not_be_too_many(day: OpenDay) -> None:
    """Refuse to keep addresses without end that nobody confirmed."""
    if day.registrations.filter(state=PlaceState.ASKED).count() >= MOST_WAITING:
        words = _("Too many people are registering at once: try again tomorrow.")
        raise ValidationError(words)


def again(one: DayRegistration) -> DayRegistration:
    """Their row as it is now, once their day is locked."""
    found = DayRegistration.objects.filter(pk=one.pk).first()
    if found is None:
        raise ValidationError(_("You are not registered any more."))
    return found


@once
def confirm(*, registration: DayRegistration, by: Visitor, now: datetime) -> DayRegistration:
    """They read their mailbox: they have a place, or wait for one."""
    day = locked(registration.day)
    must_take(day, now)
    one = again(registration)
    if one.state != PlaceState.ASKED:
        return one
    one.state = PlaceState.WAITING if places_left(day) == 0 else PlaceState.COMING
    one.confirmed_at = now
    one.save(update_fields=["state", "confirmed_at"])
    write_to(one, kind_for(one), now)
    told(day, "registration.confirmed", one.pk, by, now)
    return one


@once
def change(
    *, registration: DayRegistration, details: VisitorDetails, by: Visitor, now: datetime
) -> DayRegistration:
    """Say it otherwise, until the day itself: their place stays."""
    day = locked(registration.day)
    one = again(registration)
    details.put_on(one)
    one.save(update_fields=["name", "organisation", "needs"])
    told(day, "registration.changed", one.pk, by, now)
    return one


@once
def withdraw(*, registration: DayRegistration, by: Visitor, now: datetime) -> OpenDay:
    """They do not come: nothing of them is kept, and the first who waits has their place."""
    day = locked(registration.day)
    one = again(registration)
    number = one.pk
    one.delete()
    if day.meeting.starts_at > now:
        fill(day, now)
    told(day, "registration.withdrawn", number, by, now)
    return day
