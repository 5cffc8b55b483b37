"""Leaving a network by oneself."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.domain.builders import TODAY, circle_with, nothing_changes
from tests.interface.web.areas.decisions.people import Room, account_of
from tests.interface.web.areas.own.people import form
from tourdetable.domain.networks.models import Mandate

LEAVE = "/me/leave/circle/"


def test_the_page_says_what_ends_then_it_ends(room: Room) -> None:
    browser = room.client("bao")
    page = browser.get(LEAVE)
    assert page.context["ending"] == ["Médiathèque (Cercle du port)"]
    sent = form(last_day=str(TODAY))
    assert [browser.post(LEAVE, sent).status_code for _time in range(2)] == [302, 409]
    assert Mandate.objects.get(person=room.circle.bao).ends == TODAY
    assert browser.get(room.url("people")).status_code == 200


@pytest.mark.parametrize("last_day", ["2027-04-01", "2030-01-01", "demain", ""])
def test_a_day_that_cannot_be_is_refused(room: Room, last_day: str) -> None:
    browser = room.client("bao")
    with nothing_changes():
        answer = browser.post(LEAVE, form(last_day=last_day))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["last_day"])


@pytest.mark.django_db
def test_the_charter_asks_to_confirm(clock: None) -> None:
    pair = 'check = "pair_complete"\nbodies = ["circle"]\nholders = 1'
    circle = circle_with(pair, "confirm")
    browser, url = Client(), "/me/leave/gated/"
    browser.force_login(account_of(circle.bao))
    sent = form(last_day=str(TODAY))
    with nothing_changes():
        asked = browser.post(url, sent)
    assert (asked.status_code, "CIR-09" in asked.content.decode()) == (422, True)
    confirmed = asked.context["form"]["confirmed"].value()
    assert browser.post(url, form(last_day=str(TODAY), confirmed=confirmed)).status_code == 302
