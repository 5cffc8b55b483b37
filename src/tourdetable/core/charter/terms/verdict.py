"""Verdicts of a charter, each with its evidence, its next date and its remedy (DESIGN §3).

The JSON of reports, the contract of every command and API, and its schema, are made from here
(`docs/facts-schema.md`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, TypeVar

from msgspec import Meta, Struct, field, json

from tourdetable.core.charter.terms.model import Weight
from tourdetable.core.words.phrase import Phrase

K = TypeVar("K")

VERSION = "verdict/1"
"""The version of a report's shape.

It changes when a key changes its meaning or goes, not when one is added.
"""


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
    """A fact that a verdict rests on."""

    kind: Annotated[str, Meta(description="meeting, seat, decision…")]
    id: str
    words: Phrase
    on: Annotated[date | None, Meta(description="Its day")] = None


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
    """What a check says of a body: breaches, past and foreseen, or what shows that it is kept.

    `missing` is what nobody keeps, and `unsaid` what a fact that is kept does not say: unknown,
    whatever the rule says of what nobody keeps.
    """

    concerned: bool = True
    breaches: tuple[Breach, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    missing: Phrase | None = None
    unsaid: Phrase | None = None
    words: Phrase | None = None


class Verdict(Struct, frozen=True, gc=False):
    """What one rule says of one body on one day."""

    clause: Annotated[str, Meta(description="The article")]
    body: Annotated[str | None, Meta(description="The body; null for the network as a whole")]
    check: Annotated[str, Meta(description="The check of the registry")]
    state: Annotated[State, Meta(description="The state")] = field(name="verdict")
    words: Annotated[Phrase, Meta(description="The verdict in a sentence")]
    exception: Annotated[
        str | None,
        Meta(description="The decision by which it is kept, when nothing else keeps it"),
    ] = None
    evidence: tuple[Evidence, ...] = ()
    next_break: Annotated[
        date | None, Meta(description="The next day it breaks if nothing more is planned")
    ] = None
    broken_on: Annotated[
        date | None, Meta(description="The day of the breach, when it is broken")
    ] = None
    mend: Annotated[Phrase | None, Meta(description="What would mend it, in words")] = None
    parameters: Annotated[
        Mapping[str, Any], Meta(description="The parameters in force that day")
    ] = field(default_factory=dict)
    weight: Annotated[Weight, Meta(description="How strongly the text binds")] = Weight.OBLIGATION


class Report(Struct, frozen=True, dict=True, tag_field="schema", tag=VERSION):
    """All verdicts of one charter on one day, article by article in the charter's order."""

    charter: Annotated[str, Meta(description="The charter, by its slug")]
    version: Annotated[str, Meta(description="Its version")]
    on: Annotated[date, Meta(description="The day judged")]
    verdicts: tuple[Verdict, ...]

    @cached_property
    def by_clause(self) -> Mapping[str, tuple[Verdict, ...]]:
        """The verdicts of each clause."""
        return _grouped((verdict.clause, verdict) for verdict in self.verdicts)

    @cached_property
    def by_body(self) -> Mapping[str | None, tuple[Verdict, ...]]:
        """The verdicts on each body; on the network, under None."""
        return _grouped((verdict.body, verdict) for verdict in self.verdicts)

    @cached_property
    def states(self) -> Mapping[str, State]:
        """The worst state among the bodies of each clause."""
        return {clause: worst(found) or State.UNKNOWN for clause, found in self.by_clause.items()}

    def of(self, clause: str) -> tuple[Verdict, ...]:
        """The verdicts of one clause."""
        return self.by_clause.get(clause, ())

    def state_of(self, clause: str) -> State:
        """The worst state among the bodies of one clause."""
        return self.states.get(clause, State.UNKNOWN)


def _grouped(pairs: Iterable[tuple[K, Verdict]]) -> Mapping[K, tuple[Verdict, ...]]:
    groups: dict[K, list[Verdict]] = {}
    for key, verdict in pairs:
        groups.setdefault(key, []).append(verdict)
    return {key: tuple(found) for key, found in groups.items()}


def worst(verdicts: Iterable[Verdict]) -> State | None:
    """The worst state among verdicts; None when there is none."""
    states = {verdict.state for verdict in verdicts}
    return next((state for state in SEVERITY if state in states), None)


def to_json(said: object, translate: Callable[[str], str] = str) -> Any:
    """A report, or a part of one: sentences said through `translate`, days as ISO dates."""

    def render(phrase: Any) -> str:
        words: str = phrase.render(translate, date.isoformat)
        return words

    return json.decode(json.encode(said, enc_hook=render))
