"""What somebody has in charge around meetings, and can mend: what is late, silent or left open.

Each is told to those to whom the charter gives the right that mends it, by an office or by a duty
of that meeting, and to nobody else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.review.together import USUAL_DAYS
from tourdetable.domain.networks.models import Body, Network, Office
from tourdetable.domain.networks.queries import Standing, local_day
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.language import labelled, listed
from tourdetable.interface.web.areas.home.charges import IN_CHARGE, InCharge
from tourdetable.interface.web.areas.home.cuts import Cut, Opened
from tourdetable.interface.web.base import capacities

LATE = timedelta(days=USUAL_DAYS)
"""How long the minutes may take while somebody has the duty of writing them."""
OPENING = (Right.ATTENDANCE, Right.DECISIONS, Right.MINUTES)

IN_A_GROUP = 4
"""How many matters of a kind are said at first."""
LATE_KINDS = 4
"""How many kinds of late matters are opened for one reason."""


@dataclass(frozen=True)
class MatterTopic:
    """A kind of thing to mend, and what mends it: a page of the meeting, by whoever has one of
    these rights over it. `overdue`: once the meeting has begun, it is late."""

    code: str
    label: str | Promise
    page: str
    gesture: str | Promise
    rights: tuple[Right, ...]
    overdue: bool = True


CONVENE = MatterTopic(
    "convene",
    gettext_lazy("Invitations to send"),
    "meeting_convene",
    gettext_lazy("Send the invitations"),
    (Right.CONVENE,),
)
AGENDA = MatterTopic(
    "agenda",
    gettext_lazy("Meetings without an agenda"),
    "meeting_agenda",
    gettext_lazy("Write the agenda"),
    (Right.AGENDA,),
)
DUTIES = MatterTopic(
    "duties",
    gettext_lazy("Duties that nobody has yet"),
    "meeting_turns",
    gettext_lazy("Share out the duties"),
    (Right.TURNS,),
)
OPEN = MatterTopic(
    "open",
    gettext_lazy("Meetings that have begun, and are not open"),
    "meeting_open",
    gettext_lazy("Open the meeting"),
    OPENING,
)
RECORD = MatterTopic(
    "record",
    gettext_lazy("Past meetings of which nothing is recorded"),
    "meeting_open",
    gettext_lazy("Record what happened"),
    OPENING,
)
CANCEL = MatterTopic(
    "record",
    gettext_lazy("Past meetings of which nothing is recorded"),
    "meeting_cancel",
    gettext_lazy("Say that it did not take place"),
    (Right.CANCEL,),
)
ATTENDANCE = MatterTopic(
    "attendance",
    gettext_lazy("Meetings where nobody is marked"),
    "meeting_attendance",
    gettext_lazy("Mark who was there"),
    (Right.ATTENDANCE,),
)
DECISIONS = MatterTopic(
    "decisions",
    gettext_lazy("Decisions left open"),
    "meeting",
    gettext_lazy("Conclude or defer"),
    (Right.DECISIONS,),
)
LATE_DRAFT = MatterTopic(
    "late",
    gettext_lazy("Late minutes"),
    "minutes",
    gettext_lazy("Write the minutes"),
    (Right.MINUTES,),
)
LATE_MINUTES = MatterTopic(
    "late", LATE_DRAFT.label, "minutes_sections", LATE_DRAFT.gesture, LATE_DRAFT.rights
)
UNWRITTEN = gettext_lazy("Minutes that nobody has the duty of writing")
"""What is said of them until they are late."""
REMARKS = MatterTopic(
    "remarks",
    gettext_lazy("Corrections asked for"),
    "minutes",
    gettext_lazy("Settle the remarks"),
    (Right.MINUTES,),
)
CIRCULATE = MatterTopic(
    "circulate",
    gettext_lazy("Minutes adopted and not circulated"),
    "minutes_circulate",
    gettext_lazy("Circulate the minutes"),
    (Right.MINUTES,),
)


@dataclass(frozen=True)
class Matter:
    """Something to mend: which one and how it is called, how and where it is mended; `article` is
    the address of an article that it is about."""

    what: str
    name: str
    url: str
    gesture: str
    article: str = ""


@dataclass(frozen=True)
class Pending:
    """A matter that is not put in words yet: what kind of thing, and why the reader is told."""

    network: Network
    code: str
    topic: str
    why: str
    in_words: Callable[[], Matter]
    on: date | None = None
    late: bool = True


@dataclass(frozen=True)
class MatterGroup:
    """Matters of one kind, for one reason: the first ones, or the page of them that is open."""

    topic: str
    network: Network
    why: str
    late: bool
    cut: Cut[Pending]

    @property
    def matters(self) -> list[Matter]:
        return [pending.in_words() for pending in self.cut.lines]


@dataclass(frozen=True)
class Fold:
    """Matters that are folded on one line: what they are, kind by kind."""

    name: str
    groups: list[MatterGroup]

    @property
    def number(self) -> int:
        """How many lines it holds."""
        return sum(group.cut.number for group in self.groups)

    @property
    def opened(self) -> bool:
        """Whether the address opens one of its lists."""
        return any(group.cut.page for group in self.groups)


@dataclass(frozen=True)
class ToMend:
    """What the reader has in charge in one network for one reason: what is late, then what can
    wait a little."""

    network: Network
    why: str
    late: list[MatterGroup]
    soon: list[MatterGroup]

    @property
    def first(self) -> list[MatterGroup]:
        """What is late and seen at once; one kind more is not worth a fold."""
        return self.late if len(self.late) == LATE_KINDS + 1 else self.late[:LATE_KINDS]

    @property
    def folds(self) -> list[Fold]:
        """The rest of what is late, then what can wait, each on one line."""
        late = Fold(_("Also to mend"), self.late[len(self.first) :])
        return [fold for fold in (late, Fold(_("Soon"), self.soon)) if fold.groups]


@dataclass
class Rights:
    """Which capacities give somebody a right, over a body or by a duty of a meeting; what does not
    change from one body of a kind to the next is looked for once."""

    place: Standing
    known: dict[tuple[Right, str, int | None], tuple[Office, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.own = {office.body_id for office in self.place.offices}
        self.seats = {seat.pk: seat for seat in self.place.seats}
        self.duties = self.place.charter.vocabulary.duties_of

    def offices(self, right: Right, body: int, kind: str) -> tuple[Office, ...]:
        key = (right, kind, body if body in self.own else None)
        if key not in self.known:
            self.known[key] = self.place.offices_with(right, Body(pk=body, kind=kind))
        return self.known[key]

    def may(self, right: Right, row: InCharge, turns: Mapping[str, int]) -> Capacities:
        """As `meetings.rules.may`: duties of that meeting, then offices."""
        bearing = {
            turns[duty.code]
            for duty in self.duties(row.body_kind)
            if right in duty.rights and duty.code in turns
        }
        on_duty = (
            seat for key, seat in self.seats.items() if key in bearing and seat.body_id == row.body
        )
        return (*on_duty, *self.offices(right, row.body, row.body_kind))


@dataclass(frozen=True)
class Sitting:
    """A meeting as one person has it in charge, and which seat takes each of its duties. Each
    method says one thing that may be wrong."""

    rights: Rights
    meeting: InCharge
    turns: Mapping[str, int]
    now: datetime

    def matters(self) -> Iterator[Pending]:
        """All that they can mend there."""
        meeting = self.meeting
        if meeting.starts_at > self.now:
            yield from self.before()
        elif meeting.ends_at <= self.now:
            opened = meeting.state == MeetingState.OPENED
            yield from self.after() if opened else self.never_opened()
        elif meeting.state != MeetingState.OPENED:
            yield from self.told(OPEN)

    def before(self) -> Iterator[Pending]:
        """The invitations, the agenda and the duties of a meeting that is near."""
        if self.meeting.state == MeetingState.PLANNED:
            yield from self.told(CONVENE)
        if not self.meeting.points:
            yield from self.told(AGENDA)
        if vacant := self.vacant():
            yield from self.told(DUTIES, detail=", ".join(vacant))

    def vacant(self) -> list[str]:
        """The duties of the meeting that no seat takes."""
        known = self.rights.duties(self.meeting.body_kind)
        return [duty.name for duty in known if duty.code not in self.turns]

    def never_opened(self) -> Iterator[Pending]:
        """A meeting that is past, and of which nothing is recorded."""
        yield from list(self.told(RECORD)) or self.told(CANCEL)

    def after(self) -> Iterator[Pending]:
        """Attendance, decisions and minutes of a meeting that was held."""
        if self.meeting.sealed_at is None:
            if not self.meeting.present:
                yield from self.told(ATTENDANCE)
            yield from self.undecided()
        yield from self.written()

    def undecided(self) -> Iterator[Pending]:
        """Decisions that were left open."""
        if number := self.meeting.left_open:
            words = ngettext("%(number)d decision", "%(number)d decisions", number)
            yield from self.told(DECISIONS, detail=words % {"number": number})

    def written(self) -> Iterator[Pending]:
        """Minutes that are late, that wait for a correction, that nobody has been sent."""
        state = self.meeting.record_state or MinutesState.DRAFT
        if state == MinutesState.DRAFT and self.are_told():
            topic = LATE_DRAFT if self.meeting.record else LATE_MINUTES
            early = replace(topic, code="unwritten", label=UNWRITTEN, overdue=False)
            yield from self.told(topic if self.took_long else early)
        if state == MinutesState.REVIEW and self.meeting.remarked:
            yield from self.told(REMARKS)
        if state == MinutesState.ADOPTED:
            yield from self.told(CIRCULATE)

    def are_told(self) -> bool:
        """Whether minutes in draft are told of: at once when nobody has the duty of writing them.
        The seat that has it finds them among its turns."""
        duties = self.rights.place.charter.vocabulary.duties.values()
        writing = [
            self.turns[duty.code]
            for duty in duties
            if Right.MINUTES in duty.rights and duty.code in self.turns
        ]
        if any(seat in self.rights.seats for seat in writing):
            return False
        return not writing or self.took_long

    @property
    def took_long(self) -> bool:
        """Whether they took longer than minutes may."""
        return self.meeting.ends_at + LATE <= self.now

    def told(self, topic: MatterTopic, *, detail: str = "") -> Iterator[Pending]:
        """The matter, if the person has one of the rights that mend it over the meeting."""
        meeting, place = self.meeting, self.rights.place
        found = (self.rights.may(right, meeting, self.turns) for right in topic.rights)
        allowed: Capacities = next(filter(None, found), ())
        if not allowed:
            return
        day = local_day(place.network, meeting.starts_at)

        def in_full() -> Matter:
            what = f"{meeting.title} ({meeting.body_name}), {shown_day(day)}"
            url = reverse(topic.page, args=[place.network.slug, meeting.meeting])
            said = labelled(what, detail) if detail else what
            return Matter(said, what, url, str(topic.gesture))

        why, late = in_words(allowed, place), topic.overdue and meeting.starts_at <= self.now
        yield Pending(place.network, topic.code, str(topic.label), why, in_full, day, late)


def in_words(allowed: Capacities, place: Standing) -> str:
    """« Animateur·trice de la Convention Cadre », or the seat that is on duty."""
    office = next((one for one in allowed if isinstance(one, Office)), allowed[0])
    return capacities.words(office, place.charter)


def grouped(pending: Iterable[Pending], opened: Opened) -> list[MatterGroup]:
    """The matters kind by kind: what is late first, then what was there first."""
    found: dict[tuple[bool, str, Network, str], list[Pending]] = {}
    for one in sorted(pending, key=lambda one: (not one.late, one.on or date.min)):
        found.setdefault((one.late, one.code, one.network, one.why), []).append(one)
    groups, keys = [], set[str]()
    for (late, code, network, why), those in found.items():
        key = f"{code}-{network.slug}"
        if key in keys:  # for another reason
            key = f"{key}-{len(keys)}"
        keys.add(key)
        topic = those[0].topic
        cut = opened.cut(key, topic, those, IN_A_GROUP)
        groups.append(MatterGroup(topic, network, why, late, cut))
    return groups


def by_reason(groups: Iterable[MatterGroup]) -> list[ToMend]:
    """The same under each reason, that is then said once: first those for which something is
    late."""
    found: dict[tuple[Network, str], ToMend] = {}
    for group in groups:
        key = group.network, group.why
        reason = found.setdefault(key, ToMend(*key, [], []))
        (reason.late if group.late else reason.soon).append(group)
    return list(found.values())


def of_meetings(
    places: Mapping[int, Standing], given: Mapping[str, object], *, wide: bool, now: datetime
) -> list[Pending]:
    """What the person can mend around the meetings of their networks (one query)."""
    rights = {network: Rights(place) for network, place in places.items()}
    rows = (InCharge._make(row) for row in IN_CHARGE[wide].values(**given))
    found: list[Pending] = []
    for _key, those in groupby(rows, key=attrgetter("meeting")):
        first, *_rest = same = list(those)
        if first.network in rights:
            turns = {row.duty: row.seat for row in same if row.duty and row.seat}
            found += Sitting(rights[first.network], first, turns, now).matters()
    return found


SHOWN = 4
"""How many names are said at most."""


def some(things: Sequence[object]) -> str:
    """« A, B, C et D », with how many more when there are many."""
    names = [str(thing) for thing in things[:SHOWN]]
    if more := len(things) - SHOWN:
        words = ngettext("%(number)d other", "%(number)d others", max(more, 0))
        names += [words % {"number": more}] if more > 0 else []
    return listed(names)
