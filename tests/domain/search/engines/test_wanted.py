from __future__ import annotations

from tourdetable.domain.search.engines.wanted import FIRST, LAST, Wanted


def test_a_question_without_any_word_has_no_answer() -> None:
    assert [Wanted(every).impossible for every in ((), (("wa",), ()), (("wa",),))] == [
        True,
        True,
        False,
    ]
    assert (Wanted((("wa",),)).first, Wanted((("wa",),)).last) == (FIRST, LAST)
