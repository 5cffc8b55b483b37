"""What is near a text, among all that somebody may read: the question CLUB-06 asks.

Candidates come from the index as the reader may read it; only then are they compared, by what both
speak of (`core/finding/likeness`). What may not be read is not compared, so never told.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _

from tourdetable.core.finding.likeness import CLOSE, Likeness, Text, neighbours, rarity
from tourdetable.core.finding.meaning import Meaning, meaning_of
from tourdetable.core.finding.reading import SynonymMistakes, library
from tourdetable.core.finding.roots import rooted, roots
from tourdetable.core.finding.synonyms import Synonyms
from tourdetable.core.finding.tokens import forms, token
from tourdetable.core.words.collation import folded
from tourdetable.domain.search.engines.door import ids
from tourdetable.domain.search.indexing import KIND, TITLE, WORD
from tourdetable.domain.search.marks import SearchPlace
from tourdetable.domain.search.models import SearchEntry
from tourdetable.domain.search.queries import entries_of, readers

log = logging.getLogger(__name__)

KINDS = ("topic", "body", "decision", "scheme", "terms", "deliverable", "experience", "entry")
"""Sources of what one may begin a second time."""

NAMED = ("body", "scheme")
"""Of these, those that have a name rather than a subject: less like a text, they are not measured
against the nearest subject."""

MOST = 120
"""Candidates that are compared, by their titles and by their texts."""

SHOWN = 5

READ = 1_500
"""Characters of a candidate that are compared."""

Pointer = tuple[str, int]
"""A source, and a row of it."""


@dataclass(frozen=True)
class Neighbour:
    """Something that is near: its entry, and what both speak of."""

    entry: SearchEntry
    score: float
    shared: tuple[str, ...]

    @property
    def is_close(self) -> bool:
        """Whether it is said to be very near."""
        return self.score >= CLOSE

    @property
    def pointer(self) -> Pointer:
        return self.entry.source, self.entry.about


@lru_cache(maxsize=1)
def synonyms() -> Synonyms:
    """The words of the field; where those of one's own file cannot be read, which the log says,
    those of the program alone. They are read once in a process."""
    try:
        return library(settings.NEIGHBOURS, settings.SYNONYMS)
    except (OSError, SynonymMistakes) as wrong:
        log.error("Synonyms: %s is left out: %s", settings.SYNONYMS, wrong)
        return library(settings.NEIGHBOURS)


@lru_cache(maxsize=4096)
def understood(title: str, text: str) -> Meaning:
    """What a text speaks of, once for a text."""
    return meaning_of(title, text, synonyms())


def near(
    title: str, text: str, places: Iterable[SearchPlace], but: Pointer | None = None
) -> list[Neighbour]:
    """What is near a text in some networks, the nearest first, but for one thing (six queries)."""
    wanted = understood(title.strip(), text.strip())
    entries = candidates(wanted, title, text, places)
    compared = {str(one.pk): one for one in entries if (one.source, one.about) != but}
    texts = {key: Text(key, meaning_of_entry(one)) for key, one in compared.items()}
    rare = rarity([one.meaning for one in texts.values()])
    found = [
        of_entry(compared[one.key], one)
        for named in (False, True)
        for one in neighbours(
            wanted,
            [text for key, text in texts.items() if (compared[key].source in NAMED) is named],
            most=2 * SHOWN,
            rare=rare,
        )
    ]
    found += namesakes(title, compared.values(), found)
    return once(sorted(found, key=lambda one: -one.score))[:SHOWN]


def namesakes(
    title: str, entries: Iterable[SearchEntry], found: Iterable[Neighbour]
) -> list[Neighbour]:
    """Those of the same title that nothing else has found: its words may all say little."""
    known = {one.entry.pk for one in found}
    same = (one for one in entries if one.pk not in known and folded(one.title) == folded(title))
    return [Neighbour(one, 1.0, (_("the same title"),)) for one in same]


def meaning_of_entry(entry: SearchEntry) -> Meaning:
    """What a candidate speaks of."""
    return understood(entry.title, entry.text[:READ])


def of_entry(entry: SearchEntry, likeness: Likeness) -> Neighbour:
    return Neighbour(entry, likeness.score, likeness.shared)


def once(found: Sequence[Neighbour]) -> list[Neighbour]:
    """Each thing by its nearest reading."""
    return list({one.pointer: one for one in reversed(found)}.values())[::-1]


def candidates(
    wanted: Meaning, title: str, text: str, places: Iterable[SearchPlace]
) -> list[SearchEntry]:
    """Entries that the reader may read and that hold a word of the text (where none says anything,
    all those of its title), or one by which its notions are said or thought of, or one that keeps
    the company of a word of its title."""
    who = readers(places)
    own = said_in(f"{title} {text}")
    keys = {key for key, one in wanted.terms.items() if one.is_notion}
    little = () if own else tuple(group(TITLE, (word,)) for _root, word in rooted(title))
    if not who.may or not (own or keys or little):
        return []
    kinds = tuple(token(KIND, kind) for kind in KINDS)
    guessed = {key for key in keys if wanted.terms[key].is_guessed}
    named = keys - guessed
    asked = (
        little or (group(TITLE, own),),
        (group(TITLE, said_of(named, wanted)),),
        (group(TITLE, said_of(guessed, wanted) | clues_of(keys) | beside(title)),),
        (group(WORD, own | said_of(named, wanted, alone=True)),),
    )
    found = [one for groups in asked for one in ids(who.wanting((*groups, kinds)), MOST)]
    return entries_of(list(dict.fromkeys(found)))


def group(where: str, words: Iterable[str]) -> tuple[str, ...]:
    """Words of which one is enough, in titles or anywhere."""
    return tuple(sorted({token(where, form) for word in words for form in forms(word)}))


def said_in(text: str) -> frozenset[str]:
    """The words of a text that say something."""
    little = synonyms().common_roots
    return frozenset(word for root, word in rooted(text) if root not in little and len(root) > 2)


def beside(title: str) -> frozenset[str]:
    """The roots of the words that keep the company of those of a title."""
    known, little = synonyms().lexicon, synonyms().common_roots
    return frozenset(
        near for root in roots(title) - little for near in known.beside(root) if near not in little
    )


def said_of(keys: set[str], wanted: Meaning, *, alone: bool = False) -> frozenset[str]:
    """The words by which some notions of a text are said, and those that are near them; with
    `alone`, those that say them by themselves."""
    known, around = synonyms().concepts, keys.union(*(wanted.terms[key].near for key in keys))
    ways = (way for key in around for way in (key[1:], *known[key[1:]].ways))
    every = (said_in(way) for way in ways)
    return frozenset(word for some in every if not alone or len(some) == 1 for word in some)


def clues_of(keys: Iterable[str]) -> frozenset[str]:
    """The words that make one think of some notions."""
    clues = synonyms().clues
    return said_in(" ".join(word for key in keys for word in clues.get(key[1:], ())))
