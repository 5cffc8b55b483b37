"""What support asks, on the tables of those who convene and of whoever supports."""

from __future__ import annotations

from datetime import date

from django.utils import translation

from tests.domain.builders import NOW, OPERATOR, draw
from tests.domain.coordination.builders import LATE as PAST
from tests.domain.coordination.builders import MARCH, MAY, found_supported, noted
from tourdetable.domain.coordination.actions.dates import call_for_dates
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home.subjects.supported import (
    AGREED,
    DATES,
    asked_dates,
    late_steps,
)
from tourdetable.interface.web.areas.home.table import MyTable


def words_on(topic: object, person: Person) -> list[str]:
    """What somebody reads on that subject."""
    with translation.override("fr"):
        groups = MyTable(person, now=NOW).matters
        found = [m.what for one in groups if one.topic == str(topic) for m in one.matters]
        return [words.replace("\u00a0", " ") for words in found]


def test_whoever_convenes_reads_the_date_that_is_asked_until_it_is_drawn(db: None) -> None:
    supported = found_supported()
    circle = supported.circle
    call_for_dates(body=circle.body, until=date(2027, 6, 30), **supported.by)
    meeting = draw(circle.body, MARCH)
    assign_turn(meeting=meeting, duty="lead", seat=circle.library, by=OPERATOR, now=NOW)
    words = ["Cercle du port : une réunion d’ici le mercredi 30 juin 2027"]
    assert words_on(DATES, circle.bao) == words
    assert words_on(DATES, circle.ana) == words_on(DATES, supported.ivo.person) == []
    draw(circle.body, MAY, "Lecture de mai")
    assert words_on(DATES, circle.bao) == []


def test_whoever_supports_reads_what_is_late(db: None) -> None:
    supported = found_supported()
    noted(supported, agreed="Dire la suite.", due=PAST)
    assert words_on(AGREED, supported.ivo.person) == ["Cercle du port : 1 suite"]
    assert words_on(AGREED, supported.circle.ana) == []
    assert "due" in str(late_steps().query)
    assert "until" in str(asked_dates().query)
