"""Sentences that the planner says: an English source with named places, translated by whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date


def gettext_noop(source: str) -> str:
    """Mark a source string for the translation catalogue, and return it as it is."""
    return source


Called = Callable[[str, str], str]
"""Given a sentence's place (body, other, seat, person, room, duty, part…) and the id found there, what to say."""


@dataclass(frozen=True)
class Phrase:
    """A sentence with named places (`%(name)s`), kept apart from its values so that it can be translated."""

    source: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.render(str, date.isoformat)

    def render(
        self,
        translate: Callable[[str], str],
        day: Callable[[date], str],
        called: Called | None = None,
    ) -> str:
        """The sentence in the reader's language: dates written by `day`, and each id as it is `called`."""
        places: dict[str, object] = {}
        for place, value in self.values.items():
            if isinstance(value, date):
                places[place] = day(value)
            else:
                places[place] = called(place, value) if called and isinstance(value, str) else value
        return translate(self.source) % places
