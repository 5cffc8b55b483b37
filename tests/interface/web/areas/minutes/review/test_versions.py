"""Versions of minutes, compared as each reader has them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, found_circle, hold
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    REFUSED,
    SECRETARY,
    STRANGER,
    Room,
    furnish,
    sent,
)
from tourdetable.domain.minutes.actions.minutes import begin, send_for_review, write
from tourdetable.domain.minutes.models import Minutes, Revision

SECRET = "Léa est partie"


def written(room: Room, *texts: str, drafts: int = 1) -> Minutes:
    """Versions a minute apart, the first ones before they are sent for review."""
    by: dict[str, Any] = {"by": room.circle.by_ana()}
    row = begin(meeting=room.meeting, text=texts[0], **by, now=NOW)
    for number, text in enumerate(texts[1:], start=1):
        now = NOW + timedelta(minutes=number)
        if number == drafts:
            row = send_for_review(minutes=row, version=row.version, **by, now=now)
        row = write(minutes=row, text=text, version=row.version, **by, now=now)
    return row


def shown(room: Room, name: str, **asked: int) -> Any:
    url = room.url("minutes_versions", room.meeting.pk)
    return room.client(name).get(url, asked).context["page"]


def words(page: Any) -> list[str]:
    rows = page.comparison.changes if page.comparison else ()
    return ["".join(f"{one.sign}{one.text}" for one in row.words) for row in rows]


def test_the_last_two_are_compared_word_by_word(room: Room) -> None:
    written(room, "# Lire\n\nUn.", "# Lire\n\nUn mot.", "# Lire\n\nUn mot.\n\nFin.")
    page = shown(room, COLLEAGUE)
    assert (page.first, page.last, words(page)) == (3, 4, ["+Fin."])
    assert [row.title for row in page.comparison.changes] == ["Lire"]


def test_any_two_are_compared(room: Room) -> None:
    written(room, "Un.", "Un mot.", "Un beau mot.")
    assert words(shown(room, COLLEAGUE, first=1, last=4)) == [" Un+ beau mot ."]
    page = shown(room, COLLEAGUE, first=9, last=99)
    assert (page.first, page.last) == (3, 4)


def test_drafts_are_for_those_who_write(room: Room) -> None:
    written(room, f"{SECRET}.", "Un mot.", "Deux mots.", drafts=2)
    numbers = {name: [one.number for one in shown(room, name).versions] for name in ("ana", "bao")}
    assert numbers == {"ana": [1, 2, 4], "bao": [2, 4]}


def test_one_version_is_compared_with_nothing(room: Room) -> None:
    row = begin(meeting=room.meeting, text="Un.", by=room.circle.by_ana(), now=NOW)
    page = shown(room, SECRETARY)
    assert (page.comparison, [one.number for one in page.versions]) == (None, [1])
    send_for_review(minutes=row, version=1, by=room.circle.by_ana(), now=NOW)
    assert shown(room, COLLEAGUE).comparison is None


def test_since_what_one_co_signed(room: Room) -> None:
    row = written(room, "Un.", "Un mot.")
    url, data = room.url("minutes_cosign", room.meeting.pk), {"version": row.version}
    room.client(COLLEAGUE).post(url, sent(room.circle.library.pk, **data))
    assert shown(room, COLLEAGUE).agreed is None
    for text in ("Deux.", "Trois."):
        row = write(minutes=row, text=text, version=row.version, by=room.circle.by_ana(), now=NOW)
    assert shown(room, COLLEAGUE).agreed == 3


@pytest.fixture
def apart(clock: None, db: None) -> Room:
    """March, where Bao did not come."""
    circle = found_circle()
    came = [(circle.town, circle.ana), (circle.school, circle.chloe)]
    return furnish(circle, hold(circle, came=came))


CLOSED = f"Un mot.\n\n::: present\n{SECRET}.\n:::"


def test_nobody_sees_a_passage_that_they_may_not_read(apart: Room) -> None:
    written(apart, "Un mot.", CLOSED, "Deux mots.")
    seen = [words(shown(apart, name, first=1, last=3)) for name in (COLLEAGUE, "chloé")]
    assert seen == [[], [f"+{SECRET}."]]


def test_nor_one_that_was_closed_to_them_since(apart: Room) -> None:
    written(apart, f"Un mot.\n\n{SECRET}.", f"Un mot.\n\n{SECRET} tôt.", CLOSED)
    url = apart.url("minutes_versions", apart.meeting.pk)
    for asked in ({}, {"first": 1, "last": 3}, {"first": 1, "last": 4}):
        assert SECRET not in apart.client(COLLEAGUE).get(url, asked).content.decode()
    page = shown(apart, COLLEAGUE)
    assert (words(page), page.comparison.silent, page.last) == ([], True, 4)
    assert SECRET in apart.client("chloé").get(url, {"first": 1, "last": 3}).content.decode()


def test_they_are_the_body_s_own(room: Room) -> None:
    written(room, "Un.", "Un mot.")
    url = room.url("minutes_versions", room.meeting.pk)
    found = {name: room.client(name).get(url).status_code for name in REFUSED}
    assert found == REFUSED | {COLLEAGUE: 200, NEIGHBOUR: 404, STRANGER: 404}


def test_as_many_queries_for_three_hundred_versions(room: Room) -> None:
    minutes = written(room, "Un.", "Un mot.", "Un beau mot.")
    client, url = room.client(SECRETARY), room.url("minutes_versions", room.meeting.pk)
    found = []
    for first, last in ((0, 0), (100, 400)):
        about = {"minutes": minutes, "text": "Autre.", "person": room.circle.ana, "at": NOW}
        Revision.objects.bulk_create(Revision(version=n, **about) for n in range(first, last))
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        found.append(len(asked))
    assert found[0] == found[1]
