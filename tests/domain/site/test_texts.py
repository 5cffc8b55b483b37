from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import examples
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience
from tourdetable.domain.site.texts import images_in, must_be_for_everybody, public_words

LINES = st.sampled_from(
    ["", "Un mot.", "- un", "  - deux", "> dit", "::: body", ":::", "::: public", "CANARI", "```"]
)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(LINES, max_size=9))
def test_what_is_let_through_reads_the_same_for_everybody(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        must_be_for_everybody(text)
    except ValidationError:
        return
    document = parse(text, default=Audience.PUBLIC)
    whole = prune(document, Audience.PRESENT)
    assert to_html(prune(document, Audience.PUBLIC)) == to_html(whole)


def test_words_are_kept_bounded_and_said() -> None:
    assert public_words("\n\nUn.\r\nDeux. ", "text") == "Un.\nDeux."
    for text in ("  ", "x" * 60_001, "::: body"):
        with pytest.raises(ValidationError) as refused:
            public_words(text, "text", missing="Dites-le.")
        assert list(refused.value.message_dict) == ["text"]


def test_an_image_is_a_line_of_its_own() -> None:
    assert images_in("[image 1]\nvoir [image 2]\n\n  [image 12]  ") == {1, 12}
