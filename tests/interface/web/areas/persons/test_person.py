from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import NOW, OPERATOR
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    STRANGER,
    Room,
)
from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.people.models import Person

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}
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
