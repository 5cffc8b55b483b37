"""The board of a body: who sits, what is missing, whose turn it was."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    draw,
    hold,
    seat_of,
)
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    Room,
)
from tests.interface.web.areas.networks.people import MAY, page
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.networks.actions.seats import (
    create_seat,
    end_mandate,
    give_mandate,
)
from tourdetable.domain.networks.models import Body, Mandate


def notes(room: Room, name: str = COLLEAGUE) -> dict[str, tuple[list[str], int, list[str]]]:
    """Institution → holders, free places, what is said of the seat."""
    found = page(room, name, "body", "port")
    return {
        row.name: ([holder.name for holder in row.holders], row.free, row.notes)
        for _name, rows in found.colleges
        for row in rows
    }


def test_the_board_says_who_sits_and_what_is_missing(room: Room) -> None:
    circle = room.circle
    give_mandate(
        seat=circle.town,
        person=circle.zoe,
        starts=FOUNDED,
        ends=date(2027, 5, 31),
        by=OPERATOR,
        now=NOW,
    )
    end_mandate(
        mandate=Mandate.objects.get(person=circle.chloe),
        ends=date(2027, 4, 5),
        by=OPERATOR,
        now=NOW,
    )
    found = notes(room)
    assert {name: (holders, free, len(said)) for name, (holders, free, said) in found.items()} == {
        "Ville du Port": (["Ana Ruiz", "Zoé Ailleurs"], 0, 1),
        "École du Môle": ([], 2, 1),
        "Médiathèque": (["Bao Trần"], 1, 1),
    }
    assert "Zoé Ailleurs" in found["Ville du Port"][2][0]


def test_only_ends_within_the_charter_s_warning_are_told(room: Room) -> None:
    circle = room.circle
    for person, ends in ((circle.zoe, date(2027, 6, 5)), (circle.dora, date(2027, 6, 6))):
        seat = seat_of(circle.body, f"Amis de {person.given_name}", "towns")
        give_mandate(seat=seat, person=person, starts=FOUNDED, ends=ends, by=OPERATOR, now=NOW)
    found = notes(room)
    assert (len(found["Amis de Zoé"][2]), len(found["Amis de Dora"][2])) == (2, 1)


def test_turns_of_the_season_are_counted_per_seat_and_duty(room: Room) -> None:
    circle = room.circle
    hold(circle, datetime(2026, 11, 5, 9, tzinfo=UTC), "Saison passée")
    meeting = draw(circle.body, MAY, "Lecture de mai")
    assign_turn(meeting=meeting, duty="secretary", seat=circle.library, by=OPERATOR, now=NOW)
    found = page(room, COLLEAGUE, "body", "port").turns
    assert [(str(seat), [(c.duty, c.taken, c.ahead) for c in cells]) for seat, cells in found] == [
        ("École du Môle", [("Secrétariat", 0, 0)]),
        ("Médiathèque", [("Secrétariat", 0, 1)]),
        ("Ville du Port", [("Secrétariat", 1, 0)]),
    ]


def test_seats_that_take_no_turn_are_not_told_as_idle(room: Room) -> None:
    institution = seat_of(room.circle.body, "Rectorat", "towns").institution
    bourg, by = Body.objects.get(slug="bourg"), {"by": OPERATOR, "now": NOW}
    create_seat(
        body=bourg, institution=institution, college="towns", starts=FOUNDED, kind="light", **by
    )
    rows = room.client(NEIGHBOUR).get(room.url("body", "bourg")).context["page"].turns
    assert [str(seat) for seat, _cells in rows] == ["Bourg"]
