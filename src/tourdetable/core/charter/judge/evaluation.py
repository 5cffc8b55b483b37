"""An evaluation that is kept, so that when one body's facts change, that body alone is judged again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.evaluate import (
    judge_one,
    judge_rule,
    nobody,
    of_network,
    subjects,
)
from tourdetable.core.charter.judge.unhurried import without_collecting
from tourdetable.core.charter.terms.model import Charter, Rule
from tourdetable.core.charter.terms.verdict import Report, Verdict

Judged = Mapping[str | None, Verdict]
"""The verdicts of one rule, by body (None: the network, or nobody)."""


@dataclass(frozen=True)
class Evaluation:
    """A charter judged on a day, with the index it was judged on: `report` is what `evaluate` gives."""

    charter: Charter
    on: date
    index: Index
    judged: tuple[tuple[Rule, Judged], ...]

    @classmethod
    def of(cls, charter: Charter, record: Record, *, on: date) -> Evaluation:
        """Judge everything once."""
        index = Index(record)
        rules = (rule for article in charter.articles for rule in article.rules)
        with without_collecting():
            judged = tuple(
                (r, {j.verdict.body: j.verdict for j in judge_rule(charter, r, index, on)})
                for r in rules
            )
        return cls(charter, on, index, judged)

    @property
    def report(self) -> Report:
        """All verdicts, in the charter's order, then by the bodies' names."""
        verdicts = tuple(v for _, judged in self.judged for v in judged.values())
        return Report(self.charter.slug, self.charter.version, self.on, verdicts)

    def replace_body(self, body: str, facts: Record) -> Evaluation:
        """The same evaluation, once these are all the facts of one body (its own ones, not the network's).

        The rules of the network as a whole are judged again; the other bodies are not.
        """
        index = self.index.replace(body, facts)
        judged = tuple((rule, self._again(rule, known, index, body)) for rule, known in self.judged)
        return Evaluation(self.charter, self.on, index, judged)

    def _again(self, rule: Rule, known: Judged, index: Index, body: str) -> Judged:
        if (
            CHECKS[rule.check].fixed
            or CHECKS[rule.check].in_force(rule.parameters, self.on) is None
        ):
            return known
        if of_network(self.charter, rule):
            return {None: judge_one(self.charter, rule, index, self.on, None).verdict}
        changed = subjects(self.charter, rule, (b for b in index.bodies if b.id == body), self.on)
        others: dict[str | None, Verdict] = {
            key: verdict for key, verdict in known.items() if key not in (body, None)
        }
        new: dict[str | None, Verdict] = {
            b.id: judge_one(self.charter, rule, index, self.on, b).verdict for b in changed if b
        }
        if not others and not new:
            return {None: nobody(rule, self.on).verdict}
        return _in_order(others | new, index)


def _in_order(judged: Judged, index: Index) -> Judged:
    """Verdicts by the bodies' names."""
    return {b.id: judged[b.id] for b in index.bodies if b.id in judged}
