"""The chain of a journal: each link holds all that came before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection, transaction

from tests.domain.builders import NOW, OPERATOR, Circle
from tourdetable.domain.journal.actions import once, record, record_all
from tourdetable.domain.journal.chain import (
    ORIGIN,
    BreakKind,
    digest_of,
    link_named,
    link_of,
    verify,
)
from tourdetable.domain.journal.models import ChainLink, Event
from tourdetable.domain.networks.actors import By


@once
def do(*, what: str, by: By, now: datetime = NOW) -> Event:
    """An action of these tests: tells that something was done."""
    return record(kind="done", network="circle", subject=what, by=by, now=now, count=1)


@once
def do_both(*, first: str, second: str, by: By) -> None:
    """Two acts in one; the second, if its name is empty, fails and is let go."""
    do(what=first, by=by)
    try:
        with transaction.atomic():
            fail_after(what="lost", by=by)
    except LookupError:
        do(what=second, by=by)


@once
def fail_after(*, what: str, by: By) -> None:
    """Tells something, then fails."""
    do(what=what, by=by)
    raise LookupError


def changed(sql: str, *values: object) -> None:
    """Change the database as somebody who has its file would."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_each_link_is_made_of_the_one_before_and_of_its_event(circle: Circle):
    before = verify("circle")
    event = do(what="thing:1", by=OPERATOR)
    link = ChainLink.objects.get(event=event)
    assert (link.number, link.digest) == (before.links + 1, digest_of(before.head, event))
    proof = verify("circle")
    assert (proof.links, proof.head, proof.broken) == (link.number, link.digest, None)
    assert proof.links == Event.objects.filter(network="circle").count()


def test_a_chain_begins_at_its_origin_and_each_network_has_its_own(circle: Circle):
    assert verify("nowhere") == type(verify("nowhere"))("nowhere", 0, ORIGIN, None)
    before = verify("circle").head
    record(kind="done", network="other", subject="thing:2", by=OPERATOR, now=NOW)
    first = ChainLink.objects.get(network="other")
    assert (first.number, first.digest) == (1, digest_of(ORIGIN, first.event))
    assert verify("circle").head == before


def test_what_is_recorded_together_is_linked_in_order(circle: Circle):
    before = verify("circle").links
    told = [("done", f"thing:{number}", None, {"n": number}) for number in range(3)]
    record_all(network="circle", by=OPERATOR, now=NOW, told=told)
    rows = ChainLink.objects.filter(network="circle", number__gt=before)
    assert [link.event.subject for link in rows] == ["thing:0", "thing:1", "thing:2"]
    assert verify("circle").broken is None


def test_what_is_undone_within_an_action_leaves_no_link(circle: Circle):
    before = verify("circle").links
    do_both(first="thing:1", second="thing:3", by=OPERATOR)
    rows = ChainLink.objects.filter(network="circle", number__gt=before)
    assert [link.event.subject for link in rows] == ["thing:1", "thing:3"]
    assert verify("circle").broken is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal_event SET kind = 'other' WHERE id = %s",
        "UPDATE journal_event SET person = 12 WHERE id = %s",
        "UPDATE journal_event SET capacity = 'seat:9' WHERE id = %s",
        "UPDATE journal_event SET data = '{\"count\": 2}' WHERE id = %s",
        "UPDATE journal_event SET subject = 'thing:9' WHERE id = %s",
        "UPDATE journal_chainlink SET digest = 'f' WHERE event_id = %s",
    ],
)
def test_whatever_is_changed_is_found(circle: Circle, sql: str):
    event = do(what="thing:1", by=OPERATOR)
    do(what="thing:2", by=OPERATOR)
    changed(sql, event.pk)
    found = verify("circle").broken
    assert found is not None
    assert (found.kind, found.event) == (BreakKind.CHANGED, event.pk)
    assert found.number == ChainLink.objects.get(event=event).number


def test_an_instant_moved_by_a_microsecond_is_found(circle: Circle):
    event = do(what="thing:1", by=OPERATOR)
    moved = Event.objects.filter(pk=event.pk)
    super(type(moved), moved).update(at=NOW + timedelta(microseconds=1))
    found = verify("circle").broken
    assert found is not None
    assert (found.kind, found.event) == (BreakKind.CHANGED, event.pk)


def test_an_event_that_was_removed_with_its_link_is_found(circle: Circle):
    event, last = do(what="thing:1", by=OPERATOR), do(what="thing:2", by=OPERATOR)
    number = ChainLink.objects.get(event=event).number
    changed("DELETE FROM journal_chainlink WHERE event_id = %s", event.pk)
    changed("DELETE FROM journal_event WHERE id = %s", event.pk)
    found = verify("circle").broken
    assert found is not None
    assert (found.kind, found.number) == (BreakKind.REMOVED, number)
    assert last.pk > event.pk


def test_the_last_events_cut_off_with_their_links_are_missed(circle: Circle):
    first, last = do(what="thing:1", by=OPERATOR), do(what="thing:2", by=OPERATOR)
    number = ChainLink.objects.get(event=first).number
    for event in (first, last):
        changed("DELETE FROM journal_chainlink WHERE event_id = %s", event.pk)
        changed("DELETE FROM journal_event WHERE id = %s", event.pk)
    found = verify("circle").broken
    assert found is not None
    assert (found.kind, found.number) == (BreakKind.REMOVED, number)


def test_a_chain_that_was_made_again_does_not_end_as_the_network_tells(circle: Circle):
    event = do(what="thing:1", by=OPERATOR)
    changed("UPDATE journal_event SET subject = 'thing:2' WHERE id = %s", event.pk)
    link = ChainLink.objects.get(event=event)
    before = ChainLink.objects.get(network="circle", number=link.number - 1)
    made_again = digest_of(before.digest, Event.objects.get(pk=event.pk))
    changed("UPDATE journal_chainlink SET digest = %s WHERE id = %s", made_again, link.pk)
    found = verify("circle").broken
    assert found is not None
    assert (found.kind, found.number) == (BreakKind.CHANGED, link.number)


def test_an_event_that_was_slipped_in_is_found(circle: Circle):
    whole = verify("circle")
    slipped = Event(network="circle", kind="done", subject="thing:1", at=NOW)
    slipped.save(force_insert=True)
    proof = verify("circle")
    assert (proof.links, proof.head) == (whole.links, whole.head)
    assert proof.broken is not None
    assert (proof.broken.kind, proof.broken.event) == (BreakKind.ADDED, slipped.pk)


def test_an_event_is_hashed_as_the_database_gives_it_back(circle: Circle):
    there = datetime(2027, 4, 6, 14, 30, 1, 5, tzinfo=timezone(timedelta(hours=4)))
    event = do(what="thing:1", by=OPERATOR, now=there)
    again = Event.objects.get(pk=event.pk)
    assert digest_of(ORIGIN, event) == digest_of(ORIGIN, again)
    assert again.at == there.astimezone(UTC)


def test_a_link_is_found_by_its_first_digits_or_by_what_it_tells(circle: Circle):
    event = do(what="thing:1", by=OPERATOR)
    link = ChainLink.objects.get(event=event)
    assert link_of("done", "thing:1") == link
    assert link_named("circle", link.digest[:12].upper()) == link
    assert link_named("other", link.digest) is None
