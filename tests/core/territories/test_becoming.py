"""Real mergers, splits and changes of code, on their day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tourdetable.core.territories.becoming import changes, successors

TODAY = date(2026, 11, 30)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("key", "day", "then"),
    [
        ("commune:02077", date(2023, 1, 1), ["commune:02564"]),
        ("commune:21213", date(2019, 2, 28), ["commune:21452"]),
        ("commune:45287", date(2019, 3, 1), ["commune:45307"]),
        ("commune:93059", date(2025, 1, 1), ["commune:93066"]),
        ("commune:49069", date(2025, 1, 1), ["commune:49126"]),
        ("commune:14712", date(2020, 1, 1), ["commune:14666", "commune:14712"]),
        ("commune:60054", date(2024, 1, 1), ["commune:60054", "commune:60694"]),
        ("delegated:15031", date(2025, 1, 1), ["commune:15031"]),
        ("delegated:15141", date(2025, 1, 1), ["commune:15141"]),
        ("epci:200035665", date(2020, 1, 1), ["epci:200089456"]),
    ],
)
def test_a_division_is_followed_on_its_day(key: str, day: date, then: list[str]) -> None:
    since = date(2019, 1, 1)
    assert [one.key for one in successors(key, since, day - DAY)] == [key]
    assert [one.key for one in successors(key, since, day)] == then


def test_a_code_that_changed_and_changed_back_is_followed_both_times() -> None:
    found = [
        (one.on.year, one.how, one.after[0].code)
        for one in changes("commune:27676", date(2019, 1, 1), TODAY)
    ]
    assert found == [(2021, "recoded", "27058"), (2023, "recoded", "27676")]


def test_a_commune_of_before_what_is_known_is_where_it_is_held() -> None:
    assert [one.name for one in successors("commune:85060", date(2015, 1, 1), TODAY)] == [
        "Les Sables-d’Olonne"
    ]


def test_what_nobody_knows_became_nothing() -> None:
    assert successors("commune:00000", date(2019, 1, 1), TODAY) == ()
    assert changes("commune:00000", date(2019, 1, 1), TODAY) == []


@pytest.mark.parametrize(
    ("key", "how", "joined", "left"),
    [
        ("commune:01138", "grew", ["Béon"], []),
        ("commune:01039", "merged", ["Culoz"], []),
        ("commune:15141", "split", [], []),
        ("commune:38206", "renamed", [], []),
        ("delegated:15031", "recoded", [], []),
        ("delegated:15141", "recoded", [], []),
        ("epci:200067221", "split", [], []),
    ],
)
def test_what_it_went_through_is_said(
    key: str, how: str, joined: list[str], left: list[str]
) -> None:
    (found,) = changes(key, date(2019, 1, 1), TODAY)
    said = [[one.name for one in some] for some in (found.joined, found.left)]
    assert (found.how, said) == (how, [joined, left])


def test_communes_that_leave_an_epci_are_named_on_the_day() -> None:
    found = [
        (one.on, one.how, [each.name for each in one.left])
        for one in changes("epci:200066124", date(2022, 6, 1), TODAY)
    ]
    assert found == [(date(2023, 1, 1), "members", ["Amarens", "Donnazac", "Frausseilles"])]


def test_nothing_happens_twice() -> None:
    """Once it was read on its day, a change is told no more."""
    assert changes("commune:01138", date(2023, 1, 1), TODAY) == []
