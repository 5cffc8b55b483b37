"""The lines of my table: what each list tells of one matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Adoption, Article
from tourdetable.domain.commitments.enums import CommitmentState
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.commitments.tokens import token_of
from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.deliverables.models import Deliverable, PeerReview
from tourdetable.domain.deliverables.queries import is_refused
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.meetings.rules import waited_for
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.queries import silent_until
from tourdetable.domain.minutes.review.together import writing_rule
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import (
    Standing,
    accepted_versions,
    local_day,
    undertaking_asked,
)
from tourdetable.domain.people.models import Person


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

    @property
    def why(self) -> str:
        seats = ", ".join(map(str, self.seats))
        return _("Why you: you sit there for %(seats)s.") % {"seats": seats}


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

    @property
    def why(self) -> str:
        return _("Why you: it is the turn of your seat, %(seat)s.") % {"seat": self.seat}


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

    @property
    def why(self) -> str:
        return _("Why you: your seat, %(seat)s, has a say in them.") % {"seat": self.seat}


def asked_to_sign(place: Standing, meeting: Meeting, hands: int) -> bool:
    """Whether the charter wants more hands under minutes, or that of somebody of this office."""
    over = {one.kind for one in place.offices if one.body_id in (None, meeting.body_id)}
    return writing_rule(place.charter, meeting).asks(hands=hands, offices=over)


def adoption_day(minutes: Minutes, place: Standing, next_at: datetime | None) -> date | None:
    """When the charter's rule adopts them, as far as a date says it: end of silence, the meeting
    that may, be it past."""
    rule = place.charter.minutes
    if rule.adoption is Adoption.SILENCE_DAYS:
        return silent_until(minutes, place.charter)
    if rule.adoption is not Adoption.NEXT_MEETING or next_at is None:
        return None
    return local_day(place.network, next_at)


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

    @property
    def why(self) -> str:
        return _("Why you: %(who)s sits there.") % {"who": self.seat.institution}


@dataclass(frozen=True)
class ActionLine:
    """Something to do because of a decision."""

    network: Network
    follow_up: FollowUp
    late: bool

    @property
    def why(self) -> str:
        entrusted = {"seat": self.follow_up.seat, "body": self.follow_up.decision.body.name}
        return _("Why you: %(body)s entrusted it to %(seat)s.") % entrusted


@dataclass(frozen=True)
class CommitmentLine:
    """What the person is asked to commit to, or (`given`) committed to; `held`: for a seat that
    they hold already."""

    network: Network
    commitment: Commitment
    held: bool

    @property
    def given(self) -> bool:
        return self.commitment.state == CommitmentState.ACCEPTED

    @property
    def url(self) -> str:
        """Until the seat is theirs, the page of its body is not: they answer by their own link."""
        slug, one = self.network.slug, self.commitment
        if self.held:
            return reverse("commitment", args=[slug, one.pk])
        return reverse("commitment_link", args=[slug, token_of(one)])

    @property
    def why(self) -> str:
        one = self.commitment
        if self.held and one.seat:
            return sits_in(one.body, one.seat)
        said = {"seats": one.seat, "body": one.body.name}
        return _("Why you: you will sit in %(body)s for %(seats)s.") % said


def commitment_lines(
    rows: Iterable[tuple[Any, ...]], mine: Mapping[int, Seat], person: Person, now: datetime
) -> Iterator[CommitmentLine]:
    """Those of the person's seats, and of those that they will hold."""
    for one, body, *_rest in rows:
        today = local_day(body.network, now)
        held = one.seat_id in mine
        to_come = one.starts > today and body.network.closed_on is None
        if (held or to_come) and (one.ends is None or one.ends >= today):
            one.person = person
            yield CommitmentLine(body.network, one, held)


@dataclass(frozen=True)
class ConsultationLine:
    """A consultation that waits for the word of a seat."""

    network: Network
    consultation: Consultation
    seat: Seat

    @property
    def why(self) -> str:
        return sits_in(self.consultation.body, self.seat)


def sits_in(body: Body, seat: Seat) -> str:
    """Why something of a body is asked of whoever holds a seat there."""
    said = {"seats": seat, "body": body.name}
    return _("Why you: you sit in %(body)s for %(seats)s.") % said


