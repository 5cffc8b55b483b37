from __future__ import annotations

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.guests.builders import to_meeting
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.own.queries import (
    accounts_of,
    addresses_of,
    is_shared,
    networks_of,
    shared_among,
)
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import OtherAddress


def test_the_networks_are_those_where_one_stands_or_stood(circle: Circle) -> None:
    Mandate.objects.filter(person=circle.bao).update(ends=TODAY)
    people = (circle.bao, circle.dora, to_meeting(circle).person, circle.zoe)
    here = ["circle"]
    assert [networks_of(person) for person in people] == [here, here, here, []]


def test_addresses_say_what_they_are_for_and_whether_others_use_them(circle: Circle) -> None:
    shared, home, waiting = (mailbox(f"{name}@port.example") for name in ("un", "deux", "trois"))
    for person in (circle.ana, circle.bao):
        person.account = shared
        person.save()
    for account, at in ((home, NOW), (waiting, None)):
        OtherAddress.objects.create(person=circle.ana, account=account, confirmed_at=at)
    found = [(o.account.email[:2], o.mail, o.confirmed, o.shared) for o in addresses_of(circle.ana)]
    assert found == [
        ("un", True, True, True),
        ("de", False, True, False),
        ("tr", False, False, False),
    ]
    assert accounts_of(circle.ana) == [shared.pk, home.pk]
    assert (shared_among([shared.pk, home.pk, waiting.pk]), is_shared(home)) == ({shared.pk}, False)
    assert accounts_of(circle.chloe) == []
