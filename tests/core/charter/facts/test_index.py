"""A record indexed: each body's part, and one part replaced."""

from __future__ import annotations

from datetime import date

from tests.core.charter.cases import record_of
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.kinds import MEETINGS
from tourdetable.core.charter.facts.record import Record

RECORD = record_of(
    {
        "bodies": ["b club 2026-09-01", "a club 2026-09-01"],
        "seats": ["caf a caf 2026-09-01..2027-08-31 of=caf13"],
        "mandates": ["caf ana 2026-09-01..2026-12-31"],
        "meetings": ["m2 a gathering 2026-11-01", "m1 a gathering 2026-10-01"],
    }
)


def meetings(index: Index, body: str) -> list[str]:
    return [meeting.id for meeting in index.part(body).get(MEETINGS, body)]


def test_facts_are_read_in_their_order_whatever_the_record_s() -> None:
    assert meetings(Index(RECORD), "a") == ["m1", "m2"]
    assert [body.id for body in Index(RECORD).bodies] == ["a", "b"]


def test_a_body_that_is_not_known_has_no_facts() -> None:
    assert Index(RECORD).part("c").record == Record()


def test_a_seat_is_held_on_the_days_of_its_mandates() -> None:
    part = Index(RECORD).part("a")
    days = (date(2026, 8, 31), date(2026, 9, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [len(part.holding("caf", day)) for day in days] == [0, 1, 1, 0]


def test_one_body_is_replaced_and_the_others_stay() -> None:
    index = Index(RECORD)
    changed = index.replace("a", Record(bodies=index.part("a").record.bodies))
    assert (meetings(changed, "a"), changed.part("b")) == ([], index.part("b"))
