"""Sentences that the core says: an English source with named places, translated by whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

Value = str | int | date


class Title(str):
    """What a fact of one body is called. Only those who sit there may read it: whoever shows a phrase decides."""

    __slots__ = ()


def gettext_noop(source: str) -> str:
    """Mark a source string for the translation catalogue, and return it as it is."""
    return source


@dataclass(frozen=True)
class Phrase:
    """A sentence with named places (`%(name)s`), kept apart from its values so that it can be translated."""

    source: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.render(str, date.isoformat)

    def with_titles(self, said: Callable[[str], str]) -> Phrase:
        """The same sentence, each title as `said` gives it."""
        if not any(isinstance(value, Title) for value in self.values.values()):
            return self
        return Phrase(
            self.source, {k: said(v) if isinstance(v, Title) else v for k, v in self.values.items()}
        )

    def render(self, translate: Callable[[str], str], day: Callable[[date], str]) -> str:
        """The sentence in the reader's language, dates written by `day`."""
        places = {k: day(v) if isinstance(v, date) else v for k, v in self.values.items()}
        return translate(self.source) % places
