from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tourdetable.domain.people.actions import mailbox, register_institution, register_person
from tourdetable.domain.people.enums import Alike
from tourdetable.domain.people.finding import (
    find_institutions,
    find_persons,
    near_institutions,
    near_persons,
)
from tourdetable.domain.people.models import Institution, OtherAddress, Person

pytestmark = pytest.mark.django_db

EVERYBODY = Person.objects.all()
PEOPLE = (
    ("Jean-Pierre", "Le Goff", "jp@port.example"),
    ("Éloïse", "D’Hervé", "accueil@port.example"),
    ("Ana", "Martin-Dupont", "accueil@port.example"),
    ("Léa", "Ndiaye", ""),
    ("Gaël", "Léandri", ""),
    ("Bao", "Trần", ""),
)


@pytest.fixture
def people() -> dict[str, Person]:
    made = (
        register_person(given_name=given, family_name=family, email=email)
        for given, family, email in PEOPLE
    )
    return {person.given_name: person for person in made}


@pytest.mark.parametrize(
    ("words", "given_names"),
    [
        ("le goff", ["Jean-Pierre"]),
        ("LEGOFF jean pierre", ["Jean-Pierre"]),
        ("jean-pierre goff", ["Jean-Pierre"]),
        ("herve", ["Éloïse"]),
        ("d'Hervé Eloise", ["Éloïse"]),
        ("D’HERVÉ", ["Éloïse"]),
        ("Dupont Martin", ["Ana"]),
        ("M. Martin A.", ["Ana"]),
        ("tran", ["Bao"]),
        ("léa", ["Gaël", "Léa"]),
        ("ndiaie", ["Léa"]),
        ("Accueil@port.example", ["Éloïse", "Ana"]),
        ("accueil@port.exampl", []),
        ("zzz", []),
        ("%", []),
        (" ", []),
        ("'", []),
    ],
)
def test_a_person_is_found_as_one_types(
    people: dict[str, Person], words: str, given_names: list[str]
) -> None:
    assert [one.given_name for one in find_persons(words, among=EVERYBODY)] == given_names


def test_only_those_who_may_be_known_are_found(people: dict[str, Person]) -> None:
    known = Person.objects.exclude(pk=people["Léa"].pk)
    assert find_persons("ndiaye", among=known) == []
    Person.objects.filter(pk=people["Léa"].pk).update(merged_into=people["Bao"])
    assert find_persons("ndiaye", among=EVERYBODY) == []
    assert find_persons("léa", among=EVERYBODY, limit=1) == [people["Gaël"]]


def test_two_queries_whatever_their_number(people: dict[str, Person]) -> None:
    for many in (0, 300):
        Person.objects.bulk_create(
            Person(given_name="Zoé", family_name=f"Môle {n}") for n in range(many)
        )
        for words, queries in (("mole", 1 if many else 2), ("le gof", 1), ("ndiaie", 3)):
            with CaptureQueriesContext(connection) as asked:
                find_persons(words, among=EVERYBODY)
            assert len(asked) == queries


def near(given: str, family: str, email: str = "", **known: object) -> list[tuple[str, Alike]]:
    asked = {"given_name": given, "family_name": family, "email": email, "among": EVERYBODY}
    found = near_persons(**{**asked, **known})  # type: ignore[arg-type]  # words and rows
    return [(one.person.given_name, one.why) for one in found]


def test_who_probably_is_there_already(people: dict[str, Person]) -> None:
    assert near("Le Goff", "Jean Pierre") == [("Jean-Pierre", Alike.NAME)]
    assert near("Jean-Piere", "Legoff") == [("Jean-Pierre", Alike.SPELLING)]
    assert near("Zoé", "Nemo", "ACCUEIL@port.example") == [
        ("Éloïse", Alike.ADDRESS),
        ("Ana", Alike.ADDRESS),
    ]
    assert near("Eloise", "D'Herve", "jp@port.example") == [
        ("Jean-Pierre", Alike.ADDRESS),
        ("Éloïse", Alike.NAME),
    ]
    assert near("Zoé", "Nemo") == []


