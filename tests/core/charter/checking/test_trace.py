"""A verdict rests on the facts that its trace lists, and on no other."""

from __future__ import annotations

import ast
import gc
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec import structs

from tests.core.charter.cases import read_cases, record_of
from tests.core.charter.every_check import EVERY_CHECK
from tests.core.charter.facts.test_record import DAYS, RECORDS
from tests.effort import examples
from tests.paths import CHARTERS
from tourdetable.core.charter.checking import checks
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.changes import EVERYWHERE, kinds_differing
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.kinds import id_of, one
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.facts.shapes import fact_shapes
from tourdetable.core.charter.judge.evaluate import Judgement, RuleOnDay, evaluate, judge_article
from tourdetable.core.charter.judge.explanation import explain
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.core.charter.text.loader import load

CASES = [
    case
    for file in sorted((CHARTERS / "cases").glob("*/*.toml"))
    for case in read_cases(file.read_text(encoding="utf-8"))
]
TEXTS = {
    file.stem: load(file.read_text(encoding="utf-8")) for file in sorted(CHARTERS.glob("*.md"))
}
JUDGING = sorted(name for name, check in CHECKS.items() if not check.fixed)


def facts_of(record: Record) -> Iterator[tuple[str, Any]]:
    for kind in fact_shapes():
        yield from ((kind, fact) for fact in getattr(record, kind) or ())


def without(record: Record, kind: str, fact: Any) -> Record:
    kept: Any = tuple(f for f in getattr(record, kind) if f != fact)
    return structs.replace(record, **{kind: kept})


def judged(charter: Charter, record: Record, on: date) -> list[Judgement]:
    index = Index(record)
    return [
        judgement
        for article in charter.articles
        for judgement in judge_article(charter, article, index, on, traced=True)
        if judgement.trace is not None
    ]


def again(charter: Charter, record: Record, judgement: Judgement, on: date) -> Verdict | None:
    """The verdict of the same rule for the same body on other facts."""
    index, rule = Index(record), RuleOnDay(charter, judgement.rule, on)
    body = next((b for b in index.bodies if b.id == judgement.verdict.body), None)
    if body is None and judgement.verdict.body is not None:
        return None
    return rule.judge(index, body).verdict


def changing(charter: Charter, record: Record, on: date) -> Iterator[tuple[str, str]]:
    """The check and the kind of each listed fact that changes a verdict once it is removed.

    A fact that is not listed never does, nor one of a kind that the check does not say it reads.
    """
    for judgement in judged(charter, record, on):
        assert judgement.trace is not None
        listed = set(judgement.trace.used)
        for kind, fact in facts_of(record):
            verdict = again(charter, without(record, kind, fact), judgement, on)
            if verdict != judgement.verdict:
                assert (kind, fact) in listed, (judgement.verdict, kind, fact)
                read = EVERYWHERE.union(CHECKS[judgement.rule.check].reads)
                assert not read.isdisjoint(told_otherwise(record, kind, fact, judgement))
                yield judgement.rule.check, kind


def told_otherwise(record: Record, kind: str, fact: Any, judgement: Judgement) -> set[str]:
    """The kinds of facts that are not what they were, once a fact is removed, where a rule is
    judged: its own, and those that hung on it."""
    body = judgement.verdict.body or ""
    parts = [Index(one).part(body).record for one in (record, without(record, kind, fact))]
    return {kind, *kinds_differing(*parts)}


def only(charter: Charter, *, article: str = "", check: str = "") -> Charter:
    """The charter cut down to one article, or to the articles of one check."""
    kept = [
        a
        for a in charter.articles
        if a.id == article or any(rule.check == check for rule in a.rules)
    ]
    return replace(charter, articles=tuple(kept))


def test_in_the_worked_cases_an_unlisted_fact_never_changes_the_verdict() -> None:
    for case in CASES:
        charter = only(TEXTS[case.charter], article=case.article)
        for _ in changing(charter, case.record, case.on):
            pass


@pytest.mark.parametrize("check", JUDGING)
def test_each_check_lists_a_fact_whose_removal_changes_its_verdict(check: str) -> None:
    charter = only(EVERY_CHECK, check=check)
    kinds = (kind for case in CASES for _, kind in changing(charter, case.record, case.on))
    assert any(kind != "bodies" for kind in kinds)


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=RECORDS, on=DAYS)
def test_a_fact_that_is_not_listed_never_changes_a_verdict(record: Record, on: date) -> None:
    for _ in changing(EVERY_CHECK, record, on):
        pass


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=RECORDS, on=DAYS)
def test_tracing_changes_no_verdict_and_lists_every_proof(record: Record, on: date) -> None:
    report = evaluate(EVERY_CHECK, record, on=on)
    traced = {(j.rule.article, j.verdict.body): j for j in judged(EVERY_CHECK, record, on)}
    for verdict in report.verdicts:
        judgement = traced.get((verdict.clause, verdict.body))
        if judgement is None or judgement.trace is None:
            continue
        assert judgement.verdict == verdict
        listed = {(one(kind), id_of(kind, fact)) for kind, fact in judgement.trace.used}
        assert {(e.kind, e.id) for e in verdict.evidence} <= listed
        left_out = {read for read, _ in judgement.trace.left_out}
        assert left_out.isdisjoint(judgement.trace.used)


def test_an_article_on_the_colleges_of_seats_lists_no_meeting_and_no_commitment() -> None:
    record = record_of(
        {
            "bodies": ["gare council 2026-09-01"],
            "seats": [f"{c} gare {c} 2026-09-01" for c in ("residents", "associations")],
            "mandates": ["residents Ann 2026-09-01", "associations Bea 2026-09-01"],
            "meetings": ["m1 gare session 2026-10-06 recorded"],
            "attendances": ["m1 residents Ann"],
            "commitments": ["c1 gare Ann member 2026-09-01"],
        }
    )
    charter = TEXTS["conseil-de-quartier"]
    (explanation,) = explain(charter, record, "CQ-04", on=date(2027, 4, 6))
    used = next(n for n in explanation.tree.children if str(n.words).startswith("Facts used"))
    assert {node.kind for node in used.children} == {"body", "seat", "mandate"}


def imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize(
    "file", sorted(Path(checks.__path__[0]).rglob("*.py")), ids=lambda f: f.stem
)
def test_a_check_reads_facts_through_its_context_only(file: Path) -> None:
    assert imported(file).isdisjoint({"index", "record", "trace"})


def test_two_evaluations_at_the_same_time_leave_the_collector_on() -> None:
    both, seen = threading.Barrier(2), []

    def judge() -> None:
        both.wait()
        for _ in range(20):
            evaluate(TEXTS["itc"], CASES[0].record, on=CASES[0].on)
            seen.append(gc.isenabled())

    threads = [threading.Thread(target=judge) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [True] * 40
    assert gc.isenabled()
