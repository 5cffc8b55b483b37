"""The bodies of a network at a glance, for whoever supports them: a row a body.

Made of the facts and verdicts that are kept, and of a few reads, whatever the number of bodies;
kept itself as long as nothing happens in the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import SEVERITY, State, Verdict
from tourdetable.domain.compliance.memory import evaluation
from tourdetable.domain.compliance.summary import TO_SEE
from tourdetable.domain.convention.queries.differing import differing
from tourdetable.domain.coordination import queries
from tourdetable.domain.coordination.doing import (
    BodyFacts,
    SeasonDoing,
    changed,
    offices_of_network,
    runs,
)
from tourdetable.domain.coordination.queries import Agreed
from tourdetable.domain.journal.memory import Memory
from tourdetable.domain.journal.queries import Marks, heads
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.referrals.queries import WaitingCount, waiting_by_body
from tourdetable.domain.territories.waiting import WaitingPlaces, waiting

REGULARITY = ("maximum_gap", "meetings_in_season", "calendar_ahead")
"""The checks of the registry that say how often a body meets."""
TURNS = "duties_in_turn"

FALL = 20
"""By how many points a body does less by itself than the season before, for it to be told."""
SEVERAL = 4
"""From how many meetings of a season on one tells that few seats do it all: fewer than half as many
as meetings."""


class HelpNeed(StrEnum):
    """Why a body needs help."""

    BROKEN = "broken"
    AT_RISK = "at_risk"
    NO_MEETING = "no_meeting"
    OVERDUE = "overdue"
    AGREED = "agreed"
    TO_ANSWER = "to_answer"
    UNANSWERED = "unanswered"
    EMPTY = "empty"
    SILENT = "silent"
    PLACES = "places"
    EXPECTED = "expected"
    NOBODY = "nobody"
    FEW = "few"
    LESS = "less"


@dataclass(frozen=True)
class HelpReason:
    """One reason: how many things, or the verdicts that say it."""

    need: HelpNeed
    number: int
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True)
class Composition:
    """The seats of a body today: those that nobody holds, that miss one of their holders, of which
    nothing is heard."""

    seats: int
    empty: int
    half: int
    silent: int


@dataclass(frozen=True)
class BodyOverview:
    """A body as its row tells it. `clock` and `turns`: the verdict of the article that looks at
    them, the worst one if there are several; None when the charter says nothing of it. `places`: of
    its territory, those that merged or split and wait; `differences`: with who is expected."""

    body: Body
    next_on: date | None
    last_on: date | None
    clock: Verdict | None
    turns: Verdict | None
    composition: Composition
    now: SeasonDoing
    before: SeasonDoing
    overdue: int
    agreed: Agreed
    called_until: date | None
    places: int = 0
    differences: int = 0
    reasons: tuple[HelpReason, ...] = ()
    more: Mapping[str, object] = field(default_factory=dict)

    @property
    def questions(self) -> WaitingCount:
        """What waits of its questions, and of those that are asked of it."""
        found = self.more.get(QUESTIONS)
        return found if isinstance(found, WaitingCount) else WaitingCount()

    @property
    def trend(self) -> int | None:
        """By how many points it does more by itself than the season before."""
        return changed(self.now.share, self.before.share)

    @property
    def rank(self) -> tuple[int, int, int]:
        """How much it needs help: articles broken, at risk, then other reasons."""
        numbers = {one.need: one.number for one in self.reasons}
        broken, risk = numbers.get(HelpNeed.BROKEN, 0), numbers.get(HelpNeed.AT_RISK, 0)
        return broken, risk, len(numbers.keys() - {HelpNeed.BROKEN, HelpNeed.AT_RISK})


Source = Callable[[Network, date], Mapping[int, object]]

QUESTIONS = "referrals"
SOURCES: dict[str, Source] = {QUESTIONS: waiting_by_body}
"""What else is known of the bodies (by id): each by its name, in `BodyOverview.more`, one query
each; apps above add theirs."""


@dataclass(frozen=True)
class Reads:
    """What is read beside the facts, for all bodies of a network."""

    bodies: list[Body]
    capacities: Mapping[tuple[int, str], str]
    silent: Mapping[int, int]
    overdue: Mapping[int, int]
    agreed: Mapping[int, Agreed]
    called: Mapping[int, date]
    places: WaitingPlaces
    differences: Mapping[int, int]
    more: Mapping[str, Mapping[int, object]]

    @classmethod
    def of(cls, network: Network, on: date) -> Reads:
        """Seven queries, those of places and of who is expected, and those of `SOURCES`."""
        marks = heads(network.slug)
        composed = differing(network, on=on, marks=marks)
        return cls(
            list(Body.objects.filter(network=network)),
            queries.capacities(network),
            queries.silent_seats(network, on),
            queries.overdue_tasks(network, on),
            queries.agreed_with(network, on),
            queries.called(network, on),
            waiting(network, on=on, marks=marks),
            {one.body.pk: one.number for one in composed},
            {name: read(network, on) for name, read in SOURCES.items()},
        )

    def more_of(self, body: Body) -> Mapping[str, object]:
        """What apps above know of a body."""
        return {name: rows[body.pk] for name, rows in self.more.items() if body.pk in rows}


@dataclass(frozen=True)
class Overview:
    """Makes the rows of one network, on a day."""

    judged: Evaluation
    reads: Reads
    wide: Mapping[str, tuple[str, Period]]

    @property
    def charter(self) -> Charter:
        return self.judged.charter

    @property
    def on(self) -> date:
        return self.judged.on

    def rows(self) -> Iterator[BodyOverview]:
        """Those of the bodies that are there that day, by name."""
        for body in self.reads.bodies:
            part = self.judged.facts.parts.get(str(body.pk))
            if part is not None and body.starts <= self.on <= (body.ends or self.on):
                yield self.row(body, part)

    def row(self, body: Body, part: Record) -> BodyOverview:
        verdicts = self.judged.report.by_body.get(str(body.pk), ())
        now, before = self.seasons(part)
        last, coming = self.around(body, part)
        row = BodyOverview(
            body=body,
            next_on=coming,
            last_on=last,
            clock=most_pressing(v for v in verdicts if v.check in REGULARITY),
            turns=most_pressing(v for v in verdicts if v.check == TURNS),
            composition=self.composition(body, part),
            now=now,
            before=before,
            overdue=self.reads.overdue.get(body.pk, 0),
            agreed=self.reads.agreed.get(body.pk, Agreed(0, None)),
            called_until=self.called_until(body, coming),
            places=self.reads.places.of_body(body.pk),
            differences=self.reads.differences.get(body.pk, 0),
            more=self.reads.more_of(body),
        )
        return replace(row, reasons=tuple(reasons(row, verdicts)))

    def around(self, body: Body, part: Record) -> tuple[date | None, date | None]:
        """The days of its last meeting, and of its next one (that of today)."""
        own = (one for one in part.meetings if one.body == str(body.pk) and not one.cancelled)
        days = [one.on for one in own]
        past, coming = [d for d in days if d < self.on], [d for d in days if d >= self.on]
        return max(past, default=None), min(coming, default=None)

    def seasons(self, part: Record) -> tuple[SeasonDoing, SeasonDoing]:
        """What the body did by itself this season, and the one before."""
        facts = BodyFacts(self.charter, part, self.wide, self.reads.capacities)
        season = self.charter.season.containing(self.on)
        before = self.charter.season.containing(season.first - timedelta(days=1))
        return facts.season(season, self.on), facts.season(before, self.on)

    def called_until(self, body: Body, coming: date | None) -> date | None:
        """By which day it is asked for a date, while it is."""
        until = self.reads.called.get(body.pk)
        return None if until is None or queries.is_answered(until, coming) else until

    def composition(self, body: Body, part: Record) -> Composition:
        kind = self.charter.vocabulary.body_kinds.get(body.kind)
        places = kind.holders if kind else 1
        held = [one.seat for one in part.mandates if runs(one, self.on)]
        taken = [held.count(seat.id) for seat in part.seats if runs(seat, self.on)]
        half = sum(0 < number < places for number in taken)
        return Composition(len(taken), taken.count(0), half, self.reads.silent.get(body.pk, 0))


def most_pressing(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The worst, then the one that breaks first."""
    ranked = [(SEVERITY.index(v.state), v.next_break or date.max, v) for v in verdicts]
    return min(ranked, key=lambda one: one[:2])[2] if ranked else None


