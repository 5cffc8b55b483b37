"""A page that passes a bound is named, and how its figures grow."""

from __future__ import annotations

from typing import Any

import pytest

from bench.costs import Cost
from bench.pages import FILE, Page
from bench.report import exponent, faults, table

PAGE = Page("people", "samira", "/convention/people/", 9)


def cost(size: int = 1, **figures: Any) -> Cost:
    kept = {"status": 200, "queries": 9, "bytes": 50_000, "transferred": 15_000}
    timed = {"calls": 100_000, "cpu_ms": 10.0, "units": 3.0}
    return Cost(page="people", size=size, **{**kept, **timed, **figures})


def test_what_keeps_its_bounds_is_no_fault() -> None:
    assert list(faults([PAGE], [cost(), cost(100, bytes=60_000)])) == []


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"queries": 10}, ["people, ×1: 10 queries (at most 9)"]),
        ({"bytes": 60_001}, ["people, ×1: 60001 bytes (at most 60000)"]),
        ({"status": 500}, ["people, ×1: status 500"]),
    ],
)
def test_a_bound_that_is_passed_names_its_page(figures: dict[str, int], said: list[str]) -> None:
    assert list(faults([PAGE], [cost(**figures)])) == said


@pytest.mark.parametrize(
    ("name", "less", "more", "said"),
    [
        ("queries", 6, 9, "queries grow as the data to the power 0.09 (at most 0.05)"),
        ("bytes", 500, 50_000, "bytes grow as the data to the power 1.0 (at most 0.4)"),
    ],
)
def test_what_grows_too_fast_is_told(name: str, less: int, more: int, said: str) -> None:
    sizes = [cost(**{name: less}), cost(100, **{name: more})]
    assert list(faults([PAGE], sizes)) == [f"people: {said}"]


def test_a_file_may_grow_as_what_it_holds() -> None:
    sizes = [cost(bytes=500), cost(100, bytes=50_000)]
    assert list(faults([PAGE._replace(bytes=FILE)], sizes)) == []


@pytest.mark.parametrize(
    ("less", "more", "ratio", "power"),
    [
        (10, 10, 100, 0.0),
        (10, 100, 10, 1.0),
        (1, 10_000, 100, 2.0),
        (0, 0, 10, 0.0),
        (5, 9, 1, 0.0),
    ],
)
def test_an_exponent_says_how_a_figure_grows(
    less: float, more: float, ratio: float, power: float
) -> None:
    assert exponent(less, more, ratio) == power


def test_the_table_has_a_line_for_each_size_then_the_exponents() -> None:
    lines = table([cost(), cost(100, again_status=304, again_ms=0.5)]).splitlines()
    assert [line.split() for line in lines[1:]] == [
        ["people", "1", "9", "50.0", "15.0", "100", "10.0", "3.0", "-"],
        ["100", "9", "50.0", "15.0", "100", "10.0", "3.0", "304:", "0.5"],
        ["^", "0.0", "0.0", "0.0", "0.0"],
    ]
