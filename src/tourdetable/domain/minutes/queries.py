"""Reads about minutes: what may be read, what is asked of whom, what adoption still needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from tourdetable.core.charter.terms.model import Adoption, Charter, MinutesRule, Right
from tourdetable.core.words.audience import Audience
from tourdetable.domain.meetings.enums import CALENDAR, CAME, MeetingState
from tourdetable.domain.meetings.models import Attendance, Meeting, Turn
from tourdetable.domain.meetings.queries import charter_of, voices_present
from tourdetable.domain.minutes.enums import (
    RECORDS,
    UNDER_WAY,
    CorrectionState,
    MinutesState,
    RemarkKind,
)
from tourdetable.domain.minutes.models import (
    Approval,
    CoSignature,
    Minutes,
    MinutesCorrection,
    Remark,
)
from tourdetable.domain.networks.models import Network, Seat
from tourdetable.domain.networks.queries import Standing

SIGNED = Q(stands=True) | Q(version=F("minutes__version"), minutes__state=MinutesState.REVIEW)
"""Of co-signatures: what they signed is the text that is read today."""
ASKED = Q(kind=RemarkKind.CORRECTION, settled_at=None)
"""Of remarks: a correction that nobody has answered."""
LEAST_SEATS = 2
"""Minutes are never adopted by one seat alone, whatever the charter says."""


def in_network(network: Network) -> QuerySet[Minutes]:
    """All minutes of a network, with meeting and body, latest meeting first."""
    found = Minutes.objects.filter(meeting__body__network=network)
    return found.select_related("meeting__body__network", "meeting__place").order_by(
        "-meeting__starts_at", "pk"
    )


def readable(standing: Standing | None, network: Network) -> QuerySet[Minutes]:
    """The minutes that a person may read, as `rules.may_read` says of each (None: a stranger)."""
    found = in_network(network)
    circulated = Q(state=MinutesState.CIRCULATED)
    if standing is None or not standing.belongs or standing.network != network:
        return found.filter(circulated, audience=Audience.PUBLIC)
    wide = Q(audience__in=[Audience.NETWORK, Audience.PARTNERS, Audience.PUBLIC])
    theirs = written_by_them(standing) | in_review_for_them(standing)
    return found.filter(theirs | circulated & wide)


def in_review_for_them(standing: Standing) -> Q:
    """Minutes of their bodies that are no draft; those for who came, if they came."""
    came = Attendance.objects.filter(person=standing.person, mode__in=CAME)
    there = Exists(came.filter(meeting=OuterRef("meeting"))) | ~Q(audience=Audience.PRESENT)
    return in_their_bodies(standing) & ~Q(state=MinutesState.DRAFT) & there


def in_their_bodies(standing: Standing) -> Q:
    """Bodies where the person sits; an office of the whole network sits in all."""
    over = {office.body_id for office in standing.offices}
    if None in over:
        return Q(pk__isnull=False)
    return Q(meeting__body__in=over.union(seat.body_id for seat in standing.seats))


def written_by_them(standing: Standing) -> Q:
    """Meetings whose minutes a duty or an office of the person gives the right to write."""
    vocabulary = standing.charter.vocabulary
    bodies = standing.network.bodies.all()
    mine = Q(meeting__body__in=[b.pk for b in bodies if standing.offices_with(Right.MINUTES, b)])
    taken = Turn.objects.filter(
        meeting=OuterRef("meeting"), seat__in=[s.pk for s in standing.seats]
    )
    for duty in vocabulary.duties.values():
        if Right.MINUTES in duty.rights:
            kinds = duty.bodies or tuple(vocabulary.body_kinds)
            mine |= Q(Exists(taken.filter(duty=duty.code)), meeting__body__kind__in=kinds)
    return mine


def approvals(minutes: Minutes) -> QuerySet[Approval]:
    """The approvals that count: of the text in review, or those that adopted it."""
    given = Approval.objects.filter(minutes=minutes).select_related("seat__institution", "person")
    if minutes.state not in RECORDS:
        return given.filter(version=minutes.version)
    if minutes.adoption != Adoption.SEATS:
        return given.none()
    return given.filter(version=given.aggregate(last=Max("version"))["last"])


def open_corrections(minutes: Minutes) -> QuerySet[Remark]:
    """The corrections that are asked for, and not answered: nothing is adopted meanwhile."""
    rows = Remark.objects.filter(ASKED, minutes=minutes)
    return rows.select_related("seat__institution", "person")


def signed(minutes: Minutes) -> QuerySet[CoSignature]:
    """The co-signatures that count: of the text in review, or of the one that was adopted."""
    given = CoSignature.objects.filter(minutes=minutes)
    return given.filter(SIGNED).select_related("person", "seat__institution")


def seats_needed(rule: MinutesRule) -> int:
    """How many seats must approve: what the charter says, and never one alone."""
    return max(LEAST_SEATS, rule.seats)


def silent_until(minutes: Minutes, charter: Charter) -> date | None:
    """The first day on which silence adopts: the charter's days after the text entered review."""
    if minutes.review_from is None:
        return None
    return minutes.review_from + timedelta(days=charter.minutes.days)


