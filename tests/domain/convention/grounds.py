"""Where the circle works: Arles; who covers what."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import Circle
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.models import BodyTerritory, Coverage, Facility

SINCE = date(2026, 1, 1)
ARLES, TARASCON, BOUCHES = "commune:13004", "commune:13108", "department:13"


def works_on(body: Body, *keys: str, starts: date = SINCE, ends: date | None = None) -> None:
    """Its territory."""
    for key in keys:
        said = {"division": key, "known_on": SINCE, "starts": starts, "ends": ends}
        BodyTerritory.objects.create(body=body, **said)


def covers(institution: Institution, key: str) -> Institution:
    """What it covers."""
    Coverage.objects.create(institution=institution, division=key, known_on=SINCE, starts=SINCE)
    return institution


def runs(network: Network, institution: Institution, key: str, kind: str = "Phare") -> Facility:
    """A facility that it runs somewhere."""
    said = {"name": f"Le {kind}", "kind": kind, "division": key, "known_on": SINCE}
    return Facility.objects.create(network=network, institution=institution, starts=SINCE, **said)


def settled(circle: Circle) -> None:
    """The circle works in Arles, whose town is the Port's; the library covers the department."""
    works_on(circle.body, ARLES)
    covers(circle.town.institution, ARLES)
    covers(circle.library.institution, BOUCHES)
