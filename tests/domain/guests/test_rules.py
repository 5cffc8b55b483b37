"""Who may call somebody in, and take it back."""

from __future__ import annotations

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle
from tests.domain.guests.builders import for_a_time, to_meeting
from tourdetable.domain.guests import rules
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.models import Seat


def test_members_may_and_those_who_animate(circle: Circle) -> None:
    give_office(
        network=circle.network,
        kind="steward",
        person=circle.zoe,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    office = circle.zoe.offices.get()
    found = {
        name: rules.may_call_in(circle.of(person), circle.body)
        for name, person in (("ana", circle.ana), ("dora", circle.dora), ("zoé", circle.zoe))
    }
    assert found == {"ana": (circle.town,), "dora": (), "zoé": (office,)}


@pytest.mark.parametrize(("kind", "may"), [("light", True), ("invited", False)])
def test_a_seat_that_is_only_invited_invites_nobody(circle: Circle, kind: str, may: bool) -> None:
    Seat.objects.filter(pk=circle.town.pk).update(kind=kind)
    assert bool(rules.may_call_in(circle.of(circle.ana), circle.body)) is may


def test_whoever_called_in_takes_it_back(circle: Circle) -> None:
    first, lasting = to_meeting(circle), for_a_time(circle)
    ana, bao = circle.of(circle.ana), circle.of(circle.bao)
    assert rules.may_withdraw(ana, first) == (circle.town,)
    assert rules.may_withdraw(ana, lasting) == ()
    assert rules.may_withdraw(bao, lasting) == (circle.library,)
    assert rules.may_withdraw(circle.of(circle.dora), first) == ()


def test_those_who_sit_there_see_who_is_called_in(circle: Circle) -> None:
    seen = [rules.may_see(circle.of(one), circle.body) for one in (circle.ana, circle.zoe)]
    assert seen == [True, False]
