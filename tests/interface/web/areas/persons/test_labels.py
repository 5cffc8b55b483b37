from __future__ import annotations

import pytest

from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.areas.persons.labels import institutions_of, labelled, told


@pytest.mark.parametrize(
    ("institution", "words"),
    [
        (Institution(name="Mairie"), ""),
        (Institution(name="Caf", short_name="Caf 13", kind="Caf", tier="local"), "Caf 13, Caf, "),
        (Institution(name="Caf", territory="Var"), "Var"),
    ],
)
def test_an_institution_is_told_in_a_line(institution: Institution, words: str) -> None:
    tier = str(institution.get_tier_display()) if institution.tier else ""
    assert told(institution) == f"{words}{tier}"


def test_what_is_said_follows_the_name() -> None:
    assert labelled("Ana", ["", "Ville", "a@b.fr"]) == "Ana — Ville, a@b.fr"
    assert labelled("Ana", [""]) == "Ana"


def test_institutions_are_those_of_these_networks(desk: Desk) -> None:
    circle = desk.room.circle
    pks = [circle.ana.pk, circle.dora.pk]
    assert institutions_of(pks, [circle.network]) == {circle.ana.pk: ["Ville du Port"]}
    assert institutions_of(pks, []) == {}
