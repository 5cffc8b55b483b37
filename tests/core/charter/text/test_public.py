"""What a charter makes public."""

from __future__ import annotations

import pytest

from tests.paths import ROOT
from tourdetable.core.charter.terms.errors import CharterErrors
from tourdetable.core.charter.terms.model import PublicRule
from tourdetable.core.charter.text.loader import load

CHARTER = (ROOT / "tests" / "domain" / "circle.md").read_text(encoding="utf-8")
BEGIN = "[[body_kinds]]"


def public(said: str) -> PublicRule:
    return load(CHARTER.replace(BEGIN, f"[public]\n{said}\n\n{BEGIN}", 1), file="c.md").public


def test_a_charter_that_says_nothing_makes_nothing_public() -> None:
    assert load(CHARTER, file="c.md").public == PublicRule(text=False, bodies=())


def test_the_text_and_kinds_of_bodies_are_made_public() -> None:
    assert public('text = true\nbodies = ["circle"]') == PublicRule(text=True, bodies=("circle",))
    assert public("bodies = []") == PublicRule()


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ('bodies = ["ghost"]', "ghost"),
        ('text = "yes"', "true"),
        ("peopel = true", "peopel"),
    ],
)
def test_what_is_not_understood_is_refused_with_a_remedy(said: str, problem: str) -> None:
    with pytest.raises(CharterErrors) as told:
        public(said)
    assert problem in str(told.value)
