"""The map of one department: its bodies, what none of them holds, its facilities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.maps.pictures import CommunesHeld, Shape, picture
from tourdetable.core.maps.projections import system_of
from tourdetable.core.maps.sheets import MapSheet, sheet
from tourdetable.core.territories.standing import settled
from tourdetable.core.territories.terms import Level, key_of
from tourdetable.interface.web.areas.territories.maps.facilities import FacilitiesShown
from tourdetable.interface.web.areas.territories.maps.grounds import (
    counted,
    covers,
    name_of_department,
    names_of,
    spread,
    undrawn,
)
from tourdetable.interface.web.areas.territories.maps.marks import DrawnMap, MapArea, said_of
from tourdetable.interface.web.areas.territories.maps.placed import PlacedBody


@dataclass(frozen=True)
class NumberedBody:
    """A body of a map: its number there, how many communes of the department it holds."""

    number: int
    placed: PlacedBody
    held: CommunesHeld
    unknown: list[str]

    @property
    def name(self) -> str:
        return self.placed.name

    @property
    def state(self) -> State | None:
        return self.placed.state

    @property
    def counted(self) -> str:
        return counted(self.held.codes)


@dataclass(frozen=True)
class NearMap:
    """A department: `lead` gives the address of a body."""

    department: str
    on: date
    bodies: Sequence[PlacedBody]
    lead: Callable[[NumberedBody], str]
    facilities: FacilitiesShown | None = None
    by_state: bool = False

    @cached_property
    def sheet(self) -> MapSheet:
        return sheet(self.department)

    @property
    def name(self) -> str:
        return name_of_department(self.department, self.on)

    @cached_property
    def everywhere(self) -> list[PlacedBody]:
        """Bodies that hold the whole department: said, not drawn."""
        return [one for one in self.bodies if covers(one.on(self.department), self.sheet)]

    @cached_property
    def rows(self) -> list[NumberedBody]:
        """The others, numbered as on the map."""
        others = [one for one in self.bodies if one not in self.everywhere]
        return [self._numbered(number, one) for number, one in enumerate(others, 1)]

    def _numbered(self, number: int, one: PlacedBody) -> NumberedBody:
        held = one.on(self.department)
        return NumberedBody(number, one, held, names_of(undrawn(held, self.sheet), self.on))

    @cached_property
    def every(self) -> frozenset[str]:
        """The communes of the department today, those of which nobody gives the contour too."""
        now = spread(key_of(Level.DEPARTMENT, self.department), settled(self.on))
        return now.get(self.department, frozenset(self.sheet.areas))

    @cached_property
    def white(self) -> frozenset[str]:
        """The communes of none of them."""
        return self.every.difference(*(row.held.codes for row in self.rows))

    @property
    def left_out(self) -> list[str]:
        """What these are called."""
        return names_of(self.white, self.on)

    @property
    def counted(self) -> str:
        """How many there are."""
        return counted(self.white)

    @property
    def communes(self) -> int:
        """How many communes the department has."""
        return len(self.every)

    @cached_property
    def drawn(self) -> DrawnMap:
        """The map."""
        order = sorted(range(len(self.rows)), key=self._depth)
        areas = self.facilities.areas(self.department) if self.facilities else []
        grounds = [self.rows[place].held for place in order] + [held for held, _name in areas]
        found = picture(self.sheet, grounds)
        drawn = [
            self._area(self.rows[place], shape)
            for place, shape in zip(order, found.shapes, strict=False)
            if shape
        ]
        reached = [
            MapArea(shape, "reach", name, "")
            for shape, (_held, name) in zip(found.shapes[len(order) :], areas, strict=True)
            if shape
        ]
        marks = (
            self.facilities.marks(self.department, self.sheet, found.frame)
            if self.facilities
            else []
        )
        system = system_of(self.department).name
        return DrawnMap("department", found, drawn + reached, marks, self.name, system)

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Communes of several bodies."""
        counted = Counter(code for row in self.rows for code in row.held.codes)
        return frozenset(code for code, times in counted.items() if times > 1)

    def _depth(self, place: int) -> tuple[int, int]:
        """Those that overlap are drawn first, the largest below; all others in their order."""
        row = self.rows[place]
        return -len(row.held.codes) if row.held.codes & self._shared else 0, row.number

    def _area(self, row: NumberedBody, shape: Shape) -> MapArea:
        state = row.state or State.NOT_CONCERNED
        style = state.value if self.by_state else "body"
        if self.facilities:
            return MapArea(shape, "under", row.name, "")
        words = {"number": row.number, "name": row.name, "state": said_of(row.state)}
        title = _("%(number)s. %(name)s: %(state)s") if self.by_state else _("%(number)s. %(name)s")
        label = str(row.number) if shape.has_room else ""
        return MapArea(shape, style, title % words, self.lead(row), label)
