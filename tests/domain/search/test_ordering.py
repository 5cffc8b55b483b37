from __future__ import annotations

from datetime import date

from tourdetable.domain.search.ordering import entry_id, first_id, last_id

DAY, NEXT = date(2027, 4, 6), date(2027, 4, 7)


def test_entries_are_sorted_by_day_those_without_first() -> None:
    leader = entry_id(DAY, 1, 1, leads=True)
    made = [entry_id(None, 9, 5), entry_id(DAY, 9, 4), entry_id(DAY, 9, 5), leader]
    made.append(entry_id(NEXT, 1, 1))
    assert made == sorted(set(made))
    assert first_id(DAY) <= made[1] < made[3] <= last_id(DAY) < made[4]


def test_the_last_day_of_all_fits() -> None:
    assert last_id(date.max) < 2**63
    assert 0 <= entry_id(None, 2**40, 2**50) <= last_id(None)
