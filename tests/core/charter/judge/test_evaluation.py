"""One body judged again gives what judging everything gives."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.charter.cases import record_of
from tests.paths import CHARTERS
from tourdetable.core.charter.facts.parts import CutRecord
from tourdetable.core.charter.facts.record import (
    AcceptanceFact,
    ExceptionFact,
    ProgrammeFact,
    Record,
)
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.judge.timeline import timeline
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.text.loader import load

ON = date(2027, 4, 6)
TWO = {
    "bodies": ["arles itc 2026-09-22", "berre itc 2026-09-22", "board evaluation_board 2020-01-01"],
    "seats": ["caf arles caf 2026-09-22", "caf2 berre caf 2026-09-22 of=caf"],
    "mandates": ["caf Inès 2026-09-22", "caf2 Karim 2026-09-22"],
    "meetings": ["a1 arles session 2026-09-29", "b1 berre session 2026-09-29"],
    "exceptions": ["ITC-14 berre D-1 2026-11-01..2027-08-31"],
    "offices": ["coordinator Mohamed * 2024-04-16"],
}


def read(slug: str) -> Charter:
    return load((CHARTERS / f"{slug}.md").read_text(encoding="utf-8"))


def test_judging_everything_is_the_same_report() -> None:
    record = record_of(TWO)
    assert Evaluation.of(read("itc"), record, on=ON).report == evaluate(read("itc"), record, on=ON)


@settings(max_examples=40, deadline=None)
@given(days=st.lists(st.dates(date(2026, 9, 1), date(2027, 8, 31)), max_size=6, unique=True))
def test_a_body_with_other_meetings_is_judged_alone(days: list[date]) -> None:
    record = record_of(TWO)
    kept = Evaluation.of(read("itc"), record, on=ON)
    fresh = record_of(
        {"meetings": [f"n{n} berre session {day}" for n, day in enumerate(days)]}
    ).meetings
    part = replace(kept.index.part("berre").record, meetings=fresh)
    whole = replace(record, meetings=(*(m for m in record.meetings if m.body != "berre"), *fresh))
    assert kept.replace_body("berre", part).report == evaluate(read("itc"), whole, on=ON)


@pytest.mark.parametrize("change", ["gone", "ended", "renamed", "new"])
def test_a_body_that_comes_goes_or_changes_its_name(change: str) -> None:
    record = record_of(TWO)
    kept = Evaluation.of(read("itc"), record, on=ON)
    (arles,) = (b for b in record.bodies if b.id == "arles")
    bodies = {
        "gone": (),
        "ended": (replace(arles, ends=date(2026, 8, 31), starts=date(2020, 1, 1)),),
        "renamed": (replace(arles, name="zone d’Arles"),),
        "new": (replace(arles, id="istres", name="istres"),),
    }[change]
    body = "istres" if change == "new" else "arles"
    part = replace(kept.index.part(body).record if change != "new" else Record(), bodies=bodies)
    others = tuple(b for b in record.bodies if b.id != body)
    whole = replace(record, bodies=(*others, *bodies))
    assert kept.replace_body(body, part).report == evaluate(read("itc"), whole, on=ON)


def test_a_body_can_be_replaced_twice() -> None:
    record = record_of(TWO)
    kept = Evaluation.of(read("itc"), record, on=ON)
    part = kept.index.part("berre").record
    assert (
        kept.replace_body("berre", replace(part, meetings=())).replace_body("berre", part).report
        == kept.report
    )


MORE = {
    "meetings": {"parts": {"berre": {"meetings": ()}}},
    "mandates": {"parts": {"arles": {"mandates": ()}, "berre": {"mandates": ()}}},
    "nobody": {"parts": {"arles": {"bodies": ()}, "berre": {"bodies": ()}}},
    "names": {"shared": {"institutions": ()}},
    "offices": {"shared": {"offices": ()}},
    "acceptances": {"shared": {"acceptances": (AcceptanceFact("Inès", "2026.1", ON),)}},
    "unaccepted": {"shared": {"acceptances": None}},
    "programmes": {"shared": {"programmes": (ProgrammeFact("p", 2027, ON),)}},
    "lifted": {"shared": {"exceptions": (ExceptionFact("x", "ITC-14", None, "D-9", ON, ON),)}},
    "both": {"parts": {"berre": {"meetings": ()}}, "shared": {"programmes": (), "offices": ()}},
}


@pytest.mark.parametrize("slug", ["itc", "club-des-territoires"])
@pytest.mark.parametrize("first", MORE)
def test_following_facts_is_judging_them(slug: str, first: str) -> None:
    """One change after the other, and back: each time, as if everything were judged."""
    facts = CutRecord.of(record_of(TWO))
    kept = Evaluation.of(read(slug), facts, on=ON)
    for name in (first, "both", first, "meetings"):
        change = MORE[name]
        parts = {b: replace(facts.parts[b], **said) for b, said in change.get("parts", {}).items()}
        shared = replace(facts.shared, **change["shared"]) if "shared" in change else None
        other = facts.replaced(parts, shared)
        kept = kept.follow(other)
        fresh = Evaluation.of(read(slug), other, on=ON)
        assert kept.report == fresh.report == evaluate(read(slug), other.whole, on=ON)
        assert kept.coming == fresh.coming == timeline(read(slug), other.whole, on=ON)


def test_a_body_that_nothing_concerns_is_not_judged_again() -> None:
    facts = CutRecord.of(record_of(TWO))
    kept = Evaluation.of(read("itc"), facts, on=ON)
    again = kept.follow(facts.replaced({"berre": replace(facts.parts["berre"], meetings=())}))
    before, after = kept.report.by_body, again.report.by_body
    assert all(a is b for a, b in zip(before["arles"], after["arles"], strict=True))
    assert before["berre"] != after["berre"]
    assert kept.follow(facts) is kept
