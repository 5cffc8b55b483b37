"""My table: what is asked of one person across their networks, why them, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from tourdetable.core.charter.terms.model import Adoption, Article, Right, word_for
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.decisions.queries import due_follow_ups
from tourdetable.domain.meetings.enums import CALENDAR, Answer, MeetingState
from tourdetable.domain.meetings.models import Meeting, Reply, Turn
from tourdetable.domain.meetings.rules import is_for, may_speak, waited_for
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Approval, Minutes, MinutesReading, Remark
from tourdetable.domain.minutes.queries import silent_until
from tourdetable.domain.networks.models import Network, Office, Seat
from tourdetable.domain.networks.queries import (
    Standing,
    accepted_versions,
    local_day,
    standings,
    undertaking_asked,
)
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home.duties import preparation
from tourdetable.interface.web.areas.home.matters import MatterGroup, grouped, of_meetings
from tourdetable.interface.web.areas.home.upkeep import of_offices
from tourdetable.interface.web.base import capacities

NEXT = 6
"""How many meetings to come are listed."""

LATELY = timedelta(days=60)
"""How long circulated minutes stay on the table of those who follow through them."""


@dataclass(frozen=True)
class MeetingLine:
    """A meeting to come: for which seats the person is asked (`seats`) or welcome (`welcome`),
    their answer and their pair's, their duties."""

    network: Network
    meeting: Meeting
    seats: tuple[Seat, ...]
    welcome: tuple[Seat, ...]
    answers: tuple[Reply, ...]
    others: tuple[Reply, ...]
    duties: tuple[str, ...]

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
    past: bool = False


@dataclass(frozen=True)
class ReadingLine:
    """Minutes in review; `by` is the day on which they are adopted, `seats` how many seats must
    approve."""

    network: Network
    minutes: Minutes
    seat: Seat
    by: date | None
    approvals: int
    remarks: int
    adopts_by_seats: bool


@dataclass(frozen=True)
class FollowedLine:
    """Minutes circulated in a body that the person follows, and whether they said to have read
    them."""

    meeting: Meeting
    circulated_on: date | None
    has_read: bool


@dataclass(frozen=True)
class ActionLine:
    """Something to do because of a decision."""

    network: Network
    follow_up: FollowUp
    late: bool


@dataclass(frozen=True)
class UndertakingLine:
    """The undertaking of a charter that the person has not accepted yet."""

    network: Network
    article: Article
    version: str


