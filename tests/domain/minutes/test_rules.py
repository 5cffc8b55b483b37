"""Who may read what: the same answer for one record (`rules`) and for many (`queries.readable`)."""

from __future__ import annotations

import pytest

from tests.domain.builders import (
    APRIL,
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    charter,
    found_circle,
    hold,
    in_review,
    seat_of,
)
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.minutes import rules
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting
from tourdetable.domain.minutes.actions.minutes import begin, circulate
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.queries import readable
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_mandate, give_office
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.people.actions import register_person


def was_present(meeting: Meeting, standing: Standing | None) -> bool:
    came = Attendance.objects.filter(meeting=meeting, mode__in=CAME)
    return standing is not None and came.filter(person=standing.person).exists()


@pytest.fixture
def readers(db: None) -> tuple[Circle, dict[str, Standing | None]]:
    """Ana on duty, Bao present, Chloé absent, Dora the lead; a neighbour sits elsewhere in the
    network; a steward."""
    circle = found_circle(charter(audience="public"))
    board = install_body(
        network=circle.network,
        kind="board",
        name="Bureau",
        slug="bureau",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    neighbour = register_person(given_name="Ned", family_name="Voisin")
    seat = seat_of(board, "Archives", "towns")
    give_mandate(seat=seat, person=neighbour, starts=FOUNDED, by=OPERATOR, now=NOW)
    steward = register_person(given_name="Sam", family_name="Tout")
    give_office(
        network=circle.network, kind="steward", person=steward, starts=FOUNDED, by=OPERATOR, now=NOW
    )
    people = {
        "ana": circle.ana,
        "bao": circle.bao,
        "chloe": circle.chloe,
        "dora": circle.dora,
        "ned": neighbour,
        "sam": steward,
        "zoe": circle.zoe,
    }
    return circle, {name: circle.of(person) for name, person in people.items()} | {"anybody": None}


WRITERS = {"ana", "dora"}
BODY = WRITERS | {"bao", "chloe", "sam"}
NETWORK = BODY | {"ned"}
EVERYBODY = NETWORK | {"zoe", "anybody"}


def at_stage(circle: Circle, stage: str) -> Minutes:
    meeting = hold(circle, came=[(circle.town, circle.ana), (circle.library, circle.bao)])
    minutes = begin(meeting=meeting, text="On a lu.", by=circle.by_ana(), now=NOW)
    if stage == "draft":
        return minutes
    minutes = in_review(circle, meeting)
    if stage == "review":
        return minutes
    april = hold(circle, APRIL, "Avril")
    form = {"by": circle.by_ana(), "now": NOW}
    minutes = adopt_at_meeting(minutes=minutes, at=april, version=minutes.version, **form)
    if stage == "adopted":
        return minutes
    return circulate(minutes=minutes, audience=stage, version=minutes.version, **form)


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("draft", WRITERS),
        ("review", BODY),
        ("adopted", BODY),
        ("present", WRITERS | {"bao"}),
        ("body", BODY),
        ("network", NETWORK),
        ("partners", NETWORK),
        ("public", EVERYBODY),
    ],
)
def test_who_may_read(
    readers: tuple[Circle, dict[str, Standing | None]], stage: str, expected: set[str]
):
    circle, standings = readers
    minutes = at_stage(circle, stage)
    turns = list(minutes.meeting.turns.all())
    one_by_one = {
        name
        for name, standing in standings.items()
        if rules.may_read(
            standing, minutes, turns=turns, was_present=was_present(minutes.meeting, standing)
        )
    }
    together = {
        name
        for name, standing in standings.items()
        if list(readable(standing, circle.network)) == [minutes]
    }
    assert (one_by_one, together) == (expected, expected)


@pytest.mark.parametrize("stage", ["draft", "review", "adopted", "network"])
def test_nothing_of_another_network(readers: tuple[Circle, dict[str, Standing | None]], stage: str):
    standings = readers[1]
    other = found_circle(slug="other")
    minutes = at_stage(other, stage)
    turns = list(minutes.meeting.turns.all())
    for standing in standings.values():
        assert list(readable(standing, other.network)) == []
        assert not rules.may_read(standing, minutes, turns=turns, was_present=False)
        assert rules.reader_audience(standing, minutes.meeting, was_present=False) == "public"


def test_how_much_each_may_read(readers: tuple[Circle, dict[str, Standing | None]]):
    circle, standings = readers
    meeting = at_stage(circle, "draft").meeting
    levels = {
        name: rules.reader_audience(
            standing, meeting, was_present=was_present(meeting, standing)
        ).value
        for name, standing in standings.items()
    }
    assert levels == {
        "ana": "present",
        "bao": "present",
        "chloe": "body",
        "dora": "body",
        "sam": "body",
        "ned": "network",
        "zoe": "public",
        "anybody": "public",
    }