def test_a_colleague_is_told_from_less(people: dict[str, Person]) -> None:
    ours = Person.objects.filter(family_name__in=("Ndiaye", "Le Goff"))
    assert near("J.", "Le Goff") == []
    assert near("JP", "Le Goff", colleagues=ours) == [("Jean-Pierre", Alike.INITIALS)]
    assert near("Lea", "Ndyae", colleagues=ours) == [("Léa", Alike.SPELLING)]


def test_who_reads_the_same_address_is_told_of_by_whoever_may_not_know_them(
    people: dict[str, Person],
) -> None:
    known = Person.objects.filter(family_name="Ndiaye")
    (found,) = near_persons(
        given_name="J", family_name="Goff", email="jp@port.example", among=known
    )
    assert (found.person, found.known) == (people["Jean-Pierre"], False)
    other = OtherAddress.objects.create(person=people["Bao"], account=mailbox("bao@home.example"))
    assert near("B", "T", "bao@home.example") == []
    other.confirmed_at = datetime(2027, 4, 6, tzinfo=UTC)
    other.save()
    assert near("B", "T", "bao@home.example") == [("Bao", Alike.ADDRESS)]


INSTITUTIONS = (
    ("Ville de Vitrolles", "", "commune", ""),
    ("CCAS de Vitrolles", "", "", ""),
    ("Caisse d’allocations familiales des Bouches-du-Rhône", "Caf 13", "", "34056787600028"),
    ("Union départementale des associations familiales", "", "", ""),
    ("Association Les Amandiers", "", "centre social", ""),
    ("Marseille 2-3", "", "", ""),
    ("Villeneuve", "", "", ""),
)


@pytest.fixture
def institutions() -> list[Institution]:
    return [
        Institution.objects.create(name=name, short_name=short, kind=kind, siret=siret)
        for name, short, kind, siret in INSTITUTIONS
    ]


@pytest.mark.parametrize(
    ("words", "ranks"),
    [
        ("mairie de vitrolles", [0]),
        ("vitrolles", [1, 0]),
        ("ccas", [1]),
        ("caf du bouches du rhone", [2]),
        ("CAF 13", [2]),
        ("udaf", [3]),
        ("amandiers sas", [4]),
        ("cs amandiers", [4]),
        ("l'amandié", [4]),
        ("les amendiers", [4]),
        ("340 567 876 00028", [2]),
        ("marseille", [5]),
        ("ville", [0, 6]),
        ("ville de vitrolles", [0]),
        ("", []),
    ],
)
def test_an_institution_is_found_as_one_types(
    institutions: list[Institution], words: str, ranks: list[int]
) -> None:
    assert find_institutions(words) == [institutions[rank] for rank in ranks]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Commune de Vitrolles", [(0, Alike.NAME)]),
        ("CAF 13", [(2, Alike.NAME)]),
        ("UDAF", [(3, Alike.INITIALS)]),
        ("Les Amandiers (SARL)", [(4, Alike.NAME)]),
        ("Les Amendiers", [(4, Alike.SPELLING)]),
        ("Marseille 15-16", []),
        ("Mission locale", []),
    ],
)
def test_which_institution_is_probably_there_already(
    institutions: list[Institution], name: str, found: list[tuple[int, Alike]]
) -> None:
    told = [(near.institution, near.why) for near in near_institutions(name)]
    assert told == [(institutions[rank], why) for rank, why in found]


def test_one_siret_is_one_institution(institutions: list[Institution]) -> None:
    (near,) = near_institutions("La Caisse", siret="34056787600028")
    assert (near.institution, near.why) == (institutions[2], Alike.SIRET)
    register_institution(name="Autre", siret="")
    assert near_institutions("Zzz", siret="") == []
