"""Facilities: added, changed, ended; and from where people come to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.territories.standing import standing
from tourdetable.core.territories.terms import PARTS, Level
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Institution
from tourdetable.domain.people.wording import one_line
from tourdetable.domain.territories.actions.parts import added, current, day_of, ended, said_of
from tourdetable.domain.territories.models import CatchmentArea, Facility
from tourdetable.domain.territories.terrain import Terrain

WHERE = (Level.COMMUNE, *PARTS)
"""Where a facility may stand: a commune, or a part of one."""


@dataclass(frozen=True)
class FacilityDetails:
    """What people say of a facility; `ends` is its last day, while it is not known null."""

    name: str
    kind: str
    address: str
    named: str
    starts: date
    ends: date | None = None


@once
def add_facility(
    *,
    network: Network,
    institution: Institution,
    division: str,
    details: FacilityDetails,
    by: By,
    now: datetime,
) -> Facility:
    """Add a facility of an institution, in a commune or a part of one."""
    must_be_a_place(division, day_of(now))
    said = {**checked(details), "division": division, "known_on": day_of(now)}
    facility = Facility.objects.create(network=network, institution=institution, **said)
    tell("facility.added", facility, by, now)
    return facility


@once
def change_facility(
    *,
    facility: Facility,
    details: FacilityDetails,
    version: int,
    by: By,
    now: datetime,
    institution: Institution | None = None,
    division: str = "",
) -> Facility:
    """Change what is said of a facility, and where it stands or whose it is when these are given.
    Raises `Changed` when somebody else did meanwhile."""
    row = versions.lock(facility, version=version)
    for name, value in checked(details).items():
        setattr(row, name, value)
    if division and division != row.division:
        must_be_a_place(division, day_of(now))
        row.division, row.known_on = division, day_of(now)
    if institution is not None:
        row.institution = institution
    return save("facility.changed", row, by, now)


@once
def remove_facility(*, facility: Facility, version: int, by: By, now: datetime) -> Network:
    """Take back a facility that was said by mistake, with its area."""
    row = versions.lock(facility, version=version)
    tell("facility.removed", row, by, now)
    network = row.network
    row.delete()
    return network


@once
def add_to_area(
    *, facility: Facility, terrains: Iterable[Terrain], starts: date, by: By, now: datetime
) -> list[CatchmentArea]:
    """Say that people also come to a facility from some terrains."""
    rows = added(CatchmentArea, terrains, starts, day_of(now), facility=facility)
    tell("facility.area_said", facility, by, now, **said_of(*rows))
    return rows


@once
def end_in_area(*, area: CatchmentArea, ends: date, by: By, now: datetime) -> CatchmentArea:
    """Say until which day, included, people come from there."""
    row = ended(area, ends)
    tell("facility.area_ended", row.facility, by, now, **said_of(row))
    return row


@once
def take_back_from_area(*, area: CatchmentArea, by: By, now: datetime) -> Facility:
    """Take back what was said by mistake."""
    row = current(area)
    tell("facility.area_taken_back", row.facility, by, now, **said_of(row))
    row.delete()
    return row.facility


def checked(details: FacilityDetails) -> dict[str, object]:
    """What is said of a facility, once it can be kept."""
    if details.ends is not None and details.ends < details.starts:
        raise ValidationError({"ends": _("It cannot end before it starts.")})
    said: dict[str, object] = asdict(details)
    said["name"] = one_line(details.name, limit=200, missing=_("Write a name."))
    said["kind"] = one_line(details.kind, limit=80, missing=_("Say what it is."))
    said["address"] = " ".join(details.address.split())
    said["named"] = " ".join(details.named.split())
    return said


def must_be_a_place(division: str, on: date) -> None:
    """Refuse what is no commune, nor a part of one, on the day of writing."""
    one = standing(division, on)
    if one is None or one.level not in WHERE:
        raise ValidationError(_("Choose the commune where it stands."))
