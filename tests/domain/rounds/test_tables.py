"""Who sits where in a world café."""

from __future__ import annotations

from itertools import combinations

import pytest

from tourdetable.domain.rounds.tables import all_seated, draw_tables, table_of, with_late

SIXTY = [f"s{n}" for n in range(60)]


def test_sixty_seats_sit_once_in_each_conversation_and_hosts_stay() -> None:
    cafe = draw_tables(SIXTY, size=5, turns=3, groups={})
    assert len(cafe) == 3
    for tables in cafe:
        assert sorted(voice for table in tables for voice in table) == sorted(SIXTY)
        assert {len(table) for table in tables} == {5}
        assert [table[0] for table in tables] == [table[0] for table in cafe[0]]


def test_those_who_sat_together_part() -> None:
    cafe = draw_tables(SIXTY, size=5, turns=3, groups={})
    met = [
        {pair for table in tables for pair in combinations(sorted(table[1:]), 2)} for tables in cafe
    ]
    for first, second in combinations(met, 2):
        assert first & second == set()


def test_colleges_are_dealt_out_among_the_tables() -> None:
    groups = {voice: "a" if n < 24 else "b" for n, voice in enumerate(SIXTY)}
    first = draw_tables(SIXTY, size=5, turns=1, groups=groups)[0]
    counts = [sum(groups[voice] == "a" for voice in table[1:]) for table in first]
    assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize("count", [0, 1, 4, 7, 61])
def test_any_number_of_voices(count: int) -> None:
    voices = [f"s{n}" for n in range(count)]
    cafe = draw_tables(voices, size=5, turns=2, groups={})
    assert all_seated(cafe) == set(voices)
    for tables in cafe:
        assert sum(map(len, tables)) == count


def test_those_who_come_later_sit_at_the_smallest_table_and_change_too() -> None:
    tables = [[["s1", "s2", "s3"], ["s4", "s5"]]] * 3
    found = with_late(tables, ["s9"], 1)
    assert found[0] == tables[0]
    assert [table_of(found, step, "s9") for step in ("1", "2", "3")] == [0, 2, 1]


def test_who_has_no_table() -> None:
    assert table_of([[["s1"]]], "1", "s2") == 0
    assert table_of([[["s1"]]], "2", "s1") == 0
    assert table_of([], "", "s1") == 0
