from __future__ import annotations

from datetime import timedelta

import pytest

from tests.interface.web.areas.years.test_words import DAY, speaker
from tourdetable.domain.years.board import Update
from tourdetable.interface.web.areas.years.board.news import Since, since


@pytest.mark.parametrize(
    ("kind", "drafter", "words"),
    [
        ("dated", False, "inscrite au calendrier"),
        ("gone", True, "n’est plus au calendrier"),
        (
            "left",
            True,
            "1 siège pour lequel quelqu’un venait n’a plus personne (Médiathèque)",
        ),
        ("ended", True, "1 siège pour lequel quelqu’un venait n’existe plus (Médiathèque)"),
        ("left", False, "1 siège pour lequel quelqu’un venait n’a plus personne"),
    ],
)
def test_what_has_changed_since_is_told_without_names_to_mere_readers(
    kind: str, drafter: bool, words: str
) -> None:
    news = Update(kind, "1", DAY, ("5",))
    assert since([news], speaker(drafter=drafter)) == [Since("Cercle du port", (DAY,), words)]


def test_what_is_said_of_many_meetings_of_a_body_is_said_once() -> None:
    days = [DAY, DAY + timedelta(7), DAY + timedelta(14)]
    news = [Update("left", "1", day, ("5",)) for day in days]
    (found,) = since(news, speaker(drafter=True))
    assert (found.name, found.days) == ("Cercle du port", tuple(days))
    assert found.when == (
        "3 réunions du mardi 9\N{NO-BREAK SPACE}mars 2027 au mardi 23\N{NO-BREAK SPACE}mars 2027"
    )
