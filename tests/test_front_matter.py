"""`docs/charter-front.md` says each key of the front matter, and each code that a key takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from tourdetable.core.charter.terms.competence import Competence, CompetenceScope, EffectKind
from tourdetable.core.charter.terms.model import (
    COUNTED,
    Adoption,
    Attribution,
    BodyKind,
    ChangelogEntry,
    CollegeKind,
    DutyKind,
    Front,
    FunctionKind,
    Gate,
    MeetingKind,
    MinutesRule,
    OfficeKind,
    PublicRule,
    Right,
    SeasonRule,
    Vocabulary,
    Weight,
)
from tourdetable.core.charter.text.front import POSITIONS
from tourdetable.core.words.audience import Audience
from tourdetable.core.words.language import LANGUAGES

PAGE = (Path(__file__).parents[1] / "docs" / "charter-front.md").read_text(encoding="utf-8")
KINDS = (BodyKind, CollegeKind, MeetingKind, OfficeKind, DutyKind, FunctionKind)
CODES = (Adoption, Attribution, Audience, CompetenceScope, EffectKind, Gate, Right, Weight)
WRITTEN = {"slug": "charter"}
"""Fields of the model that a charter writes with another key."""


def sections() -> dict[str, str]:
    """The parts of the page, by what their titles name."""
    parts = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    return {part.splitlines()[0]: part for part in parts}


def section(name: str) -> str:
    return next(part for title, part in sections().items() if name in title)


def rows(part: str) -> dict[str, list[str]]:
    """The rows of the tables of a part, by the key that they begin with."""
    found = (line.split("|")[1:-1] for line in part.splitlines() if line.startswith("| `"))
    return {cells[0].strip().strip("`"): [cell.strip() for cell in cells] for cells in found}


def keys_of(model: type) -> set[str]:
    return {WRITTEN.get(f.name, f.name) for f in fields(model)}  # type: ignore[arg-type]  # a dataclass


TABLES = {"vocabulary", "minutes", "changes", "competences", "public"}


def documented() -> Iterator[tuple[str, set[str], set[str]]]:
    """A part of the page, the keys that the model has there, those that the page tells."""
    yield "L’en-tête", keys_of(Front) - TABLES, set(rows(sections()[next(iter(sections()))]))
    yield "[minutes]", keys_of(MinutesRule), set(rows(section("[minutes]")))
    yield "[public]", keys_of(PublicRule), set(rows(section("[public]")))
    kinds = set().union(*map(keys_of, KINDS))
    yield "kinds", kinds, set(rows(section("[[body_kinds]]")))
    yield "rights", {right.value for right in Right}, set(rows(section("les droits")))
    yield "audiences", {one.value for one in Audience}, set(rows(section("les publics")))
    yield "[[competences]]", keys_of(Competence), set(rows(section("[[competences]]")))
    yield "[[changes]]", keys_of(ChangelogEntry), set(rows(section("[[changes]]")))


@pytest.mark.parametrize(("part", "model", "page"), list(documented()))
def test_each_key_of_the_model_is_told_and_no_other(
    part: str, model: set[str], page: set[str]
) -> None:
    assert (part, page) == (part, model)


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_says_which_kinds_take_each_key(kind: type) -> None:
    name = {BodyKind: "body_kinds", CollegeKind: "colleges", MeetingKind: "meeting_kinds"} | {
        OfficeKind: "offices",
        DutyKind: "duties",
        FunctionKind: "functions",
    }
    told = rows(section("[[body_kinds]]"))
    mine = {key for key, cells in told.items() if "partout" in cells[1] or name[kind] in cells[1]}
    assert mine == keys_of(kind)


def test_each_code_that_a_key_takes_is_told() -> None:
    codes = {code.value for kind in CODES for code in kind} | set(POSITIONS) | set(LANGUAGES)
    codes |= {f.name for f in fields(Vocabulary)} | keys_of(SeasonRule) | set(COUNTED)
    assert {code for code in codes if not re.search(rf"`[^`]*\b{code}\b[^`]*`", PAGE)} == set()
