"""The methods of a folder, and those that suit what a group looks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tourdetable.core.methods.reading import read_method
from tourdetable.core.methods.terms import Need, WorkMethod
from tourdetable.core.words.collation import sort_key


@lru_cache(maxsize=4)
def library(folder: Path) -> tuple[WorkMethod, ...]:
    """The methods of a folder, by title: they change with the program only."""
    files = sorted(folder.glob("*.md"))
    read = (read_method(file.read_text(encoding="utf-8"), file=file.name) for file in files)
    return by_title(read)


def by_title(methods: Iterable[WorkMethod]) -> tuple[WorkMethod, ...]:
    return tuple(sorted(methods, key=lambda one: sort_key(one.title)))


@dataclass(frozen=True)
class LookedFor:
    """What a group looks for; None and 0 where it does not say."""

    need: Need | None = None
    people: int = 0
    minutes: int = 0

    def suits(self, method: WorkMethod) -> bool:
        """Whether a method answers the need, for so many, within the time."""
        if self.need is not None and self.need not in method.needs:
            return False
        if self.people and not method.suits(self.people):
            return False
        return not self.minutes or self.time_of(method) <= self.minutes

    def time_of(self, method: WorkMethod) -> int:
        """How long it lasts with as many as come, or with the fewest that it suits."""
        return method.minutes_for(self.people or method.least)


def suiting(methods: Iterable[WorkMethod], looked_for: LookedFor) -> tuple[WorkMethod, ...]:
    """The methods that suit, in the order in which they are given."""
    return tuple(one for one in methods if looked_for.suits(one))
