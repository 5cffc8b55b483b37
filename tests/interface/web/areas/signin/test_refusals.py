"""Whoever has not signed in, or no longer, is asked to, and finds again what they wrote."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client, RequestFactory

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.decisions.people import Room, account_of, sent
from tourdetable.domain.journal.actions import Sealed
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.people.models import Session
from tourdetable.interface.web.areas.signin.refusals import forbidden
from tourdetable.interface.web.base.forms import mark_of

WORDS = "On a lu, puis ri — « longtemps ».\r\n\r\nPuis on a parlé."


@pytest.fixture(autouse=True)
def nobody_has_tried(db: None) -> None:
    cache.clear()


def edit(room: Room) -> str:
    return room.url("minutes_edit", room.meeting.pk)


def minutes_by_ana(room: Room, **more: object) -> dict[str, object]:
    data = sent(room.circle.town.pk, text=WORDS, version=0)
    return data | {"writer": mark_of(room.circle.ana.pk)} | more


def sign_in_page(path: str) -> str:
    return f"/signin/?next={quote(path)}"


def test_what_a_closed_network_refuses_elsewhere_is_said_and_given_back(rf: RequestFactory) -> None:
    request = rf.post("/join/something/", {"text": WORDS})
    request.user, request.resolver_match = AnonymousUser(), None
    answer = forbidden(request, Sealed("closed"))
    page = answer.content.decode()
    assert (answer.status_code, "Ce réseau est fermé" in page, "Puis on a parlé." in page) == (
        403,
        True,
        True,
    )


# ---- A signed-out reader


@pytest.mark.parametrize(
    "path",
    [
        "charter/",
        "people/",
        "meetings/{meeting}/",
        "meetings/999999/",
        "meetings/{meeting}/minutes.pdf",
        "no-such-page/at/all/",
        "decisions/1/?from=mail",
    ],
)
def test_any_address_of_a_network_asks_to_sign_in_whether_it_exists_or_not(
    room: Room, path: str
) -> None:
    path = f"/circle/{path.format(meeting=room.meeting.pk)}"
    answer = Client().get(path)
    assert (answer.status_code, answer["Location"]) == (302, sign_in_page(path))
    assert answer.content == b""
    assert room.client("zoé").get(path).status_code == 404


def test_outside_networks_nothing_is_still_nothing(room: Room) -> None:
    statuses = {path: Client().get(path).status_code for path in ("/nowhere/", "/nowhere/charter/")}
    assert statuses == {"/nowhere/": 404, "/nowhere/charter/": 404}


def test_whoever_signed_in_is_not_asked_to(room: Room) -> None:
    pages = [who.get("/nowhere/").content.decode() for who in (Client(), room.client("zoé"))]
    assert ["Se connecter" in page for page in pages] == [True, False]


def test_a_calendar_program_is_never_shown_a_page(room: Room) -> None:
    assert Client().get("/circle/calendar/forged.ics").status_code == 404


# ---- A session that ends while somebody writes


def test_signing_in_again_resumes_on_the_same_form_with_its_words(room: Room) -> None:
    ana = room.client("ana")
    Session.objects.all().delete()
    with nothing_changes():
        answer = ana.post(edit(room), minutes_by_ana(room))
    assert (answer.status_code, answer["Location"]) == (302, sign_in_page(edit(room)))
    assert ana.get(answer["Location"]).context["words_wait"] is True
    ana.force_login(account_of(room.circle.ana))
    with nothing_changes():
        page = ana.get(edit(room))
    assert (page.status_code, page.context["form"]["text"].value()) == (200, WORDS)
    assert page.context["form"].resumed
    assert ana.post(edit(room), minutes_by_ana(room)).status_code == 302
    assert Minutes.objects.get(meeting=room.meeting).text == WORDS.replace("\r\n", "\n")
    assert ana.get(edit(room)).context["form"].resumed is False


def test_nobody_else_on_the_same_computer_reads_them(room: Room) -> None:
    browser = room.client("ana")
    Session.objects.all().delete()
    browser.post(edit(room), minutes_by_ana(room))
    browser.force_login(account_of(room.circle.dora))
    assert WORDS not in browser.get(edit(room)).content.decode()


@pytest.mark.parametrize("mark", ["", "1:forged"])
def test_words_without_a_mark_go_to_whoever_holds_the_seat_that_they_name(
    room: Room, mark: str
) -> None:
    data = minutes_by_ana(room, writer=mark)
    shown = {}
    for name in ("ana", "dora"):
        browser = Client()
        browser.post(edit(room), data)
        browser.force_login(account_of(getattr(room.circle, name)))
        shown[name] = WORDS in browser.get(edit(room)).content.decode()
    assert shown == {"ana": True, "dora": False}


def test_the_writer_may_set_them_aside(room: Room) -> None:
    ana = Client()
    ana.post(edit(room), minutes_by_ana(room))
    ana.force_login(account_of(room.circle.ana))
    for address in (f"{edit(room)}?kept=drop", edit(room)):
        assert WORDS not in ana.get(address).content.decode()


def test_signing_out_erases_them(room: Room) -> None:
    ana = Client()
    ana.post(edit(room), minutes_by_ana(room))
    ana.force_login(account_of(room.circle.ana))
    left = ana.post("/signin/out/")
    assert left["Clear-Site-Data"] == '"cache", "storage"'
    ana.force_login(account_of(room.circle.ana))
    assert WORDS not in ana.get(edit(room)).content.decode()


def test_those_who_share_a_mailbox_keep_their_words_while_they_say_who_they_are(
    room: Room,
) -> None:
    room.circle.bao.account = account_of(room.circle.ana)
    room.circle.bao.save()
    ana = room.client("ana")
    answer = ana.post(edit(room), minutes_by_ana(room))
    assert (answer.status_code, answer["Location"]) == (302, "/signin/who/")
    answer = ana.post("/signin/who/", {"person": room.circle.ana.pk})
    assert ana.get(answer["Location"]).context["form"]["text"].value() == WORDS


# ---- A lost token


def test_a_form_without_its_token_changes_nothing_and_keeps_its_words(room: Room) -> None:
    ana = Client(enforce_csrf_checks=True)
    ana.force_login(account_of(room.circle.ana))
    with nothing_changes():
        answer = ana.post(edit(room), minutes_by_ana(room))
        page = ana.get(edit(room))
    assert (answer.status_code, answer.context["again"]) == (403, edit(room))
    assert answer.context["written"] == [WORDS]
    assert page.context["form"]["text"].value() == WORDS


def test_what_another_site_sends_is_not_kept(room: Room) -> None:
    ana = Client(enforce_csrf_checks=True)
    ana.force_login(account_of(room.circle.ana))
    for headers in ({"Origin": "https://elsewhere.example"}, {"Origin": "null"}):
        answer = ana.post(edit(room), minutes_by_ana(room), headers=headers)
        assert (answer.status_code, answer.context["again"]) == (403, "")
    assert WORDS not in ana.get(edit(room)).content.decode()
