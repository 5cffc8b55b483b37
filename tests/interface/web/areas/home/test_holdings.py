from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.builders import NOW, draw
from tests.interface.web.areas.decisions.people import Room, steward
from tourdetable.domain.journal.prepared import Part, Prepared
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Mandate
from tourdetable.interface.web.areas.home.holdings import given, theirs

READS = {
    wide: Prepared(
        lambda wide=wide: Meeting.objects.filter(theirs(wide=wide)).order_by("pk"),
        Part("", Meeting),
    )
    for wide in (False, True)
}


@pytest.mark.parametrize(
    ("name", "narrow", "wide"), [("bao", 1, 1), ("félix", 1, 1), ("zoé", 0, 0), ("gaëlle", 0, 2)]
)
def test_meetings_are_theirs_by_a_seat_or_an_office(
    room: Room, name: str, narrow: int, wide: int
) -> None:
    draw(Body.objects.get(slug="bourg"), NOW + timedelta(days=9), "Ailleurs")
    person = steward(room) if name == "gaëlle" else room.person(name)
    assert person is not None
    asked = given(person, NOW, duties=1)
    found = [len(READS[kind].rows(**asked)) for kind in (False, True)]
    assert found == [narrow, wide]


def test_a_mandate_is_told_of_until_the_day_after_it_ended(room: Room) -> None:
    asked = given(room.circle.bao, NOW, duties=1)
    found = []
    for days in (0, 1, 2):
        Mandate.objects.update(ends=NOW.date() - timedelta(days=days))
        found.append(len(READS[False].rows(**asked)))
    assert found == [1, 1, 0]


def test_what_ends_after_some_days_changes_with_the_day_only(room: Room) -> None:
    asked = given(room.circle.bao, datetime(2027, 4, 6, 17, 5, tzinfo=UTC), duties=1)
    assert asked["recent"] == datetime(2027, 2, 5, tzinfo=UTC)
