"""What a charter expects of who sits in a body, and is not there: institutions without a seat,
seats without all their holders, offices without their team.

It is made of the faults that the rules themselves find: the verdicts never say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

from msgspec import Struct

from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.kinds import OFFICES, PRESENCES, SEATS_BY_ID
from tourdetable.core.charter.facts.record import BodyFact, PresenceFact, SeatFact
from tourdetable.core.charter.judge.evaluate import RuleOnDay
from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.terms.days import add_days, period
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, State
from tourdetable.core.words.collation import sort_key
from tourdetable.core.words.phrase import Phrase, gettext_noop, ngettext_noop

EXPECTING = ("territory_seats", "pair_complete", "team_size", "diversity")
"""The checks that say who should sit, or hold an office."""

NO_SEAT = gettext_noop("%(institution)s has no seat")
EMPTY = gettext_noop("%(institution)s has a seat, and nobody holds it")
INVITED = gettext_noop("%(institution)s is only invited: it should have a seat of its own")
ELSEWHERE = gettext_noop("%(institution)s has its seat in another college")
NOBODY = gettext_noop("nobody sits for this college")
HOLDERS = ngettext_noop(
    "%(institution)s: %(count)s person is missing on its seat",
    "%(institution)s: %(count)s persons are missing on its seat",
)
TEAM = ngettext_noop(
    "%(office)s: %(count)s person is missing", "%(office)s: %(count)s persons are missing"
)
MANY = ngettext_noop(
    "%(office)s: %(count)s person, where the charter wants no more than %(maximum)s",
    "%(office)s: %(count)s persons, where the charter wants no more than %(maximum)s",
)


class Unfilled(Struct, frozen=True):
    """Somebody whom an article expects in a body. `since` is the first day of the fault, to come
    when it is only foreseen; `college` its code, when it is of one.

    Not `known`: it is a fact that is missing, without which the article cannot be judged.
    """

    article: str
    check: str
    since: date
    words: Phrase
    college: str = ""
    institution: str = ""
    seat: str = ""
    mend: Phrase | None = None
    known: bool = True


def missing_in(evaluation: Evaluation, body: str) -> tuple[Unfilled, ...]:
    """All that is missing in a body on the day of an evaluation, or will be soon, college by
    college in the charter's order; what is of no college comes last."""
    found: dict[tuple[str, str], Unfilled] = {}
    for key, one in _everything(evaluation, body):
        known = found.get(key)
        if known is None or known.since > evaluation.on >= one.since:
            found[key] = one
    return tuple(sorted(found.values(), key=partial(_rank, evaluation)))


def _rank(evaluation: Evaluation, one: Unfilled) -> tuple[int, str, date]:
    """By college, then by the name of the institution."""
    colleges = list(evaluation.charter.vocabulary.colleges)
    college = colleges.index(one.college) if one.college in colleges else len(colleges)
    name = evaluation.index.institution_name(one.institution) if one.institution else ""
    return college, sort_key(name), one.since


Found = tuple[tuple[str, str], Unfilled]
"""What is missing, and by what it is told once: its institution, or the fault of a rule."""


def _everything(evaluation: Evaluation, body: str) -> Iterator[Found]:
    for judged in evaluation.judged:
        verdict = judged.verdicts.get(body)
        if judged.rule.rule.check not in EXPECTING or verdict is None:
            continue
        if verdict.state in (State.BROKEN, State.AT_RISK, State.UNKNOWN):
            yield from _RuleInBody.of(evaluation, judged.rule, body).missing()


