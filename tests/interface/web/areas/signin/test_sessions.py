"""Sessions last as long as they are used."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.interface.web.areas.decisions.people import Room, account_of
from tourdetable.domain.people.models import Session

LASTS = timedelta(days=14)


@pytest.mark.parametrize(("left", "renewed"), [(13.5, False), (12.9, True), (0.1, True)])
def test_a_day_of_use_puts_off_the_end(room: Room, left: float, renewed: bool) -> None:
    ana = room.client("ana")
    Session.objects.update(expire_date=timezone.now() + timedelta(days=left))
    answer = ana.get(room.url("charter"))
    assert ("sessionid" in answer.cookies) is renewed
    ends = Session.objects.get().expire_date - timezone.now()
    assert (ends > LASTS - timedelta(minutes=1)) is renewed


def test_words_of_whoever_has_not_signed_in_wait_a_day_and_signing_in_lasts_as_ever(
    room: Room,
) -> None:
    browser = Client()
    browser.post(room.url("minutes_edit", room.meeting.pk), {"text": "On a lu."})
    ends = [Session.objects.get().expire_date - timezone.now()]
    browser.get("/signin/")
    browser.force_login(account_of(room.circle.ana))
    ends.append(Session.objects.get().expire_date - timezone.now())
    assert [round(end / timedelta(days=1)) for end in ends] == [1, 14]


def test_a_session_past_its_end_is_not_revived(room: Room) -> None:
    ana = room.client("ana")
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert ana.get(room.url("charter")).status_code == 302


def test_reading_pages_writes_nothing(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ana = room.client("ana")
    ana.get("/aide/")
    with django_assert_num_queries(2):
        assert ana.get("/aide/").status_code == 200


def test_whoever_has_no_session_is_given_none(room: Room) -> None:
    assert "sessionid" not in Client().get(room.url("network")).cookies
