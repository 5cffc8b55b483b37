"""What the page of one decision shows, put together for its template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.utils.translation import gettext as _

from tourdetable.core.documents.kinds.decision_record import PositionCount
from tourdetable.domain.decisions import rules
from tourdetable.domain.decisions.enums import ADOPTED, FollowUpState, Outcome, Stance
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.decisions.options import OptionConsidered, options_of
from tourdetable.domain.decisions.outcomes import must_allow
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Attendance
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import CharterException
from tourdetable.domain.networks.queries import by_college, local_day
from tourdetable.domain.referrals.models import Referral
from tourdetable.domain.referrals.queries import seen_by, sending_for
from tourdetable.domain.site.rules import may_publish
from tourdetable.interface.web.areas.decisions import words
from tourdetable.interface.web.areas.decisions.effect_words import EffectShown, told_effects
from tourdetable.interface.web.areas.decisions.rights import keepers
from tourdetable.interface.web.areas.decisions.words import Names, ReaderWords, Spoken
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.opened import OpenLists, Size, query

VOICES = Size(40, 15)
"""How many positions are shown at once."""
STANCE_BADGES: dict[str, str] = {
    Stance.CONSENT: "good",
    Stance.RESERVATION: "warning",
    Stance.ABSTAIN: "",
    Stance.OBJECT: "bad",
}


TASK_BADGES = {
    FollowUpState.TO_DO: "",
    FollowUpState.DOING: "info",
    FollowUpState.DONE: "good",
    FollowUpState.GIVEN_UP: "",
}


@dataclass(frozen=True)
class DecisionPage:
    """One decision, for one reader: what is told of it, and what the reader may do about it.

    `recorder` holds when the reader records decisions at its meeting.
    """

    scene: Scene
    decision: Decision
    reading: ReaderWords
    recorder: bool
    opened: OpenLists

    @property
    def on(self) -> date:
        """The day of the meeting, or the one on which a consultation was concluded."""
        return local_day(self.scene.network, self.decision.at)

    @property
    def outcome(self) -> str:
        return words.outcome(self.decision)

    @property
    def badge(self) -> str:
        return words.badge(self.decision)

    @cached_property
    def text(self) -> str:
        """Its details, as safe HTML."""
        return self.reading.html(self.decision.text)

    @cached_property
    def why(self) -> str:
        """What calls for it, as safe HTML."""
        return self.reading.html(self.decision.why)

    @cached_property
    def options(self) -> list[OptionConsidered]:
        """The options that were considered, as the reader may read them."""
        plain = self.reading.plain
        return [
            OptionConsidered(plain(one.name), plain(one.strengths), plain(one.weaknesses))
            for one in options_of(self.decision.options)
        ]

    @property
    def replaced_by(self) -> list[Decision]:
        """The decision that has replaced it, once it is adopted."""
        return [one for one in self.decision.successors.all() if one.outcome in ADOPTED]

    @cached_property
    def consultation(self) -> str:
        """Where the consultation that decided it is read, for those of the body (one query)."""
        if self.decision.consulted_at is None or not self.sits:
            return ""
        return self.scene.url("consultation", self.decision.consultation.pk)

    @property
    def may_publish(self) -> bool:
        """Whether the reader may say it to everybody, in other words."""
        return bool(self.decision.outcome) and bool(may_publish(self.scene.member, self.decision))

    @property
    def adopted(self) -> bool:
        return self.decision.outcome in ADOPTED

    @property
    def to_review(self) -> bool:
        """Whether the day has come to look at it again."""
        day = self.decision.review_on
        return self.adopted and day is not None and day <= self.scene.today

    @cached_property
    def preparing(self) -> bool:
        """Whether the reader prepares the meetings of its body; asked of those it would help."""
        if not self.sits:
            return False
        turns = current_turns(self.decision.body, now=self.scene.now)
        return bool(rules.preparing(self.scene.member, self.decision.body, turns))

    @cached_property
    def questions(self) -> list[Referral]:
        """What was sent up of it, once it is concluded, that the reader may read (one query)."""
        if not self.decision.outcome:
            return []
        return list(seen_by(self.scene.member).filter(decision=self.decision))

    @property
    def send_up(self) -> str:
        """Where the reader sends it up, once it is concluded."""
        body = self.decision.body
        if not (self.decision.outcome and self.sits):
            return ""
        if not sending_for(self.scene.member, body, now=self.scene.now):
            return ""
        return f"{self.scene.url('referral_new', body.slug)}?of=decision:{self.decision.pk}"

    @property
    def may_review(self) -> bool:
        return self.to_review and self.preparing

    @property
    def has_terms(self) -> bool:
        """Whether somebody sees to it, or a day is given."""
        told = self.decision
        return bool(told.owner_id or told.due or told.review_on)

    @property
    def may_entrust(self) -> bool:
        """Until its minutes are sent for review."""
        return self.recorder and not self.sealed

    @cached_property
    def counts(self) -> list[PositionCount]:
        """How many seats took each position."""
        return words.counts(words.stances(self.decision))

    @cached_property
    def voices(self) -> Page[tuple[str, Position, str]]:
        """Where each seat stands, college by college, with the kind of its badge; for those who
        sit with it."""
        known = {p.seat: p for p in self.decision.positions.all()} if self.sits else {}
        groups = by_college(self.scene.charter, self.decision.body, known)
        rows = [
            (college, known[seat], STANCE_BADGES[known[seat].stance])
            for college, seats in groups
            for seat in seats
        ]
        return self.opened.page("positions", rows, VOICES)

    @property
    def voices_query(self) -> str:
        """What comes before the number of another page of them."""
        return query("positions")

    @cached_property
    def names(self) -> Names:
        """Seat → those who came for it."""
        return words.names_of(came(self.decision))

    @cached_property
    def away(self) -> set[int]:
        """The seats that took position at a meeting, and are not marked present there."""
        if self.decision.consulted_at is not None:
            return set()
        there = self.names.keys()
        return {position.seat_id for position in self.decision.positions.all()} - there

    def spoken(self, positions: Iterable[Position]) -> list[Spoken]:
        """What these positions say, by whom."""
        return [words.told(position, self.reading, self.names) for position in positions]

    @property
    def no_dissent(self) -> str:
        """What is said where no objection stands."""
        return words.without_dissent(self.decision, len(self.decision.positions.all()))

    @cached_property
    def dissents(self) -> list[Spoken]:
        return self.spoken(words.dissents(self.decision))

    @cached_property
    def lifted(self) -> list[Spoken]:
        return self.spoken(words.lifted(self.decision))

    @cached_property
    def reservations(self) -> list[Spoken]:
        return self.spoken(words.reservations(self.decision))

    @cached_property
    def follow_ups(self) -> list[Task]:
        """What has to be done because of it; whoever holds the seat that does it, or records
        decisions, says that it is done."""
        mine = {seat.pk for seat in self.scene.member.seats}
        return [
            Task(
                row=row,
                late=row.done_on is None and row.due is not None and row.due < self.scene.today,
                may_mark=self.recorder or row.seat_id in mine,
                proof=self.reading.plain(row.proof),
            )
            for row in self.decision.follow_ups.all()
        ]

    @property
    def sits(self) -> bool:
        """Whether the reader sits in the body."""
        return self.scene.member.sits_in(self.decision.body_id)

    @property
    def sealed(self) -> bool:
        """Whether the minutes of the meeting are adopted: nothing changes any more."""
        return self.decision.sitting.sealed_at is not None

    @property
    def may_follow_up(self) -> bool:
        """During and after its meeting, or once a consultation has decided it, until its minutes
        are sent for review."""
        told = self.decision
        open_to_all = told.consulted_at or told.sitting.state == MeetingState.OPENED
        return self.recorder and not self.sealed and bool(open_to_all)

    @property
    def may_record(self) -> bool:
        return self.may_follow_up and not self.decision.outcome

    @property
    def may_reopen(self) -> bool:
        """Until it was carried out; never what a consultation has decided."""
        done = self.decision.carried_out_at or self.decision.consulted_at
        concluded = bool(self.decision.outcome) and done is None
        return self.may_follow_up and concluded

    @property
    def may_attach(self) -> bool:
        """Whether the reader may say what it would do: nobody has taken position."""
        return self.may_record and self.decision.settled_at is None

    @cached_property
    def effects(self) -> list[EffectShown]:
        """What it does."""
        return told_effects(self.scene, self.decision)

    @property
    def effects_title(self) -> str:
        """What it will do, does, or would have done."""
        if not self.decision.outcome:
            return _("What this decision will do")
        if self.decision.outcome in ADOPTED:
            return _("What this decision does")
        return _("What this decision would have done")

    @property
    def may_read_minutes(self) -> bool:
        """Readers of another body have this decision by the minutes that left its own."""
        minutes: Minutes | None = getattr(self.decision.sitting, "record", None)
        circulated = minutes is not None and minutes.state == MinutesState.CIRCULATED
        return bool(self.decision.meeting_id) and (self.sits or circulated)

    @cached_property
    def ended(self) -> list[CharterException]:
        """The exceptions that it granted and that another decision ended early (one query, once
        it was carried out)."""
        if self.decision.carried_out_at is None:
            return []
        mine = {"network": self.decision.body.network, "decision": self.decision.pk}
        return list(CharterException.objects.filter(ended_by__isnull=False, **mine))


@dataclass(frozen=True)
class Task:
    """A follow-up, and whether the reader may say that it is done."""

    row: FollowUp
    late: bool
    may_mark: bool
    proof: str

    @property
    def state(self) -> FollowUpState:
        return self.row.state

    @property
    def unproved(self) -> bool:
        """Whether it is said to be done, and nothing shows it."""
        return self.row.done_on is not None and not (self.row.proof or self.row.proof_url)

    @property
    def badge(self) -> str:
        """The kind of its badge."""
        return TASK_BADGES[self.row.state]


def came(decision: Decision) -> list[Attendance]:
    """Those who came to the meeting of a decision that `loading` has found."""
    rows: list[Attendance] = getattr(decision.meeting, "came", [])
    return rows


def reading(scene: Scene, decision: Decision) -> ReaderWords:
    """How far the reader sees."""
    there = any(row.person_id == scene.member.person.pk for row in came(decision))
    where, today = (decision.sitting, scene.charter), scene.today
    return words.reading_of(scene.member, *where, was_present=there, on=today)


def page(scene: Scene, decision: Decision, opened: OpenLists) -> DecisionPage:
    """What one reader sees of a decision."""
    recorder = bool(keepers(scene, decision))
    return DecisionPage(scene, decision, reading(scene, decision), recorder, opened)


def refusals(decision: Decision, present: set[int]) -> dict[Outcome, str]:
    """For each outcome, why it is not possible now; nothing when it is."""
    found, positions = {}, list(decision.positions.all())
    effects = bool(decision.effects.all())
    for outcome in Outcome:
        try:
            must_allow(outcome, positions, present=present, effects=effects)
        except ValidationError as error:
            found[outcome] = " ".join(error.messages)
        else:
            found[outcome] = ""
    return found
