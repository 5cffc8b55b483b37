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

from tourdetable.domain.journal.actions import once, person_part, touch
from tourdetable.domain.networks.actions.fitting import (
    locked,
    must_be_free,
    must_be_of_scope,
    must_fit,
    must_leave_no_trace,
    must_leave_somebody,
    must_not_hold,
    somebody,
)
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actions.seats import changed_holders, lock_offices
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.gates import gate
from tourdetable.domain.networks.models import Correction, Mandate, Network, Office, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
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

    def by_somebody(self, network: Network, by: By, now: datetime) -> Holding:
        return Holding(somebody(self.person, network, by, now), self.starts, self.ends)


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
    seat = locked(mandate.seat, version)
    current = Mandate.objects.select_related("person").get(pk=mandate.pk)
    network = seat.body.network
    right = held.by_somebody(network, by, now) if held else None
    must_differ(current, right)
    set_aside(current, network, reason, by, now, seat=seat)
    if right is not None:
        must_fit(seat, right.starts, right.ends)
        must_be_free(seat, right.person, right.starts, right.ends, but=current.pk)
    asked: dict[str, Any] = {"confirmed": confirmed, "on": local_day(network, now)}
    with gate(network, "mandates", bodies=[seat.body_id], **asked):
        mended = replace_mandate(current, right)
        must_leave_no_trace(seat, current.person_id)
    changed_holders(seat, min([current.starts, *([right.starts] if right else [])]))
    said = {"body": seat.body_id, **was(current), **(now_is(right) if right else {})}
    tell("mandate.corrected", network, f"seat:{seat.pk}", by, now, **said)
    touch(network.slug, *parts_of(current.person_id, right))
    return mended


def replace_mandate(wrong: Mandate, held: Holding | None) -> Mandate | None:
    """Write who really held it; the same mandate when it was the same person."""
    if held is None:
        Mandate.objects.filter(pk=wrong.pk).delete()
        return None
    ends = held.ends or wrong.seat.ends
    if held.person.pk == wrong.person_id:
        reason = wrong.reason if ends else ""
        said = {"starts": held.starts, "ends": ends, "reason": reason}
        Mandate.objects.filter(pk=wrong.pk).update(**said)
        return Mandate.objects.get(pk=wrong.pk)
    Mandate.objects.filter(pk=wrong.pk).delete()
    said = {"starts": held.starts, "ends": ends}
    return Mandate.objects.create(seat=wrong.seat, person=held.person, **said)


def must_differ(wrong: Mandate | Office, held: Holding | None) -> None:
    """Refuse a correction that corrects nothing."""
    if held == Holding(wrong.person, wrong.starts, wrong.ends):
        raise ValidationError(_("This is what is recorded already: nothing would change."))


def set_aside(
    wrong: Mandate | Office, network: Network, reason: str, by: By, now: datetime, **where: Any
) -> None:
    """Keep what was recorded, as it was, with why and by whom."""
    why = one_line(reason, limit=REASON, missing=_("Say in a few words what was wrong."))
    said = {"person": wrong.person, "starts": wrong.starts, "ends": wrong.ends, "reason": why}
    who = {"corrected_by": by.person, "corrected_at": now}
    Correction.objects.create(network=network, **where, **said, **who)


def was(wrong: Mandate | Office) -> dict[str, Any]:
    """What was recorded, as its event says it."""
    ends = str(wrong.ends) if wrong.ends else None
    return {"was": [wrong.person_id, str(wrong.starts), ends]}


def now_is(held: Holding) -> dict[str, Any]:
    """What is recorded in its place."""
    return {"is": [held.person.pk, str(held.starts), str(held.ends) if held.ends else None]}


def parts_of(person: int, held: Holding | None) -> list[str]:
    """What both persons hold."""
    people = {person, *([held.person.pk] if held else [])}
    return [person_part(one) for one in sorted(people)]


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
    network = office.network
    lock_offices(network, office.body)
    current = Office.objects.select_related("person", "body", "network").get(pk=office.pk)
    right = held.by_somebody(network, by, now) if held else None
    must_differ(current, right)
    today = local_day(network, now)
    own = right is not None and right.person.pk == current.person_id
    until = (right.ends or date.max) if right and own else date.min
    must_leave_somebody(network, current, until, today)
    set_aside(current, network, reason, by, now, office=current.kind, body=current.body)
    asked: dict[str, Any] = {"confirmed": confirmed, "on": today}
    bodies = [current.body_id] if current.body_id else None
    with gate(network, "offices", bodies=bodies, **asked):
        mended = replace_office(current, right)
    said = {"body": current.body_id, "office": current.kind, **was(current)}
    said |= now_is(right) if right else {}
    tell("office.corrected", network, f"office:{current.pk}", by, now, **said)
    touch(network.slug, *parts_of(current.person_id, right))
    return mended


def replace_office(wrong: Office, held: Holding | None) -> Office | None:
    """Write who really held it; the same office when it was the same person."""
    if held is None:
        Office.objects.filter(pk=wrong.pk).delete()
        return None
    same = held.person.pk == wrong.person_id
    where = {"network": wrong.network, "body": wrong.body, "kind": wrong.kind}
    right = Office(pk=wrong.pk if same else None, **where)
    right.person, right.starts, right.ends = held.person, held.starts, held.ends
    must_be_of_scope(right, charter_in_force(wrong.network, on=held.starts))
    if not same:
        Office.objects.filter(pk=wrong.pk).delete()
    must_not_hold(right)
    right.save()
    return right


@once
def remove_seat(*, seat: Seat, by: By, now: datetime, version: int | None = None) -> None:
    """Take away a seat that was opened by mistake: nobody ever held it, and nothing hangs on it."""
    current = locked(seat, version)
    network = current.body.network
    if current.mandates.exists() or current.corrections.exists():
        raise ValidationError(_("Somebody holds this seat, or held it: close it on a day instead."))
    said: Mapping[str, Any] = {
        "institution": current.institution_id,
        "college": current.college,
        "seat_kind": current.kind,
        "starts": str(current.starts),
    }
    pk = current.pk
    try:
        current.delete()
    except ProtectedError as error:
        words = _("Something is recorded for this seat: close it on a day instead.")
        raise ValidationError(words) from error
    where = {"body": seat.body_id, "shared": True}
    tell("seat.removed", network, f"seat:{pk}", by, now, **where, **said)
