"""Experiences on the screens of the room: Bao carries them for the library."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from tests.domain.builders import nothing_changes
from tests.domain.experience.builders import FINE, addressed, checked, proposed, written
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tourdetable.domain.experience.models import ExperienceReport


def sent(room: Room, report: ExperienceReport | None = None, **more: Any) -> dict[str, Any]:
    """What a form of Bao's sends."""
    known: dict[str, Any] = {"gesture": str(uuid4()), "acting": f"seat:{room.circle.library.pk}"}
    if report is not None:
        report.refresh_from_db()
        known["version"] = report.version
    return {**known, **more}


def read(room: Room, name: str, *arguments: object, who: str = COLLEAGUE) -> str:
    """A page as somebody reads it."""
    answer = room.client(who).get(room.url(name, *arguments))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def post(room: Room, data: dict[str, Any], name: str, *arguments: object, **more: Any) -> Any:
    """What Bao is answered, redirections followed."""
    who = more.pop("who", COLLEAGUE)
    found: HttpResponse = room.client(who).post(room.url(name, *arguments), data, follow=True)
    return found


def refused(room: Room, data: dict[str, Any], name: str, *arguments: object) -> Any:
    """What Bao is answered, when nothing changes by it."""
    client, url = room.client(COLLEAGUE), room.url(name, *arguments)
    with nothing_changes():
        return client.post(url, data)


def drafted(room: Room, **said: str) -> ExperienceReport:
    """A sheet that says enough, and is not looked through yet."""
    return written(room.circle, proposed(room.circle), **{**FINE, **said})


def ready(room: Room, **far: str) -> ExperienceReport:
    """The same, read again."""
    report = addressed(room.circle, drafted(room), **far)
    return checked(room.circle, report)
