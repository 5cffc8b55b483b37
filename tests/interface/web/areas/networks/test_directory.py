"""The people of a network."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    seat_of,
)
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    Room,
    steward,
)
from tourdetable.domain.networks.actions.seats import (
    create_seat,
    give_mandate,
)
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.actions import register_person


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
                    [(str(p), [b.slug for b in bodies]) for p, bodies in i.rows],
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
    assert [(name, str(office.person), str(office.body)) for name, office in directory.offices] == [
        ("Intendance", "Gaëlle Partout", "None"),
        ("Référence", "Dora Weiss", "Cercle du port"),
    ]


def test_no_address_is_given_away(room: Room) -> None:
    html = room.client(COLLEAGUE).get(room.url("people")).content.decode()
    assert "@" not in html
