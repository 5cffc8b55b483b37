"""An id that nothing declares is refused where it is named, with the nearest that are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.core.planner.tiny import Json, small
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.wire.instance_json import read_instance

Spoil = Callable[[Json], Any]
NO_BODY = "no body has this id; known: CLUB, GROUP"
PEOPLE = "Inès, Karim, Rose, Louise, Amadou"
NO_PERSON = f"nobody in “persons” has this id; known: {PEOPLE}"
NO_ZONE = "the calendar has no school holidays for this zone; known: A"


def relaxed(*leaves: Json) -> Spoil:
    return lambda year: year.update(relax=list(leaves))


STRANGE: dict[str, tuple[Spoil, str]] = {
    "an unknown pool": (
        lambda y: y["bodies"][0].update(room_pool="HALL"),
        'bodies[0].room_pool: "HALL" — no room pool has this id; known: ROOM',
    ),
    "a stranger": (
        lambda y: y["bodies"][0]["seats"][1].update(persons=["Nobody"]),
        f'bodies[0].seats[1].persons: "Nobody" — {NO_PERSON}',
    ),
    "a misspelt person": (
        lambda y: y["bodies"][0]["seats"][1].update(persons=["Louisa"]),
        'bodies[0].seats[1].persons: "Louisa" — nobody in “persons” has this id; known: Louise…',
    ),
    "an unknown zone": (
        lambda y: y["bodies"][1].update(zones=["A", "D"]),
        f'bodies[1].zones[1]: "D" — {NO_ZONE}',
    ),
    "a zone where none is known": (
        lambda y: y["calendar"].update(school_holidays={}),
        'bodies[0].zones[0]: "A" — the calendar has no school holidays for this zone; known: –',
    ),
    "somebody's unknown zone": (
        lambda y: y["persons"][0].update(zone="Z"),
        f'persons[0].zone: "Z" — {NO_ZONE}',
    ),
    "a lock on an unknown body": (
        lambda y: y.update(locks=[{"body": "X", "date": "2027-02-11"}]),
        f'locks[0].body: "X" — {NO_BODY}',
    ),
    "a ban on an unknown body": (
        lambda y: y.update(forbid=[{"body": "X", "date": "2027-02-11"}]),
        f'forbid[0].body: "X" — {NO_BODY}',
    ),
    "a relation from an unknown body": (
        lambda y: y.update(relations=[{"rule": "before", "first": "X", "second": "CLUB"}]),
        f'relations[0].first: "X" — {NO_BODY}',
    ),
    "a relation with an unknown body": (
        lambda y: y.update(relations=[{"rule": "apart_day", "first": "CLUB", "second": "X"}]),
        f'relations[0].second: "X" — {NO_BODY}',
    ),
    "a relation of a body with itself": (
        lambda y: y.update(relations=[{"rule": "before", "first": "CLUB", "second": "CLUB"}]),
        'relations[0]: "CLUB" — a relation is between two bodies: here it is the same one twice',
    ),
    "turns of a stranger": (
        lambda y: y["bodies"][0].update(history={"X": {"animation": 1}}),
        f'bodies[0].history.X: "X" — {NO_PERSON}',
    ),
    "turns of an unknown duty": (
        lambda y: y["bodies"][0].update(history={"Rose": {"animations": 1}}),
        'bodies[0].history.Rose.animations: "animations" — the body has no such duty; known: '
        "animation",
    ),
    "an article of an unknown rule": (
        lambda y: y.update(articles={"gap_maxi": "CLUB-07"}),
        "articles.gap_maxi: \"gap_maxi\" — neither a rule's code nor a body's id; known: gap_max, "
        "gap_min…",
    ),
    "a rule's article for an unknown body": (
        lambda y: y.update(articles={"seat": {"CLUBS": "CLUB-12"}}),
        "articles.seat.CLUBS: \"CLUBS\" — neither a rule's code nor a body's id; known: CLUB…",
    ),
    "a body's article for an unknown rule": (
        lambda y: y.update(articles={"CLUB": {"seats": "CLUB-12"}}),
        "articles.CLUB.seats: \"seats\" — neither a rule's code nor a body's id; known: seat, "
        "season…",
    ),
    "an article of a body alone": (
        lambda y: y.update(articles={"CLUB": "CLUB-12"}),
        "articles.CLUB: \"CLUB\" — neither a rule's code nor a body's id; known: CLUB…",
    ),
    "a rule left out for an unknown body": (
        relaxed({"rule": "count"}, {"rule": "count", "body": "X"}),
        f'relax[1].body: "X" — {NO_BODY}',
    ),
    "a rule left out for an unknown person": (
        relaxed({"rule": "unavail", "person": "X"}),
        f'relax[0].person: "X" — {NO_PERSON}',
    ),
    "a rule left out for an unknown pool": (
        relaxed({"rule": "room", "room": "X"}),
        'relax[0].room: "X" — no room pool has this id; known: ROOM',
    ),
    "a rule left out for a seat of another body": (
        relaxed({"rule": "seat", "body": "GROUP", "seat": "s4"}),
        'relax[0].seat: "s4" — no such seat there; known: s1',
    ),
    "a rule left out for a seat of no body": (
        relaxed({"rule": "seat", "seat": "S9"}),
        'relax[0].seat: "S9" — no such seat there; known: s1, s2, s3, s4',
    ),
    "a rule left out for what it does not bind": (
        relaxed({"rule": "gap_min", "body": "CLUB", "seat": "s1"}),
        'relax[0].seat: "s1" — “gap_min” is left out only for: body',
    ),
}


@pytest.mark.parametrize("mistake", STRANGE)
def test_what_nothing_declares_is_refused_where_it_is_named(mistake: str) -> None:
    spoil, said = STRANGE[mistake]
    year = small()
    spoil(year)
    with pytest.raises(BadInput) as refusal:
        read_instance(year)
    assert str(refusal.value) == said


KNOWN: dict[str, Spoil] = {
    "zones that nobody heeds": lambda y: (
        y["calendar"].update(school_holidays={}),
        [body.update(school_holidays=None) for body in y["bodies"]],
    ),
    "articles of everybody": lambda y: y.update(
        articles={"": {"count": "A"}, "seat": {"": "B"}, "CLUB": {"seat": "C"}, "tail": "D"}
    ),
    "turns of somebody who has left": lambda y: y["bodies"][0].update(
        history={"Amadou": {"animation": 2}}
    ),
    "a seat anywhere": relaxed({"rule": "seat", "seat": "s4"}),
}


@pytest.mark.parametrize("naming", KNOWN)
def test_what_is_declared_is_taken(naming: str) -> None:
    year = small()
    KNOWN[naming](year)
    assert len(read_instance(year).bodies) == 2
