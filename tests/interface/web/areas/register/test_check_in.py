"""Saying that one is there, with the code of the room: signed in, or by one's link."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.builders import NOW, nothing_changes
from tests.domain.guests.builders import for_a_time, to_meeting
from tests.forging import forged
from tests.interface.web.areas.meetings.people import Port, account_of, text
from tourdetable.domain.guests.tokens import token_of
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.meetings.tokens import link_token
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Person
from tourdetable.domain.register.codes import STEP, room_code
from tourdetable.domain.register.models import GuestAttendance


@pytest.fixture(autouse=True)
def no_former_tries() -> None:
    cache.clear()


def code(port: Port, **more: Any) -> dict[str, str]:
    return {"code": room_code(port.meeting, now=NOW), "mode": "in_person", **more}


def link(port: Port, person: Person) -> str:
    account_of(person)
    return reverse("check_in_link", args=[link_token(port.meeting.pk, person)])


def test_with_the_code_one_is_there_for_oneself_alone(port: Port) -> None:
    port.opened()
    bao, url = port.client("bao"), port.url("meeting_check_in")
    with nothing_changes():
        assert bao.get(url + "?code=123456").context["form"]["code"].value() == "123456"
    assert bao.post(url, code(port))["Location"] == url
    row = Attendance.objects.get()
    assert (row.person, row.seat, row.mode, row.how) == (
        port.circle.bao,
        port.circle.library,
        "in_person",
        "self",
    )
    assert "La présence de Bao Trần est notée : en salle" in text(bao.get(url))
    with nothing_changes():
        bao.post(url, code(port))


def test_a_code_of_just_now_passes_a_former_or_another_one_does_not(port: Port) -> None:
    port.opened()
    bao, url = port.client("bao"), port.url("meeting_check_in")
    former = room_code(port.meeting, now=NOW - 5 * STEP)
    other = Meeting.objects.exclude(pk=port.meeting.pk).first()
    assert other is not None
    with nothing_changes():
        for wrong in ("", "000", former, room_code(other, now=NOW)):
            answer = bao.post(url, code(port, code=wrong))
            assert answer.status_code == 422
        assert bao.post(url, code(port, mode="absent")).status_code == 422
    just_now = room_code(port.meeting, now=NOW - 2 * STEP)
    assert bao.post(url, code(port, code=just_now)).status_code == 302


def test_codes_are_not_guessed(port: Port) -> None:
    port.opened()
    bao, url = port.client("bao"), port.url("meeting_check_in")
    answers = [bao.post(url, code(port, code=f"{n:06}")).status_code for n in range(20)]
    assert answers == [422] * 20
    with nothing_changes():
        assert bao.post(url, code(port)).status_code == 429
    assert port.client("chloé").post(url, code(port)).status_code == 302


def test_before_the_opening_and_after_the_minutes(port: Port) -> None:
    port.today()
    bao, url = port.client("bao"), port.url("meeting_check_in")
    assert "n’est pas encore ouverte" in text(bao.get(url))
    with nothing_changes():
        assert bao.post(url, code(port)).status_code == 422
    port.opened()
    Meeting.objects.filter(pk=port.meeting.pk).update(sealed_at=NOW)
    with nothing_changes():
        assert bao.post(url, code(port)).status_code == 422


def test_only_those_who_hold_a_seat(port: Port) -> None:
    port.opened()
    url, names = port.url("meeting_check_in"), ("dora", "félix", "zoé", "anonymous")
    clients = {name: port.client(name) for name in names}
    with nothing_changes():
        answers = {name: clients[name].post(url, code(port)).status_code for name in names}
    assert answers == {"dora": 403, "félix": 404, "zoé": 404, "anonymous": 302}


def test_by_the_link_of_ones_invitation_without_signing_in(port: Port) -> None:
    port.opened()
    url = link(port, port.circle.bao)
    with nothing_changes():
        page = Client().get(url)
    assert page["Referrer-Policy"] == "strict-origin"
    assert "Ana Ruiz" not in text(page)
    assert Client().post(url, code(port, mode="remote"))["Location"] == url
    row = Attendance.objects.get()
    assert (row.person, row.mode, row.entered_by) == (port.circle.bao, "remote", port.circle.bao)


def test_by_the_link_of_a_guest_called_in_once_or_for_a_time(port: Port) -> None:
    port.today()
    once, lasting = to_meeting(port.circle, port.meeting), for_a_time(port.circle)
    port.opened()
    for guest in (once, lasting):
        url = reverse("check_in_link", args=[token_of(guest)])
        assert url in Client().get(reverse("guest_link", args=[token_of(guest)])).content.decode()
        assert Client().post(url, code(port)).status_code == 302
    rows = GuestAttendance.objects.order_by("pk")
    assert [(row.guest, row.how) for row in rows] == [(once, "self"), (lasting, "self")]


def test_links_that_open_nothing(port: Port, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forged; of somebody who holds no seat there; of a stranger; the day after."""
    guest = to_meeting(port.circle, port.again())
    port.opened()
    urls = [link(port, person) for person in (port.circle.dora, port.circle.zoe)]
    urls += [reverse("check_in_link", args=[f"1-1-{'a' * 26}"])]
    urls += [forged(link(port, port.circle.bao))]
    with nothing_changes():
        found: list[HttpResponse] = [Client().post(url, code(port)) for url in urls]
    assert [answer.status_code for answer in found] == [410] * 4
    later = NOW + timedelta(days=2)
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: later)
    closed = [link(port, port.circle.bao), reverse("check_in_link", args=[token_of(guest)])]
    assert [Client().get(url).status_code for url in closed] == [410, 410]


def test_a_network_that_is_closed_records_nothing(port: Port) -> None:
    guest = to_meeting(port.circle, port.meeting)
    port.opened()
    urls = [link(port, port.circle.bao), reverse("check_in_link", args=[token_of(guest)])]
    Network.objects.update(closed_on=NOW.date())
    with nothing_changes():
        answers = [Client().post(url, code(port)).status_code for url in urls]
    assert answers == [410, 410]
