from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle
from tests.domain.joining.invited import LATER, by_gaelle, invited, link_of
from tourdetable.domain.joining.actions.coming import (
    LinkVoid,
    Newcomer,
    come_in,
    first_visit,
    undertaking_of,
)
from tourdetable.domain.joining.actions.invitations import send_again, withdraw
from tourdetable.domain.joining.enums import Void
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.queries import position
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Acceptance, Mandate, Network
from tourdetable.domain.people.models import Person

SAID = Newcomer("Anna", "Ruiz-L’Abbé", " 06 12 ", "bodies", "fr")


@pytest.fixture
def link(circle: Circle) -> Invitation:
    invited(circle, circle.ana)
    return link_of(circle.ana)


def used(link: Invitation, **more: Any) -> Person:
    assert link.person is not None
    said = {"newcomer": SAID, "accepted": "2027.1", "by": Actor(link.person), "now": NOW} | more
    return come_in(invitation=link, **said)


def test_coming_in_writes_the_person_and_their_acceptance(link: Invitation) -> None:
    person = used(link)
    assert (str(person), person.phone, person.phone_for) == ("Anna Ruiz-L’Abbé", "06 12", "bodies")
    assert (person.language, person.version) == ("fr", 2)
    row = Invitation.objects.get()
    assert (row.state, row.joined_at) == ("accepted", NOW)
    assert list(Acceptance.objects.values_list("person", "charter__version", "on")) == [
        (person.pk, "2027.1", TODAY)
    ]
    kinds = Event.objects.filter(person=person.pk).values_list("kind", flat=True)
    assert list(kinds) == ["charter.accepted", "invitation.accepted"]


def test_the_undertaking_is_asked_of_those_who_sit_and_once(circle: Circle) -> None:
    def asked(person: Person) -> bool:
        return undertaking_of(person, circle.network, NOW) is not None

    assert [asked(circle.ana), asked(circle.dora)] == [True, False]
    invited(circle, circle.ana)
    used(link_of(circle.ana))
    assert asked(circle.ana) is False


def test_whoever_does_not_accept_does_not_come_in(link: Invitation) -> None:
    with pytest.raises(ValidationError, match="Accept it to come in"):
        used(link, accepted="")
    with pytest.raises(ValidationError, match="The charter has changed"):
        used(link, accepted="2026.9")
    assert (Invitation.objects.get().state, Acceptance.objects.count()) == ("sent", 0)


def test_a_name_is_bounded(link: Invitation) -> None:
    with pytest.raises(ValidationError, match="at most 100"):
        used(link, newcomer=Newcomer("A" * 200, "Ruiz"))
    with pytest.raises(ValidationError, match="Write a family name"):
        used(link, newcomer=Newcomer("Ana", "  "))


def why(link: Invitation, now: Any = NOW) -> Void:
    with pytest.raises(LinkVoid) as stopped:
        used(link, now=now)
    return stopped.value.why


def test_a_link_is_used_once(link: Invitation) -> None:
    used(link)
    assert why(link) is Void.USED


def test_a_link_that_expired(link: Invitation) -> None:
    assert why(link, LATER) is Void.EXPIRED


def test_a_link_that_was_sent_again(link: Invitation) -> None:
    send_again(invitation=link, version=1, by=by_gaelle(), now=NOW)
    assert why(link) is Void.REPLACED


def test_a_link_that_was_withdrawn(link: Invitation) -> None:
    withdraw(invitation=link, version=1, by=by_gaelle(), now=NOW)
    assert why(link) is Void.WITHDRAWN


def test_a_link_to_a_seat_that_was_left(link: Invitation) -> None:
    mandate = Mandate.objects.get(person=link.person)
    end_mandate(mandate=mandate, ends=TODAY - timedelta(days=1), by=OPERATOR, now=NOW)
    assert why(link) is Void.ENDED


def test_a_link_to_a_network_that_was_closed(link: Invitation) -> None:
    Network.objects.update(closed_on=TODAY)
    assert why(link) is Void.CLOSED


def test_a_first_visit_moves_the_networks_of_whoever_reads_the_mailbox(circle: Circle) -> None:
    account = circle.ana.account
    assert account is not None
    before = position(circle.network.slug)
    first_visit(account=account, now=NOW)
    assert position(circle.network.slug) > before
    event = Event.objects.get(kind="account.came_in")
    assert (event.network, event.subject) == ("", f"account:{account.pk}")
