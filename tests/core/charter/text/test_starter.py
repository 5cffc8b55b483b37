"""The charter that a network begins with is one."""

from __future__ import annotations

from tourdetable.core.charter.text.loader import load
from tourdetable.core.charter.text.starter import STARTER


def test_the_starter_is_a_charter_with_a_rule_to_change() -> None:
    charter = load(STARTER)
    assert (charter.slug, charter.language) == ("mon-reseau", "fr")
    assert charter.articles_by_id
    assert any(article.rules for article in charter.articles)
