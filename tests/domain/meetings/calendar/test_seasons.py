from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.builders import CHARTER, FOUNDED, NOW, OPERATOR, TODAY, Circle, draw, found_circle
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import Charter, SeasonRule
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.meetings.calendar import seasons as queries
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import Standing, charter_in_force, standing

CIRCLE = load(CHARTER, file="circle")
SCHOOL_YEAR = replace(CIRCLE, season=SeasonRule(9, 1))


@pytest.mark.parametrize(
    ("charter", "year", "first", "last"),
    [
        (CIRCLE, 2027, date(2027, 1, 1), date(2027, 12, 31)),
        (SCHOOL_YEAR, 2026, date(2026, 9, 1), date(2027, 8, 31)),
    ],
)
def test_a_season_is_known_by_the_year_of_its_first_day(
    charter: object, year: int, first: date, last: date
) -> None:
    assert queries.season(charter, year) == Period(first, last)  # type: ignore[arg-type]  # each case is a charter
    assert queries.season_year(charter, last) == year  # type: ignore[arg-type]  # each case is a charter


def test_each_month_of_the_season_keeps_its_place() -> None:
    assert queries.months(Period(date(2026, 11, 1), date(2027, 2, 28))) == [
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
        date(2027, 2, 1),
    ]


def neighbours(circle: Circle) -> Body:
    return install_body(
        network=circle.network,
        kind="circle",
        name="Bourg",
        slug="bourg",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )


def told(circle: Circle, place: Standing | None) -> list[str]:
    charter = charter_in_force(circle.network, on=TODAY)
    return [m.title for m in queries.of_season(circle.network, charter, 2027, place)]


def with_a_discreet_kind() -> str:
    """The circle's charter where one more kind of meeting is known to its body only."""
    discreet = (
        '[[meeting_kinds]]\ncode = "quarrel"\nname = "Médiation"\naudience = "body"\n\n[[offices]]'
    )
    return CHARTER.replace("[[offices]]", discreet, 1)


def test_each_reader_knows_of_the_meetings_meant_for_them(db: None) -> None:
    circle = found_circle(with_a_discreet_kind())
    draw(circle.body, datetime(2027, 5, 6, 9, tzinfo=UTC), "Lecture", "reading")
    draw(circle.body, datetime(2027, 5, 13, 9, tzinfo=UTC), "Fête", "feast")
    draw(circle.body, datetime(2027, 5, 20, 9, tzinfo=UTC), "Médiation", "quarrel")
    draw(neighbours(circle), datetime(2027, 5, 27, 9, tzinfo=UTC), "Médiation du bourg", "quarrel")
    give_office(
        network=circle.network,
        kind="steward",
        person=circle.zoe,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    everything = ["Lecture", "Fête", "Médiation", "Médiation du bourg"]
    assert told(circle, None) == ["Fête"]
    assert told(circle, circle.of(circle.ana)) == everything[:3]
    assert told(circle, circle.of(circle.dora)) == everything[:3]
    assert told(circle, standing(circle.zoe, circle.network, on=TODAY)) == everything


def test_a_kind_that_the_charter_no_longer_names_is_its_body_s_own_business(circle: Circle) -> None:
    meeting = draw(circle.body, kind="feast", title="Bal")
    type(meeting).objects.filter(pk=meeting.pk).update(kind="ball")
    assert (told(circle, None), told(circle, circle.of(circle.ana))) == ([], ["Bal"])


def test_a_season_holds_its_local_days_and_its_cancelled_meetings(circle: Circle) -> None:
    """In Paris, 23.30 UTC on 31 December is already the next year."""
    for starts_at, title in (
        (datetime(2026, 12, 31, 22, 30, tzinfo=UTC), "Dernière heure"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "Première heure"),
    ):
        draw(circle.body, starts_at, title, "feast")
    gone = draw(circle.body, datetime(2027, 7, 1, 9, tzinfo=UTC), "Annulée", "feast")
    cancel_meeting(
        meeting=gone, reason="Pluie", version=gone.version, by=OPERATOR, now=NOW, confirmed=True
    )
    assert told(circle, None) == ["Première heure", "Annulée"]


@pytest.mark.parametrize(
    ("charter", "firsts"),
    [
        (CIRCLE, [(2027, 1), (2027, 4), (2027, 7), (2027, 10)]),
        (SCHOOL_YEAR, [(2027, 9), (2027, 12), (2028, 3), (2028, 6)]),
    ],
)
def test_a_season_has_four_quarters_without_a_gap(
    charter: Charter, firsts: list[tuple[int, int]]
) -> None:
    period = queries.season(charter, 2027)
    found = queries.quarters(period)
    assert [(one.first.year, one.first.month) for one in found] == firsts
    days = [day for one in found for day in (one.first, one.last + timedelta(days=1))]
    assert (days[0], days[-1]) == (period.first, period.last + timedelta(days=1))
    assert days[1:-1:2] == days[2::2]


def test_one_turns_to_the_nearest_seasons_that_hold_something_to_read(circle: Circle) -> None:
    """Or to that of today, whatever it holds."""
    past = draw(circle.body, kind="reading")
    at = datetime(2025, 11, 5, 9, tzinfo=UTC)
    Meeting.objects.filter(pk=past.pk).update(starts_at=at, ends_at=at + timedelta(hours=2))
    past.pk, past.kind, past.starts_at = None, "feast", datetime(2029, 3, 2, 9, tzinfo=UTC)
    past.ends_at = past.starts_at + timedelta(hours=2)
    past.save(force_insert=True)
    charter = charter_in_force(circle.network, on=TODAY)
    member = circle.of(circle.ana)

    def turned_to(who: Standing | None, year: int) -> tuple[int | None, int | None]:
        during = queries.moments(circle.network, queries.season(charter, year))
        known = queries.known_to(circle.network, charter, who)
        found = Network.objects.filter(pk=circle.network.pk).values_list(
            *queries.nearest(known, *during)
        )
        return queries.seasons_beside(circle.network, charter, found.get(), year=year, on=TODAY)

    beside = {
        (name, year): turned_to(who, year)
        for name, who in (("member", member), ("stranger", None))
        for year in (2025, 2027, 2029)
    }
    assert beside == {
        ("member", 2025): (None, 2027),
        ("member", 2027): (2025, 2029),
        ("member", 2029): (2027, None),
        ("stranger", 2025): (None, 2027),
        ("stranger", 2027): (None, 2029),
        ("stranger", 2029): (2027, None),
    }
