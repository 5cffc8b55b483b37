"""A 304 is only answered when the whole answer would be the same, whoever writes meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from threading import Event

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tests.domain.builders import NOW, OPERATOR, draw, propose
from tests.domain.together import really_apart, together
from tests.effort import examples
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.fresh.stories import MAY, bare
from tourdetable.domain.meetings.actions.amending import amend_meeting
from tourdetable.domain.meetings.actions.sitting import assign_turn, mark_attendance
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.interface.web.fresh.pages import fresh

READERS = ("ana", "bao", "félix", "anonymous")


def rename(meeting: Meeting, title: str) -> None:
    meeting.refresh_from_db()
    amend_meeting(
        meeting=meeting,
        kind=meeting.kind,
        title=title,
        purpose="",
        tell_invited=False,
        version=meeting.version,
        by=OPERATOR,
        now=NOW,
        confirmed=True,
    )


@dataclass
class Browsers:
    """What each reader's browser has kept: a page and its tag, by reader, language and address."""

    room: Room
    feast: Meeting
    kept: dict[tuple[str, str, str], HttpResponse] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    had: int = 0

    def __post_init__(self) -> None:
        self.clients = {name: self.room.client(name) for name in READERS}

    def urls(self) -> list[str]:
        url = self.room.url
        meetings = [url("meeting", pk) for pk in (self.room.meeting.pk, self.feast.pk)]
        return ["/", url("network"), url("body", "port"), url("programme"), *meetings]

    def read(self, reader: str, language: str, url: str) -> None:
        """Ask for a page with the tag that one has; what is kept must be what would be sent."""
        client, key = self.clients[reader], (reader, language, url)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        mine = self.kept.get(key)
        asked = {"If-None-Match": mine["ETag"]} if mine is not None else {}
        found = client.get(url, headers=asked)
        if found.status_code == 304:
            assert mine is not None
            self.had += 1
            full = client.get(url)
            assert (full.status_code, bare(full)) == (200, bare(mine))
        elif "ETag" in found:
            self.kept[key] = found


def gestures(browsers: Browsers) -> list[Callable[[Random], object]]:
    """What may happen at any moment."""
    circle, march, feast = browsers.room.circle, browsers.room.meeting, browsers.feast
    holders = {person.pk: seat for seat, person in circle.holders()}

    def mark(drawn: Random) -> None:
        pk, seat = drawn.choice(sorted(holders.items(), key=lambda one: one[0]))
        mode = drawn.choice(("in_person", "remote", "absent"))
        mark_attendance(meeting=march, modes={(seat.pk, pk): mode}, by=circle.by_ana(), now=NOW)

    def leave_or_come_back(drawn: Random) -> None:
        held = Mandate.objects.active(NOW.date()).filter(person=circle.bao).first()
        if held is not None:
            yesterday = NOW.date() - timedelta(days=1)
            end_mandate(mandate=held, ends=yesterday, by=OPERATOR, now=NOW)
        else:
            said = {"seat": circle.library, "person": circle.bao, "starts": NOW.date()}
            give_mandate(**said, by=OPERATOR, now=NOW)

    def share_out(drawn: Random) -> None:
        seat = drawn.choice((circle.town, circle.library, None))
        assign_turn(meeting=feast, duty="secretary", seat=seat, by=OPERATOR, now=NOW)

    return [
        lambda drawn: rename(feast, f"Fête {drawn.randrange(3)}"),
        lambda drawn: propose(circle, march, f"Lire {drawn.randrange(9)}"),
        mark,
        leave_or_come_back,
        share_out,
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(examples(24) // 2))
def test_what_is_kept_is_what_would_be_sent(
    seed: int, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = Random(seed)
    browsers = Browsers(room, draw(room.circle.body, MAY, "Fête", "feast"))
    acts = gestures(browsers)
    pairs = [
        (drawn.choice(READERS), drawn.choice(("fr", "en")), drawn.choice(browsers.urls()))
        for _ in range(3)
    ]
    for _step in range(10):
        if drawn.random() < 0.3:
            drawn.choice(acts)(drawn)
        if drawn.random() < 0.2:
            moment = NOW + timedelta(hours=drawn.choice((0, 14, 30 * 24 + 1, 30 * 24 + 2)))
            monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda m=moment: m)
        browsers.read(*drawn.choice(pairs))
    assert browsers.had > 0


@pytest.mark.django_db
def test_what_is_written_while_a_page_is_made_is_not_hidden_by_its_tag(room: Room) -> None:
    """The position is read first: a page may be newer than its tag, never older."""
    feast = draw(room.circle.body, MAY, "Fête", "feast")
    url, titles = room.url("network"), iter(["Bal", "Bal", "Bal"])

    @fresh()
    def slow(request: HttpRequest, network: str) -> HttpResponse:
        before = Meeting.objects.get(pk=feast.pk).title
        rename(feast, next(titles))
        return HttpResponse(before)

    def ask(**headers: str) -> HttpResponse:
        request = RequestFactory().get(url, headers=headers)
        passed = room.client("ana").get("/").wsgi_request
        for name in ("user", "session", "identity", "now"):
            setattr(request, name, getattr(passed, name))
        return slow(request, network="circle")

    first = ask()
    again = ask(**{"If-None-Match": first["ETag"]})
    assert (first.content, again.status_code, again.content) == (b"F\xc3\xaate", 200, b"Bal")


@pytest.mark.django_db(transaction=True)
def test_a_page_read_beside_a_writer_is_asked_for_again(room: Room, tmp_path: Path) -> None:
    """On two connections: not committed is not seen, neither in the page nor in its tag."""
    feast = draw(room.circle.body, MAY, "Kermesse", "feast")
    url, written, read = room.url("programme"), Event(), Event()

    def write() -> None:
        with transaction.atomic():
            rename(feast, "Bal")
            written.set()
            read.wait(timeout=10)

    def look() -> list[HttpResponse]:
        client = Client()
        written.wait(timeout=10)
        pages = [client.get(url)]
        pages.append(client.get(url, headers={"If-None-Match": pages[0]["ETag"]}))
        read.set()
        return pages

    with really_apart(tmp_path / "apart.sqlite3"):
        _nothing, (page, same) = together(write, look)

        def after() -> HttpResponse:
            return Client().get(url, headers={"If-None-Match": page["ETag"]})

        (new,) = together(after)
    assert [page.status_code, same.status_code, new.status_code] == [200, 304, 200]
    assert [title in page.content for title in (b"Kermesse", b"Bal")] == [True, False]
    assert [title in new.content for title in (b"Kermesse", b"Bal")] == [False, True]
