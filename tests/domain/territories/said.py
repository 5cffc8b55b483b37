"""What a circle says of places, before they are asked about."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.domain.builders import FOUNDED, TODAY, Circle
from tourdetable.domain.territories.models import BodyTerritory, Facility

BEFORE = date(2022, 1, 1)
"""A day on which Béon and Culoz were two communes."""


def part(circle: Circle, division: str, named: str = "", **said: Any) -> BodyTerritory:
    """A part of the territory of the circle."""
    said = {"starts": FOUNDED, "known_on": TODAY} | said
    return BodyTerritory.objects.create(body=circle.body, division=division, named=named, **said)


def facility(circle: Circle, division: str, named: str = "", **said: Any) -> Facility:
    """A social centre of the library."""
    said = {"starts": FOUNDED, "known_on": TODAY} | said
    return Facility.objects.create(
        network=circle.network,
        institution=circle.library.institution,
        name="La Passerelle",
        kind="Centre social",
        division=division,
        named=named,
        **said,
    )


def placed(circle: Circle) -> None:
    """One row of each kind: a part that has merged since, a coverage, a facility, its area."""
    part(circle, "commune:01039", starts=BEFORE, known_on=BEFORE)
    days = {"starts": FOUNDED, "known_on": TODAY}
    circle.town.institution.coverages.create(division="commune:01138", **days)
    facility(circle, "commune:01138").areas.create(division="commune:01004", **days)
