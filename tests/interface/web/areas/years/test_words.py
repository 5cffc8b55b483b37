"""What a draft says to those who draft, and to mere readers: to these, nobody is away by name."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import CHARTER
from tourdetable.core.charter.text.loader import load
from tourdetable.core.planner.judge.charges import ABSENT, SCHOOL, Charge
from tourdetable.core.planner.judge.verdict import Violation
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.years.board import Names
from tourdetable.interface.web.areas.years.words import Reason, Speaker, points

CALLED = Names({"1": "Cercle du port", "7": "Ana Ruiz", "5": "Médiathèque"}, {})
DAY, ON = date(2027, 3, 9), "mardi 9\N{NO-BREAK SPACE}mars 2027"
COLON = "\N{NO-BREAK SPACE}:"
AWAY = Violation("unavail", Phrase("%(person)s…", person="7"), body="1", article="CIR-01")
EMPTY_SEAT = Charge(ABSENT, 2, "1", DAY, Phrase("unread"), seats=("5",))


def speaker(*, drafter: bool) -> Speaker:
    return Speaker(CALLED, load(CHARTER, file="circle"), drafter)


@pytest.mark.parametrize(
    ("drafter", "words"),
    [
        (True, "Ana Ruiz…"),
        (False, "Cercle du port\N{NO-BREAK SPACE}: une personne attendue ne peut pas venir"),
    ],
)
def test_only_those_who_draft_read_who_cannot_come(drafter: bool, words: str) -> None:
    told = speaker(drafter=drafter).rules([AWAY, AWAY])
    assert told == (Reason(words, "CIR-01", "Le jeudi seulement"),)


@pytest.mark.parametrize(
    ("drafter", "words"),
    [
        (
            True,
            f"{ON}{COLON} 1 siège sans personne disponible (Médiathèque)",
        ),
        (
            False,
            f"{ON}{COLON} 1 siège sans personne disponible",
        ),
    ],
)
def test_only_those_who_draft_read_which_seat_is_empty(drafter: bool, words: str) -> None:
    assert speaker(drafter=drafter).charge(EMPTY_SEAT) == Reason(words, cost=2)


def test_a_date_is_marked_by_what_it_does_not_meet() -> None:
    school = Charge(SCHOOL, 4, "1", DAY, Phrase("unread"))
    assert speaker(drafter=False).marks([school, EMPTY_SEAT]) == [
        ("warning", "vacances scolaires"),
        ("warning", "1 siège absent"),
    ]


def test_a_cost_is_told_in_points() -> None:
    assert [points(1), points(12)] == ["1 point", "12 points"]
