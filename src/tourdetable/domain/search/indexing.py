"""What is indexed of a thing: its entries, and the words of its titles, not saved yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tourdetable.core.finding.days import days_in, names_of
from tourdetable.core.finding.spelling import keys, may_be_mistyped
from tourdetable.core.finding.stems import words
from tourdetable.core.finding.tokens import forms_in, token
from tourdetable.core.words.collation import folded
from tourdetable.domain.search.marks import FULLER, READ, tokens
from tourdetable.domain.search.models import SearchEntry
from tourdetable.domain.search.sources.base import SearchReading, Thing

WORD, TITLE, KIND, BODY, TAG = "w", "t", "k", "i", "g"
"""What a token says: a stem or a day anywhere, in the title, the source, the body, a tag."""

LONGEST = 200_000
"""Characters of a text that are indexed: a hundred pages."""

Same = tuple[str, str, str, str]


def entries(source: str, thing: Thing, generation: int) -> Iterator[SearchEntry]:
    """An entry for each reading that differs, without its id."""
    fuller: frozenset[str] = frozenset()
    for reading in merged(thing.readings):
        marks = [*tokens(READ, generation, reading.by), *tokens(FULLER, generation, fuller)]
        fuller |= reading.by
        yield SearchEntry(
            generation_id=generation,
            source=source,
            about=thing.about,
            part=thing.part,
            at=thing.at,
            body_id=thing.body,
            on=thing.on,
            again_on=thing.again_on,
            title=reading.title,
            text=reading.text[:LONGEST],
            said=said(reading),
            tokens=" ".join([*marks, *about(source, thing), *stems(thing, reading)]),
        )


def merged(readings: Iterable[SearchReading]) -> list[SearchReading]:
    """The same, each of those who have no fuller one; those that follow one another and say the
    same being one, and those that are nobody's left out."""
    found, known = list[SearchReading](), frozenset[str]()
    for one in readings:
        by, known = one.by - known, known | one.by
        if found and (found[-1].title, found[-1].text) == (one.title, one.text):
            found[-1] = replace(found[-1], by=found[-1].by | by)
        elif by:
            found.append(replace(one, by=by))
    return found


def about(source: str, thing: Thing) -> list[str]:
    """What it is filtered by."""
    body = [] if thing.body is None else [token(BODY, str(thing.body))]
    return [token(KIND, source), *body, *(filed_under(name) for name in thing.tags)]


def filed_under(tag: str) -> str:
    """The token of a tag, however it is written."""
    return token(TAG, folded(tag))


def stems(thing: Thing, reading: SearchReading) -> list[str]:
    """The stems of its words and the days that it says; again those of its title, with its own
    day."""
    own = set[str]() if thing.on is None else set(names_of(thing.on))
    title = own | found_in(reading.title)
    every = title | found_in(reading.text[:LONGEST]).union(*map(forms_in, thing.tags))
    return sorted({token(WORD, one) for one in every} | {token(TITLE, one) for one in title})


def found_in(text: str) -> set[str]:
    """By what a text is found: stems and names of days."""
    return forms_in(text).union(*(known for _where, known in days_in(text)))


def said(reading: SearchReading) -> str:
    """Its words in order, each between spaces; two between the title and the text."""
    return f" {folded(reading.title)}  {folded(reading.text[:LONGEST])} "


def same(entry: SearchEntry) -> tuple[object, ...]:
    """What tells whether an entry is still what it was."""
    told = (entry.part, entry.at, entry.body_id, entry.on, entry.again_on)
    return (*told, entry.title, entry.text, entry.tokens)


def title_words(entries: Iterable[SearchEntry]) -> set[str]:
    """The words of titles that may be mistyped, folded."""
    found = {folded(word) for entry in entries for word in words(entry.title)}
    return set(filter(may_be_mistyped, found))


def spellings(word: str) -> set[str]:
    """The keys of a word."""
    return keys(word)
