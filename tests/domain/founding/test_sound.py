from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import CHARTER, TODAY
from tests.domain.founding.foundations import (
    BOARD,
    CIRCLE,
    SEAT,
    begun_by,
    foundation,
    named,
)
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.founding.outline import BodyOutline, Foundation
from tourdetable.domain.founding.sound import MOST_BODIES, must_be_sound

CHART = load(CHARTER)
LEAD = CHARTER.replace('rights = ["agenda", "minutes"]', 'rights = ["compose"]')


def test_what_is_asked_whole_is_sound() -> None:
    must_be_sound(foundation(), CHART)
    must_be_sound(begun_by(seat=SEAT), CHART)
    must_be_sound(begun_by(office="lead", body=0), load(LEAD))


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        (named(name=" "), "name", "Write a name."),
        (named(name="x" * 121), "name", "121 characters"),
        (named(purpose="x" * 2001), "purpose", "2001 characters"),
        (named(time_zone="Europe/Brest"), "time_zone", "no time zone “Europe/Brest”"),
        (named(time_zone="../etc"), "time_zone", "no time zone"),
        (named(school_zone="D"), "school_zone", "A, B, C, own"),
        (named(accent="red"), "accent", "blue, teal"),
        (foundation(bodies=()), "bodies", "Open at least one body of this kind: Cercle"),
        (foundation(bodies=(BOARD,)), "bodies", "Open at least one body of this kind: Cercle"),
        (foundation(bodies=(CIRCLE, CIRCLE)), "bodies", "Two bodies are called"),
        (foundation(bodies=(replace(CIRCLE, name=" "),)), "bodies", "Write the name of each body"),
        (foundation(bodies=(replace(CIRCLE, kind="choir"),)), "bodies", "no kind of body “choir”"),
        (foundation(bodies=(replace(CIRCLE, territory="x" * 201),)), "bodies", "201 characters"),
        (begun_by(given_name=" "), "given_name", "Write the first name"),
        (begun_by(family_name="x" * 101), "family_name", "100 characters"),
        (begun_by(email="ines"), "email", "Write an e-mail address"),
        (begun_by(office="lead"), "office", "Choose an office that composes: Intendance."),
        (begun_by(office="king"), "office", "Choose an office that composes: Intendance."),
        (begun_by(body=0), "office", "is of the whole network"),
        (begun_by(seat=replace(SEAT, institution=" ")), "institution", "name of the institution"),
        (begun_by(seat=replace(SEAT, body=7)), "seat_body", "where this person sits"),
        (begun_by(seat=replace(SEAT, body=-1)), "seat_body", "where this person sits"),
        (begun_by(seat=replace(SEAT, college="x")), "college", "Communes, Médiathèques"),
        (begun_by(seat=replace(SEAT, body=1, college="libraries")), "college", "Communes. Choose"),
    ],
)
def test_what_could_not_be_founded_is_told_beside_its_field(
    asked: Foundation, field: str, words: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        must_be_sound(asked, CHART)
    assert list(refused.value.message_dict) == [field]
    assert words in refused.value.message_dict[field][0]


@pytest.mark.parametrize("body", [None, 2, -1, 1])
def test_an_office_of_a_body_is_of_one_where_it_exists(body: int | None) -> None:
    with pytest.raises(ValidationError) as refused:
        must_be_sound(begun_by(office="lead", body=body), load(LEAD))
    assert list(refused.value.message_dict) == ["office"]


def test_a_text_without_a_body_that_gathers_everybody_asks_for_any() -> None:
    alone = load(CHARTER.replace("gathers_network = true\n", ""))
    must_be_sound(foundation(bodies=(BOARD,)), alone)
    with pytest.raises(ValidationError, match="of this kind: Cercle"):
        must_be_sound(foundation(bodies=()), alone)


def test_bodies_are_counted() -> None:
    many = tuple(BodyOutline("circle", f"Cercle {n}", TODAY) for n in range(MOST_BODIES + 1))
    must_be_sound(foundation(bodies=many[1:]), CHART)
    with pytest.raises(ValidationError, match="At most 200 bodies"):
        must_be_sound(foundation(bodies=many), CHART)
