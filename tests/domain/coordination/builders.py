"""A circle that Ivo supports: he holds the office of the whole network that convenes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

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
from tourdetable.domain.coordination.actions.notes import SupportDetails, write_note
from tourdetable.domain.coordination.models import SupportNote
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.domain.meetings.actions.sitting import assign_turn, mark_attendance, open_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.networks.actions.seats import give_mandate, give_office
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Person

TEXT = CHARTER.replace(
    "[[duties]]",
    '[[duties]]\ncode = "lead"\nname = "Animation"\nrights = ["convene", "agenda"]\n\n[[duties]]',
    1,
)
"""The circle's charter, in which one leads in turn, beside the secretary."""
FEBRUARY = datetime(2027, 2, 4, 9, tzinfo=UTC)
MARCH = datetime(2027, 3, 4, 9, tzinfo=UTC)
MAY = datetime(2027, 5, 6, 9, tzinfo=UTC)
LATE = date(2027, 4, 1)


@dataclass(frozen=True)
class Supported:
    """The circle, and Ivo, who supports it."""

    circle: Circle
    ivo: Office

    @property
    def actor(self) -> Actor:
        return Actor(self.ivo.person, office=self.ivo)

    @property
    def by(self) -> dict[str, Any]:
        return {"by": self.actor, "now": NOW}


def found_supported() -> Supported:
    return kept("supported", build_supported)


def build_supported() -> Supported:
    circle = found_circle(TEXT)
    ivo = register_person(given_name="Ivo", family_name="Lantier")
    said = {"network": circle.network, "kind": "steward", "person": ivo, "starts": FOUNDED}
    return Supported(circle, give_office(**said, by=OPERATOR, now=NOW))


def seated(body: Body, person: Person) -> None:
    """Somebody holds a seat of a body."""
    seat = seat_of(body, f"Maison {body.name}", "towns")
    give_mandate(seat=seat, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)


def lived(
    supported: Supported,
    starts_at: datetime,
    *,
    called_by: Actor | None = None,
    led: bool = True,
    written_by: tuple[Actor, ...] = (),
) -> Meeting:
    """A meeting of a past day to which Ana and Bao came: whoever convened it, led by the town or
    not, its minutes written by whom."""
    circle = supported.circle
    meeting = draw(circle.body, starts_at, f"Lecture du {starts_at:%d/%m}")
    if led:
        assign_turn(meeting=meeting, duty="lead", seat=circle.town, by=OPERATOR, now=NOW)
    if called_by is not None:
        meeting = convene(meeting=meeting, version=meeting.version, by=called_by, now=starts_at)
    meeting.refresh_from_db()
    meeting = open_meeting(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)
    there = ((circle.town, circle.ana), (circle.library, circle.bao))
    modes = {(seat.pk, person.pk): "in_person" for seat, person in there}
    mark_attendance(meeting=meeting, modes=modes, by=OPERATOR, now=NOW)
    for actor in written_by[:1]:
        begin(meeting=meeting, text="On a lu.", by=actor, now=NOW)
    return meeting


def noted(supported: Supported, **more: Any) -> SupportNote:
    """A visit of the first of April."""
    said: dict[str, Any] = {"kind": "visit", "on": LATE, "words": "On a parlé des tours."}
    details = SupportDetails(**said | more)
    return write_note(body=supported.circle.body, details=details, **supported.by)
