"""What a line of a file does, and the rows that it adds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tourdetable.core.sheets.members import SeatWish
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.people.models import Account, Institution, Person
from tourdetable.domain.rosters.enums import LineState
from tourdetable.domain.rosters.matching import Question


@dataclass
class Rows:
    """What is to be written, in this order; none of it saved."""

    bodies: list[Body] = field(default_factory=list)
    institutions: list[Institution] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    mandates: list[Mandate] = field(default_factory=list)
    ended: list[Mandate] = field(default_factory=list)
    completed: list[Person] = field(default_factory=list)


@dataclass
class LineOutcome:
    """What a line does, and why; `questions` are what must be said by hand first."""

    number: int
    state: LineState
    says: list[Phrase] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    rows: Rows = field(default_factory=Rows)


class Stop(Exception):
    """A line is refused."""

    def __init__(self, *why: Phrase) -> None:
        super().__init__()
        self.why = why


@dataclass
class LineDraft:
    """A line being planned."""

    wish: SeatWish
    rows: Rows = field(default_factory=Rows)
    added: list[Phrase] = field(default_factory=list)
    changed: list[Phrase] = field(default_factory=list)
    notes: list[Phrase] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    then: list[Callable[[], None]] = field(default_factory=list)