def reasons(row: BodyOverview, verdicts: Iterable[Verdict]) -> Iterator[HelpReason]:
    """Why a body needs help, what presses most first."""
    found = [verdict for verdict in verdicts if verdict.state in TO_SEE]
    for need, state in ((HelpNeed.BROKEN, State.BROKEN), (HelpNeed.AT_RISK, State.AT_RISK)):
        those = by_article(verdict for verdict in found if verdict.state is state)
        if those:
            yield HelpReason(need, len(those), those)
    for need, number in counted_needs(row):
        if number:
            yield HelpReason(need, number)


def counted_needs(row: BodyOverview) -> Iterator[tuple[HelpNeed, int]]:
    """The reasons that are counted, and how many things each is; 0 when it is none."""
    yield HelpNeed.NO_MEETING, int(row.next_on is None)
    yield HelpNeed.OVERDUE, row.overdue
    yield HelpNeed.AGREED, row.agreed.late
    yield HelpNeed.TO_ANSWER, row.questions.to_answer_late
    yield HelpNeed.UNANSWERED, row.questions.asked_late
    yield HelpNeed.EMPTY, row.composition.empty
    yield HelpNeed.SILENT, row.composition.silent
    yield HelpNeed.PLACES, row.places
    yield HelpNeed.EXPECTED, row.differences
    taking = few(row.now)
    yield HelpNeed.NOBODY, int(taking == 0)
    yield HelpNeed.FEW, taking or 0
    yield HelpNeed.LESS, fall(row.now, row.before)


