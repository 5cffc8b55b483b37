"""What the page of one decision shows, put together for its template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.enums import ADOPTED, Outcome, Stance
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.decisions.outcomes import must_allow
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.rules import reader_audience
from tourdetable.domain.networks.models import CharterException, CharterProposal
from tourdetable.domain.networks.queries import by_college, local_day
from tourdetable.domain.programme.models import Programme
from tourdetable.domain.years.rules import may_draft
from tourdetable.interface.web.areas.decisions import words
from tourdetable.interface.web.areas.decisions.loading import names
from tourdetable.interface.web.areas.decisions.words import ReaderWords, Spoken
from tourdetable.interface.web.base.scene import Scene

STANCE_BADGES = {
    Stance.CONSENT: "good",
    Stance.RESERVATION: "warning",
    Stance.ABSTAIN: "",
    Stance.OBJECT: "bad",
}


@dataclass(frozen=True)
class DecisionPage:
    """One decision, for one reader."""

    decision: Decision
    on: date
    outcome: str
    badge: str
    text: str
    counts: list[tuple[str, int]]
    colleges: list[tuple[str, list[SeatPosition]]]
    dissents: list[Spoken]
    lifted: list[Spoken]
    reservations: list[Spoken]
    follow_ups: list[Task]
    may_record: bool
    may_reopen: bool
    may_follow_up: bool
    may_read_minutes: bool
    sealed: bool
    sits: bool
    may_lift: bool
    exceptions: list[CharterException]
    texts: list[CharterProposal]
    programmes: list[Programme]
    may_publish: bool


@dataclass(frozen=True)
class SeatPosition:
    """The position of one seat, for those who sit with it."""

    institution: str
    stance: str
    badge: str


@dataclass(frozen=True)
class Task:
    """A follow-up, and whether the reader may say that it is done."""

    row: FollowUp
    late: bool
    may_mark: bool


def reading(scene: Scene, decision: Decision) -> ReaderWords:
    """How far the reader sees; unmarked passages have the audience of the minutes, else the
    charter's."""
    rows = decision.meeting.came  # type: ignore[attr-defined]  # prefetched by `loading`
    came = any(row.person_id == scene.member.person.pk for row in rows)
    minutes: Minutes | None = getattr(decision.meeting, "record", None)
    default = minutes.audience if minutes else scene.charter.minutes.audience.value
    audience = reader_audience(scene.member, decision.meeting, was_present=came)
    return ReaderWords(scene.charter, Audience(audience.value), Audience(default))


def page(scene: Scene, decision: Decision) -> DecisionPage:
    """All of it."""
    told, who = reading(scene, decision), names(decision)
    sits = scene.member.sits_in(decision.body_id)
    recorder = bool(
        rules.may(scene.member, Right.DECISIONS, decision.meeting, decision.meeting.turns.all())
    )
    live = decision.meeting.sealed_at is None and decision.meeting.state == MeetingState.OPENED
    return DecisionPage(
        decision=decision,
        on=local_day(scene.network, decision.meeting.starts_at),
        outcome=words.outcome(decision),
        badge=words.badge(decision),
        text=told.html(decision.text),
        counts=words.counts(decision.positions.all()),
        colleges=voices(scene, decision) if sits else [],
        dissents=[words.told(p, told, who) for p in words.dissents(decision)],
        lifted=[words.told(p, told, who) for p in words.lifted(decision)],
        reservations=[words.told(p, told, who) for p in words.reservations(decision)],
        follow_ups=tasks(scene, decision.follow_ups.all(), recorder=recorder),
        may_record=recorder and live and not decision.outcome,
        may_reopen=recorder and live and bool(decision.outcome) and decision.carried_out_at is None,
        may_follow_up=recorder and live,
        may_read_minutes=sits or minutes_circulated(decision),
        sealed=decision.meeting.sealed_at is not None,
        sits=sits,
        may_lift=recorder and decision.outcome in ADOPTED,
        exceptions=lifted_by(decision),
        texts=adopted_by(decision),
        programmes=published_by(decision),
        may_publish=(recorder or bool(may_draft(scene.member))) and decision.outcome in ADOPTED,
    )


def adopted_by(decision: Decision) -> list[CharterProposal]:
    """The texts of the charter that this decision adopts (one query, once it was carried out)."""
    if decision.carried_out_at is None:
        return []
    return list(
        CharterProposal.objects.filter(network=decision.body.network, decision=decision.pk).defer(
            "text"
        )
    )


def published_by(decision: Decision) -> list[Programme]:
    """The programmes that this decision published (one query, once it was carried out)."""
    if decision.carried_out_at is None:
        return []
    return list(Programme.objects.filter(network=decision.body.network, decision=decision.pk))


def lifted_by(decision: Decision) -> list[CharterException]:
    """The articles that this decision lifts; only one that was carried out does (one query then,
    none otherwise)."""
    if decision.carried_out_at is None:
        return []
    network = decision.body.network
    return list(
        CharterException.objects.filter(network=network, decision=decision.pk).select_related(
            "body"
        )
    )


def minutes_circulated(decision: Decision) -> bool:
    """Whether the minutes left the body: a reader of another body has this decision by them."""
    minutes: Minutes | None = getattr(decision.meeting, "record", None)
    return minutes is not None and minutes.state == MinutesState.CIRCULATED


def voices(scene: Scene, decision: Decision) -> list[tuple[str, list[SeatPosition]]]:
    """Where each seat stands, by college."""
    taken: dict[int, Position] = {
        position.seat_id: position for position in decision.positions.all()
    }
    groups = by_college(
        scene.charter, decision.body, [position.seat for position in taken.values()]
    )
    return [(college, [voice(taken[seat.pk]) for seat in seats]) for college, seats in groups]


def voice(position: Position) -> SeatPosition:
    stance = Stance(position.stance)
    return SeatPosition(
        str(position.seat.institution), capfirst(str(stance.label)), STANCE_BADGES[stance]
    )


def tasks(scene: Scene, rows: Iterable[FollowUp], *, recorder: bool) -> list[Task]:
    """The follow-ups; whoever holds the seat that does it, or records decisions, says that it is
    done."""
    mine = {seat.pk for seat in scene.member.seats}
    return [
        Task(
            row=row,
            late=row.done_on is None and row.due is not None and row.due < scene.today,
            may_mark=recorder or row.seat_id in mine,
        )
        for row in rows
    ]


def refusals(positions: list[Position], present: set[int]) -> dict[Outcome, str]:
    """For each outcome, why it is not possible now; nothing when it is."""
    found = {}
    for outcome in Outcome:
        try:
            must_allow(outcome, positions, present=present)
        except ValidationError as error:
            found[outcome] = " ".join(error.messages)
        else:
            found[outcome] = ""
    return found
