from __future__ import annotations

import pytest

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    STRANGER,
    Room,
)
from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.people.models import Account, Person
from tourdetable.interface.web.areas.persons.person import PersonPage
from tourdetable.interface.web.base.scene import Scene

EVERYBODY = {COLLEAGUE: 200, NEIGHBOUR: 200, LEAD: 200, STRANGER: 404, ANONYMOUS: 302}
COMPOSERS = {COLLEAGUE: 403, NEIGHBOUR: 403, LEAD: 403, STRANGER: 404, ANONYMOUS: 302}


def test_the_address_is_for_whoever_composes(desk: Desk) -> None:
    ana = desk.room.circle.ana
    address = ana.account.email  # type: ignore[union-attr]  # they have one
    url = desk.room.url("person", ana.pk)
    assert address in desk.client.get(url).content.decode()
    assert address not in desk.room.client(COLLEAGUE).get(url).content.decode()


@pytest.mark.parametrize(
    ("given_to", "seen_by"),
    [
        ("nobody", []),
        ("bodies", [COLLEAGUE, LEAD]),
        ("network", [COLLEAGUE, NEIGHBOUR, LEAD]),
    ],
)
def test_a_telephone_is_shown_to_whom_it_is_given(
    room: Room, given_to: str, seen_by: list[str]
) -> None:
    ana = room.circle.ana
    Person.objects.filter(pk=ana.pk).update(phone="04 91 55 00 00", phone_for=given_to)
    url = room.url("person", ana.pk)
    pages = {who: room.client(who).get(url).context["page"] for who in (COLLEAGUE, NEIGHBOUR, LEAD)}
    assert [who for who, page in pages.items() if page.phone] == seen_by
    assert room.client("ana").get(url).context["page"].phone == "04 91 55 00 00"


def test_whoever_holds_something_and_never_came_is_to_be_invited(desk: Desk) -> None:
    circle = desk.room.circle
    Account.objects.update(last_login=None)
    pages = {}
    for one in (circle.ana, circle.dora, circle.zoe):
        page = PersonPage(scene_of(desk), Person.objects.get(pk=one.pk), {})
        pages[one.given_name] = page.to_invite
    assert pages == {"Ana": True, "Dora": True, "Zoé": False}
    Account.objects.filter(persons=circle.ana).update(last_login=NOW)
    page = PersonPage(scene_of(desk), Person.objects.get(pk=circle.ana.pk), {})
    assert page.to_invite is False
    Person.objects.filter(pk=circle.dora.pk).update(account=None)
    page = PersonPage(scene_of(desk), Person.objects.get(pk=circle.dora.pk), {})
    assert page.to_invite is False


def scene_of(desk: Desk) -> Scene:
    standing = desk.room.circle.of(desk.gaelle)
    return Scene(standing.network, standing.charter, NOW, TODAY, standing)
