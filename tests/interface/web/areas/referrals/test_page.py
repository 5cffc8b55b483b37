"""The page of a question."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import MARCH, NOW, OPERATOR, draw
from tests.domain.referrals.builders import JUNE, outside, passed_on, sent
from tests.interface.web.areas.referrals.people import Hall
from tourdetable.domain.agendas.actions.designing import add_point
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.referrals.models import ReferralMessage
from tourdetable.domain.referrals.ties import origin_of


def test_each_floor_reads_the_same_and_nobody_else_any(hall: Hall) -> None:
    floors = hall.floors
    referral = passed_on(floors, sent(floors))
    for person in (floors.felix, floors.gil, floors.circle.ana, floors.ivo.person):
        page = hall.read(person, "referral", referral.pk)
        assert ("Conseil du port" in page, "Cercle du port" in page) == (True, True)
        assert ("Donner un créneau." in page, "C’est au cercle." in page) == (True, True)
    assert hall.status(floors.circle.zoe, "referral", referral.pk) == 404
    inside = sent(floors, outside())
    assert hall.status(floors.gil, "referral", inside.pk) == 404


def test_the_agenda_that_has_it_is_named(hall: Hall) -> None:
    floors = hall.floors
    referral = passed_on(floors, sent(floors))
    june = Meeting.objects.get(starts_at=JUNE)
    point = AgendaDraft(title="Le quai", purpose="decide", minutes=5, origin=origin_of(referral))
    add_point(meeting=june, point=point, version=june.version, by=OPERATOR, now=NOW)
    assert "Lecture de juin" in hall.read(floors.circle.ana, "referral", referral.pk)
    assert "Lecture de juin" not in hall.read(floors.felix, "referral", referral.pk)


def test_a_message_that_did_not_leave_is_told_to_those_who_sent_it(hall: Hall) -> None:
    floors = hall.floors
    referral = sent(floors, outside())
    words = "n’a pas pu être remis"
    assert words not in hall.read(floors.felix, "referral", referral.pk)
    ReferralMessage.objects.update(state="given_up")
    assert words in hall.read(floors.felix, "referral", referral.pk)


def test_it_costs_as_many_queries_for_one_floor_as_for_two(
    hall: Hall, django_assert_max_num_queries: Any
) -> None:
    floors = hall.floors
    referral = sent(floors)
    client, url = hall.client(floors.felix), hall.url("referral", referral.pk)
    client.get(url)
    with django_assert_max_num_queries(24) as first:
        client.get(url)
    passed_on(floors, referral)
    with django_assert_max_num_queries(len(first)):
        client.get(url)
    assert draw(floors.circle.body, MARCH).pk
