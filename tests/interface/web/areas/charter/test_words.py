from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import CHARTER
from tourdetable.core.charter.terms.verdict import State, Verdict
from tourdetable.core.charter.text.loader import load
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.web.areas.charter.words import name_of, parameters, value_of

WORDS = load(CHARTER, file="circle").vocabulary


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2, "2"),
        (date(2027, 4, 8), "8\N{NO-BREAK SPACE}avril 2027"),
        (("towns", "libraries"), "Communes, Médiathèques"),
        (("secretary",), "Secrétariat"),
        ("steward", "Intendance"),
        ("of-tomorrow", "of-tomorrow"),
    ],
)
def test_values_are_told_in_the_charter_s_words(value: object, said: str) -> None:
    assert value_of(value, WORDS) == said


def test_a_parameter_without_a_name_of_ours_is_told_by_its_documentation() -> None:
    assert name_of("weekday", "unheard_of") == "unheard_of"
    assert name_of("of_tomorrow", "unheard_of") == "unheard_of"


def test_what_the_sentence_says_is_not_said_twice() -> None:
    verdict = Verdict(
        "A",
        None,
        "not_measurable",
        State.NOT_MEASURABLE,
        Phrase("x"),
        parameters={"because": "Parce que.", "look_at": None},
    )
    assert [name for name, _value in parameters(verdict, WORDS)] == ["Force du texte"]
