"""Building a network's life through the domain's actions, one dated gesture after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypedDict
from zoneinfo import ZoneInfo

from msgspec.structs import asdict

from tourdetable.core.documents.formats.letterhead import PaperFont
from tourdetable.core.documents.text.speakers import reference
from tourdetable.core.words.collation import folded
from tourdetable.domain.agendas.actions import bringing, leaving
from tourdetable.domain.decisions.actions import decisions, follow_up
from tourdetable.domain.decisions.actions.effects import attach_effect
from tourdetable.domain.decisions.actions.positions import record_positions, settle_objection
from tourdetable.domain.decisions.actions.terms import entrust
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.options import OptionConsidered
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.meetings.actions import answering, meetings, sitting
from tourdetable.domain.meetings.enums import Bringing
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions import adoption, minutes
from tourdetable.domain.minutes.actions.reading import say_read
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actions import founding
from tourdetable.domain.networks.actions import seats as seating
from tourdetable.domain.networks.actions.contact import publish_contact
from tourdetable.domain.networks.actors import Actor, Operator
from tourdetable.domain.networks.models import Body, Mandate, Network, Seat
from tourdetable.domain.papers.actions import change_theme
from tourdetable.domain.people import actions as people
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.demo.calling import convener
from tourdetable.interface.demo.personas import PERSONAS
from tourdetable.interface.demo.script import (
    InstitutionScript,
    NetworkScript,
    PositionScript,
    ProposalScript,
    SeatScript,
    SittingScript,
)

PARIS = ZoneInfo("Europe/Paris")
OPERATOR = Operator()
SPRING = date(2027, 3, 1)
"""Minutes circulated since then wait for those who follow through them."""
EMAILS = {persona.name: persona.email for persona in PERSONAS}
SHARED = {
    "Odile Féraud": "direction@estran.exemple.invalid",
    "Nabil Guérin": "direction@estran.exemple.invalid",
}


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of a day, in Paris."""
    return datetime.combine(day, time(hour, minute), PARIS)


class Signature(TypedDict):
    """What every action asks of whoever acts."""

    by: Operator
    now: datetime


def signed(when: date) -> Signature:
    """The operator, on a day at nine, or at a moment."""
    return {"by": OPERATOR, "now": when if isinstance(when, datetime) else at(when)}


