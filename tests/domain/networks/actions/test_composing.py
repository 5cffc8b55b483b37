from __future__ import annotations

import pytest

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    kinds_of_events,
    last_event,
    once_sent,
)
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actions.composing import (
    Composing,
    locked,
    locked_mandate,
    locked_office,
    seated,
    until,
)
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.actions import NewPerson


def test_whoever_has_looked_has_what_they_saw_or_is_told(circle: Circle) -> None:
    now = Seat.objects.get(pk=circle.town.pk).version
    assert locked(circle.town, now) == locked(circle.town, None)
    with pytest.raises(Changed):
        locked(circle.town, now + 1)
    mandate = circle.town.mandates.get()
    assert (locked_mandate(mandate, now).seat.version, locked_office(circle.lead)) == (
        now,
        circle.lead,
    )


def test_somebody_new_is_added_without_the_token_of_the_form(circle: Circle) -> None:
    gesture = Composing(circle.network, once_sent(circle.by_ana()), NOW)
    person = gesture.somebody(NewPerson("Léa", "Petit"))
    assert (kinds_of_events()[-1], gesture.somebody(person)) == ("person.added", person)
    gesture.tell("mandate.given", circle.town, person.pk, holder=person.pk)
    assert last_event()[4] == {"body": circle.body.pk, "holder": person.pk}


def test_a_mandate_lasts_no_longer_than_its_seat(circle: Circle) -> None:
    Seat.objects.filter(pk=circle.town.pk).update(ends=TODAY)
    seat = Seat.objects.get(pk=circle.town.pk)
    assert until(seated(seat, circle.zoe, FOUNDED, None)) == TODAY
    assert Composing(circle.network, OPERATOR, NOW).today == TODAY
