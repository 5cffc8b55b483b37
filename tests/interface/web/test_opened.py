from __future__ import annotations

import pytest

from tourdetable.interface.web.opened import OpenLists, Size, address, query

ROWS = range(1, 8)
SIZE = Size(5, 3)


@pytest.mark.parametrize(
    ("asked", "shown", "bounds"),
    [
        ({}, [1, 2, 3], (0, 5)),
        ({"open": "seats", "page": "2"}, [4, 5, 6], (3, 8)),
        ({"open": "seats", "page": "3"}, [7], (6, 11)),
        ({"open": "seats", "page": "4"}, [1, 2, 3], (9, 14)),
        ({"open": "agenda", "page": "2"}, [1, 2, 3], (0, 5)),
        ({"open": "seats", "page": "0"}, [1, 2, 3], (0, 5)),
        ({"open": "seats", "page": "x"}, [1, 2, 3], (0, 5)),
        ({"open": "seats", "page": "-1"}, [1, 2, 3], (0, 5)),
        ({"open": "seats", "page": "²"}, [1, 2, 3], (0, 5)),
        ({"show": "all"}, [*ROWS], (0, None)),
    ],
)
def test_a_page_of_the_list_that_is_opened(
    asked: dict[str, str], shown: list[int], bounds: tuple[int, int | None]
) -> None:
    opened = OpenLists(asked)
    assert (list(opened.page("seats", ROWS, SIZE)), opened.bounds("seats", SIZE)) == (shown, bounds)


def test_few_rows_are_shown_whole_and_many_pages_are_named_in_short() -> None:
    asked = OpenLists({"open": "seats", "page": "20"})
    assert list(asked.page("seats", ROWS, Size(7, 3))) == [*ROWS]
    names = asked.page("seats", range(120), SIZE).paginator.page_range
    assert [*map(str, names)] == ["1", "…", "18", "19", "20", "21", "22", "…", "40"]


def test_nothing_to_show() -> None:
    assert [list(OpenLists(asked).page("seats", [], SIZE)) for asked in ({}, {"show": "all"})] == [
        [],
        [],
    ]


def test_addresses() -> None:
    said = {"college": "a&b", "state": ""}
    assert (query("seats", **said), address("seats", **said)) == (
        "open=seats&college=a%26b&",
        "?open=seats&college=a%26b#seats",
    )
