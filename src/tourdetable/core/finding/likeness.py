"""How near two texts are by what they speak of, and what both speak of.

Words are weighed by their rarity among what is compared (inverse document frequency). Two words
that differ by a letter, or of which one begins the other, are nearly one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from tourdetable.core.finding.kin import kinship
from tourdetable.core.finding.meaning import Meaning, SpokenTerm

THRESHOLD = 0.33
"""From which likeness a text is shown as a neighbour (measured: `neighbours/pairs.toml`)."""

CLOSE = 0.66
"""From which likeness it is said to be very near: never of two texts that speak of different
people."""

BESIDE = 0.7
"""What the others shown have, at least, of the likeness of the nearest."""

FLOOR = 0.55
"""What the most usual term keeps of its weight."""

FEW = 20
"""Texts below which rarity is not counted: it would be chance."""

OTHER_PEOPLE = 0.6
"""What is left of the likeness of two texts that speak of different people."""

OTHER_SUBJECTS = 0.5
"""What is left of the likeness of two texts that each name what they are about, and not the
same."""

ALIKE = 0.7
"""What two words that are nearly one share."""

NEAR = 0.2
"""What two notions that are near share."""

GUESSED = 0.5
"""What is left of a notion that is guessed from both sides, by other words in each."""

LONE = 0.6
"""What is left of the likeness of two texts that have no notion in common."""

KIN = 1.5
"""What the likeness of what else is said counts for, beside that of what both name."""

SHORTEST = 5
"""Letters of a root that another may resemble."""

ENDING = 5
"""Letters that one root may have after the whole of another: « aliment » and « alimentair »."""

TOLD = 0.35
"""From which weight a shared word says something."""

SAID = 4
"""How many shared terms are told."""


@dataclass(frozen=True)
class Text:
    """What is compared: its key, and what it speaks of."""

    key: str
    meaning: Meaning


@dataclass(frozen=True)
class Likeness:
    """How near a text is (0 to 1), and what both speak of, the weightiest first."""

    key: str
    score: float
    shared: tuple[str, ...]


def rarity(texts: Sequence[Meaning]) -> Mapping[str, float]:
    """What each term keeps of its weight among these texts; those that none of them names
    keep all."""
    if len(texts) < FEW:
        return {}
    held = Counter(key for one in texts for key, term in one.terms.items() if not term.is_guessed)
    whole = log(len(texts) + 1)
    return {key: max(FLOOR, log((len(texts) + 1) / n) / whole) for key, n in held.items()}


def neighbours(
    of: Meaning, texts: Iterable[Text], *, most: int = 5, rare: Mapping[str, float] | None = None
) -> list[Likeness]:
    """The texts that are near enough, the nearest first."""
    every = list(texts)
    kept = rarity([one.meaning for one in every]) if rare is None else rare
    found = (likeness(of, one, kept) for one in every)
    near = sorted(found, key=lambda one: (-one.score, one.key))[:most]
    least = max(THRESHOLD, BESIDE * near[0].score) if near else 0.0
    return [one for one in near if one.score >= least]


def likeness(of: Meaning, text: Text, rare: Mapping[str, float]) -> Likeness:
    """How near one text is to another, by what both name and by what else each says: not at all
    where nothing can be told of it."""
    other = text.meaning
    parts = dict(shared(of, other, rare))
    kin = kinship(of.words, other.words)
    both = named(of, other, parts, rare)
    score = (both + KIN * kin.score) * of_people(of, other) * of_subjects(of, other)
    pairs = (f"{said} / {twin}" for said, twin in kin.pairs)
    said = (*(told(of, other, parts) if both else ()), *pairs)
    return Likeness(text.key, min(1.0, max(0.0, score)) if said else 0.0, said[:SAID])


def named(
    of: Meaning, other: Meaning, parts: Mapping[str, float], rare: Mapping[str, float]
) -> float:
    """How near two texts are by the terms that both hold."""
    people_do = not (of.is_about and other.is_about)
    if not any(says_what(of.terms[key], part, people_do) for key, part in parts.items()):
        return 0.0
    score = min(1.0, sum(parts.values()) / sqrt(total(of, rare) * total(other, rare)))
    return score * (1.0 if any(of.terms[key].is_notion for key in parts) else LONE)


def of_people(of: Meaning, other: Meaning) -> float:
    """What is left of a likeness, by those of whom both speak."""
    apart = of.publics and other.publics and not of.around & other.publics
    return OTHER_PEOPLE if apart else 1.0


def of_subjects(of: Meaning, other: Meaning) -> float:
    """What is left of a likeness, by what each names that it is about."""
    apart = of.themes and other.themes and not of.beside & other.themes
    return OTHER_SUBJECTS if apart else 1.0


def told(of: Meaning, other: Meaning, parts: Mapping[str, float]) -> tuple[str, ...]:
    """What both speak of, the weightiest first: what is guessed of both only for want of better."""
    ranked = sorted(parts, key=lambda key: (-parts[key], key))
    worth = [key for key in ranked if of.terms[key].is_notion or parts[key] >= TOLD]
    named = [key for key in worth if not is_guess(key, of) or not is_guess(key, other)]
    return tuple(dict.fromkeys(of.terms[key].said for key in named or worth))[:SAID]


def is_guess(key: str, meaning: Meaning) -> bool:
    """Whether a text names nothing of a term."""
    return key not in meaning.terms or meaning.terms[key].is_guessed


def says_what(term: SpokenTerm, part: float, people_do: bool) -> bool:
    """Whether a shared term says enough to compare two texts: not words that say little, nor those
    of whom both speak, unless nothing else is known of one of them (`people_do`)."""
    return part >= TOLD and not term.is_within and (people_do or not term.is_public)


def total(meaning: Meaning, rare: Mapping[str, float]) -> float:
    """What a text weighs: a word within a notion, a notion that is guessed add nothing to it."""
    counted = (key for key, one in meaning.terms.items() if not (one.is_within or one.is_guessed))
    return sum(meaning.weights[key] * rare.get(key, 1.0) for key in counted)


def shared(of: Meaning, other: Meaning, rare: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The terms of the first that the second speaks of, and what both make of each."""
    left = {key for key in other.weights if key not in of.weights}
    for key, weight in of.weights.items():
        twins = {twin: part * other.weights[twin] for twin, part in twins_of(of.terms[key], left)}
        if key in other.weights:
            twins[key] = other.weights[key] * of_guesses(of.terms[key], other.terms[key])
        if any(twins.values()):
            twin = max(sorted(twins), key=lambda one: twins[one])
            left.discard(twin)
            yield key, sqrt(weight * twins[twin]) * rare.get(key, 1.0)