class MyTable:
    """One person's table at a moment. Each list is read when it is first asked for; sixteen
    queries in all, always, and six more for whoever has an office."""

    def __init__(self, person: Person, *, now: datetime) -> None:
        self.person, self.now = person, now
        self.standings = standings(person, now=now)
        self.seats = {seat.pk: seat for place in self.standings for seat in place.seats}
        self.places = {place.network.pk: place for place in self.standings}

    @property
    def networks(self) -> list[tuple[Network, str]]:
        """The person's networks, and what they are there."""
        return [(place.network, ", ".join(roles(place))) for place in self.standings]

    @cached_property
    def meetings(self) -> list[MeetingLine]:
        """Meetings to come that are for a seat of the person, or under an office of theirs,
        soonest first."""
        rows = Meeting.objects.filter(self.own_bodies(), state__in=CALENDAR, ends_at__gte=self.now)
        ours = Reply.objects.filter(seat__in=self.seats, stands=True).select_related("person")
        rows = rows.select_related("body__network", "place").prefetch_related(
            Prefetch("replies", queryset=ours, to_attr="our_replies"),
            Prefetch(
                "turns", queryset=Turn.objects.filter(seat__in=self.seats), to_attr="our_turns"
            ),
        )
        found = rows.order_by("starts_at", "pk")
        return [self.meeting_line(meeting) for meeting in found if self.is_announced(meeting)]

    def is_announced(self, meeting: Meeting) -> bool:
        """Whether the meeting is for one of the person's seats, or under an office of theirs."""
        place = self.places[meeting.body.network_id]
        turns: list[Turn] = meeting.our_turns  # type: ignore[attr-defined]  # set by the prefetch
        replies: list[Reply] = meeting.our_replies  # type: ignore[attr-defined]  # set by the prefetch
        chosen = {reply.seat_id for reply in replies if reply.answer == Answer.ATTEND}
        chosen |= {turn.seat_id for turn in turns}
        seats = may_speak(place, meeting)
        here = any(is_for(seat, meeting, place.charter, chosen=chosen) for seat in seats)
        return here or place.over(meeting.body_id)

    def own_bodies(self) -> Q:
        """Those where the person sits, or over which they hold an office."""
        bodies, networks = {seat.body_id for seat in self.seats.values()}, set()
        for office in (office for place in self.standings for office in place.offices):
            if office.body_id is None:
                networks.add(office.network_id)
            else:
                bodies.add(office.body_id)
        return Q(body__in=bodies) | Q(body__network__in=networks)

    def meeting_line(self, meeting: Meeting) -> MeetingLine:
        place = self.places[meeting.body.network_id]
        replies: list[Reply] = meeting.our_replies  # type: ignore[attr-defined]  # set by the prefetch
        turns: list[Turn] = meeting.our_turns  # type: ignore[attr-defined]  # set by the prefetch
        return MeetingLine(
            network=place.network,
            meeting=meeting,
            seats=waited_for(place, meeting),
            welcome=tuple(seat for seat in may_speak(place, meeting) if seat.follows),
            answers=tuple(reply for reply in replies if reply.person_id == self.person.pk),
            others=tuple(reply for reply in replies if reply.person_id != self.person.pk),
            duties=tuple(word_for(place.charter.vocabulary.duties, turn.duty) for turn in turns),
        )

    @property
    def to_answer(self) -> list[MeetingLine]:
        """Invitations without an answer from the person."""
        ahead = (line for line in self.meetings if line.meeting.starts_at >= self.now)
        return [line for line in ahead if line.awaited]

    @property
    def next_meetings(self) -> list[MeetingLine]:
        return self.meetings[:NEXT]

    @cached_property
    def turns(self) -> list[TurnLine]:
        """Duties of past meetings whose minutes are still to be written, then those of meetings
        to come."""
        unwritten = [self.turn_line(turn, past=True) for turn in self.unwritten()]
        coming = (turn for line in self.meetings for turn in line.meeting.our_turns)  # type: ignore[attr-defined]  # set by the prefetch
        return [line for line in unwritten if line.prepare] + [*map(self.turn_line, coming)]

    def unwritten(self) -> QuerySet[Turn]:
        """Turns of the person's seats at meetings that were held, whose minutes are missing or
        in draft."""
        draft = Q(meeting__record=None) | Q(meeting__record__state=MinutesState.DRAFT)
        held = Turn.objects.filter(draft, seat__in=self.seats, meeting__state=MeetingState.OPENED)
        past = held.filter(meeting__ends_at__lt=self.now).order_by("meeting__starts_at")
        return past.select_related("meeting__body", "meeting__place")

    def turn_line(self, turn: Turn, *, past: bool = False) -> TurnLine:
        """Of a past meeting, only the minutes are still to be done."""
        seat = self.seats[turn.seat_id]
        place = self.places[seat.body.network_id]
        duties = place.charter.vocabulary.duties
        rights = duties[turn.duty].rights if turn.duty in duties else frozenset()
        return TurnLine(
            network=place.network,
            meeting=turn.meeting,
            seat=seat,
            duty=word_for(duties, turn.duty),
            prepare=preparation(rights & {Right.MINUTES} if past else rights),
            on=local_day(place.network, turn.meeting.starts_at),
            past=past,
        )

    @cached_property
    def readings(self) -> list[ReadingLine]:
        """Minutes in review, in bodies where the person sits, that none of their seats has
        approved as they stand."""
        bodies = {seat.body_id for seat in self.seats.values()}
        rows = Minutes.objects.filter(state=MinutesState.REVIEW, meeting__body__in=bodies)
        rows = rows.select_related("meeting__body__network", "meeting__place").prefetch_related(
            Prefetch("approvals", queryset=Approval.objects.order_by("pk")),
            Prefetch(
                "remarks", queryset=Remark.objects.filter(settled_at=None), to_attr="open_remarks"
            ),
        )
        lines = map(self.reading_line, rows.order_by("meeting__starts_at", "pk"))
        return [line for line in lines if line is not None]

    def reading_line(self, minutes: Minutes) -> ReadingLine | None:
        """None when there is nothing left for the person to do."""
        place = self.places[minutes.meeting.body.network_id]
        approvals = [row for row in minutes.approvals.all() if row.version == minutes.version]
        approved = {row.seat_id for row in approvals}
        seats = waited_for(place, minutes.meeting)
        waiting = [seat for seat in seats if seat.pk not in approved]
        if not waiting:
            return None
        return ReadingLine(
            network=place.network,
            minutes=minutes,
            seat=waiting[0],
            by=self.adoption_day(minutes, place),
            approvals=len(approved),
            remarks=len(minutes.open_remarks),  # type: ignore[attr-defined]  # set by the prefetch
            adopts_by_seats=place.charter.minutes.adoption is Adoption.SEATS,
        )

    def adoption_day(self, minutes: Minutes, place: Standing) -> date | None:
        """When the charter's rule adopts them, as far as a date says it: end of silence, next
        meeting."""
        rule = place.charter.minutes
        if rule.adoption is Adoption.SILENCE_DAYS:
            return silent_until(minutes, place.charter)
        if rule.adoption is not Adoption.NEXT_MEETING:
            return None
        later = (m.meeting for m in self.meetings if m.meeting.body_id == minutes.meeting.body_id)
        after = next((m for m in later if m.starts_at > minutes.meeting.starts_at), None)
        return local_day(place.network, after.starts_at) if after else None

    @cached_property
    def followed(self) -> list[FollowedLine]:
        """Minutes circulated lately in the bodies that the person follows, latest first."""
        bodies = {seat.body_id for seat in self.seats.values() if seat.follows}
        if not bodies:
            return []
        rows = Minutes.objects.filter(state=MinutesState.CIRCULATED, meeting__body__in=bodies)
        lately = rows.filter(circulated_on__gte=(self.now - LATELY).date()).defer("text")
        said = MinutesReading.objects.filter(minutes=OuterRef("pk"), seat__in=self.seats)
        open_to = lately.exclude(audience=Audience.PRESENT).annotate(has_read=Exists(said))
        found = open_to.select_related("meeting__body__network").order_by("-circulated_on", "-pk")
        return [FollowedLine(row.meeting, row.circulated_on, row.has_read) for row in found]

    @cached_property
    def actions(self) -> list[ActionLine]:
        """What the person's seats still have to do: late first, then by day."""
        found = []
        for follow_up in due_follow_ups(self.seats.values()):
            network, due = self.places[follow_up.decision.body.network_id].network, follow_up.due
            late = due is not None and due < local_day(network, self.now)
            found.append(ActionLine(network, follow_up, late))
        return found

    @cached_property
    def undertakings(self) -> list[UndertakingLine]:
        """What the charters in force ask the person to accept, and they have not."""
        accepted, found = accepted_versions(self.person), []
        for place in self.standings:
            rule, version = undertaking_asked(place), place.charter.version
            if rule is not None and (place.network.pk, version) not in accepted:
                article = place.charter.articles_by_id[rule.article]
                found.append(UndertakingLine(place.network, article, version))
        return found

    @cached_property
    def matters(self) -> list[MatterGroup]:
        """What the person has in charge and can mend."""
        of_bodies = of_offices(self.standings, now=self.now)
        return grouped([*of_meetings(self.places, now=self.now), *of_bodies])

    @property
    def clear(self) -> bool:
        """Nothing is asked of the person, and nothing is wrong that they could mend."""
        asked = self.to_answer or self.undertakings or self.turns or self.readings or self.actions
        return not (asked or self.matters or self.unread)

    @property
    def unread(self) -> bool:
        """Whether there are minutes that the person follows and has not said to have read."""
        return not all(line.has_read for line in self.followed)


def roles(place: Standing) -> list[str]:
    """What the person sits for and the offices they hold in a network, in words, each once."""
    held: tuple[Seat | Office, ...] = (*place.seats, *place.offices)
    return list(dict.fromkeys(capacities.words(capacity, place.charter) for capacity in held))
