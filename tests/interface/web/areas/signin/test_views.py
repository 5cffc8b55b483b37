"""Saying who one is, among the persons who share a mailbox."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.decisions.people import Room, account_of
from tourdetable.domain.people.models import Person

WHO = "/signin/who/"


@pytest.fixture
def shared(room: Room) -> Client:
    """The browser of the mailbox that Ana and Bao share."""
    room.circle.bao.account = account_of(room.circle.ana)
    room.circle.bao.save()
    return room.client("ana")


def reader(client: Client) -> Person | None:
    """Who reads a page, as the page says it."""
    person: Person | None = client.get("/aide/").context["person"]
    return person


def test_the_persons_of_the_mailbox_are_offered_and_no_other(room: Room, shared: Client) -> None:
    page = shared.get(WHO)
    assert (page.status_code, page.context["asked"]) == (200, False)
    assert set(page.context["persons"]) == {room.circle.ana, room.circle.bao}


def test_the_one_chosen_reads_from_then_on(room: Room, shared: Client) -> None:
    assert reader(shared) is None
    answer = shared.post(WHO, {"person": room.circle.bao.pk})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert reader(shared) == room.circle.bao


def test_one_goes_on_to_the_page_that_was_wanted(room: Room, shared: Client) -> None:
    wanted = room.url("charter")
    assert shared.get(wanted).headers["Location"] == WHO
    assert shared.post(WHO, {"person": room.circle.ana.pk}).headers["Location"] == wanted
    assert shared.get(wanted).status_code == 200


@pytest.mark.parametrize("sent", ["", "chloé", "0"])
def test_nobody_else_is_chosen(room: Room, shared: Client, sent: str) -> None:
    person = str(room.circle.chloe.pk) if sent == "chloé" else sent
    with nothing_changes():
        page = shared.post(WHO, {"person": person})
    assert (page.status_code, page.context["asked"], reader(shared)) == (200, True, None)


def test_whoever_has_not_signed_in_is_sent_to_sign_in(room: Room) -> None:
    answer = Client().get(WHO)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/signin/?next={WHO}")
