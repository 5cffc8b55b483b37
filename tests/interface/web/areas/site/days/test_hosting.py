from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.domain.site.builders import MAY, coming, feast, opened
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    Room,
    account_of,
    sent,
    steward,
)
from tourdetable.domain.site.models import OpenDay


@pytest.fixture
def host(room: Room) -> tuple[Client, str]:
    """Gaëlle, who convenes for the whole network; and in which capacity."""
    person, client = steward(room), Client()
    client.force_login(account_of(person))
    return client, f"office:{person.offices.get().pk}"


def written(acting: str, **more: Any) -> dict[str, Any]:
    said = {"programme": "- 9 h", "for_whom": "", "lead": "", "places": "", "acting": acting}
    days = {"closes_on": date(2027, 5, 10), "forget_on": date(2027, 6, 1)}
    return {**sent(0), **said, **days, **more}


def test_a_day_is_prepared_opened_and_read_by_everybody(
    room: Room, host: tuple[Client, str]
) -> None:
    meeting, (client, acting) = feast(room.circle), host
    assert client.post(room.url("day_new", meeting.pk), written(acting)).status_code == 302
    day = OpenDay.objects.get()
    url = room.url("open_day", day.pk)
    assert [room.client(who).get(url).status_code for who in (ANONYMOUS, COLLEAGUE)] == [302, 404]
    assert client.post(room.url("day_open", day.pk), written(acting, version=1)).status_code == 302
    page = room.client(ANONYMOUS).get(url).content.decode()
    assert ("S’inscrire" in page, "Pour les personnes qui reçoivent" in page) == (True, False)
    more = written(acting, version=2, places=3)
    assert client.post(room.url("day_change", day.pk), more).status_code == 302
    assert client.post(room.url("day_close", day.pk), written(acting, version=3)).status_code == 302
    assert client.get(room.url("day_new", meeting.pk))["Location"] == url


def test_a_reading_is_for_members_alone(room: Room, host: tuple[Client, str]) -> None:
    client, _acting = host
    assert client.get(room.url("day_new", room.meeting.pk)).status_code == 404


def test_needs_and_names_are_for_the_hosts_alone(room: Room, host: tuple[Client, str]) -> None:
    day, (client, _acting) = opened(room.circle), host
    coming(day, name="Lou Marin", needs="Une boucle", organisation="=2+2")
    shown = client.get(room.url("day_attendance", day.pk)).content.decode()
    file = client.get(room.url("day_attendance_file", day.pk, "csv")).content.decode("utf-8-sig")
    assert [word in shown for word in ("Lou Marin", "Une boucle")] == [True, True]
    assert file.splitlines()[1] == "Lou Marin;'=2+2;lou@example.org;inscrit·e;Une boucle"
    for who in (ANONYMOUS, COLLEAGUE):
        reader = room.client(who)
        page = reader.get(room.url("open_day", day.pk)).content.decode()
        assert [word in page for word in ("Lou Marin", "Une boucle", "lou@")] == [False] * 3


def test_who_came_is_ticked(
    room: Room, host: tuple[Client, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    day, (client, acting) = opened(room.circle), host
    one, _other = coming(day), coming(day, "b@example.org", name="Ali")
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: MAY)
    ticked = written(acting, version=day.version, came=[one.pk])
    assert client.post(room.url("day_attendance", day.pk), ticked).status_code == 302
    assert list(day.registrations.filter(came=True)) == [one]
    page = client.get(room.url("day_attendance", day.pk)).content.decode()
    assert page.count("checked") == 1


def test_many_who_come_cost_no_more_queries_than_few(room: Room, host: tuple[Client, str]) -> None:
    day, (client, _acting) = opened(room.circle, places=None), host
    counted = []
    for some in (1, 12):
        for number in range(some):
            coming(day, f"{some}-{number}@example.org")
        with CaptureQueriesContext(connection) as seen:
            client.get(room.url("day_attendance", day.pk))
        counted.append(len(seen))
    assert counted[0] == counted[1]
