"""Whoever composes imports, where they compose."""

from __future__ import annotations

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, found_circle
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.models import Body
from tourdetable.domain.rosters.rules import composes, may_import

pytestmark = pytest.mark.django_db


def test_an_office_that_composes_imports_and_opens_bodies() -> None:
    circle = found_circle()
    assert may_import(circle.of(circle.ana)) == ()
    said = {"network": circle.network, "person": circle.zoe, "starts": FOUNDED}
    office = give_office(kind="steward", **said, by=OPERATOR, now=NOW)
    standing = circle.of(circle.zoe)
    assert may_import(standing) == (office,)
    assert composes(office, standing, circle.body)
    assert composes(office, standing, Body(network=circle.network, kind="circle"))
    assert not composes(circle.lead, circle.of(circle.dora), circle.body)
    assert not composes(None, standing, circle.body)
