"""The table of the year and where each seat stands."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, OPERATOR, draw
from tests.interface.web.areas.meetings.people import LAST, NEXT, Port
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.interface.web.areas.rota.page import RotaPage


def page_of(port: Port, name: str, query: str = "") -> RotaPage:
    page: RotaPage = port.client(name).get(port.url("rota", "port") + query).context["page"]
    return page


def test_each_meeting_of_the_season_says_who_has_or_would_have_the_turn(port: Port) -> None:
    draw(port.circle.body, NEXT + timedelta(days=28), "Lecture de mai")
    told = [
        (meeting.title, [(turn.name, turn.given) for turn in turns if turn])
        for meeting, turns in page_of(port, "ana").lines
    ]
    assert told == [
        ("Lecture de mars", [("", False)]),
        ("Lecture d’avril", [("Ville du Port", True)]),
        ("Lecture de mai", [("École du Môle", False)]),
    ]


def test_what_the_reader_may_do_depends_on_whose_turn_it_is(port: Port) -> None:
    draw(port.circle.body, NEXT + timedelta(days=28), "Lecture de mai")
    mine = [turns[0].may for _meeting, turns in page_of(port, "ana").lines if turns[0]]
    theirs = [turns[0].may for _meeting, turns in page_of(port, "bao").lines if turns[0]]
    leads = [turns[0].may for _meeting, turns in page_of(port, "dora").lines if turns[0]]
    assert mine == [(), ("turn_kit", "turn_swap", "turn_skip"), ("turn_offer",)]
    assert theirs == [(), (), ("turn_offer",)]
    assert leads == [(), (), ()]


def test_seats_are_told_by_name_with_their_turns(port: Port) -> None:
    march = Meeting.objects.get(starts_at=LAST)
    assign_turn(meeting=march, duty="secretary", seat=port.circle.town, by=OPERATOR, now=NOW)
    told = [
        (seat.name, seat.cells[0][1].taken, seat.cells[0][1].ahead, seat.cells[0][2])
        for seat in page_of(port, "bao").balances
    ]
    assert told == [
        ("École du Môle", 0, 0, "0,7"),
        ("Médiathèque", 0, 0, "0,7"),
        ("Ville du Port", 1, 1, "0,7"),
    ]


def test_another_season_is_one_link_away(port: Port) -> None:
    page = page_of(port, "ana")
    assert (page.before, page.after) == (None, None)
    empty = page_of(port, "ana", f"?season={page.season.first.year + 3}")
    assert empty.lines == []
    for query in ("?season=abc", "?season=99999"):
        assert page_of(port, "ana", query).season == page.season
