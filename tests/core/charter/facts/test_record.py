"""What holds for any record: the order of facts never matters, nothing well formed fails, no mend
ever harms."""

from __future__ import annotations

import gc
import random
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from tests.core.charter.cases import record_of
from tests.effort import examples
from tests.paths import CHARTERS
from tourdetable.core.charter.facts.record import AttendanceFact, BodyFact, Record, TurnFact
from tourdetable.core.charter.facts.shapes import MAY_BE_UNKEPT, FactShape, FieldShape, fact_shapes
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.judge.explanation import explain
from tourdetable.core.charter.judge.timeline import timeline
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.charter.text.loader import load

IDS = st.sampled_from(["a", "b", "c", "d"])
DAYS = st.dates(date(2025, 6, 1), date(2029, 6, 1))
CODES = {
    ("bodies", "kind"): ["club", "working_group", "itc", "technical_committee", "evaluation_board"],
    ("seats", "kind"): ["standing", "standing", "light", "invited"],
    ("seats", "college"): ["state", "caf", "health_agency"],
    ("presences", "college"): ["state", "caf"],
    ("offices", "kind"): ["lead", "facilitator", "coordinator"],
    ("meetings", "kind"): [
        "gathering",
        "experience_report",
        "group_session",
        "session",
        "report_back",
    ],
    ("replies", "answer"): ["attend", "pair", "excused"],
    ("turns", "duty"): ["facilitation", "minutes"],
    ("exceptions", "clause"): [
        "ITC-14",
        "ITC-12",
        "ITC-01",
        "CLUB-12",
        "CLUB-11",
        "CLUB-19",
        "E-6",
        "E-11",
    ],
    ("minutes", "state"): ["draft", "adopted", "superseded"],
    ("commitments", "kind"): ["member", "one_off_guest"],
    ("acceptances", "version"): ["2026.1", "2027.1"],
}


def values(kind: str, field: FieldShape) -> st.SearchStrategy[Any]:
    """Any value of a field; ids are few, so that facts often meet."""
    plain: dict[type, st.SearchStrategy[Any]] = {
        str: st.sampled_from(CODES.get((kind, field.name), ["a", "b", "c", "d"])),
        date: DAYS,
        bool: st.booleans(),
        int: st.integers(2025, 2029),
        tuple: st.lists(IDS, max_size=3).map(tuple),
    }
    found = plain[field.type]
    return st.none() | found if field.optional else found


def facts(shape: FactShape) -> st.SearchStrategy[Any]:
    """A few facts of one kind, or that nobody keeps them."""
    made = st.builds(shape.made, **{f.name: values(shape.kind, f) for f in shape.fields.values()})
    unique = (lambda fact: fact.id) if "id" in shape.fields else None
    several = st.lists(made, max_size=4, unique_by=unique).map(tuple)
    return st.none() | several if shape.optional else several


RECORDS = st.builds(
    Record,
    unkept=st.just(frozenset()) | st.frozensets(st.sampled_from(MAY_BE_UNKEPT), max_size=2),
    **{kind: facts(shape) for kind, shape in fact_shapes().items()},
)


BODY = BodyFact("b", "itc", "Berre", date(2026, 9, 1))


def test_a_fact_is_frozen_and_compared_by_value() -> None:
    same = BodyFact(id="b", kind="itc", name="Berre", starts=date(2026, 9, 1))
    assert (BODY, hash(BODY)) == (same, hash(same))
    assert replace(BODY, name="Arles") != BODY
    with pytest.raises(AttributeError):
        BODY.name = "Arles"  # type: ignore[misc]  # it is what is tested


@pytest.mark.parametrize("kind", [*fact_shapes()])
def test_facts_of_every_kind_are_hashed_and_cost_the_collector_nothing(kind: str) -> None:
    shape = fact_shapes()[kind]
    plain = {str: "x", date: date(2027, 1, 5), bool: True, int: 2027, tuple: ("x",)}
    fact = shape.made(**{f.name: plain[f.type] for f in shape.fields.values()})
    assert {fact: kind}[fact] == kind
    assert not gc.is_tracked(fact)


def test_two_kinds_with_the_same_fields_are_not_the_same_fact() -> None:
    reply = AttendanceFact("m", "s", "p")
    assert reply != TurnFact("m", "s", "p")


def read(slug: str) -> Charter:
    return load((CHARTERS / f"{slug}.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("slug", sorted(file.stem for file in CHARTERS.glob("*.md")))
@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=RECORDS, on=DAYS, seed=st.randoms(use_true_random=False))
def test_any_record_has_its_verdicts_whatever_the_order_of_facts(
    slug: str, record: Record, on: date, seed: random.Random
) -> None:
    given_facts = asdict(record)
    shuffled = {
        name: tuple(seed.sample(some, len(some))) if isinstance(some, tuple) else some
        for name, some in given_facts.items()
    }
    report = evaluate(read(slug), record, on=on)
    assert evaluate(read(slug), Record(**shuffled), on=on) == report
    for verdict in report.verdicts:
        assert str(verdict.words)
        assert verdict.broken_on is None or verdict.state is State.BROKEN
        assert verdict.broken_on is None or verdict.broken_on <= on
        assert verdict.next_break is None or verdict.next_break > on


def pace(days: list[date], on: date) -> State:
    lines = [f"s{n} berre session {day}" for n, day in enumerate(days)]
    record = record_of({"bodies": ["berre itc 2026-09-01"], "meetings": lines})
    return evaluate(read("itc"), record, on=on).state_of("ITC-14")


@settings(max_examples=examples(100), deadline=None)
@given(
    days=st.lists(st.dates(date(2026, 9, 1), date(2027, 12, 31)), max_size=9, unique=True),
    extra=st.dates(date(2026, 9, 1), date(2027, 12, 31)),
    on=st.dates(date(2026, 9, 1), date(2027, 8, 31)),
)
def test_one_meeting_more_never_breaks_a_kept_pace(days: list[date], extra: date, on: date) -> None:
    before, after = pace(days, on), pace([*days, extra], on)
    if before is State.KEPT:
        assert after in {State.KEPT, State.AT_RISK}
    if before is not State.BROKEN:
        assert after is not State.BROKEN


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=RECORDS, on=DAYS)
def test_what_nobody_keeps_is_never_guessed(record: Record, on: date) -> None:
    """Without the newer kinds of facts, what rests on them alone is neither kept nor broken."""
    bare = replace(
        record, **{kind: None for kind, shape in fact_shapes().items() if shape.optional}
    )
    report = evaluate(read("itc"), bare, on=on)
    for clause in ("ITC-04", "ITC-12", "ITC-15", "ITC-16"):
        assert report.state_of(clause) in {State.UNKNOWN, State.NOT_CONCERNED}


@pytest.mark.parametrize("slug", sorted(file.stem for file in CHARTERS.glob("*.md")))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=RECORDS, on=DAYS)
def test_any_record_is_explained_and_foreseen(slug: str, record: Record, on: date) -> None:
    charter = read(slug)
    assert all(milestone.on > on for milestone in timeline(charter, record, on=on))
    report = evaluate(charter, record, on=on)
    for clause in charter.articles_by_id:
        told = [e.verdict for e in explain(charter, record, clause, on=on)]
        assert tuple(told) == report.of(clause)
