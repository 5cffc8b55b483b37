from __future__ import annotations

from datetime import date
from typing import Any

from tests.domain.builders import Circle
from tourdetable.domain.search.queries import EVERYTHING, Sieve
from tourdetable.interface.web.areas.search.forms import HERE, SearchForm


def asked(circle: Circle, person: Any, several: bool, **data: str) -> SearchForm:
    standing = circle.of(person) if person else None
    others = [standing] if several and standing else []
    form = SearchForm(data, standing, others)
    form.is_valid()
    return form


def test_filters_are_those_that_this_reader_may_use(room: Any) -> None:
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
        "two networks": ["kind", "body", "where", "since", "until"],
        "one": ["kind", "body", "since", "until"],
        "stranger": ["kind", "since", "until"],
    }


def test_what_is_chosen_narrows_the_search(room: Any) -> None:
    circle, body = room.circle, room.circle.body.pk
    data = {"q": "mars", "kind": "topic", "body": str(body), "since": "2027-03-01", "until": ""}
    form = asked(circle, circle.ana, True, **data)
    assert form.sieve == Sieve(("topic",), body, date(2027, 3, 1))
    assert (form.words, form.filtering, form.only_here) == ("mars", True, True)
    plain = asked(circle, circle.ana, True, q="mars")
    assert (plain.sieve, plain.filtering, plain.only_here) == (EVERYTHING, False, False)
    assert asked(circle, circle.ana, True, q="mars", where=HERE).only_here


def test_a_filter_that_is_not_offered_finds_nothing_and_says_so(room: Any) -> None:
    for wrong in ({"kind": "secret"}, {"body": "999"}, {"since": "31/02/2027"}, {"q": "a" * 201}):
        form = asked(room.circle, room.circle.ana, False, **({"q": "mars"} | wrong))
        assert (form.words, len(form.errors)) == ("", 1)
    assert asked(room.circle, room.circle.ana, False, q=" ").errors == {}
