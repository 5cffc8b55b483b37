"""Leaving a network: what one holds there ends on a day; what was recorded stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actions.corrections import correct_mandate, correct_office
from tourdetable.domain.networks.actions.seats import end_mandate, end_office
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.enums import EndReason
from tourdetable.domain.networks.gates import gate
from tourdetable.domain.networks.models import Mandate, Network, Office
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.own.rules import must_be_oneself
from tourdetable.domain.people.models import Person

AHEAD = timedelta(days=366)
"""How far ahead one's last day may be."""


@dataclass(frozen=True)
class Holdings:
    """What somebody holds in a network after a day."""

    mandates: list[Mandate]
    offices: list[Office]

    @property
    def bodies(self) -> set[int] | None:
        """The bodies whose facts change when it ends; None for the whole network."""
        if any(office.body_id is None for office in self.offices):
            return None
        seated = {mandate.seat.body_id for mandate in self.mandates}
        return seated | {office.body_id for office in self.offices if office.body_id}


def holdings(person: Person, network: Network, *, after: date) -> Holdings:
    """What a person holds there once a day is over, or is to hold."""
    later = Q(ends=None) | Q(ends__gt=after)
    mandates = Mandate.objects.filter(later, person=person, seat__body__network=network)
    offices = Office.objects.filter(later, person=person, network=network)
    return Holdings(
        list(mandates.select_related("seat__body__network", "seat__institution", "person")),
        list(offices.select_related("body", "network", "person")),
    )


@once
def leave_network(
    *,
    person: Person,
    network: Network,
    last_day: date,
    by: Actor,
    now: datetime,
    confirmed: bool = False,
) -> date:
    """End all that a person holds in a network on their last day there, if the charter's gates let
    it; what was to begin later never does."""
    must_be_oneself(person, by)
    today = local_day(network, now)
    must_be_soon(last_day, today)
    held = holdings(person, network, after=last_day)
    must_hold_something(held)
    asked: dict[str, Any] = {"confirmed": confirmed, "on": today}
    with gate(network, "mandates", "offices", bodies=held.bodies, **asked) as passed:
        end_all(held, last_day, {"by": replace(by, gesture=None), "now": now, "confirmed": True})
    said = {"on": str(last_day), **passed.told}
    whose = f"person:{person.pk}"
    record(kind="member.left", network=network.slug, subject=whose, by=by, now=now, **said)
    return last_day


def end_all(held: Holdings, last_day: date, signed: dict[str, Any]) -> None:
    """End each mandate and office on a day, or set aside what begins later."""
    wrong = {"reason": _("Left the network before it began"), "held": None, **signed}
    ended = {"ends": last_day, **signed}
    for mandate in held.mandates:
        if mandate.starts > last_day:
            correct_mandate(mandate=mandate, **wrong)
        else:
            end_mandate(mandate=mandate, reason=EndReason.RESIGNED, **ended)
    for office in held.offices:
        if office.starts > last_day:
            correct_office(office=office, **wrong)
        else:
            end_office(office=office, **ended)


def must_hold_something(held: Holdings) -> None:
    """Refuse to leave twice."""
    if not (held.mandates or held.offices):
        words = _("You hold nothing there after that day: you have left already.")
        raise ValidationError({"last_day": words})


def must_be_soon(last_day: date, today: date) -> None:
    """Refuse a last day that is past, or too far ahead."""
    if last_day < today:
        words = _("What has happened stays: your last day is today at the earliest.")
        raise ValidationError({"last_day": words})
    if last_day > today + AHEAD:
        raise ValidationError({"last_day": _("This is more than a year ahead.")})
