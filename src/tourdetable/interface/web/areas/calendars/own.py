"""What a person's own calendar says of their meetings: what they answered, what falls to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.domain.meetings.answers import Attendee, SaidAnswer, attendee
from tourdetable.domain.meetings.enums import COMING, Answer, MeetingState
from tourdetable.domain.meetings.listing import ListedMeeting
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.rules import is_for, may_speak
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.calendars import ical

Own = Mapping[int, Sequence[tuple[int, str]]]
"""By meeting: the seats of a person that take a duty there, and its word."""

DAY, HOUR = "P1D", "PT1H"
"""How long before a meeting one is reminded of it (durations, RFC 5545)."""


class OwnAnswer(Enum):
    """What is known of whether a person comes."""

    NOTHING = "nothing is asked"
    AWAITED = "awaited"
    COMING = "coming"
    EXPECTED = "expected"
    WAITING = "on the waiting list"
    UNSURE = "unsure"
    AWAY = "away"
    PAIR = "pair"


ORDER = (
    OwnAnswer.COMING,
    OwnAnswer.EXPECTED,
    OwnAnswer.WAITING,
    OwnAnswer.AWAITED,
    OwnAnswer.UNSURE,
    OwnAnswer.PAIR,
    OwnAnswer.AWAY,
)
"""Of several seats, the one that counts: whoever comes for one comes."""

AWAY = (OwnAnswer.AWAY, OwnAnswer.PAIR)
UNSETTLED = (OwnAnswer.AWAITED, OwnAnswer.UNSURE, OwnAnswer.WAITING)

ANSWERS = {
    OwnAnswer.AWAITED: gettext_noop("Your answer is awaited."),
    OwnAnswer.COMING: gettext_noop("Your answer: you come."),
    OwnAnswer.EXPECTED: gettext_noop("Your pair partner says that you come."),
    OwnAnswer.WAITING: gettext_noop("Your answer: you come. You are on the waiting list."),
    OwnAnswer.UNSURE: gettext_noop("Your answer: you do not know yet."),
    OwnAnswer.PAIR: gettext_noop("Your answer: your pair partner comes."),
    OwnAnswer.AWAY: gettext_noop("Your answer: you do not come."),
}


def own_words(charter: Charter, place: Standing) -> Own:
    """The duties that fall to the person's seats, in their order."""
    words, found = charter.vocabulary.duties, defaultdict[int, list[tuple[int, str]]](list)
    turns = Turn.objects.filter(seat__in=[seat.pk for seat in place.seats])
    for meeting, seat, duty in turns.values_list("meeting", "seat", "duty"):
        found[meeting].append((seat, word_for(words, duty)))
    return found


def said_of(person: int, replies: Iterable[SaidAnswer]) -> Attendee:
    """What the answers for one seat say of one of its holders: the latest statement wins."""
    return attendee(person, {one.person: one for one in replies})


def own_answer(known: Attendee, *, waits: bool) -> OwnAnswer:
    """The same as calendars show it; `waits`: for a place."""
    if known.coming:
        own = OwnAnswer.COMING if known.by == known.person else OwnAnswer.EXPECTED
        return OwnAnswer.WAITING if waits else own
    if known.coming is None:
        return OwnAnswer.UNSURE if known.answer else OwnAnswer.AWAITED
    return OwnAnswer.PAIR if known.answer == Answer.PAIR else OwnAnswer.AWAY


