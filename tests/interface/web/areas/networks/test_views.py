from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    decided,
    draw,
    found_circle,
    hold,
    in_review,
    seat_of,
)
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    Room,
    account_of,
    steward,
)
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import (
    create_seat,
    end_mandate,
    give_mandate,
    give_office,
)
from tourdetable.domain.networks.models import Body, Mandate
from tourdetable.domain.people.actions import register_person

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)


def page(room: Room, name: str, view: str = "network", *arguments: object) -> Any:
    return room.client(name).get(room.url(view, *arguments)).context["page"]


# ---- The network -----------------------------------------------------------------------------------------------------


def test_a_stranger_sees_the_public_face_and_nothing_else(room: Room) -> None:
    draw(room.circle.body, MAY, "Fête de mai", "feast")
    draw(room.circle.body, MAY.replace(day=13), "Lecture de mai")
    decided(room.circle, room.meeting, title="Lire Colette")
    for name in (ANONYMOUS, "zoé"):
        html = room.client(name).get(room.url("network")).content.decode()
        public, private = (
            ("Cercle", "Fête de mai"),
            ("Lecture de mai", "Lire Colette", "Ana Ruiz", "CIR-"),
        )
        assert [words in html for words in (*public, *private)] == [
            True,
            True,
            False,
            False,
            False,
            False,
        ]


def test_members_see_the_next_meetings_and_open_their_own(room: Room) -> None:
    draw(room.circle.body, MAY, "Lecture de mai")
    for name, opens in ((COLLEAGUE, True), (NEIGHBOUR, False)):
        assert [(row.meeting.title, row.open) for row in page(room, name).meetings] == [
            ("Lecture de mai", opens)
        ]


