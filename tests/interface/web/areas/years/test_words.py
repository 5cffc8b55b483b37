"""What a draft says to those who draft, and to mere readers: to these, nobody is away by name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.builders import CHARTER
from tourdetable.core.charter.text.loader import load
from tourdetable.core.planner.judge.absences import EmptySeat, Missing
from tourdetable.core.planner.judge.charges import ABSENT, SCHOOL, Charge
from tourdetable.core.planner.judge.rules.duties import duty_holder
from tourdetable.core.planner.judge.verdict import Violation
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.years.board import Names, Slot
from tourdetable.domain.years.models import Series
from tourdetable.domain.years.periods.days_off import DayOff, OffNote
from tourdetable.interface.web.areas.years.words import (
    Reason,
    Speaker,
    absences,
    marks,
    points,
)

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


def test_mere_readers_do_not_read_who_has_a_turn_and_does_not_come() -> None:
    turn = Phrase(duty_holder.ABSENT, person="7", duty="D", body="1", day=DAY, seat="5")
    told = speaker(drafter=False).told(Violation(duty_holder.CODE, turn, body="1", person="7"))
    assert told == f"Cercle du port{COLON} une personne attendue ne peut pas venir"


@pytest.mark.parametrize(
    ("drafter", "words"),
    [
        (
            True,
            f"{ON}{COLON} 1 siège sans personne (Médiathèque)",
        ),
        (
            False,
            f"{ON}{COLON} 1 siège sans personne",
        ),
    ],
)
def test_only_those_who_draft_read_which_seat_is_empty(drafter: bool, words: str) -> None:
    assert speaker(drafter=drafter).charge(EMPTY_SEAT) == Reason(words, cost=2)


def slot(series: Series | None, **more: Any) -> Slot:
    none: dict[str, Any] = dict.fromkeys(("charges", "violations", "empty", "off"), ())
    return Slot(PlannedMeeting("1", DAY, "AM"), series, held=False, drawn=None, **none | more)


def test_a_date_is_marked_by_what_there_is_to_say_of_it_in_the_same_words_everywhere() -> None:
    off = (
        OffNote(DayOff.HOLIDAY, DAY, name="Ascension"),
        OffNote(DayOff.SCHOOL, DAY, places=("B",)),
        OffNote(DayOff.CLOCKS, DAY),
    )
    charged = (Charge(SCHOOL, 4, "1", DAY, Phrase("unread")), EMPTY_SEAT)
    empty = tuple(EmptySeat(name, ()) for name in ("5", "6"))
    planned = slot(Series(), charges=charged, empty=empty, off=off, violations=(AWAY,))
    held = slot(None, off=off)
    assert [
        [(mark.look, mark.words) for mark in marks(one, speaker(drafter=True))]
        for one in (planned, held)
    ] == [
        [
            ("bad", "règle non tenue"),
            ("warning", "vacances scolaires"),
            ("warning", "jour férié (Ascension)"),
            ("warning", "2 sièges sans personne"),
        ],
        [("warning", "jour férié (Ascension)"), ("warning", "vacances scolaires")],
    ]


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Missing("7", "away"), "indisponible"),
        (
            Missing("7", "elsewhere", "1"),
            f"à une autre réunion au même moment{COLON} Cercle du port",
        ),
    ],
)
def test_an_empty_seat_says_what_keeps_each_holder(why: Missing, words: str) -> None:
    said = speaker(drafter=True).missing(EmptySeat("5", (why,)))
    assert said == f"Ana Ruiz{COLON} {words}"


def test_a_seat_that_nobody_holds_is_said_to_be_vacant() -> None:
    ended, away = Missing("7", "mandate"), Missing("7", "away")
    said = speaker(drafter=True).missing
    assert [said(EmptySeat("5", who)) for who in ((ended,), (ended, away))] == [
        f"vacant{COLON} personne ne tient ce siège ce jour-là",
        f"Ana Ruiz{COLON} pas de mandat ce jour-là\N{NO-BREAK SPACE}; Ana Ruiz{COLON} indisponible",
    ]


@pytest.mark.parametrize(
    ("vacant", "away", "guests", "words"),
    [
        (0, 1, 0, "1 siège sans personne"),
        (1, 0, 0, "1 siège vacant"),
        (2, 0, 0, "2 sièges vacants"),
        (1, 2, 0, "3 sièges sans personne, dont 1 vacant"),
        (2, 1, 0, "3 sièges sans personne, dont 2 vacants"),
        (0, 2, 1, "3 sièges sans personne, dont 1 invité·e"),
        (1, 0, 2, "3 sièges sans personne, dont 1 vacant et 2 invité·es"),
        (0, 0, 1, "1 siège sans personne, dont 1 invité·e"),
    ],
)
def test_how_many_seats_have_nobody_says_how_many_are_vacant_and_are_guests(
    vacant: int, away: int, guests: int, words: str
) -> None:
    ended, busy = (EmptySeat("5", (Missing("7", why),)) for why in ("mandate", "away"))
    guest = EmptySeat("6", (Missing("7", "away"),), guest=True)
    assert absences([*[ended] * vacant, *[busy] * away, *[guest] * guests]) == words


def test_a_cost_is_told_in_points() -> None:
    assert [points(1), points(12)] == ["1 point", "12 points"]
