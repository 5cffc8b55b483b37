"""What was done for each function, as each reader sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import MARCH, draw, hold
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    NEIGHBOUR,
    STRANGER,
    Room,
)
from tourdetable.domain.meetings.enums import Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.interface.web.areas.charter.functions.year import LINES, FunctionsPage


def page(room: Room, who: str = COLLEAGUE, **query: str) -> FunctionsPage:
    address = room.url("charter_functions")
    found: FunctionsPage = room.client(who).get(address, query).context["page"]
    return found


def figures(found: FunctionsPage) -> dict[str, list[int | None]]:
    return {row.done.function.code: [cell.figure for cell in row.cells] for row in found.rows}


def discuss(room: Room, title: str = "Lire Colette") -> None:
    AgendaItem.objects.create(
        meeting=room.meeting, position=9, title=title, purpose=Purpose.DISCUSS
    )


def test_what_was_done_is_counted_month_by_month_and_months_to_come_have_no_figure(
    room: Room,
) -> None:
    discuss(room)
    found = figures(page(room))
    assert found["talk"] == [0, 0, 2, 0, *[None] * 8]
    assert found["give"] == [0, 0, 0, 0, *[None] * 8]
    assert found["keep"] == [0, 0, 0, 0, *[None] * 8]


def test_nothing_done_is_nought_and_nothing_is_unknown(room: Room) -> None:
    shown = room.client(COLLEAGUE).get(room.url("charter_functions")).content.decode()
    assert shown.count("inconnu</td>") == 0
    assert [row.lacks for row in page(room).rows] == [[], [], []]


def test_a_season_before_has_all_its_months(room: Room) -> None:
    hold(room.circle, datetime(2026, 11, 5, 9, tzinfo=UTC), "Novembre")
    found = page(room, season="2026")
    assert (found.season, figures(found)["talk"][10:]) == ("2026", [1, 0])
    assert page(room, season="2099").season == page(room, season="x").season == "2027"


def test_a_body_has_its_own_and_only_what_it_is_for(room: Room) -> None:
    elsewhere = page(room, body="bourg")
    assert figures(elsewhere)["talk"][2] == 0
    assert figures(page(room, body=room.circle.body.slug))["talk"][2] == 1
    assert (
        room.client(COLLEAGUE).get(room.url("charter_functions"), {"body": "x"}).status_code == 404
    )


@pytest.mark.parametrize(
    ("who", "titles"), [(COLLEAGUE, ["Lecture de mars", "Lire Colette"]), (NEIGHBOUR, ["", ""])]
)
def test_a_figure_opens_on_its_facts_whose_titles_are_for_those_who_sit_there(
    room: Room, who: str, titles: list[str]
) -> None:
    discuss(room)
    opened = page(room, who, function="talk", month="2027-03").opened
    assert opened is not None
    assert [line.title for line in opened.lines] == titles
    assert {line.body for line in opened.lines} == {"Cercle du port"}
    assert all(line.url for line in opened.lines)
    shown = room.client(who).get(room.url("charter_functions"), {"function": "talk"})
    assert ("Lire Colette" in shown.content.decode()) is bool(titles[0])


def test_a_meeting_that_only_its_body_knows_of_counts_for_those_who_sit_there(room: Room) -> None:
    Meeting.objects.filter(pk=room.meeting.pk).update(kind="discreet")
    discuss(room)
    for who, number in ((COLLEAGUE, 1), (NEIGHBOUR, 0)):
        assert figures(page(room, who))["talk"][2] == number


def test_long_lists_of_facts_come_page_by_page(room: Room) -> None:
    for number in range(LINES):
        AgendaItem.objects.create(
            meeting=room.meeting, position=20 + number, title="Lire", purpose=Purpose.DISCUSS
        )
    opened = page(room, function="talk", page="2").opened
    assert opened is not None
    assert (len(opened.lines), opened.month) == (1, None)
    assert page(room, function="x").opened is None


@pytest.mark.parametrize("count", [1, 12])
def test_it_costs_the_same_whatever_was_done(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        draw(room.circle.body, MARCH - timedelta(weeks=number + 1), f"Lecture {number}")
    client, url = room.client(COLLEAGUE), room.url("charter_functions")
    client.get(url)
    with django_assert_num_queries(QUERIES):
        client.get(url, {"function": "talk"})


def test_members_alone_read_it(room: Room) -> None:
    statuses = [room.client(who).get(room.url("charter_functions")).status_code for who in OTHERS]
    assert statuses == [404, 302]


OTHERS = (STRANGER, ANONYMOUS)
QUERIES = 8
