"""What a text speaks of: notions of the field, and the words that are left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import sqrt
from operator import itemgetter

from tourdetable.core.finding.kin import KinWords
from tourdetable.core.finding.roots import RootedWord, rooted
from tourdetable.core.finding.synonyms import Aspect, Concept, Phrase, Synonyms

WEIGHTS = {Aspect.THEME: 2.0, Aspect.PUBLIC: 1.2, Aspect.MEANS: 0.8}
"""What a notion weighs, by what it says of a text."""

WORD, WITHIN, LITTLE = 0.8, 0.1, 0.2
"""What a word weighs, one within a notion that was recognised, one that says little."""

CLUE = 0.8
"""What a word weighs in the only notion that it makes one think of; in several, less in each."""

CLUES = 0.75
"""What clues make of a notion at most, of what naming it does."""

DOUBTFUL = 0.6
"""What is left of a notion said by one word that makes one think of others."""

UNDER = 0.7
"""What is said under a title weighs at most, of what the title does."""

BELOW = 0.6
"""What a word under the title weighs, of what it would in it, where words are compared by their
company."""

APART = 2
"""How many other words may stand among those of a way of saying."""

LONGEST = 1_500
"""Words of a text that are read."""

UNSAID = frozenset({"hors", "non", "pas", "quoi", "rien", "sans", "tous", "vers"})
"""Roots that change what is said and say nothing alone."""


@dataclass(frozen=True)
class SpokenTerm:
    """What a text speaks of: a notion, or a word by its root; `said` is how a reader is told of
    it."""

    key: str
    said: str
    is_notion: bool = False
    is_theme: bool = False
    is_public: bool = False
    is_within: bool = False
    near: frozenset[str] = frozenset()
    clues: frozenset[str] = frozenset()

    @property
    def is_guessed(self) -> bool:
        """Whether it is a notion that words make one think of, and that nothing names."""
        return bool(self.clues)


@dataclass(frozen=True)
class Meaning:
    """The terms of a text and what each weighs in it; its words, as a lexicon knows them."""

    terms: Mapping[str, SpokenTerm]
    weights: Mapping[str, float]
    words: KinWords = field(default_factory=dict)

    @property
    def publics(self) -> frozenset[str]:
        """Of whom it speaks."""
        return frozenset(
            key for key, term in self.terms.items() if term.is_public and not term.is_guessed
        )

    @cached_property
    def themes(self) -> frozenset[str]:
        """The notions that it names, of what it is about."""
        return frozenset(
            key for key, term in self.terms.items() if term.is_theme and not term.is_guessed
        )

    @cached_property
    def beside(self) -> frozenset[str]:
        """The same, and those that are near them."""
        return self.themes.union(*(self.terms[key].near for key in self.themes))

    @property
    def is_about(self) -> bool:
        """Whether a notion says what it is about."""
        return any(term.is_notion and not term.is_public for term in self.terms.values())

    @property
    def around(self) -> frozenset[str]:
        """The same, and those who are near them: young people are, of students."""
        return self.publics.union(*(self.terms[key].near for key in self.publics))


Weighed = dict[str, tuple[SpokenTerm, float]]
"""Terms by their key, with what each weighs."""


def meaning_of(title: str, text: str, synonyms: Synonyms) -> Meaning:
    """What a text speaks of. All that is said under the title weighs less than it, so that a long
    explanation does not hide what it is about."""
    named, said = terms_of(title, synonyms), terms_of(text, synonyms)
    whole = weight(said)
    share = min(1.0, UNDER * max(weight(named), WORD) / whole) if whole else 1.0
    every = {key: (term, much * share) for key, (term, much) in said.items()}
    for key, (term, much) in named.items():
        every[key] = max((term, much), every.get(key, (term, much)), key=itemgetter(1))
    terms = {key: term for key, (term, _much) in every.items()}
    weights = {key: much for key, (_term, much) in every.items()}
    return Meaning(terms, weights, words_under(title, text, synonyms))


def words_under(title: str, text: str, synonyms: Synonyms) -> KinWords:
    """The words of a text that the lexicon knows, those of its title first."""
    known, common = synonyms.lexicon, synonyms.common_roots
    under = known.words_of(rooted(text)[:LONGEST], common, BELOW)
    return under | known.words_of(rooted(title), common)


def weight(terms: Weighed) -> float:
    """What terms weigh together."""
    return sum(much for term, much in terms.values() if not term.is_guessed)


def terms_of(text: str, synonyms: Synonyms) -> Weighed:
    """The terms of one text, with what each weighs."""
    row = rooted(text)[:LONGEST]
    found: Weighed = {}
    taken: set[int] = set()
    phrased: set[int] = set()
    for concept, places in notions(row, synonyms):
        taken |= places
        phrased |= places if len(places) > 1 else set()
        term, sure = term_of(concept, synonyms), certainty([row[at][0] for at in places], synonyms)
        much = weight_of_notion(concept, synonyms) * sure
        found[term.key] = (term, max(much, found.get(term.key, (term, 0.0))[1]))
    free = [root for at, (root, _word) in enumerate(row) if at not in phrased]
    return guessed(free, synonyms) | words_of(row, taken, synonyms) | found


def words_of(row: Sequence[RootedWord], taken: set[int], synonyms: Synonyms) -> Weighed:
    """The words of one text, with what each weighs, less where a notion has it."""
    found: Weighed = {}
    for at, (root, word) in enumerate(row):
        within = at in taken
        much = weight_of(root, synonyms, is_within=within)
        if much and found.get(root, (None, 0.0))[1] < much:
            found[root] = (SpokenTerm(root, word, is_within=within), much)
    return found


def certainty(said: Sequence[str], synonyms: Synonyms) -> float:
    """How surely words say a notion: less by one word alone that makes one think of others too."""
    alone = len(said) == 1 and len(synonyms.thought_of.get(said[0], ())) > 1
    return DOUBTFUL if alone else 1.0


def guessed(free: Iterable[str], synonyms: Synonyms) -> Weighed:
    """The notions of which words make one think: several of them do so better than one."""
    clues: dict[str, dict[str, float]] = {}
    for root in free:
        names = synonyms.thought_of.get(root, frozenset())
        part = (LITTLE if root in synonyms.common_roots else CLUE) / sqrt(len(names) or 1)
        for name in names:
            clues.setdefault(name, {})[root] = part
    found: Weighed = {}
    for name, parts in clues.items():
        concept = synonyms.concepts[name]
        term = replace(term_of(concept, synonyms), clues=frozenset(parts))
        most = CLUES * weight_of_notion(concept, synonyms)
        found[term.key] = (term, min(most, sum(parts.values())))
    return found


def key_of(name: str) -> str:
    """The key of a notion; no root begins so."""
    return f"={name}"


def term_of(concept: Concept, synonyms: Synonyms) -> SpokenTerm:
    """A notion as a text speaks of it."""
    near = frozenset(map(key_of, synonyms.near.get(concept.name, ())))
    name, theme = concept.name, concept.aspect is Aspect.THEME
    public = concept.aspect is Aspect.PUBLIC
    return SpokenTerm(key_of(name), name, True, theme, public, near=near)


def weight_of_notion(concept: Concept, synonyms: Synonyms) -> float:
    """What a notion weighs."""
    if synonyms.says_little(concept):
        return LITTLE
    return WEIGHTS[concept.aspect]


def weight_of(root: str, synonyms: Synonyms, *, is_within: bool) -> float:
    """What a word weighs by itself."""
    if root in UNSAID or len(root) < 2:
        return 0.0
    if root in synonyms.common_roots:
        return 0.0 if is_within else LITTLE
    return WITHIN if is_within else WORD


def notions(
    row: Sequence[RootedWord], synonyms: Synonyms
) -> Iterator[tuple[Concept, frozenset[int]]]:
    """The notions that stand in a text and where their words are: the longest ways of saying
    first, no word serving two."""
    here = {root for root, _word in row}
    near = {phrase for root in here for phrase in synonyms.by_root.get(root, ()) if phrase <= here}
    taken: set[int] = set()
    for phrase in sorted(near, key=lambda one: (-len(one), sorted(one))):
        while (places := place_of(phrase, row, taken)) is not None:
            taken |= places
            yield synonyms.phrases[phrase], places


def place_of(phrase: Phrase, row: Sequence[RootedWord], taken: set[int]) -> frozenset[int] | None:
    """Where the words of a way of saying stand together, in any order, but for a few others."""
    reach = len(phrase) + (APART if len(phrase) > 1 else 0)
    free = [at for at, (root, _word) in enumerate(row) if root in phrase and at not in taken]
    for start in free:
        found: dict[str, int] = {}
        for at in (one for one in free if start <= one < start + reach):
            found.setdefault(row[at][0], at)
        if len(found) == len(phrase):
            return frozenset(found.values())
    return None
