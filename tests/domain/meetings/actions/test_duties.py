"""Taking a duty over in the room: the town's seat has the secretary's duty, and may be late."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from tests.domain.builders import (
    MARCH,
    NOW,
    OPERATOR,
    Circle,
    draw,
    found_circle,
    hold,
    last_event,
    nothing_changes,
)
from tests.domain.notices.convened import light_seat
from tourdetable.domain.meetings import facts
from tourdetable.domain.meetings.actions.duties import take_duty
from tourdetable.domain.meetings.actions.sitting import assign_turn, mark_attendance
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.registry import FactScope


@pytest.fixture
def sitting(circle: Circle) -> Meeting:
    """A meeting to which the library and the school came, without the town."""
    there = [(circle.library, circle.bao), (circle.school, circle.chloe)]
    return hold(circle, MARCH, came=there)


def take(circle: Circle, meeting: Meeting, by: Actor, **more: Any) -> Turn:
    said = {"duty": "secretary", "instead_of": circle.town.pk, "now": NOW} | more
    return take_duty(meeting=meeting, by=by, **said)


def test_whoever_is_there_takes_it_over(circle: Circle, sitting: Meeting):
    turn = take(circle, sitting, circle.by_bao())
    assert (turn.seat, turn.instead_of) == (circle.library, circle.town)
    kind, _subject, person, capacity, data = last_event()
    assert (kind, person, capacity) == (
        "meeting.duty_taken",
        circle.bao.pk,
        f"seat:{circle.library.pk}",
    )
    assert (data["duty"], data["seat"], data["instead_of"]) == (
        "secretary",
        circle.library.pk,
        circle.town.pk,
    )


def test_the_charter_counts_the_seat_that_really_did_it(circle: Circle, sitting: Meeting):
    take(circle, sitting, circle.by_bao())
    (fact,) = facts.turns(FactScope(circle.network))
    assert (fact.meeting, fact.seat) == (str(sitting.pk), str(circle.library.pk))


def test_of_two_who_take_it_at_once_the_second_is_told_who_has_it(circle: Circle, sitting: Meeting):
    take(circle, sitting, circle.by_bao())
    with nothing_changes(), pytest.raises(ValidationError, match="Médiathèque has just taken"):
        take(circle, sitting, circle.by_chloe())


def test_whoever_arrives_late_takes_it_back(circle: Circle, sitting: Meeting):
    take(circle, sitting, circle.by_bao())
    back = take(circle, sitting, circle.by_ana(), instead_of=circle.library.pk)
    assert (back.seat, back.instead_of) == (circle.town, None)


def test_nobody_takes_it_from_a_seat_that_is_there(circle: Circle, meeting: Meeting):
    with nothing_changes(), pytest.raises(ValidationError, match="is there, and has this duty"):
        take(circle, meeting, circle.by_bao())


def test_a_duty_that_nobody_has_is_taken(circle: Circle, sitting: Meeting):
    Turn.objects.all().delete()
    turn = take(circle, sitting, circle.by_bao(), instead_of=None)
    assert (turn.seat, turn.instead_of) == (circle.library, None)


def test_before_the_opening_too_on_its_day(circle: Circle):
    """Nobody else could open the meeting."""
    meeting = draw(circle.body, NOW + timedelta(days=2))
    assign_turn(meeting=meeting, duty="secretary", seat=circle.town, by=OPERATOR, now=NOW)
    with nothing_changes(), pytest.raises(ValidationError, match="on the day of the meeting"):
        take(circle, meeting, circle.by_bao())
    assert take(circle, meeting, circle.by_bao(), now=meeting.starts_at).seat == circle.library


def test_a_seat_that_is_marked_absent_takes_nothing(circle: Circle, sitting: Meeting):
    absent = {(circle.library.pk, circle.bao.pk): "absent"}
    mark_attendance(meeting=sitting, modes=absent, by=circle.by_ana(), now=NOW)
    with nothing_changes(), pytest.raises(ValidationError, match="is marked absent"):
        take(circle, sitting, circle.by_bao())


@pytest.mark.parametrize("volunteers", [False, True])
def test_a_seat_that_follows_takes_it_if_it_volunteers(
    circle: Circle, sitting: Meeting, volunteers: bool
):
    seat, elie = light_seat(circle, volunteers=volunteers)
    by = Actor(elie, seat=seat)
    if volunteers:
        assert take(circle, sitting, by).seat == seat
        return
    with nothing_changes(), pytest.raises(ValidationError, match="only if it volunteers"):
        take(circle, sitting, by)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"duty": "cook"}, "cook"),
        ({"by": "zoe"}, "that you hold"),
        ({"sealed": True}, "in review or adopted"),
    ],
)
def test_what_is_refused(circle: Circle, sitting: Meeting, more: dict[str, Any], words: str):
    by = Actor(circle.zoe, seat=circle.library) if more.pop("by", "") else circle.by_bao()
    if more.pop("sealed", False):
        Meeting.objects.filter(pk=sitting.pk).update(sealed_at=NOW)
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        take(circle, sitting, by, **more)


def test_a_duty_given_anew_forgets_whose_it_was(circle: Circle, sitting: Meeting):
    take(circle, sitting, circle.by_bao())
    assign_turn(meeting=sitting, duty="secretary", seat=circle.school, by=OPERATOR, now=NOW)
    assert Turn.objects.get(meeting=sitting).instead_of is None


@pytest.mark.django_db(transaction=True)
def test_two_who_take_it_at_the_same_moment():
    if connection.vendor != "postgresql":
        pytest.skip("the threads of a test share one in-memory SQLite")
    from tests.domain.together import together  # noqa: PLC0415  only where there are real threads

    circle = found_circle()
    meeting = hold(circle, MARCH, came=[(circle.library, circle.bao)])
    answers = together(
        lambda: take(circle, meeting, circle.by_bao()),
        lambda: take(circle, meeting, circle.by_chloe()),
    )
    (turn,) = [answer for answer in answers if isinstance(answer, Turn)]
    (refusal,) = [answer for answer in answers if isinstance(answer, ValidationError)]
    assert refusal.messages == [f"{turn.seat} vient de prendre ce rôle."]
