"""The chapter of the story that is about territories."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tests.domain import builders as b
from tourdetable.domain.territories.actions import coverage, facilities, territory
from tourdetable.domain.territories.actions.settling import settle
from tourdetable.domain.territories.models import BodyTerritory
from tourdetable.domain.territories.terrain import Terrain

if TYPE_CHECKING:
    from tests.domain.story import Step, Story

HERE, THERE = Terrain("commune:2B033"), Terrain("commune:2B096")


def placed(s: Story) -> Iterator[Step]:
    """Where the circle works, what the town covers, where its facilities are."""
    c = s.circle
    said = {"terrains": [HERE, THERE], "starts": b.FOUNDED, **s.by}
    yield lambda: s.keep("parts", lambda: territory.add_to_territory(body=c.body, **said))
    yield lambda: territory.end_in_territory(part=s.told["parts"][0], ends=b.TODAY, **s.by)
    yield lambda: territory.take_back_from_territory(part=s.told["parts"][1], **s.by)
    yield lambda: territory.word_territory(body=c.body, **s.by)
    town, where = c.town.institution, {"network": c.network, **s.by}
    here = {"network": c.network, **said}
    yield lambda: s.keep("covers", lambda: coverage.add_to_coverage(institution=town, **here))
    yield lambda: coverage.end_in_coverage(coverage=s.told["covers"][0], ends=b.TODAY, **where)
    yield lambda: coverage.take_back_from_coverage(coverage=s.told["covers"][1], **where)
    details = facilities.FacilityDetails("Le Môle", "Centre social", "", "", b.FOUNDED)
    stands = {"institution": town, "division": HERE.division, "details": details, **where}
    yield lambda: s.keep("mole", lambda: facilities.add_facility(**stands))
    yield lambda: s.keep("areas", lambda: facilities.add_to_area(facility=s.told["mole"], **said))
    yield lambda: facilities.end_in_area(area=s.told["areas"][0], ends=b.TODAY, **s.by)
    yield lambda: facilities.take_back_from_area(area=s.told["areas"][1], **s.by)
    changed = {"details": details, "version": 1, **s.by}
    yield lambda: facilities.change_facility(facility=s.told["mole"], **changed)
    yield lambda: facilities.remove_facility(facility=s.told["mole"], version=2, **s.by)
    yield lambda: s.keep("merged", lambda: long_ago(s))
    yield lambda: settle(row=s.told["merged"], keys=["commune:01138"], **where)


def long_ago(s: Story) -> BodyTerritory:
    """A part that was written before its commune merged: nobody writes the past."""
    days = {"starts": date(2022, 1, 1), "known_on": date(2022, 1, 1)}
    return BodyTerritory.objects.create(body=s.circle.body, division="commune:01039", **days)