def due_by_silence(network: Network, *, on: date) -> list[Minutes]:
    """Minutes in review whose days of silence have passed, no correction being asked for."""
    remarks = Remark.objects.filter(ASKED, minutes=OuterRef("pk"))
    waiting = in_network(network).filter(state=MinutesState.REVIEW).exclude(Exists(remarks))
    due = []
    for minutes in waiting.order_by("review_from", "pk"):
        charter = charter_of(minutes.meeting)
        until = silent_until(minutes, charter)
        if charter.minutes.adoption is Adoption.SILENCE_DAYS and until is not None and until <= on:
            due.append(minutes)
    return due


def correction_of(minutes: Minutes) -> MinutesCorrection | None:
    """The corrected version that may still supersede them, if there is one."""
    return MinutesCorrection.objects.filter(minutes=minutes, state__in=UNDER_WAY).first()


def corrections_due(network: Network, *, on: date) -> list[MinutesCorrection]:
    """Those that nobody sent back in the days of silence that the charter gives."""
    rows = MinutesCorrection.objects.filter(
        state=CorrectionState.PUT, minutes__meeting__body__network=network
    ).select_related("minutes__meeting__body__network", "minutes__decision")
    due = []
    for one in rows.order_by("pk"):
        rule = charter_of(one.minutes.meeting).minutes
        if rule.adoption is Adoption.SILENCE_DAYS and correction_silent(one, rule.days) <= on:
            due.append(one)
    return due


def correction_silent(correction: MinutesCorrection, days: int) -> date:
    """The first day on which silence adopts a corrected version that is put to the body."""
    assert correction.put_on is not None
    return correction.put_on + timedelta(days=days)


@dataclass(frozen=True)
class AdoptionProgress:
    """What the adoption of minutes by the charter's rule still needs, on one day.

    `needed` and `given` count seats: those that approve (`seats`), or (`next_meeting`) that are
    present at `meeting`, the later meeting that can adopt. `adoptable_on` and `days_left` are for
    `silence_days`. `asking` are the seats that ask for a correction: nothing is adopted before they
    have their answer.
    """

    rule: Adoption
    in_review: bool
    adopted: bool
    asking: tuple[Seat, ...]
    needed: int = 0
    given: int = 0
    approved: tuple[Seat, ...] = ()
    adoptable_on: date | None = None
    days_left: int | None = None
    meeting: Meeting | None = None

    @property
    def ready(self) -> bool:
        """Nothing is missing: somebody (or the due date's task) may adopt now."""
        waited = self.given >= self.needed
        if self.rule is Adoption.SILENCE_DAYS:
            waited = self.days_left == 0
        return self.in_review and waited and not self.asking


def adoption_progress(minutes: Minutes, charter: Charter, on: date) -> AdoptionProgress:
    """How far adoption is; `charter` is that in force on the day of the meeting."""
    rule, in_review = charter.minutes, minutes.state == MinutesState.REVIEW
    done, asked = minutes.state in RECORDS, open_corrections(minutes)
    asking = tuple(dict.fromkeys(row.seat for row in asked))
    progress = AdoptionProgress(rule.adoption, in_review, done, asking)
    if rule.adoption is Adoption.SEATS:
        seats = tuple(approval.seat for approval in approvals(minutes))
        return replace(progress, needed=seats_needed(rule), given=len(seats), approved=seats)
    if rule.adoption is Adoption.NEXT_MEETING:
        return at_meeting(progress, adopting_meeting(minutes))
    return in_silence(progress, silent_until(minutes, charter), on)


def in_silence(progress: AdoptionProgress, until: date | None, on: date) -> AdoptionProgress:
    """The progress of minutes that silence adopts on a day."""
    left = max((until - on).days, 0) if until else None
    return replace(progress, adoptable_on=until, days_left=left)


def at_meeting(progress: AdoptionProgress, meeting: Meeting | None) -> AdoptionProgress:
    """The progress of minutes that a later meeting adopts: its seats count once it is opened."""
    opened = meeting is not None and meeting.state == MeetingState.OPENED
    given = len(voices_present(meeting)) if meeting and opened else 0
    return replace(progress, needed=LEAST_SEATS, given=given, meeting=meeting)


def adopting_meeting(minutes: Minutes) -> Meeting | None:
    """The meeting that adopted them, or can: the latest open one, else the next one drawn."""
    return minutes.adopted_at or meeting_after(minutes.meeting)


def meeting_after(meeting: Meeting) -> Meeting | None:
    """The later meeting of the body that can decide of the minutes of this one: the latest open
    one, else the next one drawn."""
    after = meeting.body.meetings.filter(starts_at__gt=meeting.starts_at, state__in=CALENDAR)
    opened = after.filter(state=MeetingState.OPENED, sealed_at=None).order_by("-starts_at").first()
    return opened or after.exclude(state=MeetingState.OPENED).order_by("starts_at").first()