@dataclass
class Stage:
    """One network being built; `seats` by body and institution."""

    network: Network
    directory: Mapping[str, InstitutionScript] = field(default_factory=dict)
    seats: dict[int, dict[str, Seat]] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)

    @classmethod
    def found(
        cls, script: NetworkScript, charter: str, directory: Mapping[str, InstitutionScript]
    ) -> Stage:
        """A network, and who holds its office; what institutions are, by name or by college."""
        network = founding.found_network(
            slug=script.slug,
            name=script.name,
            charter=charter,
            in_force_from=script.founded,
            purpose=script.purpose,
            accent=script.accent,
            **signed(script.founded),
        )
        if script.contact:
            day = signed(script.founded)
            network = publish_contact(network=network, contact=script.contact, **day)
        if script.letterhead:
            look = {"lines": script.letterhead, "font": PaperFont.SERIF}
            change_theme(network=network, **look, **signed(script.founded))
        stage = cls(network, directory)
        stage.give_office(script.office, script.officer, script.founded)
        return stage

    def give_office(self, kind: str, name: str, on: date, body: Body | None = None) -> None:
        """Give somebody an office of the network, or of a body."""
        seating.give_office(
            network=self.network,
            kind=kind,
            person=self.person(name),
            body=body,
            starts=on,
            **signed(on),
        )

    def person(self, name: str) -> Person:
        """The person of that name, registered on first use."""
        if name not in self.persons:
            given, _space, family = name.partition(" ")
            email = (
                SHARED.get(name)
                or EMAILS.get(name)
                or f"{folded(name).replace(' ', '.')}@exemple.invalid"
            )
            self.persons[name] = people.register_person(
                given_name=given, family_name=family, email=email
            )
        return self.persons[name]

    def institution(self, name: str, college: str = "", around: str = "") -> Institution:
        """The institution of that name, registered on first use: as it is known, or as those of its
        college are, in the territory around it."""
        if name not in self.institutions:
            said = self.directory.get(name) or self.directory.get(college, InstitutionScript())
            known = {"territory": around} | {k: v for k, v in asdict(said).items() if v}
            self.institutions[name] = people.register_institution(name=name, **known)
        return self.institutions[name]

    def install(
        self,
        *,
        kind: str,
        slug: str,
        name: str,
        on: date,
        plans: Iterable[SeatScript],
        territory: str = "",
    ) -> Body:
        """Install a body with its seats and their holders."""
        body = founding.install_body(
            network=self.network,
            kind=kind,
            name=name,
            slug=slug,
            starts=on,
            territory=territory,
            **signed(on),
        )
        self.bodies[slug] = body
        self.seats[body.pk] = {plan.institution: self.seat(body, plan, on) for plan in plans}
        return body

    def seat(self, body: Body, plan: SeatScript, on: date) -> Seat:
        """One seat, with its holders' mandates."""
        seat = seating.create_seat(
            body=body,
            institution=self.institution(plan.institution, plan.college, body.territory),
            college=plan.college,
            kind=plan.kind,
            starts=on,
            **signed(on),
        )
        for name in plan.holders:
            seating.give_mandate(seat=seat, person=self.person(name), starts=on, **signed(on))
        return seat

    def actor(self, meeting: Meeting, institution: str) -> Actor:
        """The first holder of a seat of the meeting's body, acting for it."""
        return self.holder(meeting.body_id, institution)

    def holder(self, body: int, institution: str) -> Actor:
        """The first holder of a seat of a body, acting for it."""
        seat = self.seats[body][institution]
        mandate = seat.mandates.select_related("person").first()
        assert mandate is not None, f"nobody holds the seat of {institution}"
        return Actor(mandate.person, seat=seat)

    def officer(self) -> Actor:
        """Whoever holds the office of the whole network, acting for it."""
        office = self.network.offices.select_related("person").get(body=None)
        return Actor(office.person, office=office)

    def draw(
        self,
        body: str,
        kind: str,
        title: str,
        day: date,
        *,
        drawn_on: date,
        hours: tuple[int, int, int, int] = (9, 30, 12, 0),
        place: str = "",
    ) -> Meeting:
        """Put a meeting in the calendar on a day of the past of the demo."""
        return meetings.draw_meeting(
            body=self.bodies[body],
            kind=kind,
            title=title,
            starts_at=at(day, *hours[:2]),
            ends_at=at(day, *hours[2:]),
            place=place,
            confirmed=True,
            **signed(drawn_on),
        )

    def call(
        self,
        meeting: Meeting,
        script: SittingScript,
        prepared: date,
        convened: date,
        by: Actor | None = None,
    ) -> Meeting:
        """Write the agenda, give the duties to the seats of their institutions, invite."""
        lines = [meetings.AgendaDraft(**asdict(line)) for line in script.agenda]
        meeting = meetings.set_agenda(
            meeting=meeting, items=lines, version=meeting.version, **signed(prepared)
        )
        for duty, institution in script.turns.items():
            seat = self.seats[meeting.body_id][institution]
            sitting.assign_turn(meeting=meeting, duty=duty, seat=seat, **signed(prepared))
        return self.convene(meeting, convened, by)

    def convene(self, meeting: Meeting, on: date, by: Actor | None = None) -> Meeting:
        """Send the invitations: unless one says `by` whom, whoever convenes that body."""
        who, now = by or convener(meeting, on) or self.officer(), at(on)
        return meetings.convene(meeting=meeting, version=meeting.version, by=who, now=now)

    def reply(self, meeting: Meeting, answers: Mapping[str, str], on: date) -> None:
        """Answer the invitation, by the first holder of each seat."""
        for institution, answer in answers.items():
            by = self.actor(meeting, institution)
            answering.reply(meeting=meeting, answer=answer, by=by, now=at(on))

    def hold(self, meeting: Meeting, away: Mapping[str, str] | None = None) -> Meeting:
        """Open it; all came but `away` (institution → mode), guests and followers."""
        day = meeting.starts_at.astimezone(PARIS)
        opened = sitting.open_meeting(meeting=meeting, version=meeting.version, **signed(day))
        modes = self.modes(opened, away or {}, day.date())
        sitting.mark_attendance(meeting=opened, modes=modes, **signed(day))
        return opened

    def modes(
        self, meeting: Meeting, away: Mapping[str, str], day: date
    ) -> dict[tuple[int, int], str]:
        """How the first holder of each seat comes, by seat and person."""
        found: dict[tuple[int, int], str] = {}
        for institution, seat in self.seats[meeting.body_id].items():
            mode = away.get(institution, "in_person" if seat.kind == "standing" else "")
            holder = seat.mandates.active(day).first()
            if mode and holder is not None:
                found[seat.pk, holder.person_id] = mode
        return found

    def hold_and_decide(self, meeting: Meeting, script: SittingScript) -> Meeting:
        """Hold the meeting and take its decisions."""
        held = self.hold(meeting, script.away)
        for proposal in script.decisions:
            self.decide(held, proposal)
        if script.left:
            points = list(held.agenda.all())
            left = {points[int(number) - 1].pk: why for number, why in script.left.items()}
            held = leaving.leave_over(
                meeting=held, left=left, version=held.version, **signed(held.ends_at)
            )
        return held

    def bring(self, meeting: Meeting, brought: Mapping[str, str], on: date) -> None:
        """What the first holders of some seats bring to the first point that asks for it."""
        item = meeting.agenda.exclude(bringing=Bringing.NOBODY)[0]
        for institution, words in brought.items():
            seat, by = self.seats[meeting.body_id][institution], self.actor(meeting, institution)
            bringing.bring(
                meeting=meeting,
                seat=seat,
                words={item.pk: words},
                seen=bringing.mark(()),
                by=by,
                now=at(on),
            )

    def decide(self, meeting: Meeting, proposal: ProposalScript) -> None:
        """Put a proposal, record the position of every seat that came, settle, conclude."""
        now = meeting.starts_at + timedelta(hours=1)
        decision = self.put(meeting, proposal, now)
        decision = record_positions(
            decision=decision,
            positions=self.positions(meeting, proposal),
            version=decision.version,
            **signed(now),
        )
        decision = self.settle(decision, proposal, now)
        decision = decisions.conclude(
            decision=decision, outcome=proposal.outcome, version=decision.version, **signed(now)
        )
        if proposal.follow_up:
            self.leave_to_do(decision, meeting, proposal.follow_up, now)
        if proposal.owner:
            self.leave_to_see_to(decision, proposal, now)

    def leave_to_see_to(self, decision: Decision, proposal: ProposalScript, now: datetime) -> None:
        """Say who sees to a decision, and when it is looked at again."""
        entrust(
            decision=decision,
            owner=self.seats[decision.body_id][proposal.owner],
            due=None,
            review_on=proposal.review_on,
            version=decision.version,
            **signed(now),
        )

    def leave_to_do(
        self, decision: Decision, meeting: Meeting, to_do: tuple[str, str, date], now: datetime
    ) -> None:
        """Add what a decision leaves to be done, by whom, until when."""
        what, owner, due = to_do
        seat = self.seats[meeting.body_id][owner]
        follow_up.add_follow_up(decision=decision, what=what, seat=seat, due=due, **signed(now))

    def put(self, meeting: Meeting, proposal: ProposalScript, now: datetime) -> Decision:
        """Put a proposal to a meeting, under its point of the agenda, with what it would do."""
        decision = decisions.put_proposal(
            meeting=meeting,
            title=proposal.title,
            text=proposal.text,
            why=proposal.why,
            supersedes=self.former(meeting, proposal.replaces),
            item=meeting.agenda.all()[proposal.item - 1] if proposal.item else None,
            **signed(now),
        )
        for effect in effects(meeting, proposal):
            attach_effect(decision=decision, effect=effect, version=decision.version, **signed(now))
            decision.refresh_from_db()
        return self.compare(decision, proposal, now) if proposal.options else decision

    def compare(self, decision: Decision, proposal: ProposalScript, now: datetime) -> Decision:
        """Say which options were considered."""
        options = [OptionConsidered(*one) for one in proposal.options]
        version = decision.version
        return decisions.amend(decision=decision, options=options, version=version, **signed(now))

    def former(self, meeting: Meeting, title: str) -> Decision | None:
        """The decision of a body that another replaces."""
        return Decision.objects.get(body=meeting.body_id, title=title) if title else None

    def positions(self, meeting: Meeting, proposal: ProposalScript) -> list[PositionDraft]:
        """Consent for every seat that came, but where the proposal says otherwise."""
        attendances = meeting.attendances.filter(mode__in=["in_person", "remote"])
        came = set(attendances.values_list("seat_id", flat=True))
        drafts = []
        for institution, seat in self.seats[meeting.body_id].items():
            if seat.pk in came:
                said = proposal.positions.get(institution, PositionScript("consent"))
                drafts.append(
                    PositionDraft(seat.pk, said.stance, said.words, would_lift=said.would_lift)
                )
        return drafts

    def settle(self, decision: Decision, proposal: ProposalScript, now: datetime) -> Decision:
        """Say what became of each objection."""
        for position in decision.positions.filter(stance="object").select_related(
            "seat__institution"
        ):
            said = proposal.positions[str(position.seat)]
            if said.settled:
                settle_objection(
                    position=position,
                    state=said.settled,
                    how_lifted=said.how_lifted,
                    version=decision.version,
                    **signed(now),
                )
                decision.refresh_from_db()
        return decision

    def write(self, meeting: Meeting, text: str, on: date, *, by: Actor) -> Minutes:
        """Write the minutes of a meeting, where each seat that speaks is called by its institution
        (`@{DREETS}`)."""
        draft = minutes.begin(meeting=meeting, by=by, now=at(on))
        for institution, seat in self.seats[meeting.body_id].items():
            text = text.replace(f"@{{{institution}}}", reference(seat.pk, institution, "siège"))
        return minutes.write(minutes=draft, text=text, version=draft.version, by=by, now=at(on))

    def review(self, draft: Minutes, on: date) -> Minutes:
        """Send minutes for review."""
        return minutes.send_for_review(minutes=draft, version=draft.version, **signed(on))

    def adopt_by_seats(self, draft: Minutes, institutions: Iterable[str], on: date) -> None:
        """Let seats approve until the charter's number is reached, then circulate."""
        for institution in institutions:
            actor = self.actor(draft.meeting, institution)
            assert actor.seat is not None
            adoption.approve(
                minutes=draft, seat=actor.seat, version=draft.version, by=actor, now=at(on)
            )
            draft.refresh_from_db()
        minutes.circulate(minutes=draft, audience="network", version=draft.version, **signed(on))
        draft.refresh_from_db()
        if on < SPRING:
            self.follow(draft, on + timedelta(days=6))

    def adopt_at(self, later: Meeting, draft: Minutes, on: date) -> None:
        """Have a later meeting adopt minutes, then circulate them."""
        now = later.starts_at + timedelta(hours=2)
        adopted = adoption.adopt_at_meeting(
            minutes=draft, at=later, version=draft.version, confirmed=True, **signed(now)
        )
        version = adopted.version
        minutes.circulate(minutes=adopted, audience="network", version=version, **signed(on))

    def follow(self, draft: Minutes, on: date) -> None:
        """Let those who follow through the minutes read them, some days later."""
        light = Mandate.objects.active(on).filter(seat__body=draft.meeting.body, seat__kind="light")
        for mandate in light.select_related("seat", "person"):
            by = Actor(mandate.person, seat=mandate.seat)
            say_read(minutes=draft, by=by, now=at(on))


def effects(meeting: Meeting, proposal: ProposalScript) -> Iterator[EffectDraft]:
    """What a proposal would do once it is adopted."""
    if proposal.lifts:
        clause, starts, ends = proposal.lifts
        body = None if proposal.for_all else meeting.body
        yield EffectDraft("lift_article", clause, body, starts, ends)
    if proposal.publishes:
        yield EffectDraft("publish_year", year=proposal.publishes)
    if proposal.settles_duties:
        yield EffectDraft("settle_duties")