@dataclass(frozen=True)
class _RuleInBody:
    """One rule, judged in one body."""

    evaluation: Evaluation
    rule: RuleOnDay
    body: BodyFact

    @classmethod
    def of(cls, evaluation: Evaluation, rule: RuleOnDay, body: str) -> _RuleInBody:
        subject = next(fact for fact in evaluation.index.bodies if fact.id == body)
        return cls(evaluation, rule, subject)

    @property
    def on(self) -> date:
        return self.evaluation.on

    @cached_property
    def index(self) -> Index:
        """The facts of the body."""
        return self.evaluation.index.part(self.body.id)

    def missing(self) -> Iterator[Found]:
        """What the rule finds at fault today, or soon; or the fact that it lacks."""
        judgement = self.rule.judge(self.evaluation.index, self.body)
        verdict = judgement.verdict
        soon = add_days(self.on, self.evaluation.charter.warn_days)
        for breach in judgement.breaches:
            if breach.on <= soon and (breach.until is None or breach.until >= self.on):
                yield self.told(breach)
        if verdict.state is State.UNKNOWN:
            yield ("", verdict.clause), self.made(self.on, verdict.words, known=False)

    def told(self, breach: Breach) -> Found:
        """The fault, in words that are true today; as the rule foresees it, when it is to come."""
        makers = {"territory_seats": self.of_territory, "pair_complete": self.of_seat}
        make = makers.get(self.rule.rule.check, self.of_office)
        one = make(breach)
        said = one.institution or f"{one.check} {one.article} {breach.subject}"
        return (one.institution and "institution", said), one

    def made(self, since: date, words: Phrase, **said: Any) -> Unfilled:
        rule = self.rule.rule
        return Unfilled(rule.article, rule.check, since, words, **said)

    def of_territory(self, breach: Breach) -> Unfilled:
        """An institution present on the territory, or a college, without anybody on a seat."""
        what, _space, code = breach.subject.partition(" ")
        if what == "college":
            words = breach.words if breach.on > self.on else Phrase(NOBODY)
            return self.made(breach.on, words, college=code, mend=breach.mend)
        presence = self.presence(code)
        seat, words = self.seat_of(presence)
        said = {"college": presence.college, "institution": presence.institution}
        shown = breach.words if breach.on > self.on else words
        return self.made(breach.on, shown, seat=seat, mend=breach.mend, **said)

    def presence(self, pk: str) -> PresenceFact:
        return next(fact for fact in self.index.every(PRESENCES) or () if fact.id == pk)

    def seat_of(self, presence: PresenceFact) -> tuple[str, Phrase]:
        """The seat that an institution has for its presence, if any, and why it does not do."""
        name = self.index.institution_name(presence.institution)
        seats = [seat for seat in self.seats if seat.institution == presence.institution]
        own = [seat for seat in seats if seat.college == presence.college]
        filling = [seat for seat in own if seat.kind != SeatKind.INVITED]
        for found, words in ((filling, EMPTY), (own, INVITED), (seats, ELSEWHERE)):
            if found:
                return found[0].id, Phrase(words, institution=name)
        return "", Phrase(NO_SEAT, institution=name)

    @cached_property
    def seats(self) -> list[SeatFact]:
        """The seats that exist today."""
        every = self.index.seats(self.body)
        return [seat for seat, days in every if days is not None and self.on in days]

    def of_seat(self, breach: Breach) -> Unfilled:
        """A seat that misses some of its holders."""
        seat = self.index.get(SEATS_BY_ID, breach.subject)[-1]
        said = {"college": seat.college, "institution": seat.institution, "seat": seat.id}
        words = breach.words if breach.on > self.on else self.holders_missing(seat)
        return self.made(breach.on, words, mend=breach.mend, **said)

    def holders_missing(self, seat: SeatFact) -> Phrase:
        """How many persons a seat misses today."""
        agreed: Any = (self.rule.values or {}).get("holders")
        wanted = agreed or self.rule.charter.vocabulary.body_kinds[self.body.kind].holders
        held = len({mandate.person for mandate in self.index.holding(seat.id, self.on)})
        count, name = wanted - held, self.index.name_of(seat)
        return Phrase(HOLDERS if held else EMPTY, institution=name, count=count)

    def of_office(self, breach: Breach) -> Unfilled:
        """An office without its team; or whatever else the rule says."""
        ours = breach.on <= self.on and self.rule.rule.check == "team_size"
        words = self.team_today() if ours else breach.words
        return self.made(breach.on, words, mend=breach.mend)

    def team_today(self) -> Phrase:
        """How many are missing in the team of an office, or too many."""
        agreed: Mapping[str, Any] = self.rule.values or {}
        office = self.rule.charter.vocabulary.offices[agreed["office"]]
        known = self.index.get(OFFICES, (office.code, self.body.id))
        held = len({o.person for o in known if self.on in period(o.starts, o.ends)})
        if held > agreed["maximum"]:
            return Phrase(MANY, office=office.name, count=held, maximum=agreed["maximum"])
        return Phrase(TEAM, office=office.name, count=agreed["minimum"] - held)
