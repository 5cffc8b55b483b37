"""The seats of a body around one meeting: who was asked and answers, who came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page
from django.utils.timezone import localdate
from django.utils.translation import gettext, gettext_lazy, ngettext, ngettext_lazy, pgettext_lazy

from tourdetable.core.charter.terms.model import SeatKind, word_for
from tourdetable.domain.meetings.answers import (
    Attendee,
    Room,
    SaidAnswer,
    attendees,
    room,
    standing_of,
)
from tourdetable.domain.meetings.enums import CAME, Answer, MeetingState, Mode
from tourdetable.domain.meetings.queries import MarkRow, ReplyRow
from tourdetable.domain.networks.enums import SEAT_KINDS
from tourdetable.domain.networks.queries import by_college
from tourdetable.domain.networks.seating import HeldSeat, SeatHolder
from tourdetable.interface.language import clock
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.opened import OpenLists, Size, address, query

SEATS = "seats"
"""What the address calls the list of the seats."""
WHOLE = 40
"""Seats that a page names one by one; where there are more, it counts them college by college."""
OPENED = Size(15, 10)
"""How many of these are shown at once."""
THERE = "there"
"""What the address calls the seats that come or came."""

BADGES = {
    "coming": "good",
    "pair": "good",
    "present": "good",
    "each_other": "warning",
    "waits": "warning",
    "vacant": "bad",
    "absent": "warning",
}
"""Where a seat stands → kind of badge."""


@dataclass(frozen=True)
class Holder:
    """One person of a seat: their answer to the invitation or how they were there, in a code and
    in words; and what they had answered (`former`) for another date of the meeting."""

    person: str
    code: str
    words: str
    entered_by: str = ""
    former: str = ""
    former_day: date | None = None


@dataclass(frozen=True)
class SeatLine:
    """One seat: its holders, where it stands as a whole (`code`), whether it is the reader's."""

    seat: HeldSeat
    college: str
    holders: tuple[Holder, ...]
    code: str
    words: str
    mine: bool

    @property
    def badge(self) -> str:
        return BADGES.get(self.code, "")

    @property
    def kind(self) -> str:
        """What it is, when it is not waited for."""
        return "" if self.seat.counts else str(KINDS[self.seat.kind])

    @property
    def says_something(self) -> bool:
        """Nothing is said of a seat that is not waited for and of which nothing is known."""
        return self.seat.counts or self.code not in ("silent", "unmarked", "absent")

    @property
    def says_all(self) -> bool:
        """Whether what is said of the seat says it of each holder: all excused, all absent."""
        return self.says_something and all(holder.code == self.code for holder in self.holders)

    @property
    def there(self) -> tuple[Holder, ...]:
        """The holders who came."""
        return tuple(holder for holder in self.holders if holder.code in CAME)


KINDS = dict(SEAT_KINDS)

ANSWERED = {
    **dict(Answer.choices),
    "": gettext_lazy("no answer yet"),
    Answer.ATTEND: gettext_lazy("will attend"),
    Answer.REMOTE: gettext_lazy("will attend remotely"),
    Answer.PAIR: gettext_lazy("relies on their pair partner"),
    Answer.BOTH: gettext_lazy("will attend, and so will their pair partner"),
    Answer.TENTATIVE: gettext_lazy("does not know yet"),
    Answer.EXCUSED: gettext_lazy("sends apologies"),
}
"""What a person answered, in words."""

EXPECTED = {
    "coming": gettext_lazy("will be there"),
    "pair": gettext_lazy("will be there, by the pair partner"),
    "waits": gettext_lazy("waiting list"),
    "each_other": gettext_lazy("to clear up between pair partners"),
    "half_excused": gettext_lazy("waiting for the pair partner"),
    "excused": pgettext_lazy("seat", "excused"),
    "unsure": gettext_lazy("not known yet"),
    "silent": gettext_lazy("no answer yet"),
    "vacant": gettext_lazy("vacant seat"),
}
"""Where a seat stands before the sitting, in words."""

MARKED = {**dict(Mode.choices), "": gettext_lazy("not marked")}
"""How a person was there, in words."""


