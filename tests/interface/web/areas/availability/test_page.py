"""One’s own list of days away."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import TODAY
from tests.interface.web.areas.availability.test_views import away
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    SECRETARY,
    Room,
)
from tourdetable.domain.availability.models import Absence


def test_my_list_is_empty_and_says_who_reads_it(room: Room) -> None:
    answer = room.client(COLLEAGUE).get(room.url("availability"))
    assert (answer.status_code, answer.context["page"].typed, answer.context["page"].read) == (
        200,
        [],
        {},
    )
    assert "<h2>" in answer.content.decode()


def test_another_s_days_are_on_no_page_of_mine(room: Room) -> None:
    away(room, SECRETARY)
    answer = room.client(COLLEAGUE).get(room.url("availability"))
    assert answer.context["page"].typed == []
    assert "10\xa0mai" not in answer.content.decode()


def test_past_days_are_not_shown(room: Room) -> None:
    Absence.objects.create(person=room.circle.bao, first=date(2027, 4, 1), last=date(2027, 4, 5))
    absence = away(room, first=TODAY)
    assert room.client(COLLEAGUE).get(room.url("availability")).context["page"].typed == [absence]
