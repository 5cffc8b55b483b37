"""Reads: finding persons and institutions as people type them, and probable duplicates.

What is typed is looked for by the database in keys that carry no accent (`core/words/names`); what
it does not find is looked for among all the keys, letters apart (rapidfuzz): see ADR 69. Two
queries at most for a name, whatever the number of persons; those merged into another are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Case, Q, QuerySet, Value, When
from rapidfuzz import fuzz
from rapidfuzz.process import extract

from tourdetable.core.words.names import (
    digits,
    initials,
    institution_words,
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


def find_persons(words: str, *, among: QuerySet[Person], limit: int = 20) -> list[Person]:
    """The persons whose names hold all these words, whatever their order, accents, case, hyphens,
    apostrophes and particles; else those whose names are spelt nearly so. Best first.

    A whole e-mail address finds those who read it, wherever they sit: whoever asks decides what is
    said of them.
    """
    if "@" in words:
        return list(at_address(words).order_by("sort_key", "pk")[:limit])
    rows = among.filter(merged_into=None).select_related("account")
    return found(person_words(words), rows, limit)


def find_institutions(words: str, *, limit: int = 20) -> list[Institution]:
    """The same of institutions, whatever their legal form, by their names, initials and kinds; the
    figures of a SIRET find the one that bears it."""
    rows = Institution.objects.filter(merged_into=None)
    number = words.replace(" ", "")
    if number.isdecimal() and len(number) == SIRET:
        return list(rows.filter(siret=number)[:limit])
    return found(institution_words(words), rows, limit)


SIRET = 14


def at_address(email: str) -> QuerySet[Person]:
    """The persons who read a mailbox, whatever its case."""
    address = email.strip()
    read = Q(account__email__iexact=address) | Q(
        other_addresses__account__email__iexact=address,
        other_addresses__confirmed_at__isnull=False,
    )
    return Person.objects.filter(read, merged_into=None).select_related("account").distinct()


def found(words: Sequence[str], rows: QuerySet[R], limit: int) -> list[R]:
    """Rows whose key holds each word, those of which it begins a word first; else near ones."""
    if not words:
        return []
    held, begins = Q(), Q()
    for word in words:
        held &= Q(search_key__contains=word)
        begins &= Q(search_key__contains=f" {word}")
    ranked = rows.filter(held).alias(rank=Case(When(begins, then=Value(0)), default=Value(1)))
    return list(ranked.order_by("rank", "sort_key", "pk")[:limit]) or spelt(words, rows, limit)


def spelt(words: Sequence[str], rows: QuerySet[R], limit: int) -> list[R]:
    """Rows of whose key some word is nearly each of those, best first."""
    scored: list[tuple[float, int, int]] = []
    for pk, key in rows.order_by("sort_key", "pk").values_list("pk", "search_key"):
        own = key.split()
        score = min(max(likeness(word, one) for one in own) for word in words)
        if score >= SPELT:
            scored.append((-score, len(scored), pk))
    kept = [pk for _score, _rank, pk in sorted(scored)[:limit]]
    by_pk = rows.in_bulk(kept) if kept else {}
    return [by_pk[pk] for pk in kept]


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


class NearPersons:
    """The same for many names: persons are read once."""

    def __init__(self, among: QuerySet[Person], colleagues: QuerySet[Person] | None = None) -> None:
        rows = among.filter(merged_into=None).select_related("account").distinct()
        self.persons = {person.pk: person for person in rows}
        near = colleagues.values_list("pk", flat=True) if colleagues is not None else ()
        self.colleagues = {*near}
        self.forms: dict[str, list[int]] = {}
        for pk, person in self.persons.items():
            for form in same_person(person.given_name, person.family_name):
                self.forms.setdefault(form, []).append(pk)

    def of(self, *, given_name: str, family_name: str, email: str) -> list[Near]:
        """Who probably is this person already."""
        found: dict[int, Near] = {}
        sharing = at_address(email).order_by("sort_key", "pk") if email.strip() else ()
        for person in sharing:
            known = person.pk in self.persons
            found[person.pk] = Near(person, Alike.ADDRESS, known)
        forms = same_person(given_name, family_name)
        same = {pk for form in forms for pk in self.forms.get(form, ())}
        self.add(found, sorted(same), Alike.NAME)
        self.add(found, self.spelt(forms), Alike.SPELLING)
        self.add(found, self.shortened(given_name, family_name), Alike.INITIALS)
        return list(found.values())

    def add(self, found: dict[int, Near], pks: Iterable[int], why: Alike) -> None:
        for pk in pks:
            found.setdefault(pk, Near(self.persons[pk], why))

    def spelt(self, forms: frozenset[str]) -> list[int]:
        """Those whose name is nearly the same, nearest first."""
        scores: dict[int, float] = {}
        for form in forms:
            for other, score, _rank in extract(
                form, list(self.forms), scorer=fuzz.ratio, score_cutoff=NEAR_COLLEAGUE, limit=None
            ):
                for pk in self.forms[other]:
                    if score >= NEAR or pk in self.colleagues:
                        scores[pk] = max(score, scores.get(pk, 0))
        return sorted(scores, key=lambda pk: (-scores[pk], self.persons[pk].sort_key, pk))

    def shortened(self, given_name: str, family_name: str) -> list[int]:
        """Colleagues of the same family name, one of whose given names is an initial."""
        family, given = spaced(family_name), spaced(given_name)
        return [
            pk
            for pk in sorted(self.colleagues & self.persons.keys())
            if spaced(self.persons[pk].family_name) == family
            and shortens(given, spaced(self.persons[pk].given_name))
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
        wanted, letters, numbers = same_institution(name), initials(name), digits(name)
        scored = []
        for rank, one in enumerate(self.institutions):
            why, score = self.alike(one, wanted, letters)
            if siret and one.siret == siret:
                why, score = Alike.SIRET, 200
            elif numbers not in (digits(one.name), digits(one.short_name)):
                continue
            if why:
                scored.append((-score, rank, NearInstitution(one, why)))
        return [near for _score, _rank, near in sorted(scored, key=lambda row: row[:2])]

    def alike(self, one: Institution, wanted: str, letters: str) -> tuple[Alike | None, float]:
        """Why one is probably the institution wanted, if so, and how surely."""
        names = self.names[one.pk]
        if wanted in names:
            return Alike.NAME, 150
        if (len(letters) > 2 and letters in names) or wanted == initials(one.name):
            return Alike.INITIALS, 120
        score = max((fuzz.token_sort_ratio(wanted, other) for other in names if other), default=0)
        return (Alike.SPELLING, score) if score >= NEAR else (None, 0)
