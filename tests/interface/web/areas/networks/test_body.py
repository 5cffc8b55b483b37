"""The page of a body."""

from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR, draw, in_review
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    Room,
    account_of,
    steward,
)
from tests.interface.web.areas.networks.people import MAY, page
from tourdetable.domain.compliance.summary import TO_SEE
from tourdetable.domain.networks.actions.founding import install_body


def test_meetings_are_told_apart_before_and_after_now(room: Room) -> None:
    circle = room.circle
    draw(circle.body, MAY, "Lecture de mai")
    draw(circle.body, MAY.replace(month=6, day=3), "Lecture de juin")
    found = page(room, COLLEAGUE, "body", "port")
    assert [m.title for m in found.coming] == ["Lecture de mai", "Lecture de juin"]
    assert [(meeting.title, minutes) for meeting, minutes in found.past] == [
        ("Lecture de mars", False)
    ]


def test_minutes_are_linked_for_those_who_may_read_them(room: Room) -> None:
    in_review(room.circle, room.meeting)
    assert [minutes for _meeting, minutes in page(room, COLLEAGUE, "body", "port").past] == [True]
    assert [minutes for _meeting, minutes in page(room, NEIGHBOUR, "body", "port").past] == [False]


def test_the_button_to_draw_a_meeting_is_for_those_who_may(room: Room) -> None:
    room = Room(room.circle, room.meeting, steward(room))
    account_of(room.felix)
    offered = {
        name: page(room, name, "body", "port").may_draw
        for name in (COLLEAGUE, SECRETARY, LEAD, NEIGHBOUR)
    }
    assert offered == {COLLEAGUE: False, SECRETARY: False, LEAD: False, NEIGHBOUR: True}


def test_offices_of_the_body_are_told_in_the_charter_s_words(room: Room) -> None:
    found = page(room, COLLEAGUE, "body", "port").offices
    assert [(name, [str(p) for p in holders]) for name, holders in found] == [
        ("Référence", ["Dora Weiss"])
    ]


def test_the_body_s_own_verdicts_are_shown_with_their_titles(room: Room) -> None:
    found = page(room, COLLEAGUE, "body", "port").verdicts
    assert sorted((verdict.clause, title) for verdict, title in found) == [
        ("CIR-01", "Le jeudi seulement"),
        ("CIR-02", "Au moins tous les deux mois"),
        ("CIR-03", "Décider ensemble"),
    ]


def test_the_articles_that_need_care_are_told_apart(room: Room) -> None:
    found = page(room, COLLEAGUE, "body", "port")
    told = [[verdict.state for verdict, _title in rows] for rows in (found.to_see, found.quiet)]
    assert set(told[0]) <= TO_SEE
    assert not set(told[1]) & TO_SEE
    assert len(told[0]) + len(told[1]) == len(found.verdicts)


def test_a_body_where_nothing_is_yet_says_so_once_and_who_may_begin(room: Room) -> None:
    """One empty state, not five; whoever may draw a meeting is given the way to it."""
    install_body(
        network=room.circle.network,
        kind="circle",
        name="Cercle neuf",
        slug="new",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    room = Room(room.circle, room.meeting, steward(room))
    account_of(room.felix)
    for name, link in (
        (COLLEAGUE, room.url("network")),
        (NEIGHBOUR, room.url("meeting_new", "new")),
    ):
        html = room.client(name).get(room.url("body", "new")).content.decode()
        shown = html[html.index("<main") : html.index("</main>")]
        told = [shown.count(part) for part in ("tdt-empty", 'id="decided"', 'id="next"')]
        assert (told, f'href="{link}"' in shown) == ([1, 0, 0], True)
