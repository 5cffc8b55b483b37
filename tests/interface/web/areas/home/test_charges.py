from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, draw, seat_of
from tests.interface.web.areas.decisions.people import Room, steward
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, convene, set_agenda
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home import charges
from tourdetable.interface.web.areas.home.holdings import given

SOON = NOW + timedelta(days=9)


def in_charge(person: Person, *, wide: bool, duties: int = 1) -> set[str]:
    rows = charges.IN_CHARGE[wide].values(**given(person, NOW, duties=duties))
    return {charges.InCharge._make(row).title for row in rows}


def ready(room: Room) -> Meeting:
    """A meeting to come that is convened, with an agenda and one duty taken."""
    meeting, said = draw(room.circle.body, SOON, "À venir"), {"by": OPERATOR, "now": NOW}
    assign_turn(meeting=meeting, duty="secretary", seat=room.circle.town, **said)
    meeting.refresh_from_db()
    items = [AgendaDraft("Lire", "discuss", 30)]
    meeting = set_agenda(meeting=meeting, items=items, version=meeting.version, **said)
    return convene(meeting=meeting, version=meeting.version, **said)


@pytest.mark.parametrize(("duties", "found"), [(1, set()), (2, {"À venir"})])
def test_what_is_ready_is_left_out(room: Room, duties: int, found: set[str]) -> None:
    ready(room)
    person = steward(room)
    assert in_charge(person, wide=True, duties=duties) - {"Lecture de mars"} == found


def test_a_meeting_is_in_charge_by_an_office_or_by_a_duty(room: Room) -> None:
    circle = room.circle
    draw(Body.objects.get(slug="bourg"), SOON, "Ailleurs")
    told = {name: in_charge(getattr(circle, name), wide=False) for name in ("ana", "bao", "zoe")}
    assert told == {"ana": {"Lecture de mars"}, "bao": set(), "zoe": set()}
    assert in_charge(steward(room), wide=True) == {"Ailleurs", "Lecture de mars"}


def test_seats_that_nobody_holds_and_those_that_miss_somebody(room: Room) -> None:
    circle = room.circle
    seat_of(circle.body, "Théâtre", "towns")
    give_mandate(seat=circle.town, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
    asked = {"network": circle.network.pk, "day": TODAY, "kind": circle.body.kind, "holders": 2}
    vacant, half = (
        {charges.Vacancy._make(row).institution for row in read.values(**asked)}
        for read in (charges.VACANT, charges.HALF)
    )
    assert vacant == {"Théâtre"}
    assert {"Médiathèque", "École du Môle"} <= half
    assert not half & {"Ville du Port", "Théâtre"}
