"""What a seat says in a consultation is nowhere before its time: no page, file, table, feed, mail,
answer of search or event holds a word of it, and no page differs by it (a canary)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.builders import NOW, OPERATOR, TODAY
from tests.permissions.stage import ROLES, Stage, build_stage
from tests.test_permissions import MATRIX
from tourdetable.core.sheets.writing import MEDIA
from tourdetable.domain.consultations import queries
from tourdetable.domain.consultations.actions.consulting import speak
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.journal.models import Event
from tourdetable.interface.mail.deliver import deliver
from tourdetable.interface.web.areas.rosters.exports import TABLES

SECRET, LIFT = "Le canari du quai", "Une cage du port"
KNOCK = (*ROLES, "light", "ended", "elsewhere", "guest")
CHANGES = re.compile(rb'name="(csrfmiddlewaretoken|gesture)" value="[^"]*"|nonce-[\w=-]+')


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


def objected() -> SeatVoice:
    """The school, which nobody who knocks holds, objects."""
    one = Consultation.objects.get(body__network__slug="circle")
    school = one.body.seats.get(institution__name="École du Môle")
    position = PositionDraft(school.pk, "object", SECRET, LIFT)
    return speak(consultation=one, position=position, by=OPERATOR, now=NOW)


def addresses(stage: Stage) -> Iterator[str]:
    """Every address of the program, each table in each form, and what one would look for."""
    for name, line in MATRIX.items():
        yield reverse(name, args=line.where(stage))
    for what in TABLES:
        for kind in MEDIA:
            yield reverse("export", args=["circle", what, kind])
    for words in ("canari", "cage", "École"):
        yield f"{reverse('search', args=['circle'])}?q={words}"


def unpacked(answer: HttpResponse) -> bytes:
    """All that an answer holds; files of files are opened."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] != b"PK":
        return bytes(content)
    archive = zipfile.ZipFile(io.BytesIO(content))
    return b"".join(archive.read(name) for name in archive.namelist())


def read(client: Client, url: str) -> bytes:
    """What is read at an address, without what differs each time."""
    answer: Any = client.get(url)
    if answer.get("Content-Type", "").startswith("text/event-stream"):
        return b""
    return CHANGES.sub(b"", unpacked(answer))


def test_no_mail_and_no_event_holds_a_word_of_it_and_its_end_shows_it(
    db: None, mailoutbox: list[Any]
) -> None:
    """That no address does is seen with the passages of minutes (`test_hidden_passages.py`)."""
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
