"""Whoever no longer has a place is told where they had one, and whom to ask."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.urls import reverse

from tests.domain.builders import NOW, TODAY
from tests.domain.commitments.builders import asked_of, theme_of
from tests.domain.guests.builders import for_a_time
from tests.interface.web.areas.decisions.people import Room, steward
from tourdetable.domain.commitments import tokens as of_commitments
from tourdetable.domain.guests.actions import withdraw
from tourdetable.domain.guests.tokens import token_of
from tourdetable.domain.networks.models import Mandate
from tourdetable.interface.web.areas.home.former import former_places

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


def home(room: Room, name: str) -> HttpResponse:
    found: HttpResponse = room.client(name).get("/")
    return found


def end(room: Room, name: str) -> None:
    Mandate.objects.filter(person=getattr(room.circle, name)).update(ends=YESTERDAY)


def test_the_day_and_who_gives_places_are_told(room: Room) -> None:
    maud = steward(room)
    end(room, "bao")
    (place,) = former_places(room.circle.bao, now=NOW)
    assert (place.network, place.until) == (room.circle.network, YESTERDAY)
    assert [(person, bool(office)) for person, office in place.to_ask] == [(maud, True)]
    page = home(room, "bao")
    assert (page.templates[0].name, page.context["places"]) == ("home/no_place.html", [place])
    assert str(maud) in page.content.decode()


def test_whoever_has_another_place_goes_on(room: Room) -> None:
    assert home(room, "ana").templates[0].name == "home/table.html"


def test_nobody_is_named_who_could_not_help(room: Room) -> None:
    end(room, "bao")
    assert [place.to_ask for place in former_places(room.circle.bao, now=NOW)] == [()]


def test_who_to_ask_is_the_one_of_today(room: Room) -> None:
    end(room, "bao")
    client = room.client("bao")
    tag = client.get("/")["ETag"]
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 304
    maud = steward(room)
    assert str(maud) in client.get("/", headers={"If-None-Match": tag}).content.decode()


def test_who_never_had_a_place_is_told_how_one_comes(room: Room) -> None:
    page = home(room, "zoé")
    assert (page.templates[0].name, page.context["places"]) == ("home/no_place.html", [])


def test_whoever_is_called_in_finds_their_link_as_long_as_it_opens(room: Room) -> None:
    guest = for_a_time(room.circle, who=room.circle.zoe)
    client = room.client("zoé")
    page, link = client.get("/"), reverse("guest_link", args=[token_of(guest)])
    told = [words in page.content.decode() for words in (link, "Le quai", "rien à vous montrer")]
    assert told == [True, True, False]
    withdraw(guest=guest, version=1, by=room.circle.by_bao(), now=NOW)
    after = client.get("/", headers={"If-None-Match": page["ETag"]}).content.decode()
    assert (link in after, "rien à vous montrer" in after) == (False, True)


def test_a_place_to_come_is_said(room: Room) -> None:
    tomorrow = TODAY + timedelta(days=1)
    Mandate.objects.filter(person=room.circle.bao).update(starts=tomorrow, ends=None)
    (place,) = former_places(room.circle.bao, now=NOW)
    assert place.until is None


def test_what_is_asked_for_a_place_to_come_is_answered_before_it_begins(room: Room) -> None:
    mandates = Mandate.objects.filter(person=room.circle.bao)
    mandates.update(starts=TODAY + timedelta(days=7), ends=None)
    (one,) = asked_of(room.circle, theme_of(room.circle), "Bao")
    page = home(room, "bao").content.decode()
    link = f"/{room.circle.network.slug}/commitments/link/{of_commitments.token_of(one)}/"
    assert f'href="{link}"' in page
    assert room.client("bao").get(link).status_code == 200
    mandates.update(starts=TODAY, ends=None)
    assert f"/commitments/{one.pk}/" in home(room, "bao").content.decode()
