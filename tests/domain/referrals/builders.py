"""A board asks a council, which may ask the circle: three floors, and Ivo who carries.

Félix holds the board's seat, Gil the council's; Ana is on duty at the circle.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.domain.builders import (
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    draw,
    found_circle,
    seat_of,
)
from tests.domain.kept import kept
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_mandate, give_office
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Person
from tourdetable.domain.referrals.actions.answering import GivenAnswer, answer_referral
from tourdetable.domain.referrals.actions.sending import FloorAsked, pass_on, send_up
from tourdetable.domain.referrals.actors import AskedOutside
from tourdetable.domain.referrals.models import Referral, ReferralStep
from tourdetable.domain.topics.models import Topic

TEXT = CHARTER.replace(
    "[[colleges]]",
    '[[body_kinds]]\ncode = "council"\nname = "Conseil"\n\n[[colleges]]',
    1,
).replace(
    "+++\n\n",
    '[[competences]]\neffect = "approve_evaluation"\nbodies = ["council"]\n+++\n\n',
    1,
) + (
    "\n## Des réponses {#CIR-20}\n\n```rule\n"
    'check = "referrals_answered"\nbodies = ["board"]\nwithin_days = 60\nweight = "commitment"\n'
    "```\n"
)
"""The circle's charter: a council that approves evaluations, and answers within sixty days."""
JUNE = datetime(2027, 6, 3, 9, 0, tzinfo=UTC)
DUE = date(2027, 5, 6)
LATE = NOW + timedelta(days=40)
"""After `DUE`."""


@dataclass
class Floors:
    """The circle, a board and a council below it, Ivo who carries; the topic that the board asks
    about."""

    circle: Circle
    board: Body
    council: Body
    desk: Seat
    felix: Person
    bench: Seat
    gil: Person
    ivo: Office
    topic: Topic

    def by_felix(self, **gesture: Any) -> Actor:
        return Actor(self.felix, seat=self.desk, **gesture)

    def by_gil(self, **gesture: Any) -> Actor:
        return Actor(self.gil, seat=self.bench, **gesture)

    def by_ivo(self, **gesture: Any) -> Actor:
        return Actor(self.ivo.person, office=self.ivo, **gesture)


def found_floors() -> Floors:
    return kept("floors", build_floors)


def build_floors() -> Floors:
    circle = found_circle(TEXT)
    said = {"network": circle.network, "starts": FOUNDED, "by": OPERATOR, "now": NOW}
    board = install_body(kind="board", name="Bureau du port", slug="bureau", **said)
    council = install_body(kind="council", name="Conseil du port", slug="conseil", **said)
    desk, bench = seat_of(board, "Capitainerie", "towns"), seat_of(council, "Région", "towns")
    people = (("f", "Félix", "Ott"), ("g", "Gil", "Brun"), ("i", "Ivo", "Lantier"))
    felix, gil, ivo = (
        register_person(given_name=given, family_name=family, email=f"{at}@port.example")
        for at, given, family in people
    )
    for seat, person in ((desk, felix), (bench, gil)):
        give_mandate(seat=seat, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)
    office = give_office(kind="steward", person=ivo, **said)
    june = draw(circle.body, JUNE, "Lecture de juin")
    assign_turn(meeting=june, duty="secretary", seat=circle.town, by=OPERATOR, now=NOW)
    topic = Topic.objects.create(
        network=circle.network,
        body=board,
        title="Un quai pour lire",
        put_on=NOW.date(),
        put_at=NOW,
        seat=desk,
        person=felix,
    )
    return Floors(circle, board, council, desk, felix, bench, gil, office, topic)


def outside(**more: Any) -> FloorAsked:
    """FloorAsked the prefecture."""
    said = {"institution": "Préfecture", "contact": "Mme Roy", "email": "roy@prefecture.example"}
    return FloorAsked(DUE, **said | more)


def sent(floors: Floors, asking: FloorAsked | None = None, by: Actor | None = None) -> Referral:
    """The board asks for a quay, of the council unless it is said otherwise."""
    return send_up(
        body=floors.board,
        source=floors.topic,
        title="Un créneau au quai",
        words="Pouvoir lire au quai le jeudi.",
        asking=asking or FloorAsked(DUE, to=floors.council, asks="Donner un créneau."),
        by=by or floors.by_felix(),
        now=NOW,
    )


def passed_on(floors: Floors, referral: Referral, by: Actor | None = None) -> Referral:
    """The council passes it on to the circle."""
    asking = FloorAsked(DUE, to=floors.circle.body)
    said = {"reasons": "C’est au cercle.", "asking": asking, "version": referral.version}
    return pass_on(referral=referral, **said, by=by or floors.by_gil(), now=NOW)


def answered(referral: Referral, by: Any, reply: str = "accepted", **more: Any) -> Referral:
    """What is answered where it stands."""
    said = {"now": NOW, "version": referral.version} | {
        name: more.pop(name) for name in ("now", "version") if name in more
    }
    return answer_referral(
        referral=referral, answered=GivenAnswer(reply, "Le quai est libre.", **more), by=by, **said
    )


def at_the_prefecture(referral: Referral, **more: Any) -> AskedOutside:
    """Whoever has the link there."""
    return AskedOutside(ReferralStep.objects.get(referral=referral), "Mme Roy", uuid4(), **more)