def of_guesses(one: SpokenTerm, other: SpokenTerm) -> float:
    """What is left of a term that both hold: a word is not counted twice because it makes one think
    of something."""
    if one.is_guessed and other.is_guessed:
        return 0.0 if one.clues & other.clues else GUESSED
    return 1.0


def twins_of(term: SpokenTerm, among: set[str]) -> Iterator[tuple[str, float]]:
    """The notions that are near this one, or the roots that are nearly this one, and what part of
    each stands for it."""
    if term.is_notion:
        yield from ((one, NEAR) for one in term.near & among)
    elif len(term.key) >= SHORTEST:
        yield from ((one, ALIKE) for one in among if nearly(term.key, one))


@lru_cache(maxsize=65536)
def nearly(one: str, other: str) -> bool:
    """Whether two roots differ by a letter, or one begins the other.

    >>> nearly("renouvel", "renouvell"), nearly("contrat", "contrair")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or long.startswith("=") or len(long) - len(short) > ENDING:
        return False
    return long.startswith(short) or one_letter_apart(short, long)


def one_letter_apart(short: str, long: str) -> bool:
    """Whether a letter was left out, changed, or exchanged with the next."""
    if len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    at = next((n for n, sign in enumerate(short) if sign != long[n]), len(short))
    if len(long) > len(short):
        return short[at:] == long[at + 1 :]
    swapped = short[:at] + short[at : at + 2][::-1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long
