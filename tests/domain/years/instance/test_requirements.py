from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import CHARTER
from tests.paths import CHARTERS
from tourdetable.core.charter.judge.constraints import MaximumGap, OnWeekdays, constraints
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.text.loader import load
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.years.instance.requirements import Requirements, requirements, stretches

ON = date(2027, 9, 1)
CIRCLE = load(CHARTER, file="circle")
ITC = load((CHARTERS / "itc.md").read_text(), file="itc")
CLUB = load((CHARTERS / "club-des-territoires.md").read_text(), file="club")


def with_rules(*rules: str) -> Charter:
    """The circle's charter, with other rules under an article of its own."""
    text = "\n\n".join(f"```rule\n{rule}\n```" for rule in rules)
    return load(f"{CHARTER}\n## Encore {{#CIR-09}}\n\nEncore une règle.\n\n{text}\n", file="circle")


def test_a_sitting_of_an_itc_keeps_its_articles() -> None:
    asked = requirements(ITC, "itc", "session", on=ON)
    assert (asked.months, asked.clock, asked.percent, asked.everyone) == (
        2,
        ("session",),
        66,
        False,
    )
    assert (asked.turns, asked.round) == (("facilitation", "minutes"), ("session",))
    assert {rule: asked.articles[rule] for rule in ("gap_max", "tail", "partial")} == {
        "gap_max": "ITC-14",
        "tail": "ITC-14",
        "partial": "ITC-12",
    }
    assert asked.articles["duty_holder"] in {"ITC-05", "ITC-06"}


def test_a_report_back_of_an_itc_waits_for_those_who_follow_from_afar() -> None:
    asked = requirements(ITC, "itc", "report_back", on=ON)
    assert (asked.reports_back, asked.months, asked.turns) == (True, None, ())


def test_a_gathering_of_the_club_is_on_its_days_with_everybody() -> None:
    asked = requirements(CLUB, "club", "gathering", on=ON)
    assert (asked.weekdays, asked.everyone, asked.minimum) == (frozenset({1, 2, 3}), True, 1)
    assert {
        "weekday": "CLUB-08",
        "seat": "CLUB-12",
        "count": "CLUB-07",
    }.items() <= asked.articles.items()


def test_another_kind_of_meeting_keeps_nothing_of_it() -> None:
    asked = requirements(CLUB, "club", "experience_report", on=ON)
    assert (asked.weekdays, asked.everyone, asked.minimum) == (frozenset(range(5)), False, 0)


def test_a_clock_that_all_kinds_share_is_the_largest_series_business() -> None:
    assert requirements(CIRCLE, "circle", "feast", on=ON).months == 2
    assert requirements(CIRCLE, "circle", "feast", on=ON, largest=False).months is None
    assert requirements(ITC, "itc", "session", on=ON, largest=False).months == 2


def test_the_stricter_of_two_articles_is_kept_and_cited() -> None:
    charter = with_rules(
        'check = "maximum_gap"\nbodies = ["circle"]\nmonths = 1\nweight = "obligation"',
        'check = "weekday"\nbodies = ["circle"]\nweekdays = ["thursday", "friday"]\nweight = '
        '"obligation"',
        'check = "minimum_gap"\nbodies = ["circle"]\ndays = 14\nweight = "obligation"',
    )
    asked = requirements(charter, "circle", "reading", on=ON)
    assert (asked.months, asked.weekdays, asked.least_gap) == (1, frozenset({3}), 14)
    assert (asked.articles["gap_max"], asked.articles["gap_min"]) == ("CIR-09", "CIR-09")


def test_one_meeting_a_period_is_asked_as_a_gap_of_that_length() -> None:
    rule = (
        'check = "maximum_gap"\nbodies = ["circle"]\nmonths = 1\ncounting = "period"\nweight '
        '= "obligation"'
    )
    assert requirements(with_rules(rule), "circle", "reading", on=ON).months == 1


def test_times_of_year_are_open_or_closed() -> None:
    charter = with_rules(
        'check = "meeting_season"\nbodies = ["circle"]\ndays = ["02-01..10-31"]\nweight = '
        '"obligation"',
        'check = "blackout"\nbodies = ["circle"]\ndays = ["07-14..08-15"]\nweight = "obligation"',
    )
    asked = requirements(charter, "circle", "reading", on=ON)
    assert asked.closed(date(2028, 1, 1), date(2028, 12, 31)) == (
        Span(date(2028, 1, 1), date(2028, 1, 31)),
        Span(date(2028, 7, 14), date(2028, 8, 15)),
        Span(date(2028, 11, 1), date(2028, 12, 31)),
    )
    assert asked.allows(date(2028, 2, 3))
    assert not asked.allows(date(2028, 2, 4))
    assert not asked.allows(date(2028, 7, 20))
    assert (asked.articles["season"], asked.articles["blackout"]) == ("CIR-09", "CIR-09")


def test_a_charter_without_rules_asks_nothing() -> None:
    assert requirements(CIRCLE, "board", "feast", on=ON) == Requirements()


@pytest.mark.parametrize(
    ("charter", "body", "kind"), [(CIRCLE, "circle", "reading"), (CLUB, "club", "gathering")]
)
@given(st.dates(date(2027, 1, 1), date(2030, 12, 31)))
def test_a_day_is_allowed_when_each_constraint_allows_it(
    charter: Charter, body: str, kind: str, day: date
) -> None:
    mine = [c for c in constraints(charter, body, on=ON) if not c.meetings or kind in c.meetings]
    allowed = all(c.allows(day) for c in mine if isinstance(c, OnWeekdays)) and day.weekday() < 5
    assert requirements(charter, body, kind, on=ON).allows(day) is allowed


def test_the_clock_is_the_shortest_of_the_charter() -> None:
    gaps = [c.months for c in constraints(ITC, "itc", on=ON) if isinstance(c, MaximumGap)]
    assert requirements(ITC, "itc", "session", on=ON).months == min(gaps)


def test_days_are_gathered_into_spans() -> None:
    first = date(2028, 2, 28)
    days = [first, first + timedelta(1), first + timedelta(2), date(2028, 5, 1)]
    assert stretches(days) == (
        Span(first, date(2028, 3, 1)),
        Span(date(2028, 5, 1), date(2028, 5, 1)),
    )
    assert stretches([]) == ()
