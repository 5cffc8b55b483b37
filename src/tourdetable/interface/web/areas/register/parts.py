"""Which seats of a meeting are marked at once: college by college, then those who follow through
the minutes, then those who were called in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.model import Charter, SeatKind
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import by_college
from tourdetable.domain.networks.seating import HeldSeat, held_seats
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.areas.register.called import called_in
from tourdetable.interface.web.opened import OpenLists, Size
from tourdetable.interface.web.searching import Sought

FOLLOWS, GUESTS = "follows", "guests"
"""What the address calls those who follow through the minutes, and those who were called in, in
place of a college."""
SHOWN = Size(20, 15)
"""Seats whose holders are marked at once."""


@dataclass(frozen=True)
class Group:
    """The seats of a college, or those that follow through the minutes."""

    code: str
    name: str
    seats: list[HeldSeat]


@dataclass(frozen=True)
class Marked:
    """Which seats of a body are marked at once: all of few; of many, a page of those that are
    looked for. What the form carries of it begins with `part-`, so that it comes back on the same
    page."""

    groups: Sequence[Group]
    asked: Mapping[str, str]

    @property
    def college(self) -> str:
        return self.asked.get("college", "")

    @property
    def words(self) -> str:
        return self.asked.get("q", "").strip()

    @cached_property
    def page(self) -> Page[HeldSeat]:
        """The seats to mark."""
        groups = [group for group in self.groups if self.college in ("", group.code)]
        seats, sought = [seat for group in groups for seat in group.seats], Sought.of(self.words)
        found = [seat for seat in seats if sought.stands_in(seat.name, *names(seat))]
        number = {"open": "part", "page": self.asked.get("page", "")}
        return OpenLists(number).page("part", found, SHOWN)

    @cached_property
    def shown(self) -> list[Group]:
        """The same, group by group."""
        here = {id(seat) for seat in self.page}
        rows = [(g, [seat for seat in g.seats if id(seat) in here]) for g in self.groups]
        return [Group(group.code, group.name, seats) for group, seats in rows if seats]

    @property
    def many(self) -> bool:
        """Whether there are more than one marks at once."""
        return sum(len(group.seats) for group in self.groups) > SHOWN.whole

    @property
    def colleges(self) -> list[tuple[str, str, bool]]:
        """What each group is called, where it is, whether it is the one that is shown."""
        everybody = (str(_("All")), self.page_address(""), not self.college)
        known = [(g.name, self.page_address(g.code), g.code == self.college) for g in self.groups]
        return [everybody, *known]

    def page_address(self, college: str) -> str:
        """Where a college is, without what was looked for."""
        return f"?{urlencode({'college': college} if college else {})}"

    @property
    def pages(self) -> list[int | str]:
        """The pages to go to; the others stand behind an ellipsis."""
        return list(self.page.paginator.page_range) if self.page.has_other_pages() else []

    @property
    def asked_again(self) -> list[tuple[str, str]]:
        """What the form carries to come back to the same page."""
        said = {"college": self.college, "q": self.words, "page": str(self.page.number)}
        carried = said.items() if self.many else ()
        return [(f"part-{key}", word) for key, word in carried if word]

    def address(self, page: str) -> str:
        """Where another page of the same seats is."""
        said = {"college": self.college, "q": self.words, "page": page}
        return f"?{urlencode({key: word for key, word in said.items() if word})}"


def names(seat: HeldSeat) -> list[str]:
    """Who holds a seat."""
    return [holder.name for holder in seat.holders]


def marked_at_once(
    chosen: Chosen, data: Mapping[str, str] | None, asked: Mapping[str, str]
) -> Marked:
    """What was sent says which page it was; else the address does."""
    if data is not None:
        asked = {key.removeprefix("part-"): data[key] for key in data if key.startswith("part-")}
    return Marked(everybody(chosen), asked)


def everybody(chosen: Chosen) -> list[Group]:
    """Those who are waited for, those who are welcome, those who were called in (two queries)."""
    seats = held_seats(chosen.meeting.body, on=chosen.on)
    groups = groups_of(chosen.scene.charter, chosen.meeting.body, seats)
    if guests := called_in(chosen.meeting):
        groups.append(Group(GUESTS, str(_("People called in")), guests))
    return groups


def groups_of(charter: Charter, body: Body, seats: Sequence[HeldSeat]) -> list[Group]:
    """College by college; then those who follow through the minutes, and whom nobody awaits."""
    waited = [seat for seat in seats if seat.kind != SeatKind.LIGHT]
    groups = [
        Group(some[0].college, name, some) for name, some in by_college(charter, body, waited)
    ]
    if welcome := [seat for seat in seats if seat.kind == SeatKind.LIGHT]:
        words = str(_("Follow through the minutes: only if they came"))
        groups.append(Group(FOLLOWS, words, welcome))
    return groups
