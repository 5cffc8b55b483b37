"""Reads: finding persons and institutions as people type them, and probable duplicates.

What is typed is looked for by the database in keys that carry no accent (`core/words/names`); what
it does not find is looked for among all the keys, letters apart (rapidfuzz): see ADR 69. Two
queries at most for a name, whatever the number of persons; those merged into another are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from django.db.models import Case, Q, QuerySet, Value, When
from rapidfuzz import fuzz
from rapidfuzz.process import extract

from tourdetable.core.words.names import (
    digits,
    initials,
    institution_words,
    own_words,
    person_words,
    same_institution,
    same_person,
    spaced,
)
from tourdetable.domain.people.enums import Alike
from tourdetable.domain.people.models import Institution, Person

SPELT = 83
"""From how many hundredths of its letters a word is another one, spelt otherwise."""

NEAR = 88
"""From how many a whole name is near another."""

NEAR_COLLEAGUE = 80
"""The same between two persons of one institution."""

R = TypeVar("R", Institution, Person)

Ways = Sequence[Sequence[str]]
"""Words that all stand in a key: one way to say a name, or another."""


def find_persons(words: str, *, among: QuerySet[Person], limit: int = 20) -> list[Person]:
    """The persons whose names hold all these words, whatever their order, accents, case, hyphens,
    apostrophes and particles; else those whose names are spelt nearly so. Best first.

    A whole e-mail address finds those who read it, wherever they sit: whoever asks decides what is
    said of them.
    """
    if "@" in words:
        return list(at_address(words).order_by("sort_key", "pk")[:limit])
    rows = among.filter(merged_into=None).select_related("account")
    return found(ways_to_say_person(words), rows, limit)


def find_institutions(words: str, *, limit: int = 20) -> list[Institution]:
    """The same of institutions, whatever their legal form, by their names, initials and kinds; the
    figures of a SIRET find the one that bears it."""
    rows = Institution.objects.filter(merged_into=None)
    number = words.replace(" ", "")
    if number.isdecimal() and len(number) == SIRET:
        return list(rows.filter(siret=number)[:limit])
    return found(ways_to_say_institution(words), rows, limit)


SIRET = 14


def at_address(email: str) -> QuerySet[Person]:
    """The persons who read a mailbox, whatever its case."""
    address = email.strip()
    read = Q(account__email__iexact=address) | Q(
        other_addresses__account__email__iexact=address,
        other_addresses__confirmed_at__isnull=False,
    )
    return Person.objects.filter(read, merged_into=None).select_related("account").distinct()


def ways_to_say_person(text: str) -> Ways:
    """The words of a person's name."""
    return [person_words(text)]


def ways_to_say_institution(text: str) -> Ways:
    """The words of an institution's name as they are read, and as they are typed: « ville » is any
    commune, and the beginning of Villeneuve."""
    return [institution_words(text), own_words(spaced(text).split())]


def persons_named(text: str, column: str = "search_key") -> Q:
    """Rows of a person whose name holds each of these words; all of them when there is none."""
    return holding(ways_to_say_person(text), column)


def institutions_named(text: str, column: str = "search_key") -> Q:
    """The same of an institution."""
    return holding(ways_to_say_institution(text), column)


def holding(ways: Ways, column: str = "search_key", before: str = "") -> Q:
    """Rows whose key holds all the words of one of these ways to say it."""
    found = Q()
    for words in ways:
        held = Q()
        for word in words:
            held &= Q(**{f"{column}__contains": f"{before}{word}"})
        found |= held
    return found


def found(ways: Ways, rows: QuerySet[R], limit: int) -> list[R]:
    """Rows whose key holds the words, those of which they begin a word first; else near ones."""
    if not any(ways):
        return []
    begins = When(holding(ways, before=" "), then=Value(0))
    ranked = rows.filter(holding(ways)).alias(rank=Case(begins, default=Value(1)))
    return list(ranked.order_by("rank", "sort_key", "pk")[:limit]) or spelt(ways[0], rows, limit)


def spelt(words: Sequence[str], rows: QuerySet[R], limit: int) -> list[R]:
    """Rows of whose key some word is nearly each of those, best first."""
    scored: list[tuple[float, int, int]] = []
    keys = rows.order_by("sort_key", "pk").values_list("pk", "search_key")
    for rank, (pk, key) in enumerate(keys):
        own = key.split()
        score = min(nearest(word, own) for word in words)
        if score >= SPELT:
            scored.append((-score, rank, pk))
    return in_order(rows, [pk for _score, _rank, pk in sorted(scored)[:limit]])


def in_order(rows: QuerySet[R], pks: list[int]) -> list[R]:
    """Rows of these keys, in their order."""
    by_pk = rows.in_bulk(pks) if pks else {}
    return [by_pk[pk] for pk in pks]


def nearest(word: str, others: Iterable[str]) -> float:
    """How near a word is to the nearest of others."""
    return max((likeness(word, one) for one in others), default=0)


