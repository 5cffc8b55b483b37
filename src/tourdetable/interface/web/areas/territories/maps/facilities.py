"""The facilities of a network on a map, and from where people come to those that are ticked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, groupby

from django.utils.translation import gettext as _

from tourdetable.core.maps.frames import Frame
from tourdetable.core.maps.pictures import CommunesHeld
from tourdetable.core.maps.sheets import MapSheet
from tourdetable.domain.territories.models import Facility
from tourdetable.domain.territories.queries import areas_on, facilities_on, where_they_are
from tourdetable.interface.web.areas.territories.maps.grounds import Extent, extent_of, name_of
from tourdetable.interface.web.areas.territories.maps.marks import MapMark
from tourdetable.interface.web.base.scene import Scene

SHOWN = 6
"""Facilities of one commune that a point of the map names."""
ROWS = 20
"""How many lines of the list a page shows."""


@dataclass(frozen=True)
class CommuneFacilities:
    """The facilities of one commune, and their number on the map."""

    number: int
    code: str
    commune: str
    facilities: list[Facility]


FacilityLine = tuple[CommuneFacilities, Facility]


def in_communes(lines: Iterable[FacilityLine]) -> list[CommuneFacilities]:
    """Some lines of the list, commune by commune."""
    return [
        replace(some[0][0], facilities=[facility for _place, facility in some])
        for _number, those in groupby(lines, key=lambda line: line[0].number)
        if (some := list(those))
    ]


@dataclass(frozen=True)
class FacilitiesShown:
    """All facilities of a network, and the areas of those that are ticked; `query` is the address
    of the map, but for the page of its list."""

    scene: Scene
    every: list[Facility]
    places: Mapping[int, Extent]
    reached: Mapping[int, Extent]
    query: str = ""

    @cached_property
    def departments(self) -> frozenset[str]:
        """Where they stand."""
        return frozenset().union(*(place.departments for place in self.places.values()))

    def count(self, department: str) -> int:
        """How many stand in a department."""
        return sum(department in place.departments for place in self.places.values())

    def ticked(self, facility: Facility) -> bool:
        """Whether its area is shown."""
        return facility.pk in self.reached

    def by_commune(self, department: str) -> list[CommuneFacilities]:
        """Those of a department, commune by commune, in the order of their names."""
        found: dict[str, list[Facility]] = defaultdict(list)
        for one in self.every:
            for code in sorted(self.places[one.pk].on(department).codes)[:1]:
                found[code].append(one)
        today = self.scene.today
        named = sorted((name_of(code, today), code) for code in found)
        return [
            CommuneFacilities(number, code, name, found[code])
            for number, (name, code) in enumerate(named, 1)
        ]

    def lines(self, department: str) -> list[FacilityLine]:
        """The list: each facility of a department, with its commune."""
        places = self.by_commune(department)
        return [(place, facility) for place in places for facility in place.facilities]

    def elsewhere(self, lines: Iterable[FacilityLine]) -> list[int]:
        """Those that are ticked on another page of the list."""
        here = {facility.pk for _place, facility in lines}
        return [pk for pk in self.reached if pk not in here]

    def url_of(self, place: CommuneFacilities, before: int) -> str:
        """Where the list tells of a commune, with so many facilities before."""
        page = before // ROWS + 1
        return f"?{self.query}page={page}#place-{place.number}"

    def areas(self, department: str) -> list[tuple[CommunesHeld, str]]:
        """The areas that are shown in a department, and whose they are."""
        names = {one.pk: one.name for one in self.every}
        found = ((extent.on(department), names[pk]) for pk, extent in self.reached.items())
        return [(held, name) for held, name in found if held]

    def marks(self, department: str, sheet: MapSheet, frame: Frame) -> list[MapMark]:
        """A point for each commune that has some."""
        places = self.by_commune(department)
        before = accumulate((len(one.facilities) for one in places), initial=0)
        return [
            MapMark(
                frame.place(sheet.areas[one.code].at),
                one.number,
                one.commune,
                f"{one.commune} ({some(one.facilities)})",
                self.url_of(one, count),
            )
            for one, count in zip(places, before, strict=False)
            if one.code in sheet.areas
        ]


def some(facilities: Sequence[Facility]) -> str:
    """The names of some, and how many others."""
    names = [one.name for one in facilities[:SHOWN]]
    if others := len(facilities) - len(names):
        names.append(_("%(n)d others") % {"n": others})
    return ", ".join(names)


def facilities_shown(scene: Scene, ticked: Collection[str], query: str = "") -> FacilitiesShown:
    """The facilities of today (two queries), and the areas of those that are ticked (one)."""
    today = scene.today
    every = list(facilities_on(scene.network, on=today))
    places = {pk: extent_of(found, today) for pk, found in where_they_are(every, on=today).items()}
    shown = [one for one in every if str(one.pk) in ticked]
    reached = {pk: extent_of(found, today) for pk, found in areas_on(shown, on=today).items()}
    return FacilitiesShown(scene, every, places, reached, query)
