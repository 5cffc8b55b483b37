"""Calling somebody in, to a meeting or for a time; taking it back, ending it, another link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tourdetable.domain.guests.enums import Family, GuestKind
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.joining.tokens import drawn
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body, Mandate
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.actions import NewPerson, the_person
from tourdetable.domain.people.finding import at_address
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import one_line, short_day

MOST = 40
"""How many persons may be called in to one meeting, or to one body at a time."""


@dataclass(frozen=True)
class GuestDetails:
    """As what somebody is called in, for whom they speak, and why."""

    kind: str
    family: str
    speaks_for: str
    why: str

    def __post_init__(self) -> None:
        if (self.kind == GuestKind.ACTOR) != (self.family in Family.values):
            raise ValidationError(_("Say as what this person is called in."))

    def put_on(self, guest: Guest) -> None:
        guest.kind, guest.family = self.kind, self.family
        guest.speaks_for = " ".join(self.speaks_for.split())[:120]
        guest.why = one_line(self.why, limit=500, missing=_("Say why you call this person in."))


@once
def call_to_meeting(
    *,
    meeting: Meeting,
    who: Person | NewPerson,
    details: GuestDetails,
    by: Actor,
    now: datetime,
) -> Guest:
    """Call somebody in to a meeting that is not over."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "body__network"
    )
    current = rows.get(pk=meeting.pk)
    must_be_in_calendar(current)
    if current.ends_at <= now:
        raise ValidationError(_("This meeting is over: nobody can be called in to it any more."))
    guest = Guest(body=current.body, meeting=current)
    return called(guest, who, details, by, now)


def locked_body(body: Body) -> Body:
    """The body as it is now; whoever else calls somebody in there waits."""
    rows = Body.objects.select_for_update(no_key=True, of=("self",)).select_related("network")
    return rows.get(pk=body.pk)


@once
def call_for_a_time(
    *,
    body: Body,
    who: Person | NewPerson,
    details: GuestDetails,
    theme: str,
    starts: date,
    ends: date,
    by: Actor,
    now: datetime,
) -> Guest:
    """Call somebody in to the meetings of a body from a day to another, on a theme."""
    current = locked_body(body)
    if ends < max(starts, local_day(current.network, now)):
        raise ValidationError({"ends": _("The last day is to come, and not before the first one.")})
    if current.ends is not None and ends > current.ends:
        words = _("%(body)s ends on %(day)s already: choose an earlier day.")
        raise ValidationError({"ends": words % {"body": body, "day": short_day(current.ends)}})
    guest = Guest(body=current, starts=starts, ends=ends)
    guest.theme = one_line(theme, limit=200, missing=_("Say on which theme."))
    return called(guest, who, details, by, now)


def called(
    guest: Guest, who: Person | NewPerson, details: GuestDetails, by: Actor, now: datetime
) -> Guest:
    """Save it, unless the person sits there or has been called in already; the event is what the
    message tells."""
    network, known = guest.body.network.slug, known_already(who)
    guest.person = the_person(who=known, network=network, by=replace(by, gesture=None), now=now)
    must_not_sit(guest)
    must_be_called_once(guest)
    details.put_on(guest)
    guest.seat, guest.office = by.seat, by.office
    guest.called_by, guest.called_at, guest.nonce = by.person, now, drawn()
    guest.save()
    tell("guest.called", guest, by, now)
    return guest


def known_already(who: Person | NewPerson) -> Person | NewPerson:
    """The person of this very name who reads this very address, rather than a second one."""
    if isinstance(who, Person) or not who.email:
        return who
    same = {"given_name__iexact": who.given_name, "family_name__iexact": who.family_name}
    return at_address(who.email).filter(**same).first() or who


def must_not_sit(guest: Guest) -> None:
    """Refuse whoever holds a seat of the body in that time."""
    held = Mandate.objects.during(guest.first_day, guest.last_day)
    if held.filter(seat__body=guest.body, person=guest.person).exists():
        words = _("%(person)s sits in %(body)s: they come as a member.")
        raise ValidationError(words % {"person": guest.person, "body": guest.body})


def must_be_called_once(guest: Guest) -> None:
    """Refuse whoever is called in to the same already, or is one too many."""
    people = list(same_as(guest).values_list("person_id", flat=True))
    if guest.person_id in people:
        words = _("%(person)s has been called in already.")
        raise ValidationError(words % {"person": guest.person})
    if len(people) >= MOST:
        raise ValidationError(_("%(most)d people are called in already.") % {"most": MOST})


def same_as(guest: Guest) -> QuerySet[Guest]:
    """Those who are called in to the same meeting, or to the same body on one of its days."""
    rows = Guest.objects.filter(body=guest.body, meeting=guest.meeting, withdrawn_on=None)
    if guest.meeting is not None:
        return rows
    return rows.filter(starts__lte=guest.last_day, ends__gte=guest.first_day)


@once
def withdraw(*, guest: Guest, version: int, by: Actor, now: datetime) -> Guest:
    """Take it back before the last day is over: they are not expected, and the link closes."""
    current = locked(guest, version)
    today = local_day(current.body.network, now)
    if current.last_day < today:
        raise ValidationError(_("It is over: what happened stays."))
    current.withdrawn_on = today
    return save("guest.withdrawn", current, by, now)


@once
def end(*, guest: Guest, version: int, ends: date, by: Actor, now: datetime) -> Guest:
    """Change the last day of somebody called in for a time."""
    current = locked(guest, version)
    if current.starts is None:
        raise ValidationError(_("This person is called in to one meeting only."))
    if ends < current.starts:
        raise ValidationError({"ends": _("It cannot end before it starts.")})
    said: dict[str, Any] = {"was": str(current.ends), "on": str(ends)}
    current.ends = ends
    return save("guest.ended", current, by, now, **said)


@once
def send_again(*, guest: Guest, version: int, by: Actor, now: datetime) -> Guest:
    """Make another link, and send it if there is an address: the former one opens nothing."""
    current = locked(guest, version)
    if current.last_day < local_day(current.body.network, now):
        raise ValidationError(_("It is over: what happened stays."))
    current.nonce = drawn()
    return save("guest.sent_again", current, by, now)


def locked(guest: Guest, version: int) -> Guest:
    """The row, unless somebody has changed it or taken it back."""
    current = versions.lock(guest, version=version)
    if current.withdrawn_on is not None:
        words = _("It was taken back on %(day)s.")
        raise ValidationError(words % {"day": short_day(current.withdrawn_on)})
    return current
