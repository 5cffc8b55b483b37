"""Divisions, and institutions, looked for by their name: a small form in plain GET (the words are
in the address) above the form that offers what was found to choose from."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from tourdetable.core.territories.finding import Found, find, words_of
from tourdetable.core.territories.terms import Level
from tourdetable.domain.people.finding import find_institutions
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.areas.territories.words import label

WHERE, WHICH = "where", "which"
"""The words that are looked for, in the address."""
LONGEST = 1_000
MOST = 40
"""Divisions proposed at once."""
EACH = 12
"""Of one name."""
NAMES = 20
"""Names looked for at once, each once: every one of them is looked for among all divisions."""
BETWEEN = re.compile(r"[,;\n]")


def asking(words: str, *, already: bool) -> str:
    """The end of the address of a page that searches at once for the words that people wrote, where
    no official division is said yet."""
    return "" if already or not words else f"?{urlencode({WHERE: words})}"


@dataclass(frozen=True)
class DivisionSearch:
    """What the words of the address find: one name, or several between commas."""

    asked: Mapping[str, str]
    on: date
    levels: Collection[Level] = tuple(Level)

    @property
    def words(self) -> str:
        return " ".join(self.asked.get(WHERE, "").split())[:LONGEST]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What else the address says."""
        return [(key, value) for key, value in self.asked.items() if key not in (WHERE, "kept")]

    @cached_property
    def by_name(self) -> dict[str, list[Found]]:
        """What each name finds."""
        written = dict.fromkeys(one.strip() for one in BETWEEN.split(self.words))
        names = [one for one in written if one][:NAMES]
        if len(names) == 1:
            return {name: find(name, self.on, self.levels, MOST // 2) for name in names if name}
        found = {name: find(name, self.on, self.levels, EACH) for name in names if name}
        return {name: exact(name, some) or some for name, some in found.items()}

    @cached_property
    def choices(self) -> list[tuple[str, str]]:
        """The divisions that were found, by their key, each said once."""
        found = {one.division.key: one for some in self.by_name.values() for one in some}
        return [(key, label(one.division, one.old_name)) for key, one in found.items()][:MOST]

    @property
    def sure(self) -> list[str]:
        """Those that one name alone finds, exactly."""
        return [key for some in self.by_name.values() if (key := only(some))]

    @property
    def missed(self) -> list[str]:
        """The names that find nothing."""
        return [name for name, some in self.by_name.items() if not some]


def exact(name: str, found: list[Found]) -> list[Found]:
    """Those of what was found that are called just so."""
    return [one for one in found if words_of(one.division.name) == words_of(name)]


def only(found: list[Found]) -> str:
    """The key of the one that is nearest, if no other of its level bears its name."""
    if not found or found[0].old_name:
        return ""
    first = found[0].division
    level = [one for one in found[1:] if one.division.level is first.level]
    return "" if exact(first.name, level) else first.key


@dataclass(frozen=True)
class InstitutionSearch:
    """The institutions that the words of the address find."""

    asked: Mapping[str, str]

    @property
    def words(self) -> str:
        return " ".join(self.asked.get(WHICH, "").split())[:100]

    @cached_property
    def found(self) -> list[Institution]:
        return find_institutions(self.words, limit=EACH) if self.words else []
