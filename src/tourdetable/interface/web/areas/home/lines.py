"""The lines of my table: what each list tells of one matter."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from tourdetable.core.charter.terms.model import Article
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Network, Seat


@dataclass(frozen=True)
class MeetingLine:
    """A meeting to come: for which seats the person is asked (`seats`) or welcome (`welcome`),
    their answer and their pair's, their duties; `late`: answers were wanted before today."""

    network: Network
    meeting: Meeting
    seats: tuple[Seat, ...]
    welcome: tuple[Seat, ...]
    answers: tuple[Reply, ...]
    others: tuple[Reply, ...]
    duties: tuple[str, ...]
    late: bool = False

    @property
    def awaited(self) -> bool:
        """Convened, and a seat of the person has no answer from them yet."""
        answered = {reply.seat_id for reply in self.answers}
        silent = any(seat.pk not in answered for seat in self.seats)
        return silent and self.meeting.state == MeetingState.CONVENED


@dataclass(frozen=True)
class TurnLine:
    """A duty that falls to one of the person's seats, what it asks, and whether its meeting is
    past."""

    network: Network
    meeting: Meeting
    seat: Seat
    duty: str
    prepare: tuple[str, ...]
    on: date
    code: str
    past: bool = False


@dataclass(frozen=True)
class ReadingLine:
    """Minutes in review; `by` is the day on which they are adopted, unless they may be at any time
    (`any_time`). `co_signs`: the charter wants several to write, and the person was there.
    `corrected`: they are adopted, and a corrected version is put to the body."""

    network: Network
    minutes: Minutes
    seat: Seat
    by: date | None
    any_time: bool
    approvals: int
    remarks: int
    adopts_by_seats: bool
    co_signs: bool
    corrected: bool


@dataclass(frozen=True)
class FollowedLine:
    """Minutes circulated in a body that the person follows, and whether they said to have read
    them."""

    meeting: Meeting
    circulated_on: date | None
    has_read: bool


@dataclass(frozen=True)
class RelayLine:
    """Circulated minutes that a seat has not relayed; `gesture` is that of its button."""

    meeting: Meeting
    seat: Seat
    circulated_on: date | None
    gesture: UUID = field(default_factory=uuid4, compare=False)


@dataclass(frozen=True)
class ActionLine:
    """Something to do because of a decision."""

    network: Network
    follow_up: FollowUp
    late: bool


@dataclass(frozen=True)
class CommitmentLine:
    """What the person is asked to commit to, or (`given`) committed to."""

    network: Network
    commitment: Commitment
    seat: Seat
    given: bool


@dataclass(frozen=True)
class ConsultationLine:
    """A consultation that waits for the word of a seat."""

    network: Network
    consultation: Consultation
    seat: Seat


@dataclass(frozen=True)
class UndertakingLine:
    """The undertaking of a charter that the person has not accepted yet."""

    network: Network
    article: Article
    version: str
