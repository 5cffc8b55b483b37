"""What goes on in a room now: where one is, the clock, what is asked, who has the floor. The same
for the screen, the phones and whoever leads; nothing of it holds what is not revealed yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import Attribution
from tourdetable.domain.decisions.enums import ObjectionState, Outcome, Stance
from tourdetable.domain.decisions.models import Position
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rounds.enums import (
    AFTER_POSITIONS,
    BY_SEATS,
    ConsentStep,
    RoundKind,
    RoundState,
)
from tourdetable.domain.rounds.models import InTheRoom, LiveSession, Round, RoundEntry
from tourdetable.domain.rounds.queries import (
    current_round,
    guests_in,
    is_hidden,
    positions_in,
    rounds_of,
    seats_in,
    seconds_left,
    session_of,
    shown,
    who_wrote,
)
from tourdetable.domain.rounds.results import (
    DotCount,
    JudgedOption,
    NamedCount,
    dot_counts,
    judged,
    named_counts,
    said,
    table_number,
)
from tourdetable.domain.rounds.tables import table_of
from tourdetable.domain.rounds.voices import RoomVoice, voice_of

OBJECTIONS = {one.value: one.label for one in ObjectionState}
STANCES = {one.value: one.label for one in Stance}


@dataclass(frozen=True)
class SaidLine:
    """What a voice said, and whose it is."""

    who: str
    words: str
    stance: str = ""
    would_lift: str = ""
    became: str = ""
    how: str = ""


@dataclass(frozen=True)
class TableLine:
    """A table of a world café: its number, its host, those who sit there."""

    number: int
    host: str
    others: Sequence[str]


@dataclass(frozen=True)
class FloorLine:
    """A voice in a go-round."""

    code: str
    name: str


@dataclass(frozen=True)
class SpokenTime:
    """For how long a seat has spoken."""

    name: str
    seconds: int
    words: str


@dataclass(frozen=True)
class StepLine:
    """A step of a consent."""

    code: str
    words: str
    current: bool
    done: bool


@dataclass(frozen=True)
class RoundNow:
    """A round as everybody may see it."""

    one: Round
    entries: Sequence[RoundEntry]
    names: Mapping[str, str]
    wrote: Mapping[str, str] = field(default_factory=dict)
    positions: Sequence[Position] = ()

    @property
    def hidden(self) -> bool:
        """Whether what is written now waits to be revealed."""
        return is_hidden(self.one, self.one.step)

    @property
    def kind_words(self) -> str:
        return str(RoundKind(self.one.kind).label)

    @property
    def writes(self) -> bool:
        """Whether something is written now."""
        one = self.one
        if one.state == RoundState.OVER:
            return False
        if one.kind == RoundKind.CONSENT:
            return one.step in (ConsentStep.CLARIFY, ConsentStep.REACT, ConsentStep.OBJECT)
        still = one.kind in (RoundKind.GO_ROUND, RoundKind.ELECTION)
        return still or one.state == RoundState.RUNNING

    @cached_property
    def lines(self) -> list[SaidLine]:
        """What was said: at the present step of a consent, else all of it."""
        if self.positions:
            return [position_line(one) for one in self.positions]
        rows = said(self.one, self.entries)
        if self.one.kind == RoundKind.CONSENT:
            step = self.spoken_step
            rows = [row for row in self.entries if row.step == step and (row.words or row.stance)]
        return [self.line(row) for row in rows]

    @property
    def spoken_step(self) -> str:
        """The step whose words are shown: where each seat stands, once it has said it."""
        return ConsentStep.OBJECT if self.one.step in AFTER_POSITIONS else self.one.step

    def line(self, entry: RoundEntry) -> SaidLine:
        """What one voice said; its name, unless it wants none. A position is the seat's."""
        unnamed = entry.attribution == Attribution.NONE and not entry.stance
        name = str(entry.seat) if entry.seat else self.names.get(voice_of(entry).code, entry.label)
        who = "" if unnamed else name
        if table := table_number(self.one, entry):
            who = _("Table %(n)d") % {"n": table}
        stance = STANCES.get(entry.stance, "")
        named = _("proposes %(name)s") % {"name": entry.named} if entry.named else ""
        return SaidLine(who, entry.words, str(stance) or named, entry.would_lift)

    @cached_property
    def named(self) -> list[NamedCount]:
        """Whom seats propose in an election."""
        return named_counts(self.entries) if self.one.kind == RoundKind.ELECTION else []

    @property
    def seated(self) -> list[TableLine]:
        """The tables of the present conversation of a world café."""
        turn = int(self.one.step or 0) if self.one.kind == RoundKind.CAFE else 0
        if not 0 < turn <= len(self.one.tables):
            return []
        found = []
        for number, table in enumerate(self.one.tables[turn - 1], 1):
            names = [self.names[code] for code in table if code in self.names]
            found.append(TableLine(number, names[0] if names else "", names[1:]))
        return found

    @property
    def turns_words(self) -> str:
        """Which conversation of a world café it is."""
        words = _("Conversation %(n)s of %(total)d")
        return words % {"n": self.one.step, "total": len(self.one.tables)}

    @property
    def last_turn(self) -> bool:
        """Whether tables are not changed any more."""
        return self.one.step == str(len(self.one.tables))

    def table_of(self, voices: Iterable[str]) -> int:
        """The number of the table where one of these voices sits now; 0: at none."""
        numbers = (table_of(self.one.tables, self.one.step, code) for code in voices)
        return next((number for number in numbers if number), 0)

    @cached_property
    def dots(self) -> list[DotCount]:
        return dot_counts(self.one, self.entries) if self.one.kind == RoundKind.DOTS else []

    @cached_property
    def judged(self) -> list[JudgedOption]:
        return judged(self.one, self.entries) if self.one.kind == RoundKind.JUDGEMENT else []

    @property
    def outcome(self) -> str:
        """How the decision of a consent ended, in words."""
        decision = self.one.decision
        return str(Outcome(decision.outcome).label) if decision and decision.outcome else ""

    @property
    def speaking(self) -> str:
        """Who has the floor."""
        return self.names.get(self.one.speaking, "")

    @property
    def waiting(self) -> list[FloorLine]:
        return self.floor(self.one.waiting)

    @property
    def passed(self) -> list[FloorLine]:
        return self.floor(self.one.passed)

    @property
    def done(self) -> list[FloorLine]:
        return self.floor(self.one.done)

    def floor(self, codes: Iterable[str]) -> list[FloorLine]:
        """Voices by name, in their order; without those that have left."""
        return [FloorLine(code, self.names[code]) for code in codes if code in self.names]

    @property
    def awaited(self) -> list[str]:
        """The names of those that have written nothing yet."""
        seats = self.one.kind in BY_SEATS
        codes = [code for code in self.names if code.startswith("s") or not seats]
        return [self.names[code] for code in codes if code not in self.wrote]

    @property
    def seals(self) -> str:
        """By what an open page knows that one of its reader's voices has written again."""
        return " ".join(f"{code}.{seal}" for code, seal in self.wrote.items())

    @property
    def wrote_words(self) -> str:
        """How many have written."""
        words = ngettext("%(n)d voice has written.", "%(n)d voices have written.", len(self.wrote))
        return words % {"n": len(self.wrote)}

    @property
    def steps(self) -> list[StepLine]:
        """The steps of a consent."""
        order = [*ConsentStep]
        if self.one.kind != RoundKind.CONSENT:
            return []
        here = order.index(ConsentStep(self.one.step))
        return [StepLine(s, str(s.label), n == here, n < here) for n, s in enumerate(order)]


