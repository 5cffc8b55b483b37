"""The address that a network publishes."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, Circle, found_circle, nothing_changes
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actions.contact import publish_contact
from tourdetable.domain.people.models import Account, Person

OURS = "cercle@exemple.invalid"

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle() -> Circle:
    return found_circle()


def signs_in(person: Person, email: str) -> None:
    person.account = Account.objects.create(email=email)
    person.save()


def test_none_is_published_at_first(circle: Circle) -> None:
    assert circle.network.contact == ""


def test_it_is_published_then_taken_back(circle: Circle) -> None:
    for contact in (OURS, ""):
        said = publish_contact(network=circle.network, contact=contact, by=OPERATOR, now=NOW)
        circle.network.refresh_from_db()
        assert (said.contact, circle.network.contact) == (contact, contact)
    told = Event.objects.filter(kind="network.contact_published").order_by("pk")
    assert [event.data for event in told] == [{"shown": True}, {"shown": False}]


def test_nobody_publishes_the_address_of_another(circle: Circle) -> None:
    """Theirs, they may; that of a mailbox that they share, too."""
    signs_in(circle.ana, "ana@exemple.invalid")
    with nothing_changes(), pytest.raises(ValidationError):
        publish_contact(
            network=circle.network, contact="Ana@exemple.invalid", by=circle.by_bao(), now=NOW
        )
    publish_contact(
        network=circle.network, contact="ana@exemple.invalid", by=circle.by_ana(), now=NOW
    )
    circle.network.refresh_from_db()
    assert circle.network.contact == "ana@exemple.invalid"
