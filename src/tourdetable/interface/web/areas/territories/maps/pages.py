"""The page of a network's map, as its address asks: for its members, and for anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import Http404

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.maps.sheets import COUNTRY, About, about, names
from tourdetable.interface.web.areas.territories.maps.facilities import (
    ROWS,
    CommuneFacilities,
    FacilitiesShown,
    FacilityLine,
    facilities_shown,
    in_communes,
)
from tourdetable.interface.web.areas.territories.maps.far import DepartmentRow, FarMap
from tourdetable.interface.web.areas.territories.maps.marks import DrawnMap, Lens
from tourdetable.interface.web.areas.territories.maps.near import NearMap, NumberedBody
from tourdetable.interface.web.areas.territories.maps.placed import PlacedBodies, placed_bodies
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages


@dataclass(frozen=True)
class AskedOfMap:
    """What the address asks: a kind of body, what is shown, a department, facilities whose area is
    ticked, a page of the list."""

    kind: str = ""
    show: str = ""
    where: str = ""
    area: tuple[str, ...] = ()
    page: str = ""

    @property
    def lens(self) -> Lens:
        return Lens(self.show) if self.show in set(Lens) else Lens.BODIES

    def query(self, **others: str) -> str:
        """The address of the same map, but for something."""
        asked = {"kind": self.kind, "show": self.lens.value, "where": self.where} | others
        return urlencode({name: value for name, value in asked.items() if value})

    @property
    def but_for_page(self) -> str:
        """All that it asks, but for the page, ending with `&`."""
        ticked = urlencode([("area", pk) for pk in self.area])
        return "".join(f"{part}&" for part in (self.query(), ticked) if part)


@dataclass(frozen=True)
class MapPage:
    """A map and its list."""

    scene: Scene
    asked: AskedOfMap
    bodies: PlacedBodies
    facilities: FacilitiesShown | None
    open_to_all: bool = False

    @cached_property
    def where(self) -> str:
        """The department that is asked, or the only one where something is; else the country."""
        there = self.bodies.departments | (
            self.facilities.departments if self.facilities else frozenset()
        )
        return self.asked.where or (min(there) if len(there) == 1 else "")

    @property
    def lens(self) -> Lens:
        return self.asked.lens

    @property
    def by_state(self) -> bool:
        return self.lens is Lens.REGULARITY

    @cached_property
    def near(self) -> NearMap | None:
        if not self.where:
            return None
        here = self.bodies.on(self.where)
        given = (self.where, self.scene.today, here, self.lead)
        return NearMap(*given, self.facilities, by_state=self.by_state)

    @cached_property
    def far(self) -> FarMap | None:
        if self.where:
            return None
        lead = lambda code: f"?{self.asked.query(where=code)}"  # noqa: E731  a name would say less
        return FarMap(self.bodies, self.scene.today, lead, self.facilities, by_state=self.by_state)

    def lead(self, row: NumberedBody) -> str:
        """Where a body leads: its page for members, its line for others."""
        if not self.open_to_all:
            return self.scene.url("body", row.placed.body.slug)
        page = (row.number - 1) // ROWS + 1
        return f"?{self.asked.query(page=str(page) if page > 1 else '')}#body-{row.number}"

    @property
    def maps(self) -> list[DrawnMap]:
        return [self.near.drawn] if self.near else self.far.maps if self.far else []

    @cached_property
    def lines(self) -> Page[Any]:
        """A page of the list: bodies, communes that have facilities, or departments."""
        return Pages(self._every_line(), ROWS).get_page(self.asked.page)

    def _every_line(self) -> Sequence[NumberedBody | FacilityLine | DepartmentRow]:
        if self.far:
            return self.far.concerned
        assert self.near
        if self.facilities:
            return self.facilities.lines(self.where)
        return self.near.rows

    @property
    def communes(self) -> list[CommuneFacilities]:
        """The same page, of facilities, commune by commune."""
        return in_communes(self.lines)

    @property
    def kept(self) -> list[int]:
        """The facilities that are ticked on other pages: sending the form keeps them."""
        return self.facilities.elsewhere(self.lines) if self.facilities and self.near else []

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        return self.asked.but_for_page

    @property
    def kinds(self) -> list[tuple[str, str, int]]:
        """The kinds of bodies that one may choose among, in the charter's words."""
        words = self.scene.charter.vocabulary.body_kinds
        counts = Counter(one.body.kind for one in self.bodies.every)
        return [(code, word_for(words, code), count) for code, count in counts.items()]

    @property
    def source(self) -> About:
        """Whose contours these are."""
        return about()


def network_map(scene: Scene, asked: AskedOfMap) -> MapPage:
    """The map for members: 404 of a department that does not exist."""
    known(asked)
    told = asked.lens is Lens.REGULARITY
    bodies = placed_bodies(scene, asked.kind, told=told)
    lens = asked.lens is Lens.FACILITIES
    facilities = facilities_shown(scene, asked.area, asked.but_for_page) if lens else None
    return MapPage(scene, asked, bodies, facilities)


def public_map(scene: Scene, asked: AskedOfMap) -> MapPage:
    """The map for anybody: the bodies of the kinds that the charter shows, and nothing else."""
    kinds = scene.charter.public.bodies
    if not kinds:
        raise Http404
    known(asked)
    bodies = placed_bodies(scene, asked.kind, kinds=kinds, told=False)
    return MapPage(scene, replace(asked, show="", area=()), bodies, None, open_to_all=True)


def known(asked: AskedOfMap) -> None:
    """404 of a department that no sheet has."""
    if asked.where and (asked.where not in names() - {COUNTRY}):
        raise Http404
