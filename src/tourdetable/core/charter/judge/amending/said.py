"""How one text says one place of its front matter: the pieces that sentences are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tourdetable.core.charter.judge.amending.codes import ALL_BODIES
from tourdetable.core.charter.judge.wording import counted_words, day_of_year, several
from tourdetable.core.charter.terms.model import Adoption, Charter, word_for
from tourdetable.core.words.phrase import Phrase


@dataclass(frozen=True)
class Side:
    """One of the two texts, and what it says at the place that changed."""

    charter: Charter
    value: Any
    name: str = ""

    def bodies(self) -> Phrase:
        """The kinds of bodies that it names; all of them when it names none."""
        kinds = self.charter.vocabulary.body_kinds
        if not self.value:
            return Phrase(ALL_BODIES)
        return named(word_for(kinds, code) for code in self.value)

    def comings(self) -> Phrase:
        """The kinds of meetings and of bodies that it names; none when it names none."""
        words = self.charter.vocabulary
        kinds = {**words.body_kinds, **words.meeting_kinds}
        return named(word_for(kinds, code) for code in self.value)

    def counted(self) -> Phrase:
        """What counts for a function."""
        return several(counted_words(code, self.charter.vocabulary) for code in self.value)


Say = Callable[[Side], Phrase]
"""What one text says at a place, in a sentence."""


def named(words: Iterable[str]) -> Phrase:
    """Some names, one after the other."""
    return several(Phrase("%(name)s", name=word) for word in words)


def told(source: str, value: Callable[[Side], object] = lambda side: side.value) -> Say:
    """A sentence with the value of the place, and the name of what it is about."""
    return lambda side: Phrase(source, value=value(side), name=side.name)


def among(words: Mapping[Any, str]) -> Callable[[Side], Phrase]:
    """The word for a code."""
    return lambda side: Phrase(words[side.value])


def all_of(words: Mapping[Any, str]) -> Callable[[Side], Phrase]:
    """The words for several codes, in their own order."""
    return lambda side: several(Phrase(words[code]) for code in words if code in side.value)


def days(side: Side) -> Phrase:
    return number_of_days(side.value)


def number_of_days(count: int) -> Phrase:
    """« 1 jour », « 60 jours »."""
    return Phrase("1 day") if count == 1 else Phrase("%(count)s days", count=count)


def persons(side: Side) -> Phrase:
    return Phrase("1 person") if side.value == 1 else Phrase("%(count)s persons", count=side.value)


def on_day(side: Side) -> Phrase:
    return day_of_year(side.value.month, side.value.day)


def when(yes: str, no: str, value: Callable[[Side], object] = lambda side: side.value) -> Say:
    """A sentence when the place says something, another when it says nothing or no."""
    return lambda side: Phrase(yes if side.value else no, value=value(side), name=side.name)


def adopts(sources: Mapping[Adoption, str]) -> Say:
    """How minutes are adopted, with what it takes."""

    def say(side: Side) -> Phrase:
        rule = side.charter.minutes
        said = {"days": number_of_days(rule.days), "seats": rule.seats}
        return Phrase(sources[rule.adoption], **said)

    return say
