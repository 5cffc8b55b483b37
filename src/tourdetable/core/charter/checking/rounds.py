"""Turns of one duty, counted seat by seat: who is behind, and who is owed one since a round closed.

The only place where they are counted so: the charter judges by it, and pages show it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from tourdetable.core.charter.terms.days import Period

HeldDays = Mapping[str, Sequence[Period]]
"""The days on which somebody holds each of the seats that a duty goes round."""


class Lag(Struct, frozen=True, gc=False):
    """A seat two turns or more behind others; `owed`: since a round has closed so."""

    most: int
    mine: int
    ahead: frozenset[str]
    owed: bool


class TurnsAt(Struct, frozen=True, gc=False):
    """Who took the duty at a meeting; `length`: how many meetings in a row a turn then lasted."""

    on: date
    takers: frozenset[str]
    length: int = 1


@dataclass
class TurnAccount:
    """What some seats saw that are held on the same days: the turns that each took then.

    `beside` are the seats held at all of them: a round is as many turns. `owed` are those that had
    others two turns ahead when a round closed, with nothing made up for it since. Where a turn
    lasts several meetings, a seat may be as many meetings ahead, and a round has as many more.
    """

    seats: Sequence[str]
    meetings: int = 0
    beside: frozenset[str] = frozenset()
    taken: Counter[str] = field(default_factory=Counter)
    owed: set[str] = field(default_factory=set)

    def sees(self, held: frozenset[str], takers: frozenset[str], length: int) -> Mapping[str, Lag]:
        """One more meeting; how far behind each of the seats that are behind now is."""
        most = self.counts(held, takers)
        behind = {seat for seat in self.seats if most - self.taken[seat] > length}
        closes = self.meetings % (len(self.beside) * length) == 0
        self.owed = behind if closes else self.owed & behind
        ahead = frozenset(one for one, turns in self.taken.items() if turns == most)
        return {seat: Lag(most, self.taken[seat], ahead, seat in self.owed) for seat in behind}

    def counts(self, held: frozenset[str], takers: frozenset[str]) -> int:
        """Add one more meeting; the most turns that a seat has taken by then."""
        self.meetings += 1
        self.beside = held & self.beside if self.meetings > 1 else held
        self.taken.update(takers)
        return max(self.taken.values(), default=0)


def counted(held: HeldDays, meetings: Iterable[TurnsAt]) -> list[Mapping[str, Lag]]:
    """After each of the meetings at which somebody took the duty, the seats that are behind."""
    accounts = [(days, TurnAccount(alike)) for days, alike in _alike(held).items()]
    found: list[Mapping[str, Lag]] = []
    for meeting in meetings:
        if not meeting.takers:
            continue
        seeing = [account for days, account in accounts if any(meeting.on in d for d in days)]
        found.append(_lags(seeing, meeting.takers & held.keys(), meeting.length))
    return found


def _lags(seeing: Sequence[TurnAccount], takers: frozenset[str], length: int) -> Mapping[str, Lag]:
    """The seats that are behind after one more meeting, which these accounts saw."""
    here = frozenset(seat for account in seeing for seat in account.seats)
    lags: dict[str, Lag] = {}
    for account in seeing:
        lags.update(account.sees(here, takers, length))
    return {seat: lags[seat] for seat in sorted(lags)}


def _alike(held: HeldDays) -> Mapping[tuple[Period, ...], list[str]]:
    """The seats that are held on the same days, together."""
    found: dict[tuple[Period, ...], list[str]] = {}
    for seat, days in held.items():
        found.setdefault(tuple(days), []).append(seat)
    return found
