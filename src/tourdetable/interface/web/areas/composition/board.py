"""The composition board of a body: its seats by college, in what state each is, and what is
expected there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import SeatKind, word_for
from tourdetable.domain.compliance.composition import Unfilled, expected
from tourdetable.domain.convention.queries.agreements import asks_for_agreement
from tourdetable.domain.meetings.silence import silent
from tourdetable.domain.networks.enums import SEAT_KINDS
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.queries import by_college
from tourdetable.interface.language import day as long_day
from tourdetable.interface.web.areas.composition.reads import (
    BoardHolder,
    BoardSeat,
    EndedSeat,
    board_seats,
    ended_seats,
    offices_of,
)
from tourdetable.interface.web.areas.inbox.reaching import reached
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.opened import OpenLists, Size
from tourdetable.interface.web.searching import Sought

SEATS = Size(whole=40, page=30)
"""How many seats the board shows at once."""

VACANT, HALF, FILLED = "vacant", "half", "filled"
ENDING, SILENT, LIGHT, INVITED, COMING = "ending", "silent", "light", "invited", "coming"

STATES = {
    VACANT: gettext_lazy("Vacant"),
    HALF: gettext_lazy("Somebody missing"),
    FILLED: gettext_lazy("Complete"),
    ENDING: gettext_lazy("Ending soon"),
    SILENT: gettext_lazy("Silent"),
    LIGHT: gettext_lazy("By the minutes"),
    INVITED: gettext_lazy("Invited"),
    COMING: gettext_lazy("To come"),
}
"""In what state a seat may be: the word of the filter."""


@dataclass(frozen=True)
class StateChoice:
    """A state, how many seats are in it, the address that shows them alone."""

    words: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True)
class BoardRow:
    """A seat as the board tells it: `state` is vacant, half or filled (or coming, for one that has
    not begun); who holds it, what should be known of it."""

    seat: BoardSeat
    state: str
    notes: tuple[str, ...]

    @property
    def words(self) -> str:
        return str(STATES[self.state])


@dataclass(frozen=True)
class CompositionBoard:
    """The board of one body, for whoever composes it: the same number of queries for 20 seats and
    200."""

    scene: Scene
    body: Body
    asked: Mapping[str, str]

    @cached_property
    def opened(self) -> OpenLists:
        """The list of seats is the one that has pages."""
        return OpenLists({**self.asked, "open": "seats"})

    @property
    def has_agreement(self) -> bool:
        """Whether an agreement says who is expected there."""
        return asks_for_agreement(self.scene.charter)

    @property
    def kind(self) -> str:
        """The charter's word for its kind."""
        return word_for(self.scene.charter.vocabulary.body_kinds, self.body.kind)

    @cached_property
    def places(self) -> int:
        """How many people hold one seat, in this kind of body."""
        kind = self.scene.charter.vocabulary.body_kinds.get(self.body.kind)
        return kind.holders if kind else 1

    @cached_property
    def soon(self) -> date:
        """The last day of what ends soon, as the charter warns of it."""
        return self.scene.today + timedelta(days=self.scene.charter.warn_days)

    @cached_property
    def seats(self) -> list[BoardSeat]:
        return board_seats(self.body, self.scene.today)

    @cached_property
    def silent(self) -> dict[int, date]:
        """The seats of which nothing is heard, and since when."""
        return {one.seat: one.since for one in silent(self.body, self.scene.today)}

    @cached_property
    def reached(self) -> dict[int, str]:
        """The mailboxes that messages do not reach, or whose people are away (two queries)."""
        shown = [one.account for seat in self.page for one in seat.holders]
        return reached(shown, now=self.scene.now)

    @cached_property
    def missing(self) -> tuple[Unfilled, ...]:
        """What the charter expects there, and is not."""
        scene = self.scene
        self.body.network = scene.network
        return expected(self.body, scene.today, charter=scene.charter)

    def mended_at(self, one: Unfilled) -> tuple[str, str]:
        """What mends something that is missing, in words, and where: its seat, or a new one."""
        if one.seat:
            return _("See the seat"), self.scene.url("composition_seat", one.seat)
        said = {"institution": one.institution, "college": one.college}
        known = {name: value for name, value in said.items() if value}
        url = self.scene.url("seat_open", self.body.slug)
        return (_("Open a seat"), f"{url}?{urlencode(known)}") if known else ("", "")

    @cached_property
    def offices(self) -> list[tuple[str, list[Office]]]:
        """Its offices that have not ended, under the charter's words, those that nobody holds
        included."""
        rows = offices_of(self.body, self.scene.today)
        kinds = self.scene.charter.vocabulary.offices
        here = [
            code
            for code, kind in kinds.items()
            if kind.scope == "body" and (not kind.bodies or self.body.kind in kind.bodies)
        ]
        codes = dict.fromkeys([*here, *(row.kind for row in rows)])
        return [(word_for(kinds, code), [r for r in rows if r.kind == code]) for code in codes]

    @cached_property
    def states(self) -> dict[int, frozenset[str]]:
        """All the states of each seat."""
        return {seat.pk: frozenset(self.states_of(seat)) for seat in self.seats}

    def states_of(self, seat: BoardSeat) -> Iterator[str]:
        if seat.starts > self.scene.today:
            yield COMING
            return
        yield self.filling(seat)
        if self.ends_soon(seat):
            yield ENDING
        if seat.pk in self.silent:
            yield SILENT
        if not seat.counts:
            yield LIGHT if seat.kind == SeatKind.LIGHT else INVITED
        if seat.coming:
            yield COMING

    def filling(self, seat: BoardSeat) -> str:
        """Whether it is held, and by all whom the charter wants."""
        if seat.starts > self.scene.today:
            return COMING
        if not seat.holders:
            return VACANT
        return FILLED if len(seat.holders) >= self.places else HALF

    def ends_soon(self, seat: BoardSeat) -> bool:
        ends = (seat.ends, *(one.ends for one in seat.holders))
        return any(day is not None and day <= self.soon for day in ends)

    @property
    def state(self) -> str:
        """The only state that is shown, if one is."""
        asked = self.asked.get("state", "")
        return asked if asked in STATES else ""

    @property
    def name(self) -> str:
        return self.asked.get("name", "")[:200]

    @cached_property
    def found(self) -> list[BoardSeat]:
        """Those that are asked for, college by college."""
        sought = Sought.of(self.name)
        groups = by_college(self.scene.charter, self.body, self.seats)
        return [
            seat
            for _name, group in groups
            for seat in group
            if (not self.state or self.state in self.states[seat.pk])
            and (not sought.words or sought.stands_in(seat.name, *names(seat)))
        ]

    @cached_property
    def page(self) -> Page[BoardSeat]:
        return self.opened.page("seats", self.found, SEATS)

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        said = {key: word for key, word in (("state", self.state), ("name", self.name)) if word}
        return f"{urlencode(said)}&" if said else ""

    @property
    def colleges(self) -> list[tuple[str, list[BoardRow]]]:
        """The seats that are shown, under the names of their colleges."""
        groups = by_college(self.scene.charter, self.body, self.page)
        return [(name, [self.row(seat) for seat in group]) for name, group in groups]

    def row(self, seat: BoardSeat) -> BoardRow:
        return BoardRow(seat, self.filling(seat), tuple(self.notes(seat)))

    def notes(self, seat: BoardSeat) -> Iterator[str]:
        """What should be known of a seat: what begins and ends, how it takes part, its silence."""
        if seat.starts > self.scene.today:
            yield _("Begins on %(day)s") % {"day": long_day(seat.starts)}
        yield from endings(seat.holders, self.soon)
        yield from beginnings(seat.coming)
        if seat.ends and seat.ends <= self.soon:
            yield _("This seat ends on %(day)s") % {"day": long_day(seat.ends)}
        if not seat.counts:
            yield str(dict(SEAT_KINDS)[seat.kind])
        for one in seat.holders:
            if words := self.reached.get(one.account or 0):
                yield f"{one.name}, {words}"
        if since := self.silent.get(seat.pk):
            yield _("No answer and no presence since %(day)s") % {"day": long_day(since)}

    @cached_property
    def choices(self) -> list[StateChoice]:
        """The states in which some seats are; those that ended are counted where they are shown."""
        counts = Counter(state for states in self.states.values() for state in states)
        return [
            StateChoice(str(words), counts[code], f"?state={code}", code == self.state)
            for code, words in STATES.items()
            if counts[code] or code == self.state
        ]

    @property
    def total(self) -> int:
        return len(self.seats)

    @property
    def filtered(self) -> bool:
        return bool(self.state or self.name)

    @property
    def past(self) -> bool:
        """Whether the seats that have ended are what is asked."""
        return self.asked.get("open") == "ended"

    @cached_property
    def ended(self) -> Page[EndedSeat]:
        """Those, a page at a time (one query)."""
        return OpenLists(self.asked).page("ended", ended_seats(self.body, self.scene.today), SEATS)

    def college_word(self, code: str) -> str:
        return word_for(self.scene.charter.vocabulary.colleges, code)


def names(seat: BoardSeat) -> list[str]:
    """Who holds it, and who is to."""
    return [one.name for one in (*seat.holders, *seat.coming)]


def beginnings(coming: Iterable[BoardHolder]) -> Iterator[str]:
    """The mandates that are to begin."""
    for one in coming:
        said = {"person": one.name, "day": long_day(one.starts)}
        yield _("%(person)s holds it from %(day)s") % said


def endings(holders: Iterable[BoardHolder], soon: date) -> Iterator[str]:
    """The mandates that end soon."""
    for one in holders:
        if one.ends and one.ends <= soon:
            said = {"person": one.name, "day": long_day(one.ends)}
            yield _("The mandate of %(person)s ends on %(day)s") % said