def test_bodies_are_listed_by_kind_with_their_state(room: Room) -> None:
    install_body(
        network=room.circle.network,
        kind="board",
        name="Bureau",
        slug="board",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    gone = {"starts": FOUNDED, "ends": date(2027, 1, 31), "by": OPERATOR, "now": NOW}
    install_body(
        network=room.circle.network, kind="board", name="Ancien bureau", slug="old", **gone
    )
    found = [
        (g.name, [(r.body.name, r.mine) for r in g.bodies]) for g in page(room, COLLEAGUE).groups
    ]
    assert found == [
        ("Cercle", [("Cercle du bourg", False), ("Cercle du port", True)]),
        ("Bureau", [("Bureau", False)]),
    ]


def test_the_charter_is_summed_up_worst_first(room: Room) -> None:
    """More than two months from December's meeting to March's; Thursdays both; and nothing was to be decided."""
    hold(room.circle, datetime(2026, 12, 31, 9, tzinfo=UTC), "Lecture de décembre")
    found = page(room, COLLEAGUE)
    assert list(found.tally.items()) == [
        (State.BROKEN, 1),
        (State.KEPT, 1),
        (State.NOT_CONCERNED, 1),
    ]
    assert found.articles == 3


def test_decisions_are_those_the_reader_may_read(room: Room) -> None:
    decided(room.circle, room.meeting, title="Lire Colette")
    assert [row.decision.title for row in page(room, COLLEAGUE).decisions] == ["Lire Colette"]
    assert page(room, NEIGHBOUR).decisions == ()


# ---- One body --------------------------------------------------------------------------------------------------------


def notes(room: Room, name: str = COLLEAGUE) -> dict[str, tuple[list[str], int, tuple[str, ...]]]:
    """Institution → holders, free places, what is said of the seat."""
    found = page(room, name, "body", "port")
    return {
        str(row.seat): ([str(p) for p in row.holders], row.free, row.notes)
        for c in found.colleges
        for row in c.rows
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
    assert [(str(row.seat), [(c.duty, c.taken, c.ahead) for c in row.cells]) for row in found] == [
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
    assert [str(row.seat) for row in rows] == ["Bourg"]


def test_meetings_are_told_apart_before_and_after_now(room: Room) -> None:
    circle = room.circle
    draw(circle.body, MAY, "Lecture de mai")
    draw(circle.body, MAY.replace(month=6, day=3), "Lecture de juin")
    found = page(room, COLLEAGUE, "body", "port")
    assert (found.next_meeting.title, [m.title for m in found.upcoming]) == (
        "Lecture de mai",
        ["Lecture de juin"],
    )
    assert [(row.meeting.title, row.minutes) for row in found.past] == [("Lecture de mars", False)]


def test_minutes_are_linked_for_those_who_may_read_them(room: Room) -> None:
    in_review(room.circle, room.meeting)
    assert [row.minutes for row in page(room, COLLEAGUE, "body", "port").past] == [True]
    assert [row.minutes for row in page(room, NEIGHBOUR, "body", "port").past] == [False]


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
    assert [(office.name, [str(p) for p in office.holders]) for office in found] == [
        ("Référence", ["Dora Weiss"])
    ]


def test_the_body_s_own_verdicts_are_shown_with_their_titles(room: Room) -> None:
    found = page(room, COLLEAGUE, "body", "port").verdicts
    assert sorted((row.verdict.clause, row.title) for row in found) == [
        ("CIR-01", "Le jeudi seulement"),
        ("CIR-02", "Au moins tous les deux mois"),
        ("CIR-03", "Décider ensemble"),
    ]


def test_a_body_of_another_network_is_not_found(room: Room) -> None:
    other = found_circle(slug="islands")
    Body.objects.filter(pk=other.body.pk).update(slug="islands-only")
    assert room.client(COLLEAGUE).get(room.url("body", "islands-only")).status_code == 404


# ---- People ----------------------------------------------------------------------------------------------------------


def test_people_are_listed_by_college_and_institution_with_their_bodies(room: Room) -> None:
    circle = room.circle
    bourg = Body.objects.get(slug="bourg")
    seat = create_seat(
        body=bourg,
        institution=circle.town.institution,
        college="towns",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    give_mandate(seat=seat, person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    seat_of(circle.body, "Hameau", "towns")
    left = register_person(given_name="Zig", family_name="Parti")
    ends = date(2027, 4, 5)
    give_mandate(seat=circle.library, person=left, starts=FOUNDED, ends=ends, by=OPERATOR, now=NOW)
    directory = room.client(COLLEAGUE).get(room.url("people")).context["directory"]
    told = [
        (
            c.name,
            [
                (
                    str(i.institution),
                    [(str(r.person), [b.slug for b in r.bodies]) for r in i.rows],
                    len(i.vacant),
                )
                for i in c.institutions
            ],
        )
        for c in directory.colleges
    ]
    assert told == [
        (
            "Communes",
            [
                ("Bourg", [("Félix Bourg", ["bourg"])], 0),
                ("École du Môle", [("Chloé Émery", ["port"])], 0),
                ("Hameau", [], 1),
                ("Ville du Port", [("Ana Ruiz", ["bourg", "port"])], 0),
            ],
        ),
        ("Médiathèques", [("Médiathèque", [("Bao Trần", ["port"])], 0)]),
    ]
    assert (directory.people, directory.institutions) == (4, 5)


def test_offices_are_listed_the_network_s_first(room: Room) -> None:
    steward(room)
    directory = room.client(COLLEAGUE).get(room.url("people")).context["directory"]
    assert [
        (row.name, str(row.office.person), str(row.office.body)) for row in directory.offices
    ] == [
        ("Intendance", "Gaëlle Partout", "None"),
        ("Référence", "Dora Weiss", "Cercle du port"),
    ]


def test_no_address_is_given_away(room: Room) -> None:
    html = room.client(COLLEAGUE).get(room.url("people")).content.decode()
    assert "@" not in html


# ---- Cost ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 7])
@pytest.mark.parametrize(
    ("view", "arguments", "queries"),
    [("network", (), 12), ("body", ("port",), 21), ("people", (), 9)],
)
def test_pages_cost_the_same_whatever_they_hold(
    room: Room,
    count: int,
    view: str,
    arguments: tuple[str, ...],
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    circle = room.circle
    for number in range(count):
        meeting = hold(circle, datetime(2027, 1, 7, 6 + number, tzinfo=UTC), f"Passée {number}")
        decided(circle, meeting, title=f"Lire {number}")
        draw(circle.body, MAY.replace(hour=6 + number), f"Lecture {number}")
        person = register_person(given_name="Personne", family_name=f"N{number}")
        give_mandate(
            seat=seat_of(circle.body, f"Hameau {number}", "towns"),
            person=person,
            starts=FOUNDED,
            by=OPERATOR,
            now=NOW,
        )
        give_office(
            network=circle.network,
            kind="lead",
            person=person,
            body=circle.body,
            starts=FOUNDED,
            by=OPERATOR,
            now=NOW,
        )
        install_body(
            network=circle.network,
            kind="circle",
            name=f"C {number}",
            slug=f"c{number}",
            starts=FOUNDED,
            by=OPERATOR,
            now=NOW,
        )
    client = room.client(COLLEAGUE)
    client.get(room.url(view, *arguments))  # the first reader after an event has the charter judged
    with django_assert_num_queries(queries):
        client.get(room.url(view, *arguments))
