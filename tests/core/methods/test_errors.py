"""How mistakes are said."""

from __future__ import annotations

from tourdetable.core.methods.errors import MethodMistake, MethodMistakes, among, excerpt_of
from tourdetable.core.words.phrase import Phrase


def test_the_nearest_name_is_told_when_one_is_near() -> None:
    assert str(among("sielnt", ["silent", "dots"])) == (
        "write one of `silent`, `dots`: did you mean `silent`?"
    )
    assert str(among("zzz", ["silent", "dots"])) == "write one of `silent`, `dots`"


def test_what_is_shown_of_a_file_is_short_and_harmless() -> None:
    assert excerpt_of("a\x1b[31m\nb") == "a[31m b"
    assert excerpt_of("x" * 99) == "x" * 59 + "…"


def test_several_mistakes_read_as_lines_in_their_order() -> None:
    late, soon = (MethodMistake("f", line, "k", Phrase("bad"), Phrase("write")) for line in (9, 2))
    both = MethodMistakes([late, soon])
    assert str(both) == "f:2: key `k`: bad — write\nf:9: key `k`: bad — write"
    assert both.line == 2
