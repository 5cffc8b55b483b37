"""My table: what is asked of one person across their networks, why them, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.meetings.enums import COMING
from tourdetable.domain.meetings.models import Meeting, Reply, Turn
from tourdetable.domain.meetings.rules import is_for, may_speak, waited_for
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import (
    local_day,
    standings,
)
from tourdetable.domain.people.models import Person
from tourdetable.domain.relays.queries import counts_relays
from tourdetable.interface.web.areas.home import charges, holdings, reads
from tourdetable.interface.web.areas.home.cuts import Cut, Opened
from tourdetable.interface.web.areas.home.lines import (
    ActionLine,
    CommitmentLine,
    ConsultationLine,
    DeliverableLine,
    ExperienceWaiting,
    FollowedLine,
    MeetingLine,
    ReadingLine,
    RelayLine,
    TurnLine,
    UndertakingLine,
    commitment_lines,
    experience_lines,
    reading_line,
    undertaking_lines,
    work_lines,
)
from tourdetable.interface.web.areas.home.matters import (
    MatterGroup,
    ToMend,
    by_reason,
    grouped,
    of_meetings,
)
from tourdetable.interface.web.areas.home.subjects.agreed import (
    APPROVALS,
    DiagnosisLine,
    diagnosis_lines,
)
from tourdetable.interface.web.areas.home.subjects.evaluated import (
    TO_ANSWER,
    EvaluationLine,
    SurveyToAnswer,
    evaluation_lines,
    surveys_to_answer,
)
from tourdetable.interface.web.areas.home.subjects.referred import of_seats
from tourdetable.interface.web.areas.home.subjects.sharing import (
    CALLS,
    RENEWALS,
    GroupCare,
    RenewalLine,
    group_care,
    renewal_lines,
)
from tourdetable.interface.web.areas.home.turning import (
    SWAPS,
    ForeseenLine,
    SwapLine,
    foreseen_lines,
    preparation,
    still_asked,
    swap_lines,
)
from tourdetable.interface.web.areas.home.upkeep import of_offices

NEW = timedelta(days=60)
"""How long a mandate is new."""
NEXT = 6
"""How many meetings to come are listed."""
NEW_SEATS = 6
"""How many of them are welcomed."""


class MyTable:
    """One person's table at a moment, one of its lists being open.

    Each list is read when it is first asked for, and only if there may be something in it: at
    most twenty queries in all, four of them for whoever has an office.
    """

    def __init__(self, person: Person, *, now: datetime, opened: Opened | None = None) -> None:
        self.person, self.now, self.opened = person, now, opened or Opened()
        known = standings(person, now=now)
        self.standings = tuple(place for place in known if place.network.closed_on is None)
        self.closed = [place.network for place in known if place.network.closed_on]
        self.seats = {seat.pk: seat for place in self.standings for seat in place.seats}
        self.places = {place.network.pk: place for place in self.standings}
        self.given = holdings.given(person, now, duties=holdings.most_duties(self.standings))

    @property
    def wide(self) -> bool:
        """Whether they have an office over a whole network."""
        return any(office.body_id is None for place in self.standings for office in place.offices)

    @property
    def networks(self) -> list[tuple[Network, str]]:
        """The person's networks, and what they are there."""
        return [(place.network, ", ".join(holdings.roles(place))) for place in self.standings]

    @cached_property
    def waiting(self) -> reads.Waiting:
        return reads.what_waits(self.given, wide=self.wide)

    @cached_property
    def cuts(self) -> dict[str, Cut[Any]]:
        """The lists as they are shown: their first lines, or the page of one that is open."""
        lists: dict[str, tuple[str, str, Sequence[Any]]] = {
            "to_answer": ("to-answer", _("Invitations to answer"), self.to_answer),
            "turns": ("my-turns", _("My turns"), self.turns),
            "swaps": ("swaps", _("Swaps of turns"), self.swaps),
            "foreseen": ("foreseen", _("Turns to come"), self.foreseen),
            "readings": ("to-read", _("Minutes to read over"), self.readings),
            "followed": ("followed", _("Minutes that you follow"), self.followed),
            "relays": ("to-relay", _("Minutes to relay"), self.relays),
            "experiences": ("experiences", _("Experiences"), self.experiences),
            "actions": ("actions", _("Actions to carry out"), self.actions),
            "commitments": ("commitments", _("Commitments"), self.commitments),
            "consultations": ("consultations", _("Consultations"), self.consultations),
            "works": ("works", _("Deliverables"), self.works),
            "approvals": ("to-approve", _("Diagnoses that wait for you"), self.approvals),
            "surveys": ("to-tell", _("Questionnaires to answer"), self.surveys),
            "evaluations": ("evaluations", _("Evaluations"), self.evaluations),
            "renewals": ("to-renew", _("Library: is it still true?"), self.renewals),
        }
        return self.opened.cuts(lists)

    @cached_property
    def next_meetings(self) -> list[MeetingLine]:
        """Meetings to come that are for a seat of the person, or under an office of theirs,
        soonest first. What is not for them is rare: more are read if the first did not do."""
        found: list[Meeting] = []
        for limit in reads.LIMITS:
            read = reads.NEXT_MEETINGS[self.wide, limit].rows(**self.given)
            found = [meeting for meeting, *_rest in read if self.is_announced(meeting)]
            if len(found) >= NEXT or limit is None or len(read) < limit:
                break
        return [self.meeting_line(meeting) for meeting in found[:NEXT]]

    @cached_property
    def replies(self) -> dict[int, list[Reply]]:
        """What the holders of their seats have answered, for each meeting to come."""
        found: dict[int, list[Reply]] = {}
        for reply, _person in reads.REPLIES.rows(**self.given) if self.waiting.replies else ():
            if reply.seat_id in self.seats:
                found.setdefault(reply.meeting_id, []).append(reply)
        return found

    @cached_property
    def taken(self) -> list[Turn]:
        """The turns of their seats, at meetings to come and at those whose minutes are awaited."""
        rows = reads.TURNS.rows(**self.given) if self.waiting.turns else []
        return [turn for turn, *_rest in rows if turn.seat_id in self.seats]

    @cached_property
    def coming_turns(self) -> dict[int, list[Turn]]:
        """The turns of their seats at each meeting to come."""
        found: dict[int, list[Turn]] = {}
        for turn in self.taken:
            if turn.meeting.ends_at >= self.now:
                found.setdefault(turn.meeting_id, []).append(turn)
        return found

    def is_announced(self, meeting: Meeting) -> bool:
        """Whether the meeting is for one of the person's seats, or under an office of theirs."""
        place = self.places.get(meeting.body.network_id)
        if place is None:
            return False
        replies = self.replies.get(meeting.pk, [])
        chosen = {reply.seat_id for reply in replies if reply.answer in COMING}
        chosen |= {turn.seat_id for turn in self.coming_turns.get(meeting.pk, [])}
        seats = may_speak(place, meeting)
        here = any(is_for(seat, meeting, place.charter, chosen=chosen) for seat in seats)
        return here or place.over(meeting.body_id)

    def meeting_line(self, meeting: Meeting) -> MeetingLine:
        place = self.places[meeting.body.network_id]
        replies = self.replies.get(meeting.pk, [])
        turns = self.coming_turns.get(meeting.pk, [])
        wanted, today = meeting.answer_by, local_day(place.network, self.now)
        return MeetingLine(
            network=place.network,
            meeting=meeting,
            seats=waited_for(place, meeting),
            welcome=tuple(seat for seat in may_speak(place, meeting) if seat.follows),
            answers=tuple(reply for reply in replies if reply.person_id == self.person.pk),
            others=tuple(reply for reply in replies if reply.person_id != self.person.pk),
            duties=tuple(word_for(place.charter.vocabulary.duties, turn.duty) for turn in turns),
            late=wanted is not None and wanted < today,
        )

    @cached_property
    def group_care(self) -> GroupCare:
        """The groups that they lead and something is late, the calls for themes that they answer,
        those that they settle."""
        rows = CALLS.rows(**self.given) if self.waiting.calls else ()
        return group_care(self.standings, rows, self.now)

    @cached_property
    def to_answer(self) -> list[MeetingLine]:
        """Invitations without an answer from the person."""
        rows = reads.INVITATIONS.rows(**self.given) if self.waiting.invitations else []
        asked = {meeting.pk: meeting for meeting, *_rest in rows if self.is_announced(meeting)}
        return [line for line in map(self.meeting_line, asked.values()) if line.awaited]

    @cached_property
    def turns(self) -> list[TurnLine]:
        """Duties of past meetings whose minutes are still to be written, then those of meetings
        to come."""
        past = [turn for turn in self.taken if turn.meeting.ends_at < self.now]
        unwritten = [self.turn_line(turn, past=True) for turn in past]
        coming = [
            self.turn_line(turn)
            for turns in self.coming_turns.values()
            for turn in turns
            if self.is_announced(turn.meeting)
        ]
        return [line for line in unwritten if line.prepare] + coming

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
            prepare=preparation(still_asked(rights, turn.meeting.state, past=past)),
            on=local_day(place.network, turn.meeting.starts_at),
            code=turn.duty,
            past=past,
        )

    @cached_property
    def swaps(self) -> list[SwapLine]:
        """The swaps of turns that wait for an answer: of the person first."""
        rows = SWAPS.rows(**self.given) if self.waiting.swaps else []
        return list(swap_lines(rows, self.seats, self.places))

    @cached_property
    def foreseen(self) -> list[ForeseenLine]:
        """The turns that nobody has yet, and that would be of one of their seats."""
        if not self.waiting.untaken:
            return []
        return foreseen_lines(self.standings, self.given, self.now)

    @cached_property
    def readings(self) -> list[ReadingLine]:
        """Minutes in review, or corrected versions, in bodies where the person sits, that one of
        their seats has not approved as they stand."""
        rows = reads.READINGS.rows(**self.given) if self.waiting.readings else []
        found: dict[int, ReadingLine] = {}
        for minutes, _meeting, _body, _network, seat, approved, *said in rows:
            mine = self.seats.get(seat)
            if mine and not approved and minutes.pk not in found:
                place = self.places[mine.body.network_id]
                line = reading_line(place, self.now, minutes, mine, *said)
                found |= {minutes.pk: line} if line else {}
        return list(found.values())

    @cached_property
    def followed(self) -> list[FollowedLine]:
        """Minutes circulated lately in the bodies that the person follows, latest first."""
        rows = reads.FOLLOWED.rows(**self.given) if self.waiting.followed else []
        bodies = {seat.body_id for seat in self.seats.values() if seat.follows}
        return [
            FollowedLine(meeting, minutes.circulated_on, has_read)
            for minutes, meeting, body, _network, has_read in rows
            if body.pk in bodies
        ]

    @cached_property
    def relays(self) -> list[RelayLine]:
        """The latest minutes of this season of each body that a seat of the person has not
        relayed, where the charter counts it: asked once, whatever their number."""
        rows = reads.UNRELAYED.rows(**self.given) if self.waiting.relays else []
        found: dict[int, RelayLine] = {}
        for minutes, meeting, body, _network, seat in rows:
            if seat in self.seats and seat not in found and self.is_to_relay(minutes, body):
                line = RelayLine(meeting, self.seats[seat], minutes.circulated_on)
                found[seat] = line
        return list(found.values())

    @cached_property
    def experiences(self) -> list[ExperienceWaiting]:
        """What they are asked to read for others, then what they write."""
        asked = reads.SECOND_READINGS.rows(**self.given) if self.waiting.second_readings else []
        mine = reads.DRAFTS.rows(**self.given) if self.waiting.drafts else []
        return list(experience_lines(asked, mine, self.places))

    def is_to_relay(self, minutes: Minutes, body: Body) -> bool:
        """Whether the charter counts it, and in this season."""
        place = self.places[body.network_id]
        season = place.charter.season.containing(local_day(place.network, self.now))
        circulated = minutes.circulated_on or date.min
        return circulated >= season.first and counts_relays(place.charter, body.kind)

    @cached_property
    def actions(self) -> list[ActionLine]:
        """What the person's seats still have to do: late first, then by day."""
        rows = reads.ACTIONS.rows(**self.given) if self.waiting.actions else []
        found = []
        for follow_up, *_rest in rows:
            if follow_up.seat_id in self.seats:
                network, due = follow_up.decision.body.network, follow_up.due
                late = due is not None and due < local_day(network, self.now)
                found.append(ActionLine(network, follow_up, late))
        return found

    @cached_property
    def commitments(self) -> list[CommitmentLine]:
        """What is asked of the person for their seats, then what they accepted."""
        rows = reads.COMMITMENTS.rows(**self.given) if self.waiting.commitments else []
        return list(commitment_lines(rows, self.seats, self.person, self.now))

    @cached_property
    def consultations(self) -> list[ConsultationLine]:
        """The consultations in which a seat of the person has not spoken yet."""
        rows = reads.CONSULTATIONS.rows(**self.given) if self.waiting.consultations else []
        return [
            ConsultationLine(one.body.network, one, self.seats[seat])
            for one, _body, _network, seat in rows
            if seat in self.seats
        ]

    @cached_property
    def works(self) -> list[DeliverableLine]:
        """The deliverables that their seats are asked to read, then those that they make."""
        asked = reads.REVIEWS.rows(**self.given) if self.waiting.reviews else ()
        owed = reads.WORKS.rows(**self.given) if self.waiting.works else ()
        return list(work_lines(asked, owed, self.seats, self.now))

    @cached_property
    def renewals(self) -> list[RenewalLine]:
        """What their seats keep in the library and have to look at again."""
        rows = RENEWALS.rows(**self.given) if self.waiting.renewals else ()
        return list(renewal_lines(rows, self.seats, self.now))

    @property
    def asked_to_commit(self) -> bool:
        """Whether an answer to one of them is waited for."""
        return any(not line.given for line in self.commitments)

    @cached_property
    def undertakings(self) -> list[UndertakingLine]:
        """What the charters in force ask the person to accept, and they have not."""
        return undertaking_lines(self.standings, self.person, any_asked=self.waiting.undertakings)

    @cached_property
    def approvals(self) -> list[DiagnosisLine]:
        """The diagnoses that wait for their institutions."""
        rows = APPROVALS.rows(**self.given) if self.waiting.approvals else ()
        return list(diagnosis_lines(rows, self.seats))

    @cached_property
    def surveys(self) -> list[SurveyToAnswer]:
        """The questionnaires that they were asked to answer, and have not."""
        rows = TO_ANSWER.rows(**self.given) if self.waiting.surveys else ()
        return list(surveys_to_answer(rows, self.now))

    @cached_property
    def evaluations(self) -> list[EvaluationLine]:
        """The evaluations that they conduct, or approve."""
        if not self.waiting.evaluations:
            return []
        return list(evaluation_lines(self.given, self.places, self.now))

    @property
    def new_seats(self) -> list[tuple[Network, Seat]]:
        """The seats that the person took lately: a page welcomes them there."""
        since = {place.network.pk: local_day(place.network, self.now) for place in self.standings}
        return [
            (place.network, mandate.seat)
            for place in self.standings
            for mandate in place.mandates
            if mandate.starts > since[place.network.pk] - NEW
        ][:NEW_SEATS]

    @property
    def on_duty(self) -> dict[int, list[tuple[str, int]]]:
        """The duties that their seats have now, by body."""
        found: dict[int, list[tuple[str, int]]] = {}
        rows = charges.ON_DUTY.values(**self.given) if self.waiting.on_duty else []
        for body, duty, seat in rows:
            found.setdefault(body, []).append((duty, seat))
        return found

    @cached_property
    def matters(self) -> list[MatterGroup]:
        """What the person has in charge and can mend."""
        known: dict[str, Any] = {"given": self.given, "duties": self.on_duty, "now": self.now}
        pending = of_offices(self.standings, **known)
        if self.waiting.in_charge:
            around = of_meetings(self.places, self.given, wide=self.wide, now=self.now)
            pending = [*around, *pending]
        if self.waiting.questions:
            pending += of_seats(self.standings, self.given, self.now)
        return grouped(pending, self.opened)

    @property
    def reasons(self) -> list[ToMend]:
        """The same, reason by reason."""
        return by_reason(self.matters)

    @property
    def clear(self) -> bool:
        """Nothing is asked of the person, and nothing is wrong that they could mend."""
        asked = self.to_answer or self.undertakings or self.turns or self.readings or self.actions
        swaps = any(not line.asked for line in self.swaps)
        waits = self.relays or self.asked_to_commit or self.consultations or swaps
        made = any(line.pressing for line in self.works)
        works = made or self.group_care.waits or self.experiences or self.renewals or self.approvals
        said = works or self.surveys or self.evaluations
        return not (asked or self.matters or self.unread or waits or said)

    @property
    def unread(self) -> bool:
        """Whether there are minutes that the person follows and has not said to have read."""
        return not all(line.has_read for line in self.followed)