def marked_words(row: MarkRow) -> str:
    """The same with the times that were noted."""
    said = [str(MARKED[row.mode])]
    if row.arrived_at:
        said.append(gettext("arrived at %(time)s") % {"time": clock(row.arrived_at)})
    if row.left_at:
        said.append(gettext("left at %(time)s") % {"time": clock(row.left_at)})
    return ", ".join(said)


CAME_WORDS = {
    "present": gettext_lazy("present"),
    "excused": pgettext_lazy("seat", "excused"),
    "absent": pgettext_lazy("seat", "absent"),
    "unmarked": pgettext_lazy("seat", "not marked"),
    "vacant": gettext_lazy("vacant seat"),
}
"""How a seat was there, in words."""


@dataclass(frozen=True)
class Said:
    """A count, in words, and where those that it counts are opened; empty: they are in sight."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class CollegeLine:
    """A college of many seats: how many it has, where they stand, where they are opened."""

    name: str
    url: str
    words: Sequence[str]


@dataclass(frozen=True)
class SeatBoard:
    """The seats of that day, counted once; those that the page shows are told in words.

    `replies` are read before the sitting, `marks` from its opening on.
    """

    chosen: Chosen
    seats: Sequence[HeldSeat]
    replies: Sequence[ReplyRow]
    marks: Sequence[MarkRow]
    opened: OpenLists

    @cached_property
    def given(self) -> Mapping[tuple[int, int], ReplyRow | MarkRow]:
        """What is known of each holder of each seat."""
        rows: Sequence[ReplyRow | MarkRow] = self.marks if self.chosen.held else self.replies
        return {(row.seat_id, row.person_id): row for row in rows}

    @cached_property
    def codes(self) -> dict[int, str]:
        """Where each seat stands."""
        if not self.chosen.held:
            return {seat: self.expected(seat) for seat in self.known}
        modes = {(row.seat_id, row.person_id): row.mode for row in self.marks}
        return {
            seat.pk: came([modes.get((seat.pk, one.person), "") for one in seat.holders])
            for seat in self.seats
        }

    def expected(self, seat: int) -> str:
        """Where a seat stands before the sitting: it waits when nobody who comes for it has a
        place."""
        people = self.known[seat]
        code, waiting = standing_of(people), {place.person for place in self.room.waiting}
        come = {one.person for one in people if one.coming}
        return "waits" if code in COMES and come <= waiting else code

    @cached_property
    def known(self) -> dict[int, list[Attendee]]:
        """What the answers that stand say of each holder of each seat."""
        said: dict[int, list[SaidAnswer]] = {}
        for row in self.replies:
            if row.stands:
                said.setdefault(row.seat_id, []).append(row.statement)
        return {
            seat.pk: attendees([one.person for one in seat.holders], said.get(seat.pk, ()))
            for seat in self.seats
        }

    @cached_property
    def room(self) -> Room:
        """Who has a place, and who waits for one."""
        return room(self.known, self.chosen.meeting.capacity)

    @property
    def expected_people(self) -> list[SeatHolder]:
        """Those who are to be there: whoever has not said that they stay away; before the
        sitting, of seats that follow through the minutes, whoever said that they come."""
        away = (Answer.EXCUSED, Answer.PAIR, Mode.EXCUSED, Mode.ABSENT)
        found = []
        for seat in self.seats:
            for one in seat.holders:
                said = self.said_by(seat.pk, one.person)
                if said not in away and (said or seat.kind != SeatKind.LIGHT):
                    found.append(one)
        return found

    def said_by(self, seat: int, person: int) -> str:
        """How somebody is marked, or what they answered for the date at which it is held."""
        row = self.given.get((seat, person))
        if isinstance(row, MarkRow):
            return row.mode
        return row.answer if row and row.stands else ""

    @property
    def long(self) -> bool:
        """Whether the seats are counted rather than named."""
        return len(self.seats) > WHOLE and not self.opened.whole

    @property
    def open(self) -> bool:
        """Whether some are opened by address."""
        return self.opened.opens(SEATS) or self.opened.whole

    @cached_property
    def groups(self) -> list[tuple[str, list[HeldSeat]]]:
        """The seats, college by college."""
        return by_college(self.chosen.scene.charter, self.chosen.meeting.body, self.seats)

    @cached_property
    def page(self) -> Page[HeldSeat]:
        """The seats to show: all of few; of many, those that are opened, else the reader's."""
        rows = [seat for _name, seats in self.groups for seat in seats]
        if self.long:
            rows = [seat for seat in rows if self.is_shown(seat)]
        return self.opened.page(SEATS, rows, OPENED if self.long else Size(WHOLE, WHOLE))

    def is_shown(self, seat: HeldSeat) -> bool:
        """Whether one seat among many is opened, or the reader's own when none is."""
        if not self.open:
            return seat.pk in self.chosen.own
        asked = self.opened.asked
        if asked.get("college", seat.college) != seat.college:
            return False
        state = asked.get("state", "")
        return not state or (seat.counts and state == self.state(seat))

    def state(self, seat: HeldSeat) -> str:
        """What the address calls where a seat stands."""
        code = self.codes[seat.pk]
        return THERE if code in COMES else code

    @cached_property
    def lines(self) -> list[SeatLine]:
        """Those that are shown, in words."""
        return [self.line(seat) for seat in self.page]

    @property
    def query(self) -> str:
        """What comes before the number of another page of them."""
        asked = self.opened.asked
        return query(SEATS, college=asked.get("college", ""), state=asked.get("state", ""))

    @cached_property
    def heading(self) -> str:
        """Which of many are shown: « Sans réponse », the name of a college."""
        asked, words = self.opened.asked, self.chosen.scene.charter.vocabulary
        said = []
        if college := asked.get("college", ""):
            said.append(word_for(words.colleges, college))
        if state := asked.get("state", ""):
            said += [row.words for row in self.summary if row.url == address(SEATS, state=state)]
        return " · ".join(said)

    @cached_property
    def there(self) -> list[SeatLine]:
        """The seats for which somebody came, unless they are many."""
        if self.long:
            return []
        return [line for line in self.lines if line.there]

    @property
    def many_there(self) -> str:
        """Where many that came are opened."""
        came = COMES & set(self.codes.values())
        return address(SEATS, state=THERE) if self.long and came else ""

    def line(self, seat: HeldSeat) -> SeatLine:
        """One seat in words."""
        tell = self.how_there if self.chosen.held else self.what_answered
        holders = tuple(tell(seat, one.person, one.name) for one in seat.holders)
        code = self.codes[seat.pk]
        words = (CAME_WORDS if self.chosen.held else EXPECTED)[code]
        college = word_for(self.chosen.scene.charter.vocabulary.colleges, seat.college)
        return SeatLine(seat, college, holders, code, str(words), seat.pk in self.chosen.own)

    def what_answered(self, seat: HeldSeat, person: int, name: str) -> Holder:
        """A person of a seat, with their answer if it is for the date that the meeting now has."""
        row, waits = self.given.get((seat.pk, person)), self.waits(seat.pk, person)
        if not isinstance(row, ReplyRow):
            return Holder(name, "waits" if waits else "", waits or str(ANSWERED[""]))
        if row.stands:
            words = str(ANSWERED[row.answer])
            return Holder(name, row.answer, f"{words}, {waits}" if waits else words)
        former, then = str(ANSWERED[row.answer]), localdate(row.starts_at)
        return Holder(name, "", str(ANSWERED[""]), former=former, former_day=then)

    def waits(self, seat: int, person: int) -> str:
        """That somebody waits for a place, when they do."""
        rank = self.room.rank(seat, person) if self.chosen.meeting.capacity else 0
        return gettext("waiting list, number %(number)d") % {"number": rank} if rank else ""

    def how_there(self, seat: HeldSeat, person: int, name: str) -> Holder:
        """A person of a seat, how they were there, who wrote it when it was somebody else."""
        row = self.given.get((seat.pk, person))
        if not isinstance(row, MarkRow):
            return Holder(name, "", str(MARKED[""]))
        return Holder(name, row.mode, marked_words(row), row.other_hand)

    @cached_property
    def former_answers(self) -> int:
        """How many answers were given for another time, and no longer stand."""
        if all(row.stands for row in self.replies):
            return 0
        held = {(seat.pk, one.person) for seat in self.seats for one in seat.holders}
        return sum(not r.stands and (r.seat_id, r.person_id) in held for r in self.replies)

    @cached_property
    def summary(self) -> list[Said]:
        """Where the standing seats are, each count with what opens those that it counts."""
        said = counted(Counter(self.codes[seat.pk] for seat in self.seats if seat.counts))
        if not self.long:
            return [Said(words) for _state, words in said]
        known = {self.state(seat) for seat in self.seats if seat.counts}
        return [
            Said(words, address(SEATS, state=state) if state in known else "")
            for state, words in said
        ]

    @cached_property
    def colleges(self) -> list[CollegeLine]:
        """Many seats, college by college."""
        return [self.college(name, seats) for name, seats in self.groups] if self.long else []

    def college(self, name: str, seats: Sequence[HeldSeat]) -> CollegeLine:
        """One college: how many seats, and where those that are waited for stand."""
        words = ngettext("%(number)d seat", "%(number)d seats", len(seats)) % {"number": len(seats)}
        url = address(SEATS, college=seats[0].college)
        standing = Counter(self.codes[seat.pk] for seat in seats if seat.counts)
        if not standing or self.chosen.meeting.state == MeetingState.PLANNED:
            return CollegeLine(name, url, [words])
        more = [] if standing.total() == len(seats) else [words]
        return CollegeLine(name, url, [*more, *(said for _state, said in counted(standing))])


