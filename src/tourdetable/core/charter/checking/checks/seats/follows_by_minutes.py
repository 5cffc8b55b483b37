"""Following by minutes: a light seat reads them, and comes to report-back meetings (ITC-13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import attrgetter

from tourdetable.core.charter.checking import findings, trace, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.chronology import DatedAct, first_slip
from tourdetable.core.charter.checking.context import STANDING, Context, Seats
from tourdetable.core.charter.facts.kinds import MINUTES, MINUTES_READINGS
from tourdetable.core.charter.facts.record import MeetingFact, MinutesFact, SeatFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days, overlap
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop, ngettext_noop

SUMMARY = gettext_noop("A seat that cannot come follows through the minutes.")
TOO_LATE = gettext_noop("read too late")

KEPT = gettext_noop("Those who follow %(body)s from afar read its minutes")
CAME_BACK = gettext_noop("Those who follow %(body)s from afar come to report-back meetings")
UNKNOWN = gettext_noop("Nobody has recorded who reads the minutes of %(body)s")
SUM = ngettext_noop(
    "%(institution)s read %(count)s of %(total)s minutes of %(body)s in time = %(share)s %%, "
    "and %(wanted)s %% are needed",
    "%(institution)s read %(count)s of %(total)s minutes of %(body)s in time = %(share)s %%, "
    "and %(wanted)s %% are needed",
)
TO_READ = gettext_noop("%(institution)s is to read minutes of %(body)s by %(day)s")
NEVER_CAME = gettext_noop("%(institution)s came to no report-back meeting of %(body)s")
CIRCULATED_EARLY = gettext_noop(
    "The minutes of %(meeting)s are said to be circulated on %(done)s, "
    "before the meeting of %(day)s"
)
READ_EARLY = gettext_noop(
    "%(institution)s is said to have read the minutes of %(meeting)s on %(done)s, "
    "before the meeting of %(day)s"
)
MEND = gettext_noop("Ask %(institution)s to read the minutes of %(body)s by %(day)s")
MEND_NEXT = gettext_noop("Ask %(institution)s to read the next minutes of %(body)s in time")
MEND_ABSENCE = gettext_noop("Invite %(institution)s to the next report-back meeting of %(body)s")


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days a seat has to read minutes once they are circulated.", (1, 366), default=60
    )
    percent: Dated[int] = values.dated_whole(
        "The share of a season's minutes that a seat reads.", (1, 100), default=50
    )
    report_back: tuple[str, ...] = parameter(
        "The kinds of meeting that report back: a seat comes to one of those held in a season.",
        values.meeting_kinds,
        example=["report_back"],
        default=(),
    )


@dataclass(frozen=True)
class DueMinutes:
    """Minutes that are to be read: the day of their meeting, of their circulation, their season.

    `late` is the first day on which they are read too late, and `wanted` the share of a season's
    minutes asked on the day of their circulation.
    """

    id: str
    meeting: str
    met_on: date
    circulated_on: date
    late: date
    season: Period
    wanted: int

    @property
    def said(self) -> dict[str, Value]:
        return {"meeting": self.meeting}

    @property
    def circulation(self) -> DatedAct:
        return DatedAct(self.circulated_on, self.met_on, CIRCULATED_EARLY, self.said)


@dataclass(frozen=True)
class Share:
    """What a seat had read in time of a season's minutes, when some of them came to be late."""

    late: date
    read: int
    total: int
    wanted: int

    @property
    def is_enough(self) -> bool:
        return 100 * self.read >= self.wanted * self.total

    @property
    def said(self) -> dict[str, int]:
        """The sum itself."""
        share = findings.percent(self.read, self.total, self.wanted)
        return {"count": self.read, "total": self.total, "share": share, "wanted": self.wanted}


def find(parameters: Parameters, context: Context) -> Finding:
    """Light seats that leave too many minutes unread, or come to no report-back meeting.

    The share is that of the minutes whose time is over: it may be made good by reading the next
    ones. Kept once there is a share, or a seat came to a report-back meeting.
    """
    seats = _following(context)
    if not context.keeps(MINUTES, MINUTES_READINGS):
        return Finding(concerned=bool(seats), missing=context.says(UNKNOWN))
    read, back = _readings(parameters, context, seats), _returns(parameters, context, seats)
    return Finding(
        concerned=read.concerned or back.concerned,
        breaches=read.breaches + back.breaches,
        evidence=read.evidence,
        unsaid=read.unsaid or back.unsaid,
        words=context.says(KEPT if read.concerned else CAME_BACK),
    )


