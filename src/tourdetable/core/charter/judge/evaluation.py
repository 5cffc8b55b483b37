"""An evaluation that is kept: when one body's facts change, that body alone is judged again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.evaluate import RuleOnDay
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import Report, Verdict

Judged = Mapping[str | None, Verdict]
"""The verdicts of one rule, by body (None: the network, or nobody)."""


@dataclass(frozen=True)
class Evaluation:
    """A charter judged on a day, with the index it was judged on."""

    charter: Charter
    on: date
    index: Index
    judged: tuple[tuple[RuleOnDay, Judged], ...]

    @classmethod
    def of(cls, charter: Charter, record: Record, *, on: date) -> Evaluation:
        """Judge everything once."""
        index = Index(record)
        rules = [RuleOnDay(charter, r, on) for article in charter.articles for r in article.rules]
        judged = tuple(
            (rule, {j.verdict.body: j.verdict for j in rule.judge_all(index)}) for rule in rules
        )
        return cls(charter, on, index, judged)

    @property
    def report(self) -> Report:
        """All verdicts, in the charter's order, then by the bodies' names: as `evaluate` gives."""
        verdicts = tuple(v for _, judged in self.judged for v in judged.values())
        return Report(self.charter.slug, self.charter.version, self.on, verdicts)

    def replace_body(self, body: str, facts: Record) -> Evaluation:
        """The same evaluation, once these are all the facts of one body (not the network's).

        The rules of the network as a whole are judged again; the other bodies are not.
        """
        index = self.index.replace(body, facts)
        judged = tuple((rule, _again(rule, known, index, body)) for rule, known in self.judged)
        return Evaluation(self.charter, self.on, index, judged)


def _again(rule: RuleOnDay, known: Judged, index: Index, body: str) -> Judged:
    if rule.check.fixed or rule.values is None:
        return known
    if rule.of_network:
        return {None: rule.judge(index, None).verdict}
    changed = rule.subjects(b for b in index.bodies if b.id == body)
    judged = dict(known)
    judged.pop(body, None)
    for one in filter(None, changed):
        judged[one.id] = rule.judge(index, one).verdict
    by_name: Judged = {body.id: judged[body.id] for body in index.bodies if body.id in judged}
    return by_name or {None: rule.nobody().verdict}
