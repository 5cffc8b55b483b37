"""Saying who one is, among the persons who share a mailbox."""

from __future__ import annotations

import re
import socket
import time
from urllib.parse import unquote

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils.translation import gettext
from pytest_django.fixtures import Settings

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.decisions.people import Room, account_of
from tourdetable.domain.people.models import Account, Person
from tourdetable.interface.web.areas.signin.adapter import MailboxAdapter
from tourdetable.interface.web.areas.signin.limits import ASKED_TOO_OFTEN
from tourdetable.interface.web.areas.signin.views import not_sent

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


# ---- The address, then the code


ADDRESS, WANTED = "ana@exemple.invalid", "/circle/charter/"
ASK, ENTER = f"/signin/?next={WANTED}", f"/signin/code/?next={WANTED}"


@pytest.fixture
def asked(room: Room) -> Client:
    """A browser in which Ana has asked for a code, on her way to the charter."""
    cache.clear()
    room.circle.ana.account = Account.objects.create(email=ADDRESS)
    room.circle.ana.save()
    browser = Client()
    answer = browser.post(ASK, {"email": ADDRESS})
    assert (answer.status_code, answer["Location"]) == (
        302,
        ENTER.replace("/circle/charter/", "%2Fcircle%2Fcharter%2F"),
    )
    return browser


def codes() -> list[str]:
    """Those that were sent."""
    return [
        found[0]
        for letter in mail.outbox
        if (found := re.findall(r"^ {4}(\S+)$", letter.body, re.M))
    ]


def told(browser: Client, page: str) -> list[str]:
    """What the next page says of what happened."""
    return [str(message) for message in browser.get(page).context["messages"]]


def test_a_code_leads_to_the_page_that_was_wanted(asked: Client) -> None:
    (code,) = codes()
    answer = asked.post(ENTER, {"code": code.lower().replace("-", "–")})
    assert (answer.status_code, answer["Location"]) == (302, WANTED)


def test_another_address_may_be_used(room: Room, asked: Client) -> None:
    page = asked.get(ENTER)
    assert ASK.replace("/circle/charter/", "%2Fcircle%2Fcharter%2F") in page.content.decode()
    page = asked.get(ASK)
    assert (page.status_code, page.context["sent_to"]) == (200, ADDRESS)
    other = Account.objects.create(email="bao@exemple.invalid")
    room.circle.bao.account = other
    room.circle.bao.save()
    asked.post(ASK, {"email": other.email})
    assert asked.post(ENTER, {"code": codes()[-1]})["Location"] == WANTED
    assert reader(asked) == room.circle.bao


def test_an_empty_code_is_not_an_attempt(asked: Client) -> None:
    for nothing in ("", " ", "—", ""):
        page = asked.post(ENTER, {"code": nothing})
        assert (page.status_code, sorted(page.context["verify_form"].errors)) == (200, ["code"])
    assert asked.post(ENTER, {"code": codes()[0]})["Location"] == WANTED


