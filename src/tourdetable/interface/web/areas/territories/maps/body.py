"""The map of one body: its communes, numbered as in the list beside, and the facilities there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.core.maps.pictures import CommunesHeld, Picture, picture
from tourdetable.core.maps.projections import OVERSEAS, system_of
from tourdetable.core.maps.sheets import (
    COUNTRY,
    About,
    MapSheet,
    about,
    sheet,
    together,
)
from tourdetable.domain.networks.models import Body
from tourdetable.domain.territories.models import Facility
from tourdetable.domain.territories.queries import facilities_on, territories_on, where_they_are
from tourdetable.interface.web.areas.territories.maps.facilities import FacilitiesShown
from tourdetable.interface.web.areas.territories.maps.grounds import (
    Extent,
    extent_of,
    name_of,
    name_of_department,
)
from tourdetable.interface.web.areas.territories.maps.marks import DrawnMap, MapArea
from tourdetable.interface.web.base.scene import Scene

MOST = 4
"""Departments of metropolitan France that are drawn by their communes; more are drawn whole."""
ONE_BY_ONE = 60
"""Communes of a body that are drawn and listed one by one; more are drawn as one area."""


@dataclass(frozen=True)
class CommuneRow:
    """A commune of a body (or a municipal district, or a department): its number on the map,
    whether only a part of it is the body's, what stands there."""

    number: int
    code: str
    name: str
    partly: bool
    facilities: list[Facility]
    drawn: bool


@dataclass(frozen=True)
class Plate:
    """One map of a body: a sheet, and what the body holds on it."""

    key: str
    sheet: MapSheet
    held: CommunesHeld
    system: str
    title: str


@dataclass(frozen=True)
class BodyMap:
    """The map of a body."""

    scene: Scene
    body: Body
    plates: Sequence[Plate]
    facilities: FacilitiesShown

    @cached_property
    def rows(self) -> list[CommuneRow]:
        """All that it holds, map by map, numbered."""
        found = [(plate, code) for plate in self.plates for code in sorted(plate.held.codes)]
        return [self._row(number, *one) for number, one in enumerate(found, 1)]

    def _row(self, number: int, plate: Plate, code: str) -> CommuneRow:
        far = plate.sheet.name == COUNTRY
        name = (name_of_department if far else name_of)(code, self.scene.today)
        partly = code in plate.held.part - plate.held.whole
        return CommuneRow(number, code, name, partly, self._there(code), code in plate.sheet.areas)

    def _there(self, code: str) -> list[Facility]:
        """What stands in a commune, or in a department."""
        places = self.facilities.places
        return [
            one
            for one in self.facilities.every
            if any(code in {d, *held.codes} for d, held in places[one.pk].grounds.items())
        ]

    @property
    def one_by_one(self) -> bool:
        """Whether its communes are drawn each with its number."""
        return len(self.rows) <= ONE_BY_ONE

    @property
    def partly(self) -> list[CommuneRow]:
        """Those of which only a part is its territory."""
        return [row for row in self.rows if row.partly]

    @property
    def undrawn(self) -> list[str]:
        """Those that have no contour."""
        return [row.name for row in self.rows if not row.drawn]

    @cached_property
    def maps(self) -> list[DrawnMap]:
        return [self._drawn(plate) for plate in self.plates if plate.held.on(plate.sheet.areas)]

    def _drawn(self, plate: Plate) -> DrawnMap:
        held = plate.held.on(plate.sheet.areas)
        rows = [row for row in self.rows if row.code in held.codes]
        grounds = [held.on([row.code]) for row in rows] if self.one_by_one else [held]
        found = picture(plate.sheet, grounds, around=held.codes)
        areas = self._each(rows, found) if self.one_by_one else self._whole(found)
        return DrawnMap(plate.key, found, areas, [], plate.title, plate.system)

    def _each(self, rows: Sequence[CommuneRow], found: Picture) -> list[MapArea]:
        return [
            MapArea(
                shape,
                "body",
                _("%(number)s. %(name)s") % {"number": row.number, "name": row.name},
                f"#commune-{row.number}",
                str(row.number) if shape.has_room else "",
            )
            for row, shape in zip(rows, found.shapes, strict=True)
            if shape
        ]

    def _whole(self, found: Picture) -> list[MapArea]:
        return [MapArea(shape, "body", self.body.name, "") for shape in found.shapes if shape]

    @property
    def source(self) -> About:
        """Whose contours these are."""
        return about()


def body_map(scene: Scene, slug: str) -> BodyMap:
    """The map of a body of the network, or 404 (four queries)."""
    body = get_object_or_404(Body, network=scene.network, slug=slug)
    today = scene.today
    ground = territories_on([body], on=today).get(body.pk, frozenset())
    every = list(facilities_on(scene.network, on=today))
    places = {pk: extent_of(found, today) for pk, found in where_they_are(every, on=today).items()}
    plates = plates_of(extent_of(ground, today), scene)
    return BodyMap(scene, body, plates, FacilitiesShown(scene, every, places, {}))


def plates_of(extent: Extent, scene: Scene) -> list[Plate]:
    """The maps of a body: metropolitan France by communes, or by departments when there are many;
    then each territory overseas."""
    here = sorted(code for code in extent.departments if code not in OVERSEAS)
    away = sorted(extent.departments - set(here))
    plates = [_metropole(extent, here, scene)] if here else []
    return plates + [_plate(extent, [code], scene) for code in away]


def _metropole(extent: Extent, codes: Sequence[str], scene: Scene) -> Plate:
    if len(codes) <= MOST:
        return _plate(extent, codes, scene)
    whole = {code for code in codes if extent.on(code).whole >= sheet(code).areas.keys()}
    held = CommunesHeld(frozenset(whole), frozenset(codes) - whole)
    return Plate(COUNTRY, sheet(COUNTRY), held, system_of("75").name, _("Metropolitan France"))


def _plate(extent: Extent, codes: Sequence[str], scene: Scene) -> Plate:
    found = [extent.on(code) for code in codes]
    whole = frozenset().union(*(one.whole for one in found))
    part = frozenset().union(*(one.part for one in found))
    sheets = [sheet(code) for code in codes]
    one = together(sheets) if len(sheets) > 1 else sheets[0]
    title = ", ".join(name_of_department(code, scene.today) for code in codes)
    return Plate(codes[0], one, CommunesHeld(whole, part), system_of(codes[0]).name, title)
