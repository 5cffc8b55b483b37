"""Asking a body for a date, without drawing it in its place."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.coordination.actions.notes import must_support
from tourdetable.domain.coordination.models import DatesCall
from tourdetable.domain.coordination.queries import (
    asked_of,
    is_answered,
    next_in_calendar,
    open_call,
)
from tourdetable.domain.guests.actions import locked_body
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import short_day, wording

WORDS = 500
"""Characters of what is said with it."""


@once
def call_for_dates(
    *, body: Body, until: date, by: Actor, now: datetime, words: str = ""
) -> DatesCall:
    """Ask those who convene a body that a meeting stand in its calendar by a day; they are told."""
    must_support(by.office, body)
    current = locked_body(body)
    today = local_day(current.network, now)
    if until <= today:
        raise ValidationError({"until": _("Choose a day to come.")})
    must_lack_dates(current, until, now)
    must_be_heard(current, now)
    said = {"until": until, "asked_on": today, "words": wording(words, limit=WORDS)}
    call = DatesCall.objects.create(body=current, asked_by=by.person, **said)
    tell("dates.called", call, by, now, until=str(until))
    return call


def told_of_dates(call: DatesCall, by: Actor, now: datetime) -> int:
    """How many of those of whom a date is asked have a message: who has a mailbox, without whoever
    asks."""
    people = {one.person_id: one.person.account_id for one in asked_of(call.body, now)}
    return sum(bool(box) for pk, box in people.items() if pk != by.person.pk)


def must_be_heard(body: Body, now: datetime) -> None:
    """Refuse to ask of nobody."""
    if not asked_of(body, now):
        raise ValidationError(_("Nobody sits there or convenes it: nobody would be asked."))


def must_lack_dates(body: Body, until: date, now: datetime) -> None:
    """Refuse to ask for what is there, or is asked already; or of a body that ends before."""
    coming = next_in_calendar(body, now)
    if coming is not None and is_answered(until, coming.day):
        said = _("It already meets on %(day)s.") % {"day": short_day(coming.day)}
        raise ValidationError(said)
    if (asked := open_call(body, now=now)) is not None:
        said = _("A date is already asked of it, by %(day)s.") % {"day": short_day(asked.until)}
        raise ValidationError(said)
    if body.ends is not None and body.ends < until:
        said = _("It ends on %(day)s, before that day.") % {"day": short_day(body.ends)}
        raise ValidationError(said)


@once
def take_back_call(*, call: DatesCall, version: int, by: Actor, now: datetime) -> DatesCall:
    """Ask for it no more."""
    current = lock(call, version=version)
    must_support(by.office, current.body)
    current.taken_back_on = current.taken_back_on or local_day(current.body.network, now)
    return save("dates.taken_back", current, by, now)