def test_after_three_wrong_codes_one_starts_again_and_is_told_why(asked: Client) -> None:
    answers = [asked.post(ENTER, {"code": "ZZZZ-ZZZZ"}) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert unquote(answers[-1]["Location"]) == ASK
    assert told(asked, ASK)[-1:] == [str(MailboxAdapter.error_messages["too_many_login_attempts"])]
    assert asked.post(ENTER, {"code": codes()[0]}).status_code == 302
    assert reader(asked) is None


def test_the_same_code_is_sent_again(asked: Client) -> None:
    answer = asked.post(ENTER, {"action": "resend"})
    assert unquote(answer["Location"]) == ENTER
    first, second = codes()
    assert first == second
    assert asked.post(ENTER, {"code": second})["Location"] == WANTED


def test_a_code_sent_again_works_for_a_quarter_of_an_hour_more(
    asked: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = time.time()
    monkeypatch.setattr(time, "time", lambda: start + 14 * 60)
    asked.post(ENTER, {"action": "resend"})
    monkeypatch.setattr(time, "time", lambda: start + 28 * 60)
    assert asked.post(ENTER, {"code": codes()[0]})["Location"] == WANTED


def test_a_code_that_has_expired_says_so(asked: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    late = time.time() + 16 * 60
    monkeypatch.setattr(time, "time", lambda: late)
    answer = asked.post(ENTER, {"code": codes()[0]})
    assert unquote(answer["Location"]) == ASK
    assert told(asked, ASK)[-1:] == [gettext("That code has expired: ask for another.")]


def test_asking_four_codes_in_a_minute_is_no_failed_sign_in(asked: Client) -> None:
    pages = [asked.post(ASK, {"email": ADDRESS}) for _time in range(3)]
    assert [page.status_code for page in pages] == [302, 302, 200]
    assert pages[-1].context["form"].errors["email"] == [str(ASKED_TOO_OFTEN)]
    asked.post(ENTER, {"action": "resend"})
    assert told(asked, ENTER)[-1] == str(ASKED_TOO_OFTEN)
    assert len(codes()) == 3
    assert asked.post(ENTER, {"code": codes()[-1]})["Location"] == WANTED


def test_an_unknown_address_is_answered_the_same_and_gets_no_code(asked: Client) -> None:
    cache.clear()
    unknown, before = Client(), codes()
    answer = unknown.post(ASK, {"email": "nobody@exemple.invalid"})
    assert unquote(answer["Location"]) == ENTER
    unknown.post(ENTER, {"action": "resend"})
    page = unknown.post(ENTER, {"code": before[0]})
    assert (page.status_code, page.context["can_resend"]) == (200, True)
    assert codes() == before


def test_a_mail_server_that_is_down_or_never_answers_is_said(
    asked: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    page = asked.post(ASK, {"email": ADDRESS})
    assert (page.status_code, page.context["form"].non_field_errors()) == (200, [not_sent()])
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = silent.getsockname()[1], 0.05
        page = asked.post(ASK, {"email": ADDRESS})
    assert (page.status_code, page.context["form"].non_field_errors()) == (200, [not_sent()])
    cache.clear()
    assert asked.post(ENTER, {"action": "resend"}).status_code == 302
    assert told(asked, ENTER)[-1] == not_sent()


def test_whoever_has_signed_in_already_goes_where_they_wanted(asked: Client) -> None:
    asked.post(ENTER, {"code": codes()[0]})
    assert [asked.get(page)["Location"] for page in (ASK, ENTER)] == [WANTED, WANTED]


def test_no_other_site_is_where_one_goes(asked: Client) -> None:
    elsewhere = asked.post("/signin/code/?next=https://elsewhere.example/", {"code": codes()[0]})
    assert elsewhere["Location"] == "/"


# ---- Behind a proxy


def few_from_an_address(settings: Settings) -> None:
    """Five codes a minute for an address, instead of a hundred and twenty."""
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"request_login_code": "5/m/ip"}


@pytest.mark.parametrize(("proxies", "last"), [(0, 200), (1, 302)])
def test_behind_a_proxy_limits_count_each_person(
    room: Room, settings: Settings, proxies: int, last: int
) -> None:
    few_from_an_address(settings)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    statuses = [
        Client(headers={"X-Forwarded-For": f"192.0.2.{number}"})
        .post("/signin/", {"email": f"person{number}@exemple.invalid"})
        .status_code
        for number in range(7)
    ]
    assert statuses == [302] * 5 + [last] * 2


def test_a_visitor_does_not_choose_the_address_that_is_counted(
    room: Room, settings: Settings
) -> None:
    """The proxy adds the address that it saw after those that the visitor claims."""
    few_from_an_address(settings)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    statuses = [
        Client(headers={"X-Forwarded-For": f"192.0.2.{number}, 198.51.100.7"})
        .post("/signin/", {"email": f"person{number}@exemple.invalid"})
        .status_code
        for number in range(6)
    ]
    assert statuses == [302] * 5 + [200]
