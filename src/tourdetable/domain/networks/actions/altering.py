"""Closing a seat on a day, and changing how it takes part from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actions.composing import Composing, locked
from tourdetable.domain.networks.actions.fitting import (
    A_DAY,
    must_be_in_body,
    must_leave_no_trace,
)
from tourdetable.domain.networks.actions.holdings import free, pass_on
from tourdetable.domain.networks.actions.seats import must_be_of_college
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.enums import EndReason
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import short_day


@once
def close_seat(
    *,
    seat: Seat,
    ends: date,
    by: By,
    now: datetime,
    confirmed: bool = False,
    version: int | None = None,
) -> Seat:
    """End a seat on a day, included: its mandates end with it, its turns to come are free, and
    what happened stays."""
    current = locked(seat, version)
    must_be_closable(current, ends)
    gesture, was = Composing(current.body.network, by, now, confirmed), current.ends
    with gesture.gate("seats", "mandates", "turns", bodies=[current.body_id]):
        holders = end_mandates(current, ends)
        current.ends = ends
        current.version += 1
        current.save(update_fields=["ends", "version"])
        for person in holders:
            must_leave_no_trace(current, person)
        free(current, ends)
    gesture.tell("seat.closed", current, *holders, ends=str(ends), was=str(was) if was else None)
    return current


def must_be_closable(seat: Seat, ends: date) -> None:
    """Refuse a day before the seat begins, after its body ends, or when somebody is to come."""
    if ends < seat.starts:
        words = _("The seat of %(seat)s begins on %(day)s: it cannot end before.")
        raise ValidationError({"ends": words % {"seat": seat, "day": short_day(seat.starts)}})
    must_be_in_body(seat.body, seat.starts, ends)
    later = seat.mandates.filter(starts__gt=ends).select_related("person").first()
    if later is not None:
        words = _(
            "%(person)s is to hold this seat from %(day)s: choose a later day, or correct that "
            "mandate first."
        )
        said = {"person": later.person, "day": short_day(later.starts)}
        raise ValidationError({"ends": words % said})


def end_mandates(seat: Seat, ends: date) -> list[int]:
    """The mandates that would last longer end that day: the persons who held them."""
    rows = seat.mandates.filter(Q(ends=None) | Q(ends__gt=ends))
    holders = list(rows.values_list("person", flat=True))
    rows.update(ends=ends, reason=EndReason.SEAT)
    return holders


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
    with gesture.gate("seats", "mandates", "turns", bodies=[current.body_id]):
        new = taking_part(current, said, on)
        pass_on(current, new, on)
    Seat.objects.filter(pk=current.pk).update(version=F("version") + 1)
    holders = new.mandates.values_list("person", flat=True)
    told = {"on": str(on), "to": new.pk, "was": was, "is": said}
    gesture.tell("seat.changed", current, *holders, **told)
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
