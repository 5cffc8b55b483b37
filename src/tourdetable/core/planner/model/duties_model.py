"""Duties on dates that are not known yet: who may hold each, and nobody twice running.

Turns are shared once dates and people are known (`rotation/turns.py`). Bodies where that failed are
asked here that their dates, and those who come, leave somebody for each duty (PLANNER §2.7).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tourdetable.core.planner.judge.rules.duties import duty_both, duty_holder, duty_repeat
from tourdetable.core.planner.model.options import DateOptions
from tourdetable.core.planner.model.people_model import PeopleModel


def keep_duties(people: PeopleModel, bodies: Collection[str]) -> None:
    """The rules of duties, for some of the bodies of a model and its people."""
    for year in people.dates.years:
        if year.body.id in bodies and duty_holder.binds(people.ground, year.body.id):
            _Duties(people, year).keep()


class _Duties:
    """The duties of one body: a variable for each option, duty and seat that may hold it then."""

    def __init__(self, people: PeopleModel, year: DateOptions) -> None:
        self.people, self.model, self.ground = people, people.model, people.ground
        self.body = year.body
        self.held = people.dates.by_bit[year.body.id]
        takers = (seat for seat in self.body.seats if seat.duties)
        self.takers = {seat.id: people.masks.seat(self.body, seat) for seat in takers}
        self.turns = {bit: self._turns(bit) for bit in sorted(self.held)}

    def _turns(self, bit: int) -> dict[str, list[int]]:
        """By seat that may have somebody then, the variables of its duties."""
        able = [seat for seat, mask in self.takers.items() if mask >> bit & 1]
        return {seat: [self.model.booleans(1) for _ in self.body.duties] for seat in able}

    def keep(self) -> None:
        """Each duty is held at each meeting, by a seat that somebody attends."""
        for bit, held in self.held.items():
            for rank, _duty in enumerate(self.body.duties):
                holders = [(duties[rank], 1) for duties in self.turns[bit].values()]
                self.model.between(0, [*holders, (held, -1)], 0)
            for seat, duties in self.turns[bit].items():
                self._held_there(seat, bit, duties)
        for seat in self.takers:
            if duty_repeat.binds(self.ground, self.body.id, seat):
                self._not_twice_running(seat)

    def _held_there(self, seat: str, bit: int, duties: Sequence[int]) -> None:
        """Duties of a seat at a meeting: that it attends, and one of them only."""
        if duty_both.binds(self.ground, self.body.id, seat) and len(duties) > 1:
            self.model.at_most_one(duties)
        coming = self.people.coming(self.body.id, seat, bit)
        for duty in duties if coming else ():
            self.model.some([*coming, -1 - duty])

    def _not_twice_running(self, seat: str) -> None:
        """A seat is `tired` after a meeting where it had a duty, until the next meeting."""
        before: int | None = None
        for bit, turns in self.turns.items():
            tired = self.model.booleans(1)
            for duty in turns.get(seat, ()):
                self.model.some([tired, -1 - duty])
                if before is not None:
                    self.model.some([-1 - before, -1 - duty])
            if before is not None:
                self.model.some([tired, self.held[bit], -1 - before])
            before = tired
