"""How duties go round, in sentences."""

from __future__ import annotations

from django.utils import translation

from tourdetable.domain.rota.terms import RotaTerms
from tourdetable.domain.rota.wording import method_words

NAMES = {1: "Caf", 2: "Ville"}


def said(terms: RotaTerms) -> list[str]:
    with translation.override("en"):
        return method_words(terms, NAMES)


def test_each_parameter_is_a_sentence() -> None:
    assert said(RotaTerms("list", (2, 1), {1: "Un an"}, volunteers_first=False, length=2)) == [
        "In the order of a list: Ville, Caf.",
        "A turn lasts 2 meetings in a row.",
        "Volunteers only take a turn that somebody has given up.",
        "Caf takes no turn: Un an",
    ]


def test_the_other_orders() -> None:
    assert said(RotaTerms("college"))[0].startswith("One college after the other")
    assert said(RotaTerms("fewest"))[0].startswith("First whoever has had the fewest")
    assert said(RotaTerms("list"))[0] == "In the order of a list: that of the names."
