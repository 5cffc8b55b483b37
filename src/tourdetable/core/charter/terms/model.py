"""A charter once read: its vocabulary, its articles, and the rules under each article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

from tourdetable.core.charter.terms.competence import Competence, EffectKind
from tourdetable.core.charter.terms.days import Period, add_days
from tourdetable.core.words.attribution import Attribution as Attribution
from tourdetable.core.words.audience import Audience


class Weight(StrEnum):
    """How strongly the text binds (DESIGN §3)."""

    OBLIGATION = "obligation"
    COMMITMENT = "commitment"
    AIM = "aim"


class Gate(StrEnum):
    """What an act that would break the rule meets: a refusal, a request to confirm, nothing."""

    REFUSE = "refuse"
    CONFIRM = "confirm"
    NONE = "none"


class SeatKind(StrEnum):
    """How a seat takes part: light seats follow through the minutes (ITC-13; invited: ITC-10)."""

    STANDING = "standing"
    LIGHT = "light"
    INVITED = "invited"


class Adoption(StrEnum):
    """The charter's rule for adopting minutes; never one seat alone."""

    NEXT_MEETING = "next_meeting"
    SILENCE_DAYS = "silence_days"
    SEATS = "seats"


class Right(StrEnum):
    """What an office, or a duty of the day, allows its holder beyond what every seat may do."""

    CONVENE = "convene"
    MOVE = "move"
    CANCEL = "cancel"
    AGENDA = "agenda"
    ATTENDANCE = "attendance"
    DECISIONS = "decisions"
    MINUTES = "minutes"
    TURNS = "turns"
    COMPOSE = "compose"


@dataclass(frozen=True, slots=True)
class Kind:
    """What the charter has a word for, by its code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class BodyKind(Kind):
    """A kind of body: `holders` is how many persons hold one seat together (2 = a pair).

    `gathers_network`: the whole network sits there.
    """

    plural: str
    holders: int = 1
    gathers_network: bool = False


@dataclass(frozen=True, slots=True)
class CollegeKind(Kind):
    """A constituency of seats, for the body kinds it exists in (all, when empty)."""

    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingKind(Kind):
    """A kind of meeting, the body kinds that hold it, and who may read that it takes place."""

    plural: str
    bodies: tuple[str, ...] = ()
    audience: Audience = Audience.NETWORK


@dataclass(frozen=True, slots=True)
class OfficeKind(Kind):
    """An office, held for the whole network or for one body: `scope` is `network` or `body`.

    `comes_to`: the kinds of bodies or of meetings to which its holder must be able to come.
    """

    scope: str
    rights: frozenset[Right]
    bodies: tuple[str, ...] = ()
    comes_to: tuple[str, ...] = ()

    def comes(self, body_kind: str, meeting_kind: str) -> bool:
        """Whether its holder comes to the meetings of a kind in a kind of body."""
        exists = not self.bodies or body_kind in self.bodies
        return exists and not {body_kind, meeting_kind}.isdisjoint(self.comes_to)


@dataclass(frozen=True, slots=True)
class DutyKind(Kind):
    """A duty taken in turn by seats, meeting by meeting; its rights last for that meeting."""

    rights: frozenset[Right]
    bodies: tuple[str, ...] = ()


COUNTED = (
    "topics", "decisions", "deliverables", "experience_reports", "watch_items", "tools",
    "practice_sheets", "guests", "relays", "minutes", "referrals", "diagnoses", "invitations",
    "points.inform", "points.discuss", "points.decide",
)  # fmt: skip
"""What may count for a function, beside kinds of meetings: kinds of facts, and points of agendas by
what they are for."""
OF_MEETINGS = "meetings."
"""How what counts meetings of a kind begins."""


@dataclass(frozen=True, slots=True)
class FunctionKind(Kind):
    """What some kinds of bodies are for (all, when empty), and which facts count for it: codes of
    `COUNTED`, or `meetings.` and a kind of meeting."""

    counts: tuple[str, ...]
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesRule:
    """How minutes are adopted and who may read them.

    `days` counts calendar days of silence after the opening of the review (`adoption =
    silence_days`); `seats` is how many different seats must approve (`adoption = seats`, at least
    2).
    """

    adoption: Adoption = Adoption.NEXT_MEETING
    days: int = 15
    seats: int = 2
    audience: Audience = Audience.NETWORK
    attribution: Attribution = Attribution.INSTITUTION


@dataclass(frozen=True, slots=True)
class PublicRule:
    """What strangers may read of the network, beside its public meetings: its text, and which
    kinds of bodies exist, with their territories. Nothing unless it is written."""

    text: bool = False
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeasonRule:
    """When seasons begin, every year; a season is named after the year it ends in."""

    month: int = 1
    day: int = 1

    def containing(self, on: date) -> Period:
        """The season that `on` falls in."""
        year = on.year if date(on.year, self.month, self.day) <= on else on.year - 1
        starts = date(year, self.month, self.day) if year else date.min
        if year == date.max.year:
            return Period(starts, date.max)
        return Period(starts, add_days(date(year + 1, self.month, self.day), -1))


@dataclass(frozen=True)
class Vocabulary:
    """The words of one network: kinds of bodies, colleges, meetings, offices, duties; what its
    bodies are for."""

    body_kinds: Mapping[str, BodyKind]
    colleges: Mapping[str, CollegeKind]
    meeting_kinds: Mapping[str, MeetingKind]
    offices: Mapping[str, OfficeKind]
    duties: Mapping[str, DutyKind]
    functions: Mapping[str, FunctionKind] = field(default_factory=dict)

    def functions_of(self, body_kind: str) -> tuple[FunctionKind, ...]:
        """What a kind of body is for, in the charter's order."""
        return tuple(f for f in self.functions.values() if not f.bodies or body_kind in f.bodies)

    def colleges_of(self, body_kind: str) -> tuple[CollegeKind, ...]:
        """The colleges that exist in a kind of body, in the charter's order."""
        return tuple(c for c in self.colleges.values() if not c.bodies or body_kind in c.bodies)

    def meeting_kinds_of(self, body_kind: str) -> tuple[MeetingKind, ...]:
        """The kinds of meeting that a kind of body holds, in the charter's order."""
        return tuple(
            k for k in self.meeting_kinds.values() if not k.bodies or body_kind in k.bodies
        )

    def duties_of(self, body_kind: str) -> tuple[DutyKind, ...]:
        """The duties taken in turn in a kind of body, in the charter's order."""
        return tuple(d for d in self.duties.values() if not d.bodies or body_kind in d.bodies)


