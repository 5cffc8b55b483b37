"""The words of the field: what is said in several ways, and what says little."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from tourdetable.core.finding.kin import Lexicon
from tourdetable.core.finding.roots import roots

Phrase = frozenset[str]
"""The roots of a way of saying: their order and the small words between them do not matter."""


Links = Mapping[str, frozenset[str]]
"""What each key leads to."""


class Aspect(StrEnum):
    """What a notion says of a text, by the table of its file."""

    THEME = "themes"
    """What it is about."""
    MEANS = "means"
    """How one goes about it: most texts do."""
    PUBLIC = "publics"
    """Of whom it speaks."""


@dataclass(frozen=True)
class Concept:
    """One notion: what it is called, the ways of saying it, and what it says of a text."""

    name: str
    ways: tuple[str, ...] = ()
    aspect: Aspect = Aspect.THEME


@dataclass(frozen=True)
class Synonyms:
    """Notions by their name, those that are near each of them, and the words that say little
    whatever the text."""

    concepts: Mapping[str, Concept] = field(default_factory=dict)
    near: Links = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    clues: Links = field(default_factory=dict)
    """Words that make one think of each notion without naming it."""
    lexicon: Lexicon = field(default_factory=Lexicon)
    """The words of French, by the company they keep."""

    def with_more(self, other: Synonyms) -> Synonyms:
        """The same, and what another file adds: new notions, other ways of saying one of them."""
        every = dict(self.concepts)
        for name, more in other.concepts.items():
            known = every.get(name, more)
            ways = tuple(dict.fromkeys((*known.ways, *more.ways)))
            every[name] = Concept(name, ways, known.aspect)
        near, clues = both(self.near, other.near), both(self.clues, other.clues)
        return Synonyms(every, near, self.common | other.common, clues, self.lexicon)

    @cached_property
    def phrases(self) -> Mapping[Phrase, Concept]:
        """Each way of saying, as the roots of its words."""
        return {
            phrase: concept
            for concept in self.concepts.values()
            for way in (concept.name, *concept.ways)
            if (phrase := roots(way))
        }

    @cached_property
    def by_root(self) -> Mapping[str, tuple[Phrase, ...]]:
        """The ways of saying in which a root stands, the longest first."""
        found: dict[str, list[Phrase]] = {}
        for phrase in sorted(self.phrases, key=lambda one: (-len(one), sorted(one))):
            for root in phrase:
                found.setdefault(root, []).append(phrase)
        return {root: tuple(some) for root, some in found.items()}

    @cached_property
    def thought_of(self) -> Links:
        """The notions that a root makes one think of."""
        found: dict[str, set[str]] = {}
        for name, words in self.clues.items():
            for root in roots(" ".join(words)):
                found.setdefault(root, set()).add(name)
        return {root: frozenset(names) for root, names in found.items()}

    @cached_property
    def common_roots(self) -> frozenset[str]:
        """The roots of the words that say little."""
        return frozenset(root for word in self.common for root in roots(word))

    def says_little(self, concept: Concept) -> bool:
        """Whether a notion is named among the words that say little."""
        return concept.name in self.common


def both(one: Links, other: Links) -> Links:
    """What each key leads to in one or the other."""
    return {key: one.get(key, frozenset()) | other.get(key, frozenset()) for key in {*one, *other}}


def merged(files: Iterable[Synonyms]) -> Synonyms:
    """What several files say together."""
    whole = Synonyms()
    for one in files:
        whole = whole.with_more(one)
    return whole
