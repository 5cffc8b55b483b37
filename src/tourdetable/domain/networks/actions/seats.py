"""Giving seats, mandates and offices, and ending them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actions.composing import (
    Composing,
    lock_offices,
    locked,
    locked_mandate,
    locked_office,
    seated,
)
from tourdetable.domain.networks.actions.fitting import (
    must_be_alone,
    must_be_free,
    must_be_in_body,
    must_be_of_scope,
    must_fit,
    must_leave_no_trace,
    must_leave_somebody,
    must_not_hold,
)
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actions.holdings import weigh
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.enums import EndReason
from tourdetable.domain.networks.models import Body, Mandate, Network, Office, Seat
from tourdetable.domain.networks.queries import charter_in_force
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
    current = Body.objects.select_for_update(no_key=True, of=("self",)).get(pk=body.pk)
    must_be_in_body(current, starts, ends)
    must_be_of_college(body, college, starts)
    said = {"college": college, "kind": kind, "volunteers": volunteers, "starts": starts}
    seat = Seat(body=body, ends=ends or current.ends, **said)
    seat.institution = the_institution(
        which=institution, network=body.network.slug, by=replace(by, gesture=None), now=now
    )
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
    must_fit(current, starts, ends)
    gesture = Composing(current.body.network, by, now, confirmed)
    holder = gesture.somebody(person)
    must_be_free(current, holder, starts, ends)
    with gesture.gate("mandates", bodies=[current.body_id]):
        mandate = seated(current, holder, starts, ends)
    changed_holders(current, starts)
    gesture.tell("mandate.given", current, holder.pk, holder=holder.pk)
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
    current = locked_mandate(mandate, version)
    must_be_endable(current, ends, reason)
    since = min(ends, current.ends or ends)
    current.ends, current.reason = ends, reason
    seat, holder = current.seat, current.person_id
    gesture = Composing(seat.body.network, by, now, confirmed)
    with gesture.gate("mandates", bodies=[seat.body_id]):
        current.save(update_fields=["ends", "reason"])
        must_leave_no_trace(seat, holder)
    changed_holders(seat, since)
    gesture.tell("mandate.ended", seat, holder, on=str(ends), holder=holder, reason=reason)
    return current


def must_be_endable(mandate: Mandate, ends: date, reason: str) -> None:
    """Refuse a day on which it had not begun, or on which others hold the seat; a reason that is
    none."""
    if ends < mandate.starts:
        raise ValidationError({"ends": _("A mandate cannot end before it starts.")})
    must_fit(mandate.seat, mandate.starts, ends)
    must_be_free(mandate.seat, mandate.person, mandate.starts, ends, but=mandate.pk)
    must_be_known(_("reason"), reason, ["", *EndReason.values])


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
    charter, gesture = charter_in_force(network, on=starts), Composing(network, by, now, confirmed)
    must_be_known(_("office"), kind, charter.vocabulary.offices)
    office = Office(network=network, body=body, kind=kind, starts=starts, ends=ends)
    office.person = gesture.somebody(person)
    must_be_of_scope(office, charter)
    must_not_hold(office)
    with gesture.gate_offices(office):
        office.save()
    gesture.tell("office.given", office, office.person_id)
    return office


@once
def end_office(
    *, office: Office, ends: date, by: By, now: datetime, confirmed: bool = False
) -> Office:
    """End an office on a day, included, if the charter's gates let it; never the last one that
    composes the network."""
    current, gesture = locked_office(office), Composing(office.network, by, now, confirmed)
    if ends < current.starts:
        raise ValidationError({"ends": _("An office cannot end before it starts.")})
    must_leave_somebody(current, ends, gesture.today)
    current.ends = ends
    must_not_hold(current)
    if current.body is not None:
        must_be_in_body(current.body, current.starts, ends)
    with gesture.gate_offices(current):
        current.save(update_fields=["ends"])
    gesture.tell("office.ended", current, current.person_id, on=str(ends))
    return current
