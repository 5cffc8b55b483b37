"""Who may see each passage, from which day, and how far those who speak in it are named: the marks
`::: body institution from 2027-05-01` … `:::` followed in reading order, failing closed.

A mark is a line of three colons or more and its words, in any order: an audience, an attribution,
an embargo. A line of colons alone ends the innermost passage. Marks nest: the narrowest audience,
the most discreet attribution and the latest embargo win. A passage that is never ended runs to the
end of the text. A mark is obeyed wherever a line may begin (in a list, a quotation, even a code
block), because a passage shown as code is still shown; one that is not understood, or not whole,
keeps its passage to those present, without a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from tourdetable.core.words.attribution import Attribution, most_discreet
from tourdetable.core.words.audience import Audience, narrowest

LINE = re.compile(r"^[^\S\n>]*(?:[>*+\-0-9.)][^\S\n]*)*:{3,}(?P<mark>[^\n]*)$", re.MULTILINE)
"""A mark, whatever list or quotation sign stands before it."""
SEALED = re.compile(r"^(?P<before>\W*):{3,}\s*(?:sealed|scellé)\b[^\S\n]*(?P<name>\w*).*$", re.I)
"""A line that stands for a passage which its writer may not read."""

Meaning = Audience | Attribution

WORDS: Mapping[str, Meaning] = {
    **{audience.value: audience for audience in Audience},
    **{attribution.value: attribution for attribution in Attribution},
    "présents": Audience.PRESENT,
    "instance": Audience.BODY,
    "réseau": Audience.NETWORK,
    "partenaires": Audience.PARTNERS,
    "noms": Attribution.NAMED,
    "collège": Attribution.COLLEGE,
    "anonyme": Attribution.NONE,
}
"""Each word of a mark, in English and in French; accents are not asked for."""

EMBARGO = re.compile(r"\b(?:from|a partir du|des le) (?P<day>\S*)")
DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
FRENCH_DAY = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """What holds of a passage: who may see it, how far speakers are named (None: as the document
    says), the day before which it goes no further than the body."""

    audience: Audience
    attribution: Attribution | None = None
    embargo: date | None = None

    def within(self, outer: MarkedPassage) -> MarkedPassage:
        """The same, inside another passage."""
        audience = narrowest(self.audience, outer.audience)
        said = [one for one in (self.attribution, outer.attribution) if one is not None]
        days = [one for one in (self.embargo, outer.embargo) if one is not None]
        return MarkedPassage(
            audience, most_discreet(*said) if said else None, max(days, default=None)
        )


CLOSED = MarkedPassage(Audience.PRESENT, Attribution.NONE)
"""What is not understood."""


def marks_in(text: str) -> list[str]:
    """What each mark of a text says, in order; an empty word is an end."""
    return [cleaned(found["mark"]) for found in LINE.finditer(text)]


def cleaned(mark: str) -> str:
    """The words of a mark: `::: Audience  BODY :::` says `audience body`."""
    return " ".join(mark.strip(": \t").casefold().split())


def unaccented(words: str) -> str:
    """The same words without their accents."""
    return "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))


def understood(mark: str, known: Mapping[str, Meaning], usual: Audience) -> MarkedPassage:
    """What a cleaned mark says, words being known without accents; `usual` is the audience of one
    that names none."""
    said = unaccented(mark.removeprefix("audience "))
    days = [_day(found["day"]) for found in EMBARGO.finditer(said)]
    meanings = [known.get(word) for word in EMBARGO.sub(" ", said).split()]
    if None in days or None in meanings or not (days or meanings):
        return CLOSED
    audiences = [one for one in meanings if isinstance(one, Audience)] or [usual]
    speaking = [one for one in meanings if isinstance(one, Attribution)]
    return MarkedPassage(
        narrowest(*audiences),
        most_discreet(*speaking) if speaking else None,
        max((day for day in days if day is not None), default=None),
    )


def _day(written: str) -> date | None:
    """« 2027-05-01 » or « 1/5/2027 »; None for what is no day."""
    found = DAY.fullmatch(written) or FRENCH_DAY.fullmatch(written)
    try:
        return date(*(int(found[part]) for part in ("year", "month", "day"))) if found else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class LinesMarked:
    """A passage in the lines of a text: from its mark (or the block that holds it) to its end, both
    included. `closed` is false for one that is never ended."""

    passage: MarkedPassage
    first: int
    last: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Opened:
    passage: MarkedPassage
    place: int
    line: int


class Passages:
    """The passages open at a point of the text.

    `path` is the chain of blocks that point stands in, outermost first; `lines` the first and last
    of those that are being read.
    """

    def __init__(self, default: Audience, words: Mapping[str, Meaning]) -> None:
        self.default = MarkedPassage(default)
        self.words = {unaccented(word): meaning for word, meaning in words.items()}
        self.opened = 0
        self.lines = (0, 0)
        self.ended: list[LinesMarked] = []
        self._open: list[_Opened] = []
        self._leaves = count(-1, -1)

    @property
    def current(self) -> MarkedPassage:
        """What holds of what is written here."""
        return self._open[-1].passage if self._open else self.default

    @property
    def audience(self) -> Audience:
        """Who may see what is written here."""
        return self.current.audience

    def stretches(self, last: int) -> list[LinesMarked]:
        """Every passage of a text that ends at a line, in the order in which they begin."""
        never = [LinesMarked(one.passage, one.line, last, closed=False) for one in self._open]
        return sorted([*self.ended, *never], key=lambda one: (one.first, -one.last))

    def obey(self, mark: str, path: Sequence[int]) -> None:
        """Open or end a passage.

        An end standing deeper than the passage it would end is ignored.
        """
        if mark:
            self._begin(mark, path[-1])
        elif self._open and self._open[-1].place not in path[:-1]:
            one = self._open.pop()
            self.ended.append(LinesMarked(one.passage, one.line, self.lines[1]))

    def _begin(self, mark: str, place: int) -> None:
        self.opened += 1
        said = understood(mark, self.words, self.audience)
        passage = said.within(self.current) if self._open else said
        self._open.append(_Opened(passage, place, self.lines[0]))

    def through(self, text: str) -> MarkedPassage:
        """The most closed passage met in the raw text of a leaf, whose marks are obeyed."""
        leaf, met = next(self._leaves), self.current
        for mark in marks_in(text):
            if mark or (self._open and self._open[-1].place == leaf):
                self.obey(mark, [leaf])
                met = self.current.within(met)
        return met
