"""Where minutes stand, in whole sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.builders import APRIL
from tourdetable.core.charter.terms.model import Adoption, MinutesRule
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.queries import AdoptionProgress
from tourdetable.interface.web.areas.minutes import words

NBSP = "\N{NO-BREAK SPACE}"
DAY, ON = date(2027, 4, 8), f"jeudi 8{NBSP}avril 2027"
MEETING = Meeting(title="Lecture d’avril", starts_at=APRIL, state="opened")
NAMED = f"«{NBSP}Lecture d’avril{NBSP}»"


@pytest.mark.parametrize(
    ("adoption", "said"),
    [
        (Adoption.NEXT_MEETING, f"Adopté le {ON} à la séance {NAMED}"),
        (Adoption.SILENCE_DAYS, f"Adopté le {ON}, personne n’ayant demandé de correction"),
        (Adoption.SEATS, f"Adopté le {ON} avec l’accord des sièges"),
    ],
)
def test_how_they_were_adopted_is_said_by_the_rule_that_adopted_them(
    adoption: Adoption, said: str
) -> None:
    minutes = Minutes(adoption=adoption.value, adopted_on=DAY, adopted_at=MEETING)
    assert words.adopted_words(minutes) == said


def test_the_rule_of_the_charter_is_told_with_its_number() -> None:
    rules = [MinutesRule(Adoption.SILENCE_DAYS, days=15), MinutesRule(Adoption.SEATS, seats=3)]
    wanted = "La charte veut que le compte rendu soit adopté"
    assert [words.rule_words(rule) for rule in rules] == [
        f"{wanted} si personne n’a demandé de correction pendant 15 jours.",
        f"{wanted} quand 3 sièges différents l’ont approuvé.",
    ]


@pytest.mark.parametrize(
    ("rule", "known", "said"),
    [
        (
            Adoption.SEATS,
            {"given": 1, "needed": 2},
            "1 siège sur les 2 nécessaires a approuvé.",
        ),
        (
            Adoption.SILENCE_DAYS,
            {"adoptable_on": DAY, "days_left": 2},
            f"Il sera adopté par silence le {ON} si personne ne demande de correction.",
        ),
        (
            Adoption.SILENCE_DAYS,
            {"adoptable_on": DAY, "days_left": 0},
            f"Le délai pour demander une correction est passé{NBSP}: "
            "le compte rendu peut être adopté.",
        ),
        (
            Adoption.NEXT_MEETING,
            {},
            f"Il sera soumis à la prochaine séance{NBSP}; aucune n’est encore au calendrier.",
        ),
        (
            Adoption.NEXT_MEETING,
            {"meeting": MEETING, "given": 1},
            f"La séance {NAMED} (jeudi 1er{NBSP}avril 2027) pourra l’adopter "
            "dès qu’au moins deux sièges y seront notés présents.",
        ),
        (
            Adoption.NEXT_MEETING,
            {"meeting": MEETING, "given": 2},
            f"La séance {NAMED} (jeudi 1er{NBSP}avril 2027) peut l’adopter dès maintenant.",
        ),
    ],
)
def test_one_is_told_what_adoption_still_waits_for(
    rule: Adoption, known: dict[str, Any], said: str
) -> None:
    progress = AdoptionProgress(rule, in_review=True, adopted=False, asking=(), **known)
    assert words.what_is_missing(progress) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Adoption.SILENCE_DAYS, "Pendant ce temps, le silence ne vaut plus accord."),
        (Adoption.SEATS, "0 siège sur les 2 nécessaires a approuvé."),
    ],
)
def test_whoever_asks_for_a_correction_is_named_and_stops_silence(
    rule: Adoption, said: str
) -> None:
    asking: Any = ("la médiathèque", "l’école")
    progress = AdoptionProgress(rule, True, False, asking, needed=2, given=0)
    assert words.asking_words(progress) == [
        f"la médiathèque et l’école demandent des corrections{NBSP}: le compte rendu n’est pas "
        "adopté avant d’y avoir répondu.",
        said,
    ]
