"""Somebody who sits in another body of the circle’s network."""

from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, seat_of
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Person


def neighbour_of(circle: Circle) -> Person:
    """Félix sits in the circle next door."""
    said = {"name": "Cercle du bourg", "slug": "bourg", "kind": "circle"}
    known = {"starts": FOUNDED, "by": OPERATOR, "now": NOW}
    body = install_body(network=circle.network, **said, **known)
    felix = register_person(given_name="Félix", family_name="Bourg")
    give_mandate(seat=seat_of(body, "Bourg", "towns"), person=felix, **known)
    return felix
