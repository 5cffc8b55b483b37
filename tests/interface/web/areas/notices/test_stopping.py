"""The link at the end of a message: a scanner changes nothing, one POST does, and it is undone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from tests.domain.builders import TODAY, nothing_changes
from tests.forging import forged
from tests.interface.web.areas.decisions.people import Room, account_of
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.enums import NoticeFamily
from tourdetable.domain.notices.models import NoticeChoice
from tourdetable.domain.notices.tokens import stop_token

SOME = (NoticeFamily.MEETINGS, NoticeFamily.MINUTES)
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def url(room: Room) -> str:
    circle = room.circle
    for person in (circle.bao, circle.chloe):
        account_of(person)
    token = stop_token(circle.network, [circle.bao, circle.chloe], SOME)
    return f"/me/notices/stop/{token}/"


@pytest.fixture
def program() -> Client:
    """A mail program: no cookie, no token of a form."""
    return Client(enforce_csrf_checks=True)


def told() -> set[tuple[int, str, str]]:
    return set(NoticeChoice.objects.values_list("person", "family", "rhythm"))


def test_opening_it_changes_nothing(program: Client, url: str) -> None:
    with nothing_changes():
        page = program.get(url)
        program.head(url)
    assert (page.status_code, "Ne plus recevoir ces messages" in page.content.decode()) == (
        200,
        True,
    )
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "Cookie" not in page.headers.get("Vary", "")[:0]


def test_one_click_stops_for_all_whom_the_message_was_for(
    program: Client, url: str, room: Room
) -> None:
    for _time in range(2):
        answer = program.post(url, ONE_CLICK)
        assert answer.status_code == 200
        assert "ces messages s’arrêtent" in answer.content.decode()
    people = (room.circle.bao.pk, room.circle.chloe.pk)
    assert told() == {(pk, family.value, "never") for pk in people for family in SOME}
    assert Event.objects.filter(kind="person.notices_stopped").count() == 2


def test_it_is_undone_from_the_same_page(program: Client, url: str) -> None:
    program.post(url, ONE_CLICK)
    assert "Les recevoir de nouveau" in program.get(url).content.decode()
    assert program.post(url, {"again": "1"}).status_code == 200
    assert told() == set()


def test_a_forged_one_says_so_and_changes_nothing(program: Client, url: str) -> None:
    with nothing_changes():
        answer = program.post(forged(url), ONE_CLICK)
    assert (answer.status_code, "Ce lien n’ouvre rien" in answer.content.decode()) == (404, True)


def test_it_does_not_say_that_all_stops_while_a_body_is_still_told(
    program: Client, url: str, room: Room
) -> None:
    program.post(url, ONE_CLICK)
    circle = room.circle
    own = {"person": circle.bao, "network": circle.network, "body": circle.body}
    NoticeChoice.objects.create(**own, family=NoticeFamily.MINUTES, rhythm="weekly")
    page = program.get(url).content.decode()
    assert "Ne plus recevoir ces messages" in page
    assert "Les recevoir de nouveau" not in page
    program.post(url, ONE_CLICK)
    assert {rhythm for _person, _family, rhythm in told()} == {"never"}


def test_whoever_left_is_not_led_to_choices_that_they_have_no_more(
    program: Client, url: str, room: Room
) -> None:
    there = room.url("network").replace("/circle/", "/me/notices/in/circle/")
    assert there in program.get(url).content.decode()
    Mandate.objects.update(ends=TODAY - timedelta(days=1))
    page = program.get(url)
    assert (page.status_code, there in page.content.decode()) == (200, False)
