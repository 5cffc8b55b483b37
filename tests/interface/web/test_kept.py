"""How much is kept of what could not be taken, and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.cache import cache
from django.http import HttpRequest, QueryDict

from tests.domain.builders import NOW
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.base.forms import mark_of
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.kept import LASTS, LONGEST, forget, keep, kept, waiting


@pytest.fixture(autouse=True)
def nobody_has_tried(db: None) -> None:
    cache.clear()


class Known:
    """As the middleware says who reads."""

    def __init__(self, person: Person) -> None:
        self.person = person


def sends(person: Person, path: str, text: str, session: SessionStore | None = None) -> Request:
    request = Request()
    request.method, request.path, request.now = "POST", path, NOW
    request.META["REMOTE_ADDR"] = "127.0.0.1"
    request.identity = Known(person)  # type: ignore[assignment]  # as the middleware does
    request.session = session or SessionStore()
    request.user = AnonymousUser()
    sent = QueryDict(mutable=True)
    sent.update({"text": text, "csrfmiddlewaretoken": "x", "writer": mark_of(person.pk)})
    request.POST = sent  # type: ignore[assignment]  # as a browser's form
    return request


def text_of(request: HttpRequest) -> str | None:
    words = kept(request)  # type: ignore[arg-type]  # a `Request`, said so for `sends`
    return words["text"] if words else None


def test_what_is_kept_comes_back_without_its_token(room: Room) -> None:
    request = sends(room.circle.ana, "/a/", "mot\r\nà mot")
    assert (text_of(request), keep(request), text_of(request)) == (None, True, "mot\r\nà mot")
    words = kept(request)
    assert words is not None
    assert sorted(words) == ["text", "writer"]
    forget(request)
    assert text_of(request) is None


def test_three_forms_wait_at_once(room: Room) -> None:
    session = SessionStore()
    paths = [f"/{number}/" for number in range(4)]
    for path in paths:
        keep(sends(room.circle.ana, path, path, session))
    assert list(waiting(sends(room.circle.ana, "/", "", session))) == paths[1:]


def test_what_is_too_long_or_read_only_is_not_kept(room: Room) -> None:
    assert keep(sends(room.circle.ana, "/a/", "x" * LONGEST)) is False
    reading = sends(room.circle.ana, "/a/", "mot")
    reading.method = "GET"
    assert keep(reading) is False


def test_one_visitor_cannot_fill_the_sessions(room: Room) -> None:
    found = [keep(sends(room.circle.ana, "/a/", "mot")) for _time in range(121)]
    assert found == [True] * 120 + [False]


def test_after_a_day_nothing_comes_back(room: Room) -> None:
    request = sends(room.circle.ana, "/a/", "mot")
    keep(request)
    request.now = NOW + timedelta(seconds=LASTS)
    assert text_of(request) is None
