from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.documents.every_kind import WRITTEN
from tests.core.documents.samples import RECORD, written
from tourdetable.core.documents.formats.pages import page, tree


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_words_are_words(name: str) -> None:
    """Markup typed in a field shows as it was typed."""
    document = WRITTEN[name]
    said = page(document.template, replace(document, letterhead=document.letterhead))
    assert "<script" not in said
    assert "<h1>" in said


def test_markup_in_a_title_is_escaped() -> None:
    one = replace(RECORD.decisions[0], title="<script>a</script>", reference="")
    said = page("decision_record", replace(RECORD, decisions=(one,)))
    assert ("<script>" in said, "&lt;script&gt;" in said) == (False, True)


def test_the_dissensus_is_never_left_out() -> None:
    one = replace(RECORD.decisions[0], dissents=())
    said = page("decision_record", replace(RECORD, decisions=(one,)))
    assert "Aucun dissensus exprimé" in said


def test_a_text_stands_below_its_heading() -> None:
    assert tree(written("# A\n\nb"), 2) == "<h3>A</h3><p>b</p>"
