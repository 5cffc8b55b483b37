from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle, draw, nothing_changes
from tourdetable.domain.founding.actions.closing import (
    archive_network,
    close_network,
    reopen_network,
)
from tourdetable.domain.founding.actions.operator import state_operator
from tourdetable.domain.founding.outline import OperatorFacts
from tourdetable.domain.journal.actions import AlreadyDone, Sealed, touch
from tourdetable.domain.journal.queries import position
from tourdetable.domain.networks.actions.contact import publish_contact
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import network_with_charter, standings

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}


def closed(circle: Circle) -> Network:
    return close_network(network=circle.network, name=" cercle ", **BY)


def test_a_closed_network_records_nothing_more_whoever_asks(circle: Circle) -> None:
    assert closed(circle).closed_on == TODAY
    with nothing_changes(), pytest.raises(Sealed):
        draw(circle.body, NOW, "Lecture")
    with nothing_changes(), pytest.raises(Sealed):
        publish_contact(network=circle.network, contact="a@exemple.fr", **BY)


def test_what_is_of_no_network_alone_moves_it_still(circle: Circle) -> None:
    closed(circle)
    before = position("circle")
    touch("circle", "person:1")
    state_operator(facts=OperatorFacts("Union"), **BY)
    assert position("circle") == before + 2
    with pytest.raises(Sealed):
        publish_contact(network=circle.network, contact="", **BY)


def test_it_is_reopened_as_it_was(circle: Circle) -> None:
    closed(circle)
    again = reopen_network(network=circle.network, **BY)
    assert (again.closed_on, again.archived_on) == (None, None)
    publish_contact(network=circle.network, contact="a@exemple.fr", **BY)


def test_it_is_archived_once_closed_and_then_reached_by_nobody(circle: Circle) -> None:
    with pytest.raises(ValidationError, match="Close the network first"):
        archive_network(network=circle.network, **BY)
    closed(circle)
    assert network_with_charter("circle", now=NOW) is not None
    assert [place.network for place in standings(circle.ana, now=NOW)] == [circle.network]
    archive_network(network=circle.network, **BY)
    assert network_with_charter("circle", now=NOW) is None
    assert standings(circle.ana, now=NOW) == ()
    with pytest.raises(ValidationError, match="archived already"):
        archive_network(network=circle.network, **BY)
    with pytest.raises(Sealed):
        publish_contact(network=circle.network, contact="", **BY)
    reopen_network(network=circle.network, **BY)
    publish_contact(network=circle.network, contact="", **BY)


def test_closing_is_confirmed_by_the_name(circle: Circle) -> None:
    with pytest.raises(ValidationError, match="Write the name of the network, as it is: Cercle"):
        close_network(network=circle.network, name="Club", **BY)
    closed(circle)
    with pytest.raises(ValidationError, match="closed already"):
        closed(circle)
    reopen_network(network=circle.network, **BY)
    with pytest.raises(ValidationError, match="open already"):
        reopen_network(network=circle.network, **BY)


def test_the_same_form_closes_once(circle: Circle) -> None:
    by = Operator(gesture=uuid4(), person_id=circle.ana.pk)
    close_network(network=circle.network, name="Cercle", by=by, now=NOW)
    with pytest.raises(AlreadyDone):
        close_network(network=circle.network, name="Cercle", by=by, now=NOW)
