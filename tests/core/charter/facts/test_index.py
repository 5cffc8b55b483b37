"""A record indexed: each body's part, and one part replaced."""

from __future__ import annotations

from datetime import date

from tests.core.charter.cases import record_of
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.kinds import MEETINGS
from tourdetable.core.charter.facts.parts import CutRecord
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


def test_of_facts_that_are_cut_already() -> None:
    index, cut = Index(RECORD), CutRecord.of(RECORD)
    found = Index.of_parts(cut)
    assert [body.id for body in found.bodies] == ["a", "b"]
    assert [found.part(b).record for b in "abc"] == [index.part(b).record for b in "abc"]
    assert found.record == cut.network


def test_of_the_whole_record_that_is_cut_already() -> None:
    found = Index.of_whole(CutRecord.of(RECORD))
    assert [found.part(b).record for b in "abc"] == [Index(RECORD).part(b).record for b in "abc"]
    assert (found.record.bodies, found.part("a").network) == (RECORD.bodies, found)


def test_what_has_not_changed_is_not_indexed_again() -> None:
    cut = CutRecord.of(RECORD)
    index = Index.of_parts(cut)
    other = cut.replaced({"a": Record(bodies=cut.parts["a"].bodies)})
    changed = index.following(other, same_network=True)
    assert (meetings(changed, "a"), changed.part("b")) == ([], index.part("b"))
    assert changed.part("a").network is index.part("b").network


def test_what_is_read_of_the_network_is_indexed_anew_with_all_that_reads_it() -> None:
    cut = CutRecord.of(RECORD)
    index = Index.of_parts(cut)
    changed = index.following(cut.replaced({"b": None}), same_network=False)
    assert [body.id for body in changed.bodies] == ["a"]
    assert changed.part("a").network.record.bodies == cut.parts["a"].bodies
