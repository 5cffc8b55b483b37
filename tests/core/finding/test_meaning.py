"""What a text speaks of."""

from __future__ import annotations

import pytest

from tests.core.finding.field import meaning
from tourdetable.core.finding.meaning import CLUE, LITTLE, WITHIN, WORD


def notions(title: str, text: str = "") -> set[str]:
    return {term.said for term in meaning(title, text).terms.values() if term.is_notion}


def test_a_way_of_saying_is_known_in_any_order_with_other_words_between() -> None:
    assert notions("Ils renoncent à beaucoup de leurs droits") == {"accès aux droits"}
    assert notions("Des droits auxquels on a renoncé") == {"accès aux droits"}
    assert notions("Les droits de l’enfant, et l’idée de n’y rien renoncer") == set()


def test_a_negation_is_part_of_what_is_said() -> None:
    assert notions("Ils ne demandent pas leurs aides") == {"accès aux droits"}
    assert notions("Ils demandent des aides") == set()


def test_the_longest_way_of_saying_takes_its_words() -> None:
    assert notions("Le logement d’abord") == {"Logement d’abord"}
    assert notions("Le logement d’abord, puis un autre logement") == {
        "Logement d’abord",
        "logement",
    }


def test_what_is_under_the_title_weighs_less_than_it() -> None:
    short, long = meaning("Guichet", "cour"), meaning("Guichet", "cour arbre banc mur porte toit")
    weights = [sum(one.weights.values()) for one in (short, long)]
    assert weights == pytest.approx([2.9, 3.57])


def test_usual_words_weigh_little_and_words_of_a_notion_less_than_others() -> None:
    found = meaning("Un groupe sur les droits et le non-recours, tilleul")
    assert [found.weights[key] for key in ("group", "recour", "tilleul")] == [LITTLE, WITHIN, WORD]


def test_those_of_whom_one_speaks_and_those_around_them() -> None:
    found = meaning("Étudiants")
    assert (found.publics, found.around) == ({"=étudiants"}, {"=étudiants", "=jeunes"})
    assert [one.is_about for one in (found, meaning("Psychiatrie"))] == [False, True]


def test_words_make_one_think_of_a_notion_together() -> None:
    one, two, shared = (meaning(said) for said in ("Un garant", "Un garant, un studio", "Un bail"))
    assert [found.weights["=logement"] for found in (one, two)] == [CLUE, 1.5]
    assert shared.weights["=guichet"] == shared.weights["=logement"] == pytest.approx(CLUE / 2**0.5)
    assert one.terms["=logement"].is_guessed
    assert not meaning("Habitat, garant").terms["=logement"].is_guessed
