"""A method of working together: what it is for, its steps with words to say, what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MINUTE = 60


class Need(StrEnum):
    """What a group needs when it looks for a method."""

    OPEN = "begin_together"
    NEWS = "share_news"
    UNDERSTAND = "understand"
    IDEAS = "find_ideas"
    SOLVE = "solve_a_case"
    PRIORITISE = "prioritise"
    DECIDE = "settle"
    APPOINT = "appoint"
    REVIEW = "look_back"


class Capture(StrEnum):
    """The round that keeps what is said or chosen while the method is used; none keeps nothing."""

    GO_ROUND = "go_round"
    SILENT = "silent"
    DOTS = "dots"
    JUDGEMENT = "judgement"
    CONSENT = "consent"
    ELECTION = "election"
    CAFE = "cafe"
    NONE = "none"


class PointPurpose(StrEnum):
    """What the point that it fills is for, as agendas say it."""

    INFORM = "inform"
    DISCUSS = "discuss"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class MethodStep:
    """A step: what to do, the words to say. It lasts some minutes, or some seconds for each one."""

    title: str
    do: str
    say: str = ""
    minutes: int = 0
    seconds_each: int = 0

    def seconds(self, people: int) -> int:
        """How long it lasts when so many take part."""
        return self.minutes * MINUTE + self.seconds_each * people


@dataclass(frozen=True, slots=True)
class MethodSection:
    """A part of the text below the steps: when it fits, an example, what to take care of."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class WorkMethod:
    """A method, by its code. It suits `least` to `most` persons (None: any number)."""

    code: str
    title: str
    language: str
    summary: str
    english: str
    needs: tuple[Need, ...]
    captures: Capture
    purpose: PointPurpose
    question: str
    least: int
    most: int | None
    material: tuple[str, ...]
    origin: str
    steps: tuple[MethodStep, ...]
    preamble: str
    sections: tuple[MethodSection, ...]
    source: str

    def minutes_for(self, people: int) -> int:
        """How long it lasts when so many take part, in whole minutes."""
        seconds = sum(step.seconds(people) for step in self.steps)
        return -(-seconds // MINUTE)

    @property
    def shortest(self) -> int:
        """How long it lasts with the fewest that it suits."""
        return self.minutes_for(self.least)

    @property
    def longest(self) -> int:
        """How long it lasts with the most that it suits, or with as many as sit in a room."""
        return self.minutes_for(self.most or max(self.least, ROOMFUL))

    def suits(self, people: int) -> bool:
        """Whether so many can use it."""
        return self.least <= people and (self.most is None or people <= self.most)


ROOMFUL = 20
"""Of how many one thinks, when a method has no greatest number."""
