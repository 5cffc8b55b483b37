"""Founding a network, installing its bodies, giving seats, mandates and offices; `charters` is beside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import (
    Body,
    CharterVersion,
    Mandate,
    Network,
    Office,
    Presence,
    Seat,
)
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.models import Institution, Person

PAIR = 2
"""Any seat may be held by two equals, even where the charter expects one."""


@once
def found_network(
    *,
    slug: str,
    name: str,
    charter: str,
    in_force_from: date,
    by: By,
    now: datetime,
    purpose: str = "",
    accent: str = "blue",
) -> Network:
    """Found a network on the text of its charter. Raises `CharterErrors` when the text does not hold."""
    read = load(charter, file=slug)
    network = Network.objects.create(
        slug=slug, name=name, purpose=purpose, accent=accent, time_zone=read.time_zone
    )
    store_charter(network=network, text=charter, read=read, in_force_from=in_force_from)
    record(
        kind="network.founded",
        network=slug,
        subject=f"network:{network.pk}",
        by=by,
        now=now,
        version=read.version,
    )
    return network


def store_charter(
    *, network: Network, text: str, read: Charter, in_force_from: date
) -> CharterVersion:
    """Keep the text of a version with its fingerprint."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return CharterVersion.objects.create(
        network=network, version=read.version, text=text, digest=digest, in_force_from=in_force_from
    )


@once
def install_body(
    *,
    network: Network,
    kind: str,
    name: str,
    slug: str,
    starts: date,
    by: By,
    now: datetime,
    ends: date | None = None,
    purpose: str = "",
    territory: str = "",
) -> Body:
    """Install a body of a kind that the charter knows."""
    known = charter_in_force(network, on=starts).vocabulary.body_kinds
    must_be_known(_("kind of body"), kind, known)
    body = Body.objects.create(
        network=network,
        kind=kind,
        name=name,
        slug=slug,
        starts=starts,
        ends=ends,
        purpose=purpose,
        territory=territory,
    )
    record(
        kind="body.installed",
        network=network.slug,
        subject=f"body:{body.pk}",
        by=by,
        now=now,
        body_kind=kind,
    )
    return body


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
    charter = charter_in_force(body.network, on=starts)
    must_be_known(
        _("college"), college, [c.code for c in charter.vocabulary.colleges_of(body.kind)]
    )
    seat = Seat.objects.create(
        body=body,
        institution=institution,
        college=college,
        kind=kind,
        volunteers=volunteers,
        starts=starts,
    )
    record(
        kind="seat.created",
        network=body.network.slug,
        subject=f"seat:{seat.pk}",
        by=by,
        now=now,
        body=body.pk,
    )
    return seat


@once
def give_mandate(
    *, seat: Seat, person: Person, starts: date, by: By, now: datetime, ends: date | None = None
) -> Mandate:
    """Let a person hold a seat. Refused when the seat already has all its holders on one of these days."""
    Seat.objects.select_for_update().get(pk=seat.pk)
    body = seat.body
    limit = max(
        PAIR, charter_in_force(body.network, on=starts).vocabulary.body_kinds[body.kind].holders
    )
    overlapping = seat.mandates.exclude(ends__lt=starts)
    if ends is not None:
        overlapping = overlapping.filter(starts__lte=ends)
    if overlapping.filter(person=person).exists():
        raise ValidationError(
            _("%(person)s already holds this seat during that time.") % {"person": person}
        )
    if overlapping.count() >= limit:
        raise ValidationError(
            _("The seat of %(seat)s already has its %(limit)d holder(s): end a mandate first.")
            % {"seat": seat, "limit": limit}
        )
    mandate = Mandate.objects.create(seat=seat, person=person, starts=starts, ends=ends)
    record(
        kind="mandate.given",
        network=body.network.slug,
        subject=f"seat:{seat.pk}",
        by=by,
        now=now,
        holder=person.pk,
    )
    return mandate


@once
def end_mandate(*, mandate: Mandate, ends: date, by: By, now: datetime) -> Mandate:
    """End a mandate on a day, included."""
    if ends < mandate.starts:
        raise ValidationError(_("A mandate cannot end before it starts."))
    mandate.ends = ends
    mandate.save(update_fields=["ends"])
    slug = mandate.seat.body.network.slug
    record(
        kind="mandate.ended",
        network=slug,
        subject=f"seat:{mandate.seat_id}",
        by=by,
        now=now,
        on=str(ends),
    )
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
) -> Office:
    """Give a person an office of the charter, for the network or for one body as the charter says."""
    offices = charter_in_force(network, on=starts).vocabulary.offices
    must_be_known(_("office"), kind, offices)
    if (offices[kind].scope == "body") != (body is not None):
        raise ValidationError(_("The charter gives this office another scope."))
    office = Office.objects.create(
        network=network, body=body, kind=kind, person=person, starts=starts, ends=ends
    )
    record(
        kind="office.given",
        network=network.slug,
        subject=f"office:{office.pk}",
        by=by,
        now=now,
        office=kind,
    )
    return office


@once
def declare_presence(
    *, body: Body, institution: Institution, college: str, starts: date, by: By, now: datetime
) -> Presence:
    """Say that an institution is present on the body's territory, so that it is owed a seat (ITC-09)."""
    presence = Presence.objects.create(
        body=body, institution=institution, college=college, starts=starts
    )
    slug, subject = body.network.slug, f"body:{body.pk}"
    record(
        kind="presence.declared",
        network=slug,
        subject=subject,
        by=by,
        now=now,
        institution=institution.pk,
    )
    return presence


def must_be_known(word: str, value: str, known: Iterable[str]) -> None:
    """Refuse a code that the charter does not define."""
    codes = list(known)
    if value not in codes:
        raise ValidationError(
            _("“%(value)s” is not in the charter as a %(word)s; it knows: %(known)s.")
            % {"value": value, "word": word, "known": ", ".join(codes)}
        )
