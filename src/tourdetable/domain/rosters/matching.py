"""Who, and what, a line speaks of: somebody known, somebody new, or a question for whoever imports.

A name is looked for among the people of the network; somebody of another one is found by their
whole address only, and then no more than their name is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from rapidfuzz import fuzz
from rapidfuzz.process import extract

from tourdetable.core.sheets.members import HolderWish
from tourdetable.core.words.collation import folded
from tourdetable.core.words.names import same_institution, same_person, spaced
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.domain.people.finding import NEAR, NEAR_COLLEAGUE, shortens
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.rosters.directory import RosterDirectory
from tourdetable.domain.rosters.options import NEW, Options

WHICH_PERSON = gettext_noop("is %(person)s the same person as %(others)s? Say who they are")
WHICH_INSTITUTION = gettext_noop("is “%(name)s” the same institution as %(others)s? Say which")
READ_AS = gettext_noop("“%(name)s” is read as %(known)s")
SHARES = gettext_noop("%(person)s shares the address %(address)s with %(others)s")

R = TypeVar("R", Institution, Person)

AS = "as:"
"""Settled: what another line of the file names so."""

MOST_CANDIDATES = 6


@dataclass(frozen=True)
class Question:
    """What is ambiguous; `choices` are codes and what they stand for."""

    key: str
    words: Phrase
    about: str
    choices: tuple[tuple[str, str], ...]

    def to_json(self) -> dict[str, Any]:
        return {"key": self.key, "about": self.about, "choices": [list(c) for c in self.choices]}


@dataclass(frozen=True)
class Match:
    """What was found, if anything; what must be said of it."""

    found: Any = None
    question: Question | None = None
    notes: tuple[Phrase, ...] = ()


def institution_match(name: str, directory: RosterDirectory, options: Options) -> Match:
    """Which institution a name means."""
    asked = f"institution:{folded(name)}"
    if settled := options.settled.get(asked):
        return settled_institution(settled, directory)
    found = called(name, directory)
    if len(found) == 1:
        return Match(found[0], notes=read_as(name, found[0].name))
    near = found or near_institutions(name, directory)
    return which_institution(asked, name, near) if near else Match()


def called(name: str, directory: RosterDirectory) -> list[Institution]:
    """Those of this name: the one that is written just so, else all that are called alike."""
    same = directory.institutions.get(same_institution(name), [])
    exact = [one for one in same if folded(one.name) == folded(name)]
    return exact if len(exact) == 1 else same


def read_as(name: str, known: str) -> tuple[Phrase, ...]:
    """That a name was read as another one, if it was."""
    return () if folded(known) == folded(name) else (Phrase(READ_AS, name=name, known=known),)


def which_institution(asked: str, name: str, near: list[Institution]) -> Match:
    choices = tuple((code_of(one), one.name) for one in near[:MOST_CANDIDATES])
    others = tuple(f"« {label} »" for _code, label in choices)
    words = Phrase(WHICH_INSTITUTION, name=name, others=", ".join(others))
    return Match(question=Question(asked, words, name, choices))


def settled_institution(code: str, directory: RosterDirectory) -> Match:
    if code == NEW:
        return Match()
    if code.startswith(AS):
        same = directory.institutions.get(same_institution(code.removeprefix(AS)), [])
        return Match(same[0] if same else None)
    return Match(directory.by_pk.get(int(code)))


def near_institutions(name: str, directory: RosterDirectory) -> list[Institution]:
    """Those whose names are nearly the same, and hold the same numbers; best first."""
    wanted, numbers = same_institution(name), figures(name)
    near = extract(
        wanted,
        list(directory.institutions),
        scorer=fuzz.token_sort_ratio,
        score_cutoff=NEAR,
        limit=MOST_CANDIDATES,
    )
    rows = [one for form, _score, _rank in near for one in directory.institutions[form]]
    return [one for one in each_once(rows) if figures(one.name) == numbers]


def figures(name: str) -> set[str]:
    """The numbers of a name, within its words too: « CS A10 » is not « CS A1 »."""
    return set(re.findall(r"\d+", folded(name)))


def code_of(one: Institution) -> str:
    return str(one.pk) if one.pk else f"{AS}{one.name}"


class PersonMatching:
    """Who the holders of a line are, for an institution."""

    def __init__(self, directory: RosterDirectory, options: Options) -> None:
        self.directory, self.options = directory, options

    def match(self, wish: HolderWish, institution: Institution, number: int) -> Match:
        """Somebody known, nobody, or a question. The same line always asks the same one."""
        asked = f"person:{number}:{folded(wish.full)}"
        if settled := self.options.settled.get(asked):
            return self.settled(settled, wish)
        forms = same_person(wish.given, wish.family)
        by_address = self.by_address(wish, forms)
        if by_address is not None:
            return by_address
        candidates = self.by_name(wish, institution, forms)
        if len(candidates) == 1 and self.surely(candidates[0], wish, institution):
            return Match(candidates[0])
        if not candidates:
            candidates = self.nearly(wish, institution, forms)
        if candidates:
            return self.ask(asked, wish, candidates)
        return Match(notes=self.sharing(wish))

    def by_address(self, wish: HolderWish, forms: frozenset[str]) -> Match | None:
        """The one of those who read the mailbox who bears the name, or whose initials it gives."""
        readers = self.directory.readers.get(wish.email, []) if wish.email else []
        same = [p for p in readers if forms & same_person(p.given_name, p.family_name)]
        found = same or [p for p in readers if abbreviates(wish, p)]
        if len(found) != 1:
            return None
        said = str(found[0])
        notes = () if same else (Phrase(READ_AS, name=wish.full, known=said),)
        return Match(found[0], notes=notes)

    def by_name(
        self, wish: HolderWish, institution: Institution, forms: frozenset[str]
    ) -> list[Person]:
        """Those of the network who bear the name; of several, those of the institution."""
        found = each_once(p for f in forms for p in self.directory.people.get(f, ()))
        own = [p for p in found if self.directory.sits_for(p, institution)]
        return own if len(own) == 1 else found

    def surely(self, person: Person, wish: HolderWish, institution: Institution) -> bool:
        """Nothing speaks against it: the address is the same or missing, or they sit there."""
        if not wish.email or person.account is None:
            return True
        return self.directory.sits_for(person, institution)

    def nearly(
        self, wish: HolderWish, institution: Institution, forms: frozenset[str]
    ) -> list[Person]:
        """Those of the institution whose name is nearly the same; those who read the mailbox."""
        colleagues = self.directory.colleagues.get(self.key_of(institution), [])
        near = [p for p in colleagues if spelt_alike(forms, p) or abbreviates(wish, p)]
        readers = self.directory.readers.get(wish.email, []) if wish.email else []
        return each_once([*near, *(p for p in readers if spelt_alike(forms, p))])

    def key_of(self, institution: Institution) -> int:
        return int(institution.pk) if institution.pk else -id(institution)

    def ask(self, asked: str, wish: HolderWish, candidates: Sequence[Person]) -> Match:
        choices = tuple((self.code(p), self.label(p)) for p in candidates[:MOST_CANDIDATES])
        others = ", ".join(label for _code, label in choices)
        words = Phrase(WHICH_PERSON, person=wish.full, others=others)
        return Match(question=Question(asked, words, wish.full, choices))

    def code(self, person: Person) -> str:
        if person.pk:
            return str(person.pk)
        address = person.account.email if person.account else ""
        return f"{AS}{address or person}"

    def label(self, person: Person) -> str:
        """Their name; of those of the network, whom they represent too."""
        sits = self.directory.institutions_of(person)
        return f"{person} ({', '.join(sits)})" if sits else str(person)

    def sharing(self, wish: HolderWish) -> tuple[Phrase, ...]:
        """Said of somebody new whose mailbox others read."""
        readers = self.directory.readers.get(wish.email, []) if wish.email else []
        if not readers:
            return ()
        others = ", ".join(map(str, readers[:MOST_CANDIDATES]))
        return (Phrase(SHARES, person=wish.full, address=wish.email, others=others),)

    def settled(self, code: str, wish: HolderWish) -> Match:
        if code == NEW:
            return Match(self.added(wish))
        if code.startswith(AS):
            return Match(self.named(code.removeprefix(AS)))
        pk = int(code)
        readers = (p for some in self.directory.readers.values() for p in some if p.pk == pk)
        return Match(self.directory.known.get(pk) or next(readers, None))

    def added(self, wish: HolderWish) -> Person | None:
        """Somebody new who was added already, by an earlier round of the same import."""
        readers = self.directory.readers.get(wish.email, []) if wish.email else []
        forms = same_person(wish.given, wish.family)
        return first(p for p in readers if forms & same_person(p.given_name, p.family_name))

    def named(self, said: str) -> Person | None:
        if "@" in said:
            return first(self.directory.readers.get(said, []))
        forms = same_person(*said.partition(" ")[::2])
        return first(p for form in forms for p in self.directory.people.get(form, []))


def each_once(rows: Iterable[R]) -> list[R]:
    """Rows in their order, saved or not, none twice."""
    return list({id(row): row for row in rows}.values())


def first(people: Iterable[Person]) -> Person | None:
    return next(iter(people), None)


def spelt_alike(forms: frozenset[str], person: Person) -> bool:
    own = same_person(person.given_name, person.family_name)
    return any(fuzz.ratio(one, other) >= NEAR_COLLEAGUE for one in forms for other in own)


def abbreviates(wish: HolderWish, person: Person) -> bool:
    """The same family name, and a given name that is the initials of the other."""
    same = spaced(wish.family) == spaced(person.family_name)
    return same and shortens(spaced(wish.given), spaced(person.given_name))