def position_line(position: Position) -> SaidLine:
    """Where a seat stands on a decision, and what became of its objection."""
    became = str(OBJECTIONS.get(position.objection, ""))
    return SaidLine(
        str(position.seat),
        position.words,
        str(STANCES.get(position.stance, "")),
        position.would_lift,
        became,
        position.how_lifted,
    )


@dataclass(frozen=True)
class RoomNow:
    """The whole room."""

    meeting: Meeting
    live: LiveSession | None
    points: Sequence[AgendaItem]
    seats: Mapping[int, Seat]
    guests: Mapping[int, InTheRoom]
    rounds: Sequence[RoundNow] = field(default=())
    left: int | None = None

    @property
    def going_on(self) -> bool:
        return self.live is not None and self.live.ended_at is None

    @property
    def now(self) -> RoundNow | None:
        """What is asked now."""
        last = self.rounds[-1] if self.rounds else None
        return last if last is not None and last.one.state != RoundState.OVER else None

    @property
    def former(self) -> list[RoundNow]:
        """What was asked before, the latest first."""
        return [one for one in reversed(self.rounds) if one.one.state == RoundState.OVER]

    @property
    def just_asked(self) -> RoundNow | None:
        """What was asked last of the present point, as long as nothing else is."""
        last = self.former[0] if self.former and not self.now else None
        return last if last and self.live and last.one.item_id == self.live.point_id else None

    @property
    def point(self) -> AgendaItem | None:
        """Where one is."""
        return self.live.point if self.live else None

    @property
    def place(self) -> int:
        """Its number, from 1; 0 outside of the agenda."""
        pk = self.point.pk if self.point else None
        return next((n for n, item in enumerate(self.points, 1) if item.pk == pk), 0)

    @property
    def following(self) -> AgendaItem | None:
        """The point after it."""
        return self.points[self.place] if self.place < len(self.points) else None

    @property
    def before(self) -> AgendaItem | None:
        """The point before it."""
        return self.points[self.place - 2] if self.place > 1 else None

    @property
    def runs(self) -> bool:
        """Whether the clock runs."""
        return self.live is not None and self.live.rings_at is not None

    @property
    def key(self) -> str:
        """What changes whenever readers have something else to answer, or to lead: the voice of
        whoever leads, then what is asked."""
        if self.live is None or self.live.ended_at is not None:
            return ""
        lead = self.live.seat_id
        told: list[int | str | None] = [RoomVoice(lead).code if lead else None]
        if self.now is not None:
            one = self.now.one
            told += [one.pk, one.step, one.state]
        return "-".join(str(one or 0) for one in told)

    @property
    def clock(self) -> str:
        """The time that is left, in words that hurry nobody."""
        if self.left is None:
            return ""
        minutes = abs(self.left) // 60
        if self.left < 0:
            if not minutes:
                return _("The time of this point is over: finish gently.")
            words = ngettext(
                "The time of this point is over since %(n)d minute: finish gently.",
                "The time of this point is over since %(n)d minutes: finish gently.",
                minutes,
            )
            return words % {"n": minutes}
        return f"{minutes}:{self.left % 60:02d}"

    @property
    def leader(self) -> str:
        """The seat that leads."""
        return str(self.live.seat) if self.live and self.live.seat else ""

    @property
    def times(self) -> list[SpokenTime]:
        """For how long each seat has spoken in this session, those who spoke least first."""
        if self.live is None:
            return []
        spoken = self.live.spoken
        rows = [(spoken.get(RoomVoice(pk).code, 0), str(seat)) for pk, seat in self.seats.items()]
        return [SpokenTime(name, n, f"{n // 60}:{n % 60:02d}") for n, name in sorted(rows)]


