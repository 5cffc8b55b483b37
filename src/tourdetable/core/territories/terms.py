"""What a division is, and what may become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """What kind of division: a commune, a part of one, or what holds several.

    `MUNICIPAL` is a municipal district (« arrondissement municipal »: Paris, Lyon, Marseille),
    `DISTRICT` a district of the State (« arrondissement », that of a sub-prefect), `EPT` a public
    territorial body of Greater Paris, `COLLECTIVITY` one of overseas that is no department.
    """

    COMMUNE = "commune"
    MUNICIPAL = "municipal"
    DELEGATED = "delegated"
    ASSOCIATED = "associated"
    EPCI = "epci"
    EPT = "ept"
    DISTRICT = "district"
    DEPARTMENT = "department"
    COLLECTIVITY = "collectivity"
    REGION = "region"
    COUNTRY = "country"


PARTS = (Level.MUNICIPAL, Level.DELEGATED, Level.ASSOCIATED)
"""Levels of a part of a commune."""


@dataclass(frozen=True, slots=True)
class Division:
    """A division as it stands from `since` to `until` (the first day on which it does not).

    `since` is null when it stood so before what is known, `until` while it does. `within` is what
    it belongs to, by level: the department of a commune, its EPCI, the commune of a part.
    `nature` is the kind of an EPCI (`CC`, `CA`, `CU`, `METRO`).
    """

    level: Level
    code: str
    name: str
    since: date | None = None
    until: date | None = None
    within: Mapping[Level, str] = field(default_factory=dict)
    nature: str = ""

    @property
    def key(self) -> str:
        """By what it is named in data: `commune:13005`."""
        return key_of(self.level, self.code)

    @property
    def is_part(self) -> bool:
        """Whether it is only a part of a commune."""
        return self.level in PARTS

    def holds_on(self, on: date) -> bool:
        """Whether it stands so on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def key_of(level: Level, code: str) -> str:
    """The key of a division."""
    return f"{level}:{code}"


class Becoming(StrEnum):
    """What a division went through on a day.

    `MERGED`: it is no more, another one holds it. `SPLIT`: some of it stands by itself again.
    `GREW`: it took in others, and keeps its code. `RECODED`: the same ground under another code.
    `RENAMED`: its name. `MEMBERS`: communes joined or left it. `ENDED`: nothing holds it.
    """

    MERGED = "merged"
    SPLIT = "split"
    GREW = "grew"
    RECODED = "recoded"
    RENAMED = "renamed"
    MEMBERS = "members"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Evolution:
    """What became of a division on a day: how it stood, and what stands for it since then.

    `joined` and `left` are what it gained and lost: communes by their codes."""

    on: date
    how: Becoming
    before: Division
    after: tuple[Division, ...]
    joined: tuple[Division, ...] = ()
    left: tuple[Division, ...] = ()
