"""What a seat says in a consultation is nowhere before its time: no page, file, table, feed, mail,
answer of search or event holds a word of it, and no page differs by it (a canary)."""

from __future__ import annotations

import re
from datetime import timedelta
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
from tourdetable.domain.journal.models import Event
from tourdetable.interface.mail.deliver import deliver

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


def test_no_mail_and_no_event_holds_a_word_of_it_and_its_end_shows_it(
    db: None, mailoutbox: list[Any]
) -> None:
    """That no address does is seen on the walk through all of them (`test_permissions.py`)."""
    stage = build_stage()
    voice = objected()
    for days in (0, 1, 6):
        deliver(NOW + timedelta(days=days))
    one = voice.consultation
    for seat in queries.seats_asked(one.body, TODAY):
        if seat != voice.seat:
            consented = PositionDraft(seat.pk, "consent")
            speak(consultation=one, position=consented, by=OPERATOR, now=NOW)
    url = reverse("consultation", args=MATRIX["consultation"].where(stage))
    assert SECRET.encode() in read(stage.clients["member"], url)
    told = "".join(f"{one.subject} {one.body} {one.alternatives}" for one in mailoutbox)
    told += "".join(str(data) for data in Event.objects.values_list("data", flat=True))
    assert (SECRET in told, LIFT in told) == (False, False)


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
