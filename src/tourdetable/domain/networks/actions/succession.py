"""Handing a seat over, moving a person to another seat, closing a seat and changing it, each in one
gesture."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, parts_of_body, touch
from tourdetable.domain.networks.actions.composing import (
    Composing,
    locked,
    locked_mandate,
    seated,
    until,
)
from tourdetable.domain.networks.actions.fitting import (
    A_DAY,
    must_be_free,
    must_fit,
    must_leave_no_trace,
)
from tourdetable.domain.networks.actions.seats import changed_holders
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.enums import EndReason
from tourdetable.domain.networks.models import Mandate, Seat
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
    current = locked_mandate(mandate, version)
    seat, before = current.seat, current.person_id
    must_come_after(current, on)
    must_fit(seat, on, ends)
    gesture = Composing(seat.body.network, by, now, confirmed)
    holder = gesture.somebody(person)
    with gesture.gate("mandates", bodies=[seat.body_id]):
        cut_short(current, on, EndReason.SUCCEEDED)
        must_be_free(seat, holder, on, ends)
        successor = seated(seat, holder, on, ends)
    changed_holders(seat, on)
    said = {"on": str(on), "predecessor": before, "holder": holder.pk}
    gesture.tell("mandate.handed_over", seat, before, holder.pk, **said)
    return successor


def must_come_after(mandate: Mandate, on: date) -> None:
    """Refuse a day on which the mandate had not begun."""
    if on <= mandate.starts:
        words = _(
            "The mandate of %(person)s begins on %(day)s: choose a later day. If it was recorded "
            "by mistake, correct it."
        )
        said = {"person": mandate.person, "day": short_day(mandate.starts)}
        raise ValidationError({"on": words % said})


def cut_short(mandate: Mandate, on: date, reason: EndReason) -> None:
    """End a mandate the day before, unless it ended sooner or something says that it did not."""
    if until(mandate) >= on:
        mandate.ends, mandate.reason = on - A_DAY, reason
        mandate.save(update_fields=["ends", "reason"])
    must_leave_no_trace(mandate.seat, mandate.person_id)


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
    current, to = locked_mandate(mandate, version), locked(seat, None)
    left, holder = current.seat, current.person
    must_be_elsewhere(left, to)
    must_come_after(current, on)
    must_fit(to, on, ends)
    must_be_free(to, holder, on, ends)
    gesture = Composing(left.body.network, by, now, confirmed)
    with gesture.gate("mandates", bodies={left.body_id, to.body_id}):
        cut_short(current, on, EndReason.MOVED)
        new = seated(to, holder, on, ends)
    for one in (left, to):
        changed_holders(one, on)
    gesture.tell("mandate.moved", left, holder.pk, on=str(on), holder=holder.pk, to=to.pk)
    touch(gesture.network.slug, *parts_of_body(to.body_id, None))
    return new


def must_be_elsewhere(left: Seat, to: Seat) -> None:
    """Refuse a seat of another network, or the same one."""
    if left.pk == to.pk or left.body.network_id != to.body.network_id:
        raise ValidationError({"seat": _("Choose another seat of this network.")})
