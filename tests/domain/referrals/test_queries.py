"""Reads of questions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, TODAY
from tests.domain.referrals.builders import (
    DUE,
    LATE,
    Floors,
    answered,
    outside,
    passed_on,
    sent,
)
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.domain.referrals.models import Referral
from tourdetable.domain.referrals.queries import (
    AskedReferrals,
    WaitingCount,
    acting_for,
    addressees,
    in_order,
    is_kept,
    last_step,
    next_addressees,
    of_source,
    seen_by,
    sending_for,
    sequel_of,
    to_answer_by,
    to_hear_by,
    usual_delay,
    waiting_by_body,
    whole,
    with_steps,
)
from tourdetable.domain.referrals.rules import may_read


def test_those_whom_it_went_through_read_it(floors: Floors) -> None:
    circle = floors.circle
    referral = sent(floors)
    people = (floors.felix, floors.gil, floors.ivo.person, circle.ana)
    places = [standing(one, circle.network, on=TODAY) for one in people]
    assert [seen_by(place).count() for place in places] == [1, 1, 1, 0]
    assert [may_read(place, referral) for place in places] == [True, True, True, False]
    passed_on(floors, referral)
    assert (seen_by(places[3]).count(), may_read(places[3], referral)) == (1, True)


def test_questions_go_where_the_charter_gives_a_competence_and_never_back(floors: Floors) -> None:
    network = floors.circle.network
    charter = charter_in_force(network, on=TODAY)
    both = addressees(network, charter, floors.board, on=TODAY)
    assert both == [floors.circle.body, floors.council]
    referral = sent(floors)
    assert next_addressees(referral, charter, on=TODAY) == [floors.circle.body]
    passed_on(floors, referral)
    assert next_addressees(Referral.objects.get(), charter, on=TODAY) == []
    assert next_addressees(sent(floors, outside()), charter, on=TODAY) == []
    assert (usual_delay(charter, "board"), usual_delay(charter, "circle")) == (60, 90)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [2, 1]),
        ({"state": "live"}, [2]),
        ({"state": "answered"}, [1]),
        ({"state": "accepted"}, [1]),
        ({"state": "late"}, [2]),
        ({"to": "conseil"}, [1]),
        ({"to": "port"}, []),
        ({"body": "bureau"}, [2, 1]),
        ({"body": "port"}, []),
    ],
)
def test_the_register_shows_what_is_asked_those_that_wait_first(
    floors: Floors, asked: dict[str, str], found: list[int]
) -> None:
    answered(sent(floors), floors.by_gil())
    sent(floors, outside())
    rows = AskedReferrals(**asked).among(Referral.objects.all(), LATE.date())
    assert [row.number for row in in_order(rows)] == found


def test_what_waits_is_counted_for_each_body_in_one_query(
    floors: Floors, django_assert_num_queries: object
) -> None:
    sent(floors)
    sent(floors, outside())
    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture of pytest-django
        found = waiting_by_body(floors.circle.network, DUE + timedelta(days=1))
    assert found == {
        floors.board.pk: WaitingCount(asked=2, asked_late=2),
        floors.council.pk: WaitingCount(to_answer=1, to_answer_late=1),
    }


def test_who_has_to_answer_and_who_has_to_hear(floors: Floors) -> None:
    referral = sent(floors)
    assert [step.referral for step in to_answer_by(floors.council)] == [referral]
    assert not to_hear_by(floors.board)
    answered(referral, floors.by_gil())
    assert not to_answer_by(floors.council)
    assert list(to_hear_by(floors.board)) == [referral]
    assert list(of_source(floors.topic)) == [referral]


def test_a_question_is_read_whole(floors: Floors, django_assert_num_queries: object) -> None:
    passed_on(floors, sent(floors))
    with django_assert_num_queries(4):  # type: ignore[operator]  # a fixture of pytest-django
        (row,) = whole(Referral.objects.all())
        said = [answer.reply for step in row.steps.all() for answer in step.answers.all()]
        assert (said, sequel_of(row)) == (["passed_on"], None)
        assert last_step(row).whom == "Cercle du port"
    with django_assert_num_queries(2):  # type: ignore[operator]  # a fixture of pytest-django
        (row,) = with_steps(Referral.objects.all())
        assert last_step(row).due == DUE
    assert NOW.date() == row.sent_on


def test_a_body_is_kept_by_its_duties_and_offices_else_by_its_seats(floors: Floors) -> None:
    circle = floors.circle
    network, on = circle.network, {"on": TODAY}
    charter = charter_in_force(network, **on)
    turns = current_turns(circle.body, now=NOW)
    kept = [is_kept(circle.body, charter, some, **on) for some in (turns, [])]
    assert [*kept, is_kept(floors.board, charter, [], **on)] == [True, True, False]
    places = [standing(who, network, **on) for who in (circle.ana, circle.bao)]
    assert [acting_for(one, circle.body, now=NOW) for one in places] == [(circle.town,), ()]
    ivo = standing(floors.ivo.person, network, **on)
    assert acting_for(ivo, floors.board, now=NOW) == ()
    assert sending_for(ivo, floors.board, now=NOW) == (floors.ivo,)
