"""A proposal is put to the seats between meetings; nobody reads the others before having spoken."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, nothing_changes
from tests.domain.consultations.builders import SECRET, consult, says
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    REFUSED,
    SECRETARY,
    STRANGER,
    Room,
    sent,
)
from tourdetable.domain.consultations.actions.consulting import withdraw
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.decisions.models import Decision
from tourdetable.interface.mail.deliver import deliver

LIFT = "Une salle fermée."


def objected(room: Room) -> Consultation:
    """The school has objected; the two others have not spoken."""
    one = consult(room.circle)
    said = {"words": SECRET, "would_lift": LIFT}
    says(room.circle, one, room.circle.school, "object", **said)
    return one


def by_bao(room: Room, **fields: Any) -> dict[str, Any]:
    kept = {"stance": "consent", "words": "", "would_lift": "", "attribution": "institution"}
    return sent(room.circle.library.pk, **(kept | fields))


def test_whoever_prepares_asks_the_seats(room: Room) -> None:
    url = room.url("consultation_new", "port")
    words = {"title": "Lire dehors", "why": "Il fait beau.", "text": "", "until": "2027-04-13"}
    client = room.client(LEAD)
    assert client.get(url).status_code == 200
    data = sent(0, **words) | {"acting": f"office:{room.circle.lead.pk}"}
    answer = client.post(url, data)
    one = Consultation.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, room.url("consultation", one.pk))
    assert "Lire dehors" in client.get(room.url("consultations", "port")).content.decode()
    assert room.statuses(url) == REFUSED


def test_one_speaks_then_reads_the_others(room: Room) -> None:
    one, client = objected(room), room.client(COLLEAGUE)
    here = room.url("consultation", one.pk)
    assert SECRET not in client.get(here).content.decode()
    assert client.post(room.url("consultation_speak", one.pk), by_bao(room)).status_code == 302
    page = client.get(here).content.decode()
    assert (SECRET in page, LIFT in page) == (True, True)
    with nothing_changes():
        again = client.post(room.url("consultation_speak", one.pk), by_bao(room, stance="object"))
    assert again.status_code == 422
    assert set(again.context["form"].errors) == {"words", "would_lift"}


def test_it_is_concluded_once_all_have_spoken(room: Room) -> None:
    one, ana = objected(room), room.client(SECRETARY)
    there = room.url("consultation_conclude", one.pk)
    assert "Des sièges peuvent encore" in ana.get(there).content.decode()
    for seat in (room.circle.town, room.circle.library):
        says(room.circle, one, seat)
    page = ana.get(there)
    assert [code for code, _words in page.context["form"].fields["outcome"].choices] == [
        "adopted_with_dissent",
        "no_decision",
        "deferred",
    ]
    data = sent(room.circle.town.pk, outcome="adopted_with_dissent", text="", version=1)
    answer = ana.post(there, data)
    made = Decision.objects.get()
    assert answer["Location"] == room.url("decision", made.pk)
    decision = ana.get(answer["Location"]).content.decode()
    assert all(words in decision for words in (SECRET, LIFT, "avril 2027"))
    assert "n’est pas noté présent" not in decision


def test_it_is_withdrawn(room: Room) -> None:
    one = objected(room)
    url = room.url("consultation_withdraw", one.pk)
    assert room.statuses(url) == REFUSED
    data = sent(room.circle.town.pk, version=1)
    assert room.client(SECRETARY).post(url, data).status_code == 302
    assert not SeatVoice.objects.exists()


EVERYWHERE = (
    ("network",),
    ("body", "port"),
    ("consultations", "port"),
    ("decisions",),
    ("programme",),
    ("exports",),
)


def pages(room: Room, one: Consultation) -> list[str]:
    """All that might tell it: pages, tables, files."""
    found = [room.url(name, *rest) for name, *rest in EVERYWHERE]
    numbered = ("consultation", "consultation_speak", "consultation_conclude")
    found += [room.url(name, one.pk) for name in (*numbered, "consultation_withdraw")]
    found += [room.url("meeting", room.meeting.pk), room.url("minutes", room.meeting.pk)]
    found += [f"{room.url('search')}?q=bruyant", "/", "/mine/"]
    return found


def readable(answer: Any) -> bytes:
    """All that an answer holds, unpacked."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] != b"PK":
        return bytes(content)
    archive = zipfile.ZipFile(io.BytesIO(content))
    return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("who", [COLLEAGUE, SECRETARY, LEAD, NEIGHBOUR, STRANGER, ANONYMOUS])
def test_what_was_said_is_nowhere_before_its_time(
    room: Room, who: str, mailoutbox: list[Any]
) -> None:
    one, client = objected(room), room.client(who)
    for url in pages(room, one):
        page = readable(client.get(url))
        assert SECRET.encode() not in page, url
        assert LIFT.encode() not in page, url
    deliver(NOW)
    deliver(NOW + timedelta(days=6))
    told = "".join(f"{one.subject} {one.body} {one.alternatives}" for one in mailoutbox)
    assert (SECRET in told, LIFT in told) == (False, False)


def test_the_list_costs_the_same_for_three_and_more(room: Room) -> None:
    client, url = room.client(COLLEAGUE), room.url("consultations", "port")
    counts = []
    for _time in range(2):
        for _one in range(3):
            consult(room.circle)
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            client.get(url)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_page_costs_the_same_for_one_voice_and_three(room: Room) -> None:
    one, client = objected(room), room.client(COLLEAGUE)
    says(room.circle, one, room.circle.library)
    counts = []
    for seat in (room.circle.library, room.circle.town):
        says(room.circle, one, seat)
        with CaptureQueriesContext(connection) as seen:
            client.get(room.url("consultation", one.pk))
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_what_comes_after_the_end_is_told_so_and_given_back(room: Room) -> None:
    one = objected(room)
    withdraw(consultation=one, version=one.version, by=room.circle.by_ana(), now=NOW)
    client, url = room.client(COLLEAGUE), room.url("consultation_speak", one.pk)
    with nothing_changes():
        answer = client.post(url, by_bao(room, words="Trop tard"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Cette consultation est terminée" in page
    assert "Trop tard" in page


def test_whoever_ends_what_is_ended_already_is_shown_how_it_ended(room: Room) -> None:
    one = objected(room)
    withdraw(consultation=one, version=one.version, by=room.circle.by_ana(), now=NOW)
    client = room.client(LEAD)
    for view in ("consultation_conclude", "consultation_withdraw"):
        with nothing_changes():
            answer = client.post(room.url(view, one.pk), sent(0))
        assert answer["Location"] == room.url("consultation", one.pk)
    page = client.get(room.url("consultation", one.pk)).content.decode()
    assert "Cette consultation est déjà terminée" in page
