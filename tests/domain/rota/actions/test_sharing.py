"""Sharing out several turns at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, Circle, nothing_changes
from tests.domain.rota.seasons import meetings, rota_circle, taken
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.rota.actions.sharing import share_turns


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


@pytest.fixture
def coming(circle: Circle) -> list[Meeting]:
    return meetings(circle, 3, NOW + timedelta(days=9))


def test_all_turns_are_given_and_each_meeting_tells_it(
    circle: Circle, coming: list[Meeting]
) -> None:
    places = [(meeting.pk, "secretary") for meeting in coming]
    seats = dict(zip(places, (circle.town, circle.library, circle.school), strict=True))
    seen = dict.fromkeys(places)
    share_turns(body=circle.body, seats=seats, seen=seen, by=OPERATOR, now=NOW)
    rows = Turn.objects.order_by("meeting__starts_at")
    assert [turn.seat for turn in rows] == [circle.town, circle.library, circle.school]
    assert [Meeting.objects.get(pk=m.pk).version for m in coming] == [m.version + 1 for m in coming]


def test_nothing_is_written_over_what_somebody_else_gave(
    circle: Circle, coming: list[Meeting]
) -> None:
    taken(coming, circle.library)
    place = (coming[0].pk, "secretary")
    other = (coming[1].pk, "secretary")
    seats = {place: circle.town, other: circle.town}
    with pytest.raises(ValidationError, match="Lecture 1"), nothing_changes():
        share_turns(
            body=circle.body, seats=seats, seen={place: None, other: None}, by=OPERATOR, now=NOW
        )


def test_a_meeting_that_has_begun_is_not_shared_out(circle: Circle) -> None:
    (past,) = meetings(circle, 1)
    place = (past.pk, "secretary")
    with pytest.raises(ValidationError), nothing_changes():
        share_turns(body=circle.body, seats={place: circle.town}, seen={}, by=OPERATOR, now=NOW)
