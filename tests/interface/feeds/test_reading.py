"""Sources that are read, from a server of ours to what waits for somebody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import override_settings

from tests.core.feeds.test_reading import ATOM, RSS
from tests.domain.builders import NOW, Circle, found_circle
from tests.domain.library.builders import source
from tests.interface.feeds.server import HERE, Page, Site, serving
from tourdetable.domain.library.models import NewsSource, SourceItem
from tourdetable.interface.feeds.fetching import CannotFetch
from tourdetable.interface.feeds.reading import read_apart, read_due
from tourdetable.interface.feeds.sentences import TROUBLES


@pytest.fixture
def circle(db: None) -> Circle:
    return found_circle()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


def test_what_a_source_says_waits_and_is_asked_for_again_by_its_mark(
    circle: Circle, site: Site
) -> None:
    site.pages["/feed"] = Page(ATOM.encode(), headers={"ETag": '"1"'})
    one = source(circle, f"{site.origin}/feed")
    assert read_due(lambda: NOW, bounds=HERE) == 1
    item = SourceItem.objects.get()
    assert (item.title, item.state, item.summary) == ("Arrêté canicule", "waiting", "Seuil")
    assert read_due(lambda: NOW, bounds=HERE) == 0
    assert read_due(lambda: NOW + timedelta(hours=1), bounds=HERE) == 1
    one.refresh_from_db()
    assert (one.etag, one.failures, SourceItem.objects.count()) == ('"1"', 0, 1)
    assert site.asked[-1][1]["If-None-Match"] == '"1"'


def test_what_cannot_be_read_says_why_and_the_others_are_read(circle: Circle, site: Site) -> None:
    site.pages |= {"/rss": Page(RSS.encode()), "/page": Page(b"<html>Bonjour</html>")}
    for name in ("none", "page", "rss"):
        source(circle, f"{site.origin}/{name}")
    assert read_due(lambda: NOW, bounds=HERE) == 3
    found = NewsSource.objects.order_by("pk").values_list("trouble", "failures", "items__title")
    assert {row[:2] for row in found} == {("gone", 1), ("unreadable", 1), ("", 0)}
    assert SourceItem.objects.count() == 3
    assert {row[0] for row in found} - {""} <= set(TROUBLES)


def test_this_machine_is_not_read(circle: Circle, site: Site) -> None:
    source(circle, f"{site.origin.replace('localhost', '127.0.0.1')}/feed")
    source(circle, "http://127.0.0.1/feed")
    assert read_due(lambda: NOW) == 2
    assert [one.trouble for one in NewsSource.objects.order_by("pk")] == ["port", "private"]
    assert site.asked == []


def test_nothing_is_read_where_it_is_turned_off_or_time_to_leave(circle: Circle) -> None:
    source(circle)
    assert read_due(lambda: NOW, leaving=lambda: True) == 0
    with override_settings(FEEDS=False):
        assert read_due(lambda: NOW) == 0


def test_a_feed_that_is_too_heavy_stops_nobody() -> None:
    over = -1  # its time is over before it begins: nothing is waited for
    with pytest.raises(CannotFetch) as why:
        read_apart(b"<rss version='2.0'><channel></channel></rss>", seconds=over)
    assert str(why.value) == "heavy"