def word_for(kinds: Mapping[str, Kind], code: str) -> str:
    """The charter's word for a code, or the code itself when the charter no longer knows it."""
    return kinds[code].name if code in kinds else code


@dataclass(frozen=True)
class Rule:
    """One checkable reading of an article.

    `parameters` hold what is left once the common keys are taken; a parameter may be dated (`{date:
    value}`, oldest first) and is then read with `on`. `sources` say where a value comes from, by
    parameter and by the day it comes into force. `until_known` is the state while nobody keeps the
    facts that the rule needs: `unknown`, or `not_concerned` for a second reading of an article that
    another rule already judges.
    """

    check: str
    article: str
    weight: Weight
    gate: Gate
    bodies: tuple[str, ...]
    meetings: tuple[str, ...]
    parameters: Mapping[str, object]
    line: int
    until_known: str = "unknown"
    sources: Mapping[str, Mapping[date, str]] = field(default_factory=dict)
    _ready: list[Any] = field(default_factory=list, init=False, repr=False, compare=False)

    def typed(self, read: Callable[[Mapping[str, object]], Any]) -> Any:
        """The parameters as the check takes them, read the first time they are asked for."""
        if not self._ready:
            self._ready.append(read(self.parameters))
        return self._ready[0]


@dataclass(frozen=True)
class Article:
    """An article. `id` is stable (`ITC-14`), `text` is Markdown, `rules` may be empty."""

    id: str
    title: str
    level: int
    text: str
    rules: tuple[Rule, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ChangelogEntry:
    """What a version changed: the article, why, which body adopted it and when.

    `removed` says that the article is no longer in the text.
    """

    article: str
    remark: str
    adopted_by: str
    on: date
    removed: bool = False


@dataclass(frozen=True, kw_only=True)
class Front:
    """What the front matter of a charter says: who it is for, its words, its minutes.

    `in_force` is the first day of this version, when it is written.
    """

    slug: str
    version: str
    language: str
    title: str
    network_name: str
    time_zone: str
    season: SeasonRule
    warn_days: int
    vocabulary: Vocabulary
    minutes: MinutesRule
    positions: tuple[str, ...]
    in_force: date | None = None
    changes: tuple[ChangelogEntry, ...] = ()
    competences: tuple[Competence, ...] = ()
    public: PublicRule = PublicRule()

    def competent(self, effect: EffectKind) -> tuple[Competence, ...]:
        """Who may decide of an effect, over what.

        What the text gives to nobody over the whole network stays with the body that gathers it.
        """
        given = tuple(one for one in self.competences if one.effect is effect)
        kinds = self.vocabulary.body_kinds.values()
        gathering = tuple(kind.code for kind in kinds if kind.gathers_network)
        if not gathering or any(one.whole for one in given):
            return given
        return (*given, Competence(effect, gathering))


@dataclass(frozen=True, kw_only=True)
class Charter(Front):
    """One literate charter file, read and checked."""

    preamble: str
    articles: tuple[Article, ...]
    source: str = field(repr=False, default="")

    @cached_property
    def articles_by_id(self) -> Mapping[str, Article]:
        """Articles that carry an id, by id."""
        return MappingProxyType({a.id: a for a in self.articles if a.id})
