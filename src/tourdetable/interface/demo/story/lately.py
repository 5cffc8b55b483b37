"""What a network's composition lived lately: people called in, seats handed over, a proposal."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tourdetable.domain.guests.actions import GuestDetails, call_for_a_time, call_to_meeting
from tourdetable.domain.joining.actions import invitations, proposals
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.networks.actions import corrections, presences, seats, succession
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.own.actions.details import OwnDetails, change_details
from tourdetable.domain.people.actions import NewPerson
from tourdetable.interface.demo.stage import Stage, at, signed

INVITED_ON = date(2027, 4, 1)


class Gesture(msgspec.Struct, frozen=True, kw_only=True):
    """On a day, about the seat of an institution in a body."""

    body: str
    seat: str
    on: date

    def by(self, stage: Stage) -> dict[str, Any]:
        """Whoever holds the seat, that day."""
        return {"by": stage.holder(stage.bodies[self.body].pk, self.seat), "now": at(self.on)}

    def where(self, stage: Stage) -> Seat:
        """The seat."""
        return stage.seats[stage.bodies[self.body].pk][self.seat]


class HandedOver(Gesture, frozen=True):
    """To a successor, from that day."""

    person: str


class Ended(Gesture, frozen=True):
    """Its mandates end: the seat is vacant."""

    ends: date


class Mistaken(Gesture, frozen=True):
    """Somebody never held it: what was recorded is corrected."""

    person: str
    starts: date
    reason: str


class Called(Gesture, frozen=True):
    """Somebody is called in to the meeting of a `day`: given and family name, and as what."""

    who: tuple[str, str, str, str, str]
    why: str
    day: date | None = None
    theme: str = ""
    days: tuple[date, date] | None = None

    def said(self, stage: Stage) -> dict[str, Any]:
        """Whom, as what and why, by whom."""
        given, family, kind, of, speaks_for = self.who
        details = GuestDetails(kind, of, speaks_for, self.why)
        return {"who": NewPerson(given, family), "details": details, **self.by(stage)}


class Proposed(Gesture, frozen=True):
    """A member proposes somebody of another institution; it waits for an answer."""

    who: tuple[str, str, str]
    institution: str
    college: str
    reasons: str


class Lately(msgspec.Struct, frozen=True):
    """The last weeks; `absent` is an institution present on a territory, without a seat, `needs`
    somebody's telephone, who sees it, and what the host of a meeting must know."""

    handed_over: tuple[HandedOver, ...] = ()
    ended: tuple[Ended, ...] = ()
    mistaken: tuple[Mistaken, ...] = ()
    called: tuple[Called, ...] = ()
    lasting: tuple[Called, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    absent: dict[str, tuple[str, str, date]] = {}
    invited: tuple[str, ...] = ()
    needs: dict[str, tuple[str, ...]] = {}


def live_lately(stage: Stage, lately: Lately) -> None:
    """All of it."""
    for slug, (name, college, starts) in lately.absent.items():
        presences.declare_presence(
            body=stage.bodies[slug],
            institution=stage.institution(name, college),
            college=college,
            starts=starts,
            **signed(starts),
        )
    compose(stage, lately)
    call_in(stage, lately)
    invite(stage, lately)
    for name, words in lately.needs.items():
        say_of_oneself(stage, name, words)


def compose(stage: Stage, lately: Lately) -> None:
    """Seats change hands, and what was recorded by mistake is corrected."""
    for change in lately.handed_over:
        person, mandate = stage.person(change.person), change.where(stage).mandates.get()
        succession.hand_over(mandate=mandate, person=person, on=change.on, **sure(change.on))
    for end in lately.ended:
        for mandate in end.where(stage).mandates.all():
            seats.end_mandate(mandate=mandate, ends=end.ends, **sure(end.on))
    for slip in lately.mistaken:
        seat, person = slip.where(stage), stage.person(slip.person)
        known = sure(slip.starts)
        wrong = seats.give_mandate(seat=seat, person=person, starts=slip.starts, **known)
        corrections.correct_mandate(mandate=wrong, reason=slip.reason, held=None, **sure(slip.on))


def sure(day: date) -> dict[str, Any]:
    """Signed by the operator, who knows what it breaks."""
    return {"confirmed": True, **signed(day)}


def call_in(stage: Stage, lately: Lately) -> None:
    """Guests of a meeting, and of a theme."""
    for one in lately.called:
        meeting = stage.bodies[one.body].meetings.get(starts_at__date=one.day)
        call_to_meeting(meeting=meeting, **one.said(stage))
    for one in lately.lasting:
        assert one.days is not None, f"until when is {one.who} called in"
        (starts, ends), said = one.days, one.said(stage) | {"theme": one.theme}
        call_for_a_time(body=stage.bodies[one.body], starts=starts, ends=ends, **said)


def invite(stage: Stage, lately: Lately) -> None:
    """A member proposes an institution; those who have never come get their link."""
    for one in lately.proposed:
        given, family, email = one.who
        details = proposals.ProposalDetails(
            given, family, email, one.reasons, one.institution, one.college
        )
        proposals.propose(body=stage.bodies[one.body], details=details, **one.by(stage))
    if lately.invited:
        people = [stage.person(name).pk for name in lately.invited]
        none, by, now = Invitation.objects.none(), stage.officer(), at(INVITED_ON)
        invitations.invite(network=stage.network, people=people, refused=none, by=by, now=now)


def say_of_oneself(stage: Stage, name: str, words: tuple[str, ...]) -> None:
    """Somebody writes their telephone and their needs."""
    person = stage.person(name)
    details = OwnDetails(person.given_name, person.family_name, *words)
    by, now = Actor(person), at(INVITED_ON)
    change_details(person=person, details=details, version=person.version, by=by, now=now)