def room_now(meeting: Meeting, now: datetime, *, in_public: bool = False) -> RoomNow:
    """What goes on, in at most twelve queries. `in_public`: on the room's screen, where nobody's
    name is shown."""
    live, points = session_of(meeting), list(meeting.agenda.all())
    if live is None:
        return RoomNow(meeting, None, points, {}, {})
    seats, guests = seats_in(meeting), guests_in(meeting)
    rounds = rounds_now(meeting, names_of(seats, guests, in_public=in_public))
    return RoomNow(meeting, live, points, seats, guests, rounds, seconds_left(live, now))


def names_of(
    seats: Mapping[int, Seat], guests: Mapping[int, InTheRoom], *, in_public: bool
) -> dict[str, str]:
    """The names of all voices, by their codes."""
    nobody = _("Somebody without a seat")
    found = {RoomVoice(pk).code: str(seat) for pk, seat in seats.items()}
    for pk, guest in guests.items():
        found[RoomVoice(guest=pk).code] = nobody if in_public else guest.name
    return found


def rounds_now(meeting: Meeting, names: Mapping[str, str]) -> list[RoundNow]:
    """All the rounds of a meeting, with what may be shown of each (four queries)."""
    rows = list(rounds_of(meeting))
    for one in rows:
        one.meeting = meeting
    entries, positions, found = shown(rows), positions_in(rows), []
    for one in rows:
        over = one.state == RoundState.OVER
        wrote = {} if over else who_wrote(one)
        stands = positions.get(one.decision_id or 0, [])
        found.append(RoundNow(one, entries.get(one.pk, []), names, wrote, stands))
    return found


def room_for_one(meeting: Meeting, now: datetime) -> RoomNow:
    """What a reader needs to answer, and nothing of what all see: at most five queries."""
    live = session_of(meeting)
    one = current_round(meeting) if live is not None else None
    rounds = [] if one is None else [RoundNow(one, [], {}, who_wrote(one))]
    left = seconds_left(live, now) if live is not None else None
    return RoomNow(meeting, live, [], {}, {}, rounds, left)
