"""A circle with mailboxes: Bao and Chloé share theirs; Dora has an office and no seat, Zoé
neither."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, draw, seat_of
from tourdetable.domain.journal.actions import By
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.people.actions import mailbox, register_institution, register_person
from tourdetable.domain.people.models import Person

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)
"""Thursday 6 May 2027, eleven o'clock in Paris."""
SHARED = "ecole@mole.example"


def with_mailboxes(circle: Circle) -> Circle:
    addresses = {
        circle.ana: "ana@port.example",
        circle.bao: SHARED,
        circle.chloe: SHARED,
        circle.dora: "dora@port.example",
        circle.zoe: "zoe@ailleurs.example",
    }
    for person, address in addresses.items():
        person.account = mailbox(address)
        person.save()
    return circle


def convened(
    circle: Circle, by: By | None = None, now: datetime = NOW, kind: str = "reading"
) -> Meeting:
    """The meeting of May, its invitations sent by Ana."""
    meeting = draw(circle.body, MAY, "Lecture de mai", kind)
    return convene(meeting=meeting, version=meeting.version, by=by or circle.by_ana(), now=now)


def light_seat(circle: Circle, *, volunteers: bool = False) -> tuple[Seat, Person]:
    """Élie holds a seat that follows through the minutes."""
    seat = create_seat(
        body=circle.body,
        institution=register_institution(name="Région"),
        college="towns",
        kind="light",
        volunteers=volunteers,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    elie = register_person(given_name="Élie", family_name="Loin", email="elie@region.example")
    give_mandate(seat=seat, person=elie, starts=FOUNDED, by=OPERATOR, now=NOW)
    return seat, elie


def many(circle: Circle, number: int) -> list[Person]:
    """So many more seats, each with a holder and a mailbox."""
    found = []
    for index in range(number):
        person = register_person(
            given_name="P", family_name=f"{index:03}", email=f"p{index}@port.example"
        )
        seat = seat_of(circle.body, f"Institution {index:03}", "towns")
        give_mandate(seat=seat, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)
        found.append(person)
    return found


def told() -> list[tuple[str, str]]:
    """Kind and given name of every notice, in the order of persons."""
    rows = Notice.objects.order_by("event_id", "person_id").select_related("person")
    return [(notice.kind, notice.person.given_name) for notice in rows]


def recorded(kind: str, meeting: Meeting, *, at: datetime, pk: int | None = None) -> Event:
    """An event of the journal as it may be found there, whatever its number."""
    event = Event(
        pk=pk, network=meeting.body.network.slug, kind=kind, subject=f"meeting:{meeting.pk}", at=at
    )
    event.save(force_insert=True)
    return event
