"""Who knocks at the pages of decisions and minutes.

Ana holds the pen, Bao sits beside, Félix sits in another body, Zoé is a stranger; and how each is
answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    consent,
    found_circle,
    hold,
    nothing_changes,
    objection,
    propose,
    seat_of,
    stated,
)
from tests.domain.kept import kept
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_mandate, give_office
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Account, Person

SECRETARY, COLLEAGUE, LEAD, NEIGHBOUR, STRANGER, ANONYMOUS = (
    "ana",
    "bao",
    "dora",
    "félix",
    "zoé",
    "anonymous",
)


@dataclass(frozen=True)
class Room:
    """The circle with a meeting of March, opened, where all three seats came; and its neighbour."""

    circle: Circle
    meeting: Meeting
    felix: Person

    def person(self, name: str) -> Person | None:
        circle = self.circle
        known = {
            SECRETARY: circle.ana,
            COLLEAGUE: circle.bao,
            LEAD: circle.dora,
            NEIGHBOUR: self.felix,
        }
        return {**known, STRANGER: circle.zoe, "chloé": circle.chloe}.get(name)

    def client(self, name: str) -> Client:
        """A browser in which that person has signed in; nobody for an unknown name."""
        person, client = self.person(name), Client()
        if person is not None:
            client.force_login(account_of(person))
        return client

    def url(self, view: str, *arguments: object) -> str:
        return reverse(view, args=[self.circle.network.slug, *arguments])

    def statuses(self, url: str, data: Mapping[str, Any] | None = None) -> dict[str, int]:
        """What each is answered, reading or (with `data`) sending; nothing changes by it."""
        clients = {name: self.client(name) for name in REFUSED}
        with nothing_changes():
            answers = {
                name: c.get(url) if data is None else c.post(url, data)
                for name, c in clients.items()
            }
        return {name: answer.status_code for name, answer in answers.items()}


def nothing_for(name: str) -> int:
    """What is answered to whoever may not know whether a page exists: signed out, one is asked to
    sign in."""
    return 302 if name == ANONYMOUS else 404


REFUSED = {COLLEAGUE: 403, NEIGHBOUR: 404, STRANGER: 404, ANONYMOUS: 302}
"""What those who may not act are answered: a colleague is told who may, the others nothing."""


def found_room() -> Room:
    """The circle, its meeting of March, and its neighbours."""
    return kept("room", build_room)


def build_room() -> Room:
    circle = found_circle()
    return furnish(circle, hold(circle))


def furnish(circle: Circle, meeting: Meeting) -> Room:
    """A second body of the network, with Félix in it."""
    other = install_body(
        network=circle.network,
        kind="circle",
        name="Cercle du bourg",
        slug="bourg",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    felix = register_person(given_name="Félix", family_name="Bourg")
    give_mandate(
        seat=seat_of(other, "Bourg", "towns"), person=felix, starts=FOUNDED, by=OPERATOR, now=NOW
    )
    for person in (circle.ana, circle.bao, circle.chloe, circle.dora, circle.zoe, felix):
        account_of(person)
    return Room(circle, meeting, felix)


def steward(room: Room) -> Person:
    """Somebody with an office over the whole network."""
    person = register_person(given_name="Gaëlle", family_name="Partout")
    give_office(
        network=room.circle.network,
        kind="steward",
        person=person,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    return person


def account_of(person: Person) -> Account:
    """The person's own mailbox."""
    if person.account is None:
        person.account = Account.objects.create(email=f"person{person.pk}@example.org")
        person.save()
    return person.account


def sent(acting: object, **fields: Any) -> dict[str, Any]:
    """What a form posts: a fresh gesture, the capacity, and what was written."""
    return {"gesture": str(uuid4()), "acting": f"seat:{acting}", **fields}


def opposed(room: Room, **more: str) -> Decision:
    """Adopted with the library's objection maintained."""
    circle = room.circle
    decision = propose(circle, room.meeting, **more)
    decision = stated(
        circle, decision, consent(circle.town), objection(circle.library, "Argument.", "Remède.")
    )
    return conclude(
        decision=decision,
        outcome="adopted_with_dissent",
        version=decision.version,
        by=circle.by_ana(),
        now=NOW,
    )
