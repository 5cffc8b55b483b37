from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    last_event,
    nothing_changes,
    seat_of,
)
from tourdetable.domain.networks.actions import founding, seats
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.actions import register_institution


class TestSeats:
    def test_a_seat_in_a_college_of_that_kind_of_body(self, circle: Circle):
        form = {"starts": FOUNDED, "by": OPERATOR, "now": NOW}
        board = founding.install_body(
            network=circle.network, kind="board", name="Bureau", slug="b", **form
        )
        town = register_institution(name="Ville")
        with nothing_changes(), pytest.raises(ValidationError, match="“libraries”"):
            seats.create_seat(body=board, institution=town, college="libraries", **form)
        assert seat_of(board, "Mairie", "towns").kind == "standing"


class TestMandates:
    def give(
        self, circle: Circle, seat: Seat, starts: date = FOUNDED, ends: date | None = None
    ) -> Mandate:
        return seats.give_mandate(
            seat=seat, person=circle.dora, starts=starts, ends=ends, by=OPERATOR, now=NOW
        )

    def test_two_equals_hold_a_seat_and_no_third(self, circle: Circle):
        self.give(circle, circle.town)
        assert last_event()[4] == {"body": circle.body.pk, "holder": circle.dora.pk}
        with nothing_changes(), pytest.raises(ValidationError, match="already has its 2 holder"):
            seats.give_mandate(
                seat=circle.town, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW
            )

    def test_not_twice_the_same_person(self, circle: Circle):
        self.give(circle, circle.town, ends=date(2027, 1, 31))
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="Dora Weiss already holds this seat"),
        ):
            self.give(circle, circle.town, starts=date(2027, 1, 31))
        assert self.give(circle, circle.town, starts=date(2027, 2, 1)).ends is None

    def test_ended_on_a_day_included(self, circle: Circle):
        mandate = circle.town.mandates.get()
        seats.end_mandate(mandate=mandate, ends=date(2027, 4, 5), by=OPERATOR, now=NOW)
        assert circle.of(circle.ana, on=date(2027, 4, 5)).seats == (circle.town,)
        assert circle.of(circle.ana, on=date(2027, 4, 6)).belongs is False
        with nothing_changes(), pytest.raises(ValidationError, match="before it starts"):
            seats.end_mandate(mandate=mandate, ends=date(2026, 8, 31), by=OPERATOR, now=NOW)


class TestOffices:
    def test_in_the_scope_of_the_charter(self, circle: Circle):
        form = {
            "network": circle.network,
            "person": circle.zoe,
            "starts": FOUNDED,
            "by": OPERATOR,
            "now": NOW,
        }
        for kind, body in (("steward", circle.body), ("lead", None)):
            with nothing_changes(), pytest.raises(ValidationError, match="another scope"):
                seats.give_office(kind=kind, body=body, **form)
        with nothing_changes(), pytest.raises(ValidationError, match="“king”"):
            seats.give_office(kind="king", **form)
