"""From longitude and latitude to metres on a plane: the official projection of each territory.

Decree no. 2000-1276 and its orders: RGF93 / Lambert-93 in metropolitan France, the UTM zone of each
territory overseas. Both are conformal: a shape is the right one, whatever the latitude.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import asinh, atan2, atanh, cos, cosh, exp, hypot, log, radians, sin, sinh, sqrt

Plane = tuple[float, float]
"""East and north, in metres."""

RADIUS, FLATTENING = 6_378_137.0, 1 / 298.257222101
"""GRS80, the ellipsoid of every system below; metres."""
ECCENTRICITY = sqrt(FLATTENING * (2 - FLATTENING))


@dataclass(frozen=True)
class System:
    """A system of coordinates: its name, its number at EPSG, how a place is put on the plane."""

    name: str
    epsg: int
    project: Callable[[float, float], Plane]


def _isometric(latitude: float) -> float:
    """Isometric latitude, on the ellipsoid (IGN, NTG 71, ALG0001)."""
    sine = sin(latitude)
    return atanh(sine) - ECCENTRICITY * atanh(ECCENTRICITY * sine)


def _parallel(latitude: float) -> float:
    """Radius of a parallel, in metres."""
    return RADIUS * cos(latitude) / sqrt(1 - (ECCENTRICITY * sin(latitude)) ** 2)


@cache
def _cone() -> tuple[float, float, float]:
    """Exponent, constant and northing of the pole of Lambert-93 (IGN, NTG 71, ALG0054)."""
    south, north, middle = radians(44), radians(49), radians(46.5)
    spread = _isometric(north) - _isometric(south)
    exponent = log(_parallel(south) / _parallel(north)) / spread
    constant = _parallel(south) / exponent * exp(exponent * _isometric(south))
    return exponent, constant, 6_600_000 + constant * exp(-exponent * _isometric(middle))


def lambert_93(longitude: float, latitude: float) -> Plane:
    """Degrees to metres, in RGF93 / Lambert-93."""
    exponent, constant, pole = _cone()
    away = constant * exp(-exponent * _isometric(radians(latitude)))
    angle = exponent * radians(longitude - 3)
    return 700_000 + away * sin(angle), pole - away * cos(angle)


THIRD = FLATTENING / (2 - FLATTENING)
WAVES = (THIRD / 2 - 2 * THIRD**2 / 3, 13 * THIRD**2 / 48)
"""Third flattening, and Krüger's series to its second order: good to centimetres."""
SCALE = 0.9996 * RADIUS / (1 + THIRD) * (1 + THIRD**2 / 4)


@dataclass(frozen=True)
class Zone:
    """Transverse Mercator about a meridian, in degrees, as UTM has it."""

    meridian: int
    south: bool

    def project(self, longitude: float, latitude: float) -> Plane:
        """Degrees to metres."""
        sine, aside = sinh(_isometric(radians(latitude))), radians(longitude - self.meridian)
        up, along = atan2(sine, cos(aside)), asinh(sin(aside) / hypot(sine, cos(aside)))
        east, north = along, up
        for order, wave in zip((2, 4), WAVES, strict=True):
            east += wave * cos(order * up) * sinh(order * along)
            north += wave * sin(order * up) * cosh(order * along)
        return 500_000 + SCALE * east, (10_000_000 if self.south else 0) + SCALE * north


def _utm(zone: int, hemisphere: str, name: str, epsg: int) -> System:
    label = f"{name} / UTM {zone}{hemisphere}"
    return System(label, epsg, Zone(6 * zone - 183, hemisphere == "S").project)


LAMBERT_93 = System("RGF93 / Lambert-93", 2154, lambert_93)
ANTILLES = _utm(20, "N", "RGAF09", 5490)
OVERSEAS = {
    "971": ANTILLES,
    "972": ANTILLES,
    "973": _utm(22, "N", "RGFG95", 2972),
    "974": _utm(40, "S", "RGR92", 2975),
    "975": _utm(21, "N", "RGSPM06", 4467),
    "976": _utm(38, "S", "RGM04", 4471),
    "977": ANTILLES,
    "978": ANTILLES,
    "986": _utm(1, "S", "RGWF96", 8903),
    "987": _utm(6, "S", "RGPF", 3297),
    "988": _utm(58, "S", "RGNC91-93", 3170),
}
"""By code of department or collectivity; all others are in Lambert-93."""


def system_of(department: str) -> System:
    """The system of a department or of a collectivity overseas."""
    return OVERSEAS.get(department, LAMBERT_93)
