"""What a template draws: areas that lead somewhere, points, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.verdict import SEVERITY, Report, State
from tourdetable.core.maps.lines import Point
from tourdetable.core.maps.pictures import Picture, Shape
from tourdetable.interface.web.templating.marks import VERDICTS

RHYTHM = frozenset({"maximum_gap", "minimum_gap", "meetings_in_season"})
"""The checks that say how often bodies meet: their clock."""


class Lens(StrEnum):
    """What a map tells of bodies: where they are, whether they meet as they should, facilities."""

    BODIES = ""
    REGULARITY = "regularity"
    FACILITIES = "facilities"


@dataclass(frozen=True)
class MapArea:
    """An area: its shape, how it is filled, what it is called (`title`), where it leads, and what
    is written in it (`label`)."""

    shape: Shape
    style: str
    title: str
    url: str
    label: str = ""


@dataclass(frozen=True)
class MapMark:
    """A point: a square with its number in the list, of a place called `name`."""

    at: Point
    number: int
    name: str
    title: str
    url: str


@dataclass(frozen=True)
class DrawnMap:
    """One map of a page: `key` tells it apart from the others of the page."""

    key: str
    picture: Picture
    areas: list[MapArea]
    marks: list[MapMark]
    title: str
    system: str


def clocks(report: Report) -> Mapping[int, State]:
    """How each body keeps what the charter says of how often it meets, at worst; none where it says
    nothing."""
    found: dict[int, State] = {}
    for body, verdicts in report.by_body.items():
        states = [verdict.state for verdict in verdicts if verdict.check in RHYTHM]
        if body is not None and body.isdecimal() and states:
            found[int(body)] = worst(states)
    return found


def worst(states: list[State]) -> State:
    """The worst of some states."""
    return min(states, key=SEVERITY.index)


def said_of(state: State | None) -> str:
    """What is said of a clock."""
    return str(VERDICTS[state.value][1]) if state else _("the charter says nothing of its rhythm")
