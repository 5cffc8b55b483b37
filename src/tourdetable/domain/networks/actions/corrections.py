"""Correcting what was recorded by mistake: it is moved aside as it was, with why and by whom, and
counted no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actions.composing import (
    Composing,
    locked,
    locked_mandate,
    locked_office,
    seated,
)
from tourdetable.domain.networks.actions.fitting import (
    must_be_free,
    must_be_of_scope,
    must_fit,
    must_leave_no_trace,
    must_leave_somebody,
    must_not_hold,
)
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actions.seats import changed_holders
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Correction, Mandate, Office, Seat
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.actions import NewPerson
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import one_line

REASON = 200


@dataclass(frozen=True)
class Holding:
    """Who really held it, and when."""

    person: Person
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class RealHolder:
    """The same as it is said: somebody who may not be there yet."""

    person: Person | NewPerson
    starts: date
    ends: date | None = None

    def known(self, gesture: Composing) -> Holding:
        """Once whoever is new is added."""
        return Holding(gesture.somebody(self.person), self.starts, self.ends)


@once
def correct_mandate(
    *,
    mandate: Mandate,
    reason: str,
    held: RealHolder | None,
    by: By,
    now: datetime,
    confirmed: bool = False,
    version: int | None = None,
) -> Mandate | None:
    """Say that a mandate was recorded by mistake: `held` is who held the seat, and when; None when
    nobody did. Refused when something says that it was held so."""
    current = locked_mandate(mandate, version)
    seat, gesture = current.seat, Composing(mandate.seat.body.network, by, now, confirmed)
    right = held.known(gesture) if held else None
    must_differ(current, right)
    set_aside(current, gesture, reason)
    must_be_possible(current, right)
    with gesture.gate("mandates", bodies=[seat.body_id]):
        mended = replace_mandate(current, right)
        must_leave_no_trace(seat, current.person_id)
    changed_holders(seat, min(row.starts for row in (current, right) if row))
    gesture.tell("mandate.corrected", seat, *persons_of(current, right), **told(current, right))
    return mended


def must_be_possible(wrong: Mandate, right: Holding | None) -> None:
    """Refuse what is not inside the seat, or a holder too many."""
    if right is not None:
        must_fit(wrong.seat, right.starts, right.ends)
        must_be_free(wrong.seat, right.person, right.starts, right.ends, but=wrong.pk)


def replace_mandate(wrong: Mandate, held: Holding | None) -> Mandate | None:
    """Write who really held it; the same mandate when it was the same person."""
    if held is None or held.person.pk != wrong.person_id:
        Mandate.objects.filter(pk=wrong.pk).delete()
        return seated(wrong.seat, held.person, held.starts, held.ends) if held else None
    ends = held.ends or wrong.seat.ends
    said = {"starts": held.starts, "ends": ends, "reason": wrong.reason if ends else ""}
    Mandate.objects.filter(pk=wrong.pk).update(**said)
    return Mandate.objects.get(pk=wrong.pk)


def must_differ(wrong: Mandate | Office, held: Holding | None) -> None:
    """Refuse a correction that corrects nothing."""
    if held == Holding(wrong.person, wrong.starts, wrong.ends):
        raise ValidationError(_("This is what is recorded already: nothing would change."))


def set_aside(wrong: Mandate | Office, gesture: Composing, reason: str) -> None:
    """Keep what was recorded, as it was, with why and by whom."""
    why = one_line(reason, limit=REASON, missing=_("Say in a few words what was wrong."))
    said = {"person": wrong.person, "starts": wrong.starts, "ends": wrong.ends, "reason": why}
    where: dict[str, Any] = (
        {"seat": wrong.seat}
        if isinstance(wrong, Mandate)
        else {"office": wrong.kind, "body": wrong.body}
    )
    who = {"corrected_by": gesture.by.person, "corrected_at": gesture.now}
    Correction.objects.create(network=gesture.network, **where, **said, **who)


def told(wrong: Mandate | Office, right: Holding | None) -> dict[str, Any]:
    """What was recorded, and what is in its place, as the event says it."""
    said = {"was": [wrong.person_id, *days_of(wrong)]}
    return said | ({"is": [right.person.pk, *days_of(right)]} if right else {})


def days_of(row: Mandate | Office | Holding) -> list[str | None]:
    return [str(row.starts), str(row.ends) if row.ends else None]


def persons_of(wrong: Mandate | Office, right: Holding | None) -> list[int]:
    """Those whose places change."""
    return [wrong.person_id, *([right.person.pk] if right else [])]


@once
def correct_office(
    *,
    office: Office,
    reason: str,
    held: RealHolder | None,
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> Office | None:
    """Say that an office was recorded by mistake: `held` is who held it, and when; None when nobody
    did."""
    current, gesture = locked_office(office), Composing(office.network, by, now, confirmed)
    right = held.known(gesture) if held else None
    must_differ(current, right)
    must_leave_somebody(current, last_held(current, right), gesture.today)
    set_aside(current, gesture, reason)
    with gesture.gate_offices(current):
        mended = replace_office(current, right)
    gesture.tell("office.corrected", current, *persons_of(current, right), **told(current, right))
    return mended


def last_held(wrong: Office, right: Holding | None) -> date:
    """The last day on which the person to whom an office was given by mistake really holds it; none
    if they never did."""
    if right is None or right.person.pk != wrong.person_id:
        return date.min
    return right.ends or date.max


def replace_office(wrong: Office, held: Holding | None) -> Office | None:
    """Write who really held it; the same office when it was the same person."""
    if held is None or held.person.pk != wrong.person_id:
        Office.objects.filter(pk=wrong.pk).delete()
    if held is None:
        return None
    right = really_held(wrong, held)
    must_be_of_scope(right, charter_in_force(wrong.network, on=held.starts))
    must_not_hold(right)
    right.save()
    return right


def really_held(wrong: Office, held: Holding) -> Office:
    """The office as it is held, unsaved."""
    where = {"network": wrong.network, "body": wrong.body, "kind": wrong.kind}
    same = held.person.pk == wrong.person_id
    days = {"starts": held.starts, "ends": held.ends}
    return Office(pk=wrong.pk if same else None, person=held.person, **where, **days)


@once
def remove_seat(*, seat: Seat, by: By, now: datetime, version: int | None = None) -> None:
    """Take away a seat that was opened by mistake: nobody ever held it, and nothing hangs on it."""
    current = locked(seat, version)
    network = current.body.network
    if current.mandates.exists() or current.corrections.exists():
        raise ValidationError(_("Somebody holds this seat, or held it: close it on a day instead."))
    pk, said = current.pk, opened_as(current)
    try:
        current.delete()
    except ProtectedError as error:
        words = _("Something is recorded for this seat: close it on a day instead.")
        raise ValidationError(words) from error
    where = {"body": seat.body_id, "shared": True}
    tell("seat.removed", network, f"seat:{pk}", by, now, **where, **said)


def opened_as(seat: Seat) -> Mapping[str, Any]:
    """What a seat was, as the event of its removal says it."""
    said = {"institution": seat.institution_id, "college": seat.college}
    return {**said, "seat_kind": seat.kind, "starts": str(seat.starts)}