@dataclass(frozen=True)
class DeliverableLine:
    """A deliverable that a seat of the person makes, or (`review`) is asked to read; `refused`: it
    was put to decision and not adopted."""

    work: Deliverable
    seat: Seat
    review: PeerReview | None
    late: bool
    refused: bool

    @property
    def pressing(self) -> bool:
        """Whether it waits for the person now."""
        return self.late or self.refused or self.review is not None

    @property
    def why(self) -> str:
        said = {"seat": self.seat, "body": self.work.body.name}
        if self.review is None:
            return _("Why you: %(seat)s makes it for “%(body)s”.") % said
        return _("Why you: %(body)s asks %(seat)s to read it before it is approved.") % said


def work_lines(
    asked: Iterable[tuple[Any, ...]],
    owed: Iterable[tuple[Any, ...]],
    mine: Mapping[int, Seat],
    now: datetime,
) -> Iterator[DeliverableLine]:
    """What the person's seats are asked to read, then what they make."""
    every = [(one.of.deliverable, one.seat_id, one, one.wanted_by, None) for one, *_rest in asked]
    every += [(work, seat, None, work.due_on, said) for work, _b, _network, seat, said in owed]
    for work, seat, review, day, said in every:
        if seat in mine:
            late = is_past(day, work.network, now)
            yield DeliverableLine(work, mine[seat], review, late, is_refused(said))


def is_past(day: date | None, network: Network, now: datetime) -> bool:
    """Whether a day is over there, if one was said."""
    return day is not None and day < local_day(network, now)


@dataclass(frozen=True)
class UndertakingLine:
    """The undertaking of a charter that the person has not accepted yet."""

    network: Network
    article: Article
    version: str


def undertaking_lines(
    places: Iterable[Standing], person: Person, *, any_asked: bool
) -> list[UndertakingLine]:
    """What the charters in force ask a person to accept, and they have not."""
    asked = [(place, undertaking_asked(place)) for place in places]
    if not any(rule for _place, rule in asked) or not any_asked:
        return []
    accepted, found = accepted_versions(person), []
    for place, rule in asked:
        version = place.charter.version
        if rule is not None and (place.network.pk, version) not in accepted:
            article = place.charter.articles_by_id[rule.article]
            found.append(UndertakingLine(place.network, article, version))
    return found


@dataclass(frozen=True)
class ExperienceWaiting:
    """An experience, what it waits for, and on which page (`name`, `pk`) that is done."""

    network: Network
    title: str
    words: str
    name: str
    pk: int
    urgent: bool


def experience_lines(
    second: Iterable[tuple[Any, ...]],
    drafts: Iterable[tuple[Any, ...]],
    places: Mapping[int, Standing],
) -> Iterator[ExperienceWaiting]:
    """What the person is asked to read for others, then what they write."""
    for reading, report, network in second:
        words = _("Another institution asks you to read this draft before it leaves.")
        if network.pk in places:
            said = (report.title, words, "experience_opinion", reading.pk)
            yield ExperienceWaiting(network, *said, urgent=report.urgent)
    yield from writing(drafts, places)


def writing(
    rows: Iterable[tuple[Any, ...]], places: Mapping[int, Standing]
) -> Iterator[ExperienceWaiting]:
    """What the person writes, and what each waits for."""
    for report, network in rows:
        if network.pk in places:
            said = (report.title, waits_for(report), "experience", report.pk)
            yield ExperienceWaiting(network, *said, urgent=report.urgent)


def waits_for(report: ExperienceReport) -> str:
    """What is next, as far as its row tells."""
    if not report.results:
        return _("Your experience waits for its sheet.")
    if not report.checked:
        return _("Your experience waits to be looked through before it leaves.")
    return _("Your experience waits to be published.")


def reading_line(
    place: Standing,
    now: datetime,
    minutes: Minutes,
    seat: Seat,
    approvals: int,
    remarks: int,
    next_at: datetime | None,
    may_sign: bool,
    hands: int,
    put_on: date | None,
    agreed: bool,
) -> ReadingLine | None:
    """None when nothing is asked of that seat."""
    if agreed or seat not in waited_for(place, minutes.meeting):
        return None
    if put_on is not None:
        minutes.review_from = put_on  # its days of silence are counted from there
    signs = bool(may_sign) and put_on is None
    day = adoption_day(minutes, place, next_at)
    any_time = day is not None and day <= local_day(place.network, now)
    return ReadingLine(
        network=place.network,
        minutes=minutes,
        seat=seat,
        by=None if any_time else day,
        any_time=any_time,
        approvals=approvals,
        remarks=remarks,
        adopts_by_seats=place.charter.minutes.adoption is Adoption.SEATS,
        co_signs=signs and asked_to_sign(place, minutes.meeting, hands),
        corrected=put_on is not None,
    )
