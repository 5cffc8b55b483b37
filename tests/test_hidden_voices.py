"""What a seat says in a consultation is nowhere before its time: no page, file, table, feed, mail,
answer of search or event holds a word of it, and no page differs by it (a canary)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.canaries import KNOCK, LIFT, SECRET, objected, unpacked
from tests.domain.builders import NOW, OPERATOR, TODAY
from tests.permissions.stage import build_stage
from tests.test_permissions import MATRIX
from tourdetable.domain.consultations import queries
from tourdetable.domain.consultations.actions.consulting import speak
from tourdetable.domain.decisions.positions import PositionDraft

CHANGES = re.compile(rb'name="(csrfmiddlewaretoken|gesture)" value="[^"]*"|nonce-[\w=-]+')


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


def read(client: Client, url: str) -> bytes:
    """What is read at an address, without what differs each time."""
    answer: Any = client.get(url)
    if answer.get("Content-Type", "").startswith("text/event-stream"):
        return b""
    return CHANGES.sub(b"", unpacked(answer))


def test_its_end_shows_it(db: None) -> None:
    """That no address tells it before is seen on the walk through all of them, with what is logged
    (`test_permissions.py`); and no mail nor event, with passages of minutes."""
    stage = build_stage()
    one = objected().consultation
    url = reverse("consultation", args=MATRIX["consultation"].where(stage))
    before = read(stage.clients["member"], url)
    for seat in queries.seats_asked(one.body, TODAY):
        if seat.institution.name != "École du Môle":
            consented = PositionDraft(seat.pk, "consent")
            speak(consultation=one, position=consented, by=OPERATOR, now=NOW)
    told = read(stage.clients["member"], url)
    assert [SECRET.encode() in said for said in (before, told)] == [False, True]


ABOUT_IT = ("consultation", "consultation_speak", "consultation_conclude", "consultation_link")
AROUND = ("network", "body", "consultations", "decisions", "journal", "home")


SAID = (("consent", "", ""), ("object", SECRET, LIFT), ("reservation", "Euh", ""))


def test_no_page_differs_by_what_was_said(db: None) -> None:
    stage = build_stage()
    urls = [
        reverse(name, args=MATRIX[name].where(stage))
        for name in (*ABOUT_IT, *AROUND)
        if name in MATRIX
    ]
    voice, seen = objected(), []
    for stance, words, would_lift in SAID:
        voice.stance, voice.words, voice.would_lift = stance, words, would_lift
        voice.save()
        seen.append([read(stage.clients[role], url) for role in KNOCK for url in urls])
    assert seen[0] == seen[1] == seen[2]
