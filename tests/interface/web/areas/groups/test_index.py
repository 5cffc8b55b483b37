"""All groups of a network, and what is late in them."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, OPERATOR, TODAY
from tests.domain.groups.builders import group_of
from tests.interface.web.areas.groups.people import Browsers
from tourdetable.domain.decisions.actions.bodies import open_body
from tourdetable.domain.groups.actions.steps import add_step
from tourdetable.domain.networks.models import Body


def test_whoever_composes_sees_what_is_late_everywhere(browsers: Browsers) -> None:
    groups = browsers.groups
    body = group_of(groups)
    add_step(body=body, title="Lire", due=date(2027, 4, 2), seat=None, **groups.by)
    assert "1 chose en retard" in browsers.page(groups.ivo.person, "groups")
    page = browsers.page(groups.circle.chloe, "groups")
    assert "chose en retard" not in page
    assert body.name in page
    Body.objects.filter(pk=body.pk).update(starts=TODAY.replace(day=1), ends=TODAY.replace(day=2))
    assert "Groupes terminés" in browsers.page(groups.circle.chloe, "groups")


def test_it_costs_the_same_for_ten_groups_as_for_one(browsers: Browsers) -> None:
    groups = browsers.groups
    group_of(groups)
    client, address = browsers.client(groups.ivo.person), browsers.url("groups")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    said = {"network": groups.circle.network, "kind": "board", "starts": TODAY}
    for n in range(9):
        named = {"name": f"Bureau {n}", "decision": groups.decision}
        open_body(**said, **named, by=OPERATOR, now=NOW)  # type: ignore[arg-type]  # names and values are these
    with CaptureQueriesContext(connection) as ten:
        client.get(address)
    assert len(ten) == len(one)
