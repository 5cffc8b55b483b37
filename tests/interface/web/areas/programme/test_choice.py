"""What part of a long season is shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    NEIGHBOUR,
    Room,
    account_of,
    steward,
)
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.programme.choice import PAGE, SeasonLink

PORT, BOURG = 45, 30
"""Readings of the year, one a day from 1 March and from 1 June, and one in March at the port."""


@pytest.fixture
def long_year(room: Room) -> Room:
    drawn(room.circle.body, datetime(2027, 3, 1, 9, tzinfo=UTC), PORT)
    drawn(Body.objects.get(slug="bourg"), datetime(2027, 6, 1, 9, tzinfo=UTC), BOURG)
    return room


def drawn(body: Body, first: datetime, count: int) -> None:
    """Meetings of a body, one a day."""
    days = [first + timedelta(days=number) for number in range(count)]
    Meeting.objects.bulk_create(
        Meeting(
            body=body,
            kind="reading",
            title=f"Lecture {number}",
            starts_at=day,
            ends_at=day + timedelta(hours=2),
            dated_on=first.date(),
        )
        for number, day in enumerate(days, 1)
    )


def page(room: Room, name: str, query: str = "") -> Any:
    return room.client(name).get(f"{room.url('programme')}{query}").context["page"]


def titles(found: Any) -> list[str]:
    return [row.meeting.title for _first, rows in found.held for row in rows]


def readings(first: int, last: int) -> list[str]:
    return [f"Lecture {number}" for number in range(first, last + 1)]


class TestLongYear:
    def test_a_member_opens_on_the_quarter_of_today_of_their_own_bodies(
        self, long_year: Room
    ) -> None:
        """From April to June; the port's season is too long to be shown whole."""
        found = page(long_year, COLLEAGUE)
        assert (found.count, found.choice.bodies, found.choice.quarter) == (46, "own", 2)
        assert titles(found) == readings(32, 45)
        assert [(link.label, link.count, link.current) for link in found.choice.beside] == [
            ("Vos instances", 46, True),
            ("Toutes les instances", 76, False),
        ]
        assert [(link.label, link.count, link.current) for link in found.choice.quarters] == [
            ("Janvier – mars 2027", 32, False),
            ("Avril – juin 2027", 14, True),
            ("Juillet – septembre 2027", 0, False),
            ("Octobre – décembre 2027", 0, False),
        ]

    def test_each_link_leads_where_it_says(self, long_year: Room) -> None:
        found = page(long_year, COLLEAGUE)

        def held(link: SeasonLink) -> int:
            there = page(long_year, COLLEAGUE, f"?{link.query}")
            return int(there.choice.held(bodies=there.choice.bodies, quarter=there.choice.quarter))

        links = found.choice.quarters
        assert [held(link) for link in links] == [link.count for link in links]
        every = page(long_year, COLLEAGUE, f"?{found.choice.beside[1].query}")
        assert (every.choice.bodies, every.count) == ("all", 76)

    def test_short_it_is_shown_whole(self, long_year: Room) -> None:
        """The neighbour's own bodies hold thirty meetings."""
        found = page(long_year, NEIGHBOUR)
        assert (found.choice.bodies, found.choice.quarter, found.choice.quarters) == (
            "own",
            None,
            [],
        )
        assert titles(found) == readings(1, BOURG)

    def test_who_sees_to_the_whole_network_opens_on_all_bodies(self, long_year: Room) -> None:
        gaelle = Client()
        gaelle.force_login(account_of(steward(long_year)))
        found = gaelle.get(long_year.url("programme")).context["page"]
        assert (found.choice.bodies, found.choice.beside, found.count) == ("all", [], 76)

    def test_a_long_quarter_goes_by_pages_and_opens_where_it_is_not_over(
        self, long_year: Room
    ) -> None:
        found = page(long_year, COLLEAGUE, "?bodies=all&quarter=2")
        assert (found.choice.page.number, len(titles(found))) == (1, PAGE)
        second = page(long_year, COLLEAGUE, "?bodies=all&quarter=2&page=2")
        both = titles(found) + titles(second)
        assert both == readings(32, 45) + readings(1, BOURG)

    def test_everything_is_shown_when_it_is_asked(self, long_year: Room) -> None:
        found = page(long_year, COLLEAGUE, "?bodies=all&show=all")
        assert (len(titles(found)), found.over) == (76, [])

    def test_a_body_is_found_by_a_word_of_its_name(self, long_year: Room) -> None:
        found = page(long_year, COLLEAGUE, "?bodies=all&body=BOURG")
        assert titles(found) == readings(1, BOURG)
        assert (found.count, found.coming.meeting.title) == (BOURG, "Lecture 1")
        assert page(long_year, COLLEAGUE, "?body=nulle+part").count == 0

    def test_a_kind_is_chosen_and_one_that_is_not_offered_left_aside(self, long_year: Room) -> None:
        assert page(long_year, COLLEAGUE, "?kind=feast").count == 0
        unknown = page(long_year, COLLEAGUE, "?kind=ball&bodies=all")
        assert (unknown.count, list(unknown.choice.filter.errors)) == (76, ["kind"])

    def test_a_stranger_is_told_nothing_of_it(self, long_year: Room) -> None:
        found = page(long_year, ANONYMOUS, "?bodies=all&show=all&body=bourg")
        assert (titles(found), found.count, found.choice.beside) == ([], 0, [])

    @pytest.mark.parametrize("query", ["?quarter=9", "?page=99", "?page=x", "?bodies=x", "?show=x"])
    def test_what_is_not_offered_is_left_aside(self, long_year: Room, query: str) -> None:
        assert titles(page(long_year, COLLEAGUE, query)) == readings(32, 45)
