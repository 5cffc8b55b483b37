"""Finding the minutes that the reader may see, with all that they record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.http import Http404

from tourdetable.core.charter.terms.model import Adoption, Charter, Right, word_for
from tourdetable.core.documents.text.speakers import TextSpeaker
from tourdetable.domain.attachments.queries import ATTACHED, AttachedLine, own_first
from tourdetable.domain.attachments.rules import kind_is_public, read_by, read_in_public
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.decisions.queries import POINTS, of_meeting
from tourdetable.domain.journal.models import ChainLink
from tourdetable.domain.journal.prepared import Part, Prepared, PreparedValues, Together
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.agendas import Point
from tourdetable.domain.meetings.enums import CAME, MeetingState
from tourdetable.domain.meetings.models import Attendance, Meeting, Turn
from tourdetable.domain.meetings.queries import GIVEN_MEETING, charter_of
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.enums import RECORDS, UNDER_WAY, MinutesState
from tourdetable.domain.minutes.models import (
    CoSignature,
    Edition,
    Minutes,
    MinutesCorrection,
    Remark,
    Revision,
)
from tourdetable.domain.minutes.proofs import adoption_link
from tourdetable.domain.minutes.queries import SIGNED, AdoptionProgress
from tourdetable.domain.minutes.rules import may_read
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.register.queries import GUEST_ROWS, GuestRow
from tourdetable.interface.web.areas.decisions.words import (
    Names,
    ReaderWords,
    reading_of,
)
from tourdetable.interface.web.areas.meetings.access import MEETING, TURNS
from tourdetable.interface.web.areas.minutes.page.around import NEXT, SEATED, NextTurn, SeatedRow
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class MinutesInContext:
    """A meeting with its minutes, when there are any, as one reader has them."""

    scene: Scene
    meeting: Meeting
    minutes: Minutes | None
    turns: tuple[Turn, ...]
    attendances: tuple[CameRow, ...]
    points: tuple[Point, ...]
    remarks: tuple[RemarkRow, ...]
    voices: tuple[Voice, ...]
    """The seats that took position, though nobody is marked as come for them."""
    charter: Charter
    called: tuple[GuestRow, ...] = ()
    """Those who were called in, and how they were there."""
    attached: tuple[AttachedLine, ...] = ()
    """All the documents of the meeting."""
    seated: tuple[SeatedRow, ...] = ()
    """The seats of the body, of any day."""
    coming: tuple[NextTurn, ...] = ()
    """The next meeting of the body, with its duties."""
    wrote: tuple[Hand, ...] = ()
    signed: tuple[Hand, ...] = ()
    """Those who co-signed the text that counts."""
    correction: MinutesCorrection | None = None
    """The corrected version that may supersede the minutes."""

    @property
    def documents(self) -> list[AttachedLine]:
        """Those that the reader may have."""
        standing = self.scene.standing
        if standing is not None and standing.belongs:
            audiences = read_by(standing, self.meeting)
        else:
            audiences = read_in_public(kind_is_public(self.scene.charter, self.meeting.kind))
        return [one for one in self.attached if one.audience in audiences]

    @cached_property
    def was_present(self) -> bool:
        """Whether the reader came to the meeting."""
        standing = self.scene.standing
        return standing is not None and any(
            row.person_id == standing.person.pk and row.mode in CAME for row in self.attendances
        )

    @cached_property
    def link(self) -> ChainLink | None:
        """The link of the journal's chain at which they were adopted (one query, once they are)."""
        return adoption_link(self.minutes) if self.minutes else None

    @cached_property
    def former(self) -> Edition | None:
        """The edition that they superseded, if they did (then one query)."""
        if self.minutes is None or self.minutes.edition == 1:
            return None
        return Edition.objects.get(minutes=self.minutes, number=self.minutes.edition - 1)

    @property
    def state(self) -> str:
        """Where they stand; empty before they are begun."""
        return self.minutes.state if self.minutes else ""

    @cached_property
    def readable(self) -> bool:
        """Whether the reader may have the minutes as they stand."""
        if self.minutes is None:
            return False
        return may_read(
            self.scene.standing, self.minutes, turns=self.turns, was_present=self.was_present
        )

    @property
    def drafted(self) -> bool:
        """Whether the reader may write them, and nobody has begun: they are then shown as they
        would begin."""
        held = self.meeting.state == MeetingState.OPENED
        return self.minutes is None and held and bool(self.writers)

    @cached_property
    def opens_meeting(self) -> bool:
        """Whether the reader may open the page of the meeting; minutes go further than it does."""
        standing = self.scene.standing
        return standing is not None and rules.may_see(standing, self.meeting)

    @cached_property
    def writers(self) -> Capacities:
        """In which capacities the reader writes them; empty is a no."""
        standing = self.scene.standing
        return rules.may(standing, Right.MINUTES, self.meeting, self.turns) if standing else ()

    @cached_property
    def speakers(self) -> tuple[Seat, ...]:
        """The seats for which the reader corrects the minutes: one that follows through them
        does if it came."""
        if self.scene.standing is None:
            return ()
        came = {row.seat_id for row in self.attendances if row.mode in CAME}
        seats = rules.may_speak(self.scene.standing, self.meeting)
        return tuple(seat for seat in seats if not seat.follows or seat.pk in came)

    @property
    def cosigners(self) -> tuple[Seat, ...]:
        """The seat for which the reader may co-sign the text in review: they were there, and their
        name is not on it yet."""
        standing = self.scene.standing
        if standing is None or self.state != MinutesState.REVIEW or not self.readable:
            return ()
        mine = standing.person.pk
        came = {r.seat_id for r in self.attendances if r.person_id == mine and r.mode in CAME}
        if any(hand.person_id == mine for hand in (*self.wrote, *self.signed)):
            return ()
        held = (seat for seat in standing.seats if seat.pk in came)
        return tuple(held)[:1]

    @property
    def approvers(self) -> tuple[Seat, ...]:
        """The seats for which the reader approves them."""
        standing = self.scene.standing
        return rules.waited_for(standing, self.meeting) if standing else ()

    def adopters(self, progress: AdoptionProgress | None) -> Capacities:
        """Those who record the adoption: the writers; at a later meeting, also those who record
        its decisions. Seats adopt by approving."""
        standing = self.scene.standing
        if standing is None or progress is None or progress.rule is Adoption.SEATS:
            return ()
        found = dict.fromkeys(self.writers)
        if progress.meeting is not None:
            later = progress.meeting
            found |= dict.fromkeys(rules.may(standing, Right.DECISIONS, later, later.turns.all()))
        return tuple(found)

    @property
    def adopted(self) -> Minutes | None:
        """The minutes once they are a record of the body; before, they are a preparatory
        document."""
        return self.minutes if self.minutes and self.minutes.state in RECORDS else None

    @cached_property
    def reading(self) -> ReaderWords:
        """How far the reader sees."""
        standing, today, known = self.scene.standing, self.scene.today, self.known_speakers
        where = (standing, self.meeting, self.charter)
        return reading_of(*where, was_present=self.was_present, on=today, known=known)

    @cached_property
    def known_speakers(self) -> dict[int, TextSpeaker]:
        """The seats that are marked as come or not, as the text may tell them."""
        colleges = self.charter.vocabulary.colleges
        return {
            row.seat_id: TextSpeaker(
                row.institution, word_for(colleges, row.college), self.names.get(row.seat_id, ())
            )
            for row in self.attendances
        }

    @cached_property
    def names(self) -> Names:
        """Seat → those who came for it."""
        found: dict[int, tuple[str, ...]] = {}
        for row in self.attendances:
            if row.mode in CAME:
                found[row.seat_id] = (*found.get(row.seat_id, ()), row.person)
        return found

    @cached_property
    def decided(self) -> list[Decision]:
        """The decisions of the meeting, in the order they were put (four queries)."""
        return list(of_meeting(self.meeting))


