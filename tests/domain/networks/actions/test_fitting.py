from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, nothing_changes, seat_of
from tourdetable.domain.networks.actions.seats import (
    create_seat,
    end_mandate,
    end_office,
    give_mandate,
    give_office,
)
from tourdetable.domain.networks.models import Body, Mandate

BY = {"by": OPERATOR, "now": NOW}
JUNE, JULY = date(2027, 6, 30), date(2027, 7, 1)


def refused(action: object, words: str, **said: object) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        action(**said, **BY)  # type: ignore[operator]  # an action


def test_a_mandate_is_inside_its_seat(circle: Circle) -> None:
    seat = seat_of(circle.body, "Caf", "towns", date(2027, 1, 1))
    type(seat).objects.filter(pk=seat.pk).update(ends=JUNE)
    sits = {"seat": seat, "person": circle.zoe}
    refused(give_mandate, "begins on", **sits, starts=date(2026, 12, 31))
    refused(give_mandate, "ends on", **sits, starts=JULY)
    refused(give_mandate, "ends on", **sits, starts=TODAY, ends=JULY)
    refused(give_mandate, "comes before the first", **sits, starts=TODAY, ends=FOUNDED)
    mandate = give_mandate(**sits, starts=date(2027, 1, 1), **BY)
    assert mandate.ends == JUNE
    refused(end_mandate, "ends on", mandate=mandate, ends=JULY)


def test_a_seat_is_inside_its_body(circle: Circle) -> None:
    Body.objects.filter(pk=circle.body.pk).update(ends=JUNE)
    sits = {"body": circle.body, "institution": circle.town.institution, "college": "towns"}
    refused(create_seat, "was installed on", **sits, starts=date(2026, 8, 31))
    refused(create_seat, "ends on", **sits, starts=JULY)
    refused(create_seat, "already has a seat", **sits, starts=TODAY)


def test_holders_one_after_the_other_are_not_a_crowd(circle: Circle) -> None:
    """Ana holds the town's seat; Dora then Zoé hold the other place of the pair."""
    for person, starts, ends in (
        (circle.dora, FOUNDED, date(2026, 12, 31)),
        (circle.zoe, date(2027, 1, 1), None),
    ):
        give_mandate(seat=circle.town, person=person, starts=starts, ends=ends, **BY)
    refused(give_mandate, "already has its 2", seat=circle.town, person=circle.bao, starts=FOUNDED)
    refused(
        give_mandate,
        "already has its 2",
        seat=circle.town,
        person=circle.bao,
        starts=date(2026, 12, 31),
        ends=date(2026, 12, 31),
    )
    ana = Mandate.objects.get(seat=circle.town, person=circle.ana)
    end_mandate(mandate=ana, ends=date(2027, 2, 28), **BY)
    give_mandate(seat=circle.town, person=circle.bao, starts=date(2027, 3, 1), **BY)
    refused(end_mandate, "already has its 2", mandate=ana, ends=date(2027, 3, 1))


def test_an_office_once_and_where_the_charter_has_it(circle: Circle) -> None:
    lead = {"network": circle.network, "kind": "lead", "person": circle.dora, "starts": TODAY}
    refused(give_office, "already holds this office", **lead, body=circle.body)
    board = Body.objects.create(
        network=circle.network, kind="board", name="Bureau", slug="b", starts=FOUNDED
    )
    refused(give_office, "no such office", **lead, body=board)
    refused(give_office, "was installed", **(lead | {"starts": date(2020, 1, 1)}), body=circle.body)


def test_somebody_always_composes(circle: Circle) -> None:
    """The last steward stays until another one is there, for longer."""
    steward = {"network": circle.network, "kind": "steward", "starts": FOUNDED}
    one = give_office(person=circle.zoe, **steward, **BY)
    refused(end_office, "any more after that day", office=one, ends=JUNE)
    other = give_office(person=circle.dora, **steward, ends=JUNE, **BY)
    refused(end_office, "any more after that day", office=one, ends=JUNE)
    assert end_office(office=other, ends=TODAY, **BY).ends == TODAY
    give_office(person=circle.bao, **steward, **BY)
    assert end_office(office=one, ends=JUNE, **BY).ends == JUNE
    refused(end_office, "before it starts", office=one, ends=date(2026, 1, 1))
