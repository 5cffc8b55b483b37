from __future__ import annotations

import pytest
from django.http import QueryDict

from tests.interface.web.areas.decisions.people import Room
from tourdetable.interface.web.areas.home.cuts import A_PAGE, Opened
from tourdetable.interface.web.areas.home.matters import ToMend

FIRST = 6


@pytest.mark.parametrize(
    ("asked", "number", "shown", "hidden"),
    [
        ("", 6, range(6), False),
        ("", 7, range(6), True),
        ("open=other", 90, range(6), True),
        ("open=late", 6, range(6), False),
        ("open=late", 7, range(7), False),
        ("open=late", 70, range(A_PAGE), False),
        ("open=late&page=3", 70, range(60, 70), False),
        ("open=late&page=99", 70, range(60, 70), False),
        ("open=late&page=x", 70, range(A_PAGE), False),
    ],
)
def test_a_list_shows_its_first_lines_or_the_page_that_is_asked_for(
    asked: str, number: int, shown: range, hidden: bool
) -> None:
    cut = Opened.by(QueryDict(asked)).cut("late", "Late", list(range(number)), FIRST)
    assert (list(cut.lines), cut.number, cut.hidden) == (list(shown), number, hidden)


def test_the_rest_is_behind_an_address() -> None:
    cut = Opened().cut("late", "Late", list(range(9)), FIRST)
    assert (cut.whole, cut.query) == ("/?open=late#late", "open=late&")


def test_each_list_shows_less_when_much_waits_in_all() -> None:
    def shown(*numbers: int) -> list[int]:
        lists = {f"l{at}": (f"l{at}", "List", range(n)) for at, n in enumerate(numbers)}
        return [len(cut.lines) for cut in Opened().cuts(lists).values()]

    assert (shown(6, 6, 90), shown(6, 6, 6, 1)) == ([6, 6, 6], [3, 3, 3, 1])


@pytest.mark.parametrize(
    ("reasons", "once"),
    [((), ""), (("seat",), "seat"), (("seat", "seat"), "seat"), (("seat", "office"), "")],
)
def test_a_reason_that_holds_for_all_that_is_shown_is_said_once(
    room: Room, reasons: tuple[str, ...], once: str
) -> None:
    lines = [ToMend(room.circle.network, why, [], []) for why in reasons]
    assert Opened().cut("late", "Late", lines, FIRST).why == once
