"""Who may compose, and say what the network shows of itself."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, charter, found_circle
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.queries import local_day, standing
from tourdetable.domain.networks.rules import (
    may_compose,
    may_compose_network,
    may_compose_some,
    may_publish_contact,
    phone_shown_to,
)
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


def test_an_office_composes_its_body_or_the_whole_network() -> None:
    """The lead of the circle composes it alone; the steward, everything."""
    text = charter().replace('["agenda", "minutes"]', '["agenda", "minutes", "compose"]')
    circle = found_circle(text, slug="composed")
    network, form = circle.network, {"starts": FOUNDED, "by": OPERATOR, "now": NOW}
    board = install_body(network=network, kind="board", name="Bureau", slug="b", **form)
    person = register_person(given_name="Gaëlle", family_name="Partout")
    office = give_office(network=network, kind="steward", person=person, **form)
    found = []
    for who in (circle.dora, person, circle.ana):
        place = circle.of(who)
        asked = may_compose(place, circle.body), may_compose(place, board)
        found.append([*asked, may_compose_network(place), may_compose_some(place)])
    lead, steward = (circle.lead,), (office,)
    assert found == [[lead, (), (), lead], [steward] * 4, [()] * 4]


class GivenPhone(NamedTuple):
    """A telephone, and whom it is shown to."""

    phone_for: str
    phone: str = "04"


@pytest.mark.parametrize(
    ("phone_for", "sees"),
    [
        ("nobody", []),
        ("bodies", ["Ana", "Bao", "Chloé", "Dora"]),
        ("network", ["Ana", "Bao", "Chloé", "Dora", "Gaëlle"]),
        ("", []),
    ],
)
def test_a_telephone_is_seen_by_those_whom_it_is_shown_to(
    circle: Circle, phone_for: str, sees: list[str]
) -> None:
    """Dora has an office of the body; Gaëlle one of the whole network, Zoé none."""
    steward = register_person(given_name="Gaëlle", family_name="Partout")
    office = {"network": circle.network, "kind": "steward", "person": steward}
    give_office(**office, starts=FOUNDED, by=OPERATOR, now=NOW)
    people = (circle.ana, circle.bao, circle.chloe, circle.dora, steward, circle.zoe)
    phone, body = GivenPhone(phone_for), circle.body.pk
    found = [p.given_name for p in people if phone_shown_to(circle.of(p), phone, [body])]
    assert found == sees
    asked = ([0], [None], [])
    elsewhere = [[phone_shown_to(circle.of(p), phone, at) for p in people] for at in asked]
    whole = [phone_shown_to(circle.of(p), phone, [0]) for p in people]
    shown = whole if phone_for == "network" else [""] * len(people)
    assert elsewhere == [shown, shown, [""] * len(people)]
