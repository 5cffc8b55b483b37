"""What happens after a plan is made: read or refused, then carried into the instance."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.core.planner.tiny import small
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import Instance, PinnedDate
from tourdetable.core.planner.wire.changes import changed, read_changes
from tourdetable.core.planner.wire.instance_json import read_instance

PAST, TODAY, LATER = "2027-03-01", "2027-03-09", "2027-04-15"
DAY = date(2027, 4, 15)


def after(*changes: dict[str, Any]) -> Instance:
    instance = read_instance(small() | {"today": TODAY})
    return changed(instance, read_changes(list(changes), instance))


def test_people_are_away_all_day_from_today_on() -> None:
    found = after({"kind": "illness", "persons": ["Rose"], "days": [PAST, TODAY, LATER]})
    away = {person.id: person.unavail for person in found.persons if person.unavail}
    assert away == {"Rose": ((date(2027, 3, 9), "DAY"), (DAY, "DAY"))}
    assert found.forbid == ()


def test_a_body_meets_on_none_of_the_days_from_today_on() -> None:
    found = after({"kind": "week_lost", "body": "CLUB", "days": [PAST, LATER]})
    assert found.forbid == (PinnedDate("CLUB", DAY),)


def test_no_body_meets_where_the_room_is_closed() -> None:
    found = after({"kind": "room_closed", "room": "ROOM", "days": [PAST, LATER]})
    assert found.forbid == (PinnedDate("CLUB", DAY), PinnedDate("GROUP", DAY))


def test_a_host_is_closed_wherever_it_receives() -> None:
    found = after({"kind": "host_closed", "host": "H1", "days": [PAST, LATER]})
    closed = {host.id: sorted(host.closed) for host in found.bodies[0].hosts}
    assert closed == {
        "H1": [date(2027, 2, 4), DAY],
        "H2": [date(2027, 2, 4), date(2027, 4, 8)],
    }


@pytest.mark.parametrize(
    ("change", "locks"),
    [
        ({"days": [LATER]}, (PinnedDate("CLUB", DAY),)),
        ({"date": LATER, "part": "AM"}, (PinnedDate("CLUB", DAY, "AM"),)),
    ],
)
def test_a_lock_has_the_body_meet_on_a_day(
    change: dict[str, Any], locks: tuple[PinnedDate, ...]
) -> None:
    found = after({"kind": "lock", "body": "CLUB"} | change)
    assert (found.locks, found.forbid, found.bodies[0].meetings) == (locks, (), 2)


@pytest.mark.parametrize(
    ("change", "meetings", "locks"),
    [
        ({}, 3, ()),
        ({"meetings": 2}, 4, ()),
        ({"days": [LATER]}, 3, (PinnedDate("CLUB", DAY),)),
    ],
)
def test_a_body_has_more_meetings(
    change: dict[str, Any], meetings: int, locks: tuple[PinnedDate, ...]
) -> None:
    found = after({"kind": "meeting_added", "body": "CLUB"} | change)
    assert (found.bodies[0].meetings, found.bodies[1].meetings, found.locks) == (meetings, 2, locks)


PEOPLE = "Inès, Karim, Rose, Louise, Amadou"
MEANINGLESS: dict[str, tuple[dict[str, Any], str]] = {
    "about nothing": (
        {"days": [LATER]},
        "[0]: nothing that changes — a change is about a “body”, “persons”, a “room” or a “host”",
    ),
    "on no day": (
        {"body": "CLUB"},
        "[0]: no “days” — this change needs the days on which it holds",
    ),
    "an unknown body": (
        {"body": "NONE", "days": [LATER]},
        '[0].body: "NONE" — no body has this id; known: CLUB, GROUP',
    ),
    "a stranger": (
        {"persons": ["NOBODY"], "days": [LATER]},
        f'[0].persons: "NOBODY" — nobody in “persons” has this id; known: {PEOPLE}',
    ),
    "an unknown room": (
        {"room": "HALL", "days": [LATER]},
        '[0].room: "HALL" — no room pool has this id; known: ROOM',
    ),
    "an unknown host": (
        {"host": "H9", "days": [LATER]},
        '[0].host: "H9" — no body is received by this host; known: H1, H2',
    ),
    "a misspelt kind": (
        {"kind": "meeting_add", "body": "CLUB"},
        "[0].kind: “meeting_add” is no kind that is known — did you mean “meeting_added”?",
    ),
    "a misspelt field": (
        {"bodies": "CLUB", "days": [LATER]},
        "[0].bodies: this field is unknown — did you mean “body”?",
    ),
    "a day that is not": (
        {"body": "CLUB", "days": ["2027-03-39"]},
        '[0].days[0]: "2027-03-39" — a day of the calendar is expected, written 2027-03-09',
    ),
    "the end of time": (
        {"body": "CLUB", "days": [LATER, "9999-12-31"]},
        "[0].days[1]: 9999-12-31 — a day from 1900-01-01 to 2199-12-31 is expected",
    ),
    "a million meetings more": (
        {"kind": "meeting_added", "body": "CLUB", "meetings": 1_000_000},
        "[0].meetings: 1000000 — a body meets at most 1000 times in a plan: write how many it "
        "holds",
    ),
}


@pytest.mark.parametrize("mistake", MEANINGLESS)
def test_a_change_that_means_nothing_is_refused(mistake: str) -> None:
    change, said = MEANINGLESS[mistake]
    with pytest.raises(BadInput) as refusal:
        read_changes([change], read_instance(small()))
    assert str(refusal.value) == said
