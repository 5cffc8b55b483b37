"""Who comes, who has not answered, whom to ask: seat by seat, for those who sit in the body; with
the reasons, for those who convene."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Right, word_for
from tourdetable.domain.meetings.actions.reminding import Letters, letters_of
from tourdetable.domain.meetings.answers import HEARD, Attendee
from tourdetable.domain.meetings.enums import Channel, MeetingState
from tourdetable.domain.meetings.queries import ReplyRow, replies_to, unanswered
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.rules import phone_shown_to
from tourdetable.domain.networks.seating import HeldSeat, SeatHolder, held_seats
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.areas.meetings.asked import BEFORE
from tourdetable.interface.web.areas.meetings.seats import (
    ANSWERED,
    BADGES,
    EXPECTED,
    KINDS,
    SeatBoard,
)
from tourdetable.interface.web.opened import OpenLists, Size, query

TO_ASK, SETTLED = "ask", "settled"
"""What the address calls the two lists."""
SOME = Size(20, 15)
"""How many of each are shown at once."""
TO_CLEAR = ("each_other", "half_excused", "silent", "unsure", "vacant", "waits", "excused")
ORDER = (*TO_CLEAR, "pair", "coming")
"""Where seats stand, those that need somebody first."""

NOBODY_TO_ASK = {
    "waits": gettext_lazy("No place is left: offer to take part remotely, or a larger room."),
    "excused": gettext_lazy("Nobody comes: ask the institution for somebody else."),
}
"""What is to be done for a seat of which all the holders have answered."""


@dataclass(frozen=True)
class HolderAnswer:
    """One holder of a seat: what they answered, when and how; `notes` say what follows from what
    others said. `enter` is where their answer is entered."""

    name: str
    words: str
    said: str
    reason: str
    notes: tuple[str, ...]
    phone: str
    enter: str


@dataclass(frozen=True)
class SeatAnswers:
    """One seat: where it stands, what each holder said, and (`ask`) what is to be done."""

    name: str
    college: str
    code: str
    words: str
    holders: tuple[HolderAnswer, ...]
    ask: str
    mine: bool

    @property
    def badge(self) -> str:
        return BADGES.get(self.code, "")


@dataclass(frozen=True)
class AnswerBoard:
    """The answers to one invitation; `now_held` are the seats as they are held today."""

    chosen: Chosen
    board: SeatBoard
    now_held: Sequence[HeldSeat]
    letters: Letters
    silent: frozenset[tuple[int, int]]
    opened: OpenLists

    @property
    def convenes(self) -> bool:
        """Whether the reader convenes this meeting, and so reads the reasons."""
        return bool(self.chosen.may(Right.CONVENE))

    @property
    def may_enter(self) -> bool:
        """Whether the reader may enter the answers of others."""
        return self.awaited and self.convenes

    @cached_property
    def awaited(self) -> bool:
        """Whether answers are awaited."""
        meeting = self.chosen.meeting
        convened = meeting.state == MeetingState.CONVENED
        return convened and self.chosen.scene.now < meeting.ends_at

    @property
    def remote(self) -> int:
        """How many people come remotely."""
        people = {
            one.person
            for holders in self.board.known.values()
            for one in holders
            if one.coming and one.remote
        }
        return len(people)

    @property
    def reminders(self) -> str:
        """When those who are silent are reminded, in words."""
        days = self.chosen.meeting.reminders
        if not days:
            return _("none by itself")
        said = [ngettext("%(n)d day", "%(n)d days", n) % {"n": n} for n in sorted(days)[::-1]]
        return _("%(days)s before") % {"days": ", ".join(said)}

    @property
    def reminded(self) -> date | None:
        """When they were last reminded, since they were last asked."""
        asked, reminded = self.letters.asked, self.letters.reminded
        return reminded if reminded and not (asked and asked > reminded) else None

    @property
    def may_remind(self) -> bool:
        """Whether the reader may remind them now: once a day."""
        today = self.letters.reminded == self.chosen.scene.today
        return self.awaited and self.convenes and bool(self.silent) and not today

    @property
    def silent_people(self) -> int:
        """How many people have not answered, of those who are waited for."""
        return len({person for _seat, person in self.silent})

    @cached_property
    def sorted_seats(self) -> list[HeldSeat]:
        """Those that are waited for, or of which something is known, the most urgent first."""
        codes, asked = self.codes, {seat for seat, _person in self.silent}
        told = {seat for seat, code in codes.items() if code in (*HEARD, "waits")} | asked
        rows = [seat for seat in self.board.seats if seat.counts or seat.pk in told]
        return sorted(rows, key=lambda seat: ORDER.index(codes[seat.pk]))

    @cached_property
    def to_ask(self) -> Page[HeldSeat]:
        """The seats for which somebody is to be asked."""
        rows = [seat for seat in self.sorted_seats if self.code(seat) not in ("coming", "pair")]
        return self.opened.page(TO_ASK, rows, SOME)

    @cached_property
    def settled(self) -> Page[HeldSeat]:
        """Those for which somebody comes."""
        rows = [seat for seat in self.sorted_seats if self.code(seat) in ("coming", "pair")]
        return self.opened.page(SETTLED, rows, SOME)

    def code(self, seat: HeldSeat) -> str:
        """Where a seat stands."""
        return self.codes[seat.pk]

    @cached_property
    def codes(self) -> dict[int, str]:
        """Where each seat stands by its answers: also once it is known who came."""
        return {seat: self.board.expected(seat) for seat in self.board.known}

    @property
    def ask_query(self) -> str:
        return query(TO_ASK)

    @property
    def settled_query(self) -> str:
        return query(SETTLED)

    def lines(self, seats: Iterable[HeldSeat]) -> list[SeatAnswers]:
        """Seats in words."""
        return [self.line(seat) for seat in seats]

    def line(self, seat: HeldSeat) -> SeatAnswers:
        """One seat in words."""
        known = {one.person: one for one in self.board.known[seat.pk]}
        holders = tuple(self.holder(seat, one, known[one.person]) for one in seat.holders)
        code = self.code(seat)
        college = self.college_of(seat)
        words, mine = str(EXPECTED[code]), seat.pk in self.chosen.own
        ask = self.what_to_do(seat, known) if self.awaited else ""
        return SeatAnswers(seat.name, college, code, words, holders, ask, mine)

    def college_of(self, seat: HeldSeat) -> str:
        """The college of a seat, and its kind where it does not count."""
        college = word_for(self.chosen.scene.charter.vocabulary.colleges, seat.college)
        return college if seat.counts else f"{college}, {KINDS[seat.kind]}"

    def holder(self, seat: HeldSeat, one: SeatHolder, known: Attendee) -> HolderAnswer:
        """One holder in words."""
        row = self.rows.get((seat.pk, one.person))
        shown = phone_shown_to(self.chosen.scene.member, one, (self.chosen.meeting.body_id,))
        return HolderAnswer(
            one.name,
            str(ANSWERED[known.answer]),
            *self.said_and_why(row),
            tuple(self.notes(seat, known, row)),
            one.phone if shown else "",
            self.entered_at(seat, one) if self.answers_now(seat, one) else "",
        )

    def answers_now(self, seat: HeldSeat, one: SeatHolder) -> bool:
        """Whether the reader may enter what a holder answers: who is to hold it later answers
        then."""
        return self.may_enter and (seat.pk, one.person) in self.holders_today

    @cached_property
    def holders_today(self) -> set[tuple[int, int]]:
        """Who holds which seat today."""
        return {(seat.pk, one.person) for seat in self.now_held for one in seat.holders}

    def said_and_why(self, row: ReplyRow | None) -> tuple[str, str]:
        """How an answer that stands was said, and its reason for those who convene."""
        if row is None or not row.stands:
            return "", ""
        return self.how_said(row), row.reason if self.convenes else ""

    def entered_at(self, seat: HeldSeat, one: SeatHolder) -> str:
        """Where the answer of a holder is entered."""
        meeting = self.chosen.meeting.pk
        return self.chosen.scene.url("meeting_answer_enter", meeting, seat.pk, one.person)

    @cached_property
    def rows(self) -> Mapping[tuple[int, int], ReplyRow]:
        """The answers, by seat and person."""
        return {(row.seat_id, row.person_id): row for row in self.board.replies}

    def how_said(self, row: ReplyRow) -> str:
        """When it was said, and how it reached us."""
        day = shown_day(local_day(self.chosen.scene.network, row.at))
        return f"{day}, {Channel(row.channel).label}"

    def notes(self, seat: HeldSeat, known: Attendee, row: ReplyRow | None) -> Iterable[str]:
        """What follows from what others said, from the room, from another date."""
        if known.clashes:
            yield _("the pair partner says, since, that they come")
        elif known.coming and known.by != known.person:
            yield _("comes, says the pair partner")
        if rank := self.board.room.rank(seat.pk, known.person):
            yield _("waiting list, number %(number)d") % {"number": rank}
        if row is not None and not row.stands:
            day = shown_day(local_day(self.chosen.scene.network, row.starts_at))
            said = {"day": day, "answer": str(ANSWERED[row.answer])}
            yield _("had answered for %(day)s: %(answer)s") % said

    def what_to_do(self, seat: HeldSeat, known: Mapping[int, Attendee]) -> str:
        """Whom to ask so that somebody comes for a seat."""
        asked = [one.name for one in seat.holders if known[one.person].coming is None]
        said = {"names": ", ".join(asked)}
        match self.code(seat):
            case "vacant":
                return self.why_vacant(seat)
            case "each_other":
                names = ", ".join(one.name for one in seat.holders)
                return _("Clear up who comes: %(names)s.") % {"names": names}
            case "half_excused":
                return _("Ask whoever holds the seat too: %(names)s.") % said
            case "silent" | "unsure":
                return _("Ask %(names)s.") % said
        return str(NOBODY_TO_ASK.get(self.code(seat), ""))

    def why_vacant(self, seat: HeldSeat) -> str:
        """Whether it is vacant, or will be that day."""
        today = next((one for one in self.now_held if one.pk == seat.pk), None)
        if today is None or not today.holders:
            return _("Nobody holds it: whoever composes the body looks for somebody.")
        said = [
            f"{one.name} ({shown_day(one.ends)})" if one.ends else one.name for one in today.holders
        ]
        return _(
            "It will be vacant that day, its holders’ mandates end before: %(names)s. Ask them who "
            "comes after them."
        ) % {"names": ", ".join(said)}


def answer_board(chosen: Chosen, opened: OpenLists) -> AnswerBoard:
    """Read the answers to an invitation, in as many queries for 3 seats as for 300."""
    meeting, scene = chosen.meeting, chosen.scene
    seats = held_seats(meeting.body, on=chosen.on)
    board = SeatBoard(chosen, seats, replies_to(meeting), [], opened)
    silent = unanswered(meeting, now=scene.now, known=board.known)
    return AnswerBoard(
        chosen,
        board,
        held_seats(meeting.body, on=scene.today),
        letters_of([meeting])[meeting.pk],
        frozenset(silent) if meeting.state in BEFORE else frozenset(),
        opened,
    )
