from __future__ import annotations

from datetime import date

import pytest

from tourdetable.interface.web.areas.years.board.around import around

DAYS = [date(2028, 3, 30), date(2028, 6, 21), date(2028, 6, 22)]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "La première de sa série, 83 jours avant la suivante (mercredi 21 juin 2028)."),
        (
            1,
            "83 jours après la date précédente (jeudi 30 mars 2028), "
            "1 jour avant la suivante (jeudi 22 juin 2028).",
        ),
        (2, "La dernière de sa série, 1 jour après la précédente (mercredi 21 juin 2028)."),
    ],
)
def test_a_date_is_told_beside_its_neighbours(number: int, said: str) -> None:
    assert around(DAYS[number], DAYS).replace("\xa0", " ") == said


def test_a_date_alone_has_none() -> None:
    assert around(DAYS[0], DAYS[:1]) == ""