class CameRow(NamedTuple):
    """How a person was there, for a seat."""

    seat_id: int
    institution: str
    college: str
    person_id: int
    person: str
    mode: str


class RemarkRow(NamedTuple):
    """What a seat says of the text in review, and what it was answered."""

    pk: int
    institution: str
    given_name: str | None
    family_name: str | None
    kind: str
    quote: str
    proposed: str
    audience: str
    words: str
    at: datetime
    settled_at: datetime | None
    answer: str
    reason: str

    @property
    def author(self) -> str:
        """Who said it, as long as it is known."""
        return f"{self.given_name} {self.family_name}" if self.given_name else ""


class Hand(NamedTuple):
    """Somebody who wrote a version of the text, or co-signed the one that counts."""

    person_id: int
    given_name: str
    family_name: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


class Voice(NamedTuple):
    """A seat that took position on a decision."""

    seat_id: int
    institution: str
    college: str
    reference: str


OF_SEATS = ("seat_id", "seat__institution__name", "seat__college")
OF_VOICES = (*OF_SEATS, "decision__reference")
WRITER = Part("record__written_by__", Person)


RECORDED = Prepared(MEETING.make, *MEETING.parts[:-1], Part("record__", Minutes), WRITER)
ATTENDANCES = PreparedValues(
    lambda: (
        Attendance.objects.filter(meeting=GIVEN_MEETING)
        .order_by("seat__institution__sort_key", "seat_id", "person__sort_key", "pk")
        .values_list(*OF_SEATS, "person_id", "person__given_name", "person__family_name", "mode")
    )
)
VOICES = PreparedValues(
    lambda: (
        Position.objects.filter(decision__meeting=GIVEN_MEETING)
        .exclude(
            Exists(
                Attendance.objects.filter(
                    meeting=GIVEN_MEETING, seat=OuterRef("seat"), mode__in=CAME
                )
            )
        )
        .order_by("decision_id", "seat__institution__sort_key", "seat_id")
        .values_list(*OF_VOICES)
    )
)
REMARKS = PreparedValues(
    lambda: (
        Remark.objects.filter(minutes__meeting=GIVEN_MEETING)
        .order_by("pk")
        .values_list(
            "pk",
            "seat__institution__name",
            "person__given_name",
            "person__family_name",
            *("kind", "quote", "proposed", "audience", "words"),
            *("at", "settled_at", "answer", "reason"),
        )
    )
)
OF_HANDS = ("person_id", "person__given_name", "person__family_name")
WROTE = PreparedValues(
    lambda: (
        Revision.objects.filter(minutes__meeting=GIVEN_MEETING, person__isnull=False)
        .order_by("person__sort_key", "person_id")
        .values_list(*OF_HANDS)
        .distinct()
    )
)
CO_SIGNED = PreparedValues(
    lambda: (
        CoSignature.objects.filter(SIGNED, minutes__meeting=GIVEN_MEETING)
        .order_by("person__sort_key", "person_id")
        .values_list(*OF_HANDS)
    )
)
CORRECTION = Prepared(
    lambda: MinutesCorrection.objects.filter(
        minutes__meeting=GIVEN_MEETING, state__in=UNDER_WAY
    ).order_by("pk"),
    Part("", MinutesCorrection),
)
ABOUT = Together(
    *(TURNS, ATTENDANCES, POINTS, REMARKS, VOICES, GUEST_ROWS, ATTACHED),
    *(WROTE, CO_SIGNED, CORRECTION, SEATED, NEXT),
)
"""All that hangs on a meeting and that its minutes tell."""


