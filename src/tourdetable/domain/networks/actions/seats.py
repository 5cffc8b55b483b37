"""Giving seats, mandates and offices, and ending them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, person_part, touch
from tourdetable.domain.networks.actions.fitting import (
    locked,
    must_be_alone,
    must_be_free,
    must_be_in_body,
    must_be_of_scope,
    must_fit,
    must_leave_no_trace,
    must_leave_somebody,
    must_not_hold,
    somebody,
)
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actions.holdings import weigh
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.enums import EndReason
from tourdetable.domain.networks.gates import gate
from tourdetable.domain.networks.models import Body, Mandate, Network, Office, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.actions import NewInstitution, NewPerson, the_institution
from tourdetable.domain.people.models import Institution, Person


@once
def create_seat(
    *,
    body: Body,
    institution: Institution | NewInstitution,
    college: str,
    starts: date,
    by: By,
    now: datetime,
    kind: str = "standing",
    volunteers: bool = False,
    ends: date | None = None,
) -> Seat:
    """Give an institution a seat in a college of the body, from a day on, for a term if any."""
    current = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    must_be_in_body(current, starts, ends)
    must_be_of_college(body, college, starts)
    said = {"college": college, "kind": kind, "volunteers": volunteers, "starts": starts}
    slug, unsigned = body.network.slug, replace(by, gesture=None)
    sits = the_institution(which=institution, network=slug, by=unsigned, now=now)
    seat = Seat(body=body, institution=sits, ends=ends or current.ends, **said)
    must_be_alone(seat)
    seat.save()
    tell("seat.created", body.network, f"seat:{seat.pk}", by, now, body=body.pk, shared=True)
    return seat


def must_be_of_college(body: Body, college: str, on: date) -> None:
    """Refuse a college that the charter does not know in this kind of body."""
    colleges = charter_in_force(body.network, on=on).vocabulary.colleges_of(body.kind)
    must_be_known(_("college"), college, [c.code for c in colleges])


@once
def give_mandate(
    *,
    seat: Seat,
    person: Person | NewPerson,
    starts: date,
    by: By,
    now: datetime,
    ends: date | None = None,
    confirmed: bool = False,
    version: int | None = None,
) -> Mandate:
    """Let a person hold a seat, if it lacks a holder then and the charter's gates let it."""
    current = locked(seat, version)
    network = current.body.network
    must_fit(current, starts, ends)
    holder = somebody(person, network, by, now)
    must_be_free(current, holder, starts, ends)
    asked: dict[str, Any] = {"confirmed": confirmed, "on": local_day(network, now)}
    with gate(network, "mandates", bodies=[current.body_id], **asked):
        given = {"starts": starts, "ends": ends or current.ends}
        mandate = Mandate.objects.create(seat=current, person=holder, **given)
    changed_holders(current, starts)
    said = {"body": current.body_id, "holder": holder.pk}
    tell("mandate.given", network, f"seat:{current.pk}", by, now, **said)
    touch(network.slug, person_part(holder.pk))
    return mandate


def changed_holders(seat: Seat, since: date) -> None:
    """The seat as it now is: another version, with what its holders said of the days to come."""
    Seat.objects.filter(pk=seat.pk).update(version=F("version") + 1)
    weigh(seat, since)


@once
def end_mandate(
    *,
    mandate: Mandate,
    ends: date,
    by: By,
    now: datetime,
    confirmed: bool = False,
    reason: str = "",
    version: int | None = None,
) -> Mandate:
    """End a mandate on a day, included, and say why, if the charter's gates let it."""
    seat = locked(mandate.seat, version)
    current = Mandate.objects.get(pk=mandate.pk)
    if ends < current.starts:
        raise ValidationError({"ends": _("A mandate cannot end before it starts.")})
    must_fit(seat, current.starts, ends)
    must_be_free(seat, current.person, current.starts, ends, but=current.pk)
    network, was = seat.body.network, current.ends
    must_be_known(_("reason"), reason, ["", *EndReason.values])
    current.ends, current.reason = ends, reason
    asked: dict[str, Any] = {"confirmed": confirmed, "on": local_day(network, now)}
    with gate(network, "mandates", bodies=[seat.body_id], **asked):
        current.save(update_fields=["ends", "reason"])
        must_leave_no_trace(seat, current.person_id)
    changed_holders(seat, min(ends, was or ends))
    said = {"body": seat.body_id, "on": str(ends), "holder": current.person_id, "reason": reason}
    tell("mandate.ended", network, f"seat:{seat.pk}", by, now, **said)
    touch(network.slug, person_part(current.person_id))
    return current


@once
def give_office(
    *,
    network: Network,
    kind: str,
    person: Person | NewPerson,
    starts: date,
    by: By,
    now: datetime,
    body: Body | None = None,
    ends: date | None = None,
    confirmed: bool = False,
) -> Office:
    """Give an office, of the network or of a body as the charter says and its gates let."""
    lock_offices(network, body)
    charter = charter_in_force(network, on=starts)
    must_be_known(_("office"), kind, charter.vocabulary.offices)
    holder = somebody(person, network, by, now)
    office = Office(network=network, body=body, kind=kind, person=holder, starts=starts, ends=ends)
    must_be_of_scope(office, charter)
    must_not_hold(office)
    asked: dict[str, Any] = {"confirmed": confirmed, "on": local_day(network, now)}
    with gate(network, "offices", bodies=[body.pk] if body else None, **asked):
        office.save()
    said = {"body": office.body_id, "office": kind}
    tell("office.given", network, f"office:{office.pk}", by, now, **said)
    touch(network.slug, person_part(holder.pk))
    return office


def lock_offices(network: Network, body: Body | None) -> None:
    """Have whoever else gives or ends an office there wait."""
    if body is None:
        Network.objects.select_for_update().get(pk=network.pk)
    else:
        Body.objects.select_for_update(of=("self",)).get(pk=body.pk)


@once
def end_office(
    *, office: Office, ends: date, by: By, now: datetime, confirmed: bool = False
) -> Office:
    """End an office on a day, included, if the charter's gates let it; never the last one that
    composes the network."""
    network = office.network
    lock_offices(network, office.body)
    current = Office.objects.select_related("body", "network").get(pk=office.pk)
    if ends < current.starts:
        raise ValidationError({"ends": _("An office cannot end before it starts.")})
    must_leave_somebody(network, current, ends, local_day(network, now))
    current.ends = ends
    must_not_hold(current)
    if current.body is not None:
        must_be_in_body(current.body, current.starts, ends)
    asked: dict[str, Any] = {"confirmed": confirmed, "on": local_day(network, now)}
    bodies = [current.body_id] if current.body_id else None
    with gate(network, "offices", bodies=bodies, **asked):
        current.save(update_fields=["ends"])
    said = {"body": current.body_id, "office": current.kind, "on": str(ends)}
    tell("office.ended", network, f"office:{current.pk}", by, now, **said)
    touch(network.slug, person_part(current.person_id))
    return current