def _following(context: Context) -> Seats:
    """The light seats that somebody holds, held or will hold."""
    light = context.seats(SeatKind.LIGHT, within=context.present_or_future)
    return [(seat, there) for seat, there in light if context.held(seat)]


def _readings(parameters: Parameters, context: Context, seats: Seats) -> Finding:
    """Whether some minutes were to be read by now, and the seats that read too few."""
    told = _due(parameters, context) if seats else []
    due = [minutes for minutes in told if not minutes.circulation.is_impossible(context.on)]
    shares = [(seat, _shares(context, seat, there, due)) for seat, there in seats]
    return Finding(
        concerned=any(share.late <= context.on for _, mine in shares for share in mine),
        breaches=tuple(chain.from_iterable(_unread(context, *one) for one in shares)),
        evidence=tuple(_proof(context, *one) for one in shares),
        unsaid=first_slip(context.on, _acts(context, seats, told)),
    )


def _proof(context: Context, seat: SeatFact, shares: list[Share]) -> Evidence:
    """A seat, with the sum of what it read so far."""
    over = [share for share in shares if share.late <= context.on]
    if not over:
        return findings.seat_evidence(context, seat)
    said = {"institution": context.name_of(seat), "body": context.body_name, **over[-1].said}
    return Evidence("seat", seat.id, Phrase(SUM, **said))


def _acts(context: Context, seats: Seats, due: list[DueMinutes]) -> Iterator[DatedAct]:
    """The circulation of minutes, and their readings, which their meeting comes before."""
    for minutes in due:
        yield minutes.circulation
        for seat, _ in seats:
            said = {**minutes.said, "institution": context.name_of(seat)}
            for reading in context.about(MINUTES_READINGS, (minutes.id, seat.id)):
                yield DatedAct(reading.on, minutes.met_on, READ_EARLY, said)


def _returns(parameters: Parameters, context: Context, seats: Seats) -> Finding:
    """Whether some seat came to a report-back meeting, and those that came to none."""
    back = [_back(parameters, context, seat, there) for seat, there in seats]
    unsaid = next((one.unrecorded for one in back if one.unrecorded and not one.came), None)
    return Finding(
        concerned=any(one.came for one in back),
        breaches=tuple(chain.from_iterable(_absent(context, one) for one in back)),
        unsaid=unsaid,
    )


def _due(parameters: Parameters, context: Context) -> list[DueMinutes]:
    """The minutes to be read in the judged season or the next one, in the order they are late."""
    in_season = (lambda n: _season(parameters, context, n) is not None, trace.OUTSIDE_DAYS)
    of_meeting = (lambda n: _meeting(context, n) is not None, trace.OTHER_MEETING)
    kept = context.every(MINUTES, STANDING, in_season, of_meeting) or ()
    due = [_to_read(parameters, context, minutes) for minutes in kept]
    return sorted(due, key=attrgetter("late", "circulated_on"))


def _to_read(parameters: Parameters, context: Context, minutes: MinutesFact) -> DueMinutes:
    met, season = _meeting(context, minutes), _season(parameters, context, minutes)
    day, late = minutes.circulated_on, _late(parameters, minutes)
    assert met is not None  # or they were filtered out
    assert season is not None
    assert day is not None
    assert late is not None
    wanted = parameters.percent.on(day)
    assert wanted is not None
    return DueMinutes(minutes.id, met.title, met.on, day, late, season, wanted)


def _late(parameters: Parameters, minutes: MinutesFact) -> date | None:
    """The first day on which minutes are read too late, where they are to be read."""
    day = minutes.circulated_on
    within = parameters.within_days.on(day) if day else None
    if day is None or within is None or parameters.percent.on(day) is None:
        return None
    return add_days(day, within + 1)


def _season(parameters: Parameters, context: Context, minutes: MinutesFact) -> Period | None:
    """The judged season, or the next one, in which minutes are to have been read."""
    late = _late(parameters, minutes)
    return next((s for s in context.seasons if late in s), None) if late else None


