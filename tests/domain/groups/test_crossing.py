"""Whom a group brings together."""

from __future__ import annotations

from tests.domain.builders import TODAY
from tests.domain.groups.builders import STARTS, Groups, group_of
from tourdetable.domain.groups.crossing import crossings
from tourdetable.domain.people.models import Institution


def test_what_is_at_the_table_and_what_is_missing(groups: Groups) -> None:
    circle, body = groups.circle, group_of(groups)
    told = ((circle.town, "regional", "villes"), (circle.school, "local", "écoles"))
    for seat, tier, network in told:
        one = Institution.objects.filter(pk=seat.institution_id)
        one.update(tier=tier, professional_network=network)
    networks, tiers, territories = crossings(body, on=STARTS)
    assert (networks.here, networks.missing, networks.untold) == ({"villes": 1}, ("écoles",), 1)
    assert (tiers.here, tiers.missing) == ({"regional": 1}, ("local",))
    assert (territories.here, territories.untold) == ({}, 2)
    assert crossings(body, on=TODAY)[0].here == {}
