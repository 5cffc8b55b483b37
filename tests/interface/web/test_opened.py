from __future__ import annotations

import pytest

from tourdetable.interface.web.opened import Opened, address, query

ROWS = range(1, 8)


@pytest.mark.parametrize(
    ("asked", "shown", "bounds"),
    [
        ({}, [1, 2, 3], (0, 3)),
        ({"open": "seats", "page": "2"}, [4, 5, 6], (3, 6)),
        ({"open": "seats", "page": "3"}, [7], (6, 9)),
        ({"open": "seats", "page": "4"}, [1, 2, 3], (9, 12)),
        ({"open": "agenda", "page": "2"}, [1, 2, 3], (0, 3)),
        ({"open": "seats", "page": "0"}, [1, 2, 3], (0, 3)),
        ({"open": "seats", "page": "x"}, [1, 2, 3], (0, 3)),
        ({"open": "seats", "page": "-1"}, [1, 2, 3], (0, 3)),
        ({"open": "seats", "page": "²"}, [1, 2, 3], (0, 3)),
        ({"show": "all"}, [*ROWS], (0, None)),
    ],
)
def test_a_page_of_the_list_that_is_opened(
    asked: dict[str, str], shown: list[int], bounds: tuple[int, int | None]
) -> None:
    opened = Opened(asked)
    assert (list(opened.page("seats", ROWS, 3)), opened.bounds("seats", 3)) == (shown, bounds)


def test_nothing_to_show(db: None) -> None:
    assert [list(Opened(asked).page("seats", [], 3)) for asked in ({}, {"show": "all"})] == [[], []]


def test_addresses() -> None:
    said = {"college": "a&b", "state": ""}
    assert (query("seats", **said), address("seats", **said)) == (
        "open=seats&college=a%26b&",
        "?open=seats&college=a%26b#seats",
    )
