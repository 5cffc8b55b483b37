"""The declared types: what they answer of themselves."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.planner.tiny import small
from tourdetable.core.planner.terms.instance import ALL, PARTIAL, AtLeast, SeatSpec, Span
from tourdetable.core.planner.wire.instance_json import read_instance

SHAPES = [
    {"gap_max": "A-1", "seat": {"": "A-2", "CLUB": "C-2"}},
    {"": {"gap_max": "A-1", "seat": "A-2"}, "CLUB": {"seat": "C-2"}},
    {"gap_max": {"": "A-1"}, "": {"seat": "A-2"}, "seat": {"CLUB": "C-2"}},
]


@pytest.mark.parametrize("articles", SHAPES)
def test_an_article_is_found_whichever_way_round_it_is_written(articles: object) -> None:
    instance = read_instance(small() | {"articles": articles})
    found = {
        (rule, body): instance.article(rule, body)
        for rule in ("gap_max", "seat", "count")
        for body in ("CLUB", "GROUP", None)
    }
    assert found == {
        ("gap_max", "CLUB"): "A-1",
        ("gap_max", "GROUP"): "A-1",
        ("gap_max", None): "A-1",
        ("seat", "CLUB"): "C-2",
        ("seat", "GROUP"): "A-2",
        ("seat", None): "A-2",
        ("count", "CLUB"): "",
        ("count", "GROUP"): "",
        ("count", None): "",
    }


@pytest.mark.parametrize("articles", SHAPES)
def test_the_articles_of_some_bodies_name_no_other(articles: object) -> None:
    instance = read_instance(small() | {"articles": articles})
    kept = read_instance(small() | {"articles": instance.articles_of(["GROUP"])})
    assert [kept.article("seat", body) for body in ("GROUP", "CLUB")] == ["A-2", "A-2"]
    assert kept.article("gap_max", "GROUP") == "A-1"


def test_a_seat_says_the_kind_of_its_presence() -> None:
    full, part = SeatSpec("s", ("Inès",), ALL), SeatSpec("s", ("Inès",), AtLeast(2))
    assert [(seat.rule, seat.least) for seat in (full, part)] == [(ALL, 0), (PARTIAL, 2)]


def test_a_range_holds_both_its_ends() -> None:
    span = Span(date(2027, 3, 9), date(2027, 3, 10))
    days = [date(2027, 3, day) for day in (8, 9, 10, 11)]
    assert [day in span for day in days] == [False, True, True, False]


def test_a_body_dislikes_only_what_it_says() -> None:
    club = read_instance(small()).bodies[0]
    assert [club.dislike(1, "DAY"), club.dislike(1, "PM"), club.dislike(4, "AM")] == [2, 0, 0]
