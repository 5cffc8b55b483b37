"""Questions on the tables of those who answer, and of those who asked."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation

from tests.domain.builders import NOW
from tests.domain.referrals.builders import LATE, answered, found_floors, passed_on, sent
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home.subjects.referred import (
    TO_ANSWER,
    TO_HEAR,
    asked_of_seats,
    heard_by_seats,
    questions_of_seats,
    to_answer,
    to_hear,
)
from tourdetable.interface.web.areas.home.table import MyTable


def words_on(topic: object, person: Person, now: datetime = NOW) -> list[str]:
    """What somebody reads on that subject."""
    with translation.override("fr"):
        groups = MyTable(person, now=now).matters
        found = [m.what for one in groups if one.topic == str(topic) for m in one.matters]
        return [words.replace("\u00a0", " ") for words in found]


def test_those_who_keep_the_body_that_is_asked_read_it_until_it_is_answered(db: None) -> None:
    floors = found_floors()
    circle = floors.circle
    referral = passed_on(floors, sent(floors))
    assert words_on(TO_ANSWER, circle.ana) == ["Cercle du port : 1 question"]
    assert words_on(TO_ANSWER, circle.bao) == []
    assert words_on(TO_ANSWER, circle.ana, LATE) == ["Cercle du port : 1 question, 1 est en retard"]
    answered(referral, circle.by_ana())
    assert words_on(TO_ANSWER, circle.ana) == []
    assert "closed_on" in str(to_answer().query)


def test_whoever_prepares_the_body_that_asked_reads_that_an_answer_came_down(db: None) -> None:
    floors = found_floors()
    answered(sent(floors), floors.by_gil())
    assert words_on(TO_HEAR, floors.ivo.person) == ["Bureau du port : 1 réponse"]
    assert "heard_on" in str(to_hear().query)


def test_where_nobody_keeps_a_body_each_seat_reads_them(db: None) -> None:
    floors = found_floors()
    referral = sent(floors)
    assert words_on(TO_ANSWER, floors.gil) == ["Conseil du port : 1 question"]
    assert words_on(TO_ANSWER, floors.gil, LATE) == [
        "Conseil du port : 1 question, 1 est en retard"
    ]
    assert words_on(TO_ANSWER, floors.felix) == []
    answered(referral, floors.by_gil())
    assert words_on(TO_ANSWER, floors.gil) == []
    assert words_on(TO_HEAR, floors.felix) == ["Bureau du port : 1 réponse"]
    assert "heard_on" in str(heard_by_seats().query)
    assert "closed_on" in str(asked_of_seats().query)
    assert "EXISTS" in str(questions_of_seats().query)
