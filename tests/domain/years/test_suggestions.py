from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from tests.domain.builders import CHARTER, FOUNDED, NOW, OPERATOR, Circle, draw, found_circle
from tests.domain.years.planned import table_of
from tests.paths import CHARTERS
from tourdetable.core.words.days import add_months
from tourdetable.domain.meetings.actions.meetings import draw_meeting
from tourdetable.domain.networks.actions.founding import found_network
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.instance.requirements import Requirements
from tourdetable.domain.years.series import SeriesDraft
from tourdetable.domain.years.suggestions import fewest, suggested


def of(network: Network, year: int = 2028) -> list[SeriesDraft]:
    return list(suggested(network, charter_in_force(network, on=NOW.date()), year))


def reading(circle: Circle, moment: datetime, place: str = "", kind: str = "reading") -> None:
    draw_meeting(
        body=circle.body,
        kind=kind,
        title="Lecture",
        starts_at=moment,
        ends_at=moment.replace(minute=30),
        place=place,
        by=OPERATOR,
        now=NOW,
        confirmed=True,
    )


def test_a_new_body_has_what_its_charter_asks(circle: Circle) -> None:
    assert of(circle.network) == [
        SeriesDraft(
            body=circle.body,
            kind="reading",
            meetings=6,
            first=date(2028, 1, 1),
            last=date(2028, 12, 31),
            weekdays=(3,),
            avoided=(),
            opens=time(9, 30),
            closes=time(12, 0),
            duties=True,
            own_day=True,
        )
    ]


def test_last_season_s_habits_are_taken_up(circle: Circle) -> None:
    hall = Place.objects.create(network=circle.network, name="Grande Salle")
    for month in range(1, 9):
        draw_at = datetime(2027, month, 28, 9, tzinfo=UTC)
        thursday = draw_at.replace(day=28 - (draw_at.weekday() - 3) % 7)
        reading(circle, thursday, place="grande salle")
    reading(circle, datetime(2027, 6, 10, 15, tzinfo=UTC), kind="feast")
    found = {one.kind: one for one in of(circle.network)}
    assert {kind: one.meetings for kind, one in found.items()} == {"reading": 8, "feast": 1}
    assert found["reading"].places == (hall,)
    assert (found["reading"].opens, found["feast"].opens, found["feast"].closes) == (
        time(11),
        time(17),
        time(17, 30),
    )
    assert found["feast"].duties is False


def test_a_season_that_has_begun_counts_what_it_has(circle: Circle) -> None:
    draw(circle.body)
    (found,) = of(circle.network, 2027)
    assert (found.meetings, found.opens, found.closes) == (7, time(10), time(12))


def test_days_of_the_week_that_nobody_chose_are_avoided(db: None) -> None:
    text = CHARTER.replace('["thursday"]', '["tuesday", "thursday", "friday"]')
    circle = found_circle(text)
    for day in (5, 12, 21):
        draw(circle.body, datetime(2027, 10, day, 9, tzinfo=UTC))
    assert of(circle.network)[0].avoided == (4,)


def test_two_meetings_are_no_habit(db: None) -> None:
    circle = found_circle(CHARTER.replace('["thursday"]', '["tuesday", "thursday"]'))
    for day in (5, 12):
        draw(circle.body, datetime(2027, 10, day, 9, tzinfo=UTC))
    assert of(circle.network)[0].avoided == ()


def test_bodies_that_do_not_live_in_the_season_are_left_out(circle: Circle) -> None:
    Body.objects.filter(pk=circle.body.pk).update(ends=date(2027, 12, 31))
    assert of(circle.network) == []
    Body.objects.filter(pk=circle.body.pk).update(ends=date(2028, 6, 30))
    (found,) = of(circle.network)
    assert (found.first, found.last, found.meetings) == (date(2028, 1, 1), date(2028, 6, 30), 3)


def test_a_body_of_which_nothing_is_asked_has_one_meeting(circle: Circle) -> None:
    table_of(circle.network, "board", "bureau", {})
    found = [one for one in of(circle.network) if one.body.slug == "bureau"]
    assert [(one.kind, one.meetings, one.duties) for one in found] == [("feast", 1, False)]


def test_a_network_without_body_has_no_series(db: None) -> None:
    network = found_network(
        slug="void", name="Void", charter=CHARTER, in_force_from=FOUNDED, by=OPERATOR, now=NOW
    )
    assert of(network) == []


def test_groups_work_in_the_months_that_the_charter_gives_them(db: None) -> None:
    text = (CHARTERS / "club-des-territoires.md").read_text()
    network = found_network(
        slug="club", name="Club", charter=text, in_force_from=FOUNDED, by=OPERATOR, now=NOW
    )
    table_of(network, "working_group", "de-cette-annee", {})
    table_of(network, "working_group", "de-la-suivante", {}, starts=date(2027, 11, 2))
    (found,) = of(network)
    assert (found.body.slug, found.first, found.last) == (
        "de-la-suivante",
        date(2028, 2, 1),
        date(2028, 10, 31),
    )


def test_a_season_across_two_years_is_the_charter_s(db: None) -> None:
    text = (CHARTERS / "itc.md").read_text()
    network = found_network(
        slug="itc", name="ITC", charter=text, in_force_from=FOUNDED, by=OPERATOR, now=NOW
    )
    table_of(network, "itc", "vallons", {})
    (found,) = of(network, 2027)
    assert (found.kind, found.first, found.last) == ("session", date(2027, 9, 1), date(2028, 8, 31))
    assert (found.meetings, found.duties) == (6, True)


@pytest.mark.parametrize("months", [1, 2, 3, 6])
def test_the_fewest_meetings_keep_the_clock_running_and_one_less_does_not(months: int) -> None:
    asked = Requirements(weekdays=frozenset({3}), months=months)
    first, last = date(2028, 1, 1), date(2028, 12, 31)
    count = fewest(asked, date(2027, 12, 31), last)
    days, at = [], date(2027, 12, 31)
    while len(days) < count:
        at = max(
            d for d in (date.fromordinal(at.toordinal() + n) for n in range(1, 190))
            if asked.allows(d) and d <= add_months(at, months)
        )  # fmt: skip
        days.append(at)
    assert add_months(days[-1], months) > last
    assert add_months([date(2027, 12, 31), *days][-2], months) <= last
    assert first <= days[0]


def test_what_is_dated_stays_among_the_fewest() -> None:
    asked = Requirements(months=2)
    assert (
        fewest(
            asked,
            date(2027, 12, 31),
            date(2028, 12, 31),
            dated=[date(2028, 1, 10), date(2028, 1, 20)],
        )
        == 7
    )


def test_a_clock_on_days_that_never_come_does_not_turn_for_ever() -> None:
    assert (
        fewest(Requirements(weekdays=frozenset(), months=2), date(2027, 12, 31), date(2028, 12, 31))
        == 6
    )