def few(season: SeasonDoing) -> int | None:
    """How many standing seats take part, when they are few, were each thing of which nobody knows
    done by one more; None when they are enough, or when that is not known."""
    meetings, taking = len(season.meetings), len(season.took_part)
    most = 2 * (taking + season.unknown)
    return taking if meetings >= SEVERAL and most < min(meetings, len(season.seats)) else None


def fall(now: SeasonDoing, before: SeasonDoing) -> int:
    """By how many points less is done by the body itself, when that is much, and half at least of
    both seasons is known; else 0."""
    points = -(changed(now.share, before.share) or 0)
    known = all(2 * one.known >= one.total for one in (now, before))
    return points if known and points >= FALL else 0


def by_article(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """One verdict of each article, the first."""
    found: dict[str, Verdict] = {}
    for verdict in verdicts:
        found.setdefault(verdict.clause, verdict)
    return tuple(found.values())


_kept: Memory[tuple[int, str, date], tuple[Marks, tuple[BodyOverview, ...]]] = Memory(8)


def overview(network: Network, charter: Charter, *, on: date) -> tuple[BodyOverview, ...]:
    """The rows of the bodies that are there that day, by name (one query while nothing happens)."""
    key, marks = (network.pk, charter.version, on), heads(network.slug)
    known = _kept.get(key)
    if known is not None and known[0] == marks:
        return known[1]
    judged = evaluation(network, charter, on=on)
    wide = offices_of_network(judged.facts.shared)
    rows = tuple(Overview(judged, Reads.of(network, on), wide).rows())
    _kept.set(key, (marks, rows))
    return rows