@dataclass(frozen=True)
class OwnMeetings:
    """What a person's calendar says of meetings: what the charter calls their `kinds`, the duties
    of the person's seats, what was answered for these, the meetings where they wait for a place,
    and the `alarms` that they want."""

    place: Standing
    kinds: Mapping[str, str]
    own: Own
    replies: Mapping[int, list[SaidAnswer]]
    waiting: Collection[int]
    alarms: tuple[str, ...]
    now: datetime

    @cached_property
    def follows(self) -> bool:
        """Whether one of the person's seats follows through the minutes."""
        return any(seat.follows for seat in self.place.seats)

    def announced(self, meeting: ListedMeeting) -> list[Seat]:
        """The person's seats to which it is announced."""
        seats = may_speak(self.place, meeting)
        if not self.follows or not any(seat.follows for seat in seats):
            return list(seats)
        chosen = {seat for seat, _duty in self.own.get(meeting.pk, ())}
        chosen |= {r.seat for r in self.replies.get(meeting.pk, ()) if r.answer in COMING}
        return [s for s in seats if is_for(s, meeting, self.place.charter, chosen=chosen)]

    def said(self, meeting: ListedMeeting, seats: Iterable[Seat]) -> OwnAnswer:
        """Whether the person comes, for one of these seats; an answer is awaited from the
        invitation to the end, and never of a seat that follows through the minutes."""
        replies, person = self.replies.get(meeting.pk, ()), self.place.person.pk
        waits = meeting.pk in self.waiting
        found = []
        for seat in seats:
            mine = [one for one in replies if one.seat == seat.pk]
            if mine:
                found.append(own_answer(said_of(person, mine), waits=waits))
            elif not seat.follows:
                found.append(OwnAnswer.AWAITED)
        said = next((one for one in ORDER if one in found), OwnAnswer.NOTHING)
        idle = said is OwnAnswer.AWAITED and not self.asks(meeting)
        return OwnAnswer.NOTHING if idle else said

    def asks(self, meeting: ListedMeeting) -> bool:
        """Whether answers to its invitation may still come."""
        return meeting.state == MeetingState.CONVENED and meeting.ends_at > self.now

    def entry(
        self, meeting: ListedMeeting, answer_by: date | None, url: str
    ) -> ical.CalendarEntry | None:
        """With its body, its purpose, the link to join, the duties that fall to the person's seats,
        their answer, and the page, which many calendars show only there.

        None when the meeting is not theirs: they hold no office there, and no seat it is for.
        """
        seats = self.announced(meeting)
        if not seats and not self.place.over(meeting.body_id):
            return None
        said = self.said(meeting, seats)
        mine = ", ".join(duty for _seat, duty in self.own.get(meeting.pk, ()))
        by = day(answer_by) if said is OwnAnswer.AWAITED else ""
        away = said in AWAY
        return ical.CalendarEntry(
            meeting,
            self.kinds.get(meeting.kind, meeting.kind),
            url,
            described(meeting, mine, answer_words(said, by), url),
            title=titled(meeting.listed, said, mine),
            tentative=said in UNSETTLED,
            free=away or meeting.cancelled,
            alarms=() if away else self.reminders(meeting),
        )

    def reminders(self, meeting: ListedMeeting) -> tuple[str, ...]:
        """Those of a meeting to come."""
        ahead = meeting.starts_at > self.now and not meeting.cancelled
        return self.alarms if ahead else ()


def described(meeting: ListedMeeting, duties: str, answer: str, url: str) -> str:
    """All that is said of a meeting, a line each."""
    turn = _("Your turn: %(duties)s") % {"duties": duties} if duties else ""
    lines = (meeting.body, turn, answer, meeting.purpose, meeting.link, url)
    return "\n".join(line for line in lines if line)


def titled(title: str, said: OwnAnswer, duties: str) -> str:
    """What a calendar shows at a glance: what is to be done about it, then the meeting, then what
    falls to its reader."""
    whole = f"{title} ({duties})" if duties else title
    match said:
        case OwnAnswer.AWAITED:
            return _("To answer: %(title)s") % {"title": whole}
        case OwnAnswer.WAITING:
            return _("On the waiting list: %(title)s") % {"title": whole}
        case OwnAnswer.UNSURE:
            return _("To be confirmed: %(title)s") % {"title": whole}
        case OwnAnswer.AWAY | OwnAnswer.PAIR:
            return _("Without me: %(title)s") % {"title": whole}
    return whole


def answer_words(said: OwnAnswer, answer_by: str) -> str:
    """What was answered, in a sentence."""
    if said is OwnAnswer.AWAITED and answer_by:
        return _("Your answer is awaited before the end of %(day)s.") % {"day": answer_by}
    return _(ANSWERS[said]) if said in ANSWERS else ""
