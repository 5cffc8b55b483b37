"""What the demo plays, as data: the TOML files of `data/`, read into these shapes."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")
DATA = Path(__file__).parent / "data"
Stretch = tuple[date, date]


def read(name: str, kind: type[T]) -> T:
    """A file of `data/`. Raises `msgspec.ValidationError` with the path of what is wrong."""
    return msgspec.convert(tomllib.loads((DATA / name).read_text(encoding="utf-8")), kind)


class NetworkScript(msgspec.Struct, frozen=True):
    """A network, who holds its one office from the start, the address that it publishes, the lines
    of its letterhead."""

    slug: str
    name: str
    accent: str
    founded: date
    office: str
    officer: str
    purpose: str
    contact: str = ""
    letterhead: str = ""


class InstitutionScript(msgspec.Struct, frozen=True, array_like=True):
    """What an institution is."""

    kind: str = ""
    tier: str = "local"
    professional_network: str = ""
    territory: str = ""


class SeatScript(msgspec.Struct, frozen=True, array_like=True):
    """An institution, its college, and who holds its seat."""

    institution: str
    college: str
    holders: tuple[str, ...]
    kind: str = "standing"


class AgendaScript(msgspec.Struct, frozen=True, array_like=True):
    """One line of an agenda."""

    title: str
    purpose: str
    minutes: int
    brought_by: str = ""
    question: str = ""
    kind: str = "point"
    bringing: str = "nothing"
    method: str = ""


class PositionScript(msgspec.Struct, frozen=True):
    """The position of an institution on a proposal."""

    stance: str
    words: str = ""
    would_lift: str = ""
    settled: str = ""
    how_lifted: str = ""


class ProposalScript(msgspec.Struct, frozen=True):
    """A proposal, the positions that differ from consent, and its outcome.

    `item` is its number on the agenda; `follow_up` says what is to be done, by whom, until when;
    `settles_duties`, that it says how the body shares its duties; `lifts` is the article that it
    lifts for the body, or (`for_all`) for all bodies, from when to when; `publishes`, the season
    whose calendar it makes the programme. `options` are those considered (name, for, against);
    `owner` sees to it, the body looks at it again on `review_on`; it `replaces` the decision of
    that title.
    """

    title: str
    outcome: str
    text: str = ""
    why: str = ""
    options: tuple[tuple[str, str, str], ...] = ()
    owner: str = ""
    review_on: date | None = None
    replaces: str = ""
    item: int | None = None
    follow_up: tuple[str, str, date] | None = None
    lifts: tuple[str, date, date] | None = None
    for_all: bool = False
    publishes: int | None = None
    settles_duties: bool = False
    positions: dict[str, PositionScript] = {}


class SittingScript(msgspec.Struct, frozen=True):
    """A meeting as it is prepared and held; `turns` by duty, the others by institution; `left`:
    why points (by their numbers) wait for another agenda. What is `brought` is for the first
    point that asks for it."""

    agenda: tuple[AgendaScript, ...] = ()
    brought: dict[str, str] = {}
    left: dict[str, str] = {}
    turns: dict[str, str] = {}
    answers: dict[str, str] = {}
    away: dict[str, str] = {}
    decisions: tuple[ProposalScript, ...] = ()
    minutes: str = ""


class Quiet(msgspec.Struct, frozen=True, array_like=True):
    """Days that the office types: what they are, and what the network makes of them."""

    name: str
    first: date
    last: date
    effect: str
    weeks_before: int = 0


class YearToCome(msgspec.Struct, frozen=True):
    """The season from `year`: who is `away` when, which places are `closed` for works, which days
    the network keeps `quiet`.

    `days` bound the meetings of a kind; `before`, two bodies of which the first meets at least so
    many days before the second.
    """

    year: int
    zones: tuple[str, ...]
    away: dict[str, tuple[Stretch, ...]]
    shared: bool = False
    closed: dict[str, tuple[Stretch, ...]] = {}
    days: dict[str, Stretch] = {}
    before: tuple[tuple[str, str, int], ...] = ()
    quiet: tuple[Quiet, ...] = ()
