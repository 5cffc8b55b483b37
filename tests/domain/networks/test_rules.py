"""Who may say what the network shows of itself."""

from __future__ import annotations

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, found_circle
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.queries import local_day, standing
from tourdetable.domain.networks.rules import may_publish_contact
from tourdetable.domain.people.actions import register_person

pytestmark = pytest.mark.django_db


def test_whoever_animates_the_whole_network_and_nobody_else() -> None:
    circle = found_circle()
    steward = register_person(given_name="Gaëlle", family_name="Partout")
    office = give_office(
        network=circle.network,
        kind="steward",
        person=steward,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    day = local_day(circle.network, NOW)
    able = [
        may_publish_contact(standing(person, circle.network, on=day))
        for person in (circle.ana, circle.lead.person, steward)
    ]
    assert able == [(), (), (office,)]
