"""Where the bodies of the demo work, what institutions cover, where their facilities are."""

from __future__ import annotations

from datetime import date

import msgspec

from tourdetable.domain.territories.actions.coverage import add_to_coverage
from tourdetable.domain.territories.actions.facilities import (
    FacilityDetails,
    add_facility,
    add_to_area,
)
from tourdetable.domain.territories.actions.territory import add_to_territory
from tourdetable.domain.territories.terrain import Terrain
from tourdetable.interface.demo.stage import Stage, signed


class FacilityScript(msgspec.Struct, frozen=True, rename={"comes_from": "from"}):
    """A facility, where it stands, from where people come; `of` an institution, or its own."""

    name: str
    at: tuple[str, ...]
    of: str = ""
    kind: str = "centre social"
    comes_from: tuple[tuple[str, str], ...] = ()


class PlacedScript(msgspec.Struct, frozen=True):
    """What one network says of places, on a day: divisions of bodies, institutions of divisions."""

    on: date
    bodies: dict[str, tuple[str, ...]] = {}
    covers: dict[str, tuple[str, ...]] = {}
    facilities: tuple[FacilityScript, ...] = ()


class WhereTheyAre(msgspec.Struct, frozen=True):
    """The file of data."""

    club: PlacedScript
    convention: PlacedScript


def place(stage: Stage, script: PlacedScript) -> None:
    """All that one network says."""
    for slug, keys in script.bodies.items():
        terrains = [Terrain(key) for key in keys]
        add_to_territory(
            body=stage.bodies[slug], terrains=terrains, starts=script.on, **signed(script.on)
        )
    for key, names in script.covers.items():
        for name in names:
            cover(stage, name, key, script.on)
    for one in script.facilities:
        stand(stage, one, script.on)


def cover(stage: Stage, name: str, key: str, on: date) -> None:
    """What one institution covers."""
    add_to_coverage(
        institution=stage.institution(name),
        terrains=[Terrain(key)],
        starts=on,
        network=stage.network,
        **signed(on),
    )


def stand(stage: Stage, script: FacilityScript, on: date) -> None:
    """One facility, and from where people come to it."""
    division, named = (*script.at, "")[:2]
    facility = add_facility(
        network=stage.network,
        institution=stage.institution(script.of or script.name),
        division=division,
        details=FacilityDetails(script.name, script.kind, "", named, on),
        **signed(on),
    )
    if script.comes_from:
        terrains = [Terrain(*one) for one in script.comes_from]
        add_to_area(facility=facility, terrains=terrains, starts=on, **signed(on))
