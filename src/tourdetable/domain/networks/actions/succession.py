"""Handing a seat over, moving a person to another seat, having another seat continue one: each in
one gesture."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import SeatKind
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
from tourdetable.domain.networks.actions.holdings import pass_on
from tourdetable.domain.networks.actions.seats import changed_holders, must_be_of_college
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.enums import EndReason
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.vocabulary import must_be_known
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
    left, person = current.seat, current.person_id
    must_be_movable(current, to, on, ends)
    gesture = Composing(left.body.network, by, now, confirmed)
    with gesture.gate("mandates", bodies={left.body_id, to.body_id}):
        cut_short(current, on, EndReason.MOVED)
        new = seated(to, current.person, on, ends)
    for one in (left, to):
        changed_holders(one, on)
    gesture.tell("mandate.moved", left, person, on=str(on), holder=person, to=to.pk)
    touch(gesture.network.slug, *parts_of_body(to.body_id, None))
    return new


def must_be_movable(mandate: Mandate, to: Seat, on: date, ends: date | None) -> None:
    """Refuse the same seat, one of another network, or one that is not free then."""
    left = mandate.seat
    if left.pk == to.pk or left.body.network_id != to.body.network_id:
        raise ValidationError({"seat": _("Choose another seat of this network.")})
    must_come_after(mandate, on)
    must_fit(to, on, ends)
    must_be_free(to, mandate.person, on, ends)


@once
def change_seat(
    *,
    seat: Seat,
    college: str,
    kind: str,
    volunteers: bool,
    on: date,
    by: By,
    now: datetime,
    confirmed: bool = False,
    version: int | None = None,
) -> Seat:
    """Change the college of a seat, or how it takes part, from a day on.

    What happened before is counted as it was: the seat ends the day before, and another one
    continues it, with its holders, its turns and what it has to do. From its first day, the seat
    itself changes.
    """
    current = locked(seat, version)
    said: dict[str, Any] = {"college": college, "kind": kind, "volunteers": volunteers}
    must_be_changed(current, said, on)
    was = {name: getattr(current, name) for name in said}
    gesture = Composing(current.body.network, by, now, confirmed)
    new = changed(current, said, on, gesture)
    holders = new.mandates.values_list("person", flat=True)
    told = {"on": str(on), "to": new.pk, "was": was, "is": said}
    gesture.tell("seat.changed", current, *holders, **told)
    return new


def changed(seat: Seat, said: Mapping[str, Any], on: date, gesture: Composing) -> Seat:
    """The seat as it is from that day on, with all that hangs on it."""
    with gesture.gate("seats", "mandates", "turns", bodies=[seat.body_id]):
        new = taking_part(seat, said, on)
        pass_on(seat, new, on)
    Seat.objects.filter(pk=seat.pk).update(version=F("version") + 1)
    return new


def taking_part(seat: Seat, said: Mapping[str, Any], on: date) -> Seat:
    """The seat that takes part otherwise from a day on, with its holders: the same, or another."""
    new = seat if on == seat.starts else continued(seat, on)
    for name, value in said.items():
        setattr(new, name, value)
    new.save()
    if new.pk != seat.pk:
        pass_mandates(seat, new, on)
    return new


def must_be_changed(seat: Seat, said: Mapping[str, Any], on: date) -> None:
    """Refuse what changes nothing, what the charter does not know, or a day on which the seat does
    not exist."""
    if all(getattr(seat, name) == value for name, value in said.items()):
        raise ValidationError(_("This is what the seat is already: nothing would change."))
    must_exist(seat, on)
    must_be_of_college(seat.body, said["college"], on)
    must_be_known(_("way of taking part"), said["kind"], list(SeatKind))
    if seat.starts < on and hasattr(seat, "continued_by"):
        raise ValidationError(_("This seat has changed already: change the one that continues it."))


def must_exist(seat: Seat, on: date) -> None:
    """Refuse a day on which the seat does not exist."""
    if on < seat.starts:
        words = _("This seat does not exist on that day: it begins on %(day)s.")
        raise ValidationError({"on": words % {"day": short_day(seat.starts)}})
    if seat.ends is not None and on > seat.ends:
        words = _("This seat does not exist on that day: it ends on %(day)s.")
        raise ValidationError({"on": words % {"day": short_day(seat.ends)}})


def continued(seat: Seat, on: date) -> Seat:
    """The seat that continues another from a day on, unsaved; the other ends the day before."""
    new = Seat(body=seat.body, institution=seat.institution, starts=on, ends=seat.ends)
    new.continues = seat
    seat.ends = on - A_DAY
    seat.save(update_fields=["ends"])
    return new


def pass_mandates(seat: Seat, to: Seat, on: date) -> None:
    """The holders of that day, and those to come, hold the other seat."""
    for mandate in seat.mandates.filter(Q(ends=None) | Q(ends__gte=on)):
        if mandate.starts >= on:
            mandate.seat = to
            mandate.save(update_fields=["seat"])
            continue
        Mandate.objects.create(seat=to, person=mandate.person, starts=on, ends=mandate.ends)
        mandate.ends, mandate.reason = on - A_DAY, EndReason.SEAT
        mandate.save(update_fields=["ends", "reason"])
