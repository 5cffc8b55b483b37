"""Verdicts of a charter, each with its evidence, its next date and its remedy (DESIGN §3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from tourdetable.core.charter.terms.model import Gate, Weight
from tourdetable.core.words.phrase import Phrase


class State(StrEnum):
    """The states of a verdict. `planned` stands only while a check is still to be written."""

    KEPT = "kept"
    AT_RISK = "at_risk"
    BROKEN = "broken"
    NOT_CONCERNED = "not_concerned"
    NOT_MEASURABLE = "not_measurable"
    UNKNOWN = "unknown"
    PLANNED = "planned"


SEVERITY = (
    State.BROKEN,
    State.AT_RISK,
    State.UNKNOWN,
    State.KEPT,
    State.NOT_CONCERNED,
    State.NOT_MEASURABLE,
    State.PLANNED,
)
"""Worst first: the verdict of a clause is the worst of its bodies'."""


class Evidence(Struct, frozen=True, gc=False):
    """One fact that a verdict rests on; `kind` is `meeting`, `seat`, `decision`…"""

    kind: str
    id: str
    words: Phrase
    on: date | None = None


class Breach(Struct, frozen=True, gc=False):
    """A rule is broken on a day, or would be on a day to come if nothing else is planned.

    `drawn` says that the calendar as drawn already contains it (two dated meetings too far apart),
    as opposed to a clock that merely runs out after the last drawn meeting. `until` is the last day
    of the fault (None: nothing ends it yet) and `subject` what is at fault within the body (a
    meeting, a seat…): with them two records are compared.
    """

    on: date
    words: Phrase
    evidence: tuple[Evidence, ...] = ()
    mend: Phrase | None = None
    drawn: bool = False
    until: date | None = None
    subject: str = ""


class Finding(Struct, frozen=True, gc=False):
    """What a check says of a body: breaches, past and foreseen, or what shows that it is kept."""

    concerned: bool = True
    breaches: tuple[Breach, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    missing: Phrase | None = None
    words: Phrase | None = None


class Verdict(Struct, frozen=True, gc=False):
    """The state of one clause for one body (`body = None`: for the whole network) on one day."""

    clause: str
    body: str | None
    check: str
    state: State
    words: Phrase
    exception: str | None = None
    evidence: tuple[Evidence, ...] = ()
    next_break: date | None = None
    broken_on: date | None = None
    mend: Phrase | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)
    weight: Weight = Weight.OBLIGATION
    gate: Gate = Gate.NONE


class Report(Struct, frozen=True, gc=False):
    """All verdicts of one charter on one day, article by article in the charter's order."""

    charter: str
    version: str
    on: date
    verdicts: tuple[Verdict, ...]

    def of(self, clause: str) -> tuple[Verdict, ...]:
        """The verdicts of one clause."""
        return tuple(v for v in self.verdicts if v.clause == clause)

    def state_of(self, clause: str) -> State:
        """The worst state among the bodies of one clause."""
        states = {v.state for v in self.of(clause)}
        return next((s for s in SEVERITY if s in states), State.UNKNOWN)