def meeting_in(scene: Scene, pk: int) -> tuple[Meeting, Minutes | None]:
    """A meeting of the network and what records it, or 404."""
    found = RECORDED.rows(pk=pk, network=scene.network.pk)
    if not found:
        raise Http404
    meeting, minutes = found[0][0], found[0][-2]
    meeting.body.network = scene.network
    meeting._state.fields_cache["record"] = minutes
    if minutes is not None:
        minutes.meeting = meeting
    return meeting, minutes


def record_of(scene: Scene, pk: int) -> MinutesInContext:
    """The meeting's record, or 404 when the reader may see neither the meeting nor its minutes."""
    meeting, minutes = meeting_in(scene, pk)
    turns, came, points, remarks, voices, called, attached, *more = ABOUT.rows(meeting=pk)
    wrote, signed, corrections, seated, coming = more
    record = MinutesInContext(
        scene,
        meeting,
        minutes,
        turns=tuple(row[0] for row in turns),
        attendances=tuple(came_row(*row) for row in came),
        points=tuple(Point(*row) for row in points),
        remarks=tuple(RemarkRow(*row) for row in remarks),
        voices=tuple(Voice(*row) for row in voices),
        charter=charter_then(scene, meeting),
        called=tuple(GuestRow(*row) for row in called),
        attached=tuple(own_first(attached)),
        seated=tuple(SeatedRow(*row) for row in seated),
        coming=tuple(NextTurn(*row) for row in coming),
        wrote=tuple(Hand(*row[:3]) for row in wrote),
        signed=tuple(Hand(*row[:3]) for row in signed),
        correction=correction_under_way(minutes, corrections),
    )
    if not (record.readable or record.opens_meeting):
        raise Http404
    return record


def correction_under_way(
    minutes: Minutes | None, rows: Iterable[Sequence[Any]]
) -> MinutesCorrection | None:
    """The corrected version, of these very minutes."""
    found: list[MinutesCorrection] = [row[0] for row in rows]
    if minutes is None or not found:
        return None
    found[0].minutes = minutes
    return found[0]


def charter_then(scene: Scene, meeting: Meeting) -> Charter:
    """The charter in force on the day of the meeting (a query, if it is not today's)."""
    same = scene.charter.in_force is not None and scene.charter.in_force <= meeting.day
    return scene.charter if same and meeting.day <= scene.today else charter_of(meeting)


def came_row(
    seat: int, institution: str, college: str, person: int, given: str, family: str, mode: str
) -> CameRow:
    """How one person was there."""
    return CameRow(seat, institution, college, person, f"{given} {family}", mode)


def read(scene: Scene, pk: int) -> MinutesInContext:
    """The record of minutes that the reader may have, or 404."""
    record = record_of(scene, pk)
    if not (record.readable or record.drafted):
        raise Http404
    return record
