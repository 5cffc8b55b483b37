"""Giving seats, mandates and offices, and ending them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, person_part, touch
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.gates import gate
from tourdetable.domain.networks.models import Body, Mandate, Network, Office, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.models import Institution, Person

PAIR = 2
"""Any seat may be held by two equals, even where the charter expects one."""


@once
def create_seat(
    *,
    body: Body,
    institution: Institution,
    college: str,
    starts: date,
    by: By,
    now: datetime,
    kind: str = "standing",
    volunteers: bool = False,
) -> Seat:
    """Give an institution a seat in a college of the body."""
    colleges = charter_in_force(body.network, on=starts).vocabulary.colleges_of(body.kind)
    must_be_known(_("college"), college, [c.code for c in colleges])
    said = {"college": college, "kind": kind, "volunteers": volunteers, "starts": starts}
    seat = Seat.objects.create(body=body, institution=institution, **said)
    tell("seat.created", body.network, f"seat:{seat.pk}", by, now, body=body.pk, shared=True)
    return seat


@once
def give_mandate(
    *,
    seat: Seat,
    person: Person,
    starts: date,
    by: By,
    now: datetime,
    ends: date | None = None,
    confirmed: bool = False,
) -> Mandate:
    """Let a person hold a seat, if it lacks a holder then and the charter's gates let it."""
    Seat.objects.select_for_update().get(pk=seat.pk)
    must_be_free(seat, person, starts, ends)
    network = seat.body.network
    asked: dict[str, Any] = {"confirmed": confirmed, "on": local_day(network, now)}
    with gate(network, "mandates", bodies=[seat.body_id], **asked):
        mandate = Mandate.objects.create(seat=seat, person=person, starts=starts, ends=ends)
    tell("mandate.given", network, f"seat:{seat.pk}", by, now, body=seat.body_id, holder=person.pk)
    touch(network.slug, person_part(person.pk))
    return mandate


def must_be_free(seat: Seat, person: Person, starts: date, ends: date | None) -> None:
    """Refuse a holder too many on one of these days, or twice the same person."""
    held = seat.mandates.during(starts, ends or date.max)
    if held.filter(person=person).exists():
        raise ValidationError(
            _("%(person)s already holds this seat during that time.") % {"person": person}
        )
    kinds = charter_in_force(seat.body.network, on=starts).vocabulary.body_kinds
    limit = max(PAIR, kinds[seat.body.kind].holders)
    if held.count() >= limit:
        raise ValidationError(
            _("The seat of %(seat)s already has its %(limit)d holders: end a mandate first.")
            % {"seat": seat, "limit": limit}
        )


@once
def end_mandate(
    *, mandate: Mandate, ends: date, by: By, now: datetime, confirmed: bool = False
) -> Mandate:
    """End a mandate on a day, included, if the charter's gates let it."""
    if ends < mandate.starts:
        raise ValidationError(_("A mandate cannot end before it starts."))
    network = mandate.seat.body.network
    mandate.ends = ends
    asked: dict[str, Any] = {"confirmed": confirmed, "on": local_day(network, now)}
    with gate(network, "mandates", bodies=[mandate.seat.body_id], **asked):
        mandate.save(update_fields=["ends"])
    said = {"body": mandate.seat.body_id, "on": str(ends)}
    tell("mandate.ended", network, f"seat:{mandate.seat_id}", by, now, **said)
    touch(network.slug, person_part(mandate.person_id))
    return mandate


@once
def give_office(
    *,
    network: Network,
    kind: str,
    person: Person,
    starts: date,
    by: By,
    now: datetime,
    body: Body | None = None,
    ends: date | None = None,
    confirmed: bool = False,
) -> Office:
    """Give an office, of the network or of a body as the charter says and its gates let."""
    offices = charter_in_force(network, on=starts).vocabulary.offices
    must_be_known(_("office"), kind, offices)
    if (offices[kind].scope == "body") != (body is not None):
        raise ValidationError(_("The charter gives this office another scope."))
    office = Office(network=network, body=body, kind=kind, person=person, starts=starts, ends=ends)
    asked: dict[str, Any] = {"confirmed": confirmed, "on": local_day(network, now)}
    with gate(network, "offices", bodies=[body.pk] if body else None, **asked):
        office.save()
    said = {"body": office.body_id, "office": kind}
    tell("office.given", network, f"office:{office.pk}", by, now, **said)
    touch(network.slug, person_part(person.pk))
    return office
