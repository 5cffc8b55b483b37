"""The circle with mailboxes, where Gaëlle invites: Bao and Chloé share theirs; and what a member
proposes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import CHARTER, FOUNDED, NOW, OPERATOR, Circle, found_circle
from tests.domain.kept import kept
from tests.domain.notices.convened import with_mailboxes
from tests.domain.undertaking import UNDERTAKING
from tourdetable.domain.joining.actions.invitations import Invited, invite
from tourdetable.domain.joining.actions.proposals import ProposalDetails, propose
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Person

LATER = NOW + timedelta(days=31)
"""When an invitation of today has expired."""

NOBODY: Any = Invitation.objects.none
"""No message was refused."""


def with_steward(text: str = CHARTER + UNDERTAKING) -> Circle:
    """The circle, whose undertaking is asked, and Gaëlle, who composes for the whole network."""
    return kept(("joining", text), lambda: composed(text))


def composed(text: str) -> Circle:
    circle = with_mailboxes(found_circle(text))
    gaelle = register_person(
        given_name="Gaëlle", family_name="Partout", email="gaelle@port.example"
    )
    given = {"network": circle.network, "kind": "steward", "person": gaelle}
    give_office(**given, starts=FOUNDED, by=OPERATOR, now=NOW)
    return circle


def gaelle() -> Person:
    return Person.objects.get(given_name="Gaëlle")


def by_gaelle(**gesture: Any) -> Actor:
    return Actor(gaelle(), office=Office.objects.get(kind="steward"), **gesture)


def invited(circle: Circle, *people: Person, now: Any = NOW, **gesture: Any) -> Invited:
    return invite(
        network=circle.network,
        people=[person.pk for person in people],
        refused=NOBODY(),
        by=by_gaelle(**gesture),
        now=now,
    )


def link_of(person: Person) -> Invitation:
    """Their invitation."""
    return Invitation.objects.select_related("network", "person__account").get(person=person)


def details(**said: Any) -> ProposalDetails:
    """Ines, of the mission locale, whom Ana knows."""
    known = {
        "given_name": "Inès",
        "family_name": "d’Arc",
        "email": "Ines@Mission.example",
        "reasons": "Elle suit les jeunes du port.",
        "institution": "Mission locale",
        "college": "towns",
    }
    return ProposalDetails(**(known | said))


def proposed(circle: Circle, by: Actor | None = None, **said: Any) -> Invitation:
    return propose(body=circle.body, details=details(**said), by=by or circle.by_ana(), now=NOW)
