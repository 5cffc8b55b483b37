"""A verdict opens into parameters, facts used, and facts ignored with their reasons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.core.charter.cases import read_cases, record_of
from tests.paths import CHARTERS
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.explanation import ExplanationNode, explain, explanation_to_json
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.charter.text.loader import load

FILES = sorted((CHARTERS / "cases").glob("*/*.toml"))
ON = date(2027, 4, 6)
BERRE = {
    "bodies": ["berre itc 2026-09-22"],
    "seats": [
        "caf berre caf "
        "2026-09-22", "sud berre region 2026-09-22 light", "old berre state 2026-07-01..2026-08-30",
    ],
    "mandates": ["caf Inès 2026-09-22", "caf Karim 2027-05-01", "caf Léa 2024-01-01..2026-06-30"],
    "themes": ["youth berre 2026-09-22..2027-06-30"],
    "meetings": [
        "s1 berre session 2026-09-29 recorded", "s2 berre session 2026-11-17 recorded cancelled",
        "s3 berre session 2026-11-24 recorded", "r1 berre report_back 2027-01-12 recorded",
        "s0 berre session 2026-06-30 recorded",
    ],
    "attendances": ["s1 caf Inès", "s3 caf Karim", "s2 caf Inès"],
}  # fmt: skip


def read(slug: str) -> Charter:
    return load((CHARTERS / f"{slug}.md").read_text(encoding="utf-8"))


def branches(clause: str, record: Record) -> dict[str, ExplanationNode]:
    (explanation,) = explain(read("itc"), record, clause, on=ON)
    return {str(node.words).split(":")[0]: node for node in explanation.tree.children}


def test_each_ignored_fact_says_why() -> None:
    ignored = branches("ITC-12", record_of(BERRE))["Facts ignored"]
    assert [(n.kind, n.id, str(n.on), str(n.children[0].words)) for n in ignored.children] == [
        ("attendance", None, "2026-11-24", "this person held no mandate on that day"),
        ("mandate", "mandate-2", "2024-01-01", "not held on the days that count here"),
        ("mandate", "mandate-1", "2027-05-01", "not held on the days that count here"),
        ("meeting", "s0", "2026-06-30", "outside the days that count here"),
        ("meeting", "s2", "2026-11-17", "cancelled"),
        ("meeting", "r1", "2027-01-12", "a kind of meeting that this article is not about"),
        ("seat", "old", "2026-07-01", "outside the life of the body"),
        ("seat", "sud", "2026-09-22", "a kind of seat that this article does not count"),
    ]


def test_the_parameters_say_since_when_and_by_what_text() -> None:
    text = (CHARTERS / "itc.md").read_text(encoding="utf-8")
    sourced = text.replace(
        '{ "2018-01-01" = 2 }', '{ "2018-01-01" = { value = 2, source = "Règlement, 2018" } }'
    )
    (explanation,) = explain(load(sourced), record_of(BERRE), "ITC-14", on=ON)
    (months, counting) = explanation.tree.children[0].children
    assert (
        str(months.words)
        == "Longest time between two meetings, in months: 2 since 2018-01-01 (Règlement, 2018)"
    )
    assert str(counting.words) == "Way of counting: from one meeting to the next"


def test_a_lifted_breach_names_its_decision() -> None:
    record = record_of(BERRE | {"exceptions": ["ITC-14 berre D-12 2026-11-25..2027-08-31"]})
    (lifted,) = branches("ITC-14", record)["Breaches that a recorded decision lifts"].children[:1]
    assert [str(n.words) for n in lifted.children] == [
        "Decision D-12, from 2026-11-25 to 2027-08-31"
    ]


def test_kinds_that_nobody_keeps_are_named() -> None:
    unkept = branches("ITC-13", record_of(BERRE))["Kinds of facts that nobody keeps"]
    assert [n.kind for n in unkept.children] == ["minutes", "minutes_readings"]


def test_only_the_kinds_that_the_rule_asks_for_are_named() -> None:
    unkept = branches("ITC-16", record_of(BERRE))["Kinds of facts that nobody keeps"]
    assert [n.kind for n in unkept.children] == ["relays"]


def test_what_the_network_keeps_for_all_its_bodies_is_told_body_by_body() -> None:
    """Acceptances hang on persons: those of others than the body's are not its facts."""
    club = {
        "bodies": ["club club 2024-01-01", "other club 2024-01-01"],
        "seats": ["ars club health_agency 2024-01-01", "caf other social_security 2024-01-01"],
        "mandates": ["ars Maud 2024-01-01", "caf Inès 2024-01-01"],
        "acceptances": ["Maud 2027.1 2027-01-10", "Inès 2027.1 2027-01-11"],
    }
    found = explain(read("club-des-territoires"), record_of(club), "CLUB-11", on=ON)
    trees = [e.tree.children for e in found if e.verdict.check == "acceptance"]
    names = [str(branch.words).split(":")[0] for branches in trees for branch in branches]
    assert "Kinds of facts that nobody keeps" not in names
    used = [
        [n for b in branches if "used" in str(b.words) for n in b.children] for branches in trees
    ]
    assert [[str(n.on) for n in nodes if n.kind == "acceptance"] for nodes in used] == [
        ["2027-01-10"],
        ["2027-01-11"],
    ]


def test_a_kind_of_the_core_may_be_kept_by_nobody() -> None:
    record = replace(record_of(BERRE), unkept=frozenset({"meetings"}))
    (explanation,) = explain(read("itc"), record, "ITC-14", on=ON)
    assert explanation.verdict.state is State.UNKNOWN
    assert str(explanation.verdict.words) == "Nobody keeps the facts that this article rests on"
    assert [n.kind for n in explanation.tree.children[-1].children] == ["meetings"]


@pytest.mark.parametrize("slug", sorted(file.stem for file in CHARTERS.glob("*.md")))
def test_an_article_that_concerns_nobody_opens_too(slug: str) -> None:
    charter = read(slug)
    for clause in charter.articles_by_id:
        for explanation in explain(charter, Record(), clause, on=ON):
            assert explanation.tree.words == explanation.verdict.words


def test_an_article_that_is_not_there_has_no_explanation() -> None:
    assert explain(read("itc"), Record(), "ITC-99", on=ON) == ()


@pytest.mark.parametrize("file", FILES, ids=[f.stem for f in FILES])
def test_every_example_opens(file: Path) -> None:
    for case in read_cases(file.read_text(encoding="utf-8")):
        for explanation in explain(read(case.charter), case.record, case.article, on=case.on):
            assert explanation_to_json(explanation)["tree"]["words"] == str(
                explanation.verdict.words
            )
