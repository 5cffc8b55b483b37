"""The lines of territories: the circle works in a commune that merged since it was written."""

from __future__ import annotations

from collections.abc import Mapping

from tests.permissions.lines import Line, circle, members, port, read, steward_only
from tests.permissions.stage import Stage
from tourdetable.domain.territories.models import (
    BodyTerritory,
    CatchmentArea,
    Coverage,
    Facility,
)


def a_part(_stage: Stage) -> list[object]:
    return ["circle", BodyTerritory.objects.get().pk]


def settling(stage: Stage) -> list[object]:
    """What became of it waits to be settled."""
    _network, pk = a_part(stage)
    return ["circle", "part", pk]


def the_town(_stage: Stage) -> list[object]:
    return ["circle", Coverage.objects.get().institution_id]


def a_coverage(_stage: Stage) -> list[object]:
    return ["circle", Coverage.objects.get().pk]


def a_facility(_stage: Stage) -> list[object]:
    return ["circle", Facility.objects.get().pk]


def an_area(_stage: Stage) -> list[object]:
    return ["circle", CatchmentArea.objects.get().pk]


TERRITORIES: Mapping[str, Line] = {
    "territories": members(circle),
    "territory_changes": members(circle),
    "territory_settle": steward_only(settling),
    "body_territory": members(port),
    "territory_add": steward_only(port),
    "territory_word": steward_only(port),
    "territory_end": steward_only(a_part),
    "territory_take_back": steward_only(a_part),
    "coverage": members(the_town),
    "coverages_proposed": steward_only(circle),
    "coverage_add": steward_only(the_town),
    "coverage_end": steward_only(a_coverage),
    "coverage_take_back": steward_only(a_coverage),
    "facilities": members(circle),
    "facility_add": steward_only(circle),
    "facility": members(a_facility),
    "facility_change": steward_only(a_facility),
    "facility_remove": steward_only(a_facility),
    "facility_area_add": steward_only(a_facility),
    "facility_area_end": steward_only(an_area),
    "map": members(circle),
    "map_body": members(port),
    "map_public": read(circle, (302, *(404,) * 6)),
    "facility_area_take_back": steward_only(an_area),
}