def came(modes: list[str]) -> str:
    """Where a seat stands, from how its holders were there: present as soon as one of them came.

    >>> came(["excused", "remote"]), came(["excused", "absent"]), came(["", "absent"]), came([])
    ('present', 'excused', 'absent', 'vacant')
    """
    if not modes:
        return "vacant"
    if any(mode in CAME for mode in modes):
        return "present"
    return next((mode for mode in (Mode.EXCUSED, Mode.ABSENT) if mode in modes), "unmarked")


REST = {
    "excused": ngettext_lazy("%(number)d excused", "%(number)d excused", "number"),
    "absent": ngettext_lazy("%(number)d absent", "%(number)d absent", "number"),
    "waits": ngettext_lazy("%(number)d without a place", "%(number)d without a place", "number"),
    "each_other": ngettext_lazy("%(number)d to clear up", "%(number)d to clear up", "number"),
    "half_excused": ngettext_lazy(
        "%(number)d incomplete answer", "%(number)d incomplete answers", "number"
    ),
    "unsure": ngettext_lazy("%(number)d not known yet", "%(number)d not known yet", "number"),
    "silent": ngettext_lazy("%(number)d without answer", "%(number)d without answer", "number"),
    "unmarked": ngettext_lazy("%(number)d not marked", "%(number)d not marked", "number"),
    "vacant": ngettext_lazy("%(number)d vacant", "%(number)d vacant", "number"),
}
"""How many seats stand elsewhere than present, in the order in which it is said."""


COMES = {"present", "coming", "pair"}
"""Where a seat stands that comes or came."""


def counted(found: Counter[str]) -> Iterator[tuple[str, str]]:
    """« 7 sièges présents sur 9 », « 1 siège excusé »…, each with what the address calls it;
    `found` counts standing seats only, since the others are not waited for."""
    present = sum(found[code] for code in COMES)
    if found.keys() & {"present", "unmarked", "absent"}:
        first = ngettext(
            "%(number)d seat present out of %(total)d",
            "%(number)d seats present out of %(total)d",
            present,
        )
    else:
        first = ngettext(
            "%(number)d seat will be there out of %(total)d",
            "%(number)d seats will be there out of %(total)d",
            present,
        )
    yield THERE, first % {"number": present, "total": found.total()}
    for code, words in REST.items():
        if found[code]:
            yield code, words % {"number": found[code]}