def _meeting(context: Context, minutes: MinutesFact) -> MeetingFact | None:
    return context.meeting(minutes.meeting, of_kinds=context.kinds)


def _shares(context: Context, seat: SeatFact, there: Period, due: list[DueMinutes]) -> list[Share]:
    """The share of a seat on each day that minutes come to be late, season by season."""
    read: Counter[Period] = Counter()
    total: Counter[Period] = Counter()
    found: dict[date, Share] = {}
    for minutes in due:
        late, season = minutes.late, minutes.season
        if minutes.met_on in there and context.holders(seat, minutes.circulated_on):
            total[season] += 1
            read[season] += _is_read(context, seat, minutes)
            found[late] = Share(late, read[season], total[season], minutes.wanted)
    return list(found.values())


def _is_read(context: Context, seat: SeatFact, minutes: DueMinutes) -> bool:
    """Whether a seat read minutes by now, and in time."""
    end = min(minutes.late, add_days(context.on, 1))
    in_time = (lambda reading: reading.on < end, TOO_LATE)
    return bool(context.about(MINUTES_READINGS, (minutes.id, seat.id), in_time))


def _unread(context: Context, seat: SeatFact, shares: list[Share]) -> Iterator[Breach]:
    """A fault the day that minutes made the share too small, unless others made it good since."""
    over = [share for share in shares if share.late <= context.on]
    good = max((share.late for share in over if share.is_enough), default=date.min)
    for share in shares:
        if not share.is_enough and share.late > good:
            yield _too_little(context, seat, share)


def _too_little(context: Context, seat: SeatFact, share: Share) -> Breach:
    said: dict[str, Value] = {"institution": context.name_of(seat), "body": context.body_name}
    said |= {"day": add_days(share.late, -1), **share.said}
    words, mend = (TO_READ, MEND) if share.late > context.on else (SUM, MEND_NEXT)
    return Breach(
        on=share.late,
        until=max(share.late, context.season.last),
        subject=f"{seat.id} minutes",
        words=Phrase(words, **said),
        evidence=(findings.seat_evidence(context, seat),),
        mend=Phrase(mend, **said),
    )


@dataclass(frozen=True)
class Back:
    """A seat over the season's report-back meetings while somebody holds it.

    `met` are those of which it is recorded who came; `unrecorded` says of which past one it is not.
    """

    seat: SeatFact
    met: list[MeetingFact]
    ahead: list[MeetingFact]
    unrecorded: Phrase | None
    came: bool


def _back(parameters: Parameters, context: Context, seat: SeatFact, there: Period) -> Back:
    held = _reporting_back(parameters, context, seat, there)
    met, unrecorded = findings.attendance(context, held)
    ahead = [m for m in held if m.on > context.on]
    return Back(seat, met, ahead, unrecorded, any(context.came(m, seat) for m in met))


def _absent(context: Context, back: Back) -> Iterator[Breach]:
    """A seat that came to none of the season's report-back meetings held so far."""
    if back.met and not back.came and not back.unrecorded:
        said = {"institution": context.name_of(back.seat), "body": context.body_name}
        yield Breach(
            on=(back.ahead or back.met)[-1].on,
            until=context.season.last,
            subject=f"{back.seat.id} report-back",
            words=Phrase(NEVER_CAME, **said),
            evidence=(
                findings.seat_evidence(context, back.seat),
                *findings.meetings_evidence(back.met),
            ),
            mend=Phrase(MEND_ABSENCE, **said),
        )


def _reporting_back(
    parameters: Parameters, context: Context, seat: SeatFact, there: Period
) -> list[MeetingFact]:
    """The season's report-back meetings while somebody holds the seat."""
    days = overlap(context.season, there)
    if days is None or not parameters.report_back:
        return []
    meetings = context.meetings(days, parameters.report_back)
    return [meeting for meeting in meetings if context.holders(seat, meeting.on)]


CHECK = Check(
    "follows_by_minutes",
    SUMMARY,
    Parameters,
    find,
    reads=("seats", "mandates", "meetings", "minutes", "minutes_readings", "attendances"),
)
