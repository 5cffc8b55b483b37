"""Sessions last as long as they are used."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.interface.web.areas.decisions.people import Room, account_of
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import Account, OtherAddress, Person, Session

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


# ---- Doors that close in open sessions, at the next request


def keeps_reading(room: Room, client: Client) -> bool:
    """Whether a page of members is still shown."""
    status = client.get(room.url("charter")).status_code
    assert status in (200, 302, 404)
    return status == 200


def test_a_closed_account_is_out(room: Room) -> None:
    ana = room.client("ana")
    assert keeps_reading(room, ana)
    Account.objects.update(is_active=False)
    assert not keeps_reading(room, ana)


def test_another_address_closes_what_was_open(room: Room) -> None:
    ana, bao = room.client("ana"), room.client("bao")
    account = account_of(room.circle.ana)
    account.email = "ana.ailleurs@port.example"
    account.save()
    assert (keeps_reading(room, ana), keeps_reading(room, bao)) == (False, True)


def test_a_person_who_has_left_a_mailbox_is_nobody_there(room: Room) -> None:
    ana = room.client("ana")
    Person.objects.filter(pk=room.circle.ana.pk).update(account=mailbox("ana@ailleurs.example"))
    assert not keeps_reading(room, ana)


def test_a_session_closed_from_another_is_out(room: Room) -> None:
    ana, elsewhere = room.client("ana"), room.client("ana")
    Session.objects.get(session_key=elsewhere.session.session_key).delete()
    assert (keeps_reading(room, ana), keeps_reading(room, elsewhere)) == (True, False)


def test_an_ended_mandate_closes_the_doors_the_same_day(room: Room) -> None:
    bao = room.client("bao")
    yesterday = timezone.localdate() - timedelta(days=1)
    Mandate.objects.filter(person=room.circle.bao).update(ends=yesterday)
    assert bao.get(room.url("charter")).status_code == 404
    assert bao.get("/").templates[0].name == "home/no_place.html"


def test_another_address_that_is_confirmed_opens_the_same_doors(room: Room) -> None:
    other = mailbox("ana@ailleurs.example")
    row = OtherAddress.objects.create(person=room.circle.ana, account=other)
    client = Client()
    client.force_login(other)
    assert not keeps_reading(room, client)
    row.confirmed_at = timezone.now()
    row.save()
    assert keeps_reading(room, client)
