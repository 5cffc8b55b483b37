from __future__ import annotations

import pytest

from tests.domain.builders import NOW
from tourdetable.domain.availability.enums import Aside
from tourdetable.domain.availability.free_busy import FreeBusy
from tourdetable.domain.availability.models import CalendarReading
from tourdetable.interface.web.areas.availability.reading import WORDS, reading_words, told


def test_each_kind_has_its_words() -> None:
    assert set(WORDS) == set(Aside)


def test_a_reading_says_what_was_left_aside_what_is_doubtful_and_what_is_to_be_typed() -> None:
    aside = {"network": 7, "declined": 1, "zone": 1, "undated": 2}
    reading = CalendarReading(read_at=NOW, entries=40, aside=aside, zones=["Mars"])
    words = reading_words(reading)
    assert words.not_counted == [
        "7 rencontres du réseau, laissées de côté",
        "1 invitation que vous avez déclinée",
    ]
    assert words.doubtful == [
        "1 rendez-vous dans un fuseau horaire inconnu : il est lu à l’heure du réseau",
        "Fuseaux inconnus : « Mars »",
    ]
    assert words.not_understood == ["2 rendez-vous sans date lisible"]


@pytest.mark.parametrize(
    ("aside", "words"),
    [
        ({}, ""),
        ({"network": 1}, " 1 rencontre du réseau, laissée de côté."),
        ({"rule": 1}, " Des rendez-vous sont à vérifier : voyez plus bas."),
    ],
)
def test_what_was_done_is_said_at_once(aside: dict[str, int], words: str) -> None:
    none = "Aucune demi-journée de votre agenda n’est occupée."
    assert told(FreeBusy((), 1, aside)) == none + words
