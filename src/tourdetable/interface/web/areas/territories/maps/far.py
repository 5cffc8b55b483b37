"""The map of the country, by departments: how many bodies or facilities each one has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.maps.pictures import CommunesHeld, Shape, picture
from tourdetable.core.maps.projections import OVERSEAS, system_of
from tourdetable.core.maps.sheets import COUNTRY, sheet
from tourdetable.core.words.collation import sort_key
from tourdetable.interface.web.areas.territories.maps.facilities import FacilitiesShown
from tourdetable.interface.web.areas.territories.maps.grounds import name_of_department
from tourdetable.interface.web.areas.territories.maps.marks import DrawnMap, MapArea, worst
from tourdetable.interface.web.areas.territories.maps.placed import PlacedBodies

OVERSEAS_DEPARTMENTS = ("971", "972", "973", "974", "976")
"""Drawn even when nothing is there; collectivities only when something is."""
BYTES, BYTES_OVERSEAS = 30_000, 3_000


@dataclass(frozen=True)
class DepartmentRow:
    """A department: how many bodies, or facilities, it has; the worst of its bodies' clocks."""

    code: str
    name: str
    count: int
    state: State | None
    url: str


@dataclass(frozen=True)
class FarMap:
    """The country; `lead` gives the address of the map of a department."""

    bodies: PlacedBodies
    on: date
    lead: Callable[[str], str]
    facilities: FacilitiesShown | None = None
    by_state: bool = False

    @cached_property
    def overseas(self) -> list[str]:
        """Territories overseas that are drawn."""
        there = self.bodies.departments | (
            self.facilities.departments if self.facilities else frozenset()
        )
        return [code for code in OVERSEAS if code in OVERSEAS_DEPARTMENTS or code in there]

    @cached_property
    def rows(self) -> dict[str, DepartmentRow]:
        """Every department that is drawn, by its code, in the order of names."""
        codes = [*sheet(COUNTRY).areas, *self.overseas]
        rows = [self._row(code) for code in codes]
        return {row.code: row for row in sorted(rows, key=lambda row: sort_key(row.name))}

    @property
    def concerned(self) -> list[DepartmentRow]:
        """Those where something is."""
        return [row for row in self.rows.values() if row.count]

    @property
    def left_out(self) -> list[str]:
        """Those where nothing is."""
        return [row.name for row in self.rows.values() if not row.count]

    def _row(self, code: str) -> DepartmentRow:
        here = self.bodies.on(code)
        count = self.facilities.count(code) if self.facilities else len(here)
        states = [one.state for one in here if one.state]
        state = worst(states) if states else None
        return DepartmentRow(code, name_of_department(code, self.on), count, state, self.lead(code))

    @cached_property
    def maps(self) -> list[DrawnMap]:
        """Metropolitan France, then each territory overseas, at a scale of its own."""
        return [self._metropole(), *map(self._overseas, self.overseas)]

    def _metropole(self) -> DrawnMap:
        one = sheet(COUNTRY)
        codes = sorted(one.areas)
        held = [CommunesHeld(frozenset([code])) for code in codes]
        found = picture(one, held, inner=False, most=BYTES)
        areas = [
            self._area(code, shape)
            for code, shape in zip(codes, found.shapes, strict=True)
            if shape
        ]
        name = _("Metropolitan France")
        return DrawnMap(COUNTRY, found, areas, [], name, system_of("75").name)

    def _overseas(self, code: str) -> DrawnMap:
        one = sheet(code)
        every = CommunesHeld(frozenset(one.areas))
        found = picture(one, [every], inner=False, most=BYTES_OVERSEAS)
        areas = [self._area(code, shape) for shape in found.shapes if shape]
        return DrawnMap(code, found, areas, [], self.rows[code].name, system_of(code).name)

    def _area(self, code: str, shape: Shape) -> MapArea:
        row = self.rows[code]
        style = "none"
        if row.count:
            state = row.state or State.NOT_CONCERNED
            style = state.value if self.by_state else "body"
        words = {"name": row.name, "code": code, "count": self._counted(row.count)}
        title = _("%(name)s (%(code)s): %(count)s") % words
        label = str(row.count) if row.count and shape.has_room else ""
        return MapArea(shape, style, title, row.url, label)

    def _counted(self, count: int) -> str:
        if self.facilities:
            return ngettext("%(n)s facility", "%(n)s facilities", count) % {"n": count}
        return ngettext("%(n)s body", "%(n)s bodies", count) % {"n": count}
