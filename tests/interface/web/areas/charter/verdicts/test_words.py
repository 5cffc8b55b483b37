from __future__ import annotations

import tomllib
from datetime import date

import pytest

from tests.domain.builders import CHARTER
from tests.machine_words import SPELT
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.kinds import one
from tourdetable.core.charter.facts.shapes import fact_shapes
from tourdetable.core.charter.judge.wording import FACTS, KINDS_OF_FACTS, VALUES
from tourdetable.core.charter.terms.verdict import State, Verdict
from tourdetable.core.charter.text.loader import load
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.web.areas.charter.verdicts.words import (
    name_of,
    parameters,
    value_of,
)

CHARTERS_WORDS = {"caf", "state", "lead", "facilitation", "facilitator", "report_back"} | {
    "evaluation_board",
    "technical_committee",
}
"""Codes of the examples that a charter declares."""

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
    assert value_of("office", value, WORDS) == said


@pytest.mark.parametrize(
    ("parameter", "value", "said"),
    [
        ("of", "network", "les réseaux des institutions"),
        ("kinds", ("topics", "watch_items"), "sujets proposés, éléments de veille"),
        ("among", "seats", "qui siège, ou s’est engagé·e à participer, chaque jour"),
        ("days", ("07-14..08-31",), "du 14\N{NO-BREAK SPACE}juillet au 31\N{NO-BREAK SPACE}août"),
        ("days", ("05-01",), "1er\N{NO-BREAK SPACE}mai"),
        ("days", ("2027-07-14",), "14\N{NO-BREAK SPACE}juillet 2027"),
        ("until_known", "not_concerned", "Non concernée"),
    ],
)
def test_no_code_of_ours_is_told_as_it_is(parameter: str, value: object, said: str) -> None:
    assert value_of(parameter, value, WORDS) == said


def test_a_code_of_ours_is_never_taken_for_one_of_the_charter() -> None:
    text = CHARTER.replace('code = "towns"', 'code = "network"')
    vocabulary = load(text, file="circle").vocabulary
    assert value_of("of", "network", vocabulary) == "les réseaux des institutions"
    assert value_of("colleges", ("network",), vocabulary) == "Communes"


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.name)
def test_every_closed_list_of_a_check_has_its_words(check: Check[object]) -> None:
    """A list that a check closes tells its names when a value is not one of them."""
    for declared in check.declared().values():
        example = tomllib.loads(declared.example)[declared.name]
        code = example[0] if isinstance(example, list) and example else example
        if isinstance(code, str) and code not in CHARTERS_WORDS and SPELT.fullmatch(code):
            assert VALUES[declared.name][code]
        assert "`" not in name_of(check.name, declared.name)


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.name)
def test_every_kind_of_facts_that_a_check_reads_has_its_words(check: Check[object]) -> None:
    """Those that nobody may keep: the page says which."""
    always = {"seats", "mandates", "meetings", "bodies", "institutions", "offices", "presences"}
    assert set(check.reads) - always - {"decisions", "exceptions"} <= set(KINDS_OF_FACTS)


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


def test_each_fact_has_its_word() -> None:
    assert set(FACTS) == {one(kind) for kind in fact_shapes()}
