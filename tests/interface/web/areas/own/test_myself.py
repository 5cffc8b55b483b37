from __future__ import annotations

import pytest
from django.test import Client

from tests.interface.web.areas.decisions.people import Room, account_of
from tests.interface.web.areas.own.people import form
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import Person


def test_whoever_shares_a_mailbox_first_says_who_they_are(room: Room) -> None:
    Person.objects.filter(pk=room.circle.bao.pk).update(account=account_of(room.circle.ana))
    browser = room.client("ana")
    assert browser.get("/me/").headers["Location"] == "/signin/who/"
    answer = browser.post("/signin/who/", {"person": room.circle.bao.pk})
    assert answer.headers["Location"] == "/me/"


@pytest.mark.django_db
def test_a_mailbox_that_is_nobody_s_opens_nothing() -> None:
    browser = Client()
    browser.force_login(mailbox("personne@port.example"))
    assert browser.get("/me/").status_code == 404


def test_what_came_too_late_waits_for_its_writer(room: Room) -> None:
    browser = room.client("bao")
    sent = form(email="bao@maison.example", writer=mark(browser))
    browser.logout()
    assert browser.post("/me/addresses/add/", sent).status_code == 302
    browser.force_login(account_of(room.circle.bao))
    page = browser.get("/me/addresses/add/")
    assert page.context["form"]["email"].value() == "bao@maison.example"
    assert page.headers["Cache-Control"] == "private, no-store"


def mark(browser: Client) -> str:
    return str(browser.get("/me/addresses/add/").context["form"]["writer"].value())
