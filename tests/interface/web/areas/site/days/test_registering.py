from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from tests.domain.builders import NOW, nothing_changes
from tests.domain.site.builders import MAY, asked, coming, opened, prepared
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.site.actions.registering import Visitor, withdraw
from tourdetable.domain.site.models import DayRegistration
from tourdetable.domain.site.tokens import token_of


@pytest.fixture(autouse=True)
def nobody_came_before(db: None) -> None:
    """What limits counted in another test is forgotten."""
    cache.clear()


def words(**more: Any) -> dict[str, Any]:
    said = {"name": "Lou Marin", "email": "lou@example.org", "organisation": "", "needs": ""}
    return {**said, "gesture": str(uuid4()), **more}


def link(room: Room, one: DayRegistration) -> str:
    return room.url("day_link", token_of(one))


def test_anybody_registers_then_confirms_by_their_link(room: Room) -> None:
    day, client = opened(room.circle), Client()
    url = room.url("day_register", day.pk)
    assert client.get(url).status_code == 200
    said = words(needs="Une boucle")
    assert client.post(url, said)["Location"] == room.url("open_day", day.pk)
    page = client.get(room.url("open_day", day.pk)).content.decode()
    assert ("Un message part à lou@example.org" in page, "Une boucle" in page) == (True, False)
    one = DayRegistration.objects.get()
    with nothing_changes():
        shown = client.get(link(room, one))
    ids = re.findall(r' id="([^"]+)"', shown.content.decode())
    assert (shown.status_code, sorted(ids)) == (200, sorted(set(ids)))
    sent = {"do": "confirm", "gesture": str(uuid4())}
    assert client.post(link(room, one), sent).status_code == 302
    one.refresh_from_db()
    assert (one.state, one.needs, one.language) == ("coming", "Une boucle", "fr")


def test_whoever_asks_learns_nothing_of_who_registered(room: Room) -> None:
    day = opened(room.circle)
    coming(day)
    answers = []
    for email in ("lou@example.org", "autre@example.org"):
        client = Client()
        sent = client.post(room.url("day_register", day.pk), words(email=email))
        page = client.get(sent["Location"]).content.decode()
        answers.append((sent.status_code, f"Un message part à {email}" in page))
    assert answers == [(302, True)] * 2


def test_one_changes_what_one_said_and_withdraws(room: Room) -> None:
    one, client = coming(opened(room.circle)), Client()
    sent = words(do="change", name="Lou Morin")
    assert client.post(link(room, one), sent).status_code == 302
    one.refresh_from_db()
    assert (one.name, one.email, one.state) == ("Lou Morin", "lou@example.org", "coming")
    gone = client.post(link(room, one), {"do": "withdraw", "gesture": str(uuid4())})
    assert (gone.status_code, DayRegistration.objects.count()) == (200, 0)
    assert client.get(link(room, one)).status_code == 410


def test_a_link_that_is_forged_or_of_another_network_opens_nothing(room: Room) -> None:
    one = asked(opened(room.circle))
    forged = room.url("day_link", f"{token_of(one)}x")
    other = link(room, one).replace("/circle/", "/elsewhere/")
    with nothing_changes():
        assert [Client().get(url).status_code for url in (forged, other)] == [410, 410]
    withdraw(registration=one, by=Visitor(), now=NOW)
    assert Client().get(link(room, one)).status_code == 410


def test_what_cannot_be_taken_says_why_and_nothing_is_kept(room: Room) -> None:
    closed, day = prepared(room.circle), None
    url = room.url("day_register", closed.pk)
    assert Client().post(url, words()).status_code == 302
    assert not DayRegistration.objects.exists()
    assert day is None


def test_what_is_missing_is_said_once(room: Room) -> None:
    day = opened(room.circle)
    pages = [
        Client().post(room.url("day_register", day.pk), words(name="")),
        Client().post(link(room, coming(day)), words(do="change", name="")),
    ]
    said = [(one.status_code, one.content.decode().count("tdt-error-summary")) for one in pages]
    assert said == [(422, 1)] * 2


def test_after_the_day_the_link_promises_nothing_and_erases(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = coming(opened(room.circle))
    before = Client().get(link(room, one)).content.decode()
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: MAY + timedelta(days=2))
    after = Client().get(link(room, one)).content.decode()
    promises = ("Votre place va à", "Vous avez une place", "Changer ce que", "L’effacer maintenant")
    assert [[said in page for said in promises] for page in (before, after)] == [
        [True, True, True, False],
        [False, False, False, True],
    ]


def test_a_mailbox_is_not_flooded(room: Room) -> None:
    url = room.url("day_register", opened(room.circle).pk)
    statuses = [Client().post(url, words()).status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]


def test_a_demonstration_gives_the_link(room: Room) -> None:
    day, client = opened(room.circle), Client()
    with override_settings(DEMO_TODAY="2027-04-06"):
        client.post(room.url("day_register", day.pk), words())
    page = client.get(room.url("open_day", day.pk)).content.decode()
    assert link(room, DayRegistration.objects.get()) in page
