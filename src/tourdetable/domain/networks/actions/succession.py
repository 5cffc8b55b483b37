"""Handing a seat over, moving a person to another seat, closing a seat and changing it, each in one
gesture."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, parts_of_body, person_part, touch
from tourdetable.domain.networks.actions.fitting import (
    A_DAY,
    locked,
    must_be_free,
    must_fit,
    must_leave_no_trace,
    somebody,
    until,
)
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actions.seats import changed_holders
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.enums import EndReason
from tourdetable.domain.networks.gates import gate
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.actions import NewPerson
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import short_day


@once
def hand_over(
    *,
    mandate: Mandate,
    person: Person | NewPerson,
    on: date,
    by: By,
    now: datetime,
    ends: date | None = None,
    confirmed: bool = False,
    version: int | None = None,
) -> Mandate:
    """Give a seat to a successor from a day on: the mandate before it ends the day before.

    What is the seat's (turns, what it has to do, what it said) stays the seat's; what the
    predecessor answered for the days to come no longer counts.
    """
    seat = locked(mandate.seat, version)
    current = Mandate.objects.get(pk=mandate.pk)
    must_come_after(current, on)
    must_fit(seat, on, ends)
    network = seat.body.network
    successor = somebody(person, network, by, now)
    asked: dict[str, Any] = {"confirmed": confirmed, "on": local_day(network, now)}
    with gate(network, "mandates", bodies=[seat.body_id], **asked):
        cut_short(current, on - A_DAY, EndReason.SUCCEEDED)
        must_be_free(seat, successor, on, ends)
        given = {"starts": on, "ends": ends or seat.ends}
        mandate = Mandate.objects.create(seat=seat, person=successor, **given)
        must_leave_no_trace(seat, current.person_id)
    changed_holders(seat, on)
    said = {"body": seat.body_id, "on": str(on)}
    said |= {"predecessor": current.person_id, "holder": successor.pk}
    tell("mandate.handed_over", network, f"seat:{seat.pk}", by, now, **said)
    touch(network.slug, person_part(current.person_id), person_part(successor.pk))
    return mandate


def must_come_after(mandate: Mandate, on: date) -> None:
    """Refuse a day on which the mandate had not begun."""
    if on <= mandate.starts:
        words = _(
            "The mandate of %(person)s begins on %(day)s: choose a later day. If it was recorded "
            "by mistake, correct it."
        )
        said = {"person": mandate.person, "day": short_day(mandate.starts)}
        raise ValidationError({"on": words % said})


def cut_short(mandate: Mandate, ends: date, reason: EndReason) -> None:
    """End a mandate on a day, unless it ended before."""
    if until(mandate) > ends:
        mandate.ends, mandate.reason = ends, reason
        mandate.save(update_fields=["ends", "reason"])


@once
def move_person(
    *,
    mandate: Mandate,
    seat: Seat,
    on: date,
    by: By,
    now: datetime,
    ends: date | None = None,
    confirmed: bool = False,
    version: int | None = None,
) -> Mandate:
    """Have somebody represent another institution from a day on: the mandate here ends the day
    before, and another one is given to them there."""
    left = locked(mandate.seat, version)
    to = locked(seat, None)
    current, network = Mandate.objects.get(pk=mandate.pk), left.body.network
    must_be_elsewhere(left, to)
    must_come_after(current, on)
    must_fit(to, on, ends)
    must_be_free(to, current.person, on, ends)
    bodies = {left.body_id, to.body_id}
    asked: dict[str, Any] = {"confirmed": confirmed, "on": local_day(network, now)}
    with gate(network, "mandates", bodies=bodies, **asked):
        cut_short(current, on - A_DAY, EndReason.MOVED)
        given = {"starts": on, "ends": ends or to.ends}
        new = Mandate.objects.create(seat=to, person=current.person, **given)
        must_leave_no_trace(left, current.person_id)
    for one in (left, to):
        changed_holders(one, on)
    said = {"body": left.body_id, "on": str(on), "holder": current.person_id, "to": to.pk}
    tell("mandate.moved", network, f"seat:{left.pk}", by, now, **said)
    touch(network.slug, *parts_of_body(to.body_id, None), person_part(current.person_id))
    return new


def must_be_elsewhere(left: Seat, to: Seat) -> None:
    """Refuse a seat of another network, or the same one."""
    if left.pk == to.pk or left.body.network_id != to.body.network_id:
        raise ValidationError({"seat": _("Choose another seat of this network.")})
