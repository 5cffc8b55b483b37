"""A meeting of the port that is convened, and how its pages about answers are read and sent."""

from __future__ import annotations

from html import unescape
from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from tests.interface.web.areas.meetings.people import Port


def text(answer: HttpResponse) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def read(port: Port, who: str, page: str = "meeting_answers", **asked: str) -> str:
    return text(port.client(who).get(port.url(page), asked))


def sent(port: Port, who: str, page: str, *where: object, **words: Any) -> HttpResponse:
    """What the form of a page sends, in the first capacity that it offers."""
    client, url = port.client(who), port.url(page, *(where or [port.meeting.pk]))
    acting = client.get(url).context["form"].initial.get("acting", "")
    said = {"gesture": str(uuid4()), "acting": acting, "confirmed": "", "writer": ""}
    return client.post(url, {**said, **words})
