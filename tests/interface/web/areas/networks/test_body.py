"""The page of a body."""

from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR, draw, in_review, seat_of
from tests.domain.commitments.builders import theme_of
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
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.people.actions import register_person
from tourdetable.interface.web.areas.networks.body import SEATS


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


def test_the_articles_that_need_care_are_told_and_lead_to_their_proof(room: Room) -> None:
    found = page(room, COLLEAGUE, "body", "port")
    assert sorted(verdict.clause for verdict in found.verdicts) == ["CIR-01", "CIR-02", "CIR-03"]
    told = [(seen.verdict.clause, seen.title, seen.verdict.state) for seen in found.to_see]
    assert told == [("CIR-02", "Au moins tous les deux mois", State.AT_RISK)]
    opened = room.client(COLLEAGUE).get(found.to_see[0].url).context["page"].opened
    assert [one.name for one in opened] == ["Cercle du port"]
    assert found.quiet == 2


def seated(room: Room, count: int) -> None:
    """More seats, the last of which nobody holds."""
    for number in range(count):
        seat = seat_of(room.circle.body, f"Hameau {number:02}", "towns")
        if number < count - 1:
            person = register_person(given_name="Personne", family_name=f"N{number}")
            by = {"by": OPERATOR, "now": NOW}
            give_mandate(seat=seat, person=person, starts=FOUNDED, **by)
            other = register_person(given_name="Autre", family_name=f"M{number}")
            give_mandate(seat=seat, person=other, starts=FOUNDED, **by)


def test_of_many_seats_those_that_miss_somebody_are_told_and_the_others_have_a_page(
    room: Room,
) -> None:
    seated(room, SEATS + 5)
    found = page(room, COLLEAGUE, "body", "port")
    told = [row.name for _college, rows in found.colleges for row in rows]
    assert (len(told), found.seat_count, found.more_seats) == (SEATS, SEATS + 8, 8)
    assert ("Hameau 24" in told, "Ville du Port" in told) == (True, True)
    client, url = room.client(COLLEAGUE), room.url("body_seats", "port")
    pages = [client.get(url, asked).context["page"] for asked in ({}, {"page": "2"})]
    assert [len(one.page) for one in pages] == [SEATS, 8]
    for name, seats in (("hameau 03", ["Hameau 03"]), ("N4", ["Hameau 04"]), ("absent", [])):
        named = client.get(url, {"name": name}).context["page"]
        assert [str(seat) for seat in named.page] == seats


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


def test_a_body_that_meets_before_anybody_sits_there_says_so(room: Room) -> None:
    body = install_body(
        network=room.circle.network,
        kind="circle",
        name="Cercle neuf",
        slug="new",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    draw(body, MAY, "Première lecture")
    html = room.client(COLLEAGUE).get(room.url("body", "new")).content.decode()
    told = ["Première lecture" in html, html.count("tdt-empty"), "tdt-empty__" in html]
    assert told == [True, 1, False]


def offered(room: Room, name: str) -> tuple[bool, bool]:
    """Whether the page of the body leads to how regularly seats come, and to its commitments."""
    html = room.client(name).get(room.url("body", "port")).content.decode()
    rates, commitments = (room.url(view, "port") for view in ("body_rates", "commitments"))
    return f'href="{rates}"' in html, f'href="{commitments}"' in html


def test_how_seats_come_is_for_those_who_may_open_it_however_few_they_are(room: Room) -> None:
    assert (offered(room, COLLEAGUE)[0], offered(room, NEIGHBOUR)[0]) == (True, False)
    seated(room, SEATS + 5)
    assert (offered(room, COLLEAGUE)[0], offered(room, NEIGHBOUR)[0]) == (True, False)


def test_commitments_are_offered_once_somebody_may_ask_or_was_asked(room: Room) -> None:
    """A charter that asks for none leads nobody to an empty page."""
    assert offered(room, COLLEAGUE)[1] is False
    theme_of(room.circle)
    assert (offered(room, COLLEAGUE)[1], offered(room, NEIGHBOUR)[1]) == (True, False)


def test_whoever_may_ask_for_the_first_commitment_is_led_there(room: Room) -> None:
    room = Room(room.circle, room.meeting, steward(room))
    account_of(room.felix)
    assert (offered(room, NEIGHBOUR)[1], offered(room, COLLEAGUE)[1]) == (True, False)
