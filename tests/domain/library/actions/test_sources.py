from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, kinds_of_events, nothing_changes
from tests.domain.library.builders import MORE, NEWS, items, lead, source
from tourdetable.domain.library.actions import sources
from tourdetable.domain.library.actions.sources import ReadSource, SaidItem
from tourdetable.domain.library.models import Entry, SourceItem

HOUR = timedelta(hours=1)


def test_a_source_is_read_by_one_at_a_time(circle: Circle) -> None:
    one = source(circle)
    assert sources.take_source(now=NOW) == one
    assert sources.take_source(now=NOW) is None
    assert sources.take_source(now=NOW + HOUR) == one


def test_an_address_is_read_once_and_read_again_after_it_was_stopped(circle: Circle) -> None:
    one = source(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        source(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        source(circle, "file:///etc/passwd")
    with nothing_changes(), pytest.raises(ValidationError):
        source(circle, "https://dora:secret@feeds.example.org/a")
    one = sources.stop_source(source=one, version=one.version, by=lead(circle), now=NOW)
    assert sources.take_source(now=NOW + HOUR) is None
    assert sources.receive(source=one, read=ReadSource((NEWS,)), now=NOW) == 0
    again = source(circle)
    assert (again, again.stopped_on) == (one, None)


def test_items_come_once_by_their_key_and_by_their_link(circle: Circle) -> None:
    one = source(circle)
    same = replace(NEWS, key="urn:other")
    assert [row.title for row in items(circle, NEWS, same, MORE, of=one)] == [
        "Arrêté canicule",
        "Appel à projets",
    ]
    assert sources.receive(source=one, read=ReadSource((NEWS, MORE)), now=NOW) == 0
    other = source(circle, "https://feeds.example.org/b")
    assert sources.receive(source=other, read=ReadSource((same,)), now=NOW) == 0
    elsewhere = source(circle, "https://feeds.example.org/b", body=None)
    assert sources.receive(source=elsewhere, read=ReadSource((same,)), now=NOW) == 1


def test_what_is_said_better_while_it_waits_is_shown_so(circle: Circle) -> None:
    one = source(circle)
    item, other = items(circle, NEWS, MORE, of=one)
    sources.dismiss_item(item=other, by=lead(circle), now=NOW)
    better = [replace(said, title="Erratum", summary="Seuil corrigé.") for said in (NEWS, MORE)]
    assert sources.receive(source=one, read=ReadSource(tuple(better)), now=NOW) == 0
    said = [(row.title, row.summary) for row in SourceItem.objects.order_by("pk")]
    assert said == [("Erratum", "Seuil corrigé."), (other.title, other.summary)]
    assert item.seen_at == SourceItem.objects.get(pk=item.pk).seen_at


def test_two_items_without_link_are_two(circle: Circle) -> None:
    bare = [SaidItem(f"urn:{n}", "Sans lien") for n in range(2)]
    assert len(items(circle, *bare)) == 2


def test_no_more_wait_than_somebody_may_look_at(circle: Circle) -> None:
    many = [SaidItem(f"urn:{n}", f"Nouvelle {n}") for n in range(sources.WAITING + 5)]
    assert len(items(circle, *many)) == sources.WAITING


def test_what_has_not_changed_brings_nothing_and_its_marks_are_kept(circle: Circle) -> None:
    one = source(circle)
    sources.receive(source=one, read=ReadSource(None, '"v2"', "Mon, 05 Apr 2027"), now=NOW)
    one.refresh_from_db()
    assert (one.etag, one.modified, one.read_at, one.next_at) == (
        '"v2"',
        "Mon, 05 Apr 2027",
        NOW,
        NOW + HOUR,
    )


def test_a_source_that_fails_is_left_longer_and_longer_and_says_why(circle: Circle) -> None:
    one, waits = source(circle), []
    for _time in range(8):
        sources.fail_source(source=one, trouble="It does not answer.", now=NOW)
        one.refresh_from_db()
        waits.append((one.next_at - NOW) // HOUR)
    assert (waits, one.trouble) == ([1, 2, 4, 8, 16, 32, 48, 48], "It does not answer.")
    sources.receive(source=one, read=ReadSource(()), now=NOW)
    one.refresh_from_db()
    assert (one.failures, one.trouble) == (0, "")


def test_an_item_is_kept_as_a_watch_item_once(circle: Circle) -> None:
    item, other = items(circle, NEWS, MORE)
    said = {"title": "Seuil de canicule", "said": {"address": item.link}, "tags": ["Été"]}
    by = {"by": circle.by_bao(), "now": NOW}
    entry = sources.keep_item(item=item, **said, **by)
    assert (entry.kind, entry.title, entry.address) == ("watch", "Seuil de canicule", item.link)
    assert (entry.body, entry.seat) == (circle.body, circle.library)
    with nothing_changes(), pytest.raises(ValidationError):
        sources.dismiss_item(item=item, **by)
    sources.dismiss_item(item=other, **by)
    assert kinds_of_events()[-1] == "source.item_dismissed"
    assert [row.state for row in SourceItem.objects.order_by("pk")] == ["kept", "dismissed"]
    assert Entry.objects.count() == 1


def test_what_nobody_looked_at_is_set_aside_and_not_proposed_again(circle: Circle) -> None:
    one = source(circle)
    items(circle, NEWS, of=one)
    assert sources.forget_items(now=NOW + timedelta(days=91)) == 0
    assert sources.forget_items(now=NOW + timedelta(days=93)) == 1
    assert (one.items.get().state, one.items.get().summary) == ("dismissed", "")
    assert sources.receive(source=one, read=ReadSource((NEWS,)), now=NOW) == 0
