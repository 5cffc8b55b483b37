"""The code of a room."""

from __future__ import annotations

import re
from datetime import timedelta

from django.test import Client

from tests.domain.builders import NOW
from tests.interface.web.areas.meetings.people import Port, text
from tests.interface.web.areas.register.test_attendance import marking
from tourdetable.domain.register.codes import room_code


def test_the_picture_the_digits_and_how_many_are_there(port: Port, ana: Client) -> None:
    port.opened()
    ana.post(port.url("meeting_attendance"), marking(port, ana="in_person", bao="remote"))
    answer = ana.get(port.url("meeting_room"))
    code, page = room_code(port.meeting, now=NOW), answer.content.decode()
    assert f"{code[:3]} {code[3:]}" in text(answer)
    assert "2 personnes sont notées présentes." in text(answer)
    svg = re.search(r"<svg[^>]*class=\"tdt-qr\".*?</svg>", page, re.S)
    assert svg is not None
    assert "style" not in svg[0]
    assert "no-store" in answer["Cache-Control"]


def test_another_code_the_next_minute(port: Port, ana: Client, monkeypatch) -> None:
    port.opened()
    first = ana.get(port.url("meeting_room")).context["code"]
    later = NOW + timedelta(minutes=1)
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: later)
    assert ana.get(port.url("meeting_room")).context["code"] != first


def test_no_code_before_the_meeting_is_open(port: Port, ana: Client) -> None:
    page = ana.get(port.url("meeting_room"))
    assert "On signale sa présence une fois la séance ouverte." in text(page)
    assert "tdt-qr" not in page.content.decode()
