"""Searches are measured on invented records, and judged by what they may cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.search import (
    QUESTIONS,
    SIZES,
    SearchCost,
    invented_network,
    measure_search,
    search_faults,
    table_of,
)

LITTLE, MUCH = SIZES
BEFORE = SearchCost("commonest word", "of few", LITTLE, 500, 20.0)
AFTER = replace(BEFORE, size=MUCH)


def test_what_keeps_its_bounds_is_no_fault() -> None:
    assert list(search_faults([BEFORE, replace(AFTER, cpu_ms=29.0)])) == []
    little = replace(BEFORE, cpu_ms=2.0)
    assert list(search_faults([little, replace(little, size=MUCH, cpu_ms=9.0)])) == []


def test_each_bound_is_told() -> None:
    asked = "search: commonest word, reader of few"
    assert list(search_faults([BEFORE, replace(AFTER, cpu_ms=31.0)])) == [
        f"{asked}: 20.0 ms, then 31.0 ms"
    ]
    slow = replace(BEFORE, cpu_ms=90.0)
    assert list(search_faults([slow, replace(AFTER, cpu_ms=101.0)])) == [f"{asked}: 101.0 ms"]


@pytest.mark.django_db
def test_each_question_is_asked_by_each_reader_at_each_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bench.search.settle", lambda: None)
    costs = measure_search(invented_network(), (40, 80))
    assert [(one.size, one.reader, one.question) for one in costs] == [
        (size, reader, question)
        for size in (40, 80)
        for reader in ("of everything", "of few")
        for question in QUESTIONS
    ]
    told = {one.question: one.found for one in costs if one.reader == "of everything"}
    assert (told["commonest word"], told["a name mistyped"], told["nothing"]) == (76, 1, 0)
    assert len(table_of(costs).splitlines()) == 1 + len(costs)
