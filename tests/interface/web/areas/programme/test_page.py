"""The programme of a season as a page shows it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.domain.builders import NOW, OPERATOR, draw, propose
from tests.domain.programme.adopting import adopt, planned, published
from tests.interface.web.areas.decisions.people import ANONYMOUS, COLLEAGUE, NEIGHBOUR, Room
from tests.interface.web.areas.programme.test_views import MAY
from tourdetable.domain.meetings.actions.meetings import cancel_meeting


def shown(
    room: Room, name: str, query: str = "", view: str = "programme"
) -> list[tuple[date, list[tuple[str, bool]]]]:
    """Months that hold something: title, and whether its page may be opened."""
    page = room.client(name).get(room.url(view) + query).context["page"]
    return [(first, [(row.meeting.title, row.open) for row in rows]) for first, rows in page.held]


@pytest.mark.parametrize("view", ["programme", "programme_print"])
def test_each_reader_sees_their_programme_by_month(room: Room, view: str) -> None:
    draw(room.circle.body, MAY, "Fête de mai", "feast")
    march, may = date(2027, 3, 1), date(2027, 5, 1)
    assert shown(room, ANONYMOUS, view=view) == [(may, [("Fête de mai", False)])]
    assert shown(room, COLLEAGUE, view=view) == [
        (march, [("Lecture de mars", True)]),
        (may, [("Fête de mai", True)]),
    ]
    assert shown(room, NEIGHBOUR, view=view) == [
        (march, [("Lecture de mars", False)]),
        (may, [("Fête de mai", False)]),
    ]


def test_one_turns_from_season_to_season(room: Room) -> None:
    draw(room.circle.body, datetime(2028, 3, 2, 9, tzinfo=UTC), "Fête de l’an prochain", "feast")
    page = room.client(ANONYMOUS).get(room.url("programme") + "?year=2028").context["page"]
    assert (page.label, page.current, page.previous, page.next) == ("2028", False, 2027, None)
    assert shown(room, ANONYMOUS, "?year=2028") == [
        (date(2028, 3, 1), [("Fête de l’an prochain", False)])
    ]


@pytest.mark.parametrize(
    "year", ["27", "9999", "deux mille", "2027x", "-2027", "٢٠٢٧", "2027/../x"]
)
def test_what_is_no_year_has_no_programme(room: Room, year: str) -> None:
    assert room.client(COLLEAGUE).get(room.url("programme"), {"year": year}).status_code == 404


def test_the_day_of_publication_is_said(room: Room) -> None:
    address = room.url("programme")
    anyone = room.client(ANONYMOUS)
    assert anyone.get(address).context["page"].published_on is None
    published(room.circle)
    assert anyone.get(address).context["page"].published_on == date(2027, 4, 6)


def test_a_cancelled_meeting_stays_in_sight_and_no_longer_counts(room: Room) -> None:
    feast = draw(room.circle.body, MAY, "Fête de mai", "feast")
    cancel_meeting(
        meeting=feast, reason="Pluie", version=feast.version, by=OPERATOR, now=NOW, confirmed=True
    )
    page = room.client(ANONYMOUS).get(room.url("programme")).context["page"]
    assert ([row.cancelled for _first, rows in page.held for row in rows], page.count) == (
        [True],
        0,
    )


def test_the_decision_that_adopted_it_is_told_to_those_who_may_read_it(room: Room) -> None:
    decision = propose(room.circle, room.meeting)
    adopt(room.circle, planned(room.circle), decision)
    pages = {
        n: room.client(n).get(room.url("programme")).context["page"]
        for n in (ANONYMOUS, NEIGHBOUR, COLLEAGUE)
    }
    assert {name: page.decision for name, page in pages.items()} == {
        ANONYMOUS: None,
        NEIGHBOUR: None,
        COLLEAGUE: {
            "pk": decision.pk,
            "reference": decision.reference,
            "body": room.circle.body.name,
        },
    }
    assert {page.published_on for page in pages.values()} == {date(2027, 4, 6)}


def test_what_is_over_is_set_apart_and_the_next_meeting_comes_first(room: Room) -> None:
    """A month whose meetings are all over; the next meeting that is not cancelled; a season that is
    over whole keeps its months in sight."""
    soon = draw(room.circle.body, MAY, "Fête de mai", "feast")
    draw(room.circle.body, MAY.replace(month=6, day=3), "Fête de juin", "feast")
    cancel_meeting(
        meeting=soon, reason="Pluie", version=soon.version, by=OPERATOR, now=NOW, confirmed=True
    )
    page = room.client(COLLEAGUE).get(room.url("programme")).context["page"]
    parts = [[first.month for first, _rows in some] for some in (page.over, page.ahead)]
    assert (parts, page.coming.meeting.title) == ([[3], [5, 6]], "Fête de juin")
    former = room.client(COLLEAGUE).get(room.url("programme") + "?year=2026").context["page"]
    assert (former.over, former.coming) == ([], None)
