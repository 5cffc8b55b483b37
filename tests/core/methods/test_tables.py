"""The keys of a table, and their lines."""

from __future__ import annotations

from tourdetable.core.methods.tables import FrontLines, NotedMistakes, header_on, key_on

FRONT = FrontLines(("a = 1", "", "[[steps]]", "b = 2", "[[ steps ]] # two", '"c" = 3'), 10)


def test_where_tables_and_keys_stand() -> None:
    assert [FRONT.top(), FRONT.step(0), FRONT.step(1)] == [range(2), range(2, 4), range(4, 6)]
    assert FRONT.step(2) == range(6)
    assert FRONT.line_of("a", FRONT.top()) == 11
    assert FRONT.line_of("c", FRONT.step(1)) == 16
    assert FRONT.line_of("zzz", FRONT.step(0)) == 13
    assert FRONT.line_of("zzz", FRONT.top()) == 10
    assert FRONT.line_of("steps", FRONT.top()) == 13


def test_the_key_of_a_line() -> None:
    assert [key_on(line) for line in ('  "a" = 1', "b=2", "# c = 3", "[[steps]]", "")] == [
        "a",
        "b",
        "",
        "",
        "",
    ]


def test_the_table_that_a_line_begins() -> None:
    lines = ("[[steps]]", ' [ "stepz" ] # two', "a = [1]", "")
    assert [header_on(line) for line in lines] == ["steps", "stepz", "", ""]


def test_a_part_that_ends_too_early_is_noted_on_its_last_line() -> None:
    noted = NotedMistakes("f")
    assert FrontLines(("a = [1,", ""), 1).values(noted) is None
    assert [one.line for one in noted.found] == [3]
