"""A page that its reader has already is not sent again, and whatever it shows moves its tag."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import chain

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, draw
from tests.interface.web.areas.decisions.people import Room, sent
from tests.interface.web.fresh.stories import STORIES, Shown, Story, bare
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.calendars.feed_secret import secret_of

pytestmark = pytest.mark.django_db

At = Callable[[timedelta], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """Sets the clock so long after the ordinary moment of tests."""

    def set_clock(after: timedelta) -> None:
        moment = NOW + after
        monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: moment)

    return set_clock


def address(room: Room, shown: Shown) -> str:
    _reader, name, arguments = shown
    view, _mark, query = name.partition("?")
    url = "/" if view == "home" else room.url(view, *arguments)
    return f"{url}?{query}" if query else url


def browser(room: Room, reader: str) -> Client:
    """Gaëlle, who has an office of the network, comes with the story that needs her."""
    client = room.client(reader)
    if reader == "gaëlle":
        client.force_login(Person.objects.get(given_name="Gaëlle").account)
    return client


def again(client: Client, url: str, *tags: str) -> HttpResponse:
    return client.get(url, headers={"If-None-Match": ", ".join(tags)})


@pytest.mark.parametrize("story", STORIES)
def test_each_write_that_a_page_shows_moves_its_tag(
    story: Callable[[Room], Story], room: Room
) -> None:
    told = story(room)
    readers = {shown: browser(room, shown[0]) for shown in told.shown}
    before = {shown: readers[shown].get(address(room, shown)) for shown in told.shown}
    held = [
        again(readers[shown], address(room, shown), page["ETag"])
        for shown, page in before.items()
        if "ETag" in page
    ]
    assert {(page.status_code, page.content) for page in held} <= {(304, b"")}
    told.act()
    for shown, page in before.items():
        after = again(readers[shown], address(room, shown), page.get("ETag", '"none"'))
        assert (after.status_code, bare(after)) != (page.status_code, bare(page)), shown
        assert after.status_code != 304, shown


def personal(room: Room) -> str:
    return room.url("calendar_personal", secret_of(room.circle.of(room.circle.ana)))


PAGES: dict[str, Callable[[Room], str]] = {
    "home": lambda room: "/",
    "network": lambda room: room.url("network"),
    "body": lambda room: room.url("body", "port"),
    "people": lambda room: room.url("people"),
    "meeting": lambda room: room.url("meeting", room.meeting.pk),
    "minutes": lambda room: room.url("minutes", room.meeting.pk),
    "programme": lambda room: room.url("programme"),
    "programme_print": lambda room: room.url("programme_print"),
    "calendar_ics": lambda room: room.url("calendar_ics"),
    "calendar_personal": personal,
    "decisions": lambda room: room.url("decisions"),
    "charter": lambda room: room.url("charter"),
    "charter_article": lambda room: room.url("charter_article", "CIR-01"),
    "charter_versions": lambda room: room.url("charter_versions"),
    "page_help": lambda room: reverse("page_help"),
}


@pytest.mark.parametrize("name", PAGES)
def test_nothing_new_costs_who_one_is_and_where_the_journal_stands(
    name: str, room: Room, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ana, url = room.client("ana"), PAGES[name](room)
    page = ana.get(url)
    with django_assert_max_num_queries(3):
        same = again(ana, url, page["ETag"])
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", page["ETag"])
    assert [same[name] for name in ("Cache-Control", "Vary")] == [
        "private, no-cache",
        "Cookie, Accept-Encoding",
    ]
    assert page["Cache-Control"] == "private, no-cache"
    assert ana.head(url, headers={"If-None-Match": page["ETag"]}).status_code == 304
    assert ana.head(url)["ETag"] == page["ETag"]


class TestWhatIsAsked:
    @pytest.mark.parametrize(
        ("asked", "status"),
        [
            ("{tag}", 304),
            ("{strong}", 304),
            ('"a", W/"b", {tag}', 304),
            ("*", 304),
            ('"a", W/"b"', 200),
            ("", 200),
            ("nonsense", 200),
        ],
    )
    def test_lists_and_stars(self, asked: str, status: int, room: Room) -> None:
        ana, url = room.client("ana"), room.url("network")
        tag = ana.get(url)["ETag"]
        wanted = asked.format(tag=tag, strong=tag.removeprefix("W/"))
        assert again(ana, url, wanted).status_code == status

    def test_a_star_is_asked_of_a_page_that_one_may_read(self, room: Room) -> None:
        url = room.url("people")
        statuses = [again(room.client(name), url, "*").status_code for name in ("zoé", "nobody")]
        assert statuses == [404, 302]

    def test_what_must_be_so_first_is_looked_at_first(self, room: Room) -> None:
        ana, url = room.client("ana"), room.url("people")
        tag = ana.get(url)["ETag"]
        asked = {"If-None-Match": tag, "If-Match": '"another"'}
        assert ana.get(url, headers=asked).status_code == 412
        assert room.client("zoé").get(url, headers=asked).status_code == 404

    def test_compressed_or_not_it_is_the_same_page(self, room: Room) -> None:
        ana, url = room.client("ana"), room.url("people")
        packed = ana.get(url, headers={"Accept-Encoding": "gzip"})
        assert (packed["Content-Encoding"], packed["ETag"]) == ("gzip", ana.get(url)["ETag"])
        assert again(ana, url, packed["ETag"]).status_code == 304


class TestWhoAsks:
    def test_nobody_gets_the_page_of_another(self, room: Room) -> None:
        url = room.url("meeting", room.meeting.pk)
        tags = [room.client(name).get(url)["ETag"] for name in ("ana", "bao", "dora")]
        names = ("ana", "bao", "dora", "félix", "zoé", "nobody")
        statuses = {name: again(room.client(name), url, *tags).status_code for name in names}
        alone = {name: room.client(name).get(url).status_code for name in names}
        assert statuses == alone
        assert len(set(tags)) == 3

    def test_a_browser_left_by_its_reader_shows_nothing(self, room: Room) -> None:
        ana, url = room.client("ana"), room.url("people")
        tag = ana.get(url)["ETag"]
        ana.post(reverse("account_logout"))
        assert again(ana, url, tag).status_code == 302
        ana.force_login(room.client("zoé").get("/").wsgi_request.user)
        assert again(ana, url, tag).status_code == 404

    def test_another_form_secret_another_page(self, room: Room) -> None:
        ana, url = room.client("ana"), room.url("people")
        tag = ana.get(url)["ETag"]
        assert again(ana, url, tag).status_code == 304
        del ana.cookies[settings.CSRF_COOKIE_NAME]
        assert again(ana, url, tag).status_code == 200

    def test_a_kept_page_still_posts(self, room: Room) -> None:
        client = Client(enforce_csrf_checks=True)
        client.cookies = room.client("ana").cookies
        page = client.get("/")
        assert again(client, "/", page["ETag"]).status_code == 304
        (token,) = re.findall(r'name="csrfmiddlewaretoken" value="([^"]*)"', page.content.decode())
        left = client.post(reverse("account_logout"), {"csrfmiddlewaretoken": token})
        assert left.status_code == 302

    def test_another_language_is_another_page(self, room: Room) -> None:
        ana, url = room.client("ana"), room.url("people")
        french = ana.get(url)["ETag"]
        ana.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        english = again(ana, url, french)
        assert (english.status_code, english["Content-Language"]) == (200, "en")
        assert again(ana, url, french, english["ETag"])["ETag"] == english["ETag"]


class TestWhatIsSaidOnce:
    def test_a_page_that_says_it_is_not_kept(self, room: Room) -> None:
        ana, url = room.client("ana"), room.url("network")
        tag = ana.get(url)["ETag"]
        assert ana.post(room.url("calendar_renew"), sent(0)).status_code == 302
        said = again(ana, url, tag, "*")
        assert (said.status_code, said["Cache-Control"]) == (200, "no-store")
        assert "ETag" not in said
        assert b"de nouvelles adresses" in said.content
        quiet = again(ana, url, tag)
        assert (quiet.status_code, quiet["Cache-Control"]) == (200, "private, no-cache")
        assert b"de nouvelles adresses" not in quiet.content
        assert again(ana, url, quiet["ETag"]).status_code == 304


class TestTheHour:
    def test_a_page_changes_when_a_meeting_begins_and_ends_and_at_midnight(
        self, room: Room, at: At
    ) -> None:
        draw(room.circle.body, NOW + timedelta(hours=1), "Lecture", "feast")
        hours = (0, 0.5, 1, 1.5, 3, 3.5, 13.9, 14.1, 15.9, 16.1)
        bao, urls = room.client("bao"), ("/", room.url("network"), room.url("body", "port"))
        pages = []
        for hour in hours:
            at(timedelta(hours=hour))
            pages.append([bao.get(url) for url in urls])
        tags = [[page["ETag"] for page in row] for row in pages]
        assert [len(set(column)) for column in zip(*tags, strict=True)] == [7, 7, 7]
        said: dict[str, bytes] = {}
        for page, tag in zip(chain(*pages), chain(*tags), strict=True):
            assert said.setdefault(tag, bare(page)) == bare(page)