def likeness(word: str, other: str) -> float:
    """How many hundredths of its letters a word has in common with another, or with its part."""
    return 100 if word in other else fuzz.ratio(word, other)


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody who is probably the person that is about to be added, and why.

    `known` says that they are among those whom whoever asks may know; of the others, only the name
    may be said."""

    person: Person
    why: Alike
    known: bool = True


@dataclass(frozen=True, slots=True)
class NearInstitution:
    """An institution that is probably the one that is about to be added, and why."""

    institution: Institution
    why: Alike


def near_persons(
    *,
    given_name: str,
    family_name: str,
    email: str,
    among: QuerySet[Person],
    colleagues: QuerySet[Person] | None = None,
) -> list[Near]:
    """Who probably is this person already, the surest first: who reads the same mailbox, who bears
    the same name, who nearly does; among `colleagues`, who represent the same institution, a name
    may be further (« J. Dupont »)."""
    near = NearPersons(among, colleagues)
    return near.of(given_name=given_name, family_name=family_name, email=email)


class PersonName(NamedTuple):
    """A person, by values: there are many."""

    pk: int
    given_name: str
    family_name: str
    sort_key: str


def by_form(names: Mapping[int, PersonName]) -> dict[str, list[int]]:
    """Who are called so, by each form in which a name may be written."""
    found: dict[str, list[int]] = {}
    for pk, one in names.items():
        for form in same_person(one.given_name, one.family_name):
            found.setdefault(form, []).append(pk)
    return found


class NearPersons:
    """The same for many names: those of the persons are read once."""

    def __init__(self, among: QuerySet[Person], colleagues: QuerySet[Person] | None = None) -> None:
        rows = among.filter(merged_into=None).values_list(*PersonName._fields).distinct()
        self.names = {row[0]: PersonName._make(row) for row in rows}
        near = colleagues.values_list("pk", flat=True) if colleagues is not None else ()
        self.colleagues = {*near}
        self.forms = by_form(self.names)

    def of(self, *, given_name: str, family_name: str, email: str) -> list[Near]:
        """Who probably is this person already (two queries at most)."""
        sharing = self.sharing(email)
        read = {near.person.pk for near in sharing}
        alike = self.alike(given_name, family_name)
        rows = Person.objects.select_related("account").in_bulk([*(alike.keys() - read)])
        return [*sharing, *(Near(rows[pk], why) for pk, why in alike.items() if pk in rows)]

    def alike(self, given_name: str, family_name: str) -> dict[int, Alike]:
        """Those whose names are, the surest first, and why."""
        forms = same_person(given_name, family_name)
        same = sorted({pk for form in forms for pk in self.forms.get(form, ())})
        spelt, shortened = self.spelt(forms), self.shortened(given_name, family_name)
        found: dict[int, Alike] = {}
        for why, pks in (
            (Alike.NAME, same),
            (Alike.SPELLING, spelt),
            (Alike.INITIALS, shortened),
        ):
            for pk in pks:
                found.setdefault(pk, why)
        return found

    def sharing(self, email: str) -> list[Near]:
        """Those who read this mailbox."""
        rows = at_address(email).order_by("sort_key", "pk") if email.strip() else ()
        return [Near(one, Alike.ADDRESS, one.pk in self.names) for one in rows]

    def spelt(self, forms: frozenset[str]) -> list[int]:
        """Those whose name is nearly the same, nearest first."""
        scores: dict[int, float] = {}
        known = list(self.forms)
        for form in forms:
            found = extract(form, known, scorer=fuzz.ratio, score_cutoff=NEAR_COLLEAGUE, limit=None)
            for other, score, _rank in found:
                for pk in self.forms[other]:
                    if score >= NEAR or pk in self.colleagues:
                        scores[pk] = max(score, scores.get(pk, 0))
        return sorted(scores, key=lambda pk: (-scores[pk], self.names[pk].sort_key, pk))

    def shortened(self, given_name: str, family_name: str) -> list[int]:
        """Colleagues of the same family name, one of whose given names is an initial."""
        family, given = spaced(family_name), spaced(given_name)
        colleagues = [self.names[pk] for pk in sorted(self.colleagues & self.names.keys())]
        return [
            one.pk
            for one in colleagues
            if spaced(one.family_name) == family and shortens(given, spaced(one.given_name))
        ]


def shortens(one: str, other: str) -> bool:
    """Whether one given name is the initials of the other: « J. » or « JP » of « Jean-Pierre »."""
    short, long = sorted((one, other), key=len)
    letters = short.replace(" ", "")
    return bool(letters) and (long.startswith(letters) or initials(long) == letters)


def near_institutions(name: str, *, siret: str = "") -> list[NearInstitution]:
    """Which institution probably is this one already, the surest first: the same SIRET, the same
    name up to its legal form, the name or the short name of the other, nearly the same name."""
    return NearInstitutions().of(name, siret=siret)


class NearInstitutions:
    """The same for many names: institutions are read once."""

    def __init__(self) -> None:
        rows = Institution.objects.filter(merged_into=None)
        self.institutions = list(rows)
        self.names: Mapping[int, frozenset[str]] = {
            one.pk: frozenset(same_institution(text) for text in (one.name, one.short_name) if text)
            for one in self.institutions
        }

    def of(self, name: str, *, siret: str = "") -> list[NearInstitution]:
        """Which institution probably is this one already."""
        scored = []
        for rank, one in enumerate(self.institutions):
            why, score = self.alike(one, name, siret)
            if why:
                scored.append((-score, rank, NearInstitution(one, why)))
        return [near for _score, _rank, near in sorted(scored, key=lambda row: row[:2])]

    def alike(self, one: Institution, name: str, siret: str) -> tuple[Alike | None, float]:
        """Why one is probably the institution of this name, if so, and how surely."""
        if siret and one.siret == siret:
            return Alike.SIRET, 200
        if digits(name) not in (digits(one.name), digits(one.short_name)):
            return None, 0
        names, wanted = self.names[one.pk], same_institution(name)
        if wanted in names:
            return Alike.NAME, 150
        by_initials = initials(name) in {other for other in names if len(other) > 2}
        if by_initials or wanted == initials(one.name):
            return Alike.INITIALS, 120
        score = max((fuzz.token_sort_ratio(wanted, other) for other in names), default=0)
        return (Alike.SPELLING, score) if score >= NEAR else (None, 0)
