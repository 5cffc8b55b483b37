"""The people of a network."""

from __future__ import annotations

from datetime import date

import pytest

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
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.networks.actions.seats import (
    create_seat,
    give_mandate,
)
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.web.areas.networks.directory import Directory


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
                    i.name,
                    [(row.person, [body.name for body in row.bodies], row.rows) for row in i.rows],
                )
                for i in c.institutions
            ],
        )
        for c in directory.groups
    ]
    assert told == [
        (
            "Communes",
            [
                ("Bourg", [("Félix Bourg", ["Cercle du bourg"], 1)]),
                ("École du Môle", [("Chloé Émery", ["Cercle du port"], 1)]),
                ("Hameau", [("", ["Cercle du port"], 1)]),
                ("Ville du Port", [("Ana Ruiz", ["Cercle du bourg", "Cercle du port"], 1)]),
            ],
        ),
        ("Médiathèques", [("Médiathèque", [("Bao Trần", ["Cercle du port"], 1)])]),
    ]
    assert (directory.people, directory.institutions) == (4, 5)


def test_offices_are_listed_the_network_s_first(room: Room) -> None:
    steward(room)
    directory = room.client(COLLEAGUE).get(room.url("people")).context["directory"]
    assert [(row.name, row.person, row.body) for row in directory.officers.rows] == [
        ("Intendance", "Gaëlle Partout", ""),
        ("Référence", "Dora Weiss", "Cercle du port"),
    ]


def test_no_address_is_given_away(room: Room) -> None:
    html = room.client(COLLEAGUE).get(room.url("people")).content.decode()
    assert "@" not in html


class TestLargeNetwork:
    """More than a hundred and twenty seats: a college is opened by address, a name is looked
    for."""

    @pytest.fixture
    def large(self, room: Room) -> Room:
        """The port with 130 more libraries, of which the last two seats are vacant."""
        names = [f"Médiathèque {number:03}" for number in range(130)]
        places = Institution.objects.bulk_create(
            Institution(name=name, sort_key=sort_key(name)) for name in names
        )
        seats = Seat.objects.bulk_create(
            Seat(body=room.circle.body, institution=place, college="libraries", starts=FOUNDED)
            for place in places
        )
        people = Person.objects.bulk_create(
            Person(
                given_name="Zélie", family_name=f"N{n:03}", sort_key=sort_key(f"N{n:03}", "Zélie")
            )
            for n in range(128)
        )
        Mandate.objects.bulk_create(
            Mandate(seat=seat, person=person, starts=FOUNDED)
            for seat, person in zip(seats, people, strict=False)
        )
        return room

    def shown(self, room: Room, query: str) -> tuple[Directory, list[tuple[str, list[str]]]]:
        directory = room.client(COLLEAGUE).get(room.url("people") + query).context["directory"]
        return directory, [
            (i.name, [row.person for row in i.rows])
            for c in directory.groups
            for i in c.institutions
        ]

    def test_it_opens_on_its_colleges_and_their_numbers(self, large: Room) -> None:
        directory, found = self.shown(large, "")
        assert (directory.large, directory.total, found) == (True, 134, [])
        assert [(c.name, c.seats, c.institutions) for c in directory.colleges] == [
            ("Communes", 3, 3),
            ("Médiathèques", 131, 131),
        ]
        assert [row.person for row in directory.officers.rows] == ["Dora Weiss"]

    def test_a_college_is_opened_page_by_page(self, large: Room) -> None:
        first, found = self.shown(large, "?college=libraries")
        assert (first.groups[0].count, found[0], len(found)) == (
            131,
            ("Médiathèque", ["Bao Trần"]),
            25,
        )
        _last, found = self.shown(large, f"?{first.query}page=6")
        assert found[-2:] == [("Médiathèque 128", [""]), ("Médiathèque 129", [""])]
        assert len(found) == 131 - 5 * 25

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("TRAN", [("Médiathèque", ["Bao Trần"])]),
            ("ecole mole", [("École du Môle", ["Chloé Émery"])]),
            ("zelie n007", [("Médiathèque 007", ["Zélie N007"])]),
            ("personne", []),
        ],
    )
    def test_a_person_or_an_institution_is_found_by_its_name(
        self, large: Room, words: str, found: list[tuple[str, list[str]]]
    ) -> None:
        assert self.shown(large, f"?q={words}")[1] == found

    def test_who_holds_an_office_is_found_too(self, large: Room) -> None:
        directory, found = self.shown(large, "?q=dora")
        assert (found, [row.name for row in directory.officers.rows]) == ([], ["Référence"])
        assert self.shown(large, "?q=ana")[0].officers.rows == []

    def test_everybody_is_shown_when_it_is_asked(self, large: Room) -> None:
        directory, found = self.shown(large, "?show=all")
        assert (len(found), directory.people) == (134, 132)

    @pytest.mark.parametrize("query", ["?college=guilds", "?page=9", "?open=x"])
    def test_what_is_not_offered_is_left_aside(self, large: Room, query: str) -> None:
        assert self.shown(large, query)[1] == []
