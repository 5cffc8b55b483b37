from __future__ import annotations

from datetime import date
from typing import Any

from tests.domain.builders import Circle
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.models import Network
from tourdetable.domain.search.queries import EVERYTHING, Sieve
from tourdetable.interface.web.areas.search.forms import SearchForm, bodies_of


def asked(circle: Circle, person: Any, several: bool, **data: str) -> SearchForm:
    standing = circle.of(person) if person else None
    others = [standing] if several and standing else []
    form = SearchForm(data, standing, others)
    form.is_valid()
    return form


def test_filters_are_those_that_this_reader_may_use(room: Room) -> None:
    circle = room.circle
    names = {
        label: [field.name for field in asked(circle, person, several).filters]
        for label, person, several in (
            ("two networks", circle.ana, True),
            ("one", circle.ana, False),
            ("stranger", None, False),
        )
    }
    assert names == {
        "two networks": ["kind", "where", "body", "tag", "since", "until"],
        "one": ["kind", "body", "tag", "since", "until"],
        "stranger": ["kind", "tag", "since", "until"],
    }


def test_one_s_bodies_come_first_then_those_of_the_network_then_one_s_own_elsewhere(
    room: Room,
) -> None:
    every = list(bodies_of(room.circle.of(room.circle.bao), [room.circle.of(room.circle.ana)]))
    told = [(label, [name for _pk, name in bodies]) for label, bodies in every]
    assert told == [
        ("Vos instances", ["Cercle du port"]),
        ("Autres instances", ["Cercle du bourg"]),
        ("Cercle", ["Cercle du port"]),
    ]
    assert list(bodies_of(None, ())) == []


def test_what_is_chosen_narrows_the_search(room: Room) -> None:
    circle, body = room.circle, room.circle.body.pk
    data = {"q": "mars", "kind": "topic", "body": str(body), "since": "2027-03-01", "tag": "Santé"}
    form = asked(circle, circle.ana, True, **data)
    assert form.sieve == Sieve(("topic",), body, date(2027, 3, 1), tag="Santé")
    assert (form.words, form.filtering) == ("mars", True)
    plain = asked(circle, circle.ana, True, q="mars")
    assert (plain.sieve, plain.filtering) == (EVERYTHING, False)
    ours = asked(circle, circle.ana, True, q="mars", where=circle.network.slug)
    networks = (circle.network, Network(slug="other"))
    kept = [[form.keeps(one) for one in networks] for form in (plain, ours)]
    assert kept == [[True, True], [True, False]]


def test_a_filter_that_is_not_offered_finds_nothing_and_says_so(room: Room) -> None:
    for wrong in ({"kind": "secret"}, {"body": "999"}, {"since": "31/02/2027"}, {"q": "a" * 201}):
        form = asked(room.circle, room.circle.ana, False, **({"q": "mars"} | wrong))
        assert (form.words, len(form.errors)) == ("", 1)
    assert asked(room.circle, room.circle.ana, False, q=" ").errors == {}
